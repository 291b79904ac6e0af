"""One table of a file as rows of text: its header, the rows that cannot be used, and what its cells did not show."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

import pandas as pd

from analysis.errors import DataError

REPLACEMENT = "\ufffd"


class Notes(NamedTuple):
    """What there is to say of a table beside its rows.

    `header_row` is the row its column names stand in, as a spreadsheet numbers rows (0: there is none);
    `filled_down` the rows of each column whose cell is part of one merged above; `no_value` the cells, such as `D7`,
    that hold an error or a formula whose result was not stored; `n_cleaned` how many control and direction
    characters were taken out; `n_comments` how many remarks are pinned to cells, which nobody reads;
    `hidden` names the rows and columns that are hidden and were read (`rows 4-5`), `struck` the cells that are struck
    through, which were read as they stand.
    """

    header_row: int = 1
    is_hidden: bool = False
    filled_down: Mapping[str, frozenset[int]] = MappingProxyType({})
    no_value: tuple[str, ...] = ()
    n_cleaned: int = 0
    n_comments: int = 0
    hidden: tuple[str, ...] = ()
    struck: tuple[str, ...] = ()


class Grid(NamedTuple):
    """One table: the sheet it stands on, if any, its header, its rows by source_row, and the rows set aside."""

    sheet: str
    header: tuple[str, ...]
    rows: pd.DataFrame
    set_aside: pd.DataFrame
    notes: Notes


def describe_rows(rows: pd.DataFrame) -> pd.Series:
    """Return each row's own text as JSON, cells left blank left out."""
    records = rows.to_dict("records")
    return pd.Series(
        [json.dumps({k: v for k, v in r.items() if v}, ensure_ascii=False) for r in records], rows.index, dtype="str"
    )


def read_words(text: str) -> list[str] | None:
    """Return the words of a row that `describe_rows` wrote down; None where a text is none of these."""
    try:
        return [str(word).strip() for word in json.loads(text).values()] if text.startswith("{") else None
    except ValueError:
        return None


def clean_header(header: tuple[str, ...], name: str) -> tuple[str, ...]:
    """Return the names of columns, a blank one named by its place, one that stands again by its number: `Link (2)`.

    Raises
    ------
    DataError
        Where all are blank.
    """
    cleaned = tuple(cell.strip().removeprefix("\ufeff").strip('"').strip() for cell in header)
    named = [cell for cell in cleaned if cell]
    if not named:
        raise DataError(name, "the first row is blank", "a header", "Put the column names into the first row")
    told = [cell or f"column {position}" for position, cell in enumerate(cleaned, 1)]
    numbers = [told[:position].count(cell) + 1 for position, cell in enumerate(told)]
    return tuple(cell if n == 1 else f"{cell} ({n})" for cell, n in zip(told, numbers, strict=True))


def make_aside(rows: list[tuple[int, str, str, str, int]]) -> pd.DataFrame:
    """Return rows set aside: source_row, reason, detail, raw and how many filled cells each has."""
    frame = pd.DataFrame(rows, columns=["source_row", "reason", "detail", "raw", "n_cells"])
    frame = frame.set_index(frame.pop("source_row").astype("int64").rename("source_row"))
    return frame.astype({"reason": "str", "detail": "str", "raw": "str", "n_cells": "int64"})


def part_rows(rows: pd.DataFrame, *, may_be_damaged: bool) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Part the rows that hold text from the blank and the damaged ones."""
    blank, damaged = pd.Series(True, rows.index), pd.Series(False, rows.index)
    for column in rows:
        if blank.any():
            blank &= rows[column].str.strip() == ""
        if may_be_damaged:
            damaged |= rows[column].str.contains(REPLACEMENT, regex=False)
    bad = rows[blank | damaged]
    if bad.empty:
        return rows, make_aside([])
    reasons = ["blank_row" if b else "damaged_text" for b in blank[bad.index]]
    return rows[~(blank | damaged)], set_rows_aside(bad, reasons)


def set_rows_aside(rows: pd.DataFrame, reasons: list[str], detail: str = "") -> pd.DataFrame:
    """Return rows as rows set aside, each with its reason."""
    texts, n_cells = describe_rows(rows), (rows != "").sum(axis=1)
    told = zip(rows.index, reasons, texts, n_cells, strict=True)
    return make_aside([(int(row), reason, detail, text, int(n)) for row, reason, text, n in told])
