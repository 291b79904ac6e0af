"""Whether the rows of raw files are read at once, or some at a time, so that a file may be larger than the memory."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pandas as pd

from analysis.datasets.reference.judgements import Judgements
from analysis.intake.layout import fold_name
from analysis.intake.opened.detected import detect_layout
from analysis.intake.raw import RawFile, read_files, stream_file


def open_batches(
    files: list[Path], header_row: int | None, layout: str | None, judgements: Judgements, *, are_linked: bool
) -> Iterator[list[RawFile]]:
    """Yield the tables of raw files, all together; or, of one large text, some rows at a time.

    That is where its layout reads each row by itself, and where nobody has corrected or linked its records: a
    correction speaks of what the whole file holds, and a record stands where its lead does.
    """
    streamed = stream_file(files[0], header_row) if len(files) == 1 and not are_linked else None
    piece = next(streamed, None) if streamed is not None else None
    is_corrected = files[0].name in set(judgements.corrections["file"])
    named = detect_layout(piece, layout).by_rows if piece is not None else None
    if streamed is None or named is None or is_corrected:
        del streamed, piece
        yield [raw for file in files for raw in read_files(file, header_row)]
        return
    words = None
    if named and piece is not None:
        words = _list_words(chain([piece], streamed), named)
        streamed = stream_file(files[0], header_row)
        piece = next(streamed, None) if streamed is not None else None
    while streamed is not None and piece is not None:
        yield [piece._replace(piece=piece.piece._replace(words=words))]
        piece = next(streamed, None)


def _list_words(pieces: Iterator[RawFile], named: tuple[str, ...]) -> pd.DataFrame:
    """Return the distinct words that a file has in some columns, those of a row together."""
    found: list[pd.DataFrame] = []
    for piece in pieces:
        columns = [column for column in piece.rows if fold_name(column) in named]
        found = [pd.concat([*found, piece.rows[columns].drop_duplicates()]).drop_duplicates()]
    return found[0]
