"""What a worker does: execute the notebooks of some briefs, render what was executed."""

from concurrent.futures import Executor
from pathlib import Path
from typing import NamedTuple

from analysis.briefs.plan.reading import Brief
from analysis.briefs.shelf.folders import find_executed, keep_failure, make_private, mark_executed
from analysis.errors import BriefsError


class Crew(NamedTuple):
    """Who does the work of a build: an executor, and how many briefs it does at once.

    `is_in_one` is whether it executes and renders a brief as one piece of work, as where files have to be sent.
    """

    executor: Executor
    jobs: int
    is_in_one: bool = False


class Task(NamedTuple):
    """One brief to be built: what is asked for, what it is made of, and why it is built."""

    brief: Brief
    parts: dict[str, str]
    reasons: list[str]


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


def build_batch(batch: list[Task], folder: Path, renderer: str) -> dict[str, str | None]:
    """Execute briefs and render them, as one piece of work."""
    results = execute_batch(batch, folder)
    done = [task for task in batch if not results[task.brief.slug]]
    return results | (render_batch(done, folder, renderer) if done else {})
