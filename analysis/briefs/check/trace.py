"""From a number of a brief back to its records, and from a raw row forward to the numbers that use it."""

import json
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from analysis.briefs.pages.sealing import read_page
from analysis.briefs.run.execute import run_cells
from analysis.contract.parameters import complete, find_notebook
from analysis.datasets.store import find_rows, read_tables, require_file
from analysis.errors import DataError, ParameterError

_TABLES = ("incidents", "counts", "milestones", "claims", "reports")


def find_brief(brief: str, folder: Path) -> Path:
    """Return where a brief lies, named by its slug, its folder, its manifest, or a lone HTML or PDF.

    Raises
    ------
    ParameterError
        When there is none, naming the nearest.
    """
    for path in (folder / brief, Path(brief)):
        if (path / "manifest.json").is_file():
            return path
        if path.is_file() and path.suffix.lower() in (".json", ".html", ".pdf"):
            return path
    known = sorted(p.parent.name for p in folder.glob("*/manifest.json"))
    near = get_close_matches(brief, known, 1)
    raise ParameterError("brief", f"{brief!r} is not built", f"one of: {', '.join(known) or 'none yet'}",
                         f"Did you mean {near[0]!r}?" if near else "Run briefs build")  # fmt: skip


def read_manifest(brief: str, folder: Path) -> dict[str, Any]:
    """Return the manifest of a brief, named as in `find_brief`."""
    path = find_brief(brief, folder)
    if path.suffix.lower() in (".html", ".pdf"):
        return read_page(path).manifest
    file = path / "manifest.json" if path.is_dir() else path
    try:
        return json.loads(file.read_text("utf-8"))
    except ValueError as error:
        raise DataError(
            str(file), f"no JSON ({error})", "a manifest as it was written", "Build the brief again"
        ) from error


def find_number(manifest: dict[str, Any], name: str) -> dict[str, Any]:
    """Return the entry of a number, named by its name or by `where:name`.

    Raises
    ------
    ParameterError
        When the brief states no such number, naming the nearest.
    """
    entries = [n for n in manifest["numbers"] if name in (n["name"], f"{n['where']}:{n['name']}")]
    if entries:
        return entries[0]
    names = [n["name"] for n in manifest["numbers"]]
    near = get_close_matches(name, names, 3, 0.3)
    raise ParameterError("number", f"{name!r} is not stated in {manifest['slug']}", f"one of its {len(names)} numbers",
                         f"Nearest: {', '.join(near)}" if near else f"Some are: {', '.join(names[:8])}")  # fmt: skip


def list_incidents(manifest: dict[str, Any], entry: dict[str, Any]) -> list[str]:
    """Return the incidents behind a number, measured again where the manifest holds only their hash."""
    if isinstance(entry["rows"], list):
        return entry["rows"]
    for stated in measure_again(manifest):
        if (stated["name"], stated["where"]) == (entry["name"], entry["where"]):
            return stated["ids"]
    raise DataError(
        entry["name"],
        "the notebook no longer states this number",
        "the notebook the brief was made with",
        "Build the brief again",
    )


def measure_again(manifest: dict[str, Any]) -> list[dict[str, Any]]:
    """Return every number of a brief as its notebook states it now, with all incident ids behind it."""
    notebook = manifest["notebook"]
    shown = run_cells(notebook, complete(find_notebook(notebook), manifest["parameters"]))
    return [{**n.describe(p.where), "ids": list(n.ids)} for p in shown for n in p.numbers]


def trace_number(brief: str, name: str, folder: Path) -> dict[str, Any]:
    """Return a number with the raw rows behind it: file, row, table and what the table holds.

    The rows are those of the incidents the number was counted from, in every table that speaks of them.
    """
    manifest = read_manifest(brief, folder)
    entry = find_number(manifest, name)
    ids = set(list_incidents(manifest, entry))
    tables = read_tables(manifest["dataset"]["dataset"])
    rows = []
    for table in _TABLES:
        frame = tables[table][tables[table]["incident_id"].isin(ids)]
        rows += [
            {"table": table, "incident_id": i, "file": f, "row": int(r)}
            for i, f, r in zip(frame["incident_id"], frame["source_file"], frame["source_row"], strict=True)
        ]
    ordered = sorted(rows, key=lambda r: (_TABLES.index(r["table"]), r["file"], r["row"]))
    return {
        "brief": manifest["slug"],
        "number": {k: v for k, v in entry.items() if k != "rows"},
        "incidents": sorted(ids),
        "rows": ordered,
    }


def trace_row(dataset: str, place: str, folder: Path) -> dict[str, Any]:
    """Return what became of a raw row, and which numbers of the built briefs use the incidents it speaks of.

    Raises
    ------
    ParameterError, DataError
        When FILE:ROW is not of that form, or no such row was read.
    """
    name, _, number = place.rpartition(":")
    if not name or not number.isdigit():
        raise ParameterError("FILE:ROW", repr(place), "a file and a row, such as incidents.csv:2")
    tables = read_tables(dataset)
    require_file(tables, name)
    made = find_rows(tables, name, int(number))
    if not made:
        raise DataError(f"{name}, row {number}", "no such row was read", "a row of the file; the header is row 1")
    ids = {row["incident_id"] for _, row in made if "incident_id" in row}
    return {
        "dataset": dataset, "file": name, "row": int(number),
        "made": [{"table": table, **{k: str(v) for k, v in row.items()}} for table, row in made],
        "numbers": find_uses(dataset, ids, folder),
    }  # fmt: skip


def find_uses(dataset: str, ids: set[str], folder: Path) -> list[dict[str, Any]]:
    """Return the numbers of every built brief over a dataset that were counted from any of the incidents."""
    uses = []
    for path in sorted(folder.glob("*/manifest.json")):
        manifest = json.loads(path.read_text("utf-8"))
        if manifest["dataset"]["dataset"] != dataset or not ids:
            continue
        full = {}
        if any(not isinstance(n["rows"], list) for n in manifest["numbers"]):
            full = {(n["name"], n["where"]): n["ids"] for n in measure_again(manifest)}
        for entry in manifest["numbers"]:
            rows = entry["rows"] if isinstance(entry["rows"], list) else full.get((entry["name"], entry["where"]), [])
            if ids & set(rows):
                uses.append(
                    {"brief": manifest["slug"], "number": entry["name"], "value": entry["value"], "unit": entry["unit"]}
                )
    return uses
