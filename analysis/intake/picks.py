"""What a mapping says fills a column: one of the file's own columns, several, a part of one, or a fixed word."""

import re
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import pandas as pd

from analysis.errors import DataError, suggest

_PARTS = ("year", "month", "day")


class Pick(NamedTuple):
    """What fills one column: the first of `columns` that a table has, or a fixed word.

    `values` says what single cells stand for. With `links` the addresses in a cell are a list, with `split` what these
    characters part; `part` takes one of the list, from 1. Of a cell with `after` in it what stands after the last such
    mark is taken, of another nothing. With `sheet` the name of the sheet fills it, with `above`
    what stands alone in the last such row above, and with `by_words` a text is searched for the words of
    kind_words.csv. `date` are the columns that hold the year, the month and the day of one date, each the first that a
    table has, or `=` and what they are in every row.
    """

    columns: tuple[str, ...] = ()
    fixed: str | None = None
    values: Mapping[str, str] = MappingProxyType({})
    split: str = ""
    part: int = 0
    after: str = ""
    links: bool = False
    sheet: bool = False
    above: bool = False
    by_words: bool = False
    date: tuple[tuple[str, ...], ...] = ()


Block = dict[str, Pick]


class FileMapping(NamedTuple):
    """A mapping: the blocks of each table, and what holds for the whole file."""

    blocks: dict[str, list[Block]]
    date_order: str | None = None


def read_pick(told: Any) -> Pick | str:
    """Return what fills a column as a mapping writes it, or what is wrong with it."""
    if isinstance(told, str):
        return Pick(fixed=told[1:]) if told.startswith("=") else Pick((told,))
    if isinstance(told, list):
        return Pick(tuple(told)) if told and all(isinstance(c, str) for c in told) else f"{told!r}: no names of columns"
    if not isinstance(told, dict):
        return f'{told!r}: no text; a fixed word is written "={told}"'
    if told and set(told) <= set(_PARTS):
        return _read_date(told)
    return _read_options(told)


def _read_options(told: dict[str, Any]) -> Pick | str:
    if told in ({"sheet": True}, {"above": True}):
        return Pick(sheet="sheet" in told, above="above" in told)
    unknown = set(told) - {"column", "values", "split", "part", "after", "by_words", "links"}
    if unknown or "column" not in told:
        expected = "expected column, values, split, part, after, links or by_words"
        return f"{', '.join(sorted(unknown)) or 'no column'}: {expected}"
    pick, values, part = read_pick(told["column"]), told.get("values", {}), told.get("part", 0)
    if isinstance(pick, str) or pick.fixed is not None:
        return "column: no names of columns"
    if not isinstance(values, dict) or not all(isinstance(v, str) for v in values.values()):
        return "values: no table of words"
    if not isinstance(part, int) or ("part" in told and part < 1) or not isinstance(told.get("split", ""), str):
        return "part is a whole number from 1, split the characters that part a list"
    if "after" in told and not (isinstance(told["after"], str) and told["after"].strip()):
        return "after is the mark that stands before what is read, such as a comma"
    if not all(isinstance(told.get(name, False), bool) for name in ("by_words", "links")):
        return "by_words and links are true or false, without quotes"
    return pick._replace(
        values=values,
        split=told.get("split", ";,"[: 2 * bool(part)]),
        part=part,
        after=told.get("after", ""),
        by_words=bool(told.get("by_words")),
        links=bool(told.get("links")),
    )


def _read_date(told: dict[str, Any]) -> Pick | str:
    parts = [read_pick(told.get(part, [""])) for part in _PARTS]
    named = tuple(part.columns or (f"={part.fixed}",) for part in parts if isinstance(part, Pick))
    if "year" not in told or len(named) < len(_PARTS):
        return "a date without its year, or with what is no column"
    return Pick(tuple(name for part in named for name in part), date=named)


def list_named(pick: Pick) -> tuple[str, ...]:
    """Return the columns of the file that a pick names."""
    return tuple(column for column in pick.columns if column and not column.startswith("="))


def find_columns(pick: Pick, columns: Collection[str], there: Collection[str], name: str) -> tuple[str, ...]:
    """Return the columns of a table that a pick reads: the first it has, those of a date, none where others have them.

    Raises
    ------
    DataError
        When none of the columns is in any table.
    """
    if pick.fixed is not None or pick.sheet or pick.above:
        return ()
    for part in (part for part in pick.date if any(part) and not part[0].startswith("=")):
        if not set(part) & set(there):
            raise DataError(name, f"no column {' or '.join(part)}, which a date asks for", "a column of the file", "")
    own = tuple(_find_column(column, columns) for column in list_named(pick))
    own = tuple(column for column in own if column in columns)
    if not own and not {_find_column(column, there) for column in list_named(pick)} & set(there):
        found = f"no column {' or '.join(map(repr, list_named(pick)))}, which the mapping asks for"
        hint = suggest(list_named(pick)[0], columns, f"It has: {', '.join(list(columns)[:12])}")
        raise DataError(name, found, "a column of the file", hint)
    told = tuple(next((c for c in part if c in own or c.startswith("=")), "") for part in pick.date)
    return (told or own[:1]) if own else ()


def _find_column(name: str, columns: Collection[str]) -> str:
    """Return a column by its name, or by its own part of it where it stands below another: `Lat` of `Place: Lat`."""
    if name in columns:
        return name
    below = [column for column in columns if column.endswith(f": {name}")]
    return below[0] if len(below) == 1 else name


def pick_cells(rows: pd.DataFrame, pick: Pick, columns: tuple[str, ...], name: str = "") -> pd.Series:
    """Return the cells of one column of a table of this name; blank where it has none of the pick's columns."""
    if pick.fixed is not None or pick.sheet:
        return pd.Series(name.partition("#")[2] if pick.sheet else pick.fixed, rows.index, dtype="str")
    if not columns:
        return pd.Series("", rows.index, dtype="str")
    if pick.date:
        fixed = {c: pd.Series(c[1:], rows.index, dtype="str") for c in columns if c.startswith("=")}
        return _join_date([fixed.get(c, rows[c].str.strip() if c in rows else None) for c in columns], rows.index)
    cells = rows[columns[0]].str.strip()
    if pick.after:
        told = [cell.rpartition(pick.after)[2].strip() if pick.after in cell else "" for cell in cells]
        cells = pd.Series(told, cells.index, dtype="str")
    if pick.values:
        cells = cells.map(lambda cell: pick.values.get(cell, cell))
    return _take_part(cells, pick) if pick.part else cells


def _take_part(cells: pd.Series, pick: Pick) -> pd.Series:
    return pd.Series(_take_item(_split(cells, pick.split), pick.part - 1), cells.index, dtype="str")


def pick_items(cells: pd.DataFrame, block: Block) -> Iterator[pd.DataFrame]:
    """Yield the cells of a block; where some are lists, the first items, then the second ones, and so on."""
    parted = [column for column, pick in block.items() if pick.links or (pick.split and not pick.part)]
    if not parted:
        yield cells
        return
    items = {column: _list_items(cells[column], block[column]) for column in parted}
    longest = max(max(map(len, own), default=0) for own in items.values())
    for number in range(max(longest, 1)):
        own = cells.assign(**{column: _take_item(lists, number) for column, lists in items.items()})
        yield own[(own[list(items)] != "").any(axis=1)] if number else own


LINK = re.compile(r"(?:https?://|www\.|t\.me/)\S+?(?=[,;]?(?:https?://|\s|$)|[,;]$)", re.IGNORECASE)


def _list_items(texts: pd.Series, pick: Pick) -> list[list[str]]:
    """Return the items of each text: the addresses in it, or what its marks part."""
    if pick.links:
        return [[link.rstrip(".,;)") for link in LINK.findall(text)] for text in texts]
    return _split(texts, pick.split)


def _split(texts: pd.Series, marks: str) -> list[list[str]]:
    """Return the items of each text, blank ones left out."""
    pattern = re.compile(f"[{re.escape(marks)}]")
    return [[item.strip(" ,") for item in pattern.split(text) if item.strip(" ,")] for text in texts]


def _take_item(lists: list[list[str]], number: int) -> list[str]:
    return [items[number] if number < len(items) else "" for items in lists]


def _join_date(parts: list[pd.Series | None], index: pd.Index) -> pd.Series:
    """Return a date from year, month and day: to the day, the month or the year, as far as the cells tell."""
    blank = pd.Series("", index, dtype="str")
    year, month, day = (blank if part is None else part.mask(part.isin(["0", "00"]), "") for part in parts)
    number = month.str.fullmatch(r"\d{1,2}")
    whole = year + "-" + month.str.zfill(2).where(number, month)
    spelled = month + " " + year
    to_month = whole.where(number, spelled).where(month != "", year)
    to_day = (whole + "-" + day.str.zfill(2)).where(number, day + " " + spelled)
    return to_day.where((day != "") & (month != ""), to_month).where(year != "", "").astype("str")
