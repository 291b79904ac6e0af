"""What changed between two runs of a brief: its records, and its numbers before and after."""

import csv
from dataclasses import dataclass
from pathlib import Path

from analysis.briefs.check.trace import find_brief, read_manifest
from analysis.briefs.shelf.changes import PARTS
from analysis.briefs.shelf.manifest import Entry, Manifest

_DATES = ("date_from", "date_to", "date_precision")


@dataclass(frozen=True)
class Side:
    """One of two briefs."""

    slug: str
    cut_off: str | None
    digest: str


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


@dataclass(frozen=True)
class Change:
    """A number that differs; a value is missing where it is not known, or not `stated` on that side."""

    where: str
    name: str
    unit: str
    before: int | float | str | None
    after: int | float | str | None
    stated: list[str]


@dataclass(frozen=True)
class Difference:
    """What changed between two briefs; `records` is missing where one is a lone page, which lists none.

    `made_from` are the parts that differ, `n_same` says how many numbers are equal.
    """

    before: Side
    after: Side
    made_from: list[str]
    records: Records | None
    numbers: list[Change]
    n_same: int


def compare_briefs(before: str, after: str, folder: Path) -> Difference:
    """Compare two briefs, each named by its slug, its folder, or a lone HTML or PDF."""
    old, new = (read_manifest(name, folder) for name in (before, after))
    was, now = ({n.key: n for n in m.numbers} for m in (old, new))
    same = {key for key in was if key in now and was[key].value == now[key].value}
    return Difference(
        before=_name(old),
        after=_name(new),
        made_from=[name for name in PARTS if old.parts.get(name) != new.parts.get(name)],
        records=compare_records(find_brief(before, folder), find_brief(after, folder)),
        numbers=[_compare(was.get(key), now.get(key)) for key in dict.fromkeys([*was, *now]) if key not in same],
        n_same=len(same),
    )


def _compare(was: Entry | None, now: Entry | None) -> Change:
    sides = {"before": was, "after": now}
    entry = next(side for side in sides.values() if side)
    before, after = (side.value if side else None for side in sides.values())
    return Change(entry.where, entry.name, entry.unit, before, after, [name for name, side in sides.items() if side])


def _name(manifest: Manifest) -> Side:
    return Side(manifest.slug, manifest.dataset.cut_off, manifest.digest)


def compare_records(before: Path, after: Path) -> Records | None:
    """Compare the records two briefs read; None where one of them is a lone page."""
    files = [path / "records.csv" for path in (before, after)]
    if not all(path.is_file() for path in files):
        return None
    was, now = (_read_records(path) for path in files)
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


def _read_records(path: Path) -> dict[str, dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as stream:
        return {row["incident_id"]: row for row in csv.DictReader(stream)}


def _print_dates(row: dict[str, str]) -> str:
    first, last = row["date_from"] or "…", row["date_to"] or "…"
    return f"{first if first == last else f'{first} to {last}'} ({row['date_precision'] or 'precision not stated'})"
