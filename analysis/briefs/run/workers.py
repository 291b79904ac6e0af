"""The workers of a build: reused processes, warm where the system can fork, that leave nothing running."""

import multiprocessing
import multiprocessing.connection
import multiprocessing.util
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

from analysis.briefs.run.nursery import HELD, open_door, tend
from analysis.errors import ParameterError

_MOST_CHARACTERS = 55
_SAME_ORDER = {"PYTHONHASHSEED": "0"}
_OPEN_FILES = 96  # a build of small briefs was seen to work with 72


def require_files() -> None:
    """Raise the limit of open files to what a kernel needs, where this process may.

    Raises
    ------
    ParameterError
        When it may not.
    """
    try:
        import resource
    except ImportError:  # a system that knows no such limit
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if resource.RLIM_INFINITY not in (soft, hard) and hard < _OPEN_FILES:
        expected = f"at least {_OPEN_FILES}, since a kernel has more than 60 open"
        raise ParameterError("this shell", f"it allows {soft} open files", expected, "ulimit -n 1024 in a new one")
    if soft != resource.RLIM_INFINITY and soft < _OPEN_FILES:
        resource.setrlimit(resource.RLIMIT_NOFILE, (_OPEN_FILES, hard))


@contextmanager
def open_workers(jobs: int) -> Iterator[Executor]:
    """Yield an executor of so many worker processes; when the block ends, or this process does, so do they.

    Where the system can fork, workers come from a process that has imported what they need, and their kernels from the
    nursery; elsewhere both are started anew.
    """
    require_files()
    forks = "forkserver" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if forks else "spawn")
    if forks:
        context.set_forkserver_preload(["analysis.briefs.run.warm"])
    held, leash = context.Pipe(duplex=False)
    # The address of a socket has to be short, and a temporary folder may lie deep.
    deep = len(tempfile.gettempdir()) > _MOST_CHARACTERS
    place = "/tmp" if forks and deep else None  # noqa: S108  # a folder nobody else can enter is made there
    runtime = Path(tempfile.mkdtemp(prefix="briefs-", dir=place))
    (runtime / HELD).touch()
    nursery = _start_nursery(runtime, held) if forks else None
    # What workers and kernels put into a temporary folder lies in this one, and goes with it, however they end.
    environ = {**os.environ, **_SAME_ORDER, "JUPYTER_RUNTIME_DIR": str(runtime), "TMPDIR": str(runtime)}
    pool = ProcessPoolExecutor(jobs, context, settle_worker, (held, runtime, forks, environ))
    try:
        yield pool
        pool.shutdown()
    finally:
        (runtime / HELD).unlink(missing_ok=True)
        leash.close()
        pool.shutdown(cancel_futures=True)
        if nursery:
            nursery.join()
        held.close()
        shutil.rmtree(runtime, ignore_errors=True)


def _start_nursery(runtime: Path, held: Connection) -> BaseProcess:
    """Start the nursery; it warms up while the workers do."""
    from multiprocessing import forkserver

    with open_door(runtime) as door, deaf(), in_same_order():
        orphaned = Path(multiprocessing.util.get_temp_dir())
        arguments = (door, held, runtime, orphaned)
        nursery = multiprocessing.get_context("spawn").Process(target=tend, args=arguments, daemon=True)
        nursery.start()
        forkserver.ensure_running()
    return nursery


@contextmanager
def in_same_order() -> Iterator[None]:
    """Have what is started in the block print sets in the same order each time."""
    before = os.environ.get("PYTHONHASHSEED")
    os.environ.update(_SAME_ORDER)
    try:
        yield
    finally:
        del os.environ["PYTHONHASHSEED"]
        os.environ.update({"PYTHONHASHSEED": before} if before is not None else {})


@contextmanager
def deaf() -> Iterator[None]:
    """Have what is started in the block be deaf to Ctrl-C from its first moment on."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    hearing = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, hearing)


def settle_worker(held: Connection, runtime: Path, forks: bool, environ: dict[str, str]) -> None:
    """Make a fresh process a worker: deaf to Ctrl-C, on a leash, with kernels from the nursery."""
    os.environ.update(environ)
    tempfile.tempdir = str(runtime)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if forks:
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
