"""Sentences, tables and captions, and the numbers they state."""

from pathlib import Path

import pandas as pd
import pytest
from conftest import list_stray_digits, make_incident, run_cells, table, write_records

from analysis.contract.parameters import complete, find_notebook
from analysis.datasets.audience import make_public
from analysis.datasets.evidence import Evidence, set_value
from analysis.datasets.tables import TABLES
from analysis.findings.captions import tabulate
from analysis.findings.situation import _print_region
from analysis.intake.ingest import ingest
from analysis.measures import coverage
from analysis.words.messages import say, share
from analysis.words.numbers import number, print_value, unmark
from analysis.words.passages import MIME, escape, tell


def test_a_missing_value_is_words_never_a_blank_or_zero() -> None:
    """Not reported is printed as words; zero is printed as zero."""
    assert print_value(pd.NA) == "*not reported*"
    assert print_value(0) == "0"


def test_words_of_records_are_no_markup() -> None:
    """A pipe or a star in a record cannot break a table or become bold."""
    assert escape("a|b *c* <d>") == r"a\|b \*c\* \<d\>"


def test_long_lists_of_records_become_a_hash() -> None:
    """Up to 200 records stand in the manifest; of more stand their number and a hash; of raw rows only their number."""
    ids = tuple(f"i-{i:03d}" for i in range(201))
    entry = number("n", Evidence(201, used=ids), "incidents").describe("w")
    assert (entry["n_used"], entry["rows"]["n"], len(entry["rows"]["sha256"])) == (201, 201, 64)
    assert number("n", Evidence(200, used=ids[:200]), "incidents").describe("w")["rows"] == list(ids[:200])
    assert number("n", Evidence(1, "rows", ("a.csv:2",)), "rows").describe("w")["rows"] == {"n": 1}


def test_a_number_says_what_it_was_made_from() -> None:
    """Value, unit, what is printed, kind, records, what was left out by reason, and the measure with its arguments."""
    rows = table("incidents", make_incident(), make_incident(incident_id="i-2", counting="aggregate"))
    precision = coverage.count_precision(rows).choose(aspect="date")
    stated = number("n", precision.total("n_incidents"), "records", "one")
    assert stated.describe("w") == {
        "name": "n",
        "where": "w",
        "value": 1,
        "unit": "records",
        "shown": "one",
        "kind": "incidents",
        "n_used": 1,
        "n_left_out": 1,
        "left_out": {"a total, not an event": 1},
        "rows": ["i-1"],
        "source": {
            "measure": "coverage.count_precision",
            "where": {"aspect": "date"},
            "of": "total",
            "column": "n_incidents",
        },
    }
    assert stated.list_measures() == {
        "coverage.count_precision": {"measure": "coverage.count_precision", "arguments": {}}
    }


def test_a_measure_made_from_measures_is_found_by_its_mark() -> None:
    """A mark in the manifest stands for a measure, its arguments, and the measures among these."""
    inner = {"measure": "a.inner", "arguments": {"kinds": ["x"]}, "where": {"state": "timed"}}
    source = {"measure": "a.outer", "arguments": {"pairs": inner, "most": 6}, "of": "size", "column": ""}
    stated = number("n", Evidence(1, source=source), "incidents")
    entry, measures = stated.describe("w"), stated.list_measures()
    assert len(measures) == 2
    assert unmark(entry["source"], measures) == source


def test_a_table_states_each_of_its_numbers() -> None:
    """Every numeric cell is a number of the brief, with the incidents of its row."""
    rows = table(
        "incidents",
        make_incident(),
        make_incident(incident_id="i-2"),
        make_incident(incident_id="i-3", kind="air_alert"),
    )
    kinds = coverage.count_kinds(rows)
    passage = tabulate("tbl-x", kinds, kinds.table, ["kind", "n_incidents"], say("tbl-kinds"), key="kind")
    assert passage.text.splitlines()[0] == "| Kind | Records |"
    assert passage.text.splitlines()[2:] == ["| air\\_attack | 2 |", "| air\\_alert | 1 |"]
    assert [(n.name, n.value, n.evidence.used) for n in passage.numbers] == [
        ("tbl-x.air_attack.n_incidents", 2, ("i-1", "i-2")),
        ("tbl-x.air_alert.n_incidents", 1, ("i-3",)),
    ]


def test_a_passage_displays_text_and_numbers_in_one_bundle() -> None:
    """Text and numbers cannot be parted on the way to the page."""
    stated = share("s", Evidence(2, used=("i-1", "i-2")), Evidence(3, used=("i-1", "i-2", "i-3")), "attack event")
    bundle = tell("w", ["There were ", *stated])._repr_mimebundle_()
    assert bundle["text/markdown"] == "There were 2 of 3 attack events"
    assert [(n["value"], n["n_used"]) for n in bundle[MIME]["numbers"]] == [(2, 2), (3, 3)]


CASES = [(n, d) for n in ("situation-brief", "what-was-recorded") for d in ("december-7", "demonstration")]


@pytest.mark.usefixtures("without_drawing")
@pytest.mark.parametrize(("notebook", "dataset"), CASES)
def test_no_figure_in_a_brief_goes_unlisted(in_read: Path, notebook: str, dataset: str) -> None:
    """Every figure in prose, tables, captions and alt texts is among the numbers of its passage."""
    for passage in run_cells(notebook, complete(find_notebook(notebook), {"dataset": dataset})):
        if passage.where not in ("provenance", "judgements"):
            assert list_stray_digits(passage) == [], passage.where


def test_numbers_round_and_keep_missing_missing() -> None:
    """A missing value stays missing in the manifest; a float is rounded to its digits."""
    assert [number("n", set_value(v), "share").value for v in (pd.NA, 1 / 3, 3.0)] == [None, 0.3333, 3]


def test_a_column_of_words_of_which_none_is_known_is_set_as_words() -> None:
    """It holds no number, though all of it is missing: its heading stands to the left."""
    rows = table("incidents", make_incident())
    kinds = coverage.count_kinds(rows)
    shown = kinds.table.assign(thing=float("nan"))
    passage = tabulate("tbl-x", kinds, shown, ["thing", "n_incidents"], say("tbl-kinds"), key="kind")
    assert passage.text.splitlines()[1:] == ["|:--|--:|", "| *not reported* | 1 |"]


FARM = make_incident(region="Farm of Petro", region_code="XA:Farm of Petro")


def test_what_is_withheld_is_not_said_to_be_not_reported(project: Path, without_drawing: None) -> None:
    """A district that no list knows, a region that nobody has confirmed, and one that the record does not have are three things."""
    write_records(project)
    folder = project / "data" / "raw" / "three"
    (folder / "incidents.csv").write_text(
        "incident,kind,date,region,district\na,drone strike,2026-03-01,Aldermark,Sadova 5\n"
        "b,drone strike,2026-03-02,Aldermark,\nc,drone strike,2026-03-04,,\n",
        "utf-8",
    )
    ingest([folder], "three")
    passages = run_cells("situation-brief", complete(find_notebook("situation-brief"), {"dataset": "three"}))
    rows = next(p.text for p in passages if p.where == "tbl-attacks").splitlines()[2:]
    told = [[cell.strip() for cell in row.strip("| ").split("|")][1:3] for row in rows]
    assert told == [
        ["Aldermark", "withheld"],
        ["Aldermark", "*not reported*"],
        ["not known", "*not reported*"],
    ]
    farm = make_public({name: table(name) for name in TABLES} | {"incidents": table("incidents", FARM)}, None)
    assert _print_region(farm["incidents"].iloc[0]) == "withheld"
