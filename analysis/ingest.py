"""From raw files to a dataset on disk; nothing is done, and nothing heavy loaded, where nothing has changed."""

from pathlib import Path
from typing import Any

from analysis.catalogue import check_name, hash_text, read_package_or_none
from analysis.errors import DataError
from analysis.paths import hash_code, hash_files, hash_judgements

_ENDINGS = {".csv", ".tsv", ".txt", ".xlsx"}


def ingest(
    paths: list[Path], dataset: str, *, layout: str | None = None, cut_off: str | None = None
) -> tuple[dict[str, Any], bool]:
    """Read raw files into the dataset `dataset`, or leave it be where nothing has changed.

    Returns
    -------
    tuple of dict and bool
        The ledger (format, read, kept, set_aside, reasons, tables: numbers of rows) and whether anything was done.

    Raises
    ------
    DataError, JudgementError, ParameterError
        Before anything is written.
    """
    check_name(dataset)
    files = [file for path in paths for file in list_files(path)]
    key = hash_inputs(files, dataset, layout, cut_off)
    built = read_package_or_none(dataset)
    if built and built["incident_briefs"]["key"] == key:
        return built["incident_briefs"]["ledger"], False
    from analysis.raw import read_raw
    from analysis.reading import read_dataset
    from analysis.store import write_dataset

    tables, package = read_dataset([read_raw(file) for file in files], dataset, layout, cut_off)
    package["key"] = key
    write_dataset(dataset, tables, package)
    return package["ledger"], True


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
    parts = [hash_files(files), hash_judgements(), hash_code(), dataset, str(layout), str(cut_off)]
    return hash_text("\n".join(parts))
