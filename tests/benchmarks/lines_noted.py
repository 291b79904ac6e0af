"""A plugin of pytest: which lines of analysis/ each test runs, so that a defect is tried with the tests that could notice it.

    LINES_IN=folder python -m pytest -p lines_noted tests/measures

Coverage notes the lines in one file a process, under the test's name, or, for what a fixture runs that several tests share, under
the fixture's. Beside it stands, in JSON, which fixtures a test uses and how many seconds both take. What other processes run is
not seen.
"""

import json
import os
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import coverage
import pytest

_FOLDER = Path(os.environ["LINES_IN"])
_NAME = f"{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}-{os.getpid()}"
_noting = coverage.Coverage(data_file=str(_FOLDER / f"{_NAME}.lines"), source=["analysis"], config_file=False)
_seconds: dict[str, float] = defaultdict(float)
_uses: dict[str, list[str]] = {}
_failed: set[str] = set()
_now = ""
_noting.start()  # before conftest.py is imported, and with it what it imports: that is noted under no name


def _name(made: Any) -> str:
    return f"{made.baseid}|{made.argname}"


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: Any) -> Iterator[None]:
    """Note under a fixture's name what it runs, and its seconds."""
    global _now
    before, began, _now = _now, time.monotonic(), _name(fixturedef)
    _noting.switch_context(_now)
    try:
        return (yield)
    finally:
        _seconds[_now] = max(_seconds[_now], time.monotonic() - began)
        _now = before
        _noting.switch_context(_now)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: Any) -> Iterator[None]:
    """Note under a test's name what it runs, and the fixtures it uses."""
    global _now
    _now = item.nodeid
    _noting.switch_context(_now)
    try:
        return (yield)
    finally:
        _uses[item.nodeid] = sorted(
            {_name(m) for several in item._fixtureinfo.name2fixturedefs.values() for m in several}
        )
        _now = ""
        _noting.switch_context(_now)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Add up the seconds of a test; one that fails without any defect is left out: it could tell nothing about one."""
    if report.failed:
        _failed.add(report.nodeid)
    if report.when == "call":
        _seconds[report.nodeid] += report.duration


def pytest_unconfigure() -> None:
    """Write what was noted; the process that only hands tests to others ran none."""
    _noting.stop()
    if not _uses:
        return
    _noting.save()
    text = json.dumps(
        {"seconds": _seconds, "uses": {test: used for test, used in _uses.items() if test not in _failed}}
    )
    (_FOLDER / f"{_NAME}.json").write_text(text, "utf-8")
