"""What is read of a dataset on disk: of one raw row what it made, and no more than that."""

from pathlib import Path

import pytest

from analysis.datasets.disk import files
from analysis.datasets.disk.files import find_rows, read_row, read_tables, require_file
from analysis.errors import DataError


@pytest.mark.parametrize("dataset", ["demonstration", "december-7"])
def test_what_is_read_of_a_row_is_what_the_whole_dataset_has_of_it(in_read: Path, dataset: str) -> None:
    """For some rows of any file: the same cells, in the same tables; with it only links and coverage."""
    whole = read_tables(dataset)
    linked = whole["incidents"]["same_as"].notna().sum()
    for row in range(2, 400, 57):
        about, tables = read_row(dataset, row)
        for name in sorted({raw.name for raw in about.raw}):
            assert find_rows(tables, [name], row) == find_rows(whole, [name], row)
        assert len(tables["coverage"]) == len(whole["coverage"])
        assert len(tables["incidents"]) <= linked + len(about.raw)
        assert (tables["counts"]["source_row"] == row).all()


def test_a_file_is_named_by_its_end_and_one_that_is_not_there_is_an_error(in_read: Path) -> None:
    """Which there are is said; a list of what was watched is one, too."""
    about, tables = read_row("december-7", 2)
    assert require_file(about, tables["coverage"], "incidents.csv") == ["data/raw/december-7/incidents.csv"]
    assert require_file(about, tables["coverage"], "sources.toml") == ["data/sources.toml"]
    with pytest.raises(DataError, match=r"nowhere\.csv: no row of this dataset comes from it.*incidents\.csv"):
        require_file(about, tables["coverage"], "nowhere.csv")
    assert files.read_row("december-7", 9_999)[1]["incidents"]["same_as"].notna().all()
