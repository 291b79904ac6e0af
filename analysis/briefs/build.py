"""The whole way of a plan: what changed, execute, render, put in place; a failed brief stops no other."""

import multiprocessing
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import ExitStack, nullcontext
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from analysis.briefs.plan.reading import Brief
from analysis.briefs.run.workers import open_workers
from analysis.briefs.shelf.changes import find_changes
from analysis.briefs.shelf.folders import (
    clear_work,
    find_executed,
    find_private,
    hold_folder,
    keep_failure,
    make_private,
    mark_executed,
    remember_parts,
    write_index,
)
from analysis.errors import BriefsError, BuildError

# Called with a slug, its state (waiting, executing, executed, rendering, built, failed) and the error of a failed one.
Report = Callable[[str, str, str], None]
# How many executed briefs wait for one start of a renderer. Quarto's start is dear, pandoc's is not.
_BATCH = {"embedded": 10, "quarto": 25}


class Task(NamedTuple):
    """One brief to be built: what is asked for, what it is made of, and why it is built."""

    brief: Brief
    parts: dict[str, str]
    reasons: list[str]


def build(
    briefs: list[Brief],
    folder: Path,
    *,
    jobs: int = 1,
    force: bool = False,
    renderer: str = "embedded",
    report: Report = lambda *_: None,
    executor: Executor | None = None,
) -> dict[str, Any]:
    """Build every brief that is not up to date.

    Parameters
    ----------
    jobs : int
        How many briefs at once.
    report : callable, optional
        Told of every brief's state as it changes.
    executor : Executor, optional
        Another `concurrent.futures.Executor` to do the work, a cluster's for instance; it has to reach the same files.

    Returns
    -------
    dict
        built, up_to_date (slugs), failed (slug to error) and reasons (slug to what changed), in the order of the plan.
    """
    if getattr(
        multiprocessing.current_process(), "_inheriting", False
    ):  # a worker is importing the script it was started from
        raise BuildError(
            "a script that builds",
            "its calls stand open",
            'them under `if __name__ == "__main__":`',
            "Each worker imports the script, and would build as well",
        )
    failed: dict[str, str] = {}
    with hold_folder(folder, lambda: report("", "waiting for another build in this folder", "")), ExitStack() as stack:
        stack.callback(write_index, folder)
        if force:
            clear_work(folder)
        # Nothing is started before there is something to do.
        get_pool = cache(lambda: stack.enter_context(open_workers(jobs) if executor is None else nullcontext(executor)))
        try:
            tasks = choose_tasks(briefs, folder, renderer, force, lambda *work: get_pool().map(*work))
        except BrokenExecutor as error:
            raise BuildError(
                "a worker", "died while it read records", "one that lives", "Look at the memory it needs"
            ) from error
        for task in tasks:
            report(task.brief.slug, "waiting", "")
        if tasks:
            suspects, left = run_tasks(tasks, get_pool(), folder, jobs, renderer, report, failed)
            _try_again(suspects, left, executor, folder, jobs, renderer, report, failed)
        clear_work(folder)
    reasons = {task.brief.slug: task.reasons for task in tasks}
    return {
        "built": [slug for slug in reasons if slug not in failed],
        "up_to_date": [brief.slug for brief in briefs if brief.slug not in reasons],
        "failed": {slug: failed[slug] for slug in reasons if slug in failed},
        "reasons": reasons,
    }


def choose_tasks(briefs: list[Brief], folder: Path, renderer: str, force: bool, hash_slices: Any) -> list[Task]:
    """Return the briefs that are not up to date."""
    tasks = []
    found = find_changes(briefs, folder, renderer, hash_slices, thorough=False)
    for brief, (parts, changed) in zip(briefs, found, strict=True):
        if force or changed:
            tasks.append(Task(brief, parts, ["forced"] if force else changed))
        else:
            remember_parts(folder, brief.slug, parts)
    return tasks


def _try_again(
    suspects: list[Task],
    left: list[Task],
    executor: Executor | None,
    folder: Path,
    jobs: int,
    renderer: str,
    report: Report,
    failed: dict[str, str],
) -> None:
    """Go on after a worker has died: those that were at work one by one, so that the one that ends workers is known."""
    while suspects or left:
        if executor is not None:
            raise BuildError(
                "the executor", "one of its workers died", "workers that live", "Build again, or with --jobs"
            )
        for task in suspects:
            with open_workers(1) as pool:
                again, _ = run_tasks([task], pool, folder, 1, renderer, report, failed)
            if again:
                slug = task.brief.slug
                failed[slug] = str(
                    BuildError(slug, "the process at work on it died", "one that lives", "Look at the memory it needs")
                )
                keep_failure(folder, slug, failed[slug])
                report(slug, "failed", failed[slug])
        with open_workers(jobs) as pool:
            suspects, left = run_tasks(left, pool, folder, jobs, renderer, report, failed)


def run_tasks(
    tasks: Sequence[Task],
    pool: Executor,
    folder: Path,
    jobs: int,
    renderer: str,
    report: Report,
    failed: dict[str, str],
) -> tuple[list[Task], list[Task]]:
    """Execute and render briefs, as many at once as there are jobs; enter what failed into `failed`.

    Executed briefs wait for each other, so that a renderer is started once for many. Where a worker process dies, the
    briefs that were at work, and those that were not, come back to be tried again.
    """
    waiting, ready = deque(tasks), list[Task]()
    running: dict[Future, tuple[str, list[Task]]] = {}

    def submit(state: str, work: Callable, batch: list[Task], *details: Any) -> None:
        for task in batch:
            report(task.brief.slug, state, "")
        running[pool.submit(work, batch, folder, *details)] = (state, batch)

    while waiting or ready or running:
        try:
            while waiting and len(running) <= jobs:
                submit("executing", execute_batch, [waiting[0]])
                waiting.popleft()
            # A renderer is started for a full batch, or when a worker has nothing else to do.
            idle = 0 if waiting else max(0, jobs - len(running))
            shares = min(idle, len(ready)) or len(ready) // _BATCH[renderer]
            for share in range(shares):
                submit("rendering", render_batch, ready[share::shares], renderer)
            ready = [] if shares else ready
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                state, batch = running[future]
                results = _read_result(future, batch, folder)
                del running[future]
                if results is None:
                    for task in batch:
                        submit(state, render_batch, [task], renderer)
                else:
                    ready += _settle(state, batch, results, report, failed)
        except BrokenExecutor:
            at_work = [task for _, batch in running.values() for task in batch]
            return at_work, [task for task in (*ready, *waiting) if task not in at_work]
    return [], []


def _read_result(future: Future, batch: list[Task], folder: Path) -> dict[str, str | None] | None:
    """Return the error, or None, of each brief of a batch; nothing where what nobody foresaw is the fault of one of many."""
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


def _settle(
    state: str, batch: list[Task], results: dict[str, str | None], report: Report, failed: dict[str, str]
) -> list[Task]:
    """Enter what failed, say what is built, and return what has been executed and is to be rendered."""
    for slug, error in results.items():
        if error:
            failed[slug] = error
            report(slug, "failed", error)
        else:
            report(slug, "built" if state == "rendering" else "executed", "")
    return [task for task in batch if state == "executing" and not results[task.brief.slug]]


def execute_batch(batch: list[Task], folder: Path) -> dict[str, str | None]:
    """Execute briefs, each in a private folder with its own kernel; what was executed before a break is not again."""
    from analysis.briefs.run.execute import execute_notebook

    results: dict[str, str | None] = {}
    for brief, parts, _ in batch:
        results[brief.slug] = None
        if find_executed(folder, brief.slug, parts):
            continue
        private = make_private(folder, brief.slug)
        try:
            execute_notebook(brief.notebook, brief.values(), private, brief.timeout_seconds)
            mark_executed(private, parts)
        except BriefsError as error:
            results[brief.slug] = str(error)
            keep_failure(folder, brief.slug, str(error), private / "executed.ipynb")
    return results


def render_batch(batch: list[Task], folder: Path, renderer: str) -> dict[str, str | None]:
    """Render executed briefs with as few starts of the renderer as can be, and put each in place whole."""
    from analysis.briefs.pages.publish import publish

    return publish([brief for brief, _, _ in batch], folder, renderer)
