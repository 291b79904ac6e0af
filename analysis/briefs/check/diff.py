"""What changed between two runs of a brief: its records, and its numbers before and after."""

from dataclasses import dataclass
from pathlib import Path

from analysis.briefs.check.trace import find_brief, read_manifest
from analysis.briefs.shelf.changes import PARTS
from analysis.briefs.shelf.manifest import Entry, Manifest
from analysis.briefs.shelf.records import Records, compare_records, read_built


@dataclass(frozen=True)
class Side:
    """One of two briefs."""

    slug: str
    cut_off: str | None
    digest: str


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
        records=_compare_records(find_brief(before, folder), find_brief(after, folder)),
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


def _compare_records(before: Path, after: Path) -> Records | None:
    """Compare the records two briefs read; None where one of them is a lone page."""
    files = [path / "records.csv" for path in (before, after)]
    if not all(path.is_file() for path in files):
        return None
    return compare_records(*map(read_built, files))
