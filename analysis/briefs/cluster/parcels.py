"""What travels where no folder is shared: the workspace without records, a brief's slice, the brief made of it."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from analysis.briefs.batches import Task, build_batch
from analysis.briefs.shelf.folders import place_brief, place_failure
from analysis.datasets.disk.carried import cut_slice
from analysis.datasets.store import ask_values
from analysis.paths import find_root

# What decides a brief beside its records, as a workspace or a checkout lays it out. Raw records never travel.
_HOME = (
    "notebooks/*.ipynb",
    "notebooks/*.py",
    "notebooks/language/*.po",
    "reports/briefs.toml",
    "reports/_quarto.yml",
    "reports/language/*",
    "reports/theme/*",
    "reports/theme/faces/*",
    "data/sources.toml",
    "data/judgements/*",
    "data/reference/*",
    "requirements.lock",
)


class Made(NamedTuple):
    """What came of a brief that was built elsewhere: its error or None, its files, and what is kept where it failed."""

    error: str | None
    files: dict[str, bytes]
    failure: dict[str, bytes]


def pack_home() -> dict[str, bytes]:
    """Return the files of the workspace that decide a brief, by their paths in it."""
    root = find_root()
    found = [path for pattern in _HOME for path in sorted(root.glob(pattern)) if path.is_file()]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def pack_slice(task: Task) -> dict[str, bytes]:
    """Return the slice of a brief, as the files of a dataset, by their paths in a workspace."""
    dataset = task.brief.dataset
    files = cut_slice(dataset, ask_values(task.brief.values()))
    return {f"data/tables/{dataset}/{name}": content for name, content in files.items()}


def unpack(files: Mapping[str, bytes], folder: Path) -> None:
    """Write what was sent into a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def build_sent(files: Mapping[str, bytes], task: Task, renderer: str) -> Made:
    """Build a brief of the slice that was sent with it, in a folder that is gone afterwards."""
    tables, slug = find_root() / "data" / "tables", task.brief.slug
    shutil.rmtree(tables, ignore_errors=True)  # of one that ended its process
    unpack(files, find_root())
    try:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
            errors = build_batch([task], Path(name), renderer)
            return Made(errors[slug], _read_folder(Path(name, slug)), _read_folder(Path(name, "failures", slug)))
    finally:
        shutil.rmtree(tables, ignore_errors=True)


def _read_folder(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*")) if path.is_file()}


def place_made(made: Made, slug: str, folder: Path) -> dict[str, str | None]:
    """Put what came of a brief in place; return its error, or None, as a worker here would."""
    if made.error is None:
        place_brief(folder, slug, made.files)
    else:
        place_failure(folder, slug, made.failure)
    return {slug: made.error}
