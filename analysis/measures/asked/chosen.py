"""What an author chooses: the events for which some conditions hold, their share, their totals, their delays."""

from collections.abc import Iterable

import pandas as pd

from analysis.measures.chance.shares import estimate_share
from analysis.measures.harm.consequences import add_up, choose_figures
from analysis.measures.measured import Made, leave_out, list_ids, measure
from analysis.measures.response import pair_steps, summarise_pairs
from analysis.measures.selection import NOT_COLLECTED, find_months, find_not_collected, list_uncounted, select_events

# What a condition can ask for: a column of `incidents`, or the month of it.
COLUMNS = (
    "country_code",
    "region_code",
    "region",
    "district",
    "kind",
    "subkind",
    "weapon",
    "object_kind",
    "damage",
    "month",
)
_TOLD = ["reported", "reported_none"]
Where = list[list[str | list[str]]]  # column and the values that it may have, one condition after another


def _choose(incidents: pd.DataFrame, kinds: list[str], where: Where) -> tuple[pd.DataFrame, dict[str, Iterable[str]]]:
    """Return the events for which all conditions hold, and those that do not say whether one of them does."""
    events = select_events(incidents, kinds)
    left: dict[str, Iterable[str]] = dict(list_uncounted(incidents, kinds))
    for column, values in where:
        cells = find_months(events) if column == "month" else events[str(column)]
        silent = events.loc[cells.isna(), "incident_id"]
        if len(silent):
            left[f"{column} not on record"] = list_ids(silent)
        events = events[cells.isin(list(values))]
    return events, left


@measure
def chosen_events(incidents: pd.DataFrame, *, kinds: list[str], where: Where) -> Made:
    """List the events of some kinds for which each condition holds.

    Parameters
    ----------
    where : list
        Conditions, each a column of COLUMNS and the values it may have.

    Returns
    -------
    Measured
        One row per event: the columns of `incidents`, and month (missing where its days are of several). Events of
        which a column is blank are left out, as are parts, totals and linked records.
    """
    events, left = _choose(incidents, kinds, where)
    ids = [(i,) for i in events["incident_id"]]
    made = events.assign(month=find_months(events), incident_ids=ids).reset_index(drop=True)
    return made, leave_out(left)


@measure
def share_of_events(incidents: pd.DataFrame, *, kinds: list[str], where: Where, among: Where) -> Made:
    """Say how large a part of some events others are.

    Returns
    -------
    Measured
        One row: n_incidents (for which `where` holds), total (for which `among` does), share (0 to 1) with share_low
        and share_high (95 %, Wilson 1927); missing where the total is 0. Events of the total that do not say whether
        a condition holds are in it, and are left out of the part.
    """
    part, left = _choose(incidents, kinds, where)
    whole, _ = _choose(incidents, kinds, among)
    ids, all_ids = list_ids(part["incident_id"]), list_ids(whole["incident_id"])
    row = {"n_incidents": len(ids), "incident_ids": ids, "total": len(all_ids), "total_incidents": all_ids}
    row |= estimate_share(len(ids), len(all_ids)).name("share")
    row |= {f"share{end}_incidents": all_ids for end in ("", "_low", "_high")}
    return pd.DataFrame([row]), leave_out(left)


@measure
def total_of_events(
    incidents: pd.DataFrame,
    counts: pd.DataFrame,
    coverage: pd.DataFrame,
    *,
    kinds: list[str],
    order: list[str],
    where: Where,
    quantity: str,
) -> Made:
    """Add up what was reported of a quantity for the events for which each condition holds.

    Returns
    -------
    Measured
        One row: total_best, total_low, total_high (as `total_counts` has them: missing where no figure was given,
        never zero), n_told (events with a figure or a reported none). Events without either are left out.
    """
    events, left = _choose(incidents, kinds, where)
    figures = choose_figures(incidents, counts, order=tuple(order))
    own = figures["incident_id"].isin(events["incident_id"]) & (figures["quantity"] == quantity)
    used = figures[own & figures["state"].isin(_TOLD)]
    told = list_ids(used["incident_id"])
    missed = find_not_collected(events, coverage, "counts") - set(told)
    silent = set(events["incident_id"]) - set(told) - missed
    left |= {NOT_COLLECTED: sorted(missed), f"no figure of {quantity}": sorted(silent)}
    row = {**add_up(used), "n_told": len(told), "incident_ids": told}
    bounds = dict.fromkeys(("total_best", "total_low", "total_high"), "Float64")
    return pd.DataFrame([row]).astype(bounds), leave_out({k: ids for k, ids in left.items() if ids})


@measure
def delay_of_events(
    incidents: pd.DataFrame, milestones: pd.DataFrame, *, kinds: list[str], where: Where, first: str, then: str
) -> Made:
    """Estimate how long it took from one step to another, for the events for which each condition holds.

    Returns
    -------
    Measured
        One row, with the columns of `summarise_delays`: n_timed, median_minutes with _low and _high and so on; missing
        under five times. The first unit's steps are taken. Events that no record of either step speaks of are left out.
    """
    events, left = _choose(incidents, kinds, where)
    # Steps of a linked record are its lead's, so the linked ones stay.
    own = incidents["incident_id"].isin(events["incident_id"]) | incidents["same_as"].isin(events["incident_id"])
    pairs = pair_steps(incidents[own], milestones, first=first, then=then).table
    silent = set(events["incident_id"]) - set(pairs["incident_id"])
    left |= {f"no word of {first} or {then}": sorted(silent)} if silent else {}
    return pd.DataFrame([summarise_pairs(pairs)]), leave_out(left)
