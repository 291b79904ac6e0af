"""Calls to fire and ambulance services, a row a unit that was sent: San Francisco."""

import pandas as pd

from analysis.intake import grammar
from analysis.intake.fields.clocks import to_utc
from analysis.intake.fields.dates import read_dates

TITLE = "fire and ambulance calls"
HOLDS = ("calls", "milestones", "calls_alone")
PRIVATE = "address location zipcode_of_incident box"
BY_ROWS, JOINED = "", "call_number"
HEADERS = ("call_number unit_id received_dttm dispatch_dttm on_scene_dttm available_dttm",)
_STEPS = grammar.read_codes(
    "received_dttm=call_received dispatch_dttm=dispatched response_dttm=en_route on_scene_dttm=on_scene "
    "available_dttm=unit_available"
)
_TRANSPORT = ("transport_dttm", "hospital_dttm")
_LATER = {"en_route": ("on_scene_dttm", *_TRANSPORT), "on_scene": _TRANSPORT}
_CALLS = (
    "kind==emergency_call subkind=call_type priority=final_priority counting==event country_code==US "
    "region_code==US-CA region==California district=city place=neighborhood_district place_precision==district"
)
_PACIFIC = "America/Los_Angeles"


def read(sheet: grammar.Sheet) -> grammar.Tables:
    """Turn the calls of unit rows into incidents, and the times of their units into milestones.

    A step without a time was ended before it was reached, unless a later step has a time: then it was reached, its
    time not known. Local times that a clock change makes ambiguous have no instant.
    """
    dates = {c: read_dates(sheet.get(c).fillna(""), "mdy") for c in (*_STEPS, *_TRANSPORT)}
    ids, received = sheet.get("call_number"), dates["received_dttm"]
    reasons = grammar.join_rules(
        sheet,
        ("missing_key", ids.isna()),
        ("duplicate_row", sheet.raw.rows.duplicated()),
        ("unreadable_date", received["date_from"].isna()),
    )
    zone = sheet.repeat(sheet.context.timezone or _PACIFIC)
    times = {c: to_utc(own["clock"], own["offset"], zone) for c, own in dates.items()}
    incidents = grammar.fill(
        sheet,
        _CALLS,
        (),
        grammar.name_dates(received).assign(date_meaning="on", date_precision="minute"),
        incident_id=ids,
        timezone=zone,
        start_utc=times["received_dttm"],
    )
    heads = ~ids.where(reasons.isna()).duplicated() & reasons.isna()
    steps = [_make_step(sheet, ids, dates, times, column) for column in _STEPS]
    made = {"incidents": incidents[heads], "milestones": pd.concat(steps)}
    return grammar.close(sheet, made, reasons, received["detail"])


def _make_step(
    sheet: grammar.Sheet, ids: pd.Series, dates: dict[str, pd.DataFrame], times: dict[str, pd.Series], column: str
) -> pd.DataFrame:
    printed, milestone = sheet.get(column), _STEPS[column]
    state = sheet.repeat("reached").mask(printed.isna(), "not_known")
    if later := _LATER.get(milestone):
        passed = pd.concat([dates[other]["clock"].notna() for other in later], axis=1).any(axis=1)
        state = sheet.repeat("reached").mask(printed.isna() & ~passed, "ended_before")
    free = times["available_dttm"].where(state == "ended_before")
    told = {
        "milestone": milestone,
        "state": state,
        "at_utc": times[column],
        "latest_utc": free,
        "observed_until_utc": free,
    }
    return pd.DataFrame({"incident_id": ids, **told, "unit": sheet.get("unit_id"), "as_reported": printed})
