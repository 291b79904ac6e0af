"""What a brief is about: place and period, what is counted and why, and what is on record beside it."""

import pandas as pd

from analysis.datasets.reference.regions import name_region
from analysis.datasets.scopes import name_counted
from analysis.datasets.store import Window
from analysis.datasets.vocabularies import VOCABULARIES
from analysis.findings.captions import flag
from analysis.measures.measured import Measured
from analysis.measures.selection import LINKED
from analysis.words.dates import print_date, print_span
from analysis.words.language import enumerate_words, make_key, name_code, name_place, text
from analysis.words.messages import Said, join_parts, say
from analysis.words.numbers import count, number
from analysis.words.passages import Passage, escape, tell


def say_period(window: Window, regions: Measured) -> Passage:
    """Say place, period and cut-off in one line."""
    held, names = regions.size(), [name_place(name) for name in regions.table["region"]]
    few = escape(enumerate_words(names)) if 0 < len(names) <= 3 else ""
    place = say(
        "period-places" if few or names else "period-nowhere",
        n=number("regions", held, "regions", few),
        few=flag(bool(few)),
    )
    there = set(regions.table["region_code"])
    absent = [
        name_place(window.about.region_names.get(c) or name_region(c) or c) for c in window.regions if c not in there
    ]
    days, (first, last) = window.incidents["date_to"], window.period
    told = {
        "before": flag(first is not None and bool((days < first).any())),
        "after": flag(last is not None and bool((days > last).any())),
        "span": print_span(first, last),
        "cut_off": print_date(pd.Timestamp(window.about.cut_off)) if window.about.cut_off else text("day-not-stated"),
    }
    nothing = say("period-absent", names=escape(enumerate_words(absent))) if absent else []
    return tell("period", join_parts([place, nothing, say("period-span", **told)], " · "), kind="lead")


def say_scope(window: Window, attacks: Measured, others: Measured) -> Passage:
    """Say what is counted and why, what else is on record with its dead, and what the sources do not collect."""
    kinds = "; ".join(name_code("kind", kind) for kind in sorted(set(attacks.table["kind"])))
    again = attacks.omitted(LINKED)
    points = [_say_other(others, label, kind) for label, kind in others.table["kind"].items()]
    missed = [
        name_code("subject", subject) for subject in VOCABULARIES["coverage_subject"] if not window.collects(subject)
    ]
    return tell(
        "scope",
        say("scope-counted", what=make_key(attacks.noun), kinds=kinds, named=flag(bool(kinds))),
        say("scope-default", why=name_code("why", window.scope.why)) if window.scope.why else [],
        say("scope-linked", n=count("counted_once", again, "record")) if again.value else [],
        say("scope-not-counted", others=join_parts(points, "; ")) if points else [],
        say("scope-not-collected", subjects=", ".join(missed)) if missed else [],
        kind="small",
    )


def _say_other(others: Measured, label: int, kind: str) -> Said:
    what = name_counted([kind])
    said = say("counted", n=count(f"not_counted.{kind}", others.cell(label, "n_incidents"), what), what=make_key(what))
    if not others.table.at[label, "n_told"]:
        return said
    dead = number(f"not_counted.{kind}.killed", others.cell(label, "killed"), "persons")
    told = number(f"not_counted.{kind}.told", others.cell(label, "n_told"), "incidents")
    return [*said, " ", *say("scope-dead", n=dead, told=told)]
