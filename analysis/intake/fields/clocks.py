"""Clock times: read from text, and to UTC instants where a zone is known and the time names one instant."""

import re
from datetime import date, datetime

import pandas as pd

from analysis.datasets.reference.zones import list_zones
from analysis.errors import DataError, suggest


def to_utc(clock: pd.Series, offset: pd.Series, timezone: pd.Series) -> pd.Series:
    """Return local clock times as UTC instants; missing where neither an offset nor a zone is known.

    A time that a clock change made ambiguous or skipped is missing too: it names no one instant.
    """
    result = pd.Series(pd.NaT, index=clock.index, dtype="datetime64[us, UTC]")
    own = offset.notna() & clock.notna()
    if own.any():
        zones = offset[own].replace({"Z": "+00:00", "UTC": "+00:00"})
        result[own] = pd.to_datetime(clock[own].astype("str") + zones, utc=True, format="ISO8601").astype(result.dtype)
    for zone in timezone[clock.notna() & ~own].dropna().unique():
        rows = (timezone == zone) & clock.notna() & ~own
        local = clock[rows].dt.tz_localize(zone, ambiguous="NaT", nonexistent="NaT")
        result[rows] = local.dt.tz_convert("UTC").astype(result.dtype)
    return result


# With dots hours and minutes alone: three numbers would be a date.
_ALONE = re.compile(r"(\d{1,2})(?::(\d{2})(?::(\d{2}))?|\.(\d{2}))?(?: ?([AaPp])\.?[Mm]\.?)?")


def read_clocks(texts: pd.Series) -> pd.Series:
    """Return each clock time that stands alone as `03:12:00`; missing where a text is blank, or anything else.

    Examples
    --------
    >>> read_clocks(pd.Series(["3:12", "23.50", "at night", "2026-03-05 03:12"])).dropna().tolist()
    ['03:12:00', '23:50:00']
    """
    found = {text: _print_clock(text) for text in texts.fillna("").unique()}
    return texts.fillna("").map(found).astype("str")


def _print_clock(text: str) -> str | None:
    match = _ALONE.fullmatch(text.strip())
    if not match or not any(match.group(2, 4, 5)):
        return None
    hour, minute, second, minute_by_dot, half = match.groups()
    spelled = f"{hour}:{minute or minute_by_dot or '00'}:{second or '00'}" + (f" {half}m" if half else "")
    moment = read_clock(date(2000, 1, 1), spelled)
    return moment.strftime("%H:%M:%S") if moment else None


def read_clock(day: date, clock: str) -> datetime | None:
    """Return a clock time of a day, of 24 or of twelve hours; None where there is no such time."""
    numbers = [float(n) for n in re.findall(r"\d+(?:\.\d+)?", clock)]
    hour, minute, second = int(numbers[0]), int(numbers[1]), int(numbers[2]) if len(numbers) > 2 else 0
    half = clock.casefold().replace(".", "")
    if half.endswith(("am", "pm")):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 * half.endswith("pm")
    exists = hour < 24 and minute < 60 and second < 60
    return datetime(day.year, day.month, day.day, hour, minute, second) if exists else None


def check_zones(zones: pd.Series, name: str) -> None:
    """Raise DataError for a time zone that does not exist, with its row."""
    for zone, own in zones.groupby(zones):
        if zone not in list_zones():
            hint = suggest(str(zone), list_zones())
            where = f"{name}, column 'timezone', row {own.index[0]}"
            raise DataError(where, f"{zone!r} is no time zone", "a name such as Europe/Kyiv", hint)
