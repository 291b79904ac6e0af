"""A brief on 150 records, in datasets of ten thousand rows and of many more: it costs what its slice costs."""

import os
import statistics
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path

from claims import SLICE_MEMORY_MOST, SLICE_TIMES_MOST, Claim, describe_machine, print_seconds, tabulate
from read_a_million_rows import ROOT, measure, write_file

REGION, RECORDS = "UA-12", 150
SMALL, LARGE = 10_000, 1_000_000

# The days between which a region has so many records, in a process of its own.
_FIND = """
from analysis.datasets.store import load
days = load({dataset!r}, regions=[{region!r}], profile="internal").incidents["date_from"].sort_values()
first = len(days) // 2 - {records} // 2
print(days.iloc[first].date(), days.iloc[first + {records} - 1].date())
"""


def measure_claims(sizes: tuple[int, ...] = (SMALL, LARGE), n_runs: int = 3) -> list[Claim]:
    """Read an invented file of each size, then make the brief of each in turn, every one in a new folder."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "data").mkdir()
        for name in ("data/judgements", "data/reference", "data/sources.toml", "notebooks", "reports"):
            (root / name).symlink_to(ROOT / name)
        windows = {size: _prepare(root, size) for size in sizes}
        found: dict[int, list[tuple[float, float]]] = {size: [] for size in sizes}
        for run, (size, window) in product(range(n_runs), windows.items()):
            command = ["run", "situation-brief", "--dataset", f"d{size}", "-p", f"regions={REGION}"]
            asked = [
                *command,
                "-p",
                f"start={window[0]}",
                "-p",
                f"end={window[1]}",
                "--out",
                f"{root}/out-{size}-{run}",
            ]
            found[size].append(measure([sys.executable, "-m", "analysis", *asked], root))
    return [claim for size in sizes[1:] for claim in _claim(found[sizes[0]], found[size], size)]


def _prepare(root: Path, size: int) -> tuple[str, str]:
    """Read a file of so many rows, and return the days between which the region has the records asked for."""
    path = root / f"sirens-{size}.csv"
    write_file(path, size)
    measure([sys.executable, "-m", "analysis", "ingest", str(path), "--dataset", f"d{size}"], root)
    env = {**os.environ, "PYTHONPATH": str(ROOT), "BRIEFS_ROOT": str(root)}
    code = _FIND.format(dataset=f"d{size}", region=REGION, records=RECORDS)
    told = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True).stdout
    first, last = told.split()
    return first, last


def _claim(small: list[tuple[float, float]], large: list[tuple[float, float]], size: int) -> list[Claim]:
    what = f"a brief on {RECORDS} records, of {size:,} rows / of {SMALL:,}"
    (times, sizes), (few_times, few_sizes) = (list(zip(*runs, strict=True)) for runs in (large, small))
    median = statistics.median
    return [
        Claim(
            f"{what}, time",
            print_seconds(times),
            print_seconds(few_times),
            median(times) / median(few_times),
            SLICE_TIMES_MOST,
            True,
        ),
        Claim(
            f"{what}, peak memory",
            f"{median(sizes):.0f} MiB",
            f"{median(few_sizes):.0f} MiB",
            median(sizes) / median(few_sizes),
            SLICE_MEMORY_MOST,
            True,
        ),
    ]


if __name__ == "__main__":
    asked = tuple(map(int, sys.argv[1:])) or (LARGE,)
    print(describe_machine(), tabulate(measure_claims((SMALL, *asked))), sep="\n\n")
