"""A number as it is stated: how it is printed, and the records behind it."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analysis.datasets.evidence import Evidence

MOST_ROWS = 200
NOT_REPORTED = "*not reported*"
NO_DATA = "*no data*"
_SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


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
    """Return a number; its value is rounded to four digits, and printed as in a table where nothing else is said."""
    plain = _simplify(evidence.value)
    return Number(name, replace(evidence, value=plain), unit, shown or print_value(plain))


def _simplify(value: Any) -> float | int | str | None:
    """Return a plain value: None where missing, whole where it is whole."""
    if pd.isna(value):
        return None
    plain = value.item() if hasattr(value, "item") else value
    if not isinstance(plain, float):
        return plain
    return int(plain) if plain.is_integer() else round(plain, 4)


def print_value(value: Any) -> str:
    """Return a figure as it is printed in a table: thousands parted, missing as words.

    Examples
    --------
    >>> [print_value(v) for v in (1105, 0, None)]
    ['1,105', '0', '*not reported*']
    """
    if value is None or pd.isna(value):
        return NOT_REPORTED
    if isinstance(value, str):
        return value
    return f"{value:,.1f}" if isinstance(value, float) and not float(value).is_integer() else f"{int(value):,}"


def count(name: str, evidence: Evidence, noun: str, *, start: bool = False) -> Number:
    """Return a count with its noun, grammatical for none, one and many: `no attacks`, `one attack`, `1,105 attacks`."""
    n = int(evidence.value)
    spelled = _SMALL[n] if n < len(_SMALL) else f"{n:,}"
    shown = f"{spelled} {pluralise(noun, n)}".strip()
    return number(name, evidence, noun or "incidents", shown[:1].upper() + shown[1:] if start else shown)


def share(name: str, part: Evidence, whole: Evidence, noun: str) -> list[str | Number]:
    """Return `3 of 96 attack events`, both figures as numbers of the brief."""
    total = number(f"{name}.total", whole, noun)
    return [number(name, part, noun), " of ", total, f" {pluralise(noun, int(whole.value))}" if noun else ""]


def percent(name: str, evidence: Evidence) -> Number:
    """Return a share as a whole number of per cent; the sign is the reader's."""
    return number(name, evidence, "share", f"{100 * evidence.value:.0f}")


def pluralise(noun: str, n: int) -> str:
    """Return a noun for n things; what follows its first ` of `, ` with ` or the like stays as it is.

    Examples
    --------
    >>> pluralise("find of debris", 2)
    'finds of debris'
    """
    if n == 1 or not noun:
        return noun
    for mark in (" of ", " with ", " from ", " in ", " on "):
        if mark in noun:
            head, tail = noun.split(mark, 1)
            return f"{pluralise(head, n)}{mark}{tail}"
    irregular = {"person": "people", "is": "are", "was": "were", "has": "have"}
    if noun in irregular:
        return irregular[noun]
    if noun.endswith(("sh", "ch", "s", "x")):
        return f"{noun}es"
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeo" else f"{noun}s"


def name_many(noun: str) -> str:
    """Return what many things are called as part of a number's name.

    Examples
    --------
    >>> name_many("attack event")
    'attack_events'
    """
    return pluralise(noun, 2).replace(" ", "_")


def enumerate_words(words: Sequence[str]) -> str:
    """Return words as a list in prose: `a, b and c`.

    Examples
    --------
    >>> enumerate_words(["a", "b", "c"])
    'a, b and c'
    """
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


def print_period(first: pd.Timestamp, length: str, *, short: bool = False) -> str:
    """Return a day, week, month, quarter or year as readers write it, by its first day in the window.

    Examples
    --------
    >>> [print_period(pd.Timestamp("2026-04-01"), length) for length in ("month", "quarter", "year")]
    ['April 2026', 'April to June 2026', '2026']
    """
    if length == "year":
        return f"{first:%Y}"
    if length in ("day", "week"):
        day = f"{first.day} {first:%b}\n{first:%Y}" if short else print_date(first)
        return day if short or length == "day" else f"week of {day}"
    begin = first.to_period("Q" if length == "quarter" else "M")
    months = [begin.start_time, *([begin.end_time] if length == "quarter" else [])]
    if short:
        return f"{'–'.join(f'{month:%b}' for month in months)}\n{first:%Y}"
    return f"{' to '.join(f'{month:%B}' for month in months)} {first:%Y}"
