"""What the records hold and how we know: kinds, precision, coverage, reports, and what was set aside."""

import pandas as pd

from analysis.datasets.evidence import Evidence
from analysis.datasets.scopes import name_units
from analysis.datasets.store import Window
from analysis.datasets.vocabularies import VOCABULARIES
from analysis.figures.maps import list_mapped
from analysis.figures.recorded import choose_fullest
from analysis.figures.style import MOST_SHOWN
from analysis.findings.accounts import FEW
from analysis.findings.captions import (
    caption,
    lay_rows,
    list_values,
    say_left_out,
    say_mapped,
    say_n,
    say_shown,
    tabulate,
)
from analysis.findings.drawn import tabulate_drawn
from analysis.measures.measured import Measured
from analysis.measures.selection import NO_REGION
from analysis.words.language import enumerate_words, make_key, name_code, name_place, start_sentence, text
from analysis.words.messages import Said, enumerate_parts, join_parts, join_sentences, say
from analysis.words.numbers import Number, count, number
from analysis.words.passages import OMITTED, Passage, describe, escape, tell

_COUNTINGS = ("event", "part", "aggregate")
_WATCHED = ("covered", "partly", "not_covered", "unknown")
_REPORTED = ("reported", "reported_none", "not_reported")


def say_recorded(kinds: Measured, reports: Measured) -> Passage:
    """Say in one sentence how much is on record."""
    total = kinds.total("n_incidents")
    if not total.value:
        return tell("headline", say("recorded-nothing"), kind="headline")
    held = [c for c in _COUNTINGS if (kinds.table["counting"] == c).any()]
    sums = {c: kinds.choose(counting=c).total("n_incidents") for c in held}
    groups = [say(f"recorded-{c}", n=count(f"records_{c}", sums[c], "incidents")) for c in held]
    publishers = reports.choose(is_named=True).size("n_reports")
    said = say("recorded", n=count("records", total, "record"), groups=enumerate_parts(groups))
    if publishers.value:
        told = say("recorded-told", n=count("publishers", publishers, "publisher"))
    else:
        told = say("recorded-no-report" if reports.table.empty else "recorded-no-publisher")
    return tell("headline", said, told, kind="headline")


def tabulate_kinds(kinds: Measured) -> Passage:
    """Tabulate what was recorded, by kind and by how it counts."""
    table = kinds.table
    if table.empty:
        return tell("tbl-kinds", say("kinds-nothing"))
    shown = table.assign(
        thing=[start_sentence(name_code("kind", kind)) for kind in table["kind"]],
        counting=[name_code("counting", counting) for counting in table["counting"]],
        row=table["kind"] + "." + table["counting"],
    )
    return tabulate("tbl-kinds", kinds, shown, ["thing", "counting", "n_incidents"], say("tbl-kinds"), key="row")


def say_echoes(reports: Measured, window: Window) -> Passage:
    """Say how many reports there are and how many of them repeat another."""
    total, repeats = reports.count("n_reports"), reports.count("n_repeats")
    if not total.value:
        return tell("echoes", say("echoes-no-report")) if window.collects("reports") else OMITTED
    n, again = count("reports", total, "report"), count("reports_repeating", repeats, "reports")
    return tell("echoes", say("echoes", n=n), say("echoes-repeat", n=again))


def tabulate_reports(reports: Measured) -> Passage:
    """Tabulate publishers, their reports, and how many of these repeat another's."""
    if reports.table.empty:
        return OMITTED
    top = reports.table.head(20)
    shown = top.assign(kind=top["publisher_kind"].map(lambda k: name_code("publisher-kind", k), na_action="ignore"))
    everybody = number("publishers_all", reports.size("n_reports"), "publishers")
    more = say("reports-more", n=everybody) if len(reports.table) > len(top) else []
    columns = ["publisher", "kind", "n_reports", "n_repeats"]
    told = join_sentences([say("tbl-reports"), more])
    return tabulate("tbl-reports", reports, shown, columns, told, key="publisher")


def say_ledger(window: Window) -> Passage:
    """Say what became of all raw rows and cells of the dataset, which is not told of a part of it."""
    if window.regions:
        return tell("ledger", say("ledger-elsewhere"))
    rows = {c: _count_ledger(window, c) for c in ("read", "kept", "set_aside")}
    cells = {c: _count_ledger(window, c) for c in ("filled", "used", "kept_as_words", "ignored")}
    return tell("ledger", say("ledger-rows", **rows), say("ledger-cells", **cells))


def _count_ledger(window: Window, column: str) -> Number:
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
    rows: list[list[Said]] = [[[escape(name)], [_count_ledger(window, f"ignored:{name}")]] for name in ignored]
    return lay_rows("tbl-ignored", {"column": False, "n_cells": True}, rows, say("tbl-ignored"))


def tabulate_set_aside(set_aside: Measured, window: Window) -> Passage:
    """Tabulate the raw rows that could not be used, by reason; they are of the whole dataset, not of a part of it."""
    if window.regions:
        return OMITTED
    table = set_aside.table
    if table.empty:
        return tell("tbl-set-aside", say("set-aside-nothing"))
    shown = table.assign(why=[start_sentence(name_code("set-aside", reason)) for reason in table["reason"]])
    return tabulate("tbl-set-aside", set_aside, shown, ["why", "n_rows"], say("tbl-set-aside"), key="reason")


def describe_reporting(states: Measured, window: Window) -> Passage:
    """Describe the figure of what the sources said: caption, alt text and numbers."""
    table = states.table
    if not table["n_attacks"].any():
        return OMITTED
    what, unit = make_key(states.noun), name_units(states.noun)
    labels = {
        (row["quantity"], row["state"]): number(
            f"fig-said.{row['quantity']}.{row['state']}", states.cell(label, "n_incidents"), unit
        )
        for label, row in table.iterrows()
    }
    spoken = list(dict.fromkeys(table["quantity"]))
    each = [say("fig-said.item", name=name_code("quantity", q), **{s: labels[q, s] for s in _REPORTED}) for q in spoken]
    silent = [name_code("quantity", q) for q in VOCABULARIES["quantity"] if q not in spoken]
    told = caption(
        window,
        say_n("fig-said", states.cell(table.index[0], "n_attacks"), states.noun),
        say_left_out("fig-said", states.omitted(), "records"),
        say("fig-said.not-zero") if _is_silent(table) else [],
        say("fig-said.silent", names=enumerate_words(silent)) if silent else [],
    )
    alt = join_sentences([say("fig-said.alt", what=what), *each])
    drawn = tabulate_drawn(
        table.assign(said=table["state"]), {"quantity": "quantity", "said": "said", "n_incidents": ""}
    )
    return describe("fig-said", told, alt, labels.values(), drawn)


def _is_silent(table: pd.DataFrame) -> bool:
    return bool(table.loc[table["state"] == "not_reported", "n_incidents"].any())


def describe_regions(regions: Measured, window: Window) -> Passage:
    """Describe the figure of attacks by region, a map where there are shapes; no figure where the table tells all."""
    known = regions.table[regions.table["n_attacks"].notna()]
    mapped = list_mapped(regions.table["region_code"])
    if known["n_attacks"].sum() <= FEW or len(known) < 2:
        return OMITTED
    unit, shown = name_units(regions.noun), regions.table if mapped else regions.table.head(MOST_SHOWN)
    labels = {
        name_place(row["region"]): number(f"fig-regions.{row['region_code']}", regions.cell(label, "n_attacks"), unit)
        for label, row in known.loc[known.index.isin(shown.index)].iterrows()
    }
    told = caption(
        window,
        say_n("fig-regions", regions.count("n_attacks"), regions.noun),
        say_left_out("fig-regions", regions.omitted(NO_REGION), unit),
        say("fig-regions.unequal") if known["n_days_covered"].nunique() > 1 else [],
        *(say_mapped("fig-regions", regions, "region", mapped) if mapped else [say_shown("fig-regions", regions)]),
    )
    given = {"what": make_key(regions.noun), "values": list_values(labels.items())}
    alt = say("fig-map.alt", rate="no", **given) if mapped else say("fig-regions.alt", **given)
    columns = {"region": "place", "n_attacks": "", "n_days_covered": ""}
    return describe("fig-regions", told, alt, labels.values(), tabulate_drawn(shown, columns))


def describe_calendar(calendar: Measured, window: Window) -> Passage:
    """Describe the calendar of coverage: caption, alt text and numbers."""
    table = calendar.table
    if table.empty:
        return OMITTED
    labels = [
        number(f"fig-calendar.{row['region_code']}.{row['month']:%Y-%m}", calendar.cell(label, "n_incidents"), "events")
        for label, row in table[table["n_incidents"].notna()].iterrows()
    ]
    held = [s for s in _WATCHED if (table["state"] == s).any()]
    sizes = {s: number(f"fig-calendar.{s}", calendar.choose(state=s).size("state"), "region-months") for s in held}
    states = join_parts((say("item", name=name_code("watched", s), value=[n]) for s, n in sizes.items()), "; ")
    told = caption(
        window,
        say_n("fig-calendar", calendar.count("n_incidents"), "event"),
        say_left_out("fig-calendar", calendar.omitted(), "records"),
        say("fig-calendar.hatched") if {"not_covered", "unknown"} & set(held) else [],
        say_shown("fig-calendar", calendar.choose(month=table["month"].min())),
    )
    columns = {"region": "place", "month": "month", "watched": "watched", "n_incidents": ""}
    drawn = tabulate_drawn(choose_fullest(table).assign(watched=lambda t: t["state"]), columns)
    return describe("fig-calendar", told, say("fig-calendar.alt", states=states), labels, drawn)


def describe_precision(precision: Measured, window: Window) -> Passage:
    """Describe the figure of how exactly dates and places are known."""
    held = precision.table[precision.table["n_incidents"] > 0]
    if held.empty:
        return OMITTED
    found = [
        (text(f"{row['aspect']}-{make_key(row['precision'])}"), f"{row['aspect']}.{row['precision']}", label)
        for label, row in held.iterrows()
    ]
    values = [
        (name, number(f"fig-precision.{mark}", precision.cell(label, "n_incidents"), "records"))
        for name, mark, label in found
    ]
    told = caption(
        window,
        say_n("fig-precision", precision.choose(aspect="date").count("n_incidents"), "record"),
        say("fig-precision.public") if window.profile == "public" else [],
    )
    drawn = tabulate_drawn(held.assign(exactly=[n for n, _, _ in found]), {"exactly": "words", "n_incidents": ""})
    return describe("fig-precision", told, say("fig-precision.alt", values=list_values(values)), drawn=drawn)
