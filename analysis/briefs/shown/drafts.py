"""A brief between its execution and its pages."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from analysis.briefs.plan.reading import Brief
from analysis.briefs.shelf.manifest import Manifest
from analysis.briefs.shown.printed import Printed

if TYPE_CHECKING:
    from analysis.briefs.shown.cells import Cell  # a build that finds nothing changed does without pandas


class Draft(NamedTuple):
    """An executed brief: its cells and pieces, manifest and parts, the records it read (CSV), its folder."""

    brief: Brief
    cells: "list[Cell]"
    passages: list[Printed]
    manifest: Manifest
    parts: dict[str, str]
    records: str
    private: Path
