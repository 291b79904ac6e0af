"""A million-row sirens file through `briefs ingest`, against pandas.read_csv(dtype=str) on the same file in the same run."""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

from claims import (
    GROWTH_MOST,
    HASH_SECONDS_MOST,
    INGEST_MEMORY_MOST,
    INGEST_TIMES_MOST,
    Claim,
    describe_machine,
    print_seconds,
    tabulate,
)

ROOT = Path(__file__).resolve().parents[2]
# The 26 names in the real file's column `oblast`, roughly in the order of how often they stand there.
REGIONS = (
    "Dnipropetrovska oblast",
    "Donetska oblast",
    "Kharkivska oblast",
    "Zaporizka oblast",
    "Mykolaivska oblast",
    "Poltavska oblast",
    "Khersonska oblast",
    "Sumska oblast",
    "Kirovohradska oblast",
    "Cherkaska oblast",
    "Odeska oblast",
    "Chernihivska oblast",
    "Kyivska oblast",
    "Kyiv City",
    "Vinnytska oblast",
    "Zhytomyrska oblast",
    "Khmelnytska oblast",
    "Rivnenska oblast",
    "Ternopilska oblast",
    "Volynska oblast",
    "Lvivska oblast",
    "Ivano-Frankivska oblast",
    "Chernivetska oblast",
    "Zakarpatska oblast",
    "Luhanska oblast",
    "Lubenskyi raion",
)
N_DISTRICTS, N_COMMUNITIES = 5, 8  # of a region, of a district
SIX_YEARS_SECONDS = 6 * 365 * 86_400


def write_file(path: Path, n_rows: int) -> None:
    """Write an invented file of the real one's shape.

    26 regions of very different weight; three levels, with districts and communities; alerts that overlap; six years.
    """
    chance = random.Random(2022)
    start = datetime(2022, 3, 15)
    weights = [1 / (n + 2) for n in range(len(REGIONS))]
    regions = chance.choices(REGIONS, weights, k=n_rows)
    levels = chance.choices(("oblast", "raion", "hromada"), (60, 20, 20), k=n_rows)
    begins = sorted(chance.randrange(SIX_YEARS_SECONDS) for _ in range(n_rows))
    with path.open("w", encoding="utf-8") as stream:
        stream.write("oblast,raion,hromada,level,started_at,finished_at,source\n")
        for region, level, seconds in zip(regions, levels, begins, strict=True):
            begin = start + timedelta(seconds=seconds)
            end = begin + timedelta(seconds=int(chance.lognormvariate(7.8, 0.9)))
            raion, hromada = name_parts(region, level, chance.randrange(N_DISTRICTS), chance.randrange(N_COMMUNITIES))
            stream.write(f"{region},{raion},{hromada},{level},{begin}+00:00,{end}+00:00,official\n")


def name_parts(region: str, level: str, district: int, community: int) -> tuple[str, str]:
    """Return the invented district and community of an alert; what its level does not reach is blank."""
    stem = region.split()[0]
    raion = f"{stem[:6]}skyi {district} raion" if level != "oblast" else ""
    return raion, f"{stem[:6]}ivska {district}-{community} terytorialna hromada" if level == "hromada" else ""


def measure(command: list[str], root: Path) -> tuple[float, float]:
    """Return seconds and peak MiB of a command."""
    began = time.perf_counter()
    env = {**os.environ, "PYTHONPATH": str(ROOT), "BRIEFS_ROOT": str(root)}
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=said)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            said.seek(0)
            sys.exit(f"{command} ended with {child.returncode}: {said.read().decode(errors='replace')[-400:]}")
    return time.perf_counter() - began, usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


# What hashes a dataset's tables, in a process of its own: read what was written, and time the hashing alone.
_HASH = """
import time
from analysis.datasets.disk.bounds import place_rows
from analysis.datasets.disk.files import read_tables
from analysis.datasets.disk.hashes import feed_months
tables = read_tables({dataset!r})
began = time.perf_counter()
feed_months({{}}, tables, place_rows(tables))
print(time.perf_counter() - began)
"""


def open_workspace(root: Path) -> Path:
    """Make a folder a workspace with what the project knows and no records, and return it."""
    (root / "data").mkdir()
    for name in ("judgements", "reference", "sources.toml"):
        (root / "data" / name).symlink_to(ROOT / "data" / name)
    return root


def measure_claims(n_runs: int = 3) -> list[Claim]:
    """Read an invented file of a million rows, and one of a quarter, each in turn with read_csv."""
    with tempfile.TemporaryDirectory() as folder:
        root = open_workspace(Path(folder))
        ours: dict[int, list[tuple[float, float]]] = {}
        plain: list[tuple[float, float]] = []
        for n_rows in (250_000, 1_000_000):
            path = root / f"sirens-{n_rows}.csv"
            write_file(path, n_rows)
            for run in range(n_runs):
                if n_rows == 1_000_000:
                    plain.append(
                        measure(
                            [sys.executable, "-c", f"import pandas; pandas.read_csv({str(path)!r}, dtype=str)"], root
                        )
                    )
                command = [sys.executable, "-m", "analysis", "ingest", str(path), "--dataset", f"d{n_rows}-{run}"]
                ours.setdefault(n_rows, []).append(measure(command, root))
        env = {**os.environ, "PYTHONPATH": str(ROOT), "BRIEFS_ROOT": str(root)}
        code = _HASH.format(dataset="d1000000-0")
        hashing = [
            float(
                subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True).stdout
            )
            for _ in range(n_runs)
        ]
    (times, sizes), (peer_times, peer_sizes) = (list(zip(*runs, strict=True)) for runs in (ours[1_000_000], plain))
    quarter = [seconds for seconds, _ in ours[250_000]]
    median = statistics.median
    return [
        Claim(
            "a million rows, time: ingest / read_csv(dtype=str)",
            print_seconds(times),
            print_seconds(peer_times),
            median(times) / median(peer_times),
            INGEST_TIMES_MOST,
            True,
        ),
        Claim(
            "a million rows, peak memory",
            f"{median(sizes):.0f} MiB",
            f"{median(peer_sizes):.0f} MiB",
            median(sizes) / median(peer_sizes),
            INGEST_MEMORY_MOST,
            True,
        ),
        Claim(
            "four times the rows",
            print_seconds(times),
            print_seconds(quarter),
            median(times) / median(quarter),
            GROWTH_MOST,
            True,
        ),
        Claim(
            "hash of each month of each region, seconds",
            print_seconds(hashing),
            "none",
            median(hashing),
            HASH_SECONDS_MOST,
            True,
        ),
    ]


if __name__ == "__main__":
    print(describe_machine(), tabulate(measure_claims()), sep="\n\n")
