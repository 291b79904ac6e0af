"""What a measure returns: each cell with its records and with what was left out of it."""

import pandas as pd
import pytest

from analysis.errors import DataError
from analysis.measures.measured import Measured, find_again, leave_out, list_ids, measure, measure_again


@measure
def letters(counts: pd.DataFrame, *, most: int = 3, day: pd.Timestamp | None = None) -> tuple:
    """Return three rows: their own incidents, and others behind the column n_days."""
    assert day is None or isinstance(day, pd.Timestamp)
    table = pd.DataFrame(
        {
            "group": ["a", "b", "c"],
            "n_incidents": pd.array([2, 1, None], "Int64"),
            "n_days": [5, 0, 7],
            "month": pd.to_datetime(["2026-01-01", "2026-02-01", None]),
            "n_days_coverage": [("s-1", "s-2"), (), ("s-2",)],
            "incident_ids": [("i-1", "i-2"), ("i-2",), ()],
        }
    )
    left = {"too late": ["i-7", "i-8"], "nowhere": ["i-9"]}
    return table.head(most), leave_out(left, {"i-7": 0, "i-8": 1})


@measure
def doubled(found: Measured) -> pd.DataFrame:
    """Return the rows of another measure, doubled."""
    return found.table.assign(n_incidents=2 * found.table["n_incidents"])


MADE = letters(pd.DataFrame())


class FakeWindow:
    """A window that gives every measure an empty table."""

    def measure(self, function: object, **given: object) -> Measured:
        """Return what the measure gives."""
        return function(**({"counts": pd.DataFrame()} if function is letters else {}), **given)


def test_a_cell_has_the_records_of_its_row() -> None:
    """The value of one cell stands on the incidents of its row."""
    found = MADE.cell(0, "n_incidents")
    assert (found.value, found.kind, found.used) == (2, "incidents", ("i-1", "i-2"))


def test_a_column_may_stand_on_other_records() -> None:
    """Where a column has ids of its own kind, these are behind it, and not those of the row."""
    found = MADE.cell(0, "n_days")
    assert (found.value, found.kind, found.used) == (5, "coverage", ("s-1", "s-2"))


def test_days_that_no_span_declares_are_silence() -> None:
    """That nobody is known to have watched stands in no record."""
    assert (MADE.cell(1, "n_days").value, MADE.cell(1, "n_days").kind) == (0, "silence")


def test_a_total_stands_on_all_its_rows_each_record_once() -> None:
    """The sum of a column, with what is behind any of its rows; a missing cell is no zero but adds nothing."""
    found = MADE.total("n_incidents")
    assert (found.value, found.used) == (3, ("i-1", "i-2"))
    assert MADE.total("n_days").used == ("s-1", "s-2")
    assert pd.isna(MADE.choose(group="c").total("n_incidents").value)


def test_records_rows_and_medians() -> None:
    """Counted are records, each once; rows; and the middle of a column."""
    assert (MADE.count().value, MADE.size().value, MADE.median("n_days").value) == (2, 3, 5)
    assert (MADE.count("n_days").value, MADE.size("n_days").used) == (2, ("s-1", "s-2"))


CHOICES = [
    ({"group": "b"}, [1]),
    ({"group": ["a", "c"]}, [0, 2]),
    ({"n_incidents": None}, [2]),
    ({"month": "2026-02-01"}, [1]),
    ({"month": pd.Timestamp("2026-02-01")}, [1]),
    ({"group": ["a", "b"], "n_days": 0}, [1]),
    ({"group": "z"}, []),
]


@pytest.mark.parametrize(("where", "rows"), CHOICES)
def test_a_choice_keeps_the_labels_of_its_rows(where: dict, rows: list[int]) -> None:
    """Chosen by value, by one of several, by what is missing, by a day; a row keeps its name."""
    assert MADE.choose(**where).table.index.tolist() == rows


def test_what_was_left_out_of_a_row_is_what_might_belong_there() -> None:
    """To a row belongs what would have stood in it, and what nobody can place; to all rows everything."""
    assert MADE.cell(0, "n_incidents").left_out == {"nowhere": ("i-9",), "too late": ("i-7",)}
    assert MADE.cell(2, "n_incidents").left_out == {"nowhere": ("i-9",)}
    assert MADE.size().left_out == {"nowhere": ("i-9",), "too late": ("i-7", "i-8")}
    assert MADE.choose(group="b").size().left_out == {"nowhere": ("i-9",), "too late": ("i-8",)}


def test_what_was_left_out_is_a_number_too() -> None:
    """How many were left out, for some reasons or for any, with their ids."""
    assert (MADE.omitted().value, MADE.omitted().used) == (3, ("i-7", "i-8", "i-9"))
    assert MADE.omitted("too late").used == ("i-7", "i-8")
    assert MADE.omitted("too late", "nowhere").value == 3


WAYS = [
    lambda m: m.cell(1, "n_incidents"),
    lambda m: m.total("n_incidents"),
    lambda m: m.choose(group=["a", "b"]).median("n_days"),
    lambda m: m.choose(n_incidents=None).count(),
    lambda m: m.choose(month=pd.Timestamp("2026-01-01")).size("n_days"),
    lambda m: m.omitted("too late"),
    lambda m: m.omitted("too late", column="n_incidents"),
]


@pytest.mark.parametrize("way", WAYS)
def test_every_way_to_a_value_leads_back(way: object) -> None:
    """From its source alone, as plain data, a value is found again with its records."""
    for made in (MADE, letters(pd.DataFrame(), most=2, day=pd.Timestamp("2026-01-01")), doubled(MADE)):
        if way is WAYS[0] and made.name.endswith("doubled"):
            assert way(made).value == 2
        stated = way(made)
        again = find_again(stated.source, FakeWindow(), {})
        assert (again.kind, again.used, dict(again.left_out)) == (stated.kind, stated.used, dict(stated.left_out))
        assert again.value == stated.value


def test_the_arguments_are_plain_and_name_the_measures_among_them() -> None:
    """Tables are the window's; days are dates; a measure among the arguments is named with its own."""
    made = doubled(letters(pd.DataFrame(), most=2, day=pd.Timestamp("2026-01-01")).choose(group="a"))
    assert made.describe() == {
        "measure": "test_measured.doubled",
        "arguments": {
            "found": {
                "measure": "test_measured.letters",
                "arguments": {"most": 2, "day": {"day": "2026-01-01"}},
                "where": {"group": "a"},
            }
        },
    }


@pytest.mark.parametrize(
    "source",
    [
        {"measure": "os.system", "arguments": {}},
        {"measure": "test_measured.letters", "arguments": {"nothing": 1}},
        {"measure": "test_measured.letters", "arguments": {"day": {"day": "soon"}}},
        {"measure": "test_measured.letters", "arguments": {}, "where": {"nowhere": 1}},
    ],
)
def test_what_is_no_measure_is_one_clear_error(source: dict) -> None:
    """An unknown name, argument, day or column is an error that says so; nothing else is called."""
    with pytest.raises(DataError, match="cannot be made again"):
        measure_again(source, FakeWindow(), {})


def test_ids_are_distinct_sorted_and_never_missing() -> None:
    """A list of ids has each once."""
    assert list_ids(["b", None, "a", "b"]) == ("a", "b")
