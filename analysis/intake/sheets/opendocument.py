"""What an OpenDocument sheet holds beside the values of its cells: see `looks.Stored`."""

import re
from collections.abc import Iterator, Set
from html import unescape
from typing import NamedTuple

from analysis.intake.sheets.looks import Stored, name_column, name_hidden

_TABLE = re.compile(rb'<table:table\b[^>]*\btable:name="([^"]*)"[^>]*>(.*?)</table:table>', re.DOTALL)
_PART = re.compile(rb"<table:(table-column|table-row|table-cell|covered-table-cell)\b(.*?)(?=<table:|\Z)", re.DOTALL)
_TIMES = re.compile(rb'number-(?:rows|columns)-repeated="(\d+)"')
_HIDDEN = re.compile(rb'^[^>]*table:visibility="(?:collapse|filter)"')
_STYLE = re.compile(rb'<style:style\b[^>]*\bstyle:name="([^"]*)"[^>]*(?<!/)>(.*?)</style:style>', re.DOTALL)
_STRUCK = re.compile(rb'style:text-line-through-(?:style|type)="(?!none)')
_USED = re.compile(rb'(?:table|text):style-name="([^"]*)"')
_LINK = re.compile(rb'<text:a\b[^>]*xlink:href="(https?://[^"]+)"')


class _Part(NamedTuple):
    """A row, a column or a cell: the numbers of its row and column, how often it stands, its tag and what it holds."""

    kind: bytes
    row: int
    column: int
    times: int
    text: bytes

    @property
    def name(self) -> str:
        return f"{name_column(self.column)}{self.row}"


def read_opendocument(content: bytes) -> dict[str, Stored]:
    """Return what stands in each sheet of a spreadsheet (its content.xml) beside its values."""
    struck = {name for name, style in _STYLE.findall(content) if _STRUCK.search(style)}
    return {unescape(name.decode()): _read_table(table, struck) for name, table in _TABLE.findall(content)}


def _read_table(table: bytes, struck: Set[bytes]) -> Stored:
    parts = list(_list_parts(table))
    cells = [part for part in parts if part.kind.endswith(b"cell") and (b"office:value-type=" in part.text)]
    width = max((cell.column for cell in cells), default=0)
    hidden = [part for part in parts if _HIDDEN.search(part.text)]
    held = {cell.row for cell in cells}
    rows = {n for part in hidden if part.kind == b"table-row" for n in held if 0 <= n - part.row < part.times}
    columns = {
        n for p in hidden if p.kind == b"table-column" for n in range(p.column, min(p.column + p.times, width + 1))
    }
    return Stored(
        no_value=tuple(part.name for part in parts if _has_no_value(part)),
        links={cell.name: unescape(link[1].decode()) for cell in cells if (link := _LINK.search(cell.text))},
        n_comments=table.count(b"<office:annotation "),
        hidden=name_hidden(rows, columns),
        struck=tuple(cell.name for cell in cells if struck & set(_USED.findall(cell.text))),
    )


def _has_no_value(part: _Part) -> bool:
    """Say whether a cell holds an error, or a formula whose result was not stored."""
    without = b"office:value-type=" not in part.text or b'value-type="error"' in part.text
    return without and b"table:formula=" in part.text


def _list_parts(table: bytes) -> Iterator[_Part]:
    """Yield columns, rows and cells in their order, those that stand for several with how many."""
    row, row_times, column, next_column = 1, 0, 1, 1
    for kind, text in _PART.findall(table):
        times = int(found[1]) if (found := _TIMES.search(text.partition(b">")[0])) else 1
        if kind == b"table-column":
            yield _Part(kind, 0, next_column, times, text)
            next_column += times
        elif kind == b"table-row":
            row, row_times, column = row + row_times, times, 1
            yield _Part(kind, row, 0, times, text)
        else:
            yield _Part(kind, row, column, times, text)
            column += times
