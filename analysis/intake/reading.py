"""Raw files to tables: detect the layout, read, normalise, check; and the ledger of what was kept and set aside."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from analysis.datasets.about import About, Correction, Counted, Ledger, RawName
from analysis.datasets.audience import count_unlisted
from analysis.datasets.checks import check_tables
from analysis.datasets.disk.hashes import hash_cells
from analysis.datasets.disk.summed import sum_up
from analysis.datasets.reference.judgements import apply_corrections, read_judgements
from analysis.datasets.reference.sources import Listing, add_listing, find_cut_off, read_sources
from analysis.datasets.scopes import choose_default
from analysis.datasets.tables import TABLES, join_tables, make_table
from analysis.errors import DataError, ParameterError, list_some
from analysis.intake.aside import count_word_for_word, set_late_aside, set_repeats_aside
from analysis.intake.folder import Own, declare_collected, read_coverage
from analysis.intake.formats import Format
from analysis.intake.labels import list_undecided, list_unplaced
from analysis.intake.layout import Context, Tables, drop_columns, join_all, leave_sheet
from analysis.intake.ledger import Fates, add_ledgers, balance
from analysis.intake.opened.appended import carry_ledger, list_layouts, read_said
from analysis.intake.opened.described import describe_dataset, read_cut_off
from analysis.intake.opened.detected import detect_layouts, name_source
from analysis.intake.picks import FileMapping
from analysis.intake.raw import Met, RawFile
from analysis.intake.sheets.streamed import UndividedError
from analysis.intake.steps import count_undated


@dataclass
class Reading:
    """A dataset while its files are read, all at once or some rows at a time: how, and what was found so far.

    `layouts` are those of the files by their names, none for a sheet that has none; `last` is the day after which
    records do not count; `coverage` is what layouts say of rows that were read, and `has_shared` whether a record was
    told by another file before.
    """

    dataset: str
    files: list[RawName]
    own: Own
    mapping: FileMapping | None
    sources: Mapping[str, Listing]
    layouts: Mapping[str, tuple[str, Format | None]]
    cut_off: str | None
    last: str | None
    corrections: list[Correction] = field(default_factory=list)
    ledgers: list[Ledger] = field(default_factory=list)
    coverage: dict[tuple[str, Format], list[pd.DataFrame]] = field(default_factory=dict)
    met: Met = field(default_factory=Met)
    has_shared: bool = False
    ended: set[str] = field(default_factory=set)

    @property
    def groups(self) -> list[tuple[str, Format]]:
        """Return the source and layout of each group of files that are read together."""
        return list(dict.fromkeys((source, found) for source, found in self.layouts.values() if found is not None))


def open_reading(
    files: list[RawFile],
    dataset: str,
    layout: str | None,
    cut_off: str | None,
    mapping: FileMapping | None = None,
    own: Own | None = None,
    before: About | None = None,
) -> Reading:
    """Return how raw files are to be read, by all of their rows or by the first of them.

    Where they are added to a dataset, `before` is what it says of itself: its files are read already.
    """
    names = [raw.name for raw in files]
    if double := sorted({name for name in names if names.count(name) > 1}):
        raise DataError(double[0], "two files of this name", "names that tell files apart", "Rename one of them")
    own, sources = own or Own(read_judgements()), read_sources()
    sources[dataset] = add_listing(sources.get(dataset, Listing()), own.listing)
    if not any(raw.header for raw in files):
        raise DataError(names[0], "no sheet has a row of column names", "a table", "Name the row with --header-row")
    detected = zip(files, detect_layouts(files, layout), strict=True)
    read = list_layouts(before, sources) if before else {}
    layouts = read | {raw.name: (name_source(raw, sources, dataset), found) for raw, found in detected}
    used = dict.fromkeys(source_id for source_id, found in layouts.values() if found is not None)
    listed = {source_id: sources.get(source_id, Listing()) for source_id in used}
    last = read_cut_off(cut_off) or find_cut_off(listed.values())
    named = [RawName(name=raw.name, sha256=raw.sha256) for raw in files]
    reading = Reading(dataset, named, own, mapping, listed, layouts, cut_off, last)
    if before:
        if last and last < (before.cut_off or "9999"):
            raise UndividedError(f"a source of the newer files speaks up to {last}")
        said = read_said(before)
        reading.files, reading.ended, reading.ledgers = [*before.raw, *named], set(read), [carry_ledger(before)]
        reading.coverage = {g: [said[said["source_id"] == g[0]]] for g in dict.fromkeys(read.values())}
    return reading


def read_dataset(
    files: list[RawFile],
    dataset: str,
    layout: str | None,
    cut_off: str | None,
    mapping: FileMapping | None = None,
    own: Own | None = None,
) -> tuple[Tables, About]:
    """Return the tables of raw files and what there is to say about them; nothing is written."""
    reading = open_reading(files, dataset, layout, cut_off, mapping, own)
    tables = read_batch(reading, files)
    return tables, describe_reading(reading, sum_up(tables))


def read_batch(reading: Reading, files: list[RawFile]) -> Tables:
    """Return the tables of raw files, or of the next rows of one; what there is to say of them goes to the reading.

    What was watched is told with the last rows.
    """
    own, pieces, groups = reading.own, [], dict[tuple[str, Format], list[RawFile]]()
    fates: Fates = {}
    for raw in files:
        source_id, found = reading.layouts[raw.name]
        if found is None:
            detail = f"the sheet is of no known layout: {list_some(raw.header, 8)}"
            pieces.append(leave_sheet(raw, Context(reading.dataset, None, own.judgements), detail))
        else:
            groups.setdefault((source_id, found), []).append(raw)
    for (source_id, found), group in groups.items():
        context = Context(source_id, reading.sources[source_id].timezone, own.judgements, reading.mapping)
        tables, made = _read_group(found, group, context, reading)
        pieces.append(tables)
        reading.corrections += made
        fates |= {raw.name: found.list_fates(raw, context) for raw in group}
    unknown = [piece.pop("unknown") for piece in pieces if "unknown" in piece]
    tables = {name: make_table(name, []) for name in TABLES} | join_all(pieces)
    reading.ended |= {raw.name for raw in files if raw.piece.is_last}
    is_last = len(reading.ended) == len(reading.files)
    tables["coverage"] = _join_coverage(reading) if is_last else make_table("coverage", [])
    check_tables(tables)
    ledger = balance(files, tables, fates, "+".join(sorted({found.name for _, found in reading.groups})))
    told = {
        "undecided": list_undecided(_order_files(unknown, reading), own.decisions),
        "unplaced": list_undecided(_order_files([list_unplaced(tables["incidents"])], reading), own.decisions),
        "n_spans": int(tables["coverage"]["from_date"].notna().sum()),
        "n_word_for_word": sum(count_word_for_word(tables["incidents"], group) for group in groups.values()),
        "n_undated_clocks": count_undated(tables["incidents"], tables["milestones"]),
        "n_without_region": int(tables["incidents"]["region"].isna().sum()),
        "n_unreadable_figures": int((tables["counts"]["state"] == "unreadable").sum()),
    }
    reading.ledgers.append(ledger.model_copy(update=told))
    return tables


def _order_files(pieces: list[pd.DataFrame], reading: Reading) -> list[pd.DataFrame]:
    """Return words to decide in the order of the files they stand in, whichever are read together."""
    if not pieces:
        return []
    rows = pd.concat(pieces, ignore_index=True)
    place = rows["source_file"].map({raw.name: number for number, raw in enumerate(reading.files)})
    return [rows.iloc[place.to_numpy().argsort(kind="stable")]]


def _join_coverage(reading: Reading) -> pd.DataFrame:
    """Return what was watched, group by group: by the rows, by what the layout has a column for, by the source's list.

    Of what a layout says of several batches of rows the first and the last day are taken together.
    """
    pieces = []
    for source_id, found in reading.groups:
        said = join_tables("coverage", own := reading.coverage.get((source_id, found), []))
        if len(own) > 1:
            same = said.groupby([c for c in said if c not in ("from_date", "to_date")], dropna=False, sort=False)
            days = same.agg(from_date=("from_date", "min"), to_date=("to_date", "max")).reset_index()
            said = make_table("coverage", days)
        first = next(name for name, group in reading.layouts.items() if group == (source_id, found))
        collected = declare_collected(source_id, first, found.collects)
        pieces += [said, collected, read_coverage(source_id, reading.sources[source_id].coverage)]
    return join_tables("coverage", [*pieces, *([reading.own.coverage] if reading.own.coverage is not None else [])])


def describe_reading(reading: Reading, summed: Tables) -> About:
    """Return what a dataset says of itself once it is read, `summed` being the rows that stand for all of it.

    Raises
    ------
    ParameterError
        When no record is left before the cut-off.
    """
    own, groups = reading.own, reading.groups
    ledger = add_ledgers(reading.ledgers).model_copy(update=count_unlisted(summed, own.parties, own.districts))
    about = describe_dataset(
        reading.dataset, reading.files, reading.sources, reading.corrections, ledger, reading.cut_off
    )
    incidents = summed["incidents"]
    held = sorted(incidents["kind"].dropna().unique())
    what = choose_default([found.default for _, found in groups if found.default], held)
    confirmed = own.decisions.list_confirmed(incidents["region_code"].dropna().unique())
    patterns = {p for i, found in groups for p in (found.public_ids, reading.sources[i].public_ids) if p}
    if incidents["date_from"].isna().all() and ledger.reasons.get("after_cut_off"):
        expected = "the date up to which the records speak"
        raise ParameterError("--cut-off", f"{reading.last} is before the first record", expected)
    told = {
        "parties": list(own.parties),
        "districts": list(own.districts),
        "places": confirmed,
        "public_ids": "|".join(sorted(patterns)),
        "counts": Counted(what=what.what, why=what.why, held=held),
    }
    return about.model_copy(update=told)


def _read_group(
    found: Format, files: list[RawFile], context: Context, reading: Reading
) -> tuple[Tables, list[Correction]]:
    corrected, applied = [], []
    for raw in (drop_columns(raw, found.private) for raw in files):
        rows, made = apply_corrections(raw.rows, context.source_id, raw.name, context.judgements)
        corrected.append(raw._replace(rows=rows))
        applied += made
    tables = set_repeats_aside(found.normalise(corrected, context), corrected, context)
    if len(files) < len(reading.files) and "incidents" in tables:  # before any is set aside for its date
        shared = reading.met.count(hash_cells(tables["incidents"]["incident_id"]))
        reading.has_shared = reading.has_shared or bool(shared.any())
    tables = set_late_aside(tables, corrected, context, reading.last)
    if "coverage" in tables:
        reading.coverage.setdefault((context.source_id, found), []).append(tables.pop("coverage"))
    return tables, applied
