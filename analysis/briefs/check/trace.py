"""From a number of a brief back to its records."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

import pandas as pd

from analysis.briefs.pages.published import read_page
from analysis.briefs.plan.entries import is_public
from analysis.briefs.shelf.manifest import Entry, Manifest, read_file
from analysis.contract.parameters import complete, find_notebook
from analysis.datasets.audience import Listed, conceal_origin, list_own
from analysis.datasets.catalogue import read_about
from analysis.datasets.disk.files import read_tables
from analysis.datasets.evidence import WITHOUT_RECORDS, Evidence, name_spans
from analysis.datasets.pseudonyms import EVERY, number_places
from analysis.datasets.store import Window, ask_values, load_values
from analysis.errors import DataError, ParameterError, list_some, suggest
from analysis.measures.measured import Measured, find_again
from analysis.measures.selection import map_leads
from analysis.words.numbers import describe_rows, unmark

_TABLES = ("incidents", "counts", "milestones", "claims", "reports")
# Kind of record: the tables that hold it, and its column there.
_HOLDERS = {
    "incidents": (_TABLES, "incident_id"),
    "reports": (("reports",), "report_id"),
    "statements": (("claims",), "claim_id"),
}
# What a row of a table tells: of its incident it may tell several things.
_SAYS = {"counts": "quantity", "milestones": "milestone", "claims": "stance"}


@dataclass(frozen=True)
class Row:
    """A raw row behind a number: its table, its id there, its file and its place in it (the header is row 1).

    `what` is the quantity, the step or the stance it tells; blank in the other tables.
    """

    table: str
    id: str
    file: str
    row: int
    what: str = ""


@dataclass(frozen=True)
class Traced:
    """A number with what stands behind it.

    `used` are the ids of its records, of the kind it has; `left_out` reason to incidents; `rows` the raw rows: for
    incidents those of every table that speaks of them. A number without records by its nature (kind setting or
    silence) has none.
    """

    brief: str
    number: Entry
    used: list[str]
    left_out: dict[str, list[str]]
    rows: list[Row]

    def tell(self) -> dict[str, object]:
        """Return it as plain data; the number without the list of its records, which `used` has whole."""
        number = {k: v for k, v in self.number.tell().items() if k != "rows"}
        return {**asdict(self), "number": number}


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
    expected = f"one of: {', '.join(known) or 'none yet'}"
    raise ParameterError("brief", f"{brief!r} is not built", expected, suggest(brief, known, "Run briefs build"))


def read_manifest(brief: str, folder: Path) -> Manifest:
    """Return the manifest of a brief, named as in `find_brief`."""
    path = find_brief(brief, folder)
    if path.suffix.lower() in (".html", ".pdf"):
        return read_page(path).manifest
    return read_file(path / "manifest.json" if path.is_dir() else path)


def find_number(manifest: Manifest, name: str) -> Entry:
    """Return the entry of a number, named by its name or by `where:name`.

    Raises
    ------
    ParameterError
        When the brief states no such number, naming the nearest.
    """
    entries = [n for n in manifest.numbers if name in (n.name, f"{n.where}:{n.name}")]
    if entries:
        return entries[0]
    names = [n.name for n in manifest.numbers]
    near = get_close_matches(name, names, 3, 0.3)
    raise ParameterError(
        "number",
        f"{name!r} is not stated in {manifest.slug}",
        f"one of its {len(names)} numbers",
        f"Nearest: {', '.join(near)}" if near else f"Some are: {list_some(names, 8)}",
    )


def open_evidence(manifest: Manifest, window: Window | None = None) -> Callable[[Entry], Evidence]:
    """Return what finds the records behind a brief's numbers again: from their measures and arguments alone.

    The window is loaded once, where none is given, and each measure is made once.
    """
    made: dict[str, Measured] = {}

    @cache
    def open_window() -> Window:
        return window or load_window(manifest)

    def find(entry: Entry) -> Evidence:
        source = entry.source
        if entry.kind in WITHOUT_RECORDS and "measure" not in source:
            return Evidence(entry.value, entry.kind)
        if source.get("of") == "ledger":
            return _list_ledger(manifest, source["column"])
        if source.get("of") == "judgement":
            rows = read_about(manifest.dataset.dataset).list_corrected(source["row"])
            return Evidence(len(rows), "rows", number_places(rows, find_listed(manifest).files))
        try:
            whole = unmark(source, manifest.measures)
        except KeyError as error:
            raise DataError(
                entry.name,
                "its manifest does not say which measure it is of",
                "a manifest of this version",
                "Build the brief again",
            ) from error
        return find_again(whole, open_window(), made)

    return find


def _list_ledger(manifest: Manifest, column: str) -> Evidence:
    """Return the raw rows of a dataset that were kept, set aside, or read at all; of cells the tables they stand in."""
    dataset, files = manifest.dataset.dataset, find_listed(manifest).files
    wanted = {"kept": _TABLES, "set_aside": ("set_aside",), "read": (*_TABLES, "set_aside")}.get(column)
    if wanted is None:
        found = {f"{own.name}:{own.header_row}": own.cells.count() for own in read_about(dataset).ledger.files}
        there = {place: told[column] for place, told in found.items() if told.get(column)}
        return Evidence(
            sum(there.values()), "rows", number_places(there, files), source={"of": "ledger", "column": column}
        )
    tables = read_tables(dataset)
    places = pd.concat([tables[name][["source_file", "source_row"]] for name in wanted]).drop_duplicates()
    told = (f"{f}:{r}" for f, r in zip(places["source_file"], places["source_row"], strict=True))
    return Evidence(len(places), "rows", number_places(told, files))


def find_evidence(entry: Entry, find: Callable[[Entry], Evidence]) -> Evidence:
    """Return the records behind a number as they are now.

    Raises
    ------
    DataError
        When they are not those the brief was made from: the dataset has changed since.
    """
    found = find(entry)
    if describe_rows(found) != entry.rows:
        raise DataError(
            entry.name,
            "its records are others now",
            "the records the brief was made from",
            "The dataset was read again since: build the brief again",
        )
    return found


def trace_number(brief: str, name: str, folder: Path) -> Traced:
    """Return a number with the raw rows behind it."""
    manifest = read_manifest(brief, folder)
    entry = find_number(manifest, name)
    found = find_evidence(entry, open_evidence(manifest))
    left_out = {reason: list(ids) for reason, ids in found.left_out.items()}
    return Traced(manifest.slug, entry, sorted(found.used), left_out, list_rows(found, manifest))


def list_rows(found: Evidence, manifest: Manifest) -> list[Row]:
    """Return the raw rows of some records: table, id, file and row, in the order of the tables."""
    listed = find_listed(manifest)
    if found.kind == "rows":
        files = {number: name for name, number in listed.files.items()}
        places = (place.rpartition(":") for place in found.used)
        return [Row("raw", f"{files.get(f, f)}:{row}", files.get(f, f), int(row)) for f, _, row in places]
    # Records are called as the brief calls them, raw files by their names: whoever traces has them.
    unnumbered = listed._replace(files={})
    values = complete(find_notebook(manifest.notebook), manifest.parameters)
    held = read_tables(manifest.dataset.dataset, ask_values(values))
    tables = {name: conceal_origin(frame, unnumbered) for name, frame in held.items()}
    if found.kind == "coverage":
        frames = {"coverage": load_window(manifest).coverage.assign(id=name_spans)}
    else:
        names, column = _HOLDERS.get(found.kind, ((), ""))
        frames = {name: tables[name].assign(id=tables[name][column]) for name in names}
    used = set(found.used)
    if found.kind == "incidents":  # what a linked record says is said of its lead
        leads = map_leads(tables["incidents"])
        used |= set(leads.index[leads.isin(used)])
    told = ["id", "source_file", "source_row", "what"]
    said = {name: frame.assign(what=frame.get(_SAYS.get(name, ""), "")) for name, frame in frames.items()}
    rows = [
        Row(table, i, f, int(r), what)
        for table, frame in said.items()
        for i, f, r, what in frame.loc[frame["id"].isin(used), told].itertuples(index=False)
    ]
    order = list(frames)
    return sorted(rows, key=lambda row: (order.index(row.table), row.file, row.row))


def find_listed(manifest: Manifest) -> Listed:
    """Return what a brief may name of its dataset: in an internal one, every record and file by its own name."""
    about = read_about(manifest.dataset.dataset)
    if is_public(manifest.parameters):
        return list_own(about)
    return Listed(about.dataset, public_ids=EVERY)


def load_window(manifest: Manifest) -> Window:
    """Return the window a brief is made from, as it is now."""
    return load_values(complete(find_notebook(manifest.notebook), manifest.parameters))
