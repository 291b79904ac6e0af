"""One day, month or year as people write it: in words or numbers, in whichever order."""

import re
from datetime import date, datetime, timedelta
from typing import NamedTuple

import pandas as pd

from analysis.intake.fields.clocks import read_clock
from analysis.intake.fields.months import find_month
from analysis.intake.fields.weekdays import take_weekday_off

_MONTH = r"[^\W\d_]{3,10}"
YEAR = r"(?:1[89]|20)\d\d"
_OF_YEAR = r"(?: ?[гр]\.?| року| года)?"  # what may follow the year: г., року
_CLOCK = (
    # With a dot, and no word before it, it may be another day: 13.12.2025, 14.12
    r"(?:[T ,]+(?P<clock>(?:(?:at|в|о|об) \d{1,2}\.\d{2}|(?:(?:at|в|о|об) )?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?"
    r"|\d{1,2}\.(?:1[3-9]|[2-5]\d))(?: ?[AaPp]\.?[Mm]\.?)?)"
    r"(?:(?P<zone> ?(?:Z|UTC|[+-]\d{2}:?\d{2}))| \(?(?:local|local time|місцевого часу|местного времени)\)?)?)?"
)
_ISO = re.compile(rf"(?P<y>\d{{4}})[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}}){_CLOCK}")
_COMPACT = re.compile(rf"(?P<y>{YEAR})(?P<m>[01]\d)(?P<d>[0-3]\d)")
_TRIPLE = re.compile(rf"(?P<a>\d{{1,2}})[-/.](?P<b>\d{{1,2}})[-/.](?P<c>\d{{4}}|\d{{2}})(?: ?[гр]\.?)?{_CLOCK}")
_DAY_FIRST = re.compile(
    rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th|-?го|-?е)?(?: of)?[\s\-.,]*(?P<m>{_MONTH})\.?[\s\-.,]*(?P<y>{YEAR}|\d{{2}})"
    rf"{_OF_YEAR}{_CLOCK}"
)
_MONTH_FIRST = re.compile(rf"(?P<m>{_MONTH})\.?[\s\-.]*(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[\s,\-]+(?P<y>{YEAR}){_CLOCK}")
_MONTH_ONLY = re.compile(rf"(?P<m>{_MONTH})\.?[\s,\-]*(?P<y>{YEAR}){_OF_YEAR}")
_ISO_MONTH = re.compile(rf"(?P<y>{YEAR})-(?P<m>\d{{2}})")
_YEAR_ONLY = re.compile(rf"(?P<y>{YEAR}){_OF_YEAR}")
# Which part of its day something happened in; a night is of two days, and stands for itself.
_PART = (
    r"(?:(?:early |late |mid-?)?(?:morning|afternoon|evening)|утр(?:о|ом)|дн[её]м|вечер(?:ом)?"
    r"|ран(?:о|ок|ку|ком)|вранці|зранку|вдень|[ву]вечері|вечір)"
)
_PART_OF_DAY = re.compile(rf"(?i)^(?:(?:on |in )?(?:the )?){_PART},? (?:of )?|,? (?:in the )?{_PART}$")
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


def reject(text: str, expected: str) -> Reading:
    """Return what is said of a text that is no date."""
    return Reading(problem="unreadable_date", detail=f"{text!r}: {expected}")


def parse_single(text: str, order: str | None) -> Reading | None:
    """Read one day, month or year; None where the text is of another form."""
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
        return reject(text, "there is no such day")
    if found == _EPOCH:
        return reject(text, "1970-01-01 stands for no date")
    clock, zone = (match["clock"], match["zone"]) if "clock" in match.groupdict() else (None, None)
    if clock is None:
        return Reading(found, found, "on", "day")
    if zone and zone.strip().startswith("-") and clock.count(":") < 2 and not re.search(r"\dT\d", text):
        return reject(text, "one clock time, or an offset after its seconds")
    moment = read_clock(found, clock if ":" in clock else clock.replace(".", ":", 1))
    if moment is None:
        return reject(text, "there is no such time of day")
    return Reading(found, found, "on", "minute", moment, (zone or "").strip() or None)


def _read_triple(text: str, match: re.Match[str], order: str | None) -> Reading:
    orders = [order] if order else _list_orders(match)
    readings = {_read_in_order(text, match, o) for o in orders}
    good = {r for r in readings if not r.problem}
    if len(good) == 1:
        return good.pop()
    if not good:
        return reject(text, "there is no such day or time")
    days = " or ".join(sorted(str(r.date_from) for r in good))
    return Reading(problem="ambiguous_date", detail=f"{text!r} can be {days}; {_UNSETTLED}")


def _list_orders(match: re.Match[str]) -> list[str]:
    orders = ["dmy", "mdy"] + (["ymd"] if len(match["c"]) == 2 and "." not in match[0] else [])  # 26.03.05 is no ymd
    return [o for o in orders if not _read_in_order("", match, o).problem]


def _read_in_order(text: str, match: re.Match[str], order: str) -> Reading:
    parts = dict(zip(order, (match["a"], match["b"], match["c"]), strict=True))
    if order == "ymd" and len(parts["d"]) == 4:
        return reject(text, "there is no such day")
    return _read_day(text, parts["y"].zfill(2), parts["m"], parts["d"], match)


def take_part_off(text: str) -> str:
    """Return a date without the part of its day that it names: the morning, the afternoon or the evening."""
    return _PART_OF_DAY.sub("", text) if text[:1].isalpha() or text[-1:].isalpha() else text


def settle_order(texts: pd.Series, years: pd.Series | None = None) -> str | None:
    """Return the one order of day, month and year that fits every numeric date of a column; None where several do.

    `years`, where the file has a column of its own for the year, rules out the orders that give another one.
    """
    known = years.fillna("") if years is not None else pd.Series("", texts.index, dtype="str")
    possible = []
    for text, year in set(zip(texts.fillna(""), known, strict=True)):
        bare, _ = take_weekday_off(" ".join(text.split()))
        if match := _TRIPLE.fullmatch(take_part_off(bare)):
            read = {o: _read_in_order("", match, o).date_from for o in _list_orders(match)}
            possible.append({o for o, day in read.items() if day and year in ("", str(day.year))})
    common = set.intersection(*filter(None, possible)) if any(possible) else set()  # no day settles nothing
    return common.pop() if len(common) == 1 else None
