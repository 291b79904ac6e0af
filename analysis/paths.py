"""Where things lie, and how a file is put there: whole or not at all."""

import contextlib
import glob
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import IO

from analysis.errors import ParameterError

# What is being made bears this name, so that what a killed process left is known for what it is.
_FRESH = ".briefs-new."
_ABANDONED_SECONDS = 24 * 3600
_SETTLED_SECONDS = 3  # more than the coarsest clock of a disk, that of FAT
_PLAN = Path("reports", "briefs.toml")
_PACKAGE = Path(__file__).resolve().parent
_SHIPPED = _PACKAGE / "shipped"


def find_root() -> Path:
    """Return the workspace: BRIEFS_ROOT where it is set, else the nearest folder upward with a plan, or a checkout.

    Raises
    ------
    ParameterError
        When there is none: the folder one stands in belongs to no workspace.
    """
    root = find_workspace()
    if root is None:
        raise ParameterError(
            str(Path.cwd()),
            "no workspace here, nor in a folder above",
            f"a folder with {_PLAN.as_posix()}",
            "Make one: briefs new FOLDER, and go there",
        )
    return root


def find_workspace() -> Path | None:
    """Return the workspace, as `find_root` does; None where there is none."""
    if named := os.environ.get("BRIEFS_ROOT"):
        root = Path(named).resolve()
        if not _is_workspace(root):
            advice = "Set BRIEFS_ROOT to a workspace, or leave it out and stand in one"
            raise ParameterError(str(root), f"no {_PLAN.as_posix()}, named by BRIEFS_ROOT", "a workspace", advice)
        return root
    try:
        here = Path.cwd().resolve()
    except FileNotFoundError as error:
        expected, advice = "a folder that is still there", "Go to another one"
        raise ParameterError("the folder you stand in", "it was removed", expected, advice) from error
    return next(
        (folder for folder in (here, *here.parents) if _is_workspace(folder) and not _is_everybodys(folder)), None
    )


def _is_workspace(folder: Path) -> bool:
    return (folder / _PLAN).is_file() or _is_whole(folder)


def _is_everybodys(folder: Path) -> bool:
    """Say whether a folder is one like /tmp, where anybody may put a plan, and notebooks that it would run."""
    return folder.stat().st_mode & 0o1002 == 0o1002


def _is_whole(root: Path) -> bool:
    """Say whether a folder brings along what is shipped, as a checkout does: then nothing is taken from the package."""
    marks = (root / "data" / "reference" / "subdivisions.csv", root / "data" / "judgements" / "rules.toml")
    return all(mark.is_file() for mark in marks)


def find_shipped() -> Path:
    """Return the folder of what is shipped, laid out as a checkout: judgements, places, notebooks, theme, words.

    A checkout is that folder itself; for a workspace it is the one that the installed package brings along.
    """
    return find_layers()[-1]


def find_packaged() -> Path:
    """Return the folder of what comes with the package that runs, wherever one stands."""
    return _SHIPPED if _SHIPPED.is_dir() else _PACKAGE.parent


def find_layers() -> list[Path]:
    """Return the folders to look for shipped things in, the workspace's own first; a checkout is the only one."""
    root = find_workspace()
    if root is None:
        return [find_packaged()]
    return [root] if _is_whole(root) else [root, find_packaged()]


def list_layered(pattern: str) -> list[Path]:
    """Return the files of a pattern in all layers: what the workspace has of its own, and what is shipped."""
    return [path for layer in find_layers() for path in layer.glob(pattern) if path.is_file()]


def is_checkout() -> bool:
    """Say whether the package runs from a checkout, whose commit is that of the code."""
    return not _SHIPPED.is_dir()


def find_package() -> Path:
    """Return the folder that a process has to look in for the package: a checkout, or where it is installed."""
    return _PACKAGE.parent


def shorten(path: Path | str) -> str:
    """Return a path as the project may print it: as in a checkout, or the bare name when it lies elsewhere."""
    return _name_under(Path(path).resolve(), [*find_layers(), _PACKAGE.parent])


def _name_under(path: Path, bases: list[Path]) -> str:
    return next((path.relative_to(base).as_posix() for base in bases if path.is_relative_to(base)), path.name)


def write_whole(path: Path, content: bytes | str) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part."""
    with replace_file(path) as stream:
        stream.write(content.encode() if isinstance(content, str) else content)


@contextlib.contextmanager
def replace_file(target: Path) -> Iterator[IO[bytes]]:
    """Yield a stream that becomes the file `target` when the block ends well, else vanishes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f"{_FRESH}{target.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def replace_folder(target: Path) -> Iterator[Path]:
    """Yield an empty folder that takes the place of `target` when the block ends well, else vanishes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    _clear_abandoned(target)
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


def _clear_abandoned(target: Path) -> None:
    """Clear away what a killed process left of a folder that was to take the place of `target`, a day ago or more."""
    for left in target.parent.glob(f"{glob.escape(_FRESH + target.name)}.*"):
        is_needed = left.suffix == ".old" and not target.exists()
        with contextlib.suppress(FileNotFoundError):  # another process clears it away
            if not is_needed and time.time() - left.stat().st_mtime > _ABANDONED_SECONDS:
                shutil.rmtree(left, ignore_errors=True)


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


def stamp_file(path: Path) -> str:
    """Return a file's size and when it was last written: while these are the same, it need not be read again.

    Blank where it was written just now: it may be written again, and the clock of its disk not tell.
    """
    told = path.stat()
    is_settled = time.time() - told.st_mtime > _SETTLED_SECONDS
    return f"{told.st_size} bytes, {told.st_mtime_ns} ns" if is_settled else ""


def hash_file(path: Path) -> str:
    """Return the sha256 of what a file holds, however large it is."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def hash_files(paths: list[Path], bases: Sequence[Path] = ()) -> str:
    """Return one sha256 over the names and bytes of files, in the order of their names.

    `bases` are the folders they are named under, without any the layers and the package's own.
    """
    digest, under = hashlib.sha256(), list(bases) or [*find_layers(), _PACKAGE.parent]
    named = [(_name_under(path.resolve(), under), path) for path in paths]
    for name, path in sorted(named, key=lambda pair: pair[0]):
        digest.update(name.encode() + b"\0" + bytes.fromhex(hash_file(path)))
    return digest.hexdigest()


def hash_settled(paths: list[Path], bases: Sequence[Path] = ()) -> str:
    """Return what `hash_files` does, of files that seldom change: while their stamps stay, they are not read again."""
    stamps, under = tuple(map(stamp_file, paths)), tuple(bases or find_layers())
    return _hash_stamped(tuple(paths), under, stamps) if all(stamps) else hash_files(paths, bases)


@lru_cache(maxsize=8)
def _hash_stamped(paths: tuple[Path, ...], bases: tuple[Path, ...], _: object) -> str:
    return hash_files(list(paths), [*bases, _PACKAGE.parent])


def hash_code() -> str:
    """Return the sha256 of the package's own code."""
    return hash_settled(sorted(set(_PACKAGE.rglob("*.py")) - set(_SHIPPED.rglob("*.py"))), [_PACKAGE.parent])
