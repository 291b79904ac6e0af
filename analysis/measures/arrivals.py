"""How long it took, over all incidents and region by region."""

import pandas as pd

from analysis.measures.chance.shares import FEWEST
from analysis.measures.chance.times import estimate_incidence, find_difference
from analysis.measures.measured import LeftOut, Made, Measured, leave_out, list_ids, measure
from analysis.measures.response import CODES, FOLLOWED, SUMMARY, WITHOUT, summarise_pairs
from analysis.measures.selection import NO_GROUP

_REASONS = {
    "untimed": "reached at a time that is not reported",
    "not_known": "not known whether or when it was reached",
    "out_of_order": "with the second step before the first, or in the same second",
}
FEW_TIMES = "of a group with fewer than five times"


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
    return estimate_incidence(known["delay_minutes"].astype("float64"), known["state"].map(CODES))


@measure
def arrivals_per_group(pairs: Measured, *, by: str, most: int = 6) -> Made:
    """Estimate the curve of `arrivals_over_time` for the groups with the most times, five at least.

    Returns
    -------
    Measured
        One row per group (of `by`: region, district, subkind or priority) and time, those with the most times first:
        group, n_timed, time (minutes), share_event, share_ended (0 to 1); behind each stand those timed in the group.
    """
    table = pairs.table
    timed = table[table["state"] == "timed"].groupby(by)["incident_id"].agg(list_ids)
    sizes = timed.map(len).sort_values(ascending=False, kind="stable")
    pieces = []
    for group in sizes.index[sizes >= FEWEST][:most]:
        curve = _estimate_curve(table[table[by] == group])
        pieces.append(curve.assign(group=group, n_timed=sizes[group], incident_ids=[timed[group]] * len(curve)))
    columns = ["group", "n_timed", "time", "share_event", "share_ended", "incident_ids"]
    joined = pd.concat(pieces, ignore_index=True)[columns] if pieces else pd.DataFrame(columns=columns)
    return joined, _leave_out_of_times(table)


@measure
def delays_per_group(pairs: Measured, *, by: str) -> Made:
    """Summarise the delays of `pair_steps` by one of its columns, shortest median first; by period in order.

    Returns
    -------
    Measured
        One row per group: group, is_timed (any time is known), and the columns of `summarise_delays`. Incidents
        without a single group are left out.
    """
    rows = [
        {"group": str(group), "is_timed": (own["state"] == "timed").any(), **summarise_pairs(own)}
        for group, own in pairs.table.groupby(by)
    ]
    table = pd.DataFrame(rows, columns=None if rows else ["group", "is_timed", "n_without_time", *SUMMARY])
    placeless = pairs.table.loc[pairs.table[by].isna(), "incident_id"]
    order = ["group"] if by == "period" else ["median_minutes", "group"]
    ordered = table.sort_values(order, na_position="last", ignore_index=True)
    return ordered, leave_out({NO_GROUP: placeless})


@measure
def group_difference(pairs: Measured, *, by: str) -> Made:
    """Test whether groups reach the step at another pace than chance would let them: log-rank, over those with five.

    The pace is that among incidents still waiting (cause-specific): one that ended before the step waits until it ends.

    Returns
    -------
    Measured
        One row: p_value (missing where there are not two such groups). Incidents of other groups, without a group,
        without a time or out of order, are left out.
    """
    table = pairs.table
    is_timed = table["state"] == "timed"
    is_big = is_timed.groupby(table[by]).transform("sum") >= FEWEST
    placed = table["state"].isin(FOLLOWED)
    waited = table[placed & is_big]
    left = {NO_GROUP: placed & table[by].isna(), FEW_TIMES: placed & table[by].notna() & ~is_big}
    p_value = find_difference(waited["delay_minutes"].astype("float64"), waited["state"] == "timed", waited[by])
    found = pd.DataFrame({"p_value": [p_value], "incident_ids": [list_ids(waited["incident_id"])]})
    lost = leave_out({reason: table.loc[here, "incident_id"] for reason, here in left.items()})
    return found, pd.concat([lost, _leave_out_of_times(table)], ignore_index=True)
