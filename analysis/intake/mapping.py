"""Any CSV, TSV or Excel file, by a short mapping to the columns of our own record files."""

import tomllib
from pathlib import Path

import pandas as pd

from analysis.datasets.tables import join_tables, make_table
from analysis.errors import JudgementError, suggest
from analysis.intake.formats import Format, records
from analysis.intake.grammar import find_tag_rows, find_totals
from analysis.intake.layout import Context, Fate, FileMapping, Tables, join_all, keep_unread, make_ids, set_aside
from analysis.intake.raw import RawFile
from analysis.intake.template import COLUMNS, check_labels

_TABLES = ("incidents", "counts", "milestones", "claims", "reports")


def read_mapping(path: Path) -> FileMapping:
    """Read a mapping file.

    Raises
    ------
    JudgementError
        When it is missing, is no TOML, names a table or a column that is not ours, or fills one with what is no text.
    """
    if not path.is_file():
        raise JudgementError(str(path), "no such mapping", "a TOML file", "Let `briefs ingest FILE` write a starter")
    try:
        told = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise JudgementError(path.name, str(error), "valid TOML") from error
    mapping = {table: block if isinstance(block, list) else [block] for table, block in told.items()}
    faults = [f"table {name!r} is none of {', '.join(_TABLES)}" for name in mapping if name not in _TABLES]
    for table in (name for name in _TABLES if name in mapping):
        for block in mapping[table]:
            faults += _list_faults(table, block)
    incidents = [block for block in mapping.get("incidents", []) if isinstance(block, dict)]
    faults += [f"incidents has no {column}" for column in ("date", "kind") if incidents and column not in incidents[0]]
    faults += [
        f"claims of {block.get('claimant')!r} has no stance: a name alone claims nothing"
        for block in mapping.get("claims", [])
        if isinstance(block, dict) and "stance" not in block
    ]
    if faults or len(incidents) != 1:
        raise JudgementError(path.name, "; ".join(faults) or "no one [incidents]", "the columns of data/raw/template/")
    return mapping


def _list_faults(table: str, block: object) -> list[str]:
    """Return what is wrong with one block of a mapping."""
    if not isinstance(block, dict):
        return [f"{table} is {block!r}, not a table of columns"]
    faults = []
    for column, source in block.items():
        if column not in COLUMNS[table]:
            hint = suggest(column, COLUMNS[table])
            faults.append(f"{table}.{column} is no column" + (f"; {hint}" if hint else ""))
        elif not isinstance(source, str):
            faults.append(f'{table}.{column} is {source!r}: no text; a fixed word is written "={source}"')
    return faults


def read_mapped(files: list[RawFile], context: Context) -> Tables:
    """Read each file as record files, column by column as the mapping says; `=word` stands for a fixed word.

    Raises
    ------
    JudgementError
        When there is no mapping, or it names a column the file does not have.
    """
    if context.mapping is None:
        raise JudgementError("--format mapped", "no mapping", "a TOML file", "Name it with --mapping")
    there = frozenset(column for raw in files for column in raw.rows)
    return join_all([_read(raw, context, context.mapping, there) for raw in files])


def list_fates(raw: RawFile, context: Context) -> dict[str, Fate]:
    """Return what becomes of each column of a file that a mapping reads; a column it does not name is ignored."""
    reached: dict[str, list[str]] = {}
    for table, block in ((table, block) for table, blocks in (context.mapping or {}).items() for block in blocks):
        own = records.list_fates(raw._replace(table=table), context)
        for column, source in block.items():
            reached.setdefault(source, []).extend(own[column].reaches)
    return {source: Fate(tuple(targets)) for source, targets in reached.items()}


MAPPED = Format(  # recognises nothing by itself
    "mapped", "any table, by a mapping", (), (), lambda _: 0.0, read_mapped, list_fates
)


def _read(raw: RawFile, context: Context, mapping: FileMapping, there: frozenset[str]) -> Tables:
    reasons = find_tag_rows(raw.rows).fillna(find_totals(raw.rows))
    date = mapping["incidents"][0]["date"]
    if date in there and date not in raw.rows:  # a sheet of notes beside sheets of records
        whole = pd.Series("no_table", raw.rows.index, dtype="str")
        aside = [keep_unread(raw, context), set_aside(raw, context, whole, f"the sheet has no column {date!r}")]
        return {"set_aside": join_tables("set_aside", aside)}
    rows = raw.rows[reasons.isna()]
    incidents = _pick(raw, rows, mapping["incidents"][0], there)
    if "incident" not in incidents:
        incidents["incident"] = make_ids(rows, context.source_id)
    tables = records.normalise([_as_record(raw, "incidents", incidents)], context)
    kept = set(tables["incidents"]["source_row"].astype("int64"))
    pieces = [tables]
    for table in _TABLES[1:]:
        for block in mapping.get(table, []):
            cells = _pick(raw, rows, block, there)
            cells = cells[_is_told(cells, block) & cells.index.isin(kept)]
            cells = cells.assign(incident=incidents["incident"].reindex(cells.index))
            if table == "counts":
                cells = cells[cells["figure"].str.strip() != ""]
            elif table != "reports":
                needed = {"milestones": "at", "claims": "stance"}[table]
                cells = cells[cells[needed].str.strip() != ""] if needed in cells else cells
            if table in ("claims", "reports") and {"claims": "claim", "reports": "report"}[table] not in cells:
                cells[{"claims": "claim", "reports": "report"}[table]] = cells["incident"] + f"-{table[0]}"
            pieces.append(_read_child(raw, table, cells, context, tables))
    aside = [keep_unread(raw, context), set_aside(raw, context, reasons)]
    made = join_all([{k: v for k, v in piece.items() if k != "set_aside" or piece is tables} for piece in pieces])
    made["set_aside"] = join_tables("set_aside", [made["set_aside"], *aside])
    return made


def _is_told(cells: pd.DataFrame, block: dict[str, str]) -> pd.Series:
    """Say in which rows a cell that a block reads is filled: a blank one tells nothing, whatever words are fixed."""
    read = [column for column, source in block.items() if not source.startswith("=")]
    filled = cells[read].apply(lambda column: column.str.strip() != "")
    return filled.any(axis=1) if read else pd.Series(True, cells.index)


def _pick(raw: RawFile, rows: pd.DataFrame, block: dict[str, str], there: frozenset[str]) -> pd.DataFrame:
    """Return the cells that a block reads; a column that only other sheets have is blank in this one."""
    cells = {}
    for column, source in block.items():
        if source.startswith("="):
            cells[column] = pd.Series(source[1:], rows.index, dtype="str")
        elif source in rows:
            cells[column] = rows[source]
        elif source in there:
            cells[column] = pd.Series("", rows.index, dtype="str")
        else:
            found = f"no column {source!r}, which the mapping asks for"
            hint = suggest(source, rows.columns, f"It has: {', '.join(rows.columns[:12])}")
            raise JudgementError(raw.name, found, "a column of the file", hint)
    return pd.DataFrame(cells, index=rows.index)


def _as_record(raw: RawFile, table: str, cells: pd.DataFrame) -> RawFile:
    return raw._replace(
        header=tuple(cells.columns), rows=cells, printed=cells, set_aside=raw.set_aside.iloc[:0], table=table
    )


def _read_child(raw: RawFile, table: str, cells: pd.DataFrame, context: Context, tables: Tables) -> Tables:
    record = _as_record(raw, table, cells)
    check_labels({table: record}, context)
    made, _ = records.read_table(table, record, context, tables, [])
    return {table: make_table(table, made)}
