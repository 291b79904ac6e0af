"""Global Terrorism Database: unknown parts of dates as 0, unknown values as -9, -99 and 9."""

import pandas as pd

from analysis.intake import grammar
from analysis.intake.fields.dates import read_dates
from analysis.intake.fields.parts import narrow_dates, read_parts
from analysis.intake.fields.places import find_country
from analysis.intake.labels import BLANK
from analysis.intake.layout import find_again

TITLE = "Global Terrorism Database"
HOLDS = ("all", "claims counts killed injured reports", "attacks_by_definition")
HEADERS = ("eventid iyear imonth iday country_txt attacktype1_txt gname nkill nwound",)
PUBLIC_IDS = r"\d{12}"
BY_ROWS = "approxdate"
_SPECIFICITY = grammar.read_codes("1=settlement 2=near 3=district 4=region 5=country")
_LAST_DAY_WITHOUT = pd.Timestamp("1997-12-31")
_WHY = "whether responsibility was claimed was not collected before 1998"
_UNKNOWN = (-9, -99)
_INCIDENTS = (
    "incident_id=eventid subkind=attacktype1_txt counting==event latitude longitude object_kind~targtype1_txt "
    "damage~property"
)


def read(sheet: grammar.Sheet) -> grammar.Tables:
    """Turn each event into an incident, its tolls into counts, its groups into claims, as far as the dataset says so.

    A group that claimed (claimed = 1) claims responsibility; one that is only coded is names_party; Unknown is said to
    be unknown. Claims were not collected before 1998: that is coverage. Fractional tolls stand where a toll was split.
    """
    ids, attack = sheet.get("eventid"), sheet.get("attacktype1_txt").fillna(BLANK)
    parts = read_parts(*(sheet.cells[c] for c in ("iyear", "imonth", "iday")))
    dates = narrow_dates(parts, read_dates(sheet.get("approxdate"), whole=sheet.whole("approxdate")))
    kind = sheet.label(sheet.get("weapsubtype1_txt"), "kind").fillna(sheet.label(attack, "kind"))
    reasons = grammar.join_rules(
        sheet,
        ("missing_key", ids.isna()),
        ("unreadable_date", dates["date_from"].isna()),
        ("duplicate_row", find_again(sheet.raw, ids)),
    )
    cited = pd.concat([sheet.get(f"scite{n}").dropna() for n in (1, 2, 3)]).sort_index(kind="stable")
    tolls = [grammar.count_toll(sheet, ids, c, q, _UNKNOWN) for c, q in (("nkill", "killed"), ("nwound", "injured"))]
    made = {
        "incidents": _make_incidents(sheet, dates, kind),
        "counts": pd.concat(tolls),
        "claims": pd.concat([_make_claims(sheet, ids, n) for n in (1, 2, 3)]),
        "reports": grammar.make_reports(ids, cited.str.extract(r",[”\"]\s*([^,]+)", expand=False), "news"),
    }
    first = dates["date_from"].min()
    days = {"from_date": first, "to_date": _LAST_DAY_WITHOUT}
    span = {"subject": "claims", **days, "state": "not_covered", "reason": _WHY}
    missed = grammar.declare_coverage(sheet, [span] if first <= _LAST_DAY_WITHOUT else [])
    asked = grammar.ask(sheet, attack, kind, "kind", reasons)
    return {**grammar.close(sheet, made, reasons), "coverage": missed} | asked


def _make_incidents(sheet: grammar.Sheet, dates: pd.DataFrame, kind: pd.Series) -> pd.DataFrame:
    places = grammar.find_regions(sheet, sheet.get("provstate"), find_country(sheet.cells["country_txt"]))
    precision = sheet.get("specificity").map(_SPECIFICITY).fillna("region")
    return grammar.fill(
        sheet,
        _INCIDENTS,
        ("iyear", "imonth", "iday", "provstate", "property", "weapsubtype1_txt"),
        dates,
        places,
        kind=kind,
        place=sheet.get("city").replace("Unknown", None),
        place_precision=precision.mask(places["region_code"].isna(), "country"),
    )


def _make_claims(sheet: grammar.Sheet, ids: pd.Series, number: int) -> pd.DataFrame:
    """Return what is said of the group in place 1, 2 or 3: it claimed, named or not, it is coded, or it is unknown."""
    group = sheet.get("gname" if number == 1 else f"gname{number}")
    claimed = sheet.get("claimed" if number == 1 else f"claim{number}").isin(["1", "1.0"]) & group.notna()
    unknown = group.fillna("").str.casefold() == "unknown"
    stance = sheet.repeat("names_party").mask(unknown, "says_unknown").mask(claimed, "claims_responsibility")
    suspected = sheet.get(f"guncertain{number}").isin(["1", "1.0"])
    told = grammar.fill(
        sheet,
        "bearing==about",
        incident_id=ids,
        claim_id=ids + f"-g{number}",
        claimant=sheet.repeat(TITLE).mask(claimed, group.mask(unknown, "not named")),
        claimant_role=sheet.repeat("dataset").mask(claimed, "armed_group").mask(claimed & unknown, "unnamed"),
        stance=stance,
        accused=group.where(stance == "names_party"),
        information_grade=sheet.repeat(None).mask(suspected, "3"),
    )
    return told[group.notna()]
