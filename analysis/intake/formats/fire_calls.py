"""Calls to fire and ambulance services: San Francisco's unit rows, and layouts that give only seconds (London)."""

import pandas as pd

from analysis.intake.fields.clocks import to_utc
from analysis.intake.fields.dates import read_dates
from analysis.intake.fields.places import resolve_regions
from analysis.intake.layout import (
    Context,
    Tables,
    find_tag_rows,
    find_totals,
    finish,
    get_cells,
    hash_rows,
    join_all,
    match_header,
    print_words,
    read_figures,
    take_cells,
)
from analysis.intake.raw import RawFile

NAME = "fire_calls"
TITLE = "fire and ambulance calls"
PRIVATE = (
    "Address",
    "Location",
    "Zipcode of Incident",
    "Box",
    "Postcode_full",
    "UPRN",
    "USRN",
    "Easting_m",
    "Northing_m",
    "AddressQualifier",
    "IncGeo_WardName",
    "Postcode_district",
    "StreetName",
    "postcode_full",
    "address_qualifier",
    "street_name",
)
UNITS = ("Call Number", "Unit ID", "Received DtTm", "Dispatch DtTm", "On Scene DtTm", "Available DtTm")
UNITS_SNAKE = ("call_number", "unit_id", "received_dttm", "dispatch_dttm", "on_scene_dttm", "available_dttm")
SECONDS = ("date_of_call", "time_of_call", "borough_name", "first_pump_arriving_attendance_time")
SECONDS_CAMEL = ("DateOfCall", "TimeOfCall", "IncGeo_BoroughName", "FirstPumpArriving_AttendanceTime")
ALIASES = {
    "dateofcall": "date_of_call",
    "timeofcall": "time_of_call",
    "incgeo_boroughname": "borough_name",
    "incidentnumber": "incident_number",
    "firstpumparriving_attendancetime": "first_pump_arriving_attendance_time",
    "incidentgroup": "incident_group",
}
HEADERS = (UNITS, UNITS_SNAKE, SECONDS, SECONDS_CAMEL)
_STEPS = (
    ("received dttm", "call_received"),
    ("dispatch dttm", "dispatched"),
    ("response dttm", "en_route"),
    ("on scene dttm", "on_scene"),
    ("available dttm", "unit_available"),
)
_LATER = {
    "en_route": ("on scene dttm", "transport dttm", "hospital dttm"),
    "on_scene": ("transport dttm", "hospital dttm"),
}
_LONGEST_SECONDS = 7 * 24 * 3600
_PACIFIC, _LONDON = "America/Los_Angeles", "Europe/London"


def recognise(raw: RawFile) -> float:
    """Return how much of one of the layouts is there."""
    return match_header(raw, *HEADERS)


def normalise(files: list[RawFile], context: Context) -> Tables:
    """Turn calls into incidents and the times of their units into milestones.

    In unit rows a step without a time was ended before it was reached, unless a later step has a time: then it was
    reached, its time not known. Local times that a clock change makes ambiguous have no instant.
    """
    return join_all([_read_units(raw, context) if _has_units(raw) else _read_seconds(raw, context) for raw in files])


def _has_units(raw: RawFile) -> bool:
    return match_header(raw, UNITS, UNITS_SNAKE) == 1


def _read_units(raw: RawFile, context: Context) -> Tables:
    cells = take_cells(raw)
    cells.columns = cells.columns.str.replace("_", " ")
    columns = [c for c, _ in _STEPS] + ["transport dttm", "hospital dttm"]
    read = {c: read_dates(get_cells(cells, c).fillna(""), "mdy") for c in columns}
    ids = get_cells(cells, "call number")
    reasons = find_tag_rows(raw.rows).fillna(find_totals(raw.rows))
    reasons = reasons.mask(reasons.isna() & ids.isna(), "missing_key").mask(
        reasons.isna() & raw.rows.duplicated(), "duplicate_row"
    )
    reasons = reasons.mask(reasons.isna() & read["received dttm"]["date_from"].isna(), "unreadable_date")
    zone = pd.Series(context.timezone or _PACIFIC, cells.index, dtype="str")
    times = {c: to_utc(r["clock"], r["offset"], zone) for c, r in read.items()}
    heads = ~ids.where(reasons.isna()).duplicated() & reasons.isna()
    received = read["received dttm"]
    incidents = pd.DataFrame(
        {
            "incident_id": ids,
            "kind": "emergency_call",
            "subkind": get_cells(cells, "call type"),
            "counting": "event",
            "date_from": received["date_from"],
            "date_to": received["date_to"],
            "date_meaning": "on",
            "date_precision": "minute",
            "timezone": zone,
            "start_utc": times["received dttm"],
            "country_code": "US",
            "region_code": "US-CA",
            "region": "California",
            "district": get_cells(cells, "city"),
            "place": get_cells(cells, "neighborhood  district").fillna(get_cells(cells, "neighborhood district")),
            "place_precision": "district",
        }
    )[heads]
    steps = pd.concat([_make_step(cells, ids, read, times, column, milestone) for column, milestone in _STEPS])
    return finish(raw, context, {"incidents": incidents, "milestones": steps}, reasons, received["detail"].fillna(""))


def _make_step(
    cells: pd.DataFrame,
    ids: pd.Series,
    read: dict[str, pd.DataFrame],
    times: dict[str, pd.Series],
    column: str,
    milestone: str,
) -> pd.DataFrame:
    printed = get_cells(cells, column)
    later = pd.Series(False, cells.index)
    for other in _LATER.get(milestone, ()):
        later |= read[other]["clock"].notna()
    state = pd.Series("reached", cells.index, dtype="str").mask(printed.isna() & ~later, "ended_before")
    if milestone in ("call_received", "dispatched", "unit_available"):
        state = state.mask(printed.isna(), "not_known")
    ended = state == "ended_before"
    return pd.DataFrame(
        {
            "incident_id": ids,
            "milestone": milestone,
            "state": state,
            "at_utc": times[column],
            "latest_utc": times["available dttm"].where(ended),
            "observed_until_utc": times["available dttm"].where(ended),
            "unit": get_cells(cells, "unit id"),
            "as_reported": printed,
        }
    )


def _read_seconds(raw: RawFile, context: Context) -> Tables:
    cells = take_cells(raw, ALIASES)
    read = read_dates(cells["date_of_call"] + " " + cells["time_of_call"])
    days = read_dates(cells["date_of_call"])
    ids = get_cells(cells, "incident_number").fillna(hash_rows(raw.rows, context.source_id))
    reasons = find_tag_rows(raw.rows).fillna(find_totals(raw.rows)).fillna(days["problem"])
    reasons = reasons.mask(reasons.isna() & days["date_from"].isna(), "unreadable_date").mask(
        reasons.isna() & ids.duplicated(), "duplicate_row"
    )
    zone = pd.Series(context.timezone or _LONDON, cells.index, dtype="str")
    call = to_utc(read["clock"], read["offset"], zone)
    borough = get_cells(cells, "borough_name")
    judgements = context.judgements
    places = resolve_regions(borough.fillna("").str.title(), judgements.regions, judgements.spellings, "GB")
    incidents = pd.DataFrame(
        {
            "incident_id": ids,
            "kind": "emergency_call",
            "subkind": get_cells(cells, "incident_group"),
            "counting": "event",
            "date_from": days["date_from"],
            "date_to": days["date_to"],
            "date_meaning": days["meaning"],
            "date_precision": days["precision"].mask(call.notna(), "minute"),
            "timezone": zone,
            "start_utc": call,
            "country_code": "GB",
            "region_code": places["region_code"],
            "region": places["region"],
            "district": borough,
            "place_precision": pd.Series("district", cells.index, dtype="str").mask(borough.isna(), "country"),
            "as_reported": print_words(cells, {"borough_name": "borough_name"}),
        }
    )
    seconds = get_cells(cells, "first_pump_arriving_attendance_time").replace({"NULL": None, "-": None})
    number = read_figures(seconds)
    number = number.where(number.between(0, _LONGEST_SECONDS)).astype("float64")
    arrived = call + pd.to_timedelta(number, unit="s")
    received = pd.DataFrame({"incident_id": ids, "milestone": "call_received", "state": "reached", "at_utc": call})
    on_scene = pd.DataFrame(
        {"incident_id": ids, "milestone": "on_scene", "state": "reached", "at_utc": arrived, "as_reported": seconds}
    )
    # No attendance time may mean that nobody came, or that nobody wrote it down: the layout does not say.
    on_scene["state"] = on_scene["state"].mask(number.isna(), "not_known")
    return finish(
        raw,
        context,
        {"incidents": incidents, "milestones": pd.concat([received, on_scene])},
        reasons,
        days["detail"].fillna(""),
    )
