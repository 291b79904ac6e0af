"""UCDP Georeferenced Event Dataset: all column layouts, with or without a row of HXL tags."""

import csv
import io

import pandas as pd

from analysis.intake.fields.dates import read_dates
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

NAME = "ucdp"
TITLE = "UCDP Georeferenced Event Dataset"
PRIVATE: tuple[str, ...] = ()
HEADERS = (
    (
        "id",
        "type_of_violence",
        "side_a",
        "side_b",
        "where_prec",
        "date_prec",
        "date_start",
        "date_end",
        "best",
        "high",
        "low",
    ),
)
_TYPES = {"1": "state_based", "2": "non_state", "3": "one_sided"}
_DATE_PRECISION = {"1": "day", "2": "days", "3": "week", "4": "month", "5": "year"}
_PLACE_PRECISION = {
    "1": "exact",
    "2": "near",
    "3": "district",
    "4": "region",
    "5": "area",
    "6": "country",
    "7": "sea_or_airspace",
}
_NO_REGION = ("area", "country", "sea_or_airspace")


def recognise(raw: RawFile) -> float:
    """Return how much of the columns that all layouts share is there."""
    return match_header(raw, *HEADERS)


def normalise(files: list[RawFile], context: Context) -> Tables:
    """Turn each event into an incident, its deaths into a count, its sides into names_party, its articles into reports.

    A span of days with date_prec 1 lasted that long; with a coarser one it happened at some time within. The dataset
    does not say by what means: the kind is other_violence, the type of violence its subkind.
    """
    return join_all([_read(raw, context) for raw in files])


def _read(raw: RawFile, context: Context) -> Tables:
    cells = take_cells(raw)
    first, last = (read_dates(cells[c], "ymd") for c in ("date_start", "date_end"))
    reasons = find_tag_rows(raw.rows).fillna(find_totals(raw.rows))
    reasons = (
        reasons.mask(reasons.isna() & (cells["id"] == ""), "missing_key")
        .fillna(first["problem"])
        .fillna(last["problem"])
    )
    reasons = reasons.mask(reasons.isna() & (last["date_to"] < first["date_from"]), "unreadable_date")
    reasons = reasons.mask(reasons.isna() & cells["id"].duplicated(), "duplicate_row")
    ids = cells["id"]
    made = {
        "incidents": _make_incidents(cells, first, last, context),
        "counts": _make_counts(cells),
        "claims": pd.concat(
            [name_parties(ids, get_cells(cells, f"side_{s}"), "UCDP", n) for n, s in enumerate("ab", 1)]
        ),
        "reports": _make_reports(cells),
    }
    made["claims"]["claimant"] = "UCDP Georeferenced Event Dataset"
    return finish(raw, context, made, reasons, first["detail"].fillna(last["detail"]).fillna(""))


def _make_incidents(cells: pd.DataFrame, first: pd.DataFrame, last: pd.DataFrame, context: Context) -> pd.DataFrame:
    precision = cells["date_prec"].map(_DATE_PRECISION).fillna("unknown")
    spans = last["date_to"] > first["date_from"]
    meaning = pd.Series("on", cells.index, dtype="str").mask(spans, "through").mask(precision != "day", "within")
    place_precision = cells["where_prec"].map(_PLACE_PRECISION).fillna("country")
    country = find_country(get_cells(cells, "country")).fillna(find_country(get_cells(cells, "iso3")))
    places = find_regions(get_cells(cells, "adm_1"), country, context)
    hidden = place_precision.isin(_NO_REGION)
    return pd.DataFrame(
        {
            "incident_id": cells["id"],
            "kind": "other_violence",
            "subkind": cells["type_of_violence"].map(_TYPES),
            "counting": "event",
            "date_from": first["date_from"],
            "date_to": last["date_to"].fillna(first["date_to"]),
            "date_meaning": meaning,
            "date_precision": precision,
            "country_code": country,
            "region_code": places["region_code"].mask(hidden),
            "region": places["region"].mask(hidden),
            "district": get_cells(cells, "adm_2"),
            "place": get_cells(cells, "where_coordinates"),
            "latitude": read_degrees(get_cells(cells, "latitude"), 90),
            "longitude": read_degrees(get_cells(cells, "longitude"), 180),
            "place_precision": place_precision,
            "as_reported": print_words(
                cells,
                {
                    "adm_1": "adm_1",
                    "where_prec": "where_prec",
                    "date_prec": "date_prec",
                    "type_of_violence": "type_of_violence",
                },
            ),
        }
    )


def _make_counts(cells: pd.DataFrame) -> pd.DataFrame:
    figures = {b: read_figures(get_cells(cells, b)) for b in ("low", "best", "high")}
    frame = pd.DataFrame(
        {
            "incident_id": cells["id"],
            "quantity": "killed",
            **figures,
            "as_reported": print_words(cells, {b: b for b in figures}),
        }
    )
    bad = frame[["low", "best", "high"]].isna().any(axis=1) | (frame[["low", "best", "high"]] < 0).any(axis=1)
    none = (frame[["low", "best", "high"]] == 0).all(axis=1)
    frame["state"] = (
        pd.Series("reported", cells.index, dtype="str")
        .mask(none.fillna(False), "reported_none")
        .mask(bad.fillna(True), "unreadable")
    )
    frame.loc[frame["state"] == "unreadable", ["low", "best", "high"]] = pd.NA
    silent = (cells["low"] == "") & (cells["best"] == "") & (cells["high"] == "")
    return frame[~silent]


def _make_reports(cells: pd.DataFrame) -> pd.DataFrame:
    articles = get_cells(cells, "source_article").dropna()
    parsed = {text: _parse_articles(text) for text in articles.unique()}
    publishers = articles.map(parsed).explode().dropna().astype("str")
    return make_reports(cells["id"], publishers, "news")


def _parse_articles(text: str) -> list[str] | None:
    """Return the publishers of a cell that holds quoted `publisher,date,headline`, parted by `;`, inside the CSV."""
    try:
        items = next(csv.reader(io.StringIO(text, newline=""), delimiter=";", quotechar='"'), [])
    except csv.Error:
        items = text.split('";"')
    return [name for item in items if (name := item.strip('" ').partition(",")[0].strip())] or None
