"""A mapping file: one block a table, what fills each of its columns, and what is wrong with any of it."""

import tomllib
from pathlib import Path
from typing import Any

from analysis.errors import JudgementError, suggest
from analysis.intake.picks import Block, FileMapping, read_pick
from analysis.intake.template import COLUMNS

TABLES = ("incidents", "counts", "milestones", "claims", "reports")
_ORDERS = ("dmy", "mdy", "ymd")


def read_mapping(path: Path) -> FileMapping:
    """Read a mapping file.

    Raises
    ------
    JudgementError
        When it is missing, is no TOML, names a table or a column that is not ours, fills one with what is no text, or
        settles the order of dates without a reason.
    """
    if not path.is_file():
        raise JudgementError(str(path), "no such mapping", "a TOML file", "Let `briefs ingest FILE` write a starter")
    try:
        told = tomllib.loads(path.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise JudgementError(path.name, str(error), "valid TOML") from error
    order, reason = told.pop("date_order", None), told.pop("date_order_reason", "")
    faults = [] if order in (None, *_ORDERS) else [f"date_order is {order!r}, none of {', '.join(_ORDERS)}"]
    faults += ["date_order has no date_order_reason"] if order and not str(reason).strip() else []
    faults += [f"table {name!r} is none of {', '.join(TABLES)}" for name in told if name not in TABLES]
    blocks: dict[str, list[Block]] = {}
    for table in (name for name in TABLES if name in told):
        for block in told[table] if isinstance(told[table], list) else [told[table]]:
            blocks.setdefault(table, []).append(_read_block(table, block, faults))
    faults += _find_missing(blocks)
    faults += [f"incidents has no {c}" for c in ("date", "kind") if blocks.get("incidents", [{c: 0}])[0].get(c) is None]
    if faults or len(blocks.get("incidents", ())) != 1:
        raise JudgementError(path.name, "; ".join(faults) or "no one [incidents]", "the columns of data/raw/template/")
    return FileMapping(blocks, order)


# What each block of a table has to fill: one of these columns at least.
_NEEDED: dict[str, list[tuple[str, ...]]] = {
    "counts": [("quantity",), ("figure",)],
    "milestones": [("milestone",)],
    "claims": [("claimant", "stance")],
    "reports": [("url", "publisher", "report", "words")],
}


def _find_missing(blocks: dict[str, list[Block]]) -> list[str]:
    """Return what blocks lack, and figures of one quantity that would be read as two accounts of it."""
    faults = [
        f"a block of {table} has no {' or '.join(columns)}"
        for table, needed in _NEEDED.items()
        for block in blocks.get(table, ())
        for columns in needed
        if not set(columns) & set(block)
    ]
    told = [
        b["quantity"].fixed for b in blocks.get("counts", ()) if "quantity" in b and not {"claimant", "stage"} & set(b)
    ]
    twice = sorted({str(quantity) for quantity in told if quantity and told.count(quantity) > 1})
    return faults + [f"{quantity} stands in two blocks of counts: say whose each is by claimant" for quantity in twice]


def _read_block(table: str, told: Any, faults: list[str]) -> Block:
    """Return one block of a mapping; what is wrong with it is added to `faults`."""
    if not isinstance(told, dict):
        faults.append(f"{table} is {told!r}, not a table of columns")
        return {}
    block: Block = {}
    for column, source in told.items():
        pick = read_pick(source)
        if column not in COLUMNS[table]:
            hint = suggest(column, COLUMNS[table])
            faults.append(f"{table}.{column} is no column" + (f"; {hint}" if hint else ""))
        elif isinstance(pick, str):
            faults.append(f"{table}.{column} is {pick}")
        else:
            block[column] = pick
    return block
