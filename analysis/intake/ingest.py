"""From raw files to a dataset on disk; nothing is done, and nothing heavy loaded, where nothing has changed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from analysis.datasets.about import Ledger
from analysis.datasets.catalogue import check_name, hash_text, read_about, read_key
from analysis.errors import DataError, UnknownLayoutError
from analysis.paths import find_root, hash_code, hash_files, hash_judgements

_ENDINGS = {".csv", ".tsv", ".txt", ".xlsx"}


def ingest(
    paths: list[Path],
    dataset: str,
    *,
    layout: str | None = None,
    cut_off: str | None = None,
    mapping: Path | None = None,
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
    key = hash_inputs(files + ([mapping] if mapping and mapping.is_file() else []), dataset, layout, cut_off)
    if read_key(dataset) == key:
        return read_about(dataset).ledger, False
    from analysis.datasets.files import write_dataset
    from analysis.datasets.link import apply_decisions, read_decisions
    from analysis.intake.mapping import read_mapping
    from analysis.intake.memory import release_memory, settle_memory
    from analysis.intake.raw import read_raw
    from analysis.intake.reading import read_dataset

    settle_memory()
    chosen = read_mapping(mapping) if mapping else None
    tables, about = read_dataset(
        [read_raw(f) for f in files], dataset, "mapped" if mapping else layout, cut_off, chosen
    )
    tables["incidents"] = apply_decisions(tables["incidents"], read_decisions(dataset), dataset)
    release_memory()
    write_dataset(dataset, tables, about.model_copy(update={"key": key}))
    release_memory()
    return about.ledger, True


def list_files(path: Path) -> list[Path]:
    """Return the raw files a path stands for: itself, or the tables in the folder."""
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise DataError(str(path), "no such file or folder", "raw files to read", "Check the path")
    files = sorted(p for p in path.iterdir() if p.suffix.lower() in _ENDINGS and p.is_file())
    if not files:
        raise DataError(str(path), "a folder without records", "a folder with incidents.csv", "See data/raw/template/")
    return files


def hash_inputs(files: list[Path], dataset: str, layout: str | None, cut_off: str | None) -> str:
    """Return one hash over all that decides what a dataset holds: raw bytes, judgements, code and arguments."""
    links = find_root() / "data" / "judgements" / "links" / f"{dataset}.csv"
    decided = hash_files([links]) if links.is_file() else ""
    parts = [hash_files(files), hash_judgements(), hash_code(), decided, dataset, str(layout), str(cut_off)]
    return hash_text("\n".join(parts))


@contextmanager
def offer_mapping(paths: list[Path], report: Callable[[str], None]) -> Iterator[None]:
    """Write a starter mapping where a file turns out to be of no known layout, and say so; the error goes on."""
    try:
        yield
    except UnknownLayoutError:
        for path in paths:
            if starter := write_starter(path):
                report(f"a starter mapping to edit is in {starter}")
        raise


def write_starter(path: Path) -> Path | None:
    """Write a starter mapping for a file of no known layout beside it; None where it is no table, or has one."""
    from analysis.intake.mapping import propose_mapping
    from analysis.intake.raw import read_raw
    from analysis.paths import write_whole

    target = path.with_suffix(".mapping.toml")
    if not path.is_file() or target.exists():
        return None
    try:
        text, _ = propose_mapping(read_raw(path))
        write_whole(target, text)
    except (DataError, OSError):
        return None
    return target
