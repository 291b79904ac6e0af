"""Briefs built by a Dask cluster: the same bytes, whether its workers see the folder or not; what is refused first."""

import gc
import socket
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, list_stations, thin, write_notebook
from distributed import Client, LocalCluster

from analysis.briefs.build import build
from analysis.briefs.cluster import opening
from analysis.briefs.cluster.facts import find_difference, state_facts
from analysis.briefs.plan.reading import Brief
from analysis.errors import ParameterError
from analysis.paths import find_root

pytestmark = pytest.mark.slow
FILES = ("brief.html", "brief.pdf", "brief.ipynb", "manifest.json", "records.csv")


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """Return a cluster of two workers."""
    with start(2) as opened:
        yield opened


def make_briefs() -> list[Brief]:
    """Return two briefs of the package's notebooks, and one that looks beyond its own window."""
    own = {"notebook": "what-was-recorded", "dataset": "three"}
    return [
        Brief(slug="a", title="A", parameters={"regions": ["XA-01"]}, **own),
        Brief(slug="b", title="B", **{**own, "notebook": "situation-brief"}),
        Brief(slug="c", title="C", notebook="beyond", dataset="three", parameters={"regions": ["XA-02"]}),
    ]


BEYOND = 'import analysis as ib\nwindow = ib.load("three")\nlen(window.incidents)'


@pytest.mark.parametrize("is_shared", thin([False, True], 2))
def test_the_pages_are_the_same_byte_for_byte(
    cluster: LocalCluster, three: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_shared: bool
) -> None:
    """As here, and whether files lie in a folder that all see or travel; a slice that travels is not taken for the whole."""
    write_notebook(three, "beyond", BEYOND, parameters='dataset: str = "three"\nregions: tuple[str, ...] = ()')
    briefs = make_briefs() if is_shared else make_briefs()[::2]
    here, there, said = tmp_path / "here", tmp_path / "there", list[str]()
    assert build(briefs, here, jobs=2).built == [brief.slug for brief in briefs]
    if not is_shared:
        monkeypatch.setattr(opening, "find_shared", lambda *_: False)
    crew = partial(opening.open_cluster, cluster.scheduler_address, 1, there, said.append)
    result = build(briefs, there, open_crew=crew)
    assert result.built == (["a", "b", "c"] if is_shared else ["a"])
    assert [slug for slug in result.failed if "only the slice" in result.failed[slug]] == ([] if is_shared else ["c"])
    for slug in result.built:
        assert {n: (there / slug / n).read_bytes() for n in FILES} == {n: (here / slug / n).read_bytes() for n in FILES}
    assert (there / "failures" / "c" / "executed.ipynb").is_file() is not is_shared
    assert len(said) == 1
    assert f"2 workers of {cluster.scheduler_address}" in said[0]
    assert sorted(p.name for p in (three / "data" / "tables").iterdir()) == ["three"]


@pytest.mark.thorough
def test_a_cluster_on_this_machine_has_as_many_workers_as_jobs(three: Path, tmp_path: Path) -> None:
    """A station is opened when it is asked, and gone afterwards."""
    said: list[str] = []
    with opening.open_cluster("local", 3, tmp_path, said.append) as crew:
        assert (crew.jobs, crew.is_in_one) == (3, False)
        assert list_stations(three) == []
        assert crew.executor.submit(find_root).result(60) == three
        assert len(list_stations(three)) == 1
    assert said == ["3 workers of local: they work in this folder"]
    assert list_stations(three) == []


def test_nobody_at_the_address_is_one_line(three: Path, tmp_path: Path) -> None:
    """With what to start there."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(ParameterError, match=rf"nobody answers at {address} .*dask scheduler"):
            open_here(address, tmp_path)


@pytest.mark.parametrize(
    "address", ["localhost", "127.0.0.1:8786", "tcp://127.0.0.1", "http://127.0.0.1:8786", "tcp://h:99999", "foo://x:1"]
)
def test_what_is_no_address_is_said_at_once(three: Path, tmp_path: Path, address: str) -> None:
    """Without asking anybody."""
    with pytest.raises(ParameterError, match=rf"'{address}' is no address.*tcp://192"):
        open_here(address, tmp_path)


def test_a_worker_that_never_answers_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that failed to start may still be counted."""
    monkeypatch.setattr(opening, "_ANSWER_SECONDS", 0.1)
    never = threading.Event()
    with pytest.raises(ParameterError, match="has not answered"):
        opening.ask_all(never.wait)
    never.set()
    with pytest.raises(ZeroDivisionError):
        opening.ask_all(divmod, 1, 0)
    assert opening.ask_all(divmod, 7, 2) == (3, 1)


def open_here(address: str, folder: Path) -> None:
    """Open a cluster, and close it."""
    with opening.open_cluster(address, 1, folder, lambda _: None):
        pass


@contextmanager
def start(workers: int, threads: int = 1) -> Iterator[LocalCluster]:
    """Yield a cluster of workers in processes of their own, with a scheduler at an address of the loopback."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT))
        options = {"dashboard_address": "127.0.0.1:0", "memory_limit": 0, "silence_logs": 50}
        with LocalCluster(n_workers=workers, threads_per_worker=threads, **options) as opened:
            yield opened
    # What Dask leaves to be collected, sockets among it, is collected here, and fails no test that comes later.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@pytest.mark.parametrize(
    ("workers", "threads", "said"),
    [(0, 1, r"no worker at .* dask worker"), (1, 4, r"has 4 threads.*one thread a worker")],
)
def test_no_worker_and_a_wide_one_are_refused(
    three: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: int, threads: int, said: str
) -> None:
    """A cluster without workers would never end; threads of one worker would wait for each other."""
    with start(workers, threads) as cluster:
        monkeypatch.setattr(opening, "_WAIT_SECONDS", 3)
        with pytest.raises(ParameterError, match=said):
            open_here(cluster.scheduler_address, tmp_path)


@pytest.mark.parametrize(
    "name", ["Python", "distributed", "pandas", "requirements.lock", "the code of incident-briefs"]
)
def test_another_version_is_named_with_what_is_here(cluster: LocalCluster, three: Path, name: str) -> None:
    """The line says who has it, what that is and what is here."""
    with (
        Client(cluster, set_as_default=False) as client,
        pytest.raises(ParameterError, match=rf"(tcp://\S+|the scheduler): {name} \S+ \(here 0\.1\)\. Expected what is"),
    ):
        opening.check_facts(client, {**state_facts(), name: "0.1"})


def test_nothing_is_sent_where_versions_differ(
    cluster: LocalCluster, three: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are compared first."""

    def differ(*_: object) -> None:
        raise ParameterError("--cluster", "another one")

    monkeypatch.setattr(opening, "check_facts", differ)
    monkeypatch.setattr(opening, "pack_home", None)
    monkeypatch.setattr(opening, "find_shared", None)
    with pytest.raises(ParameterError, match="another one"):
        open_here(cluster.scheduler_address, tmp_path)


def test_what_differs_is_named_and_the_rest_counted() -> None:
    """Nothing is said where all is the same; what is not there is `none`."""
    here = dict.fromkeys("abcde", "1")
    assert find_difference(here, here) == ""
    assert find_difference(here, {**here, "b": "2", "f": "9"}) == "b 2 (here 1)"
    assert find_difference(here, {"e": "1"}) == "a none (here 1), b none (here 1), c none (here 1), 1 more"


def test_a_folder_of_the_same_name_is_not_the_same(three: Path, tmp_path: Path) -> None:
    """A worker sees the workspace where it sees what was put there just now."""

    class OneThatSees:
        def run(self, see: Any, places: list[str]) -> dict[str, bool]:
            assert see(places)
            return {"near": see(places), "far": see([place.replace(str(three), str(tmp_path)) for place in places])}

    assert opening.find_shared(OneThatSees(), tmp_path / "out") is False  # type: ignore[arg-type]
    assert list((tmp_path / "out").iterdir()) == []


def test_raw_records_never_travel(three: Path) -> None:
    """What is sent of a workspace is what decides a brief; records go by slices alone."""
    from analysis.briefs.cluster.parcels import pack_home

    sent = pack_home()
    assert not [name for name in sent if "raw" in name or "tables" in name or "built" in name]
    assert {"reports/briefs.toml", "notebooks/situation-brief.ipynb", "data/judgements/rules.toml"} <= set(sent)
