"""Dates as people write them: to a first and last day, what is meant by them, and how exactly they are known."""

import re
from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pandas as pd

from analysis.intake.fields.days import YEAR, Reading, parse_single, reject, settle_order, take_part_off
from analysis.intake.fields.weekdays import is_on, take_weekday_off

_BLANK = {"", "null", "nan", "nat", ".", "-", "n/a", "none", "unknown", "not known", "not reported", "unclear"}
_SPAN = re.compile(
    r"(?:from |between |с |з |від )?(?P<a>.+?)"
    r"(?: ?[–—] ?| - | to | and | until | по | до |(?<=\d)[-/](?=\d{1,2} [^\W\d])|(?<=\.)-|(?<=\.\d{4})-"
    r"|(?:(?<=[^\W\d] \d)|(?<=[^\W\d] \d\d)|(?<=\. \d))[-/](?=\d{1,2},? \d{4}))(?P<b>.+)"
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
_NIGHTS = (
    *(f"{on}night{of}" for on in ("", "the ", "on the ", "in the ", "during the ") for of in (" of ", " from ")),
    *("overnight on ", "overnight from ", "overnight ", "ночью ", "вночі ", "уночі "),
    *(f"{on}{night} {of} " for on in ("", "в ", "у ") for night in ("ночь", "ніч") for of in ("с", "со", "з", "із")),
)
_AT_NIGHT = re.compile(r"(?i),? \(?(?:overnight|(?:at )?night|ночью|вночі|уночі)\)?$")
_ORDERS, _NOON = ("dmy", "mdy"), 12
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
    bare, weekday = take_weekday_off(folded)
    if weekday is not None:
        return _read_on_weekday(folded, bare, weekday, order)
    if (bare := take_part_off(folded)) != folded:
        return _read_in_part(folded, bare, order)
    if (folded[-1].isalpha() or folded[-1] == ")") and (night := _AT_NIGHT.search(folded)):
        return _read_some_night(folded[: night.start()], order)
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


def _read_on_weekday(text: str, bare: str, weekday: int, order: str | None) -> Reading:
    """Read one day of which the day of the week is named: it has to be that one, and tells which reading is meant."""
    told = [parse_date(bare, own) for own in ([order] if order else [None, *_ORDERS])]
    days = list(dict.fromkeys(one for one in told if one.date_from and one.date_from == one.date_to))
    meant = [one for one in days if is_on(one.date_from, weekday)]
    if len({one.date_from for one in meant}) == 1:
        return meant[0]
    if days and not meant:
        return reject(text, f"the day of the week that it is: {days[0].date_from:%A}")
    return reject(text, "one day, of which the day of the week is named")


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
    if bound.precision == "days":
        return reject(text, "a whole day, month or year after 'before'")
    if bound.problem or bound.date_from is None:
        return bound if bound.problem else reject(text, "a date after 'before'")
    return Reading(None, bound.date_from - timedelta(days=1), "before", "unknown")


def _read_around(text: str, order: str | None, days: tuple[int, int], precision: str) -> Reading:
    told = parse_date(text, order)
    if told.problem or told.clock is not None:
        return told
    if told.date_from is None or told.date_from != told.date_to:
        return reject(text, "one day, around which the others lie")
    first, last = (told.date_from + timedelta(days=n) for n in days)
    return Reading(first, last, "within", precision)


def _read_part(text: str, order: str | None) -> Reading:
    """Read a month or a year of which a part is named; which days that is nobody says."""
    told = parse_single(text, order)
    if told and told.precision in ("month", "year"):
        return _require_near(text, told)
    return reject(text, "a month or a year, of which a part is named")


def _read_some_night(text: str, order: str | None) -> Reading:
    """Read a night: of two days, which it is named by, or of one, before or after it, and nobody says which."""
    two = text.replace(" на ", " - ")
    if not (span := _parse_span(two, order)) or span.problem or not span.date_from or not span.date_to:
        return span if span and span.problem else _read_around(text, order, (-1, 1), "days")
    if span.date_to != span.date_from + timedelta(days=1):
        return reject(text, "a night of one day, or of two that follow each other")
    halves = _SPAN.fullmatch(two)
    if halves and (last := _read_last(halves["a"], halves["b"], order)) and last.clock:  # of a night it is of one day
        clock = last.clock if last.clock.hour < _NOON else last.clock - timedelta(days=1)
        return last._replace(date_from=clock.date(), date_to=clock.date(), clock=clock)
    return span._replace(meaning="within", precision="days")


_read_week = partial(_read_around, days=(0, 6), precision="week")
_read_night = partial(_read_around, days=(-1, 0), precision="days")  # it begins the evening before
_PREFIXES: tuple[tuple[str, Callable[[str, str | None], Reading]], ...] = (
    ("before ", _read_before),
    ("week of ", _read_week),
    ("the week of ", _read_week),
    *((words, _read_part) for words in _PARTS_OF_MONTH),
    *((words, _read_night) for words in ("в ночь на ", "ночь на ", "у ніч на ", "в ніч на ", "ніч на ")),
    *((words, _read_some_night) for words in _NIGHTS),
)


def _parse_span(text: str, order: str | None) -> Reading | None:
    match = _SPAN.fullmatch(text)
    if not match:
        return None
    is_slash = text[match.end("a")] == "/"
    meaning = "within" if is_slash or text.casefold().startswith("between ") else "through"
    last = _read_last(match["a"], match["b"].strip(), order)
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


def _read_last(first: str, text: str, order: str | None) -> Reading | None:
    """Read the second half of a span, which may lean on the first for its month: `December 6-7, 2025`."""
    month = re.match(r"[^\W\d_]{3,10}\.? ", first)
    return parse_single(text, order) or (parse_single(month[0] + text, order) if month else None)


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
