"""How long it took from one step of the response to another, incident by incident, and what was left out."""

import functools
from collections.abc import Callable

import pandas as pd

from analysis.measures.chance.shares import FEWEST
from analysis.measures.chance.times import estimate_quantiles
from analysis.measures.course.calendar import choose_length, name_periods
from analysis.measures.measured import Made, Measured, list_ids, measure
from analysis.measures.selection import merge_linked
from analysis.measures.steps import RANK, count_each

WAYS = {
    "first": "the first unit to take each step",
    "same": "the same unit, the first to take the first step",
    "last": "from the first unit's step to the last unit's",
}
# From which step to which, and by which units.
PAIRS = (
    ("call_received", "on_scene", "first"),
    ("alert", "all_clear", "first"),
    ("alert", "impact", "first"),
    ("impact", "on_scene", "first"),
    ("call_received", "dispatched", "first"),
    ("dispatched", "on_scene", "first"),
    ("on_scene", "under_control", "first"),
    ("on_scene", "unit_available", "same"),
    ("on_scene", "unit_available", "last"),
)
GROUPS = ("region", "district", "subkind", "priority")
STATES = ("timed", "ended_before", "pending", "untimed", "not_known", "out_of_order")
FOLLOWED, WITHOUT = ["timed", "ended_before", "pending"], ["untimed", "not_known", "out_of_order"]


@measure
def pair_steps(
    incidents: pd.DataFrame,
    milestones: pd.DataFrame,
    *,
    first: str,
    then: str,
    way: str = "first",
    kinds: list[str] | None = None,
    start: pd.Timestamp | None = None,
    end: pd.Timestamp | None = None,
    period: str = "auto",
) -> Made:
    """Measure the time from one step to another, incident by incident.

    Parameters
    ----------
    way : {"first", "same", "last"}
        Whose steps: the first unit's that took each, both of the unit that took the first step first, or from the first
        unit's to the last unit's.
    kinds : list of str, optional
        Of which kinds of incidents; missing: of all.
    period : {"auto", "day", "week", "month", "quarter", "year"}
        How long a period is, between the days `start` and `end`.

    Returns
    -------
    Measured
        One row per incident that speaks of either step: incident_id, region, district, subkind, priority, period
        (missing where it may have been in several), state, delay_minutes. States: timed; pending (right-censored at
        observed_until_utc); ended_before (a competing end, at the time it ended); untimed (reached, but a time is not
        known: coverage); not_known; out_of_order (the second step before the first, or both in the same second: left
        out of all timing). delay_minutes is missing but for the first three.
    """
    dated = incidents.assign(period=name_periods(incidents, choose_length(start, end, period)))
    told = _tell(dated, milestones, kinds, (*GROUPS, "period"))
    return _pair(told, first, then, way, _keep_reduced(told), (*GROUPS, "period"))


def _tell(
    incidents: pd.DataFrame, milestones: pd.DataFrame, kinds: list[str] | None, by: tuple[str, ...] = GROUPS
) -> pd.DataFrame:
    """Return the steps of incidents of some kinds, those of linked records under their lead, with what groups them."""
    own = incidents if kinds is None else incidents[incidents["kind"].isin(kinds)]
    groups = own.drop_duplicates("incident_id").set_index("incident_id")[list(by)].rename_axis(None)
    return merge_linked(milestones, incidents).join(groups, on="incident_id", how="inner")


def _choose_units(told: pd.DataFrame, first: str) -> pd.DataFrame:
    """Return the steps of the unit of each incident that took a step first; all of them where none is known to."""
    took = told[(told["milestone"] == first) & (told["state"] == "reached")].sort_values(["at_utc", "unit"])
    unit = told["unit"].fillna("")
    leading = took.drop_duplicates("incident_id").set_index("incident_id")["unit"].fillna("")
    return told[unit == told["incident_id"].map(leading).fillna(unit)]


def _reduce(told: pd.DataFrame, *, last: bool = False) -> pd.DataFrame:
    """Return one row per incident for one step: the state that holds, its time, until when it was watched.

    The times are those of the units in that state: when one turned back is not when another arrived. Of the last unit
    nothing is known while one of those that took the step has no time, or is still awaited.
    """
    rank = told["state"].map(RANK)
    if last:
        came = told["state"] == "reached"
        some = came.groupby(told["incident_id"]).transform("any")
        told = told[~(some & (told["state"] == "ended_before"))]
        rank = (told["state"] != "pending").astype("int64")
    own = told[rank.reindex(told.index) == rank.groupby(told["incident_id"]).transform("min")]
    ended = own["at_utc"].where(own["state"] == "ended_before")
    until = own["observed_until_utc"].fillna(own["latest_utc"]).fillna(ended)
    reached = own["at_utc"].where(own["state"] == "reached")
    grouped = own.assign(at_utc=reached, until_utc=until, is_blank=reached.isna()).groupby("incident_id")
    table = grouped.agg(
        state=("state", "first"),
        at_utc=("at_utc", "max" if last else "min"),
        until_utc=("until_utc", "max"),
        is_blank=("is_blank", "any"),
    )
    return table.assign(at_utc=table["at_utc"].mask(table["is_blank"])) if last else table


def _keep_reduced(told: pd.DataFrame) -> Callable[[str], pd.DataFrame]:
    """Return what gives the first unit's row of each step, worked out once for all pairs that ask for it."""
    return functools.cache(lambda step: _reduce(told[told["milestone"] == step]))


def _pair(
    told: pd.DataFrame,
    first: str,
    then: str,
    way: str,
    find_first: Callable[[str], pd.DataFrame],
    by: tuple[str, ...] = GROUPS,
) -> pd.DataFrame:
    """Return the times from one step to another; `told` is what `_tell` returns."""
    start = find_first(first)
    if way == "first":
        goal = find_first(then)
    else:
        own = _choose_units(told, first) if way == "same" else told
        goal = _reduce(own[own["milestone"] == then], last=way == "last")
    groups = told.drop_duplicates("incident_id").set_index("incident_id")
    table = groups.loc[start.index.union(goal.index), list(by)]
    began, reached = start["at_utc"].reindex(table.index), goal["at_utc"].reindex(table.index)
    until = goal["until_utc"].reindex(table.index)
    state = goal["state"].reindex(table.index).astype("str").fillna("not_known")
    state = state.mask(state == "reached", "untimed")
    state = state.mask((state == "untimed") & began.notna() & reached.notna(), "timed")
    open_ended = state.isin(["pending", "ended_before"])
    delay = (reached.where(state == "timed", until.where(open_ended)) - began).dt.total_seconds() / 60
    state = state.mask(open_ended & delay.isna(), "not_known")
    state = state.mask((state == "timed") & (delay <= 0) | open_ended & (delay < 0), "out_of_order")
    table = table.assign(state=state, delay_minutes=delay.where(state.isin(FOLLOWED)).astype("Float64")).reset_index()
    return table.assign(incident_ids=[(i,) for i in table["incident_id"]])


@measure
def summarise_delays(incidents: pd.DataFrame, milestones: pd.DataFrame, *, kinds: list[str] | None = None) -> Made:
    """Summarise every pair of steps that the records time: coverage first, then median and 90th percentile.

    Returns
    -------
    Measured
        One row per pair of PAIRS with any time: first, then, way (whose steps, one of WAYS), n_incidents (that speak of
        either step), n_timed, n_ended_before, n_pending, n_untimed, n_not_known, n_out_of_order, n_without_time (all
        but the timed), median_minutes, p90_minutes, each with _low and _high: by when half, and nine of ten, had
        reached the step (cumulative incidence: what ended before it never does; what is still awaited takes at least
        so long; missing under five times, and where so many never reached it; a missing upper limit is open).
    """
    rows = []
    steps = _tell(incidents, milestones, kinds)
    find_first = _keep_reduced(steps)
    timed = set(steps.loc[steps["at_utc"].notna(), "milestone"])
    has_units = steps.groupby("incident_id")["unit"].nunique().gt(1).any()
    for first, then, way in (pair for pair in PAIRS if timed.issuperset(pair[:2]) and (has_units or pair[2] != "last")):
        own = _pair(steps, first, then, way, find_first)
        if (own["state"] == "timed").any():
            rows.append({"first": first, "then": then, "way": way, **summarise_pairs(own)})
    return pd.DataFrame(rows, columns=None if rows else ["first", "then", "way", *SUMMARY])


SUMMARY = [
    "n_incidents",
    *(f"n_{state}" for state in STATES),
    *(f"{q}_minutes{end}" for q in ("median", "p90") for end in ("", "_low", "_high")),
    "incident_ids",
]
CODES = {"pending": 0, "timed": 1, "ended_before": 2}


def summarise_pairs(pairs: pd.DataFrame) -> dict[str, object]:
    """Return the columns of `summarise_delays` for some rows of `pair_steps`."""
    is_timed = pairs["state"] == "timed"
    held = {state: pairs["state"] == state for state in STATES}
    held |= {"incidents": is_timed | ~is_timed, "without_time": ~is_timed}
    followed = pairs[pairs["state"].isin(FOLLOWED)]
    ids = list_ids(followed["incident_id"])
    durations, outcomes = followed["delay_minutes"].astype("float64"), followed["state"].map(CODES)
    found = count_each(pairs, held) | {"incident_ids": list_ids(pairs.loc[is_timed, "incident_id"])}
    for name, interval in zip(("median", "p90"), estimate_quantiles(durations, outcomes, (0.5, 0.9)), strict=True):
        found |= interval.name(f"{name}_minutes")
        found |= {f"{name}_minutes{end}_incidents": ids for end in ("", "_low", "_high")}
    return found


def choose_pair(summary: Measured) -> dict[str, str]:
    """Return the pair of steps to show in full, and whose: the first of PAIRS with five times, else that with most."""
    table = summary.table
    enough = table[table["n_timed"] >= FEWEST]
    best = enough if len(enough) else table.sort_values("n_timed", ascending=False, kind="stable")
    told = best[["first", "then", "way"]].iloc[0] if len(best) else PAIRS[0]
    return dict(zip(("first", "then", "way"), map(str, told), strict=True))
