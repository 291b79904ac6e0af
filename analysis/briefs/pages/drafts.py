"""A brief between its execution and its pages."""

from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from analysis.briefs.plan.reading import Brief
from analysis.briefs.shelf.manifest import Entry, Manifest


class Printed(BaseModel):
    """A passage as an executed notebook shows it: a `words.passages.Passage`, or a cell of words (markdown)."""

    model_config = ConfigDict(frozen=True)

    kind: str
    where: str
    text: str
    caption: str = ""
    alt: str = ""
    svg: str = ""
    numbers: list[Entry]
    measures: dict[str, Any] = Field(default_factory=dict)
    data: dict[str, str] = Field(default_factory=dict)


class Draft(NamedTuple):
    """An executed brief: its passages, what it says of itself, its parts, the records it read (CSV), its own folder."""

    brief: Brief
    executed: Any
    passages: list[Printed]
    manifest: Manifest
    parts: dict[str, str]
    records: str
    private: Path
