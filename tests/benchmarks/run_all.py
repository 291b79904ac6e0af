"""Every benchmark in its short form: one table, kept as RESULTS.md; exit 1 where a claim does not hold."""

import sys
from pathlib import Path

from build_fifty_briefs import measure_claims as measure_briefs
from build_over_dask import measure_claims as measure_dask
from claims import Claim, describe_machine, tabulate
from fuzz_readers import mutate_files
from read_a_million_rows import measure_claims as measure_rows
from read_a_slice import measure_claims as measure_slices
from read_ten_million_rows import measure_claims as measure_many_rows

RESULTS = Path(__file__).with_name("RESULTS.md")


def main() -> int:
    """Measure, print and keep the table."""
    notes: list[str] = []
    claims: list[Claim] = [
        *measure_rows(),
        *measure_many_rows(),
        *measure_slices(),
        *measure_briefs(20, 3, notes.append),
    ]
    claims += measure_dask(20, notes.append)
    notes.append(mutate_files(20_000))
    lines = "\n".join(f"- {note}" for note in notes)
    text = f"{describe_machine()}\n\n{tabulate(claims)}\n\nBeside the claims:\n\n{lines}\n"
    print(text)
    RESULTS.write_text(f"# The last run of `make bench`\n\n{text}", "utf-8")
    return 0 if all(claim.holds for claim in claims) else 1


if __name__ == "__main__":
    sys.exit(main())
