"""A station: the process beside a worker of a cluster that does its work, with a warm nursery of its own.

It is a program like the one that builds on one machine, and does its work by the same workers. What a cluster's worker
is like (its threads, its settings, that it may start no processes) does not reach a brief, and neither can a brief that
ends its process end the cluster's worker. It lives as long as the pipe that its orders come through.
"""

import contextlib
import os
import pickle
import queue
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

from analysis.briefs.run.workers import open_workers
from analysis.paths import find_package

_IDLE_SECONDS = 120  # whoever asked may be gone without a word; a station that is asked again is opened again
# What Dask tells its workers, and no brief is to depend on.
_OF_DASK = re.compile("_*DASK_|MALLOC_TRIM_THRESHOLD_$|(OMP|MKL|OPENBLAS)_NUM_THREADS$")


class Station:
    """What a worker of a cluster holds of its station: it gives an order and waits for the answer, one at a time."""

    def __init__(self, root: Path) -> None:
        self._root, self._turn = root, threading.Lock()
        self._start()

    def _start(self) -> None:
        paths = dict.fromkeys([str(find_package()), *os.environ.get("PYTHONPATH", "").split(os.pathsep)])
        own = {name: value for name, value in os.environ.items() if not _OF_DASK.match(name)}
        environ = {**own, "BRIEFS_ROOT": str(self._root), "PYTHONPATH": os.pathsep.join(filter(None, paths))}
        command = [sys.executable, "-m", __name__]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, env=environ, cwd=self._root)

    def ask(self, order: bytes) -> bytes:
        """Return the answer to an order: a pickled function and what it takes; a pickled result.

        Raises
        ------
        BrokenExecutor
            When the process at work on it died, or the station did.
        Exception
            What the function raised.
        """
        with self._turn:
            if self._process.poll() is not None:
                self.close()
                self._start()
            try:
                pickle.dump(order, _of(self._process.stdin))
                _of(self._process.stdin).flush()
                answer, error = pickle.load(_of(self._process.stdout))  # noqa: S301  # of a process started here
            except (EOFError, OSError, pickle.UnpicklingError) as broken:
                self.close(0)
                raise BrokenExecutor("a station died at its work") from broken
        if error is not None:
            raise error
        return bytes(answer)

    def close(self, patience_seconds: float = 20) -> None:
        """Let go of the station: it ends, and all that it started."""
        with contextlib.suppress(OSError):
            _of(self._process.stdin).close()
        try:
            self._process.wait(patience_seconds)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        _of(self._process.stdout).close()


def _of(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise ValueError("a station without pipes")
    return stream


def serve(orders: IO[bytes], answers: IO[bytes]) -> None:
    """Do what is ordered, in turn, until nobody orders any more; what is at work then ends too."""
    waiting: queue.Queue[bytes | None] = queue.Queue()
    gone: Future = Future()
    threading.Thread(target=_listen, args=(orders, waiting, gone), daemon=True).start()
    with ExitStack() as stack:
        pool = stack.enter_context(open_workers(1))
        while (order := _take(waiting)) is not None:
            future = pool.submit(follow, order)
            wait([future, gone], return_when=FIRST_COMPLETED)
            if not future.done():
                raise SystemExit(1)
            error = future.exception()
            pickle.dump((b"" if error else future.result(), error), answers)
            answers.flush()
            if isinstance(error, BrokenExecutor):
                stack.close()
                pool = stack.enter_context(open_workers(1))


def _take(waiting: "queue.Queue[bytes | None]") -> bytes | None:
    """Return the next order; None where there will be none, or has been none for long."""
    try:
        return waiting.get(timeout=_IDLE_SECONDS)
    except queue.Empty:
        return None


def _listen(orders: IO[bytes], waiting: "queue.Queue[bytes | None]", gone: Future) -> None:
    """Hand on orders, and say when nobody can give any more."""
    with contextlib.suppress(EOFError, OSError, pickle.UnpicklingError):
        while True:
            waiting.put(pickle.load(orders))  # noqa: S301  # of the process that started this one
    waiting.put(None)
    gone.set_result(None)


def follow(order: bytes) -> bytes:
    """Do one order, in a process of its own."""
    work: Callable[..., Any]
    work, details = pickle.loads(order)  # noqa: S301  # whoever may give orders to a cluster may run anything there
    return pickle.dumps(work(*details))


def main() -> None:
    """Serve whoever started this program, by what were its standard streams.

    A notebook's programs have these too: what they read is nothing, and what they print, records perhaps, is to stand
    in no log of a cluster.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it ends when its orders do
    orders, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)
    serve(orders, answers)


if __name__ == "__main__":
    main()
