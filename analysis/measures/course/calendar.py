"""Days, weeks, months, quarters and years: into which period a day falls, and which periods a window has."""

from typing import TypeAlias

import pandas as pd

AUTO = "auto"
_FREQUENCIES = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q-DEC", "year": "Y-DEC"}
# So many periods back is the same one a year before.
YEARS_BACK = {"week": 52, "month": 12, "quarter": 4}
# By itself a window of up to so many days is told by periods of this length.
_MOST_DAYS = {"day": 14, "week": 120, "month": 1_200, "quarter": 4_000}
Bound: TypeAlias = pd.Timestamp | None


def choose_length(start: Bound, end: Bound, period: str = AUTO) -> str:
    """Return how long the periods of a window are: as asked, else by the days it has.

    Examples
    --------
    >>> choose_length(pd.Timestamp("2025-01-01"), pd.Timestamp("2026-06-30"))
    'month'
    """
    if period != AUTO:
        return period
    n_days = (end - start).days + 1 if start is not None and end is not None else 0
    return next((length for length, most in _MOST_DAYS.items() if n_days <= most), "year")


def find_periods(days: pd.Series, length: str) -> pd.Series:
    """Return the period each day falls into."""
    return days.dt.to_period(_FREQUENCIES[length])


def list_periods(start: Bound, end: Bound, length: str) -> pd.PeriodIndex:
    """Return the periods of a window, those it has only a part of too; none where its days are not known."""
    frequency = _FREQUENCIES[length]
    if start is None or end is None:
        return pd.PeriodIndex([], freq=frequency)
    return pd.period_range(start, end, freq=frequency)


def name_period(period: pd.Period, length: str) -> str:
    """Return a period as part of a number's name: its first day, or its month, quarter or year.

    Examples
    --------
    >>> name_period(pd.Period("2025-03", "M"), "month"), name_period(pd.Period("2025-03-05", "W-SUN"), "week")
    ('2025-03', '2025-03-03')
    """
    forms = {"month": "%Y-%m", "year": "%Y", "quarter": "%Y-Q%q"}
    return str(period.start_time.strftime("%Y-%m-%d") if length not in forms else period.strftime(forms[length]))


def name_periods(incidents: pd.DataFrame, length: str) -> pd.Series:
    """Return the name of the period each incident was in; missing where its days are of several, or not known."""
    first, last = (find_periods(incidents[column], length) for column in ("date_from", "date_to"))
    names = {one: name_period(one, length) for one in first.dropna().unique()}
    return first.where(first == last).map(names).astype("str")
