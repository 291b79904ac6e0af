"""Plant small defects, one at a time in a copy, and count how many the tests notice.

A defect is one operator, limit, word or call of the code changed (draw_defects.py); so many are drawn from each room. Beside them
stand those planted by hand for what they would do to a published number, to privacy or to integrity (defects_by_hand.py). First the
tests are run without any defect, and which lines each of them runs is noted (lines_noted.py). Then each defect is tried with the
tests that run its statement, those of its module, of its room and the quickest first, in a clean tree of its own. A test that fails, a
module that can't be imported and tests that never end have noticed it. Those that nobody notices are printed, also where no test runs
the statement; what is known of them stands in defects.toml.

    python tests/benchmarks/plant_defects.py [ROOM ...] [--only N] [--lines FOLDER]
"""

import argparse
import ast
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from coverage import CoverageData
from defects_by_hand import BY_HAND
from draw_defects import ROOT, Defect, draw_defects

KNOWN = Path(__file__).with_name("defects.toml")
LEAST_SHARE = 0.85
# Two at once. A defect's tests of its module, of its room and of others take so many seconds each at most, as noted; after so many
# they never end.
_JOBS, _BUDGET_SECONDS, _LONGEST_SECONDS = 2, 45, 900
_FAILED, _INTERRUPTED, _MISUSED = 1, 2, 4  # pytest: a test failed; a module, or what was asked for, could not be had
_LEFT = (".git", ".venv*", "tables", "built", "workspace", ".*_cache", ".hypothesis", "*.egg-info")
# Room: how many defects are drawn.
ROOMS = {"measures": 130, "datasets": 70, "intake": 100, "briefs/check": 30}
# The tests a defect is tried with, the dearest first: those of readers, datasets, measures and what is said and drawn of them,
# and of briefs those that check, trace and guard them.
_TESTS = (
    "tests/briefs/test_forgeries.py",
    "tests/briefs/test_verify.py",
    "tests/briefs/test_trace.py",
    "tests/measures",
    "tests/findings",
    "tests/figures",
    "tests/datasets",
    "tests/contract",
    "tests/intake",
    "tests/test_ledger_law.py",
    "tests/recounts",
    "tests/briefs/test_itself.py",
    "tests/briefs/test_integrity.py",
    "tests/briefs/test_signature.py",
    "tests/briefs/test_pdf_signature.py",
    "tests/briefs/test_secrets.py",
)


@dataclass(frozen=True)
class Noted:
    """What lines_noted.py wrote: the names that run each line of each file, what tests use, and the seconds of both."""

    names: dict[str, dict[int, set[str]]]
    uses: dict[str, list[str]]
    seconds: dict[str, float]


def plant_by_hand() -> Iterator[Defect]:
    """Yield the defects planted by hand; each has to stand where it says."""
    for room, file, before, after, why in BY_HAND:
        source = (ROOT / file).read_text("utf-8")
        if source.count(before) != 1:
            raise SystemExit(f"{file}: {before!r} stands there {source.count(before)} times, not once")
        yield Defect(room, file, source[: source.index(before)].count("\n") + 1, why, source.replace(before, after))


def copy_tree(place: str) -> None:
    """Copy what the tests need, without what was built."""
    shutil.copytree(ROOT, place, ignore=shutil.ignore_patterns(*_LEFT), dirs_exist_ok=True)


def run_tests(
    place: str, *arguments: str, seconds: float | None = None, **settings: str
) -> subprocess.CompletedProcess[str]:
    """Run tests in a copy, and return how they ended and what they printed."""
    path = os.pathsep.join((place, f"{place}/tests/benchmarks"))
    env = {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1", "OMP_NUM_THREADS": "1", **settings}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    return subprocess.run(
        command,
        cwd=place,
        env=env,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        timeout=seconds,
    )


def note_lines(folder: Path) -> None:
    """Run the tests without any defect, and note which lines each of them runs."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="lines-") as place:
        copy_tree(place)
        done = run_tests(place, "-p", "lines_noted", *_TESTS, LINES_IN=str(folder.absolute()))
        if done.returncode not in (0, _FAILED):
            raise SystemExit(f"{done.stdout[-5000:]}\ntests do not run without any defect")
        print(*(line for line in done.stdout.splitlines() if line.startswith("FAILED")), sep="\n", flush=True)


def read_lines(folder: Path) -> Noted:
    """Return what was noted in a folder, under the files' names in the tree."""
    names: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    uses, seconds = {}, {}
    for path in sorted(folder.glob("*.lines")):
        data = CoverageData(str(path))
        data.read()
        for file in data.measured_files():
            name = "analysis/" + file.rpartition("/analysis/")[2]
            for line, several in data.contexts_by_lineno(file).items():
                names[name][line] |= set(several)
    for path in folder.glob("*.json"):
        read = json.loads(path.read_text("utf-8"))
        uses |= read["uses"]
        seconds |= {name: max(spent, seconds.get(name, 0.0)) for name, spent in read["seconds"].items()}
    return Noted(names, uses, seconds)


def find_statement(defect: Defect) -> range:
    """Return the lines of the innermost statement a defect stands in, of a compound one without its body."""
    tree = ast.parse((ROOT / defect.file).read_text("utf-8"))
    statements = [node for node in ast.walk(tree) if isinstance(node, ast.stmt)]
    around = [node for node in statements if _find_first(node) <= defect.line <= (node.end_lineno or node.lineno)]
    inner = max(around, key=_find_first)
    body = getattr(inner, "body", None)
    last = body[0].lineno - 1 if body else inner.end_lineno or inner.lineno
    return range(_find_first(inner), max(inner.lineno, last) + 1)


def is_of_module(defect: Defect) -> bool:
    """Say whether a defect stands in no function, and so runs as its module is imported."""
    tree = ast.parse((ROOT / defect.file).read_text("utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return not any(node.body[0].lineno <= defect.line <= (node.end_lineno or 0) for node in functions)


def _find_first(node: ast.stmt) -> int:
    """Return the first line of a statement, its decorators included."""
    return min(part.lineno for part in (node, *getattr(node, "decorator_list", ())))


def choose_tests(noted: Noted, defect: Defect) -> list[str]:
    """Return the tests that run a defect's statement: those of its module, of its room, and the quickest, first.

    What runs as its module is imported, which is noted of whoever imports it first, is everybody's who runs anything of
    the file; of a file of words alone, everybody's. The tests of its module are tried in any case: what is cached is
    noted of whoever asks first.
    """
    file = noted.names.get(defect.file, {})
    running = {name for line in find_statement(defect) for name in file.get(line, ())}
    if is_of_module(defect):
        running = {name for several in file.values() for name in several if name} or set(noted.uses)
    tests = [
        test
        for test, used in noted.uses.items()
        if test in running or running & set(used) or not _rank(test, defect)[0]
    ]
    chosen, made, spent = [], set[str](), Counter[tuple[bool, bool]]()
    for test in sorted(tests, key=lambda test: (*_rank(test, defect), _add_seconds(noted, test, made), test)):
        rank = _rank(test, defect)
        spent[rank] += _add_seconds(noted, test, made)
        if spent[rank] <= _BUDGET_SECONDS or not chosen:
            chosen.append(test)
            made |= set(noted.uses[test])
    return chosen


def _rank(test: str, defect: Defect) -> tuple[bool, bool]:
    """Return what puts the tests of a defect's own module, or folder of modules, first, and then those of its room."""
    name, own, file = Path(test.partition("::")[0]).stem, "tests/" + defect.file.split("/")[1], Path(defect.file)
    return name not in (f"test_{file.stem}", f"test_{file.parent.name}"), not test.startswith(own)


def _add_seconds(noted: Noted, test: str, made: set[str]) -> float:
    """Return what a test takes, with those of its fixtures that are not made yet."""
    return noted.seconds.get(test, 0.0) + sum(
        noted.seconds.get(used, 0.0) for used in noted.uses[test] if used not in made
    )


def run_chosen(place: str, tests: list[str]) -> subprocess.CompletedProcess[str]:
    """Run some tests in a copy, to the first that fails."""
    (Path(place) / "chosen.txt").write_text("\n".join(tests), "utf-8")
    return run_tests(place, "-x", "-n", "0", "@chosen.txt", seconds=_LONGEST_SECONDS)


def is_noticed(noted: Noted, defect: Defect) -> bool:
    """Say whether any of its tests fails with a defect, in a clean tree of its own."""
    tests = choose_tests(noted, defect)
    if not tests:
        return False
    with tempfile.TemporaryDirectory(prefix="defect-") as place:
        copy_tree(place)
        (Path(place) / defect.file).write_text(defect.text + "\n", "utf-8")
        try:
            done = run_chosen(place, tests)
            if done.returncode == _MISUSED and "not found: " in done.stdout:  # of a case that the defect took away
                done = run_chosen(place, list(dict.fromkeys(test.partition("[")[0] for test in tests)))
        except subprocess.TimeoutExpired:
            return True
        not_imported = "ERROR collecting" in done.stdout or "while loading conftest" in done.stdout
        return done.returncode in (_FAILED, _INTERRUPTED) or (done.returncode == _MISUSED and not_imported)


def main() -> int:
    """Plant, print and count; exit 1 where fewer are noticed than has to be, or one that nobody explained is not."""
    parser = argparse.ArgumentParser()
    parser.add_argument("rooms", nargs="*", default=list(ROOMS))
    parser.add_argument("--only", type=int, help="so many a room, and none by hand")
    parser.add_argument("--lines", type=Path, help="where the lines are noted, or are to be")
    asked = parser.parse_args()
    defects = [d for room in asked.rooms for d in draw_defects(room, asked.only or ROOMS[room])]
    if not asked.only:
        defects = [*(d for d in plant_by_hand() if d.room in asked.rooms), *defects]
    with tempfile.TemporaryDirectory(prefix="noted-") as spare:
        folder = asked.lines or Path(spare)
        if not any(folder.glob("*.json")):
            note_lines(folder)
        return count_noticed(defects, read_lines(folder))


def count_noticed(defects: list[Defect], noted: Noted) -> int:
    """Try each defect; print those that nobody notices, and how many of each room are noticed."""
    known = tomllib.loads(KNOWN.read_text("utf-8"))
    rooms = list(dict.fromkeys(defect.room for defect in defects))
    n_noticed, unexplained = dict.fromkeys(rooms, 0), 0
    with ThreadPoolExecutor(_JOBS) as pool:
        tried = zip(defects, pool.map(partial(is_noticed, noted), defects), strict=True)
        for number, (defect, noticed) in enumerate(tried, 1):
            if number % 20 == 0:
                print(f"{number} of {len(defects)} planted", flush=True)
            n_noticed[defect.room] += noticed
            if not noticed:
                unexplained += defect.name not in known
                why = known.get(defect.name, "not explained")
                print(f"not noticed: {defect.file}:{defect.line} {defect.what}\n    {why}", flush=True)
    for room, n in n_noticed.items():
        print(f"{room}: {n} of {sum(d.room == room for d in defects)} noticed")
    n, share = sum(n_noticed.values()), sum(n_noticed.values()) / len(defects)
    print(f"{n} of {len(defects)} noticed, {share:.0%}; {unexplained} of the others not explained")
    return 0 if share >= LEAST_SHARE and not unexplained else 1


if __name__ == "__main__":
    sys.exit(main())
