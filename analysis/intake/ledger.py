"""The ledger: what became of every row and of every filled cell of every raw table; nothing goes unnamed."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.datasets.about import Cells, Ledger, TableLedger
from analysis.datasets.tables import TABLES
from analysis.errors import DataError
from analysis.intake.labels import add_undecided
from analysis.intake.layout import Fate, Tables, fold_name
from analysis.intake.raw import RawFile, read_words

_TOTALS = (
    *("read", "kept", "set_aside", "n_spans", "n_word_for_word", "n_undated_clocks"),
    *("n_unreadable_figures", "n_without_region"),
)
Fates = dict[str, Mapping[str, Fate]]
ROWS_ASIDE, NO_VALUE, COMMENTS = "(rows set aside)", "(no stored value)", "(comments)"
_LEFT = Fate(is_private=True)  # of a column that no layout speaks of no word is kept
_REPORT = "This is a fault of the reader: please report it"


def balance(files: list[RawFile], tables: Tables, fates: Fates, name: str) -> Ledger:
    """Return the ledger: rows read, kept and set aside; cells filled, used, kept as words and ignored.

    Parameters
    ----------
    fates : dict
        By the name of a raw table, what its layout says becomes of each of its columns.

    Raises
    ------
    DataError
        When a row of the files is in no table, or is both kept and set aside; or when a cell that the layout says it
        reads reached no column and no words: the reader has lost it.
    """
    balanced = []
    for raw in files:
        numbers = raw.rows.index.append(raw.set_aside.index).to_numpy()
        base = 0 if raw.piece.is_first else int(numbers.min())  # a later batch is far down its file
        read = np.zeros(numbers.max(initial=base + 1) - base + 1, dtype="bool")
        read[numbers - base] = True
        own = {name: _pick_rows(table, raw.name, base) for name, table in tables.items() if name != "coverage"}
        aside = _mark_rows([own.pop("set_aside")], read.size)
        kept = _mark_rows(list(own.values()), read.size)
        if (wrong := np.flatnonzero((read != (kept | aside)) | (kept & aside))).size:
            raise DataError(
                f"{raw.name}, row {base + wrong[0]}",
                f"{wrong.size} rows are not exactly once in the ledger",
                "rows read = kept + set aside",
                _REPORT,
            )
        cells = count_cells(raw, own, fates.get(raw.name, {}), kept, base)
        balanced.append(_describe_table(raw, cells, *(int(marks.sum()) for marks in (read, kept, aside))))
    reasons = tables["set_aside"].drop_duplicates(["source_file", "source_row"])["reason"].value_counts()
    return Ledger(
        format=name,
        read=sum(own.read for own in balanced),
        kept=sum(own.kept for own in balanced),
        set_aside=sum(own.set_aside for own in balanced),
        reasons={str(k): int(v) for k, v in sorted(reasons.items())},
        tables={table: len(tables[table]) for table in TABLES},
        cells=add_cells([own.cells for own in balanced]),
        files=balanced,
    )


def count_cells(raw: RawFile, own: Tables, fates: Mapping[str, Fate], kept: np.ndarray, base: int) -> Cells:
    """Return what became of the filled cells of a raw table; cells filled from one merged above are not counted.

    `own` are the rows of the tables that come from it, and `kept` marks their numbers, both counted from `base` on.

    Raises
    ------
    DataError
        When a cell of a column that the layout reads reached nothing, unless the layout says when that may be.
    """
    raw = raw._replace(rows=raw.rows.set_axis(raw.rows.index - base)) if base else raw
    numbers, ignored = raw.rows.index.to_numpy(), Counter[str]()
    marks: dict[str, np.ndarray] = {}
    told: list[_Told] | None = None
    n_used = n_words = n_aside = 0
    is_kept = kept[numbers]
    for column in raw.rows:
        cells = raw.rows[column]
        filled = ((cells != "") & ~cells.str.isspace()).to_numpy(dtype="bool", copy=True)
        if column in raw.notes.filled_down:
            filled &= ~np.isin(numbers, list(raw.notes.filled_down[column]))
        n_aside += int((filled & ~is_kept).sum())
        filled &= is_kept
        fate = fates.get(fold_name(column)) or fates.get(column) or _LEFT
        used = filled & _find_reached(own, fate, marks, kept.size)[numbers]
        rest = numbers[filled & ~used]
        words = rest[:0]
        if len(rest) and not fate.is_private:
            told = _list_told(own) if told is None else told
            words = _find_words(told, raw.rows[column][rest].str.strip())
        n_used, n_words = n_used + int(used.sum()), n_words + len(words)
        if left := len(rest) - len(words):
            if fate.must_reach:
                row = next(n for n in rest if n not in set(words))
                found = f"{left} cells of a column that is read reached no table"
                raise DataError(
                    f"{raw.name}, row {base + row}, column {column!r}", found, "cells used or kept as words", _REPORT
                )
            ignored[column] = left
    n_aside += int(raw.set_aside["n_cells"].sum())
    unstored = sum(int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) > raw.notes.header_row for cell in raw.notes.no_value)
    beside = ((ROWS_ASIDE, n_aside), (NO_VALUE, unstored), (COMMENTS, raw.notes.n_comments))
    ignored.update({name: n for name, n in beside if n})
    n_filled = n_used + n_words + ignored.total()
    return Cells(filled=n_filled, used=n_used, kept_as_words=n_words, ignored=dict(ignored))


def add_cells(found: list[Cells]) -> Cells:
    """Return the cells of several tables together."""
    ignored: Counter[str] = Counter()
    for cells in found:
        ignored.update(cells.ignored)
    totals = {name: sum(getattr(cells, name) for cells in found) for name in ("filled", "used", "kept_as_words")}
    return Cells(**totals, ignored=dict(sorted(ignored.items())))


def add_ledgers(ledgers: list[Ledger]) -> Ledger:
    """Return the ledger of a dataset whose rows came in batches, of that of each."""
    if len(ledgers) == 1:
        return ledgers[0]
    totals = {what: sum(getattr(own, what) for own in ledgers) for what in _TOTALS}
    reasons, tables, files = Counter[str](), Counter[str](), dict[str, list[TableLedger]]()
    for own in ledgers:
        reasons.update(own.reasons)
        tables.update(own.tables)
        for file in own.files:
            files.setdefault(file.name, []).append(file)
    return Ledger(
        format=ledgers[0].format,
        **totals,
        reasons=dict(sorted(reasons.items())),
        tables={table: tables[table] for table in TABLES},
        cells=add_cells([own.cells for own in ledgers]),
        files=[_add_tables(own) for own in files.values()],
        undecided=add_undecided([own.undecided for own in ledgers]),
        unplaced=add_undecided([own.unplaced for own in ledgers]),
    )


def _add_tables(pieces: list[TableLedger]) -> TableLedger:
    """Return what became of the rows of one raw table, of what became of each of its pieces."""
    counts = {what: sum(getattr(own, what) for own in pieces) for what in ("read", "kept", "set_aside", "cleaned")}
    return pieces[0].model_copy(update={**counts, "cells": add_cells([own.cells for own in pieces])})


def _find_reached(own: Tables, fate: Fate, marks: dict[str, np.ndarray], size: int) -> np.ndarray:
    """Return a mark per row number, set where a cell of the column reached one of the columns it feeds."""
    reached = np.zeros(size, dtype="bool")
    for target in fate.reaches:
        if target not in marks:
            table, _, column = target.partition(".")
            marks[target] = np.zeros(size, dtype="bool")
            if table in own:
                rows = own[table]["source_row"].to_numpy(dtype="int64")
                marks[target][rows[own[table][column].notna().to_numpy()]] = True
        reached |= marks[target]
    return reached


class _Told(NamedTuple):
    """The words that one table keeps beside its values: of which raw row which text, and the words of each text."""

    rows: np.ndarray
    codes: np.ndarray
    words: list[set[str]]
    known: set[str]


def _list_told(own: Tables) -> list[_Told]:
    """Return the words that each table keeps."""
    found = []
    for table in (table for table in own.values() if "as_reported" in table):
        told = table[table["as_reported"].notna()]
        codes, texts = told["as_reported"].factorize()
        words = [set(_list_words(text)) for text in texts]  # many records say the same
        found.append(_Told(told["source_row"].to_numpy(dtype="int64"), codes, words, set().union(*words)))
    return found


def _find_words(told: list[_Told], cells: pd.Series) -> np.ndarray:
    """Return the rows whose cell stands among the words that are kept beside the values made of its row."""
    found, (codes, distinct) = set[int](), cells.factorize(use_na_sentinel=False)
    for own in told:
        near = cells[np.array([word in own.known for word in distinct], dtype="bool")[codes]]
        is_near = np.isin(own.rows, near.index)
        texts = dict(zip(near.index.tolist(), near, strict=True))
        pairs = zip(own.rows[is_near].tolist(), own.codes[is_near].tolist(), strict=True)
        found |= {row for row, text in pairs if texts[row] in own.words[text]}
    return np.array(sorted(found), dtype="int64")


def _list_words(text: str) -> list[str]:
    """Return the reported words: those of each column where they are JSON, else the text itself."""
    words = read_words(text)
    return [text.strip()] if words is None else words


def _pick_rows(table: pd.DataFrame, file: str, base: int) -> pd.DataFrame:
    """Return the rows that come from a file, their numbers counted from `base` on."""
    is_own = table["source_file"] == file
    own = table if is_own.all() else table[is_own]
    return own.assign(source_row=own["source_row"] - base) if base else own


def _describe_table(raw: RawFile, cells: Cells, read: int, kept: int, set_aside: int) -> TableLedger:
    return TableLedger(
        name=raw.name,
        read=read,
        kept=kept,
        set_aside=set_aside,
        cells=cells,
        header_row=raw.notes.header_row,
        is_table=bool(raw.header),
        is_hidden=raw.notes.is_hidden,
        filled_down=sum(map(len, raw.notes.filled_down.values())),
        no_value=list(raw.notes.no_value),
        hidden=list(raw.notes.hidden),
        struck=list(raw.notes.struck),
        cleaned=raw.notes.n_cleaned,
    )


def _mark_rows(frames: list[pd.DataFrame], size: int) -> np.ndarray:
    """Return a mark per row number of a file, set where any of the tables names it."""
    marks = np.zeros(size, dtype="bool")
    for frame in frames:
        marks[frame["source_row"].to_numpy(dtype="int64")] = True
    return marks
