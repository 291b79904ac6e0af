"""Dates as people write them."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.intake.fields.clocks import to_utc
from analysis.intake.fields.dates import parse_date, read_dates
from analysis.intake.fields.days import settle_order

DAY = date(2025, 12, 7)
CASES = [
    ("2025-12-07", (DAY, DAY, "on", "day")),
    ("20251207", (DAY, DAY, "on", "day")),
    ("7 December 2025", (DAY, DAY, "on", "day")),
    ("December 7, 2025", (DAY, DAY, "on", "day")),
    ("7-Dec-25", (DAY, DAY, "on", "day")),
    ("7 грудня 2025", (DAY, DAY, "on", "day")),
    ("7 декабря 2025 г.", (DAY, DAY, "on", "day")),
    ("13/12/2025", (date(2025, 12, 13), date(2025, 12, 13), "on", "day")),
    ("2025-12-07 05:30", (DAY, DAY, "on", "minute")),
    ("before 8 December 2025", (None, DAY, "before", "unknown")),
    ("July 31–August 10 1970", (date(1970, 7, 31), date(1970, 8, 10), "through", "day")),
    ("5-7 May 2023", (date(2023, 5, 5), date(2023, 5, 7), "through", "day")),
    ("between 3 May 2023 and 9 May 2023", (date(2023, 5, 3), date(2023, 5, 9), "within", "days")),
    ("April 1970", (date(1970, 4, 1), date(1970, 4, 30), "within", "month")),
    ("2024", (date(2024, 1, 1), date(2024, 12, 31), "within", "year")),
    ("7 Dezember 2025", (DAY, DAY, "on", "day")),
    ("7 décembre 2025", (DAY, DAY, "on", "day")),
    ("7 grudnia 2025", (DAY, DAY, "on", "day")),
    ("13.12.2025 г.", (date(2025, 12, 13), date(2025, 12, 13), "on", "day")),
    ("13.12.2025-15.12.2025", (date(2025, 12, 13), date(2025, 12, 15), "through", "day")),
    ("13.12.-15.12.2025", (date(2025, 12, 13), date(2025, 12, 15), "through", "day")),
    ("с 5 по 7 декабря 2025", (date(2025, 12, 5), DAY, "through", "day")),
    ("з 5 до 7 грудня 2025", (date(2025, 12, 5), DAY, "through", "day")),
    ("в ночь на 7 декабря 2025", (date(2025, 12, 6), DAY, "within", "days")),
    ("у ніч на 7 грудня 2025", (date(2025, 12, 6), DAY, "within", "days")),
    ("в ночь на 7 декабря 2025 03:20", (DAY, DAY, "on", "minute")),
    ("week of 3 May 2023", (date(2023, 5, 3), date(2023, 5, 9), "within", "week")),
    ("утром 7 декабря 2025", (DAY, DAY, "on", "day")),
    ("7 декабря 2025, вечером", (DAY, DAY, "on", "day")),
    ("вранці 7 грудня 2025 р.", (DAY, DAY, "on", "day")),
    ("early morning of 7 December 2025", (DAY, DAY, "on", "day")),
    ("7 December 2025, in the afternoon", (DAY, DAY, "on", "day")),
    ("6/7 декабря 2025", (date(2025, 12, 6), DAY, "within", "days")),
    ("06/07 December 2025", (date(2025, 12, 6), DAY, "within", "days")),
    ("30 December - 2 January 2026", (date(2025, 12, 30), date(2026, 1, 2), "through", "day")),
    ("29 грудня – 1 січня 2026", (date(2025, 12, 29), date(2026, 1, 1), "through", "day")),
    ("начало декабря 2025", (date(2025, 12, 1), date(2025, 12, 31), "within", "month")),
    ("наприкінці грудня 2025", (date(2025, 12, 1), date(2025, 12, 31), "within", "month")),
    ("mid-December 2025", (date(2025, 12, 1), date(2025, 12, 31), "within", "month")),
    ("early 2025", (date(2025, 1, 1), date(2025, 12, 31), "within", "year")),
    ("в начале 2025 года", (date(2025, 1, 1), date(2025, 12, 31), "within", "year")),
    ("night of 6-7 December 2025", (date(2025, 12, 6), DAY, "within", "days")),
    ("overnight 6/7 December 2025", (date(2025, 12, 6), DAY, "within", "days")),
    ("в ночь с 6 на 7 декабря 2025", (date(2025, 12, 6), DAY, "within", "days")),
    ("у ніч із 6 на 7 грудня 2025", (date(2025, 12, 6), DAY, "within", "days")),
    ("December 6-7, 2025 (night)", (date(2025, 12, 6), DAY, "within", "days")),
    ("в ночь с 31 декабря на 1 января 2026", (date(2025, 12, 31), date(2026, 1, 1), "within", "days")),
    ("night of 7 December 2025", (date(2025, 12, 6), date(2025, 12, 8), "within", "days")),
    ("ночью 7 декабря 2025", (date(2025, 12, 6), date(2025, 12, 8), "within", "days")),
    ("7 грудня 2025 вночі", (date(2025, 12, 6), date(2025, 12, 8), "within", "days")),
    ("night of 6-7 December 2025 03:00", (DAY, DAY, "on", "minute")),
    ("в ночь с 7 на 8 декабря 2025, 23:40", (DAY, DAY, "on", "minute")),
    ("Dec. 6-7, 2025", (date(2025, 12, 6), DAY, "through", "day")),
    ("December 6 to 7, 2025", (date(2025, 12, 6), DAY, "through", "day")),
    ("Sunday, 7 December 2025", (DAY, DAY, "on", "day")),
    ("вс 7 декабря 2025", (DAY, DAY, "on", "day")),
    ("у неділю 7 грудня 2025", (DAY, DAY, "on", "day")),
    ("07/12/2025 (Sun)", (DAY, DAY, "on", "day")),
    ("7 December 2025 at 03:00", (DAY, DAY, "on", "minute")),
    ("7 December 2025, 03:00 local time", (DAY, DAY, "on", "minute")),
    ("13.12.2025 в 03.05", (date(2025, 12, 13), date(2025, 12, 13), "on", "minute")),
    ("13.12.2025 03.45", (date(2025, 12, 13), date(2025, 12, 13), "on", "minute")),
    ("в ночь на 8 декабря 2025 в 23:40", (DAY, DAY, "on", "minute")),
    ("ніч на 7 грудня 2025 о 03:40", (DAY, DAY, "on", "minute")),
    ("night of 7 December 2025 at 02:00", (date(2025, 12, 6), date(2025, 12, 8), "within", "days")),
    ("Sept. 16-17, 2025", (date(2025, 9, 16), date(2025, 9, 17), "through", "day")),
    ("Sun 25-12-07", (DAY, DAY, "on", "day")),
    ("2025-12-07 10:00:00-05:00", (DAY, DAY, "on", "minute")),
    ("2025-12-07T10:00-05:00", (DAY, DAY, "on", "minute")),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_date_is_read_with_its_meaning_and_precision(text: str, expected: tuple) -> None:
    """Each way of writing a date has its first and last day, its meaning and its precision."""
    assert parse_date(text)[:4] == expected


@pytest.mark.parametrize(
    "text", ["7 December", "30 February 2025", "yesterday", "some time in spring", "1970-01-01", "25:00"]
)
def test_what_names_no_day_is_set_aside(text: str) -> None:
    """A day without a year, a day that does not exist and 1970-01-01 are no dates."""
    assert parse_date(text).problem == "unreadable_date"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("7 December", "no date that can be read; a year is needed"),
        ("some day of winter 2025", "no date that can be read"),
        ("13.12.2025 24:00", "there is no such day or time"),
        ("в ночь на март 2025", "one day, around which the others lie"),
        ("week of 2025", "one day, around which the others lie"),
        ("late 7 December 2025", "a month or a year, of which a part is named"),
        ("late December - 3 January 2026", "a month or a year, of which a part is named"),
        ("late May – 2025", "a month or a year, of which a part is named"),
        ("7 December 2025 3:00 in the afternoon", "one day, of which a part is named, and no clock time"),
        ("evening of 7 December 2025 8:30", "one day, of which a part is named, and no clock time"),
        ("the evening before 7 December 2025", "one day, of which a part is named, and no clock time"),
        ("before 7 December 2025, evening", "one day, of which a part is named, and no clock time"),
        ("before the evening of 7 December 2025", "a whole day, month or year after 'before'"),
        ("before the end of December 2025", "a whole day, month or year after 'before'"),
        ("before late 2025", "a whole day, month or year after 'before'"),
        ("7/8 December 2025 03:00", "one of two days, and no clock time"),
        ("20251", "no date that can be read"),
        ("5 March - 2 February 2026", "ends before it begins"),
        ("28-2 January 2026", "ends before it begins"),
        ("45998", "days counted as spreadsheets do; give the column the form of a date there, and save again"),
        ("evening of 7 December 1850", "a year from 1900 to 2100"),
        ("early 1850", "a year from 1900 to 2100"),
        ("утром", "no date that can be read; a year is needed"),
        ("nights of December 2025", "no date that can be read"),
        ("night of 5-7 December 2025", "a night of one day, or of two that follow each other"),
        ("ночью декабря 2025", "one day, around which the others lie"),
        ("before the night of 7 December 2025", "a whole day, month or year after 'before'"),
        ("before 7 December 2025, night", "one day, around which the others lie"),
        ("Monday, 7 December 2025", "the day of the week that it is: Sunday"),
        ("Mon 2025-12-07 03:00", "the day of the week that it is: Sunday"),
        ("Sunday December 2025", "one day, of which the day of the week is named"),
        ("Sun 7 December", "one day, of which the day of the week is named"),
        ("07.12.2025 в 03.75", "there is no such day or time"),
        ("13.12.2025, 14.12", "no date that can be read"),
        ("13.12.2025 03.05", "no date that can be read"),
        ("night of 6-7 December 2025 14:00", "a clock time of the night"),
        ("в ночь на 7 декабря 2025 в 12:00", "a clock time of the night"),
        ("overnight 6 December 2025 23:00 - 7 December 2025 05:00", "a night, and one clock time at most"),
        ("13 December 2025 at 03:00-05:00", "one clock time, or an offset after its seconds"),
        ("May 2024 to 5 2025", "no date that can be read"),
        ("night of 1 January 1900", "a year from 1900 to 2100"),
        ("Sun " * 3000, "no date that can be read"),
    ],
)
def test_it_is_said_what_a_date_lacks(text: str, said: str) -> None:
    """A year is asked for where none stands, and nowhere else."""
    assert (parse_date(text).detail or "").endswith(f": {said}")


@pytest.mark.parametrize("text", ["1/2/2023", "31-12-19", "01/03/2024 - 05/03/2024", "Thu 22-02-24"])
def test_numbers_that_can_be_read_in_two_ways_are_not_guessed(text: str) -> None:
    """Without other rows, 1/2/2023 is ambiguous, and so is a two-digit year."""
    assert parse_date(text).problem == "ambiguous_date"


def test_the_column_settles_the_order() -> None:
    """One date that only fits day first settles all others of its column."""
    read = read_dates(pd.Series(["1/2/2023", "13/2/2023"]))
    assert list(read["date_from"]) == [pd.Timestamp("2023-02-01"), pd.Timestamp("2023-02-13")]


def test_a_date_with_a_part_of_its_day_settles_the_order_too() -> None:
    """The thirteenth is a day, in the evening as at any other time."""
    read = read_dates(pd.Series(["07.12.2025 утром", "13.12.2025 вечером"]))
    assert list(read["date_from"]) == [pd.Timestamp("2025-12-07"), pd.Timestamp("2025-12-13")]


def test_a_column_that_does_not_settle_it_stays_ambiguous() -> None:
    """Two dates that fit both orders settle nothing."""
    assert settle_order(pd.Series(["1/2/2023", "3/4/2023"])) is None


def test_a_blank_date_is_no_problem_and_no_date() -> None:
    """A blank cell is not known; it is no fault of the row."""
    read = read_dates(pd.Series(["", None]))
    assert read["problem"].isna().all()
    assert read["date_from"].isna().all()


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)).filter(lambda d: d != date(1970, 1, 1)))
def test_every_iso_day_reads_as_itself(day: date) -> None:
    """An ISO date is read as the day it names."""
    assert parse_date(day.isoformat())[:2] == (day, day)


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    """Any text is a date, a problem or blank; a first day never comes after a last one."""
    read = parse_date(text)
    if read.date_from and read.date_to:
        assert read.date_from <= read.date_to


def test_clock_changes_name_no_instant() -> None:
    """A local time that happens twice, or never, is missing; a zoned one keeps its own offset."""
    clock = pd.Series(pd.to_datetime(["2025-10-26 03:30", "2025-03-30 03:30", "2025-07-01 12:00", "2025-07-01 12:00"]))
    offset = pd.Series([None, None, None, "+00:00"], dtype="str")
    utc = to_utc(clock, offset, pd.Series(["Europe/Kyiv"] * 4, dtype="str"))
    assert utc.isna().tolist() == [True, True, False, False]
    assert utc[2] == pd.Timestamp("2025-07-01 09:00", tz="UTC")
    assert utc[3] == pd.Timestamp("2025-07-01 12:00", tz="UTC")


def test_offsets_of_several_zones_stand_side_by_side() -> None:
    """Each time is read by its own offset, whatever those of the other rows are."""
    clock = pd.Series(pd.to_datetime(["2025-12-07 10:00"] * 4))
    offset = pd.Series(["+02:00", "+03:00", "Z", "UTC"], dtype="str")
    found = to_utc(clock, offset, pd.Series(["Europe/Kyiv"] * 4, dtype="str"))
    assert [t.hour for t in found] == [8, 7, 10, 10]


def test_missing_texts_settle_no_order_and_break_none() -> None:
    """A column with blanks is settled by the rest."""
    assert settle_order(pd.Series(["13/04/2025", None, ""], dtype="str")) == settle_order(pd.Series(["13/04/2025"]))
