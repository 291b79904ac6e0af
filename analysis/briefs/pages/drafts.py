"""A brief between its execution and its pages."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from analysis.briefs.plan.reading import Brief
from analysis.briefs.shelf.manifest import Entry, Manifest
from analysis.contract.parameters import list_code_cells
from analysis.errors import BuildError

_MOST_CELLS = 5  # named at once
_CHARACTERS = 40
# What people call an output, by how its MIME type begins.
_KINDS = {
    "image/": "a picture",
    "text/html": "a table or HTML",
    "text/markdown": "Markdown",
    "text/latex": "a formula",
}


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


def require_shown(executed: Any, notebook: str) -> None:
    """Raise BuildError where a notebook shows what is no passage of a brief, and so would not be on its page."""
    if lost := _find_lost(executed):
        expected = "what the package shows alone: anything else would not be on the page"
        advice = "Take it out, give its value a name, or end its line with a semicolon"
        raise BuildError(f"notebooks/{notebook}.ipynb", "; ".join(lost[:_MOST_CELLS]), expected, advice)


def _find_lost(executed: Any) -> list[str]:
    from analysis.words.passages import MIME  # a build that finds nothing changed does without pandas

    found = []
    for number, cell in enumerate(list_code_cells(executed), 1):
        for output in cell.outputs:
            data = output.get("data", {})
            if output.output_type == "stream" and output.name == "stdout" and output.text.strip():
                found.append(f"cell {number} prints {_quote(output.text)}")
            elif data and MIME not in data:
                found.append(f"cell {number} shows {_name_kind(data)}")
    return found


def _name_kind(data: Mapping[str, Any]) -> str:
    named = [word for kind, word in _KINDS.items() if any(mime.startswith(kind) for mime in data)]
    return named[0] if named else _quote(str(data.get("text/plain", "an object")))


def _quote(text: str) -> str:
    return repr(" ".join(text.split())[:_CHARACTERS])
