"""A piece of a brief: a passage of the package as a notebook shows it, or an output of the author's own."""

import base64
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from analysis.briefs.shelf.manifest import Entry, Own

# What a terminal would act on: colours, titles of windows, links.
ESCAPES = r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"


class Printed(BaseModel):
    """A piece of a brief as an executed notebook shows it: a `words.passages.Passage`, words, or an author's output.

    `own` says what an output of the author's own is, blank for all else: no number in it is traced. `picture` is the
    base64 of one that is no SVG, of the type `picture_type`, `narrow` the figure for a narrow page, where it has one.
    `is_wide` says that a table is in small print,
    `is_described` that the author wrote the alt text, `is_authored` that the words between the numbers are an author's.
    `asked` and `asked_caption` are text and caption with the places of their numbers (`words.marked.place_numbers`).
    """

    model_config = ConfigDict(frozen=True)

    kind: str
    where: str
    text: str
    caption: str = ""
    alt: str = ""
    svg: str = ""
    narrow: str = ""
    numbers: list[Entry]
    measures: dict[str, Any] = Field(default_factory=dict)
    spans: dict[str, str] = Field(default_factory=dict)
    data: dict[str, str] = Field(default_factory=dict)
    asked: str = ""
    asked_caption: str = ""
    drawn: str = ""
    own: str = ""
    cell: int = 0
    picture: str = ""
    picture_type: str = ""
    is_wide: bool = False
    is_authored: bool = False
    is_described: bool = True

    @property
    def file_name(self) -> str:
        """Return what the file of a figure is called."""
        return f"{self.where}.{self.picture_type if self.picture else 'svg'}"

    def read_picture(self) -> bytes:
        """Return the bytes of a figure."""
        return base64.b64decode(self.picture) if self.picture else self.svg.encode()

    def tell_own(self) -> Own:
        """Return what the manifest says of an output of the author's own."""
        return Own(where=self.where, cell=self.cell, kind=self.own, is_described=self.is_described)
