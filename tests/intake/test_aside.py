"""Records after the cut-off, of a year nobody means, or told by a later file are set aside with what hangs on them."""

import csv
import json
from pathlib import Path

import pytest
from conftest import ROOT, make_book

from analysis.cli.ledgers import list_advice
from analysis.datasets.about import Ledger
from analysis.datasets.disk.files import read_tables
from analysis.errors import ParameterError
from analysis.intake.ingest import ingest
from analysis.intake.layout import Tables
from analysis.intake.raw import read_raw
from analysis.intake.reading import read_dataset

FIXTURES = ROOT / "tests" / "fixtures"

INCIDENTS = "incident,kind,date\na,drone attack,2026-03-05\nb,drone attack,2062-03-05\nc,drone attack,{year}-03-05\n"
COUNTS = "incident,quantity,figure\na,dead,1\nb,dead,2\n"
CLAIMS = "claim,incident,claimant,stance\nk,a;b,Group X,denies\n"


def write(project: Path, year: str = "2026") -> Path:
    """Write records of which one is dated long after the others, and one in a year."""
    folder = project / "data" / "raw" / "mine"
    folder.mkdir(exist_ok=True)
    texts = {"incidents": INCIDENTS.format(year=year), "counts": COUNTS, "claims": CLAIMS}
    for name, text in texts.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return folder


def test_what_is_after_the_cut_off_is_set_aside_with_its_children(project: Path) -> None:
    """The row, its figure; a statement that speaks of another incident too stays with that one."""
    ledger, _ = ingest([write(project)], "mine", cut_off="2026-03-31")
    tables = read_tables("mine")
    assert ledger.reasons == {"after_cut_off": 1, "incident_set_aside": 1}
    assert tables["incidents"]["incident_id"].tolist() == ["a", "c"]
    assert tables["claims"]["incident_id"].tolist() == ["a"]
    assert '"figure": "2"' in tables["set_aside"].set_index("reason").loc["incident_set_aside", "raw"]


@pytest.mark.parametrize("year", ["0001", "1677", "1899", "2101"])
def test_a_year_that_nobody_means_is_no_date(project: Path, year: str) -> None:
    """From 1900 to 2100 a date is a date."""
    ledger, _ = ingest([write(project, year)], "mine", cut_off="2026-03-31")
    assert ledger.reasons["unreadable_date"] == 1


def test_a_cut_off_before_every_record_is_an_error(project: Path) -> None:
    """Nothing would be left."""
    with pytest.raises(ParameterError, match="2020-01-01 is before the first record"):
        ingest([write(project)], "mine", cut_off="2020-01-01")


@pytest.mark.parametrize("name", ["con", "nul", "aux", "prn", "com1", "lpt9"])
def test_a_dataset_is_not_named_like_a_device(project: Path, name: str) -> None:
    """Its folder could not be made on every system."""
    with pytest.raises(ParameterError, match="no device of Windows"):
        ingest([write(project)], name)


SINGLE = sorted(p for p in FIXTURES.glob("*/*.csv") if p.parent.name not in ("airwars", "mapped"))
ORIGIN = ["source_file", "source_row"]


def cut_lines(path: Path, folder: Path) -> list[Path]:
    """Write the rows of a file as two that overlap: all but the last third, and all but the first one."""
    head, *rows = csv.reader(path.read_text("utf-8-sig").splitlines())
    third = len(rows) // 3
    return [
        write_rows(folder / "a.csv", [head, *rows[: len(rows) - third]]),
        write_rows(folder / "b.csv", [head, *rows[third:]]),
    ]


def write_rows(path: Path, rows: list[list[str]]) -> Path:
    """Write rows as a file."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
    return path


def read_all(*paths: Path) -> tuple[Tables, Ledger]:
    """Return the tables of files, and what became of their rows."""
    tables, about = read_dataset([read_raw(path) for path in paths], "test", None, None)
    return tables, about.ledger


def list_rows(tables: Tables, name: str) -> list[str]:
    """Return the rows of a table without where they come from, in an order of their own."""
    rows = tables[name].drop(columns=ORIGIN).drop_duplicates()
    return sorted(json.dumps(row, default=str) for row in rows.to_dict("records"))


@pytest.mark.parametrize("path", SINGLE, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_exports_that_overlap_are_read_as_one_file(path: Path, tmp_path: Path) -> None:
    """Each incident and what hangs on it once, whichever layout; each row is kept or set aside, and says for which one."""
    whole, ledger = read_all(path)
    tables, both = read_all(*cut_lines(path, tmp_path))
    for name in ("incidents", "counts", "milestones", "claims", "reports"):
        assert list_rows(tables, name) == list_rows(whole, name)
    assert len(tables["incidents"]) == len(whole["incidents"])
    assert both.read == both.kept + both.set_aside
    assert both.n_word_for_word == 0
    assert both.reasons.get("told_anew") is None
    assert both.reasons.get("duplicate_row", 0) >= min(1, ledger.kept // 3)


def test_the_last_file_tells_what_counts_and_its_order_is_that_of_the_command(project: Path) -> None:
    """A revised record is taken as it stands in the file named last; the other row is set aside, with what hangs on it."""
    head, *rows = csv.reader((FIXTURES / "ucdp" / "layout_45_high_first.csv").read_text("utf-8").splitlines())
    best, high = head.index("best"), head.index("high")
    revised = [cell if n not in (best, high) else "77" for n, cell in enumerate(rows[0])]
    old = write_rows(project / "old.csv", [head, *rows])
    new = write_rows(project / "a-new.csv", [head, revised])
    ledger, _ = ingest([old, new], "mine")
    tables = read_tables("mine")
    incident = tables["incidents"].loc[tables["incidents"]["source_file"] == "a-new.csv", "incident_id"].item()
    assert ledger.reasons["told_anew"] == 1
    assert tables["set_aside"].set_index("reason").loc["told_anew", "detail"] == "counts as a-new.csv, row 2"
    killed = tables["counts"][
        (tables["counts"]["incident_id"] == incident) & (tables["counts"]["quantity"] == "killed")
    ]
    assert killed["best"].tolist() == [77]
    assert any("the last file counts" in line for line in list_advice(ledger, "mine"))
    again, is_done = ingest([new, old], "mine")
    assert is_done
    assert again.reasons["told_anew"] == 1
    assert "a-new.csv" not in set(read_tables("mine")["incidents"]["source_file"])


def test_the_same_cells_twice_in_one_file_stay_two(tmp_path: Path) -> None:
    """Where a layout counts a row that stands twice in one file as two, so it does where a second file has it twice or once."""
    head, first, *_ = csv.reader((FIXTURES / "sirens" / "official_en.csv").read_text("utf-8").splitlines())
    twice = write_rows(tmp_path / "a.csv", [head, first, first])
    again = write_rows(tmp_path / "b.csv", [head, first])
    tables, ledger = read_all(twice, again)
    assert (len(tables["incidents"]), ledger.reasons) == (2, {"duplicate_row": 1})


def test_records_without_an_id_of_their_own_count_twice_and_that_is_said(project: Path) -> None:
    """Whether two lines of two sheets are one strike is not for a program to say; it says how many there are."""
    head, row = ["date", "region", "what happened", "killed"], ["2026-01-03", "Kharkiv", "drone strike", "2"]
    paths = [write_rows(project / f"{name}.csv", [head, row, [*row[:3], name]]) for name in ("1", "3")]
    mapping = project / "mapping.toml"
    mapping.write_text(
        '[incidents]\ndate = "date"\nregion = "region"\nkind = { column = "what happened", by_words = true }\n'
    )
    ledger, _ = ingest(paths, "mine", mapping=mapping)
    assert (ledger.kept, ledger.n_word_for_word) == (4, 1)
    assert any("1 record is told word for word in several files" in line for line in list_advice(ledger, "mine"))


def test_sheets_that_are_regions_are_not_told_to_be_one(project: Path) -> None:
    """The same cells on the sheets of two regions are two records, and no line asks whether they are one."""
    rows = [["date", "what happened"], ["2026-01-03", "drone strike"]]
    path = make_book(project / "book.xlsx", rows, rows, names=("Kharkiv", "Sumy"))
    mapping = project / "mapping.toml"
    kind = '{ column = "what happened", by_words = true }'
    mapping.write_text(f'[incidents]\ndate = "date"\nregion = {{ sheet = true }}\nkind = {kind}\n')
    ledger, _ = ingest([path], "mine", mapping=mapping)
    assert (ledger.kept, ledger.n_word_for_word) == (2, 0)
    assert sorted(read_tables("mine")["incidents"]["region_code"]) == ["UA-59", "UA-63"]


def test_an_export_that_ends_within_an_incident_loses_none_of_its_rows(tmp_path: Path) -> None:
    """Units of one call stand in several rows: the file that has more of them counts, whichever comes last."""
    head, *rows = csv.reader((FIXTURES / "fire_calls" / "san_francisco.csv").read_text("utf-8-sig").splitlines())
    number = head.index("Incident Number")
    own = [row for row in rows if row[number] == rows[0][number]]
    assert len(own) > 1
    for paths in (("full", "part"), ("part", "full")):
        tables, ledger = read_all(
            *(write_rows(tmp_path / f"{name}.csv", [head, *(own if name == "full" else own[1:])]) for name in paths)
        )
        assert set(tables["milestones"]["source_file"]) == {"full.csv"}
        assert ledger.set_aside == len(own) - 1
        assert set(ledger.reasons) <= {"duplicate_row", "incident_set_aside"}


def test_what_another_file_says_of_an_incident_stays(tmp_path: Path) -> None:
    """Airwars lists the sides in a file of their own: they stay where two lists of incidents overlap."""
    sides = FIXTURES / "airwars" / "belligerents.csv"
    whole, _ = read_all(FIXTURES / "airwars" / "incidents.csv", sides)
    tables, ledger = read_all(*cut_lines(FIXTURES / "airwars" / "incidents.csv", tmp_path), sides)
    for name in ("incidents", "counts", "claims", "reports"):
        assert list_rows(tables, name) == list_rows(whole, name)
    assert ledger.reasons["duplicate_row"] > 0
