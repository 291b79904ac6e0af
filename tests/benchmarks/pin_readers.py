"""Print a hash of what each reader makes of each fixture, each sample, and damaged copies of them.

Run before and after a reader is changed; what differs is what the change did. Another version of the package is named by
PYTHONPATH.

    python tests/benchmarks/pin_readers.py > before.txt
"""

import hashlib
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from mutations import mutate

from analysis.datasets.catalogue import list_files
from analysis.datasets.tables import TABLES
from analysis.errors import BriefsError
from analysis.intake.raw import read_raw
from analysis.intake.reading import read_dataset

FIXTURES, SAMPLES = ROOT / "tests" / "fixtures", ROOT.parent / "shared" / "data"
DAMAGED, ROWS = 60, 80


def list_groups() -> Iterator[list[Path]]:
    """Yield the files that are read together: Airwars' two tables, a folder of our own records, each other file alone."""
    yield sorted((FIXTURES / "airwars").glob("*.csv"))
    yield from ([p] for p in sorted(FIXTURES.glob("*/*.csv")) if p.parent.name not in ("airwars", "mapped"))
    yield from (list_files(p) for p in sorted((ROOT / "data" / "raw").iterdir()) if p.is_dir())
    yield from ([p] for p in sorted(SAMPLES.glob("*/*.csv")))


def hash_reading(files: list[Path]) -> str:
    """Return the hash of all tables that files become, or the error they give."""
    try:
        tables, about = read_dataset([read_raw(path) for path in files], "pinned", None, None)
    except BriefsError as error:
        return f"{type(error).__name__} {error.where}"  # which layouts there are stands in the message
    text = "".join(tables[name].to_csv() + str(tables[name].dtypes.to_dict()) for name in TABLES)
    return hashlib.sha256((text + str(about.ledger)).encode()).hexdigest()[:24]


def hash_damaged(path: Path, folder: Path) -> str:
    """Return one hash of what becomes of so many damaged copies of a file."""
    chance, made = random.Random(path.name), hashlib.sha256()
    for _ in range(DAMAGED):
        target = folder / path.name
        target.write_bytes(mutate(path, chance, 3, ROWS))
        made.update(hash_reading([target]).encode())
    return made.hexdigest()[:24]


def main() -> None:
    """Print a line a group of files."""
    with tempfile.TemporaryDirectory() as place:
        for files in list_groups():
            name = "/".join(files[0].parts[-2:]) if len(files) == 1 else "/".join(files[0].parts[-2:-1])
            is_small = len(files) == 1 and FIXTURES in files[0].parents
            damaged = hash_damaged(files[0], Path(place)) if is_small else ""
            print(f"{name:<45} {hash_reading(files)} {damaged}", flush=True)


if __name__ == "__main__":
    main()
