"""Mutate the fixtures a million times, and count what comes of it."""

import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS), str(TESTS / "intake")]

from mutations import mutate, mutate_book
from test_fuzz import FIXTURES, check_reading, is_clear

from analysis.errors import BriefsError

PER_FILE, ROWS = 500, 60


def mutate_files(wanted: int) -> str:
    """Read damaged files until so many mutations were tried; an exception other than a clear error ends the run."""
    chance, outcomes, done, began = random.Random(7), Counter(), 0, time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        while done < wanted:
            fixture = chance.choice(FIXTURES)
            is_book = chance.random() < 0.25
            path = Path(folder) / (f"{fixture.stem}.xlsx" if is_book else fixture.name)
            path.write_bytes(mutate_book(fixture, chance, 40) if is_book else mutate(fixture, chance, PER_FILE, ROWS))
            try:
                check_reading(path)
                outcomes["read"] += 1
            except BriefsError as error:
                if not is_clear(error):
                    raise
                outcomes[type(error).__name__] += 1
            done += 40 if is_book else PER_FILE
    return (
        f"{done:,} mutations in {sum(outcomes.values()):,} files, {time.perf_counter() - began:.0f} s: {dict(outcomes)}"
    )


if __name__ == "__main__":
    print(mutate_files(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000))
