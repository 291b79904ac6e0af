"""Regions that stand in rows of their own, and hold for the rows below them until something else stands there."""

import pandas as pd

from analysis.intake.fields.dates import read_dates
from analysis.intake.raw import RawFile


def find_headings(raw: RawFile, dates: pd.Series, reasons: pd.Series) -> pd.Series:
    """Return what stands alone in a row, by row: in one column, that of the first, and neither a date nor a total.

    Parameters
    ----------
    dates, reasons : Series
        For each row its date as it stands, and why it is no record, if it is none.
    """
    rows = raw.rows[_is_undated(dates) & (reasons != "totals_row").fillna(True)]
    filled = pd.DataFrame({column: rows[column].str.strip() != "" for column in rows}, index=rows.index)
    alone = filled[filled.sum(axis=1) == 1] if rows.shape[1] > 2 else filled.iloc[:0]
    if alone.empty:
        return pd.Series(dtype="str")
    column = alone.iloc[0].idxmax()
    return rows.loc[alone.index[alone[column]], column].str.strip()


def find_breaks(raw: RawFile, dates: pd.Series, reasons: pd.Series) -> pd.Index:
    """Return the rows that are no records, no headings and no totals: below them no heading is known to hold.

    A row without a date that can be read is no record; one that could not be read at all may have been a heading.
    """
    undated = dates.index[_is_undated(dates) & (reasons != "totals_row").fillna(True)]
    unread = raw.set_aside.index[raw.set_aside["n_cells"] > 0]
    return undated.difference(find_headings(raw, dates, reasons).index).union(unread)


def carry_headings(raw: RawFile, dates: pd.Series, reasons: pd.Series) -> pd.Series:
    """Return for each row the heading that holds for it; blank above the first, and below a row that is no record."""
    breaks = pd.Series("", find_breaks(raw, dates, reasons), dtype="str")
    marks = pd.concat([find_headings(raw, dates, reasons), breaks]).sort_index()
    told = marks.reindex(raw.rows.index.union(marks.index)).ffill().fillna("")
    return told.reindex(raw.rows.index).astype("str")


def _is_undated(dates: pd.Series) -> pd.Series:
    read = read_dates(dates)
    return read["date_from"].isna() & (read["problem"] != "ambiguous_date").fillna(True)
