"""A published page read back: the manifest it carries, the text a reader sees, and what it is built of."""

from pathlib import Path
from typing import NamedTuple

from analysis.briefs.pages.anatomy import Anatomy
from analysis.briefs.pages.examine import examine, take_apart
from analysis.briefs.pages.markup import take_html_apart
from analysis.briefs.plan.house import House, write_page_style
from analysis.briefs.shelf.manifest import Manifest, parse_manifest
from analysis.briefs.shelf.policy import hash_style
from analysis.errors import BuildError, DataError, ParameterError
from analysis.paths import find_shipped

_SWALLOWED = "A text that is not closed, such as a code block, may have swallowed it"


class Page(NamedTuple):
    """A page: its manifest, what it says and is built of, its bytes, and where it lies."""

    manifest: Manifest
    anatomy: Anatomy
    content: bytes
    path: Path

    @property
    def text(self) -> str:
        """Return what a reader sees, line by line."""
        return "\n".join(self.anatomy.lines)


def read_page(path: Path, *, own: bool = False) -> Page:
    """Read a brief's HTML or PDF; only one that was made here, an `own` one, is read in this process.

    Raises
    ------
    ParameterError, DataError
        When it is neither, or carries no manifest, or cannot be read within bounds.
    """
    if not path.is_file() or path.suffix.lower() not in (".html", ".pdf"):
        raise ParameterError(str(path), "no brief's HTML or PDF", "a brief's folder, its HTML or its PDF")
    try:
        anatomy = (take_apart if own else examine)(path, list_styles())
        manifest = parse_manifest(anatomy.manifest)
        is_quartos = manifest.parts["renderer"] == "quarto"  # it brings styles and scripts of its own
        if is_quartos or manifest.house.tell():
            anatomy = (take_apart if own else examine)(path, None if is_quartos else list_styles(manifest.house))
        return Page(manifest, anatomy, path.read_bytes(), path)
    except (OSError, ValueError, KeyError) as error:
        raise DataError(
            path.name,
            f"no manifest that can be read ({error})",
            "a brief made by this project",
            _SWALLOWED if own else "It is another file, or it was changed",
        ) from error


def list_styles(house: House | None = None) -> frozenset[str]:
    """Return the sha256 of each style and script that a page of this version may hold, in the colours of a house."""
    return frozenset([hash_style(write_page_style(house or House())), hash_style(read_page_script())])


def read_page_script() -> str:
    """Return the script of a brief's page: what answers a reader who asks a number."""
    return (find_shipped() / "reports" / "theme" / "brief.js").read_text("utf-8")


def require_manifest(page: str, manifest: Manifest) -> str:
    """Return a page that was made, which holds its manifest as a browser reads it, and nothing no brief holds.

    Raises
    ------
    BuildError
        When it has none, or another: a renderer has lost it; or holds what no brief does.
    """
    styles = None if manifest.parts["renderer"] == "quarto" else list_styles(manifest.house)
    try:
        found = take_html_apart(page, styles)
        if parse_manifest(found.manifest) != manifest:
            raise ValueError("another one")
    except ValueError as error:
        raise BuildError("the page", f"its manifest cannot be read back ({error})", "its own", _SWALLOWED) from error
    if found.foreign:
        raise BuildError(
            "the page",
            f"it holds {'; '.join(dict.fromkeys(found.foreign))}"[:400],
            "elements of a brief alone: nothing that runs, nothing from elsewhere",
            "Take it out of the notebook's text",
        )
    return page
