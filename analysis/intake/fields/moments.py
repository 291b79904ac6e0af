"""When something was said or done: an instant where a clock time is known, else the day."""

import pandas as pd

from analysis.intake.fields.clocks import to_utc
from analysis.intake.fields.dates import read_dates


def read_instants(texts: pd.Series, timezone: pd.Series) -> pd.Series:
    """Return the UTC instant that each text names; missing where it has no clock time, or no zone is known for it."""
    if not texts.fillna("").any():
        return pd.Series(pd.NaT, texts.index, dtype="datetime64[us, UTC]")
    read = read_dates(texts)
    return to_utc(read["clock"], read["offset"], timezone)


def read_days(texts: pd.Series) -> pd.Series:
    """Return the day of each text that names one and no other; the zone of a clock time beside it may be unknown.

    Examples
    --------
    >>> read_days(pd.Series(["7 December 2025", "December 2025", ""])).dt.day.tolist()
    [7.0, nan, nan]
    """
    read = read_dates(texts)
    return read["date_from"].where((read["date_from"] == read["date_to"]) & (read["meaning"] == "on"))
