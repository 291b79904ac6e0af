"""Delimited text that is too large to be in memory whole: some of its rows at a time, numbered as in the whole."""

import codecs
import hashlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import numpy as np
import pandas as pd

from analysis.intake.sheets.delimited import (
    BINARY_STARTS,
    HEADER_BYTES,
    WORKBOOK_STARTS,
    Form,
    find_form,
    make_grid,
    number_rows,
    set_options,
    split_rows,
)
from analysis.intake.sheets.grid import REPLACEMENT, Grid, clean_header
from analysis.intake.sheets.texts import clean_bytes

BATCH_BYTES = 1 << 25
_BLOCK_BYTES = 1 << 22
_TAIL_BYTES = 1 << 16
_LINE_ENDS = b"\r\n"


class UndividedError(Exception):
    """Rows that were to be read some at a time, or apart from others, have to be read together with these: why."""


class Survey(NamedTuple):
    """What is known of a text before its rows are read: its sha256, and how many bytes there are to its last line."""

    sha256: str
    n_bytes: int


def survey(path: Path) -> Survey | None:
    """Return what is known of a text whose rows can be read some at a time; None where it has to be read whole.

    That is where it is small, in another encoding than UTF-8, no text at all, cut off within a letter, or has lines
    longer than half a block.
    """
    if path.stat().st_size <= BATCH_BYTES:
        return None
    digest, decoder = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")()
    n_bytes, n_read, tail = 0, 0, b""
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK_BYTES // 2):
            is_whole = len(block) == _BLOCK_BYTES // 2
            if b"\x00" in block or (is_whole and b"\n" not in block) or (not n_read and _is_binary(block)):
                return None
            try:
                decoder.decode(block)
            except UnicodeDecodeError:
                return None
            digest.update(block)
            tail = (tail + block)[-_TAIL_BYTES:]
            if used := len(block.rstrip(_LINE_ENDS)):
                n_bytes = n_read + used
            n_read += len(block)
    is_cut_off = bool(decoder.getstate()[0])  # within a letter
    return None if is_cut_off or _ends_hidden(tail) else Survey(digest.hexdigest(), n_bytes)


def _ends_hidden(tail: bytes) -> bool:
    """Say whether the last line of a text is of characters that no reader sees, such as the end mark of DOS."""
    lines = tail.rstrip(_LINE_ENDS)
    return b"\n" in lines and not clean_bytes(lines.rpartition(b"\n")[2])[0].strip()


def _is_binary(block: bytes) -> bool:
    return block.startswith((*BINARY_STARTS, *WORKBOOK_STARTS))


class _Lines:
    """The bytes of a text as Arrow asks for them: without hidden characters, in blocks of whole lines.

    `n_before` are the bytes of the rows before the column names, which are passed over.
    """

    closed = False

    def __init__(self, stream: BinaryIO, n_bytes: int, n_before: int) -> None:
        self.n_cleaned, self.may_be_damaged = 0, False
        self._stream, self._n_left, self._n_before, self._rest = stream, n_bytes, n_before, b""

    def readable(self) -> bool:
        """Say that there is something to read, as a stream does."""
        return True

    def close(self) -> None:
        """Close the file."""
        self.closed = True
        self._stream.close()

    def read(self, n_most: int) -> bytes:
        """Return the next lines: so many that they are not longer than what was asked for."""
        is_first = not self._stream.tell()
        more = self._stream.read(min(n_most - len(self._rest), self._n_left))
        self._n_left -= len(more)
        lines, self._rest = _part_lines(self._rest + more, is_whole=not self._n_left)
        if self._n_left and not lines:
            raise UndividedError("a line is too long to be read by itself")
        cleaned, n_cleaned = clean_bytes(lines.removeprefix(codecs.BOM_UTF8) if is_first else lines)
        self.n_cleaned += n_cleaned
        self.may_be_damaged = self.may_be_damaged or REPLACEMENT.encode() in cleaned
        used = cleaned[self._n_before :]
        self._n_before -= len(cleaned) - len(used)
        return used if used or not self._n_left else self.read(n_most)


def _part_lines(data: bytes, *, is_whole: bool) -> tuple[bytes, bytes]:
    """Return the whole lines of some bytes, and what is left of the next one."""
    end = len(data) if is_whole else data.rfind(b"\n") + 1
    return data[:end], data[end:]


def read_header(path: Path, name: str, header_row: int | None) -> Grid:
    """Return the column names of delimited text, without its rows.

    Raises
    ------
    DataError
        Where it has none.
    """
    head, form = _read_head(path, name, header_row)
    text = head[form.offset :].decode(errors="ignore")
    header = clean_header(tuple(next(split_rows(text, form.delimiter))), name)
    return make_grid(_no_rows(form), header, np.array([], dtype="int64"), [], form, 0, may_be_damaged=False)


def _read_head(path: Path, name: str, header_row: int | None) -> tuple[bytes, Form]:
    """Return the first bytes of a text, and how it is parted."""
    with path.open("rb") as stream:
        start = stream.read(HEADER_BYTES).removeprefix(codecs.BOM_UTF8).decode(errors="ignore")
    head, _ = clean_bytes(start.encode())
    return head, find_form(head, name, header_row)


def _no_rows(form: Form) -> pd.DataFrame:
    return pd.DataFrame("", index=[], columns=range(form.n_columns), dtype="str")


def stream_delimited(path: Path, name: str, header_row: int | None, told: Survey) -> Iterator[tuple[Grid, bool]]:
    """Yield the rows of delimited text some at a time, as `read_delimited` reads them, and whether they are the last.

    Raises
    ------
    UndividedError
        Where a row is longer than a block.
    DataError
        Where it has no header.
    """
    import pyarrow as pa
    from pyarrow import csv as arrow

    _, form = _read_head(path, name, header_row)
    with path.open("rb") as stream:
        lines, skipped = _Lines(stream, told.n_bytes, form.offset), list[tuple[int, str]]()
        try:
            with arrow.open_csv(pa.PythonFile(lines, "r"), *set_options(form, _BLOCK_BYTES, skipped)) as reader:
                yield from _mark_last(_join_blank(_read_grids(reader, lines, form, name, skipped)))
        except pa.ArrowInvalid as error:  # a cell longer than a block, or no table: which of them shows the whole
            raise UndividedError("a file cannot be read some rows at a time") from error


def _read_grids(reader: Any, lines: _Lines, form: Form, name: str, skipped: list[tuple[int, str]]) -> Iterator[Grid]:
    import pyarrow as pa

    header: tuple[str, ...] = ()
    first, n_cleaned = 1, 0
    while batches := list(islice(reader, max(1, BATCH_BYTES // _BLOCK_BYTES))):
        frame = pa.Table.from_batches(batches).to_pandas()
        numbers = number_rows(first, len(frame), [number for number, _ in skipped])
        own = [row for row in skipped if len(numbers) and row[0] < numbers[-1]]
        del skipped[: len(own)]  # what Arrow has read ahead stays
        first = int(numbers[-1]) + 1 if len(numbers) else first
        if not header:
            header = clean_header(tuple(frame.iloc[0]), name)
            frame, numbers = frame.iloc[1:], numbers[1:]
        found = lines.n_cleaned - n_cleaned
        yield make_grid(frame, header, numbers, own, form, found, may_be_damaged=lines.may_be_damaged)
        n_cleaned += found
    if skipped:
        yield make_grid(_no_rows(form), header, np.array([], dtype="int64"), skipped, form, 0, may_be_damaged=False)


def _join_blank(grids: Iterator[Grid]) -> Iterator[Grid]:
    """Yield tables that have rows: what is set aside of one without any stands with the one before it."""
    held = next(grids)
    for grid in grids:
        if not grid.rows.empty and not held.rows.empty:
            yield held
            held = grid
            continue
        notes = held.notes._replace(n_cleaned=held.notes.n_cleaned + grid.notes.n_cleaned)
        rows, aside = (pd.concat([getattr(held, part), getattr(grid, part)]) for part in ("rows", "set_aside"))
        held = Grid("", held.header, rows, aside, notes)
    yield held


def _mark_last(grids: Iterator[Grid]) -> Iterator[tuple[Grid, bool]]:
    held = next(grids)
    for grid in grids:
        yield held, False
        held = grid
    yield held, True
