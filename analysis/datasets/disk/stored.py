"""The rows of a dataset on disk as what newer rows are merged with, without making them again."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.datasets.about import About
from analysis.datasets.catalogue import find_folder
from analysis.datasets.disk import merging
from analysis.datasets.disk.bounds import BOUNDED, EARLIEST, WHOLE, place_rows
from analysis.datasets.disk.files import scan_tables
from analysis.datasets.disk.hashes import Digests, feed_months
from analysis.datasets.disk.merging import Groups, Run, count_keys, order_joined
from analysis.datasets.disk.summed import DISTINCT, Tables, sum_up
from analysis.datasets.tables import TABLES, join_tables, list_columns, make_table

if TYPE_CHECKING:
    from pyarrow.compute import Expression
    from pyarrow.dataset import Dataset

_GROUPS = 16  # of rows that are summed up together
_STEP_ROWS = 1 << 18  # incidents that are in memory together, where no month of a region has more


def keep_run(about: About, name: str) -> Run:
    """Return the rows of a table as a run: those of a small one in memory, of a large one where they lie, in order."""
    from pyarrow import parquet

    rows = _open_table(about, name)
    n_rows = sum(part.rows for part in about.parts[name])
    if n_rows <= merging.GROUP_ROWS:
        table = rows.to_table(use_threads=False).combine_chunks()
        order = order_joined(table) if name in BOUNDED else np.arange(n_rows)
        return Run(table, table.schema, order, _tell_keys(rows, order, name))
    groups = _list_groups(about, name)
    with parquet.ParquetFile(groups.places[0][0], read_dictionary=groups.coded) as file:
        schema = file.schema_arrow
    return Run(groups, schema, np.empty(0, dtype="int64"), _tell_keys(rows, np.arange(n_rows), name))


def _tell_keys(rows: "Dataset", order: np.ndarray, name: str) -> pd.DataFrame:
    """Return how many rows there are of each region and day, in their order; of a table without these, how many."""
    if name not in BOUNDED:
        return pd.DataFrame({"region": [""], "day": [0], "rows": [len(order)]})
    marks = rows.to_table(["at_region", "at_from"], use_threads=False)
    regions = marks["at_region"].combine_chunks().dictionary_encode().to_pandas()
    return count_keys(regions, marks["at_from"].to_pandas(), order)


def _list_groups(about: About, name: str) -> Groups:
    from pyarrow import parquet

    places, n_rows, coded = [], [], set(list_columns(name))
    for part in about.parts[name]:
        path = find_folder(about.dataset) / part.path
        meta = parquet.read_metadata(path)
        for number in range(meta.num_row_groups):
            group = meta.row_group(number)
            places.append((path, number))
            n_rows.append(group.num_rows)
            columns = [group.column(place) for place in range(group.num_columns)]
            coded &= {c.path_in_schema for c in columns if c.has_dictionary_page and c.physical_type == "BYTE_ARRAY"}
    return Groups(places, np.cumsum([0, *n_rows[:-1]]), sorted(coded))


def _open_table(about: About, name: str) -> "Dataset":
    from pyarrow.dataset import dataset as open_files

    folder = find_folder(about.dataset)
    return open_files([str(folder / part.path) for part in about.parts[name]], format="parquet")


def read_coverage(about: About) -> pd.DataFrame:
    """Return all of the table `coverage` of a dataset, and nothing else of it."""
    frame: pd.DataFrame = _open_table(about, "coverage").to_table(list_columns("coverage")).to_pandas()
    return frame


def read_ids(about: About) -> Iterator[pd.Series]:
    """Yield the ids of the incidents of a dataset, some at a time."""
    for batch in _open_table(about, "incidents").to_batches(columns=["incident_id"], use_threads=False):
        yield batch.column(0).to_pandas()


def sum_stored(about: About) -> Tables:
    """Return the few rows that stand for all of a dataset, `coverage` blank; see `sum_up`."""
    tables = {name: make_table(name, []) for name in TABLES}
    for name, columns in DISTINCT.items():
        days = [("date_from", "min"), ("date_to", "max")] if name == "incidents" else []
        pieces = [make_table(name, found) for found in _find_distinct(about, name, columns, days)]
        tables[name] = join_tables(name, pieces)
    return sum_up(tables)


def _find_distinct(about: About, name: str, columns: list[str], days: list[tuple[str, str]]) -> Iterator[pd.DataFrame]:
    """Yield each combination that some columns have, and the ends of others, of many rows at a time."""
    import pyarrow as pa

    batches = iter(_open_table(about, name).to_batches(columns=[*columns, *dict(days)], use_threads=False))
    while some := list(islice(batches, _GROUPS)):
        found = pa.Table.from_batches(some).group_by(columns, use_threads=False).aggregate(days)
        yield found.to_pandas().rename(columns={f"{column}_{end}": column for column, end in days})


def hash_again(about: About, digests: Digests) -> Digests:
    """Return what the stored rows of some months of some regions hash to; of months that are not asked for, nothing.

    Where these months have more rows than are read together, one may be hashed in another order than it was: then it
    counts as changed, though it is not.
    """
    months = [np.datetime64(month, "M").astype("int64") for _, month in digests if month]
    found = Digests()
    for tables in read_stored(about, (min(months), max(months)) if months else (0, 0)):
        feed_months(found, tables, place_rows(tables))
    return {key: found[key] for key in digests if key in found}


def read_stored(about: About, months: tuple[int, int]) -> Iterator[Tables]:
    """Yield the tables of a dataset some rows at a time: all but `coverage`, which is blank.

    What hangs on an incident stands with it. Where there are more rows than are read together, so does the rest of its
    month in its region, but for what has no first day in a large one; all that is of no region, and all of `set_aside`,
    stands with the first rows.

    Parameters
    ----------
    months : tuple of int
        The first and the last, since 1970, of those asked for; what has no first day is read always.
    """
    for number, rule in enumerate(_cut_steps(about, months)):
        rules = {**dict.fromkeys(BOUNDED, rule), "coverage": _match_none(), "set_aside": _match_none()}
        _, tables = scan_tables(about.dataset, WHOLE, rules=rules if number else {**rules, "set_aside": None})
        yield {name: table.to_pandas() for name, table in tables.items()} | {"coverage": make_table("coverage", [])}


def _match_none() -> "Expression":
    from pyarrow.dataset import field

    return field("source_row") < 0


def _cut_steps(about: About, months: tuple[int, int]) -> "Iterator[Expression]":
    """Yield which rows belong to a step: those of some regions, or of some months of a large one."""
    from pyarrow.dataset import field, scalar

    undated = field("at_from") == scalar(EARLIEST.to_datetime64())
    together: list[str] = []
    n_together, asked = 0, _match_months(*months) | undated
    counts = _count_months(about)
    if counts.loc[counts["month"].between(*months), "rows"].sum() <= _STEP_ROWS:
        yield (field("at_region") == "") | asked
        return
    yield field("at_region") == ""  # what hangs on no incident lies here, too
    for region, own in counts[counts["region"] != ""].groupby("region"):
        n_rows = int(own["rows"].sum())
        if together and n_together + n_rows > _STEP_ROWS:
            yield field("at_region").isin(together) & asked
            together, n_together = [], 0
        if n_rows > _STEP_ROWS:
            yield from ((field("at_region") == region) & span & asked for span in _cut_months(own))
        else:
            together, n_together = [*together, str(region)], n_together + n_rows
    if together:
        yield field("at_region").isin(together) & asked


def count_linked(about: About) -> int:
    """Return how many incidents of a dataset are linked to others."""
    from pyarrow.dataset import field

    return int(_open_table(about, "incidents").count_rows(filter=field("same_as").is_valid()))


def _cut_months(months: pd.DataFrame) -> "Iterator[Expression]":
    """Yield spans of months of a region, each with no more rows than a step has, or a single month."""
    steps, n_rows, number = [], 0, 0
    for n in months["rows"]:
        if n_rows and n_rows + n > _STEP_ROWS:
            number, n_rows = number + 1, 0
        steps.append(number)
        n_rows += n
    for _, own in months["month"].groupby(steps):
        yield _match_months(int(own.min()), int(own.max()))


def _match_months(first: int, last: int) -> "Expression":
    """Return what holds of the rows of some months, numbered since 1970."""
    from pyarrow.dataset import field, scalar

    days = [np.datetime64(int(month), "M").astype("datetime64[s]") for month in (first, last + 1)]
    return (field("at_from") >= scalar(days[0])) & (field("at_from") < scalar(days[1]))


def _count_months(about: About) -> pd.DataFrame:
    """Return how many incidents lie under each region and month, in that order: region, month (since 1970), rows."""
    keys = _open_table(about, "incidents").to_table(["at_region", "at_from"], use_threads=False)
    regions = keys["at_region"].combine_chunks().dictionary_encode()
    months = keys["at_from"].to_numpy().astype("datetime64[M]").astype("int64")
    told = pd.DataFrame({"region": regions.indices.to_numpy(), "month": months})
    counts = told.groupby(["region", "month"]).size().rename("rows").reset_index()
    names = regions.dictionary.to_pylist()
    return counts.assign(region=[names[code] for code in counts["region"]]).sort_values(["region", "month"])
