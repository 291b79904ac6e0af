"""What a brief is about: place and period, what is counted and why, and what is on record beside it."""

import pandas as pd

from analysis.datasets.reference.regions import name_region
from analysis.datasets.scopes import name_counted
from analysis.datasets.store import Window
from analysis.datasets.vocabularies import VOCABULARIES
from analysis.measures.measured import Measured
from analysis.measures.selection import LINKED
from analysis.words.numbers import count, enumerate_words, number, pluralise, print_date, print_span
from analysis.words.passages import Part, Passage, escape, tell


def say_period(window: Window, regions: Measured) -> Passage:
    """Say place, period and cut-off in one line."""
    held, names = regions.size(), list(regions.table["region"])
    said = enumerate_words(names if len(names) <= 3 else [f"{len(names)} regions"])
    place = number("regions", held, "regions", escape(said) or "no region on record")
    there = set(regions.table["region_code"])
    absent = [window.about.region_names.get(c) or name_region(c) or c for c in window.regions if c not in there]
    nothing = f" · no record of {escape(enumerate_words(absent))}" if absent else ""
    (first, last), cut_off = window.period, window.about.cut_off
    outside = "".join(
        f" and {where}"
        for where, day, beyond in (("before", first, "lt"), ("after", last, "gt"))
        if day is not None and getattr(window.incidents["date_to"], beyond)(day).any()
    )
    stand = print_date(pd.Timestamp(cut_off)) if cut_off else "a date not stated"
    told = f"{nothing} · {print_span(*window.period)}{outside} · records as of {stand}"
    return tell("period", place, told, kind="lead")


def say_scope(window: Window, attacks: Measured, others: Measured) -> Passage:
    """Say what is counted and why, what else is on record with its dead, and what the sources do not collect."""
    many = pluralise(attacks.noun, 2)
    kinds = [VOCABULARIES["kind"][kind] for kind in sorted(set(attacks.table["kind"]))]
    parts: list[Part] = [f"Counted here: {many}", f" ({'; '.join(kinds)})." if kinds else "."]
    parts += [f" That is the default for these records, because {window.scope.why}."] if window.scope.why else []
    if (again := attacks.omitted(LINKED)).value:
        verb = " tells" if again.value == 1 else " tell"
        parts += [
            " ",
            count("counted_once", again, "more record", start=True),
            f"{verb} of the same, and count with them.",
        ]
    points = [_say_other(others, label, kind) for label, kind in others.table["kind"].items()]
    for position, point in enumerate(points):
        parts += ["; " if position else " On record but not counted: ", *point]
    parts += ["."] if points else []
    missed = [meaning for subject, meaning in VOCABULARIES["coverage_subject"].items() if not window.collects(subject)]
    if missed:
        parts.append(f" Not collected by the source, and left out here: {', '.join(missed)}. That is no zero.")
    return tell("scope", *parts, kind="small")


def _say_other(others: Measured, label: int, kind: str) -> list[Part]:
    said: list[Part] = [count(f"not_counted.{kind}", others.cell(label, "n_incidents"), name_counted([kind]))]
    if not others.table.at[label, "n_told"]:
        return said
    dead = number(f"not_counted.{kind}.killed", others.cell(label, "killed"), "persons")
    told = number(f"not_counted.{kind}.told", others.cell(label, "n_told"), "incidents")
    return [*said, " (", dead, " people reported killed, known for ", told, ")"]
