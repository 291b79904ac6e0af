"""A plugin of pytest: which lines of a room each test runs, so that a defect is tried with the tests that could notice it.

    LINES_OF=analysis/measures LINES_TO=lines.json python -m pytest -n 0 -p lines_run tests/measures

Written are the tests with their seconds, and for each file and line the places of its tests in that list. What a fixture runs
that many tests share is run by each of them.
"""

import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

_ROOM = str(Path(os.environ["LINES_OF"]).absolute()) + os.sep
_Line = tuple[str, int]
_now: set[_Line] = set()
_of_fixtures: dict[Any, set[_Line]] = defaultdict(set)
_tests: dict[str, float] = defaultdict(float)
_lines: dict[_Line, set[str]] = defaultdict(set)


def _enter(frame: FrameType, event: str, argument: object) -> Any:
    return _note if frame.f_code.co_filename.startswith(_ROOM) else None


def _note(frame: FrameType, event: str, argument: object) -> Any:
    _now.add((frame.f_code.co_filename, frame.f_lineno))
    return _note


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: Any) -> Iterator[None]:
    """Keep what a fixture runs apart, for all tests that use it."""
    before = set(_now)
    _now.clear()
    try:
        return (yield)
    finally:
        _of_fixtures[fixturedef] |= _now
        _now.update(before)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: Any) -> Iterator[None]:
    """Note the lines that a test and its fixtures run."""
    _now.clear()
    sys.settrace(_enter)
    try:
        return (yield)
    finally:
        sys.settrace(None)
        used = item._fixtureinfo.name2fixturedefs.values()
        for line in _now.union(*(_of_fixtures[made] for several in used for made in several)):
            _lines[line].add(item.nodeid)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Add up the seconds of a test; one that fails without a defect could tell nothing."""
    if report.failed:
        raise pytest.UsageError(f"{report.nodeid} fails without any defect")
    _tests[report.nodeid] += report.duration if report.when == "call" else 0.0


def pytest_sessionfinish() -> None:
    """Write what was noted."""
    places = {name: place for place, name in enumerate(_tests)}
    files: dict[str, dict[int, list[int]]] = defaultdict(dict)
    for (file, line), names in _lines.items():
        files[os.path.relpath(file)][line] = sorted(places[name] for name in names)
    Path(os.environ["LINES_TO"]).write_text(json.dumps({"tests": list(_tests.items()), "files": files}), "utf-8")
