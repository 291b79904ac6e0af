"""Rows of a large text that belong together, such as the units of one call: no batch of rows ends between them."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from analysis.datasets.disk.hashes import hash_cells
from analysis.intake.grammar import strip
from analysis.intake.layout import fold_name
from analysis.intake.raw import RawFile
from analysis.intake.sheets.streamed import UndividedError

_MOST_HELD = 8  # batches that are held in memory until a row comes after which nothing of theirs is left


def find_ends(pieces: Iterator[RawFile], column: str) -> np.ndarray:
    """Return the rows of a file after which no row has a word of this column that a row before them has.

    A blank cell belongs with none. Sixteen bytes a row are kept.
    """
    told = [_hash_words(piece, column) for piece in pieces]
    rows, words = (np.concatenate([own[n] for own in told]) for n in (0, 1))
    last = pd.Series(rows).groupby(words).transform("max").to_numpy()
    is_blank = words == 0
    until = np.maximum.accumulate(np.where(is_blank, rows, last))
    ends: np.ndarray = rows[until <= rows]
    return ends


def _hash_words(piece: RawFile, column: str) -> tuple[np.ndarray, np.ndarray]:
    """Return the rows of a piece, and a hash of each one's word; 0 of a blank cell, and without such a column."""
    rows = piece.rows.index.to_numpy(dtype="int64")
    named = [name for name in piece.rows if fold_name(name) == column]
    if not named:
        return rows, np.zeros(len(rows), dtype="uint64")
    words = strip(piece.rows[named[-1]])  # of several that are called so, the one that is read
    return rows, np.where(words == "", 0, hash_cells(words))


def join_pieces(pieces: Iterator[RawFile], ends: np.ndarray) -> Iterator[RawFile]:
    """Yield the rows of a file some at a time, each piece up to the last row that ends what belongs together.

    Raises
    ------
    UndividedError
        When rows that belong together stand so far apart that most of the file would be held.
    """
    held: list[RawFile] = []
    for piece in pieces:
        held.append(piece)
        if piece.piece.is_last:
            yield _join(held)
            continue  # to the end of the pieces, where the file is looked at once more
        first, last = held[0].rows.index[0], piece.rows.index[-1]
        place = int(np.searchsorted(ends, last, "right"))
        end = int(ends[place - 1]) if place else 0
        if end == last:
            yield _join(held)
            held = []
        elif end >= first:
            before, after = _cut(_join(held), end)
            yield before
            held = [after]
        elif len(held) > _MOST_HELD:
            raise UndividedError("rows that belong together stand far apart")


def _join(held: list[RawFile]) -> RawFile:
    """Return pieces that follow each other as one."""
    if len(held) == 1:
        return held[0]
    rows, aside = pd.concat([one.rows for one in held]), pd.concat([one.set_aside for one in held])
    notes = held[0].notes._replace(n_cleaned=sum(one.notes.n_cleaned for one in held))
    piece = held[-1].piece._replace(is_first=held[0].piece.is_first)
    return held[0]._replace(rows=rows, printed=rows, set_aside=aside, notes=notes, piece=piece)


def _cut(whole: RawFile, end: int) -> tuple[RawFile, RawFile]:
    """Return the rows up to one, and those after it; what was counted of all of them stands with the former."""
    before, after = whole.rows[whole.rows.index <= end], whole.rows[whole.rows.index > end]
    is_early = whole.set_aside.index <= end
    rest = whole._replace(notes=whole.notes._replace(n_cleaned=0), piece=whole.piece._replace(is_first=False))
    return (
        whole._replace(rows=before, printed=before, set_aside=whole.set_aside[is_early]),
        rest._replace(rows=after, printed=after, set_aside=whole.set_aside[~is_early]),
    )
