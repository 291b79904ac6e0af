"""A brief as Markdown, in the flavour of each renderer, and what stands on each of its pages."""

import base64
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from html import escape
from string import Template

from analysis.briefs.pages.drafts import Printed
from analysis.briefs.shelf.folders import CHECKER
from analysis.briefs.shelf.manifest import Manifest
from analysis.paths import find_root
from analysis.words.bundles import has_message
from analysis.words.language import know_language, make_key, speaking, text

WORD_JOINER = "\u2060"  # is not seen, and parts what stands on its two sides
# The Markdown of a brief, the same whoever reads it: no formulas, no citations (an `@name` is a name), no raw TeX.
DIALECT = "markdown-tex_math_dollars-tex_math_single_backslash-raw_tex-citations"
_DIGEST_DIGITS = 12  # of the digest of the brief that is replaced
_CHECKS = {"command": "briefs verify", "page": CHECKER, "signed": "ssh-keygen -Y verify"}
_WHOLE_TABLE_ROWS = 16  # a longer table may break across pages


def compose(passages: list[Printed], flavour: str, language: str) -> list[str]:
    """Return the brief as Markdown, a piece a passage, in the flavour of a renderer: html, typst or quarto."""
    with speaking(language):
        return _compose(passages, flavour)


def _compose(passages: list[Printed], flavour: str) -> list[str]:
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


def _wrap(kind: str, words: str, flavour: str) -> str:
    """Return a text as what the theme calls its kind: a class of its CSS, a function of its typst rules."""
    words = words if flavour == "typst" else f"::: {{.{kind}}}\n{words}\n:::"
    return words if flavour == "html" else _call_typst(kind, words)


def _call_typst(call: str, words: str) -> str:
    return f"```{{=typst}}\n#{call}[\n```\n\n{words}\n\n```{{=typst}}\n]\n```"


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
        label = text("page-table", n=number)
        return f"::: {{.table #{passage.where}}}\n{passage.text}\n\n: [{label}]{{.label}} {caption}\n:::"
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
        f"```{{=html}}\n{image}\n```\n\n[{text('page-figure', n=number)}]{{.label}} "
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


def tell_closing(manifest: Manifest) -> str:
    """Return the call of typst that ends a brief: what its foot says, and the manifest attached."""
    told = " + ".join(tell_digest(manifest, quote_typst, lambda code: f"raw({quote_typst(code)})"))
    attached = quote_typst(list_marks(manifest)["attached"])
    return f'#closing({told}, {attached}, read("manifest.json", encoding: none))'


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
    language, cut_off = find_language_of(manifest), manifest.dataset.cut_off
    with speaking(language):
        told = {"digest": manifest.replaces[:_DIGEST_DIGITS], "because": manifest.because.rstrip(".")}
        corrects = text("page-replaces", **told) if manifest.replaces else ""
        notices = [find_notice(manifest), text("page-notice-internal") if internal else "", corrects]
        date = _print_day(cut_off) if cut_off else text("day-not-stated")
        return {
            "title": manifest.title,
            "notice": " · ".join(n for n in notices if n),
            "as_of": text("page-as-of", date=date),
            "lang": language,
            "attached": text("page-attached"),
        }


def _print_day(day: str) -> str:
    import pandas as pd  # a build that finds nothing changed does without

    from analysis.words.dates import print_date

    return print_date(pd.Timestamp(day))


def find_language_of(manifest: Manifest) -> str:
    """Return the language of a brief; those of older versions are in English."""
    return know_language(manifest.parameters.get("language"))


def find_notice(manifest: Manifest) -> str:
    """Return the notice of a dataset: that of the language for our own ones, else as the dataset has it."""
    own = f"dataset-{make_key(manifest.dataset.dataset)}-notice"
    notice = manifest.dataset.notice or ""
    return text(own) if notice and has_message(own) else notice


def tell_digest(manifest: Manifest, show: Callable[[str], str], show_code: Callable[[str], str]) -> list[str]:
    """Return what the foot of a page says of its digest, in pieces: words and code, each as a renderer shows it."""
    codes = {"digest": manifest.digest, **_CHECKS}
    with speaking(find_language_of(manifest)):
        said = text("page-digest", **{name: f"\ue003{name}\ue003" for name in codes})
    return [show_code(codes[p]) if n % 2 else show(p) for n, p in enumerate(said.split("\ue003"))]


def list_html_marks(manifest: Manifest) -> dict[str, str]:
    """Return what stands on every page as HTML: a notice is a paragraph, and nothing where there is none."""
    marks = {name: escape(text) for name, text in list_marks(manifest).items()}
    marks["digest"] = "".join(tell_digest(manifest, escape, lambda code: f"<code>{escape(code)}</code>"))
    return marks | {"notice": f'<p class="notice">{marks["notice"]}</p>' if marks["notice"] else ""}


def write_footer(manifest: Manifest) -> str:
    """Return the foot of a page, the same whichever renderer makes it."""
    template = (find_root() / "reports" / "theme" / "footer.html").read_text("utf-8")
    return Template(template).substitute(list_html_marks(manifest))


def embed_json(manifest: Manifest) -> str:
    """Return the manifest as a script element that no text in it can close."""
    text = json.dumps(manifest.tell(), ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/json" id="manifest">{text}</script>'


def find_date(manifest: Manifest) -> datetime:
    """Return the date a page carries: that of the data, so that the same inputs give the same bytes."""
    return datetime.fromisoformat(manifest.dataset.cut_off or "2000-01-01").replace(tzinfo=UTC)
