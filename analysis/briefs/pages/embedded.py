"""The embedded renderer: pandoc and typst, no program to install."""

import json
import subprocess
from html import escape
from string import Template

from analysis.briefs.pages.compose import (
    DIALECT,
    compose,
    embed_json,
    find_date,
    find_kicker,
    find_language_of,
    list_html_marks,
    list_marks,
    quote_typst,
    tell_closing,
    write_footer,
)
from analysis.briefs.pages.drafts import Draft
from analysis.briefs.pages.markup import POLICY
from analysis.briefs.pages.published import require_manifest
from analysis.errors import BuildError
from analysis.paths import find_root


def render_embedded(drafts: list[Draft]) -> dict[str, str | None]:
    """Write the pages of many briefs with one start of pandoc; return the error, or None, of each."""
    texts = [
        ("\n\n".join(compose(made.passages, target, find_language_of(made.manifest))), target)
        for made in drafts
        for target in ("html", "typst")
    ]
    errors: dict[str, str | None] = dict.fromkeys((made.brief.slug for made in drafts), None)
    try:
        bodies = run_pandoc(texts)
    except BuildError as error:
        return dict.fromkeys(errors, str(error))
    for made, html, typst in zip(drafts, bodies[::2], bodies[1::2], strict=True):
        try:
            (made.private / "brief.html").write_bytes(fill_html(read_converted(html), made).encode())
            (made.private / "brief.pdf").write_bytes(make_pdf(read_converted(typst), made))
        except BuildError as error:
            errors[made.brief.slug] = str(error)
    return errors


def run_pandoc(texts: list[tuple[str, str]]) -> list[dict[str, str]]:
    """Return Markdown texts converted by one run of pandoc, each to html or typst: its text, or its error."""
    import pypandoc

    orders = [{"text": text, "from": DIALECT, "to": {"html": "html5"}.get(target, target)} for text, target in texts]
    script = find_root() / "reports" / "theme" / "convert.lua"
    done = subprocess.run(
        [pypandoc.get_pandoc_path(), "lua", str(script)],
        input=json.dumps(orders),
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


def fill_html(body: str, made: Draft) -> str:
    """Return a self-contained page: no script but the manifest, nothing from elsewhere."""
    theme = find_root() / "reports" / "theme"
    page = Template((theme / "brief.html").read_text("utf-8")).substitute(
        list_html_marks(made.manifest),
        kicker=escape(find_kicker(made.passages)),
        css=(theme / "brief.css").read_text("utf-8"),
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
    theme = find_root() / "reports" / "theme"
    marks = {k: quote_typst(v) for k, v in list_marks(made.manifest).items()}
    kicker = quote_typst(find_kicker(made.passages))
    template = Template((theme / "brief.typ").read_text("utf-8"))
    rules = (theme / "rules.typ").read_text("utf-8")
    source = made.private / "brief.typ"
    closing = tell_closing(made.manifest)
    source.write_text(template.substitute(marks, rules=rules, kicker=kicker, body=body, closing=closing), "utf-8")
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
        raise BuildError("typst", str(error), "a document that passes PDF/UA-1") from error
