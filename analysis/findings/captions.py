"""What tables and captions have in common: the numbers of a measure's table, where it comes from, what was left out."""

import math
from collections.abc import Sequence

import pandas as pd

from analysis.datasets.evidence import set_value
from analysis.datasets.store import Window
from analysis.figures.style import MOST_SHOWN
from analysis.measures.measured import Measured
from analysis.words.numbers import NOT_REPORTED, enumerate_words, number, pluralise, print_span
from analysis.words.passages import Part, Passage, escape, lay_table


def tabulate(
    where: str,
    measured: Measured,
    shown: pd.DataFrame,
    columns: dict[str, str],
    caption: str | Sequence[Part],
    *,
    key: str,
    units: dict[str, str] | None = None,
    missing: dict[str, str] | None = None,
) -> Passage:
    """Return the table of a measure as a Markdown table; every number in it is stated, with its records.

    Parameters
    ----------
    shown : DataFrame
        Rows of the measure's table with their labels; a column that is not the measure's holds words, or parts of a
        passage.
    columns : dict
        Column to heading, in order. Numeric columns are set right.
    key : str
        The column that names a row; the numbers are called `where.row.column`.
    units, missing : dict, optional
        Per column: the unit, and the words for a missing value.
    """
    units, missing = units or {}, missing or {}
    numeric = {c for c in columns if pd.api.types.is_numeric_dtype(shown[c])}

    def make_cell(label: int, column: str) -> list[Part]:
        value = shown.at[label, column]
        if isinstance(value, list):
            return value
        if pd.isna(value):
            return [missing.get(column, NOT_REPORTED)]
        if column not in numeric:
            return [escape(str(value))]
        name = f"{where}.{shown.at[label, key]}.{column}"
        return [number(name, measured.cell(label, column), units.get(column, "incidents"))]

    rows = [[make_cell(label, column) for column in columns] for label in shown.index]
    return lay_table(where, {heading: c in numeric for c, heading in columns.items()}, rows, caption)


def print_source(window: Window) -> Part:
    """Return the source line of a figure: sources and period."""
    names = enumerate_words([escape(s.title) for s in window.about.sources])
    return f"Source: {names}; {print_span(*window.period)}."


def say_chance(what: str) -> str:
    """Return what the intervals of a caption say, and what they do not."""
    return f" Intervals (95 %) say how far chance alone could move a {what}; they do not cover what was never reported."


def say_shown(where: str, measured: Measured, most: int = MOST_SHOWN, column: str = "group") -> list[Part]:
    """Return ` Shown are the first 45 of 90.` where a figure or a table does not show every row, else nothing.

    `column` is the one whose records stand behind how many rows there are.
    """
    if len(measured.table) <= most:
        return []
    shown, groups = (
        number(f"{where}.{name}", value, "groups")
        for name, value in (("shown", set_value(most)), ("groups", measured.size(column)))
    )
    return [" Shown are the first ", shown, " of ", groups, "."]


def say_n(where: str, measured: Measured, column: str, noun: str, unit: str = "") -> list[Part]:
    """Return ` n = 5 attack events`: how many records stand behind a column, each once, with their noun."""
    total = measured.count(column)
    return [" n = ", number(f"{where}.n", total, unit or pluralise(noun, 2)), f" {pluralise(noun, total.value)}"]


def print_ratio(measured: Measured, label: int, column: str, name: str) -> list[Part]:
    """Return a ratio and its limits, `1.31`, ` (`, `0.96`, ` to `, `1.76`, `)`; a limit that is none is `open`."""
    row = measured.table.loc[label]
    parts: list[Part] = [
        number(f"{name}{end}", measured.cell(label, f"{column}{end}"), "ratio", f"{row[f'{column}{end}']:.2f}")
        if math.isfinite(row[f"{column}{end}"])
        else "open"
        for end in ("", "_low", "_high")
    ]
    return [parts[0], " (", parts[1], " to ", parts[2], ")"]


def name_row(row: pd.Series, *columns: str) -> str:
    """Return the cells of a row that name it, as part of a number's name."""
    return ".".join(str(row[column]) for column in columns)
