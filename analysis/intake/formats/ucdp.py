"""UCDP Georeferenced Event Dataset: all column layouts, with or without a row of HXL tags."""

import csv
import io

import pandas as pd

from analysis.intake import grammar
from analysis.intake.fields.dates import read_dates
from analysis.intake.fields.moments import read_days
from analysis.intake.fields.places import find_country
from analysis.intake.layout import find_again

TITLE = "UCDP Georeferenced Event Dataset"
HOLDS = ("all", "counts killed reports", "parties_not_means")
HEADERS = ("id type_of_violence side_a side_b where_prec date_prec date_start date_end best high low",)
PUBLIC_IDS = r"\d{1,7}"
BY_ROWS = ""
_TYPES = grammar.read_codes("1=state_based 2=non_state 3=one_sided")
_KINDS = grammar.read_codes("1=armed_clash 2=armed_clash 3=violence_against_civilians")
_DATES = grammar.read_codes("1=day 2=days 3=week 4=month 5=year")
_PLACES = grammar.read_codes("1=exact 2=near 3=district 4=region 5=area 6=country 7=sea_or_airspace")
_NO_REGION = ("area", "country", "sea_or_airspace")
_INCIDENTS = "incident_id=id counting==event district=adm_2 place=where_coordinates latitude longitude"
_BOUNDS = ["low", "best", "high"]


def read(sheet: grammar.Sheet) -> grammar.Tables:
    """Turn each event into an incident, its deaths into a count, its sides into names_party, its articles into reports.

    A span of days with date_prec 1 lasted that long; with a coarser one it happened at some time within. The kind is
    by the type of violence, its subkind: one-sided is against civilians, of the others both sides are armed.
    """
    ids = sheet.cells["id"]
    first, last = (read_dates(sheet.cells[c], "ymd") for c in ("date_start", "date_end"))
    reasons = grammar.join_rules(
        sheet,
        ("missing_key", ids == ""),
        first["problem"],
        last["problem"],
        ("unreadable_date", last["date_to"] < first["date_from"]),
        ("duplicate_row", find_again(sheet.raw, ids)),
    )
    sides = [grammar.code_parties(ids, sheet.get(f"side_{s}"), TITLE, n) for n, s in enumerate("ab", 1)]
    articles = sheet.get("source_article").dropna()
    told = articles.map({a: _parse_articles(a) for a in articles.unique()}).explode().dropna()
    days = read_days(told.str[1].reset_index(drop=True)).to_numpy()
    made = {
        "incidents": _make_incidents(sheet, first, last),
        "counts": _make_counts(sheet, ids),
        "claims": pd.concat(sides),
        "reports": grammar.make_reports(ids, told.str[0], "news").assign(published_on=days),
    }
    return grammar.close(sheet, made, reasons, first["detail"], last["detail"])


def _make_incidents(sheet: grammar.Sheet, first: pd.DataFrame, last: pd.DataFrame) -> pd.DataFrame:
    precision = sheet.get("date_prec").map(_DATES).fillna("unknown")
    is_span = last["date_to"] > first["date_from"]
    place_precision = sheet.get("where_prec").map(_PLACES).fillna("country")
    country = find_country(sheet.get("country")).fillna(find_country(sheet.get("iso3")))
    places = grammar.find_regions(sheet, sheet.get("adm_1"), country)
    hidden = place_precision.isin(_NO_REGION)
    places[["region_code", "region"]] = places[["region_code", "region"]].mask(hidden)
    return grammar.fill(
        sheet,
        _INCIDENTS,
        ("adm_1", "where_prec", "date_prec", "type_of_violence"),
        places,
        kind=sheet.get("type_of_violence").map(_KINDS).fillna("other_violence"),
        subkind=sheet.get("type_of_violence").map(_TYPES),
        date_from=first["date_from"],
        date_to=last["date_to"].fillna(first["date_to"]),
        date_meaning=sheet.repeat("on").mask(is_span, "through").mask(precision != "day", "within"),
        date_precision=precision,
        place_precision=place_precision,
    )


def _make_counts(sheet: grammar.Sheet, ids: pd.Series) -> pd.DataFrame:
    figures = pd.DataFrame({bound: grammar.read_figures(sheet.get(bound)) for bound in _BOUNDS})
    bad = figures.isna().any(axis=1) | (figures < 0).any(axis=1).fillna(True)
    none = (figures == 0).all(axis=1).fillna(False)
    state = sheet.repeat("reported").mask(none, "reported_none").mask(bad, "unreadable")
    words = grammar.print_words(sheet.cells, _BOUNDS)
    table = figures.mask(bad).assign(incident_id=ids, quantity="killed", as_reported=words, state=state)
    return table[(sheet.cells[_BOUNDS] != "").any(axis=1)]


def _parse_articles(text: str) -> list[tuple[str, str]] | None:
    """Return publisher and date of each article of a cell: quoted `publisher,date,headline`, parted by `;`."""
    try:
        items = next(csv.reader(io.StringIO(text, newline=""), delimiter=";", quotechar='"'), [])
    except csv.Error:
        items = text.split('";"')
    parts = [[part.strip() for part in item.strip('" ').split(",", 2)] for item in items]
    return [(part[0], part[1] if len(part) > 1 else "") for part in parts if part[0]] or None
