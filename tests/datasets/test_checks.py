"""Every table is held against its declaration: columns, dtypes, words and ranges."""

from collections.abc import Callable

import pandas as pd
import pytest
from conftest import make_count, make_incident, table

from analysis.datasets.checks import check_tables
from analysis.datasets.tables import TABLES, make_table
from analysis.errors import DataError


@pytest.mark.parametrize("name", TABLES)
def test_an_empty_table_has_the_declared_dtypes(name: str) -> None:
    """A table without rows passes its own check."""
    check_tables({name: make_table(name, [])})


def test_all_faults_are_raised_at_once() -> None:
    """A check names every fault: table, column, value and row."""
    bad = table("incidents", make_incident(kind="meteor"), make_incident(latitude=4239.0))
    with pytest.raises(DataError, match=r"(?s)kind.*meteor.*test.csv:2.*latitude|latitude.*kind"):
        check_tables({"incidents": bad, "counts": table("counts", make_count())})


@pytest.mark.parametrize("column", ["low", "best", "high"])
def test_a_figure_may_be_nought_and_no_less(column: str) -> None:
    """None killed is a figure; fewer than none is an error."""
    tables = {name: make_table(name, []) for name in TABLES} | {"incidents": table("incidents", make_incident())}
    nought, less = ({"best": None, column: figure} for figure in (0.0, -1.0))
    check_tables(tables | {"counts": table("counts", make_count(**nought))})
    with pytest.raises(DataError):
        check_tables(tables | {"counts": table("counts", make_count(**less))})


OTHERWISE: list[Callable[[pd.DataFrame], pd.DataFrame]] = [
    lambda frame: frame.astype({"best": "str"}),
    lambda frame: frame.astype({"quantity": "category"}),
    lambda frame: frame.drop(columns="claimant"),
    lambda frame: frame.assign(more=1),
    lambda frame: frame[frame.columns[::-1]],
]


@pytest.mark.parametrize("change", OTHERWISE)
def test_columns_are_those_declared_in_their_order_and_of_their_dtype(
    change: Callable[[pd.DataFrame], pd.DataFrame],
) -> None:
    """Another dtype, a column that lacks, one too many, or another order: each is a fault of the table."""
    check_tables({"counts": table("counts", make_count())})
    with pytest.raises(DataError, match="counts"):
        check_tables({"counts": change(table("counts", make_count()))})


def test_what_is_missing_where_it_has_to_be_is_a_fault() -> None:
    """With every dtype as declared: the column, how often, the file and the row."""
    rows = table("counts", make_count(), make_count(quantity=None, source_row=7))
    with pytest.raises(DataError, match=r"counts.quantity fails not_nullable \(1 times: .* at test.csv:7\)"):
        check_tables({"counts": rows})
