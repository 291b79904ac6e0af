"""Passages to HTML and PDF: with Quarto where it is found, else with pandoc and typst, both ordinary wheels."""

import json

from analysis.briefs.drafts import Draft
from analysis.briefs.embedded import render_embedded
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


def render_all(drafts: list[Draft], renderer: str) -> dict[str, str | None]:
    """Write brief.html and brief.pdf of each draft into its private folder, both from the same passages.

    Returns
    -------
    dict
        Slug to error, None where both files are there. A renderer refuses a figure without alt text, for instance.
    """
    for made in drafts:
        (made.private / "manifest.json").write_text(json.dumps(made.manifest, ensure_ascii=False), "utf-8")
        for passage in (p for p in made.passages if p["kind"] == "figure"):
            (made.private / f"{passage['where']}.svg").write_text(passage["svg"], "utf-8")
    return render_quarto(drafts) if renderer == "quarto" else render_embedded(drafts)
