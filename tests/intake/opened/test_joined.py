"""Rows that belong together are read together, however a file is cut; nothing is lost, and nothing is read twice."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_batches import FIXTURES, assert_same, count_rows, read_whole_and_cut

from analysis.datasets.reference.judgements import read_judgements
from analysis.errors import DataError
from analysis.intake.ingest import ingest
from analysis.intake.opened import batches, joined
from analysis.intake.opened.joined import find_ends, join_pieces
from analysis.intake.raw import Notes, Piece, RawFile
from analysis.intake.sheets.streamed import UndividedError

HEADER, *ROWS = (FIXTURES / "fire_calls" / "san_francisco.csv").read_text("utf-8-sig").splitlines()


def cut(words: list[str], sizes: list[int]) -> Iterator[RawFile]:
    """Yield rows with these words some at a time; each third line of the file is set aside."""
    lines = [line for line in range(2, 2 + 2 * len(words)) if line % 3][: len(words)]
    rows = pd.DataFrame({"Call": words}, index=lines, dtype="str")
    start, number = 0, 0
    while start < len(rows):
        stop = start + sizes[number % len(sizes)]
        last, number = stop >= len(rows), number + 1
        own = rows.iloc[start:stop]
        first_line = lines[start - 1] + 1 if start else 2
        after = range(first_line, lines[-1] + 9 if last else own.index[-1] + 1)
        aside = pd.DataFrame({"reason": "ragged_row"}, index=[line for line in after if line % 3 == 0])
        piece = Piece(is_first=not start, is_last=last)
        yield RawFile("a.csv", ("Call",), own, own, aside, "0" * 64, "", Notes(n_cleaned=1), piece)
        start = stop


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["", " 7 ", *"abcdef"]), min_size=1, max_size=40),
    st.lists(st.integers(1, 9), min_size=1, max_size=4),
)
def test_no_piece_ends_within_what_belongs_together(words: list[str], sizes: list[int]) -> None:
    """Every row and every line set aside comes once, in its order; a word stands in one piece, a blank one in any."""
    pieces = list(cut(words, sizes))
    with pytest.MonkeyPatch.context() as much:
        much.setattr(joined, "_MOST_HELD", 99)
        found = list(join_pieces(iter(pieces), find_ends(iter(pieces), "call")))
    for part in ("rows", "set_aside"):
        before, after = (pd.concat([getattr(raw, part) for raw in several]) for several in (pieces, found))
        pd.testing.assert_frame_equal(before, after)
    own = [set(raw.rows["Call"].str.strip()) - {""} for raw in found]
    assert sum(map(len, own)) == len(set().union(*own))
    assert sum(raw.notes.n_cleaned for raw in found) == len(pieces)
    assert [(raw.piece.is_first, raw.piece.is_last) for raw in found] == [
        (n == 0, n == len(found) - 1) for n in range(len(found))
    ]


@pytest.mark.parametrize(
    ("words", "ends"),
    [("aabb", [4, 7]), ("abab", [7]), ("a.b.", [2, 4, 5, 7]), ("a.ab", [5, 7]), ("abc", [2, 4, 5])],
)
def test_a_row_ends_what_belongs_together_where_no_word_before_it_comes_again(words: str, ends: list[int]) -> None:
    """By its line in the file; a blank cell belongs with none."""
    pieces = cut([word.replace(".", "") for word in words], [2])
    assert find_ends(pieces, "call").tolist() == ends


def test_pieces_are_not_held_for_ever() -> None:
    """A word that stands in the first row and in the last would hold the whole file."""
    words = ["a", *"bcdefghijklmnopq", "a"]
    pieces = list(cut(words, [1]))
    with pytest.raises(UndividedError, match="far apart"):
        list(join_pieces(iter(pieces), find_ends(iter(pieces), "call")))


def write_calls(path: Path, *, is_torn: bool) -> Path:
    """Write calls of which rows stand beside each other or a few rows apart; torn, one stands first and last."""
    rows = []
    for number in range(24):
        for place, row in enumerate(ROWS):
            _, unit, rest = row.split(",", 2)
            rows.append((number + 0.3 * (place % 3), f"{100 + number},{unit},{rest}"))
    told = [row for _, row in sorted(rows)]
    told.insert(43, told[40])
    told += [told.pop(1)] if is_torn else []
    path.write_text("\n".join([HEADER, *told]) + "\n", "utf-8")
    return path


@pytest.mark.parametrize("is_torn", [False, True])
def test_calls_read_in_batches_are_the_same_dataset(project: Path, small: Callable[..., None], is_torn: bool) -> None:
    """Calls, steps of units, ledger and hashes: as read at once, also where that is what it comes to in the end."""
    path = write_calls(project / "calls.csv", is_torn=is_torn)
    assert_same(read_whole_and_cut(path, small, 1, 6_000))
    if not is_torn:
        assert len(count_rows([path], read_judgements())) > 3


@pytest.mark.parametrize(
    ("old", "new", "is_parted"), [("Call Number,", "Kall Number,", True), ("RowID", "call_number", False)]
)
def test_which_column_tells_the_call_is_as_when_read_at_once(
    project: Path, small: Callable[..., None], old: str, new: str, is_parted: bool
) -> None:
    """Without it no row has a call; of two that are called so the last is read, whose words come again and again."""
    path = write_calls(project / "calls.csv", is_torn=False)
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    assert_same(read_whole_and_cut(path, small, 1, 6_000, layout="fire_calls"))
    if is_parted:
        assert len(count_rows([path], read_judgements(), "fire_calls")) > 3


def test_a_file_that_is_written_to_while_it_is_read_is_an_error(
    project: Path, small: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """After its first pass, too, in which it is seen what belongs together."""
    path = write_calls(project / "calls.csv", is_torn=False)
    small(1, 6_000)

    def find_and_write(pieces: Iterator[RawFile], column: str) -> np.ndarray:
        ends = find_ends(pieces, column)
        path.write_text(path.read_text("utf-8").replace("2017", "2018"), "utf-8")
        return ends

    monkeypatch.setattr(batches, "find_ends", find_and_write)
    with pytest.raises(DataError, match="it was written to while it was read"):
        ingest([path], "mine")
