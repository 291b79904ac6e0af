"""Local clock times to UTC instants, where a zone is known and the time names one instant."""

import pandas as pd


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
