"""Whether the rows of raw files are read at once, or some at a time, so that they may be more than the memory holds."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd

from analysis.datasets.reference.judgements import Judgements
from analysis.intake.layout import fold_name
from analysis.intake.opened.detected import detect_layout, find_layout
from analysis.intake.opened.joined import find_ends, join_pieces
from analysis.intake.raw import Head, RawFile, open_file, read_files, read_pieces
from analysis.intake.sheets import streamed


def open_heads(
    files: list[Path], header_row: int | None, layout: str | None, judgements: Judgements
) -> list[Head] | None:
    """Return the heads of raw files whose rows can be read some at a time; None where they are read all at once.

    They can where they are texts, larger than a batch together, of layouts that read each row by itself, and where
    nobody has corrected them: a correction speaks of what the whole file holds.
    """
    n_bytes = sum(file.stat().st_size for file in files if file.is_file())
    corrected = set(judgements.corrections["file"])
    if n_bytes <= streamed.BATCH_BYTES or any(file.name in corrected for file in files):
        return None

    def is_fit(raw: RawFile) -> bool:
        return (found := find_layout(raw, layout)) is not None and found.by_rows is not None

    return open_all(files, header_row, is_fit)


def open_all(
    files: list[Path], header_row: int | None, is_fit: Callable[[RawFile], bool] = lambda _: True
) -> list[Head] | None:
    """Return the heads of raw files; None where one has to be read whole or, which ends it, does not fit."""
    heads: list[Head] = []
    for file in files:
        head = open_file(file, header_row)
        if head is None or not is_fit(head.raw):
            return None
        heads.append(head)
    return heads


def read_batches(
    files: list[Path], header_row: int | None, layout: str | None, heads: list[Head] | None
) -> Iterator[list[RawFile]]:
    """Yield the tables of raw files: some rows of one file at a time; without `heads` all together.

    A file in which words settle how others are meant (the order of day and month) is read twice, and so is one in
    which several rows tell one record.
    """
    if heads is None:
        yield [raw for file in files for raw in read_files(file, header_row)]
        return
    for head in heads:
        # Of their columns one word tells how those of any row are meant.
        found, pieces = detect_layout(head.raw, layout), read_pieces(head, header_row)
        words = _list_words(read_pieces(head, header_row), found.by_rows) if found.by_rows else None
        if found.joined:
            pieces = join_pieces(pieces, find_ends(read_pieces(head, header_row), found.joined))
        for piece in pieces:
            yield [piece._replace(piece=piece.piece._replace(words=words))]


def _list_words(pieces: Iterator[RawFile], named: tuple[str, ...]) -> pd.DataFrame:
    """Return the distinct words that a file has in some columns, those of a row together."""
    found: list[pd.DataFrame] = []
    for piece in pieces:
        columns = [column for column in piece.rows if fold_name(column) in named]
        found = [pd.concat([*found, piece.rows[columns].drop_duplicates()]).drop_duplicates()]
    return found[0]
