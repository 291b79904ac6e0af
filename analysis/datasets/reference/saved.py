"""A table of decisions as a person, or a spreadsheet, saved it."""

import codecs
import csv
import io
from functools import lru_cache
from pathlib import Path

import pandas as pd

from analysis.errors import JudgementError

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ADVICE = "Put what holds a comma, or a line break, into quotes, and close them"


def read_csv(path: Path) -> pd.DataFrame:
    """Return a table of decisions, each with a reason; rows are numbered as in the file.

    Raises
    ------
    JudgementError
        Naming the file and row, when it is none, a row has more cells than there are columns, or no reason.
    """
    if not path.is_file():
        raise JudgementError(str(path), "no such file", "a table of decisions", "Restore it from the repository")
    return _read_held(path.name, path.read_bytes()).copy(deep=False)


@lru_cache(maxsize=64)
def _read_held(name: str, data: bytes) -> pd.DataFrame:
    """Read a table once for as long as its file holds the same: it may change while a notebook is open."""
    text = decode(data)
    head = text.partition("\n")[0]
    if not head.strip():
        raise JudgementError(name, "the file is empty", "a header and rows", "Remove it, or fill it in")
    header, *rows = _split(name, text, max(",;\t", key=head.count))
    frame = pd.DataFrame([row + [""] * (len(header) - len(row)) for row in rows], columns=header, dtype="str")
    frame.index = pd.RangeIndex(2, len(frame) + 2, name="row")
    bare = frame.index[frame["reason"].str.strip() == ""] if "reason" in frame else frame.index
    if len(bare):
        raise JudgementError(f"{name}, row {bare[0]}", "no reason", "a reason for each decision", "Write one")
    return frame


def list_own_files(folder: Path) -> list[Path]:
    """Return the files of own decisions in a folder: all but a README, what is hidden, and the folder of links.

    Raises
    ------
    JudgementError
        For one that is no table of comma-separated values: it would be passed over.
    """
    there = sorted(folder.iterdir()) if folder.is_dir() else []
    files = [path for path in there if path.is_file() and path.name != "README.md" and path.name[0] not in ".~"]
    for path in files:
        if path.suffix != ".csv":
            where, advice = (
                f"{folder.parent.name}/judgements/{path.name}",
                "Save it as CSV, with the name of a shipped one",
            )
            raise JudgementError(where, "no table that is read", "a file that ends in .csv", advice)
    return files


def decode(data: bytes) -> str:
    """Return the text of a file that a spreadsheet may have saved in its own encoding."""
    if data.startswith(_UTF_16):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1251", errors="replace")


def _split(name: str, text: str, mark: str) -> list[list[str]]:
    """Return the rows that are not blank; a row that is cut otherwise than the header is an error."""
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True) if any(row)]
    except csv.Error as error:
        raise JudgementError(name, str(error), "a table of comma-separated values", _ADVICE) from error
    for number, row in enumerate(rows[1:], 2):
        if len(row) > len(rows[0]):
            found, expected = f"{len(row)} cells", f"{len(rows[0])}: {', '.join(rows[0])}"
            raise JudgementError(f"{name}, row {number}", found, expected, _ADVICE)
    return rows
