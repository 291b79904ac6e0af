"""A dataset on disk, read as it is, or what a window may hold of it."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from analysis.datasets.about import About, Part
from analysis.datasets.catalogue import find_folder, read_about
from analysis.datasets.disk.bounds import BOUNDED, BOUNDS, WHOLE, Asked
from analysis.datasets.tables import ORIGIN, TABLES, list_columns, make_table
from analysis.errors import DataError

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow.compute import Expression

_TRIES = 3  # to read what is being replaced


@cache
def describe_types(name: str) -> dict[bytes, bytes]:
    """Return what pandas is told of a table in its files: the types that its columns have in memory."""
    import pyarrow as pa

    told: dict[bytes, bytes] = pa.Schema.from_pandas(make_table(name, []), preserve_index=False).metadata
    return told


def read_tables(dataset: str, asked: Asked = WHOLE) -> dict[str, pd.DataFrame]:
    """Return the tables of a built dataset: whole, as they are on disk, or what a window may hold of them."""
    return read_both(dataset, asked)[1]


def read_both(dataset: str, asked: Asked) -> tuple[About, dict[str, pd.DataFrame]]:
    """Return what a dataset says of itself, and of its tables what a window may hold; both of one reading of it.

    They hold all rows of the window and some others, whose own dates or regions tell: see `find_bounds`.

    Raises
    ------
    ParameterError, DataError
        When there is no such dataset, when only a slice of it is here that does not hold the window, or when it was
        replaced by another reading again and again.
    """
    about, tables = scan_tables(dataset, asked)
    return about, {name: table.to_pandas() for name, table in tables.items()}


def read_row(dataset: str, row: int) -> tuple[About, dict[str, pd.DataFrame]]:
    """Return what a dataset says of itself, and of its tables what raw rows of a number made, of whichever file.

    Beside them stand all linked incidents, which tell what leads to what, and all of `coverage`. The rest stays on
    disk: a dataset may be larger than the memory.

    Raises
    ------
    ParameterError, DataError
        As `read_both` does.
    """
    from pyarrow.dataset import field

    of_row = field("source_row") == row
    rules = dict.fromkeys(TABLES, of_row) | {"incidents": of_row | field("same_as").is_valid(), "coverage": None}
    about, tables = scan_tables(dataset, WHOLE, rules=rules)
    return about, {name: table.to_pandas() for name, table in tables.items()}


def scan_tables(
    dataset: str, asked: Asked, *, with_bounds: bool = False, rules: "Mapping[str, Expression | None] | None" = None
) -> "tuple[About, dict[str, pa.Table]]":
    """Return what `read_both` does as tables of Arrow, where asked for with the bounds that rows have on disk.

    `rules` are what the rows of each table have to fulfil, in place of what a window asks.
    """
    rules = rules or dict.fromkeys(BOUNDED, asked.express())
    for _ in range(_TRIES):
        about, folder = read_about(dataset), find_folder(dataset)
        _check_held(about, asked)
        try:
            tables = {
                name: _scan_table(
                    folder, name, about.parts[name], asked, rules.get(name), _list_read(name, with_bounds)
                )
                for name in TABLES
            }
        except FileNotFoundError as error:
            if read_about(dataset) == about:
                raise _miss_files(dataset, about) from error
            continue
        if read_about(dataset) == about:
            return about, tables
    advice = "Wait until briefs ingest has ended, and try again"
    raise DataError(f"dataset {dataset}", "it was replaced while it was read", "tables that stay as they are", advice)


def _check_held(about: About, asked: Asked) -> None:
    if asked.is_within(about.holds):
        return
    where, found = f"dataset {about.dataset}", "only the slice that the brief's parameters name has been sent here"
    advice = "Build it without --cluster, or with a folder that all its workers see"
    raise DataError(where, found, "a window within regions, start and end", advice)


def _list_read(name: str, with_bounds: bool) -> list[str]:
    more = [column.name for column in BOUNDS] if with_bounds and name in BOUNDED else []
    return list_columns(name) + more


def _miss_files(dataset: str, about: About) -> DataError:
    folder = find_folder(dataset)
    paths = [part.path for parts in about.parts.values() for part in parts]
    found = f"no {', '.join(path for path in paths if not (folder / path).is_file())}"
    advice = f"Read it again: briefs ingest PATH --dataset {dataset}"
    return DataError(f"dataset {dataset}", found, "the files that its datapackage.json names", advice)


def _scan_table(
    folder: Path, name: str, parts: list[Part], asked: Asked, rule: "Expression | None", columns: list[str]
) -> "pa.Table":
    from pyarrow.dataset import dataset as open_files

    may_hold = [part for part in parts if name not in BOUNDED or asked.may_hold(part)]
    chosen = may_hold or parts[:1]  # of the first, no row then
    files = open_files([str(folder / part.path) for part in chosen], format="parquet")
    return files.scanner(columns, rule, use_threads=False).to_table()  # one job is one core


def find_rows(tables: dict[str, pd.DataFrame], files: list[str], row: int) -> list[tuple[str, dict[str, object]]]:
    """Return the table and the filled cells of every table row that one raw row of some files made."""
    found = []
    for table, frame in tables.items():
        here = (frame["source_row"] == row) & frame["source_file"].isin(files)
        records = frame[here].drop(columns=[c.name for c in ORIGIN]).to_dict("records")
        found += [(table, {str(k): v for k, v in record.items() if pd.notna(v)}) for record in records]
    return found


def require_file(about: About, coverage: pd.DataFrame, name: str) -> list[str]:
    """Return the raw files, as the tables call them, that a name means; DataError where it means none."""
    files = sorted({*(raw.name for raw in about.raw), *coverage["source_file"].unique()})
    if not (meant := [file for file in files if file == name or file.endswith(f"/{name}")]):
        raise DataError(name, "no row of this dataset comes from it", f"one of: {', '.join(files)}")
    return meant
