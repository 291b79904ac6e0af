"""What the brief on response times says: for how many a time is known, how long it took, and what was left out."""

import math

import pandas as pd

from analysis.datasets.store import Window
from analysis.datasets.vocabularies import VOCABULARIES
from analysis.findings.recorded import print_source
from analysis.measures import MOST_SHOWN
from analysis.measures.intervals import FEWEST
from analysis.words.passages import (
    OMITTED,
    Part,
    Passage,
    count,
    describe,
    escape,
    lay_table,
    list_points,
    number,
    pluralise,
    say_chance,
    say_shown,
    share,
    tell,
)  # fmt: skip

CHANCE = say_chance("figure")


def _name(step: str) -> str:
    return VOCABULARIES["milestone"][step]


def say_coverage(summary: pd.DataFrame, first: str, then: str) -> Passage:
    """Say for how many incidents the time is known, before anything else."""
    own = summary[(summary["first"] == first) & (summary["then"] == then)]
    if own.empty:
        return tell(
            "headline",
            "This question does not apply here: the records give no two steps of a response with their times.",
            kind="headline",
        )
    row = own.iloc[0].to_dict()
    known = share("timed", row["n_timed"], row["n_incidents"], "incident", row["incident_ids"], source=summary)
    parts: list[Part] = [f"From {_name(first)} to {_name(then)}, the time is known for ", *known]
    if row["n_timed"] < FEWEST:
        return tell("headline", *parts, ": too few for any figure.", kind="headline")
    median = number(
        "median_minutes",
        row["median_minutes"],
        "minutes",
        row["incident_ids"],
        _print_minutes(row["median_minutes"]),
        source=summary,
    )
    return tell("headline", *parts, ". Half of those took at most ", median, " minutes.", kind="headline")


def _print_minutes(value: float) -> str:
    return f"{value:,.1f}" if value < 10 else f"{value:,.0f}"


def say_in_brief(summary: pd.DataFrame, first: str, then: str) -> Passage:
    """Say the same as one sentence of the situation brief; nothing where no two steps have times."""
    said = say_coverage(summary, first, then)
    return Passage("response", "text", said.text, said.numbers) if len(summary) else OMITTED


def tabulate_delays(summary: pd.DataFrame) -> Passage:
    """Tabulate every pair of steps: coverage, median and 90th percentile with their intervals."""
    if summary.empty:
        return tell("tbl-delays", "No two steps have times. That is not reported; it is neither fast nor slow.")
    rows: list[list[list[Part]]] = []
    for row in summary.to_dict("records"):
        mark = f"tbl-delays.{row['first']}-{row['then']}"
        rows.append([[f"{_name(row['first']).capitalize()} → {_name(row['then'])}"],
                     share(f"{mark}.timed", row["n_timed"], row["n_incidents"], "", row["incident_ids"], source=summary),
                     *(_lay_quantile(row, q, mark, summary) for q in ("median", "p90"))])  # fmt: skip
    headings = {"From → to": False, "Time known": True, "Median, minutes": True, "90th percentile, minutes": True}
    return lay_table("tbl-delays", headings, rows, "Steps of the response, to the first unit that took each; Kaplan-Meier, so that an arrival still "
                     "awaited counts as at least so long." + CHANCE)  # fmt: skip


def _lay_quantile(row: dict, name: str, mark: str, source: pd.DataFrame) -> list[Part]:
    if math.isnan(row[f"{name}_minutes"]):
        return ["too few"]
    parts = []
    for end in ("", "_low", "_high"):
        value = row[f"{name}_minutes{end}"]
        parts.append(
            "open"
            if math.isnan(value)
            else number(
                f"{mark}.{name}{end}", value, "minutes", row["incident_ids"], _print_minutes(value), source=source
            )
        )
    return [parts[0], " (", parts[1], " to ", parts[2], ")"]


def say_states(summary: pd.DataFrame, first: str, then: str) -> Passage:
    """Say what became of the incidents without a time: ended before, pending, untimed, not known, out of order."""
    own = summary[(summary["first"] == first) & (summary["then"] == then)]
    if own.empty:
        return OMITTED
    row = own.iloc[0].to_dict()
    points: list[list[Part]] = [
        [
            number(f"state.{state}", row[f"n_{state}"], "incidents", (), f"{row[f'n_{state}']:,}", source=summary),
            f": {said}",
        ]
        for state, said in _WITHOUT_TIME.items()
        if row[f"n_{state}"]
    ]
    return (
        list_points("states", points)
        if points
        else tell("states", "Every incident that speaks of the step has a time.")
    )


_WITHOUT_TIME = {
    "ended_before": "ended before the step could be taken; an end of its own kind, not a long wait",
    "pending": "still awaited when watching stopped",
    "untimed": "reached, but a time is not reported",
    "not_known": "not known whether it was reached or when",
    "out_of_order": "with the second step before the first, or in the same second: listed here, and left out of all timing",
}


def describe_arrivals(curve: pd.DataFrame, summary: pd.DataFrame, window: Window, first: str, then: str) -> Passage:
    """Describe the curve of arrivals."""
    own = summary[(summary["first"] == first) & (summary["then"] == then)]
    if curve.empty or own.empty:
        return tell("fig-arrivals", f"There are fewer than {_FEW_WORD} times on record: too few for a curve.")
    row = own.iloc[0].to_dict()
    used = row["n_timed"] + row["n_ended_before"] + row["n_pending"]
    marks = [(q, curve.loc[curve["share_event"] >= q, "time"]) for q in (0.25, 0.5, 0.75)]
    alt: list[Part] = [f"A rising curve of the share of incidents that have gone from {_name(first)} to {_name(then)}."]
    for q, times in marks:
        if len(times):
            alt += [
                f" {_SHARES[q]} by ",
                number(
                    f"fig-arrivals.{q}",
                    times.iloc[0],
                    "minutes",
                    row["incident_ids"],
                    _print_minutes(times.iloc[0]),
                    source=summary,
                ),
                " minutes.",
            ]
    caption = [*print_source(window), " n = ", number("fig-arrivals.n", used, "incidents", (), f"{used:,}"), f" {pluralise('incident', used)}; ",
               number("fig-arrivals.left_out", row["n_incidents"] - used, "incidents", (), f"{row['n_incidents'] - used:,}"),
               " left out: without a time, or out of order. Cumulative incidence (Aalen-Johansen): incidents that ended before are no long waits."]  # fmt: skip
    return describe("fig-arrivals", caption, alt)


_FEW_WORD = "five"
_SHARES = {0.25: "A quarter", 0.5: "Half", 0.75: "Three quarters"}


def describe_regions(delays: pd.DataFrame, window: Window) -> Passage:
    """Describe the figure of delays by region, and whether the regions differ by more than chance."""
    if not delays["n_timed"].sum():
        return tell("fig-regions", "No region has a time on record.")
    alt: list[Part] = ["Dots with intervals, one a region, shortest first. Median minutes:"]
    for row in delays[delays["median_minutes"].notna()].head(MOST_SHOWN).to_dict("records"):
        alt += [
            f" {escape(row['group'])} ",
            number(
                f"fig-regions.{row['group']}",
                row["median_minutes"],
                "minutes",
                row["incident_ids"],
                _print_minutes(row["median_minutes"]),
                source=delays,
            ),
            ",",
        ]
    n = int(delays["n_timed"].sum())
    left_out = int(delays["n_incidents"].sum()) - n
    caption: list[Part] = [*print_source(window), " n = ", number("fig-regions.n", n, "incidents", (), f"{n:,}"), f" {pluralise('incident', n)} with a time; ",
                           number("fig-regions.left_out", left_out, "incidents", (), f"{left_out:,}"), " without one left out.", *_say_difference(delays), *say_shown("fig-regions", len(delays), MOST_SHOWN), CHANCE]  # fmt: skip
    return describe("fig-regions", caption, [*alt[:-1], "."] if len(alt) > 1 else [*alt, " too few in every region."])


def _say_difference(delays: pd.DataFrame) -> list[Part]:
    p_value = delays.attrs.get("p_value", math.nan)
    if math.isnan(p_value):
        return [" Too few to compare regions."]
    shown = "below 0.001" if p_value < 0.001 else f"{p_value:.3f}"
    return [
        " Log-rank test over the regions: p ",
        number("fig-regions.p_value", p_value, "probability", (), shown),
        ".",
    ]


def say_stamps() -> Passage:
    """Say why public time stamps are no dispatch records."""
    return tell("stamps", "Times that are published are not the times of a dispatch desk. They are rounded, told from memory, or those of the post that told "
                "them; a quick step is told more often than a slow one. No target of a fire service is held against them here.")  # fmt: skip


def say_excluded(excluded: pd.DataFrame) -> Passage:
    """Name the incidents whose steps are out of order, as far as there is room."""
    if excluded.empty:
        return OMITTED
    ids = tuple(excluded["incident_id"])
    shown = ", ".join(f"`{i}`" for i in ids[:20])
    more = "" if len(ids) <= 20 else " and others, listed in the manifest"
    return tell(
        "excluded", "Left out of all timing: ", count("excluded", len(ids), "incident", ids), f" ({shown}{more})."
    )


def describe_arrivals_per_region(curves: pd.DataFrame, window: Window) -> Passage:
    """Describe the small multiples of arrivals by region; nothing where there are not two regions to set side by side."""
    groups = curves.drop_duplicates("group")
    if len(groups) < 2:
        return OMITTED
    alt: list[Part] = ["Small curves, one a region, each before that of all regions. Times on record:"]
    for row in groups.to_dict("records"):
        alt += [
            f" {escape(row['group'])} ",
            number(f"fig-panels.{row['group']}", row["n_timed"], "incidents", row["incident_ids"], source=curves),
            ",",
        ]
    n, of = len(groups), int(curves.attrs.get("n_regions", len(groups)))
    caption = [*print_source(window), " The ", number("fig-panels.shown", n, "regions", (), f"{n:,}"), " regions with the most times, of ",
               number("fig-panels.regions", of, "regions", (), f"{of:,}"), " with any. Cumulative incidence, as above."]  # fmt: skip
    return describe("fig-panels", caption, [*alt[:-1], "."])
