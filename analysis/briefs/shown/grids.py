"""Tables as pandas and others show them (HTML) to tables of a brief: their cells as they read, the first of many."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from analysis.errors import BuildError
from analysis.words.language import text
from analysis.words.numbers import print_digits
from analysis.words.passages import escape

MOST_ROWS, MOST_COLUMNS = 60, 20  # as many as pandas itself shows in a notebook
# Characters beside each other on a sheet of paper: in small print, and in that of other tables; between two columns.
_MOST_CHARACTERS, _PLAIN_CHARACTERS, _GAP = 132, 100, 3
_LONGEST_WORD = 28  # of a longer one, such as an address, so much is allowed for
_CUT = {"...", ".\\.\\.", "…", "⋮", "⋯"}
_SIZE = re.compile(r"([\d,]+) rows? × ([\d,]+) columns?")
_NUMBER = re.compile(r"[-+−]?[\d\s.,]*\d[\d\s.,]*%?|nan|NaN|<NA>|None|NaT|inf|-inf|")
_CELL = frozenset(("b", "strong", "i", "em", "span", "a", "code", "br", "sub", "sup", "small", "div", "p"))


class Grid(NamedTuple):
    """A table as it is shown: headings, cells of each row, if in small print, its caption, in words what was cut."""

    headings: list[str]
    rows: list[list[str]]
    is_wide: bool
    caption: str
    cut: str


def read_grid(table: Any, size: str) -> Grid:
    """Return an HTML table (a node of selectolax) as a grid; `size` is what pandas says of it, where it does."""
    rows = table.css("tr")
    head = _span([row for row in rows if _is_head(row)])
    body = _span([row for row in rows if not _is_head(row)])
    width = max((len(row) for row in [*head, *body]), default=0)
    head, body = ([row + [""] * (width - len(row)) for row in lines] for lines in (head, body))
    headings = [_join_headings(names) for names in zip(*head, strict=True)] or [""] * width
    caption = table.css_first("caption")
    n_index = max((sum(cell.tag == "th" for cell in _list_cells(row)) for row in rows if not _is_head(row)), default=0)
    shown, cut = _cut(headings, body, n_index, _SIZE.fullmatch(size))
    return Grid(*shown, escape_smart(caption.text()) if caption is not None else "", cut)


def _join_headings(names: tuple[str, ...]) -> str:
    told = [name for name in names if name]
    return "…" if told and all(name in _CUT for name in told) else " / ".join(told)


def is_layout(style: str | None) -> bool:
    """Say whether a style only says how cells are laid out."""
    told = (style or "").strip().rstrip(";")
    return not told or bool(re.fullmatch(r"(?:text-align: *\w+|(?:min-|max-)?width: *[\w.%]+)(?:; *)?", told))


def refuse_style(style: str | None, where: str) -> None:
    """Raise BuildError for a style of a cell: it may mean something, and no page shows it."""
    advice = "End the cell with the frame itself (`.data` of a Styler), or draw a figure"
    raise BuildError(where, f"shows a table with styles of its own ({(style or '')[:40]})", "a table of words", advice)


def _is_head(row: Any) -> bool:
    parent = row.parent.tag if row.parent is not None else ""
    return parent == "thead" or (parent != "tfoot" and not any(cell.tag == "td" for cell in _list_cells(row)))


def _list_cells(row: Any) -> list[Any]:
    return [cell for cell in row.iter() if cell.tag in ("td", "th")]


def _span(rows: Iterable[Any]) -> list[list[str]]:
    """Return rows of cells with what spans several written once for columns, and blank below in its other rows."""
    made: list[list[str]] = []
    below: dict[int, int] = {}  # column to how many rows it is still taken
    for row in rows:
        line: list[str] = []
        for cell in _list_cells(row):
            _fill_taken(line, below)
            wide, high = (_read_span(cell, name) for name in ("colspan", "rowspan"))
            words = _read_cell(cell)
            below.update({len(line) + n: high - 1 for n in range(wide) if high > 1})
            line += [words] * wide if _is_head(row) else [words, *[""] * (wide - 1)]
        _fill_taken(line, below)
        made.append(line)
    return made


def _fill_taken(line: list[str], below: dict[int, int]) -> None:
    while below.get(len(line), 0) > 0:
        below[len(line)] -= 1
        line.append("")


def _read_span(cell: Any, name: str) -> int:
    found = cell.attributes.get(name) or ""
    return min(int(found), 1_000) if found.isdecimal() and int(found) else 1


def _read_cell(cell: Any) -> str:
    """Return the words of a cell as Markdown; a link stays one."""
    return " ".join("".join(_tell(cell)).split())


def _tell(node: Any) -> Iterator[str]:
    for part in node.iter(include_text=True):
        if part.tag == "-text":
            yield _escape_part(part.text(deep=False))
        elif part.tag == "a" and re.fullmatch(r"https?://[^\s<>()]+", part.attributes.get("href") or ""):
            yield f"[{escape(part.text())}](<{part.attributes['href']}>)"
        else:
            yield " " if part.tag in ("br", "div", "p") else ""
            yield from _tell(part)


def _escape_part(words: str) -> str:
    lead, tail = (" " if words[:1].isspace() else "", " " if words[-1:].isspace() else "")
    return f"{lead}{escape_smart(words)}{tail}"


def escape_smart(words: str) -> str:
    """Return words in which Markdown finds no markup, and makes no other signs of dashes, dots and quotes."""
    return re.sub(r"(?<=-)-|(?<=\.)\.|['\"]", r"\\\g<0>", escape(words))


def list_strange(table: Any) -> list[str]:
    """Return the tags in the cells of a table that hold more than words."""
    inside = (node.tag for cell in table.css("td, th") for node in cell.css("*") if node is not cell)
    return [tag for tag in dict.fromkeys(inside) if tag not in _CELL and tag not in ("td", "th")]


def _cut(
    headings: list[str], rows: list[list[str]], n_index: int, size: re.Match[str] | None
) -> tuple[tuple[list[str], list[list[str]], bool], str]:
    """Return as much of a table as is shown, and in words what is not: cut here, or by pandas, which says the size."""
    shown = rows[:MOST_ROWS]
    widths = [_measure_words(cells) + _GAP for cells in zip(headings, *shown, strict=True)]
    width = next((n for n in range(1, len(widths)) if sum(widths[: n + 1]) > _MOST_CHARACTERS), len(widths))
    width = max(n_index + 1, min(n_index + MOST_COLUMNS, width))
    n, m = (int(part.replace(",", "")) for part in size.groups()) if size else (len(rows), len(headings) - n_index)
    n_shown = sum(any(cell not in _CUT for cell in row) for row in shown)
    m_shown = sum(heading not in _CUT for heading in headings[n_index:width])
    told = {"rows-shown": n_shown, "rows": n, "columns-shown": m_shown, "columns": m}
    cut = text("own-cut", **{k: print_digits(v) for k, v in told.items()}) if (n_shown, m_shown) != (n, m) else ""
    if not size and any(all(cell in _CUT for cell in row) for row in rows):
        cut = text("own-cut-some")  # pandas was told not to say how many there are
    return (headings[:width], [row[:width] for row in shown], sum(widths[:width]) > _PLAIN_CHARACTERS), cut


def _measure_words(cells: tuple[str, ...]) -> int:
    """Return how many characters the longest word of some cells takes."""
    words = (word for cell in cells for word in re.sub(r"\]\(<.*?>\)|\\(?=\W)", "", cell).split())
    return min(_LONGEST_WORD, max(map(len, words), default=0))


def write_grid(grid: Grid) -> str:
    """Return a grid as a table in Markdown; a column of numbers alone is set right."""
    columns = zip(*grid.rows, strict=True) if grid.rows else [()] * len(grid.headings)
    rules = ["--:" if cells and all(_NUMBER.fullmatch(c) or c in _CUT for c in cells) else ":--" for cells in columns]
    lines = [grid.headings, rules, *grid.rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
