"""Damaged files: never a traceback, never a lost row, never a value invented."""

import random
from pathlib import Path
from unicodedata import normalize

import pandas as pd
import pytest
from conftest import ROOT
from mutations import mutate

from analysis.errors import BriefsError
from analysis.intake.raw import read_raw
from analysis.intake.reading import read_dataset

FIXTURES = [
    *sorted((ROOT / "tests" / "fixtures").glob("*/*.csv")),
    *sorted((ROOT / "data" / "raw" / "december-7").glob("incidents.csv")),
]
N_FILES = 6


def check_reading(path: Path) -> bool:
    """Read one damaged file; say whether it could be read, and fail where a row is lost or a figure invented."""
    raw = read_raw(path)
    tables, about = read_dataset([raw], "fuzz", None, None)
    ledger = about.ledger
    assert ledger.read == ledger.kept + ledger.set_aside == len(raw.rows) + len(raw.set_aside)
    texts = {
        int(n): normalize("NFKC", " ".join(map(str, row)))
        for n, row in zip(raw.rows.index, raw.rows.to_numpy(), strict=True)
    }
    for row in tables["counts"].to_dict("records"):
        for bound in ("low", "best", "high"):
            if pd.notna(row[bound]) and row[bound] not in (0, 2):
                assert f"{row[bound]:g}" in texts[row["source_row"]].replace(",", ""), (row, texts[row["source_row"]])
    known = set(tables["incidents"]["incident_id"])
    assert set(tables["milestones"]["incident_id"]) | set(tables["counts"]["incident_id"]) <= known
    return True


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_damaged_files_are_read_or_refused_in_one_line(fixture: Path, tmp_path: Path) -> None:
    """Each damaged file closes its ledger, or is one error that says where, what and what next."""
    chance = random.Random(f"{fixture.parent.name}{fixture.stem}")
    refused = []
    for _ in range(N_FILES):
        path = tmp_path / fixture.name
        path.write_bytes(mutate(fixture, chance, chance.randrange(1, 8)))
        try:
            assert check_reading(path)
        except BriefsError as error:
            refused.append(error)
    assert all(error.where and "\n" not in str(error) for error in refused)
