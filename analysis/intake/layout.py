"""What every reader needs: its context, the origin of its rows, and a way to set rows aside."""

import hashlib
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis.datasets.disk import hashes as hashing
from analysis.datasets.reference.judgements import Judgements
from analysis.datasets.tables import join_tables, make_table, repeat_value
from analysis.intake.picks import Block, FileMapping
from analysis.intake.raw import RawFile, describe_rows

Tables = dict[str, pd.DataFrame]


class Context(NamedTuple):
    """What a reader is told besides the rows: whose they are, the zone of local times, and what people decided."""

    source_id: str
    timezone: str | None
    judgements: Judgements
    mapping: FileMapping | None = None

    @property
    def blocks(self) -> dict[str, list[Block]]:
        """Return the blocks of the mapping, by table; none where there is no mapping."""
        return self.mapping.blocks if self.mapping else {}


class Fate(NamedTuple):
    """What becomes of the cells of a column: the columns of tables it reaches, and whether each cell must.

    A cell that reaches none may stand among the reported words; one of a private column stands nowhere.
    """

    reaches: tuple[str, ...] = ()
    must_reach: bool = False
    is_private: bool = False


def fold_name(column: str) -> str:
    """Return the name of a column as layouts know it: in lower case, with `_` for blanks."""
    return "_".join(column.casefold().split())


def drop_columns(raw: RawFile, private: tuple[str, ...]) -> RawFile:
    """Return the file without its name and address columns; a row set aside whole keeps no text at all then."""
    kept = [c for c in raw.rows.columns if fold_name(c) not in private]
    if len(kept) == raw.rows.shape[1]:
        return raw
    return raw._replace(rows=raw.rows[kept], printed=raw.printed[kept], set_aside=raw.set_aside.assign(raw=None))


def originate(raw: RawFile, context: Context, index: pd.Index) -> pd.DataFrame:
    """Return the three origin columns for the raw rows of `index`."""
    names = {"source_id": context.source_id, "source_file": raw.name}
    made = {column: repeat_value(name, len(index)) for column, name in names.items()}
    return pd.DataFrame(made | {"source_row": pd.array(index, dtype="Int64")}, index=index)


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
    frame = originate(raw, context, raw.set_aside.index).join(raw.set_aside.drop(columns="n_cells"))
    return make_table("set_aside", frame.replace({"detail": ""}, None))


def leave_sheet(raw: RawFile, context: Context, detail: str) -> Tables:
    """Return every row of a sheet as set aside: it is no table of records."""
    whole = pd.Series("no_table", raw.rows.index, dtype="str")
    aside = [keep_unread(raw, context), set_aside(raw, context, whole, detail)]
    return {"set_aside": join_tables("set_aside", aside)}


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


def find_tag_rows(rows: pd.DataFrame) -> pd.Series:
    """Return the reason `not_data` for a row of HXL tags: cells that begin with `#` and a letter, in the first rows."""
    reasons = pd.Series(None, rows.index, dtype="str")
    for number in rows.index[:2]:
        cells = rows.loc[number]
        filled = cells[cells.str.strip() != ""]
        if len(filled) and filled.str.match(r"\s*#[A-Za-z]").all():
            reasons[number] = "not_data"
    return reasons


def find_totals(rows: pd.DataFrame) -> pd.Series:
    """Return the reason `totals_row` for a last row whose first filled cell says total."""
    reasons = pd.Series(None, rows.index, dtype="str")
    for number in rows.index[-1:]:
        filled = pd.Series([c.strip() for c in rows.loc[number] if c.strip()][:1], dtype="str")
        if filled.str.fullmatch(r"(?i)(grand )?(sub)?totals?:?|sum:?|всього:?|итого:?|разом:?").any():
            reasons[number] = "totals_row"
    return reasons


def finish(raw: RawFile, context: Context, made: Tables, reasons: pd.Series, details: pd.Series | str = "") -> Tables:
    """Return the tables of one file: origin added by the index of each frame, rows with a reason set aside."""
    left = reasons.index[reasons.notna()]
    tables = {}
    for name, frame in made.items():
        own = frame[~frame.index.isin(left)] if len(left) else frame
        origin = originate(raw, context, own.index)
        tables[name] = make_table(name, own.assign(**{column: origin[column].array for column in origin}))
    aside = [keep_unread(raw, context), set_aside(raw, context, reasons, details)]
    return tables | {"set_aside": join_tables("set_aside", aside)}


def join_all(pieces: list[Tables]) -> Tables:
    """Return the tables of several files as one set of tables."""
    names = {name for piece in pieces for name in piece}
    return {name: join_tables(name, [p[name] for p in pieces if name in p]) for name in sorted(names)}


def match_header(raw: RawFile, *variants: str) -> float:
    """Return 1 where every column of one variant is there (case aside), else the best share of a variant's columns."""
    there = set(map(fold_name, raw.header))
    shares = [len(there & set(columns)) / len(columns) for columns in map(str.split, variants)]
    return 1.0 if max(shares) == 1 else 0.99 * max(shares)


def hash_rows(raw: RawFile, prefix: str) -> pd.Series:
    """Return an id per row from its text and its occurrence, made column by column: for files of a million rows."""
    hashes = hashing.hash_rows(raw.rows)
    ids = pd.Series(_print_ids(hashes, prefix), raw.rows.index, dtype="str")
    number = raw.piece.met.count(hashes) if raw.piece.met else np.zeros(len(hashes), dtype="int64")
    same = pd.Series(hashes)
    if (beside := same.duplicated(keep=False)).any():
        number[beside] += same[beside].groupby(same[beside]).cumcount()
    if (again := number > 0).any():
        ids[again] = ids[again] + pd.Series(number[again], ids.index[again]).map(lambda n: f"-{n + 1}").astype("str")
    return ids


def find_again(raw: RawFile, ids: pd.Series) -> pd.Series:
    """Say which ids a row before has too, of these rows or of those of the file that came before them."""
    again = ids.duplicated()
    return again | (raw.piece.met.count(hashing.hash_cells(ids)) > 0) if raw.piece.met else again


def _print_ids(hashes: np.ndarray, prefix: str) -> Any:
    """Return each 64-bit hash as text, 16 hexadecimal digits after the prefix: of one width, so made as one."""
    import pyarrow as pa

    head, digits = f"{prefix}-".encode(), hashes.astype(">u8").tobytes().hex().encode()
    cells = np.empty((len(hashes), len(head) + 16), dtype="uint8")
    cells[:, : len(head)] = np.frombuffer(head, dtype="uint8")
    cells[:, len(head) :] = np.frombuffer(digits, dtype="uint8").reshape(-1, 16)
    ends = np.arange(len(hashes) + 1, dtype="int64") * cells.shape[1]
    return pa.LargeStringArray.from_buffers(len(hashes), pa.py_buffer(ends), pa.py_buffer(cells))


def gather_same(ids: pd.Series, *keys: pd.Series) -> pd.Series:
    """Return the lead of each record that shares any key with another, itself or through others; missing where none.

    The lead is the first of them in the file. A key may hold lists; a blank one joins nothing.
    """
    order = pd.Series(range(len(ids)), ids.index)
    pairs = pd.concat([key.explode().dropna().astype("str") + f" {n}" for n, key in enumerate(keys)])
    lead = order
    while True:
        lowest = lead[pairs.index].groupby(pairs.to_numpy()).min()
        joined = pd.Series(lowest[pairs.to_numpy()].to_numpy(), pairs.index).groupby(level=0).min()
        found = joined.reindex(ids.index).fillna(lead).astype("int64")
        if (found == lead).all():
            break
        lead = found
    is_shared = lead.map(lead.value_counts()) > 1
    return pd.Series(ids.iloc[lead].to_numpy(), ids.index, dtype="str").where(is_shared)


def gather_reports(incidents: pd.DataFrame, addresses: pd.Series, clusters: pd.Series) -> pd.Series:
    """Return the lead of each row of a source whose rows are reports; missing where it stands for itself.

    Rows of one day and kind are one incident where they name the same place of a district, or tell of one region and
    stand in one article, or in one cluster of the producer's (both parted by `|`): a live blog of many regions is not.
    """
    day = incidents["date_from"].dt.strftime("%Y-%m-%d")
    told = [part.astype("str") for part in (day, *(incidents[c] for c in ("kind", "region_code", "district", "place")))]
    what = told[0] + " " + told[1] + " " + told[2]
    places = what + " " + told[3] + " " + told[4]
    shared = [one.str.split("|").explode().dropna().astype("str") for one in (addresses, clusters)]
    keys = [what.reindex(one.index) + " " + one for one in shared]
    return gather_same(incidents["incident_id"], places, *keys)
