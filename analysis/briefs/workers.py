"""The workers of a build: reused processes, warm from the start where the system can fork, that leave nothing running."""

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


@contextmanager
def open_workers(jobs: int) -> Iterator[Executor]:
    """Yield an executor of so many worker processes; when the block ends, or this process does, so do they.

    Where the system can fork, workers and kernels come from one process that has imported everything; elsewhere both are
    started anew.
    """
    forks = "forkserver" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if forks else "spawn")
    if forks:
        context.set_forkserver_preload(["analysis.briefs.warm"])
    held, leash = context.Pipe(duplex=False)
    runtime = tempfile.mkdtemp(prefix="briefs-")
    environ = {**os.environ, "JUPYTER_RUNTIME_DIR": runtime}
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=settle_worker, initargs=(held, forks, environ))
    try:
        yield pool
        pool.shutdown()
    finally:
        leash.close()
        pool.shutdown(cancel_futures=True)
        held.close()
        shutil.rmtree(runtime, ignore_errors=True)


def settle_worker(held: Connection, forks: bool, environ: dict[str, str]) -> None:
    """Make a fresh process a worker: deaf to Ctrl-C, on a leash, with a nursery for its kernels."""
    os.environ.update(environ)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if forks:
        from analysis.briefs.kernels import open_nursery

        open_nursery()
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
