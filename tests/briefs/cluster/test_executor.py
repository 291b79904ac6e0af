"""What a cluster's executor makes of workers that die, and of a scheduler that is gone; a cluster that does as told."""

import pickle
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from typing import Any

import pytest
from distributed import KilledWorker

from analysis.briefs.cluster.executor import ClusterExecutor
from analysis.errors import BuildError, DataError


class ToldPool(Executor):
    """Does to each order what the next of `ends` says: an error to raise, or None to do it."""

    def __init__(self, *ends: BaseException | None) -> None:
        self.ends = list(ends)

    def get_executor(self, **_: object) -> "ToldPool":
        """Return itself, as a client gives its executor."""
        return self

    def submit(self, _: object, name: str, order: bytes) -> Future:  # type: ignore[override]
        """Return a future that is done."""
        assert name == "mine"
        future: Future = Future()
        end = self.ends.pop(0)
        if isinstance(end, CancelledError):
            future.cancel()
            future.set_running_or_notify_cancel()
        elif end is not None:
            future.set_exception(end)
        else:
            work, details = pickle.loads(order)  # noqa: S301  # of this test
            future.set_result(pickle.dumps(work(*details)))
        return future


def ask(*ends: BaseException | None) -> Any:
    """Have a cluster add two numbers, and return what comes of it."""
    pool = ToldPool(*ends)
    future = ClusterExecutor(pool, "mine", sends=False).submit(divmod, 17, 5)
    assert pool.ends == []
    return future.result(0)


KILLED = KilledWorker("task", None, 3)


def test_work_is_done_and_an_error_is_the_askers() -> None:
    """What was raised there is raised here, and tried once."""
    assert ask(None) == (3, 2)
    with pytest.raises(DataError, match="a: b"):
        ask(DataError("a", "b"))


@pytest.mark.parametrize("death", [KILLED, BrokenExecutor("it died")])
def test_a_worker_that_dies_is_one_try_of_two(death: Exception) -> None:
    """Work whose worker died is given to another once; where that one dies too, it has failed, and says why."""
    assert ask(death, None) == (3, 2)
    with pytest.raises(BuildError, match="the worker at work on it: died 2 times"):
        ask(death, death)


@pytest.mark.parametrize("end", [CancelledError(), OSError("closed")])
def test_a_scheduler_that_is_gone_breaks_the_executor(end: BaseException) -> None:
    """That is no fault of the brief: it is not tried again, and the build ends."""
    with pytest.raises(BrokenExecutor, match="scheduler is gone"):
        ask(end)
