"""The declared tables."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from conftest import ROOT, make_incident, thin

from analysis.datasets.dictionary import describe_column, write_dictionary, write_layouts
from analysis.datasets.disk.bounds import BOUNDED, BOUNDS
from analysis.datasets.reference.judgements import read_judgements
from analysis.datasets.tables import TABLES, list_columns, make_table


def test_every_table_carries_its_origin() -> None:
    """Every row of every table names source, file and row."""
    assert all({"source_id", "source_file", "source_row"} <= set(list_columns(name)) for name in TABLES)


def test_one_empty_table_is_not_another() -> None:
    """What is added to one stands in no other, nor in those made later."""
    first, second = make_table("counts", []), make_table("counts", [])
    first["more"] = 1
    first["quantity"] = first["quantity"].astype("category")
    assert list(second) == list(make_table("counts", [])) == list_columns("counts")
    assert second.dtypes.equals(make_table("counts", pd.DataFrame()).dtypes)


def test_make_table_changes_no_argument() -> None:
    """The rows given stay as they were."""
    given = pd.DataFrame([make_incident()])
    before = given.copy()
    make_table("incidents", given)
    pd.testing.assert_frame_equal(before, given)


def test_the_layouts_are_the_decisions() -> None:
    """data/LAYOUTS.md is what columns.csv says; write it again with analysis.datasets.dictionary.write_layouts()."""
    assert (ROOT / "data" / "LAYOUTS.md").read_text("utf-8") == write_layouts(read_judgements().columns)


def test_the_dictionary_is_the_declaration() -> None:
    """data/DICTIONARY.md is what tables.py says; write it again with analysis.datasets.dictionary.write_dictionary()."""
    assert (ROOT / "data" / "DICTIONARY.md").read_text("utf-8") == write_dictionary()


def test_missing_means_something_for_every_nullable_column() -> None:
    """A column that may be missing says what that means."""
    assert [c.name for columns in TABLES.values() for c in columns if not c.required and not c.missing] == []
    assert describe_column(TABLES["counts"][3])["unit"] == "persons or objects"
    whole = next(column for column in TABLES["incidents"] if column.name == "source_row")
    assert describe_column(whole)["constraints"] == {"minimum": 1, "required": True}
    assert isinstance(describe_column(whole)["constraints"]["minimum"], int)


def test_each_dataset_is_a_frictionless_package(read: Path) -> None:
    """datapackage.json passes frictionless, and names every table with every column, those by which rows are looked for too."""
    from frictionless import Package

    for path in (read / "data" / "tables").glob("*/datapackage.json"):
        descriptor = json.loads(path.read_text("utf-8"))
        package = Package.from_descriptor(descriptor)
        assert list(package.metadata_validate(descriptor)) == []
        fields = {r.name.replace("-", "_"): [f.name for f in r.schema.fields] for r in package.resources}
        looked_for = [column.name for column in BOUNDS]
        assert fields == {name: list_columns(name) + looked_for * (name in BOUNDED) for name in TABLES}


@pytest.mark.parametrize(
    ("column", "value", "is_valid"), thin([("latitude", 95.0, False), ("kind", "meteor", False), ("", None, True)], 3)
)
def test_frictionless_says_valid_as_a_person_runs_it(read: Path, column: str, value: object, is_valid: bool) -> None:
    """Of a dataset as it is built; a word that is none of ours, or a latitude beyond the pole, is found."""
    folder = read / "data" / "tables" / "december-7"
    copied = shutil.copytree(folder, read / "copied", dirs_exist_ok=True)
    if column:
        incidents = pd.read_parquet(copied / "incidents.parquet")
        incidents.assign(**{column: value}).to_parquet(copied / "incidents.parquet", index=False)
    program = Path(sys.executable).with_name("frictionless")
    told = subprocess.run([program, "validate", "datapackage.json"], cwd=copied, capture_output=True, text=True)
    assert (told.returncode == 0, "INVALID" in told.stdout) == (is_valid, not is_valid), told.stdout[-400:]
