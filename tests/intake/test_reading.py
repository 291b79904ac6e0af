"""The ledger, fed tables that are broken on purpose; and what a dataset says of itself."""

from pathlib import Path

import pandas as pd
import pytest
from conftest import make_incident, make_report, table

from analysis.datasets.about import About, Ledger
from analysis.datasets.sources import Listing
from analysis.datasets.tables import TABLES, make_table
from analysis.errors import DataError, ParameterError
from analysis.intake.raw import RawFile, read_raw
from analysis.intake.reading import balance, describe_dataset, name_source


def read(folder: Path, text: str) -> RawFile:
    """Return a raw file of some rows."""
    path = folder / "test.csv"
    path.write_text(text, "utf-8")
    return read_raw(path)._replace(name="test.csv")


def fill(**frames: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return all tables, empty where not given."""
    return {name: frames.get(name, make_table(name, [])) for name in TABLES}


LEDGER = Ledger(format="test", read=0, kept=0, set_aside=0, reasons={}, tables={})
ORIGIN = {"source_id": "test", "source_file": "test.csv"}


def aside(*rows: int) -> pd.DataFrame:
    """Return these rows as set aside."""
    return table("set_aside", *({**ORIGIN, "source_row": row, "reason": "no_value"} for row in rows))


def kept(*rows: int, **overrides: object) -> pd.DataFrame:
    """Return these rows as incidents."""
    return table("incidents", *(make_incident(incident_id=f"i-{row}", source_row=row, **overrides) for row in rows))


@pytest.fixture
def raw(tmp_path: Path) -> RawFile:
    """Return a file of three rows: 2, 3 and 4."""
    return read(tmp_path, "a,b\n1,2\n3,4\n5,6\n")


def test_rows_kept_and_set_aside_are_all_rows(raw: RawFile) -> None:
    """Two kept and one set aside are three read; a row in two tables is one row."""
    tables = fill(incidents=kept(2, 3), reports=table("reports", make_report(source_row=3)), set_aside=aside(4))
    ledger = balance([raw], tables, "test")
    assert ledger.model_dump(exclude={"tables"}) == {
        "format": "test",
        "read": 3,
        "kept": 2,
        "set_aside": 1,
        "reasons": {"no_value": 1},
    }
    assert ledger.tables["incidents"] == 2


BROKEN = {
    "a row in no table": fill(incidents=kept(2, 3)),
    "a row both kept and set aside": fill(incidents=kept(2, 3, 4), set_aside=aside(4)),
    "a row that was never read": fill(incidents=kept(2, 3, 4, 5)),
    "a row set aside that was never read": fill(incidents=kept(2, 3, 4), set_aside=aside(5)),
    "nothing at all": fill(),
    "a row named by coverage alone": fill(
        incidents=kept(2, 3),
        coverage=table(
            "coverage",
            {
                **ORIGIN,
                "source_row": 4,
                "state": "covered",
                "from_date": pd.Timestamp("2026-01-01"),
                "to_date": pd.Timestamp("2026-01-01"),
            },
        ),
    ),
    "a row of another file": fill(incidents=kept(2, 3, 4, source_file="other.csv")),
}


@pytest.mark.parametrize("tables", BROKEN.values(), ids=BROKEN)
def test_a_ledger_that_does_not_add_up_is_an_error(raw: RawFile, tables: dict[str, pd.DataFrame]) -> None:
    """Whatever a reader loses, doubles or invents, nothing is written."""
    if "i-5" in set(tables["incidents"]["incident_id"]) or 5 in set(tables["set_aside"]["source_row"]):
        with pytest.raises((DataError, IndexError)):
            balance([raw], tables, "test")
        return
    with pytest.raises(DataError, match="not exactly once in the ledger"):
        balance([raw], tables, "test")


def test_rows_that_were_no_rows_to_begin_with_count_too(tmp_path: Path) -> None:
    """A blank and a ragged row were read, and have to be set aside."""
    file = read(tmp_path, "a,b\n1,2\n,\n5,6,7\n")
    assert balance([file], fill(incidents=kept(2), set_aside=aside(3, 4)), "test").read == 3
    with pytest.raises(DataError, match="1 rows are not exactly once"):
        balance([file], fill(incidents=kept(2), set_aside=aside(3)), "test")


def test_a_file_belongs_to_the_source_that_lists_it(raw: RawFile) -> None:
    """By its path or by its hash; else it is the dataset's own."""
    assert name_source(raw, {"s": Listing(files={"test.csv": "x"})}, "mine") == "s"
    assert name_source(raw, {"s": Listing(files={"elsewhere.csv": raw.sha256})}, "mine") == "s"
    assert name_source(raw, {"s": Listing(files={"elsewhere.csv": "x"}), "t": Listing()}, "mine") == "mine"


def describe(raw: RawFile, cut_off: str | None = None, **sources: Listing) -> About:
    """Return what a dataset of one file says of itself."""
    return describe_dataset("mine", [raw], sources, [], LEDGER, cut_off)


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
    assert [file.model_dump() for file in same.raw] == [{"name": "test.csv", "sha256": raw.sha256}]
