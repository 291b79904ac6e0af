"""The workers of a build: reused processes, warm where the system can fork, that leave nothing running."""

import multiprocessing
import multiprocessing.connection
import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

_MOST_CHARACTERS = 55


@contextmanager
def open_workers(jobs: int) -> Iterator[Executor]:
    """Yield an executor of so many worker processes; when the block ends, or this process does, so do they.

    Where the system can fork, workers come from a process that has imported what they need, and their kernels from the
    nursery; elsewhere both are started anew.
    """
    forks = "forkserver" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if forks else "spawn")
    if forks:
        context.set_forkserver_preload(["analysis.briefs.run.warm"])
    held, leash = context.Pipe(duplex=False)
    # The address of a socket has to be short, and a temporary folder may lie deep.
    deep = len(tempfile.gettempdir()) > _MOST_CHARACTERS
    place = "/tmp" if forks and deep else None  # noqa: S108  # a folder nobody else can enter is made there
    runtime = Path(tempfile.mkdtemp(prefix="briefs-", dir=place))
    nursery = _start_nursery(runtime, held) if forks else None
    environ = {**os.environ, "JUPYTER_RUNTIME_DIR": str(runtime)}
    pool = ProcessPoolExecutor(jobs, context, settle_worker, (held, runtime if forks else None, environ))
    try:
        yield pool
        pool.shutdown()
    finally:
        leash.close()
        pool.shutdown(cancel_futures=True)
        if nursery:
            nursery.join()
        held.close()
        shutil.rmtree(runtime, ignore_errors=True)


def _start_nursery(runtime: Path, held: Connection) -> BaseProcess:
    """Start the nursery; it warms up while the workers do."""
    from multiprocessing import forkserver

    from analysis.briefs.run.nursery import open_door, tend

    with open_door(runtime) as door, _deaf():
        nursery = multiprocessing.get_context("spawn").Process(target=tend, args=(door, held, runtime), daemon=True)
        nursery.start()
        forkserver.ensure_running()
    return nursery


@contextmanager
def _deaf() -> Iterator[None]:
    """Have what is started in the block be deaf to Ctrl-C from its first moment on."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    hearing = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, hearing)


def settle_worker(held: Connection, runtime: Path | None, environ: dict[str, str]) -> None:
    """Make a fresh process a worker: deaf to Ctrl-C, on a leash, with kernels from the nursery."""
    os.environ.update(environ)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if runtime:
        from analysis.briefs.run.kernels import use_nursery

        use_nursery(runtime)
    threading.Thread(target=_follow, args=(held,), daemon=True).start()


def _follow(held: Connection) -> None:
    """End this process and all it started when the leash is let go, or the process that held it is gone."""
    import psutil

    multiprocessing.connection.wait([held])
    for started in psutil.Process().children(recursive=True):
        try:
            started.kill()
        except psutil.NoSuchProcess:
            continue
    os._exit(1)
