"""What a figure draws as a table: a row for each of its marks, in their order."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from analysis.words.dates import print_named_period, print_period
from analysis.words.language import name_code, name_place, start_sentence, text
from analysis.words.names import name_group
from analysis.words.numbers import print_value
from analysis.words.passages import escape

_NOTHING = "–"
# How a value is printed, by the kind of its column: a unit of numbers, or a name.
_NAMES: dict[str, Callable[[Any], str]] = {
    "place": name_place,
    "month": lambda month: print_period(month, "month"),
    "period": print_named_period,
    "words": str,
}
DELAYS = {"group": "place", "n_timed": ""} | dict.fromkeys(
    ("median_minutes", "median_minutes_low", "median_minutes_high", "p90_minutes"), "minutes"
)
_CODES = ("quantity", "said", "watched", "status")


def tabulate_drawn(table: pd.DataFrame, columns: Mapping[str, str], by: str = "") -> str:
    """Return the values of a figure as a Markdown table; it stands under the figure, closed, and no number is stated.

    Parameters
    ----------
    table : DataFrame
        The rows that are drawn, each with the marks of its own (`figures.vector.mark_row`).
    columns : dict
        Each column to its unit, a vocabulary, or `place`, `month`, `period`, `words`; blank is a plain count.
    by : str
        What `group` is a group of.
    """
    heads = [escape(_find_heading(column, by)) for column in columns]
    cells = [
        [_NOTHING if pd.isna(value) else escape(_print(value, kind, by)) for value in table[column]]
        for column, kind in columns.items()
    ]
    lines = [heads, [":--" if k in (*_NAMES, *_CODES) else "--:" for k in columns.values()], *zip(*cells, strict=True)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _find_heading(column: str, by: str) -> str:
    """Return what stands above a column; limits are called alike, whatever they are limits of."""
    end = next((end for end in ("low", "high") if column.endswith(f"_{end}")), "")
    key = end or ("group" if column == "group" else column.replace("_", "-"))
    return start_sentence(text(f"drawn-{key}", by=by or "none"))


def _print(value: Any, kind: str, by: str) -> str:
    if kind == "place" and by:
        return name_group(str(value), by)
    if kind in _NAMES:
        return _NAMES[kind](value)
    return start_sentence(name_code(kind, value)) if kind in _CODES else print_value(value, kind)
