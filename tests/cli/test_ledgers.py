"""What a person is told of what was read: which cells, rows and records are not what they seem."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font

from analysis.cli.ledgers import list_advice, print_tables
from analysis.intake.ingest import ingest_any


def test_hidden_rows_and_cells_struck_through_are_told_to_whoever_reads_them(project: Path) -> None:
    """They are read: what they mean, a person says. The line of the sheet names them, the note says what to do."""
    book = Workbook()
    book.active.append(["Date", "Region", "Event", "Killed"])
    for day in range(1, 10):
        book.active.append([f"2026-03-0{day}", "Kharkiv Oblast", "drone attack", day])
        book.active[f"D{day + 1}"].font = Font(strike=day < 8)
    book.active.row_dimensions[4].hidden = True
    book.save(project / "book.xlsx")
    ledger, _ = ingest_any([project / "book.xlsx"], "mine", report=print)
    assert print_tables(ledger) == [
        "  book.xlsx#Sheet: 9 rows read, 9 kept, 0 set aside, hidden and read like the others: row 4, "
        "struck through and read as it stands: D2, D3, D4, D5, D6 and 2 more"
    ]
    (note,) = (line for line in list_advice(ledger, "mine") if "struck" in line)
    assert note.startswith("note: 7 cells are struck through, in whole or in part, and read all the same")


def test_an_old_workbook_says_what_cannot_be_looked_for_in_it(project: Path) -> None:
    """Of .xls the looks are not read, and that is said; of .xlsx they are."""
    (project / "mine.csv").write_text("Date,Region,Event\n2026-03-05,Kharkiv Oblast,drone attack\n")
    ledger, _ = ingest_any([project / "mine.csv"], "mine", report=print)
    names = ("old.XLS#March", "old.XLS#April", "new.xlsx#March")
    files = [ledger.files[0].model_copy(update={"name": name}) for name in names]
    notes = list_advice(ledger.model_copy(update={"files": files}), "mine")
    (note,) = (line for line in notes if "cannot be told" in line)
    assert note.startswith("note: of old.XLS it cannot be told whether rows are hidden")


def test_records_without_a_region_are_counted(project: Path) -> None:
    """A table that names no region is read, and the screen says what that costs; the starter asks for the region."""
    (project / "mine.csv").write_text("Day,Event,Killed\n2026-03-05,drone attack,1\n2026-03-06,missile attack,0\n")
    ledger, _ = ingest_any([project / "mine.csv"], "mine", report=print)
    assert ledger.n_without_region == 2
    assert any("2 of 2 incidents are of no region" in line for line in list_advice(ledger, "mine"))
    starter = (project / "data" / "raw" / "mine" / "mapping.toml").read_text("utf-8")
    assert '# region = "=UA-63"' in starter
    assert 'date = "Day"  # 2 of 2' in starter
