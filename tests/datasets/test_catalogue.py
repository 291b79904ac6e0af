"""Whether a dataset is what its files and the decisions would give now."""

import os
from pathlib import Path

import pytest
from conftest import make_book

from analysis.datasets import catalogue
from analysis.datasets.catalogue import find_outdated, read_about
from analysis.intake.ingest import ingest, ingest_any
from analysis.paths import hash_file, stamp_file


def test_a_dataset_is_outdated_by_another_file_or_another_decision(project: Path) -> None:
    """As read it is not; a raw file or a judgement that changed is named."""
    folder = project / "data" / "raw" / "december-7"
    ingest([folder], "december-7")
    assert find_outdated("december-7") is None
    spellings = project / "data" / "judgements" / "spellings.csv"
    spellings.write_text(spellings.read_text("utf-8") + "\n", "utf-8")
    assert "read before data/judgements or data/sources.toml changed" in str(find_outdated("december-7"))
    (folder / "counts.csv").write_text((folder / "counts.csv").read_text("utf-8") + "\n", "utf-8")
    assert "counts.csv, data/judgements" in str(find_outdated("december-7"))


def test_what_a_brief_says_of_its_dataset_is_of_its_regions(in_read: Path) -> None:
    """A brief of some regions names these alone, and says nothing of what became of all raw rows."""
    about = read_about("demonstration")
    whole, part = (catalogue.list_facts(about, regions) for regions in ([], ["XA-03"]))
    assert about.region_names.keys() > {"XA-03"}
    assert (whole[-2], whole[-1]["read"]) == (about.region_names, about.ledger.read)
    assert part[-1] == {"XA-03": about.region_names["XA-03"]}
    assert part[:-1] == whole[:-2]


def test_a_raw_file_that_was_not_written_since_is_not_read_to_see_whether_it_changed(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that was written is; where it holds what it held, nothing has changed. Who trusts nothing reads it anyway."""
    folder = project / "data" / "raw" / "december-7"
    for path in folder.glob("*.csv"):
        os.utime(path, (1.7e9, 1.7e9))
    ingest([folder], "december-7")
    read: list[str] = []
    monkeypatch.setattr(catalogue, "hash_file", lambda path: read.append(path.name) or hash_file(path))
    assert (find_outdated("december-7", is_trusting=True), read) == (None, [])
    os.utime(folder / "counts.csv")
    assert (find_outdated("december-7", is_trusting=True), read) == (None, ["counts.csv"])
    words = (folder / "counts.csv").read_bytes()
    (folder / "counts.csv").write_bytes(words.swapcase())  # of the same size
    assert "counts.csv changed" in str(find_outdated("december-7", is_trusting=True))
    os.utime(folder / "counts.csv", (1.7e9, 1.7e9))
    assert find_outdated("december-7", is_trusting=True) is None
    assert "counts.csv changed" in str(find_outdated("december-7"))


def test_a_file_written_just_now_has_no_stamp(project: Path) -> None:
    """It may be written again before the clock of its disk has moved on: so it is read again."""
    folder = project / "data" / "raw" / "december-7"
    for path in folder.glob("*.csv"):
        os.utime(path, (1.7e9, 1.7e9))
    os.utime(folder / "counts.csv")
    ingest([folder], "december-7")
    blank = [raw.name for raw in read_about("december-7").raw if not raw.stamp]
    assert blank == ["data/raw/december-7/counts.csv"]


def test_a_sheet_of_a_workbook_is_stamped_as_its_file(project: Path) -> None:
    """Each sheet is named beside its file, `#` in the name of a file itself is part of it."""
    folder = project / "data" / "raw" / "books"
    folder.mkdir()
    header, row = ("date", "region", "what happened"), ("2026-03-05", "UA-63", "air_attack")
    make_book(folder / "a#b.xlsx", [header, row], [header, row], names=("Mar", "Apr#2"))
    os.utime(folder / "a#b.xlsx", (1.7e9, 1.7e9))
    ingest_any([folder], "books", print)
    told = {raw.name: raw.stamp for raw in read_about("books").raw}
    assert told == dict.fromkeys(
        ("data/raw/books/a#b.xlsx#Mar", "data/raw/books/a#b.xlsx#Apr#2"), stamp_file(folder / "a#b.xlsx")
    )
    make_book(folder / "a#b.xlsx", [header, row], [header, (*row[:2], "shelling")], names=("Mar", "Apr#2"))
    assert "a#b.xlsx changed" in str(find_outdated("books"))
