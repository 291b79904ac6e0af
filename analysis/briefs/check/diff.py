"""What changed between two runs of a brief: records new, withdrawn, re-dated or changed, and numbers before and after."""

import csv
from pathlib import Path
from typing import Any

from analysis.briefs.check.trace import find_brief, read_manifest
from analysis.briefs.shelf.changes import PARTS
from analysis.briefs.shelf.manifest import Manifest

_DATES = ("date_from", "date_to", "date_precision")


def compare_briefs(before: str, after: str, folder: Path) -> dict[str, Any]:
    """Compare two briefs, each named by its slug, its folder, or a lone HTML or PDF.

    Returns
    -------
    dict
        before, after (slug, cut_off, digest); made_from: the parts that differ; records: new, withdrawn, changed (incident
        ids; changed otherwise than in its dates) and redated (id, before, after), or None where one is a lone page, which
        lists no records; numbers: where, name, unit, before, after of each that
        differs, None where it is not stated; n_same: how many numbers are equal.
    """
    old, new = (read_manifest(name, folder) for name in (before, after))
    was, now = ({n.key: n for n in m.numbers} for m in (old, new))
    numbers = [
        {
            "where": key[0],
            "name": key[1],
            "unit": (was.get(key) or now[key]).unit,
            "before": was[key].value if key in was else None,
            "after": now[key].value if key in now else None,
            "stated": [name for name, side in (("before", was), ("after", now)) if key in side],
        }
        for key in dict.fromkeys([*was, *now])
        if key not in was or key not in now or was[key].value != now[key].value
    ]
    return {
        "before": _name(old),
        "after": _name(new),
        "made_from": [name for name in PARTS if old.parts.get(name) != new.parts.get(name)],
        "records": compare_records(find_brief(before, folder), find_brief(after, folder)),
        "numbers": numbers,
        "n_same": sum(key in now and was[key].value == now[key].value for key in was),
    }


def _name(manifest: Manifest) -> dict[str, Any]:
    return {"slug": manifest.slug, "cut_off": manifest.dataset.cut_off, "digest": manifest.digest}


def compare_records(before: Path, after: Path) -> dict[str, Any] | None:
    """Compare the records two briefs read; None where one of them is a lone page."""
    files = [path / "records.csv" for path in (before, after)]
    if not all(path.is_file() for path in files):
        return None
    was, now = (_read_records(path) for path in files)
    redated = [
        {"incident_id": i, "before": _print_dates(was[i]), "after": _print_dates(now[i])}
        for i in was
        if i in now and any(was[i][name] != now[i][name] for name in _DATES)
    ]
    moved = {record["incident_id"] for record in redated}
    return {
        "new": [i for i in now if i not in was],
        "withdrawn": [i for i in was if i not in now],
        "redated": redated,
        "changed": [i for i in was if i in now and was[i] != now[i] and i not in moved],
    }


def _read_records(path: Path) -> dict[str, dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as stream:
        return {row["incident_id"]: row for row in csv.DictReader(stream)}


def _print_dates(row: dict[str, str]) -> str:
    first, last = row["date_from"] or "…", row["date_to"] or "…"
    return f"{first if first == last else f'{first} to {last}'} ({row['date_precision'] or 'precision not stated'})"
