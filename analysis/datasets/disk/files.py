"""A dataset on disk: written whole as Parquet, and read as it is, or what a window may hold of it."""

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.datasets.about import About, Part
from analysis.datasets.catalogue import find_folder, read_about
from analysis.datasets.disk.bounds import (
    BOUNDED,
    BOUNDS,
    WHOLE,
    Asked,
    Placed,
    describe_part,
    find_bounds,
    order_rows,
    place_rows,
)
from analysis.datasets.disk.hashes import hash_months
from analysis.datasets.reference.regions import name_regions
from analysis.datasets.tables import ORIGIN, TABLES, TEXT, list_columns, make_table
from analysis.errors import DataError
from analysis.paths import replace_folder

if TYPE_CHECKING:
    import pyarrow as pa

_PART_ROWS = 1 << 20  # of a file
_MOST_WORDS = 256  # that a column has by their numbers: each group of rows is written with all of them
_TRIES = 3  # to read what is being replaced
_GROUP_ROWS = 16_384  # that are read or passed over together


def write_dataset(dataset: str, tables: dict[str, pd.DataFrame], about: About) -> None:
    """Write the tables and the datapackage.json of a dataset; the old one stands until the new one is whole.

    `tables` may have their words by numbers, as `encode_words` gives them: then they take less time and room.
    """
    from analysis.datasets.dictionary import describe_package

    placed = place_rows(tables)
    with replace_folder(find_folder(dataset)) as folder, ThreadPoolExecutor(1) as beside:
        written = {name: beside.submit(_write_table, name, tables, placed, folder) for name in TABLES}
        regions = sorted(tables["incidents"]["region_code"].dropna().unique())
        coverage = sorted(tables["coverage"]["region_code"].dropna().unique())
        known = sorted({*regions, *coverage})
        told = {
            "regions": known,
            "region_names": _name_regions(tables["incidents"], known),
            "period": _find_period(tables),
            "month_hashes": hash_months(tables, placed),
            "parts": {name: table.result() for name, table in written.items()},
        }
        package = describe_package(dataset, about.model_copy(update=told))
        (folder / "datapackage.json").write_text(json.dumps(package, indent=1, ensure_ascii=False), "utf-8")


def _write_table(name: str, tables: dict[str, pd.DataFrame], placed: Placed, folder: Path) -> list[Part]:
    """Write a table, what hangs on incidents by region and day: in files, and groups of rows, to be passed over."""
    import pyarrow as pa
    from pyarrow import parquet

    frame, order, asked = tables[name], np.arange(len(tables[name])), []
    bounds = pd.DataFrame(index=frame.index)
    if name in BOUNDED:
        bounds = find_bounds(tables["incidents"], placed, name)
        order = order_rows(bounds) if len(frame) > _GROUP_ROWS else order
        asked = list(bounds)
    table = pa.Table.from_pandas(pd.concat([frame, bounds], axis="columns"), preserve_index=False).combine_chunks()
    # Statistics of columns that nobody asks for would be a fifth of the time; and what is text is read as text.
    form = {"compression": "zstd", "write_statistics": asked, "store_schema": False}
    parts = []
    for number, start in enumerate(range(0, len(table) or 1, _PART_ROWS), 1):
        path, rows = f"{name}{f'-{number}' * (number > 1)}.parquet", order[start : start + _PART_ROWS]
        with parquet.ParquetWriter(folder / path, table.schema, **form) as writer:
            writer.add_key_value_metadata(describe_types(name))
            for group in range(0, len(rows) or 1, _GROUP_ROWS):
                writer.write_table(table.take(rows[group : group + _GROUP_ROWS]))
        parts.append(describe_part(path, len(rows), bounds.iloc[rows]))
    return parts


def describe_types(name: str) -> dict[bytes, bytes]:
    """Return what pandas is told of a table in its files: the types that its columns have in memory."""
    import pyarrow as pa

    told: dict[bytes, bytes] = pa.Schema.from_pandas(make_table(name, []), preserve_index=False).metadata
    return told


def encode_words(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table with words by their numbers in columns of few: so they are hashed, moved and written in less time.

    Columns that name records stay as they are, and so does a small table.
    """
    if len(frame) <= _GROUP_ROWS:
        return frame
    names = {"incident_id", "same_as", "part_of", "claim_id", "report_id", "origin_report_id"}
    words = [c for c in frame if frame[c].dtype == TEXT and c not in names and _has_few(frame[c])]
    return frame.assign(**{str(c): _encode(frame[c]) for c in words})


def _has_few(values: pd.Series) -> bool:
    head = values.iloc[:_GROUP_ROWS]
    return bool(2 * head.nunique() < len(head))


def _encode(values: pd.Series) -> pd.Series | pd.Categorical:
    import pyarrow as pa
    from pyarrow import compute

    cells = pa.chunked_array(pa.array(values))
    head = cells.slice(0, 1)
    if cells.null_count == len(cells) or (cells.null_count == 0 and compute.all(compute.equal(cells, head[0])).as_py()):
        words = head.drop_null().to_pandas()
        return pd.Categorical.from_codes(np.full(len(cells), len(words) - 1, "int8"), words)
    coded = cells.combine_chunks().dictionary_encode()
    if len(coded.dictionary) > _MOST_WORDS:
        return values
    return pd.Categorical.from_codes(coded.indices.fill_null(-1).to_numpy(), coded.dictionary.to_pandas())


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


def scan_tables(dataset: str, asked: Asked, *, with_bounds: bool = False) -> "tuple[About, dict[str, pa.Table]]":
    """Return what `read_both` does as tables of Arrow, where asked for with the bounds that rows have on disk."""
    for _ in range(_TRIES):
        about, folder = read_about(dataset), find_folder(dataset)
        _check_held(about, asked)
        try:
            tables = {
                name: _scan_table(folder, name, about.parts[name], asked, _list_read(name, with_bounds))
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


def _scan_table(folder: Path, name: str, parts: list[Part], asked: Asked, columns: list[str]) -> "pa.Table":
    from pyarrow.dataset import dataset as open_files

    is_cut = name in BOUNDED
    chosen = [part for part in parts if not is_cut or asked.may_hold(part)] or parts[:1]  # of the first, no row then
    rule = asked.express() if is_cut else None
    files = open_files([str(folder / part.path) for part in chosen], format="parquet")
    return files.scanner(columns, rule, use_threads=False).to_table()  # one job is one core


def _name_regions(incidents: pd.DataFrame, codes: list[str]) -> dict[str, str]:
    """Return what each region is called: by the records, the standard or its code; two of one name with it."""
    told = name_regions(incidents, codes)
    held = Counter(told.values())
    return {code: name if held[name] == 1 else f"{name} ({code})" for code, name in told.items()}


def _find_period(tables: dict[str, pd.DataFrame]) -> tuple[str | None, str | None]:
    covered = tables["coverage"][tables["coverage"]["state"] == "covered"]
    dates = tables["incidents"]
    first = covered["from_date"].min() if len(covered) else dates["date_from"].min()
    last = covered["to_date"].max() if len(covered) else dates["date_to"].max()
    return (None if pd.isna(first) else str(first.date()), None if pd.isna(last) else str(last.date()))


def find_rows(tables: dict[str, pd.DataFrame], name: str, row: int) -> list[tuple[str, dict[str, object]]]:
    """Return the table and the filled cells of every table row that one raw row made."""
    found = []
    for table, frame in tables.items():
        here = (frame["source_row"] == row) & (frame["source_file"].map(lambda f: f == name or f.endswith(f"/{name}")))
        records = frame[here].drop(columns=[c.name for c in ORIGIN]).to_dict("records")
        found += [(table, {str(k): v for k, v in record.items() if pd.notna(v)}) for record in records]
    return found


def require_file(tables: dict[str, pd.DataFrame], name: str) -> None:
    """Raise DataError where no table names the raw file."""
    files = sorted({f for frame in tables.values() for f in frame["source_file"].unique()})
    if not any(f == name or f.endswith(f"/{name}") for f in files):
        raise DataError(name, "no row of this dataset comes from it", f"one of: {', '.join(files)}")
