"""Delimited text: where its columns begin, and what parts them."""

from pathlib import Path

import pytest

from analysis.errors import DataError
from analysis.intake.raw import read_files, read_raw


def write(tmp_path: Path, text: str, name: str = "a.csv") -> Path:
    """Write a text and return its path."""
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def test_titles_above_the_header_are_no_rows(tmp_path: Path) -> None:
    """Rows keep the numbers they have in the file, and a comma in a title does not part cells."""
    raw = read_raw(
        write(tmp_path, "Attacks, March 2026\n\nDate;Region;Killed\n5 March 2026;Kyiv;1\n\n6 March 2026;Odesa\n")
    )
    assert raw.header == ("Date", "Region", "Killed")
    assert raw.notes.header_row == 3
    assert raw.rows.index.tolist() == [4]
    assert raw.set_aside["reason"].to_dict() == {5: "blank_row", 6: "ragged_row"}
    assert raw.set_aside["n_cells"].to_dict() == {5: 0, 6: 2}


def test_the_row_of_names_can_be_named(tmp_path: Path) -> None:
    """--header-row goes before what is found, and has to be a row of the file."""
    path = write(tmp_path, "a,b\nc,d\ne,f\n")
    assert read_raw(path, 2).header == ("c", "d")
    assert read_raw(path, 2).rows.index.tolist() == [3]
    with pytest.raises(DataError, match=r"Mend --header-row"):
        read_raw(path, 9)


def test_hidden_characters_are_taken_out_and_counted(tmp_path: Path) -> None:
    """Controls and marks of direction do not reach a table; letters of other scripts do."""
    raw = read_raw(write(tmp_path, "a,b\nКи\u202eїв\x0b,é\u0301\n"))
    assert raw.rows.loc[2].tolist() == ["Київ", "é\u0301"]
    assert raw.notes.n_cleaned == 2


def test_a_file_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is stated, and can be raised."""
    monkeypatch.setenv("BRIEFS_MOST_BYTES", "5")
    with pytest.raises(DataError, match=r"larger than 5 bytes.*BRIEFS_MOST_BYTES"):
        read_files(write(tmp_path, "a,b\n1,2\n"))
