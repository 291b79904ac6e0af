"""Delimited text as a table, whatever its encoding and delimiter; rows of other lengths are set aside, not lost."""

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis.errors import DataError
from analysis.intake.sheets.grid import REPLACEMENT, Grid, Notes, clean_header, make_aside, part_rows
from analysis.intake.sheets.headers import LOOK_AHEAD, find_header, is_heading
from analysis.intake.sheets.texts import clean_bytes

BINARY_STARTS = {
    b"\xff\xd8\xff": "a JPEG picture",
    b"\x89PNG": "a PNG picture",
    b"%PDF": "a PDF",
    b"GIF8": "a GIF picture",
    b"PAR1": "a Parquet file",
    b"\x1f\x8b": "a gzip archive",
}
WORKBOOK_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
HEADER_BYTES = 1 << 20
_BLOCK_BYTES = 1 << 22
_OBJECT = re.compile(r"\s*\{\s*\"[^\"\n]*\"\s*:")
_DELIMITERS = ",\t;|"
_TABLE = "a CSV, TSV, Excel, ODS or JSON file"


def read_delimited(data: bytes, name: str, header_row: int | None) -> Grid:
    """Read delimited text.

    Parameters
    ----------
    header_row : int, optional
        The row that holds the column names, the first being 1; without it the row is looked for.

    Raises
    ------
    DataError
        Where it is no text, is empty, or has no header.
    """
    import pyarrow as pa
    from pyarrow import csv as arrow

    data, n_cleaned = clean_bytes(_recode(data, name))
    form = find_form(data[:HEADER_BYTES], name, header_row)
    data = data[form.offset :]
    end = len(data)
    while end and data[end - 1] in b"\r\n":
        end -= 1

    def parse(block_bytes: int) -> tuple[Any, list[tuple[int, str]]]:
        skipped: list[tuple[int, str]] = []
        source = pa.BufferReader(pa.py_buffer(data).slice(0, end))
        return arrow.read_csv(source, *set_options(form, block_bytes, skipped)), skipped

    try:
        try:
            table, skipped = parse(_choose_block(data))
        except pa.ArrowInvalid:  # a cell may be longer than a block
            table, skipped = parse(len(data) + 1)
    except pa.ArrowInvalid as error:
        raise DataError(name, f"not a table of rows ({error})", _TABLE, "Check the file") from error
    frame = table.to_pandas()
    header = clean_header(tuple(frame.iloc[0]), name)
    numbers = number_rows(1, len(frame), [number for number, _ in skipped])
    return make_grid(
        frame.iloc[1:], header, numbers[1:], skipped, form, n_cleaned, may_be_damaged=REPLACEMENT.encode() in data
    )


class Form(NamedTuple):
    """How a text is parted: its delimiter, how many rows stand before the names, in how many bytes, and the columns."""

    delimiter: str
    n_before: int
    offset: int
    n_columns: int


def find_form(head: bytes, name: str, header_row: int | None) -> Form:
    """Return how a text is parted, by its first bytes.

    Raises
    ------
    DataError
        Where it is empty, or has no such row as was asked for.
    """
    text = head.decode(errors="ignore")
    if not text.strip():
        raise DataError(name, "the file is empty", "a header and rows", "Check the file")
    if _OBJECT.match(text):
        raise DataError(name, "JSON lines, an object a line", _TABLE, "Make one JSON list of them, such as by jq -s .")
    delimiter = _find_delimiter(text)
    return Form(delimiter, *_skip_titles(text, delimiter, header_row, name))


def make_grid(
    rows: pd.DataFrame,
    header: tuple[str, ...],
    numbers: np.ndarray,
    skipped: list[tuple[int, str]],
    form: Form,
    n_cleaned: int,
    *,
    may_be_damaged: bool,
) -> Grid:
    """Return rows below a header as a table: by their numbers, the ragged, blank and damaged ones set aside."""
    rows = rows.set_axis(pd.Index(numbers + form.n_before, name="source_row")).set_axis(pd.Index(header), axis=1)
    ragged = [(n + form.n_before, text.rstrip("\r\n")) for n, text in skipped if text.strip()]
    detail = f"{form.n_columns} cells expected"
    aside = [(n, "ragged_row", detail, text, _count_cells(text, form.delimiter)) for n, text in ragged]
    rows, unusable = part_rows(rows, may_be_damaged=may_be_damaged)
    notes = Notes(header_row=form.n_before + 1, n_cleaned=n_cleaned)
    return Grid("", header, rows, pd.concat([make_aside(aside), unusable]).sort_index(), notes)


def split_rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """Yield the rows of a delimited text, whatever the length of their cells."""
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    yield from csv.reader(StringIO(text, newline=""), delimiter=delimiter)


def _count_cells(text: str, delimiter: str) -> int:
    """Return how many filled cells a row has that is none of the table's."""
    return sum(bool(cell.strip()) for row in split_rows(text, delimiter) for cell in row)


def _find_delimiter(text: str) -> str:
    """Return what parts the cells: the character by which the most rows have equally many."""
    head = "".join(islice(StringIO(text, newline=""), LOOK_AHEAD + 20))

    def count_alike(delimiter: str) -> tuple[int, int]:
        rows = [len(row) for row in split_rows(head, delimiter)]
        width, n_rows = Counter(n for n in rows if n > 1).most_common(1)[0] if max(rows, default=0) > 1 else (0, 0)
        return n_rows, width

    return max(_DELIMITERS, key=count_alike)


def _skip_titles(head: str, delimiter: str, header_row: int | None, name: str) -> tuple[int, int, int]:
    """Return how many rows stand before the column names, how many bytes they take, and how many columns there are."""
    csv.field_size_limit(max(csv.field_size_limit(), len(head) + 1))
    reader, rows, ends = csv.reader(StringIO(head, newline=""), delimiter=delimiter), [], []
    for row in islice(reader, max(2 * LOOK_AHEAD, header_row or 0)):
        rows.append([cell.strip() for cell in row])
        ends.append(reader.line_num)
    if header_row is not None and not 0 < header_row <= len(rows):
        raise DataError(name, f"no row {header_row}", f"a row from 1 to {len(rows)}", "Mend --header-row")
    first = next((n for n, row in enumerate(rows) if any(row)), 0)
    found = find_header(rows) if header_row is None else header_row - 1
    position = first if found is None else found
    if header_row is None and position and not is_heading(rows[position]):
        position = 0
    titles = islice(StringIO(head, newline=""), ends[position - 1] if position else 0)
    return position, len("".join(titles).encode()), len(rows[position])


def _choose_block(data: bytes) -> int:
    """Return how many bytes to parse at once, so that no line end is cut in two: Arrow would lose its half."""
    block = _BLOCK_BYTES
    while any(data[at - 1 : at + 1] == b"\r\n" for at in range(block, len(data), block)):
        block += 1
    return block


def set_options(form: Form, block_bytes: int, skipped: list[tuple[int, str]]) -> tuple[Any, Any, Any]:
    """Return how Arrow reads a text; number and text of each row that has not as many cells go to `skipped`."""
    import pyarrow as pa
    from pyarrow import csv as arrow

    def keep_aside(row: arrow.InvalidRow) -> str:
        skipped.append((row.number, row.text))
        return "skip"

    columns = {f"f{i}": pa.large_string() for i in range(form.n_columns)}
    # One thread: only then does a row that is left out know its number.
    reading = arrow.ReadOptions(use_threads=False, block_size=block_bytes, column_names=list(columns))
    parsing = arrow.ParseOptions(
        delimiter=form.delimiter, newlines_in_values=True, ignore_empty_lines=False, invalid_row_handler=keep_aside
    )
    # That it is UTF-8 is known already; to check it again takes longer than all the rest.
    converting = arrow.ConvertOptions(strings_can_be_null=False, column_types=columns, check_utf8=False)
    return reading, parsing, converting


def number_rows(first: int, n_rows: int, skipped: list[int]) -> np.ndarray:
    """Return the numbers of so many rows that were read: from the first on, without those that were left out."""
    numbers = np.arange(first, first + n_rows + len(skipped))
    return numbers[~np.isin(numbers, skipped)][:n_rows]


def read_rows(data: bytes, name: str) -> list[dict[str, str | None]]:
    """Return the rows of a small table that a person keeps, in any encoding, with commas or with semicolons.

    Raises
    ------
    DataError
        Where it is no text.
    """
    text = _recode(data, name).decode()
    head = text.partition("\n")[0]
    return list(csv.DictReader(StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ","))


def _recode(data: bytes, name: str) -> bytes:
    """Return a text's bytes in UTF-8, whatever encoding they came in."""
    for start, what in BINARY_STARTS.items():
        if data.startswith(start):
            raise DataError(name, f"this is {what}", _TABLE, "Save what it holds as one of these")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace").encode()
    if b"\x00" in data:
        raise DataError(name, "binary bytes", _TABLE, "Check the file")
    if data.isascii():
        return data
    try:
        decoder, view = codecs.getincrementaldecoder("utf-8")(), memoryview(data)
        for at in range(0, len(data), _BLOCK_BYTES):
            decoder.decode(view[at : at + _BLOCK_BYTES])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return _decode_other(data).encode()
    return data.removeprefix(codecs.BOM_UTF8)


def _decode_other(data: bytes) -> str:
    # A UTF-8 file with a few damaged bytes is still UTF-8; its damaged rows are set aside.
    repaired = data.decode("utf-8-sig", errors="replace")
    n_good = len(re.findall(r"[^\x00-\x7f\ufffd]", repaired))
    if repaired.count(REPLACEMENT) * 4 <= n_good:
        return repaired
    # In Cyrillic cp1251 the high bytes come in words; in cp1252 they come one by one.
    runs = [len(run) for run in re.findall(rb"[\x80-\xff]+", data)]
    if sum(n for n in runs if n >= 3) * 2 > sum(runs):
        return data.decode("cp1251", errors="replace")
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")
