"""What an OpenDocument sheet holds beside the values of its cells: see `looks.Stored`."""

import re
from collections.abc import Iterator, Set
from html import unescape
from typing import NamedTuple

from analysis.intake.sheets.looks import Stored, name_column, name_hidden

_TABLE, _NAME = re.compile(rb"<table:table(?=[\s>])"), re.compile(rb'\btable:name="([^"]*)"')
_PART = re.compile(rb"<table:(table-column|table-row|table-cell|covered-table-cell)(?=[\s/>])")
_TIMES = re.compile(rb'number-(?:rows|columns)-repeated="(\d+)"')
_HIDDEN = re.compile(rb'^[^>]*table:visibility="(?:collapse|filter)"')
_STYLE, _STYLE_NAME = re.compile(rb"<style:style(?=[\s>])"), re.compile(rb'\bstyle:name="([^"]*)"')
_STRUCK = re.compile(rb'style:text-line-through-(?:style|type)="(?!none)')
_USED = re.compile(rb'(?:table|text):style-name="([^"]*)"')
_MOST_TIMES = 1 << 21  # more rows no sheet has: what is repeated to its end is blank
_LINK = re.compile(rb'<text:a\b[^>]*xlink:href="(https?://[^"]+)"')


class _Part(NamedTuple):
    """A row, a column or a cell: the numbers of the rows and columns it stands for, its tag and what it holds."""

    kind: bytes
    rows: range
    columns: range
    text: bytes

    @property
    def names(self) -> list[str]:
        """Return the cells it stands for, such as `D7`."""
        return [f"{name_column(column)}{row}" for row in self.rows for column in self.columns]


def read_opendocument(content: bytes) -> dict[str, Stored]:
    """Return what stands in each sheet of a spreadsheet (its content.xml) beside its values."""
    styles = [(_STYLE_NAME.search(style), style) for style in _STYLE.split(content)[1:]]
    struck = {name[1] for name, style in styles if name and _STRUCK.search(style.partition(b"</style:style>")[0])}
    tables = [(_NAME.search(table), table) for table in _TABLE.split(content)[1:]]
    return {unescape(name[1].decode()): _read_table(table, struck) for name, table in tables if name}


def _read_table(table: bytes, struck: Set[bytes]) -> Stored:
    """Return what one sheet says; what stands repeated is told for each of its places."""
    told, *remarks = table.split(b"<office:annotation")
    ends = ((remark, b">" if remark[:1] == b"-" else b"</office:annotation>") for remark in remarks)
    told += b"".join(remark.partition(end)[2] for remark, end in ends)
    parts = list(_list_parts(told))
    cells = [part for part in parts if part.kind.endswith(b"cell") and b"office:value-type=" in part.text]
    rows, columns = {row for cell in cells for row in cell.rows}, {n for cell in cells for n in cell.columns}
    hidden = [part for part in parts if _HIDDEN.search(part.text)]
    unseen_rows = {n for part in hidden if part.kind == b"table-row" for n in part.rows}
    unseen = {n for part in hidden if part.kind == b"table-column" for n in part.columns}
    links = [(cell, unescape(link[1].decode())) for cell in cells if (link := _LINK.search(cell.text))]
    return Stored(
        no_value=tuple(name for part in parts if _has_no_value(part) for name in part.names),
        links={name: link for cell, link in links for name in cell.names},
        n_comments=sum(remark[:1] != b"-" for remark in remarks),
        hidden=name_hidden(rows & unseen_rows, columns & unseen),
        struck=tuple(name for cell in cells if struck & set(_USED.findall(cell.text)) for name in cell.names),
    )


def _has_no_value(part: _Part) -> bool:
    """Say whether a cell holds an error, or a formula whose result was not stored."""
    without = b"office:value-type=" not in part.text or b'value-type="error"' in part.text
    return without and b"table:formula=" in part.text


def _list_parts(table: bytes) -> Iterator[_Part]:
    """Yield columns, rows and cells in their order, those that stand for several with where."""
    rows, column, next_column = range(1, 1), 1, 1
    found = _PART.split(table)
    for kind, text in zip(found[1::2], found[2::2], strict=True):
        times = min(int(told[1]), _MOST_TIMES) if (told := _TIMES.search(text.partition(b">")[0])) else 1
        if kind == b"table-column":
            yield _Part(kind, rows, range(next_column, next_column + times), text)
            next_column += times
        elif kind == b"table-row":
            rows, column = range(rows.stop, rows.stop + times), 1
            yield _Part(kind, rows, range(0), text)
        else:
            yield _Part(kind, rows, range(column, column + times), text)
            column += times
