"""What a workbook's own XML says: how many cells it holds, and which hold an error or no result."""

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from io import BytesIO

from analysis.errors import DataError

_MOST_TIMES = 400  # a part that unpacks to more than so many times its size is no text that anybody typed
_MOST_BYTES = 1 << 28
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_FILLED = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>')
_PLACE, _ERROR = re.compile(rb'\br="([A-Z]+\d+)"'), re.compile(rb'\bt="e"')
_FORMULA, _VALUE = re.compile(rb"<(?:\w+:)?f\b"), re.compile(rb"<(?:\w+:)?(?:v|is)>[^<]|<(?:\w+:)?is>")
_REPEAT = re.compile(rb"<table:table-row\b[^>]*?>|<(?:table:table-cell|table:covered-table-cell)\b[^>]*?>")
_TIMES = re.compile(rb'number-(?:rows|columns)-repeated="(\d+)"')


def count_cells(data: bytes, name: str, most: int) -> int:
    """Return how many cells a workbook spans, counted before anything of it is opened; 0 where it is no archive.

    Raises
    ------
    DataError
        When there are more than `most`, or the archive unpacks to more than a file that somebody typed would.
    """
    n_cells = 0
    for part in _list_parts(data, "xl/worksheets/", "content.xml"):
        text = _read_part(data, part, name)
        n_cells += _count_repeated(text) if part == "content.xml" else _measure_area(text)
        if n_cells > most:
            found = f"more than {most:,} cells"
            raise DataError(name, found, "a smaller table", "Split it, or raise the limit with BRIEFS_MOST_CELLS")
    return n_cells


def _measure_area(text: bytes) -> int:
    """Return how many cells the rectangle of a sheet's filled cells holds: a cell far out makes a large one."""
    places = _FILLED.findall(text)
    columns = {column for column, _ in places}
    widest = max((sum((n - 64) * 26**at for at, n in enumerate(reversed(column))) for column in columns), default=0)
    return widest * max((int(row) for _, row in places), default=0)


def _count_repeated(text: bytes) -> int:
    """Return how many cells with something in them an OpenDocument text stands for: one can stand for a million."""
    total, row_times = 0, 1
    for tag in _REPEAT.findall(text):
        times = int(found[1]) if (found := _TIMES.search(tag)) else 1
        if tag.startswith(b"<table:table-row"):
            row_times = times
        elif b"value-type" in tag:
            total += times * row_times
    return total


def _read_part(data: bytes, part: str, name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive, archive.open(part) as stream:
        most = min(_MOST_BYTES, max(_MOST_TIMES * len(data), 1 << 24))
        text = stream.read(most + 1)
    if len(text) > most:
        advice = "Split it, or save it as CSV"
        raise DataError(
            name, f"its {part} unpacks to over {most >> 20:,} MiB", "a workbook that somebody typed", advice
        )
    return text


def _list_parts(data: bytes, *starts: str) -> list[str]:
    if not data.startswith(b"PK"):
        return []
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return [part for part in archive.namelist() if part.startswith(starts) and part.endswith(".xml")]


def find_unstored(data: bytes) -> dict[str, list[str]]:
    """Return, by sheet, the cells that hold an error or a formula whose result was not stored: `D7`."""
    parts = set(_list_parts(data, "xl/"))
    if "xl/workbook.xml" not in parts:
        return {}
    found = {}
    for sheet, part in _list_sheets(data):
        if part in parts:
            text = _read_part(data, part, sheet)
            if b't="e"' in text or _FORMULA.search(text):
                found[sheet] = list(_list_unstored(text))
    return found


def _list_unstored(text: bytes) -> Iterator[str]:
    for attributes, content in _CELL.findall(text):
        place = _PLACE.search(attributes)
        without = _FORMULA.search(content) and not _VALUE.search(content)
        if place and (_ERROR.search(attributes) or without):
            yield place[1].decode()


def _list_sheets(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield the name of each sheet and the part of the archive that holds it."""
    links, book = (_read_part(data, f"xl/{part}", "").decode() for part in ("_rels/workbook.xml.rels", "workbook.xml"))
    targets = {link["Id"]: link["Target"] for link in _list_tags(links, "Relationship") if {"Id", "Target"} <= {*link}}
    for sheet in _list_tags(book, "sheet"):
        target = targets.get(sheet.get("id", ""), "")
        yield sheet.get("name", ""), target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _list_tags(text: str, name: str) -> Iterator[dict[str, str]]:
    """Yield the attributes of each element of a name, by their names without prefix."""
    for attributes in re.findall(rf"<(?:\w+:)?{name}\b([^>]*)>", text):
        yield {key: unescape(value) for key, value in re.findall(r'(?:\w+:)?(\w+)="([^"]*)"', attributes)}
