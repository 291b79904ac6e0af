"""The rows of a dataset on disk, some at a time: what a newer file is added to without reading the older ones again."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.datasets.about import About
from analysis.datasets.catalogue import find_folder
from analysis.datasets.disk.bounds import BOUNDED, WHOLE
from analysis.datasets.disk.files import scan_tables
from analysis.datasets.disk.summed import Tables
from analysis.datasets.tables import list_columns, make_table
from analysis.errors import DataError

if TYPE_CHECKING:
    from pyarrow.compute import Expression
    from pyarrow.dataset import Dataset

_STEP_ROWS = 1 << 18  # incidents that are in memory together, where no month of a region has more


def read_stored(about: About) -> Iterator[Tables]:
    """Yield the tables of a dataset some rows at a time: all but `coverage`, which is blank.

    What hangs on an incident stands with it, and so does the rest of its month in its region, but for what has no first
    day in a large one; all that is of no region, and all of `set_aside`, stands with the first rows.

    Raises
    ------
    DataError
        When it is replaced meanwhile.
    """
    n_rows = dict.fromkeys((*BOUNDED, "set_aside"), 0)
    for number, rule in enumerate(_cut_steps(about)):
        rules = {**dict.fromkeys(BOUNDED, rule), "coverage": _match_none(), "set_aside": _match_none()}
        now, tables = scan_tables(about.dataset, WHOLE, rules=rules if number else {**rules, "set_aside": None})
        if now != about:
            advice = "Wait until the other briefs ingest has ended, and try again"
            raise DataError(f"dataset {about.dataset}", "it was replaced while it was read", "one that stays", advice)
        n_rows = {name: n + len(tables[name]) for name, n in n_rows.items()}
        yield {name: table.to_pandas() for name, table in tables.items()} | {"coverage": make_table("coverage", [])}
    if lost := [name for name, n in n_rows.items() if n != sum(part.rows for part in about.parts[name])]:
        found, expected = f"not all rows of {', '.join(lost)} were read", "each of them once"
        raise DataError(f"dataset {about.dataset}", found, expected, "This is a fault: please report it")


def read_coverage(about: About) -> pd.DataFrame:
    """Return all of the table `coverage` of a dataset, and nothing else of it."""
    frame: pd.DataFrame = _open_table(about, "coverage").to_table(list_columns("coverage")).to_pandas()
    return frame


def _open_table(about: About, name: str) -> "Dataset":
    from pyarrow.dataset import dataset as open_files

    folder = find_folder(about.dataset)
    return open_files([str(folder / part.path) for part in about.parts[name]], format="parquet")


def _match_none() -> "Expression":
    from pyarrow.dataset import field

    return field("source_row") < 0


def _cut_steps(about: About) -> "Iterator[Expression]":
    """Yield which rows belong to a step: those of some regions, or of some months of a large one."""
    from pyarrow.dataset import field

    yield field("at_region") == ""  # what hangs on no incident lies here, too
    together: list[str] = []
    n_together = 0
    counts = _count_months(about)
    for region, months in counts[counts["region"] != ""].groupby("region"):
        n_rows = int(months["rows"].sum())
        if together and n_together + n_rows > _STEP_ROWS:
            yield field("at_region").isin(together)
            together, n_together = [], 0
        if n_rows > _STEP_ROWS:
            yield from ((field("at_region") == region) & span for span in _cut_months(months))
        else:
            together, n_together = [*together, str(region)], n_together + n_rows
    if together:
        yield field("at_region").isin(together)


def _cut_months(months: pd.DataFrame) -> "Iterator[Expression]":
    """Yield spans of months of a region, each with no more rows than a step has, or a single month."""
    from pyarrow.dataset import field, scalar

    steps, n_rows, number = [], 0, 0
    for n in months["rows"]:
        if n_rows and n_rows + n > _STEP_ROWS:
            number, n_rows = number + 1, 0
        steps.append(number)
        n_rows += n
    for _, own in months["month"].groupby(steps):
        ends = (np.datetime64(int(month), "M").astype("datetime64[s]") for month in (own.min(), own.max() + 1))
        since, until = map(scalar, ends)
        yield (field("at_from") >= since) & (field("at_from") < until)


def _count_months(about: About) -> pd.DataFrame:
    """Return how many incidents lie under each region and month, in that order: region, month (since 1970), rows."""
    keys = _open_table(about, "incidents").to_table(["at_region", "at_from"], use_threads=False)
    regions = keys["at_region"].combine_chunks().dictionary_encode()
    months = keys["at_from"].to_numpy().astype("datetime64[M]").astype("int64")
    told = pd.DataFrame({"region": regions.indices.to_numpy(), "month": months})
    counts = told.groupby(["region", "month"]).size().rename("rows").reset_index()
    names = regions.dictionary.to_pylist()
    return counts.assign(region=[names[code] for code in counts["region"]]).sort_values(["region", "month"])
