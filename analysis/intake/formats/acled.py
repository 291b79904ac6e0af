"""ACLED exports: the current layout, the one of 2016, and those with inter as text."""

import re

import pandas as pd

from analysis.intake import grammar
from analysis.intake.fields.dates import read_dates
from analysis.intake.fields.days import settle_order
from analysis.intake.fields.places import find_country
from analysis.intake.fields.quantities import deny_harm
from analysis.intake.layout import find_again

TITLE = "ACLED events"
HOLDS = ("attacks", "counts killed reports", "fighting_is_no_attack")
HEADERS = ("event_date event_type actor1 country location latitude longitude source notes fatalities",)
PUBLIC_IDS = r"[A-Z]{3}\d{1,7}|\d{1,7}[A-Z]{3}"
ALIASES = "event_id_cnty=id time_precision=time_prec geo_precision=geo_prec geo_precis=geo_prec"
BY_ROWS = "event_date year"
_PLACES = grammar.read_codes("1=settlement 2=near 3=region")
# The project documents attacks: not protests, nor what changed without violence.
_OUT_OF_SCOPE = re.compile(
    r"(?i)protests|riots|riots/protests|strategic developments?|non-violent transfer of territory|non-violent activity"
    r"|headquarters or base established"
)
_NOBODY = re.compile(r"(?i)(unidentified|unknown|civilians)\b")
_INCIDENTS = "counting==event district=admin2 place=location latitude longitude"
_WORDS = ("event_date", "admin1", "event_type", "sub_event_type", "fatalities", "notes")


def read(sheet: grammar.Sheet) -> grammar.Tables:
    """Turn each event into an incident, fatalities into a count, actors into names_party, sources into reports.

    Actor 1 and actor 2 do not imply who did it to whom. The layout writes 0 fatalities also where nothing was reported:
    it is a reported none where the notes say that nobody was harmed, else not reported. Protests, riots and strategic
    developments are set aside: the project documents attacks.
    """
    days = sheet.whole("event_date")
    order = settle_order(days, sheet.whole("year"))
    dates = _widen_dates(read_dates(sheet.cells["event_date"], order, days), sheet.get("time_prec"))
    ids, types = sheet.get("id").fillna(sheet.get("data_id")), sheet.cells["event_type"]
    label = sheet.get("sub_event_type").fillna(types)
    kind = sheet.label(label, "kind").fillna(sheet.label(types, "kind"))
    reasons = grammar.join_rules(
        sheet,
        dates["problem"],
        ("missing_key", ids.isna()),
        ("unreadable_date", dates["date_from"].isna()),
        ("out_of_scope", types.str.fullmatch(_OUT_OF_SCOPE)),
        ("duplicate_row", find_again(sheet.raw, ids)),
    )
    actors = [grammar.code_parties(ids, _keep_named(sheet.get(f"actor{n}")), "ACLED", n) for n in (1, 2)]
    publishers = sheet.get("source").dropna().str.split(";").explode().str.strip().replace("", None)
    toll = grammar.count_toll(sheet, ids, "fatalities", "killed")
    made = {
        "incidents": _make_incidents(sheet, dates, incident_id=ids, kind=kind, subkind=label),
        "counts": toll[~(toll["best"] == 0).fillna(False) | deny_harm(sheet.get("notes"))[toll.index]],
        "claims": pd.concat(actors),
        "reports": grammar.make_reports(ids, publishers, "news"),
    }
    return grammar.close(sheet, made, reasons, dates["detail"]) | grammar.ask(sheet, label, kind, "kind", reasons)


def _keep_named(actors: pd.Series) -> pd.Series:
    return actors.mask(actors.fillna("").str.match(_NOBODY))


def _widen_dates(dates: pd.DataFrame, precision: pd.Series) -> pd.DataFrame:
    """Return the dates with the week or the month around a day that stands for one (time_precision 2 and 3)."""
    day = dates["date_from"]
    week, month = ((precision == code) & day.notna() for code in ("2", "3"))
    monday, months = day - pd.to_timedelta(day.dt.day_of_week, unit="D"), day.dt.to_period("M").dt
    sunday, last = monday + pd.Timedelta(days=6), months.end_time.dt.normalize()
    return dates.assign(
        date_from=day.mask(week, monday).mask(month, months.start_time),
        date_to=dates["date_to"].mask(week, sunday).mask(month, last),
        meaning=dates["meaning"].mask(week | month, "within"),
        precision=dates["precision"].mask(week, "week").mask(month, "month"),
    )


def _make_incidents(sheet: grammar.Sheet, dates: pd.DataFrame, **series: pd.Series) -> pd.DataFrame:
    places = grammar.find_regions(sheet, sheet.get("admin1"), find_country(sheet.cells["country"]))
    precision = sheet.get("geo_prec").map(_PLACES).fillna("settlement")
    frames = (grammar.name_dates(dates), places)
    return grammar.fill(sheet, _INCIDENTS, _WORDS, *frames, place_precision=precision, **series)
