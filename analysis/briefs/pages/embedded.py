"""The embedded renderer: pandoc and typst, no program to install."""

import re
from html import escape
from string import Template

from analysis.briefs.pages.compose import compose, find_kicker, quote_typst
from analysis.briefs.pages.marks import (
    embed_json,
    find_date,
    find_language_of,
    list_html_marks,
    list_marks,
    place_logo,
    tell_closing,
    write_footer,
    write_rules,
)
from analysis.briefs.pages.markup import POLICY
from analysis.briefs.pages.published import require_manifest
from analysis.briefs.plan.house import write_style
from analysis.briefs.shown.convert import Order, read_converted, run_pandoc
from analysis.briefs.shown.drafts import Draft
from analysis.errors import BuildError
from analysis.paths import find_shipped

_TARGETS = {"html": "html5", "typst": "typst"}


def render_embedded(drafts: list[Draft]) -> dict[str, str | None]:
    """Write the pages of many briefs with one start of pandoc; return the error, or None, of each."""
    texts = [
        Order("\n\n".join(compose(made.passages, target, find_language_of(made.manifest))), _TARGETS[target])
        for made in drafts
        for target in ("html", "typst")
    ]
    errors: dict[str, str | None] = dict.fromkeys((made.brief.slug for made in drafts), None)
    try:
        bodies = run_pandoc(texts)
    except BuildError as error:
        if len(drafts) == 1:
            return dict.fromkeys(errors, str(error))
        return {slug: said for made in drafts for slug, said in render_embedded([made]).items()}
    for made, html, typst in zip(drafts, bodies[::2], bodies[1::2], strict=True):
        try:
            (made.private / "brief.html").write_bytes(fill_html(read_converted(html), made).encode())
            (made.private / "brief.pdf").write_bytes(make_pdf(read_converted(typst), made))
        except BuildError as error:
            errors[made.brief.slug] = str(error)
    return errors


def fill_html(body: str, made: Draft) -> str:
    """Return a self-contained page: no script but the manifest, nothing from elsewhere."""
    theme = find_shipped() / "reports" / "theme"
    page = Template((theme / "brief.html").read_text("utf-8")).substitute(
        list_html_marks(made.manifest),
        kicker=escape(find_kicker(made.passages)),
        css=write_style(made.manifest.house),
        body=body,
        manifest=embed_json(made.manifest),
        footer=write_footer(made.manifest),
        policy=escape(POLICY),
    )
    return require_manifest(page, made.manifest)


def make_pdf(body: str, made: Draft) -> bytes:
    """Return a tagged PDF (PDF/UA-1) with the manifest attached; typst refuses a figure without alt text."""
    import typst

    body = body.replace("align(center)[#table", "align(left)[#table")
    theme = find_shipped() / "reports" / "theme"
    marks = {k: quote_typst(v) for k, v in list_marks(made.manifest).items()}
    kicker = quote_typst(find_kicker(made.passages))
    template = Template((theme / "brief.typ").read_text("utf-8"))
    place_logo(made.private, made.manifest.house)
    source = made.private / "brief.typ"
    closing = tell_closing(made.manifest)
    told = {"rules": write_rules(made.manifest), "kicker": kicker, "body": body, "closing": closing}
    source.write_text(template.substitute(marks, **told), "utf-8")
    try:
        return typst.compile(
            str(source),
            format="pdf",
            root=str(made.private),
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            timestamp=int(find_date(made.manifest).timestamp()),
        )
    except typst.TypstError as error:
        raise _explain(str(error), made) from error


def _explain(said: str, made: Draft) -> BuildError:
    """Return what typst says of a page as an error that names the cell, where it can be told, and what to do."""
    if found := re.search(r'the text `"(.+?)"` could not be displayed', said):
        letters = found[1]
        cells = [p.cell for p in made.passages if letters in p.text + p.caption and p.cell]
        where = f"cell {cells[0]}" if cells else "its text"
        advice = "Write it in words: the letters that the PDF has are those of Europe's languages"
        return BuildError(f"notebooks/{made.brief.notebook}.ipynb", f"{where} shows {letters!r}", "letters", advice)
    if "skipped from heading level" in said:
        found_levels = " ".join(said.split()[:12])
        advice = "Begin sections with ##, and what is below them with ###"
        return BuildError(f"notebooks/{made.brief.notebook}.ipynb", found_levels, "no level left out", advice)
    return BuildError("typst", said, "a document that passes PDF/UA-1")
