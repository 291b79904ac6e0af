"""Copies of a folder of briefs to hand on: what is in them, each file as it was built."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from analysis.briefs.shelf.changes import FILES, is_as_built
from analysis.briefs.shelf.folders import CHECKER, SIGNATURE, SIGNED_COPY, hold_folder, place_brief
from analysis.briefs.shelf.index import GENERATOR, INDEX, is_public, write_index
from analysis.briefs.shelf.manifest import Manifest, read_file, read_or_none
from analysis.errors import DataError, ParameterError
from analysis.paths import write_whole

_MANIFEST = "manifest.json"
_BESIDE = (_MANIFEST, SIGNATURE, SIGNED_COPY)


@dataclass(frozen=True)
class Copied:
    """What came of a public copy: slugs of the briefs in it, of those left out, of those taken out of it."""

    folder: str
    briefs: list[str]
    internal: list[str]
    removed: list[str]


def read_briefs(folder: Path) -> Iterator[tuple[Path, Manifest]]:
    """Yield each brief of a folder, or the one that the folder is, with its manifest, once its files are as built.

    Raises
    ------
    ParameterError
        When there is no brief.
    DataError
        When a manifest cannot be read, or a file is not the one that its manifest names.
    """
    found = [folder] if (folder / _MANIFEST).is_file() else sorted(p.parent for p in folder.glob(f"[!.]*/{_MANIFEST}"))
    if not found:
        raise ParameterError(str(folder), "no brief in it", "a folder of built briefs, or one of them")
    for path in found:
        made = read_file(path / _MANIFEST)
        if lost := [name for name in FILES if not is_as_built(path / name, made.files.get(name))]:
            expected, advice = "the files that its manifest names, by their sha256", "Build it again"
            raise DataError(str(path), f"{', '.join(lost)}: missing, or changed since", expected, advice)
        yield path, made


def read_contents(path: Path) -> dict[str, bytes]:
    """Return the files of a brief that go with it: pages, notebook, records, manifest, and what vouches for them."""
    names = (*FILES, *(name for name in _BESIDE if (path / name).is_file()))
    return {name: (path / name).read_bytes() for name in names}


def check_place(folder: Path, target: Path) -> None:
    """Raise ParameterError where a copy of a folder may not lie."""
    here, there = folder.resolve(), target.resolve()
    if here == there or here in there.parents or there in here.parents:
        raise ParameterError(str(target), "the folder of the briefs, or one in it or around it", "a folder beside it")
    index = target / INDEX
    if index.is_file() and f'content="{GENERATOR}"' not in index.read_text("utf-8", errors="replace"):
        raise ParameterError(str(index), "an index that is not of briefs", "a folder for briefs alone", "Name another")


def copy_public(folder: Path, target: Path) -> Copied:
    """Make a folder the site of a folder's public briefs: each as it was built, an index over them, the checker.

    What was in it and is no public brief of the folder any more is taken out of it; nothing else there is touched.

    Raises
    ------
    ParameterError
        When one lies in the other, or the place holds an index of somebody else's.
    DataError
        When a brief is not as it was built; then nothing is copied.
    """
    check_place(folder, target)
    shown, internal = list[Path](), list[str]()
    for path, made in read_briefs(folder):
        if is_public(made):
            shown.append(path)
        else:
            internal.append(path.name)
    with hold_folder(target, lambda: None):
        for path in shown:
            contents = read_contents(path)
            if _list_contents(target / path.name) != contents:
                place_brief(target, path.name, contents)
        removed = _take_out(target, {path.name for path in shown})
        if (folder / CHECKER).is_file():
            write_whole(target / CHECKER, (folder / CHECKER).read_bytes())
        write_index(target)
    return Copied(str(target), [path.name for path in shown], internal, removed)


def _list_contents(path: Path) -> dict[str, bytes]:
    return {found.name: found.read_bytes() for found in path.glob("*") if found.is_file()}


def _take_out(target: Path, kept: set[str]) -> list[str]:
    """Remove the briefs that a copy held and does not hold any more, and return their names."""
    left = [path.parent for path in sorted(target.glob(f"[!.]*/{_MANIFEST}")) if path.parent.name not in kept]
    removed = [path for path in left if read_or_none(path / _MANIFEST) is not None]
    for path in removed:
        shutil.rmtree(path)
    return [path.name for path in removed]
