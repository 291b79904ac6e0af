"""What a measure returns: a tidy table that knows its records, what it left out, and how it can be made again."""

import functools
import importlib
import inspect
import json
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ParamSpec, TypeAlias

import pandas as pd

from analysis.datasets.evidence import KINDS, Evidence
from analysis.datasets.scopes import ANY, name_counted
from analysis.errors import DataError

P = ParamSpec("P")
# reason, incident_id, the row of the table it might have belonged to (missing: not known), and the column ("": all)
LeftOut: TypeAlias = pd.DataFrame
Made: TypeAlias = pd.DataFrame | tuple[pd.DataFrame, LeftOut]
_MEASURES: dict[str, Callable[..., "Measured"]] = {}


@dataclass(frozen=True)
class Measured:
    """The table of a measure, one row a group, and what stands behind each of its cells.

    The records of a column `n` stand in a column `n_incidents`, `n_statements`, `n_reports`, `n_coverage` or
    `n_rows`, as lists of ids; where there is none, in `incident_ids`. A selection keeps the labels of its rows, so
    that a row can be found again. `noun` is what one incident that it counts is called, `order` the ids of its window.
    """

    name: str
    arguments: Mapping[str, Any]
    table: pd.DataFrame = field(repr=False)
    left_out: LeftOut = field(repr=False)
    chosen: Mapping[str, Any] = field(default_factory=dict)
    noun: str = ANY
    order: Mapping[str, pd.Index] = field(default_factory=dict, compare=False, repr=False)

    def choose(self, **where: Any) -> "Measured":
        """Return the rows whose columns have the value given, or one of a list of values; None is missing."""
        plain = {k: str(v.date()) if isinstance(v, pd.Timestamp) else v for k, v in where.items()}
        kept = pd.Series(True, self.table.index)
        for column, wanted in plain.items():
            kept &= _match(self.table[column], wanted)
        return replace(self, table=self.table[kept], chosen={**self.chosen, **plain})

    def cell(self, row: Any, column: str) -> Evidence:
        """Return one cell."""
        return self._find("cell", self.table.at[row, column], column, row)

    def total(self, column: str) -> Evidence:
        """Return the sum of a column; missing where no row has a value."""
        return self._find("total", self.table[column].sum(min_count=1) if len(self.table) else 0, column)

    def median(self, column: str) -> Evidence:
        """Return the median of a column."""
        return self._find("median", self.table[column].median(), column)

    def count(self, column: str = "") -> Evidence:
        """Return how many records stand behind a column, each once."""
        found = self._find("count", None, column)
        return replace(found, value=len(found.used))

    def size(self, column: str = "") -> Evidence:
        """Return how many rows there are, with the records of a column behind them."""
        return self._find("size", len(self.table), column)

    def omitted(self, *reasons: str, column: str = "") -> Evidence:
        """Return how many incidents were left out, for these reasons or for any; of one column, or of all."""
        left = self._group_left_out(None, column)
        ids = sorted({i for reason, own in left.items() if not reasons or reason in reasons for i in own})
        source = {**self.describe(), "of": "omitted", "reasons": list(reasons)} | ({"column": column} if column else {})
        return Evidence(len(ids), used=tuple(ids), source=source, order=self.order)

    def describe(self) -> dict[str, Any]:
        """Return what makes this again: the measure, its arguments, and the selection of rows."""
        said = {"measure": self.name, "arguments": dict(self.arguments)}
        return {**said, "where": dict(self.chosen)} if self.chosen else said

    def _find(self, of: str, value: Any, column: str, row: Any = None) -> Evidence:
        kind, held = self._list_held(column)
        lists = list(held) if row is None else [held.at[row]]
        used = lists[0] if len(lists) == 1 else sorted({i for own in lists for i in own})
        source = {**self.describe(), "of": of, "column": column} | ({} if row is None else {"row": int(row)})
        if kind == "coverage" and not used:
            kind = "silence"  # that nobody is known to have watched stands in no record
        left_out = self._group_left_out(row, column) if kind not in ("coverage", "silence", "setting") else {}
        if kind == "incidents" and not {i for ids in left_out.values() for i in ids}.isdisjoint(used):
            taken = set(used)  # what a column of its own kind uses, the rest of the table may leave out
            left_out = {r: own for r, ids in left_out.items() if (own := tuple(i for i in ids if i not in taken))}
        return Evidence(value, kind, tuple(used), left_out, source, self.order)

    def _list_held(self, column: str) -> tuple[str, pd.Series]:
        """Return what kind of records stand behind a column, and their ids, row by row."""
        kind = next((kind for kind in KINDS if f"{column}_{kind}" in self.table), None)
        return (kind, self.table[f"{column}_{kind}"]) if kind else ("incidents", self.table["incident_ids"])

    @functools.cached_property
    def _left_by_place(self) -> dict[tuple[Any, str], dict[str, tuple[str, ...]]]:
        """Return row and column to reason to incidents; None is what nobody can place, "" every column."""
        found: dict[tuple[Any, str], dict[str, tuple[str, ...]]] = {}
        keys = ["row", "of", "reason"]
        for (row, of, reason), ids in self.left_out.groupby(keys, dropna=False, sort=True)["incident_id"]:
            found.setdefault((None if pd.isna(row) else int(row), of), {})[str(reason)] = list_ids(ids)
        return found

    def _group_left_out(self, row: Any, column: str = "") -> dict[str, tuple[str, ...]]:
        """Return what was left out of the chosen rows, or of one: what might belong there or anywhere."""
        wanted = {None, *self.table.index} if row is None else {None, row}
        is_whole = row is None and not self.chosen
        groups = [
            own
            for (place, of), own in self._left_by_place.items()
            if (is_whole or place in wanted) and (not of or not column or of == column)
        ]
        if len(groups) == 1:
            return groups[0]
        reasons = sorted({reason for own in groups for reason in own})
        return {reason: list_ids(i for own in groups for i in own.get(reason, ())) for reason in reasons}


def _match(cells: pd.Series, wanted: Any) -> pd.Series:
    """Say which cells have a value, or one of a list of values; days are given as text."""
    if wanted is None:
        return cells.isna()
    values = wanted if isinstance(wanted, list) else [wanted]
    return cells.isin([pd.Timestamp(v) for v in values] if cells.dtype.kind == "M" else values)


def measure(function: Callable[P, Made]) -> Callable[P, Measured]:
    """Mark a function as a measure: what it returns is bound to its name and its plain arguments.

    The function returns its table, or its table and what it left out of it (`leave_out`).
    """
    name = f"{function.__module__.rpartition('.')[2]}.{function.__name__}"
    signature = inspect.signature(function)

    @functools.wraps(function)
    def named(*args: P.args, **kwargs: P.kwargs) -> Measured:
        made = function(*args, **kwargs)
        table, left_out = made if isinstance(made, tuple) else (made, leave_out({}))
        given = signature.bind(*args, **kwargs).arguments
        plain = {k: _describe_argument(v) for k, v in given.items() if not isinstance(v, pd.DataFrame)}
        source = next((value for value in given.values() if isinstance(value, Measured)), None)
        noun = name_counted(given["kinds"]) if given.get("kinds") else source.noun if source else ANY
        return Measured(name, plain, table, left_out, noun=noun, order=source.order if source else {})

    _MEASURES[name] = named
    return named


def _describe_argument(value: Any) -> Any:
    """Return an argument as plain data: a measure by what makes it again, a day by its ISO date."""
    if isinstance(value, Measured):
        return value.describe()
    return {"day": str(value.date())} if isinstance(value, pd.Timestamp) else value


def measure_again(source: Mapping[str, Any], window: Any, made: dict[str, Measured]) -> Measured:
    """Return what a measure gives for a window, from what `Measured.describe` gives; each is made once into `made`.

    Raises
    ------
    DataError
        When there is no such measure, or not with such arguments.
    """
    _import_measures()
    mark = json.dumps([source["measure"], source["arguments"]], sort_keys=True)
    try:
        if mark not in made:
            given = {k: _read_argument(v, window, made) for k, v in source["arguments"].items()}
            made[mark] = window.measure(_MEASURES[source["measure"]], **given)
        return made[mark].choose(**source.get("where", {}))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataError(
            str(source["measure"]),
            f"it cannot be made again ({error!r})",
            "a measure of this version",
            "Build the brief again",
        ) from error


@functools.cache
def _import_measures() -> None:
    """Import every module of this room, so that all measures are known by their names."""
    import analysis.measures as room

    for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
        importlib.import_module(module.name)


def _read_argument(value: Any, window: Any, made: dict[str, Measured]) -> Any:
    if not isinstance(value, dict):
        return value
    return pd.Timestamp(value["day"]) if "day" in value else measure_again(value, window, made)


def find_again(source: Mapping[str, Any], window: Any, made: dict[str, Measured]) -> Evidence:
    """Return a value with its records, from the plain data of `Evidence.source`."""
    again = measure_again(source, window, made)
    if source["of"] == "omitted":
        return again.omitted(*source["reasons"], column=source.get("column", ""))
    column, ways = (
        source["column"],
        {"total": again.total, "median": again.median, "count": again.count, "size": again.size},
    )
    return ways[source["of"]](column) if source["of"] in ways else again.cell(source["row"], column)


def list_ids(ids: Iterable[Any]) -> tuple[str, ...]:
    """Return the distinct ids of a column, sorted; missing ones are left.

    Examples
    --------
    >>> list_ids(["b", None, "a", "b"])
    ('a', 'b')
    """
    return tuple(sorted({i for i in ids if isinstance(i, str)}))


def place_ids(incidents: pd.DataFrame, by: str, groups: pd.Series) -> dict[str, int]:
    """Return which row of a table each incident might have belonged to: -1 where its group has none."""
    labels = {group: label for label, group in groups.items()}
    own = incidents.dropna(subset=[by])
    return {i: labels.get(group, -1) for i, group in zip(own["incident_id"], own[by], strict=True)}


def leave_out(reasons: Mapping[str, Iterable[str]], rows: Mapping[str, Any] | None = None, of: str = "") -> LeftOut:
    """Return what a measure left out: reason to incidents.

    `rows` says for an incident which row it might have belonged to (-1: none of them), `of` which column leaves it out.
    """
    told = [(reason, i, (rows or {}).get(i), of) for reason, ids in reasons.items() for i in ids]
    return pd.DataFrame(told, columns=["reason", "incident_id", "row", "of"]).astype({"row": "object"})


def leave_out_too(earlier: LeftOut, more: LeftOut, rows: Mapping[str, Any] | None = None) -> LeftOut:
    """Return what the measure one was made from left out, and more; `rows` is for both."""
    told = earlier[["reason", "incident_id"]]
    own = told.assign(row=told["incident_id"].map(rows or {}), of="").astype({"row": "object"})
    return pd.concat([own, more], ignore_index=True)
