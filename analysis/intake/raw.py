"""A raw file as tables of text, whatever its kind: one of a text, one a sheet of a workbook."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.errors import DataError, ParameterError
from analysis.intake.sheets import streamed
from analysis.intake.sheets.delimited import WORKBOOK_STARTS, read_delimited
from analysis.intake.sheets.grid import Grid, Notes, describe_rows, read_words
from analysis.intake.sheets.objects import read_objects
from analysis.intake.sheets.streamed import Survey, read_header, survey
from analysis.intake.sheets.workbooks import read_workbook
from analysis.paths import shorten

__all__ = ["Notes", "RawFile", "describe_rows", "read_files", "read_raw", "read_words"]

_MOST_BYTES, _MOST_CELLS = 2_000_000_000, 5_000_000


class Met:
    """How often each value of some rows stood in the batches before them, as 64-bit hashes: eight bytes a row."""

    def __init__(self) -> None:
        self._runs: list[np.ndarray] = []

    def count(self, hashes: np.ndarray) -> np.ndarray:
        """Return how often each hash was met before, not counting those beside it; and remember them all."""
        order = np.argsort(hashes)
        ordered, found = hashes[order], np.zeros(len(hashes), dtype="int64")
        for run in self._runs:
            at = np.searchsorted(run, ordered)  # in order, which is ten times as fast
            met = np.flatnonzero(run[at.clip(max=len(run) - 1)] == ordered)
            found[order[met]] += np.searchsorted(run, ordered[met], "right") - at[met]
        self._runs += [ordered] if len(ordered) else []
        while len(self._runs) > 1 and len(self._runs[-2]) <= 2 * len(self._runs[-1]):  # few runs, each met once
            self._runs[-2:] = [np.sort(np.concatenate(self._runs[-2:]), kind="stable")]
        return found


class Piece(NamedTuple):
    """Which rows of a file these are: its first, its last, and what those before were; all, where it is whole.

    `words` are the distinct words of the whole file in the columns of which one word tells how another is meant.
    """

    is_first: bool = True
    is_last: bool = True
    met: Met | None = None
    words: pd.DataFrame | None = None


class RawFile(NamedTuple):
    """One table of a raw file: its name, header, rows as text, and rows set aside.

    Both by source_row: rows are numbered as a spreadsheet shows them, the objects of a list from 1. A sheet of a
    workbook is named `book.xlsx#Mar`; without a header it is no table, and all its rows are set aside. `printed` keeps
    the rows as they were printed, where corrections have changed `rows`; `table` is the record table the file stands
    for, where its name does not say so; `piece` tells which rows of a large file these are.
    """

    name: str
    header: tuple[str, ...]
    rows: pd.DataFrame
    printed: pd.DataFrame
    set_aside: pd.DataFrame
    sha256: str
    table: str = ""
    notes: Notes = Notes()
    piece: Piece = Piece()


def read_raw(path: Path, header_row: int | None = None) -> RawFile:
    """Read a file that holds one table; see `read_files`.

    Raises
    ------
    DataError
        When it cannot be read, or holds several.
    """
    files = read_files(path, header_row)
    if len(files) > 1:
        raise DataError(files[0].name, f"one of {len(files)} sheets", "a file of one table", "Use read_files")
    return files[0]


def read_files(path: Path, header_row: int | None = None) -> list[RawFile]:
    """Read the tables of a CSV, TSV, Excel, OpenDocument, JSON or GeoJSON file as text.

    Returns
    -------
    list of RawFile
        One row of text a record. A cell left out by a short row does not become an empty one: short and long rows,
        blank rows and rows with bytes that are no text are set aside with source_row, reason, detail and raw; and so
        is every row of a sheet that is no table.

    Raises
    ------
    DataError
        When the file is missing, is too large, is not a table, or has no header.
    """
    if not path.is_file():
        raise DataError(str(path), "no such file", "a CSV, TSV, Excel, ODS or JSON file", "Check the path")
    name, most = shorten(path), _read_limit("BRIEFS_MOST_BYTES", _MOST_BYTES)
    if path.stat().st_size > most:
        advice = "Split it, or raise the limit with BRIEFS_MOST_BYTES"
        raise DataError(name, f"larger than {most:,} bytes", "a smaller file", advice)
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    return [_name_grid(grid, name, digest) for grid in _read_grids(data, name, path.suffix.lower(), header_row)]


class Head(NamedTuple):
    """A raw file before its rows are read: its column names and none of its rows, and what a large text is known by.

    `told` is missing of a file that is to be read whole; `stamp` is its size and when it was last written.
    """

    path: Path
    raw: RawFile
    told: Survey | None
    stamp: tuple[int, int]


def open_file(path: Path, header_row: int | None = None) -> Head | None:
    """Return what stands at the head of a raw file of one table; None of one that is large and has to be read whole.

    Raises
    ------
    DataError
        When it cannot be read.
    """
    stamp = _stamp(path)
    told = None if path.suffix.lower() in (".json", ".geojson") else survey(path)
    if told is not None:
        raw = _name_grid(read_header(path, shorten(path), header_row), shorten(path), told.sha256)
        return Head(path, raw, told, stamp)
    tables = read_files(path, header_row) if stamp[0] <= streamed.BATCH_BYTES else []
    if len(tables) != 1 or not tables[0].header:
        return None
    nothing = tables[0].rows.take([])
    return Head(path, tables[0]._replace(rows=nothing, printed=nothing), None, stamp)


def _stamp(path: Path) -> tuple[int, int]:
    return path.stat().st_size, path.stat().st_mtime_ns


def read_pieces(head: Head, header_row: int | None = None) -> Iterator[RawFile]:
    """Yield the rows of a raw file, those of a large text some at a time: together what `read_files` gives.

    Raises
    ------
    UndividedError
        When it has a row that is too long to be read so.
    DataError
        When it was written to meanwhile.
    """
    if head.told is None:
        for raw in read_files(head.path, header_row):
            _require_same(raw.sha256 == head.raw.sha256, raw.name)
            yield raw
        return
    is_first, met = True, Met()
    for grid, is_last in streamed.stream_delimited(head.path, head.raw.name, header_row, head.told):
        yield _name_grid(grid, head.raw.name, head.told.sha256)._replace(piece=Piece(is_first, is_last, met))
        is_first = False
    _require_same(head.path.is_file() and _stamp(head.path) == head.stamp, head.raw.name)


def _require_same(is_same: bool, name: str) -> None:
    if not is_same:
        expected = "a file that stays as it is"
        raise DataError(name, "it was written to while it was read", expected, "Read it again")


def _read_grids(data: bytes, name: str, ending: str, header_row: int | None) -> list[Grid]:
    most = _read_limit("BRIEFS_MOST_CELLS", _MOST_CELLS)
    if data.startswith(WORKBOOK_STARTS):
        return read_workbook(data, name, header_row, most)
    if ending in (".json", ".geojson"):
        return [read_objects(data, name, most)]
    return [read_delimited(data, name, header_row)]


def _name_grid(grid: Grid, name: str, digest: str) -> RawFile:
    own = f"{name}#{grid.sheet}" if grid.sheet else name
    return RawFile(own, grid.header, grid.rows, grid.rows, grid.set_aside, digest, "", grid.notes)


def _read_limit(name: str, default: int) -> int:
    """Return a limit as the environment sets it."""
    text = os.environ.get(name, str(default))
    if not text.isascii() or not text.isdigit():
        raise ParameterError(name, f"{text!r} is no number", "a whole number", "Unset it")
    return int(text)
