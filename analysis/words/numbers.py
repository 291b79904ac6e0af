"""A number as it is stated: how it is printed, and the records behind it."""

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analysis.datasets.evidence import Evidence
from analysis.words.bundles import SOURCE
from analysis.words.language import find_language, find_locale, text

MOST_ROWS = 200
_SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
# How a value of a unit is printed: with so many digits after the point, and from where on with so many.
_DIGITS: dict[str, tuple[int, float, int]] = {
    "minutes": (1, 10, 0),
    "hours": (1, 100, 0),
    "per 30 days": (1, 100, 0),
    "per 100,000": (2, 10, 1),
}
_DIGITS |= {"ratio": (2, math.inf, 2), "probability": (3, math.inf, 3)}


@dataclass(frozen=True)
class Number:
    """One number of a brief: its name, its value with the records behind it, its unit, and how it is printed."""

    name: str
    evidence: Evidence
    unit: str
    shown: str

    @property
    def value(self) -> Any:
        """Return the value."""
        return self.evidence.value

    def describe(self, where: str) -> dict[str, Any]:
        """Return the number's entry in the manifest.

        Lists of up to 200 records stand in it; of longer ones how many there are and the sha256. Raw rows are never
        listed: their numbers change when a line is put in above them. `source` finds all of them again.
        """
        found = self.evidence
        left_out = {reason: len(ids) for reason, ids in found.left_out.items()}
        return {
            "name": self.name,
            "where": where,
            "value": found.value,
            "unit": self.unit,
            "shown": self.shown,
            "kind": found.kind,
            "n_used": count_used(found),
            "n_left_out": sum(left_out.values()),
            "left_out": left_out,
            "rows": describe_rows(found),
            "source": _mark(found.source),
        }

    def list_measures(self) -> dict[str, Mapping[str, Any]]:
        """Return the measure behind the number, and those it was made from, each under its mark."""
        return dict(_list_marked(self.evidence.source)) if "measure" in self.evidence.source else {}


def write_spans(places: Sequence[int]) -> str:
    """Return whole numbers in their order as spans.

    Examples
    --------
    >>> write_spans([0, 1, 2, 4])
    '0-2 4'
    """
    told: list[list[int]] = []
    for place in places:
        if told and place == told[-1][1] + 1:
            told[-1][1] = place
        else:
            told.append([place, place])
    return " ".join(str(first) if first == last else f"{first}-{last}" for first, last in told)


def count_used(found: Evidence) -> int:
    """Return how many records stand behind a value; those of the ledger are counted by it."""
    return int(found.value) if found.source.get("of") == "ledger" else len(found.used)


def describe_rows(found: Evidence) -> Any:
    """Return the records behind a value as they stand in the manifest."""
    if found.kind == "rows":
        return {"n": count_used(found)}
    if len(found.used) <= MOST_ROWS:
        return list(found.used)
    return {"n": len(found.used), "sha256": hashlib.sha256(json.dumps(list(found.used)).encode()).hexdigest()}


def mark_measure(source: Mapping[str, Any]) -> str:
    """Return the mark a measure with its arguments has in the manifest: its name, and the head of a hash."""
    told = _flatten(source)
    if not told["arguments"]:
        return str(source["measure"])
    return f"{source['measure']}#{hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:8]}"


def _flatten(source: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a measure with its arguments; those that are measures themselves, with their selection, by their marks."""
    return {"measure": source["measure"], "arguments": {k: _mark(v) for k, v in source["arguments"].items()}}


def _mark(value: Any) -> Any:
    if not isinstance(value, Mapping) or "measure" not in value:
        return dict(value) if isinstance(value, Mapping) else value
    rest = {k: v for k, v in value.items() if k not in ("measure", "arguments")}
    return {"measure": mark_measure(value), **rest}


def _list_marked(source: Mapping[str, Any]) -> list[tuple[str, Any]]:
    inner = [value for value in source["arguments"].values() if isinstance(value, Mapping) and "measure" in value]
    return [pair for value in inner for pair in _list_marked(value)] + [(mark_measure(source), _flatten(source))]


def unmark(source: Mapping[str, Any], measures: Mapping[str, Any]) -> dict[str, Any]:
    """Return a source as it was before its measures were given marks; `measures` is what the manifest says of them.

    Raises
    ------
    KeyError
        When a mark stands for nothing.
    """
    told = measures[source["measure"]]
    arguments = {
        k: unmark(v, measures) if isinstance(v, Mapping) and "measure" in v else v for k, v in told["arguments"].items()
    }
    return {**source, "measure": told["measure"], "arguments": arguments}


def number(name: str, evidence: Evidence, unit: str, shown: str = "") -> Number:
    """Return a number; its value is rounded to four digits, and printed as its unit is where nothing else is said."""
    plain = _simplify(evidence.value)
    return Number(name, replace(evidence, value=plain), unit, shown or print_value(evidence.value, unit))


def _simplify(value: Any) -> float | int | str | None:
    """Return a plain value: None where missing, whole where it is whole."""
    if pd.isna(value):
        return None
    plain = value.item() if hasattr(value, "item") else value
    if not isinstance(plain, float):
        return plain
    return int(plain) if plain.is_integer() else round(plain, 4)


def print_value(value: Any, unit: str = "") -> str:
    """Return a figure as the language prints it: thousands parted, a share in per cent, missing as words.

    Examples
    --------
    >>> [print_value(v) for v in (1105, 0, None)]
    ['1,105', '0', '*not reported*']
    >>> print_value(0.254, "share"), print_value(61.2, "minutes")
    ('25', '61')
    """
    if value is None or pd.isna(value):
        return text("cell-not-reported")
    if isinstance(value, str):
        return value
    if unit == "share":
        return print_digits(100 * value)
    if unit == "probability" and value < 0.001:
        return f"<\u00a0{print_digits(0.001, 3)}"
    if unit in _DIGITS:
        few, limit, many = _DIGITS[unit]
        return print_digits(value, few if value < limit else many)
    return print_digits(value, 1 if isinstance(value, float) and not float(value).is_integer() else 0)


def print_digits(value: float, digits: int = 0) -> str:
    """Return a number with so many digits after the point, parted as the language does.

    Examples
    --------
    >>> print_digits(1234.56, 1)
    '1,234.6'
    """
    shown = f"{value:,.{digits}f}"
    if find_language() == SOURCE:
        return shown
    signs = find_locale(find_language()).number_symbols["latn"]
    return shown.translate({ord(","): signs["group"], ord("."): signs["decimal"]})


def count(name: str, evidence: Evidence, unit: str) -> Number:
    """Return a count as it stands in a sentence: in English the first nine are words, `no`, `one`, `1,105`."""
    n = int(evidence.value)
    spelled = n < len(_SMALL) and find_language() == SOURCE
    return number(name, evidence, unit, _SMALL[n] if spelled else "")


def name_many(noun: str) -> str:
    """Return what many things are called as part of a number's name.

    Examples
    --------
    >>> name_many("attack events")
    'attack_events'
    """
    return noun.replace(" ", "_")
