"""A brief between its execution and its pages."""

from pathlib import Path
from typing import Any, NamedTuple

from analysis.briefs.plan import Brief


class Draft(NamedTuple):
    """An executed brief: its passages, what it says of itself, what it was made from, and the folder it is made in."""

    brief: Brief
    passages: list[dict[str, Any]]
    manifest: dict[str, Any]
    parts: dict[str, str]
    private: Path
