"""A brief that is as it was built: nothing else is handed on."""

from pathlib import Path

from analysis.briefs.check.itself import check_manifests
from analysis.briefs.check.verdict import AGREES
from analysis.briefs.pages.published import read_page
from analysis.briefs.shelf.changes import FILES, is_as_built
from analysis.briefs.shelf.folders import SIGNATURE, SIGNED_COPY
from analysis.briefs.shelf.listing import MANIFEST, list_folders
from analysis.briefs.shelf.manifest import Manifest, read_file
from analysis.errors import DataError, ParameterError

_PAGE = "brief.html"
_SIGNED = b"-----BEGIN SSH SIGNATURE-----"  # who signed, `verify` says to whoever trusts them


def list_chosen(folder: Path) -> list[Path]:
    """Return where the briefs of a folder lie, by name; the folder itself where it is one.

    Raises
    ------
    ParameterError
        When there is no brief.
    """
    found = [folder] if (folder / MANIFEST).is_file() else list_folders(folder)
    if not found:
        raise ParameterError(str(folder), "no brief in it", "a folder of built briefs, or one of them")
    return found


def read_whole(path: Path) -> Manifest:
    """Return the manifest of a brief whose files are those it names, and whose page says the same of itself.

    Raises
    ------
    DataError
        When one is missing or was changed since.
    """
    made, advice = read_file(path / MANIFEST), "Build it again"
    named = [*FILES, *((SIGNED_COPY,) if SIGNED_COPY in made.files else ())]
    if lost := [name for name in named if not is_as_built(path / name, made.files.get(name))]:
        expected = "the files that its manifest names, by their sha256"
        raise DataError(str(path), f"{', '.join(lost)}: missing, or changed since", expected, advice)
    if (path / SIGNATURE).is_file() and not (path / SIGNATURE).read_bytes().startswith(_SIGNED):
        raise DataError(str(path / SIGNATURE), "no signature", "one of OpenSSH's", "Sign it again, or take it away")
    step = check_manifests({_PAGE: read_page(path / _PAGE, own=True)}, made)
    if step.state != AGREES:
        found = " ".join(step.details).rstrip(".")
        raise DataError(str(path / MANIFEST), found, "what its page says of itself", advice)
    return made


def read_contents(path: Path, made: Manifest) -> dict[str, bytes]:
    """Return the files of a brief that go with it: pages, notebook, records, manifest, and what vouches for them."""
    beside = [SIGNATURE] if (path / SIGNATURE).is_file() else []
    copy = [SIGNED_COPY] if SIGNED_COPY in made.files else []
    return {name: (path / name).read_bytes() for name in (*FILES, MANIFEST, *beside, *copy)}
