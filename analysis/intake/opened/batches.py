"""Whether the rows of raw files are read at once, or some at a time, so that a file may be larger than the memory."""

from collections.abc import Iterator
from pathlib import Path

from analysis.datasets.reference.judgements import Judgements
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
    if streamed is None or piece is None or is_corrected or not detect_layout(piece, layout).by_rows:
        del streamed, piece
        yield [raw for file in files for raw in read_files(file, header_row)]
        return
    while piece is not None:
        yield [piece]
        piece = next(streamed, None)
