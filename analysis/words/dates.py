"""Days, spans and periods as readers of a language write them."""

import pandas as pd
from babel.dates import format_date

from analysis.words.language import find_language, find_locale, text


def _format(day: pd.Timestamp, pattern: str) -> str:
    return format_date(day.date(), pattern, locale=find_locale(find_language()))


def print_date(day: pd.Timestamp | None) -> str:
    """Return a date as readers write it: `7 December 2025`."""
    return text("day-not-known") if day is None or pd.isna(day) else _format(day, "d MMMM y")


def print_span(first: pd.Timestamp | None, last: pd.Timestamp | None) -> str:
    """Return a period: one date, or from the first to the last."""
    if first is None or last is None or first == last:
        return print_date(last if first is None else first)
    return text("span", first=print_date(first), last=print_date(last))


def print_period(first: pd.Timestamp, length: str, *, short: bool = False) -> str:
    """Return a day, week, month, quarter or year as readers write it, by its first day in the window.

    Examples
    --------
    >>> [print_period(pd.Timestamp("2026-04-01"), length) for length in ("month", "quarter", "year")]
    ['April 2026', 'April to June 2026', '2026']
    """
    if length == "year":
        return _format(first, "y")
    if length in ("day", "week"):
        if short:
            return _format(first, "d MMM\ny")
        return print_date(first) if length == "day" else text("week-of", day=print_date(first))
    begin = first.to_period("Q" if length == "quarter" else "M")
    months = [begin.start_time, *([begin.end_time] if length == "quarter" else [])]
    if short:
        return f"{'–'.join(_format(month, 'LLL').removesuffix('.') for month in months)}\n{first.year}"
    named = [_format(month, "LLLL") for month in months]
    return f"{named[0] if len(named) == 1 else text('span', first=named[0], last=named[1])} {first.year}"


def print_named_period(name: str, *, short: bool = False) -> str:
    """Return a period by its name in a table: `2026-03`, `2026-Q1`, a first day, a year."""
    length = {4: "year", 7: "quarter" if "Q" in name else "month", 10: "day"}[len(name)]
    return print_period(pd.Period(name).start_time, length, short=short)
