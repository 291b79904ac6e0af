"""Dates in three columns: year, month and day, where 0 is a part that is not known."""

import pandas as pd


def read_parts(years: pd.Series, months: pd.Series, days: pd.Series) -> pd.DataFrame:
    """Return first and last day, what is meant and how exactly it is known; 0 is an unknown part, and widens the span.

    Missing where the parts make no day.
    """
    year, month, day = (
        pd.to_numeric(texts, errors="coerce").astype("Float64").fillna(-1) for texts in (years, months, days)
    )
    known_month = month.between(1, 12)
    known_day = known_month & day.between(1, 31)
    parts = {"year": year, "month": month.where(known_month, 1), "day": day.where(known_day, 1)}
    start = pd.to_datetime(pd.DataFrame(parts).astype("int64"), errors="coerce")
    start = start.where((year > 1800) & month.isin(range(13)) & day.isin(range(32)))
    end = start.mask(~known_day, start + pd.offsets.MonthEnd(0)).mask(~known_month, start + pd.offsets.YearEnd(0))
    precision = pd.Series("day", years.index, dtype="str").mask(~known_day, "month").mask(~known_month, "year")
    meaning = pd.Series("within", years.index, dtype="str").mask(precision == "day", "on")
    return pd.DataFrame({"date_from": start, "date_to": end, "date_meaning": meaning, "date_precision": precision})


def narrow_dates(dates: pd.DataFrame, told: pd.DataFrame) -> pd.DataFrame:
    """Return what `read_parts` gives; where the day is not known, with the narrower span that `read_dates` gives."""
    first, last = told["date_from"], told["date_to"]
    is_within = (first >= dates["date_from"]) & (last <= dates["date_to"]) & (dates["date_precision"] != "day")
    is_narrower = is_within & ((first > dates["date_from"]) | (last < dates["date_to"]))
    return dates.assign(
        date_from=dates["date_from"].mask(is_narrower, first),
        date_to=dates["date_to"].mask(is_narrower, last),
        date_precision=dates["date_precision"].mask(is_narrower, "days"),
    )
