"""Workbooks as people keep them: several sheets, titles, merged cells, dates, clocks, errors."""

import datetime as dt
import time
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from analysis.errors import DataError
from analysis.intake.raw import RawFile, read_files
from analysis.intake.sheets.looks import find_struck, list_struck
from analysis.intake.sheets.workbooks import print_cell

HEADINGS = ["Date", "Time", "Region", "Killed"]


def save(tmp_path: Path, *sheets: list[list[object]]) -> tuple[Workbook, Path]:
    """Return a workbook of these sheets, and where it is written."""
    book = Workbook()
    for number, rows in enumerate(sheets):
        sheet: Worksheet = book.active if number == 0 else book.create_sheet(f"S{number + 1}")
        for row in rows:
            sheet.append(row)
    path = tmp_path / "book.xlsx"
    book.save(path)
    return book, path


def by_sheet(path: Path, header_row: int | None = None) -> dict[str, RawFile]:
    """Return the tables of a workbook by their sheets."""
    return {raw.name.partition("#")[2]: raw for raw in read_files(path, header_row)}


CELLS = [
    (5.0, "5"),
    (2.5, "2.5"),
    (0.1 + 0.2, "0.3"),
    (12345678901.0, "12345678901"),
    (True, "TRUE"),
    (" x ", "x"),
    (dt.date(2026, 3, 5), "2026-03-05"),
    (dt.datetime(2026, 3, 5), "2026-03-05"),
    (dt.datetime(2026, 3, 5, 4, 10), "2026-03-05 04:10"),
    (dt.datetime(2026, 3, 5, 4, 9, 59, 914_000), "2026-03-05 04:10"),
    (dt.time(3, 12), "03:12"),
    (dt.time(3, 12, 5), "03:12:05"),
    (dt.timedelta(hours=3, minutes=12), "03:12"),
    (dt.timedelta(hours=30, seconds=5), "30:00:05"),
]


@pytest.mark.parametrize(("cell", "text"), CELLS)
def test_a_cell_is_printed_as_it_is_meant(cell: object, text: str) -> None:
    """A midnight is a day, a whole number has no point, a fraction of a day is a clock time to the second."""
    assert text == print_cell(cell)


def test_every_sheet_is_read_hidden_ones_too_and_numbered_as_it_is_seen(tmp_path: Path) -> None:
    """Titles and blank rows above the header count in the numbers of rows, and are no rows of the table."""
    rows = [["Attacks in March"], [], HEADINGS, [dt.date(2026, 3, 5), dt.time(3, 12), "Kharkiv", 2]]
    book, path = save(tmp_path, rows, [HEADINGS, ["5 March 2026", None, "Kyiv", None]])
    book["S2"].sheet_state = "hidden"
    book.save(path)
    read = by_sheet(path)
    assert {name: (raw.notes.header_row, raw.notes.is_hidden) for name, raw in read.items()} == {
        "Sheet": (3, False),
        "S2": (1, True),
    }
    first = read["Sheet"].rows
    assert first.loc[4].to_dict() == {"Date": "2026-03-05", "Time": "03:12", "Region": "Kharkiv", "Killed": "2"}
    assert read["S2"].rows.loc[2].to_dict() == {"Date": "5 March 2026", "Time": "", "Region": "Kyiv", "Killed": ""}
    assert {raw.name.partition("#")[0] for raw in read.values()} == {"book.xlsx"}


def test_a_sheet_that_is_no_table_loses_no_row(tmp_path: Path) -> None:
    """Notes on a sheet of their own are set aside, each row with its filled cells; an empty sheet has none."""
    notes: list[list[object]] = [["Kept by the desk"], [], ["Ask before use"]]
    read = by_sheet(save(tmp_path, [HEADINGS, ["2026-03-05", "", "Kyiv", 1]], notes, [])[1])
    assert read["S2"].header == ()
    assert read["S2"].set_aside[["reason", "n_cells"]].to_dict("index") == {
        1: {"reason": "no_table", "n_cells": 1},
        3: {"reason": "no_table", "n_cells": 1},
    }
    assert (len(read["S3"].rows), len(read["S3"].set_aside)) == (0, 0)


def test_the_header_stands_under_headings_of_headings(tmp_path: Path) -> None:
    """A heading merged over two columns stands before their own names; one merged downward is the name."""
    rows = [["Date", "Region", "Casualties", None], [None, None, "Killed", "Injured"], ["2026-03-05", "Kyiv", 1, 2]]
    book, path = save(tmp_path, rows)
    for cells in ("A1:A2", "B1:B2", "C1:D1"):
        book.active.merge_cells(cells)
    book.save(path)
    raw = by_sheet(path)["Sheet"]
    assert raw.header == ("Date", "Region", "Casualties: Killed", "Casualties: Injured")
    assert raw.rows.loc[3].tolist() == ["2026-03-05", "Kyiv", "1", "2"]


@pytest.mark.parametrize(
    ("above", "merged", "header"),
    [
        (["Daily list of attacks, March"], "A1:D1", ("Date", "Region", "adults", "children")),
        (
            ["Daily list of attacks, March", None, None, "as of 5 April"],
            "A1:C1",
            ("Date", "Region", "adults", "children"),
        ),
        (["When", "Where", "Killed"], "C1:D1", ("Date", "Region", "Killed: adults", "Killed: children")),
    ],
)
def test_a_title_above_the_names_is_no_heading_of_theirs(
    above: list[object], merged: str, header: tuple[str, ...], tmp_path: Path
) -> None:
    """A title stands alone in its row, or over most of the table; a heading over some columns beside others."""
    book, path = save(tmp_path, [above, ["Date", "Region", "adults", "children"], ["2026-03-05", "Kyiv", 1, 2]])
    book.active.merge_cells(merged)
    book.save(path)
    assert by_sheet(path)["Sheet"].header == header


def test_cells_merged_downward_are_filled_and_named(tmp_path: Path) -> None:
    """One date for three rows is the date of each; the two cells filled are told from the one that was typed."""
    rows = [HEADINGS, ["2026-03-05", "", "Kyiv", 1], [None, "", "Kharkiv", 2], [None, "", "Odesa", 3]]
    book, path = save(tmp_path, rows)
    book.active.merge_cells("A2:A4")
    book.save(path)
    raw = by_sheet(path)["Sheet"]
    assert raw.rows["Date"].tolist() == ["2026-03-05"] * 3
    assert raw.notes.filled_down == {"Date": frozenset({3, 4})}


def test_errors_and_formulas_without_a_result_are_named_by_cell(tmp_path: Path) -> None:
    """They read as blanks, and the sheet's own XML says where they stand."""
    rows = [HEADINGS, ["2026-03-05", "", "Kyiv", "=1+1"], ["2026-03-06", "", "Kyiv", 4]]
    book, path = save(tmp_path, rows)
    book.active["B3"] = "#N/A"
    book.active["B3"].data_type = "e"
    book.save(path)
    raw = by_sheet(path)["Sheet"]
    assert raw.notes.no_value == ("D2", "B3")
    assert raw.rows["Killed"].tolist() == ["", "4"]


def test_the_row_of_names_can_be_named(tmp_path: Path) -> None:
    """--header-row goes before what is found; a row that holds no names is an error that says so."""
    rows: list[list[object]] = [["a", "b"], ["c", "d"], ["e", "f"]]
    path = save(tmp_path, rows)[1]
    assert by_sheet(path)["Sheet"].header == ("a", "b")
    assert by_sheet(path, 2)["Sheet"].header == ("c", "d")
    with pytest.raises(DataError, match=r"Mend --header-row"):
        by_sheet(path, 9)


def test_control_and_direction_characters_are_taken_out_and_counted(tmp_path: Path) -> None:
    """What no reader sees and what reorders a page does not reach a table."""
    raw = by_sheet(save(tmp_path, [["Date", "Place"], ["2026-03-05", "Ky\u202eiv\u200f"]])[1])["Sheet"]
    assert (raw.rows.loc[2, "Place"], raw.notes.n_cleaned) == ("Kyiv", 2)


def test_what_a_sheet_says_by_its_looks_is_told(tmp_path: Path) -> None:
    """Hidden rows and columns are read and named, and cells struck through, in whole or in part; empty ones are not."""
    rows: list[list[object]] = [HEADINGS, *([f"2026-03-0{day}", "04:10", "Kyiv", day] for day in range(1, 7))]
    book, path = save(tmp_path, rows)
    sheet = book.active
    for row in (3, 4, 6, 20):  # row 20 holds nothing
        sheet.row_dimensions[row].hidden = True
    for column in "BCX":  # nothing stands in column X
        sheet.column_dimensions[column].hidden = True
    sheet["D2"].font, sheet["Z9"].font, sheet["D3"].font = Font(strike=True), Font(strike=True), Font(bold=True)
    sheet["D5"] = CellRichText(TextBlock(InlineFont(strike=True), "3"), " 5")
    book.save(path)
    raw = by_sheet(path)["Sheet"]
    assert raw.notes.hidden == ("rows 3-4", "row 6", "columns B-C")
    assert raw.notes.struck == ("D2", "D5")
    assert raw.rows["Killed"].tolist() == ["1", "2", "3", "3 5", "5", "6"]


def test_headings_of_three_levels_and_ages_are_names(tmp_path: Path) -> None:
    """Each level goes before the next one; names such as 0-17 are names below a heading."""
    rows: list[list[object]] = [
        ["Date", "Killed", None, None, None],
        [None, "Civilians", None, "Military", None],
        [None, "0-17", "18+", "men", "women"],
        ["2026-03-05", 1, 2, 3, 4],
    ]
    book, path = save(tmp_path, rows)
    for cells in ("B1:E1", "B2:C2", "D2:E2"):
        book.active.merge_cells(cells)
    book.save(path)
    assert by_sheet(path)["Sheet"].header == (
        *("Date", "Killed: Civilians: 0-17", "Killed: Civilians: 18+"),
        *("Killed: Military: men", "Killed: Military: women"),
    )


@pytest.mark.parametrize("second", [["2026-03-05", "Kyiv", None, "a", "b"], ["Kharkiv Oblast", None, None, None, None]])
def test_below_a_heading_without_names_of_its_own_the_first_row_is_one(second: list[object], tmp_path: Path) -> None:
    """Sources stands merged over two columns of addresses: what follows is a record, or a region, and no heading."""
    rows = [["Date", "Region", "Killed", "Sources", None], second, *[["2026-03-06", "Kyiv", 1, "a", "b"]] * 3]
    book, path = save(tmp_path, rows)
    book.active.merge_cells("D1:E1")
    book.save(path)
    raw = by_sheet(path)["Sheet"]
    assert raw.header == ("Date", "Region", "Killed", "Sources", "column 5")
    assert raw.rows.index[0] == 2


def test_texts_that_excel_keeps_apart_are_struck_through_there(tmp_path: Path) -> None:
    """Excel writes texts once for all cells: a text struck through there is so in each of its cells, and no number is."""
    texts = b"<sst><si/><si><r><rPr><strike/></rPr><t>3</t></r><r><t> 5</t></r></si></sst>"
    sheet = (
        b'<c r="A1" t="s"><v>1</v></c><c r="A2"><v>1</v></c><c r="A3" t="s"><v>0</v></c><c r="A4" t="s"><v>1</v></c>'
    )
    assert list(list_struck(sheet, find_struck(b"", texts))) == ["A1", "A4"]
    styles = b'<fonts><font><strike val="0"/></font><font /><font/><font><dstrike/></font></fonts>'
    styles += b'<cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/><xf fontId="3"/></cellXfs>'
    cells = b"".join(b'<c r="A%d" s="%d"><v>7</v></c>' % (style + 1, style) for style in range(4))
    assert list(list_struck(cells, find_struck(styles, b""))) == ["A4"]


@pytest.mark.parametrize("tag", [b'<c r="A1">', b"<si>", b"<fonts>", b"<font>", b"<xf>"])
def test_tags_that_are_never_closed_take_no_time(tag: bytes) -> None:
    """What a forger leaves open is read once, not once for each tag."""
    began = time.process_time()
    text = tag * 100_000 + b"<strike/>"
    list(list_struck(text, find_struck(text, text)))
    assert time.process_time() - began < 5


def write_ods(path: Path, *rows: str, styles: str = "") -> Path:
    """Write a spreadsheet of OpenDocument with these rows of XML, and return its path."""
    names = ("office", "table", "text", "style", "calcext", "xlink")
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    body = f'<office:spreadsheet><table:table table:name="Mar">{"".join(rows)}</table:table></office:spreadsheet>'
    content = f'<?xml version="1.0"?><office:document-content {spaces}>{styles}<office:body>{body}</office:body></office:document-content>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return path


def make_row(*cells: str, times: int = 1) -> str:
    """Return a row of OpenDocument text cells."""
    return f'<table:table-row table:number-rows-repeated="{times}">{make_cells(*cells)}</table:table-row>'


def make_cells(*cells: str) -> str:
    """Return OpenDocument text cells."""
    return "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in cells
    )


def test_an_opendocument_sheet_reads_like_one_of_excel(tmp_path: Path) -> None:
    """Dates and clock times of OpenDocument are days and times too."""
    day = '<table:table-cell office:value-type="date" office:date-value="2026-03-05"/>'
    clock = '<table:table-cell office:value-type="time" office:time-value="PT03H12M00S"/>'
    path = write_ods(tmp_path / "a.ods", make_row("Date", "Time"), f"<table:table-row>{day}{clock}</table:table-row>")
    assert by_sheet(path)["Mar"].rows.loc[2].tolist() == ["2026-03-05", "03:12"]


def test_opendocument_says_what_its_cells_do_not_show(tmp_path: Path) -> None:
    """Errors, formulas without a result, addresses, remarks, hidden rows and columns, cells struck through: as in Excel."""
    style = '<style:style style:name="{}" style:family="{}"><style:text-properties {}/></style:style>'
    line = 'style:text-line-through-style="{}"'
    styles = style.format("ce1", "table-cell", line.format("solid")) + style.format("T1", "text", line.format("solid"))
    styles += style.format("ce2", "table-cell", line.format("none"))
    cell = '<table:table-cell {} office:value-type="float" office:value="3"><text:p>{}</text:p></table:table-cell>'
    struck, bare = (cell.format(f'table:style-name="{name}"', 3) for name in ("ce1", "ce2"))
    in_part = cell.format("", '<text:span text:style-name="T1">3</text:span> 5')
    rows = [
        make_row("Date", "Killed", "Link"),
        f'<table:table-row table:visibility="filter">{make_cells("2026-03-05")}{struck}'
        '<table:table-cell office:value-type="string"><text:p><text:a xlink:href="https://example.org/?a=1&amp;b=2">post</text:a>'
        "</text:p></table:table-cell></table:table-row>",
        f'<table:table-row>{make_cells("2026-03-06")}<table:table-cell table:formula="of:=SUM([.A1])"/></table:table-row>',
        '<table:table-row table:number-rows-repeated="2" table:visibility="collapse"><table:table-cell/></table:table-row>',
        f'<table:table-row>{make_cells("2026-03-07")}<table:table-cell table:formula="of:=1/0" office:value-type="string" '
        'office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell></table:table-row>',
        f"<table:table-row>{make_cells('2026-03-08')}{bare}</table:table-row>",
        f"<table:table-row>{make_cells('2026-03-09')}{in_part}</table:table-row>",
    ]
    columns = '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="9"/>'
    raw = by_sheet(write_ods(tmp_path / "a.ods", columns, *rows, styles=styles))["Mar"]
    assert raw.notes.hidden == ("row 2", "columns B-C")
    assert raw.notes.struck == ("B2", "B8")
    assert raw.notes.no_value == ("B3", "B6")
    assert raw.rows.loc[2, "Link (link)"] == "https://example.org/?a=1&b=2"


def test_groups_repeats_and_remarks_of_opendocument_move_no_cell(tmp_path: Path) -> None:
    """Rows in groups are rows, one that stands for three is three, and what a remark holds is no cell's."""
    link = '<table:table-cell office:value-type="string"><text:p><text:a xlink:href="https://example.org/{}">x</text:a></text:p>{}'
    remark = (
        '<office:annotation><text:p><text:a xlink:href="https://example.org/no">y</text:a></text:p></office:annotation>'
    )
    rows = [make_row("Date", "Link"), "<table:table-row-group>"]
    rows += [f"<table:table-row>{make_cells('2026-03-05')}{link.format(1, '</table:table-cell>')}</table:table-row>"]
    rows += ["</table:table-row-group>", "<table:table-row-group>"]
    rows += [
        '<table:table-row table:number-rows-repeated="3" table:visibility="filter">'
        f"{make_cells('2026-03-06')}{link.format(2, remark + '</table:table-cell>')}</table:table-row>"
    ]
    cell = f'<table:table-cell office:value-type="string">{remark}<text:p>z</text:p></table:table-cell>'
    rows += ["</table:table-row-group>", f"<table:table-row>{make_cells('2026-03-09')}{cell}</table:table-row>"]
    columns = "<table:table-column-group><table:table-column/></table:table-column-group>"
    columns += '<table:table-column table:visibility="collapse"/>'
    raw = by_sheet(write_ods(tmp_path / "a.ods", columns, *rows))["Mar"]
    assert raw.notes.hidden == ("rows 3-5", "column B")
    assert raw.notes.n_comments == 2
    assert raw.rows["Link (link)"].tolist() == [*(f"https://example.org/{n}" for n in (1, 2, 2, 2)), ""]


@pytest.mark.parametrize("kind", ["repeated", "many", "far"])
def test_a_workbook_of_too_many_cells_is_refused_before_it_is_opened(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A small file can stand for millions of cells; the limit is stated, and can be raised."""
    monkeypatch.setenv("BRIEFS_MOST_CELLS", "20")
    if kind == "repeated":
        path = write_ods(tmp_path / "a.ods", make_row("Date", "Time"), make_row("x", "y", times=1000))
    elif kind == "far":
        book, path = save(tmp_path, [HEADINGS, ["2026-03-05", "", "Kyiv", 1]])
        book.active["A9"] = "far below, and far out"
        book.active["XFD1048576"] = None
        book.active["H3"] = "out"
        book.save(path)
    else:
        path = save(tmp_path, [HEADINGS, *([["2026-03-05", "", "Kyiv", n] for n in range(9)])])[1]
    with pytest.raises(DataError, match=r"more than 20 cells.*BRIEFS_MOST_CELLS"):
        read_files(path)
    monkeypatch.setenv("BRIEFS_MOST_CELLS", "5000")
    assert len(read_files(path)) == 1


@pytest.mark.parametrize("damage", ["cut", "zeros", "xml"])
def test_a_damaged_workbook_is_one_clear_error(damage: str, tmp_path: Path) -> None:
    """Cut short, overwritten or with broken XML inside: no traceback."""
    path = save(tmp_path, [HEADINGS, ["2026-03-05", "", "Kyiv", 1]])[1]
    data = bytearray(path.read_bytes())
    if damage == "cut":
        path.write_bytes(data[: len(data) // 2])
    elif damage == "zeros":
        at = data.find(b"xl/worksheets/sheet1.xml") + 30
        data[at : at + 40] = bytes(40)
        path.write_bytes(data)
    else:
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        with zipfile.ZipFile(path, "w") as archive:
            for name, part in parts.items():
                archive.writestr(name, part[: len(part) // 2] if name == "xl/workbook.xml" else part)
    with pytest.raises(DataError, match=r"workbook"):
        read_files(path)


def test_what_is_pinned_to_cells_is_read_or_counted(tmp_path: Path) -> None:
    """An address behind a word is a column of its own; one that stands in the cell is not doubled; remarks are counted."""
    from openpyxl.comments import Comment

    book = Workbook()
    sheet = book.active
    sheet.append(["Date", "Link"])
    sheet.append(["2026-03-05", "post"])
    sheet.append(["2026-03-06", "https://b.example"])
    sheet["B2"].hyperlink = "https://a.example/1"
    sheet["B3"].hyperlink = "https://b.example"
    sheet["A2"].comment = Comment("later three", "x")
    book.save(tmp_path / "pinned.xlsx")
    raw = read_files(tmp_path / "pinned.xlsx")[0]
    assert raw.rows["Link (link)"].tolist() == ["https://a.example/1", ""]
    assert raw.notes.n_comments == 1


def test_a_workbook_of_a_chart_alone_is_one_clear_error(tmp_path: Path) -> None:
    """There is no sheet of cells in it."""
    book = Workbook()
    book.create_chartsheet("Chart")
    book.remove(book["Sheet"])
    book.save(tmp_path / "chart.xlsx")
    with pytest.raises(DataError, match="no sheet of cells"):
        read_files(tmp_path / "chart.xlsx")
