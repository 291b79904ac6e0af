"""Events derived from VIINA: one row a report and place; actors as a classifier labelled them."""

import re

import pandas as pd

from analysis.datasets.judgements import map_labels
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
    name_parties,
    print_words,
    read_degrees,
    take_cells,
)
from analysis.intake.raw import RawFile

NAME = "viina"
TITLE = "VIINA-derived events"
PRIVATE: tuple[str, ...] = ()
# Header names drift from year to year: other name -> the one used here.
ALIASES = {
    "event_id_1pd": "event_id",
    "adm1_name": "adm1",
    "adm2_name": "adm2",
    "asciiname": "place",
    "sources_matching": "source",
    "a_rus_b": "a_rus",
    "a_ukr_b": "a_ukr",
    "source_urls": "url",
    "representative_text": "text",
}
HEADERS = (
    ("event_id_1pd", "date", "a_rus", "a_ukr", "longitude", "latitude"),
    ("event_id", "date", "a_rus", "a_ukr", "longitude", "latitude"),
    ("event_id", "date", "a_rus_b", "a_ukr_b", "longitude", "latitude"),
)
_DRONE = re.compile(r"дрон|бпла|безпілот|беспилот|шахед|drone|uav", re.IGNORECASE)
_MISSILE = re.compile(r"ракет|missile", re.IGNORECASE)
_ARTILLERY = re.compile(r"обстр|артил|мином|шквал|shell|artill", re.IGNORECASE)


def recognise(raw: RawFile) -> float:
    """Return how much of one year's header is there."""
    return match_header(raw, *HEADERS)


def normalise(files: list[RawFile], context: Context) -> Tables:
    """Turn each row into an incident, each set flag into one names_party row, each address into a report.

    Both flags set is no contradiction, neither set is no claim: the labels are a classifier's. The kind is taken from
    the attack terms the row carries, and is other_violence where they do not say by what means.
    """
    return join_all([_read(raw, context) for raw in files])


def _read(raw: RawFile, context: Context) -> Tables:
    cells = take_cells(raw, ALIASES)
    dates = read_dates(cells["date"])
    ids = get_cells(cells, "event_id").fillna(hash_rows(raw.rows, context.source_id))
    reasons = find_tag_rows(raw.rows).fillna(find_totals(raw.rows))
    reasons = reasons.fillna(dates["problem"]).mask(lambda r: r.isna() & dates["date_from"].isna(), "unreadable_date")
    reasons = reasons.mask(reasons.isna() & ids.duplicated(), "duplicate_row")
    flags = {name: get_cells(cells, name).isin(["1", "1.0", "TRUE", "True"]) for name in ("a_rus", "a_ukr")}
    parties = dict(zip(context.judgements.parties["label"], context.judgements.parties["value"], strict=True))
    claims = [
        name_parties(ids, pd.Series(parties[name], ids.index, dtype="str").where(flag), parties["VIINA"], number)
        for number, (name, flag) in enumerate(flags.items(), 1)
    ]
    made = {
        "incidents": _make_incidents(cells, ids, dates, context),
        "claims": pd.concat(claims),
        "reports": _make_reports(cells, ids),
    }
    return finish(raw, context, made, reasons, dates["detail"].fillna(""))


def _make_incidents(cells: pd.DataFrame, ids: pd.Series, dates: pd.DataFrame, context: Context) -> pd.DataFrame:
    judgements = context.judgements
    places = resolve_regions(
        get_cells(cells, "adm1").fillna(""), judgements.regions, judgements.spellings, prefer="oblast"
    )
    terms = get_cells(cells, "attack_terms").fillna("")
    weapon = terms.map({text: find_weapon(text) for text in terms.unique()}).astype("str")
    targets = (
        get_cells(cells, "target_classes").str.partition("|")[0]
        if "target_classes" in cells
        else get_cells(cells, "target_classes")
    )
    place = get_cells(cells, "place")
    precision = (
        pd.Series("settlement", cells.index, dtype="str")
        .mask(place.isna(), "region")
        .mask(places["region_code"].isna() & place.isna(), "country")
    )
    return pd.DataFrame(
        {
            "incident_id": ids,
            "kind": map_labels(weapon, "kind", judgements, NAME).fillna("other_violence"),
            "subkind": get_cells(cells, "target_classes").str.casefold(),
            "counting": "event",
            "weapon": weapon.replace("shelling", "artillery"),
            "date_from": dates["date_from"],
            "date_to": dates["date_to"],
            "date_meaning": dates["meaning"].fillna("within"),
            "date_precision": dates["precision"].fillna("unknown"),
            "timezone": "Europe/Kyiv",
            "country_code": places["country_code"],
            "region_code": places["region_code"],
            "region": places["region"],
            "district": get_cells(cells, "adm2"),
            "place": place,
            "latitude": read_degrees(get_cells(cells, "latitude"), 90),
            "longitude": read_degrees(get_cells(cells, "longitude"), 180),
            "place_precision": precision,
            "object_kind": map_labels(targets, "object_kind", judgements, NAME),
            "as_reported": print_words(cells, {"adm1": "adm1", "text": "text", "attack_terms": "attack_terms"}),
        }
    )


def find_weapon(terms: str) -> str | None:
    """Return what the attack terms of a row name: drone, missile, both, artillery, or nothing."""
    drone, missile = bool(_DRONE.search(terms)), bool(_MISSILE.search(terms))
    if drone and missile:
        return "drone_and_missile"
    return "drone" if drone else "missile" if missile else "artillery" if _ARTILLERY.search(terms) else None


def _make_reports(cells: pd.DataFrame, ids: pd.Series) -> pd.DataFrame:
    """Return a report per address; one article that names several places keeps one id."""
    both = pd.DataFrame(
        {
            "incident_id": ids,
            "url": get_cells(cells, "url").str.split("|"),
            "publisher": get_cells(cells, "source").str.split("|"),
        }
    )
    reports = both.explode("url").dropna(subset=["url"])
    single = reports["publisher"].map(lambda names: names[0] if isinstance(names, list) and len(names) == 1 else None)
    reports["publisher"] = single.fillna(
        reports["url"].astype("str").str.extract(r"https?://(?:www\.)?([^/]+)", expand=False)
    )
    reports["report_id"] = reports["url"]
    return reports.assign(publisher_kind="news")
