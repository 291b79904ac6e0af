"""What the records hold and how we know: kinds, precision, coverage, reports, and what was set aside."""

import pandas as pd

from analysis.datasets.evidence import Evidence
from analysis.datasets.store import Window
from analysis.datasets.vocabularies import VOCABULARIES
from analysis.figures.style import MOST_SHOWN
from analysis.findings.accounts import FEW
from analysis.findings.captions import print_source, say_n, say_shown, tabulate
from analysis.measures.measured import Measured
from analysis.measures.selection import NO_REGION
from analysis.words.numbers import count, enumerate_words, number, pluralise
from analysis.words.passages import OMITTED, Part, Passage, describe, escape, lay_table, tell

_COUNTINGS = (("event", "event"), ("part", "part of an event"), ("aggregate", "total"))
_WATCHED = {
    "covered": "watched",
    "partly": "watched in part",
    "not_covered": "not watched",
    "unknown": "not known whether watched",
}


def say_recorded(kinds: Measured, reports: Measured) -> Passage:
    """Say in one sentence how much is on record."""
    total = kinds.total("n_incidents")
    if not total.value:
        return tell("headline", "No records fall into this window.", kind="headline")
    groups = [
        count(f"records_{counting}", kinds.choose(counting=counting).total("n_incidents"), noun)
        for counting, noun in _COUNTINGS
        if (kinds.table["counting"] == counting).any()
    ]
    verb = " speaks of " if total.value == 1 else " speak of "
    parts: list[Part] = [count("records", total, "record", start=True), verb]
    for position, group in enumerate(groups):
        parts += [", " if 0 < position < len(groups) - 1 else " and " if position else "", group]
    publishers = reports.choose(is_named=True).size("n_reports")
    told: list[Part] = [", told by ", count("publishers", publishers, "publisher"), "."]
    nobody = ". No report is named." if reports.table.empty else ". Who published their reports is not stated."
    return tell("headline", *parts, *(told if publishers.value else [nobody]), kind="headline")


def tabulate_kinds(kinds: Measured) -> Passage:
    """Tabulate what was recorded, by kind and by how it counts."""
    table = kinds.table
    if table.empty:
        return tell("tbl-kinds", "There is nothing to count.")
    shown = table.assign(
        what=table["kind"].map(VOCABULARIES["kind"]).str.capitalize(),
        how=table["counting"].map(VOCABULARIES["counting"]),
        row=table["kind"] + "." + table["counting"],
    )
    headings = {"what": "What", "how": "How it counts", "n_incidents": "Records"}
    return tabulate("tbl-kinds", kinds, shown, headings, "Records by kind.", key="row")


def say_echoes(reports: Measured, window: Window) -> Passage:
    """Say how many reports there are and how many of them repeat another."""
    total, repeats = reports.count("n_reports"), reports.count("n_repeats")
    if not total.value and not window.collects("reports"):
        return OMITTED
    if not total.value:
        return tell("echoes", "The records name no reports.")
    rest = f" of them repeat{'' if repeats.value > 1 else 's'} another one."
    said = f" {pluralise('is', int(total.value))} on record; "
    again = count("reports_repeating", repeats, "")
    again = again if repeats.value else number("reports_repeating", repeats, "reports", "none")
    return tell("echoes", count("reports", total, "report", start=True), said, again, rest)


def tabulate_reports(reports: Measured) -> Passage:
    """Tabulate publishers, their reports, and how many of these repeat another's."""
    if reports.table.empty:
        return OMITTED
    top = reports.table.head(20)
    shown = top.assign(kind=top["publisher_kind"].map(VOCABULARIES["publisher_kind"]))
    caption: list[Part] = ["Who reported, and how many reports repeat another one: an echo is no second witness."]
    if len(reports.table) > len(top):
        everybody = number("publishers_all", reports.size("n_reports"), "publishers")
        caption += [" The most frequent of ", everybody, " publishers."]
    headings = {"publisher": "Publisher", "kind": "Kind", "n_reports": "Reports", "n_repeats": "Repeat another"}
    units = dict.fromkeys(("n_reports", "n_repeats"), "reports")
    return tabulate("tbl-reports", reports, shown, headings, caption, key="publisher", units=units)


def say_ledger(window: Window) -> Passage:
    """Say what became of all raw rows and cells of the dataset, which is not told of a part of it."""
    if window.regions:
        said = "What became of every raw row, used or set aside, is told in the brief over all regions of this dataset."
        return tell("ledger", said)
    parts: list[Part] = ["Of ", _count_ledger(window, "read"), " raw rows read for the whole dataset, "]
    parts += [_count_ledger(window, "kept"), " were kept and ", _count_ledger(window, "set_aside"), " set aside. "]
    parts += ["Of their ", _count_ledger(window, "filled"), " filled cells, ", _count_ledger(window, "used")]
    parts += [" were used, ", _count_ledger(window, "kept_as_words"), " kept as words only, and "]
    parts += [_count_ledger(window, "ignored"), " left alone, those of rows set aside among them."]
    return tell("ledger", *parts)


def _count_ledger(window: Window, column: str) -> Part:
    """Return a number of the dataset's ledger, of rows or of cells."""
    ledger = window.about.ledger
    is_of_rows = column in ("read", "kept", "set_aside")
    value = getattr(ledger, column) if is_of_rows else ledger.cells.count()[column]
    found = Evidence(value, "rows", source={"of": "ledger", "column": column})
    return number(f"ledger.{column}", found, "rows" if is_of_rows else "cells")


def tabulate_ignored(window: Window) -> Passage:
    """Tabulate the columns whose cells were left alone; their names are a person's own words, and stay internal."""
    ignored = window.about.ledger.cells.ignored
    if window.regions or window.profile == "public" or not ignored:
        return OMITTED
    rows: list[list[list[Part]]] = [[[escape(name)], [_count_ledger(window, f"ignored:{name}")]] for name in ignored]
    return lay_table("tbl-ignored", {"Column": False, "Filled cells": True}, rows, "Cells left alone, by column.")


def tabulate_set_aside(set_aside: Measured, window: Window) -> Passage:
    """Tabulate the raw rows that could not be used, by reason; they are of the whole dataset, not of a part of it."""
    if window.regions:
        return OMITTED
    table = set_aside.table
    if table.empty:
        return tell("tbl-set-aside", "No row had to be set aside.")
    shown = table.assign(why=table["reason"].map(VOCABULARIES["set_aside_reason"]).str.capitalize())
    headings, caption = {"why": "Why", "n_rows": "Raw rows"}, "Raw rows set aside in the whole dataset, by reason."
    return tabulate("tbl-set-aside", set_aside, shown, headings, caption, key="reason", units={"n_rows": "rows"})


def describe_reporting(states: Measured, window: Window) -> Passage:
    """Describe the figure of what the sources said: caption, alt text and numbers."""
    table = states.table
    if not table["n_attacks"].any():
        return OMITTED
    many = pluralise(states.noun, 2)
    labels = {
        (row["quantity"], row["state"]): number(
            f"fig-said.{row['quantity']}.{row['state']}", states.cell(label, "n_incidents"), many
        )
        for label, row in table.iterrows()
    }
    alt: list[Part] = [f"Bars, one a question, parted by what the sources said about each {states.noun}."]
    for q in dict.fromkeys(table["quantity"]):
        alt += [
            f" {VOCABULARIES['quantity'][q].capitalize()}: a figure for ",
            labels[q, "reported"],
            ", none reported for ",
            labels[q, "reported_none"],
            ", nothing said for ",
            labels[q, "not_reported"],
            ".",
        ]
    total = states.cell(table.index[0], "n_attacks")
    n = number("fig-said.n", total, many)
    omitted = states.omitted()
    lost = number("fig-said.left_out", omitted, "records", "" if omitted.value else "none")
    why = (
        " left out: parts, totals and linked records, which are no events of their own."
        if omitted.value
        else " left out."
    )
    rest: list[Part] = [f" {pluralise(states.noun, int(total.value))}; ", lost, why, " “Not reported” is not zero."]
    return describe("fig-said", [print_source(window), " n = ", n, *rest, _say_silent(table)], alt, labels.values())


def _say_silent(states: pd.DataFrame) -> str:
    spoken = set(states["quantity"])
    silent = [meaning for quantity, meaning in VOCABULARIES["quantity"].items() if quantity not in spoken]
    return f" No source speaks of {enumerate_words(silent)}." if silent else ""


def describe_regions(regions: Measured, window: Window) -> Passage:
    """Describe the figure of attacks by region: caption, alt text and numbers; no figure where the table tells all."""
    known = regions.table[regions.table["n_attacks"].notna()]
    if known["n_attacks"].sum() <= FEW or len(known) < 2:
        return OMITTED
    many = pluralise(regions.noun, 2)
    labels = [
        (row["region"], number(f"fig-regions.{row['region_code']}", regions.cell(label, "n_attacks"), many))
        for label, row in known.head(MOST_SHOWN).iterrows()
    ]
    alt: list[Part] = [f"Bars, one a region. {many.capitalize()}:"]
    for region, label in labels:
        alt += [f" {region} ", label, ","]
    left_out = number("fig-regions.left_out", regions.omitted(NO_REGION), many)
    why = " without a single region left out. Regions were not watched on equally many days: see the table."
    n = say_n("fig-regions", regions, "n_attacks", regions.noun)
    caption = [print_source(window), *n, "; ", left_out, why, *say_shown("fig-regions", regions)]
    return describe("fig-regions", caption, [*alt[:-1], "."], [label for _, label in labels])


def describe_calendar(calendar: Measured, window: Window) -> Passage:
    """Describe the calendar of coverage: caption, alt text and numbers."""
    table = calendar.table
    if table.empty:
        return OMITTED
    labels = [
        number(f"fig-calendar.{row['region_code']}.{row['month']:%Y-%m}", calendar.cell(label, "n_incidents"), "events")
        for label, row in table[table["n_incidents"].notna()].iterrows()
    ]
    alt: list[Part] = ["A grid of regions and months with the number of events in each. Region-months:"]
    for state in (s for s in _WATCHED if (table["state"] == s).any()):
        n_months = calendar.choose(state=state).size("state")
        alt += [" ", number(f"fig-calendar.{state}", n_months, "region-months"), f" {_WATCHED[state]},"]
    omitted = calendar.omitted()
    left_out = number("fig-calendar.left_out", omitted, "records")
    why = (
        f" {pluralise('record', omitted.value)} left out: parts, totals, linked records, and those outside the "
        f"period or without one "
        "region or one month. Hatched: not watched, or not known whether watched, for every kind of event on "
        "record; an empty cell "
        "there is no data, not zero."
    )
    n = say_n("fig-calendar", calendar, "n_incidents", "event")
    caption = [print_source(window), *n, "; ", left_out, why, *_say_shown_regions(calendar)]
    return describe("fig-calendar", caption, [*alt[:-1], str(alt[-1]).rstrip(",") + "."], labels)


def _say_shown_regions(calendar: Measured) -> list[Part]:
    """Say how many regions are shown where there are more: each has a row a month."""
    first = calendar.table["month"].min()
    return say_shown("fig-calendar", calendar.choose(month=first))


def describe_precision(precision: Measured, window: Window) -> Passage:
    """Describe the figure of how exactly dates and places are known."""
    held = precision.table[precision.table["n_incidents"] > 0]
    if held.empty:
        return OMITTED
    alt: list[Part] = ["Bars, by how exactly something is known."]
    for label, row in held.iterrows():
        name = f"fig-precision.{row['aspect']}.{row['precision']}"
        alt += [f" {row['aspect'].capitalize()} to the {row['precision'].replace('_', ' ')}: "]
        alt += [number(name, precision.cell(label, "n_incidents"), "records"), "."]
    note = " In the public profile no place is finer than the district." if window.profile == "public" else ""
    n = say_n("fig-precision", precision.choose(aspect="date"), "n_incidents", "record")
    return describe("fig-precision", [print_source(window), *n, f".{note}"], alt)
