"""What the comparison of regions tabulates beside its rates: alerts, outcomes, ranks, and districts struck again."""

import pandas as pd

from analysis.datasets.scopes import name_units
from analysis.datasets.store import Window
from analysis.findings.captions import flag, print_range, say_left_out, say_shown, tabulate
from analysis.measures.harm.inhabitants import NOT_COUNTED
from analysis.measures.measured import Measured
from analysis.measures.ranks import NO_DISTRICT
from analysis.words.dates import print_date
from analysis.words.language import enumerate_words, make_key, name_code, text
from analysis.words.messages import Said, begin, join_sentences, say
from analysis.words.numbers import number
from analysis.words.passages import OMITTED, Passage, tell

_MOST_REGIONS = 30  # in a table
_READINGS = ("as_counted", "links_ignored", "dated_to_the_day", "district_known", "better_sources")


def tabulate_alert_hours(hours: Measured, window: Window) -> Passage:
    """Tabulate alert hours as a union of intervals, beside what adding them up would give."""
    if hours.table.empty:
        return tell("tbl-hours", say("hours-none")) if "air_alert" in window.about.counts.held else OMITTED
    shown = hours.table.head(_MOST_REGIONS).copy()
    for column in ("hours", "hours_summed", "hours_anywhere"):
        shown[f"{column}_said"] = [_print_hours(hours, label, column) for label in shown.index]
    is_same = (shown["hours"] == shown["hours_anywhere"]).all()
    anywhere = [] if is_same else ["hours_anywhere_said"]
    columns = ["region", "n_alerts", "hours_said", "hours_summed_said", *anywhere, "n_untimed"]
    told = join_sentences([say("tbl-hours"), say_shown("tbl-hours", hours, _MOST_REGIONS)])
    return tabulate("tbl-hours", hours, shown, columns, told, key="region")


def _print_hours(hours: Measured, label: int, column: str) -> Said:
    name = f"tbl-hours.{hours.table.at[label, 'region']}.{column}"
    found = hours.cell(label, column)
    return [text("cell-not-reported") if pd.isna(found.value) else number(name, found, "hours")]


def tabulate_outcomes(shares: Measured, window: Window) -> Passage:
    """Tabulate what each side says was launched, intercepted and fell; shares only where both figures are given."""
    if shares.table.empty:
        return tell("tbl-outcomes", say("outcomes-none")) if window.collects("counts") else OMITTED
    shown = shares.table.assign(row=shares.table["claimant"] + "." + shares.table["outcome"])
    shown["share_said"] = [_print_outcome(shares, label, row) for label, row in shown["row"].items()]
    shown["outcome"] = [name_code("outcome", outcome) for outcome in shown["outcome"]]
    columns = ["claimant", "outcome", "n_both", "launched", "n_outcome", "share_said", "n_equal", "n_without"]
    return tabulate("tbl-outcomes", shares, shown, columns, say("tbl-outcomes"), key="row")


def _print_outcome(shares: Measured, label: int, row: str) -> Said:
    found = shares.cell(label, "share")
    if pd.isna(found.value):
        return [text("cell-no-share")]
    return say("percent", n=number(f"tbl-outcomes.{row}.share", found, "share"))


def tabulate_struck_again(places: Measured) -> Passage:
    """Tabulate districts with more than one attack."""
    what, unit = make_key(places.noun), name_units(places.noun)
    if places.table.empty:
        return tell("tbl-again", say("again-none", what=what))
    lost = say_left_out("tbl-again", places.omitted(NO_DISTRICT), unit, "again-without", what=what)
    top = places.table.head(12)
    shown = top.assign(row=top["region"] + " / " + top["district"])
    told = join_sentences([say("tbl-again", what=what), lost])
    columns = ["region", "district", "n_attacks"]
    return tabulate("tbl-again", places, shown, columns, told, key="row", units={"n_attacks": unit}, what=what)


def tabulate_ranks(ranks: Measured) -> Passage:
    """Tabulate whether the order of regions stands under stricter readings, and say it in the caption."""
    table = ranks.table
    if len(table) < 2:
        return tell("tbl-ranks", say("ranks-too-few"))
    shown = [name for name in _READINGS if table[name].notna().any()]
    stands = all(table[name].equals(table["as_counted"]) for name in shown)
    silent = [text(f"tbl-ranks.{make_key(name)}") for name in _READINGS if name not in shown]
    blank = say("ranks-blank", names=enumerate_words(silent)) if silent else []
    told = join_sentences([say("tbl-ranks"), say("ranks-stand" if stands else "ranks-change"), blank])
    units, missing = dict.fromkeys(_READINGS, "rank"), dict.fromkeys(_READINGS, text("cell-no-rank"))
    columns = ["region", *shown]
    return tabulate("tbl-ranks", ranks, table, columns, told, key="region", units=units, missing=missing)


def tabulate_inhabitants(beside: Measured) -> Passage:
    """Tabulate regions beside how many people live there; nothing for alerts, which are of all who live there."""
    table, what = beside.table, make_key(beside.noun)
    rated = [c for c in ("rate", "killed_rate") if table[c].notna().any()]
    if table.empty or beside.noun == "alert" or not rated:
        return OMITTED
    shown = table.head(_MOST_REGIONS).copy()
    for column in rated:
        shown[f"{column}_said"] = [_print_beside(beside, label, column) for label in shown.index]
    killed = ["n_told"] if "killed_rate" in rated else []
    columns = ["region", "n_people", *(f"{c}_said" for c in rated), *killed]
    lists = table.drop_duplicates(["population_source", "counted_on"])
    counted = [f"{row.population_source}, {print_date(row.counted_on)}" for row in lists.itertuples()]
    has = {c: flag(c in rated) for c in ("rate", "killed_rate")}
    without, unit = beside.omitted(NOT_COUNTED), name_units(beside.noun)
    told = join_sentences(
        [
            begin(say("tbl-inhabitants", what=what, **has)),
            say("inhabitants-counted", lists="; ".join(counted)),
            say_left_out("tbl-inhabitants", without, unit, "inhabitants-without", what=what),
            say_shown("tbl-inhabitants", beside, _MOST_REGIONS, "n_people"),
        ]
    )
    units = {"n_told": unit}
    return tabulate("tbl-inhabitants", beside, shown, columns, told, key="region_code", units=units, what=what)


def _print_beside(beside: Measured, label: int, column: str) -> Said:
    row = beside.table.loc[label]
    if pd.isna(row[column]):
        return [text("cell-no-data" if column == "rate" else "cell-not-reported")]
    name = f"tbl-inhabitants.{row['region_code']}.{column}"
    ends = [end for end in ("", "_low", "_high") if pd.notna(row[f"{column}{end}"])]
    parts = [number(f"{name}{end}", beside.cell(label, f"{column}{end}"), "per 100,000") for end in ends]
    if column == "killed_rate" and row["is_least"]:
        return say("at-least", low=parts[0])
    return print_range(*parts) if len(parts) == 3 else [parts[0]]
