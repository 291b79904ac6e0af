"""Markdown, HTML and formulas through pandoc: many texts with one start of it."""

import json
import re
import subprocess
from collections.abc import Sequence
from typing import NamedTuple

from analysis.errors import BuildError
from analysis.paths import find_shipped

# The Markdown of a brief, the same whoever reads it: no formulas, no citations (an `@name` is a name), no raw TeX.
DIALECT = "markdown-tex_math_dollars-tex_math_single_backslash-raw_tex-citations"
# That of an author, as JupyterLab reads it.
AUTHORS = "gfm-emoji-yaml_metadata_block+tex_math_dollars"
LABEL = "\ue012"  # stands around a label that is referred to
_SECONDS = 120
# Words that every reader of Markdown reads alike: headings with a line between, and paragraphs without any markup.
_LISTED = r"\(?(?:\d+|[A-Za-z]|[ivxlcdmIVXLCDM]+)[.)](?!\S)"  # what pandoc takes for a place in a list
_ALIKE = re.compile(
    rf"(?:(?:#{{1,6}} +|(?![-+>#=|:~ \t]|\d+[.)]|{_LISTED}))"
    r"[^\n<>$\\`*_\[\]@&|~^{}\x00-\x08]*(?:\n\n+|\n?\Z|\n(?=\w)))*"
)
_SIGNS = ("--", "...")  # of which only one of them makes others
# JupyterLab takes these for formulas, without a dollar.
_ENVIRONMENT = re.compile(r"(?<![$\w`])\\begin\{((?:align|equation|gather|multline)\*?)\}.*?\\end\{\1\}", re.DOTALL)
_MONEY = re.compile(r"(?<=[A-Za-z])\$(?=\d)")  # US$5 begins no formula


class Order(NamedTuple):
    """A text to be converted, from one of pandoc's formats to another; `is_own` says that it is an author's own."""

    text: str
    to: str
    origin: str = DIALECT
    is_own: bool = False


def run_pandoc(orders: Sequence[Order]) -> list[dict[str, str]]:
    """Return texts converted by one run of pandoc: of each its `text`, or its `error`; of an author's its `html` too.

    Raises
    ------
    BuildError
        When pandoc fails, or takes too long.
    """
    import pypandoc

    told = [{"text": o.text, "from": o.origin, "to": o.to, "own": o.is_own} for o in orders]
    script = find_shipped() / "reports" / "theme" / "convert.lua"
    try:
        done = subprocess.run(
            [pypandoc.get_pandoc_path(), "lua", str(script)],
            input=json.dumps(told),
            capture_output=True,
            text=True,
            check=False,
            encoding="utf-8",
            timeout=_SECONDS,
        )
    except subprocess.TimeoutExpired as error:
        raise BuildError("pandoc", f"not done after {_SECONDS} seconds", "text that can be read in time") from error
    if done.returncode:
        raise BuildError("pandoc", done.stderr.strip()[-2000:], "Markdown that pandoc reads")
    return json.loads(done.stdout)


def read_converted(made: dict[str, str]) -> str:
    """Return a converted text, or raise BuildError with what pandoc said of it."""
    if "error" in made:
        raise BuildError("pandoc", made["error"], "Markdown that pandoc reads")
    return made["text"]


def is_read_alike(words: str) -> bool:
    """Say whether a text is the same to every reader of Markdown, so that it can be taken as it stands.

    Examples
    --------
    >>> is_read_alike("Words, and more."), is_read_alike("- one"), is_read_alike("a<br>b")
    (True, False, False)
    """
    return bool(_ALIKE.fullmatch(words)) and not any(sign in words for sign in _SIGNS)


def take_in(words: str, where: str, origin: str = AUTHORS) -> tuple[str, str]:
    """Return an author's words (Markdown, TeX or HTML) as the HTML they are, and as Markdown of a brief.

    Formulas become what both pages can show, with their TeX as words for readers who do not see them.

    Raises
    ------
    BuildError
        When a formula cannot be set, or pandoc takes too long.
    """
    told = _MONEY.sub(r"\\$", _ENVIRONMENT.sub(r"$$\g<0>$$", words)) if origin == AUTHORS else words
    try:
        made = run_pandoc([Order(told, DIALECT, origin, True)])[0]
    except BuildError as error:
        raise BuildError(where, f"shows what pandoc cannot read: {error.found}", "plain Markdown", "Mend it") from error
    if "error" in made:
        said = re.sub(r"\S*convert\.lua:\d+: ", "", made["error"].strip()).splitlines()[0][:200]
        raise BuildError(where, f"shows what pandoc cannot set ({said})", "text and formulas", r"Write \$ for a dollar")
    return made["html"], made["text"]
