"""From a raw row forward to the numbers that are made from what it speaks of."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.briefs.check.trace import find_evidence, find_listed, load_window, open_evidence
from analysis.briefs.shelf.changes import hash_reads
from analysis.briefs.shelf.manifest import Manifest, read_file
from analysis.datasets.audience import Listed
from analysis.datasets.catalogue import read_about
from analysis.datasets.disk.files import find_rows, read_row, require_file
from analysis.datasets.evidence import name_spans
from analysis.datasets.pseudonyms import hash_id, number_places
from analysis.errors import DataError, ParameterError
from analysis.measures.selection import map_leads

_MOST_ROWS = 1 << 62  # no file has so many


@dataclass(frozen=True)
class Use:
    """A number of a built brief."""

    brief: str
    number: str
    value: int | float | str | None
    unit: str


@dataclass(frozen=True)
class Forward:
    """What became of a raw row.

    `made` is what the tables hold of it, `numbers` are made from what it speaks of, and `outdated` are the briefs
    that were made from other records, which are not searched.
    """

    dataset: str
    file: str
    row: int
    made: list[dict[str, str]]
    numbers: list[Use]
    outdated: list[str]


def trace_row(dataset: str, place: str, folder: Path) -> Forward:
    """Return what became of a raw row, and which numbers of the built briefs use the incidents it speaks of.

    Raises
    ------
    ParameterError, DataError
        When FILE:ROW is not of that form, or no such row was read.
    """
    name, _, number = place.rpartition(":")
    if not name or not number.isdigit():
        raise ParameterError("FILE:ROW", repr(place), "a file and a row, such as incidents.csv:2")
    about, tables = read_row(dataset, min(int(number), _MOST_ROWS))
    files = require_file(about, tables["coverage"], name)
    made = find_rows(tables, files, int(number))
    if not made:
        raise DataError(f"{name}, row {number}", "no such row was read", "a row of the file; the header is row 1")
    told = [{"table": table, **{k: str(v) for k, v in row.items()}} for table, row in made]
    uses, outdated = find_uses(dataset, _list_marks(tables, files, int(number), made), folder)
    return Forward(dataset, name, int(number), told, uses, outdated)


def _list_marks(
    tables: dict[str, pd.DataFrame], files: list[str], number: int, made: list[tuple[str, dict[str, object]]]
) -> dict[str, set[str]]:
    """Return what a raw row is called among the records behind numbers: kind to ids."""
    columns = {"incidents": "incident_id", "reports": "report_id", "statements": "claim_id"}
    found = {kind: {str(row[c]) for _, row in made if c in row} for kind, c in columns.items()}
    leads = map_leads(tables["incidents"])
    found["incidents"] |= set(leads[leads.index.isin(found["incidents"])])
    found["reports"] = {str(row["report_id"]) for table, row in made if table == "reports"}
    places = {f"{file}:{number}" for file in files}
    return {**found, "rows": places, "coverage": places if any(t == "coverage" for t, _ in made) else set()}


def find_uses(dataset: str, marks: Mapping[str, set[str]], folder: Path) -> tuple[list[Use], list[str]]:
    """Return the numbers of every built brief over a dataset that were made from any of some records (kind to ids).

    Coverage is given by its rows, FILE:ROW. Second come the briefs that were made from other records: of them nothing
    is said.
    """
    uses, outdated = [], []
    for path in sorted(folder.glob("*/manifest.json")):
        manifest = read_file(path)
        if manifest.dataset.dataset != dataset:
            continue
        if _is_outdated(manifest):
            outdated.append(manifest.slug)
            continue
        find = open_evidence(manifest)
        own = _name_marks(marks, find_listed(manifest))
        wanted = {**own, "coverage": _name_coverage(manifest, own.get("coverage", set()))}
        for entry in (n for n in manifest.numbers if wanted.get(n.kind)):
            used = entry.rows if isinstance(entry.rows, list) else find_evidence(entry, find).used
            if not wanted[entry.kind].isdisjoint(used):
                uses.append(Use(manifest.slug, entry.name, entry.value, entry.unit))
    return uses, outdated


def _name_marks(marks: Mapping[str, set[str]], listed: Listed) -> dict[str, set[str]]:
    """Return what records are called in a brief that may name of its dataset only what is listed."""
    places = {kind: set(number_places(marks.get(kind, ()), listed.files)) for kind in ("rows", "coverage")}
    named = {k: {hash_id(own, listed.dataset, listed.public_ids) for own in ids} for k, ids in marks.items()}
    return {**named, **places}


def _is_outdated(manifest: Manifest) -> bool:
    """Say whether a brief was made from other records than those the dataset holds now."""
    about = read_about(manifest.dataset.dataset)
    if hash_reads(about, manifest.parameters.get("regions") or ()) == manifest.parts.get("reads"):
        return False
    return load_window(manifest).sha256 != manifest.parts["slice"]


def _name_coverage(manifest: Manifest, places: set[str]) -> set[str]:
    """Return what the spans of coverage of some rows, FILE:ROW, are called in the window of a brief."""
    if not places:
        return set()
    coverage = load_window(manifest).coverage
    held = coverage["source_file"] + ":" + coverage["source_row"].astype("str")
    return set(name_spans(coverage)[held.isin(places)])
