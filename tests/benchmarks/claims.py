"""What the project claims of its speed, each with the figure it has to keep, and one table of what was measured."""

import os
import platform
import statistics
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

# The figures the README states, and no others.
INGEST_TIMES_MOST, INGEST_MEMORY_MOST, GROWTH_MOST = 4.0, 3.0, 4.2
TEN_TIMES_MOST, TEN_GIGABYTES_MOST = 4.0, 2.0
HASH_SECONDS_MOST = 1.5
BRIEFS_TIMES_LEAST = 7.0
SLICE_TIMES_MOST, SLICE_MEMORY_MOST = 1.2, 1.2
DASK_TIMES_MOST = 1.3


class Claim(NamedTuple):
    """One measured claim: what, ours and the peer's figure as printed, the ratio, the ratio claimed, whether it is a most."""

    what: str
    ours: str
    peer: str
    ratio: float
    claimed: float
    is_most: bool

    @property
    def holds(self) -> bool:
        """Whether the ratio is on the right side of the claimed one."""
        return self.ratio <= self.claimed if self.is_most else self.ratio >= self.claimed


def tabulate(claims: Iterable[Claim]) -> str:
    """Return the claims as a table in Markdown, its columns set to their width."""
    head = ("What", "Ours", "Peer", "Ratio", "Claimed", "")
    rows = [
        head,
        *((c.what, c.ours, c.peer, f"{c.ratio:.2f}", _print_claimed(c), "" if c.holds else "FAILS") for c in claims),
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]])


def _print_claimed(claim: Claim) -> str:
    return f"at {'most' if claim.is_most else 'least'} {claim.claimed:g}"


def describe_machine() -> str:
    """Return the date, and what the run ran on."""
    return (
        f"{date.today().isoformat()}, {platform.system()} on {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}"
    )


def print_seconds(seconds: Sequence[float]) -> str:
    """Return the median of some runs, and their range where there are several."""
    middle = f"{statistics.median(seconds):.2f} s"
    return middle if len(seconds) == 1 else f"{middle} ({min(seconds):.2f} to {max(seconds):.2f})"
