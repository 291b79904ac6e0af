"""HTML that a cell shows: a table, or words; whatever a page of a brief would lose of it is refused."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from analysis.briefs.shown.convert import write_markdown
from analysis.briefs.shown.grids import list_strange, read_grid, write_grid
from analysis.errors import BuildError
from analysis.words.passages import escape

_WORDS_TEXT = (
    "p div span br hr h1 h2 h3 h4 h5 h6 a em strong b i u s del ins sub sup small mark q cite code pre kbd samp var "
    "blockquote ul ol li dl dt dd abbr html head body section article header footer -comment"
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
        _refuse_strange(node, tables, where)
    if not tables:
        return Shown(write_markdown(html, where))
    if len(tables) > 1 or list_strange(tables[0]):
        found = "shows several tables at once, or a table with more than words in it"
        raise BuildError(where, found, "one table of words", "Show each by itself: display(a, b)")
    around = " ".join(" ".join(_list_words(tree.body)).split())
    grid = read_grid(tables[0], around, where)
    below = [escape(_SIZE.sub("", around)), grid.cut]
    return Shown(write_grid(grid), True, grid.is_wide, grid.caption, " ".join(filter(None, below)))


def _list_words(node: Any) -> Iterator[str]:
    """Yield the words beside a table."""
    for part in node.iter(include_text=True):
        if part.tag == "-text":
            yield part.text(deep=False)
        elif part.tag not in ("table", "style"):
            yield from _list_words(part)


def _refuse_strange(node: Any, tables: list[Any], where: str) -> None:
    known = node.tag in _WORDS or (bool(tables) and node.tag in _TABLE)
    # What pandas says of the layout of its tables is no style of an author's.
    if tables and node.tag == "style" and "{" in (styles := node.text()) and ".dataframe" not in styles:
        advice = "End the cell with the frame itself (`.data` of a Styler), or draw a figure"
        raise BuildError(where, "shows a table with colours or styles of its own", "a table of words", advice)
    if not known:
        raise BuildError(where, f"shows HTML with an element <{node.tag}>", "words, or one table", STILL)
    for name in node.attributes:
        if name.startswith("on") or (name == "style" and not tables):
            expected = "words without styles or scripts of their own"
            raise BuildError(where, f"shows HTML with <{node.tag} {name}=…>", expected, STILL)
