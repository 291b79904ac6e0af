"""The ledger, fed tables that are broken on purpose, and every fixture and sample; no reader loses a row or a cell."""

from pathlib import Path

import pandas as pd
import pytest
from conftest import ROOT, make_incident, make_report, table

from analysis.datasets.about import Cells
from analysis.datasets.catalogue import list_files
from analysis.datasets.reference.judgements import read_judgements
from analysis.datasets.tables import TABLES, make_table
from analysis.errors import DataError
from analysis.intake.formats import list_formats
from analysis.intake.layout import Fate
from analysis.intake.ledger import balance
from analysis.intake.raw import RawFile, read_files, read_raw
from analysis.intake.reading import read_dataset

FIXTURES, SAMPLES = ROOT / "tests" / "fixtures", ROOT.parent / "shared" / "data"


def read(folder: Path, text: str) -> RawFile:
    """Return a raw file of some rows."""
    path = folder / "test.csv"
    path.write_text(text, "utf-8")
    return read_raw(path)._replace(name="test.csv")


def fill(**frames: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return all tables, empty where not given."""
    return {name: frames.get(name, make_table(name, [])) for name in TABLES}


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
    ledger = balance([raw], tables, {}, "test")
    assert ledger.model_dump(include={"format", "read", "kept", "set_aside", "reasons"}) == {
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
            balance([raw], tables, {}, "test")
        return
    with pytest.raises(DataError, match="not exactly once in the ledger"):
        balance([raw], tables, {}, "test")


def test_rows_that_were_no_rows_to_begin_with_count_too(tmp_path: Path) -> None:
    """A blank and a ragged row were read, and have to be set aside."""
    file = read(tmp_path, "a,b\n1,2\n,\n5,6,7\n")
    assert balance([file], fill(incidents=kept(2), set_aside=aside(3, 4)), {}, "test").read == 3
    with pytest.raises(DataError, match="1 rows are not exactly once"):
        balance([file], fill(incidents=kept(2), set_aside=aside(3)), {}, "test")


def count(raw: RawFile, fates: dict[str, Fate], **overrides: object) -> Cells:
    """Return the cells of a file whose row 2 is an incident and whose rows 3 and 4 are set aside."""
    return balance(
        [raw], fill(incidents=kept(2, **overrides), set_aside=aside(3, 4)), {"test.csv": fates}, "test"
    ).cells


def test_a_cell_is_used_kept_as_words_or_ignored(raw: RawFile) -> None:
    """By whether its column's value stands in the table, its words among the reported ones, or neither."""
    a, b = Fate(("incidents.place",)), Fate(("incidents.district",))
    found = count(raw, {"a": a, "b": b}, place="1", district=None, as_reported='{"b": "2"}')
    assert found == Cells(filled=6, used=1, kept_as_words=1, ignored={"(rows set aside)": 4})
    found = count(raw, {"a": a}, place="1", as_reported=None)
    assert found == Cells(filled=6, used=1, kept_as_words=0, ignored={"b": 1, "(rows set aside)": 4})


def test_a_private_cell_is_ignored_even_where_the_same_word_is_kept(raw: RawFile) -> None:
    """What is dropped for privacy is not counted as kept because another cell says the same."""
    found = count(raw, {"a": Fate(), "b": Fate(is_private=True)}, as_reported='{"a": "1", "b": "2"}')
    assert found.ignored == {"b": 1, "(rows set aside)": 4}


def test_a_reader_that_loses_a_cell_fails_like_one_that_loses_a_row(raw: RawFile) -> None:
    """A column that the layout reads may not vanish: the error names the cell."""
    fates = {"a": Fate(("incidents.place",), must_reach=True)}
    with pytest.raises(DataError, match="1 cells of a column that is read reached no table") as error:
        count(raw, fates, place=None, as_reported=None)
    assert error.value.where == "test.csv, row 2, column 'a'"
    assert count(raw, fates, place=None, as_reported='{"a": "1"}').kept_as_words == 1


def list_inputs() -> list[list[Path]]:
    """Return what is read together: Airwars' two tables, our own records, each other fixture and sample alone."""
    own = [list_files(ROOT / "data" / "raw" / name) for name in ("december-7", "demonstration", "template")]
    single = [[p] for p in sorted(FIXTURES.glob("*/*.csv")) if p.parent.name not in ("airwars", "mapped")]
    return [
        sorted((FIXTURES / "airwars").glob("*.csv")),
        *own,
        *single,
        *([p] for p in sorted(SAMPLES.glob("*/*.csv"))),
    ]


def count_filled(raw: RawFile) -> int:
    """Return the filled cells of a raw table, in rows read and rows set aside."""
    filled = sum(cell.strip() != "" for column in raw.rows for cell in raw.rows[column])
    return filled + int(raw.set_aside["n_cells"].sum())


@pytest.mark.parametrize("paths", list_inputs(), ids=lambda paths: f"{paths[0].parent.name}-{paths[0].stem}")
def test_every_cell_of_every_fixture_and_sample_is_in_the_ledger(paths: list[Path]) -> None:
    """Filled cells are used, kept as words or ignored, and are as many as another count finds."""
    files = [raw for path in paths for raw in read_files(path)]
    ledger = read_dataset(files, "test", None, None)[1].ledger
    cells = ledger.cells
    assert cells.filled == sum(map(count_filled, files))
    assert cells.filled == cells.used + cells.kept_as_words + sum(cells.ignored.values())
    assert [own.name for own in ledger.files] == [raw.name for raw in files]


def test_every_column_of_a_fixture_is_declared_with_a_reason() -> None:
    """Each column a layout is known to have is read, kept, private or left alone, and says why; none is passed over."""
    columns = read_judgements().columns
    assert set(columns["fate"]) <= {"read", "read or left", "words", "left", "private"}
    assert not columns.duplicated(["format", "column"]).any()
    for name in set(list_formats()) - {"records"}:
        told = set(columns.loc[columns["format"] == name, "column"])
        there = {"_".join(c.casefold().split()) for p in (FIXTURES / name).glob("*.csv") for c in read_raw(p).header}
        assert there - told == set(), name
