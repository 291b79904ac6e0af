"""ACLED exports: the current layout, the one of 2016, and those with inter as text."""

import re

import pandas as pd

from analysis.datasets.judgements import map_labels
from analysis.intake.fields.dates import read_dates, settle_order
from analysis.intake.fields.places import find_country
from analysis.intake.layout import (
    Context,
    Tables,
    find_regions,
    find_tag_rows,
    find_totals,
    finish,
    get_cells,
    join_all,
    make_reports,
    match_header,
    name_parties,
    print_words,
    read_degrees,
    read_figures,
    take_cells,
)
from analysis.intake.raw import RawFile

NAME = "acled"
TITLE = "ACLED events"
PRIVATE: tuple[str, ...] = ()
HEADERS = (
    (
        "event_date",
        "event_type",
        "actor1",
        "country",
        "location",
        "latitude",
        "longitude",
        "source",
        "notes",
        "fatalities",
    ),
)
ALIASES = {"event_id_cnty": "id", "time_precision": "time_prec", "geo_precision": "geo_prec", "geo_precis": "geo_prec"}
_PLACE_PRECISION = {"1": "settlement", "2": "near", "3": "region"}
_OUT_OF_SCOPE = {
    "protests",
    "riots",
    "strategic developments",
    "riots/protests",
    "strategic development",
    "non-violent transfer of territory",
    "headquarters or base established",
    "non-violent activity",
}
_SILENT = re.compile(
    r"(?i)(?:casualties|fatalities|deaths)[^.;]{0,30}\b(?:unknown|not (?:known|reported|clear))"
    r"|(?:unknown|unspecified|unreported) (?:number of )?(?:casualties|fatalities|deaths)"
)
_NOBODY = re.compile(r"(?i)(unidentified|unknown|civilians)\b")


def recognise(raw: RawFile) -> float:
    """Return how much of the columns that all exports share is there."""
    return match_header(raw, *HEADERS)


def normalise(files: list[RawFile], context: Context) -> Tables:
    """Turn each event into an incident, its fatalities into a count, its actors into names_party, its sources into reports.

    Actor 1 and actor 2 do not imply who did it to whom. No fatalities with "casualties unknown" in the notes is not
    reported. Protests, riots and strategic developments are set aside: the project documents attacks.
    """
    return join_all([_read(raw, context) for raw in files])


def _read(raw: RawFile, context: Context) -> Tables:
    cells = take_cells(raw, ALIASES)
    order = settle_order(cells["event_date"], get_cells(cells, "year"))
    dates = _widen_dates(read_dates(cells["event_date"], order), get_cells(cells, "time_prec"))
    ids = get_cells(cells, "id").fillna(get_cells(cells, "data_id"))
    label = get_cells(cells, "sub_event_type").fillna(cells["event_type"])
    kind = map_labels(label, "kind", context.judgements, NAME).fillna(
        map_labels(cells["event_type"], "kind", context.judgements, NAME)
    )
    reasons = find_tag_rows(raw.rows).fillna(find_totals(raw.rows)).fillna(dates["problem"])
    reasons = reasons.mask(reasons.isna() & ids.isna(), "missing_key").mask(
        reasons.isna() & dates["date_from"].isna(), "unreadable_date"
    )
    reasons = reasons.mask(reasons.isna() & cells["event_type"].str.casefold().isin(_OUT_OF_SCOPE), "out_of_scope")
    reasons = reasons.mask(reasons.isna() & kind.isna(), "unknown_label").mask(
        reasons.isna() & ids.duplicated(), "duplicate_row"
    )
    details = (
        dates["detail"]
        .fillna(("label " + label + ": see data/judgements/kind_labels.csv").where(kind.isna()))
        .fillna("")
    )
    incidents = _make_incidents(cells, ids, dates, kind, context).assign(subkind=label)
    actors = [name_parties(ids, _keep_named(get_cells(cells, f"actor{n}")), "ACLED", n) for n in (1, 2)]
    publishers = get_cells(cells, "source").dropna().str.split(";").explode().str.strip().replace("", None)
    made = {
        "incidents": incidents,
        "counts": _make_counts(cells, ids),
        "claims": pd.concat(actors),
        "reports": make_reports(ids, publishers, "news"),
    }
    return finish(raw, context, made, reasons, details)


def _keep_named(actors: pd.Series) -> pd.Series:
    return actors.mask(actors.fillna("").str.match(_NOBODY))


def _widen_dates(dates: pd.DataFrame, precision: pd.Series) -> pd.DataFrame:
    """Return the dates with the week or the month around a day that stands for one (time_precision 2 and 3)."""
    wide = dates.copy()
    week, month = (precision == "2") & dates["date_from"].notna(), (precision == "3") & dates["date_from"].notna()
    monday = dates["date_from"] - pd.to_timedelta(dates["date_from"].dt.day_of_week, unit="D")
    wide["date_from"] = (
        dates["date_from"].mask(week, monday).mask(month, dates["date_from"].dt.to_period("M").dt.start_time)
    )
    wide["date_to"] = (
        dates["date_to"]
        .mask(week, monday + pd.Timedelta(days=6))
        .mask(month, dates["date_from"].dt.to_period("M").dt.end_time.dt.normalize())
    )
    wide["meaning"] = dates["meaning"].mask(week | month, "within")
    wide["precision"] = dates["precision"].mask(week, "week").mask(month, "month")
    return wide


def _make_incidents(
    cells: pd.DataFrame, ids: pd.Series, dates: pd.DataFrame, kind: pd.Series, context: Context
) -> pd.DataFrame:
    country = find_country(cells["country"])
    regions = find_regions(get_cells(cells, "admin1"), country, context)
    return pd.DataFrame(
        {
            "incident_id": ids,
            "kind": kind,
            "counting": "event",
            "date_from": dates["date_from"],
            "date_to": dates["date_to"],
            "date_meaning": dates["meaning"],
            "date_precision": dates["precision"],
            "country_code": country,
            "region_code": regions["region_code"],
            "region": regions["region"],
            "district": get_cells(cells, "admin2"),
            "place": get_cells(cells, "location"),
            "latitude": read_degrees(get_cells(cells, "latitude"), 90),
            "longitude": read_degrees(get_cells(cells, "longitude"), 180),
            "place_precision": get_cells(cells, "geo_prec").map(_PLACE_PRECISION).fillna("settlement"),
            "as_reported": print_words(
                cells, {c: c for c in ("event_date", "admin1", "event_type", "sub_event_type", "fatalities", "notes")}
            ),
        }
    )


def _make_counts(cells: pd.DataFrame, ids: pd.Series) -> pd.DataFrame:
    texts = get_cells(cells, "fatalities")
    number = read_figures(texts)
    bad = texts.notna() & (number.isna() | (number < 0))
    silent = texts.isna() | ((number == 0) & get_cells(cells, "notes").fillna("").str.contains(_SILENT))
    state = (
        pd.Series("reported", cells.index, dtype="str")
        .mask((number == 0).fillna(False), "reported_none")
        .mask(bad, "unreadable")
    )
    best = number.mask(bad)
    bound = best.where((best == 0).fillna(False))
    frame = pd.DataFrame(
        {
            "incident_id": ids,
            "quantity": "killed",
            "state": state,
            "low": bound,
            "best": best,
            "high": bound,
            "as_reported": texts,
        }
    )
    return frame[~silent.fillna(True)]
