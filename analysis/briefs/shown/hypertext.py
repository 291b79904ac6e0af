"""HTML that a cell shows: a table, or words; whatever a page of a brief would lose of it is refused."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from analysis.briefs.shown.convert import AUTHORS, is_read_alike, take_in
from analysis.briefs.shown.grids import (
    escape_smart,
    is_layout,
    list_strange,
    read_grid,
    refuse_style,
    write_grid,
)
from analysis.errors import BuildError
from analysis.words.passages import escape

_WORDS_TEXT = (
    "p div span br hr h1 h2 h3 h4 h5 h6 a em strong b i u s del ins sub sup small mark q cite code pre kbd samp var "
    "blockquote ul ol li dl dt dd abbr html head body section article header footer label input "
    "-comment"
)
_WORDS = frozenset(_WORDS_TEXT.split())
_TABLE = frozenset(("style", "table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"))
_SIZE = re.compile(r"[\d,]+ rows? × [\d,]+ columns?")
STILL = "Show what it says as text, a table, or a figure of matplotlib or Altair"


class Shown(NamedTuple):
    """What HTML shows: a table or words, as Markdown; of a table if it is wide, its caption, what is below it."""

    text: str
    is_table: bool = False
    is_wide: bool = False
    caption: str = ""
    below: str = ""


def read_markdown(words: str, where: str, origin: str = AUTHORS) -> str:
    """Return an author's Markdown, or TeX, as Markdown of a brief, as JupyterLab reads it: each text by itself.

    Raises
    ------
    BuildError
        When it holds more than words and tables of words: pictures, folded parts, styles, scripts.
    """
    if origin == AUTHORS and is_read_alike(words):
        return words
    html, told = take_in(words, where, origin)
    for node in LexborHTMLParser(html).css("*"):
        _refuse_strange(node, where, has_table=True)
    return told


def read_html(html: str, where: str) -> Shown:
    """Return what HTML shows.

    Raises
    ------
    BuildError
        When it is more than words, or one table of words.
    """
    tree = LexborHTMLParser(html)
    nodes = tree.css("*")
    tables = [node for node in nodes if node.tag == "table"]
    for node in nodes:
        _refuse_strange(node, where, has_table=bool(tables))
    if not tables:
        return Shown(take_in(html, where, "html")[1])
    if len(tables) > 1 or list_strange(tables[0]):
        found = "shows several tables at once, or a table with more than words in it"
        raise BuildError(where, found, "one table of words", "Show each by itself: display(a, b)")
    around = [words for part in _list_words(tree.body) if (words := " ".join(part.split()))]
    size = next((words for words in around if _SIZE.fullmatch(words)), "")
    grid = read_grid(tables[0], size)
    if not grid.rows and not any(grid.headings):
        return Shown(" ".join(map(escape, around)))
    below = [*(escape_smart(words) for words in around if words != size), grid.cut]
    return Shown(write_grid(grid), True, grid.is_wide, grid.caption, " ".join(filter(None, below)))


def _list_words(node: Any) -> Iterator[str]:
    """Yield the words beside a table."""
    for part in node.iter(include_text=True):
        if part.tag == "-text":
            yield part.text(deep=False)
        elif part.tag not in ("table", "style"):
            yield from _list_words(part)


def _refuse_strange(node: Any, where: str, *, has_table: bool) -> None:
    known = node.tag in _WORDS or (has_table and node.tag in _TABLE)
    # What pandas says of the layout of its tables is no style of an author's.
    if has_table and node.tag == "style" and "{" in (styles := node.text()) and ".dataframe" not in styles:
        advice = "End the cell with the frame itself (`.data` of a Styler), or draw a figure"
        raise BuildError(where, "shows a table with colours or styles of its own", "a table of words", advice)
    if not known:
        advice = 'Show it from a code cell: Image(filename="…", alt="…")' if node.tag == "img" else STILL
        raise BuildError(where, f"shows HTML with an element <{node.tag}>", "words, or one table", advice)
    for name, value in node.attributes.items():
        if name.startswith("on") or (name == "style" and not is_layout(value)):
            if node.tag in _TABLE:
                refuse_style(value, where)
            expected = "words without styles or scripts of their own"
            raise BuildError(where, f"shows HTML with <{node.tag} {name}=…>", expected, STILL)
        if name == "href" and not re.match(r"(?:https?://|mailto:|#)\S*$", value or "", re.IGNORECASE):
            raise BuildError(where, f"shows a link to {(value or '')[:40]!r}", "an address of the web", "Take it out")
