"""Our own record files: what an analyst keeps by hand, in a folder of spreadsheets saved as CSV."""

import json
from pathlib import Path

import pandas as pd

from analysis.datasets.reference.judgements import map_labels
from analysis.datasets.tables import join_tables, make_table
from analysis.errors import DataError
from analysis.intake.fields.clocks import check_zones, read_clocks
from analysis.intake.fields.dates import read_dates
from analysis.intake.fields.moments import read_days, read_instants
from analysis.intake.fields.places import find_unplaced, infer_precision, resolve_spellings
from analysis.intake.fields.quantities import read_quantities
from analysis.intake.grammar import read_degrees
from analysis.intake.labels import BLANK, NO_INCIDENT
from analysis.intake.layout import (
    Context,
    Fate,
    Tables,
    find_duplicates,
    keep_unread,
    make_ids,
    originate,
    set_aside,
)
from analysis.intake.raw import RawFile, describe_rows
from analysis.intake.steps import date_clocks, date_steps, list_days
from analysis.intake.template import (
    CODED,
    COLUMNS,
    NAME,
    REQUIRED,
    check_header,
    find_places,
    is_total,
    list_labels,
    list_regions,
)

TITLE = "our own record files"
PRIVATE = "address contact"

_KEYS = {"counts": "incident", "milestones": "incident", "claims": "claim", "reports": "report"}
HEADERS = tuple(map(" ".join, COLUMNS.values()))
_LIMITS = {"latitude": 90, "longitude": 180}
_DAYS = {"made_utc": "made_on", "published_utc": "published_on"}
_DEFAULTS = {"counting": "event", "state": "reached", "bearing": "about"}


def recognise(raw: RawFile) -> float:
    """Return 1 for a file named and headed as one of ours, less for a header that comes near, 0 for another's."""
    table = name_table(raw)
    if table not in COLUMNS:
        return 0.0
    share = len(set(COLUMNS[table]) & set(raw.header)) / len(raw.header)
    return 1.0 if share >= 0.5 else share  # a column that is misspelled is named by the check, not by the detection


def name_table(raw: RawFile) -> str:
    """Return the table a file or a sheet stands for: by the sheet where its name is one of ours, else by the file."""
    file, _, sheet = raw.name.partition("#")
    return raw.table or (sheet if sheet in COLUMNS else Path(file).stem)


def list_fates(raw: RawFile, _: Context) -> dict[str, Fate]:
    """Return what becomes of each column of a record file: `words` is kept as such, address and contact are dropped.

    Reports keep no words: a cell of theirs that reaches no column of its own is ignored.
    """
    table = name_table(raw)
    told = COLUMNS.get(table, {})
    fates = {column: Fate(_list_targets(table, column), table != "reports") for column in told}
    return fates | {column: Fate(is_private=True) for column in PRIVATE.split()}


def _list_targets(table: str, column: str) -> tuple[str, ...]:
    """Return the columns of a table that a column of a record file reaches."""
    target = {"date": "date_to", "figure": "state", "region": "region_code"}.get(column, COLUMNS[table][column])
    return tuple(f"{table}.{one}" for one in (target, _DAYS.get(target)) if one)


def normalise(files: list[RawFile], context: Context) -> Tables:
    """Turn a folder of record files into the tables.

    Returns
    -------
    dict of str to DataFrame
        The declared tables, and `unknown`, the words that nobody has decided on. Rows that are blank, doubled, of
        totals or without a readable date are in `set_aside`, and so is what hangs on them.

    Raises
    ------
    DataError
        For a column that is not ours, or a needed one that is missing.
    """
    named = [(name_table(raw), raw) for raw in files]
    if "incidents" not in dict(named):
        raise DataError(files[0].name, "no incidents.csv beside it", "a folder with incidents.csv", "Add it")
    for table, raw in named:
        check_header(table, raw)
    tables: Tables = {"set_aside": make_table("set_aside", [])}
    aside = [keep_unread(raw, context) for raw in files]
    for table, raw in sorted(named, key=lambda one: list(COLUMNS).index(one[0])):
        made, dropped = read_table(table, raw, context, tables, aside)
        tables[table] = join_tables(table, [tables[table], made]) if table in tables else made
        aside.append(dropped)
    tables["set_aside"] = pd.concat(aside, ignore_index=True)
    unknown = [list_labels(table, raw, context) for table, raw in named]
    unknown += [list_regions(raw, context) for table, raw in named if table == "incidents"]
    return tables | join_unknown(unknown)


def join_unknown(pieces: list[pd.DataFrame]) -> Tables:
    """Return the words that nobody has decided on as one table `unknown`, which is none of the declared ones."""
    full = [piece for piece in pieces if len(piece)]
    return {"unknown": pd.concat(full, ignore_index=True)} if full else {}


def read_table(
    table: str, raw: RawFile, context: Context, tables: Tables, aside: list[pd.DataFrame]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return one table, and the rows of its file that had to be set aside."""
    rows = raw.rows.map(str.strip)
    blank = pd.Series("", rows.index, dtype="str")
    cells = pd.DataFrame({column: rows.get(column, blank) for column in COLUMNS[table]})
    reasons, details = find_duplicates(rows), blank.copy()
    reasons = reasons.mask(is_total(rows), "totals_row")
    if table in _KEYS:
        reasons = reasons.mask(reasons.isna() & (cells[_KEYS[table]] == ""), "missing_key")
    if table == "counts":
        reasons = reasons.mask(reasons.isna() & read_quantities(cells["figure"])["state"].isna(), "no_value")
    if table == "incidents":
        made, problems, details = _read_incidents(cells, raw, context)
        reasons = reasons.mask(reasons.isna() & (made["kind"] == NO_INCIDENT), "out_of_scope")
        before = tables["incidents"]["incident_id"] if "incidents" in tables else []  # on another sheet
        doubled = (
            (made["incident_id"].duplicated() | made["incident_id"].isin(before)) & reasons.isna() & problems.isna()
        )
        reasons, details = reasons.fillna(problems).mask(doubled, "duplicate_row"), details.mask(doubled, "same id")
    else:
        reasons = reasons.fillna(_find_orphans(cells, tables, aside))
        if table == "milestones":
            cells = date_steps(cells, tables["incidents"], context.judgements, NAME)
        made = _read_children(table, cells, raw, context, tables)
        needed = made[REQUIRED[table]].isna().groupby(level=0).any() if table in REQUIRED else pd.Series(dtype="bool")
        reasons = reasons.mask(reasons.isna() & needed.reindex(reasons.index, fill_value=False), "unknown_label")
    kept = made.loc[made.index.isin(reasons.index[reasons.isna()])]
    return make_table(table, kept), set_aside(raw, context, reasons, details)


def _read_incidents(cells: pd.DataFrame, raw: RawFile, context: Context) -> tuple[pd.DataFrame, pd.Series, pd.Series]:
    judgements = context.judgements
    order = context.mapping.date_order if context.mapping else None
    made, dates = _read_cells("incidents", cells, raw, context), read_dates(cells["date"], order)
    made["incident_id"] = cells["incident"].where(cells["incident"] != "", make_ids(cells, context.source_id))
    told = judgements.corrections
    assumed = told[(told["source_id"] == context.source_id) & (told["assumed"] != "")]
    made["date_from"], made["date_to"] = dates["date_from"], dates["date_to"]
    made["date_meaning"] = dates["meaning"].fillna("within")
    made["date_precision"] = dates["precision"].fillna("unknown")
    made["date_assumed"] = raw.printed.get("date", cells["date"]).map(
        dict(zip(assumed["expect"], assumed["assumed"], strict=True))
    )
    made["timezone"] = cells["timezone"].where(cells["timezone"] != "", context.timezone)
    check_zones(made["timezone"], raw.name)
    day = dates["date_from"].where(dates["precision"].isin(["day", "minute"]) & (dates["meaning"] == "on"))
    start = date_clocks(cells["start"], day)
    made["start_utc"] = read_instants(start.where(cells["start"] != "", cells["date"]), made["timezone"])
    made["end_utc"] = read_instants(date_clocks(cells["end"], day), made["timezone"])
    # A clock that is earlier than that of the start may be of the next day, and that is not guessed.
    made["end_utc"] = made["end_utc"].mask(read_clocks(cells["end"]).notna() & (made["end_utc"] < made["start_utc"]))
    for zone in made["timezone"][dates["offset"].notna() & (cells["start"] == "")].dropna().unique():
        own = dates["offset"].notna() & (cells["start"] == "") & (made["timezone"] == zone)
        local = made["start_utc"][own].dt.tz_convert(zone).dt.tz_localize(None).dt.normalize()  # the day is local
        made.loc[own, "date_from"] = made.loc[own, "date_to"] = local.astype(made["date_from"].dtype)
    timed = made["start_utc"].notna() & (made["date_precision"] == "day")
    made["date_precision"] = made["date_precision"].mask(timed, "minute")
    places = find_places(cells, context)
    made[places.columns] = places
    for level in ("district", "place"):
        made[level] = resolve_spellings(cells[level], judgements.spellings, level)
    alone = cells["place"].where(cells["region"].str.strip() == "", "")  # a region has towns that are called so
    whole = find_unplaced(alone, made["country_code"], cells["country"])
    made["place"], made["country_code"] = made["place"].mask(whole.notna()), made["country_code"].fillna(whole)
    made["place_precision"] = made["place_precision"].fillna(infer_precision(made))
    return made, dates["problem"], dates["detail"].fillna("")


def _find_orphans(cells: pd.DataFrame, tables: Tables, aside: list[pd.DataFrame]) -> pd.Series:
    """Return a reason for each row that names an incident which is not there, or was set aside."""
    named = cells["incident"].str.split(";").explode().str.strip()
    known = set(tables["incidents"]["incident_id"])
    lost = named[(named != "") & ~named.isin(known)]
    dropped = {_read_id(text) for piece in aside for text in piece["raw"].dropna()}
    reasons = lost.map(lambda name: "incident_set_aside" if name in dropped else "unknown_incident")
    return reasons.groupby(level=0).first().reindex(cells.index).astype("str")


def _read_id(raw: str) -> str | None:
    """Return the incident that a row which was set aside named; None where it is no row of cells."""
    try:
        row = json.loads(raw)
    except ValueError:
        return None
    return str(row.get("incident", "")).strip() if isinstance(row, dict) else None


def _read_children(table: str, cells: pd.DataFrame, raw: RawFile, context: Context, tables: Tables) -> pd.DataFrame:
    made = _read_cells(table, cells, raw, context)
    if table == "counts":
        made[["state", "low", "best", "high"]] = read_quantities(cells["figure"], made["quantity"])
    made = made.drop(columns="incident_id").join(cells["incident"].str.split(";").explode().str.strip())
    made = made.rename(columns={"incident": "incident_id"}).replace({"incident_id": {"": None}})
    zones = tables["incidents"].set_index("incident_id")["timezone"]
    timezone = made["incident_id"].map(zones).fillna(context.timezone).astype("str")
    days = list_days(tables["incidents"]).reindex(made["incident_id"]).set_axis(made.index)
    for column in [c for c in made if c.endswith("_utc")]:
        texts = made[column].fillna("")
        made[column] = read_instants(date_clocks(texts, days), timezone)
        if column in _DAYS:
            made[_DAYS[column]] = read_days(texts).where(made[column].isna())
    if table == "claims":
        made["bearing"] = made["bearing"].where(made["incident_id"].notna(), "no_link_stated")
        made["claimant"] = made["claimant"].fillna("not named")
    return made


def _read_cells(table: str, cells: pd.DataFrame, raw: RawFile, context: Context) -> pd.DataFrame:
    """Return the columns of a table that need no more than their own cell, with origin and reported words."""
    made = originate(raw, context, cells.index)
    blank = cells == ""
    texts = cells.mask(blank)
    if "kind" in cells:
        texts["kind"] = cells["kind"].mask(blank["kind"], BLANK)
    for column, target in COLUMNS[table].items():
        if target in CODED:
            mapped = map_labels(texts[column], CODED[target], context.judgements, NAME)
            made[target] = mapped.fillna(_DEFAULTS[target]) if target in _DEFAULTS else mapped
        elif target in _LIMITS:
            made[target] = read_degrees(texts[column], _LIMITS[target])
        elif target:
            made[target] = texts[column]
    words = [c for c in raw.printed if raw.table or c in COLUMNS[table]]  # what a mapping reads has other names
    made["as_reported"] = describe_rows(raw.printed.loc[cells.index, words])
    parties = dict(zip(context.judgements.parties["label"], context.judgements.parties["value"], strict=True))
    for column in {"claimant", "accused"} & set(made):
        made[column] = made[column].map(parties).fillna(made[column])
    return made
