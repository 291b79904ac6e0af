"""Sentences, tables and captions, and the numbers they state."""

from pathlib import Path

import pandas as pd
import pytest
from conftest import list_stray_digits

from analysis.briefs.run.execute import run_cells
from analysis.contract.parameters import complete, find_notebook
from analysis.words.passages import (
    MIME,
    Number,
    count,
    enumerate_words,
    escape,
    number,
    pluralise,
    print_value,
    share,
    tabulate,
    tell,
)  # fmt: skip

PLURALS = [
    ("attack event", 1, "attack event"),
    ("attack event", 0, "attack events"),
    ("find of debris", 2, "finds of debris"),
    ("part of an event", 2, "parts of an event"),
    ("casualty", 2, "casualties"),
    ("is", 2, "are"),
    ("person", 3, "people"),
]


@pytest.mark.parametrize(("noun", "n", "expected"), PLURALS)
def test_nouns_follow_their_number(noun: str, n: int, expected: str) -> None:
    """None and many take the plural; what follows `of` stays as it is."""
    assert pluralise(noun, n) == expected


def test_counts_read_well_for_none_one_and_many() -> None:
    """Small counts are words, large ones figures with thousands parted."""
    assert [count("n", n, "attack", ()).shown for n in (0, 1, 3, 1105)] == [
        "no attacks", "one attack", "three attacks", "1,105 attacks",
    ]  # fmt: skip


def test_a_missing_value_is_words_never_a_blank_or_zero() -> None:
    """Not reported is printed as words; zero is printed as zero."""
    assert print_value(pd.NA) == "*not reported*"
    assert print_value(0) == "0"


def test_lists_in_prose() -> None:
    """One, two and three words read as a list."""
    assert [enumerate_words(w) for w in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]


def test_words_of_records_are_no_markup() -> None:
    """A pipe or a star in a record cannot break a table or become bold."""
    assert escape("a|b *c* <d>") == r"a\|b \*c\* \<d\>"


def test_long_lists_of_incidents_become_a_hash() -> None:
    """Above 200 incidents the manifest holds the measure, its arguments and the hash of the list."""
    ids = [f"i-{i}" for i in range(201)]
    entry = Number("n", 201, "incidents", tuple(ids), "201", 0, "m.f", {"a": 1}).describe("w")
    assert entry["rows"]["measure"] == "m.f"
    assert len(entry["rows"]["sha256"]) == 64
    assert Number("n", 1, "incidents", ("i-1",), "1").describe("w")["rows"] == ["i-1"]


def test_a_table_states_each_of_its_numbers() -> None:
    """Every numeric cell is a number of the brief, with the incidents of its row."""
    table = pd.DataFrame({"k": ["a", "b"], "n": pd.array([2, None], "Int64"), "incident_ids": [("i-1", "i-2"), ()]})
    passage = tabulate("tbl-x", table, {"k": "K", "n": "N"}, "Caption.", key="k")
    assert passage.text.splitlines()[2:] == ["| a | 2 |", "| b | *not reported* |"]
    assert [(n.name, n.value, n.ids) for n in passage.numbers] == [("tbl-x.a.n", 2, ("i-1", "i-2"))]


def test_a_passage_displays_text_and_numbers_in_one_bundle() -> None:
    """Text and numbers cannot be parted on the way to the page."""
    bundle = tell("w", "There were ", *share("s", 2, 3, "attack event", ("i-1",)))._repr_mimebundle_()
    assert bundle["text/markdown"] == "There were 2 of 3 attack events"
    assert [n["value"] for n in bundle[MIME]["numbers"]] == [2, 3]


CASES = [(n, d) for n in ("situation-brief", "what-was-recorded") for d in ("december-7", "demonstration")]


@pytest.mark.parametrize(("notebook", "dataset"), CASES)
def test_no_figure_in_a_brief_goes_unlisted(in_built: Path, notebook: str, dataset: str) -> None:
    """Every figure in prose, tables, captions and alt texts is among the numbers of its passage."""
    for passage in run_cells(notebook, complete(find_notebook(notebook), {"dataset": dataset})):
        if passage.where not in ("provenance", "judgements"):
            assert list_stray_digits(passage) == [], passage.where


def test_numbers_round_and_keep_missing_missing() -> None:
    """A missing value stays missing in the manifest; a float is rounded to its digits."""
    assert number("n", pd.NA, "persons", ()).value is None
    assert number("n", 1 / 3, "share", ()).value == 0.3333
    assert number("n", 3.0, "persons", ()).value == 3
