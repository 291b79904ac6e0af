"""What a workbook's own XML says: how many cells it holds, which hold no result, what is pinned to them."""

import posixpath
import re
import zipfile
from collections.abc import Iterator, Set
from html import unescape
from io import BytesIO

from analysis.errors import DataError
from analysis.intake.sheets.looks import PLACE, Stored, Struck, find_struck, list_hidden, list_struck, number_column
from analysis.intake.sheets.opendocument import read_opendocument

_MOST_TIMES = 400  # a part that unpacks to more than so many times its size is no text that anybody typed
_MOST_BYTES = 1 << 28
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_FILLED = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>')
_ERROR = re.compile(rb'\bt="e"')
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
    widest = max((number_column(column.decode()) for column in {column for column, _ in places}), default=0)
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


def _list_parts(data: bytes, *starts: str, ending: str = ".xml") -> list[str]:
    if not data.startswith(b"PK"):
        return []
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return [part for part in archive.namelist() if part.startswith(starts) and part.endswith(ending)]


def list_archived(data: bytes) -> list[str]:
    """Return what an archive holds that is no workbook; nothing of a workbook, or of what is no archive."""
    try:
        names = _list_parts(data, "", ending="")
    except zipfile.BadZipFile:
        return []
    return [] if any(name.startswith(("xl/", "content.xml", "mimetype", "[Content")) for name in names) else names


def read_stored(data: bytes) -> dict[str, Stored]:
    """Return what stands in each sheet of a workbook of Excel (.xlsx) or OpenDocument beside its values."""
    if "content.xml" in (parts := {*_list_parts(data, "", ending="")}):
        return read_opendocument(_read_part(data, "content.xml", ""))
    if "xl/workbook.xml" not in parts:
        return {}
    looks = (_read_part(data, part, "") if part in parts else b"" for part in ("xl/styles.xml", "xl/sharedStrings.xml"))
    struck = find_struck(*looks)
    return {sheet: _read_sheet(data, part, sheet, parts, struck) for sheet, part in _list_sheets(data) if part in parts}


def _read_sheet(data: bytes, part: str, sheet: str, parts: Set[str], struck: Struck) -> Stored:
    text = _read_part(data, part, sheet)
    folder, _, name = part.rpartition("/")
    rels = f"{folder}/_rels/{name}.rels"
    relations = list(_list_tags(_read_part(data, rels, sheet).decode(), "Relationship")) if rels in parts else []
    return Stored(
        no_value=tuple(_list_unstored(text)) if b't="e"' in text or _FORMULA.search(text) else (),
        links=dict(_list_links(text.decode(errors="replace"), relations)),
        n_comments=sum(_count_comments(data, folder, one, parts) for one in relations),
        hidden=list_hidden(text) if b"hidden=" in text else (),
        struck=tuple(list_struck(text, struck)),
    )


def _list_links(text: str, relations: list[dict[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield each cell with an address of the web behind it."""
    targets = {one.get("Id", ""): one.get("Target", "") for one in relations}
    for link in _list_tags(text, "hyperlink"):
        target = targets.get(link.get("id", ""), "")
        if target.startswith(("http://", "https://")):
            yield link.get("ref", "").partition(":")[0], target


def _count_comments(data: bytes, folder: str, relation: dict[str, str], parts: Set[str]) -> int:
    part = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
    if not relation.get("Type", "").endswith("/comments") or part not in parts:
        return 0
    return sum(1 for _ in _list_tags(_read_part(data, part, "").decode(errors="replace"), "comment"))


def _list_unstored(text: bytes) -> Iterator[str]:
    for attributes, content in _CELL.findall(text):
        place = PLACE.search(attributes)
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
