"""Passages to HTML and PDF: with Quarto where it is found, else with pandoc and typst, both ordinary wheels."""

import json
from pathlib import Path
from typing import Any

from analysis.briefs.embedded import render_html, render_pdf
from analysis.briefs.quarto import find_quarto, render_quarto
from analysis.errors import ParameterError

RENDERERS = ("auto", "quarto", "embedded")


def choose_renderer(asked: str) -> str:
    """Return `quarto` or `embedded`.

    Raises
    ------
    ParameterError
        When Quarto is asked for and not found.
    """
    if asked not in RENDERERS:
        raise ParameterError("--renderer", repr(asked), " or ".join(RENDERERS))
    if asked == "quarto" and find_quarto() is None:
        raise ParameterError(
            "--renderer", "no Quarto on PATH or in QUARTO_PATH", "an installed Quarto", "Use --renderer embedded"
        )
    return "embedded" if asked == "embedded" or find_quarto() is None else "quarto"


def render(passages: list[dict[str, Any]], manifest: dict[str, Any], folder: Path, renderer: str) -> None:
    """Write brief.html and brief.pdf into a private folder, both from the same passages.

    Raises
    ------
    BuildError
        When a renderer fails or refuses (a figure without alt text, a document without a title).
    """
    (folder / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False), "utf-8")
    for passage in passages:
        if passage["kind"] == "figure":
            (folder / f"{passage['where']}.svg").write_text(passage["svg"], "utf-8")
    if renderer == "quarto":
        render_quarto(passages, manifest, folder)
    else:
        (folder / "brief.html").write_text(render_html(passages, manifest), "utf-8")
        (folder / "brief.pdf").write_bytes(render_pdf(passages, manifest, folder))
