"""Any table of any file, by a short mapping to the columns of our own record files."""

from collections import Counter
from collections.abc import Collection, Iterator
from itertools import accumulate

import pandas as pd

from analysis.datasets.tables import make_table
from analysis.errors import JudgementError
from analysis.intake.fields.days import settle_order
from analysis.intake.formats import Format, records
from analysis.intake.layout import (
    Context,
    Fate,
    Tables,
    drop_columns,
    fold_name,
    join_all,
    keep_unread,
    leave_sheet,
    make_ids,
    set_aside,
)
from analysis.intake.mapped.above import carry_headings
from analysis.intake.mapped.blocks import TABLES
from analysis.intake.mapped.contents import read_heading
from analysis.intake.mapped.triage import blank_nobody, find_no_records, refuse_second_table, settle_claims
from analysis.intake.mapped.wording import find_kinds
from analysis.intake.picks import Block, FileMapping, Pick, find_columns, list_named, pick_cells, pick_items
from analysis.intake.raw import RawFile, describe_rows
from analysis.intake.steps import date_steps
from analysis.intake.template import list_labels

# The cell without which a row of a table says nothing.
_NEEDED = {"counts": "figure", "milestones": "at", "claims": "claimant", "reports": ""}
_IDS = {"claims": "claim", "reports": "report"}


def read_mapped(files: list[RawFile], context: Context) -> Tables:
    """Read each table as record files, column by column as the mapping says.

    A blank cell makes no row of any table, whatever words are fixed beside it. A name without a stance claims nothing:
    it is kept as words, and `unstated_claimant` says in which column it stands.

    Raises
    ------
    JudgementError
        When there is no mapping, or it names a column that no table has.
    """
    if context.mapping is None:
        raise JudgementError("--format mapped", "no mapping", "a TOML file", "Name it with --mapping")
    files = [_drop_private(raw, context) for raw in files]
    there = frozenset(column for raw in files for column in raw.rows)
    again = _find_again(files, context.mapping)
    orders = _settle_orders(files, context.mapping)
    told = {raw.name: context.mapping._replace(date_order=orders[raw.sha256]) for raw in files}
    met: set[str] = set()  # ids made of the cells of rows: where another table has the same cells, it is another record
    return join_all([_read(raw, context._replace(mapping=told[raw.name]), there, again, met) for raw in files])


def _drop_private(raw: RawFile, context: Context) -> RawFile:
    """Return a table without the columns whose headings tell of people, unless the mapping itself reads them."""
    named = {
        name for own in context.blocks.values() for block in own for pick in block.values() for name in list_named(pick)
    }
    private = [c for c in raw.rows if c not in named and read_heading(c, context.judgements) == "private"]
    return drop_columns(raw, tuple(map(fold_name, private)))


def _find_again(files: list[RawFile], mapping: FileMapping) -> frozenset[str]:
    """Return the ids that stand in several tables: sheets that count from 1 anew mean other incidents by them."""
    names = list_named(mapping.blocks["incidents"][0].get("incident", Pick()))
    told = [set(raw.rows[name].str.strip()) for raw in files for name in names[:1] if name in raw.rows]
    return frozenset(i for i, n in Counter(i for own in told for i in own).items() if n > 1 and i)


def _settle_orders(files: list[RawFile], mapping: FileMapping) -> dict[str, str | None]:
    """Return the order of day, month and year of each file: as the mapping says, else as all its sheets settle it."""
    dates: dict[str, list[pd.Series]] = {}
    for raw in files:
        own = [column for column in list_named(mapping.blocks["incidents"][0]["date"]) if column in raw.rows]
        dates.setdefault(raw.sha256, []).extend(raw.rows[column] for column in own[:1])
    return {
        sha256: mapping.date_order or (settle_order(pd.concat(texts)) if texts else None)
        for sha256, texts in dates.items()
    }


def list_fates(raw: RawFile, context: Context) -> dict[str, Fate]:
    """Return what becomes of each column of a file that a mapping reads; a column it does not name is ignored."""
    reached: dict[str, list[str]] = {}
    for table, block in ((table, block) for table, own in context.blocks.items() for block in own):
        fates = records.list_fates(raw._replace(table=table), context)
        for column, pick in block.items():
            for source in list_named(pick):
                reached.setdefault(source, []).extend(() if _is_unstated(table, block) else fates[column].reaches)
    return {source: Fate(tuple(targets)) for source, targets in reached.items()}


MAPPED = Format(  # recognises nothing by itself
    "mapped", "any table, by a mapping", (), (), None, None, lambda _: 0.0, read_mapped, list_fates
)


def _is_unstated(table: str, block: Block) -> bool:
    """Say whether a block names somebody without saying what they did: it makes no claim."""
    return table == "claims" and "stance" not in block


def _read(raw: RawFile, context: Context, there: Collection[str], again: frozenset[str], met: set[str]) -> Tables:
    blocks, block = context.blocks, context.blocks["incidents"][0]
    if not set(list_named(block["date"])) & set(raw.rows) and block["date"].fixed is None:
        _find(block["date"], raw, there)
        return leave_sheet(raw, context, f"the sheet has no column {' or '.join(list_named(block['date']))}")
    refuse_second_table(raw, context.judgements)
    told = _pick(raw, raw.rows, {name: block[name] for name in ("date", "kind")}, there)
    reasons = find_no_records(raw.rows, told["date"], told["kind"])
    rows = raw.rows[reasons.isna()]
    incidents = _pick(raw, rows, block, there)
    for column in (name for name, pick in block.items() if pick.above):
        incidents[column] = carry_headings(raw, told["date"], reasons)
    if block["kind"].by_words:
        incidents = _find_kinds(incidents, context)
    made_ids = make_ids(rows, context.source_id)
    ids = incidents.get("incident", made_ids)
    ids = ids.mask(ids == "", made_ids)
    incidents["incident"] = ids.mask(ids.isin(again | met), raw.name.rpartition("#")[2] + "-" + ids)
    met.update(made_ids)
    unstated = [one for one in blocks.get("claims", ()) if _is_unstated("claims", one)]
    printed = _list_printed(raw, [block, *unstated, *blocks.get("reports", ())], there)
    record = _as_record(raw, "incidents", incidents)._replace(printed=rows[printed])
    tables = records.normalise([record], context)
    whole = describe_rows(rows).reindex(tables["set_aside"]["source_row"].astype("int64"))
    tables["set_aside"] = tables["set_aside"].assign(raw=whole.to_numpy())
    tables["incidents"] = _mark_unstated(tables["incidents"], raw, unstated, there)
    children = _read_children(raw, rows, incidents["incident"], context, tables, there)
    aside = [{"set_aside": keep_unread(raw, context)}, {"set_aside": set_aside(raw, context, reasons)}]
    return join_all([tables, *children, *aside])


def _read_children(
    raw: RawFile, rows: pd.DataFrame, ids: pd.Series, context: Context, tables: Tables, there: Collection[str]
) -> Iterator[Tables]:
    """Yield the rows of the other tables, block by block, for the incidents that were kept."""
    kept = rows.index.isin(tables["incidents"]["source_row"].astype("int64"))
    for table in TABLES[1:]:
        read = [
            (raw.rows.loc[cells.index, _list_printed(raw, [block], there)], cells)
            for number, block in enumerate(context.blocks.get(table, ()), 1)
            if not _is_unstated(table, block)
            for cells in _list_told(table, number, block, raw, rows[kept], ids, there)
        ]
        if table == "milestones" and read:
            read = _date_steps(read, tables["incidents"], context)
        for printed, cells in read:
            record = _as_record(raw, table, cells)._replace(printed=printed)
            made, _ = records.read_table(table, record, context, tables, [])
            yield {table: make_table(table, made)} | records.join_unknown([list_labels(table, record, context)])


def _list_told(
    table: str, number: int, block: Block, raw: RawFile, rows: pd.DataFrame, ids: pd.Series, there: Collection[str]
) -> Iterator[pd.DataFrame]:
    """Yield the cells of one block for the rows that say something: of lists the first items, the second, and so on."""
    for item, cells in enumerate(pick_items(_pick(raw, rows, block, there), block), 1):
        read = [column for column, pick in block.items() if pick.fixed is None]
        told = (cells[read] != "").any(axis=1) if read else pd.Series(True, cells.index)
        if table == "claims":
            cells = settle_claims(cells, "stance" in block and block["stance"].fixed is not None)
        if (needed := _NEEDED[table]) in block:
            told &= cells[needed] != ""
        if table == "counts":  # a figure that is merged over several rows is told once
            down = [raw.notes.filled_down.get(c, ()) for c in _find(block["figure"], raw, there)]
            told &= ~cells.index.isin([row for rows_down in down for row in rows_down])
        own = cells[told]
        own = own.assign(incident=ids.reindex(own.index))
        if table in _IDS and _IDS[table] not in own:
            place = f"{number}" + (f".{item}" if item > 1 else "")
            own[_IDS[table]] = own["incident"] + f"-{table[0]}{place}"
        yield own


def _date_steps(
    read: list[tuple[pd.DataFrame, pd.DataFrame]], incidents: pd.DataFrame, context: Context
) -> list[tuple[pd.DataFrame, pd.DataFrame]]:
    """Return the steps of all blocks with the day of each clock time, which depends on the steps before it."""
    columns = ["incident", "milestone", "at", "earliest", "latest"]
    whole = pd.concat([cells.reindex(columns=columns, fill_value="") for _, cells in read])
    dated = date_steps(whole, incidents, context.judgements, records.NAME)[["at", "earliest", "latest"]]
    ends = list(accumulate(len(cells) for _, cells in read))
    return [
        (printed, cells.assign(**dated.iloc[end - len(cells) : end]))
        for end, (printed, cells) in zip(ends, read, strict=True)
    ]


def _find(pick: Pick, raw: RawFile, there: Collection[str]) -> tuple[str, ...]:
    """Return the columns of a table that a pick reads; `there` are those of all tables."""
    return find_columns(pick, raw.rows.columns, there, raw.name)


def _pick(raw: RawFile, rows: pd.DataFrame, block: Block, there: Collection[str]) -> pd.DataFrame:
    """Return the cells that a block reads; a column that only other sheets have is blank in this one."""
    picks = {column: pick for column, pick in block.items() if column != "words"}
    cells = {column: pick_cells(rows, pick, _find(pick, raw, there), raw.name) for column, pick in picks.items()}
    return pd.DataFrame(cells, index=rows.index)


def _list_printed(raw: RawFile, blocks: list[Block], there: Collection[str]) -> list[str]:
    """Return the columns of the file whose words some blocks keep; of `words` all that it names."""
    found: dict[str, None] = {}
    for column, pick in ((column, pick) for block in blocks for column, pick in block.items()):
        read = [Pick((name,)) for name in list_named(pick)] if column == "words" else [pick]
        own = (name for one in read for name in _find(one, raw, there))
        found |= dict.fromkeys(name for name in own if name in raw.rows)
    return list(found)


def _find_kinds(incidents: pd.DataFrame, context: Context) -> pd.DataFrame:
    """Return the cells with the kind that the words of each text tell; a text that tells none stays as it is."""
    means = incidents["kind"] + "; " + incidents.get("weapon", "")
    known = find_kinds(incidents["kind"], context.judgements)
    found = known.where(known["kind"].notna(), find_kinds(means, context.judgements))
    counting = incidents.get("counting", pd.Series("", incidents.index, dtype="str"))
    return incidents.assign(
        kind=found["kind"].fillna(incidents["kind"]),
        counting=counting.mask(counting == "", found["counting"].fillna("")),
    )


def _mark_unstated(incidents: pd.DataFrame, raw: RawFile, blocks: list[Block], there: Collection[str]) -> pd.DataFrame:
    """Return incidents with the heading under which a name stands that is not said to have claimed anything."""
    heading = pd.Series(None, incidents.index, dtype="str")
    for pick in (block["claimant"] for block in blocks if "claimant" in block):
        for column in _find(pick, raw, there):
            cells = (
                blank_nobody(raw.rows[column].str.strip()).reindex(incidents["source_row"].astype("int64")).to_numpy()
            )
            # What stands in brackets may be of the person who keeps the sheet.
            heading = heading.mask(heading.isna() & (cells != ""), column.partition("(")[0].strip() or "a column")
    return incidents.assign(unstated_claimant=heading)


def _as_record(raw: RawFile, table: str, cells: pd.DataFrame) -> RawFile:
    return raw._replace(
        header=tuple(cells.columns), rows=cells, printed=cells, set_aside=raw.set_aside.iloc[:0], table=table
    )
