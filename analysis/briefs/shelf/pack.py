"""Briefs as one file to hand on: a zip that is an RO-Crate, with an index, the checker, and each brief as built."""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from analysis.briefs.plan.house import read_house
from analysis.briefs.shelf.crate import METADATA, Crate
from analysis.briefs.shelf.folders import CHECKER
from analysis.briefs.shelf.index import INDEX, Listed, compose_index, is_public, list_brief
from analysis.briefs.shelf.site import read_briefs, read_contents
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
    house, crate = read_house(), Crate()
    listed, left_out = list[Listed](), list[str]()
    try:
        with replace_file(target) as stream, zipfile.ZipFile(stream, "w") as packed:
            for path, made in read_briefs(folder):
                if public and not is_public(made):
                    left_out.append(path.name)
                    continue
                contents = read_contents(path)  # one brief at a time: they may be many
                listed.append(list_brief(path.name, made, contents))
                crate.add_brief(path.name, made, contents, house)
                _put(packed, {f"{path.name}/{name}": content for name, content in contents.items()})
            if not listed:
                raise ParameterError(str(folder), "no public brief in it", "at least one", "Pack without --public")
            shared = {INDEX: compose_index(listed).encode(), **_read_checker(folder)}
            _put(packed, {**shared, METADATA: crate.write(listed, shared, house, day or date.today())})
    except OSError as error:
        expected = "a file that can be written"
        raise ParameterError(str(target), error.strerror or str(error), expected, "Name one with --out") from error
    internal = [one.slug for one in listed if one.is_internal]
    return Packed(str(target), [one.slug for one in listed], internal, left_out)


def _put(packed: zipfile.ZipFile, files: Mapping[str, bytes]) -> None:
    """Put files into a zip, with nothing in it that differs from one time to the next."""
    for name, content in files.items():
        entry = zipfile.ZipInfo(name, _DAY)
        entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
        packed.writestr(entry, content)


def _read_checker(folder: Path) -> dict[str, bytes]:
    """Return the page that checks briefs, from the folder of the briefs, or from the one around a brief."""
    found = next((path / CHECKER for path in (folder, folder.parent) if (path / CHECKER).is_file()), None)
    return {CHECKER: found.read_bytes()} if found else {}
