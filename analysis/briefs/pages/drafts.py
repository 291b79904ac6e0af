"""A brief between its execution and its pages."""

from pathlib import Path
from typing import Any, NamedTuple

from analysis.briefs.plan.reading import Brief
from analysis.briefs.shelf.manifest import Manifest


class Draft(NamedTuple):
    """An executed brief: its passages, what it says of itself, its parts, the records it read (CSV), its own folder."""

    brief: Brief
    executed: Any
    passages: list[dict[str, Any]]
    manifest: Manifest
    parts: dict[str, str]
    records: str
    private: Path
