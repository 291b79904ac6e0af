"""What the attribution brief says: how much is known about who did it, who says so, and where nobody says anything."""

import pandas as pd

from analysis.datasets.evidence import set_value
from analysis.datasets.store import Window
from analysis.datasets.vocabularies import VOCABULARIES
from analysis.figures.style import MOST_SHOWN
from analysis.findings.captions import print_source, say_chance, say_n, say_shown, tabulate
from analysis.measures.attribution import GAP, STATUSES
from analysis.measures.measured import Measured
from analysis.measures.selection import NO_GROUP
from analysis.words.numbers import count, number, percent, pluralise, print_date, share
from analysis.words.passages import OMITTED, Part, Passage, describe, escape, lay_table, tell

CHANCE = say_chance("share")


def say_gap(counted: Measured) -> Passage:
    """Say for how many attacks nobody is on record, in one sentence."""
    total, many = counted.cell(0, "n_total"), pluralise(counted.noun, 2)
    outside = counted.choose(status="not_collected").total("n_attacks")
    if not total.value and outside.value:
        said = f" on record, and their source does not collect who claimed {'it' if outside.value == 1 else 'them'}"
        rest = " or was accused: whether anybody did is not known from it. That is no silence."
        verb = f" {pluralise('is', outside.value)}"
        held = count("not_collected", outside, counted.noun, start=True)
        return tell("headline", held, verb, said, rest, kind="headline")
    if not total.value:
        said = f"No {many} fall into this window, so there is nothing to attribute."
        return tell("headline", said, kind="headline")
    gap = share("gap", counted.choose(status=GAP).total("n_attacks"), total, counted.noun)
    rest = ", nobody is on record as having claimed it, conceded it, or been accused of it."
    return tell("headline", "For ", *gap, rest, kind="headline")


def say_outside(counted: Measured) -> Passage:
    """Say how many attacks stand outside the denominator, because their source collects no statements."""
    outside = counted.choose(status="not_collected").total("n_attacks")
    if not outside.value or not counted.table["n_total"].any():
        return OMITTED
    verb = "stands" if outside.value == 1 else "stand"
    said = f" {verb} outside: the source did not collect statements then. That is no silence."
    return tell("outside", count("not_collected", outside, counted.noun, start=True), said)


def tabulate_statuses(counted: Measured) -> Passage:
    """Tabulate attacks by status, with shares and intervals."""
    held = counted.table[counted.table["n_attacks"] > 0]
    if set(held["status"]) <= {"not_collected"}:
        return OMITTED
    many = pluralise(counted.noun, 2)
    rows: list[list[list[Part]]] = []
    for label, status in held["status"].items():
        name = f"tbl-statuses.{status}"
        n = number(f"{name}.n_attacks", counted.cell(label, "n_attacks"), many)
        rows.append([[STATUSES[status].capitalize()], [n], _print_share(counted, label, name)])
    caption = (
        f"Each {counted.noun} has the first status that holds, from contested to no statement; what only alludes "
        "changes none."
    )
    headings = {"Status": False, many.capitalize(): True, "Share (95 % interval)": True}
    return lay_table("tbl-statuses", headings, rows, caption + CHANCE)


def _print_share(counted: Measured, label: int, name: str) -> list[Part]:
    if pd.isna(counted.table.at[label, "share"]):
        return ["too few to compare"]
    found = {column: counted.cell(label, column) for column in ("share", "share_low", "share_high")}
    parts = [percent(f"{name}.{c}", made) for c, made in found.items()]
    return [parts[0], " % (", parts[1], " to ", parts[2], ")"]


def describe_statuses(counted: Measured, window: Window) -> Passage:
    """Describe the figure of statuses."""
    held = counted.table[(counted.table["n_attacks"] > 0) & (counted.table["status"] != "not_collected")]
    if held.empty:
        return OMITTED
    many = pluralise(counted.noun, 2)
    alt: list[Part] = [f"Bars, one a status. {many.capitalize()}:"]
    for label, status in held["status"].items():
        alt += [
            f" {STATUSES[status]} ",
            number(f"fig-statuses.{status}", counted.cell(label, "n_attacks"), many),
            ",",
        ]
    total, outside = counted.cell(0, "n_total"), counted.choose(status="not_collected").total("n_attacks")
    caption = [
        print_source(window),
        " n = ",
        number("fig-statuses.n", total, many),
        f" {pluralise(counted.noun, total.value)}; ",
        number("fig-statuses.left_out", outside, many),
        " left out, because their source collects no statements. Solid: "
        "somebody is on record; hatched: nobody is." + CHANCE,
    ]
    return describe("fig-statuses", caption, [*alt[:-1], "."])


def describe_shares(shares: Measured, window: Window, by: str) -> Passage:
    """Describe the figure of shares by region, kind or month."""
    if shares.table.empty:
        without = shares.omitted(NO_GROUP).value
        return tell("fig-shares", f"No {shares.noun} has a single {by} on record.") if without else OMITTED
    alt: list[Part] = [f"Dots with intervals, one a {by}: {pluralise(shares.noun, 2)} with somebody on record, of all."]
    for label, group in shares.table["group"].head(MOST_SHOWN).items():
        part, whole = shares.cell(label, "n_answered"), shares.cell(label, "n_attacks")
        alt += [f" {escape(group)}: ", *share(f"fig-shares.{group}", part, whole, ""), "."]
    left_out = number("fig-shares.left_out", shares.omitted(NO_GROUP), pluralise(shares.noun, 2))
    caption = [
        print_source(window),
        *say_n("fig-shares", shares, "n_attacks", shares.noun),
        "; ",
        left_out,
        f" without a single {by} left out.",
        *say_shown("fig-shares", shares),
        CHANCE,
    ]
    return describe("fig-shares", caption, alt)


def tabulate_accusations(accusations: Measured) -> Passage:
    """Tabulate who accuses whom, and the silence beside it."""
    table = accusations.table
    many = pluralise(accusations.noun, 2)
    if table["n_incidents"].sum() == 0:
        return OMITTED
    top = pd.concat([table.iloc[:-1].head(12), table.iloc[-1:]])
    rows: list[list[list[Part]]] = []
    for position, (label, row) in enumerate(top.iterrows(), 1):
        is_quiet = pd.isna(row["claimant"])
        silence = ["*nobody accuses anybody*", "*silence*"]
        names = silence if is_quiet else [escape(row["claimant"]), escape(row["accused"])]
        n = number(f"tbl-accusations.{position}", accusations.cell(label, "n_incidents"), many)
        rows.append([[names[0]], [names[1]], [n]])
    headings = {"Who accuses": False, "Whom": False, many.capitalize(): True}
    caption = "Accusations that speak of the attack itself; several reports of one accusation count once."
    return lay_table("tbl-accusations", headings, rows, caption)


def tabulate_conflicts(conflicts: Measured, window: Window) -> Passage:
    """Tabulate the accounts that conflict, side by side."""
    table = conflicts.table
    if table.empty and not window.collects("claims"):
        return OMITTED
    if table.empty:
        said = "None is contested: there are no incompatible claims, and nobody who was named denied it on record."
        return tell("tbl-conflicts", said)
    first = conflicts.choose(incident_id=list(table["incident_id"].drop_duplicates().head(8)))
    shown = first.table.assign(
        when=[print_date(day) for day in first.table["date_from"]],
        says=first.table["stance"].map(VOCABULARIES["stance"]),
        named=first.table["accused"].fillna("nobody"),
    )
    caption: list[Part] = [
        "What is contested, each account as it was made. Shown are ",
        number("conflicts_shown", first.count(), pluralise(conflicts.noun, 2)),
        " of ",
        number("conflicts", conflicts.count(), pluralise(conflicts.noun, 2)),
        ".",
    ]
    headings = {
        "when": "Date",
        "region": "Region",
        "claimant": "Who",
        "says": "What the statement does",
        "named": "Names",
    }
    missing = {"region": "more than one region"}
    return tabulate("tbl-conflicts", conflicts, shown, headings, caption, key="incident_id", missing=missing)


def describe_time(curve: Measured, first: Measured, window: Window, follow_up_days: int) -> Passage:
    """Describe the curve of the first claim or accusation, or say that too few times are known."""
    timed, spoken = (first.choose(**{column: True}).count() for column in ("is_timed", "is_spoken"))
    known = share("statement_times", timed, spoken, first.noun)
    if first.table.empty and not window.collects("claims"):
        return OMITTED
    if curve.table.empty:
        said = "When the first claim or accusation was made is known for "
        return tell("fig-time", said, *known, " with one: too few for a curve.")
    end = curve.cell(curve.table.index[-1], "share_event")
    alt: list[Part] = [
        "A rising curve. By the end of it, ",
        percent("fig-time.end", end),
        f" % of the {pluralise(first.noun, 2)} had a claim or an accusation.",
    ]
    n, days = first.choose(is_followed=True).count(), set_value(follow_up_days)
    caption = [
        print_source(window),
        " n = ",
        number("fig-time.n", n, pluralise(first.noun, 2)),
        f" {pluralise(first.noun, n.value)}, followed for ",
        number("fig-time.follow_up_days", days, "days"),
        " days or to the cut-off; the time is known for ",
        *known,
        " with a claim or an accusation, and the others of these are left out.",
    ]
    return describe("fig-time", caption, alt)
