"""What a sheet says by its looks alone: rows and columns that are hidden, cells that are struck through.

A hidden row is read like any other, and a figure that is struck through as it stands: nobody can tell whether it was
taken back. So both are told to whoever reads the file.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from types import MappingProxyType
from typing import NamedTuple

_ROW = re.compile(rb'<(?:\w+:)?row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*\br="(\d+)"[^>]*(?<!/)>')
_COLUMN = re.compile(rb'<(?:\w+:)?col\b(?=[^>]*\bhidden="(?:1|true)")[^>]*>')
_MIN, _MAX = re.compile(rb'\bmin="(\d+)"'), re.compile(rb'\bmax="(\d+)"')
_FONTS, _END_OF_FONTS = re.compile(rb"<(?:\w+:)?fonts\b"), re.compile(rb"</(?:\w+:)?fonts>")
_XFS, _END_OF_XFS = re.compile(rb"<(?:\w+:)?cellXfs\b"), re.compile(rb"</(?:\w+:)?cellXfs>")
_FONT, _XF = re.compile(rb"<(?:\w+:)?font(?=[\s/>])"), re.compile(rb"<(?:\w+:)?xf(?=[\s/>])")
_STRING, _CELL = re.compile(rb"<(?:\w+:)?si(?=[\s/>])"), re.compile(rb"<(?:\w+:)?c(?=[\s/>])")
_FONT_ID = re.compile(rb'\bfontId="(\d+)"')
_STRIKE = re.compile(rb'<(?:\w+:)?d?strike(?:\s*/>|\s+val="(?:1|true)"\s*/>)|<(?:\w+:)?strike>')
_FILLED = re.compile(rb'<(?:\w+:)?c\b[^>]*\br="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>(?!</)')
PLACE, _STYLE = re.compile(rb'\br="([A-Z]+\d+)"'), re.compile(rb'\bs="(\d+)"')
_IS_SHARED, _VALUE = re.compile(rb'\bt="s"'), re.compile(rb"<(?:\w+:)?v>([^<]+)<")


class Stored(NamedTuple):
    """What stands in a sheet beside the values of its cells: `no_value` and `struck` are cells such as `D7`.

    `no_value` are the cells that hold an error or a formula whose result was not stored, `links` the addresses behind
    cells, `n_comments` counts the remarks that are pinned to cells, `hidden` names the rows and columns that are hidden
    and hold something (`rows 4-5`), and `struck` the cells that are struck through, or in part.
    """

    no_value: tuple[str, ...] = ()
    links: Mapping[str, str] = MappingProxyType({})
    n_comments: int = 0
    hidden: tuple[str, ...] = ()
    struck: tuple[str, ...] = ()


class Struck(NamedTuple):
    """The numbers of a workbook's styles, and of its texts, that are struck through, or in part."""

    styles: Set[bytes]
    texts: Set[bytes]


def find_struck(styles: bytes, texts: bytes) -> Struck:
    """Return which styles (styles.xml) and which shared texts (sharedStrings.xml) of a workbook are struck through."""
    fonts = _FONT.split(_cut_out(styles, _FONTS, _END_OF_FONTS))[1:]
    struck = {number for number, font in enumerate(fonts) if _STRIKE.search(font)}
    formats = _XF.split(_cut_out(styles, _XFS, _END_OF_XFS))[1:] if struck else []
    marked = {n for n, xf in enumerate(formats) if (font := _FONT_ID.search(xf)) and int(font[1]) in struck}
    told = _STRING.split(texts)[1:] if _STRIKE.search(texts) else []
    in_part = {n for n, text in enumerate(told) if _STRIKE.search(text)}
    return Struck(frozenset(b"%d" % n for n in marked), frozenset(b"%d" % n for n in in_part))


def _cut_out(text: bytes, begin: re.Pattern[bytes], end: re.Pattern[bytes]) -> bytes:
    """Return what stands between two marks; nothing where the first is not there."""
    if not (first := begin.search(text)):
        return b""
    last = end.search(text, first.end())
    return text[first.end() : last.start() if last else None]


def list_struck(text: bytes, struck: Struck) -> Iterator[str]:
    """Yield the cells of a sheet, such as `D7`, that hold something and are struck through, or in part."""
    if not (struck.styles or struck.texts or _STRIKE.search(text)):
        return
    for cell in _CELL.split(text)[1:]:
        attributes, _, content = cell.partition(b">")
        style, value, place = _STYLE.search(attributes), _VALUE.search(content), PLACE.search(attributes)
        in_text = value and _IS_SHARED.search(attributes) and value[1] in struck.texts
        holds = not attributes.endswith(b"/") and (value or b"<t" in content)
        if place and holds and (in_text or _STRIKE.search(content) or (style and style[1] in struck.styles)):
            yield place[1].decode()


def list_hidden(text: bytes) -> tuple[str, ...]:
    """Return the rows and the columns of a sheet that are hidden and hold something, by their names."""
    filled = _FILLED.findall(text)
    rows, columns = {int(row) for _, row in filled}, {number_column(name.decode()) for name, _ in filled}
    tags = _COLUMN.findall(text)
    spans = [
        (int(first[1]), int(last[1])) for tag in tags if (first := _MIN.search(tag)) and (last := _MAX.search(tag))
    ]
    unseen = {n for n in columns if any(first <= n <= last for first, last in spans)}
    return name_hidden(rows & set(map(int, _ROW.findall(text))), unseen)


def name_hidden(rows: Iterable[int], columns: Iterable[int]) -> tuple[str, ...]:
    """Return names for rows and columns, counted from 1, neighbours together.

    Examples
    --------
    >>> name_hidden([4, 5, 9], [2])
    ('rows 4-5', 'row 9', 'column B')
    """
    told = [("row", str(first), str(last)) for first, last in _join(rows)]
    told += [("column", name_column(first), name_column(last)) for first, last in _join(columns)]
    return tuple(f"{what} {first}" if first == last else f"{what}s {first}-{last}" for what, first, last in told)


def _join(numbers: Iterable[int]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if spans and spans[-1][1] == number - 1:
            spans[-1] = (spans[-1][0], number)
        else:
            spans.append((number, number))
    return spans


def name_column(number: int) -> str:
    """Return the letters of a column, 1 being A."""
    before, own = divmod(number - 1, 26)
    return (name_column(before) if before else "") + chr(65 + own)


def number_column(letters: str) -> int:
    """Return the number of a column, A being 1."""
    return sum((ord(letter) - 64) * 26**at for at, letter in enumerate(reversed(letters)))
