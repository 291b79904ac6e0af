"""Events derived from VIINA: one row a report and place; actors as a classifier labelled them."""

import re

import pandas as pd

from analysis.intake import grammar
from analysis.intake.fields.dates import read_dates
from analysis.intake.fields.places import keep_printed
from analysis.intake.layout import gather_reports, hash_rows

TITLE = "VIINA-derived events"
HOLDS = ("attacks", "reports", "means_not_said")
# Header names drift from year to year: other name -> the one used here.
ALIASES = (
    "event_id_1pd=event_id adm1_name=adm1 adm2_name=adm2 asciiname=place sources_matching=source a_rus_b=a_rus "
    "a_ukr_b=a_ukr source_urls=url representative_text=text"
)
HEADERS = (
    "event_id_1pd date a_rus a_ukr longitude latitude",
    "event_id date a_rus a_ukr longitude latitude",
    "event_id date a_rus_b a_ukr_b longitude latitude",
)
_DRONE = re.compile(r"дрон|бпла|безпілот|беспилот|шахед|drone|uav", re.IGNORECASE)
_MISSILE = re.compile(r"ракет|missile", re.IGNORECASE)
_ARTILLERY = re.compile(r"обстр|артил|мином|шквал|shell|artill", re.IGNORECASE)


def read(sheet: grammar.Sheet) -> grammar.Tables:
    """Turn each row into an incident, each set flag into one names_party row, each address into a report.

    Both flags set is no contradiction, neither set is no claim: the labels are a classifier's. The kind is taken from
    the attack terms the row carries, and is other_violence where they do not say by what means. A row is a report:
    those of one day and kind are one incident where they name the same place, or stand in one article and region.
    """
    dates = read_dates(sheet.cells["date"])
    ids = sheet.get("event_id").fillna(hash_rows(sheet.raw, sheet.context.source_id))
    reasons = grammar.join_rules(
        sheet, dates["problem"], ("unreadable_date", dates["date_from"].isna()), ("duplicate_row", ids.duplicated())
    )
    parties = sheet.parties
    claims = [
        grammar.code_parties(ids, sheet.repeat(parties[flag]).where(_is_set(sheet, flag)), parties["VIINA"], n)
        for n, flag in enumerate(("a_rus", "a_ukr"), 1)
    ]
    incidents = _make_incidents(sheet, ids, dates)
    clusters = sheet.get("event_ids_matching").fillna(sheet.get("event_id_1pd"))
    same = gather_reports(incidents[reasons.isna()], sheet.get("url"), clusters)
    incidents = incidents.assign(same_as=same.reindex(incidents.index))
    made = {"incidents": incidents, "claims": pd.concat(claims)}
    return grammar.close(sheet, {**made, "reports": _make_reports(sheet, ids)}, reasons, dates["detail"])


def _is_set(sheet: grammar.Sheet, flag: str) -> pd.Series:
    return sheet.get(flag).isin(["1", "1.0", "TRUE", "True"])


def _make_incidents(sheet: grammar.Sheet, ids: pd.Series, dates: pd.DataFrame) -> pd.DataFrame:
    adm1 = sheet.get("adm1")
    places = keep_printed(sheet.resolve(adm1, prefer="oblast"), adm1, sheet.repeat("UA"))
    terms, place = sheet.get("attack_terms").fillna(""), sheet.get("place")
    weapon = terms.map({text: find_weapon(text) for text in terms.unique()}).astype("str")
    targets = sheet.get("target_classes").str.partition("|").reindex(columns=[0])[0].astype("str")
    precision = sheet.repeat("settlement").mask(place.isna(), "region")
    return grammar.fill(
        sheet,
        "counting==event timezone==Europe/Kyiv district=adm2 place latitude longitude",
        ("adm1", "text", "attack_terms"),
        grammar.name_dates(dates),
        places,
        incident_id=ids,
        kind=sheet.label(weapon, "kind").fillna("other_violence"),
        subkind=sheet.get("target_classes").str.casefold(),
        weapon=weapon.replace("shelling", "artillery"),
        object_kind=sheet.label(targets, "object_kind"),
        place_precision=precision.mask(places["region_code"].isna() & place.isna(), "country"),
    )


def find_weapon(terms: str) -> str | None:
    """Return what the attack terms of a row name: drone, missile, both, artillery, or nothing."""
    drone, missile = bool(_DRONE.search(terms)), bool(_MISSILE.search(terms))
    if drone and missile:
        return "drone_and_missile"
    return "drone" if drone else "missile" if missile else "artillery" if _ARTILLERY.search(terms) else None


def _make_reports(sheet: grammar.Sheet, ids: pd.Series) -> pd.DataFrame:
    """Return a report per address; one article that names several places keeps one id."""
    columns = {
        "incident_id": ids,
        "url": sheet.get("url").str.split("|"),
        "publisher": sheet.get("source").str.split("|"),
    }
    reports = pd.DataFrame(columns).explode("url").dropna(subset=["url"])
    single = reports["publisher"].map(lambda names: names[0] if isinstance(names, list) and len(names) == 1 else None)
    host = reports["url"].astype("str").str.extract(r"https?://(?:www\.)?([^/]+)", expand=False)
    return reports.assign(publisher=single.fillna(host), report_id=reports["url"], publisher_kind="news")
