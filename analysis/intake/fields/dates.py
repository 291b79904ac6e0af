"""Dates as people write them: to a first and last day, what is meant by them, and how exactly they are known."""

import re
from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pandas as pd

from analysis.intake.fields.days import YEAR, Reading, parse_single, reject, settle_order, take_part_off

_BLANK = {"", "null", "nan", "nat", ".", "-", "n/a", "none", "unknown", "not known", "not reported", "unclear"}
_SPAN = re.compile(
    r"(?:from |between |с |з |від )?(?P<a>.+?)"
    r"(?: ?[–—] ?| - | to | and | until | по | до |(?<=\d)[-/](?=\d{1,2} [^\W\d])|(?<=\.)-|(?<=\.\d{4})-)(?P<b>.+)"
)
_SERIAL = re.compile(r"(?:3[6-9]|[4-6]\d)\d{3}(?:\.\d+)?")
_SPREADSHEET = "days counted as spreadsheets do; give the column the form of a date there, and save again"
_TURN_DAYS = 62  # a span over the turn of a year that gives the year once is no longer
_PARTS_OF_MONTH = (
    "mid-",
    *(f"{the}{part} of " for the in ("", "the ") for part in ("beginning", "start", "middle", "end")),
    *("early ", "mid ", "late ", "в начале ", "в середине ", "в конце ", "начало ", "середина ", "конец "),
    *("на початку ", "у середині ", "в середині ", "наприкінці ", "в кінці ", "початок ", "кінець "),
)
_YEARS, _UNREAD = frozenset(range(1900, 2101)), "no date that can be read"


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
    if (lowered := folded.casefold()) in _BLANK:
        return Reading()
    if (bare := take_part_off(folded)) != folded:
        return _read_in_part(folded, bare, order)
    for prefix, read in _PREFIXES if lowered[0].isalpha() else ():
        if lowered.startswith(prefix):
            return read(folded[len(prefix) :], order)
    found = parse_single(folded, order) or _parse_span(folded, order) or reject(text, _say_unread(folded))
    return _require_near(text, found)


def _say_unread(text: str) -> str:
    if _SERIAL.fullmatch(text):
        return _SPREADSHEET
    return _UNREAD if re.search(YEAR, text) else f"{_UNREAD}; a year is needed"


def _require_near(text: str, found: Reading) -> Reading:
    is_near = {day.year for day in (found.date_from, found.date_to) if day} <= _YEARS
    return found if is_near else reject(text, "a year from 1900 to 2100")


def _read_in_part(text: str, bare: str, order: str | None) -> Reading:
    """Read a day of which a part is named: it is that day, and a clock time beside it could be of either half."""
    told = parse_single(bare, order)
    if told and (told.problem or told.precision == "day"):
        return _require_near(text, told)
    return reject(text, "one day, of which a part is named, and no clock time")


def _read_before(text: str, order: str | None) -> Reading:
    if take_part_off(text) != text or text.casefold().startswith(_PARTS_OF_MONTH):
        return reject(text, "a whole day, month or year after 'before'")
    bound = parse_date(text, order)
    if bound.problem or bound.date_from is None:
        return bound if bound.problem else reject(text, "a date after 'before'")
    return Reading(None, bound.date_from - timedelta(days=1), "before", "unknown")


def _read_around(text: str, order: str | None, days: tuple[int, int], precision: str) -> Reading:
    told = parse_date(text, order)
    if told.problem or told.date_from is None or told.clock is not None:
        return told
    if told.date_from != told.date_to:
        return reject(text, "one day, around which the others lie")
    first, last = (told.date_from + timedelta(days=n) for n in days)
    return Reading(first, last, "within", precision)


def _read_part(text: str, order: str | None) -> Reading:
    """Read a month or a year of which a part is named; which days that is nobody says."""
    told = parse_single(text, order)
    if told and told.precision in ("month", "year"):
        return _require_near(text, told)
    return reject(text, "a month or a year, of which a part is named")


_read_week = partial(_read_around, days=(0, 6), precision="week")
_read_night = partial(_read_around, days=(-1, 0), precision="days")  # it begins the evening before
_PREFIXES: tuple[tuple[str, Callable[[str, str | None], Reading]], ...] = (
    ("before ", _read_before),
    ("week of ", _read_week),
    ("the week of ", _read_week),
    *((words, _read_part) for words in _PARTS_OF_MONTH),
    *((words, _read_night) for words in ("в ночь на ", "ночь на ", "у ніч на ", "в ніч на ", "ніч на ")),
)


def _parse_span(text: str, order: str | None) -> Reading | None:
    match = _SPAN.fullmatch(text)
    if not match:
        return None
    is_slash = text[match.end("a")] == "/"
    meaning = "within" if is_slash or text.casefold().startswith("between ") else "through"
    last = parse_single(match["b"].strip(), order)
    if last is None or last.problem or last.date_to is None:
        return last if last and last.problem == "ambiguous_date" else None
    if is_slash and last.clock is not None:
        return reject(text, "one of two days, and no clock time")
    first = _complete_first(match["a"].strip(), last, order)
    if first is None or first.problem or first.date_from is None:
        return None
    if first.date_from > last.date_to:
        return reject(text, "ends before it begins")
    precision = "day" if meaning == "through" and {first.precision, last.precision} <= {"day", "minute"} else "days"
    if "month" in (first.precision, last.precision):
        precision = "month"
    return Reading(first.date_from, last.date_to, meaning, precision)


def _complete_first(text: str, last: Reading, order: str | None) -> Reading | None:
    """Read the first half of a span, which may lean on the second for its month and year."""
    whole = parse_single(text, order)
    if whole is not None or last.date_to is None:
        return whole
    year, month = last.date_to.year, last.date_to.strftime("%B")
    found = _lean(text, month, year, order)
    if found and found.date_from and found.date_from > last.date_to:
        before = _lean(text, month, year - 1, order)
        is_turn = before and before.date_from and (last.date_to - before.date_from).days < _TURN_DAYS
        return before if is_turn else found
    return found


def _lean(text: str, month: str, year: int, order: str | None) -> Reading | None:
    tails = (f" {month} {year}", f", {year}", f" {year}", str(year))
    return next((r for tail in tails if (r := parse_single(text + tail, order)) is not None), None)


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
