"""A raw file as rows of text, whatever its encoding and delimiter; rows that are no rows are set aside, not lost."""

import codecs
import hashlib
import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis.errors import DataError
from analysis.paths import shorten

REPLACEMENT = "\ufffd"
_BINARY_STARTS = {
    b"\xff\xd8\xff": "a JPEG picture",
    b"\x89PNG": "a PNG picture",
    b"%PDF": "a PDF",
    b"GIF8": "a GIF picture",
    b"PAR1": "a Parquet file",
    b"\x1f\x8b": "a gzip archive",
    b"\xd0\xcf\x11\xe0": "an old Excel or Word file",
}
_HEADER_BYTES = 1 << 20
_BLOCK_BYTES = 1 << 22
_EXCEL = b"PK\x03\x04"


class RawFile(NamedTuple):
    """One raw file: its name, header, rows as text (index: source_row, the header being row 1), and rows set aside.

    `printed` keeps the rows as they were printed, where corrections have changed `rows`; `table` is the record table
    the file stands for, where its name does not say so.
    """

    name: str
    header: tuple[str, ...]
    rows: pd.DataFrame
    printed: pd.DataFrame
    set_aside: pd.DataFrame
    sha256: str
    table: str = ""


def read_raw(path: Path) -> RawFile:
    """Read a CSV, TSV, semicolon or Excel file as text.

    Returns
    -------
    RawFile
        One row of text a record. A cell left out by a short row does not become an empty one: short and long rows,
        blank rows and rows with bytes that are no text are set aside with source_row, reason, detail and raw.

    Raises
    ------
    DataError
        When the file is missing, is not a table, or has no header.
    """
    if not path.is_file():
        raise DataError(str(path), "no such file", "a CSV, TSV or Excel file", "Check the path")
    data = path.read_bytes()
    name, digest = shorten(path), hashlib.sha256(data).hexdigest()
    if data.startswith(_EXCEL):
        header, rows, aside = _read_excel(data, name)
    else:
        data = _recode(data, name)
        header, rows, aside = _read_text(data, name)
    rows, unusable = _set_aside_rows(rows, may_be_damaged=data.startswith(_EXCEL) or REPLACEMENT.encode() in data)
    return RawFile(name, header, rows, rows, pd.concat([aside, unusable]).sort_index(), digest)


def describe_rows(rows: pd.DataFrame) -> pd.Series:
    """Return each row's own text as JSON, cells left blank left out."""
    records = rows.to_dict("records")
    return pd.Series(
        [json.dumps({k: v for k, v in r.items() if v}, ensure_ascii=False) for r in records], rows.index, dtype="str"
    )


def _read_text(data: bytes, name: str) -> tuple[tuple[str, ...], pd.DataFrame, pd.DataFrame]:
    import pyarrow as pa

    data = data.lstrip(b"\r\n")
    head = data[:_HEADER_BYTES].decode(errors="ignore")
    if not head.strip():
        raise DataError(name, "the file is empty", "a header and rows", "Check the file")
    delimiter = _find_delimiter(head)
    n_columns = len(_split_header(head, delimiter))
    try:
        try:
            table, skipped = _parse(data, delimiter, n_columns, _choose_block(data))
        except pa.ArrowInvalid:  # a cell may be longer than a block
            table, skipped = _parse(data, delimiter, n_columns, len(data) + 1)
    except pa.ArrowInvalid as error:
        raise DataError(name, f"not a table of rows ({error})", "a CSV, TSV or Excel file", "Check the file") from error
    frame = table.to_pandas()
    frame.index = pd.Index(_number_rows(len(frame), [number for number, _ in skipped]), name="source_row")
    header = _clean_header(tuple(frame.iloc[0]), name)
    frame.columns = pd.Index(header)
    aside = _make_aside(
        [(n, "ragged_row", f"{n_columns} cells expected", t.rstrip("\r\n")) for n, t in skipped if t.strip()]
    )
    return header, frame.iloc[1:], aside


def _choose_block(data: bytes) -> int:
    """Return how many bytes to parse at once, so that no line end is cut in two: Arrow would lose its half."""
    if b"\x00" in data:  # at these Arrow forgets in the next block that a quote is open
        return len(data) + 1
    block = _BLOCK_BYTES
    while any(data[at - 1 : at + 1] == b"\r\n" for at in range(block, len(data), block)):
        block += 1
    return block


def _parse(data: bytes, delimiter: str, n_columns: int, block_bytes: int) -> tuple[Any, list[tuple[int, str]]]:
    """Return the table of a delimited text, and the number and text of each row that has not as many cells."""
    import pyarrow as pa
    from pyarrow import csv

    skipped: list[tuple[int, str]] = []

    def keep_aside(row: csv.InvalidRow) -> str:
        skipped.append((row.number, row.text))
        return "skip"

    columns = {f"f{i}": pa.large_string() for i in range(n_columns)}
    # One thread: only then does a row that is left out know its number.
    reading = csv.ReadOptions(use_threads=False, block_size=block_bytes, column_names=list(columns))
    parsing = csv.ParseOptions(
        delimiter=delimiter, newlines_in_values=True, ignore_empty_lines=False, invalid_row_handler=keep_aside
    )
    # That it is UTF-8 is known already; to check it again takes longer than all the rest.
    converting = csv.ConvertOptions(strings_can_be_null=False, column_types=columns, check_utf8=False)
    end = len(data)
    while end and data[end - 1] in b"\r\n":
        end -= 1
    return csv.read_csv(pa.BufferReader(pa.py_buffer(data).slice(0, end)), reading, parsing, converting), skipped


def _number_rows(n_rows: int, skipped: list[int]) -> np.ndarray:
    """Return the numbers of the rows that were read: from 1 on, without those that were left out."""
    numbers = np.arange(1, n_rows + len(skipped) + 1)
    return np.delete(numbers, np.array(skipped, dtype="int64") - 1)


def _read_excel(data: bytes, name: str) -> tuple[tuple[str, ...], pd.DataFrame, pd.DataFrame]:
    import zipfile

    try:
        frame = pd.read_excel(BytesIO(data), header=None, dtype=str, keep_default_na=False, engine="openpyxl")
    except (ValueError, KeyError, OSError, zipfile.BadZipFile) as error:
        raise DataError(name, f"not an Excel workbook ({error})", "a CSV, TSV or Excel file") from error
    if frame.empty:
        raise DataError(name, "the first sheet is empty", "a header and rows", "Put the table on the first sheet")
    header = _clean_header(tuple(frame.iloc[0]), name)
    frame.index = pd.RangeIndex(1, len(frame) + 1, name="source_row")
    frame.columns = pd.Index(header)
    return header, frame.iloc[1:].astype("str"), _make_aside([])


def _recode(data: bytes, name: str) -> bytes:
    """Return a text's bytes in UTF-8, whatever encoding they came in."""
    for start, what in _BINARY_STARTS.items():
        if data.startswith(start):
            raise DataError(name, f"this is {what}", "a CSV, TSV or Excel file", "Check the file")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace").encode()
    if b"\x00" in data:
        raise DataError(name, "binary bytes", "a CSV, TSV or Excel file", "Check the file")
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


def _split_header(text: str, delimiter: str) -> list[str]:
    import csv
    from io import StringIO

    return next(csv.reader(StringIO(text, newline=""), delimiter=delimiter), [])


def _find_delimiter(text: str) -> str:
    first = re.sub(r'"[^"]*"', "", text.splitlines()[0])
    return max(",\t;|", key=first.count) if any(d in first for d in ",\t;|") else ","


def _clean_header(header: tuple[str, ...], name: str) -> tuple[str, ...]:
    cleaned = tuple(cell.strip().removeprefix("\ufeff").strip('"').strip() for cell in header)
    named = [cell for cell in cleaned if cell]
    if not named:
        raise DataError(name, "the first row is blank", "a header", "Put the column names into the first row")
    if len(set(named)) < len(named):
        double = sorted({cell for cell in named if named.count(cell) > 1})
        raise DataError(name, f"column names twice: {', '.join(double)}", "each name once", "Rename one of them")
    return tuple(cell or f"column {position}" for position, cell in enumerate(cleaned, 1))


def _make_aside(rows: list[tuple[int, str, str, str]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["source_row", "reason", "detail", "raw"])
    return frame.set_index(frame.pop("source_row").astype("int64").rename("source_row")).astype("str")


def _set_aside_rows(rows: pd.DataFrame, *, may_be_damaged: bool) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Part the rows that hold text from the blank and the damaged ones."""
    blank, damaged = pd.Series(True, rows.index), pd.Series(False, rows.index)
    for column in rows:
        if blank.any():
            blank &= rows[column].str.strip() == ""
        if may_be_damaged:
            damaged |= rows[column].str.contains(REPLACEMENT, regex=False)
    bad = rows[blank | damaged]
    if bad.empty:
        return rows, _make_aside([])
    reasons = ["blank_row" if b else "damaged_text" for b in blank[bad.index]]
    texts = describe_rows(bad)
    aside = _make_aside([(int(n), r, "", t) for n, r, t in zip(bad.index, reasons, texts, strict=True)])
    return rows[~(blank | damaged)], aside
