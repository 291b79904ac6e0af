"""The rows of a table that came in batches: each batch in order by region and day, all of them merged in that order."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from analysis.datasets.disk.bounds import BOUNDED, Placed, find_bounds, order_rows, place_rows
from analysis.datasets.tables import TABLES, make_table

if TYPE_CHECKING:
    import pyarrow as pa

GROUP_ROWS = 16_384  # that are read or passed over together
_STEP_ROWS = 1 << 18  # that are put in order together
_DAY_ZERO = 1 << 31  # makes the number of any day a positive one of 32 bits


class Groups(NamedTuple):
    """The rows of a table in Parquet, in the order of a run: file and number of each group of rows, and its first row.

    `coded` are the columns of which words are read by their numbers.
    """

    places: list[tuple[Path, int]]
    starts: np.ndarray
    coded: list[str]


class Run(NamedTuple):
    """The rows of a table that one batch has.

    `rows` are a table in memory, in the order of the raw rows, or a file of them, or groups of rows in several, in the
    order of the run; `order` are the places of rows in memory in that order. `keys` has a row for each region and day:
    `region`, `day` and `rows`, how many of the run are of it.
    """

    rows: "pa.Table | Path | Groups"
    schema: "pa.Schema"
    order: np.ndarray
    keys: pd.DataFrame

    @property
    def n_rows(self) -> int:
        """Return how many rows there are."""
        return int(self.keys["rows"].sum())


def make_run(name: str, tables: dict[str, pd.DataFrame], placed: Placed) -> Run:
    """Return the rows of a table, what hangs on incidents by region and day, with these bounds beside each row."""
    return _make_run(name, tables, placed) if len(tables[name]) else _make_empty_run(name)


@cache
def _make_empty_run(name: str) -> Run:
    tables = {table: make_table(table, []) for table in TABLES}
    return _make_run(name, tables, place_rows(tables))


def _make_run(name: str, tables: dict[str, pd.DataFrame], placed: Placed) -> Run:
    import pyarrow as pa

    frame = tables[name]
    if name not in BOUNDED:
        rows = pa.Table.from_pandas(frame, preserve_index=False).combine_chunks()
        keys = pd.DataFrame({"region": [""], "day": [0], "rows": [len(frame)]})
        return Run(rows, rows.schema, np.arange(len(frame)), keys)
    bounds = find_bounds(tables["incidents"], placed, name)
    order = order_rows(bounds)
    rows = pa.Table.from_pandas(pd.concat([frame, bounds], axis="columns"), preserve_index=False).combine_chunks()
    return Run(rows, rows.schema, order, count_keys(bounds["at_region"], bounds["at_from"], order))


def count_keys(regions: pd.Series, days: pd.Series, order: np.ndarray) -> pd.DataFrame:
    """Return how many rows there are of each region and day, in their order; regions are categorical."""
    codes = regions.cat.codes.to_numpy(dtype="int64")[order]
    numbers = days.to_numpy().astype("datetime64[D]").astype("int64")[order]
    starts = np.flatnonzero(np.diff((codes << 32) + numbers + _DAY_ZERO, prepend=-1))
    names = regions.cat.categories.to_numpy(dtype="object")[codes[starts]]
    return pd.DataFrame({"region": names, "day": numbers[starts], "rows": np.diff(starts, append=len(order))})


def lay_run(run: Run, path: Path) -> Run:
    """Return a run that lies on disk, in its order, for as long as others are read."""
    import pyarrow as pa

    if isinstance(run.rows, Path | Groups):
        return run
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, run.schema) as writer:
        writer.write_table(run.rows.take(run.order).combine_chunks(), GROUP_ROWS)
    return run._replace(rows=path, order=np.empty(0, dtype="int64"))  # a slice would hold all of it


def _read_run(run: Run, start: int, stop: int) -> "pa.Table":
    """Return the rows of a run from one place to another, in its order."""
    import pyarrow as pa

    if isinstance(run.rows, Groups):
        return _read_groups(run.rows, start, stop)
    if not isinstance(run.rows, Path):
        return run.rows.take(run.order[start:stop])
    with pa.OSFile(str(run.rows)) as source, pa.ipc.open_file(source) as laid:
        first, last = start // GROUP_ROWS, -(-stop // GROUP_ROWS)
        table = pa.Table.from_batches([laid.get_batch(n) for n in range(first, last)], run.schema)
    return table.slice(start - first * GROUP_ROWS, stop - start)


def _read_groups(groups: Groups, start: int, stop: int) -> "pa.Table":
    """Return the rows of some groups from one place to another."""
    from pyarrow import parquet

    first, last = (int(np.searchsorted(groups.starts, place, "right")) - 1 for place in (start, max(start, stop - 1)))
    wanted = groups.places[first : last + 1]
    pieces = []
    for path in dict.fromkeys(path for path, _ in wanted):
        with parquet.ParquetFile(path, read_dictionary=groups.coded) as file:
            pieces.append(file.read_row_groups([n for own, n in wanted if own == path], use_threads=False))
    return join_rows(pieces).slice(start - int(groups.starts[first]), stop - start)


def merge_runs(runs: list[Run]) -> "Iterator[pa.Table]":
    """Yield the rows of all runs by region and day, those of one day in the order of the runs; some rows at a time.

    Columns whose words stand by number in every run do so in what comes of it.
    """
    schema = _find_schema(runs)
    if (len(runs) == 1 and runs[0].n_rows <= _STEP_ROWS) or not any(run.n_rows for run in runs):
        yield _fit(_read_run(runs[0], 0, runs[0].n_rows), schema)
        return
    for step in _cut_steps([run.keys for run in runs]):
        used = [(n, start, stop) for n, (start, stop) in enumerate(step) if stop > start]
        if len(used) > 1 and sum(stop - start for _, start, stop in used) <= _STEP_ROWS:
            pieces = [_fit(_read_run(runs[n], start, stop), schema) for n, start, stop in used]
            joined = join_rows(pieces).combine_chunks()
            yield joined.take(order_joined(joined)) if "at_region" in schema.names else joined
            continue
        for n, start, stop in used:  # of one run, or so many of one day that their order is that of the runs
            for at in range(start, stop, _STEP_ROWS):
                yield _fit(_read_run(runs[n], at, min(at + _STEP_ROWS, stop)), schema)


def _cut_steps(keys: list[pd.DataFrame]) -> Iterator[list[tuple[int, int]]]:
    """Yield of each run from where to where its rows belong to a step; a step ends with a day of a region.

    A day of a region that has too many rows for a step is one by itself.
    """
    told = pd.concat([own.assign(run=n) for n, own in enumerate(keys)], ignore_index=True)
    place = told.groupby(["region", "day"]).ngroup()
    totals = told.groupby(place)["rows"].sum()
    steps, n_rows, number = np.zeros(len(totals), dtype="int64"), 0, 0
    for at, total in enumerate(totals):
        if n_rows and n_rows + total > _STEP_ROWS:
            number, n_rows = number + 1, 0
        steps[at], n_rows = number, n_rows + total
    counts = told["rows"].groupby([steps[place], told["run"]]).sum().unstack(fill_value=0)
    stops = counts.reindex(columns=range(len(keys)), fill_value=0).cumsum().to_numpy()
    starts = np.vstack([np.zeros((1, len(keys)), dtype="int64"), stops[:-1]])
    for first, last in zip(starts.tolist(), stops.tolist(), strict=True):
        yield list(zip(first, last, strict=True))


def _find_schema(runs: list[Run]) -> "pa.Schema":
    """Return the types that rows of all runs have in common: words by number only where each large run has them so."""
    import pyarrow as pa

    text, is_large = pa.large_string(), [run.n_rows > GROUP_ROWS for run in runs]
    fields = []
    for column in runs[0].schema.names:
        types = [run.schema.field(column).type for run in runs]
        of_large = [own for own, large in zip(types, is_large, strict=True) if large] or types
        is_coded = all(map(pa.types.is_dictionary, of_large))
        is_text = any(map(pa.types.is_dictionary, types))
        fields.append((column, pa.dictionary(pa.int32(), text) if is_coded else text if is_text else types[0]))
    return pa.schema(fields)


def _fit(table: "pa.Table", schema: "pa.Schema") -> "pa.Table":
    """Return rows with the types of a schema; words stay what they are."""
    import pyarrow as pa

    def fit(column: pa.ChunkedArray, wanted: pa.DataType) -> pa.ChunkedArray:
        if not pa.types.is_dictionary(wanted):
            return column.cast(wanted)
        if not pa.types.is_dictionary(column.type):  # of a small run
            column = column.dictionary_encode()
        chunks = [
            pa.DictionaryArray.from_arrays(c.indices.cast(pa.int32()), c.dictionary.cast(wanted.value_type))
            for c in column.chunks
        ]
        return pa.chunked_array(chunks, wanted)

    return pa.table([fit(c, f.type) for c, f in zip(table.columns, schema, strict=True)], schema)


def join_rows(pieces: "list[pa.Table]") -> "pa.Table":
    """Return rows of the same types as one table, words numbered alike."""
    import pyarrow as pa

    return pa.concat_tables(pieces).unify_dictionaries()


def order_joined(table: "pa.Table") -> np.ndarray:
    """Return the places of rows by region, then by first day."""
    region = table["at_region"].combine_chunks().dictionary_encode()
    names = region.dictionary.to_pylist()
    ranks = np.empty(len(names), dtype="int64")
    ranks[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
    order: np.ndarray = np.lexsort((table["at_from"].to_numpy(), ranks[region.indices.to_numpy()]))
    return order
