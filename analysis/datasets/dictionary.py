"""What is declared, written out: data/DICTIONARY.md, data/LAYOUTS.md, the Frictionless description of a dataset."""

import pandas as pd

from analysis.datasets.about import About
from analysis.datasets.disk.bounds import BOUNDED, BOUNDS
from analysis.datasets.tables import DATE, FLAG, INSTANT, NUMBER, TABLES, TEXT, WHOLE, Column
from analysis.datasets.vocabularies import VOCABULARIES

_TYPES = {TEXT: "string", WHOLE: "integer", NUMBER: "number", FLAG: "boolean", DATE: "date", INSTANT: "datetime"}
# What stands for a missing value once a Parquet file is read by way of pandas, as frictionless does.
_MISSING = ["", "NaT", "nan", "None", "<NA>"]
_FATES = {
    "read or left": "used where the cell can be read, else ignored",
    "words": "kept as words",
    "left": "ignored",
    "private": "dropped before anything is written",
}
_GRAINS = {
    "incidents": "one record's telling of one incident",
    "counts": "one figure that one source gives for one incident",
    "milestones": "one step of the response to one incident",
    "claims": "one statement about who did it, for one incident it speaks of",
    "reports": "one source item, for one incident it tells of",
    "coverage": "one stretch of time a source watched, or did not",
    "set_aside": "one raw row that could not be used",
}


def describe_column(column: Column) -> dict[str, object]:
    """Return the Frictionless field of a column."""
    described = column.meaning + (f"; missing = {column.missing}" if column.missing else "")
    low = int(column.low) if column.dtype == WHOLE and column.low is not None else column.low
    limits = {"minimum": low, "maximum": column.high, "enum": list(column.allowed) or None}
    constraints = {k: v for k, v in limits.items() if v is not None} | ({"required": True} if column.required else {})
    made: dict[str, object] = {"name": column.name, "type": _TYPES[column.dtype], "description": described}
    return made | ({"unit": column.unit} if column.unit else {}) | ({"constraints": constraints} if constraints else {})


def describe_package(dataset: str, about: About) -> dict[str, object]:
    """Return the datapackage.json of a dataset, with what the project itself needs under `incident_briefs`."""
    resources = [
        {
            "name": part.path.removesuffix(".parquet").replace("_", "-"),
            "path": part.path,
            "format": "parquet",
            "mediatype": "application/vnd.apache.parquet",
            "description": _GRAINS[name],
            "rows": part.rows,
            "schema": {"fields": [describe_column(column) for column in columns], "missingValues": _MISSING},
        }
        for name, columns in _list_written()
        for part in about.parts[name]
    ]
    sources = [{"title": f"{s.title} ({s.producer})"} for s in about.sources]
    return {
        "name": dataset,
        "title": about.title,
        "sources": sources,
        "resources": resources,
        "incident_briefs": about.model_dump(mode="json"),
    }


def _list_written() -> list[tuple[str, tuple[Column, ...]]]:
    """Return the tables with all columns that they have on disk."""
    return [(name, columns + (BOUNDS if name in BOUNDED else ())) for name, columns in TABLES.items()]


def write_dictionary() -> str:
    """Return data/DICTIONARY.md: every table, column, unit and word."""
    lines = ["# Data dictionary", "", "Generated from `analysis/datasets/tables.py`; do not edit.", ""]
    for name, columns in _list_written():
        lines += [f"## {name}", "", f"One row: {_GRAINS[name]}.", ""]
        lines += ["| column | type | unit | meaning | missing means |", "|---|---|---|---|---|"]
        for c in columns:
            shown = f"**{c.name}**" if c.required else c.name
            lines.append(f"| {shown} | {_TYPES[c.dtype]} | {c.unit} | {c.meaning} | {c.missing or 'never missing'} |")
        lines.append("")
    lines += ["# Words", ""]
    for name, words in VOCABULARIES.items():
        lines += [f"## {name}", ""]
        lines += [f"- `{word}`" + (f": {meaning}" if meaning else "") for word, meaning in words.items()]
        lines.append("")
    return "\n".join(lines)


def write_layouts(columns: pd.DataFrame) -> str:
    """Return data/LAYOUTS.md: which columns of each layout do not reach a table, and why.

    Parameters
    ----------
    columns : DataFrame
        What data/judgements/columns.csv decides, a row a column of a layout.
    """
    lines = ["# What is not read of a layout", "", "Generated from `judgements/columns.csv`; do not edit.", ""]
    lines += ["A column that is not named here is read whole. A column that a file has and `columns.csv` does not", ""]
    lines[-1:] = ["know is left alone, counted and named in the ledger of the dataset.", ""]
    for layout, own in columns[columns["fate"] != "read"].groupby("format"):
        lines += [f"## {layout}", "", "| columns | what becomes of them | why |", "|---|---|---|"]
        for (fate, reason), alike in own.groupby(["fate", "reason"], sort=False):
            names = ", ".join(f"`{name}`" for name in alike["column"])
            lines.append(f"| {names} | {_FATES[str(fate)]} | {reason} |")
        lines.append("")
    return "\n".join(lines)
