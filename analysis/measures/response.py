"""What was done: the steps of the response that were reached, and how many have a time."""

import pandas as pd

from analysis.measures import list_ids, measure
from analysis.vocabularies import VOCABULARIES


@measure
def milestones_reached(incidents: pd.DataFrame, milestones: pd.DataFrame) -> pd.DataFrame:
    """Count, for each step of the response, where it was reached and where its time is known.

    Returns
    -------
    DataFrame
        One row per milestone that any record speaks of, in the order of a response: milestone, n_reached,
        n_time_known, n_ended_before, n_pending, n_not_known (incidents), incident_ids (where reached). An incident
        with several units counts once, in the first state that holds. No row for an incident means not reported.
    """
    mine = milestones[milestones["incident_id"].isin(incidents["incident_id"])]
    states = list(VOCABULARIES["milestone_state"])
    ranked = mine.assign(rank=mine["state"].map({s: i for i, s in enumerate(states)}), untimed=mine["at_utc"].isna())
    first = ranked.sort_values(["rank", "untimed"], kind="stable").drop_duplicates(["incident_id", "milestone"])
    rows = []
    for name in VOCABULARIES["milestone"]:
        step = first[first["milestone"] == name]
        if len(step):
            reached = step[step["state"] == "reached"]
            rows.append({"milestone": name, "n_reached": len(reached), "n_time_known": int((~reached["untimed"]).sum()),
                         **{f"n_{s}": int((step["state"] == s).sum()) for s in states[1:]},
                         "incident_ids": list_ids(reached["incident_id"])})  # fmt: skip
    columns = ["milestone", "n_reached", "n_time_known", *(f"n_{s}" for s in states[1:]), "incident_ids"]
    return pd.DataFrame(rows, columns=columns)


def list_steps(incidents: pd.DataFrame, milestones: pd.DataFrame) -> pd.DataFrame:
    """List every step with its incident's region: for a case small enough to tell step by step.

    Returns
    -------
    DataFrame
        One row per step: incident_id, region, milestone, state, at_utc (missing = time not reported), method.
    """
    order = {name: i for i, name in enumerate(VOCABULARIES["milestone"])}
    joined = milestones.merge(incidents[["incident_id", "region"]], on="incident_id")
    joined["order"] = joined["milestone"].map(order)
    ordered = joined.sort_values(["region", "incident_id", "order"], ignore_index=True)
    return ordered[["incident_id", "region", "milestone", "state", "at_utc", "method"]]
