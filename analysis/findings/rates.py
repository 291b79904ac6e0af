"""What the comparison of regions says: how often, over which days, and how firmly the order stands."""

import pandas as pd

from analysis.datasets.store import Window
from analysis.findings.recorded import print_source
from analysis.measures import MOST_SHOWN
from analysis.measures.intervals import OVERDISPERSED
from analysis.words.passages import (
    NO_DATA,
    NOT_REPORTED,
    OMITTED,
    Part,
    Passage,
    count,
    describe,
    escape,
    number,
    pluralise,
    say_chance,
    say_shown,
    share,
    tabulate,
    tell,
)  # fmt: skip

CHANCE = say_chance("rate")


def print_rate(value: float) -> str:
    """Return a rate with as many digits as it bears."""
    return f"{value:,.0f}" if value >= 100 else f"{value:,.1f}"


def say_comparison(rates: pd.DataFrame, noun: str, by: str) -> Passage:
    """Say the most and the least frequent group, or that there is too little to compare."""
    known = rates[rates["ratio"].notna()]
    total, ids = int(rates["n_incidents"].sum()), tuple(sorted(i for group in rates["incident_ids"] for i in group))
    if not total:
        return tell(
            "headline",
            f"No {noun} is on record for a day that somebody is known to have watched, so there is no rate to compare.",
            kind="headline",
        )
    stated = count("counted", total, f"{noun} on watched days", ids, start=True, source=rates)
    if len(known) < 2:
        return tell(
            "headline", stated, f": too few {pluralise(by, 2)} with enough of them to compare.", kind="headline"
        )
    parts: list[Part] = [stated, "."]
    for words, row in (("Most often", known.iloc[0]), ("least often", known.iloc[-1])):
        parts += [f" {words} in " if words[0] == "M" else f", {words} in ", escape(row["group"]), ", ",
                  number(f"rate.{row['group']}", row["rate"], "per 30 days", row["incident_ids"], print_rate(row["rate"]), source=rates), " per 30 days"]  # fmt: skip
    return tell("headline", *parts, ", among those with five or more.", kind="headline")


def describe_rates(rates: pd.DataFrame, window: Window, noun: str, by: str) -> Passage:
    """Describe the figure of rates."""
    if rates.empty:
        return tell("fig-rates", "There is nothing to compare in this window.")
    if not rates["n_days"].sum():
        return tell(
            "fig-rates", f"Nobody is known to have watched any {by} on record, so there is no rate: no data, not zero."
        )
    total, left_out = int(rates["n_incidents"].sum()), int(rates.attrs.get("n_left_out", 0))
    alt: list[Part] = [
        f"Dots with intervals, one a {by}, most frequent first. {noun.capitalize()}s per 30 watched days:"
    ]
    for row in rates[rates["rate"].notna()].head(MOST_SHOWN).to_dict("records"):
        alt += [f" {escape(row['group'])} ", number(f"fig-rates.{row['group']}", row["rate"], "per 30 days", row["incident_ids"], print_rate(row["rate"]), source=rates),
                " (", number(f"fig-rates.{row['group']}.n", row["n_incidents"], "incidents", row["incident_ids"], source=rates), "),"]  # fmt: skip
    middle = rates["dispersion"].median()
    how: list[Part] = [" Plain Poisson intervals."]
    if pd.notna(middle):
        wide = (
            ", so intervals are widened by it (quasi-Poisson)."
            if middle > OVERDISPERSED
            else ", near enough to Poisson."
        )
        how = [
            " Typical variance over mean of 30-day counts: ",
            number("fig-rates.dispersion", middle, "ratio", (), f"{middle:.1f}"),
            wide,
        ]
    caption = [*print_source(window), " n = ", number("fig-rates.n", total, "incidents", (), f"{total:,}"), f" {pluralise(noun, total)}; ",
               number("fig-rates.left_out", left_out, "incidents", (), f"{left_out:,}"), f" left out: not dated to a day, without a single {by}, or on a "
               "day nobody is known to have watched.", *how, *say_shown("fig-rates", len(rates), MOST_SHOWN), CHANCE]  # fmt: skip
    return describe("fig-rates", caption, [*alt[:-1], ")."] if len(alt) > 1 else alt)


def tabulate_ratios(rates: pd.DataFrame, noun: str, by: str) -> Passage:
    """Tabulate each group against all others together."""
    if not rates["n_days"].sum():
        return OMITTED
    shown = rates.head(20).copy()
    shown["against"] = [_print_ratio(r, rates) for r in shown.to_dict("records")]
    shown["differs"] = [_print_p_value(r, rates) for r in shown.to_dict("records")]
    caption = f"Each {by} against all others together, over the days that were watched. Under five on either side there is no ratio. p: whether the ratio is one, corrected by Holm for how many are compared."
    return tabulate("tbl-ratios", shown, {"group": by.capitalize(), "n_incidents": f"{noun.capitalize()}s", "n_days": "Days watched", "against": "Rate ratio (95 %)", "differs": "p, corrected"},
                    caption, key="group", units={"n_days": "days"}, missing={"n_incidents": NO_DATA})  # fmt: skip


def _print_p_value(row: dict, source: pd.DataFrame) -> list[Part]:
    if pd.isna(row["p_value"]):
        return ["–"]
    shown = "below 0.001" if row["p_value"] < 0.001 else f"{row['p_value']:.3f}"
    return [
        number(
            f"tbl-ratios.{row['group']}.p_value",
            row["p_value"],
            "probability",
            row["incident_ids"],
            shown,
            source=source,
        )
    ]


def _print_ratio(row: dict, source: pd.DataFrame) -> list[Part]:
    if pd.isna(row["ratio"]):
        return ["too few to compare" if row["n_days"] else "*no data*"]
    parts = [
        number(f"tbl-ratios.{row['group']}.{c}", row[c], "ratio", row["incident_ids"], f"{row[c]:.2f}", source=source)
        for c in ("ratio", "ratio_low", "ratio_high")
    ]
    return [parts[0], " (", parts[1], " to ", parts[2], ")"]


def tabulate_alert_hours(hours: pd.DataFrame) -> Passage:
    """Tabulate alert hours as a union of intervals, beside what adding them up would give."""
    if hours.empty:
        return tell("tbl-hours", "No alert is on record in this window.")
    shown = hours.head(30).copy()
    for column in ("hours", "hours_summed"):
        shown[f"{column}_said"] = [[NOT_REPORTED] if pd.isna(r[column]) else [number(f"tbl-hours.{r['region']}.{column}", round(r[column], 1), "hours", r["incident_ids"], print_rate(r[column]), source=hours)]
                                   for r in shown.to_dict("records")]  # fmt: skip
    return tabulate("tbl-hours", shown, {"region": "Region", "n_alerts": "Alerts", "hours_said": "Hours under alert", "hours_summed_said": "Hours if added up", "n_untimed": "Without an end"},
                    "Hours under alert: overlapping alerts of one region count once. Adding alerts up would count them double.", key="region",
                    units={"n_alerts": "alerts", "n_untimed": "alerts"})  # fmt: skip


def tabulate_outcomes(shares: pd.DataFrame) -> Passage:
    """Tabulate what each side says was launched, intercepted and fell; shares only where both figures are given."""
    if shares.empty:
        return tell("tbl-outcomes", "No source gives figures of what was intercepted or fell.")
    shown = shares.assign(row=shares["claimant"] + "." + shares["outcome"])
    shown["said"] = [[number(f"tbl-outcomes.{r['row']}.share", r["share"], "share", r["incident_ids"], f"{100 * r['share']:.0f}", source=shares), " %"]
                     if pd.notna(r["share"]) else ["*no share*"] for r in shown.to_dict("records")]  # fmt: skip
    headings = {"claimant": "Whose figures", "outcome": "What became of them", "n_both": "With both", "launched": "Launched", "n_outcome": "Number",
                "said": "Share", "n_without": "With one only"}  # fmt: skip
    return tabulate("tbl-outcomes", shown, headings, "What was launched and what became of it, each side's figures as that side's. The share is of those "
                    "incidents alone for which both figures are given.", key="row", units=dict.fromkeys(("launched", "n_outcome"), "drones or missiles"))  # fmt: skip


def tabulate_struck_again(places: pd.DataFrame) -> Passage:
    """Tabulate districts with more than one attack."""
    left_out = int(places.attrs.get("n_left_out", 0))
    if places.empty:
        return tell("tbl-again", "No district is on record with more than one attack.")
    caption: list[Part] = ["Districts with the most attack events; never a finer place. Without a district on record: ",
                           number("tbl-again.left_out", left_out, "attack events", (), f"{left_out:,}"), "."]  # fmt: skip
    shown = places.head(12).assign(row=places["region"] + " / " + places["district"])
    return tabulate(
        "tbl-again",
        shown,
        {"region": "Region", "district": "District", "n_attacks": "Attack events"},
        caption,
        key="row",
        units={"n_attacks": "attack events"},
    )


def tabulate_ranks(ranks: pd.DataFrame) -> Passage:
    """Tabulate whether the order of regions stands under stricter readings, and say it in the caption."""
    if len(ranks) < 2:
        return tell("tbl-ranks", "There are too few regions for an order.")
    names = {
        "as_counted": "As counted",
        "links_ignored": "Links ignored",
        "dated_to_the_day": "Dated to the day",
        "district_known": "District known",
        "better_sources": "Sources graded A or B",
    }
    held = [n for n in names if ranks[n].equals(ranks["as_counted"])]
    stands = (
        "The order stands in every reading."
        if len(held) == len(names)
        else "The order changes: read small differences as none."
    )
    return tabulate("tbl-ranks", ranks, {"region": "Region", **names}, f"Rank by number on record, read more strictly. {stands}", key="region",
                    units=dict.fromkeys(names, "rank"), missing=dict.fromkeys(names, "*drops out*"))  # fmt: skip


def describe_tiles(tiles: pd.DataFrame, window: Window, noun: str) -> Passage:
    """Describe the tile map of rates."""
    if tiles["rate"].isna().all():
        return OMITTED
    alt: list[Part] = [f"A grid of tiles, one a region. {noun.capitalize()}s per 30 watched days:"]
    for row in tiles.to_dict("records"):
        if pd.notna(row["rate"]):
            alt += [
                f" {escape(row['group'])} ",
                number(
                    f"fig-tiles.{row['group']}",
                    row["rate"],
                    "per 30 days",
                    row["incident_ids"],
                    print_rate(row["rate"]),
                    source=tiles,
                ),
                ",",
            ]
    n_blank, left_out = int(tiles["rate"].isna().sum()), int(tiles.attrs.get("n_left_out", 0))
    caption = [*print_source(window), " No data for ", number("fig-tiles.blank", n_blank, "regions", (), f"{n_blank:,}"), " of ",
               number("fig-tiles.n", len(tiles), "regions", (), f"{len(tiles):,}"), " tiles; ", number("fig-tiles.left_out", left_out, "regions", (), f"{left_out:,}"),
               " regions without a tile left out. Tiles are equal: size and place say nothing."]  # fmt: skip
    return describe("fig-tiles", caption, [*alt[:-1], "."] if len(alt) > 1 else [*alt, " none."])


def say_share_watched(rates: pd.DataFrame, by: str) -> Passage:
    """Say for how many groups there is any watched day."""
    if rates.empty:
        return OMITTED
    watched = int((rates["n_days"] > 0).sum())
    rest = "." if watched == len(rates) else ". The others have no data, not zero."
    return tell("watched", "Watched on any day: ", *share("watched", watched, len(rates), by, ()), rest)


def say_in_brief(rates: pd.DataFrame) -> Passage:
    """Say in one sentence how far the rates of regions lie apart, where there is enough to compare."""
    known = rates[rates["ratio"].notna()]
    if len(known) < 2:
        return OMITTED
    parts: list[Part] = ["Per 30 watched days: "]
    for words, row in (("most in", known.iloc[0]), ("fewest in", known.iloc[-1])):
        parts += [f"{words} {escape(row['group'])} (", number(f"brief.{row['group']}", row["rate"], "per 30 days", row["incident_ids"], print_rate(row["rate"]), source=rates),
                  ", 95 % interval ", number(f"brief.{row['group']}.low", row["rate_low"], "per 30 days", row["incident_ids"], print_rate(row["rate_low"]), source=rates),
                  " to ", number(f"brief.{row['group']}.high", row["rate_high"], "per 30 days", row["incident_ids"], print_rate(row["rate_high"]), source=rates), ")",
                  ", " if words[0] == "m" else "."]  # fmt: skip
    return tell("rates", *parts)
