"""A figure of matplotlib as SVG that can stand in a page: words as words, no style that a strict page would refuse."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

_SVG = "http://www.w3.org/2000/svg"
_LINK = "{http://www.w3.org/1999/xlink}href"
_FACES = ("DejaVu Sans", "Verdana", "sans-serif")
_ROW = re.compile(r"row-(\d+)")  # how a drawing names what it drew for a row; see `mark_row`
_REFERENCE = re.compile(r"(?:url\(#|^#)([\w-]+)")
_LONG = re.compile(r"-?\d+\.\d{3,}")
_DROPPED = ("metadata", "style")


def mark_row(row: int) -> str:
    """Return the name by which something drawn says for which row of its data it was drawn."""
    return f"row-{row}"


def write_inline(svg: str) -> str:
    """Return a figure as SVG with presentation attributes in place of styles.

    What was drawn for a row of the data has that row in `data-row`. Names that nothing refers to, groups that say
    nothing and digits that nobody sees are left out.
    """
    root = ElementTree.fromstring(svg)  # noqa: S314  # it was drawn here
    used = {found[1] for value in _list_values(root) if (found := _REFERENCE.search(value))}
    made = ElementTree.Element("svg", {"viewBox": root.get("viewBox", ""), "xmlns": _SVG})
    made.attrib |= {"font-family": ", ".join(_FACES), "stroke-linejoin": "round", "stroke-linecap": "butt"}
    made.extend(part for child in root for part in _take(child, used))
    return ElementTree.tostring(made, encoding="unicode")


def _list_values(root: ElementTree.Element) -> Iterator[str]:
    for element in root.iter():
        yield from element.attrib.values()


def _take(element: ElementTree.Element, used: set[str]) -> Iterator[ElementTree.Element]:
    """Yield what of an element is kept: itself, its parts where it says nothing of them, or nothing."""
    tag = str(element.tag).rpartition("}")[2]
    if tag in _DROPPED:
        return
    given = dict(_read_attributes(element, used))
    parts = [part for child in element for part in _take(child, used)]
    if (tag == "g" and not given) or (tag in ("defs", "text") and not (parts or element.text)):
        yield from parts
        return
    made = ElementTree.Element(tag, given)
    made.text = element.text if tag in ("text", "tspan") else None
    made.extend(parts)
    yield made


def _read_attributes(element: ElementTree.Element, used: set[str]) -> Iterator[tuple[str, str]]:
    for name, value in element.attrib.items():
        if name == "style":
            yield from _read_style(value)
        elif name == _LINK:
            yield "href", value
        elif name == "id":
            if found := _ROW.fullmatch(value):
                yield "data-row", found[1]
            elif value in used:
                yield "id", value
        elif not value.startswith("rotate(-0 "):
            yield name, _shorten(" ".join(value.split()))


def _read_style(style: str) -> Iterator[tuple[str, str]]:
    """Yield what a style says as presentation attributes; all figures have one face."""
    for declaration in filter(None, style.split(";")):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        if name != "font-family":
            yield name, _shorten(value.removesuffix("px"))


def _shorten(value: str) -> str:
    """Return numbers with no more digits than can be seen: a hundredth of a point."""
    return _LONG.sub(lambda found: f"{float(found[0]):.2f}".rstrip("0").rstrip("."), value)
