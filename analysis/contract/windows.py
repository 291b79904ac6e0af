"""A window of a dataset as it is asked for: the dataset, its regions, and dates that make a period of it."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from analysis.datasets.scopes import AUTO, SCOPES, find_unknown
from analysis.errors import suggest

_DATES = ("start", "end", "released_on")


def is_date(value: Any) -> bool:
    """Say whether a value is an ISO date, written in full."""
    try:
        date.fromisoformat(str(value))
    except ValueError:
        return False
    return re.fullmatch(r"\d{4}-\d\d-\d\d", str(value)) is not None  # not every form Python reads is one readers know


def find_window_faults(values: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with dataset, regions and dates, checked against the dataset itself."""
    from analysis.datasets.catalogue import list_datasets, read_about_or_none

    about = read_about_or_none(values["dataset"]) if "dataset" in values else None
    if about is None:
        built = ", ".join(list_datasets()) or "none"
        hint = suggest(
            str(values.get("dataset")),
            list_datasets(),
            f"built are: {built}; read it in with briefs ingest PATH --dataset NAME",
        )
        return [f"dataset {values.get('dataset')!r} is not built; {hint}"]
    faults = [
        f"{n} = {values[n]!r} is no ISO date such as 2026-01-31"
        for n in _DATES
        if values.get(n) and not is_date(values[n])
    ]
    faults += _find_region_faults(values.get("regions") or [], about.regions)
    if (strange := find_unknown(str(values.get("what", AUTO)))) is not None:
        known = [AUTO, *SCOPES, *about.counts.held]
        hint = suggest(strange, known, ", ".join(known))
        faults.append(f"what = {strange!r} is no set and no kind; {hint}")
    start, end = (str(values.get(name) or "") for name in ("start", "end"))
    if not faults and start and end and end < start:
        faults.append(f"end = {end!r} is before start = {start!r}")
    if not faults and (start or end) and _is_outside(start, end, about.period):
        faults.append(
            f"{start or '…'} to {end or '…'} is outside the dataset's period, {about.period[0]} to {about.period[1]}"
        )
    return faults


def _is_outside(start: str, end: str, period: tuple[str | None, str | None]) -> bool:
    first, last = period
    return bool((first and end and end < first) or (last and start and start > last))


def _find_region_faults(regions: Any, known: list[str]) -> list[str]:
    strange = [code for code in regions if code not in known]
    if not strange:
        return []
    from analysis.datasets.reference.regions import name_region

    faults = []
    for code in strange:
        if name_region(code) is None:
            hint = suggest(code.upper(), known, f"in the dataset: {', '.join(known[:12])}", 0.5)
            faults.append(f"region {code!r} is no ISO 3166-2 code; {hint}")
    return faults
