"""Raw files as rows of text."""

import io
import zipfile
from pathlib import Path

import pytest

from analysis.errors import DataError
from analysis.intake.raw import read_raw


def write(tmp_path: Path, content: bytes, name: str = "a.csv") -> Path:
    """Write a file and return its path."""
    path = tmp_path / name
    path.write_bytes(content)
    return path


ENCODINGS = [
    ("utf-8", "Київ"),
    ("utf-8-sig", "Київ"),
    ("utf-16", "Київ"),
    ("cp1251", "Київ, Харків"),
    ("cp1252", "Zürich"),
    ("latin-1", "Málaga"),
]


@pytest.mark.parametrize(("encoding", "word"), ENCODINGS)
def test_encodings_are_recognised(tmp_path: Path, encoding: str, word: str) -> None:
    """The same words come out of every usual encoding."""
    raw = read_raw(write(tmp_path, f'name;n\n"{word}";1\n'.encode(encoding)))
    assert raw.rows.iloc[0].to_dict() == {"name": word, "n": "1"}


def test_short_long_and_blank_rows_are_set_aside_with_their_numbers(tmp_path: Path) -> None:
    """Ragged and blank rows are kept apart under the row number a spreadsheet shows."""
    raw = read_raw(write(tmp_path, b'a,b,c\n1,"x\ny",3\n4,5\n,,\n6,7,8,9\n1,2,3\n'))
    assert raw.rows.index.tolist() == [2, 6]
    assert raw.set_aside["reason"].to_dict() == {3: "ragged_row", 4: "blank_row", 5: "ragged_row"}


def test_a_row_cut_at_the_end_is_set_aside(tmp_path: Path) -> None:
    """A file that ends within a quoted cell loses no row."""
    raw = read_raw(write(tmp_path, b'a,b,c\n1,2,3\n4,"5 and so'))
    assert (len(raw.rows), raw.set_aside["reason"].tolist()) == (1, ["ragged_row"])


def test_damaged_bytes_in_a_utf8_file_set_one_row_aside(tmp_path: Path) -> None:
    """One broken byte does not turn the whole file into another encoding."""
    raw = read_raw(write(tmp_path, "a\nКиїв\nХар".encode() + b"\xff" + "ків\n".encode()))
    assert raw.rows["a"].tolist() == ["Київ"]
    assert raw.set_aside["reason"].tolist() == ["damaged_text"]


def zip_files(*names: str) -> bytes:
    """Return an archive of files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "date,kind\n2025-12-07,drone strike\n")
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xd8\xff\xe0JFIF", "JPEG"),
        (b"%PDF-1.7", "PDF"),
        (b"a\x00b", "binary"),
        (b"", "empty"),
        (b",,\n1,2,3\n", "blank"),
        (b"PK\x03\x04zip", "Excel"),
        (zip_files("a.csv", "b.csv"), r"an archive of files \(a.csv, b.csv\).* Unpack it"),
        (zip_files(*(f"{n}.csv" for n in range(5))), r"0.csv, 1.csv, 2.csv …"),
        (b'{"date": "2025-12-07", "region": "Kharkiv"}\n{"date": "2025-12-08"}\n', "JSON lines"),
        (b"PAR1", "a Parquet file.* Save what it holds"),
    ],
)
def test_what_is_no_table_is_named(tmp_path: Path, content: bytes, words: str) -> None:
    """A picture or an empty file is one clear error."""
    with pytest.raises(DataError, match=words):
        read_raw(write(tmp_path, content))


def test_a_heading_that_stands_again_is_numbered(tmp_path: Path) -> None:
    """Two columns of links are two columns, and neither is lost."""
    raw = read_raw(write(tmp_path, b"Link,Link\na,b\n"))
    assert raw.rows.to_dict("records") == [{"Link": "a", "Link (2)": "b"}]


def test_an_excel_sheet_reads_like_a_csv(tmp_path: Path) -> None:
    """The first sheet of a workbook becomes rows of text, numbered as in the sheet."""
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["a", "b"])
    book.active.append([1, "x"])
    book.save(tmp_path / "a.xlsx")
    raw = read_raw(tmp_path / "a.xlsx")
    assert raw.rows.loc[2].to_dict() == {"a": "1", "b": "x"}


@pytest.mark.parametrize("at", [-2, -1, 0, 1])
def test_a_line_end_in_quotes_is_whole_wherever_the_parser_cuts(
    at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text is parsed in blocks, and a CRLF inside a cell is cut by none of them."""
    monkeypatch.setattr("analysis.intake.sheets.delimited._BLOCK_BYTES", 64)
    head = b"a,b\r\n"
    cell = b"x" * (64 - len(head) - 1 + at) + b"\r\ntail"
    path = tmp_path / "f.csv"
    path.write_bytes(head + b'"' + cell + b'",1\r\n' + b"y,2\r\n" * 40)
    rows = read_raw(path).rows
    assert rows["a"].iloc[0] == cell.decode()
    assert len(rows) == 41


def test_a_cell_longer_than_a_block_and_rows_around_it_keep_their_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ragged rows before and after a cell that no block holds are set aside under their own numbers."""
    monkeypatch.setattr("analysis.intake.sheets.delimited._BLOCK_BYTES", 64)
    long = "é" * 500
    path = tmp_path / "f.csv"
    path.write_text(f"a,b\n1,2\nragged\n{long},4\n5,6,7\n8,9\n", "utf-8")
    raw = read_raw(path)
    assert raw.rows.index.tolist() == [2, 4, 6]
    assert raw.set_aside.index.tolist() == [3, 5]
    assert raw.rows["a"].tolist() == ["1", long, "8"]
