"""What every reader needs: its context, the origin of its rows, and a way to set rows aside."""

import hashlib
import json
import re
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis.datasets import hashes as hashing
from analysis.datasets.judgements import Judgements
from analysis.datasets.tables import join_tables, make_table, repeat_value
from analysis.intake.fields.places import resolve_regions
from analysis.intake.raw import RawFile, describe_rows

_MOST = 1e10
Tables = dict[str, pd.DataFrame]


class Context(NamedTuple):
    """What a reader is told besides the rows: whose they are, the zone of local times, and what people decided."""

    source_id: str
    timezone: str | None
    judgements: Judgements
    mapping: dict[str, Any] | None = None


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


def finish(raw: RawFile, context: Context, made: Tables, reasons: pd.Series, details: pd.Series | str = "") -> Tables:
    """Return the tables of one file: origin added by the index of each frame, rows with a reason set aside."""
    left = reasons.index[reasons.notna()]
    tables = {}
    for name, frame in made.items():
        own = frame[~frame.index.isin(left)] if len(left) else frame
        origin = originate(raw, context, own.index)
        tables[name] = make_table(name, own.assign(**{column: origin[column].array for column in origin}))
    if isinstance(details, pd.Series):
        details = details.where(reasons.isin(["unreadable_date", "ambiguous_date", "unknown_label"]), "")
    aside = [keep_unread(raw, context), set_aside(raw, context, reasons, details)]
    return tables | {"set_aside": join_tables("set_aside", aside)}


def join_all(pieces: list[Tables]) -> Tables:
    """Return the tables of several files as one set of tables."""
    names = {name for piece in pieces for name in piece}
    return {name: join_tables(name, [p[name] for p in pieces if name in p]) for name in sorted(names)}


def match_header(raw: RawFile, *variants: tuple[str, ...]) -> float:
    """Return 1 where every column of one variant is there (case aside), else the best share of a variant's columns."""
    there = {name.casefold() for name in raw.header}
    shares = [len(there & {c.casefold() for c in columns}) / len(columns) for columns in variants]
    return 1.0 if max(shares) == 1 else 0.99 * max(shares)


def take_cells(raw: RawFile, aliases: dict[str, str] | None = None) -> pd.DataFrame:
    """Return the cells stripped, columns by their lower-case names; a column of `aliases` also under its other name."""
    cells = pd.DataFrame({name.casefold(): strip(raw.rows[name]) for name in raw.rows})
    for name, other in (aliases or {}).items():
        if name in cells and other not in cells:
            cells[other] = cells[name]
    return cells


def strip(texts: pd.Series) -> pd.Series:
    """Return texts without blanks around them: the very same where there are none, which saves the memory of a copy."""
    stripped = texts.str.strip()
    return stripped if (stripped != texts).any() else texts


def get_cells(cells: pd.DataFrame, column: str) -> pd.Series:
    """Return one column, blank cells missing; missing throughout where the file has no such column."""
    if column not in cells:
        return pd.Series(None, cells.index, dtype="str")
    return cells[column].where(cells[column] != "")


def find_regions(names: pd.Series, countries: pd.Series, context: Context) -> pd.DataFrame:
    """Return region_code and region of first-order divisions, each sought in its row's own country alone."""
    judgements = context.judgements
    found = pd.DataFrame({"region_code": None, "region": None}, names.index, dtype="str")
    for code in countries.dropna().unique():
        own = countries == code
        read = resolve_regions(names[own].fillna(""), judgements.regions, judgements.spellings, code, prefer="oblast")
        found.loc[own] = read[["region_code", "region"]]
    return found


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
        filled = [c.strip() for c in rows.loc[number] if c.strip()]
        if filled and re.fullmatch(r"(?i)(grand )?(sub)?totals?:?|sum:?|всього:?|итого:?|разом:?", filled[0]):
            reasons[number] = "totals_row"
    return reasons


def read_figures(texts: pd.Series) -> pd.Series:
    """Return plain numbers; missing where a text is none, or is beyond what can be counted."""
    figures = pd.to_numeric(texts, errors="coerce").astype("Float64")
    return figures.where(figures.abs() < _MOST)


def read_degrees(texts: pd.Series, limit: float) -> pd.Series:
    """Return coordinates in degrees; missing where a text is none, or lies beyond the limit."""
    degrees = pd.to_numeric(texts.str.replace(",", ".", regex=False), errors="coerce").astype("Float64")
    return degrees.where(degrees.abs() <= limit)


def hash_rows(rows: pd.DataFrame, prefix: str) -> pd.Series:
    """Return an id per row from its text and its occurrence, made column by column: for files of a million rows."""
    hashes = hashing.hash_rows(rows)
    ids = pd.Series(_print_ids(hashes, prefix), rows.index, dtype="str")
    if (again := pd.Series(hashes, rows.index).duplicated(keep=False)).any():
        number = ids[again].groupby(ids[again]).cumcount()
        ids[again] = ids[again] + number.map(lambda n: f"-{n + 1}" if n else "").astype("str")
    return ids


def _print_ids(hashes: np.ndarray, prefix: str) -> Any:
    """Return each 64-bit hash as text, 16 hexadecimal digits after the prefix: all are of one width, so they are made as one."""
    import pyarrow as pa

    head, digits = f"{prefix}-".encode(), hashes.astype(">u8").tobytes().hex().encode()
    cells = np.empty((len(hashes), len(head) + 16), dtype="uint8")
    cells[:, : len(head)] = np.frombuffer(head, dtype="uint8")
    cells[:, len(head) :] = np.frombuffer(digits, dtype="uint8").reshape(-1, 16)
    ends = np.arange(len(hashes) + 1, dtype="int64") * cells.shape[1]
    return pa.LargeStringArray.from_buffers(len(hashes), pa.py_buffer(ends), pa.py_buffer(cells))


def print_words(cells: pd.DataFrame, columns: dict[str, str]) -> pd.Series:
    """Return the reported words of some columns as JSON, each distinct combination written once."""
    there = [c for c in columns if c in cells]
    if not there:
        return pd.Series(None, cells.index, dtype="str")
    if len(there) == 1:
        codes, words = cells[there[0]].factorize(use_na_sentinel=False)
        distinct = [(word,) for word in words]
    else:
        codes, distinct = pd.MultiIndex.from_frame(cells[there]).factorize()
    texts = [
        json.dumps({columns[c]: v for c, v in zip(there, row, strict=True) if v and pd.notna(v)}, ensure_ascii=False)
        for row in distinct
    ]
    return pd.Series(texts, dtype="str").take(codes).set_axis(cells.index)


def make_reports(ids: pd.Series, publishers: pd.Series, kind: str, **columns: pd.Series) -> pd.DataFrame:
    """Return a report per incident and publisher; `publishers` may repeat an index where one row names several."""
    frame = pd.DataFrame(
        {"incident_id": ids.reindex(publishers.index), "publisher": publishers, "publisher_kind": kind}
    )
    frame = frame.assign(**columns)[publishers.notna().to_numpy()]
    frame["report_id"] = frame["incident_id"] + "-r" + (frame.groupby("incident_id").cumcount() + 1).astype("str")
    return frame


def name_parties(ids: pd.Series, parties: pd.Series, claimant: str, number: int) -> pd.DataFrame:
    """Return a `names_party` row per incident for which a dataset codes a party: it accuses nobody."""
    named = parties.dropna()
    return pd.DataFrame(
        {
            "claim_id": ids[named.index] + f"-p{number}",
            "incident_id": ids[named.index],
            "claimant": claimant,
            "claimant_role": "dataset",
            "stance": "names_party",
            "bearing": "about",
            "accused": named,
        }
    )
