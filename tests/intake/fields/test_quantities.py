"""Figures as people write them."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.intake.fields.quantities import WORDS, parse_quantity, read_quantities

CASES = [
    ("3", ("reported", None, 3.0, None)),
    ("12.0", ("reported", None, 12.0, None)),
    ("1,234", ("reported", None, 1234.0, None)),
    ("0.5", ("unreadable", None, None, None)),
    ("26.2", ("unreadable", None, None, None)),
    ("1.200", ("unreadable", None, None, None)),
    ("1.200.000", ("reported", None, 1_200_000.0, None)),
    ("no deaths confirmed", ("unreadable", None, None, None)),
    ("no casualties among staff", ("unreadable", None, None, None)),
    ("no one was injured", ("reported_none", 0.0, 0.0, 0.0)),
    ("no injuries or deaths were reported", ("reported_none", 0.0, 0.0, 0.0)),
    ("3 (later corrected to 5)", ("unreadable", None, None, None)),
    ("2 (1 unconfirmed)", ("unreadable", None, None, None)),
    ("0\n(earlier 2)", ("unreadable", None, None, None)),
    ("3 (2 children)", ("reported", None, 3.0, None)),
    ("н/д", ("said_unknown", None, None, None)),
    ("н.д.", ("said_unknown", None, None, None)),
    ("нет информации", ("said_unknown", None, None, None)),
    ("данные уточняются", ("said_unknown", None, None, None)),
    ("дані уточнюються", ("said_unknown", None, None, None)),
    ("не сообщается", ("said_unknown", None, None, None)),
    ("уточнюється", ("said_unknown", None, None, None)),
    ("кількість уточнюється", ("said_unknown", None, None, None)),
    ("число погибших уточняется", ("said_unknown", None, None, None)),
    ("3 killed, number of injured unknown", ("unreadable", None, None, None)),
    ("10.000", ("unreadable", None, None, None)),
    ("2 (first responders)", ("reported", None, 2.0, None)),
    ("3 (1 died later)", ("reported", None, 3.0, None)),
    ("3 (later 5)", ("unreadable", None, None, None)),
    ("3 (was 2)", ("unreadable", None, None, None)),
    ("not yet known", ("said_unknown", None, None, None)),
    ("about 40 people", ("reported", None, 40.0, None)),
    ("three", ("reported", None, 3.0, None)),
    ("двое", ("reported", None, 2.0, None)),
    ("Двоє загиблих", ("reported", None, 2.0, None)),
    ("троє поранених", ("reported", None, 3.0, None)),
    ("п'ятеро осіб", ("reported", None, 5.0, None)),
    ("не менее двух", ("reported", 2.0, None, None)),
    ("щонайменше троє людей", ("reported", 3.0, None, None)),
    ("больше чем 10 человек", ("reported", 10.0, None, None)),
    ("two people", ("reported", None, 2.0, None)),
    ("two or three", ("unreadable", None, None, None)),
    ("between two and four", ("reported", 2.0, None, 4.0)),
    ("одна жінка і двоє дітей", ("unreadable", None, None, None)),
    ("один из раненых умер", ("unreadable", None, None, None)),
    ("<5", ("reported", None, None, 5.0)),
    ("fewer than 5 people", ("reported", None, None, 5.0)),
    ("менше ніж 20", ("reported", None, None, 20.0)),
    ("<0", ("unreadable", None, None, None)),
    ("fewer than 1", ("unreadable", None, None, None)),
    ("under 18", ("unreadable", None, None, None)),
    ("two (later three)", ("unreadable", None, None, None)),
    ("3 (later five)", ("unreadable", None, None, None)),
    ("4 (потім п’ятеро)", ("unreadable", None, None, None)),
    ("3 (two of them children)", ("reported", None, 3.0, None)),
    ("12 (was one man)", ("reported", None, 12.0, None)),
    ("3 (now one in hospital)", ("reported", None, 3.0, None)),
    ("12 (later one of them died)", ("reported", None, 12.0, None)),
    ("12 (then five killed)", ("unreadable", None, None, None)),
    ("двоє (потім троє)", ("unreadable", None, None, None)),
    ("two 136 drones", ("unreadable", None, None, None)),
    ("one,500", ("unreadable", None, None, None)),
    ("two and three injured", ("unreadable", None, None, None)),
    ("2 and 3", ("unreadable", None, None, None)),
    ("2 (двоє)", ("reported", None, 2.0, None)),
    ("1 (one-year-old girl)", ("reported", None, 1.0, None)),
    ("3 (сім'я)", ("reported", None, 3.0, None)),
    ("4 (сім’я з дітьми)", ("reported", None, 4.0, None)),
    ("ни одного", ("unreadable", None, None, None)),
    ("at least 3", ("reported", 3.0, None, None)),
    ("365+", ("reported", 365.0, None, None)),
    ("up to 9", ("reported", None, None, 9.0)),
    ("5-7", ("reported", 5.0, None, 7.0)),
    ("between 4 and 9", ("reported", 4.0, None, 9.0)),
    ("several", ("reported", 2.0, None, None)),
    ("multiple", ("reported", 2.0, None, None)),
    ("none reported", ("reported_none", 0.0, 0.0, 0.0)),
    ("No injuries reported initially", ("reported_none", 0.0, 0.0, 0.0)),
    ("0", ("reported_none", 0.0, 0.0, 0.0)),
    ("number not given", ("said_unknown", None, None, None)),
    ("Unknown", ("said_unknown", None, None, None)),
    ("-9", ("said_unknown", None, None, None)),
    ("-99", ("said_unknown", None, None, None)),
    ("14-50 (92+)", ("unreadable", None, None, None)),
    ("1 (+12)", ("unreadable", None, None, None)),
    ("9-4", ("unreadable", None, None, None)),
    ("-5", ("unreadable", None, None, None)),
    ("99999999999999", ("unreadable", None, None, None)),
    ("", (None, None, None, None)),
    ("NULL", (None, None, None, None)),
    (".", (None, None, None, None)),
    ("n/a", (None, None, None, None)),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_figure_is_read_as_it_was_meant(text: str, expected: tuple) -> None:
    """Each way of writing a figure has its state and bounds; blank is no state at all."""
    read = read_quantities(pd.Series([text])).iloc[0]
    assert tuple(None if pd.isna(v) else v for v in read) == expected


@pytest.mark.parametrize(
    ("text", "quantity", "is_read"),
    [
        ("3 injured", "killed", False),
        ("3 people injured", "killed", False),
        ("5 поранених", "killed", False),
        ("7 killed", "injured", False),
        ("2 houses", "injured", False),
        ("4 people", "buildings_damaged", False),
        ("no damage", "killed", False),
        ("no injuries", "killed", False),
        ("no casualties", "killed", True),
        ("без постраждалих", "killed", True),
        ("3 killed", "killed", True),
        ("3 people (2 injured before)", "killed", True),
        ("12 evacuated", "sheltered", True),
        ("5 drones", "launched", True),
        ("5 drones", "intercepted", True),
        ("5 drones", "fell", True),
        ("5 drones", "killed", False),
        ("5 осіб", "injured", True),
        ("3 пострадавших", "killed", False),
        ("several victims", "killed", False),
        ("пострадавших нет", "killed", True),
        ("3 пострадавших", "injured", True),
    ],
)
def test_a_figure_told_of_something_else_is_none_of_its_column(text: str, quantity: str, is_read: bool) -> None:
    """What a cell says it counts has to fit the column; people alone may be either."""
    read = read_quantities(pd.Series([text]), pd.Series([quantity]))["state"]
    assert (read != "unreadable").tolist() == [is_read]


@given(st.text(max_size=30))
def test_no_text_breaks_the_reader_or_makes_a_figure_from_no_digit(text: str) -> None:
    """A text without a digit and without a number word never becomes a figure."""
    read = parse_quantity(text)
    if read.best is not None and read.state == "reported":
        assert any(c.isdigit() for c in text) or any(word in text.casefold() for word in WORDS)


def test_a_missing_text_is_no_figure_and_breaks_none() -> None:
    """Nothing was said: no state and no figure; what stands beside it is read."""
    found = read_quantities(pd.Series([None, "3"], dtype="str"))
    assert found["state"].fillna("-").tolist() == ["-", "reported"]


@pytest.mark.parametrize("quantity", ["launched", "intercepted", "fell"])
def test_what_flies_is_counted_in_drones_and_missiles(quantity: str) -> None:
    """A figure of drones that names drones or nothing is read; one that names people is told of something else."""
    texts = pd.Series(["3 drones", "3", "3 people", "3 killed"])
    states = read_quantities(texts, pd.Series(quantity, texts.index))["state"]
    assert states.tolist() == ["reported", "reported", "unreadable", "unreadable"]
