"""What every reader needs: its context, the origin of its rows, and a way to set rows aside."""

import hashlib
from typing import NamedTuple

import pandas as pd

from analysis.judgements import Judgements
from analysis.raw import RawFile, describe_rows
from analysis.tables import join_tables, make_table

Tables = dict[str, pd.DataFrame]


class Context(NamedTuple):
    """What a reader is told besides the rows: whose they are, the zone of local times, and what people decided."""

    source_id: str
    timezone: str | None
    judgements: Judgements


def originate(raw: RawFile, context: Context, index: pd.Index) -> pd.DataFrame:
    """Return the three origin columns for the raw rows of `index`."""
    return pd.DataFrame(
        {"source_id": context.source_id, "source_file": raw.name, "source_row": index}, index=index
    ).astype({"source_row": "Int64"})


def set_aside(raw: RawFile, context: Context, reasons: pd.Series, details: pd.Series | str = "") -> pd.DataFrame:
    """Return the rows of table `set_aside` for the raw rows that `reasons` names; a missing reason keeps its row."""
    named = reasons.dropna()
    detail = details[named.index] if isinstance(details, pd.Series) else details
    frame = originate(raw, context, named.index).assign(
        reason=named, detail=detail, raw=describe_rows(raw.rows.loc[named.index])
    )
    return make_table("set_aside", frame.replace({"detail": ""}, None))


def keep_unread(raw: RawFile, context: Context) -> pd.DataFrame:
    """Return the rows that were no rows of the table to begin with: blank, ragged or damaged ones."""
    frame = originate(raw, context, raw.set_aside.index).join(raw.set_aside)
    return make_table("set_aside", frame.replace({"detail": ""}, None))


def make_ids(rows: pd.DataFrame, prefix: str) -> pd.Series:
    """Return an id per row from its text and, where the same text stands again, its occurrence; never a row number."""
    texts = describe_rows(rows)
    again = texts.groupby(texts).cumcount()
    made = [
        f"{prefix}-{hashlib.sha256(t.encode()).hexdigest()[:12]}" + (f"-{n + 1}" if n else "")
        for t, n in zip(texts, again, strict=True)
    ]
    return pd.Series(made, rows.index, dtype="str")


def find_duplicates(rows: pd.DataFrame) -> pd.Series:
    """Return the reason `duplicate_row` for each row that says the same as an earlier one, cell by cell."""
    return pd.Series(None, rows.index, dtype="str").mask(rows.duplicated(), "duplicate_row")


def join_all(pieces: list[Tables]) -> Tables:
    """Return the tables of several files as one set of tables."""
    names = {name for piece in pieces for name in piece}
    return {name: join_tables(name, [p[name] for p in pieces if name in p]) for name in sorted(names)}
