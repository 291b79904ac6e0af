"""Air-raid sirens of Ukraine: the official file in English or Ukrainian, and the volunteers' one."""

import pandas as pd

from analysis.datasets.tables import make_table
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
    print_words,
    take_cells,
)
from analysis.intake.raw import RawFile

NAME = "sirens"
TITLE = "air-raid sirens of Ukraine"
PRIVATE: tuple[str, ...] = ()
OFFICIAL = ("oblast", "raion", "hromada", "level", "started_at", "finished_at")
VOLUNTEER = ("region", "started_at", "finished_at", "naive")
HEADERS = (OFFICIAL, VOLUNTEER)
ZONE = "Europe/Kyiv"
_OWN_FORM = r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[+-]\d\d:\d\d)?"
# Under permanent alert, and therefore left out by the source: few rows there mean missing, not few alerts.
_NOT_COVERED = ("UA-09", "UA-43")
_PRECISION = {"oblast": "region", "raion": "district", "hromada": "district"}


def recognise(raw: RawFile) -> float:
    """Return how much of one of the two headers is there; 1 is all of it."""
    return match_header(raw, *HEADERS)


def normalise(files: list[RawFile], context: Context) -> Tables:
    """Turn each alert into an incident with the milestones alert and all_clear.

    Times without an offset are read as UTC, as the source writes them. In the volunteers' file an end that is marked
    naive is imputed, to exactly 30 minutes: the alert counts, its end has no time.
    """
    return join_all([_read(raw, context) for raw in files])


def _read(raw: RawFile, context: Context) -> Tables:
    cells = take_cells(raw, {"region": "oblast"})
    start, end = (_read_instants(cells[c]) for c in ("started_at", "finished_at"))
    reasons = find_tag_rows(raw.rows).fillna(find_totals(raw.rows))
    reasons = reasons.mask(reasons.isna() & start.isna(), "unreadable_date")
    reasons = reasons.mask(reasons.isna() & (end < start), "unreadable_value")
    naive = get_cells(cells, "naive").str.casefold().isin(["true", "1", "yes"])
    judgements = context.judgements
    places = resolve_regions(cells["oblast"], judgements.regions, judgements.spellings, "UA")
    ids = hash_rows(raw.rows, context.source_id)
    local = start.dt.tz_convert(ZONE).dt.tz_localize(None).dt.normalize()
    last = end.dt.tz_convert(ZONE).dt.tz_localize(None).dt.normalize().fillna(local)
    level = get_cells(cells, "level")
    incidents = pd.DataFrame(
        {
            "incident_id": ids,
            "kind": "air_alert",
            "subkind": level,
            "counting": "event",
            "date_from": local,
            "date_to": last,
            "date_meaning": pd.Series("on", cells.index, dtype="str").mask(last > local, "through"),
            "date_precision": "minute",
            "timezone": ZONE,
            "start_utc": start,
            "end_utc": end.mask(naive),
            "country_code": "UA",
            "region_code": places["region_code"],
            "region": places["region"],
            "district": get_cells(cells, "raion"),
            "place": get_cells(cells, "hromada"),
            "place_precision": level.map(_PRECISION).fillna("region").mask(places["region_code"].isna(), "country"),
            "as_reported": print_words(cells, {"oblast": "oblast"}),
        }
    )
    made = {"incidents": incidents, "milestones": _make_steps(ids, start, end, naive)}
    tables = finish(raw, context, made, reasons)
    tables["coverage"] = _declare_coverage(raw, context, start)
    return tables


def _make_steps(ids: pd.Series, start: pd.Series, end: pd.Series, naive: pd.Series) -> pd.DataFrame:
    alert = pd.DataFrame({"incident_id": ids, "milestone": "alert", "state": "reached", "at_utc": start})
    state = pd.Series("reached", ids.index, dtype="str").mask(end.isna(), "not_known")
    clear = pd.DataFrame({"incident_id": ids, "milestone": "all_clear", "state": state, "at_utc": end.mask(naive)})
    return pd.concat([alert, clear])


def _read_instants(texts: pd.Series) -> pd.Series:
    import pyarrow as pa

    if not texts.str.fullmatch(_OWN_FORM).all():
        return _read_mixed_instants(texts)
    try:  # as the source writes them, all at once
        read = pa.array(texts.where(texts != "")).cast(pa.timestamp("us", "UTC"))
        return pd.Series(pd.DatetimeIndex(read.to_pandas()), texts.index).astype("datetime64[us, UTC]")
    except pa.ArrowInvalid:
        return _read_mixed_instants(texts)


def _read_mixed_instants(texts: pd.Series) -> pd.Series:
    quick = pd.to_datetime(texts, format="%Y-%m-%d %H:%M:%S%z", errors="coerce", utc=True)
    rest = quick.isna() & (texts != "")
    if rest.any():
        read = read_dates(texts[rest])
        zoned = read["clock"].astype("str") + read["offset"].fillna("+00:00").replace({"Z": "+00:00", "UTC": "+00:00"})
        quick[rest] = pd.to_datetime(zoned.where(read["clock"].notna()), format="ISO8601", errors="coerce", utc=True)
    return quick.astype("datetime64[us, UTC]")


def _declare_coverage(raw: RawFile, context: Context, start: pd.Series) -> pd.DataFrame:
    """Declare the regions the source leaves out, for the days of the file."""
    if start.notna().sum() == 0:
        return make_table("coverage", [])
    days = start.dt.tz_convert(ZONE).dt.tz_localize(None).dt.normalize()
    return make_table(
        "coverage",
        [
            {
                "country_code": "UA",
                "region_code": code,
                "kind": "air_alert",
                "from_date": days.min(),
                "to_date": days.max(),
                "state": "not_covered",
                "reason": "under permanent alert; left out by the source",
                "source_id": context.source_id,
                "source_file": raw.name,
                "source_row": 1,
            }
            for code in _NOT_COVERED
        ],
    )
