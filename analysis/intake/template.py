"""The columns of our own record files, and what is wrong with a header or a label of theirs."""

import pandas as pd

from analysis.datasets.judgements import LABEL_FILES, map_labels
from analysis.datasets.vocabularies import VOCABULARIES
from analysis.errors import DataError, JudgementError, suggest
from analysis.intake.layout import Context
from analysis.intake.raw import RawFile

NAME = "records"


def _name_columns(text: str) -> dict[str, str]:
    """Return column of the file to column of the table: `start=start_utc`, `kind` (the same), `words=` (words)."""
    pairs = (word.partition("=") for word in text.split())
    return {name: target if mark else name for name, mark, target in pairs}


COLUMNS = {
    "incidents": _name_columns(
        "incident=incident_id kind type=subkind counting part_of weapon date start=start_utc end=end_utc "
        "timezone region district place place_precision address= contact= latitude longitude object=object_kind damage "
        "source_grade information_grade words="
    ),
    "counts": _name_columns(
        "incident=incident_id quantity figure claimant as_of=as_of_utc stage=as_of_stage report=report_id words="
    ),
    "milestones": _name_columns(
        "incident=incident_id milestone state at=at_utc earliest=earliest_utc latest=latest_utc "
        "watched_until=observed_until_utc actor method unit report=report_id words="
    ),
    "claims": _name_columns(
        "claim=claim_id incident=incident_id claimant role=claimant_role stance bearing accused topic "
        "made=made_utc source_grade information_grade report=report_id words="
    ),
    "reports": _name_columns(
        "report=report_id incident=incident_id publisher publisher_kind url published=published_utc language "
        "repeats=origin_report_id words="
    ),
}
NEEDED = {
    "incidents": {"kind", "date"},
    "counts": {"incident", "quantity", "figure"},
    "milestones": {"incident", "milestone"},
    "claims": {"claim", "stance"},
    "reports": {"report"},
}
CODED = {
    "state": "milestone_state",
    "counting": "counting",
    "place_precision": "place_precision",
    "source_grade": "source_grade",
    "information_grade": "information_grade",
    **{name: name for name in LABEL_FILES},
}


def check_header(table: str, raw: RawFile) -> None:
    """Raise DataError for a column that is not ours, naming the nearest, or a needed one that is missing."""
    for column in raw.header:
        if column not in COLUMNS[table] and not column.startswith("column "):
            advice = suggest(column, COLUMNS[table], f"Known are {', '.join(COLUMNS[table])}")
            raise DataError(f"{raw.name}, column {column!r}", "no such column", "a column of the template", advice)
    if lost := NEEDED[table] - set(raw.header):
        raise DataError(raw.name, f"no column {', '.join(sorted(lost))}", "the template's columns", "Add it")


def check_labels(by_table: dict[str, RawFile], context: Context) -> None:
    """Raise JudgementError for the labels no judgement maps: all of them at once."""
    faults = []
    for table, raw in by_table.items():
        for column, target in COLUMNS[table].items():
            if target in CODED and column in raw.rows:
                faults += _list_unknown(raw, column, CODED[target], context)
    if faults:
        raise JudgementError("; ".join(faults), "unknown", "a label that a judgement maps", "Mend the cell, or map it")


def _list_unknown(raw: RawFile, column: str, vocabulary: str, context: Context) -> list[str]:
    labels = raw.rows[column].where((raw.rows[column].str.strip() != "") & ~is_total(raw.rows))
    unknown = labels[labels.notna() & map_labels(labels, vocabulary, context.judgements, NAME).isna()]
    faults = []
    for label, rows in unknown.groupby(unknown):
        hint = suggest(str(label), VOCABULARIES[vocabulary]).replace("'", "")
        hint = f"{hint} " if hint else ""
        where = f"data/judgements/{LABEL_FILES[vocabulary]}" if vocabulary in LABEL_FILES else "the template"
        numbers = ", ".join(str(n) for n in rows.index[:5])
        faults.append(
            f"{raw.name}, column {column!r}, row {numbers}: {label!r} ({hint}{' ' if hint else ''}see {where})"
        )
    return faults


def is_total(rows: pd.DataFrame) -> pd.Series:
    """Say which rows are totals, by their first cell."""
    return rows.iloc[:, 0].str.strip().str.casefold().str.rstrip(":").isin(["total", "totals", "sum"])
