"""The house itself: layers, sizes, thin notebooks, docstrings, no forbidden words."""

import ast
import importlib.util
import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "analysis"
# The rooms, lowest first; those in one line are neighbours, and do not know each other.
LAYERS = [
    {"errors", "packing"},
    {"paths"},
    {"datasets"},
    {"intake", "measures", "contract", "words"},
    {"figures"},
    {"findings"},
    {"authoring"},
    {"briefs"},
    {"lab"},
    {"cli"},
    {"__main__"},
]
# The same inside these rooms; what is named here is a folder or a module of it.
ROOMS = {
    "briefs": [
        {"plan", "run"},
        {"shelf"},
        {"shown"},
        {"pages"},
        {"batches"},
        {"build"},
        {"fallback", "doctor", "check", "cluster"},
        {"handed"},
    ],
    "intake": [
        {"fields", "sheets", "memory", "fetch"},
        {"raw", "picks", "labels", "steps"},
        {"folder"},
        {"layout"},
        {"grammar", "template"},
        {"formats"},
        {"mapped", "ledger", "aside"},
        {"opened"},
        {"reading"},
        {"ingest"},
    ],
}
ONLY_IN = {
    "matplotlib": {"figures", "authoring"},
    "papermill": {"briefs"},
    "pypandoc": {"briefs"},
    "typst": {"briefs"},
    "ipywidgets": {"lab"},
    "pooch": {"intake"},
    "distributed": {"briefs"},
    "requests": set(),
    "urllib.request": set(),
}
MODULES = sorted(PACKAGE.rglob("*.py"))
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def name_part(path: Path) -> str:
    """Return the name of the room a module belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def list_imports(path: Path) -> set[str]:
    """Return the dotted names a module imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def find_level(layers: list[set[str]], name: str) -> int:
    """Return how high a room lies."""
    return next(level for level, names in enumerate(layers) if name in names)


def is_allowed(layers: list[set[str]], own: str, other: str) -> bool:
    """Say whether one room may import another: itself, or a lower one."""
    return own == other or find_level(layers, other) < find_level(layers, own)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_lower_layers(path: Path) -> None:
    """A module imports lower rooms, or its own; neighbours in one layer do not know each other; so inside a room too."""
    own = path.relative_to(PACKAGE).with_suffix("").parts
    if own == ("__init__",):
        return
    for name in (n for n in list_imports(path) if n.startswith("analysis.")):
        other = name.split(".")[1:]
        assert is_allowed(LAYERS, own[0], other[0]), f"{path.name} imports {name}"
        if own[0] == other[0] and own[0] in ROOMS and len(other) > 1 and own[1] != "__init__":
            assert is_allowed(ROOMS[own[0]], own[1], other[1]), f"{path.name} imports {name}"


def test_no_room_is_crowded() -> None:
    """No folder holds more than 14 modules, and every folder says what it is for."""
    for folder in {path.parent for path in MODULES}:
        assert len([p for p in folder.glob("*.py") if p.name != "__init__.py"]) <= 14
        assert (folder / "__init__.py").is_file()


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_heavy_libraries_stay_in_their_layer(path: Path) -> None:
    """The library matplotlib is imported in figures alone, papermill and pandoc in briefs alone; nothing reaches the network."""
    for name in list_imports(path):
        for library, homes in ONLY_IN.items():
            if name == library or name.startswith(f"{library}."):
                assert name_part(path) in homes, f"{path.name} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_modules_are_short_and_say_what_they_are(path: Path) -> None:
    """No module is over 250 lines, no line over 120 characters; each begins with its purpose."""
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= 250
    assert [line for line in text.splitlines() if len(line) > 120] == []
    assert "# fmt:" not in text
    assert ast.get_docstring(ast.parse(text))


def test_no_column_of_counts_is_filled_with_zero() -> None:
    """Unknown is not zero: fillna(0) stands nowhere on a count of the records."""
    allowed = {"n_repeats", "stage", "values"}
    for path in MODULES:
        for line in path.read_text("utf-8").splitlines():
            if re.search(r"fillna\(0(\.0)?\)", line):
                assert any(name in line for name in allowed), f"{path.name}: {line.strip()}"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_notebooks_are_thin_and_stripped(path: Path) -> None:
    """Cells have at most ten lines, no def, class, loop or try; no outputs are stored; prose holds no digit."""
    for cell in json.loads(path.read_text("utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            assert not re.search(r"\d", source), source
            continue
        assert len(source.splitlines()) <= 10
        assert cell["outputs"] == []
        assert cell["execution_count"] is None
        forbidden = (ast.FunctionDef, ast.ClassDef, ast.For, ast.While, ast.Try, ast.Lambda)
        assert not any(isinstance(node, forbidden) for node in ast.walk(ast.parse(source)))


def test_tests_state_their_fact() -> None:
    """Every test has a one-line docstring that states a fact."""
    for path in (ROOT / "tests").rglob("test_*.py"):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                assert ast.get_docstring(node), f"{path.name}: {node.name}"


def test_every_test_that_is_called_slow_is_there() -> None:
    """A name that stays behind in tests/slow.txt would leave a new test of that name out of `make quick`."""
    named = (ROOT / "tests" / "slow.txt").read_text("utf-8").split()
    there = {
        f"{path.relative_to(ROOT).as_posix()}::{node.name}"
        for path in (ROOT / "tests").rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
    }
    assert [name for name in named if name not in there] == []


def test_every_dependency_has_a_lower_bound_that_the_lock_meets() -> None:
    """Without one, an older release that was never tried would do; quarto-cli is not in the lock, and still has one."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = [project["project"]["dependencies"], *project["project"]["optional-dependencies"].values()]
    locked: dict[str, list[Version]] = {}
    for name, version in re.findall(
        r"(?m)^([A-Za-z0-9._-]+)==([^ ;\\\n]+)", (ROOT / "requirements.lock").read_text("utf-8")
    ):
        locked.setdefault(name, []).append(Version(version))
    for text in (text for group in (*groups, *project["dependency-groups"].values()) for text in group):
        wanted = Requirement(text)
        assert any(bound.operator == ">=" for bound in wanted.specifier), f"{text} has no lower bound"
        for version in locked.get(wanted.name, []):
            assert version in wanted.specifier, f"{text}, and the lock has {version}"


def test_the_pythons_that_are_named_are_the_same_everywhere() -> None:
    """Metadata, set-up, the README and the proof that the lock resolves name the same versions of Python."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = re.findall(r"Python :: (3\.\d+)", "\n".join(project["classifiers"]))
    allowed = Requirement(f"python{project['requires-python']}").specifier
    assert named == [f"3.{n}" for n in range(20) if Version(f"3.{n}") in allowed]
    assert f"for python in {' '.join(named)};" in (ROOT / "Makefile").read_text("utf-8")
    assert f"Python {', '.join(named[:-1])} or {named[-1]}" in (ROOT / ".ci" / "setup").read_text("utf-8")
    assert f"Python {named[0]} to {named[-1]}" in (ROOT / "README.md").read_text("utf-8")


def test_every_mend_that_can_be_undone_is_there() -> None:
    """What `make mends` takes out stands where it says, and so do the tests that have to fail without it."""
    path = ROOT / "tests" / "benchmarks" / "undo_mends.py"
    spec = importlib.util.spec_from_file_location("undo_mends", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    tests = (ROOT / "tests" / "briefs" / "test_quarto.py").read_text("utf-8")
    for fault, (file, mend, _, named) in module.MENDS.items():
        assert mend in (ROOT / file).read_text("utf-8"), fault
        assert re.search(rf"def \w*{named}", tests), fault


def test_every_defect_planted_by_hand_has_its_place() -> None:
    """What `make mutants` changes by hand stands where it says, once."""
    path = ROOT / "tests" / "benchmarks" / "defects_by_hand.py"
    spec = importlib.util.spec_from_file_location("defects_by_hand", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for _, file, before, _, why in module.BY_HAND:
        assert (ROOT / file).read_text("utf-8").count(before) == 1, why


def test_the_readme_claims_what_the_benchmarks_hold() -> None:
    """Each figure of speed in the README is one that `make bench` checks, and there is no other."""
    text = (ROOT / "tests" / "benchmarks" / "claims.py").read_text("utf-8")
    named = re.search(r"(?m)^(INGEST_TIMES_MOST.*) = (.*)$", text)
    claims = dict(zip(named[1].split(", "), named[2].split(", "), strict=True))
    claims["BRIEFS_TIMES_LEAST"] = re.search(r"BRIEFS_TIMES_LEAST = (.*)", text)[1]
    claims |= dict(enumerate(re.search(r"SLICE_TIMES_MOST, SLICE_MEMORY_MOST = (.*)", text)[1].split(", ")))
    claims |= dict(
        zip(("ten", "tens"), re.search(r"TEN_TIMES_MOST, TEN_GIGABYTES_MOST = (.*)", text)[1].split(", "), strict=True)
    )
    claims["DASK_TIMES_MOST"] = re.search(r"DASK_TIMES_MOST = (.*)", text)[1]
    section = (ROOT / "README.md").read_text("utf-8").partition("## How fast")[2].partition("\n## ")[0]
    stated = {f"{float(n):g}" for n in re.findall(r"at (?:most|least)\s+(\d+(?:\.\d+)?)", section)}
    assert stated == {f"{float(value):g}" for value in claims.values()}


def test_the_lock_names_no_index() -> None:
    """The lock carries hashes and no address of a registry."""
    text = (ROOT / "requirements.lock").read_text("utf-8")
    assert "--hash=sha256:" in text
    assert "://" not in text
    assert "--index" not in text


def test_few_things_that_are_passed_about_are_dicts_of_anything() -> None:
    """At most 25 lines say dict[str, Any]: what JSON, TOML and Jupyter hold; the rest has a type of its own."""
    lines = [line for path in MODULES for line in path.read_text("utf-8").splitlines() if "dict[str, Any]" in line]
    assert len(lines) <= 25


LAYOUTS = [
    path for path in MODULES if path.parent.name == "formats" and path.stem not in ("__init__", "records", "airwars")
]


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda p: p.stem)
def test_a_layout_is_a_mapping_and_little_more(path: Path) -> None:
    """A layout of one table is at most 100 lines: our own record files and a folder of two sheets are more than that."""
    assert len(path.read_text("utf-8").splitlines()) <= 100


def test_what_is_known_of_defects_can_be_read() -> None:
    """Each explained once, with a reason; else `make mutants` would end after its two hours without a count."""
    told = tomllib.loads((ROOT / "tests" / "benchmarks" / "defects.toml").read_text("utf-8"))
    assert all(why.strip() and name.startswith("analysis/") for name, why in told.items())
