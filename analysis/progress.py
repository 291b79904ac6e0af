"""How far a build has come: bars on a terminal, plain lines elsewhere; always on stderr."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

Report = Callable[[str, str, str], None]
_DONE = ("built", "failed")


@contextmanager
def show_progress(quiet: bool = False) -> Iterator[Report]:
    """Yield what `briefs.build.build` reports to: each brief's slug, its state as it changes, and the error of a failed one."""
    if quiet:
        yield lambda *_: None
    elif sys.stderr.isatty():
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
            print(state, file=sys.stderr, flush=True)  # noqa: T201  # this is what the module is for
        elif state in _DONE:
            n = sum(s in _DONE for s in states.values())
            total = len(states) - ("" in states)
            print(f"[{n}/{total}] {slug}: {error or state}", file=sys.stderr, flush=True)  # noqa: T201  # likewise

    return report


@contextmanager
def _open_bars() -> Iterator[Report]:
    """Yield a report that keeps one bar over all briefs, and a line for each that is at work."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    bars = Progress(*columns, console=Console(stderr=True), transient=True)
    with bars:
        whole = bars.add_task("all briefs", total=0)
        lines: dict[str, Any] = {}
        states: dict[str, str] = {}

        def report(slug: str, state: str, error: str) -> None:
            states[slug] = state
            if not slug:
                bars.console.print(state, markup=False, highlight=False)
            elif state in _DONE:
                bars.console.print(f"{slug}: {error or state}", markup=False, highlight=False)
                if slug in lines:
                    bars.remove_task(lines.pop(slug))
            elif state != "waiting":
                step = ("executing", "rendering").index(state)
                if slug not in lines:
                    lines[slug] = bars.add_task(slug, total=2)
                bars.update(lines[slug], description=f"{slug}: {state}", completed=step)
            done = [s for s in states.values() if s in _DONE]
            bars.update(whole, total=len(states) - ("" in states), completed=len(done))

        started = monotonic()
        yield report
        bars.console.print(f"{monotonic() - started:.0f} seconds", markup=False, highlight=False)
