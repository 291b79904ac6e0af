"""Markdown, HTML and formulas through pandoc: many texts with one start of it."""

import json
import subprocess
from collections.abc import Sequence
from typing import NamedTuple

from analysis.errors import BuildError
from analysis.paths import find_root

# The Markdown of a brief, the same whoever reads it: no formulas, no citations (an `@name` is a name), no raw TeX.
DIALECT = "markdown-tex_math_dollars-tex_math_single_backslash-raw_tex-citations"
# That of an author: with formulas between dollars, as JupyterLab reads it.
AUTHORS = "markdown-tex_math_single_backslash-raw_tex-citations"
_HTML = "html-native_divs-native_spans"


class Order(NamedTuple):
    """A text to be converted, from one of pandoc's formats to another."""

    text: str
    to: str
    origin: str = DIALECT


def run_pandoc(orders: Sequence[Order]) -> list[dict[str, str]]:
    """Return texts converted by one run of pandoc: of each its text, or its error.

    One whose target is `formulas` stays Markdown; each formula in it becomes MathML and typst, with its TeX as words.
    """
    import pypandoc

    told = [{"text": order.text, "from": order.origin, "to": order.to, "dialect": DIALECT} for order in orders]
    script = find_root() / "reports" / "theme" / "convert.lua"
    done = subprocess.run(
        [pypandoc.get_pandoc_path(), "lua", str(script)],
        input=json.dumps(told),
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    if done.returncode:
        raise BuildError("pandoc", done.stderr.strip()[-2000:], "Markdown that pandoc reads")
    return json.loads(done.stdout)


def read_converted(made: dict[str, str]) -> str:
    """Return a converted text, or raise BuildError with what pandoc said of it."""
    if "error" in made:
        raise BuildError("pandoc", made["error"], "Markdown that pandoc reads")
    return made["text"]


def spell_formulas(text: str, where: str, origin: str = AUTHORS) -> str:
    """Return an author's Markdown, or TeX, with each formula in it as what both pages can show.

    Raises
    ------
    BuildError
        Where one cannot be set.
    """
    return _convert(Order(text, "formulas", origin), where) if "$" in text or origin == "latex" else text


def write_markdown(html: str, where: str) -> str:
    """Return HTML as Markdown of a brief."""
    return _convert(Order(html, f"{DIALECT}-raw_html", _HTML), where)


def _convert(order: Order, where: str) -> str:
    made = run_pandoc([order])[0]
    if "error" in made:
        said = made["error"].strip().splitlines()[0][:200]
        raise BuildError(where, f"shows what pandoc cannot set ({said})", "text and formulas", r"Write \$ for a dollar")
    return made["text"]
