"""Quarto, where the user has it: one call for many briefs, nothing executed."""

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from analysis.briefs.compose import compose, embed_json, find_date, find_kicker, list_marks
from analysis.briefs.drafts import Draft
from analysis.errors import BuildError
from analysis.paths import find_root

_PAGES = ("brief.html", "brief.pdf")


def find_quarto() -> str | None:
    """Return the Quarto program: QUARTO_PATH where it is set, else the one on PATH; None where there is none."""
    named = os.environ.get("QUARTO_PATH")
    return named if named and Path(named).is_file() else shutil.which("quarto")


def render_quarto(drafts: list[Draft]) -> dict[str, str | None]:
    """Write the pages of many briefs with one call of Quarto: a project with a folder for each.

    Each folder holds a notebook with only what is to be read (a raw cell with the front matter, Markdown cells with the
    passages) and its figures; nothing is executed. Where the call fails, those without pages are rendered one by one, so
    that the one at fault is known.

    Returns
    -------
    dict
        Slug to error, None where both files are there.
    """
    with tempfile.TemporaryDirectory(prefix="quarto-") as place:
        project = Path(place)
        printed = _render_project(drafts, project)
        _collect(drafts, project)
    errors = {made.brief.slug: None if _is_rendered(made) else printed for made in drafts}
    left = [made for made in drafts if errors[made.brief.slug]]
    if len(drafts) > 1:
        for made in left:
            errors |= render_quarto([made])
    return errors


def _render_project(drafts: list[Draft], project: Path) -> str:
    """Call Quarto over a project made of drafts, and return the end of what it printed."""
    import nbformat

    quarto = find_quarto()
    if quarto is None:
        raise BuildError("Quarto", "not found", "Quarto on PATH or in QUARTO_PATH", "Use --renderer embedded")
    shutil.copy(find_root() / "reports" / "_quarto.yml", project / "_quarto.yml")
    for made in drafts:
        folder = project / made.brief.slug
        folder.mkdir()
        nbformat.write(make_notebook(made.passages, made.manifest), folder / "brief.ipynb")
        for path in (made.private / "manifest.json", *made.private.glob("*.svg")):
            shutil.copy(path, folder)
    # Each notebook states the date of its own document; this one is for whatever else asks for the time.
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "946684800"}
    done = subprocess.run(
        [quarto, "render", ".", "--no-execute"],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return str(BuildError("quarto render", (done.stderr or done.stdout).strip()[-2000:] or "no brief.html or brief.pdf",
                          "both files", "Use --renderer embedded"))  # fmt: skip


def _collect(drafts: list[Draft], project: Path) -> None:
    for made in drafts:
        for name in _PAGES:
            if (project / made.brief.slug / name).is_file():
                shutil.copy(project / made.brief.slug / name, made.private)


def _is_rendered(made: Draft) -> bool:
    return all((made.private / name).is_file() for name in _PAGES)


def make_notebook(passages: list[dict[str, Any]], manifest: dict[str, Any]) -> Any:
    """Return the notebook that Quarto reads; it has no code cell, no output and no metadata of a run."""
    import nbformat

    marks = list_marks(manifest)
    shown = {name: json.dumps(text, ensure_ascii=False) for name, text in marks.items()}
    year, month, day = (find_date(manifest)).timetuple()[:3]
    header = (
        f"#set document(date: datetime(year: {year}, month: {month}, day: {day}))\n#set page(header: text(size: 8pt)[#{shown['title']} #h(1fr) #{shown['notice']}], "
        f"footer: context text(size: 8pt)[#{shown['as_of']} #h(1fr) #counter(page).display()])"
    )
    front = {
        "title": marks["title"],
        "subtitle": " · ".join(m for m in (find_kicker(passages), marks["as_of"], marks["notice"]) if m),
        "format": {"typst": {"include-in-header": [{"text": header}]}},
    }
    attach = (
        '```{=typst}\n#pdf.attach("manifest.json", mime-type: "application/json", relationship: "supplement", '
        f'description: "manifest")\n```\n\n```{{=html}}\n{embed_json(manifest)}\n```'
    )
    digest = f"Results digest `{marks['digest']}`. `briefs verify` checks this page against its records."
    texts = [piece for piece in compose(passages, "quarto") if piece] + [digest, attach]
    cells = [nbformat.v4.new_raw_cell("---\n" + json.dumps(front, ensure_ascii=False) + "\n---")]
    cells += [nbformat.v4.new_markdown_cell(text) for text in texts]
    for position, cell in enumerate(cells, 1):
        cell.id = f"cell-{position:03d}"
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return nbformat.v4.new_notebook(cells=cells, metadata=kernel)
