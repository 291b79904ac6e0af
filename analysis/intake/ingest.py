"""From raw files to a dataset on disk; nothing is done, and nothing heavy loaded, where nothing has changed."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.datasets.about import About, Ledger
from analysis.datasets.catalogue import (
    check_name,
    find_labels,
    find_mapping,
    find_own,
    hash_inputs,
    hash_judged,
    list_beside,
    list_files,
    read_about_or_none,
    read_current,
    stamp_raw,
)
from analysis.errors import JudgementError, UnknownLayoutError
from analysis.paths import find_root, hash_code, hash_files, shorten, stamp_file

if TYPE_CHECKING:
    from analysis.intake.folder import Own
    from analysis.intake.layout import Tables
    from analysis.intake.raw import Head
    from analysis.intake.reading import Reading


_KEPT_BATCHES = 3  # after so many, memory that nothing uses is given back: it falls to pieces
_MakeKey = Callable[[str], str]  # of the hash of the judgements that bear upon a dataset


class _Asked(NamedTuple):
    """Which files are to be read into which dataset, and how; `folder` tells the dataset's own story."""

    files: list[Path]
    folder: Path
    dataset: str
    layout: str | None
    cut_off: str | None
    mapping: Path | None
    header_row: int | None


def ingest(
    paths: list[Path],
    dataset: str,
    *,
    layout: str | None = None,
    cut_off: str | None = None,
    mapping: Path | None = None,
    header_row: int | None = None,
) -> tuple[Ledger, bool]:
    """Read raw files into the dataset `dataset`, or leave it be where nothing has changed.

    Returns
    -------
    tuple of Ledger and bool
        The ledger and whether anything was done.

    Raises
    ------
    DataError, JudgementError, ParameterError
        Before anything is written.
    """
    check_name(dataset)
    files = [file for path in paths for file in list_files(path)]
    if mapping is None and layout is None and find_mapping(dataset).is_file():
        mapping = find_mapping(dataset)
    if mapping is not None and not mapping.is_file():
        raise JudgementError(str(mapping), "no such mapping", "a TOML file", "Let `briefs ingest FILE` write a starter")
    how = ("mapped" if mapping else layout, cut_off, mapping, header_row)
    return _read_where_changed(_Asked(files, find_own(paths, dataset), dataset, *how))


def add(
    paths: list[Path],
    dataset: str,
    report: Callable[[str], None],
    *,
    cut_off: str | None = None,
    header_row: int | None = None,
) -> tuple[Ledger, bool]:
    """Add newer raw files to a dataset: its own files are read again only where its rows could not stay as they are.

    What comes of it is what comes of reading all its files and the newer ones, in this order. `report` is told why its
    own files are read again.

    Raises
    ------
    DataError, JudgementError, ParameterError
        As `ingest` does; and where the dataset's files have to be read again and are not where they were.
    """
    from analysis.intake.opened.appended import find_read_by, list_new, locate_files, weigh_newer
    from analysis.intake.opened.described import read_cut_off
    from analysis.intake.sheets.streamed import UndividedError

    check_name(dataset)
    read_cut_off(cut_off)
    if (held := read_about_or_none(dataset)) is None:
        return ingest_any(paths, dataset, report, cut_off=cut_off, header_row=header_row)
    files, folder = list_new(held, [file for path in paths for file in list_files(path)]), find_root() / held.folder
    own, heads, layout, why = weigh_newer(held, files, folder, cut_off, header_row)
    if not files and not why:
        return held.ledger, False
    asked = _Asked(files, folder, dataset, None, cut_off, None, header_row)
    if not why:
        key = hash_inputs(files, hash_judged(held), held.key, cut_off, header_row)
        try:
            return _write(asked, own, lambda _: key, heads, held).ledger, True
        except UndividedError as error:
            why = str(error)
    mapping = find_read_by(held)
    report(f"all files of {dataset} are read again{f' by {shorten(mapping)}' if mapping else ''}: {why}")
    files = [*locate_files(held, why), *files]
    return _read_where_changed(asked._replace(files=files, layout="mapped" if mapping else layout, mapping=mapping))


def _read_where_changed(asked: _Asked) -> tuple[Ledger, bool]:
    """Read raw files unless nothing that decides what becomes of them has changed."""

    def make_key(judged: str) -> str:
        beside = {*list_beside(asked.folder, asked.dataset), *([asked.mapping] if asked.mapping else [])}
        how = (asked.layout, asked.cut_off, asked.header_row)
        return hash_inputs([*asked.files, *beside], judged, asked.dataset, *how)

    held = read_current(asked.dataset)
    if held is not None and held.key == make_key(hash_judged(held)):
        return held.ledger, False
    return _read_anew(asked, make_key).ledger, True


def _read_anew(asked: _Asked, make_key: _MakeKey) -> About:
    """Read raw files and write their dataset: some rows at a time where it can be, else all at once."""
    from analysis.datasets.link import has_leads
    from analysis.intake.folder import read_own
    from analysis.intake.opened.batches import open_heads
    from analysis.intake.sheets.streamed import UndividedError

    own = read_own(asked.folder, find_labels(asked.dataset), asked.dataset)
    how = (asked.files, asked.header_row, asked.layout)
    heads = None if has_leads(asked.dataset) else open_heads(*how, own.judgements)
    try:
        return _write(asked, own, make_key, heads)
    except UndividedError:
        return _write(asked, own, make_key, None)


def _write(
    asked: _Asked, own: "Own", make_key: _MakeKey, heads: "list[Head] | None", before: About | None = None
) -> About:
    """Write the dataset of raw files, added to those of the one that was there `before`."""
    from analysis.datasets.disk.written import write_batches
    from analysis.intake.labels import keep_labels, write_labels
    from analysis.intake.memory import release_memory, settle_memory
    from analysis.intake.reading import describe_reading

    settle_memory()
    stamps = {shorten(file): stamp_file(file) for file in asked.files}  # before they are read
    labels = find_labels(asked.dataset)
    readings: list[Reading] = []

    def describe(summed: "Tables") -> About:
        about = describe_reading(readings[-1], summed)
        lost = [*about.ledger.undecided, *about.ledger.unplaced]
        if lost or labels.is_file():
            write_labels(labels, lost, own.judgements)
        judged = hash_judged(about)
        told = {
            "raw": [stamp_raw(raw, stamps) for raw in about.raw],
            "folder": shorten(asked.folder),
            "told_by": hash_files(list_beside(asked.folder, asked.dataset)),
            "judged_by": judged,
            "key": make_key(judged),
            "code": hash_code(),
        }
        return about.model_copy(update=told)

    with keep_labels(labels):
        about = write_batches(asked.dataset, _read_tables(asked, own, readings, heads, before), describe, before)
    release_memory()
    return about


def _read_tables(
    asked: _Asked, own: "Own", readings: "list[Reading]", heads: "list[Head] | None", before: About | None
) -> "Iterator[Tables]":
    """Yield the tables of raw files, in one batch or, of those that have heads, in several; how goes to `readings`.

    What the dataset had `before` stays on disk: no record of it may be told by these files.
    """
    from analysis.datasets.disk.hashes import hash_cells
    from analysis.datasets.disk.stored import read_ids
    from analysis.datasets.disk.written import encode_words
    from analysis.datasets.link import apply_decisions, read_decisions
    from analysis.intake.mapped.blocks import read_mapping
    from analysis.intake.memory import release_memory
    from analysis.intake.opened.batches import read_batches
    from analysis.intake.reading import open_reading, read_batch
    from analysis.intake.sheets.streamed import UndividedError

    links = read_decisions(asked.dataset)
    mapping = read_mapping(asked.mapping) if asked.mapping else None
    how = (asked.dataset, asked.layout, asked.cut_off, mapping, own, before)
    readings[:] = [open_reading([head.raw for head in heads], *how)] if heads else []
    for ids in read_ids(before) if before else ():
        readings[0].met.count(hash_cells(ids))
    for number, raw in enumerate(read_batches(asked.files, asked.header_row, asked.layout, heads), 1):
        readings[:] = readings or [open_reading(raw, *how)]
        tables = read_batch(readings[0], raw)
        del raw
        if heads and readings[0].has_shared:
            # Which of two that tell one record counts, both together tell.
            raise UndividedError("a record is told by several files")
        tables["incidents"] = apply_decisions(tables["incidents"], links, asked.dataset)
        yield {name: encode_words(tables.pop(name)) for name in list(tables)}  # what was plain is let go
        if number % _KEPT_BATCHES == 0:
            release_memory()
    release_memory()


def ingest_any(paths: list[Path], dataset: str, report: Callable[[str], None], **options: Any) -> tuple[Ledger, bool]:
    """Read raw files as `ingest` does; where they are of no known layout, by a starter mapping, and say so.

    Raises
    ------
    DataError, JudgementError, ParameterError
        As `ingest` does; where the starter cannot be read with as it is, that the layout is not known.
    """
    from analysis.intake.opened.unknown import write_starter

    try:
        return ingest(paths, dataset, **options)
    except UnknownLayoutError as error:
        starter, asked = write_starter(paths, find_mapping(dataset), options.get("header_row"))
        if starter is None:
            raise
        what = "fill in what it asks for" if asked else "it is read by it now; look through it"
        report(f"no known layout; a starter mapping is in {shorten(starter)}: {what}")
        if asked:
            advice = f"Fill in {shorten(starter)}: {'; '.join(asked)}"
            raise UnknownLayoutError(error.where, error.found, error.expected, advice) from None
    return ingest(paths, dataset, **options)
