"""The whole way of a plan: what changed, execute, render, put in place; a failed brief stops no other."""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from analysis.briefs.batches import Crew, Task, build_batch, execute_batch, render_batch
from analysis.briefs.pages.checker import write_checker
from analysis.briefs.plan.reading import Brief
from analysis.briefs.run.workers import open_workers
from analysis.briefs.shelf.changes import find_changes
from analysis.briefs.shelf.folders import (
    CHECKER,
    clear_work,
    find_private,
    hold_folder,
    keep_failure,
    remember_parts,
)
from analysis.briefs.shelf.index import write_index
from analysis.errors import BriefsError, BuildError

# Called with a slug, its state (waiting, executing, executed, rendering, built, failed) and the error of a failed one.
Report = Callable[[str, str, str], None]
_MEMORY = "Look at the memory it needs"
_BATCH = {"embedded": 10, "quarto": 25}  # briefs to one start of a renderer: Quarto's is dear, pandoc's is not


@dataclass(frozen=True)
class Build:
    """How briefs are built: into which folder, with which renderer, and who is told."""

    folder: Path
    renderer: str
    report: Report


@dataclass(frozen=True)
class Built:
    """What came of a build, in the order of the plan: slugs, slug to error, slug to what had changed."""

    built: list[str]
    up_to_date: list[str]
    failed: dict[str, str]
    reasons: dict[str, list[str]]


class Outcome(NamedTuple):
    """What came of some tasks: errors; where workers died, those at work, those not begun, and why."""

    failed: dict[str, str]
    suspects: list[Task]
    left: list[Task]
    broken: str


def build(
    briefs: list[Brief],
    folder: Path,
    *,
    jobs: int = 1,
    force: bool = False,
    renderer: str = "embedded",
    report: Report = lambda *_: None,
    open_crew: Callable[[], AbstractContextManager[Crew]] | None = None,
) -> Built:
    """Build every brief that is not up to date.

    Parameters
    ----------
    jobs : int
        How many briefs at once.
    report : callable, optional
        Told of every brief's state as it changes.
    open_crew : callable, optional
        Opens another crew, such as a cluster's, once there is something to do; else workers of this machine do it.
    """
    _refuse_in_worker()
    failed: dict[str, str] = {}
    asked = Build(folder, renderer, report)
    with hold_folder(folder, lambda: report("", "waiting for another build in this folder", "")), ExitStack() as stack:
        stack.callback(write_index, folder)
        if force:
            clear_work(folder)
        # Nothing is started before there is something to do.
        get_crew = cache(lambda: stack.enter_context(_open_own(jobs) if open_crew is None else open_crew()))
        try:
            tasks = choose_tasks(briefs, asked, force, lambda *work: get_crew().executor.map(*work))
        except (BrokenExecutor, EOFError, ConnectionError) as error:
            raise BuildError("a worker", "died while it read records", "one that lives", _MEMORY) from error
        for task in tasks:
            report(task.brief.slug, "waiting", "")
        if tasks:
            outcome = run_tasks(tasks, get_crew(), asked)
            if open_crew is not None and (outcome.suspects or outcome.left):
                advice = "What is built is whole. Build again for the rest, or on this machine"
                raise BuildError("the workers of the build", outcome.broken, "ones that stay", advice)
            failed = outcome.failed | _try_again(outcome, jobs, asked)
        if tasks or not (folder / CHECKER).is_file():
            write_checker(folder)
        clear_work(folder)
    reasons = {task.brief.slug: task.reasons for task in tasks}
    return Built(
        built=[slug for slug in reasons if slug not in failed],
        up_to_date=[brief.slug for brief in briefs if brief.slug not in reasons],
        failed={slug: failed[slug] for slug in reasons if slug in failed},
        reasons=reasons,
    )


def _refuse_in_worker() -> None:
    """Raise BuildError where a worker is importing the script that it was started from."""
    if getattr(multiprocessing.current_process(), "_inheriting", False):
        expected = 'them under `if __name__ == "__main__":`'
        advice = "Each worker imports the script, and would build as well"
        raise BuildError("a script that builds", "its calls stand open", expected, advice)


def choose_tasks(briefs: list[Brief], build: Build, force: bool, hash_slices: Any) -> list[Task]:
    """Return the briefs that are not up to date."""
    tasks = []
    found = find_changes(briefs, build.folder, build.renderer, hash_slices, thorough=False)
    for brief, (parts, changed) in zip(briefs, found, strict=True):
        if force or changed:
            tasks.append(Task(brief, parts, ["forced"] if force else changed))
        else:
            remember_parts(build.folder, brief.slug, parts)
    return tasks


@contextmanager
def _open_own(jobs: int) -> Iterator[Crew]:
    with open_workers(jobs) as pool:
        yield Crew(pool, jobs)


def _try_again(outcome: Outcome, jobs: int, build: Build) -> dict[str, str]:
    """Go on after a worker has died, and return what failed then.

    Those that were at work are tried one by one, so that the one that ends workers is known.
    """
    failed: dict[str, str] = {}
    before: list[Task] | None = None
    while outcome.suspects or outcome.left:
        if outcome.left == before and not outcome.suspects:
            raise BuildError("the workers", "cannot be started", "processes that live", _MEMORY)
        before = outcome.left
        for task in outcome.suspects:
            failed |= _try_alone(task, build)
        with _open_own(jobs) as crew:
            outcome = run_tasks(outcome.left, crew, build)
        failed |= outcome.failed
    return failed


def _try_alone(task: Task, build: Build) -> dict[str, str]:
    """Build one brief with a worker of its own, and return its error, also where it ended that one too."""
    with _open_own(1) as crew:
        outcome = run_tasks([task], crew, build)
    if not outcome.suspects:
        return outcome.failed
    slug = task.brief.slug
    error = str(BuildError(slug, "the process at work on it died", "one that lives", _MEMORY))
    keep_failure(build.folder, slug, error)
    build.report(slug, "failed", error)
    return {slug: error}


def run_tasks(tasks: Sequence[Task], crew: Crew, build: Build) -> Outcome:
    """Execute and render briefs, as many at once as there are jobs.

    Executed briefs wait for each other, so that a renderer is started once for many. Where a worker process dies, the
    briefs that were at work, and those that were not, come back to be tried again.
    """
    waiting, ready, failed = deque(tasks), list[Task](), dict[str, str]()
    running: dict[Future, tuple[str, list[Task]]] = {}

    def submit(state: str, work: Callable, batch: list[Task], *details: Any) -> None:
        for task in batch:
            build.report(task.brief.slug, state, "")
        running[_submit(crew.executor, work, batch, build.folder, *details)] = (state, batch)

    while waiting or ready or running:
        try:
            while waiting and len(running) <= crew.jobs:
                submit("executing", *_cut_work(crew, waiting[0], build))
                waiting.popleft()
            # A renderer is started for a full batch, or when a worker has nothing else to do.
            idle = 0 if waiting else max(0, crew.jobs - len(running))
            shares = min(idle, len(ready)) or len(ready) // _BATCH[build.renderer]
            for share in range(shares):
                submit("rendering", render_batch, ready[share::shares], build.renderer)
            ready = [] if shares else ready
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                state, batch = running[future]
                results = _read_result(future, batch, build.folder)
                del running[future]
                if results is None:
                    for task in batch:
                        submit(state, render_batch, [task], build.renderer)
                else:
                    failed |= {slug: error for slug, error in results.items() if error}
                    ready += _settle("rendering" if crew.is_in_one else state, batch, results, build.report)
        except BrokenExecutor as error:
            at_work = [task for _, batch in running.values() for task in batch]
            left = [task for task in (*ready, *waiting) if task not in at_work]
            return Outcome(failed, at_work, left, str(error))
    return Outcome(failed, [], [], "")


def _cut_work(crew: Crew, task: Task, build: Build) -> tuple[Any, ...]:
    """Return the first piece of work on a brief: all of it, or its execution."""
    return (build_batch, [task], build.renderer) if crew.is_in_one else (execute_batch, [task])


def _submit(pool: Executor, work: Callable, *details: Any) -> Future:
    """Give work to a pool; one that cannot start a worker, since what it starts them from has died, is a broken one."""
    try:
        return pool.submit(work, *details)
    except (EOFError, ConnectionError) as error:
        raise BrokenExecutor(str(error)) from error


def _read_result(future: Future, batch: list[Task], folder: Path) -> dict[str, str | None] | None:
    """Return the error, or None, of each brief of a batch; nothing where it is the fault of one of many."""
    error = future.exception()
    if isinstance(error, BrokenExecutor):
        raise error
    if error is None:
        return future.result()
    if len(batch) > 1:
        return None
    slug = batch[0].brief.slug
    said = str(error) if isinstance(error, BriefsError) else f"{slug}: {type(error).__name__}: {error}"
    keep_failure(folder, slug, said, find_private(folder, slug) / "executed.ipynb")
    return {slug: said}


def _settle(state: str, batch: list[Task], results: dict[str, str | None], report: Report) -> list[Task]:
    """Say what failed and what is built, and return what has been executed and is to be rendered."""
    for slug, error in results.items():
        done = "built" if state == "rendering" else "executed"
        report(slug, "failed" if error else done, error or "")
    return [task for task in batch if state == "executing" and not results[task.brief.slug]]
