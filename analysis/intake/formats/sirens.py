"""Air-raid sirens of Ukraine: the official file in English or Ukrainian, and the volunteers' one."""

import pandas as pd

from analysis.intake import grammar
from analysis.intake.fields.instants import read_instants
from analysis.intake.fields.places import keep_printed
from analysis.intake.layout import hash_rows

TITLE = "air-raid sirens of Ukraine"
HOLDS = ("alerts", "milestones", "alerts_alone")
HEADERS = ("oblast raion hromada level started_at finished_at", "region started_at finished_at naive")
ALIASES = "region=oblast"
BY_ROWS = ""
ZONE = "Europe/Kyiv"
_INCIDENTS = (
    "kind==air_alert subkind=level counting==event date_precision==minute timezone==Europe/Kyiv country_code==UA "
    "district=raion place=hromada"
)
# Under permanent alert, and therefore left out by the source: few rows there mean missing, not few alerts.
_NOT_COVERED, _WHY = ("UA-09", "UA-43"), "under permanent alert; left out by the source"
_PRECISION = grammar.read_codes("oblast=region raion=district hromada=district")


def read(sheet: grammar.Sheet) -> grammar.Tables:
    """Turn each alert into an incident with the milestones alert and all_clear.

    Times without an offset are read as UTC, as the source writes them. In the volunteers' file an end that is marked
    naive is imputed, to exactly 30 minutes: the alert counts, its end has no time.
    """
    start, end = (read_instants(sheet.cells[c]) for c in ("started_at", "finished_at"))
    known_end = end.mask(sheet.get("naive").str.casefold().isin(["true", "1", "yes"]))
    reasons = grammar.join_rules(sheet, ("unreadable_date", start.isna()), ("unreadable_value", end < start))
    oblast, ids = sheet.cells["oblast"], hash_rows(sheet.raw, sheet.context.source_id)
    places = keep_printed(sheet.resolve(oblast, "UA"), oblast, sheet.repeat("UA"))
    first = _find_days(start)
    last = _find_days(end).fillna(first)
    precision = sheet.get("level").map(_PRECISION).fillna("region").mask(places["region_code"].isna(), "country")
    incidents = grammar.fill(
        sheet,
        _INCIDENTS,
        ("oblast",),
        places[["region_code", "region"]],
        incident_id=ids,
        date_from=first,
        date_to=last,
        date_meaning=sheet.repeat("on").mask(last > first, "through"),
        start_utc=start,
        end_utc=known_end,
        place_precision=precision,
    )
    cleared = sheet.repeat("reached").mask(end.isna(), "not_known")
    steps = [
        pd.DataFrame({"incident_id": ids, "milestone": name, "state": state, "at_utc": at})
        for name, state, at in (("alert", "reached", start), ("all_clear", cleared, known_end))
    ]
    made = {"incidents": incidents, "milestones": pd.concat(steps)}
    span = {
        "country_code": "UA",
        "kind": "air_alert",
        "from_date": first.min(),
        "to_date": first.max(),
        "state": "not_covered",
    }
    left_out = [{**span, "region_code": code, "reason": _WHY} for code in _NOT_COVERED if first.notna().any()]
    return {**grammar.close(sheet, made, reasons), "coverage": grammar.declare_coverage(sheet, left_out)}


def _find_days(instants: pd.Series) -> pd.Series:
    return instants.dt.tz_convert(ZONE).dt.tz_localize(None).dt.normalize()
