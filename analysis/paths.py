"""Where things lie, and how a file is put there: whole or not at all."""

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from analysis.errors import ParameterError

_FRESH = (
    ".briefs-new."  # what is being made bears this name, so that what a killed process left is known for what it is
)


def find_root() -> Path:
    """Return the project's folder: BRIEFS_ROOT where it is set, else the folder that holds this package."""
    named = os.environ.get("BRIEFS_ROOT")
    root = Path(named).resolve() if named else Path(__file__).resolve().parents[1]
    if not (root / "data" / "judgements").is_dir():
        raise ParameterError(
            str(root), "no data/judgements folder", "the project's own folder", "Set BRIEFS_ROOT to a checkout"
        )
    return root


def shorten(path: Path | str) -> str:
    """Return a path as the project may print it: relative to the project, or the bare name when it lies elsewhere."""
    path = Path(path).resolve()
    root = find_root()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def write_whole(path: Path, content: bytes | str) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    data = content.encode() if isinstance(content, str) else content
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{_FRESH}{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def replace_folder(target: Path) -> Iterator[Path]:
    """Yield an empty folder that takes the place of `target` when the block ends well, else vanishes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=target.parent, prefix=f"{_FRESH}{target.name}."))
    old = fresh.with_name(fresh.name + ".old")
    try:
        yield fresh
        fresh.chmod(0o755)
        if target.exists():
            target.rename(old)
        fresh.rename(target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def restore_folders(parent: Path) -> None:
    """Clear away what `replace_folder` left where it was killed; a folder without its new one is put back."""
    for left in parent.glob(f"{_FRESH}*"):
        name = left.name.removeprefix(_FRESH).removesuffix(".old").rpartition(".")[0]
        if left.is_dir() and left.suffix == ".old" and not (parent / name).exists():
            left.rename(parent / name)
        elif left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def hash_files(paths: list[Path]) -> str:
    """Return one sha256 over the names and bytes of files, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        with path.open("rb") as stream:
            own = hashlib.file_digest(stream, "sha256")
        digest.update(shorten(path).encode() + b"\0" + own.digest())
    return digest.hexdigest()


def hash_code() -> str:
    """Return the sha256 of the package's own code."""
    return hash_files(list(Path(__file__).parent.rglob("*.py")))


def hash_judgements() -> str:
    """Return the sha256 of what people decided for all datasets; links show in their dataset's tables."""
    data = find_root() / "data"
    folders = (data / "judgements", data / "reference")
    return hash_files([p for folder in folders for p in folder.glob("*.*") if p.is_file()] + [data / "sources.toml"])
