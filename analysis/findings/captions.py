"""What tables and captions have in common: the numbers of a measure's table, where it comes from, what was left out."""

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import pandas as pd

from analysis.datasets.evidence import Evidence, set_value
from analysis.datasets.scopes import name_units
from analysis.datasets.store import Window
from analysis.figures.style import MOST_SHOWN
from analysis.measures.measured import Measured
from analysis.words.bundles import SOURCE, has_message
from analysis.words.dates import print_span
from analysis.words.language import enumerate_words, make_key, name_place, start_sentence, text
from analysis.words.messages import Part, Said, join_parts, join_sentences, say
from analysis.words.names import name_country, name_party
from analysis.words.numbers import Number, number
from analysis.words.passages import Passage, escape, lay_table

# Columns that hold what a place or a party is called, and how it is said.
_NAMES: dict[str, Callable[[str], str]] = dict.fromkeys(("region", "group"), name_place)
_NAMES |= dict.fromkeys(("claimant", "accused", "named", "publisher"), name_party)
_UNITS = dict.fromkeys(("n_alerts", "n_untimed"), "alerts") | dict.fromkeys(("n_reports", "n_repeats"), "reports")
_UNITS |= dict.fromkeys(("n_days", "n_days_covered", "n_days_not_covered"), "days")
_UNITS |= {"n_rows": "rows", "n_people": "inhabitants"} | dict.fromkeys(("launched", "n_outcome"), "drones or missiles")


def flag(is_so: bool) -> str:
    """Return a fact as messages choose by it."""
    return "yes" if is_so else "no"


def find_heading(where: str, column: str, **values: str | int) -> str:
    """Return the heading of a column: the table's own, else what such a column is called everywhere."""
    key = make_key(column.removesuffix("_said"))
    own = f"{where}.{key}"
    return start_sentence(text(own if has_message(own, SOURCE) else f"column-{key}", **values))


def lay_rows(
    where: str, columns: Mapping[str, bool], rows: Sequence[Sequence[Sequence[Part]]], caption: Said, **values: str
) -> Passage:
    """Return a table from its cells; `columns` says for each whether it is set right."""
    return lay_table(where, {find_heading(where, c, **values): right for c, right in columns.items()}, rows, caption)


def add_country(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table with the country of each region, where they are of more than one; else as it is."""
    countries = [name_country(code) for code in table["region_code"]] if "region_code" in table else []
    return table.assign(country=countries) if len(set(countries) - {None}) > 1 else table


def tabulate(
    where: str,
    measured: Measured,
    shown: pd.DataFrame,
    columns: Sequence[str],
    caption: Said,
    *,
    key: str,
    units: Mapping[str, str] | None = None,
    missing: Mapping[str, str] | None = None,
    last: Sequence[Sequence[Part]] = (),
    **values: str,
) -> Passage:
    """Return the table of a measure as a Markdown table; every number in it is stated, with its records.

    Parameters
    ----------
    shown : DataFrame
        Rows of the measure's table with their labels; a column that is not the measure's holds words, or parts of a
        passage.
    columns : list of str
        The columns, in order; their headings are messages. Numeric columns are set right.
    key : str
        The column that names a row; the numbers are called `where.row.column`.
    units, missing : dict, optional
        Per column: the unit, and the words for a missing value.
    last : list, optional
        The cells of a row below the others: of what belongs to none of them.
    values
        What headings are given, such as `what` is counted.
    """
    units, missing = {**_UNITS, **(units or {})}, missing or {}
    # A column of words of which none is known looks like one of numbers that are all missing.
    numeric = {c for c in columns if pd.api.types.is_numeric_dtype(shown[c]) and c in measured.table}

    def make_cell(label: int, column: str) -> list[Part]:
        value = shown.at[label, column]
        if isinstance(value, list):
            return value
        if pd.isna(value):
            return [missing[column] if column in missing else text("cell-not-reported")]
        if column not in numeric:
            return [escape(_NAMES.get(column, str)(str(value)))]
        name = f"{where}.{shown.at[label, key]}.{column}"
        return [number(name, measured.cell(label, column), units.get(column, "incidents"))]

    rows = [[make_cell(label, column) for column in columns] for label in shown.index]
    sides = {c: c in numeric or _are_numbers(rows, shown[c], place) for place, c in enumerate(columns)}
    return lay_rows(where, sides, [*rows, *([last] if last else [])], caption, **values)


def _are_numbers(rows: list[list[list[Part]]], values: pd.Series, place: int) -> bool:
    """Say whether a column holds one number a cell and nothing beside it, but for what is missing."""
    told = [row[place] for row, value in zip(rows, values, strict=True) if isinstance(value, list)]
    return bool(told) and all(len(cell) == 1 and isinstance(cell[0], Number) for cell in told)


def caption(window: Window, *sentences: Sequence[Part]) -> Said:
    """Return the caption of a figure: its sources and period, and what else is said of it."""
    names = enumerate_words([escape(s.title) for s in window.about.sources])
    return join_sentences([say("source", names=names, span=print_span(*window.period)), *sentences])


def say_n(where: str, found: Evidence, noun: str, unit: str = "") -> Said:
    """Return how many a figure counts, and what: `Counted: 5 attack events.`."""
    return say("counted-here", n=number(f"{where}.n", found, unit or name_units(noun)), what=make_key(noun))


def say_left_out(where: str, found: Evidence, unit: str = "incidents", message: str = "", **values: str) -> Said:
    """Return how many a figure or table leaves out, and why; that it is none, where it is.

    Why is said by the message `where.left-out`, or another one where several share it.
    """
    left_out = number(f"{where}.left_out", found, unit)
    return (
        say(message or f"{where}.left-out", n=left_out, **values) if found.value else say("none-left-out", n=left_out)
    )


def say_mapped(where: str, measured: Measured, column: str, mapped: Collection[str]) -> list[Said]:
    """Return what a map says of itself: the regions on record that are not on it, and by which list they are drawn."""
    lost = sorted(set(measured.table.loc[~measured.table["region_code"].isin(mapped), column]))
    found = measured.choose(**{column: lost}).size(column)
    is_listed = any(code.startswith("UA-") for code in mapped)  # all of Ukraine is drawn
    return [
        say_left_out(f"{where}.map", found, "regions", "fig-map.left-out") if lost else [],
        say("fig-map.borders") if is_listed else [],
    ]


def say_shown(where: str, measured: Measured, most: int = MOST_SHOWN, column: str = "group") -> Said:
    """Return `Shown are the first 45 of 90.` where a figure or a table does not show every row, else nothing.

    `column` is the one whose records stand behind how many rows there are.
    """
    if len(measured.table) <= most:
        return []
    shown, groups = (
        number(f"{where}.{name}", value, "groups")
        for name, value in (("shown", set_value(most)), ("groups", measured.size(column)))
    )
    return say("shown-first", shown=shown, n=groups)


def list_values(items: Iterable[tuple[str, Part | Said]]) -> Said:
    """Return names with their figures, as an alt text lists them: `Aldermark 12, Brinewater 4`."""
    return join_parts((say("item", name=name, value=_as_said(value)) for name, value in items), "; ")


def _as_said(value: Part | Said) -> Said:
    return value if isinstance(value, list) else [value]


def print_range(best: Part | Said, low: Part | Said, high: Part | Said) -> Said:
    """Return a figure with its limits: `14.0 (9.1 to 20.2)`."""
    return say("range", best=_as_said(best), low=_as_said(low), high=_as_said(high))


def print_ratio(measured: Measured, label: int, column: str, name: str) -> Said:
    """Return a ratio and its limits, three parts; a limit that is none is `open`."""
    row = measured.table.loc[label]
    return [
        number(f"{name}{end}", measured.cell(label, f"{column}{end}"), "ratio")
        if math.isfinite(row[f"{column}{end}"])
        else text("open")
        for end in ("", "_low", "_high")
    ]
