"""What was done: the steps of the response that were reached, and how many have a time."""

import pandas as pd

from analysis.datasets.vocabularies import VOCABULARIES
from analysis.measures.intervals import FEWEST, estimate_quantiles
from analysis.measures.measured import Made, Measured, list_ids, measure
from analysis.measures.selection import merge_linked

PAIRS = (
    ("call_received", "on_scene"),
    ("alert", "all_clear"),
    ("alert", "impact"),
    ("impact", "on_scene"),
    ("call_received", "dispatched"),
    ("dispatched", "on_scene"),
    ("on_scene", "under_control"),
    ("on_scene", "unit_available"),
)
STATES = ("timed", "ended_before", "pending", "untimed", "not_known", "out_of_order")
FOLLOWED, WITHOUT = ["timed", "ended_before", "pending"], ["untimed", "not_known", "out_of_order"]
_RANK = {name: position for position, name in enumerate(VOCABULARIES["milestone_state"])}


@measure
def milestones_reached(incidents: pd.DataFrame, milestones: pd.DataFrame) -> Made:
    """Count, for each step of the response, where it was reached and where its time is known.

    Returns
    -------
    Measured
        One row per milestone that any record speaks of, in the order of a response: milestone, n_reached,
        n_time_known, n_untimed (reached, its time not known), n_bounded (of those: known to lie between two times),
        n_ended_before, n_pending, n_not_known (incidents).
        An incident with several units, or several linked records, counts once, in the first state that holds. No row
        for an incident means not reported.
    """
    told = merge_linked(milestones, incidents)
    mine = told[told["incident_id"].isin(incidents["incident_id"])]
    ranked = mine.assign(rank=mine["state"].map(_RANK), untimed=mine["at_utc"].isna())
    first = ranked.sort_values(["rank", "untimed"], kind="stable").drop_duplicates(["incident_id", "milestone"])
    rows = []
    for name in (n for n in VOCABULARIES["milestone"] if (first["milestone"] == n).any()):
        step = first[first["milestone"] == name]
        reached = step["state"] == "reached"
        held = {"time_known": reached & ~step["untimed"], "untimed": reached & step["untimed"]}
        held["bounded"] = held["untimed"] & step["earliest_utc"].notna() & step["latest_utc"].notna()
        held |= {state: step["state"] == state for state in _RANK}
        rows.append(
            {"milestone": name, **_count_each(step, held), "incident_ids": list_ids(step.loc[reached, "incident_id"])}
        )
    columns = [
        "milestone",
        "n_time_known",
        "n_untimed",
        "n_bounded",
        *(f"n_{state}" for state in _RANK),
        "incident_ids",
    ]
    return pd.DataFrame(rows, columns=None if rows else columns)


def _count_each(table: pd.DataFrame, held: dict[str, pd.Series]) -> dict[str, object]:
    """Return `n_<name>` and the incidents behind it, for each of some masks."""
    found: dict[str, object] = {}
    for name, mask in held.items():
        ids = list_ids(table.loc[mask, "incident_id"])
        found |= {f"n_{name}": len(ids), f"n_{name}_incidents": ids}
    return found


@measure
def list_steps(incidents: pd.DataFrame, milestones: pd.DataFrame) -> Made:
    """List every step with its incident's region: for a case small enough to tell step by step.

    Returns
    -------
    Measured
        One row per step, that of linked records once: incident_id, region, milestone, state, at_utc (missing = time
        not reported), method.
    """
    order = {name: i for i, name in enumerate(VOCABULARIES["milestone"])}
    steps = merge_linked(milestones, incidents)
    again = steps.duplicated(["incident_id", "milestone", "state", "at_utc", "method", "unit"])
    linked = steps["incident_id"] != milestones["incident_id"]
    joined = steps[~(again & linked)].merge(incidents[["incident_id", "region"]], on="incident_id")
    joined["order"] = joined["milestone"].map(order)
    ordered = joined.sort_values(["region", "incident_id", "order"], ignore_index=True)
    told = ordered[["incident_id", "region", "milestone", "state", "at_utc", "method"]]
    return told.assign(incident_ids=[(i,) for i in told["incident_id"]])


@measure
def pair_steps(incidents: pd.DataFrame, milestones: pd.DataFrame, *, first: str, then: str) -> Made:
    """Measure the time from one step to another, incident by incident, to the first unit that took each.

    Returns
    -------
    Measured
        One row per incident that speaks of either step: incident_id, region, state, delay_minutes. States: timed;
        pending (right-censored at observed_until_utc); ended_before (a competing end, at the time it ended);
        untimed (reached, but a time is not known: coverage); not_known; out_of_order (the second step before the first,
        or both in the same second: left out of all timing). delay_minutes is missing but for the first three.
    """
    return _pair(_find_first(incidents, milestones), first, then)


def _find_first(incidents: pd.DataFrame, milestones: pd.DataFrame) -> pd.DataFrame:
    """Return one row per milestone and incident: region, the state that holds, its first time, until when watched.

    The times are those of the units in that state: when one turned back is not when another arrived.
    """
    names = incidents.drop_duplicates("incident_id").set_index("incident_id")["region"]
    told = merge_linked(milestones, incidents)
    own = told[told["incident_id"].isin(names.index)]
    keys, rank = [own["milestone"], own["incident_id"]], own["state"].map(_RANK)
    own = own[rank == rank.groupby(keys).transform("min")]
    ended = own["at_utc"].where(own["state"] == "ended_before")
    until = own["observed_until_utc"].fillna(own["latest_utc"]).fillna(ended)
    reached = own["at_utc"].where(own["state"] == "reached")
    grouped = own.assign(at_utc=reached, until_utc=until).groupby(["milestone", "incident_id"])
    table = grouped.agg(state=("state", "first"), at_utc=("at_utc", "min"), until_utc=("until_utc", "max"))
    return table.assign(region=table.index.get_level_values("incident_id").map(names))


def _pair(steps: pd.DataFrame, first: str, then: str) -> pd.DataFrame:
    """Return the times from one step to another; `steps` is what `_find_first` returns."""
    start, goal = (
        steps[steps.index.get_level_values("milestone") == name].droplevel("milestone") for name in (first, then)
    )
    table = pd.concat([start[["region"]], goal[["region"]]])
    table = table[~table.index.duplicated()].sort_index()
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
def summarise_delays(incidents: pd.DataFrame, milestones: pd.DataFrame) -> Made:
    """Summarise every pair of steps that the records time: coverage first, then median and 90th percentile.

    Returns
    -------
    Measured
        One row per pair of PAIRS with any time: first, then, n_incidents (that speak of either step), n_timed,
        n_ended_before, n_pending, n_untimed, n_not_known, n_out_of_order, n_without_time (all but the timed),
        median_minutes, p90_minutes, each with _low and _high (Kaplan-Meier, log-log, 95 %; competing ends left out;
        missing under five).
    """
    rows = []
    steps = _find_first(incidents, milestones)
    timed = set(steps[steps["at_utc"].notna()].index.get_level_values("milestone"))
    for first, then in (pair for pair in PAIRS if timed.issuperset(pair)):
        own = _pair(steps, first, then)
        if (own["state"] == "timed").any():
            rows.append({"first": first, "then": then, **summarise_pairs(own)})
    return pd.DataFrame(rows, columns=None if rows else ["first", "then", *SUMMARY])


SUMMARY = [
    "n_incidents",
    *(f"n_{state}" for state in STATES),
    *(f"{q}_minutes{end}" for q in ("median", "p90") for end in ("", "_low", "_high")),
    "incident_ids",
]


def summarise_pairs(pairs: pd.DataFrame) -> dict[str, object]:
    """Return the columns of `summarise_delays` for some rows of `pair_steps`."""
    is_timed = pairs["state"] == "timed"
    held = {state: pairs["state"] == state for state in STATES}
    held |= {"incidents": is_timed | ~is_timed, "without_time": ~is_timed}
    waited = pairs[pairs["state"].isin(["timed", "pending"])]
    ids = list_ids(waited["incident_id"])
    durations, came = waited["delay_minutes"].astype("float64"), waited["state"] == "timed"
    found = _count_each(pairs, held) | {"incident_ids": list_ids(pairs.loc[is_timed, "incident_id"])}
    for name, interval in zip(("median", "p90"), estimate_quantiles(durations, came, (0.5, 0.9)), strict=True):
        found |= interval.name(f"{name}_minutes")
        found |= {f"{name}_minutes{end}_incidents": ids for end in ("", "_low", "_high")}
    return found


def choose_pair(summary: Measured) -> tuple[str, str]:
    """Return the pair of steps to show in full: the first of PAIRS with five times, else that with most."""
    table = summary.table
    enough = table[table["n_timed"] >= FEWEST]
    best = enough if len(enough) else table.sort_values("n_timed", ascending=False, kind="stable")
    return (str(best["first"].iloc[0]), str(best["then"].iloc[0])) if len(best) else PAIRS[0]
