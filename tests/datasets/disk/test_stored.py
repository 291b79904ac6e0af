"""A dataset is read back some rows at a time, as it was written."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.datasets.catalogue import read_about
from analysis.datasets.disk import stored
from analysis.datasets.disk.bounds import place_rows
from analysis.datasets.disk.files import read_tables
from analysis.datasets.disk.hashes import Digests, feed_months, tell_months
from analysis.datasets.disk.stored import hash_again, read_stored, sum_stored
from analysis.datasets.disk.summed import DISTINCT, sum_up
from analysis.datasets.store import sort_table
from analysis.datasets.tables import join_tables


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
    pieces = list(read_stored(about, (-30_000, 90_000)))
    pieces[-1]["coverage"] = whole["coverage"]
    for piece in pieces:
        feed_months(digests, piece, place_rows(piece))
    assert step_rows == 50 or tell_months(digests) == about.month_hashes
    for name, frame in whole.items():
        read = join_tables(name, [piece[name] for piece in pieces])
        pd.testing.assert_frame_equal(sort_table(name, read), sort_table(name, frame))
    if dataset == "demonstration":
        assert len(pieces) == {50: 41, 500: 5, 1_000_000: 1}[step_rows]


@pytest.mark.parametrize("dataset", ["december-7", "demonstration"])
def test_months_that_are_hashed_again_have_the_hash_they_had(in_read: Path, dataset: str) -> None:
    """Those that are asked for, and no others; of a region whose rows are watched only there is nothing."""
    about = read_about(dataset)
    months = {(region, month): {} for region, own in about.month_hashes.items() for month in own if month}
    wanted = dict(list(months.items())[1:6:2])
    found = tell_months(hash_again(about, wanted))
    assert {(region, month) for region, own in found.items() for month in own} == set(wanted)
    assert all(about.month_hashes[region][month] == own[month] for region, own in found.items() for month in own)


@pytest.mark.parametrize("dataset", ["december-7", "demonstration"])
def test_the_few_rows_of_a_stored_dataset_are_those_of_its_tables(in_read: Path, dataset: str) -> None:
    """Kinds, regions, names and days; coverage is left to whoever reads on."""
    about = read_about(dataset)
    summed, found = sum_up(read_tables(dataset)), sum_stored(about)
    for name, columns in DISTINCT.items():
        told, seen = (frame[name][columns].drop_duplicates().dropna(how="all") for frame in (summed, found))
        assert set(told.fillna("").itertuples(index=False)) == set(seen.fillna("").itertuples(index=False))
    for column, find in (("date_from", "min"), ("date_to", "max")):
        assert getattr(found["incidents"][column], find)() == getattr(summed["incidents"][column], find)()
    assert found["coverage"].empty
