"""A dataset is read back some rows at a time, as it was written."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.datasets.catalogue import read_about
from analysis.datasets.disk import stored
from analysis.datasets.disk.bounds import place_rows
from analysis.datasets.disk.files import read_tables
from analysis.datasets.disk.hashes import Digests, feed_months, tell_months
from analysis.datasets.disk.stored import read_stored
from analysis.datasets.store import sort_table
from analysis.datasets.tables import join_tables
from analysis.errors import DataError


@pytest.mark.parametrize("dataset", ["december-7", "demonstration"])
@pytest.mark.parametrize("step_rows", [50, 500, 1_000_000])
def test_every_row_comes_once_and_months_come_whole(
    in_read: Path, dataset: str, step_rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the step: the rows of the dataset, with what hangs on them.

    By them the hashes of its months, too, unless a region is cut, and has rows with no first day.
    """
    monkeypatch.setattr(stored, "_STEP_ROWS", step_rows)
    about, whole, digests = read_about(dataset), read_tables(dataset), Digests()
    pieces = list(read_stored(about))
    pieces[-1]["coverage"] = whole["coverage"]
    for piece in pieces:
        feed_months(digests, piece, place_rows(piece))
    assert step_rows == 50 or tell_months(digests) == about.month_hashes
    for name, frame in whole.items():
        read = join_tables(name, [piece[name] for piece in pieces])
        pd.testing.assert_frame_equal(sort_table(name, read), sort_table(name, frame))
    if dataset == "demonstration":
        assert len(pieces) == {50: 41, 500: 5, 1_000_000: 2}[step_rows]


def test_rows_that_no_step_reads_are_an_error(in_read: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is lost on the way is not lost without a word; and a dataset that is another one meanwhile is none."""
    about = read_about("december-7")
    with pytest.raises(DataError, match="it was replaced while it was read"):
        list(read_stored(about.model_copy(update={"key": "another"})))
    monkeypatch.setattr(stored, "_count_months", lambda _: pd.DataFrame({"region": [], "month": [], "rows": []}))
    with pytest.raises(DataError, match=r"not all rows of incidents, .* were read"):
        list(read_stored(about))
