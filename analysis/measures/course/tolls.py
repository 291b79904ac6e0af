"""What was reported of people and things, period by period: added up, and compared day by day."""

import numpy as np
import pandas as pd

from analysis.measures.chance.shares import NOTHING, Interval
from analysis.measures.chance.totals import compare_daily_totals
from analysis.measures.course.calendar import choose_length, find_periods, list_periods, name_periods
from analysis.measures.course.periods import NO_PERIOD, count_watched_days, list_codes
from analysis.measures.harm.consequences import WITHIN, add_up, choose_figures, select_added
from analysis.measures.measured import Made, Measured, leave_out, list_ids, measure, place_ids
from analysis.measures.selection import TOTAL, list_uncounted
from analysis.measures.watching import Watch

_ASKED = ("killed", "launched", "injured", "displaced")
_TOLD, _STATES = ["reported", "reported_none"], ("reported", "reported_none", "said_unknown")
_BOUNDS = ["total_best", "total_low", "total_high"]
_SUMS = [*_BOUNDS, *(f"n_{state}" for state in _STATES), "n_told", "n_asked"]


def choose_quantity(totals: Measured) -> str:
    """Return what to follow over time, from `total_counts`: the dead where any figure is given of them."""
    told = totals.table.loc[totals.table["n_reported"] > 0, "quantity"]
    return next((quantity for quantity in _ASKED if quantity in set(told)), _ASKED[0])


@measure
def totals_per_period(
    counted: Measured,
    incidents: pd.DataFrame,
    counts: pd.DataFrame,
    coverage: pd.DataFrame,
    *,
    kinds: list[str],
    order: list[str],
    start: pd.Timestamp | None,
    end: pd.Timestamp | None,
    quantity: str,
    period: str = "auto",
) -> Made:
    """Add up one quantity period by period, and compare each period with the one before.

    Parameters
    ----------
    counted : Measured
        What `events_per_period` gives for the same window and length: which periods are whole.

    Returns
    -------
    Measured
        One row per period: period, length, first (day), total_best, total_low, total_high (as in `total_counts`, over
        events and totals that can only have been in it), n_reported, n_reported_none, n_said_unknown (incidents),
        n_told (the first two together), n_asked (of how many a figure could have been given), change, change_low,
        change_high (what a day adds to the total over that of the period before, in regions that were watched on every
        day of both; missing where either is not whole, or adds nothing, or has a figure that is but a bound; the bounds
        also where fewer than ten days of either add anything).

    Notes
    -----
    What happens on one day is drawn as one (`compare_daily_totals`).
    """
    length = choose_length(start, end, period)
    own, _, within = select_added(incidents, kinds)
    figures = choose_figures(incidents, counts, order=tuple(order))
    told = figures[figures["quantity"] == quantity]
    first, last = (find_periods(own[column], length) for column in ("date_from", "date_to"))
    placed = own.assign(place=list_periods(start, end, length).get_indexer(first))[first == last]
    placed = placed[placed["place"] >= 0]
    joined = placed.merge(told[["incident_id", "state", "best", "low", "high"]], on="incident_id")
    watched = _find_watched(counted, placed, coverage, kinds, (start, end), length)
    found = _compare_periods(counted, joined, watched)
    rows = [_add_up_period(n, placed, joined, found[n]) for n in range(len(counted.table))]
    columns = [*_SUMS, *NOTHING.name("change"), "incident_ids"]
    made = pd.DataFrame(rows, columns=None if rows else columns).astype(dict.fromkeys(_BOUNDS, "Float64"))
    made = counted.table[["period", "length", "first"]].join(made)
    lost = own.loc[~own["incident_id"].isin(placed["incident_id"]), "incident_id"]
    left = {reason: ids for reason, ids in list_uncounted(incidents, kinds).items() if reason != TOTAL}
    named = incidents.assign(period=name_periods(incidents, length))
    return made, leave_out({**left, NO_PERIOD: lost, WITHIN: within}, place_ids(named, "period", made["period"]))


def _add_up_period(n: int, placed: pd.DataFrame, joined: pd.DataFrame, change: Interval) -> dict[str, object]:
    own, spoken, is_told = placed[placed["place"] == n], joined[joined["place"] == n], joined["state"].isin(_TOLD)
    told, both = joined[is_told & (joined["place"] == n)], joined[is_told & joined["place"].between(n - 1, n)]
    asked, ids, of_both = (list_ids(one["incident_id"]) for one in (own, told, both))
    counted = {"n_told": len(ids), "n_asked": len(asked), "n_asked_incidents": asked, "incident_ids": ids}
    states = {f"n_{state}": int((spoken["state"] == state).sum()) for state in _STATES}
    behind = {f"{column}_incidents": of_both for column in change.name("change")}
    return {**add_up(told), **states, **counted, **change.name("change"), **behind}


def _find_watched(
    counted: Measured,
    placed: pd.DataFrame,
    coverage: pd.DataFrame,
    kinds: list[str],
    window: tuple[pd.Timestamp | None, pd.Timestamp | None],
    length: str,
) -> pd.DataFrame:
    """Return for each region (rows) and period (columns) whether it was watched on every day."""
    codes, held = list_codes(placed, coverage), sorted(set(placed["kind"])) or kinds
    periods = list_periods(*window, length)
    days = count_watched_days(Watch(coverage, *window), codes, held, periods)
    return pd.DataFrame(days == counted.table["n_days"].to_numpy(), index=codes)


def _compare_periods(counted: Measured, joined: pd.DataFrame, watched: pd.DataFrame) -> list[Interval]:
    """Return the change from each period to the next; nothing for the first."""
    daily = joined.assign(region_code=joined["region_code"].fillna("")).groupby(["region_code", "date_from"])["best"]
    totals = daily.sum(min_count=1).unstack("region_code")
    has_bound = set(joined.loc[joined["best"].isna() & joined["state"].isin(_TOLD), "place"])
    is_whole, found = counted.table["is_whole"].tolist(), [NOTHING] * len(counted.table)
    for n in range(1, len(found)):
        codes = [c for c in totals if watched.at[c, n] and watched.at[c, n - 1]]
        if codes and is_whole[n] and is_whole[n - 1] and not has_bound & {n, n - 1}:
            now, then = (_list_days(totals[codes].sum(axis=1), counted.table.loc[place]) for place in (n, n - 1))
            found[n] = compare_daily_totals(now, then)
    return found


def _list_days(totals: pd.Series, row: pd.Series) -> np.ndarray:
    """Return what each day of a period adds: a watched day of which nothing is reported adds nothing."""
    days = pd.date_range(row["first"], periods=row["n_days"])
    return np.asarray(totals.reindex(days, fill_value=0.0), "float64")
