"""What the comparison of regions tabulates beside its rates: alerts, outcomes, ranks, and districts struck again."""

import pandas as pd

from analysis.findings.captions import tabulate
from analysis.findings.rates import print_rate
from analysis.measures.measured import Measured
from analysis.measures.ranks import NO_DISTRICT
from analysis.words.numbers import NOT_REPORTED, number
from analysis.words.passages import Part, Passage, tell


def tabulate_alert_hours(hours: Measured) -> Passage:
    """Tabulate alert hours as a union of intervals, beside what adding them up would give."""
    if hours.table.empty:
        return tell("tbl-hours", "No alert is on record in this window.")
    shown = hours.table.head(30).copy()
    for column in ("hours", "hours_summed"):
        shown[f"{column}_said"] = [_print_hours(hours, label, column) for label in shown.index]
    headings = {
        "region": "Region",
        "n_alerts": "Alerts",
        "hours_said": "Hours under alert",
        "hours_summed_said": "Hours if added up",
        "n_untimed": "Without an end",
    }
    caption = (
        "Hours under alert: overlapping alerts of one region count once. Adding alerts up would count them double."
    )
    return tabulate(
        "tbl-hours",
        hours,
        shown,
        headings,
        caption,
        key="region",
        units=dict.fromkeys(("n_alerts", "n_untimed"), "alerts"),
    )


def _print_hours(hours: Measured, label: int, column: str) -> list[Part]:
    found = hours.cell(label, column)
    if pd.isna(found.value):
        return [NOT_REPORTED]
    name = f"tbl-hours.{hours.table.at[label, 'region']}.{column}"
    return [number(name, found, "hours", print_rate(found.value))]


def tabulate_outcomes(shares: Measured) -> Passage:
    """Tabulate what each side says was launched, intercepted and fell; shares only where both figures are given."""
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
        "n_without": "With one only",
    }
    caption = (
        "What was launched and what became of it, each side's figures as that side's. The share is of those "
        "incidents alone "
        "for which both figures are given."
    )
    units = dict.fromkeys(("launched", "n_outcome"), "drones or missiles")
    return tabulate("tbl-outcomes", shares, shown, headings, caption, key="row", units=units)


def _print_outcome(shares: Measured, label: int, row: str) -> list[Part]:
    found = shares.cell(label, "share")
    if pd.isna(found.value):
        return ["*no share*"]
    return [number(f"tbl-outcomes.{row}.share", found, "share", f"{100 * found.value:.0f}"), " %"]


def tabulate_struck_again(places: Measured) -> Passage:
    """Tabulate districts with more than one attack."""
    if places.table.empty:
        return tell("tbl-again", "No district is on record with more than one attack.")
    left_out = number("tbl-again.left_out", places.omitted(NO_DISTRICT), "attack events")
    caption: list[Part] = [
        "Districts with the most attack events; never a finer place. Without a district on record: ",
        left_out,
        ".",
    ]
    top = places.table.head(12)
    shown = top.assign(row=top["region"] + " / " + top["district"])
    headings = {"region": "Region", "district": "District", "n_attacks": "Attack events"}
    return tabulate("tbl-again", places, shown, headings, caption, key="row", units={"n_attacks": "attack events"})


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
    if len(table) < 2:
        return tell("tbl-ranks", "There are too few regions for an order.")
    stands = all(table[name].equals(table["as_counted"]) for name in _READINGS)
    said = "The order stands in every reading." if stands else "The order changes: read small differences as none."
    told = {"units": dict.fromkeys(_READINGS, "rank"), "missing": dict.fromkeys(_READINGS, "*drops out*")}
    caption = f"Rank by number on record, read more strictly. {said}"
    return tabulate("tbl-ranks", ranks, table, {"region": "Region", **_READINGS}, caption, key="region", **told)
