"""The folder of built briefs: one build at a time in it, every file whole."""

import contextlib
import json
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from analysis.briefs.shelf.manifest import format_manifest, read_file, read_or_none
from analysis.errors import ParameterError
from analysis.paths import find_package, is_checkout, replace_folder, restore_folders, write_whole

_WORK, _KEY = ".work", "key.json"
SIGNATURE, SIGNED_COPY = "brief.sig", "brief-signed.pdf"
CHECKER = "verify.html"


@contextlib.contextmanager
def hold_folder(folder: Path, say_waiting: Callable[[], None]) -> Iterator[None]:
    """Keep a folder to this build; a second one waits, and then finds done what this one did.

    What a killed build left half done is cleared away; what it had executed is kept, and rendered without running
    again.

    Raises
    ------
    ParameterError
        When nothing can be written there.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(folder / ".lock")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except Timeout:
        say_waiting()
        lock.acquire()
    except OSError as error:
        raise ParameterError(
            str(folder), error.strerror or str(error), "a folder that can be written", "Name one with --out"
        ) from error
    try:
        restore_folders(folder)
        restore_folders(folder / "failures")
        yield
    finally:
        lock.release()


def find_private(folder: Path, slug: str) -> Path:
    """Return the folder one brief is made in."""
    return folder / _WORK / slug


def make_private(folder: Path, slug: str) -> Path:
    """Return an empty folder for one brief to be made in."""
    private = find_private(folder, slug)
    shutil.rmtree(private, ignore_errors=True)
    private.mkdir(parents=True, exist_ok=True)
    return private


def mark_executed(private: Path, parts: Mapping[str, str]) -> None:
    """Say that a brief has been executed, and from what."""
    write_whole(private / _KEY, json.dumps(dict(parts)))


def find_executed(folder: Path, slug: str, parts: Mapping[str, str]) -> bool:
    """Say whether a brief lies there executed from the same parts."""
    made = read_json(find_private(folder, slug) / _KEY)
    return made is not None and all(made.get(name) == value for name, value in parts.items() if value)


def read_executed(folder: Path, slug: str) -> tuple[Path, dict[str, str]]:
    """Return where an executed brief lies, and what it was made from."""
    private = find_private(folder, slug)
    return private, json.loads((private / _KEY).read_text("utf-8"))


def clear_work(folder: Path) -> None:
    """Remove what was only needed while building."""
    shutil.rmtree(folder / _WORK, ignore_errors=True)


def read_json(path: Path) -> dict[str, Any] | None:
    """Return what a JSON file holds; None where there is none that can be read, or it is no object."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def remember_parts(folder: Path, slug: str, parts: Mapping[str, str]) -> None:
    """Write beside a brief from what it could be made just as well: other parts, the same records."""
    path = folder / slug / "manifest.json"
    made = read_file(path)
    if made.parts != dict(parts) and not (path.parent / SIGNATURE).is_file():  # what is signed stays as it is
        write_whole(path, format_manifest(made.alter(parts=dict(parts))))


def place_brief(folder: Path, slug: str, files: Mapping[str, bytes]) -> None:
    """Put all files of a brief in place at once, and forget that it once failed."""
    _place_files(folder / slug, files)
    shutil.rmtree(folder / "failures" / slug, ignore_errors=True)


def place_failure(folder: Path, slug: str, files: Mapping[str, bytes]) -> None:
    """Put all that is kept of a brief that failed elsewhere in place at once."""
    _place_files(folder / "failures" / slug, files)


def _place_files(folder: Path, files: Mapping[str, bytes]) -> None:
    with replace_folder(folder) as target:
        for name, content in files.items():
            (target / name).write_bytes(content)


def keep_failure(folder: Path, slug: str, error: str, executed: Path | None = None) -> None:
    """Keep why a brief failed, its notebook as far as it came, and what a renderer printed."""
    with replace_folder(folder / "failures" / slug) as target:
        (target / "error.txt").write_text(error + "\n", "utf-8")
        for path in [executed, *executed.parent.glob("*.log")] if executed is not None else []:
            if path.is_file():
                shutil.copyfile(path, target / path.name)


def list_undescribed(folder: Path, slug: str) -> list[int]:
    """Return the cells of a built brief whose figures have no alt text of their author's."""
    made = read_or_none(folder / slug / "manifest.json")
    cells = (own.cell for own in made.own if not own.is_described) if made is not None else ()
    return list(dict.fromkeys(cells))


def find_commit() -> dict[str, str | bool]:
    """Return the commit of the code and whether it was changed since; empty where this is no git checkout."""
    if not is_checkout():
        return {}
    try:
        commit, status = (
            subprocess.run(
                ["git", *args], cwd=find_package(), capture_output=True, text=True, check=True, timeout=10
            ).stdout  # git, with fixed words
            for args in (["rev-parse", "HEAD"], ["status", "--porcelain"])
        )
    except (OSError, subprocess.SubprocessError):
        return {}
    return {"commit": commit.strip(), "dirty": bool(status.strip())}
