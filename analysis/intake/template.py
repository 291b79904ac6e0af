"""The columns of our own record files, what is wrong with a header of theirs, and which labels nobody knows."""

import pandas as pd

from analysis.datasets.reference.judgements import LABEL_FILES, map_labels
from analysis.errors import DataError, suggest
from analysis.intake.fields.places import find_country, find_whole, resolve_regions, resolve_spellings
from analysis.intake.labels import BLANK, list_unknown
from analysis.intake.layout import Context
from analysis.intake.raw import RawFile

NAME = "records"


def _name_columns(text: str) -> dict[str, str]:
    """Return column of the file to column of the table: `start=start_utc`, `kind` (the same), `words=` (words)."""
    pairs = (word.partition("=") for word in text.split())
    return {name: target if mark else name for name, mark, target in pairs}


COLUMNS = {
    "incidents": _name_columns(
        "incident=incident_id kind type=subkind priority counting part_of weapon date start=start_utc end=end_utc "
        "timezone country=country_code region district place place_precision address= contact= latitude longitude "
        "object=object_kind damage "
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


# The coded column without which a row of a table says nothing: while its label is not known, the row is set aside.
REQUIRED = {"counts": "quantity", "milestones": "milestone", "claims": "stance"}


def check_header(table: str, raw: RawFile) -> None:
    """Raise DataError for a column that is not ours, naming the nearest, or a needed one that is missing."""
    for column in raw.header:
        if column not in COLUMNS[table] and not column.startswith("column "):
            advice = suggest(column, COLUMNS[table], f"Known are {', '.join(COLUMNS[table])}")
            raise DataError(f"{raw.name}, column {column!r}", "no such column", "a column of the template", advice)
    if lost := NEEDED[table] - set(raw.header):
        raise DataError(raw.name, f"no column {', '.join(sorted(lost))}", "the template's columns", "Add it")


def list_labels(table: str, raw: RawFile, context: Context) -> pd.DataFrame:
    """Return the labels of a file that no judgement maps, a row a cell: label, vocabulary, file and row."""
    found = [list_unknown(pd.Series(dtype="str"), pd.Series(dtype="str"), "", raw.name)]
    rows = raw.rows[~is_total(raw.rows)]
    for column, target in COLUMNS[table].items():
        if target in CODED and column in rows:
            labels = rows[column].mask(rows[column].str.strip() == "", BLANK if column == "kind" else "")
            mapped = map_labels(rows[column].where(labels != ""), CODED[target], context.judgements, NAME)
            found.append(list_unknown(labels, mapped, CODED[target], raw.name))
    return pd.concat(found, ignore_index=True)


def list_regions(raw: RawFile, context: Context) -> pd.DataFrame:
    """Return the names of regions that nobody knows, a row a cell."""
    names = raw.rows.get("region", pd.Series("", raw.rows.index, dtype="str")).str.strip()
    countries = raw.rows.get("country", pd.Series("", raw.rows.index, dtype="str")).str.strip()
    known = find_places(pd.DataFrame({"region": names, "country": countries}), context)
    named = known["region_code"].fillna(find_whole(names, known["country_code"], countries))
    return list_unknown(names, named, "region", raw.name)


def find_places(cells: pd.DataFrame, context: Context) -> pd.DataFrame:
    """Return region_code, region and country_code: of the country a row names, where it names one.

    A region that is named by its country is none.
    """
    judgements = context.judgements
    own = resolve_spellings(cells["country"].str.strip(), judgements.spellings, "country")
    countries = find_country(own)
    found = resolve_regions(cells["region"], judgements.regions, judgements.spellings)
    for code in countries.dropna().unique():
        rows = countries == code
        found[rows] = resolve_regions(
            cells.loc[rows, "region"], judgements.regions, judgements.spellings, code, "oblast"
        )
    told = found["country_code"].fillna(countries)
    whole = find_whole(cells["region"].str.strip(), told, cells["country"].str.strip())
    return found.assign(country_code=told.fillna(whole))


def is_total(rows: pd.DataFrame) -> pd.Series:
    """Say which rows are totals, by their first cell."""
    return rows.iloc[:, 0].astype("str").str.strip().str.casefold().str.rstrip(":").isin(["total", "totals", "sum"])
