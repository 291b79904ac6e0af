"""Our own record files: what an analyst keeps by hand, in a folder of spreadsheets saved as CSV."""

from difflib import get_close_matches
from pathlib import Path

import pandas as pd

from analysis.datasets.judgements import LABEL_FILES, map_labels
from analysis.datasets.tables import make_table
from analysis.datasets.vocabularies import VOCABULARIES
from analysis.errors import DataError, JudgementError
from analysis.intake.fields.clocks import to_utc
from analysis.intake.fields.dates import read_dates
from analysis.intake.fields.places import infer_precision, resolve_regions, resolve_spellings
from analysis.intake.fields.quantities import read_quantities
from analysis.intake.layout import Context, Tables, find_duplicates, keep_unread, make_ids, originate, set_aside
from analysis.intake.raw import RawFile, describe_rows

NAME = "records"
TITLE = "our own record files"
PRIVATE = ("address", "contact")

# Column in the file -> column of the table; the files' words are shorter than the tables'.
COLUMNS = {
    "incidents": {
        "incident": "incident_id",
        "kind": "kind",
        "type": "subkind",
        "counting": "counting",
        "part_of": "part_of",
        "weapon": "weapon",
        "date": "date",
        "start": "start_utc",
        "end": "end_utc",
        "timezone": "timezone",
        "region": "region",
        "district": "district",
        "place": "place",
        "place_precision": "place_precision",
        "address": "",
        "contact": "",
        "latitude": "latitude",
        "longitude": "longitude",
        "object": "object_kind",
        "damage": "damage",
        "source_grade": "source_grade",
        "information_grade": "information_grade",
        "words": "",
    },
    "counts": {
        "incident": "incident_id",
        "quantity": "quantity",
        "figure": "figure",
        "claimant": "claimant",
        "as_of": "as_of_utc",
        "stage": "as_of_stage",
        "report": "report_id",
        "words": "",
    },
    "milestones": {
        "incident": "incident_id",
        "milestone": "milestone",
        "state": "state",
        "at": "at_utc",
        "earliest": "earliest_utc",
        "latest": "latest_utc",
        "watched_until": "observed_until_utc",
        "actor": "actor",
        "method": "method",
        "unit": "unit",
        "report": "report_id",
        "words": "",
    },
    "claims": {
        "claim": "claim_id",
        "incident": "incident_id",
        "claimant": "claimant",
        "role": "claimant_role",
        "stance": "stance",
        "bearing": "bearing",
        "accused": "accused",
        "topic": "topic",
        "made": "made_utc",
        "source_grade": "source_grade",
        "information_grade": "information_grade",
        "report": "report_id",
        "words": "",
    },
    "reports": {
        "report": "report_id",
        "incident": "incident_id",
        "publisher": "publisher",
        "publisher_kind": "publisher_kind",
        "url": "url",
        "published": "published_utc",
        "language": "language",
        "repeats": "origin_report_id",
        "words": "",
    },
}
_NEEDED = {
    "incidents": {"kind", "date"},
    "counts": {"incident", "quantity", "figure"},
    "milestones": {"incident", "milestone"},
    "claims": {"claim", "stance"},
    "reports": {"report"},
}
HEADERS = tuple(tuple(columns) for columns in COLUMNS.values())
_KEYS = {"counts": "incident", "milestones": "incident", "claims": "claim", "reports": "report"}
_CODED = {
    "state": "milestone_state",
    "counting": "counting",
    "place_precision": "place_precision",
    "source_grade": "source_grade",
    "information_grade": "information_grade",
    **{name: name for name in LABEL_FILES},
}
_LIMITS = {"latitude": 90, "longitude": 180}
_DEFAULTS = {"counting": "event", "state": "reached", "bearing": "about"}


def recognise(raw: RawFile) -> float:
    """Return 1 for a file named and headed as one of ours, less for a header that comes near, 0 for another's."""
    table = Path(raw.name).stem
    if table not in COLUMNS:
        return 0.0
    share = len(set(COLUMNS[table]) & set(raw.header)) / len(raw.header)
    return 1.0 if share >= 0.5 else share  # a column that is misspelled is named by the check, not by the detection


def normalise(files: list[RawFile], context: Context) -> Tables:
    """Turn a folder of record files into the tables.

    Returns
    -------
    dict of str to DataFrame
        The declared tables. Rows that are blank, doubled, of totals or without a readable date are in `set_aside`,
        and so is what hangs on them.

    Raises
    ------
    DataError
        For a column that is not ours, or a needed one that is missing.
    JudgementError
        For labels no judgement maps: all of them at once, with their rows and the file to edit.
    """
    by_table = {raw.table or Path(raw.name).stem: raw for raw in files}
    if "incidents" not in by_table:
        raise DataError(files[0].name, "no incidents.csv beside it", "a folder with incidents.csv", "Add it")
    for table, raw in by_table.items():
        _check_header(table, raw)
    check_labels(by_table, context)
    tables: Tables = {"set_aside": make_table("set_aside", [])}
    aside = [keep_unread(raw, context) for raw in files]
    for table in COLUMNS:
        if table in by_table:
            tables[table], dropped = read_table(table, by_table[table], context, tables, aside)
            aside.append(dropped)
    tables["set_aside"] = pd.concat(aside, ignore_index=True)
    return tables


def _check_header(table: str, raw: RawFile) -> None:
    for column in raw.header:
        if column not in COLUMNS[table] and not column.startswith("column "):
            near = get_close_matches(column, COLUMNS[table], 1)
            advice = f"Did you mean {near[0]!r}?" if near else f"Known are {', '.join(COLUMNS[table])}"
            raise DataError(f"{raw.name}, column {column!r}", "no such column", "a column of the template", advice)
    if lost := _NEEDED[table] - set(raw.header):
        raise DataError(raw.name, f"no column {', '.join(sorted(lost))}", "the template's columns", "Add it")


def check_labels(by_table: dict[str, RawFile], context: Context) -> None:
    """Raise JudgementError for the labels no judgement maps: all of them at once."""
    faults = []
    for table, raw in by_table.items():
        for column, target in COLUMNS[table].items():
            if target in _CODED and column in raw.rows:
                faults += _list_unknown(raw, column, _CODED[target], context)
    if faults:
        raise JudgementError("; ".join(faults), "unknown", "a label that a judgement maps", "Mend the cell, or map it")


def _list_unknown(raw: RawFile, column: str, vocabulary: str, context: Context) -> list[str]:
    labels = raw.rows[column].where((raw.rows[column].str.strip() != "") & ~_is_total(raw.rows))
    unknown = labels[labels.notna() & map_labels(labels, vocabulary, context.judgements, NAME).isna()]
    faults = []
    for label, rows in unknown.groupby(unknown):
        near = get_close_matches(str(label), VOCABULARIES[vocabulary], 1)
        hint = f"did you mean {near[0]}? " if near else ""
        where = f"data/judgements/{LABEL_FILES[vocabulary]}" if vocabulary in LABEL_FILES else "the template"
        numbers = ", ".join(str(n) for n in rows.index[:5])
        faults.append(f"{raw.name}, column {column!r}, row {numbers}: {label!r} ({hint}see {where})")
    return faults


def _is_total(rows: pd.DataFrame) -> pd.Series:
    return rows.iloc[:, 0].str.strip().str.casefold().str.rstrip(":").isin(["total", "totals", "sum"])


def read_table(
    table: str, raw: RawFile, context: Context, tables: Tables, aside: list[pd.DataFrame]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return one table, and the rows of its file that had to be set aside."""
    rows = raw.rows.map(str.strip)
    blank = pd.Series("", rows.index, dtype="str")
    cells = pd.DataFrame({column: rows.get(column, blank) for column in COLUMNS[table]})
    reasons, details = find_duplicates(rows), blank.copy()
    reasons = reasons.mask(_is_total(rows), "totals_row")
    if table in _KEYS:
        reasons = reasons.mask(reasons.isna() & (cells[_KEYS[table]] == ""), "missing_key")
    if table == "counts":
        reasons = reasons.mask(reasons.isna() & read_quantities(cells["figure"])["state"].isna(), "no_value")
    if table == "incidents":
        made, problems, details = _read_incidents(cells, raw, context)
        doubled = made["incident_id"].duplicated() & reasons.isna() & problems.isna()
        reasons, details = reasons.fillna(problems).mask(doubled, "duplicate_row"), details.mask(doubled, "same id")
    else:
        reasons = reasons.fillna(_find_orphans(cells, tables, aside))
        made = _read_children(table, cells, raw, context, tables)
    kept = made.loc[made.index.isin(reasons.index[reasons.isna()])]
    return make_table(table, kept), set_aside(raw, context, reasons, details)


def _read_incidents(cells: pd.DataFrame, raw: RawFile, context: Context) -> tuple[pd.DataFrame, pd.Series, pd.Series]:
    judgements = context.judgements
    made, dates = _read_cells("incidents", cells, raw, context), read_dates(cells["date"])
    made["incident_id"] = cells["incident"].where(cells["incident"] != "", make_ids(cells, context.source_id))
    assumed = judgements.corrections.query("source_id == @context.source_id and assumed != ''")
    made["date_from"], made["date_to"] = dates["date_from"], dates["date_to"]
    made["date_meaning"] = dates["meaning"].fillna("within")
    made["date_precision"] = dates["precision"].fillna("unknown")
    made["date_assumed"] = raw.printed["date"].map(dict(zip(assumed["expect"], assumed["assumed"], strict=True)))
    made["timezone"] = cells["timezone"].where(cells["timezone"] != "", context.timezone)
    made["start_utc"] = _read_instants(cells["start"].where(cells["start"] != "", cells["date"]), made["timezone"])
    made["end_utc"] = _read_instants(cells["end"], made["timezone"])
    timed = made["start_utc"].notna() & (made["date_precision"] == "day")
    made["date_precision"] = made["date_precision"].mask(timed, "minute")
    places = resolve_regions(cells["region"], judgements.regions, judgements.spellings)
    unknown = cells["region"][places["region_code"].isna() & (cells["region"] != "")]
    if len(unknown):
        raise JudgementError(
            f"{raw.name}, column 'region', row {unknown.index[0]}",
            f"{unknown.iloc[0]!r} names no known region",
            "an ISO 3166-2 code or a decided spelling",
            "Mend the cell, or add it to data/judgements/spellings.csv",
        )
    made[places.columns] = places
    for level in ("district", "place"):
        made[level] = resolve_spellings(cells[level], judgements.spellings, level)
    made["place_precision"] = made["place_precision"].fillna(infer_precision(made))
    return made, dates["problem"], dates["detail"].fillna("")


def _find_orphans(cells: pd.DataFrame, tables: Tables, aside: list[pd.DataFrame]) -> pd.Series:
    """Return a reason for each row that names an incident which is not there, or was set aside."""
    named = cells["incident"].str.split(";").explode().str.strip()
    known = set(tables["incidents"]["incident_id"])
    lost = named[(named != "") & ~named.isin(known)]
    dropped = " ".join(str(text) for piece in aside for text in piece["raw"].dropna())
    reasons = lost.map(lambda name: "incident_set_aside" if f'"{name}"' in dropped else "unknown_incident")
    return reasons.groupby(level=0).first().reindex(cells.index).astype("str")


def _read_children(table: str, cells: pd.DataFrame, raw: RawFile, context: Context, tables: Tables) -> pd.DataFrame:
    made = _read_cells(table, cells, raw, context)
    made = made.drop(columns="incident_id").join(cells["incident"].str.split(";").explode().str.strip())
    made = made.rename(columns={"incident": "incident_id"}).replace({"incident_id": {"": None}})
    zones = tables["incidents"].set_index("incident_id")["timezone"]
    timezone = made["incident_id"].map(zones).fillna(context.timezone).astype("str")
    for column in [c for c in made if c.endswith("_utc")]:
        made[column] = _read_instants(made[column].fillna(""), timezone)
    if table == "counts":
        figures = read_quantities(cells["figure"])
        made[["state", "low", "best", "high"]] = figures.loc[made.index]
    if table == "claims":
        made["bearing"] = made["bearing"].where(made["incident_id"].notna(), "no_link_stated")
        made["claimant"] = made["claimant"].fillna("not named")
    return made


def _read_cells(table: str, cells: pd.DataFrame, raw: RawFile, context: Context) -> pd.DataFrame:
    """Return the columns of a table that need no more than their own cell, with origin and reported words."""
    made = originate(raw, context, cells.index)
    for column, target in COLUMNS[table].items():
        text = cells[column].where(cells[column] != "")
        if target in _CODED:
            mapped = map_labels(text, _CODED[target], context.judgements, NAME)
            made[target] = mapped.fillna(_DEFAULTS[target]) if target in _DEFAULTS else mapped
        elif target in _LIMITS:
            degrees = pd.to_numeric(text, errors="coerce")
            made[target] = degrees.where(degrees.abs() <= _LIMITS[target])
        elif target:
            made[target] = text
    made["as_reported"] = describe_rows(raw.printed.loc[cells.index, [c for c in raw.printed if c in COLUMNS[table]]])
    parties = dict(zip(context.judgements.parties["label"], context.judgements.parties["value"], strict=True))
    for column in {"claimant", "accused"} & set(made):
        made[column] = made[column].map(parties).fillna(made[column])
    return made


def _read_instants(texts: pd.Series, timezone: pd.Series) -> pd.Series:
    read = read_dates(texts)
    return to_utc(read["clock"], read["offset"], timezone)
