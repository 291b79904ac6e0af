"""The embedded renderer: pandoc and typst, no program to install."""

import io
import re
from html import escape
from string import Template

from analysis.briefs.pages.compose import compose, find_kicker, quote_typst
from analysis.briefs.pages.marks import (
    embed_manifest,
    find_date,
    find_faces,
    find_language_of,
    list_html_marks,
    list_marks,
    place_logo,
    tell_closing,
    write_footer,
    write_rules,
)
from analysis.briefs.pages.published import read_page_script, require_manifest
from analysis.briefs.plan.house import write_page_style
from analysis.briefs.shelf.policy import make_policy
from analysis.briefs.shown.answers import embed_answers
from analysis.briefs.shown.convert import Order, read_converted, run_pandoc
from analysis.briefs.shown.drafts import Draft
from analysis.errors import BuildError
from analysis.paths import find_shipped

# How pandoc sets a cell, of a table or of a formula.
_ALIGNED = re.compile(
    r'(<(?:td|th|mtd)\b[^<>]*?)(?: class="[^"]*")? style="text-align: (left|right|center);?(?: padding-[^"]*)?"'
)
_FEW_WORDS = 240  # on a last page that is worth saving, its running head and foot among them
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
    """Return a self-contained page: one style, one script, its manifest and its records, nothing from elsewhere."""
    theme = find_shipped() / "reports" / "theme"
    style, script = write_page_style(made.manifest.house), read_page_script()
    page = Template((theme / "brief.html").read_text("utf-8")).substitute(
        list_html_marks(made.manifest),
        kicker=escape(find_kicker(made.passages)),
        css=style,
        body=name_alignments(body),
        carried=f"{embed_manifest(made.manifest)}\n{embed_answers(made)}",
        script=script,
        footer=write_footer(made.manifest),
        policy=escape(make_policy(script=script, style=style), quote=False),
    )
    return require_manifest(page, made.manifest)


def name_alignments(body: str) -> str:
    """Return HTML of pandoc with classes in place of its styles, which the page's policy would not let count.

    Examples
    --------
    >>> name_alignments('<td style="text-align: right;">3</td>')
    '<td class="at-right">3</td>'
    """
    return _ALIGNED.sub(lambda found: f'{found[1]} class="at-{found[2]}"', body)


def make_pdf(body: str, made: Draft) -> bytes:
    """Return a tagged PDF (PDF/UA-1) with the manifest attached; typst refuses a figure without alt text.

    Where its last page would hold little, it is set tighter, as far as that saves the page.
    """
    pages = _compile(body, made, 0)
    n_pages, n_words = _measure(pages)
    if n_pages == 1 or n_words > _FEW_WORDS:
        return pages
    tighter = (_compile(body, made, tight) for tight in (1, 2))
    return next((found for found in tighter if _measure(found)[0] < n_pages), pages)


def _measure(pages: bytes) -> tuple[int, int]:
    """Return how many pages a PDF has, and how many words the last one."""
    from pypdf import PdfReader

    read = PdfReader(io.BytesIO(pages))
    return len(read.pages), len(read.pages[-1].extract_text().split())


def _compile(body: str, made: Draft, tight: int) -> bytes:
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
    source.write_text(template.substitute(marks, **told, tight=tight), "utf-8")
    try:
        return typst.compile(
            str(source),
            format="pdf",
            root=str(made.private),
            ignore_system_fonts=True,
            font_paths=[str(find_faces())],
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
