"""A brief between its execution and its pages."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from analysis.briefs.plan.reading import Brief
from analysis.briefs.shelf.manifest import Manifest
from analysis.briefs.shown.printed import Printed

if TYPE_CHECKING:
    from analysis.briefs.shown.cells import Cell  # a build that finds nothing changed does without pandas


class Draft(NamedTuple):
    """An executed brief: its cells and pieces, manifest and parts, the records it read, its folder.

    `records` are a line each, as CSV; `tables` all that was read of them, packed (`datasets.slices`), where it fits,
    `names` what codes and regions are called in the language of the brief, as JSON.
    """

    brief: Brief
    cells: "list[Cell]"
    passages: list[Printed]
    manifest: Manifest
    parts: dict[str, str]
    records: str
    tables: str
    names: str
    private: Path
