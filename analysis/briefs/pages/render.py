"""Passages to HTML and PDF: with Quarto where it is found, else with pandoc and typst, both ordinary wheels."""

import json
from typing import NamedTuple

from analysis.briefs.pages.embedded import render_embedded
from analysis.briefs.pages.quarto import find_quarto, read_version, render_quarto
from analysis.briefs.pages.trial import examine_quarto, is_too_old, name_least
from analysis.briefs.shown.drafts import Draft
from analysis.errors import BuildError, ParameterError

RENDERERS = ("auto", "quarto", "embedded")


class Choice(NamedTuple):
    """The renderer that makes the pages, and why it is not the Quarto that is here, else blank."""

    renderer: str
    reason: str = ""


def choose_renderer(asked: str) -> Choice:
    """Return the renderer: the one asked for, or, for `auto`, Quarto where it is known to work and has shown it here.

    Raises
    ------
    ParameterError
        When Quarto is asked for and is not there, does not say its version, or is too old.
    """
    if asked not in RENDERERS:
        raise ParameterError("--renderer", repr(asked), " or ".join(RENDERERS))
    if asked == "embedded":
        return Choice("embedded")
    if asked == "quarto":
        require_quarto()
        return Choice("quarto")
    found = examine_quarto()
    if found is None:
        return Choice("embedded")
    if not found.fault:
        return Choice("quarto")
    insist = "; --renderer quarto insists" if found.version and not is_too_old(found.version) else ""
    return Choice("embedded", f"{found.fault.rstrip('.')}. The embedded renderer makes the pages{insist}")


def require_quarto(where: str = "--renderer", advice: str = "Use --renderer embedded") -> None:
    """Raise ParameterError where there is no Quarto here that the pages can be made with."""
    program, wanted = find_quarto(), f"Quarto {name_least()} or newer on PATH or in QUARTO_PATH"
    if program is None:
        raise ParameterError(where, "no Quarto is here", wanted, advice)
    try:
        version = read_version(program)
    except BuildError as error:
        raise ParameterError(where, f"Quarto does not work ({error})", wanted, advice) from error
    if is_too_old(version):
        raise ParameterError(where, f"Quarto {version} is here, which is too old", wanted, advice)


def render_all(drafts: list[Draft], renderer: str) -> dict[str, str | None]:
    """Write brief.html and brief.pdf of each draft into its private folder, both from the same passages.

    Returns
    -------
    dict
        Slug to error, None where both files are there. A renderer refuses a figure without alt text, for instance.
    """
    for made in drafts:
        (made.private / "manifest.json").write_text(json.dumps(made.manifest.tell(), ensure_ascii=False), "utf-8")
        for passage in (p for p in made.passages if p.svg or p.picture):
            (made.private / passage.file_name).write_bytes(passage.read_picture())
    return render_quarto(drafts) if renderer == "quarto" else render_embedded(drafts)
