"""A brief as Markdown, in the flavour of each renderer, and what stands on each of its pages."""

import base64
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from html import escape

from analysis.briefs.pages.drafts import Printed
from analysis.briefs.shelf.manifest import Manifest

WORD_JOINER = "\u2060"  # is not seen, and parts what stands on its two sides
# The Markdown of a brief, the same whoever reads it: no formulas, no citations (an `@name` is a name), no raw TeX.
DIALECT = "markdown-tex_math_dollars-tex_math_single_backslash-raw_tex-citations"
_WHOLE_TABLE_ROWS = 16  # a longer table may break across pages


def compose(passages: list[Printed], flavour: str) -> list[str]:
    """Return the brief as Markdown, a piece a passage, in the flavour of a renderer: html, typst or quarto."""
    counts = {"figure": 0, "table": 0}
    pieces = []
    for passage in passages:
        kind = passage.kind
        if kind in counts:
            counts[kind] += 1
        wrap = _WRAPPERS.get(kind)
        pieces.append(wrap(passage, flavour, counts.get(kind, 0)) if wrap else passage.text)
    return pieces


def _wrap_opening(passage: Printed, flavour: str, _: int) -> str:
    """Take the notebook's own title away (it stands above the brief's), and set its question small."""
    if not passage.text.startswith("# "):
        return passage.text
    return _wrap("question", passage.text.partition("\n")[2].strip(), flavour)


def _wrap_as_it_is(passage: Printed, flavour: str, _: int) -> str:
    return _wrap(passage.kind, passage.text, flavour)


def _wrap(kind: str, text: str, flavour: str) -> str:
    """Return a text as what the theme calls its kind: a class of its CSS, a function of its typst rules."""
    text = text if flavour == "typst" else f"::: {{.{kind}}}\n{text}\n:::"
    return text if flavour == "html" else _call_typst(kind, text)


def _call_typst(call: str, text: str) -> str:
    return f"```{{=typst}}\n#{call}[\n```\n\n{text}\n\n```{{=typst}}\n]\n```"


def _wrap_box(passage: Printed, flavour: str, _: int) -> str:
    title = f'```{{=html}}\n<p class="boxed-title">{escape(passage.caption)}</p>\n```'
    div = f"::: {{.boxed role=note}}\n{title}\n\n{passage.text}\n:::"
    if flavour == "html":
        return div
    call = f"boxed({quote_typst(passage.caption)})"
    return _call_typst(call, passage.text if flavour == "typst" else div)


def _wrap_table(passage: Printed, flavour: str, number: int) -> str:
    caption = passage.caption
    if flavour == "html":
        return f"::: {{.table #{passage.where}}}\n{passage.text}\n\n: [Table {number}.]{{.label}} {caption}\n:::"
    if flavour == "quarto":
        # It takes the first word that begins with a brace, escaped or not, for the name of the table.
        caption = re.sub(r"(^|\s)(\\?\{)", rf"\1{WORD_JOINER}\2", caption) + f" {{#{passage.where}}}"
    table = f"{passage.text}\n\n: {caption}"
    whole = passage.text.count("\n") <= _WHOLE_TABLE_ROWS
    return _call_typst("block(breakable: false)", table) if whole else table


def _wrap_figure(passage: Printed, flavour: str, number: int) -> str:
    where, caption = passage.where, passage.caption
    if flavour == "quarto":
        return f'::: {{#{where}}}\n\n![]({where}.svg){{fig-alt="{escape_markdown(passage.alt)}"}}\n\n{caption}\n\n:::'
    if flavour == "typst":
        alt = quote_typst(passage.alt)
        image = f'figure(image("{where}.svg", alt: {alt}, width: 100%), caption: ['
        return f"```{{=typst}}\n#{image}\n```\n\n{caption}\n\n```{{=typst}}\n])\n```"
    data = base64.b64encode(passage.svg.encode()).decode()
    image = f'<figure id="{where}"><img src="data:image/svg+xml;base64,{data}" alt="{escape(passage.alt)}"><figcaption>'
    return (
        f"```{{=html}}\n{image}\n```\n\n[Figure {number}.]{{.label}} "
        f"{caption}\n\n```{{=html}}\n</figcaption></figure>\n```"
    )


def escape_markdown(text: str) -> str:
    """Return a text of one line in which no character is markup, in Markdown or in what Quarto does to it before."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", part_braces(" ".join(text.split())))


def part_braces(text: str) -> str:
    """Return a text in which Quarto finds no shortcode: they would read files, whatever is escaped."""
    return text.replace("{{<", f"{{{WORD_JOINER}{{<")


_WRAPPERS: dict[str, Callable[[Printed, str, int], str]] = {
    "markdown": _wrap_opening,
    "small": _wrap_as_it_is,
    "lead": _wrap_as_it_is,
    "headline": _wrap_as_it_is,
    "callout": _wrap_box,
    "table": _wrap_table,
    "figure": _wrap_figure,
}


def quote_typst(text: str) -> str:
    """Return a text as a string of typst, which knows two characters to escape."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def find_kicker(passages: list[Printed]) -> str:
    """Return the notebook's own title: the line above the brief's."""
    first = next((p.text for p in passages if p.kind == "markdown"), "")
    return first.partition("\n")[0].removeprefix("# ").strip()


def list_marks(manifest: Manifest) -> dict[str, str]:
    """Return what stands on every page: notice, profile, date of the data, digest."""
    internal = manifest.parameters.get("profile") == "internal"
    notices = [manifest.dataset.notice or "", "Internal: not for publication" if internal else ""]
    return {
        "title": manifest.title,
        "notice": " · ".join(n for n in notices if n),
        "as_of": f"Records as of {manifest.dataset.cut_off or 'a date not stated'}",
        "digest": manifest.digest,
    }


def list_html_marks(manifest: Manifest) -> dict[str, str]:
    """Return what stands on every page as HTML: a notice is a paragraph, and nothing where there is none."""
    marks = {name: escape(text) for name, text in list_marks(manifest).items()}
    return marks | {"notice": f'<p class="notice">{marks["notice"]}</p>' if marks["notice"] else ""}


def embed_json(manifest: Manifest) -> str:
    """Return the manifest as a script element that no text in it can close."""
    text = json.dumps(manifest.tell(), ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/json" id="manifest">{text}</script>'


def find_date(manifest: Manifest) -> datetime:
    """Return the date a page carries: that of the data, so that the same inputs give the same bytes."""
    return datetime.fromisoformat(manifest.dataset.cut_off or "2000-01-01").replace(tzinfo=UTC)
