"""What was done: the steps of the response that were reached, and how many have a time."""

import pandas as pd

from analysis.datasets.vocabularies import VOCABULARIES
from analysis.measures.measured import Made, list_ids, measure
from analysis.measures.selection import merge_linked

RANK = {name: position for position, name in enumerate(VOCABULARIES["milestone_state"])}


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
    ranked = mine.assign(rank=mine["state"].map(RANK), untimed=mine["at_utc"].isna())
    first = ranked.sort_values(["rank", "untimed"], kind="stable").drop_duplicates(["incident_id", "milestone"])
    rows = []
    for name in (n for n in VOCABULARIES["milestone"] if (first["milestone"] == n).any()):
        step = first[first["milestone"] == name]
        reached = step["state"] == "reached"
        held = {"time_known": reached & ~step["untimed"], "untimed": reached & step["untimed"]}
        held["bounded"] = held["untimed"] & step["earliest_utc"].notna() & step["latest_utc"].notna()
        held |= {state: step["state"] == state for state in RANK}
        rows.append(
            {"milestone": name, **count_each(step, held), "incident_ids": list_ids(step.loc[reached, "incident_id"])}
        )
    columns = [
        "milestone",
        "n_time_known",
        "n_untimed",
        "n_bounded",
        *(f"n_{state}" for state in RANK),
        "incident_ids",
    ]
    return pd.DataFrame(rows, columns=None if rows else columns)


def count_each(table: pd.DataFrame, held: dict[str, pd.Series]) -> dict[str, object]:
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
