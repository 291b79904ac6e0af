"""Instants with their offset: quickly where all are written in one form, one by one where they are not."""

import pandas as pd

from analysis.intake.fields.dates import read_dates

_ONE_FORM = r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[+-]\d\d:\d\d)?"


def read_instants(texts: pd.Series) -> pd.Series:
    """Return instants in UTC: one without an offset is read as UTC; missing where none can be read."""
    import pyarrow as pa

    if not texts.str.fullmatch(_ONE_FORM).all():
        return _read_mixed_instants(texts)
    try:  # as the source writes them, all at once
        read = pa.array(texts.where(texts != "")).cast(pa.timestamp("us", "UTC"))
        return pd.Series(pd.DatetimeIndex(read.to_pandas()), texts.index).astype("datetime64[us, UTC]")
    except pa.ArrowInvalid:
        return _read_mixed_instants(texts)


def _read_mixed_instants(texts: pd.Series) -> pd.Series:
    quick = pd.to_datetime(texts, format="%Y-%m-%d %H:%M:%S%z", errors="coerce", utc=True)
    rest = quick.isna() & (texts != "")
    if rest.any():
        read = read_dates(texts[rest])
        zoned = read["clock"].astype("str") + read["offset"].fillna("+00:00").replace({"Z": "+00:00", "UTC": "+00:00"})
        quick[rest] = pd.to_datetime(zoned.where(read["clock"].notna()), format="ISO8601", errors="coerce", utc=True)
    return quick.astype("datetime64[us, UTC]")
