"""A cluster's workers as an executor: what is sent to them, and what is done where one of them dies."""

import pickle
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from functools import partial
from typing import Any

from distributed import KilledWorker

from analysis.briefs.cluster.parcels import build_sent, pack_slice, place_made
from analysis.briefs.cluster.plugin import ask_station
from analysis.errors import BuildError

_TRIES = 2
_GONE = "the connection to its scheduler is gone"
Keep = Callable[[Any], Any]


class ClusterExecutor(Executor):
    """Gives work to the stations of a cluster.

    Where it sends, the only work is to build a brief whole: its slice is sent with it, and what was made is put in
    place here.
    """

    def __init__(self, client: Any, name: str, sends: bool) -> None:
        self._pool, self._name, self._sends = client.get_executor(pure=False), name, sends

    def submit(self, work: Callable[..., Any], /, *details: Any) -> Future:  # type: ignore[override]  # none by name
        """Return the future of some work."""
        keep: Keep = _give_back
        if self._sends:
            (task,), folder, renderer = details
            keep = partial(place_made, slug=task.brief.slug, folder=folder)
            work, details = build_sent, (pack_slice(task), task, renderer)
        future: Future = Future()
        self._try(pickle.dumps((work, details)), future, keep, _TRIES)
        return future

    def map(self, fn: Callable[..., Any], *iterables: Iterable[Any], **options: Any) -> Iterator[Any]:
        """Do some work on many things: here, where their records are here alone."""
        return map(fn, *iterables) if self._sends else super().map(fn, *iterables, **options)

    def _try(self, order: bytes, future: Future, keep: Keep, tries: int) -> None:
        asked = self._pool.submit(ask_station, self._name, order)
        asked.add_done_callback(partial(self._settle, order, future, keep, tries - 1))

    def _settle(self, order: bytes, future: Future, keep: Keep, tries: int, asked: Future) -> None:
        """Answer for some work; where its worker died, ask again while there are tries left."""
        error = CancelledError() if asked.cancelled() else asked.exception()
        has_died = isinstance(error, (KilledWorker, BrokenExecutor))
        if error is None:
            _resolve(future, keep, asked.result())
        elif has_died and tries:
            self._try(order, future, keep, tries)
        elif has_died:
            advice = "Look at the memory it needs"
            future.set_exception(
                BuildError("the worker at work on it", f"died {_TRIES} times", "one that lives", advice)
            )
        elif isinstance(error, (CancelledError, OSError)):
            future.set_exception(BrokenExecutor(_GONE))
        else:
            future.set_exception(error)


def _give_back(result: Any) -> Any:
    return result


def _resolve(future: Future, keep: Keep, answer: bytes) -> None:
    """Give a future what came of an answer, or what went wrong as it was put in place."""
    try:
        future.set_result(keep(pickle.loads(answer)))  # noqa: S301  # of the workers that this build has asked
    except Exception as error:  # noqa: BLE001  # whoever waits for it gets it
        future.set_exception(error)
