"""How long it took, over all incidents and region by region."""

import pandas as pd

from analysis.measures.intervals import FEWEST, estimate_incidence, find_difference
from analysis.measures.measured import LeftOut, Made, Measured, leave_out, list_ids, measure
from analysis.measures.response import FOLLOWED, SUMMARY, WITHOUT, summarise_pairs
from analysis.measures.selection import NO_REGION

_CODES = {"pending": 0, "timed": 1, "ended_before": 2}
_REASONS = {
    "untimed": "reached at a time that is not reported",
    "not_known": "not known whether or when it was reached",
    "out_of_order": "with the second step before the first, or in the same second",
}
FEW_TIMES = "of a region with fewer than five times"


def _leave_out_of_times(pairs: pd.DataFrame) -> LeftOut:
    own = pairs[pairs["state"].isin(WITHOUT)]
    return leave_out({_REASONS[str(state)]: ids for state, ids in own.groupby("state")["incident_id"]})


@measure
def arrivals_over_time(pairs: Measured) -> Made:
    """Estimate how many incidents have reached the step, or ended before it, by each minute (Aalen-Johansen).

    Returns
    -------
    Measured
        One row per time: time (minutes), share_event, share_ended (0 to 1); empty under five events. Incidents
        without a time, or out of order, are left out.
    """
    curve = _estimate_curve(pairs.table)
    ids = list_ids(pairs.table.loc[pairs.table["state"].isin(FOLLOWED), "incident_id"])
    return curve.assign(incident_ids=[ids] * len(curve)), _leave_out_of_times(pairs.table)


def _estimate_curve(pairs: pd.DataFrame) -> pd.DataFrame:
    known = pairs[pairs["state"].isin(FOLLOWED)]
    if (known["state"] == "timed").sum() < FEWEST:
        return pd.DataFrame(columns=["time", "share_event", "share_ended"], dtype="float64")
    return estimate_incidence(known["delay_minutes"].astype("float64"), known["state"].map(_CODES))


@measure
def arrivals_per_region(pairs: Measured, *, most: int = 6) -> Made:
    """Estimate the curve of `arrivals_over_time` for the regions with the most times, five at least.

    Returns
    -------
    Measured
        One row per region and time, regions with the most times first: group, n_timed, time (minutes), share_event,
        share_ended (0 to 1); behind each stand those timed in the region.
    """
    table = pairs.table
    timed = table[table["state"] == "timed"].groupby("region")["incident_id"].agg(list_ids)
    sizes = timed.map(len).sort_values(ascending=False, kind="stable")
    pieces = []
    for region in sizes.index[sizes >= FEWEST][:most]:
        curve = _estimate_curve(table[table["region"] == region])
        pieces.append(curve.assign(group=region, n_timed=sizes[region], incident_ids=[timed[region]] * len(curve)))
    columns = ["group", "n_timed", "time", "share_event", "share_ended", "incident_ids"]
    joined = pd.concat(pieces, ignore_index=True)[columns] if pieces else pd.DataFrame(columns=columns)
    return joined, _leave_out_of_times(table)


@measure
def delays_per_region(pairs: Measured) -> Made:
    """Summarise the delays of `pair_steps` by region, shortest median first.

    Returns
    -------
    Measured
        One row per region: group, is_timed (any time is known), and the columns of `summarise_delays`. Incidents
        without a single region are left out.
    """
    rows = [
        {"group": str(region), "is_timed": (own["state"] == "timed").any(), **summarise_pairs(own)}
        for region, own in pairs.table.groupby("region")
    ]
    table = pd.DataFrame(rows, columns=None if rows else ["group", "is_timed", "n_without_time", *SUMMARY])
    placeless = pairs.table.loc[pairs.table["region"].isna(), "incident_id"]
    ordered = table.sort_values(["median_minutes", "group"], na_position="last", ignore_index=True)
    return ordered, leave_out({NO_REGION: placeless})


@measure
def region_difference(pairs: Measured) -> Made:
    """Test whether the delays of regions differ by more than chance: log-rank, over those with five or more times.

    Returns
    -------
    Measured
        One row: p_value (missing where there are not two such regions). Incidents of other regions, without a region,
        without a time or out of order, are left out.
    """
    table = pairs.table
    is_timed = table["state"] == "timed"
    is_big = is_timed.groupby(table["region"]).transform("sum") >= FEWEST
    waited = table[table["state"].isin(["timed", "pending"]) & is_big]
    placed = table["state"].isin(FOLLOWED)
    left = {NO_REGION: placed & table["region"].isna(), FEW_TIMES: placed & table["region"].notna() & ~is_big}
    p_value = find_difference(waited["delay_minutes"].astype("float64"), waited["state"] == "timed", waited["region"])
    found = pd.DataFrame({"p_value": [p_value], "incident_ids": [list_ids(waited["incident_id"])]})
    lost = leave_out({reason: table.loc[here, "incident_id"] for reason, here in left.items()})
    return found, pd.concat([lost, _leave_out_of_times(table)], ignore_index=True)
