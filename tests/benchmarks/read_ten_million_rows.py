"""A sirens file of ten million rows through `briefs ingest`, against pandas.read_csv(dtype=str) in pieces, in one run."""

import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from claims import TEN_GIGABYTES_MOST, TEN_TIMES_MOST, Claim, describe_machine, tabulate
from read_a_million_rows import measure, open_workspace, write_file

N_ROWS = 10_000_000
_PIECES = "import pandas\nfor piece in pandas.read_csv({path!r}, dtype=str, chunksize=500_000): pass"


def measure_claims() -> list[Claim]:
    """Read ten million invented rows once, and once in pieces of half a million by pandas, which keeps none."""
    with tempfile.TemporaryDirectory() as folder:
        root = open_workspace(Path(folder))
        path = root / "sirens.csv"
        # By another process: what is measured after it starts with the memory of this one.
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            pool.submit(write_file, path, N_ROWS).result()
        plain, _ = measure([sys.executable, "-c", _PIECES.format(path=str(path))], root)
        seconds, mebibytes = measure([sys.executable, "-m", "analysis", "ingest", str(path), "--dataset", "ten"], root)
    gigabytes = mebibytes * 1024**2 / 1e9
    return [
        Claim(
            "ten million rows, time: ingest / read_csv(dtype=str) in pieces",
            f"{seconds:.0f} s",
            f"{plain:.0f} s",
            seconds / plain,
            TEN_TIMES_MOST,
            True,
        ),
        Claim(
            "ten million rows, peak memory in gigabytes",
            f"{mebibytes:.0f} MiB",
            "none",
            gigabytes,
            TEN_GIGABYTES_MOST,
            True,
        ),
    ]


if __name__ == "__main__":
    found = measure_claims()
    print(describe_machine(), tabulate(found), sep="\n\n")
    sys.exit(0 if all(claim.holds for claim in found) else 1)
