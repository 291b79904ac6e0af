"""The declared tables."""

import pandas as pd
import pytest
from conftest import ROOT, make_count, make_incident, table

from analysis.dictionary import describe_column, write_dictionary
from analysis.errors import DataError
from analysis.tables import TABLES, check_tables, list_columns, make_table


def test_every_table_carries_its_origin() -> None:
    """Every row of every table names source, file and row."""
    assert all({"source_id", "source_file", "source_row"} <= set(list_columns(name)) for name in TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_an_empty_table_has_the_declared_dtypes(name: str) -> None:
    """A table without rows passes its own check."""
    check_tables({name: make_table(name, [])})


def test_all_faults_are_raised_at_once() -> None:
    """A check names every fault: table, column, value and row."""
    bad = table("incidents", make_incident(kind="meteor"), make_incident(latitude=4239.0))
    with pytest.raises(DataError, match=r"(?s)kind.*meteor.*test.csv:2.*latitude|latitude.*kind"):
        check_tables({"incidents": bad, "counts": table("counts", make_count())})


def test_make_table_changes_no_argument() -> None:
    """The rows given stay as they were."""
    given = pd.DataFrame([make_incident()])
    before = given.copy()
    make_table("incidents", given)
    pd.testing.assert_frame_equal(before, given)


def test_the_dictionary_is_the_declaration() -> None:
    """data/DICTIONARY.md is what tables.py says; write it again with analysis.dictionary.write_dictionary()."""
    assert (ROOT / "data" / "DICTIONARY.md").read_text("utf-8") == write_dictionary()


def test_missing_means_something_for_every_nullable_column() -> None:
    """A column that may be missing says what that means."""
    assert [c.name for columns in TABLES.values() for c in columns if not c.required and not c.missing] == []
    assert describe_column(TABLES["counts"][3])["unit"] == "persons or objects"
