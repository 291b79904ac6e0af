"""Makers of small inputs, and a project of its own for every test that writes."""

import ast
import contextlib
import csv
import json
import os
import re
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import psutil
import pytest
from filelock import FileLock

from analysis.briefs.run.notebooks import nbformat
from analysis.contract.parameters import find_notebook
from analysis.datasets.about import About
from analysis.datasets.catalogue import read_about
from analysis.datasets.disk import merging
from analysis.datasets.tables import make_table
from analysis.intake.sheets import streamed
from analysis.words.numbers import print_value
from analysis.words.passages import Passage

ROOT = Path(__file__).resolve().parents[1]
_OF_PAGES = {"test_briefs", "test_build", "test_cli", "test_quarto", "test_trace", "test_verify"}
_SLOW = set((ROOT / "tests" / "slow.txt").read_text("utf-8").split())  # written by benchmarks/list_slow_tests.py
LATER = pytest.mark.thorough  # what is dear and is tried by hand, as a whole
_ORIGIN = {"source_id": "test", "source_file": "test.csv", "source_row": 2}


def decide_all(dataset: str, paths: Sequence[Path]) -> None:
    """Decide each word that nobody knows of a dataset: another kind of violence, a drone, left as words; and read it again."""
    from analysis.datasets.catalogue import find_labels
    from analysis.intake.ingest import ingest

    path, words = find_labels(dataset), {"kind": "other_violence", "weapon": "drone"}
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines())) if path.is_file() else []
    if rows:
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, rows[0])
            writer.writeheader()
            writer.writerows({**row, "decision": words.get(row["column"], "-"), "reason": "a test"} for row in rows)
        ingest(list(paths), dataset)


def make_book(path: Path, *sheets: Sequence[Sequence[object]], merge: str = "", names: Sequence[str] = ()) -> Path:
    """Write a workbook of these sheets, named as given, else S1, S2 and so on; `merge` are cells of S1: `D2:D3`."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(names[number - 1] if names else f"S{number}")
        for row in rows:
            sheet.append(list(row))
    if merge:
        book["S1"].merge_cells(merge)
    book.save(path)
    return path


def thin(cases: Iterable[Any], step: int) -> list[Any]:
    """Return cases of a test of which one in so many is tried each time, from the first; `make thorough` tries the others.

    A case that is a tuple holds the values of several parameters.
    """
    return [
        case if number % step == 0 else pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=LATER)
        for number, case in enumerate(cases)
    ]


def make_incident(**overrides: object) -> dict:
    """Return one row of `incidents`: an attack on 1 March 2026 in XA-01."""
    row = {
        "incident_id": "i-1",
        "kind": "air_attack",
        "counting": "event",
        "date_from": pd.Timestamp("2026-03-01"),
        "date_to": pd.Timestamp("2026-03-01"),
        "date_meaning": "on",
        "date_precision": "day",
        "region_code": "XA-01",
        "region": "Aldermark",
        "country_code": "XA",
        "place_precision": "region",
        **_ORIGIN,
    }
    return row | overrides


def make_count(**overrides: object) -> dict:
    """Return one row of `counts`: three people injured."""
    return {"incident_id": "i-1", "quantity": "injured", "state": "reported", "best": 3.0, **_ORIGIN} | overrides


def make_milestone(**overrides: object) -> dict:
    """Return one row of `milestones`: services on the scene, time not reported."""
    return {"incident_id": "i-1", "milestone": "on_scene", "state": "reached", **_ORIGIN} | overrides


def make_claim(**overrides: object) -> dict:
    """Return one row of `claims`: a ministry says that it is not known who did it."""
    row = {"claim_id": "c-1", "incident_id": "i-1", "claimant": "Ministry", "claimant_role": "official"}
    return row | {"stance": "says_unknown", "bearing": "about", **_ORIGIN} | overrides


def make_report(**overrides: object) -> dict:
    """Return one row of `reports`."""
    return {
        "report_id": "r-1",
        "incident_id": "i-1",
        "publisher": "Herald",
        "publisher_kind": "news",
        **_ORIGIN,
    } | overrides


def make_coverage(**overrides: object) -> dict:
    """Return one row of `coverage`: XA-01 watched in March 2026."""
    row = {"region_code": "XA-01", "from_date": pd.Timestamp("2026-03-01"), "to_date": pd.Timestamp("2026-03-31")}
    return row | {"state": "covered", **_ORIGIN} | overrides


def table(name: str, *rows: dict) -> pd.DataFrame:
    """Return rows as the declared table."""
    return make_table(name, list(rows))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what looks at pages or at built briefs as slow, and what takes long."""
    for item in items:
        uses = {"built", "in_built", "read", "in_read", "three"} & set(getattr(item, "fixturenames", ()))
        if item.path.stem in _OF_PAGES or uses or item.nodeid.partition("[")[0] in _SLOW:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session", autouse=True)
def with_forked_nurseries() -> Iterator[None]:
    """Fork the nursery of a build in this process from one that has imported what it imports."""
    from nurseries import start_nursery

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("analysis.briefs.run.workers._start_nursery", start_nursery)
        yield


@pytest.fixture(autouse=True)
def without_quarto(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide a Quarto that this machine may have: what is tested here is to be the same everywhere."""
    folders = os.environ["PATH"].split(os.pathsep)
    monkeypatch.setenv("PATH", os.pathsep.join(f for f in folders if not (Path(f) / "quarto").exists()))
    monkeypatch.delenv("QUARTO_PATH", raising=False)


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Let no test speak in the language of another, or from its messages."""
    yield
    from analysis.words.language import speak

    if "BRIEFS_ROOT" not in os.environ or Path(os.environ["BRIEFS_ROOT"]).is_dir():
        speak("en")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project of its own: everything but what is built, to read and to change."""
    root = copy_project(tmp_path / "project")
    monkeypatch.setenv("BRIEFS_ROOT", str(root))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.delenv("QUARTO_PATH", raising=False)
    return root


def copy_project(root: Path) -> Path:
    """Copy all but what is built into a folder, and return it."""
    for name in ("data", "notebooks", "reports"):
        shutil.copytree(
            ROOT / name, root / name, ignore=shutil.ignore_patterns("tables", "built", ".ipynb_checkpoints")
        )
    shutil.copy(ROOT / "requirements.lock", root)
    return root


@contextlib.contextmanager
def point_at(root: Path) -> Iterator[None]:
    """Point the package, and the processes it starts, at a project."""
    before = {name: os.environ.get(name) for name in ("BRIEFS_ROOT", "PYTHONPATH")}
    os.environ.update(BRIEFS_ROOT=str(root), PYTHONPATH=str(ROOT))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def make_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return a project that the first of all test processes makes, and the others wait for."""
    own = factory.getbasetemp()
    place = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / name
    with FileLock(f"{place}.lock"):
        if not (place / "made").is_file():
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir()
            root = copy_project(place / "project")
            with point_at(root):
                make(root)
            (place / "made").touch()
    return place / "project"


def _read_both(root: Path) -> None:
    from analysis.intake.ingest import ingest

    for dataset in ("december-7", "demonstration"):
        ingest([root / "data" / "raw" / dataset], dataset)


def _build_all(root: Path) -> None:
    from analysis.briefs.build import build
    from analysis.briefs.plan.reading import read_plan

    _read_both(root)
    result = build(read_plan(root / "reports" / "briefs.toml"), root / "reports" / "built", jobs=2)
    assert result.failed == {}


@pytest.fixture(scope="session")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with both datasets read, once for all tests that only look."""
    return make_once(tmp_path_factory, "read", _read_both)


@pytest.fixture
def in_read(read: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the project whose datasets are read, with the package pointed at it."""
    monkeypatch.setenv("BRIEFS_ROOT", str(read))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return read


@pytest.fixture
def about(in_read: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> About:
    """Return what some dataset says of itself, with the package pointed at an empty workspace."""
    told = read_about("december-7")
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "briefs.toml").touch()
    monkeypatch.setenv("BRIEFS_ROOT", str(tmp_path))
    return told.model_copy(update={"dataset": "mine"})


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return what makes batches small: of so many blocks of so many bytes."""

    def make_small(n_blocks: int, n_bytes: int = 1_000) -> None:
        monkeypatch.setattr(streamed, "_BLOCK_BYTES", n_bytes)
        monkeypatch.setattr(streamed, "BATCH_BYTES", n_bytes * n_blocks)
        monkeypatch.setattr(merging, "_STEP_ROWS", 5)

    return make_small


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with both datasets read and all briefs of the plan built, once for all tests that only look."""
    return make_once(tmp_path_factory, "built", _build_all)


@pytest.fixture
def in_built(built: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the built project, with the package pointed at it."""
    monkeypatch.setenv("BRIEFS_ROOT", str(built))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return built


ROOM_SECONDS = 300  # for what takes a second or two, on a machine that is busy


def wait_until(true: Callable[[], object], seconds: float = ROOM_SECONDS) -> bool:
    """Wait until a function says so; say whether it did in time."""
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def list_processes(root: Path) -> list[psutil.Process]:
    """Return the processes that work for a project."""
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            at_work = process.pid != os.getpid() and process.status() != psutil.STATUS_ZOMBIE
            if at_work and process.environ().get("BRIEFS_ROOT") == str(root):
                found.append(process)
    return found


def list_stations(root: Path) -> list[psutil.Process]:
    """Return the processes that are stations of a cluster's workers for a project, without what they started."""
    command, found = ["-m", "analysis.briefs.cluster.station"], []
    for process in list_processes(root):
        with contextlib.suppress(psutil.Error):
            found += [process] if process.cmdline()[1:] == command else []
    return found


@pytest.fixture
def from_shelf(in_built: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have `verify` take what it would make again from the built project, where the making is not what is tested."""
    from analysis.briefs.build import Built
    from analysis.briefs.check import verify

    def take(briefs: list[Any], folder: Path, **_: Any) -> Built:
        slug = briefs[0].slug
        shutil.copytree(in_built / "reports" / "built" / slug, folder / slug)
        return Built([slug], [], {}, {})

    monkeypatch.setattr(verify, "build", take)
    return in_built


def read_manifest(root: Path, slug: str) -> dict:
    """Return the manifest of a built brief."""
    return json.loads((root / "reports" / "built" / slug / "manifest.json").read_text("utf-8"))


REGIONS = {"XA-01": "Aldermark", "XA-02": "Brinewater", "XA-03": "Cindervale"}
BY_REGION = """
[[brief]]
slug = "three-{region}"
title = "Attacks in {region}"
notebook = "what-was-recorded"
dataset = "three"
for_each = { region = "*" }
"""


def write_records(root: Path, **changes: str) -> None:
    """Write and read two attacks in each of three regions; `changes` sets the dates of some, or leaves out those set to ''."""
    from analysis.intake.ingest import ingest

    folder = root / "data" / "raw" / "three"
    folder.mkdir(exist_ok=True)
    dates = {f"{name.lower()}_{n}": f"2026-03-0{n}" for name in REGIONS.values() for n in (1, 2)} | changes
    rows = [f"{i},drone strike,{day},{i.split('_')[0].capitalize()}" for i, day in dates.items() if day]
    (folder / "incidents.csv").write_text("\n".join(["incident,kind,date,region", *rows]) + "\n", "utf-8")
    ingest([folder], "three", cut_off="2026-03-31")


def write_notebook(root: Path, name: str, *cells: str, parameters: str = 'dataset: str = "three"') -> str:
    """Write a notebook of the given code cells after its parameters, and return its name."""
    blank = {"cell_type": "code", "execution_count": None, "outputs": []}
    first = [{**blank, "id": "cell-01", "metadata": {}, "source": "from datetime import date"}]
    tagged = {**blank, "id": "cell-02", "metadata": {"tags": ["parameters"]}, "source": parameters}
    more = [{**blank, "id": f"cell-{n:02d}", "metadata": {}, "source": source} for n, source in enumerate(cells, 3)]
    spec = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    notebook = {"cells": [*first, tagged, *more], "metadata": spec, "nbformat": 4, "nbformat_minor": 5}
    (root / "notebooks" / f"{name}.ipynb").write_text(json.dumps(notebook), "utf-8")
    return name


def leave_figures(root: Path, name: str) -> None:
    """Take the cells that draw out of a notebook of a project: they are most of its time."""
    path = root / "notebooks" / f"{name}.ipynb"
    notebook = json.loads(path.read_text("utf-8"))
    notebook["cells"] = [cell for cell in notebook["cells"] if "draw_twice(" not in "".join(cell["source"])]
    path.write_text(json.dumps(notebook), "utf-8")


def _read_three(root: Path) -> None:
    write_records(root)
    leave_figures(root, "what-was-recorded")
    (root / "reports" / "briefs.toml").write_text(BY_REGION, "utf-8")


@pytest.fixture(scope="session")
def read_three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return what `three` is a copy of."""
    return make_once(tmp_path_factory, "three", _read_three)


@pytest.fixture
def three(read_three: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project of its own with a dataset of three regions, and a plan of a brief without figures for each."""
    root = shutil.copytree(read_three, tmp_path / "project")
    monkeypatch.setenv("BRIEFS_ROOT", str(root))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return root


DATES = re.compile(
    r"(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}"
    r"|\b\d{4}-(?:\d{2}(?:-\d{2})?|Q\d)\b"
)


def list_stray_digits(passage: Passage) -> list[str]:
    """Return the figures of a passage that are neither dates, nor codes, nor among its numbers."""
    said = " ".join([passage.text, passage.caption, passage.alt])
    bare = re.sub(r"`[^`]*`|https?://\S+|“[^”]*”|The attacks of 7 December", "", DATES.sub("", said))
    # What a method is called by is no figure of the brief: 95 % intervals, 90th percentiles, per 30 days.
    bare = re.sub(r"95 %|90th|30(?:-| watched | )days?", "", bare)
    stated = {n.shown for n in passage.numbers} | {print_value(n.value) for n in passage.numbers}
    figures = re.findall(r"(?<![\w-])\d[\d,.]*\d|(?<![\w-])\d", bare)
    return [f for f in figures if not any(f in s for s in stated)]


def run_cells(notebook: str, values: dict[str, Any]) -> list[Any]:
    """Run a notebook's cells in this process and return the passages they display, with every record behind them."""
    cells = nbformat.read(find_notebook(notebook), as_version=4).cells
    space: dict[str, Any] = {}
    shown = []
    for cell in (c for c in cells if c.cell_type == "code"):
        if "parameters" in cell.metadata.get("tags", []):
            space.update(values)
            continue
        body = ast.parse(cell.source).body
        last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
        exec(compile(ast.Module(body, []), notebook, "exec"), space)  # noqa: S102  # the project's own notebook
        if isinstance(last, ast.Expr):
            shown.append(eval(compile(ast.Expression(last.value), notebook, "eval"), space))  # noqa: S307  # likewise
    return [s for s in shown if hasattr(s, "numbers")]


@pytest.fixture
def without_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave figures undrawn where notebooks are run in this process: what is said of them is said without."""
    monkeypatch.setattr("analysis.figures.style.to_svg", lambda _: "<svg/>")
