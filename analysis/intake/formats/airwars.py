"""Airwars: incidents with casualty ranges, and a second table that says who is blamed for each."""

import pandas as pd

from analysis.datasets.judgements import map_labels
from analysis.errors import DataError
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
    print_words,
    read_degrees,
    read_figures,
    take_cells,
)
from analysis.intake.raw import RawFile

NAME = "airwars"
TITLE = "Airwars incidents and belligerents"
PRIVATE: tuple[str, ...] = ()
INCIDENTS = ("id", "date", "killed_min", "killed_max", "civilian_harm_status")
BELLIGERENTS = ("id", "belligerent", "type", "assessment")
HEADERS = (INCIDENTS, BELLIGERENTS)
# Column names differ between exports: other name -> the one used here.
ALIASES = {
    "incident_id": "id",
    "unique_reference_code": "id",
    "code": "id",
    "incident_code": "id",
    "incident": "id",
    "incident_date": "date",
    "date_start": "date",
    "start_date": "date",
    "civilians_killed_min": "killed_min",
    "civilians_killed_max": "killed_max",
    "min_killed": "killed_min",
    "max_killed": "killed_max",
    "civilians_reported_killed_min": "killed_min",
    "civilians_reported_killed_max": "killed_max",
    "killed_minimum": "killed_min",
    "killed_maximum": "killed_max",
    "civilians_injured_min": "injured_min",
    "civilians_injured_max": "injured_max",
    "min_injured": "injured_min",
    "max_injured": "injured_max",
    "harm_status": "civilian_harm_status",
    "grading": "civilian_harm_status",
    "civilian_harm": "civilian_harm_status",
    "belligerent_name": "belligerent",
    "belligerent_type": "type",
    "suspected_or_known": "type",
    "belligerent_assessment": "assessment",
    "lat": "latitude",
    "lon": "longitude",
    "lng": "longitude",
    "province": "region",
    "admin1": "region",
    "conceded_deaths": "deaths_conceded",
    "deaths_conceded_min": "deaths_conceded",
    "strike_type": "type_of_strike",
}
_GRADES = {"confirmed": "1", "fair": "2", "weak": "4", "contested": "4", "discounted": "5"}
_UNKNOWN = {"unknown", "unidentified", ""}


def _name_columns(raw: RawFile) -> set[str]:
    names = {name.casefold().replace(" ", "_") for name in raw.header}
    return names | {ALIASES[name] for name in names if name in ALIASES}


def recognise(raw: RawFile) -> float:
    """Return how much of one of the two headers is there, whatever an export calls its columns."""
    there = _name_columns(raw)
    shares = [len(there & set(columns)) / len(columns) for columns in HEADERS]
    return 1.0 if max(shares) == 1 else 0.99 * max(shares)


def normalise(files: list[RawFile], context: Context) -> Tables:
    """Turn incidents into incidents and casualty ranges, belligerents into claims.

    Only the belligerent table says who is blamed: suspected or known is an accusation as Airwars reports it, deaths
    conceded are a concession, `unknown` is said to be unknown. The folder an incident is filed under is not read.

    Raises
    ------
    DataError
        When there are belligerents but no incidents.
    """
    incidents = [raw for raw in files if set(INCIDENTS) <= _name_columns(raw)]
    if not incidents:
        raise DataError(
            files[0].name, "belligerents without incidents", "the incidents file beside it", "Give both files"
        )
    pieces = [_read_incidents(raw, context) for raw in incidents]
    known = {i for piece in pieces for i in piece["incidents"]["incident_id"]}
    return join_all(pieces + [_read_belligerents(raw, context, known) for raw in files if raw not in incidents])


def _take(raw: RawFile) -> pd.DataFrame:
    cells = take_cells(raw)
    cells.columns = cells.columns.str.replace(" ", "_")
    for name, other in ALIASES.items():
        if name in cells and other not in cells:
            cells[other] = cells[name]
    return cells


def _read_incidents(raw: RawFile, context: Context) -> Tables:
    cells = _take(raw)
    ids, dates = get_cells(cells, "id"), read_dates(cells["date"])
    label = get_cells(cells, "type_of_strike")
    kind = map_labels(label, "kind", context.judgements, NAME)
    reasons = find_tag_rows(raw.rows).fillna(find_totals(raw.rows))
    reasons = reasons.mask(reasons.isna() & ids.isna(), "missing_key").fillna(dates["problem"])
    reasons = reasons.mask(reasons.isna() & dates["date_from"].isna(), "unreadable_date")
    reasons = reasons.mask(reasons.isna() & label.notna() & kind.isna(), "unknown_label")
    reasons = reasons.mask(reasons.isna() & ids.duplicated(), "duplicate_row")
    made = {
        "incidents": _make_incidents(cells, ids, dates, kind.fillna("other_violence"), context),
        "counts": pd.concat([_make_counts(cells, ids, c) for c in ("killed", "injured")]),
    }
    return finish(raw, context, made, reasons, dates["detail"].fillna(""))


def _make_incidents(
    cells: pd.DataFrame, ids: pd.Series, dates: pd.DataFrame, kind: pd.Series, context: Context
) -> pd.DataFrame:
    country = find_country(get_cells(cells, "country"))
    regions = find_regions(get_cells(cells, "region"), country, context)
    status = get_cells(cells, "civilian_harm_status")
    precision = pd.Series("country", cells.index, dtype="str").mask(regions["region_code"].notna(), "region")
    return pd.DataFrame(
        {
            "incident_id": ids,
            "kind": kind,
            "subkind": get_cells(cells, "strike_status"),
            "counting": "event",
            "date_from": dates["date_from"],
            "date_to": dates["date_to"],
            "date_meaning": dates["meaning"],
            "date_precision": dates["precision"],
            "country_code": country,
            "region_code": regions["region_code"],
            "region": regions["region"],
            "place": get_cells(cells, "location"),
            "latitude": read_degrees(get_cells(cells, "latitude"), 90),
            "longitude": read_degrees(get_cells(cells, "longitude"), 180),
            "place_precision": precision.mask(get_cells(cells, "location").notna(), "settlement"),
            "information_grade": status.str.casefold().map(_GRADES),
            "as_reported": print_words(
                cells, {c: c for c in ("date", "civilian_harm_status", "strike_status", "region")}
            ),
        }
    )


def _make_counts(cells: pd.DataFrame, ids: pd.Series, quantity: str) -> pd.DataFrame:
    low, high = get_cells(cells, f"{quantity}_min"), get_cells(cells, f"{quantity}_max")
    least, most = (read_figures(t) for t in (low, high))
    bad = (
        (low.notna() & least.isna())
        | (high.notna() & most.isna())
        | (least < 0).fillna(False)
        | (most < least).fillna(False)
    )
    none = ((least == 0) & (most == 0)).fillna(False)
    state = pd.Series("reported", cells.index, dtype="str").mask(none, "reported_none").mask(bad, "unreadable")
    frame = pd.DataFrame(
        {
            "incident_id": ids,
            "quantity": quantity,
            "state": state,
            "low": least.mask(bad),
            "high": most.mask(bad),
            "best": least.where(((least == most) & ~bad).fillna(False)),
            "as_reported": low.fillna("") + "-" + high.fillna(""),
        }
    )
    return frame[low.notna() | high.notna()]


def _read_belligerents(raw: RawFile, context: Context, known: set[str]) -> Tables:
    cells = _take(raw)
    ids, name = get_cells(cells, "id"), get_cells(cells, "belligerent")
    reasons = find_tag_rows(raw.rows).fillna(find_totals(raw.rows))
    reasons = reasons.mask(reasons.isna() & ids.isna(), "missing_key").mask(
        reasons.isna() & ~ids.isin(known), "unknown_incident"
    )
    unknown = name.fillna("").str.casefold().isin(_UNKNOWN)
    conceded = pd.to_numeric(get_cells(cells, "deaths_conceded"), errors="coerce").fillna(-1) > 0
    stance = pd.Series("accuses", cells.index, dtype="str").mask(conceded, "concedes").mask(unknown, "says_unknown")
    concedes = stance == "concedes"
    number = cells.groupby(ids.fillna("")).cumcount() + 1
    claims = pd.DataFrame(
        {
            "claim_id": ids + "-b" + number.astype("str"),
            "incident_id": ids,
            "claimant": pd.Series("Airwars", cells.index, dtype="str").mask(concedes, name),
            "stance": stance,
            "bearing": "about",
            "claimant_role": pd.Series("monitor", cells.index, dtype="str").mask(concedes, "military"),
            "accused": name.where(stance == "accuses"),
            "as_reported": print_words(
                cells, {c: c for c in ("belligerent", "type", "assessment", "strike_reports", "deaths_conceded")}
            ),
        }
    )
    return finish(raw, context, {"claims": claims}, reasons)
