"""The records a brief read, a line each: which are new, withdrawn, re-dated or otherwise told, and in which months."""

import csv
import io
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

Lines = Mapping[str, Mapping[str, str]]
_DATES = ("date_from", "date_to", "date_precision")
_MOST_MONTHS = 5


@dataclass(frozen=True)
class Redated:
    """A record that has other dates in the second brief."""

    incident_id: str
    before: str
    after: str


@dataclass(frozen=True)
class Records:
    """Which records differ between two briefs, by incident_id; `changed`: otherwise than in their dates."""

    new: list[str]
    withdrawn: list[str]
    redated: list[Redated]
    changed: list[str]


def read_lines(text: str) -> Lines:
    """Return the lines of a `records.csv` by incident_id."""
    return {row["incident_id"]: row for row in csv.DictReader(io.StringIO(text))}


def read_built(path: Path) -> Lines:
    """Return the lines of the `records.csv` of a built brief, ends of lines within an id as they are."""
    return read_lines(path.read_bytes().decode("utf-8"))


def compare_records(was: Lines, now: Lines) -> Records:
    """Say which records differ between two lists of them."""
    redated = [
        Redated(i, _print_dates(was[i]), _print_dates(now[i]))
        for i in was
        if i in now and any(was[i][name] != now[i][name] for name in _DATES)
    ]
    moved = {record.incident_id for record in redated}
    return Records(
        new=[i for i in now if i not in was],
        withdrawn=[i for i in was if i not in now],
        redated=redated,
        changed=[i for i in was if i in now and was[i] != now[i] and i not in moved],
    )


def _print_dates(row: Mapping[str, str]) -> str:
    first, last = row["date_from"] or "…", row["date_to"] or "…"
    return f"{first if first == last else f'{first} to {last}'} ({row['date_precision'] or 'precision not stated'})"


def say_months(was: Lines, now: Lines) -> str:
    """Say which months of which regions have other records now, the latest first, and how many in each.

    A record with other dates counts in the month it was in and in the one it is in. Where all records are the same,
    what was watched or set aside is not, or what the brief withholds.
    """
    found = compare_records(was, now)
    moved = [record.incident_id for record in found.redated]
    counts = Counter(_name_month(was[i]) for i in [*found.withdrawn, *found.changed, *moved])
    elsewhere = [i for i in [*moved, *found.changed] if _name_month(was[i]) != _name_month(now[i])]
    counts += Counter(_name_month(now[i]) for i in [*found.new, *elsewhere])
    if not counts:
        return "not those it lists: what was watched, set aside or is withheld"
    told = [f"{n:,} in {month}" for month, n in sorted(counts.items(), reverse=True)]
    rest = len(told) - _MOST_MONTHS
    more = [f"more in {rest:,} other months of a region"] if rest > 0 else []
    return "; ".join([*told[:_MOST_MONTHS], *more])


def _name_month(row: Mapping[str, str]) -> str:
    """Return the month and region of a record."""
    return f"{(row['date_from'] or row['date_to'])[:7] or 'no known month'} of {row['region_code'] or 'no region'}"
