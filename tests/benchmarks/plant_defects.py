"""Plant small defects, one at a time in a copy, and count how many the tests notice.

A defect is one operator, limit, word or call of the code changed (`alter`); so many are drawn from each room, the same ones for
the same code. Beside them stand those planted by hand for what they would do to a published number, to privacy or to integrity
(`BY_HAND`). A test that fails, a module that can't be imported and a run that never ends have noticed it. Those that nobody
notices are printed; what is known of them stands in defects.toml.

    python tests/benchmarks/plant_defects.py [ROOM ...] [--only N]
"""

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from defects_by_hand import BY_HAND

from analysis.datasets.vocabularies import VOCABULARIES

ROOT = Path(__file__).resolve().parents[2]
KNOWN = Path(__file__).with_name("defects.toml")
LEAST_SHARE = 0.85
# So long no room's tests take: what is not at its end then never comes there.
_JOBS, _SECONDS = 2, 1800
_NOTICED = (1, 2, 4)  # pytest: a test failed; a module, or what all tests share, could not be imported
_QUICK = "not slow and not thorough"  # of briefs/check the slow ones too: most of its tests make pages
_COPIED = (
    "analysis",
    "tests",
    "data",
    "notebooks",
    "reports",
    ".ci",
    "pyproject.toml",
    "requirements.lock",
    "Makefile",
    "README.md",
)
# Room: how many defects are drawn, and the tests that stand for it, the quickest first.
ROOMS = {
    "measures": (130, ("tests/measures", "tests/findings", "tests/figures", "tests/briefs/test_trace.py")),
    "datasets": (
        70,
        (
            "tests/datasets",
            "tests/test_ledger_law.py",
            "tests/contract",
            "tests/intake/test_formats.py",
            "tests/briefs/test_trace.py",
        ),
    ),
    "intake": (
        100,
        (
            "tests/intake/test_fixtures.py",
            "tests/intake",
            "tests/test_ledger_law.py",
            "tests/datasets/test_judgements.py",
        ),
    ),
    "briefs/check": (
        30,
        (
            "tests/briefs/test_integrity.py",
            "tests/briefs/test_trace.py",
            "tests/briefs/test_verify.py",
            "tests/briefs/test_forgeries.py",
            "tests/briefs/test_signature.py",
            "tests/briefs/test_pdf_signature.py",
            "tests/briefs/test_briefs.py",
        ),
    ),
}
_SWAPS: dict[type, type] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
_NAMES = {
    "min": "max",
    "max": "min",
    "any": "all",
    "all": "any",
    "head": "tail",
    "first": "last",
    "sum": "max",
    "cummax": "cummin",
}
_DROPPED = {"fillna", "mask", "where", "dropna", "drop_duplicates", "clip", "casefold", "strip", "abs", "sorted"}


_NEXT_WORD = {
    word: following
    for words in (list(vocabulary) for vocabulary in VOCABULARIES.values())
    for word, following in zip(words, [*words[1:], words[0]], strict=True)
    if word != following
}


class Defect(NamedTuple):
    """One defect: its room, its file, the line, what it changes, and the file's text with it."""

    room: str
    file: str
    line: int
    what: str
    text: str

    @property
    def name(self) -> str:
        """Return what it is called in defects.toml."""
        return f"{self.file}: {self.what}"


def alter(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what may stand in a node's place: another operator, limit or word, or the value without the call."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in _SWAPS:
        yield ast.Compare(node.left, [_SWAPS[type(node.ops[0])]()], node.comparators)
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(_SWAPS[type(node.op)](), node.values)
    elif isinstance(node, ast.BinOp) and type(node.op) in _SWAPS:
        yield ast.BinOp(node.left, _SWAPS[type(node.op)](), node.right)
    elif isinstance(node, ast.UnaryOp):
        yield node.operand
    elif isinstance(node, ast.Constant):
        yield from _alter_constant(node.value)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        yield from _alter_call(node, node.func)


def _alter_constant(value: object) -> Iterator[ast.AST]:
    """Yield the other truth, the next number, or the next word of the same vocabulary."""
    if isinstance(value, bool | int | float):
        yield ast.Constant(not value if isinstance(value, bool) else value + 1)
    elif value in _NEXT_WORD:
        yield ast.Constant(_NEXT_WORD[value])


def _alter_call(node: ast.Call, method: ast.Attribute) -> Iterator[ast.AST]:
    """Yield a call without its effect, its opposite, or without one of its named arguments."""
    if method.attr in _DROPPED:
        yield method.value
        return
    if method.attr in _NAMES:
        yield ast.Call(ast.Attribute(method.value, _NAMES[method.attr], method.ctx), node.args, node.keywords)
    for keyword in node.keywords:
        if keyword.arg not in ("columns", "dtype", "index", "on", "left_on", "right_on"):
            yield ast.Call(node.func, node.args, [k for k in node.keywords if k is not keyword])


def list_places(tree: ast.AST) -> Iterator[tuple[ast.AST, str, int | None]]:
    """Yield each place of a module where an expression stands: its parent, field and position; not in errors, words or annotations."""
    for parent in ast.walk(tree):
        if isinstance(parent, ast.Raise | ast.JoinedStr | ast.Import | ast.ImportFrom) or _is_told(parent):
            continue
        for field, value in ast.iter_fields(parent):
            if field in ("annotation", "returns", "decorator_list", "type_params", "keywords", "ops", "ctx"):
                continue
            for position, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
                if isinstance(child, ast.expr) and not (
                    isinstance(parent, ast.Expr) and isinstance(child, ast.Constant)
                ):
                    yield parent, field, position


def _is_told(node: ast.AST) -> bool:
    """Say whether a node makes an error's words, or an annotated alias."""
    name = getattr(getattr(node, "func", None), "id", "")
    return (
        name.endswith("Error")
        or name in ("TypeVar", "ParamSpec")
        or (isinstance(node, ast.AnnAssign) and node.value is None)
    )


def list_defects(room: str, path: Path) -> Iterator[Defect]:
    """Yield every defect that could be planted in a module."""
    source = path.read_text("utf-8")
    inside_errors = {
        id(n) for raised in ast.walk(ast.parse(source)) if isinstance(raised, ast.Raise) for n in ast.walk(raised)
    }
    tree = ast.parse(source)
    told = {
        id(n) for raised in ast.walk(tree) if isinstance(raised, ast.Raise) for n in ast.walk(raised)
    } | inside_errors
    for parent, field, position in list_places(tree):
        held = getattr(parent, field)
        child = held if position is None else held[position]
        if id(child) in told:
            continue
        for other in alter(child):
            what = f"{ast.unparse(child)[:70]} -> {ast.unparse(other)[:70]}"
            _put(parent, field, position, ast.copy_location(other, child))
            yield Defect(
                room,
                path.relative_to(ROOT).as_posix(),
                child.lineno,
                what,
                ast.unparse(ast.fix_missing_locations(tree)),
            )
            _put(parent, field, position, child)


def _put(parent: ast.AST, field: str, position: int | None, child: ast.AST) -> None:
    if position is None:
        setattr(parent, field, child)
    else:
        getattr(parent, field)[position] = child


def draw_defects(room: str, n: int) -> list[Defect]:
    """Return so many defects of a room, drawn by chance and the same for the same code, one a line at most."""
    paths = sorted((ROOT / "analysis" / room).rglob("*.py"))
    every = [defect for path in paths for defect in list_defects(room, path)]
    random.Random(room).shuffle(every)
    places: dict[tuple[str, int], Defect] = {}
    for defect in every:
        places.setdefault((defect.file, defect.line), defect)
    return list(places.values())[:n]


def plant_by_hand() -> Iterator[Defect]:
    """Yield the defects planted by hand; each has to stand where it says."""
    for room, file, before, after, why in BY_HAND:
        source = (ROOT / file).read_text("utf-8")
        if source.count(before) != 1:
            raise SystemExit(f"{file}: {before!r} stands there {source.count(before)} times, not once")
        yield Defect(room, file, source[: source.index(before)].count("\n") + 1, why, source.replace(before, after))


def is_noticed(defect: Defect) -> bool:
    """Say whether any test of the room fails with a defect, in a clean tree of its own."""
    with tempfile.TemporaryDirectory(prefix="defect-") as place:
        for name in _COPIED:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            options = (
                {"ignore": shutil.ignore_patterns("tables", "built", "__pycache__")} if (ROOT / name).is_dir() else {}
            )
            copy(ROOT / name, Path(place) / name, **options)
        (Path(place) / defect.file).write_text(defect.text + "\n", "utf-8")
        env = {**os.environ, "PYTHONPATH": place, "PYTHONDONTWRITEBYTECODE": "1", "OMP_NUM_THREADS": "1"}
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-x",
            "-q",
            "-n",
            "0",
            "-p",
            "no:cacheprovider",
            *(() if defect.room == "briefs/check" else ("-m", _QUICK)),
            *ROOMS[defect.room][1],
        ]
        try:
            done = subprocess.run(command, cwd=place, env=env, capture_output=True, check=False, timeout=_SECONDS)
        except subprocess.TimeoutExpired:
            return True
    return done.returncode in _NOTICED


def main() -> int:
    """Plant, print and count; exit 1 where fewer are noticed than has to be, or one that nobody explained is not."""
    parser = argparse.ArgumentParser()
    parser.add_argument("rooms", nargs="*", default=list(ROOMS))
    parser.add_argument("--only", type=int, help="so many a room, and none by hand")
    asked = parser.parse_args()
    defects = [d for room in asked.rooms for d in draw_defects(room, asked.only or ROOMS[room][0])]
    if not asked.only:
        defects = [*(d for d in plant_by_hand() if d.room in asked.rooms), *defects]
    known = tomllib.loads(KNOWN.read_text("utf-8"))
    n_noticed, unexplained = dict.fromkeys(asked.rooms, 0), 0
    with ThreadPoolExecutor(_JOBS) as pool:
        for number, (defect, noticed) in enumerate(zip(defects, pool.map(is_noticed, defects), strict=True), 1):
            if number % 20 == 0:
                print(f"{number} of {len(defects)} planted", flush=True)
            n_noticed[defect.room] += noticed
            if not noticed:
                unexplained += defect.name not in known
                print(
                    f"not noticed: {defect.file}:{defect.line} {defect.what}\n    {known.get(defect.name, 'not explained')}",
                    flush=True,
                )
    for room, n in n_noticed.items():
        print(f"{room}: {n} of {sum(d.room == room for d in defects)} noticed")
    share = sum(n_noticed.values()) / len(defects)
    print(
        f"{sum(n_noticed.values())} of {len(defects)} noticed, {share:.0%}; {unexplained} of the others not explained"
    )
    return 0 if share >= LEAST_SHARE and not unexplained else 1


if __name__ == "__main__":
    sys.exit(main())
