"""Whether the tables are what tables.py declares."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import pandas as pd

from analysis.datasets.tables import TABLES, Column
from analysis.errors import DataError


@cache
def build_schema(table: str, *, is_typed: bool = False) -> Any:
    """Return the pandera schema of a table: dtypes, required columns, allowed words and ranges.

    Where each column is known to have its dtype, only what else is declared is looked at: dtypes take pandera longest.
    """
    import pandera.pandas as pa

    def check(column: Column) -> list[Any]:
        found = [pa.Check.isin(column.allowed)] if column.allowed else []
        found += [pa.Check.ge(column.low)] if column.low is not None else []
        return found + ([pa.Check.le(column.high)] if column.high is not None else [])

    told = {c.name: (c, check(c)) for c in TABLES[table]}
    columns = {
        name: pa.Column(None if is_typed else column.dtype, checks, nullable=not column.required)
        for name, (column, checks) in told.items()
        if checks or column.required or not is_typed
    }
    return pa.DataFrameSchema(columns, strict=not is_typed, ordered=not is_typed, name=table)


def check_tables(tables: Mapping[str, pd.DataFrame]) -> None:
    """Check every table against its declaration.

    Raises
    ------
    DataError
        Once, naming the table, column, rows and values of all faults.
    """
    import pandera.errors

    faults = []
    for name, frame in tables.items():
        is_typed = list(frame.dtypes.astype(str).items()) == [(c.name, c.dtype) for c in TABLES[name]]
        if is_typed and frame.empty:
            continue
        try:
            build_schema(name, is_typed=is_typed).validate(frame, lazy=True)
        except pandera.errors.SchemaErrors as error:
            faults += [f"{name}.{line}" for line in _describe_faults(error.failure_cases, frame)]
    if faults:
        raise DataError("tables", "; ".join(faults), "what data/DICTIONARY.md declares", "Mend the rows named")


def _describe_faults(cases: pd.DataFrame, frame: pd.DataFrame) -> list[str]:
    lines = []
    for (column, check), group in cases.groupby(["column", "check"], dropna=False, sort=False):
        at = [int(i) for i in group["index"].dropna().head(3)]
        rows = ", ".join(f"{frame['source_file'].iloc[i]}:{frame['source_row'].iloc[i]}" for i in at)
        values = ", ".join(repr(v) for v in group["failure_case"].head(3))
        lines.append(f"{column} fails {check} ({len(group)} times: {values}{' at ' + rows if rows else ''})")
    return lines
