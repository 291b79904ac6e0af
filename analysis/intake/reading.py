"""Raw files to tables: detect the layout, read, normalise, check; and the ledger of what was kept and set aside."""

import re
from datetime import date

from analysis.datasets.about import LAYOUT, About, Correction, Counted, Ledger, RawName, Source, Tile
from analysis.datasets.audience import count_unlisted
from analysis.datasets.reference.judgements import apply_corrections, read_judgements
from analysis.datasets.reference.sources import Listing, add_listing, read_sources
from analysis.datasets.scopes import ATTACKS, choose_default
from analysis.datasets.tables import TABLES, check_tables, join_tables, make_table
from analysis.errors import DataError, ParameterError, UnknownLayoutError
from analysis.intake.aside import count_word_for_word, set_late_aside, set_repeats_aside
from analysis.intake.folder import Own, declare_collected, read_coverage
from analysis.intake.formats import Format, list_formats, load_format
from analysis.intake.labels import list_undecided, list_unplaced
from analysis.intake.layout import Context, Tables, drop_columns, fold_name, join_all, leave_sheet
from analysis.intake.ledger import Fates, balance
from analysis.intake.mapped.mapping import MAPPED
from analysis.intake.picks import FileMapping
from analysis.intake.raw import RawFile
from analysis.intake.steps import count_undated


def read_dataset(
    files: list[RawFile],
    dataset: str,
    layout: str | None,
    cut_off: str | None,
    mapping: FileMapping | None = None,
    own: Own | None = None,
) -> tuple[Tables, About]:
    """Return the tables of raw files and what there is to say about them; nothing is written."""
    names = [raw.name for raw in files]
    if double := sorted({name for name in names if names.count(name) > 1}):
        raise DataError(double[0], "two files of this name", "names that tell files apart", "Rename one of them")
    own, sources = own or Own(read_judgements()), read_sources()
    judgements = own.judgements
    sources[dataset] = add_listing(sources.get(dataset, Listing()), own.listing)
    if not any(raw.header for raw in files):
        raise DataError(names[0], "no sheet has a row of column names", "a table", "Name the row with --header-row")
    groups: dict[tuple[str, Format], list[RawFile]] = {}
    pieces = []
    for raw, found in zip(files, detect_layouts(files, layout), strict=True):
        if found is None:
            detail = f"the sheet is of no known layout: {', '.join(raw.header[:8])}"
            pieces.append(leave_sheet(raw, Context(dataset, None, judgements), detail))
        else:
            groups.setdefault((name_source(raw, sources, dataset), found), []).append(raw)
    listed = {source_id: sources.get(source_id, Listing()) for source_id, _ in groups}
    last = _read_cut_off(cut_off) or max((str(s.cut_off) for s in listed.values() if s.cut_off), default=None)
    applied: list[Correction] = []
    fates: Fates = {}
    for (source_id, found), group in groups.items():
        context = Context(source_id, sources.get(source_id, Listing()).timezone, judgements, mapping)
        tables, made = _read_group(found, group, context, sources.get(source_id, Listing()), last)
        pieces.append(tables)
        applied += made
        fates |= {raw.name: found.list_fates(raw, context) for raw in group}
    pieces += [{"coverage": own.coverage}] if own.coverage is not None else []
    unknown = [piece.pop("unknown") for piece in pieces if "unknown" in piece]
    tables = {name: make_table(name, []) for name in TABLES} | join_all(pieces)
    check_tables(tables)
    ledger = balance(files, tables, fates, "+".join(sorted({found.name for _, found in groups}))).model_copy(
        update={
            "undecided": list_undecided(unknown, own.decisions),
            "unplaced": list_undecided([list_unplaced(tables["incidents"])], own.decisions),
            "n_spans": int(tables["coverage"]["from_date"].notna().sum()),
            "n_word_for_word": sum(count_word_for_word(tables["incidents"], group) for group in groups.values()),
            "n_undated_clocks": count_undated(tables["incidents"], tables["milestones"]),
            **count_unlisted(tables, own.parties, own.districts),
        }
    )
    about = describe_dataset(dataset, files, listed, applied, ledger, cut_off)
    held = sorted(tables["incidents"]["kind"].dropna().unique())
    what = choose_default([found.default for _, found in groups if found.default], held)
    counts = Counted(what=what.what, why=what.why, held=held)
    confirmed = own.decisions.list_confirmed(tables["incidents"]["region_code"].dropna().unique())
    patterns = {p for i, found in groups for p in (found.public_ids, listed[i].public_ids) if p}
    lists = {"parties": list(own.parties), "districts": list(own.districts), "places": confirmed}
    about = about.model_copy(update={**lists, "public_ids": "|".join(sorted(patterns)), "counts": counts})
    if tables["incidents"]["date_from"].isna().all() and ledger.reasons.get("after_cut_off"):
        expected = "the date up to which the records speak"
        raise ParameterError("--cut-off", f"{last} is before the first record", expected)
    return tables, about


def _read_group(
    found: Format,
    files: list[RawFile],
    context: Context,
    source: Listing,
    cut_off: str | None,
) -> tuple[Tables, list[Correction]]:
    corrected, applied = [], []
    for raw in (drop_columns(raw, found.private) for raw in files):
        rows, made = apply_corrections(raw.rows, context.source_id, raw.name, context.judgements)
        corrected.append(raw._replace(rows=rows))
        applied += made
    tables = set_repeats_aside(found.normalise(corrected, context), corrected, context)
    tables = set_late_aside(tables, corrected, context, cut_off)
    said = [tables["coverage"]] if "coverage" in tables else []
    said.append(declare_collected(context.source_id, files[0].name, found.collects))
    tables["coverage"] = join_tables("coverage", [*said, read_coverage(context.source_id, source.coverage)])
    return tables, applied


def name_source(raw: RawFile, sources: dict[str, Listing], dataset: str) -> str:
    """Return the source a file belongs to: listed by hash or by path in data/sources.toml, else the dataset's name."""
    for source_id, source in sources.items():
        if raw.sha256 in source.files.values() or raw.name.partition("#")[0] in source.files:
            return source_id
    return dataset


def detect_layouts(files: list[RawFile], layout: str | None) -> list[Format | None]:
    """Return the layout of each table; None for a sheet that has none beside sheets of the same workbook that have one.

    Raises
    ------
    UnknownLayoutError
        When no table of a file has a known layout.
    """
    found: list[Format | UnknownLayoutError | None] = []
    for raw in files:
        try:
            found.append(detect_layout(raw, layout) if raw.header else None)
        except UnknownLayoutError as error:
            found.append(error)
    known = {raw.sha256 for raw, one in zip(files, found, strict=True) if isinstance(one, Format)}
    for raw, one in zip(files, found, strict=True):
        if isinstance(one, UnknownLayoutError) and raw.sha256 not in known:
            raise one
    return [one if isinstance(one, Format) else None for one in found]


def detect_layout(raw: RawFile, layout: str | None) -> Format:
    """Return the layout a file has.

    Raises
    ------
    DataError
        When none recognises the header, naming the one that came nearest.
    ParameterError
        When a layout is asked for that does not exist.
    """
    names = list_formats()
    if layout == MAPPED.name:
        return MAPPED
    if layout is not None and layout not in names:
        raise ParameterError("--format", f"{layout!r} is no layout", f"one of {', '.join(names)}")
    formats = [load_format(name) for name in ([layout] if layout else names)]
    if layout:
        return formats[0]
    scores = [found.recognise(raw) for found in formats]
    best = max(scores)
    if best < 1:
        raise UnknownLayoutError(
            raw.name,
            f"header {', '.join(c[:40] for c in raw.header[:8])} is of no known layout; "
            f"{_name_nearest(formats, scores, raw)}",
            f"one of {', '.join(names)}",
            "Name it with --format, or edit a mapping and give it with --mapping",
        )
    return formats[scores.index(best)]


def _name_nearest(formats: list[Format], scores: list[float], raw: RawFile) -> str:
    """Say which layout came nearest, and which of its columns are missing."""
    if max(scores) < 0.3:
        return "none comes near"
    nearest = formats[scores.index(max(scores))]
    there = set(map(fold_name, raw.header))
    missing = min(([c for c in header if c not in there] for header in nearest.headers), key=len)
    return f"nearest is {nearest.name} ({nearest.title}), without its {', '.join(missing)}"


def describe_dataset(
    dataset: str,
    files: list[RawFile],
    sources: dict[str, Listing],
    applied: list[Correction],
    ledger: Ledger,
    cut_off: str | None,
) -> About:
    """Return what a dataset says of itself: title, notice, cut-off, sources with licences, judgements, ledger."""
    judgements = read_judgements()
    named = [
        Source(source_id=i, title=s.title or i, producer=s.producer, licence=s.licence, citation=s.citation)
        for i, s in sources.items()
    ]
    titles = [s.title for s in sources.values() if s.title]
    listed = {name: sha for s in sources.values() for name, sha in s.files.items()}
    latest = max((str(s.cut_off) for s in sources.values() if s.cut_off), default=None)
    tiles = judgements.tiles.merge(judgements.regions[["code", "name"]], on="code").to_dict("records")
    return About(
        layout=LAYOUT,
        dataset=dataset,
        title=titles[0] if len(titles) == 1 else dataset,
        notice=next((s.notice for s in sources.values() if s.notice), None),
        cut_off=_read_cut_off(cut_off) or latest,
        parties=[],
        districts=[],
        places=[],
        public_ids="",
        folder="",
        told_by="",
        sources=named,
        judgements=applied,
        judged_by="",
        raw=[RawName(name=raw.name, sha256=raw.sha256) for raw in files],
        changed=sorted(raw.name for raw in files if listed.get(raw.name.partition("#")[0], raw.sha256) != raw.sha256),
        ledger=ledger,
        tiles=[Tile.model_validate(tile) for tile in tiles],
        counts=Counted(what=ATTACKS, why="", held=[]),
        figure_order=list(judgements.figure_order),
        # What is known of the tables once they are written.
        key="",
        regions=[],
        region_names={},
        period=(None, None),
        month_hashes={},
        parts={},
    )


def _read_cut_off(text: str | None) -> str | None:
    if text is None:
        return None
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        raise ParameterError("--cut-off", f"{text!r} is no date", "an ISO date such as 2026-01-31")
    try:
        return str(date.fromisoformat(text))
    except ValueError as error:
        raise ParameterError("--cut-off", f"{text!r} is no date ({error})", "an ISO date such as 2026-01-31") from error
