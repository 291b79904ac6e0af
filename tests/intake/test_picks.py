"""What a mapping may say of a column, and the cells that gives."""

import pandas as pd
import pytest

from analysis.errors import DataError
from analysis.intake.picks import Pick, find_columns, pick_cells, pick_items, read_pick

ROWS = pd.DataFrame(
    {
        "Day": ["5", "0", ""],
        "Month": ["3", "March", "4"],
        "Year": ["2026", "2026", "2026"],
        "Where": ["49.9, 36.6", "", "50.1"],
        "Links": ["https://a.example; https://b.example", "", "https://c.example"],
        "Killed": ["0", "5", ""],
    },
    dtype="str",
)


def cells(told: object) -> list[str]:
    """Return the cells that a column written in a mapping gives."""
    pick = read_pick(told)
    assert isinstance(pick, Pick), pick
    return pick_cells(ROWS, pick, find_columns(pick, ROWS.columns, ROWS.columns, "f")).tolist()


TOLD = [
    ("Killed", ["0", "5", ""]),
    ("=drone", ["drone"] * 3),
    (["Dead", "Killed"], ["0", "5", ""]),
    ({"column": "Killed", "values": {"0": "not reported"}}, ["not reported", "5", ""]),
    ({"column": "Where", "part": 1}, ["49.9", "", "50.1"]),
    ({"column": ["Nowhere", "Where"], "part": 2}, ["36.6", "", ""]),
    ({"column": "Where", "after": ","}, ["36.6", "", ""]),
    ({"column": "Links", "after": ";"}, ["https://b.example", "", ""]),
    ({"year": "Year", "month": "Month", "day": "Day"}, ["2026-03-05", "March 2026", "2026-04"]),
    ({"year": ["Jahr", "Year"], "month": "Month"}, ["2026-03", "March 2026", "2026-04"]),
    ({"year": "Year"}, ["2026"] * 3),
]


@pytest.mark.parametrize(("told", "expected"), TOLD, ids=str)
def test_a_column_is_filled_as_the_mapping_says(told: object, expected: list[str]) -> None:
    """A column, a fixed word, alternatives, a map of values, a part of a list, a date over three columns."""
    assert cells(told) == expected


WRONG = [5, [], [1], {}, {"column": 5}, {"column": "=a"}, {"columns": "a"}, {"column": "a", "part": -1}]
WRONG += [
    {"column": "a", "after": " "},
    {"column": "a", "after": 1},
    {"column": "a", "values": {"0": 1}},
    {"month": "Month"},
    {"year": 2026},
    {"column": "a", "split": 1},
]


@pytest.mark.parametrize("told", WRONG, ids=str)
def test_what_is_no_column_is_said(told: object) -> None:
    """The fault comes back as words, for the one error over the whole mapping."""
    assert isinstance(read_pick(told), str)


def test_a_column_of_other_sheets_is_blank_and_one_of_none_an_error() -> None:
    """Sheets of one book need not have the same columns."""
    pick = Pick(("Notes",))
    assert find_columns(pick, ROWS.columns, {"Notes"}, "f") == ()
    assert pick_cells(ROWS, pick, ()).tolist() == [""] * 3
    with pytest.raises(DataError, match="no column 'Notes', which the mapping asks for"):
        find_columns(pick, ROWS.columns, ROWS.columns, "f")


def test_a_list_gives_an_item_a_time() -> None:
    """The first items with every row, then the second ones of the rows that have any."""
    block = {"url": Pick(("Links",), split="\n ;")}
    first, second = pick_items(ROWS[["Links"]].set_axis(["url"], axis=1), block)
    assert first["url"].tolist() == ["https://a.example", "", "https://c.example"]
    assert second["url"].to_dict() == {0: "https://b.example"}


def test_a_bare_name_asks_for_the_cells_of_a_column_and_for_nothing_else() -> None:
    """Not for links, the sheet's name, headings above or kinds in its words: these a mapping has to ask for."""
    pick = read_pick("Killed")
    assert isinstance(pick, Pick)
    assert (pick.links, pick.sheet, pick.above, pick.by_words, pick.part) == (False, False, False, False, 0)
