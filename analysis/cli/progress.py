"""How far a build has come: bars on a terminal, plain lines elsewhere; always on stderr."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from analysis.cli.screen import clean, echo

Report = Callable[[str, str, str], None]
_DONE = ("built", "failed")
_AT_WORK = ("executing", "rendering")


@contextmanager
def show_progress() -> Iterator[Report]:
    """Yield what `briefs.build.build` reports to: a brief's slug, its state as it changes, its error."""
    if sys.stderr.isatty():
        with _open_bars() as report:
            yield report
    else:
        yield _write_lines()


def _write_lines() -> Report:
    """Return a report that writes a line when a brief is done, and says nothing of the steps to it."""
    states: dict[str, str] = {}

    def report(slug: str, state: str, error: str) -> None:
        states[slug] = state
        if not slug:
            echo(state, err=True)
        elif state in _DONE:
            n = sum(s in _DONE for s in states.values())
            total = len(states) - ("" in states)
            echo(f"[{n}/{total}] {slug}: {error or state}", err=True)

    return report


@contextmanager
def _open_bars() -> Iterator[Report]:
    """Yield a report that keeps one bar over all briefs, and a line for each that is at work."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(24),
        TimeElapsedColumn(),
    )
    bars = Progress(*columns, console=Console(stderr=True), transient=True)
    with bars:
        whole = bars.add_task("briefs", total=None)
        lines: dict[str, TaskID] = {}
        states: dict[str, str] = {}

        def report(slug: str, state: str, error: str) -> None:
            states[slug] = state
            if slug in lines:
                bars.remove_task(lines.pop(slug))
            if not slug:
                bars.console.print(state, markup=False, highlight=False)
            elif state in _DONE:
                bars.console.print(clean(f"{slug}: {error or state}"), markup=False, highlight=False)
            elif state in _AT_WORK:
                lines[slug] = bars.add_task(f"{slug}: {state}", total=len(_AT_WORK), completed=_AT_WORK.index(state))
            told = [s for name, s in states.items() if name]
            n_done, n_executed = sum(s in _DONE for s in told), sum(s in ("executed", "rendering") for s in told)
            # Two steps a brief, so that the bar moves while executed briefs wait to be rendered together.
            bars.update(
                whole,
                description=f"{n_done} of {len(told)} briefs done",
                total=2 * len(told),
                completed=2 * n_done + n_executed,
            )

        started = monotonic()
        yield report
        bars.console.print(f"{monotonic() - started:.0f} seconds", markup=False, highlight=False)
