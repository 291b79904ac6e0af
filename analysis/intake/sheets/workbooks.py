"""Workbooks of Excel and OpenDocument: every sheet a table, each cell as it is meant, not as it is stored."""

import re
import zlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

import pandas as pd

from analysis.errors import DataError
from analysis.intake.sheets.grid import Grid, Notes, clean_header, make_aside, part_rows, set_rows_aside
from analysis.intake.sheets.headers import LOOK_AHEAD, find_header, is_heading, join_headings
from analysis.intake.sheets.looks import Stored, number_column
from analysis.intake.sheets.stored import count_cells, list_archived, read_stored
from analysis.intake.sheets.texts import clean_cells

# What a damaged archive, or one with a password, raises; the library of workbooks has its own error.
_FAULTS = (ValueError, KeyError, OSError, BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
_BOOK = "a workbook of Excel (.xlsx, .xls) or OpenDocument (.ods)"
Merges = Sequence[tuple[tuple[int, int], tuple[int, int]]]


def read_workbook(data: bytes, name: str, header_row: int | None, most_cells: int) -> list[Grid]:
    """Read every sheet of a workbook, hidden ones too.

    Returns
    -------
    list of Grid
        One a sheet. A date cell is a day, a cell of a clock time a time, a whole number has no `.0`, a cell merged
        downward is filled down. A sheet without a row that holds columns together is no table: all its rows are set
        aside.

    Raises
    ------
    DataError
        When it cannot be opened, or has more cells than `most_cells`.
    """
    import python_calamine

    try:
        count_cells(data, name, most_cells)
        stored = read_stored(data)
        with python_calamine.load_workbook(BytesIO(data)) as book:
            told = [
                (sheet, book.get_sheet_by_name(sheet.name)) for sheet in book.sheets_metadata if _holds_cells(sheet)
            ]
            if not told:
                raise DataError(name, "no sheet of cells", "a workbook with a table", "Check the file")
            hidden = {sheet.name: sheet.visible != python_calamine.SheetVisibleEnum.Visible for sheet, _ in told}
            return [
                _read_sheet(
                    found, f"{name}#{sheet.name}", header_row, hidden[sheet.name], stored.get(sheet.name, Stored())
                )
                for sheet, found in told
            ]
    except (python_calamine.CalamineError, *_FAULTS) as error:
        if files := list_archived(data):
            found = f"an archive of files ({', '.join(files[:3])}{' …' if len(files) > 3 else ''})"
            raise DataError(name, found, _BOOK, "Unpack it, and name the files or their folder") from error
        advice = "Open and save it again; a workbook with a password has to be saved without it"
        raise DataError(name, f"not a workbook that can be read ({error})", _BOOK, advice) from error


def _holds_cells(sheet: Any) -> bool:
    """Say whether a sheet is one of cells; sheets of a chart alone, dialogs and macros hold none."""
    return str(sheet.typ).endswith("WorkSheet")


def _read_sheet(sheet: Any, name: str, header_row: int | None, is_hidden: bool, stored: Stored) -> Grid:
    cells = sheet.to_python(skip_empty_area=False)
    merges: Merges = sheet.merged_cell_ranges or ()
    rows, n_cleaned = clean_cells([[print_cell(cell) for cell in row] for row in cells])
    down = _fill_down(rows, merges)
    spans: dict[int, list[tuple[int, int]]] = {}
    for (top, left), (bottom, right) in merges:
        if right > left and top == bottom:
            spans.setdefault(top, []).append((left, right))
    notes = Notes(
        is_hidden=is_hidden,
        no_value=stored.no_value,
        n_cleaned=n_cleaned,
        n_comments=stored.n_comments,
        hidden=stored.hidden,
        struck=stored.struck,
        header_row=0,
    )
    position = header_row - 1 if header_row else find_header(rows[: 2 * LOOK_AHEAD], spans)
    names = join_headings(rows, position, spans) if position is not None and position < len(rows) else []
    if position is None or not is_heading(names):
        return _set_sheet_aside(rows, sheet.name, notes, name if header_row else "")
    rows[position] = names
    rows = _append_links(rows, position, stored.links)
    header = clean_header(tuple(" ".join(cell.split()) for cell in rows[position]), f"{name}, row {position + 1}")
    index = pd.RangeIndex(position + 2, len(rows) + 1, name="source_row")
    frame = pd.DataFrame(rows[position + 1 :], index=index, columns=pd.Index(header), dtype="str")
    kept, aside = part_rows(frame, may_be_damaged=True)
    filled = {header[at]: frozenset(row + 1 for row, column in down if column == at) for at in {c for _, c in down}}
    return Grid(sheet.name, header, kept, aside, notes._replace(header_row=position + 1, filled_down=filled))


def _append_links(rows: list[list[str]], position: int, links: Mapping[str, str]) -> list[list[str]]:
    """Return rows with a column more for each column that hides addresses behind its words: `Link (link)`."""
    behind: dict[int, dict[int, str]] = {}
    for place, address in links.items():
        match = _PLACE.fullmatch(place)
        row, column = (int(match[2]) - 1, number_column(match[1]) - 1) if match else (-1, -1)
        if position < row < len(rows) and column < len(rows[row]) and address not in rows[row][column]:
            behind.setdefault(column, {})[row] = address
    if not behind:
        return rows
    told = [[*row, *(addresses.get(n, "") for addresses in behind.values())] for n, row in enumerate(rows)]
    told[position][len(rows[position]) :] = [f"{rows[position][column]} (link)".strip() for column in behind]
    return told


_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def _set_sheet_aside(rows: list[list[str]], sheet: str, notes: Notes, asked: str) -> Grid:
    """Return a sheet that is no table: without columns, every row set aside."""
    if asked:
        raise DataError(asked, "no row of column names where --header-row says", "a row of words", "Mend --header-row")
    width = max(map(len, rows), default=0)
    index = pd.RangeIndex(1, len(rows) + 1, name="source_row")
    frame = pd.DataFrame(rows, index=index, columns=[f"column {n}" for n in range(1, width + 1)], dtype="str")
    filled = frame[(frame != "").any(axis=1)]
    aside = set_rows_aside(filled, ["no_table"] * len(filled), "the sheet has no row of column names")
    return Grid(sheet, (), frame.iloc[:0, :0], aside if len(filled) else make_aside([]), notes)


def _fill_down(rows: list[list[str]], merges: Merges) -> set[tuple[int, int]]:
    """Fill the cells merged below another with its text, and return their places, row and column from 0."""
    filled = set()
    width = max(map(len, rows), default=0)
    for (top, left), (bottom, _) in merges:
        if top >= len(rows) or left >= width:  # merged beyond what is filled
            continue
        for row in range(top + 1, min(bottom + 1, len(rows))):
            if rows[top][left] and not rows[row][left]:
                rows[row][left] = rows[top][left]
                filled.add((row, left))
    return filled


def print_cell(cell: object) -> str:
    """Return a cell as text: a midnight is a day, a duration below a day a clock time, a whole number has no `.0`.

    Examples
    --------
    >>> [print_cell(5.0), print_cell(time(3, 12)), print_cell(datetime(2026, 3, 5))]
    ['5', '03:12', '2026-03-05']
    """
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{cell:.15g}"
    if isinstance(cell, datetime):
        moment = _round(cell)
        return moment.date().isoformat() if moment.time() == time() else f"{moment.date()} {_print_time(moment.time())}"
    if isinstance(cell, timedelta):
        return _print_duration(round(cell.total_seconds()))
    return _print_time(cell) if isinstance(cell, time) else cell.isoformat() if isinstance(cell, date) else str(cell)


def _round(moment: datetime) -> datetime:
    """Return a moment to the second: a spreadsheet keeps a fraction of a day, which is a little less or more."""
    return (moment + timedelta(microseconds=500_000)).replace(microsecond=0)


def _print_time(clock: time) -> str:
    moment = _round(datetime.combine(date(2000, 1, 1), clock))
    return moment.strftime("%H:%M:%S" if moment.second else "%H:%M")


def _print_duration(seconds: int) -> str:
    hours, rest = divmod(abs(seconds), 3600)
    end = f":{rest % 60:02d}" if rest % 60 else ""
    return f"{'-' if seconds < 0 else ''}{hours:02d}:{rest // 60:02d}{end}"
