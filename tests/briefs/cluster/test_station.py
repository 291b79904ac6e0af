"""A station: it answers in turn, outlives a brief that ends its process, and ends with whoever asks it."""

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import pytest
from conftest import ROOT, list_processes, list_stations, wait_until

from analysis.briefs.cluster.station import Station
from analysis.datasets.catalogue import check_name
from analysis.errors import ParameterError
from analysis.paths import find_root

pytestmark = pytest.mark.slow


@pytest.fixture
def station(project: Path) -> Iterator[Station]:
    """Return a station that works in a project of its own."""
    opened = Station(project)
    yield opened
    opened.close()


def ask(station: Station, work: Any, *details: Any) -> Any:
    """Give an order, and return its answer."""
    return pickle.loads(station.ask(pickle.dumps((work, details))))  # noqa: S301  # of this test


def test_it_works_where_it_is_told_and_gives_errors_back(station: Station, project: Path) -> None:
    """Its workspace is the one it was opened for; an error comes back as it was raised, and the next order is done."""
    assert ask(station, find_root) == project
    with pytest.raises(ParameterError, match="--dataset: 'No Name'"):
        ask(station, check_name, "No Name")
    assert ask(station, os.getenv, "PYTHONHASHSEED") == "0"


def test_what_a_brief_starts_reads_and_prints_nothing_of_the_station(station: Station, project: Path) -> None:
    """A program that reads its input ends at once, and one that stays takes no order; what is printed stands nowhere."""
    assert ask(station, subprocess.run, ["cat"], 0, None, None).returncode == 0
    ask(station, subprocess.check_call, ["sh", "-c", "cat & echo record; echo record >&2"])
    assert ask(station, find_root) == project
    assert ask(station, os.readlink, "/proc/self/fd/2") == "/dev/null"


@pytest.mark.thorough
def test_what_dask_sets_does_not_reach_a_brief(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The number of threads decides how sums are rounded."""
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    monkeypatch.setenv("__DASK_PARENT_PID", "1")
    monkeypatch.setenv("OUR_OWN", "1")
    opened = Station(project)
    names = ("OMP_NUM_THREADS", "__DASK_PARENT_PID", "OUR_OWN")
    assert [ask(opened, os.getenv, name) for name in names] == [None, None, "1"]
    opened.close()


@pytest.mark.thorough
def test_a_process_that_dies_is_said_and_replaced(station: Station, project: Path) -> None:
    """First the worker of the station, then the station itself; it is one order that is lost, or none."""
    with pytest.raises(BrokenExecutor):
        ask(station, os._exit, 1)
    assert ask(station, find_root) == project
    (before,) = list_stations(project)
    before.kill()
    with suppress(BrokenExecutor):  # where its end was not known yet
        ask(station, os.getpid)
    assert ask(station, find_root) == project
    assert list_stations(project) not in ([], [before])


def read_command(process: psutil.Process) -> list[str]:
    """Return the command line of a process; nothing where it has just ended."""
    try:
        return process.cmdline()
    except psutil.Error:
        return []


@pytest.mark.thorough
def test_it_ends_with_whoever_holds_it_also_at_work(project: Path) -> None:
    """A cluster's worker that is killed leaves nothing running, though a brief was at work."""
    code = (
        "import pickle, sys, time; from pathlib import Path; from analysis.briefs.cluster.station import Station\n"
        "Station(Path(sys.argv[1])).ask(pickle.dumps((time.sleep, (600,))))"
    )
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    held = subprocess.Popen([sys.executable, "-c", code, str(project)], env=environ)
    try:
        # The station, its nursery, what forks its workers, and the worker that sleeps.
        assert wait_until(lambda: any("forkserver" in " ".join(read_command(p)) for p in list_processes(project)))
    finally:
        held.kill()
        held.wait()
    assert wait_until(lambda: not list_stations(project))
    assert wait_until(lambda: [p for p in list_processes(project) if p.pid != held.pid] == [])
