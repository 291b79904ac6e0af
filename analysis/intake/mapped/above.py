"""Regions that stand in rows of their own, and hold for the rows below them until something else stands there."""

import pandas as pd

from analysis.intake.fields.dates import read_dates
from analysis.intake.raw import RawFile


def mark_headings(raw: RawFile, dates: pd.Series, reasons: pd.Series) -> pd.Series:
    """Return what stands alone in a row, by row, and blank for each other row that is neither a record nor a total.

    Headings stand in one column, that of the first. Below a blank one no heading is known to hold: a row without a date
    that can be read is no record, and one that could not be read at all may have been a heading.

    Parameters
    ----------
    dates, reasons : Series
        For each row its date as it stands, and why it is no record, if it is none.
    """
    read = read_dates(dates)
    undated = read["date_from"].isna() & (read["problem"] != "ambiguous_date").fillna(True)
    rows = raw.rows[undated & (reasons != "totals_row").fillna(True)]
    unread = raw.set_aside.index[raw.set_aside["n_cells"] > 0]
    told = _find_alone(rows).reindex(rows.index.union(unread))
    return told.fillna("").astype("str")


def carry_headings(raw: RawFile, dates: pd.Series, reasons: pd.Series) -> pd.Series:
    """Return for each row the heading that holds for it; blank above the first, and below a row that is no record."""
    marks = mark_headings(raw, dates, reasons)
    told = marks.reindex(raw.rows.index.union(marks.index)).ffill().fillna("")
    return told.reindex(raw.rows.index).astype("str")


def _find_alone(rows: pd.DataFrame) -> pd.Series:
    filled = pd.DataFrame({column: rows[column].str.strip() != "" for column in rows}, index=rows.index)
    alone = filled[filled.sum(axis=1) == 1] if rows.shape[1] > 2 else filled.iloc[:0]
    if alone.empty:
        return pd.Series(dtype="str")
    column = alone.iloc[0].idxmax()
    return rows.loc[alone.index[alone[column]], column].str.strip()
