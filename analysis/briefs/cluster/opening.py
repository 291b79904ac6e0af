"""A Dask cluster for one build: reached, looked at before anything is sent, and left as it was."""

import contextlib
import logging
import os
import socket
import threading
import uuid
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from distributed import Client, LocalCluster

from analysis.briefs.batches import Crew
from analysis.briefs.cluster.executor import ClusterExecutor
from analysis.briefs.cluster.facts import Facts, find_difference, state_facts
from analysis.briefs.cluster.parcels import pack_home
from analysis.briefs.cluster.plugin import StationPlugin
from analysis.briefs.run.workers import deaf
from analysis.errors import ParameterError
from analysis.paths import find_root

LOCAL = "local"
_WAIT_SECONDS, _ANSWER_SECONDS = 15, 30
_OPTION = "--cluster"


@contextmanager
def open_cluster(address: str, jobs: int, folder: Path, say: Callable[[str], None]) -> Iterator[Crew]:
    """Yield the crew of a cluster: `local` for one on this machine with so many workers, else by its address.

    Each worker has a station while the block lasts. Where all of them see the workspace and the folder that is built
    into, they read and write there; else a brief's slice is sent to them, and its files come back.

    Parameters
    ----------
    say : callable
        Told in one line how many workers there are, and which of the two it is.

    Raises
    ------
    ParameterError
        When nobody answers, when there is no worker, or when one has several threads or other versions than are here.
    """
    for name in ("distributed", "distributed.client", "tornado", "asyncio"):  # what they would say is said in our words
        logging.getLogger(name).setLevel(logging.CRITICAL)
    warnings.filterwarnings("ignore", "Sending large graph", UserWarning)  # a slice is as large as it is
    with ExitStack() as stack:
        client = stack.enter_context(_connect(address, jobs))
        facts, n_workers = state_facts(), check_workers(client, address)
        check_facts(client, facts)
        is_shared = find_shared(client, folder)
        files = "they work in this folder" if is_shared else "records are sent to them, and briefs come back"
        say(f"{n_workers} worker{'s' * (n_workers > 1)} of {address}: {files}")
        name, root = f"briefs-{uuid.uuid4().hex}", str(find_root())
        plugin = StationPlugin(name, facts, root, {} if is_shared else pack_home())
        ask_all(client.register_plugin, plugin, name=name)
        stack.callback(_close_stations, client, name)
        yield Crew(ClusterExecutor(client, name, sends=not is_shared), n_workers, is_in_one=not is_shared)


@contextmanager
def _connect(address: str, jobs: int) -> Iterator[Client]:
    with ExitStack() as stack:
        target: Any = address
        if address == LOCAL:
            options = {"threads_per_worker": 1, "dashboard_address": "127.0.0.1:0", "memory_limit": 0}
            with deaf():  # Ctrl-C is for this process, which ends them
                target = LocalCluster(n_workers=jobs, silence_logs=logging.CRITICAL, **options)
            stack.enter_context(target)
        else:
            _knock(address)
        try:
            client = wait_for(Client, target, timeout=_WAIT_SECONDS, set_as_default=False)
        except (OSError, ValueError, TypeError, RuntimeError) as error:
            raise _miss(f"no Dask scheduler answers at {address}") from error
        stack.enter_context(client)
        yield client


def _knock(address: str) -> None:
    """Raise ParameterError where an address is none, or nobody is there: Dask itself would take half a minute."""
    try:
        told = urlsplit(address)
        place = (told.hostname or "", told.port or 0)
    except ValueError:
        place = ("", 0)
    if not all(place) or told.scheme not in ("tcp", "tls", "ws", "wss"):
        raise _miss(f"{address!r} is no address")
    try:
        socket.create_connection(place, _WAIT_SECONDS).close()
    except OSError as error:
        raise _miss(f"nobody answers at {address} ({error.strerror or error})") from error


def _miss(found: str) -> ParameterError:
    advice = "Start one, which prints its address: dask scheduler"
    return ParameterError(_OPTION, found, "local, or the address of a Dask scheduler, as tcp://192.0.2.1:8786", advice)


def ask_all(call: Callable[..., Any], *given: Any, **options: Any) -> Any:
    """Return what all workers of a cluster answer.

    Raises
    ------
    ParameterError
        When one of them does not: one that failed to start may be counted as a worker, and never answers.
    """
    try:
        return wait_for(call, *given, **options)
    except TimeoutError as error:
        found = f"one of its workers has not answered for {_ANSWER_SECONDS} seconds"
        advice = "Look at what the workers print, and take away the one that did not start"
        raise ParameterError(_OPTION, found, "workers that answer", advice) from error


def wait_for(call: Callable[..., Any], *given: Any, **options: Any) -> Any:
    """Return what a call returns, or raise what it raises; TimeoutError where that takes too long."""
    answer: Future = Future()

    def ask() -> None:
        try:
            answer.set_result(call(*given, **options))
        except Exception as error:  # noqa: BLE001  # whoever waits gets it
            answer.set_exception(error)

    threading.Thread(target=ask, daemon=True).start()
    return answer.result(_ANSWER_SECONDS)


def check_workers(client: Client, address: str) -> int:
    """Return how many workers a cluster has.

    Raises
    ------
    ParameterError
        When it has none, or one with several threads: they would wait for each other's briefs.
    """
    advice = f"Start them: dask worker {address} --nthreads 1 --nworkers 2"
    with contextlib.suppress(TimeoutError):
        client.wait_for_workers(1, timeout=_WAIT_SECONDS)
    workers = client.scheduler_info(n_workers=-1)["workers"]
    if not workers:
        raise ParameterError(_OPTION, f"no worker at {address}", "one or more", advice)
    if wide := [(name, told["nthreads"]) for name, told in workers.items() if told["nthreads"] > 1]:
        found = f"worker {wide[0][0]} has {wide[0][1]} threads"
        raise ParameterError(_OPTION, found, "one thread a worker, and more workers", advice)
    return len(workers)


def check_facts(client: Client, facts: Facts) -> None:
    """Raise ParameterError where a worker has other versions than are here, or not this package: naming what."""
    advice = "Install the same on all of them, from the same lock"
    told = ask_all(client.get_versions)
    for name, own in {"the scheduler": told["scheduler"], **told["workers"]}.items():
        python = ".".join(own["host"]["python"].split(".")[:2])
        there = {"Python": python, **{name: str(own["packages"].get(name)) for name in ("dask", "distributed")}}
        if other := find_difference({name: facts[name] for name in there}, there):
            raise ParameterError(_OPTION, f"{name}: {other}", "what is here", advice)
    stated = ask_all(client.run, state_facts, on_error="return")
    for name, there in stated.items():
        if isinstance(there, Exception):
            raise ParameterError(_OPTION, f"{name}: {type(there).__name__}: {there}", "incident-briefs there", advice)
        if other := find_difference(facts, there):
            raise ParameterError(_OPTION, f"{name}: {other}", "what is here", advice)


def find_shared(client: Client, folder: Path) -> bool:
    """Say whether all workers see the workspace and may write into the folder, and not into others of that name."""
    places = [folder / f".seen-{uuid.uuid4().hex}", find_root() / "data" / "tables" / f".seen-{uuid.uuid4().hex}"]
    try:
        for place in places:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.touch()
        return all(ask_all(client.run, _see, [str(place) for place in places]).values())
    finally:
        for place in places:
            place.unlink(missing_ok=True)


def _see(places: list[str]) -> bool:
    """Say whether one sees files that were put somewhere, and may write where the first lies."""
    return all(Path(place).is_file() for place in places) and os.access(Path(places[0]).parent, os.W_OK)


def _close_stations(client: Client, name: str) -> None:
    """Take the stations away; where the scheduler is gone, they end with its workers, or when nobody asks them."""
    with contextlib.suppress(OSError, RuntimeError, KeyError, ParameterError):
        ask_all(client.unregister_worker_plugin, name)
