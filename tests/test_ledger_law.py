"""Ledger law: rows read = rows kept + rows set aside, and nothing is dropped."""

import csv
import json
from pathlib import Path

import pytest
from conftest import ROOT

from analysis.datasets.files import read_tables
from analysis.errors import DataError, JudgementError
from analysis.intake.ingest import ingest

DATASETS = {"december-7": (29, 0), "demonstration": (12_362, 135)}


def count_rows(folder: Path) -> int:
    """Return the rows of a folder's CSV files, headers left out: counted by another reader."""
    texts = (path.read_text("utf-8") for path in folder.glob("*.csv"))
    return sum(len(list(csv.reader(text.splitlines()))) - 1 for text in texts)


@pytest.mark.parametrize("dataset", DATASETS)
def test_rows_read_are_kept_or_set_aside(read: Path, dataset: str) -> None:
    """The ledger adds up to the rows another reader counts."""
    package = json.loads((read / "data" / "tables" / dataset / "datapackage.json").read_text("utf-8"))
    ledger = package["incident_briefs"]["ledger"]
    assert ledger["read"] == ledger["kept"] + ledger["set_aside"] == count_rows(ROOT / "data" / "raw" / dataset)
    assert (ledger["read"], ledger["set_aside"]) == DATASETS[dataset]
    assert sum(ledger["reasons"].values()) == ledger["set_aside"]


@pytest.mark.parametrize("dataset", DATASETS)
def test_kept_and_set_aside_are_disjoint_and_whole(in_read: Path, dataset: str) -> None:
    """Each raw row is named by tables, or set aside, never both and never neither."""
    tables = read_tables(dataset)
    rows = {name: set(zip(t["source_file"], t["source_row"], strict=True)) for name, t in tables.items()}
    kept = set().union(*(r for name, r in rows.items() if name not in ("set_aside", "coverage")))
    assert kept & rows["set_aside"] == set()
    files = {f for f, _ in kept | rows["set_aside"]}
    for file in files:
        numbers = {int(n) for f, n in kept | rows["set_aside"] if f == file}
        assert numbers == set(range(2, len(numbers) + 2))


def test_reading_again_does_nothing(in_read: Path) -> None:
    """A dataset whose files, decisions and code are the same is left be."""
    assert ingest([in_read / "data" / "raw" / "december-7"], "december-7")[1] is False


def test_the_address_column_is_in_no_table(in_read: Path) -> None:
    """Streets and houses are dropped before anything is written, in the internal profile too."""
    folder = in_read / "data" / "tables" / "december-7"
    assert not any(b"Lodigina" in path.read_bytes() for path in folder.iterdir())


def write_incidents(project: Path, text: str) -> Path:
    """Write a folder of records with one file."""
    folder = project / "data" / "raw" / "mine"
    folder.mkdir(exist_ok=True)
    (folder / "incidents.csv").write_text(text, "utf-8")
    return folder


BAD = [
    ("incident,kind,date\na,meteor shower,2026-01-01\n", JudgementError, r"row 2: 'meteor shower'.*kind_labels.csv"),
    ("incident,kind,date,region\na,alert,2026-01-01,XA-99\n", JudgementError, r"row 2: 'XA-99' names no known region"),
    ("incident,kind,dat\na,alert,2026-01-01\n", DataError, r"Did you mean 'date'"),
    ("incident,date\na,2026-01-01\n", DataError, r"no column kind"),
    ("a,b\n1,2\n", DataError, r"no known layout"),
]


@pytest.mark.parametrize(("text", "error", "words"), BAD)
def test_bad_records_are_one_clear_error_and_write_nothing(project: Path, text: str, error: type, words: str) -> None:
    """An unknown kind, region or column is named with its row; no half-written dataset is left."""
    with pytest.raises(error, match=words):
        ingest([write_incidents(project, text)], "mine")
    assert not (project / "data" / "tables" / "mine").exists()


def test_a_new_reading_that_fails_leaves_the_old_dataset_whole(project: Path) -> None:
    """What was built stands until the new one is whole."""
    ingest([write_incidents(project, "incident,kind,date\na,alert,2026-01-01\n")], "mine")
    with pytest.raises(JudgementError):
        ingest([write_incidents(project, "incident,kind,date\na,meteor,2026-01-01\n")], "mine")
    assert len(read_tables("mine")["incidents"]) == 1


def test_what_cannot_be_used_is_set_aside_with_its_reason(project: Path) -> None:
    """Doubled, blank, total and undated rows are kept apart, and so is what hangs on them."""
    folder = write_incidents(
        project,
        "incident,kind,date\na,alert,2026-01-01\na,alert,2026-01-01\n,,\nTotal,2,\nb,alert,30 February 2026\n",
    )
    (folder / "counts.csv").write_text("incident,quantity,figure\nb,dead,3\nz,dead,3\na,dead,none reported\n", "utf-8")
    ledger, _ = ingest([folder], "mine")
    assert ledger.reasons == {
        "blank_row": 1,
        "duplicate_row": 1,
        "incident_set_aside": 1,
        "totals_row": 1,
        "unknown_incident": 1,
        "unreadable_date": 1,
    }
    assert read_tables("mine")["counts"]["state"].tolist() == ["reported_none"]


def test_the_template_reads_as_it_is(project: Path) -> None:
    """The template with its worked example is a dataset of one incident."""
    ledger, _ = ingest([project / "data" / "raw" / "template"], "template")
    assert (ledger.tables["incidents"], ledger.set_aside) == (1, 0)
    assert read_tables("template")["milestones"]["at_utc"].notna().all()


def test_a_record_without_an_id_gets_one_from_its_text(project: Path) -> None:
    """An id made from the row's text stays the same when a row is added above it."""
    ingest([write_incidents(project, "kind,date\nalert,2026-01-01\n")], "mine")
    before = read_tables("mine")["incidents"]["incident_id"].tolist()
    ingest([write_incidents(project, "kind,date\nalert,2026-02-01\nalert,2026-01-01\n")], "mine")
    assert before[0] in read_tables("mine")["incidents"]["incident_id"].tolist()
