"""A million-row sirens file through `briefs ingest`, against pandas.read_csv(dtype=str) on the same file in the same run."""

import os
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
REGIONS = ("Vinnytska oblast", "Kyiv City", "Sumska oblast", "Odeska oblast", "Kharkivska oblast", "Lvivska oblast")


def write_file(path: Path, n_rows: int) -> None:
    """Write a file in the sirens layout."""
    start = datetime(2022, 3, 15)
    with path.open("w", encoding="utf-8") as stream:
        stream.write("oblast,raion,hromada,level,started_at,finished_at,source\n")
        for n in range(n_rows):
            begin = start + timedelta(seconds=97 * n)
            end = begin + timedelta(seconds=600 + n % 5000)
            stream.write(f"{REGIONS[n % 6]},,,oblast,{begin}+00:00,{end}+00:00,official\n")


def measure(command: list[str], root: Path) -> tuple[float, float]:
    """Return seconds and peak MiB of a command."""
    began = time.perf_counter()
    child = subprocess.Popen(
        command, env={**os.environ, "PYTHONPATH": str(ROOT), "BRIEFS_ROOT": str(root)}, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{command} ended with {child.returncode}")
    return time.perf_counter() - began, usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


def main() -> None:
    """Print the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "data").mkdir()
        (root / "data" / "judgements").symlink_to(ROOT / "data" / "judgements")
        (root / "data" / "sources.toml").symlink_to(ROOT / "data" / "sources.toml")
        took = {}
        for n_rows in (250_000, 1_000_000):
            path = root / f"sirens-{n_rows}.csv"
            write_file(path, n_rows)
            plain = measure([sys.executable, "-c", f"import pandas; pandas.read_csv({str(path)!r}, dtype=str)"], root)
            ours = measure([sys.executable, "-m", "analysis", "ingest", str(path), "--dataset", f"d{n_rows}"], root)
            took[n_rows] = ours[0]
            print(f"{n_rows:,} rows: ingest {ours[0]:.1f} s, {ours[1]:.0f} MiB; read_csv {plain[0]:.1f} s, {plain[1]:.0f} MiB; "
                  f"{ours[0] / plain[0]:.1f} times the time, {ours[1] / plain[1]:.1f} times the memory")  # fmt: skip
        print(f"four times the rows took {took[1_000_000] / took[250_000]:.1f} times as long")


if __name__ == "__main__":
    main()
