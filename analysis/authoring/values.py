"""Numbers that know their records: counts, shares, totals and delays of events, with their intervals."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analysis.authoring.records import Events
from analysis.datasets.catalogue import hash_text
from analysis.datasets.evidence import Evidence
from analysis.datasets.vocabularies import VOCABULARIES
from analysis.errors import ParameterError, suggest
from analysis.measures.asked.chosen import delay_of_events, share_of_events, total_of_events
from analysis.measures.measured import Measured
from analysis.words.language import text
from analysis.words.marked import mark_numbers
from analysis.words.numbers import Number, number, print_value
from analysis.words.passages import Passage

_NARROW = "\u202f"
_PEOPLE = ("killed", "injured", "displaced", "sheltered")
_BELOW_REGION = ("district",)  # one or two people of a district may be known to everybody there


@dataclass(frozen=True)
class Value:
    """A number with the records behind it, its unit, and its interval where it has one.

    In `say` and `table` it keeps its records. As plain text (`str`, an f-string) it is printed, and loses them: the
    brief then lists that output as not traced. The form `interval` prints the interval too: `{share:interval}`.
    """

    evidence: Evidence
    unit: str
    low: Evidence | None = None
    high: Evidence | None = None

    @property
    def value(self) -> Any:
        """Return the value; None where it is not known, which is not zero."""
        return number("value", self.evidence, self.unit).value

    def __str__(self) -> str:
        """Return it as it is printed."""
        return self.show()

    def __format__(self, form: str) -> str:
        """Return it as it is printed, or formatted as a plain number."""
        return self.show(form) if form in ("", "interval") else format(self.value, form)

    def show(self, form: str = "") -> str:
        """Return it as it is printed, with its interval where that is asked for.

        Raises
        ------
        ParameterError
            When the form is another.
        """
        if form not in ("", "interval"):
            raise ParameterError("a number in a text", f"the form {form!r}", "nothing, or interval")
        best = self._print(self.evidence, marked=True)
        bounds = self._print_bounds()
        if form == "interval" and bounds:
            return f"{best} ({bounds})" if best else bounds
        return best or bounds or text("cell-not-reported")

    def _print(self, side: Evidence | None, *, marked: bool) -> str:
        if side is None or side.value is None or pd.isna(side.value):
            return ""
        mark = {"share": f"{_NARROW}%", "minutes": f" {text('unit-minutes')}"}.get(self.unit, "") if marked else ""
        return print_value(side.value, self.unit) + mark

    def _print_bounds(self) -> str:
        low, high = self._print(self.low, marked=False), self._print(self.high, marked=True)
        if low and not high:
            return text("own-at-least", low=self._print(self.low, marked=True))
        return text("own-between", low=low, high=high) if low else ""

    def name(self, name: str, form: str = "") -> list[Number]:
        """Return it as numbers of a brief, printed as one: itself, and its bounds where they are printed."""
        bounds = [("low", self.low), ("high", self.high)]
        is_bare = self.value is None or form == "interval"
        more = [number(f"{name}.{end}", side, self.unit, "") for end, side in bounds if side is not None and is_bare]
        return [number(name, self.evidence, self.unit, self.show(form)), *more]

    def write(self, name: str, form: str = "") -> list[Number]:
        """Return it as it stands in a text: as numbers of a brief, of which only the first is printed."""
        first, *more = self.name(name, form)
        return [first, *(replace(bound, shown="") for bound in more)]

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> Any:
        told = [self.show("interval"), dict(self.evidence.source)]
        where = f"value-{hash_text(json.dumps(told, default=str))[:8]}"
        numbers, asked = tuple(self.name("value", "interval")), mark_numbers(self.write("value", "interval"))
        return Passage(where, "text", self.show("interval"), numbers, asked=asked)._repr_mimebundle_()


def count(events: Events) -> Value:
    """Count events.

    Examples
    --------
    >>> from analysis.authoring.records import events, load
    >>> str(count(events(load("december-7"))))
    '3'
    """
    return Value(events.measure().size(), events.unit)


def share(part: Events, whole: Events) -> Value:
    """Return how large a part of some events others are, with its 95 % interval (Wilson).

    Parameters
    ----------
    part, whole : Events
        The first is chosen from the second by more conditions. One that is not said to be of the part is of the whole
        all the same, and is named as left out.

    Raises
    ------
    ParameterError
        When the one is not a part of the other.

    Examples
    --------
    >>> from analysis.authoring.records import events, load
    >>> attacks = events(load("december-7"))
    >>> share(attacks.where(region="Leningrad Region"), attacks).value
    0.3333
    """
    same = part.window is whole.window and part.kinds == whole.kinds
    if not (same and set(whole.conditions) <= set(part.conditions)):
        raise ParameterError("share", "one choice is no part of the other", "share(whole.where(…), whole)")
    made = _measure(part, share_of_events, among=whole.list_conditions())
    return Value(made.cell(0, "share"), "share", made.cell(0, "share_low"), made.cell(0, "share_high"))


def _measure(events: Events, function: Callable[..., Measured], **given: Any) -> Measured:
    """Return what a measure gives for some events."""
    return events.window.measure(function, kinds=list(events.kinds), where=events.list_conditions(), **given)


def _require(word: str, vocabulary: str, verb: str) -> None:
    known = VOCABULARIES[vocabulary]
    if word not in known:
        raise ParameterError(verb, repr(word), f"one of {', '.join(known)}", suggest(word, known))


def total(events: Events, quantity: str) -> Value:
    """Add up what was reported of a quantity: killed, injured, displaced, launched and so on.

    Missing, not zero, where no figure was given. The bounds span all figures that sources gave.

    Raises
    ------
    ParameterError
        When there is no such quantity, or people are asked for below the region in the public profile.

    Examples
    --------
    >>> from analysis.authoring.records import events, load
    >>> str(total(events(load("december-7")), "killed"))
    '*not reported*'
    """
    _require(quantity, "quantity", "total")
    is_fine = any(column in _BELOW_REGION for column, _ in events.conditions)
    if quantity in _PEOPLE and events.window.profile == "public" and is_fine:
        advice = "Leave the district out, or ask for internal"
        raise ParameterError("total", f"{quantity} in a district", "people of a region, in a public brief", advice)
    made = _measure(events, total_of_events, quantity=quantity)
    return Value(made.cell(0, "total_best"), quantity, made.cell(0, "total_low"), made.cell(0, "total_high"))


def median_delay(events: Events, first: str, then: str) -> Value:
    """Return by when half of the events had come from one step to another, in minutes, with its 95 % interval.

    Cumulative incidence: what ended before the step never reaches it, what is still awaited takes at least so long.
    Missing under five times. Steps are those of DICTIONARY.md, such as call_received and on_scene.

    Raises
    ------
    ParameterError
        When there is no such step.

    Examples
    --------
    >>> from analysis.authoring.records import events, load
    >>> median_delay(events(load("december-7")), "alert", "all_clear").value is None
    True
    """
    for step in (first, then):
        _require(step, "milestone", "median_delay")
    made = _measure(events, delay_of_events, first=first, then=then)
    best, low, high = (made.cell(0, f"median_minutes{end}") for end in ("", "_low", "_high"))
    return Value(best, "minutes", low, high)
