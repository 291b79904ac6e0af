"""Global Terrorism Database: unknown parts of dates as 0, unknown values as -9, -99 and 9."""

import pandas as pd

from analysis.datasets.judgements import map_labels
from analysis.datasets.tables import make_table
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
    print_words,
    read_degrees,
    read_figures,
    take_cells,
)
from analysis.intake.raw import RawFile

NAME = "gtd"
TITLE = "Global Terrorism Database"
PRIVATE: tuple[str, ...] = ()
HEADERS = (("eventid", "iyear", "imonth", "iday", "country_txt", "attacktype1_txt", "gname", "nkill", "nwound"),)
_SPECIFICITY = {"1": "settlement", "2": "near", "3": "district", "4": "region", "5": "country"}
_CLAIMS_SINCE = pd.Timestamp("1998-01-01")
_SELF = "Global Terrorism Database"


def recognise(raw: RawFile) -> float:
    """Return how much of the columns read here is there."""
    return match_header(raw, *HEADERS)


def normalise(files: list[RawFile], context: Context) -> Tables:
    """Turn each event into an incident, its tolls into counts, its groups into claims, as far as the dataset says so.

    A group that claimed (claimed = 1) claims responsibility; one that is only coded is names_party; Unknown is said to
    be unknown. Claims were not collected before 1998: that is coverage. Fractional tolls stand where a toll was split.
    """
    return join_all([_read(raw, context) for raw in files])


def _read(raw: RawFile, context: Context) -> Tables:
    cells = take_cells(raw)
    ids, dates = get_cells(cells, "eventid"), _read_parts(cells)
    weapon = get_cells(cells, "weapsubtype1_txt")
    kind = map_labels(weapon, "kind", context.judgements, NAME).fillna(
        map_labels(cells["attacktype1_txt"], "kind", context.judgements, NAME)
    )
    reasons = find_tag_rows(raw.rows).fillna(find_totals(raw.rows))
    reasons = reasons.mask(reasons.isna() & ids.isna(), "missing_key").mask(
        reasons.isna() & dates["date_from"].isna(), "unreadable_date"
    )
    reasons = reasons.mask(reasons.isna() & kind.isna(), "unknown_label").mask(
        reasons.isna() & ids.duplicated(), "duplicate_row"
    )
    publishers = (
        pd.concat([get_cells(cells, f"scite{n}").dropna() for n in (1, 2, 3)])
        .str.extract(r",[”\"]\s*([^,]+)", expand=False)
        .dropna()
    )
    made = {
        "incidents": _make_incidents(cells, ids, dates, kind, context),
        "counts": pd.concat([_make_counts(cells, ids, c, q) for c, q in (("nkill", "killed"), ("nwound", "injured"))]),
        "claims": pd.concat([_make_claims(cells, ids, n) for n in (1, 2, 3)]),
        "reports": make_reports(ids, publishers, "news"),
    }
    detail = ("attack type " + cells["attacktype1_txt"] + ": see data/judgements/kind_labels.csv").where(
        kind.isna(), ""
    )
    tables = finish(raw, context, made, reasons, detail)
    tables["coverage"] = _declare_coverage(raw, context, dates)
    return tables


def _read_parts(cells: pd.DataFrame) -> pd.DataFrame:
    """Return first and last day from year, month and day; 0 is an unknown part, and widens the span."""
    year, month, day = (
        pd.to_numeric(cells[c], errors="coerce").astype("Float64").fillna(-1) for c in ("iyear", "imonth", "iday")
    )
    known_month, known_day = month.between(1, 12), month.between(1, 12) & day.between(1, 31)
    first = pd.DataFrame({"year": year, "month": month.where(known_month, 1), "day": day.where(known_day, 1)}).astype(
        "int64"
    )
    start = pd.to_datetime(first, errors="coerce").where((year > 1800) & month.isin(range(13)) & day.isin(range(32)))
    end = start.mask(~known_day, start + pd.offsets.MonthEnd(0)).mask(~known_month, start + pd.offsets.YearEnd(0))
    precision = pd.Series("day", cells.index, dtype="str").mask(~known_day, "month").mask(~known_month, "year")
    return pd.DataFrame({"date_from": start, "date_to": end, "precision": precision})


def _make_incidents(
    cells: pd.DataFrame, ids: pd.Series, dates: pd.DataFrame, kind: pd.Series, context: Context
) -> pd.DataFrame:
    judgements, country = context.judgements, find_country(cells["country_txt"])
    regions = find_regions(get_cells(cells, "provstate"), country, context)
    return pd.DataFrame(
        {
            "incident_id": ids,
            "kind": kind,
            "subkind": get_cells(cells, "attacktype1_txt"),
            "counting": "event",
            "date_from": dates["date_from"],
            "date_to": dates["date_to"],
            "date_precision": dates["precision"],
            "date_meaning": pd.Series("within", cells.index, dtype="str").mask(dates["precision"] == "day", "on"),
            "country_code": country,
            "region_code": regions["region_code"],
            "region": regions["region"],
            "place": get_cells(cells, "city").replace("Unknown", None),
            "latitude": read_degrees(get_cells(cells, "latitude"), 90),
            "longitude": read_degrees(get_cells(cells, "longitude"), 180),
            "place_precision": get_cells(cells, "specificity")
            .map(_SPECIFICITY)
            .fillna("region")
            .mask(regions["region_code"].isna(), "country"),
            "object_kind": map_labels(get_cells(cells, "targtype1_txt"), "object_kind", judgements, NAME),
            "damage": map_labels(get_cells(cells, "property"), "damage", judgements, NAME),
            "as_reported": print_words(cells, {c: c for c in ("iyear", "imonth", "iday", "provstate", "property")}),
        }
    )


def _make_counts(cells: pd.DataFrame, ids: pd.Series, column: str, quantity: str) -> pd.DataFrame:
    texts = get_cells(cells, column)
    number = read_figures(texts)
    unknown = number.isin([-9, -99])
    bad = texts.notna() & (number.isna() | ((number < 0) & ~unknown))
    state = pd.Series("reported", cells.index, dtype="str").mask((number == 0).fillna(False), "reported_none")
    state = state.mask(unknown, "said_unknown").mask(bad.fillna(True), "unreadable")
    best = number.mask(unknown | bad)
    none = best.where((best == 0).fillna(False))
    frame = pd.DataFrame(
        {
            "incident_id": ids,
            "quantity": quantity,
            "state": state,
            "low": none,
            "best": best,
            "high": none,
            "as_reported": texts,
        }
    )
    return frame[texts.notna()]


def _make_claims(cells: pd.DataFrame, ids: pd.Series, number: int) -> pd.DataFrame:
    """Return what is said of the group in place 1, 2 or 3: it claimed, it is coded, or it is unknown."""
    group = get_cells(cells, "gname" if number == 1 else f"gname{number}")
    claimed = get_cells(cells, "claimed" if number == 1 else f"claim{number}").isin(["1", "1.0"]) & group.notna()
    unknown = group.fillna("").str.casefold() == "unknown"
    stance = (
        pd.Series("names_party", cells.index, dtype="str")
        .mask(unknown, "says_unknown")
        .mask(claimed & ~unknown, "claims_responsibility")
    )
    suspected = get_cells(cells, f"guncertain{number}").isin(["1", "1.0"])
    says_so = stance == "claims_responsibility"
    frame = pd.DataFrame(
        {
            "claim_id": ids + f"-g{number}",
            "incident_id": ids,
            "claimant": pd.Series(_SELF, cells.index, dtype="str").mask(says_so, group),
            "claimant_role": pd.Series("dataset", cells.index, dtype="str").mask(says_so, "armed_group"),
            "stance": stance,
            "bearing": "about",
            "accused": group.where(stance == "names_party"),
            "information_grade": pd.Series(None, cells.index, dtype="str").mask(suspected, "3"),
        }
    )
    return frame[group.notna()]


def _declare_coverage(raw: RawFile, context: Context, dates: pd.DataFrame) -> pd.DataFrame:
    """Declare that claims were not collected before 1998, where the file reaches back that far."""
    first = dates["date_from"].min()
    if pd.isna(first) or first >= _CLAIMS_SINCE:
        return make_table("coverage", [])
    return make_table(
        "coverage",
        [
            {
                "subject": "claims",
                "from_date": first,
                "to_date": _CLAIMS_SINCE - pd.Timedelta(days=1),
                "state": "not_covered",
                "reason": "whether responsibility was claimed was not collected before 1998",
                "source_id": context.source_id,
                "source_file": raw.name,
                "source_row": 1,
            }
        ],
    )
