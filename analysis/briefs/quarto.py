"""Quarto, where the user has it: one call over a private folder, nothing executed."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from analysis.briefs.compose import compose, embed_json, find_kicker, find_timestamp, list_marks
from analysis.errors import BuildError
from analysis.paths import find_root


def find_quarto() -> str | None:
    """Return the Quarto program: QUARTO_PATH where it is set, else the one on PATH; None where there is none."""
    named = os.environ.get("QUARTO_PATH")
    return named if named and Path(named).is_file() else shutil.which("quarto")


def render_quarto(passages: list[dict[str, Any]], manifest: dict[str, Any], folder: Path) -> None:
    """Write brief.html and brief.pdf with one call of Quarto, over a notebook that holds only what is to be read.

    The notebook is a copy in a private folder: a raw cell with the front matter, Markdown cells with the passages.

    Raises
    ------
    BuildError
        When Quarto fails, with the end of what it printed, or leaves one of the two files out.
    """
    import nbformat

    quarto = find_quarto()
    if quarto is None:
        raise BuildError("Quarto", "not found", "Quarto on PATH or in QUARTO_PATH", "Use --renderer embedded")
    nbformat.write(make_notebook(passages, manifest), folder / "brief.ipynb")
    shutil.copy(find_root() / "reports" / "_quarto.yml", folder / "_quarto.yml")
    environment = {**os.environ, "SOURCE_DATE_EPOCH": find_timestamp(manifest)}
    done = subprocess.run(
        [quarto, "render", ".", "--no-execute"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode or not all((folder / name).is_file() for name in ("brief.html", "brief.pdf")):
        printed = (done.stderr or done.stdout).strip()[-2000:]
        raise BuildError(
            "quarto render", printed or "no brief.html or brief.pdf", "both files", "Use --renderer embedded"
        )


def make_notebook(passages: list[dict[str, Any]], manifest: dict[str, Any]) -> Any:
    """Return the notebook that Quarto reads; it has no code cell, no output and no metadata of a run."""
    import nbformat

    marks = list_marks(manifest)
    shown = {name: json.dumps(text, ensure_ascii=False) for name, text in marks.items()}
    header = (
        f"#set document(date: none)\n#set page(header: text(size: 8pt)[#{shown['title']} #h(1fr) #{shown['notice']}], "
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
    digest = f"Results digest: `{marks['digest']}`"
    texts = [piece for piece in compose(passages, "quarto") if piece] + [digest, attach]
    cells = [nbformat.v4.new_raw_cell("---\n" + json.dumps(front, ensure_ascii=False) + "\n---")]
    cells += [nbformat.v4.new_markdown_cell(text) for text in texts]
    for position, cell in enumerate(cells, 1):
        cell.id = f"cell-{position:03d}"
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return nbformat.v4.new_notebook(cells=cells, metadata=kernel)
