"""What the records hold and how we know: kinds, precision, coverage, reports, and what was set aside."""

import pandas as pd

from analysis.datasets.store import Window
from analysis.datasets.vocabularies import VOCABULARIES
from analysis.measures import MOST_SHOWN, list_ids
from analysis.words.passages import (
    FEW,
    OMITTED,
    Part,
    Passage,
    count,
    describe,
    enumerate_words,
    escape,
    number,
    pluralise,
    print_span,
    say_shown,
    tabulate,
    tell,
)  # fmt: skip

_COUNTINGS = (("event", "event"), ("part", "part of an event"), ("aggregate", "total"))
_WATCHED = {
    "covered": "watched",
    "partly": "watched in part",
    "not_covered": "not watched",
    "unknown": "not known whether watched",
}


def say_recorded(window: Window, kinds: pd.DataFrame) -> Passage:
    """Say in one sentence how much is on record."""
    ids = list_ids(window.incidents["incident_id"])
    if not ids:
        return tell("headline", "No records fall into this window.", kind="headline")
    groups = []
    for counting, noun in _COUNTINGS:
        held = tuple(sorted(i for group in kinds.loc[kinds["counting"] == counting, "incident_ids"] for i in group))
        if held:
            groups.append(count(f"records_{counting}", len(held), noun, held, source=kinds))
    parts: list[Part] = [
        count("records", len(ids), "record", ids, start=True, source=kinds),
        " speaks of " if len(ids) == 1 else " speak of ",
    ]
    for position, group in enumerate(groups):
        parts += [", " if 0 < position < len(groups) - 1 else " and " if position else "", group]
    n_publishers = window.reports["publisher"].dropna().nunique()
    told: list[Part] = (
        [", told by ", count("publishers", n_publishers, "publisher", ids), "."]
        if n_publishers
        else [". No report is named."]
    )
    return tell("headline", *parts, *told, kind="headline")


def tabulate_kinds(kinds: pd.DataFrame) -> Passage:
    """Tabulate what was recorded, by kind and by how it counts."""
    if kinds.empty:
        return tell("tbl-kinds", "There is nothing to count.")
    shown = kinds.assign(what=kinds["kind"].map(VOCABULARIES["kind"]).str.capitalize(), how=kinds["counting"].map(VOCABULARIES["counting"]),
                         row=kinds["kind"] + "." + kinds["counting"])  # fmt: skip
    return tabulate(
        "tbl-kinds",
        shown,
        {"what": "What", "how": "How it counts", "n_incidents": "Records"},
        "Records by kind.",
        key="row",
    )


def say_echoes(reports: pd.DataFrame) -> Passage:
    """Say how many reports there are and how many of them repeat another."""
    total, repeats = int(reports["n_reports"].sum()), int(reports["n_repeats"].sum())
    ids = tuple(sorted({i for group in reports["incident_ids"] for i in group}))
    if not total:
        return tell("echoes", "The records name no reports.")
    return tell("echoes", count("reports", total, "report", ids, start=True, source=reports), f" {pluralise('is', total)} on record; ",
                count("reports_repeating", repeats, "", ids, source=reports), f" of them repeat{'s' if repeats == 1 else ''} another one.")  # fmt: skip


def tabulate_reports(reports: pd.DataFrame) -> Passage:
    """Tabulate publishers, their reports, and how many of these repeat another's."""
    if reports.empty:
        return OMITTED
    top = reports.head(20)
    shown = top.assign(kind=top["publisher_kind"].map(VOCABULARIES["publisher_kind"]))
    caption: list[Part] = ["Who reported, and how many reports repeat another one: an echo is no second witness."]
    if len(reports) > len(top):
        caption += [
            " The most frequent of ",
            number("publishers_all", len(reports), "publishers", (), f"{len(reports):,}"),
            " publishers.",
        ]
    return tabulate("tbl-reports", shown, {"publisher": "Publisher", "kind": "Kind", "n_reports": "Reports", "n_repeats": "Repeat another"},
                    caption, key="publisher", units={"n_reports": "reports", "n_repeats": "reports"})  # fmt: skip


def say_ledger(window: Window) -> Passage:
    """Say what became of all raw rows of the dataset, which is not told of a part of it."""
    if window.regions:
        return tell(
            "ledger",
            "What became of every raw row, used or set aside, is told in the brief over all regions of this dataset.",
        )
    ledger = window.about["ledger"]
    read, kept, aside = (
        number(f"ledger.{k}", ledger[k], "rows", (), f"{ledger[k]:,}") for k in ("read", "kept", "set_aside")
    )
    return tell(
        "ledger", "Of ", read, " raw rows read for the whole dataset, ", kept, " were kept and ", aside, " set aside."
    )


def tabulate_set_aside(set_aside: pd.DataFrame, window: Window) -> Passage:
    """Tabulate the raw rows that could not be used, by reason; they are of the whole dataset, not of a part of it."""
    if window.regions:
        return OMITTED
    if set_aside.empty:
        return tell("tbl-set-aside", "No row had to be set aside.")
    shown = set_aside.assign(why=set_aside["reason"].map(VOCABULARIES["set_aside_reason"]).str.capitalize())
    return tabulate("tbl-set-aside", shown, {"why": "Why", "n_rows": "Raw rows"}, "Raw rows set aside in the whole dataset, by reason.",
                    key="reason", units={"n_rows": "rows"})  # fmt: skip


def describe_reporting(states: pd.DataFrame, window: Window) -> Passage:
    """Describe the figure of what the sources said: caption, alt text and numbers."""
    total = int(states.groupby("quantity")["n_incidents"].sum().max())
    if not total:
        return OMITTED
    labels = {
        (r["quantity"], r["state"]): number(f"fig-said.{r['quantity']}.{r['state']}", r["n_incidents"], "attack events", r["incident_ids"], source=states)
        for r in states.to_dict("records")
    }  # fmt: skip
    alt: list[Part] = ["Bars, one a question, parted by what the sources said about each attack event."]
    for q in dict.fromkeys(states["quantity"]):
        alt += [f" {VOCABULARIES['quantity'][q].capitalize()}: a figure for ", labels[q, "reported"], ", none reported for ", labels[q, "reported_none"],
                ", nothing said for ", labels[q, "not_reported"], "."]  # fmt: skip
    caption = [*print_source(window), " n = ", number("fig-said.n", total, "attack events", (), f"{total:,}", source=states),
               f" {pluralise('attack event', total)}; none left out. “Not reported” is not zero.", _say_silent(states)]  # fmt: skip
    return describe("fig-said", caption, alt, labels.values())


def _say_silent(states: pd.DataFrame) -> str:
    silent = [
        meaning for quantity, meaning in VOCABULARIES["quantity"].items() if quantity not in set(states["quantity"])
    ]
    return f" No source speaks of {enumerate_words(silent)}." if silent else ""


def describe_regions(regions: pd.DataFrame, window: Window) -> Passage:
    """Describe the figure of attacks by region: caption, alt text and numbers; no figure where the table tells all."""
    known = regions[regions["n_attacks"].notna()]
    total, left_out = int(known["n_attacks"].sum()), int(regions.attrs.get("n_left_out", 0))
    if total <= FEW or len(known) < 2:
        return OMITTED
    labels = [(r["region"], number(f"fig-regions.{r['region_code']}", r["n_attacks"], "attack events", r["incident_ids"], source=regions))
              for r in known.head(MOST_SHOWN).to_dict("records")]  # fmt: skip
    alt: list[Part] = ["Bars, one a region. Attack events:"]
    for region, label in labels:
        alt += [f" {region} ", label, ","]
    caption = [*print_source(window), " n = ", number("fig-regions.n", total, "attack events", (), f"{total:,}"), f" {pluralise('attack event', total)}; ",
               number("fig-regions.left_out", left_out, "attack events", (), f"{left_out:,}"), " without a single region left out. Regions were not "
               "watched on equally many days: see the table.", *say_shown("fig-regions", len(regions), MOST_SHOWN)]  # fmt: skip
    return describe("fig-regions", caption, [*alt[:-1], "."], [label for _, label in labels])


def describe_calendar(calendar: pd.DataFrame, window: Window) -> Passage:
    """Describe the calendar of coverage: caption, alt text and numbers."""
    if calendar.empty:
        return OMITTED
    known = calendar[calendar["n_incidents"].notna()]
    labels = [number(f"fig-calendar.{r['region_code']}.{r['month']:%Y-%m}", r["n_incidents"], "events", r["incident_ids"], source=calendar)
              for r in known.to_dict("records")]  # fmt: skip
    states = calendar["state"].value_counts()
    alt: list[Part] = ["A grid of regions and months with the number of events in each. Region-months:"]
    for state in (s for s in _WATCHED if s in states):
        alt += [
            " ",
            number(f"fig-calendar.{state}", states[state], "region-months", (), f"{states[state]:,}"),
            f" {_WATCHED[state]},",
        ]
    total = int(known["n_incidents"].sum())
    left_out = len(window.incidents) - total
    caption = [*print_source(window), " n = ", number("fig-calendar.n", total, "events", (), f"{total:,}"), f" {pluralise('event', total)}; ",
               number("fig-calendar.left_out", left_out, "records", (), f"{left_out:,}"), f" {pluralise('record', left_out)} left out: parts, totals, and "
               "those without one region or one month. Hatched: not watched, or not known whether watched; an empty cell there is no data, not zero.", *say_shown("fig-calendar", calendar["region_code"].nunique(), MOST_SHOWN)]  # fmt: skip
    return describe("fig-calendar", caption, [*alt[:-1], str(alt[-1]).rstrip(",") + "."], labels)


def describe_precision(precision: pd.DataFrame, window: Window) -> Passage:
    """Describe the figure of how exactly dates and places are known."""
    held = precision[precision["n_incidents"] > 0]
    if held.empty:
        return OMITTED
    alt: list[Part] = ["Bars, by how exactly something is known."]
    for row in held.to_dict("records"):
        alt += [f" {row['aspect'].capitalize()} to the {row['precision'].replace('_', ' ')}: ",
                number(f"fig-precision.{row['aspect']}.{row['precision']}", row["n_incidents"], "records", row["incident_ids"], source=precision), "."]  # fmt: skip
    total = int(precision.loc[precision["aspect"] == "date", "n_incidents"].sum())
    note = " In the public profile no place is finer than the district." if window.profile == "public" else ""
    caption = [
        *print_source(window),
        " n = ",
        number("fig-precision.n", total, "records", (), f"{total:,}"),
        f" {pluralise('record', total)}.{note}",
    ]
    return describe("fig-precision", caption, alt)


def print_source(window: Window) -> list[Part]:
    """Return the source line of a figure: sources and period."""
    names = enumerate_words([escape(s["title"]) for s in window.about["sources"]])
    return [f"Source: {names}; {print_span(*window.period)}."]
