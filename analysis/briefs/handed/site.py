"""A site of public briefs: each as it was built, an index over them, and the page that checks them."""

import json
import shutil
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.briefs.handed.whole import read_contents, read_whole
from analysis.briefs.pages.checker import compose_checker
from analysis.briefs.plan.entries import is_public
from analysis.briefs.shelf.folders import CHECKER, hold_folder, place_brief, read_json
from analysis.briefs.shelf.index import INDEX, compose_index
from analysis.briefs.shelf.listing import MANIFEST, Listed, list_brief, list_briefs
from analysis.briefs.shelf.manifest import SLUG, Manifest
from analysis.errors import ParameterError
from analysis.paths import write_whole

_MARK = ".briefs-site.json"  # what makes a folder a site of ours, and names the briefs in it


@dataclass(frozen=True)
class Copied:
    """What came of a public copy, each a list of slugs.

    `missing` are asked for and not built, `left_out` lie in the folder and are internal or not asked for, `removed`
    were in the copy before.
    """

    folder: str
    briefs: list[str]
    missing: list[str]
    left_out: list[str]
    removed: list[str]


def copy_public(folder: Path, target: Path, slugs: Sequence[str]) -> Copied:
    """Make a folder the site of some briefs of a folder, as far as they are public.

    What the site held and does not hold any more is taken out of it, first of all. The folders of its briefs, its index
    and its checker are its own; nothing else there is touched.

    Raises
    ------
    ParameterError
        When the target is no place for it.
    DataError
        When a brief is not as it was built; then nothing is copied.
    """
    check_place(folder, target)
    built = [slug for slug in slugs if (folder / slug / MANIFEST).is_file()]
    shown = {slug: made for slug in built if is_public((made := read_whole(folder / slug)).parameters)}
    before = _list_held(target)
    _refuse_others(target, set(shown) - before)
    with hold_folder(target, lambda: None):
        removed = _take_out(target, before - set(shown))
        _mark(target, shown)
        listed = [_copy_brief(folder / slug, target / slug, made) for slug, made in shown.items()]
        others, _ = list_briefs(folder)
        replaced = {one.manifest.replaces for one in others}
        write_whole(target / CHECKER, compose_checker())
        write_whole(target / INDEX, compose_index(listed, replaced=replaced))
    left_out = [one.slug for one in others if one.slug not in shown]
    return Copied(str(target), sorted(shown), [slug for slug in slugs if slug not in built], left_out, removed)


def check_place(folder: Path, target: Path) -> None:
    """Refuse a folder that holds, or lies in, that of the briefs, and one that holds anything of somebody else's.

    Raises
    ------
    ParameterError
        When it is one.
    """
    here, there = folder.resolve(), target.resolve()
    if here == there or here in there.parents or there in here.parents:
        raise ParameterError(str(target), "the folder of the briefs, or one in it or around it", "a folder beside it")
    expected = "a new folder, an empty one, or one that --public has made"
    if target.exists() and not target.is_dir():
        raise ParameterError(str(target), "no folder", expected)
    found = next((path.name for path in target.glob("[!.]*")), None)
    if found is not None and not (target / _MARK).is_file():
        raise ParameterError(str(target), f"{found} in it, which is of nobody's site", expected, "Name another")


def _refuse_others(target: Path, fresh: Collection[str]) -> None:
    """Refuse to write into a folder of somebody else's that is called as a brief is."""
    if found := next((slug for slug in sorted(fresh) if (target / slug).exists()), None):
        raise ParameterError(str(target / found), "a folder that --public has not made", "none", "Move it away")


def _list_held(target: Path) -> set[str]:
    """Return the briefs that a site says it holds, as far as they are briefs: what says so may be anybody's."""
    names = (read_json(target / _MARK) or {}).get("briefs")
    slugs = (
        [name for name in names if isinstance(name, str) and SLUG.fullmatch(name)] if isinstance(names, list) else []
    )
    return {slug for slug in slugs if (target / slug / MANIFEST).is_file()}


def _mark(target: Path, held: Collection[str]) -> None:
    write_whole(target / _MARK, json.dumps({"briefs": sorted(held)}) + "\n")


def _take_out(target: Path, gone: Collection[str]) -> list[str]:
    """Remove the briefs that a site does not hold any more, and return their names."""
    for slug in gone:
        if (target / slug).is_symlink():
            (target / slug).unlink()
        else:
            shutil.rmtree(target / slug)
    return sorted(gone)


def _copy_brief(path: Path, place: Path, made: Manifest) -> Listed:
    """Put a brief in its place, unless it lies there as it is, and return it as the index shows it."""
    contents = read_contents(path, made)
    if _read_files(place) != contents:
        place_brief(place.parent, place.name, contents)
    return list_brief(place.name, made, contents)


def _read_files(path: Path) -> Mapping[str, bytes]:
    return {found.name: found.read_bytes() for found in path.glob("*") if found.is_file()}
