"""What the brief on changes over time says: more or fewer than before, how surely, and against what."""

import math
from dataclasses import replace

import pandas as pd

from analysis.datasets.store import Window
from analysis.datasets.vocabularies import VOCABULARIES
from analysis.findings.accounts import print_total
from analysis.findings.captions import print_ratio, print_source, say_chance, say_n, tabulate
from analysis.findings.response import caption_delays, state_minutes
from analysis.measures.course.periods import NO_PERIOD, OUTSIDE
from analysis.measures.measured import Measured
from analysis.measures.selection import PARTIAL, TOTAL
from analysis.words.numbers import NO_DATA, count, number, percent, pluralise, print_period, share
from analysis.words.passages import OMITTED, Part, Passage, describe, tell

MOST_ROWS = 24
NOT_KNOWN = "*not known*"
CHANCE = say_chance("change")


def say_change(counted: Measured, noun: str) -> Passage:
    """Say how the last period that can be compared stands to the one before, and to the same one a year before."""
    total, known = counted.count("n_incidents"), counted.table.index[counted.table["change"].notna()]
    if not len(known):
        if not total.value and counted.omitted(TOTAL).value:
            said = f"No {noun} is on record by itself, but totals over several: what they add up to stands below."
            return tell("headline", said, kind="headline")
        stated = count("counted", total, noun, start=True)
        return tell("headline", stated, _say_why_not(counted), kind="headline")
    label, row = int(known[-1]), counted.table.loc[known[-1]]
    name, length = print_period(row["first"], row["length"]), row["length"]
    held = count("latest", counted.cell(label, "n_incidents"), noun)
    when = {"day": "On ", "week": "In the "}.get(length, "In ")
    parts: list[Part] = [when, name, ", ", held, ": "]
    parts += [_judge(row, "change"), f" the {length} before", *_say_ratio(counted, label, "change", " a watched day")]
    if pd.notna(row["year_change"]):
        parts += [", ", _judge(row, "year_change"), f" the same {length} of the year before"]
        parts += _say_ratio(counted, label, "year_change", "")
    return tell("headline", *parts, ".", kind="headline")


def say_in_brief(counted: Measured, noun: str) -> Passage:
    """Say the same as one sentence of the situation brief; nothing where no period can be compared."""
    said = say_change(counted, noun)
    return replace(said, where="course", kind="text") if counted.table["change"].notna().any() else OMITTED


def _say_why_not(counted: Measured) -> str:
    """Return why nothing is compared, and whether all of them have a place in time."""
    table = counted.table
    held = " on record"
    if len(table) and counted.omitted(NO_PERIOD, OUTSIDE, PARTIAL).value:
        is_one = counted.count("n_incidents").value == 1
        held = f" on record that {'falls' if is_one else 'fall'} into one {table['length'].iloc[0]}"
    if table.empty:
        return f"{held}; over which days is not known, so there are no periods to compare."
    if not table["share_watched"].any():
        return f"{held}; nobody is known to have watched, so whether there were more than before is not known."
    return f"{held}: too few on watched days to compare one {table['length'].iloc[0]} with another."


def _judge(row: pd.Series, column: str) -> str:
    """Return what the interval of a change allows to say."""
    low, high = row[f"{column}_low"], row[f"{column}_high"]
    return "more than" if low > 1 else "fewer than" if high < 1 else "not clearly more or fewer than"


def _say_ratio(counted: Measured, label: int, column: str, per: str) -> list[Part]:
    low, high = (counted.table.at[label, f"{column}{end}"] for end in ("_low", "_high"))
    if math.isinf(counted.table.at[label, column]):
        return [", which had none"]
    shown = [*_print_ratio(counted, label, column, f"headline.{column}")]
    if pd.isna(low) and pd.isna(high):
        return [" (", *shown, f" times as many{per})"]
    return [" (", shown[0], f" times as many{per}, 95 % interval ", *shown[2:]]


def _print_ratio(measured: Measured, label: int, column: str, name: str) -> list[Part]:
    """Return a ratio with its limits, or alone where nothing says how far chance could move it."""
    parts = print_ratio(measured, label, column, name)
    return parts if measured.table.loc[label, [f"{column}_low", f"{column}_high"]].notna().any() else parts[:1]


def say_trend(trend: Measured) -> Passage:
    """Say whether there is a trend over all periods, and by how much; nothing where there are too few."""
    table = trend.table
    if table.empty or table["ratio"].isna().all():
        return OMITTED
    length, n = table["length"].iloc[0], number("trend.n", trend.size("n_seen"), "periods")
    shown = [
        number(
            f"trend.{end or 'best'}", trend.cell(0, f"ratio{end}"), "ratio", _print_percent(table.at[0, f"ratio{end}"])
        )
        for end in ("", "_low", "_high")
    ]
    low, high = table.at[0, "ratio_low"], table.at[0, "ratio_high"]
    word = "a rise" if low > 1 else "a fall" if high < 1 else "no clear trend"
    rest: list[Part] = [" a ", length, " (95 % interval ", shown[1], " to ", shown[2], ")."]
    return tell("trend", "Over ", n, f" {pluralise(length, len(table))} together: {word}, ", shown[0], *rest)


def _print_percent(ratio: float) -> str:
    return f"{100 * (ratio - 1):+,.1f} %".replace("-", "−")


def describe_periods(counted: Measured, trend: Measured, window: Window, noun: str) -> Passage:
    """Describe the figure of periods: caption, alt text and numbers."""
    table = counted.table
    if table["n_incidents"].isna().all():
        return OMITTED
    alt: list[Part] = [f"Bars, one a {table['length'].iloc[0]}, in order. {pluralise(noun, 2).capitalize()}:"]
    for label, row in table[table["n_incidents"].notna()].iterrows():
        shown = number(f"fig-periods.{row['period']}", counted.cell(label, "n_incidents"), "incidents")
        alt += [f" {print_period(row['first'], row['length'])} ", shown, ","]
    left_out = number("fig-periods.left_out", counted.omitted(NO_PERIOD, OUTSIDE, PARTIAL), "incidents")
    why = f" left out: of no single {table['length'].iloc[0]} of the period"
    why += ", or alerts of a part of a region." if counted.omitted(PARTIAL).value else "."
    trended = " The line is what a steady rise or fall would give." if trend.table["ratio"].notna().any() else ""
    n = say_n("fig-periods", counted, "n_incidents", noun, "incidents")
    return describe("fig-periods", [print_source(window), *n, "; ", left_out, why, trended], [*alt[:-1], "."])


def tabulate_periods(counted: Measured, noun: str) -> Passage:
    """Tabulate the last periods: how many, how much was watched and is on record, and the changes."""
    table = counted.table
    if table["n_incidents"].isna().all():
        return OMITTED
    shown = _take_last(table)
    for column in ("share_watched", "share_known"):
        shown[f"{column}_said"] = [_print_share(counted, label, column) for label in shown.index]
    for column in ("change", "year_change"):
        shown[f"{column}_said"] = [_print_change(counted, label, column) for label in shown.index]
    length = table["length"].iloc[0]
    headings = {
        "name": length.capitalize(),
        "n_incidents": pluralise(noun, 2).capitalize(),
        "share_watched_said": "Watched",
        "share_known_said": "On record",
        "change_said": f"Against the {length} before",
        "year_change_said": "Against a year before",
    }
    if not table["share_watched"].any():
        headings.pop("share_watched_said")
    if table["share_known"].isna().all():
        headings.pop("share_known_said")
    for column in ("change", "year_change"):
        if shown[column].isna().all():
            headings.pop(f"{column}_said")
    caption = _caption_periods(table, set(headings))
    told = {"missing": {"n_incidents": NO_DATA}}
    return tabulate("tbl-periods", counted, shown, headings, caption, key="period", **told)


def _take_last(table: pd.DataFrame) -> pd.DataFrame:
    """Return the last periods of a table, with what each is called."""
    last = table.tail(MOST_ROWS)
    names = [print_period(first, length) for first, length in zip(last["first"], last["length"], strict=True)]
    return last.assign(name=names)


def _caption_periods(table: pd.DataFrame, columns: set[str]) -> str:
    length = table["length"].iloc[0]
    said = f"{length.capitalize()} by {length}"
    said += f", the last {MOST_ROWS} of {len(table)}." if len(table) > MOST_ROWS else "."
    if "share_watched_said" not in columns:
        return f"{said} Nobody is known to have watched: a low number may be one that nobody wrote down."
    said += " Watched: the share of the days of all regions that somebody is known to have watched."
    if "share_known_said" in columns:
        said += f" On record: how much of it is, if reports come as late as they did before; a {length} that is not "
        said += "whole is not compared."
    if "change_said" in columns:
        said += " A change is how many times as many there were on a watched day, in the same regions, with its 95 % "
        said += f"interval, by how counts scatter within a {length}.{CHANCE}"
    return said


def _print_share(counted: Measured, label: int, column: str) -> list[Part]:
    found = counted.cell(label, column)
    if pd.isna(found.value) or not found.value:
        return [NOT_KNOWN]
    name = f"tbl-periods.{counted.table.at[label, 'period']}.{column}"
    return [percent(name, found), " %"]


def _print_change(measured: Measured, label: int, column: str, where: str = "tbl-periods") -> list[Part]:
    row = measured.table.loc[label]
    if pd.notna(row[column]):
        return _print_ratio(measured, label, column, f"{where}.{row['period']}.{column}")
    return ["–"]


def tabulate_tolls(tolls: Measured, quantity: str) -> Passage:
    """Tabulate one quantity period by period; nothing where no source gives a figure of it."""
    table = tolls.table
    if table.empty or not table["n_reported"].any():
        return OMITTED
    shown = _take_last(table)
    is_asked = shown["n_asked"] > 0  # a period without an event has no figure that could be missing
    shown["total"] = [
        print_total(tolls, label, f"tbl-tolls.{p}") if is_asked[label] else ["–"]
        for label, p in shown["period"].items()
    ]
    shown["told"] = [
        share(f"tbl-tolls.{p}.told", tolls.cell(label, "n_told"), tolls.cell(label, "n_asked"), "")
        if is_asked[label]
        else ["–"]
        for label, p in shown["period"].items()
    ]
    shown["change_said"] = [
        _print_change(tolls, label, "change", "tbl-tolls") if pd.notna(low) else ["–"]
        for label, low in shown["change_low"].items()
    ]
    word, length = VOCABULARIES["quantity"][quantity], table["length"].iloc[0]
    headings = {"name": length.capitalize(), "total": word.capitalize(), "told": "Known for"}
    caption = f"{word.capitalize()}, as far as reported: events and totals of a single {length}."
    if shown["change_low"].notna().any():
        headings["change_said"] = f"Against the {length} before"
        caption += (
            " A change is how many times as many a day, with its 95 % interval: what happened on one day is drawn "
        )
        caption += "as one (bootstrap by day), and what has no figure adds nothing. A few very deadly days make it too "
        caption += "narrow."
    return tabulate("tbl-tolls", tolls, shown, headings, caption, key="period")


def describe_over_time(delays: Measured, changed: Measured, window: Window) -> Passage:
    """Describe the figure of delays period by period; nothing where there are not two periods with times."""
    known = delays.table[delays.table["median_minutes"].notna()]
    if len(known) < 2:
        return OMITTED
    alt: list[Part] = ["Dots with intervals, one a period, in order. Median minutes:"]
    for label, group in known["group"].items():
        shown = state_minutes(delays, label, "median_minutes", f"fig-over-time.{group}")
        alt += [f" {group} ", shown, ","]
    caption = caption_delays(delays, changed, window, "fig-over-time", "period")
    return describe("fig-over-time", [*caption, say_chance("figure")], [*alt[:-1], "."])
