"""Calls to a fire brigade that give the seconds until the first engine came: London."""

import pandas as pd

from analysis.intake import grammar
from analysis.intake.fields.clocks import to_utc
from analysis.intake.fields.dates import read_dates
from analysis.intake.layout import find_again, hash_rows

TITLE = "fire brigade attendances"
HOLDS = ("calls", "milestones", "calls_alone")
PRIVATE = (
    "postcode_full uprn usrn easting_m northing_m addressqualifier incgeo_wardname postcode_district streetname "
    "address_qualifier street_name"
)
HEADERS = (
    "date_of_call time_of_call borough_name first_pump_arriving_attendance_time",
    "dateofcall timeofcall incgeo_boroughname firstpumparriving_attendancetime",
)
ALIASES = (
    "dateofcall=date_of_call timeofcall=time_of_call incgeo_boroughname=borough_name incidentnumber=incident_number "
    "incidentgroup=incident_group firstpumparriving_attendancetime=first_pump_arriving_attendance_time"
)
BY_ROWS = "date_of_call"
_LONGEST_SECONDS = 7 * 24 * 3600
_LONDON = "Europe/London"


def read(sheet: grammar.Sheet) -> grammar.Tables:
    """Turn calls into incidents, with the milestones call_received and on_scene.

    No attendance time may mean that nobody came, or that nobody wrote it down: the layout does not say.
    """
    printed, known = sheet.cells["date_of_call"], sheet.whole("date_of_call")
    days = read_dates(printed, whole=known)
    moments = read_dates(printed + " " + sheet.cells["time_of_call"], whole=known)
    ids = sheet.get("incident_number").fillna(hash_rows(sheet.raw, sheet.context.source_id))
    reasons = grammar.join_rules(
        sheet,
        days["problem"],
        ("unreadable_date", days["date_from"].isna()),
        ("duplicate_row", find_again(sheet.raw, ids)),
    )
    zone = sheet.repeat(sheet.context.timezone or _LONDON)
    call, borough = to_utc(moments["clock"], moments["offset"], zone), sheet.get("borough_name")
    places = sheet.resolve(borough.str.title(), "GB")
    incidents = grammar.fill(
        sheet,
        "kind==emergency_call subkind=incident_group counting==event country_code==GB district=borough_name",
        ("borough_name",),
        grammar.name_dates(days),
        places[["region_code", "region"]],
        incident_id=ids,
        timezone=zone,
        start_utc=call,
        date_precision=days["precision"].mask(call.notna(), "minute"),
        place_precision=sheet.repeat("district").mask(borough.isna(), "country"),
    )
    seconds = sheet.get("first_pump_arriving_attendance_time").replace({"NULL": None, "-": None})
    waited = grammar.read_figures(seconds)
    waited = waited.where(waited.between(0, _LONGEST_SECONDS)).astype("float64")
    came = sheet.repeat("reached").mask(waited.isna(), "not_known")
    arrived = {"state": came, "at_utc": call + pd.to_timedelta(waited, unit="s"), "as_reported": seconds}
    received = pd.DataFrame({"incident_id": ids, "milestone": "call_received", "state": "reached", "at_utc": call})
    steps = pd.concat([received, pd.DataFrame({"incident_id": ids, "milestone": "on_scene", **arrived})])
    made = {"incidents": incidents, "milestones": steps}
    return grammar.close(sheet, made, reasons, days["detail"])
