"""What the comparison of regions says: how often, over which days, and how firmly the order stands."""

import pandas as pd

from analysis.datasets.store import Window
from analysis.figures.style import MOST_SHOWN
from analysis.findings.captions import print_ratio, print_source, say_chance, say_n, say_shown, tabulate
from analysis.measures.measured import Measured
from analysis.measures.rates import NO_DAY, NOT_WATCHED
from analysis.measures.selection import NO_GROUP, PARTIAL
from analysis.words.numbers import NO_DATA, count, number, pluralise, share
from analysis.words.passages import OMITTED, Part, Passage, describe, escape, tell

CHANCE = say_chance("rate")
_PER, _MOST_ROWS = "per 30 days", 20


def print_rate(value: float) -> str:
    """Return a rate with as many digits as it bears."""
    return f"{value:,.0f}" if value >= 100 else f"{value:,.1f}"


def _state_rate(rates: Measured, label: int, name: str, column: str = "rate") -> Part:
    found = rates.cell(label, column)
    return number(name, found, _PER, print_rate(found.value))


def say_comparison(rates: Measured, noun: str, by: str) -> Passage:
    """Say the most and the least frequent group, or that there is too little to compare."""
    table = rates.table
    known = table[table["ratio"].notna()]
    total = rates.total("n_incidents")
    if pd.isna(total.value) or not total.value:
        said = (
            f"No {noun} is on record for a day that somebody is known to have watched, so there is no rate to compare."
        )
        return tell("headline", said, kind="headline")
    stated = count("counted", total, f"{noun} on watched days", start=True)
    if len(known) < 2:
        few = f": too few {pluralise(by, 2)} with enough of them to compare."
        return tell("headline", stated, few, kind="headline")
    parts: list[Part] = [stated, "."]
    for words, label in ((" Most often in ", known.index[0]), (", least often in ", known.index[-1])):
        group = table.at[label, "group"]
        parts += [words, escape(group), ", ", _state_rate(rates, label, f"rate.{group}"), " per 30 days"]
    return tell(
        "headline", *parts, f", of the {pluralise(by, 2)} for which at least five would be expected.", kind="headline"
    )


def describe_rates(rates: Measured, window: Window, noun: str, by: str) -> Passage:
    """Describe the figure of rates."""
    table = rates.table
    if table.empty:
        return tell("fig-rates", "There is nothing to compare in this window.")
    if not table["is_watched"].any():
        said = f"Nobody is known to have watched any {by} on record, so there is no rate: no data, not zero."
        return tell("fig-rates", said)
    alt: list[Part] = [
        f"Dots with intervals, one a {by}, most frequent first. {pluralise(noun, 2).capitalize()} per 30 watched days:"
    ]
    for label, group in table.loc[table["rate"].notna(), "group"].head(MOST_SHOWN).items():
        name = f"fig-rates.{group}"
        n = number(f"{name}.n", rates.cell(label, "n_incidents"), "incidents")
        alt += [f" {escape(group)} ", _state_rate(rates, label, name), " (", n, "),"]
    left_out = number("fig-rates.left_out", rates.omitted(NO_DAY, NO_GROUP, NOT_WATCHED, PARTIAL), "incidents")
    why = f" left out: not dated to a day, without a single {by}, or on a day nobody is known to have watched"
    why += ", or alerts of a part of a region." if rates.omitted(PARTIAL).value else "."
    caption = [
        print_source(window),
        *say_n("fig-rates", rates, "n_incidents", noun, "incidents"),
        "; ",
        left_out,
        why,
        *_say_spread(rates),
        *say_shown("fig-rates", rates),
        CHANCE,
    ]
    return describe("fig-rates", caption, [*alt[:-1], ")."] if len(alt) > 1 else alt)


def _say_spread(rates: Measured) -> list[Part]:
    """Say how much wider than chance the counts scatter, and that all intervals and tests are as much wider."""
    known = rates.table.index[rates.table["rate_low"].notna()]
    if not len(known):
        return [" The time is too short to say how far chance alone could move a rate: no intervals."]
    spread = rates.cell(known[0], "dispersion")
    shown = number("fig-rates.dispersion", spread, "ratio", f"{spread.value:.1f}")
    days = number("fig-rates.block_days", rates.cell(known[0], "block_days"), "days")
    return [
        " Variance over mean of the counts in blocks of ",
        days,
        " days, over all of them: ",
        shown,
        "; intervals and tests are as much wider.",
    ]


def tabulate_ratios(rates: Measured, noun: str, by: str) -> Passage:
    """Tabulate each group against all others together."""
    if not rates.table["is_watched"].any():
        return OMITTED
    shown = rates.table.head(_MOST_ROWS).copy()
    shown["rate_said"] = [_print_rates(rates, label, "rate") for label in shown.index]
    shown["shrunk_said"] = [_print_rates(rates, label, "rate_shrunk") for label in shown.index]
    shown["against"] = [_print_ratio(rates, label) for label in shown.index]
    shown["differs"] = [_print_p_value(rates, label) for label in shown.index]
    caption = (
        f"Each {by} against all others together, over the days that were watched; no ratio where fewer than five would "
        "be expected on either side. p: whether the ratio is one, corrected by Holm for how many are compared. Drawn "
        "in: the rate with what all of them tell (empirical Bayes), nearer to the common one the less was counted."
    )
    headings = {
        "group": by.capitalize(),
        "n_incidents": pluralise(noun, 2).capitalize(),
        "n_days": "Days watched",
        "rate_said": "Per 30 days",
        "shrunk_said": "Drawn in",
        "against": "Rate ratio (95 %)",
        "differs": "p, corrected",
    }
    told = {"units": {"n_days": "days"}, "missing": {"n_incidents": NO_DATA}}
    said = [caption, *say_shown("tbl-ratios", rates, _MOST_ROWS)]
    return tabulate("tbl-ratios", rates, shown, headings, said, key="group", **told)


def _print_rates(rates: Measured, label: int, column: str) -> list[Part]:
    if pd.isna(rates.table.at[label, column]):
        return [NO_DATA]
    return [_state_rate(rates, label, f"tbl-ratios.{rates.table.at[label, 'group']}.{column}", column)]


def print_p_value(value: float) -> str:
    """Return a p-value as it is printed."""
    return "below 0.001" if value < 0.001 else f"{value:.3f}"


def _print_p_value(rates: Measured, label: int) -> list[Part]:
    found = rates.cell(label, "p_value")
    if pd.isna(found.value):
        return ["–"]
    name = f"tbl-ratios.{rates.table.at[label, 'group']}.p_value"
    return [number(name, found, "probability", print_p_value(found.value))]


def _print_ratio(rates: Measured, label: int) -> list[Part]:
    row = rates.table.loc[label]
    if pd.isna(row["ratio"]):
        return ["too few to compare" if row["n_days"] else NO_DATA]
    return print_ratio(rates, label, "ratio", f"tbl-ratios.{row['group']}.ratio")


def describe_tiles(tiles: Measured, rates: Measured, window: Window, noun: str) -> Passage:
    """Describe the tile map of rates."""
    table = tiles.table
    if table["rate"].isna().all():
        return OMITTED
    alt: list[Part] = [f"A grid of tiles, one a region. {pluralise(noun, 2).capitalize()} per 30 watched days:"]
    for label, group in table.loc[table["rate"].notna(), "group"].items():
        alt += [f" {escape(group)} ", _state_rate(tiles, label, f"fig-tiles.{group}"), ","]
    unplaced = sorted(set(rates.table["group"]) - set(table["group"]))
    blank = tiles.choose(rate=None).size("blank")
    found = {"blank": blank, "n": tiles.size("tile"), "left_out": rates.choose(group=unplaced).size("group")}
    n_blank, n, left_out = (number(f"fig-tiles.{name}", value, "regions") for name, value in found.items())
    rest = " regions without a tile left out. Tiles are equal: size and place say nothing."
    caption = [print_source(window), " No data for ", n_blank, " of ", n, " tiles; ", left_out, rest]
    return describe("fig-tiles", caption, [*alt[:-1], "."])


def say_share_watched(rates: Measured, by: str) -> Passage:
    """Say for how many groups there is any watched day."""
    if rates.table.empty:
        return OMITTED
    watched, everything = rates.choose(is_watched=True).size("n_days"), rates.size("group")
    if not everything.used:  # regions that coverage alone names
        everything = rates.size("n_days")
    rest = "." if watched.value == everything.value else ". The others have no data, not zero."
    return tell("watched", "Watched on any day: ", *share("watched", watched, everything, by), rest)


def say_in_brief(rates: Measured) -> Passage:
    """Say in one sentence how far the rates of regions lie apart, where there is enough to compare."""
    known = rates.table[rates.table["ratio"].notna()]
    if len(known) < 2:
        return OMITTED
    parts: list[Part] = [f"{pluralise(rates.noun, 2).capitalize()} per 30 watched days: "]
    for words, label, end in (("most in", known.index[0], ", "), ("fewest in", known.index[-1], ".")):
        group = known.at[label, "group"]
        parts += [f"{words} {escape(group)} (", _state_rate(rates, label, f"brief.{group}")]
        if pd.notna(known.at[label, "rate_low"]):
            low, high = (_state_rate(rates, label, f"brief.{group}.{e}", f"rate_{e}") for e in ("low", "high"))
            parts += [", 95 % interval ", low, " to ", high]
        parts += [")", end]
    return tell("rates", *parts)
