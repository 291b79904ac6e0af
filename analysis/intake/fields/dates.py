"""Dates as people write them: to a first and last day, what is meant by them, and how exactly they are known."""

import re
from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pandas as pd

from analysis.intake.fields.days import YEAR, Reading, parse_single, reject, settle_order, take_part_off
from analysis.intake.fields.spans import parse_span, read_halves
from analysis.intake.fields.weekdays import take_weekday_off

_BLANK = {"", "null", "nan", "nat", ".", "-", "n/a", "none", "unknown", "not known", "not reported", "unclear"}
_SERIAL = re.compile(r"(?:3[6-9]|[4-6]\d)\d{3}(?:\.\d+)?")
_SPREADSHEET = "days counted as spreadsheets do; give the column the form of a date there, and save again"
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
    *("ночь ", "ніч "),
)
_AT_NIGHT = re.compile(r"(?i),? \(?(?:overnight|(?:at )?night|ночью|вночі|уночі)\)?$")
_ORDERS = ("dmy", "mdy", "ymd")
_MORNING, _EVENING = 10, 17  # the hours by which a night has ended, and from which on it may have begun
_MOST_CHARACTERS = 200
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
    if len(folded) > _MOST_CHARACTERS:
        return reject(f"{folded[:40]}…", _UNREAD)
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
    found = parse_single(folded, order) or parse_span(folded, order) or reject(text, _say_unread(folded))
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
    meant = [one for one in days if one.date_from and one.date_from.weekday() == weekday]
    if len({one.date_from for one in meant}) == 1:
        return meant[0]
    if len(meant) > 1:
        return told[0]
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
    if told.problem:
        return told
    if told.date_from is None or told.date_from != told.date_to:
        return reject(text, "one day, around which the others lie")
    first, last = (told.date_from + timedelta(days=n) for n in days)
    return _require_near(text, Reading(first, last, "within", precision))


def _read_night(text: str, order: str | None) -> Reading:
    """Read the night that ends on a day: it began the evening before, and so may have what happened in it."""
    told = parse_date(text, order)
    return _read_around(text, order, (-1, 0), "days") if told.clock is None else _date_at_night(text, told)


def _date_at_night(text: str, last: Reading) -> Reading:
    """Return the moment of a night that ends on the day of `last`, whose clock is one of that night."""
    if last.clock is None or _MORNING <= last.clock.hour < _EVENING:
        return reject(text, "a clock time of the night")
    clock = last.clock if last.clock.hour < _MORNING else last.clock - timedelta(days=1)
    return last._replace(date_from=clock.date(), date_to=clock.date(), clock=clock)


def _read_part(text: str, order: str | None) -> Reading:
    """Read a month or a year of which a part is named; which days that is nobody says."""
    told = parse_single(text, order)
    if told and told.precision in ("month", "year"):
        return _require_near(text, told)
    return reject(text, "a month or a year, of which a part is named")


def _read_some_night(text: str, order: str | None) -> Reading:
    """Read a night: of two days, which it is named by, or of one, before or after it, and nobody says which."""
    two = text.replace(" на ", " - ")
    if not (span := parse_span(two, order)) or span.problem or not span.date_from or not span.date_to:
        return span if span and span.problem else _read_around(text, order, (-1, 1), "days")
    if span.date_to != span.date_from + timedelta(days=1):
        return reject(text, "a night of one day, or of two that follow each other")
    first, last = read_halves(two, order)
    if first and first.clock:
        return reject(text, "a night, and one clock time at most")
    if last and last.clock:
        return _date_at_night(text, last)
    return span._replace(meaning="within", precision="days")


_read_week = partial(_read_around, days=(0, 6), precision="week")
_PREFIXES: tuple[tuple[str, Callable[[str, str | None], Reading]], ...] = (
    ("before ", _read_before),
    ("week of ", _read_week),
    ("the week of ", _read_week),
    *((words, _read_part) for words in _PARTS_OF_MONTH),
    *((words, _read_night) for words in ("в ночь на ", "ночь на ", "у ніч на ", "в ніч на ", "ніч на ")),
    *((words, _read_some_night) for words in _NIGHTS),
)


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
