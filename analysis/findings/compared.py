"""What the comparison of regions tabulates beside its rates: alerts, outcomes, ranks, and districts struck again."""

import pandas as pd

from analysis.datasets.store import Window
from analysis.findings.captions import say_shown, tabulate
from analysis.findings.rates import print_rate
from analysis.measures.harm.inhabitants import NOT_COUNTED
from analysis.measures.measured import Measured
from analysis.measures.ranks import NO_DISTRICT
from analysis.words.numbers import NO_DATA, NOT_REPORTED, enumerate_words, number, percent, pluralise, print_date
from analysis.words.passages import OMITTED, Part, Passage, tell

_MOST_REGIONS = 30  # in a table


def tabulate_alert_hours(hours: Measured, window: Window) -> Passage:
    """Tabulate alert hours as a union of intervals, beside what adding them up would give."""
    if hours.table.empty and "air_alert" not in window.about.counts.held:
        return OMITTED
    if hours.table.empty:
        return tell("tbl-hours", "No alert is on record in this window.")
    shown = hours.table.head(_MOST_REGIONS).copy()
    for column in ("hours", "hours_summed", "hours_anywhere"):
        shown[f"{column}_said"] = [_print_hours(hours, label, column) for label in shown.index]
    headings = {
        "region": "Region",
        "n_alerts": "Alerts",
        "hours_said": "Hours under alert",
        "hours_summed_said": "Hours if added up",
        "hours_anywhere_said": "Hours in any part",
        "n_untimed": "Without an end",
    }
    if (shown["hours"] == shown["hours_anywhere"]).all():
        headings.pop("hours_anywhere_said")
    caption = (
        "Hours under alert within the period: overlapping alerts of one region count once; adding them up would count "
        "them double. Alerts of a part of a region are not alerts of the region."
    )
    return tabulate(
        "tbl-hours",
        hours,
        shown,
        headings,
        [caption, *say_shown("tbl-hours", hours, _MOST_REGIONS)],
        key="region",
        units=dict.fromkeys(("n_alerts", "n_untimed"), "alerts"),
    )


def _print_hours(hours: Measured, label: int, column: str) -> list[Part]:
    found = hours.cell(label, column)
    if pd.isna(found.value):
        return [NOT_REPORTED]
    name = f"tbl-hours.{hours.table.at[label, 'region']}.{column}"
    return [number(name, found, "hours", print_rate(found.value))]


def tabulate_outcomes(shares: Measured, window: Window) -> Passage:
    """Tabulate what each side says was launched, intercepted and fell; shares only where both figures are given."""
    if shares.table.empty and not window.collects("counts"):
        return OMITTED
    if shares.table.empty:
        return tell("tbl-outcomes", "No source gives figures of what was intercepted or fell.")
    shown = shares.table.assign(row=shares.table["claimant"] + "." + shares.table["outcome"])
    shown["said"] = [_print_outcome(shares, label, row) for label, row in shown["row"].items()]
    headings = {
        "claimant": "Whose figures",
        "outcome": "What became of them",
        "n_both": "With both",
        "launched": "Launched",
        "n_outcome": "Number",
        "said": "Share",
        "n_equal": "Both the same",
        "n_without": "With one only",
    }
    caption = (
        "What was launched and what became of it, each side's figures as that side's. The share is of those incidents "
        "alone for which both figures are given; where both are nearly always the same, what was launched is likely to "
        "be filled in from what became of it, and there is no share."
    )
    units = dict.fromkeys(("launched", "n_outcome"), "drones or missiles")
    return tabulate("tbl-outcomes", shares, shown, headings, caption, key="row", units=units)


def _print_outcome(shares: Measured, label: int, row: str) -> list[Part]:
    found = shares.cell(label, "share")
    if pd.isna(found.value):
        return ["*no share*"]
    return [percent(f"tbl-outcomes.{row}.share", found), " %"]


def tabulate_struck_again(places: Measured) -> Passage:
    """Tabulate districts with more than one attack."""
    many = pluralise(places.noun, 2)
    if places.table.empty:
        return tell("tbl-again", f"No district is on record with more than one {places.noun}.")
    left_out = number("tbl-again.left_out", places.omitted(NO_DISTRICT), many)
    caption: list[Part] = [
        f"Districts with the most {many}; never a finer place. Without a district on record: ",
        left_out,
        ".",
    ]
    top = places.table.head(12)
    shown = top.assign(row=top["region"] + " / " + top["district"])
    headings = {"region": "Region", "district": "District", "n_attacks": many.capitalize()}
    return tabulate("tbl-again", places, shown, headings, caption, key="row", units={"n_attacks": many})


_READINGS = {
    "as_counted": "As counted",
    "links_ignored": "Links ignored",
    "dated_to_the_day": "Dated to the day",
    "district_known": "District known",
    "better_sources": "Sources graded A or B",
}


def tabulate_ranks(ranks: Measured) -> Passage:
    """Tabulate whether the order of regions stands under stricter readings, and say it in the caption."""
    table = ranks.table
    shown = [name for name in _READINGS if table[name].notna().any()]
    if len(table) < 2:
        return tell("tbl-ranks", "There are too few regions for an order.")
    stands = all(table[name].equals(table["as_counted"]) for name in shown)
    said = "The order stands in every reading." if stands else "The order changes: read small differences as none."
    told = {"units": dict.fromkeys(_READINGS, "rank"), "missing": dict.fromkeys(_READINGS, "*drops out*")}
    silent = [_READINGS[name] for name in _READINGS if name not in shown]
    blank = f" No record can be read so: {enumerate_words(silent).lower()}." if silent else ""
    caption = f"Rank by number on record, read more strictly. {said}{blank}"
    headings = {"region": "Region", **{name: _READINGS[name] for name in shown}}
    return tabulate("tbl-ranks", ranks, table, headings, caption, key="region", **told)


def tabulate_inhabitants(beside: Measured) -> Passage:
    """Tabulate regions beside how many people live there; nothing for alerts, which are of all who live there."""
    table = beside.table
    if table.empty or beside.noun == "alert":
        return OMITTED
    shown = table.head(_MOST_REGIONS).copy()
    for column in ("rate", "killed_rate"):
        shown[f"{column}_said"] = [_print_beside(beside, label, column) for label in shown.index]
    many = pluralise(beside.noun, 2)
    headings = {
        "region": "Region",
        "n_people": "Inhabitants",
        "rate_said": f"{many.capitalize()}, per 30 days",
        "killed_rate_said": "People killed",
        "n_told": "Known for",
    }
    for column in ("rate", "killed_rate"):
        if shown[column].isna().all():
            headings.pop(f"{column}_said")
    if "killed_rate_said" not in headings:
        headings.pop("n_told")
    if len(headings) == 2:
        return OMITTED
    lists = table.drop_duplicates(["population_source", "counted_on"])
    told = [f"{row.population_source}, {print_date(row.counted_on)}" for row in lists.itertuples()]
    left_out = number("tbl-inhabitants.left_out", beside.omitted(NOT_COUNTED), many)
    caption: list[Part] = [
        f"{_name_beside(headings, many)}, per 100,000 inhabitants. Inhabitants: "
        f"{'; '.join(told)}. Since then many have fled or moved, and nobody has counted them. In regions whose "
        "inhabitants are on no list here, and left out: ",
        left_out,
        ".",
        *say_shown("tbl-inhabitants", beside, _MOST_REGIONS, "n_people"),
    ]
    units = {"n_people": "inhabitants", "n_told": many}
    return tabulate("tbl-inhabitants", beside, shown, headings, caption, key="region_code", units=units)


def _name_beside(headings: dict[str, str], many: str) -> str:
    named = {
        "rate_said": f"{many} in 30 watched days",
        "killed_rate_said": "people reported killed over the whole period",
    }
    said = " and ".join(words for column, words in named.items() if column in headings)
    return said[:1].upper() + said[1:]


def _print_beside(beside: Measured, label: int, column: str) -> list[Part]:
    row = beside.table.loc[label]
    if pd.isna(row[column]):
        return [NO_DATA if column == "rate" else NOT_REPORTED]
    name = f"tbl-inhabitants.{row['region_code']}.{column}"
    parts: list[Part] = [
        number(
            f"{name}{end}",
            beside.cell(label, f"{column}{end}"),
            "per 100,000",
            print_rate_finely(row[f"{column}{end}"]),
        )
        for end in ("", "_low", "_high")
        if pd.notna(row[f"{column}{end}"])
    ]
    if column == "killed_rate" and row["is_least"]:
        return ["at least ", parts[0]]
    return [parts[0], " (", parts[1], " to ", parts[2], ")"] if len(parts) == 3 else parts[:1]


def print_rate_finely(value: float) -> str:
    """Return a rate with two digits that say something."""
    return f"{value:,.1f}" if value >= 10 else f"{value:.2f}"
