"""The embedded renderer: pandoc and typst, no program to install."""

import json
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from analysis.briefs.compose import compose, embed_json, find_kicker, find_timestamp, list_marks
from analysis.errors import BuildError
from analysis.paths import find_root

_MARKDOWN = "markdown+pipe_tables-tex_math_dollars-tex_math_single_backslash-raw_tex"


def run_pandoc(markdown: str, target: str) -> str:
    """Return Markdown converted by pandoc: `html5` or `typst`, as a fragment."""
    import pypandoc

    try:
        return pypandoc.convert_text(
            markdown, target, format=_MARKDOWN, extra_args=["--wrap=none", "--columns=10000", "--mathml"]
        )
    except RuntimeError as error:
        raise BuildError("pandoc", str(error), "Markdown that pandoc reads") from error


def render_html(passages: list[dict[str, Any]], manifest: dict[str, Any]) -> str:
    """Return a self-contained page: no script but the manifest, nothing from elsewhere."""
    theme = find_root() / "reports" / "theme"
    marks = {k: escape(v) for k, v in list_marks(manifest).items()}
    body = run_pandoc("\n\n".join(compose(passages, "html")), "html5")
    notice = f'<p class="notice">{marks["notice"]}</p>' if marks["notice"] else ""
    return Template((theme / "brief.html").read_text("utf-8")).substitute(
        marks, notice=notice, kicker=escape(find_kicker(passages)), css=(theme / "brief.css").read_text("utf-8"), body=body,
        manifest=embed_json(manifest),
    )  # fmt: skip


def render_pdf(passages: list[dict[str, Any]], manifest: dict[str, Any], folder: Path) -> bytes:
    """Return a tagged PDF (PDF/UA-1) with the manifest attached; typst refuses a figure without alt text."""
    import typst

    body = run_pandoc("\n\n".join(compose(passages, "typst")), "typst").replace(
        "align(center)[#table", "align(left)[#table"
    )
    marks = {k: json.dumps(v, ensure_ascii=False) for k, v in list_marks(manifest).items()}
    template = Template((find_root() / "reports" / "theme" / "brief.typ").read_text("utf-8"))
    source = template.safe_substitute(marks, kicker=json.dumps(find_kicker(passages), ensure_ascii=False), body=body)
    (folder / "brief.typ").write_text(source, "utf-8")
    try:
        return typst.compile(str(folder / "brief.typ"), format="pdf", root=str(folder), ignore_system_fonts=True,
                             pdf_standards=["ua-1"], timestamp=int(find_timestamp(manifest)))  # fmt: skip
    except typst.TypstError as error:
        raise BuildError("typst", str(error), "a document that passes PDF/UA-1") from error
