"""An executed notebook to what is published: passages and their numbers, a clean notebook, a digest, a manifest."""

import hashlib
import json
import platform
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

import analysis
from analysis.briefs.pages.compose import find_kicker, find_lost_references, name_first_fact, place_entries
from analysis.briefs.pages.quarto import name_version
from analysis.briefs.pages.render import render_all
from analysis.briefs.plan.reading import Brief
from analysis.briefs.plan.titles import find_written_language
from analysis.briefs.run.notebooks import nbformat
from analysis.briefs.shelf.changes import PARTS
from analysis.briefs.shelf.folders import (
    find_commit,
    find_private,
    keep_failure,
    place_brief,
    read_executed,
)
from analysis.briefs.shelf.manifest import (
    LONGEST_NAME,
    LONGEST_TEXT,
    Entry,
    Manifest,
    Opening,
    format_manifest,
)
from analysis.briefs.shown.cells import Cell, collect_passages, read_cells
from analysis.briefs.shown.drafts import Draft
from analysis.briefs.shown.printed import Printed
from analysis.datasets.catalogue import hash_text, read_about
from analysis.datasets.store import load_values
from analysis.errors import BriefsError, BuildError
from analysis.findings.provenance import carry_records
from analysis.words.language import know_language, speaking
from analysis.words.prose import translate_prose


def list_numbers(passages: list[Printed]) -> list[Entry]:
    """Return every number of a brief, in the order it is stated; one stated twice in a passage stands once."""
    stated = {entry.key: entry for p in reversed(passages) for entry in reversed(p.numbers)}
    return [stated[key] for key in place_entries(passages)]


def digest_outputs(passages: list[Printed]) -> str:
    """Return the sha256 of the executed outputs, before any rendering."""
    told = [passage.model_dump(mode="json", exclude_unset=True) for passage in passages]
    return hash_text(json.dumps(told, sort_keys=True, ensure_ascii=False))


def digest_results(told: Mapping[str, Any]) -> str:
    """Return the results digest: the sha256 of the executed outputs, their numbers, and the measures of these.

    Manifests of older versions have no measures.
    """
    results = [told["outputs"], told["numbers"], *([told["measures"]] if "measures" in told else [])]
    return hash_text(json.dumps(results, sort_keys=True, ensure_ascii=False))


def clean_notebook(cells: list[Cell], title: str) -> nbformat.NotebookNode:
    """Return the notebook as it is published: its pieces, no timings, no ids of a run, no vendor data."""
    notebook = nbformat.v4.new_notebook(
        metadata={
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
            "title": title,
        }
    )
    for number, (cell, pieces) in enumerate(cells, 1):
        fresh = (
            nbformat.v4.new_markdown_cell(cell.source)
            if cell.cell_type == "markdown"
            else nbformat.v4.new_code_cell(cell.source)
        )
        fresh.id = f"cell-{number:02d}"
        if cell.cell_type == "code":
            fresh.outputs = [_show(piece) for piece in pieces if piece.kind not in ("omitted", "code")]
        notebook.cells.append(fresh)
    return notebook


def _show(piece: Printed) -> nbformat.NotebookNode:
    """Return a piece as an output of a notebook."""
    caption = f"\n\n*{piece.caption}*" if piece.caption else ""
    data, metadata = {"text/markdown": piece.text + caption, "text/plain": piece.alt or piece.text}, {}
    if piece.svg or piece.picture:
        mime = f"image/{piece.picture_type}" if piece.picture else "image/svg+xml"
        data = {mime: piece.picture or piece.svg, "text/plain": piece.alt}
        metadata = {mime: {"alt": piece.alt}}
    return nbformat.v4.new_output("display_data", data=data, metadata=metadata)


def find_opening(passages: list[Printed]) -> Opening:
    """Return what a brief begins with, in plain words; blank what its notebook does not show."""
    first = {passage.kind: passage.text for passage in reversed(passages)}
    return Opening(
        kind=_read_plainly(find_kicker(passages), LONGEST_NAME),
        headline=_read_plainly(first.get("headline", "")),
        scope=_read_plainly(first.get("lead", "")),
        fact=_read_plainly(name_first_fact(first.get("facts", "")), LONGEST_NAME),
    )


def _read_plainly(words: str, most: int = LONGEST_TEXT) -> str:
    """Return words without what sets them apart in Markdown, as the package writes it; of very many the first."""
    return re.sub(r"\\(\W|_)|[*]", r"\1", re.sub(r"[ \n]+", " ", words).strip())[:most]


def write_manifest(brief: Brief, passages: list[Printed], parts: dict[str, str], tables: str = "") -> Manifest:
    """Return what a published brief says of itself; it is embedded in HTML and PDF, and stands beside them."""
    about = read_about(brief.dataset)
    measures = {mark: said for passage in passages for mark, said in passage.measures.items()}
    numbers = [entry.tell() for entry in list_numbers(passages)]
    own = [passage.tell_own().tell() for passage in passages if passage.own]
    results = {"outputs": digest_outputs(passages), "numbers": numbers, "measures": measures}
    told = {
        "slug": brief.slug,
        "title": brief.title,
        "notebook": brief.notebook,
        "parameters": json.loads(json.dumps(brief.values(), default=str)),
        "dataset": about.model_dump(
            mode="json", include={"dataset", "title", "notice", "cut_off", "period", "sources"}
        ),
        "digest": digest_results(results),
        **results,
        "parts": {name: parts[name] for name in PARTS},
        "made_with": name_tools(parts["renderer"]),
        "spans": {mark: spans for passage in passages for mark, spans in passage.spans.items()},
        **({"records": hash_text(tables)} if tables else {}),
        **({"own": own} if own else {}),
        "opening": find_opening(passages).tell(),
        **({"house": told_house} if (told_house := brief.house.tell()) else {}),
        **brief.correction(),
    }
    return Manifest.model_validate(told)


def name_tools(renderer: str) -> dict[str, str]:
    """Return what a brief is made with here, and its version; the system too, which decides how a number is drawn."""
    return {
        "incident-briefs": analysis.__version__,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        **({"quarto": name_version()} if renderer == "quarto" else {}),
    }


def _read_cells(brief: Brief, executed: nbformat.NotebookNode) -> list[Cell]:
    try:
        with speaking(know_language(brief.values().get("language"))):
            return read_cells(executed, brief.notebook)
    except ValidationError as error:
        wrong = ", ".join(".".join(map(str, fault["loc"])) for fault in error.errors()[:5])
        raise BuildError(
            brief.slug,
            f"its notebook shows numbers that are none ({wrong})",
            "numbers as the package states them",
            "Look at what its cells display",
        ) from error


def translate_notebook(executed: nbformat.NotebookNode, brief: Brief) -> nbformat.NotebookNode:
    """Put the prose of a notebook into the language of the brief."""
    written_in = find_written_language(brief.notebook)
    language = brief.values().get("language", written_in)
    for cell in (cell for cell in executed.cells if cell.cell_type == "markdown"):
        cell.source = translate_prose(cell.source, written_in, language)
    return executed


def draft(brief: Brief, folder: Path) -> Draft:
    """Return an executed brief, ready to be rendered, with the slice and the records that its own kernel read.

    Raises
    ------
    BuildError
        When its notebook shows what would not be on the page.
    """
    private, parts = read_executed(folder, brief.slug)
    executed = translate_notebook(nbformat.read(private / "executed.ipynb", as_version=4), brief)
    cells = _read_cells(brief, executed)
    passages = collect_passages(cells)
    if lost := find_lost_references(passages):
        expected = "a label that a figure or table of this brief has"
        raise BuildError(f"notebooks/{brief.notebook}.ipynb", f"a text refers to {lost[0]}", expected, "Mend it")
    read = next((p.data for p in passages if p.data), None) or _load_data(brief)
    parts = {**parts, "slice": read["slice"]}
    manifest = write_manifest(brief, passages, parts, read["tables"])
    return Draft(brief, cells, passages, manifest, parts, read["records"], read["tables"], read["names"], private)


def _load_data(brief: Brief) -> dict[str, str]:
    """Return what `list_provenance` gives, for a notebook that does not show it."""
    return carry_records(load_values(brief.values()))


def publish(briefs: list[Brief], folder: Path, renderer: str) -> dict[str, str | None]:
    """Render executed briefs and put the files of each in place, all at once; return the error, or None, of each."""
    errors: dict[str, str | None] = dict.fromkeys((brief.slug for brief in briefs), None)
    drafts = []
    for brief in briefs:
        try:
            drafts.append(draft(brief, folder))
        except BriefsError as error:
            errors[brief.slug] = str(error)
    errors |= render_all(drafts, renderer)
    code = find_commit()
    for made in drafts:
        if errors[made.brief.slug] is None:
            place_brief(folder, made.brief.slug, list_contents(made, code))
    for slug, found in errors.items():
        if found:
            keep_failure(folder, slug, found, find_private(folder, slug) / "executed.ipynb")
    return errors


def list_contents(made: Draft, code: dict[str, str | bool]) -> dict[str, bytes]:
    """Return the files of a rendered brief: pages, notebook, records, manifest."""
    files = {
        "brief.html": (made.private / "brief.html").read_bytes(),
        "brief.pdf": (made.private / "brief.pdf").read_bytes(),
        "brief.ipynb": (nbformat.writes(clean_notebook(made.cells, made.brief.title)) + "\n").encode(),
        "records.csv": made.records.encode(),
    }
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    beside = made.manifest.alter(parts=made.parts, code=code, files=hashes)
    return {**files, "manifest.json": format_manifest(beside).encode()}
