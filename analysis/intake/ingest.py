"""From raw files to a dataset on disk; nothing is done, and nothing heavy loaded, where nothing has changed."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.datasets.about import About, Ledger, RawName
from analysis.datasets.catalogue import (
    check_name,
    find_labels,
    find_mapping,
    find_raw,
    hash_judged,
    hash_text,
    list_beside,
    list_holders,
    read_current,
)
from analysis.errors import DataError, JudgementError, UnknownLayoutError
from analysis.paths import find_root, hash_code, hash_files, shorten, stamp_file

if TYPE_CHECKING:
    from analysis.intake.folder import Own
    from analysis.intake.layout import Tables
    from analysis.intake.raw import Head
    from analysis.intake.reading import Reading

_ENDINGS = {".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".json", ".geojson"}


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
    folder = find_own(paths, dataset)

    def make_key(about: About | None) -> str:
        beside = {*list_beside(folder, dataset), *([mapping] if mapping else [])}
        return hash_inputs([*files, *beside], about, dataset, layout, cut_off, header_row)

    held = read_current(dataset)
    if held is not None and held.key == make_key(held):
        return held.ledger, False
    asked = _Asked(dataset, "mapped" if mapping else layout, cut_off, mapping, header_row)
    return _read_anew(files, asked, folder, make_key).ledger, True


class _Asked(NamedTuple):
    """Into which dataset files are to be read, and how."""

    dataset: str
    layout: str | None
    cut_off: str | None
    mapping: Path | None
    header_row: int | None


def _read_anew(files: list[Path], asked: _Asked, folder: Path, make_key: Callable[[About | None], str]) -> About:
    """Read raw files and write their dataset: some rows at a time where it can be, else all at once."""
    from analysis.datasets.disk.written import write_batches
    from analysis.datasets.link import has_leads
    from analysis.intake.folder import read_own
    from analysis.intake.labels import write_labels
    from analysis.intake.memory import release_memory, settle_memory
    from analysis.intake.opened.batches import open_heads
    from analysis.intake.reading import describe_reading
    from analysis.intake.sheets.streamed import UndividedError

    settle_memory()
    stamps = {shorten(file): stamp_file(file) for file in files}  # before they are read
    labels = find_labels(asked.dataset)
    own = read_own(folder, labels, asked.dataset)
    readings: list[Reading] = []

    def describe(summed: "Tables") -> About:
        about = describe_reading(readings[-1], summed)
        lost = [*about.ledger.undecided, *about.ledger.unplaced]
        if lost or labels.is_file():
            write_labels(labels, lost, own.judgements)
        told = {
            "raw": [_stamp(raw, stamps) for raw in about.raw],
            "folder": shorten(folder),
            "told_by": hash_files(list_beside(folder, asked.dataset)),
            "judged_by": hash_judged(about),
            "key": make_key(about),
        }
        return about.model_copy(update=told)

    heads = None if has_leads(asked.dataset) else open_heads(files, asked.header_row, asked.layout, own.judgements)
    try:
        about = write_batches(asked.dataset, _read_tables(files, asked, own, readings, heads), describe)
    except UndividedError:
        about = write_batches(asked.dataset, _read_tables(files, asked, own, readings, None), describe)
    release_memory()
    return about


def _read_tables(
    files: list[Path], asked: _Asked, own: "Own", readings: "list[Reading]", heads: "list[Head] | None"
) -> "Iterator[Tables]":
    """Yield the tables of raw files, in one batch or, of those that have heads, in several; how goes to `readings`."""
    from analysis.datasets.disk.written import encode_words
    from analysis.datasets.link import apply_decisions, read_decisions
    from analysis.intake.mapped.blocks import read_mapping
    from analysis.intake.memory import release_memory
    from analysis.intake.opened.batches import read_batches
    from analysis.intake.reading import open_reading, read_batch
    from analysis.intake.sheets.streamed import UndividedError

    links = read_decisions(asked.dataset)
    mapping = read_mapping(asked.mapping) if asked.mapping else None
    reading: Reading | None = None
    for raw in read_batches(files, asked.header_row, asked.layout, heads):
        if reading is None:
            how = (asked.dataset, asked.layout, asked.cut_off, mapping, own)
            reading = open_reading([head.raw for head in heads] if heads else raw, *how)
            readings.append(reading)
        tables = read_batch(reading, raw)
        del raw
        if heads and reading.has_shared:
            raise UndividedError  # which of two that tell one record counts, both together tell
        tables["incidents"] = apply_decisions(tables["incidents"], links, asked.dataset)
        yield {name: encode_words(tables.pop(name)) for name in list(tables)}  # what was plain is let go
        release_memory()


def _stamp(raw: RawName, stamps: Mapping[str, str]) -> RawName:
    """Return a raw file, or a sheet of one, with when it was last written."""
    return raw.model_copy(update={"stamp": next((stamps[f] for f in list_holders(raw.name) if f in stamps), "")})


def list_files(path: Path) -> list[Path]:
    """Return the raw files a path stands for: itself, or the tables in the folder."""
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise DataError(str(path), "no such file or folder", "raw files to read", "Check the path")
    files = sorted(p for p in path.iterdir() if _is_raw(p))
    if not files:
        raise DataError(str(path), "a folder without records", "a folder with incidents.csv", "See data/raw/template/")
    return files


def _is_raw(path: Path) -> bool:
    """Say whether a file of a folder holds records: no hidden one, no lock of an open workbook, no description."""
    hidden = path.name.startswith((".", "~$")) or path.name in ("datapackage.json", "labels.csv", "coverage.csv")
    return path.suffix.lower() in _ENDINGS and path.is_file() and not hidden


def find_own(paths: list[Path], dataset: str) -> Path:
    """Return the folder that tells the story of a dataset: the one that is read if it does, else data/raw/<dataset>."""
    tells = len(paths) == 1 and any(
        (paths[0] / name).exists() for name in ("source.toml", "coverage.csv", "judgements")
    )
    return paths[0] if tells else find_raw(dataset)


def hash_inputs(files: list[Path], about: About | None, dataset: str, *asked: str | int | None) -> str:
    """Return one hash over all that decides what a dataset holds: raw bytes, judgements, code and arguments."""
    links = find_root() / "data" / "judgements" / "links" / f"{dataset}.csv"
    decided = hash_files([links]) if links.is_file() else ""
    named = " ".join(shorten(file) for file in files)  # their order decides which of two that tell one incident counts
    parts = [hash_files(files), named, hash_judged(about), hash_code(), decided, dataset]
    return hash_text("\n".join([*parts, *map(str, asked)]))


def ingest_any(paths: list[Path], dataset: str, report: Callable[[str], None], **options: Any) -> tuple[Ledger, bool]:
    """Read raw files as `ingest` does; where they are of no known layout, by a starter mapping, and say so.

    Raises
    ------
    DataError, JudgementError, ParameterError
        As `ingest` does; where the starter cannot be read with as it is, that the layout is not known.
    """
    try:
        return ingest(paths, dataset, **options)
    except UnknownLayoutError as error:
        starter, can_be_read = write_starter(paths, find_mapping(dataset), options.get("header_row"))
        if starter is not None:
            what = "it is read by it now; look through it" if can_be_read else "fill in what it asks for"
            report(f"no known layout; a starter mapping is in {shorten(starter)}: {what}")
        if not can_be_read:
            if starter is None:
                raise
            advice = (
                f"Fill in {shorten(starter)}: it names no column that holds the day, or none that says what happened"
            )
            raise UnknownLayoutError(error.where, error.found, error.expected, advice) from None
    return ingest(paths, dataset, **options)


def write_starter(paths: list[Path], target: Path, header_row: int | None = None) -> tuple[Path | None, bool]:
    """Write a starter mapping for the tables of no known layout; None where there are none, or one is there.

    Returns
    -------
    tuple of Path or None, and bool
        The file, and whether it can be read with as it is.
    """
    from analysis.datasets.reference.judgements import read_judgements
    from analysis.intake.mapped.starter import propose_mapping
    from analysis.intake.raw import read_files
    from analysis.paths import write_whole

    if target.exists():
        return None, False
    files = [raw for path in paths for file in list_files(path) for raw in read_files(file, header_row)]
    unknown = [raw for raw in files if raw.header and _is_unknown(raw)]
    if not unknown:
        return None, False
    text, can_be_read = propose_mapping(unknown, read_judgements())
    write_whole(target, text)
    return target, can_be_read


def _is_unknown(raw: Any) -> bool:
    from analysis.intake.opened.detected import detect_layout

    try:
        detect_layout(raw, None)
    except UnknownLayoutError:
        return True
    return False
