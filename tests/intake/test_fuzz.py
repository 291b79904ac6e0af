"""Damaged files: never a traceback, never a lost row, never a value invented."""

import random
from pathlib import Path
from unicodedata import normalize

import pandas as pd
import pytest
from conftest import ROOT, thin
from mutations import mutate, mutate_book

from analysis.datasets.reference.judgements import read_judgements
from analysis.errors import BriefsError, UnknownLayoutError
from analysis.intake.mapped.blocks import read_mapping
from analysis.intake.mapped.starter import propose_mapping
from analysis.intake.raw import RawFile, read_files
from analysis.intake.reading import read_dataset

FIXTURES = [
    *sorted((ROOT / "tests" / "fixtures").glob("*/*.csv")),
    *sorted((ROOT / "data" / "raw" / "december-7").glob("incidents.csv")),
]
SOME, ALL = 1, 8  # damaged copies of each fixture; `make bench` tries 20,000
MANY = thin([SOME, ALL], 2)


def check_reading(path: Path) -> bool:
    """Read one damaged file; say whether it could be read, and fail where a row or a cell is lost or a figure invented.

    Where its layout is not known, it is read by the starter mapping that is proposed for it.
    """
    files = read_files(path)
    try:
        tables, about = read_dataset(files, "fuzz", None, None)
    except UnknownLayoutError:
        told, asked = propose_mapping([raw for raw in files if raw.header], read_judgements())
        (path.parent / "mapping.toml").write_text(told, "utf-8")
        if asked:
            raise
        tables, about = read_dataset(files, "fuzz", "mapped", None, read_mapping(path.parent / "mapping.toml"))
    ledger = about.ledger
    assert ledger.read == ledger.kept + ledger.set_aside == sum(len(raw.rows) + len(raw.set_aside) for raw in files)
    cells = ledger.cells
    unstored = cells.ignored.get("(no stored value)", 0)
    assert cells.filled == cells.used + cells.kept_as_words + sum(cells.ignored.values())
    assert cells.filled - unstored == sum(map(count_filled, files))
    texts = {
        (raw.name, int(n)): normalize("NFKC", " ".join(map(str, row)))
        for raw in files
        for n, row in zip(raw.rows.index, raw.rows.to_numpy(), strict=True)
    }
    for row in tables["counts"].to_dict("records"):
        text = texts[row["source_file"], row["source_row"]]
        for bound in ("low", "best", "high"):
            if pd.notna(row[bound]) and row[bound] not in (0, 2):
                assert f"{row[bound]:g}" in text.replace(",", ""), (row, text)
    known = set(tables["incidents"]["incident_id"])
    assert set(tables["milestones"]["incident_id"]) | set(tables["counts"]["incident_id"]) <= known
    return True


def is_clear(error: BriefsError) -> bool:
    """Say whether an error is one line that a person can mend: none by which a reader owns to have lost something."""
    return bool(error.where) and "\n" not in str(error) and "fault of the reader" not in str(error)


def count_filled(raw: RawFile) -> int:
    """Return the filled cells of a table, those filled down left out."""
    down = sum(len(rows & set(raw.rows.index)) for rows in raw.notes.filled_down.values())
    return int((raw.rows.map(str.strip) != "").to_numpy().sum()) - down + int(raw.set_aside["n_cells"].sum())


@pytest.mark.parametrize("copies", MANY)
@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_damaged_files_are_read_or_refused_in_one_line(fixture: Path, tmp_path: Path, copies: int) -> None:
    """Each damaged file closes its ledger, or is one error that says where, what and what next."""
    chance = random.Random(f"{fixture.parent.name}{fixture.stem}")
    refused = []
    for _ in range(copies):
        path = tmp_path / fixture.name
        path.write_bytes(mutate(fixture, chance, chance.randrange(1, 8)))
        try:
            assert check_reading(path)
        except BriefsError as error:
            refused.append(error)
    assert all(is_clear(error) for error in refused)


@pytest.mark.parametrize("copies", MANY)
@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_damaged_workbooks_are_read_or_refused_in_one_line(fixture: Path, tmp_path: Path, copies: int) -> None:
    """The same for cells of other types, titles, merged cells, several sheets, and damaged archives."""
    chance = random.Random(f"book{fixture.parent.name}{fixture.stem}")
    refused = []
    for _ in range(copies):
        path = tmp_path / f"{fixture.stem}.xlsx"
        path.write_bytes(mutate_book(fixture, chance, chance.randrange(1, 12)))
        try:
            assert check_reading(path)
        except BriefsError as error:
            refused.append(error)
    assert all(is_clear(error) for error in refused)
