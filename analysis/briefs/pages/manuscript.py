"""What Quarto is given to read: a notebook with nothing to execute and nothing that Quarto would act on."""

import json
import re
from html import escape
from typing import Any

from analysis.briefs.pages.compose import WORD_JOINER, compose, escape_markdown, find_kicker, part_braces, quote_typst
from analysis.briefs.pages.marks import (
    embed_manifest,
    find_date,
    find_language_of,
    list_html_marks,
    list_marks,
    tell_closing,
    write_footer,
    write_rules,
)
from analysis.briefs.pages.markup import QUARTO_POLICY
from analysis.briefs.pages.published import read_page_script
from analysis.briefs.shown.answers import embed_answers
from analysis.briefs.shown.drafts import Draft


def make_notebook(made: Draft) -> Any:
    """Return the notebook that Quarto reads; it has no code cell, no output and no metadata of a run."""
    from analysis.briefs.run.notebooks import nbformat

    texts = [
        _make_harmless(piece) for piece in compose(made.passages, "quarto", find_language_of(made.manifest)) if piece
    ]
    close = f"```{{=typst}}\n{tell_closing(made.manifest)}\n```"
    script = f"<script>{read_page_script()}</script>"
    carried = f"```{{=html}}\n{embed_manifest(made.manifest)}\n{embed_answers(made)}\n{script}\n```"
    # What Quarto itself shows in a document comes before its body, so how floats are set has to be said where that
    # begins.
    cells = [nbformat.v4.new_raw_cell(f"---\n{write_front_matter(made)}\n---")]
    cells += [
        nbformat.v4.new_markdown_cell(text) for text in ("```{=typst}\n#show: lay-out\n```", *texts, close, carried)
    ]
    for position, cell in enumerate(cells, 1):
        cell.id = f"cell-{position:03d}"
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return nbformat.v4.new_notebook(cells=cells, metadata=kernel)


def write_front_matter(made: Draft) -> str:
    """Return the front matter: JSON on one line, without what Quarto looks for before it reads YAML."""
    marks = list_html_marks(made.manifest)
    above = f'<main>\n{marks["house"]}\n{marks["notice"]}\n<p class="kicker">{escape(find_kicker(made.passages))}</p>'
    below = write_footer(made.manifest)
    policy = f'<meta http-equiv="Content-Security-Policy" content="{QUARTO_POLICY}">'
    front = {
        "title": escape_markdown(made.manifest.title),
        "lang": find_language_of(made.manifest),
        "format": {
            "html": {
                "include-in-header": [{"text": policy}],
                "include-before-body": [{"text": above}],
                "include-after-body": [{"text": f"{below}</main>"}],
            },
            "typst": {"include-in-header": [{"text": write_header(made)}]},
        },
    }
    return re.sub(
        r"[<`\x7f-\x9f\u2028\u2029\ufeff]",
        lambda found: f"\\u{ord(found[0]):04x}",
        json.dumps(front, ensure_ascii=False),
    )


def write_header(made: Draft) -> str:
    """Return what stands before the first page of the PDF: the theme's rules, and the opening in place of Quarto's."""
    marks = {name: quote_typst(part_braces(text)) for name, text in list_marks(made.manifest).items()}
    year, month, day = find_date(made.manifest).timetuple()[:3]
    kicker = quote_typst(part_braces(find_kicker(made.passages)))
    return f"""{write_rules(made.manifest)}
#set document(date: datetime(year: {year}, month: {month}, day: {day}))
#set page(header: head({marks["title"]}, {marks["notice"]}), footer: foot({marks["as_of"]}))
#let article(..options, doc) = {{
  set document(title: {marks["title"]}, author: "incident-briefs")
  opening({kicker}, {marks["title"]})
  doc
}}
"""


def _make_harmless(text: str) -> str:
    """Return a passage in which Quarto finds neither shortcodes, nor metadata, nor options of a cell."""
    lines = part_braces(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    in_code = False
    for number, line in enumerate(lines):
        if re.match(r" {0,3}(```|~~~)", line):
            in_code = not in_code
        elif re.fullmatch(r"---[ \t]*", line):
            lines[number] = f"---{WORD_JOINER}" if in_code else "----"
    return ("\n" if lines[0].startswith("#|") else "") + "\n".join(lines)
