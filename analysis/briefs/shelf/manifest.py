"""What a brief says of itself: one place where it is read, from a file or from a page, and one where it is written."""

import json
import re
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from analysis.briefs.plan.house import House
from analysis.datasets.about import Source
from analysis.errors import DataError
from analysis.words.bundles import has_message
from analysis.words.language import know_language, make_key, text

LONGEST_NAME, LONGEST_TEXT = 400, 4_000  # characters of what a brief begins with
SLUG = re.compile(r"^[a-z0-9][a-z0-9-]{0,80}$")


class _Told(BaseModel):
    """What is written down as it was given: nothing that was not there is added, and nothing that was there is lost."""

    model_config = ConfigDict(frozen=True, extra="allow")

    def tell(self) -> dict[str, Any]:
        """Return it as plain data, as it was given."""
        return self.model_dump(mode="json", exclude_unset=True)


class Entry(_Told):
    """One number of a brief: its value, how it is printed, its records; see `words.numbers.Number.describe`.

    `rows` are the ids of its records, or how many there are and their hash; the last five a brief of an older version
    does not tell.
    """

    name: str
    where: str
    value: int | float | str | None
    unit: str
    n_used: int
    n_left_out: int
    rows: list[str] | dict[str, Any]
    shown: str = ""
    kind: str = "incidents"
    left_out: dict[str, int] = Field(default_factory=dict)
    source: dict[str, Any] = Field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str]:
        """Return what tells it from the other numbers of its brief: the passage it stands in, and its name."""
        return self.where, self.name


class Own(_Told):
    """An output of the author's own: where it stands, the code cell that shows it, what it is; nothing in it is traced.

    `is_described` says whether its author wrote its alt text, where it is a figure.
    """

    where: str = Field(max_length=200)
    cell: int
    kind: str = Field(max_length=40)
    is_described: bool = True


class Records(_Told):
    """The dataset a brief was made from, as far as a brief says it."""

    dataset: str = Field(pattern=r"^[\w.-]{1,200}$")
    title: str
    notice: str | None
    cut_off: str | None
    period: tuple[str | None, str | None]
    sources: list[Source]


class Opening(_Told):
    """What a brief begins with, in plain words: its kind, what it finds, and what it is of (regions, days, cut-off).

    `fact` is what the first of its large numbers is called.
    """

    kind: str = Field(default="", max_length=LONGEST_NAME)
    headline: str = Field(default="", max_length=LONGEST_TEXT)
    scope: str = Field(default="", max_length=LONGEST_TEXT)
    fact: str = Field(default="", max_length=LONGEST_NAME)


class Manifest(_Told):
    """What a brief says of itself.

    `parts` are hashes of what it was made from, `house` who publishes it, as it says, `replaces` the digest of the
    brief it corrects, `because` why; `spans` are where the records of long lists stand in the order of `records.csv`,
    under the sha256 of the list, `records` is the sha256 of the tables that travel in its HTML, `opening` what it
    begins with; `code` and `files` stand only in the file beside the pages. A brief may come from anybody: names that
    become paths are names, and nothing is longer than a brief needs.
    """

    slug: str = Field(pattern=SLUG.pattern)
    title: str = Field(max_length=2_000)
    notebook: str = Field(pattern=r"^[\w-]{1,120}$")
    parameters: dict[str, Any] = Field(max_length=200)
    dataset: Records
    digest: str = Field(max_length=200)
    outputs: str = Field(max_length=200)
    numbers: list[Entry] = Field(max_length=1_000_000)
    parts: dict[str, str] = Field(max_length=50)
    made_with: dict[str, str] = Field(max_length=50)
    replaces: str = Field(default="", max_length=64)
    because: str = Field(default="", max_length=600)
    measures: dict[str, Any] = Field(default_factory=dict)
    spans: dict[str, str] = Field(default_factory=dict, max_length=100_000)
    records: str = Field(default="", max_length=200)
    own: list[Own] = Field(default_factory=list, max_length=100_000)
    opening: Opening = Field(default_factory=Opening)
    house: House = Field(default_factory=House)
    code: dict[str, str | bool] = Field(default_factory=dict)
    files: dict[str, str] = Field(default_factory=dict)

    def alter(self, **changes: Any) -> "Manifest":
        """Return it with some of it replaced."""
        return Manifest.model_validate({**self.tell(), **changes})


def parse_manifest(text: str | bytes) -> Manifest:
    """Return the manifest that a text holds.

    Raises
    ------
    ValueError
        When it is none, saying what is not as it is written.
    """
    try:
        found = Manifest.model_validate_json(text)
    except ValidationError as error:
        wrong = dict.fromkeys(".".join(map(str, fault["loc"])) or fault["msg"] for fault in error.errors()[:5])
        raise ValueError(f"without {', '.join(wrong)}, or not as they are written") from error
    if (renderer := found.parts.get("renderer", "embedded")) not in ("embedded", "quarto"):
        raise ValueError(f"it names a renderer {renderer[:40]!r}")
    if lost := [name for name in ("renderer", "slice", "code") if name not in found.parts]:
        raise ValueError(f"its parts are without {', '.join(lost)}")
    return found


def read_file(path: Path) -> Manifest:
    """Return the manifest in a file.

    Raises
    ------
    DataError
        When there is none that can be read.
    """
    try:
        return parse_manifest(path.read_bytes())
    except (OSError, ValueError) as error:
        raise DataError(
            str(path),
            f"no manifest that can be read ({error})",
            "a manifest as it was written",
            "Build the brief again",
        ) from error


def read_or_none(path: Path) -> Manifest | None:
    """Return the manifest in a file, or None where there is none that can be read."""
    try:
        return read_file(path)
    except DataError:
        return None


def format_manifest(manifest: Manifest) -> str:
    """Return a manifest as it stands beside its brief."""
    return json.dumps(manifest.tell(), indent=1, ensure_ascii=False) + "\n"


def find_language_of(manifest: Manifest) -> str:
    """Return the language of a brief; those of older versions are in English."""
    return know_language(manifest.parameters.get("language"))


def find_notice(manifest: Manifest) -> str:
    """Return the notice of a dataset: that of the language for our own ones, else as the dataset has it."""
    own = f"dataset-{make_key(manifest.dataset.dataset)}-notice"
    notice = manifest.dataset.notice or ""
    return text(own) if notice and has_message(own) else notice
