"""A passage of a brief, and the numbers it states: both are displayed together, so that neither goes without the other."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pandas as pd

MIME = "application/vnd.incident-brief+json"
MOST_ROWS = 200
FEW = 12  # up to so many attacks are told one by one
NOT_REPORTED = "*not reported*"
NO_DATA = "*no data*"
_SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


class Number(NamedTuple):
    """One number as it is stated: its name, value, unit, the incidents behind it, and how it is printed."""

    name: str
    value: float | int | str | None
    unit: str
    ids: tuple[str, ...]
    shown: str
    n_left_out: int = 0
    measure: str = ""
    arguments: dict[str, Any] = {}  # noqa: RUF012  # never changed: a measure's own attrs

    def describe(self, where: str) -> dict[str, Any]:
        """Return the number's entry in the manifest; long lists of incidents become their measure and hash."""
        rows: Any = list(self.ids)
        if len(rows) > MOST_ROWS:
            digest = hashlib.sha256(json.dumps(rows).encode()).hexdigest()
            rows = {"measure": self.measure, "arguments": self.arguments, "n": len(rows), "sha256": digest}
        return {"name": self.name, "where": where, "value": self.value, "unit": self.unit, "n_used": len(self.ids),
                "n_left_out": self.n_left_out, "rows": rows}  # fmt: skip


@dataclass(frozen=True)
class Passage:
    """A paragraph, table, figure or box, and its numbers. Jupyter shows the text; publishing reads the rest."""

    where: str
    kind: str
    text: str
    numbers: tuple[Number, ...] = ()
    caption: str = ""
    alt: str = ""
    svg: str = field(default="", repr=False)
    data: dict[str, str] = field(default_factory=dict, repr=False)  # goes beside the page, not on it

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        entries = [number.describe(self.where) for number in self.numbers]
        said = {"where": self.where, "kind": self.kind, "caption": self.caption, "alt": self.alt, "numbers": entries,
                **({"data": self.data} if self.data else {})}  # fmt: skip
        shown = {"image/svg+xml": self.svg} if self.svg else {"text/markdown": self.text}
        return {**shown, "text/plain": self.alt or self.text, MIME: said}


Part = str | Number
OMITTED = Passage("omitted", "omitted", "")


def join(parts: Iterable[Part]) -> str:
    """Return parts as one text, each number as it is printed."""
    return "".join(part if isinstance(part, str) else part.shown for part in parts)


def tell(where: str, *parts: Part, kind: str = "text") -> Passage:
    """Return a passage from its parts: words as they are, numbers as they are printed."""
    return Passage(where, kind, join(parts), list_numbers(parts))


def list_points(where: str, points: Sequence[Sequence[Part]], kind: str = "text", caption: str = "") -> Passage:
    """Return a passage of bullet points."""
    numbers = tuple(p for point in points for p in point if isinstance(p, Number))
    return Passage(where, kind, "\n".join(f"- {join(point)}" for point in points), numbers, caption)


def number(
    name: str, value: Any, unit: str, ids: Iterable[str], shown: str = "", *, source: pd.DataFrame | None = None,
    n_left_out: int = 0,
) -> Number:  # fmt: skip
    """Return a number; `source` is the measure table it was taken from."""
    attrs = source.attrs if source is not None else {}
    plain = None if pd.isna(value) else value.item() if hasattr(value, "item") else value
    if isinstance(plain, float):
        plain = int(plain) if plain.is_integer() else round(plain, 4)
    return Number(name, plain, unit, tuple(ids), shown or print_value(plain), n_left_out, attrs.get("measure", ""),
                  attrs.get("arguments", {}))  # fmt: skip


def print_value(value: Any) -> str:
    """Return a figure as it is printed in a table: thousands parted, missing as words."""
    if value is None or pd.isna(value):
        return NOT_REPORTED
    if isinstance(value, str):
        return value
    return f"{value:,.1f}" if isinstance(value, float) and not float(value).is_integer() else f"{int(value):,}"


def count(
    name: str, n: int, noun: str, ids: Iterable[str], *, source: pd.DataFrame | None = None, n_left_out: int = 0,
    start: bool = False,
) -> Number:  # fmt: skip
    """Return a count with its noun, grammatical for none, one and many: `no attacks`, `one attack`, `1,105 attacks`."""
    spelled = _SMALL[n] if n < len(_SMALL) else f"{n:,}"
    shown = f"{spelled} {pluralise(noun, n)}".strip()
    return number(name, int(n), noun or "incidents", ids, shown[:1].upper() + shown[1:] if start else shown,
                  source=source, n_left_out=n_left_out)  # fmt: skip


def pluralise(noun: str, n: int) -> str:
    """Return a noun for n things; what follows the first ` of ` or ` with ` stays as it is."""
    if n == 1 or not noun:
        return noun
    for mark in (" of ", " with ", " in ", " on "):
        if mark in noun:
            head, tail = noun.split(mark, 1)
            return f"{pluralise(head, n)}{mark}{tail}"
    irregular = {"person": "people", "is": "are", "was": "were", "has": "have"}
    if noun in irregular:
        return irregular[noun]
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeo" else f"{noun}s"


def enumerate_words(words: Sequence[str]) -> str:
    """Return words as a list in prose: `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def print_date(day: pd.Timestamp | None) -> str:
    """Return a date as readers write it: `7 December 2025`."""
    return "a date not known" if day is None or pd.isna(day) else f"{day.day} {day:%B %Y}"


def print_span(first: pd.Timestamp | None, last: pd.Timestamp | None) -> str:
    """Return a period: one date, or from the first to the last."""
    if first is None or last is None or first == last:
        return print_date(last if first is None else first)
    return f"{print_date(first)} to {print_date(last)}"


def share(
    name: str, n: int, total: int, noun: str, ids: Iterable[str], *, source: pd.DataFrame | None = None
) -> list[Part]:
    """Return `3 of 96 attack events`, both figures as numbers of the brief."""
    return [number(name, n, noun, ids, f"{n:,}", source=source), " of ",
            number(f"{name}.total", total, noun, (), f"{total:,}", source=source), f" {pluralise(noun, total)}" if noun else ""]  # fmt: skip


def tabulate(
    where: str, table: pd.DataFrame, columns: dict[str, str], caption: str | Sequence[Part], *, key: str,
    units: dict[str, str] | None = None, missing: dict[str, str] | None = None,
) -> Passage:  # fmt: skip
    """Return a measure table as a Markdown table; every number in it is stated, with its records.

    Parameters
    ----------
    columns : dict
        Column of the measure to heading, in order. Numeric columns are set right.
    key : str
        The column that names a row; the numbers are called `where.row.column`.
    units, missing : dict, optional
        Per column: the unit, and the words for a missing value.
    """
    units, missing = units or {}, missing or {}
    numeric = {c for c in columns if pd.api.types.is_numeric_dtype(table[c])}

    def make_cell(row: dict, column: str) -> list[Part]:
        value = row[column]
        if isinstance(value, list):
            return value
        if pd.isna(value):
            return [missing.get(column, NOT_REPORTED)]
        if column not in numeric:
            return [escape(str(value))]
        return [
            number(
                f"{where}.{row[key]}.{column}", value, units.get(column, "incidents"), row["incident_ids"], source=table
            )
        ]

    rows = [[make_cell(row, column) for column in columns] for row in table.to_dict("records")]
    return lay_table(where, {heading: c in numeric for c, heading in columns.items()}, rows, caption)


def lay_table(
    where: str, headings: dict[str, bool], rows: list[list[list[Part]]], caption: str | Sequence[Part]
) -> Passage:
    """Return a table from its cells; `headings` says for each column whether it is set right."""
    lines = [
        "| " + " | ".join(headings) + " |",
        "|" + "|".join("--:" if right else ":--" for right in headings.values()) + "|",
    ]
    lines += ["| " + " | ".join(join(cell) for cell in row) + " |" for row in rows]
    said = [caption] if isinstance(caption, str) else list(caption)
    numbers = tuple(p for row in rows for cell in row for p in cell if isinstance(p, Number)) + list_numbers(said)
    return Passage(where, "table", "\n".join(lines), numbers, join(said))


def say_chance(what: str) -> str:
    """Return what the intervals of a caption say, and what they do not."""
    return f" Intervals (95 %) say how far chance alone could move a {what}; they do not cover what was never reported."


def say_shown(where: str, n: int, most: int) -> list[Part]:
    """Return ` Shown are the first 45 of 90.` where a figure cannot show every group, else nothing."""
    if n <= most:
        return []
    return [
        " Shown are the first ",
        number(f"{where}.shown", most, "groups", (), f"{most:,}"),
        " of ",
        number(f"{where}.groups", n, "groups", (), f"{n:,}"),
        ".",
    ]


def describe(where: str, caption: Sequence[Part], alt: Sequence[Part], labels: Iterable[Number] = ()) -> Passage:
    """Return what is said about a figure: its caption, its alt text, and the numbers it is labelled with."""
    return Passage(where, "figure", "", (*labels, *list_numbers(caption), *list_numbers(alt)), join(caption), join(alt))


def list_numbers(parts: Iterable[Part]) -> tuple[Number, ...]:
    """Return the numbers among parts."""
    return tuple(p for p in parts if isinstance(p, Number))


def escape(text: str) -> str:
    """Return a text from the records that no Markdown reads as markup."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>#|$@^~" else c for c in " ".join(text.split()))


def show_figure(svg: str, description: Passage) -> Passage:
    """Return a figure with the caption, alt text and numbers that were said about it; nothing where it is omitted."""
    if description.kind != "figure":
        return description
    return Passage(description.where, "figure", "", description.numbers, description.caption, description.alt, svg)
