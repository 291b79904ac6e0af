"""The briefs of a folder as an index shows them: what each says of itself in short."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from analysis.briefs.plan.entries import is_public
from analysis.briefs.shelf.folders import SIGNATURE, SIGNED_COPY
from analysis.briefs.shelf.manifest import Entry, Manifest, read_or_none

MANIFEST = "manifest.json"
# The files of a brief that are linked, and the message that names each.
LINKS = {
    "brief.pdf": "pdf",
    SIGNED_COPY: "signed",
    SIGNATURE: "signature",
    "records.csv": "records",
    "brief.ipynb": "notebook",
    MANIFEST: "manifest",
}
_BESIDES = "not_counted."  # numbers of what is on record and not what the brief counts


@dataclass(frozen=True)
class Listed:
    """A brief as the index shows it; `manifest` is without its numbers, `key` the one that stands for them."""

    slug: str
    manifest: Manifest
    key: Entry | None
    files: tuple[str, ...]

    @property
    def address(self) -> str:
        """Return where its folder lies, as a link has it."""
        return quote(self.slug)

    @property
    def is_internal(self) -> bool:
        """Say whether it shows what is not for everybody."""
        return not is_public(self.manifest.parameters)


def list_folders(folder: Path) -> list[Path]:
    """Return where the briefs of a folder lie, in the order of their names."""
    return sorted(path.parent for path in folder.glob(f"[!.]*/{MANIFEST}"))


def list_briefs(folder: Path) -> tuple[list[Listed], list[str]]:
    """Return the briefs of a folder in the order of their names, and those whose manifest cannot be read."""
    listed, unread = list[Listed](), list[str]()
    for path in list_folders(folder):
        made = read_or_none(path / MANIFEST)  # one at a time: they may be large
        if made is None:
            unread.append(path.name)
        else:
            listed.append(list_brief(path.name, made, [file.name for file in path.iterdir()]))
    return listed, unread


def list_brief(slug: str, manifest: Manifest, held: Collection[str]) -> Listed:
    """Return a brief as the index shows it, with the files that are `held` in its folder.

    Its key number is the first of those seen first, else of its headline; none where that says only what is on record
    besides.
    """
    by_place = {entry.where: entry for entry in reversed(manifest.numbers)}
    key = by_place.get("key") or by_place.get("headline")
    if key is not None and (key.name.startswith(_BESIDES) or not key.shown):
        key = None
    short = manifest.model_copy(update={"numbers": [], "measures": {}, "spans": {}})
    return Listed(slug, short, key, tuple(name for name in LINKS if name in held))
