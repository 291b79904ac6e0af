"""Dates as people write them: to a first and last day, what is meant by them, and how exactly they are known."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from typing import NamedTuple

import pandas as pd

from analysis.intake.fields.clocks import read_clock
from analysis.intake.fields.months import find_month

_BLANK = {"", "null", "nan", "nat", ".", "-", "n/a", "none", "unknown", "not known", "not reported", "unclear"}
_MONTH = r"[^\W\d_]{3,10}"
_YEAR = r"(?:1[89]|20)\d\d"
_CLOCK = (
    r"(?:[T ,]+(?P<clock>\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AaPp]\.?[Mm]\.?)?)"
    r"(?P<zone> ?(?:Z|UTC|[+-]\d{2}:?\d{2}))?)?"
)
_ISO = re.compile(rf"(?P<y>\d{{4}})[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}}){_CLOCK}")
_COMPACT = re.compile(rf"(?P<y>{_YEAR})(?P<m>[01]\d)(?P<d>[0-3]\d)")
_TRIPLE = re.compile(rf"(?P<a>\d{{1,2}})[-/.](?P<b>\d{{1,2}})[-/.](?P<c>\d{{4}}|\d{{2}})(?: ?[гр]\.?)?{_CLOCK}")
_DAY_FIRST = re.compile(
    rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th|-?го|-?е)?(?: of)?[\s\-.,]*(?P<m>{_MONTH})\.?[\s\-.,]*(?P<y>{_YEAR}|\d{{2}})"
    rf"(?: ?[гр]\.?| року| года)?{_CLOCK}"
)
_MONTH_FIRST = re.compile(rf"(?P<m>{_MONTH})\.?[\s\-.]*(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[\s,\-]+(?P<y>{_YEAR}){_CLOCK}")
_MONTH_ONLY = re.compile(rf"(?P<m>{_MONTH})\.?[\s,\-]*(?P<y>{_YEAR})(?: ?[гр]\.?| року| года)?")
_ISO_MONTH = re.compile(rf"(?P<y>{_YEAR})-(?P<m>\d{{2}})")
_YEAR_ONLY = re.compile(rf"(?P<y>{_YEAR})")
_SPAN = re.compile(
    r"(?:from |between |с |з |від )?(?P<a>.+?)"
    r"(?: ?[–—] ?| - | to | and | until | по | до |(?<=\d)-(?=\d{1,2} [^\W\d])|(?<=\.)-|(?<=\.\d{4})-)(?P<b>.+)"
)
_YEARS, _UNREAD = frozenset(range(1900, 2101)), "no date that can be read"
_EPOCH, _UNSETTLED = date(1970, 1, 1), "no other row settles it, `date_order` in a mapping can"


class Reading(NamedTuple):
    """One date: its days, meaning, precision, local clock time and offset; or the problem and its detail."""

    date_from: date | None = None
    date_to: date | None = None
    meaning: str | None = None
    precision: str | None = None
    clock: datetime | None = None
    offset: str | None = None
    problem: str | None = None
    detail: str | None = None


def _reject(text: str, expected: str) -> Reading:
    return Reading(problem="unreadable_date", detail=f"{text!r}: {expected}")


def parse_date(text: str, order: str | None = None) -> Reading:
    """Read one date or span of dates.

    Parameters
    ----------
    text : str
        A date as reported: `2025-12-07`, `7 December 2025`, `before 7 December 2025`, `July 31–August 10 1970`,
        `April 1970`, `31.12.2019 14:05`. Blank: a reading without problem and without date.
    order : {"dmy", "mdy", "ymd"}, optional
        How day, month and year follow each other in numbers; without it, numbers that can be read in two ways are
        ambiguous.

    Returns
    -------
    Reading
        A day without a year is unreadable, and so is 1970-01-01, which stands for no date.

    Examples
    --------
    >>> parse_date("before 7 December 2025")[:4]
    (None, datetime.date(2025, 12, 6), 'before', 'unknown')
    """
    folded = " ".join(text.replace("\u00a0", " ").split())
    if folded.casefold() in _BLANK:
        return Reading()
    for prefix, read in _PREFIXES:
        if folded.casefold().startswith(prefix):
            return read(folded[len(prefix) :], order)
    unread = _UNREAD if re.search(_YEAR, text) else f"{_UNREAD}; a year is needed"
    found = _parse_single(folded, order) or _parse_span(folded, order) or _reject(text, unread)
    is_near = {day.year for day in (found.date_from, found.date_to) if day} <= _YEARS
    return found if is_near else _reject(text, "a year from 1900 to 2100")


def _parse_single(text: str, order: str | None) -> Reading | None:
    for form in (_ISO, _COMPACT):
        if match := form.fullmatch(text):
            return _read_day(text, match["y"], match["m"], match["d"], match)
    for form in (_DAY_FIRST, _MONTH_FIRST):
        if (match := form.fullmatch(text)) and (month := find_month(match["m"])):
            return _read_day(text, match["y"], str(month), match["d"], match)
    if match := _TRIPLE.fullmatch(text):
        return _read_triple(text, match, order)
    return _parse_period(text)


def _parse_period(text: str) -> Reading | None:
    if (match := _MONTH_ONLY.fullmatch(text)) and (month := find_month(match["m"])):
        return _read_month(int(match["y"]), month)
    if (match := _ISO_MONTH.fullmatch(text)) and 1 <= int(match["m"]) <= 12:
        return _read_month(int(match["y"]), int(match["m"]))
    if match := _YEAR_ONLY.fullmatch(text):
        year = int(match["y"])
        return Reading(date(year, 1, 1), date(year, 12, 31), "within", "year")
    return None


def _read_month(year: int, month: int) -> Reading:
    following = date(year + month // 12, month % 12 + 1, 1)
    return Reading(date(year, month, 1), following - timedelta(days=1), "within", "month")


def _read_day(text: str, year: str, month: str, day: str, match: re.Match[str]) -> Reading:
    full_year = int(year) if len(year) == 4 else int(year) + (2000 if int(year) < 69 else 1900)
    try:
        found = date(full_year, int(month), int(day))
    except ValueError:
        return _reject(text, "there is no such day")
    if found == _EPOCH:
        return _reject(text, "1970-01-01 stands for no date")
    clock, zone = (match["clock"], match["zone"]) if "clock" in match.groupdict() else (None, None)
    if clock is None:
        return Reading(found, found, "on", "day")
    moment = read_clock(found, clock)
    if moment is None:
        return _reject(text, "there is no such time of day")
    return Reading(found, found, "on", "minute", moment, (zone or "").strip() or None)


def _read_triple(text: str, match: re.Match[str], order: str | None) -> Reading:
    orders = [order] if order else _list_orders(match)
    readings = {_read_in_order(text, match, o) for o in orders}
    good = {r for r in readings if not r.problem}
    if len(good) == 1:
        return good.pop()
    if not good:
        return _reject(text, "there is no such day or time")
    days = " or ".join(sorted(str(r.date_from) for r in good))
    return Reading(problem="ambiguous_date", detail=f"{text!r} can be {days}; {_UNSETTLED}")


def _list_orders(match: re.Match[str]) -> list[str]:
    orders = ["dmy", "mdy"] + (["ymd"] if len(match["c"]) == 2 and "." not in match[0] else [])  # 26.03.05 is no ymd
    return [o for o in orders if not _read_in_order("", match, o).problem]


def _read_in_order(text: str, match: re.Match[str], order: str) -> Reading:
    parts = dict(zip(order, (match["a"], match["b"], match["c"]), strict=True))
    if order == "ymd" and len(parts["d"]) == 4:
        return _reject(text, "there is no such day")
    return _read_day(text, parts["y"].zfill(2), parts["m"], parts["d"], match)


def settle_order(texts: pd.Series, years: pd.Series | None = None) -> str | None:
    """Return the one order of day, month and year that fits every numeric date of a column; None where several do.

    `years`, where the file has a column of its own for the year, rules out the orders that give another one.
    """
    known = years.fillna("") if years is not None else pd.Series("", texts.index, dtype="str")
    possible = []
    for text, year in set(zip(texts.fillna(""), known, strict=True)):
        if match := _TRIPLE.fullmatch(" ".join(text.split())):
            read = {o: _read_in_order("", match, o).date_from for o in _list_orders(match)}
            possible.append({o for o, day in read.items() if day and year in ("", str(day.year))})
    common = set.intersection(*filter(None, possible)) if any(possible) else set()  # no day settles nothing
    return common.pop() if len(common) == 1 else None


def _read_before(text: str, order: str | None) -> Reading:
    bound = parse_date(text, order)
    if bound.problem or bound.date_from is None:
        return bound if bound.problem else _reject(text, "a date after 'before'")
    return Reading(None, bound.date_from - timedelta(days=1), "before", "unknown")


def _read_around(text: str, order: str | None, days: tuple[int, int], precision: str) -> Reading:
    told = parse_date(text, order)
    if told.problem or told.date_from is None or told.clock is not None:
        return told
    if told.date_from != told.date_to:
        return _reject(text, "one day, around which the others lie")
    first, last = (told.date_from + timedelta(days=n) for n in days)
    return Reading(first, last, "within", precision)


_read_week = partial(_read_around, days=(0, 6), precision="week")
_read_night = partial(_read_around, days=(-1, 0), precision="days")  # it begins the evening before
_PREFIXES: tuple[tuple[str, Callable[[str, str | None], Reading]], ...] = (
    ("before ", _read_before),
    ("week of ", _read_week),
    ("the week of ", _read_week),
    *((words, _read_night) for words in ("в ночь на ", "ночь на ", "у ніч на ", "в ніч на ", "ніч на ")),
)


def _parse_span(text: str, order: str | None) -> Reading | None:
    meaning = "within" if text.casefold().startswith("between ") else "through"
    match = _SPAN.fullmatch(text)
    if not match:
        return None
    last = _parse_single(match["b"].strip(), order)
    if last is None or last.problem or last.date_to is None:
        return last if last and last.problem == "ambiguous_date" else None
    first = _complete_first(match["a"].strip(), last, order)
    if first is None or first.problem or first.date_from is None:
        return None
    if first.date_from > last.date_to:
        return _reject(text, "ends before it begins")
    precision = "day" if meaning == "through" and {first.precision, last.precision} <= {"day", "minute"} else "days"
    if "month" in (first.precision, last.precision):
        precision = "month"
    return Reading(first.date_from, last.date_to, meaning, precision)


def _complete_first(text: str, last: Reading, order: str | None) -> Reading | None:
    """Read the first half of a span, which may lean on the second for its month and year."""
    whole = _parse_single(text, order)
    if whole is not None or last.date_to is None:
        return whole
    year, month = last.date_to.year, last.date_to.strftime("%B")
    tails = (f" {month} {year}", f", {year}", f" {year}", str(year))
    return next((r for tail in tails if (r := _parse_single(text + tail, order)) is not None), None)


def read_dates(texts: pd.Series, order: str | None = None, whole: pd.Series | None = None) -> pd.DataFrame:
    """Read a column of dates; it settles the order of day and month itself, as `whole` where `texts` are some of it.

    Returns
    -------
    pandas.DataFrame
        With the index of `texts`: date_from, date_to (dates), meaning, precision, clock (local time, no zone),
        offset, problem (missing where the date was read or the text is blank) and detail.
    """
    filled = texts.fillna("")
    order = order or settle_order(filled if whole is None else whole)
    distinct = filled.unique()
    read = pd.DataFrame([parse_date(text, order) for text in distinct], index=distinct, columns=Reading._fields)
    for column in ("date_from", "date_to", "clock"):
        read[column] = pd.to_datetime(read[column]).astype("datetime64[us]")
    for column in ("meaning", "precision", "offset", "problem", "detail"):
        read[column] = read[column].astype("str")
    return read.reindex(filled).set_axis(texts.index)
