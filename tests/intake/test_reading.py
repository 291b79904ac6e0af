"""What a dataset says of itself: sources, cut-off, files that changed."""

from pathlib import Path

import pytest

from analysis.datasets.about import About, Cells, Ledger, RawName
from analysis.datasets.reference.sources import Listing
from analysis.errors import ParameterError
from analysis.intake.opened.described import describe_dataset
from analysis.intake.opened.detected import name_source
from analysis.intake.raw import RawFile, read_raw


def read(folder: Path, text: str) -> RawFile:
    """Return a raw file of some rows."""
    path = folder / "test.csv"
    path.write_text(text, "utf-8")
    return read_raw(path)._replace(name="test.csv")


NO_CELLS = Cells(filled=0, used=0, kept_as_words=0, ignored={})
LEDGER = Ledger(format="test", read=0, kept=0, set_aside=0, reasons={}, tables={}, cells=NO_CELLS, files=[])


@pytest.fixture
def raw(tmp_path: Path) -> RawFile:
    """Return a file of three rows: 2, 3 and 4."""
    return read(tmp_path, "a,b\n1,2\n3,4\n5,6\n")


def test_a_file_belongs_to_the_source_that_lists_it(raw: RawFile) -> None:
    """By its path or by its hash; else it is the dataset's own."""
    assert name_source(raw, {"s": Listing(files={"test.csv": "x"})}, "mine") == "s"
    assert name_source(raw, {"s": Listing(files={"elsewhere.csv": raw.sha256})}, "mine") == "s"
    assert name_source(raw, {"s": Listing(files={"elsewhere.csv": "x"}), "t": Listing()}, "mine") == "mine"


def describe(raw: RawFile, cut_off: str | None = None, **sources: Listing) -> About:
    """Return what a dataset of one file says of itself."""
    return describe_dataset("mine", [RawName(name=raw.name, sha256=raw.sha256)], sources, [], LEDGER, cut_off)


def test_the_cut_off_is_the_one_given_else_the_latest_listed(raw: RawFile) -> None:
    """What is given goes first; of several sources the latest date counts; else it is not known."""
    sources = {"a": Listing(cut_off="2026-01-31"), "b": Listing(cut_off="2026-03-31")}
    assert describe(raw, "2025-12-31", **sources).cut_off == "2025-12-31"
    assert describe(raw, **sources).cut_off == "2026-03-31"
    assert describe(raw).cut_off is None


@pytest.mark.parametrize("text", ["31.12.2025", "2025-13-01", "2025-1-1", "20251231"])
def test_a_cut_off_that_is_no_date_is_an_error(raw: RawFile, text: str) -> None:
    """Only an ISO date in full will do."""
    with pytest.raises(ParameterError, match="no date"):
        describe(raw, text)


def test_a_file_that_is_not_the_listed_one_is_named(raw: RawFile) -> None:
    """A source lists its files by hash; one that differs is said to have changed."""
    same = describe(raw, s=Listing(files={"test.csv": raw.sha256}))
    other = describe(raw, s=Listing(files={"test.csv": "0" * 64}))
    assert (same.changed, other.changed) == ([], ["test.csv"])
    assert [(file.name, file.sha256) for file in same.raw] == [("test.csv", raw.sha256)]
