"""Briefs as one file to hand on: a zip that is an RO-Crate, with an index, the checker, and each brief as built."""

import zipfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from analysis.briefs.handed.crate import METADATA, Crate
from analysis.briefs.handed.whole import list_chosen, read_contents, read_whole
from analysis.briefs.pages.checker import compose_checker
from analysis.briefs.plan.entries import is_public
from analysis.briefs.plan.house import read_house
from analysis.briefs.shelf.folders import CHECKER
from analysis.briefs.shelf.index import INDEX, compose_index
from analysis.briefs.shelf.listing import Listed, list_brief
from analysis.briefs.shelf.manifest import Manifest
from analysis.errors import ParameterError
from analysis.paths import replace_file

_DAY = (1980, 1, 1, 0, 0, 0)  # of each file, so that the same briefs make the same zip


@dataclass(frozen=True)
class Packed:
    """What came of packing: where the zip lies; the briefs in it by slug, the internal among them, those left out."""

    crate: str
    briefs: list[str]
    internal: list[str]
    left_out: list[str]


def pack_briefs(folder: Path, target: Path, *, public: bool = False, day: date | None = None) -> Packed:
    """Write the briefs of a folder, or the one brief that it is, into a zip.

    Parameters
    ----------
    public : bool
        Whether to leave out what is internal.
    day : date, optional
        The day of publication that its metadata give; today's where it is None.

    Raises
    ------
    ParameterError
        When there is no brief to pack, or the zip cannot be written.
    DataError
        When a brief is not as it was built; then nothing is written.
    """
    _check_place(target)
    found = {path: read_whole(path) for path in list_chosen(folder)}
    chosen = {path: made for path, made in found.items() if is_public(made.parameters) or not public}
    if not chosen:
        raise ParameterError(str(folder), "no public brief in it", "at least one", "Pack without --public")
    replaced = {made.replaces for made in found.values()}
    try:
        with replace_file(target) as stream, zipfile.ZipFile(stream, "w") as packed:
            listed = _pack_all(packed, chosen, replaced, day or date.today())
    except OSError as error:
        where, expected = str(error.filename or target), "files that can be read, and a place that can be written"
        raise ParameterError(where, error.strerror or str(error), expected, "Name one with --out") from error
    internal = [one.slug for one in listed if one.is_internal]
    return Packed(str(target), [one.slug for one in listed], internal, [p.name for p in found if p not in chosen])


def _pack_all(
    packed: zipfile.ZipFile, chosen: Mapping[Path, Manifest], replaced: Collection[str], day: date
) -> list[Listed]:
    """Put briefs into a zip, one at a time, and what stands beside them; return them as the index shows them."""
    crate, listed = Crate(), list[Listed]()
    for path, made in chosen.items():
        contents = read_contents(path, made)
        listed.append(list_brief(path.name, made, contents))
        crate.add_brief(path.name, made, contents)
        _put(packed, {f"{path.name}/{name}": content for name, content in contents.items()})
    pages = {INDEX: compose_index(listed, replaced=replaced), CHECKER: compose_checker()}
    shared = {name: page.encode() for name, page in pages.items()}
    _put(packed, {**shared, METADATA: crate.write(listed, shared, read_house(), day)})
    return listed


def _put(packed: zipfile.ZipFile, files: Mapping[str, bytes]) -> None:
    """Put files into a zip, with nothing in it that differs from one time to the next."""
    for name, content in files.items():
        entry = zipfile.ZipInfo(name, _DAY)
        entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
        packed.writestr(entry, content)


def _check_place(target: Path) -> None:
    """Refuse to write over a file that is no crate."""
    if not target.exists():
        return
    if not zipfile.is_zipfile(target) or METADATA not in zipfile.ZipFile(target).namelist():
        expected = "a new one, or one that was packed before"
        raise ParameterError(str(target), "a file that is no crate", expected, "Name another with --out")
