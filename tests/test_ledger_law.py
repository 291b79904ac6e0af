"""Ledger law: rows read = rows kept + rows set aside, and nothing is dropped."""

import csv
import json
from pathlib import Path

import pytest
from conftest import ROOT, make_book

from analysis.datasets.disk.files import read_tables
from analysis.datasets.store import load
from analysis.datasets.vocabularies import VOCABULARIES
from analysis.errors import DataError, JudgementError
from analysis.intake.ingest import ingest

DATASETS = {"december-7": (29, 0), "demonstration": (12_300, 126)}


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
    ("incident,kind,dat\na,alert,2026-01-01\n", DataError, r"Did you mean 'date'"),
    ("incident,date\na,2026-01-01\n", DataError, r"no column kind"),
    ("a,b\n1,2\n", DataError, r"no known layout"),
]


@pytest.mark.parametrize(("text", "error", "words"), BAD)
def test_bad_records_are_one_clear_error_and_write_nothing(project: Path, text: str, error: type, words: str) -> None:
    """A column that is not ours, or missing, is named; no half-written dataset is left."""
    with pytest.raises(error, match=words):
        ingest([write_incidents(project, text)], "mine")
    assert not (project / "data" / "tables" / "mine").exists()


def test_a_new_reading_that_fails_leaves_the_old_dataset_whole(project: Path) -> None:
    """What was built stands until the new one is whole."""
    ingest([write_incidents(project, "incident,kind,date\na,alert,2026-01-01\n")], "mine")
    with pytest.raises(DataError):
        ingest([write_incidents(project, "incident,kind,dat\na,alert,2026-01-01\n")], "mine")
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


def read_labels(project: Path) -> list[dict[str, str]]:
    """Return the rows of the labels.csv of the dataset `mine`."""
    text = (project / "data" / "raw" / "mine" / "labels.csv").read_text("utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def decide(project: Path, *decisions: tuple[str, str]) -> None:
    """Fill in the labels.csv of the dataset `mine`, row by row: a decision and its reason."""
    rows = read_labels(project)
    with (project / "data" / "raw" / "mine" / "labels.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        for row, (decision, reason) in zip(rows, decisions, strict=True):
            writer.writerow({**row, "decision": decision, "reason": reason})


RECORDS = "incident,kind,date,region,weapon\na,meteor,2026-01-01,Kharkov,\nb,Meteor,2026-01-02,XA-99,raygun\nc,alert,2026-01-03,,\n"


def test_words_nobody_knows_are_asked_about_and_the_rows_kept(project: Path) -> None:
    """Each word once, with how often and where it stands; its row is an incident without the mapped value."""
    ledger, _ = ingest([write_incidents(project, RECORDS)], "mine")
    assert [(row["label"], row["column"], row["times"]) for row in read_labels(project)] == [
        ("meteor", "kind", "2"),
        ("XA-99", "region", "1"),
        ("raygun", "weapon", "1"),
    ]
    assert read_labels(project)[0]["first_row"].endswith("incidents.csv:2")
    assert [row["allowed"].split(", ")[-1] for row in read_labels(project)] == [
        "or no_incident to set the row aside",
        "or - to leave it as words",
        "or - to leave it as words",
    ]
    assert [word in read_labels(project)[2]["allowed"] for word in VOCABULARIES["weapon"]] == [True] * len(
        VOCABULARIES["weapon"]
    )
    incidents = read_tables("mine")["incidents"]
    assert (ledger.kept, incidents["kind"].isna().tolist()) == (3, [True, True, False])
    assert json.loads(incidents["as_reported"].iloc[1])["weapon"] == "raygun"
    with pytest.raises(JudgementError, match=r"3 words of its records are not decided, such as 'meteor'"):
        load("mine")


def test_labels_written_without_what_is_allowed_are_read(project: Path) -> None:
    """A labels.csv of an earlier version lacks that column: what somebody decided in it holds."""
    folder = write_incidents(project, "incident,kind,date\na,meteor,2026-01-01\n")
    header = "label,column,times,first_row,nearest,decision,reason\n"
    (folder / "labels.csv").write_text(f"{header}meteor,kind,1,x:2,,other_violence,no attack\n", "utf-8")
    ledger, _ = ingest([folder], "mine")
    assert (ledger.undecided, read_labels(project)[0]["decision"]) == ([], "other_violence")


WHOLE = [  # country and region as printed; the country that is read, and whether the region is asked about
    ("", "Ukraine", "UA", False),
    ("Україна", "Украина", "UA", False),
    ("Georgia", "Georgia", "GE", False),
    ("Ukraine", "Poland", "UA", True),
    ("Nowhere", "Ukraine", "", True),
    ("", "Georgia", "", True),
    ("", "Ukraine (Crimea)", "", True),
    ("Panama", "Panama (City)", "PA", True),
    ("", "LV", "", True),
    ("Mexico", "MEX", "MX", True),
    ("", "036", "", True),
    ("", "вся Україна", "UA", False),
]


@pytest.mark.parametrize(("country", "region", "code", "is_asked"), WHOLE)
def test_a_region_named_by_its_country_is_none(
    project: Path, country: str, region: str, code: str, is_asked: bool
) -> None:
    """Such a record is of the whole country. A name that a division has, a code, one with a bracket: asked about."""
    text = f"incident,kind,date,country,region\na,alert,2026-01-01,{country},{region}\n"
    ledger, _ = ingest([write_incidents(project, text)], "mine")
    found = read_tables("mine")["incidents"][["country_code", "region_code", "place_precision"]]
    assert found.fillna("").to_numpy().tolist() == [[code, "", "country"]]
    assert [one.label for one in ledger.undecided] == [region] * is_asked


def test_a_place_that_is_the_country_is_none(project: Path) -> None:
    """A desk writes "all of Ukraine" where it writes towns: known to the country. In a region a town may be called so."""
    rows = "a,alert,2026-01-01,all of Ukraine,\nb,alert,2026-01-01,Malta,RU-IRK\nc,alert,2026-01-01,Україна,UA-32\n"
    ingest([write_incidents(project, f"incident,kind,date,place,region\n{rows}")], "mine")
    found = read_tables("mine")["incidents"][["country_code", "place", "place_precision"]]
    towns = [["RU", "Malta", "settlement"], ["UA", "Україна", "settlement"]]
    assert found.fillna("").to_numpy().tolist() == [["UA", "", "country"], *towns]


def test_a_decided_word_is_read_back(project: Path) -> None:
    """A word of the vocabulary, a region, or that the cell is left as words; then the dataset can be loaded."""
    folder = write_incidents(project, RECORDS)
    ingest([folder], "mine")
    decide(project, ("other_violence", "no attack"), ("XA-01", "misspelled"), ("-", "nothing known"))
    ledger, changed = ingest([folder], "mine")
    incidents = load("mine", profile="internal").incidents
    assert (changed, ledger.undecided) == (True, [])
    assert incidents["kind"].tolist() == ["other_violence", "other_violence", "air_alert"]
    assert incidents["region_code"].fillna("").tolist() == ["UA-63", "XA-01", ""]
    assert incidents["weapon"].isna().all()
    assert ingest([folder], "mine")[1] is False


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        (("shelling", ""), "no reason for 'shelling'"),
        (("meteor", "so"), "'meteor' is no kind"),
        (("-", "so"), "'-' is no kind"),
    ],
)
def test_a_decision_has_a_reason_and_is_a_word_we_know(project: Path, decision: tuple[str, str], words: str) -> None:
    """The row is named; what happened cannot be left open."""
    folder = write_incidents(project, "incident,kind,date\na,meteor,2026-01-01\n")
    ingest([folder], "mine")
    decide(project, decision)
    with pytest.raises(JudgementError, match=rf"mine/labels.csv, row 2: {words}"):
        ingest([folder], "mine")


def test_the_template_as_one_workbook_is_read_sheet_by_sheet(project: Path, tmp_path: Path) -> None:
    """A sheet named like one of our files stands for it; two sheets of one table are joined, an id of both stands once."""
    book = make_book(
        tmp_path / "incidents.xlsx",
        *([["incident", "kind", "date"], [name, "alert", "2026-01-01"], ["c", "alert", "2026-01-02"]] for name in "ab"),
    )
    ledger, _ = ingest([book], "mine")
    assert (ledger.kept, ledger.reasons) == (3, {"duplicate_row": 1})
    own = make_book(
        tmp_path / "all.xlsx",
        [["incident", "kind", "date"], ["a", "alert", "2026-01-01"]],
        [["incident", "quantity", "figure"], ["a", "dead", 3]],
        names=["incidents", "counts"],
    )
    ledger, _ = ingest([own], "mine")
    assert (ledger.format, ledger.tables["counts"]) == ("records", 1)
