"""An executed notebook to what is published: passages and their numbers, a clean notebook, a digest, a manifest."""

import hashlib
import json
import platform
from typing import Any

import nbformat

import analysis
from analysis.briefs.plan import Brief
from analysis.catalogue import read_about
from analysis.wording.passages import MIME


def collect_passages(executed: nbformat.NotebookNode) -> list[dict[str, Any]]:
    """Return the brief as a list of passages: what the markdown cells and the outputs say, in order.

    Each has kind (markdown, text, lead, headline, callout, table, figure), where, text, caption, alt, svg, numbers.
    """
    found: list[dict[str, Any]] = []
    for cell in executed.cells:
        if cell.cell_type == "markdown":
            found.append({"kind": "markdown", "where": cell.id, "text": cell.source, "numbers": []})
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if MIME in data and data[MIME]["kind"] != "omitted":
                found.append(
                    {**data[MIME], "text": data.get("text/markdown", ""), "svg": data.get("image/svg+xml", "")}
                )
    return found


def list_numbers(passages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return every number of a brief, in the order it is stated; one stated twice in a passage stands once."""
    seen, numbers = set(), []
    for stated in (n for p in passages for n in p["numbers"]):
        mark = (stated["where"], stated["name"])
        if mark not in seen:
            seen.add(mark)
            numbers.append(stated)
    return numbers


def digest_results(passages: list[dict[str, Any]]) -> str:
    """Return the results digest: the sha256 of the executed outputs and their numbers, before any rendering."""
    return hashlib.sha256(json.dumps(passages, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def clean_notebook(executed: nbformat.NotebookNode, title: str) -> nbformat.NotebookNode:
    """Return the notebook as it is published: its passages, no timings, no ids of a run, no vendor data."""
    notebook = nbformat.v4.new_notebook(metadata={
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"}, "title": title,
    })  # fmt: skip
    for number, cell in enumerate(executed.cells, 1):
        fresh = (
            nbformat.v4.new_markdown_cell(cell.source)
            if cell.cell_type == "markdown"
            else nbformat.v4.new_code_cell(cell.source)
        )
        fresh.id = f"cell-{number:02d}"
        if cell.cell_type == "code":
            fresh.outputs = [clean for output in cell.outputs if (clean := _clean_output(output))]
        notebook.cells.append(fresh)
    return notebook


def _clean_output(output: Any) -> nbformat.NotebookNode | None:
    said = output.get("data", {}).get(MIME)
    if said is None or said["kind"] == "omitted":
        return None
    data = {k: v for k, v in output["data"].items() if k != MIME}
    metadata = {"image/svg+xml": {"alt": said["alt"]}} if "image/svg+xml" in data else {}
    if said["caption"] and "text/markdown" in data:
        data["text/markdown"] += f"\n\n*{said['caption']}*"
    return nbformat.v4.new_output("display_data", data=data, metadata=metadata)


def write_manifest(brief: Brief, passages: list[dict[str, Any]], parts: dict[str, str]) -> dict[str, Any]:
    """Return what a published brief says of itself; it is embedded in HTML and PDF, and stands beside them."""
    about = read_about(brief.dataset)
    return {
        "slug": brief.slug,
        "title": brief.title,
        "notebook": brief.notebook,
        "parameters": brief.values(),
        "dataset": {k: about[k] for k in ("dataset", "title", "notice", "cut_off", "period", "sources")},
        "slice": parts["slice"],
        "digest": digest_results(passages),
        "numbers": list_numbers(passages),
        "made_with": {
            "incident-briefs": analysis.__version__,
            "python": platform.python_version(),
            "lock": parts["lock"],
        },
    }
