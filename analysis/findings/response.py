"""What the brief on response times says: for how many a time is known, how long it took, and what was left out."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from analysis.datasets.store import Window
from analysis.datasets.vocabularies import VOCABULARIES
from analysis.figures.style import MOST_SHOWN
from analysis.findings.captions import print_source, say_chance, say_n, say_shown
from analysis.findings.rates import print_p_value
from analysis.measures.chance.shares import FEWEST
from analysis.measures.measured import Measured
from analysis.measures.response import FOLLOWED, WAYS, WITHOUT
from analysis.words.numbers import count, number, pluralise, share
from analysis.words.passages import OMITTED, Part, Passage, describe, escape, lay_table, list_points, tell

CHANCE = say_chance("figure")
_WITHOUT_TIME = {
    "ended_before": "ended before the step could be taken; an end of its own kind, not a long wait",
    "pending": "still awaited when watching stopped",
    "untimed": "reached, but a time is not reported",
    "not_known": "not known whether it was reached or when",
    "out_of_order": "with the second step before the first, or in the same second: listed here, and left out of all "
    "timing",
}
_FEW_WORD = "five"
_WHOSE = {"same": "the first unit's own", "last": "to the last unit"}
_SHARES = {0.25: "A quarter", 0.5: "Half", 0.75: "Three quarters"}


def _name(step: str) -> str:
    return VOCABULARIES["milestone"][step]


def _name_pair(pair: Mapping[str, str]) -> str:
    """Return `call received to emergency services on the scene`, and whose steps where it is not the first unit's."""
    whose = f" ({WAYS[pair['way']]})" if pair["way"] != "first" else ""
    return f"{_name(pair['first'])} to {_name(pair['then'])}{whose}"


def _print_minutes(value: float) -> str:
    return f"{value:,.1f}" if value < 10 else f"{value:,.0f}"


def state_minutes(measured: Measured, label: int, column: str, name: str) -> Part:
    """Return a number of minutes as it is printed."""
    found = measured.cell(label, column)
    return number(name, found, "minutes", _print_minutes(found.value))


def say_coverage(summary: Measured, pair: Mapping[str, str]) -> Passage:
    """Say for how many incidents the time is known, before anything else."""
    own = summary.choose(**pair)
    if own.table.empty:
        said = "This question does not apply here: the records give no two steps of a response with their times."
        return tell("headline", said, kind="headline")
    label = own.table.index[0]
    timed, spoken = own.cell(label, "n_timed"), own.cell(label, "n_incidents")
    known = share("timed", timed, spoken, "incident")
    parts: list[Part] = [f"From {_name_pair(pair)}, the time is known for ", *known]
    if timed.value < FEWEST:
        return tell("headline", *parts, ": too few for any figure.", kind="headline")
    if pd.isna(own.table.at[label, "median_minutes"]):
        return tell("headline", *parts, ". Fewer than half reached it while they were watched.", kind="headline")
    median = state_minutes(own, label, "median_minutes", "median_minutes")
    n = number("median_minutes.n", own.count("median_minutes"), "incidents")
    rest: list[Part] = [". Half of the ", n, " that could be followed had reached it within ", median, " minutes."]
    return tell("headline", *parts, *rest, kind="headline")


def say_in_brief(summary: Measured, pair: Mapping[str, str]) -> Passage:
    """Say the same as one sentence of the situation brief; nothing where no two steps have times."""
    said = say_coverage(summary, pair)
    return replace(said, where="response", kind="text") if len(summary.table) else OMITTED


def tabulate_delays(summary: Measured) -> Passage:
    """Tabulate every pair of steps: coverage, median and 90th percentile with their intervals."""
    if summary.table.empty:
        return OMITTED
    rows: list[list[list[Part]]] = []
    for label, row in summary.table.iterrows():
        mark = f"tbl-delays.{row['first']}-{row['then']}" + ("" if row["way"] == "first" else f"-{row['way']}")
        timed = share(f"{mark}.timed", summary.cell(label, "n_timed"), summary.cell(label, "n_incidents"), "")
        quantiles = [_lay_quantile(summary, label, q, mark) for q in ("median", "p90")]
        whose = "" if row["way"] == "first" else f" ({_WHOSE[row['way']]})"
        rows.append([[f"{_name(row['first']).capitalize()} → {_name(row['then'])}{whose}"], timed, *quantiles])
    headings = {"From → to": False, "Time known": True, "Median, minutes": True, "90th percentile, minutes": True}
    caption = (
        "Steps of the response, to the first unit that took each unless another is named. Median: by when half of the "
        "incidents that could be followed had reached the step; those that ended before it never do, those still "
        "awaited take at least so long (cumulative incidence, Aalen-Johansen). “Open”: too few to say how long at most."
    )
    return lay_table("tbl-delays", headings, rows, caption + CHANCE)


def _lay_quantile(summary: Measured, label: int, name: str, mark: str) -> list[Part]:
    row = summary.table.loc[label]
    if pd.isna(row[f"{name}_minutes"]):
        return ["too few"]
    parts = [
        "open"
        if pd.isna(row[f"{name}_minutes{end}"])
        else state_minutes(summary, label, f"{name}_minutes{end}", f"{mark}.{name}{end}")
        for end in ("", "_low", "_high")
    ]
    return [parts[0], " (", parts[1], " to ", parts[2], ")"]


def say_states(summary: Measured, pair: Mapping[str, str]) -> Passage:
    """Say what became of the incidents without a time: ended before, pending, untimed, not known, out of order."""
    own = summary.choose(**pair)
    if own.table.empty:
        return OMITTED
    held = {state: own.cell(own.table.index[0], f"n_{state}") for state in _WITHOUT_TIME}
    points: list[list[Part]] = []
    for state, found in held.items():
        if found.value:
            points.append([number(f"state.{state}", found, "incidents"), f": {_WITHOUT_TIME[state]}"])
    if not points:
        return tell("states", "Every incident that speaks of the step has a time.")
    return list_points("states", points)


def describe_arrivals(curve: Measured, pairs: Measured, window: Window, pair: Mapping[str, str]) -> Passage:
    """Describe the curve of arrivals."""
    table = curve.table
    if table.empty and pairs.table.empty:
        return OMITTED
    if table.empty:
        return tell("fig-arrivals", f"There are fewer than {_FEW_WORD} times on record: too few for a curve.")
    alt: list[Part] = [f"A rising curve of the share of incidents that have gone from {_name_pair(pair)}."]
    for q, words in _SHARES.items():
        reached = table.index[table["share_event"] >= q]
        if len(reached):
            alt += [f" {words} by ", state_minutes(curve, reached[0], "time", f"fig-arrivals.{q}"), " minutes."]
    used, lost = pairs.choose(state=FOLLOWED).count(), pairs.choose(state=WITHOUT).count()
    n, left_out = number("fig-arrivals.n", used, "incidents"), number("fig-arrivals.left_out", lost, "incidents")
    rest = (
        " left out: without a time, or out of order. Cumulative incidence (Aalen-Johansen): incidents that ended "
        "before are no "
        "long waits."
    )
    said = f" {pluralise('incident', used.value)}; "
    return describe("fig-arrivals", [print_source(window), " n = ", n, said, left_out, rest], alt)


def describe_groups(delays: Measured, difference: Measured, window: Window, by: str) -> Passage:
    """Describe the figure of delays by group, and whether the groups differ by more than chance."""
    table = delays.table
    if table.empty and not delays.omitted().value:
        return OMITTED
    if not table["is_timed"].any():
        return tell("fig-regions", f"No {by} has a time on record.")
    alt: list[Part] = [f"Dots with intervals, one a {by}, shortest first. Median minutes:"]
    for label, group in table.loc[table["median_minutes"].notna(), "group"].head(MOST_SHOWN).items():
        alt += [f" {escape(group)} ", state_minutes(delays, label, "median_minutes", f"fig-regions.{group}"), ","]
    told = caption_delays(delays, difference, window, "fig-regions", by)
    caption = [*told, *say_shown("fig-regions", delays), CHANCE]
    return describe("fig-regions", caption, [*alt[:-1], "."] if len(alt) > 1 else [*alt, f" too few in every {by}."])


def caption_delays(delays: Measured, difference: Measured, window: Window, where: str, by: str) -> list[Part]:
    """Return what the caption of a figure of delays by group begins with: how many, what is left out, and the test."""
    return [
        print_source(window),
        *say_n(where, delays, "n_timed", "incident"),
        " with a time; ",
        number(f"{where}.left_out", delays.total("n_without_time"), "incidents"),
        " without one left out",
        *_say_placeless(delays, where, by),
        ".",
        *_say_pace(difference, where, by),
    ]


def _say_placeless(delays: Measured, where: str, by: str) -> list[Part]:
    placeless = delays.omitted()
    return (
        [", and ", number(f"{where}.placeless", placeless, "incidents"), f" without a single {by}"]
        if placeless.value
        else []
    )


def _say_pace(difference: Measured, where: str, by: str) -> list[Part]:
    found = difference.cell(0, "p_value")
    if pd.isna(found.value):
        return [f" Too few to compare one {by} with another."]
    p_value = number(f"{where}.p_value", found, "probability", print_p_value(found.value))
    return [" Log-rank test of the pace among those still waiting: p ", p_value, "."]


def say_stamps(summary: Measured) -> Passage:
    """Say why public time stamps are no dispatch records, where there are any."""
    if summary.table.empty:
        return OMITTED
    said = (
        "Times that are published are not the times of a dispatch desk. They are rounded, told from memory, or "
        "those of the post "
        "that told them; a quick step is told more often than a slow one. No target of a fire service is held "
        "against them here."
    )
    return tell("stamps", said)


def say_excluded(pairs: Measured) -> Passage:
    """Name the incidents whose steps are out of order, as far as there is room."""
    excluded = pairs.choose(state="out_of_order")
    if excluded.table.empty:
        return OMITTED
    ids = list(excluded.table["incident_id"])
    shown = ", ".join(f"`{i}`" for i in ids[:20])
    more = "" if len(ids) <= 20 else " and others, listed in the manifest"
    return tell(
        "excluded", "Left out of all timing: ", count("excluded", excluded.count(), "incident"), f" ({shown}{more})."
    )


def describe_arrivals_per_group(curves: Measured, delays: Measured, window: Window, by: str) -> Passage:
    """Describe the small multiples of arrivals by group; nothing where there are not two."""
    groups = curves.table.drop_duplicates("group")["group"]
    if len(groups) < 2:
        return OMITTED
    alt: list[Part] = [f"Small curves, one a {by}, each before that of all together. Times on record:"]
    for label, group in groups.items():
        alt += [f" {escape(group)} ", number(f"fig-panels.{group}", curves.cell(label, "n_timed"), "incidents"), ","]
    timed = delays.choose(is_timed=True)
    found = {"shown": timed.choose(group=list(groups)).size(), "regions": timed.size()}
    shown, everything = (number(f"fig-panels.{name}", value, "regions") for name, value in found.items())
    rest = " with any. Cumulative incidence, as above."
    caption = [print_source(window), " The ", shown, f" {pluralise(by, 2)} with the most times, of ", everything, rest]
    return describe("fig-panels", caption, [*alt[:-1], "."])
