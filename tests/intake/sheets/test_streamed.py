"""A text read some rows at a time: the rows, numbers and rows set aside of the whole, and never a line lost."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.errors import DataError
from analysis.intake.raw import Met, Piece, RawFile, open_file, read_pieces, read_raw
from analysis.intake.sheets import streamed

LINES = {
    "row": "2024-01-05,Kyiv,3",
    "quoted": '"5 May, 2024","Kyiv\r\nCity\n",""""',
    "short": "2024-01-05,Kyiv",
    "long": "a,b,c,d,e",
    "blank": "",
    "gap": ",  ,",
    "damaged": "2024-01-05,Ky\ufffdiv,3",
    "hidden": "2024-01-05,Ky\u202eiv\x0b,3",
    "wide": "2024-01-05,Київ та область,3",
}


def cut(path: Path, monkeypatch: pytest.MonkeyPatch, n_bytes: int, header_row: int | None = None) -> list[RawFile]:
    """Return the pieces in which a file is read, of about so many bytes each; one, where it has to be read whole."""
    monkeypatch.setattr(streamed, "_BLOCK_BYTES", n_bytes)
    monkeypatch.setattr(streamed, "BATCH_BYTES", 0)
    head = open_file(path, header_row)
    if head is None:
        return [read_raw(path, header_row)]
    pieces = list(read_pieces(head, header_row))
    assert {piece.header for piece in pieces} == {head.raw.header}
    return pieces


def join(pieces: list[RawFile]) -> RawFile:
    """Return the pieces of a file as one."""
    rows, aside = (pd.concat([getattr(piece, part) for piece in pieces]) for part in ("rows", "set_aside"))
    notes = pieces[0].notes._replace(n_cleaned=sum(piece.notes.n_cleaned for piece in pieces))
    return pieces[0]._replace(rows=rows, printed=rows, set_aside=aside, notes=notes, piece=Piece())


def assert_same(one: RawFile, other: RawFile) -> None:
    """Compare two readings of a file."""
    pd.testing.assert_frame_equal(one.rows, other.rows)
    pd.testing.assert_frame_equal(one.set_aside, other.set_aside)
    for part in ("name", "header", "sha256", "notes", "piece"):
        assert getattr(one, part) == getattr(other, part), part


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from([*LINES, *["row"] * 9]), max_size=60),
    st.sampled_from(["\n", "\r\n"]),
    st.integers(150, 700),
    st.integers(0, 2),
    st.integers(0, 3),
)
def test_pieces_together_are_the_whole(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kinds: list[str],
    line_end: str,
    n_bytes: int,
    n_titles: int,
    n_ends: int,
) -> None:
    """However lines of other lengths, blank ones and quoted line ends lie on the border of two pieces."""
    lines = [*["All attacks", "as of today"][:n_titles], "Date,Region,Killed", LINES["row"], *map(LINES.get, kinds)]
    path = tmp_path / "rows.csv"
    path.write_bytes(
        line_end.join(["\ufeff" * (n_titles > 0) + lines[0], *lines[1:]]).encode() + n_ends * line_end.encode()
    )
    with monkeypatch.context() as small:
        pieces = cut(path, small, n_bytes)
    assert_same(read_raw(path), join(pieces))
    assert [piece.piece.is_first for piece in pieces] == [True, *[False] * (len(pieces) - 1)]
    assert [piece.piece.is_last for piece in pieces] == [*[False] * (len(pieces) - 1), True]
    assert all(len(piece.rows) for piece in pieces) or len(pieces) == 1


def test_a_file_comes_in_pieces_of_some_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand lines of eighteen bytes in pieces of about nine hundred are twenty; the header is named for all."""
    path = tmp_path / "rows.csv"
    path.write_text("\n".join(["names", "Date,Region,Killed", *[LINES["row"]] * 1000]))
    pieces = cut(path, monkeypatch, 900, 2)
    assert 19 <= len(pieces) <= 22
    assert {piece.header for piece in pieces} == {("Date", "Region", "Killed")}
    assert join(pieces).rows.index.tolist() == list(range(3, 1003))


@pytest.mark.parametrize(
    "data",
    [
        "Дата,Область,Загинуло\n5.1.2024,Київ,3\n".encode("cp1251") * 20,
        "Date,Region\n2024-01-05,Kyiv\n".encode("utf-16"),
        b"Date,Region\r2024-01-05,Kyiv\r" * 40,
        b"Date,Region\n" + b"x" * 900 + b",Kyiv\n2024-01-05,Kyiv\n",
    ],
    ids=["another encoding", "two bytes a letter", "no line ends", "a long line"],
)
def test_what_cannot_be_cut_at_its_lines_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    """Other encodings, other line ends, very long lines: as they were read before."""
    path = tmp_path / "rows.csv"
    path.write_bytes(data)
    monkeypatch.setattr(streamed, "_BLOCK_BYTES", 400)
    monkeypatch.setattr(streamed, "BATCH_BYTES", 0)
    assert open_file(path) is None


def test_a_quoted_cell_longer_than_a_block_has_the_file_read_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its lines are short, the cell is not."""
    path = tmp_path / "rows.csv"
    path.write_text('Date,Region\n2024-01-05,"' + "line\n" * 400 + '"\n2024-01-05,Kyiv\n')
    with pytest.raises(streamed.UndividedError):
        cut(path, monkeypatch, 400)


def test_a_file_that_is_written_to_meanwhile_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of the old rows and half of the new ones are no file that anybody has."""
    path = tmp_path / "rows.csv"
    path.write_text("\n".join(["Date,Region,Killed", *[LINES["row"]] * 200]))
    monkeypatch.setattr(streamed, "_BLOCK_BYTES", 900)
    monkeypatch.setattr(streamed, "BATCH_BYTES", 0)
    head = open_file(path)
    assert head is not None
    pieces = read_pieces(head)
    next(pieces)
    with path.open("a") as stream:
        stream.write("\n2024-01-06,Kyiv,4")
    with pytest.raises(DataError, match="it was written to while it was read"):
        list(pieces)


@given(st.lists(st.lists(st.integers(0, 6), max_size=20), max_size=12))
def test_what_was_met_before_is_counted_without_what_stands_beside_it(batches: list[list[int]]) -> None:
    """Recounted one by one."""
    met, seen = Met(), []
    for batch in batches:
        assert met.count(np.array(batch, dtype="uint64")).tolist() == [seen.count(value) for value in batch]
        seen += batch
