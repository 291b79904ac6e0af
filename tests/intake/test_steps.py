"""Clock times that stand alone, and the night between two steps."""

import json

import pandas as pd
import pytest
from conftest import make_incident, table

from analysis.datasets.reference.judgements import read_judgements
from analysis.intake.steps import count_undated, date_clocks, date_steps

DAY = pd.Timestamp("2026-03-05")


def date(start: str | None, *steps: tuple[str, str], **overrides: object) -> list[tuple[str, str, str]]:
    """Return at, earliest and latest of the steps of one incident that began at a clock time."""
    zone = {"timezone": "Europe/Kyiv", "start_utc": start and pd.Timestamp(f"2026-03-05 {start}+02:00")}
    incidents = table(
        "incidents", make_incident(**{"incident_id": "a", "date_from": DAY, "date_to": DAY} | zone | overrides)
    )
    rows = [{"incident": "a", "milestone": m, "at": at, "earliest": "", "latest": ""} for m, at in steps]
    cells = pd.DataFrame(rows, dtype="str")
    dated = date_steps(cells, incidents, read_judgements(), "records")
    return list(dated[["at", "earliest", "latest"]].itertuples(index=False, name=None))


def between(clock: str, first: int) -> tuple[str, str, str]:
    """Return the bounds of a step that is of one of two days."""
    return "", f"2026-03-0{first} {clock}", f"2026-03-0{first + 1} {clock}"


def test_a_clock_is_of_the_day_of_its_incident() -> None:
    """Later steps with later clocks are of that day, to the minute."""
    assert date("03:12", ("on_scene", "03:31"), ("under_control", "5:40")) == [
        ("2026-03-05 03:31:00", "", ""),
        ("2026-03-05 05:40:00", "", ""),
    ]


def test_after_an_earlier_clock_the_night_may_have_passed_for_all_that_follows() -> None:
    """Crews at 0:14 after 23:50, under control at 0:30, whichever stands first in the sheet: each of two days."""
    assert date("23:50", ("under_control", "00:30"), ("on_scene", "0:14")) == [
        between("00:30:00", 5),
        between("00:14:00", 5),
    ]


def test_the_order_of_steps_counts_where_no_start_is_known() -> None:
    """A call at 20:00, crews at 23:50, under control at 01:10: only the last is open."""
    found = date(None, ("call_received", "20:00"), ("on_scene", "23:50"), ("under_control", "1.10"))
    assert found == [("2026-03-05 20:00:00", "", ""), ("2026-03-05 23:50:00", "", ""), between("01:10:00", 5)]


def test_an_alert_with_a_later_clock_than_the_start_may_be_of_the_day_before() -> None:
    """A siren at 23:40 for a strike at 00:10."""
    assert date("00:10", ("alert", "23:40"), ("on_scene", "00:20")) == [
        between("23:40:00", 4),
        ("2026-03-05 00:20:00", "", ""),
    ]


@pytest.mark.parametrize("days", [{"date_to": pd.Timestamp("2026-03-06")}, {"date_from": None, "date_to": None}])
def test_without_one_day_a_clock_stays_as_it_is(days: dict[str, object]) -> None:
    """It is kept as words, not dated by a guess."""
    assert date(None, ("on_scene", "03:31"), **days) == [("03:31", "", "")]


def test_what_is_no_clock_stays_as_it_is() -> None:
    """A whole moment has its own day, and words have none."""
    texts, days = pd.Series(["2026-03-07 04:00", "at night", "4:05"]), pd.Series([DAY] * 3)
    assert date_clocks(texts, days).tolist() == ["2026-03-07 04:00", "at night", "2026-03-05 04:05:00"]


def test_clocks_that_are_words_alone_are_counted() -> None:
    """One without a zone counts, one that became a start does not, nor does a text without a clock."""
    words = {"as_reported": '{"Time": "03:12", "Notes": "x"}'}
    lost, read = make_incident(**words), make_incident(**words, start_utc=pd.Timestamp("2026-03-05 01:12Z"))
    incidents = table("incidents", lost, read, make_incident(as_reported="no JSON"))
    assert count_undated(incidents, table("milestones")) == 1


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("5-7 May 2023 03:00", 1),
        ("5-7 May 2023 at 03:00", 1),
        ("з 5 до 7 травня 2023 р.\u00a003:00", 1),
        ("13.12.2025 10:10 - 13.12.2025 11:10", 1),
        ("night of 7 December 2025 at 02:00", 1),
        ("05/06/2023 - 07/06/2023 04:00", 1),
        ("7 May 2023 03:00", 0),
        ("5.5-7.5.2023", 0),
        ("x", 0),
    ],
)
def test_a_clock_time_beside_a_span_of_days_is_counted(text: str, times: int) -> None:
    """Nobody says which of the days it is of; one of a single day, in another cell of the row, is no such."""
    span = make_incident(as_reported=json.dumps({"Date": text}), date_meaning="through")
    assert count_undated(table("incidents", span), table("milestones")) == times
