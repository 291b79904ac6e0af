"""Whether the rows of raw files are read at once, or some at a time, so that they may be more than the memory holds."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from analysis.datasets.reference.judgements import Judgements
from analysis.errors import UnknownLayoutError
from analysis.intake.formats import Format
from analysis.intake.layout import fold_name
from analysis.intake.opened.detected import detect_layout
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
    heads = open_all(files, header_row)
    found = find_layouts(heads or [], layout)
    return None if any(one is None or one.by_rows is None for one in found) else heads


def open_all(files: list[Path], header_row: int | None) -> list[Head] | None:
    """Return the heads of raw files; None where one has to be read whole."""
    heads: list[Head] = []
    for file in files:
        if (head := open_file(file, header_row)) is None:
            return None
        heads.append(head)
    return heads


def find_layouts(heads: list[Head], layout: str | None = None) -> list[Format | None]:
    """Return the layouts of raw files; missing where one has none that is known."""
    return [_find_layout(head.raw, layout) for head in heads]


def _find_layout(raw: RawFile, layout: str | None) -> Format | None:
    try:
        return detect_layout(raw, layout)
    except UnknownLayoutError:
        return None


def read_batches(
    files: list[Path], header_row: int | None, layout: str | None, heads: list[Head] | None
) -> Iterator[list[RawFile]]:
    """Yield the tables of raw files: some rows of one file at a time; without `heads` all together.

    A file in which words settle how others are meant (the order of day and month) is read twice.
    """
    if heads is None:
        yield [raw for file in files for raw in read_files(file, header_row)]
        return
    for head in heads:
        # Of their columns one word tells how those of any row are meant.
        named = detect_layout(head.raw, layout).by_rows
        words = _list_words(read_pieces(head, header_row), named) if named else None
        for piece in read_pieces(head, header_row):
            yield [piece._replace(piece=piece.piece._replace(words=words))]


def _list_words(pieces: Iterator[RawFile], named: tuple[str, ...]) -> pd.DataFrame:
    """Return the distinct words that a file has in some columns, those of a row together."""
    found: list[pd.DataFrame] = []
    for piece in pieces:
        columns = [column for column in piece.rows if fold_name(column) in named]
        found = [pd.concat([*found, piece.rows[columns].drop_duplicates()]).drop_duplicates()]
    return found[0]
