"""Period by period: how many, against the period before and the same one a year before."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.measures.chance.counts import Spread, compare_rates, pool_dispersion
from analysis.measures.chance.shares import NOTHING, Interval
from analysis.measures.course.calendar import (
    YEARS_BACK,
    choose_length,
    find_periods,
    list_periods,
    name_period,
    name_periods,
)
from analysis.measures.course.lateness import KNOWN, share_by_delay
from analysis.measures.measured import LeftOut, Made, Measured, leave_out, list_ids, measure, place_ids
from analysis.measures.rates import count_blocks
from analysis.measures.selection import PARTIAL, list_uncounted, select_events, split_partial
from analysis.measures.watching import Watch

NO_PERIOD, OUTSIDE = "without a single period", "outside the period of the brief"
# How many days a block has in which counts are taken to see how they scatter within a period.
_BLOCK_DAYS = {"day": 1, "week": 1, "month": 7, "quarter": 7, "year": 30}
_COLUMNS = [
    "period",
    "length",
    "first",
    "n_days",
    "n_incidents",
    "n_seen",
    "share_watched",
    "share_known",
    "is_whole",
    "expected",
]
_IDS = ["n_seen_incidents", "incident_ids"]


@dataclass(frozen=True)
class Held:
    """What is counted of each region in each period, and the days on which it was watched.

    `days` and `n_seen` (events on watched days) are arrays, a row a region and a column a period; `seen` are these
    events: incident_id, row and column.
    """

    days: np.ndarray
    n_seen: np.ndarray
    seen: pd.DataFrame

    def list_seen(self, columns: list[int], rows: np.ndarray | None = None) -> tuple[str, ...]:
        """Return the events on watched days of some periods, of all or some of the regions."""
        own = self.seen[self.seen["column"].isin(columns)]
        return list_ids(own["incident_id"] if rows is None else own.loc[rows[own["row"]], "incident_id"])

    def expect(self) -> np.ndarray:
        """Return for each period the events on its watched days, had each region its own constant rate."""
        everywhere = np.maximum(self.days.sum(axis=1, keepdims=True), 1)
        return np.asarray((self.n_seen.sum(axis=1, keepdims=True) * self.days / everywhere).sum(axis=0))


@measure
def events_per_period(
    incidents: pd.DataFrame,
    coverage: pd.DataFrame,
    *,
    kinds: list[str],
    start: pd.Timestamp | None,
    end: pd.Timestamp | None,
    cut_off: str | None,
    period: str = "auto",
    late: Measured | None = None,
) -> Made:
    """Count incidents period by period, and compare each with the one before and with the same one a year before.

    Parameters
    ----------
    period : {"auto", "day", "week", "month", "quarter", "year"}
        How long a period is; by itself as `choose_length` has it.
    late : Measured, optional
        What `reports_by_delay` gives: which periods are not all on record yet.

    Returns
    -------
    Measured
        One row per period, in order: period, length (day, week, month, quarter or year), first (day), n_days (of it in
        the window), n_incidents (events of `kinds` that can only have been in it; missing where none is on record and
        nobody watched), n_seen (of these on watched days), share_watched (of the days of all regions on record, 0 to
        1), share_known (how much of it is on record by the cut-off, as far as reports come as late as they did; missing
        where that is not known), is_whole (not less than 95 % of that), expected (incidents, had each region its own
        constant rate), change, change_low, change_high (rate over that of the period before), year_change,
        year_change_low, year_change_high (over that of the same period a year before). A change counts events on
        watched days only, region by region like with like; it is missing where either period is not whole, was not
        watched, or fewer than five events would be expected. Left out are events of no single period, and alerts of a
        part of a region.

    Notes
    -----
    Of the events of a region in both periods each has the share of its watched days, were its rate the same; the ratio
    is that of what is observed to that (as in a log-rank test). Intervals as `compare_rates` has them, with the
    scatter of counts within periods.
    """
    length = choose_length(start, end, period)
    events, partial = split_partial(select_events(incidents, kinds))
    periods = list_periods(start, end, length)
    first, last = (find_periods(events[column], length) for column in ("date_from", "date_to"))
    placed = events.assign(period=first)[(first == last) & first.isin(periods)]
    watch = Watch(coverage, start, end)
    codes, held_kinds = list_codes(placed, coverage), sorted(set(events["kind"])) or kinds
    held = _hold(placed, watch, codes, periods, held_kinds)
    spread = _find_spread(held, placed, watch.join_days(codes, held_kinds).covered, length)
    rows = [
        _count_period(n, periods, placed, held, _share_known(cut_off, late), (start, end)) for n in range(len(periods))
    ]
    expected = held.expect()
    for n, row in enumerate(rows):
        spans = watch.list_spans(codes, held_kinds, periods[n].start_time, periods[n].end_time.normalize())
        row |= {"period": name_period(periods[n], length), "length": length, "expected": expected[n]}
        row |= {"share_watched_coverage": spans}
    whole = [n for n, row in enumerate(rows) if row["is_whole"]]
    for n, row in enumerate(rows):
        for name, back in (("change", 1), ("year_change", YEARS_BACK.get(length, 0))):
            is_both = back and n in whole and n - back in whole
            row |= _compare(n, n - back, name, held, spread) if is_both else _name(NOTHING, name, ())
    behind = late.table["incident_ids"].iloc[0] if late is not None and len(late.table) else ()
    columns = [*_COLUMNS, *NOTHING.name("change"), *NOTHING.name("year_change"), *_IDS]
    table = pd.DataFrame(rows, columns=None if rows else columns).astype({"n_incidents": "Int64"})
    table = table.assign(share_known_incidents=[behind] * len(table))
    return table, _leave_out(incidents, events, placed, partial, kinds, table, length)


def _leave_out(
    incidents: pd.DataFrame,
    events: pd.DataFrame,
    placed: pd.DataFrame,
    partial: pd.Series,
    kinds: list[str],
    table: pd.DataFrame,
    length: str,
) -> LeftOut:
    lost = events[~events["incident_id"].isin(placed["incident_id"])]
    is_one = find_periods(lost["date_from"], length) == find_periods(lost["date_to"], length)
    reasons = pd.Series(OUTSIDE, lost.index, dtype="str").mask(~is_one, NO_PERIOD)
    found = {str(reason): own for reason, own in lost.groupby(reasons)["incident_id"]}
    own = incidents.assign(period=name_periods(incidents, length))
    rows = place_ids(own, "period", table["period"])
    return leave_out({**list_uncounted(incidents, kinds), **found, PARTIAL: partial}, rows)


def list_codes(placed: pd.DataFrame, coverage: pd.DataFrame) -> list[str]:
    """Return the regions on record or watched; the countries that were watched where there is none, else everywhere."""
    own = coverage[coverage["subject"].isna()]
    codes = {*placed["region_code"].fillna(""), *own["region_code"].dropna()} or {*own["country_code"].dropna()}
    return sorted(codes or {""})


def count_watched_days(watch: Watch, codes: list[str], kinds: list[str], periods: pd.PeriodIndex) -> np.ndarray:
    """Return how many days of each period (columns) each region (rows) was watched."""
    covered = [watch.join_days([code], kinds).covered.to_period(periods.freq) for code in codes]
    return np.array([own.value_counts().reindex(periods, fill_value=0) for own in covered], "int64")


def _hold(placed: pd.DataFrame, watch: Watch, codes: list[str], periods: pd.PeriodIndex, kinds: list[str]) -> Held:
    days = count_watched_days(watch, codes, kinds, periods)
    region = placed["region_code"].fillna("")
    is_seen = pd.Series(False, placed.index)
    for (code, kind), own in placed.groupby([region, "kind"]):
        there = watch.find_days(str(code), str(kind)).covered
        is_seen[own.index] = own["date_from"].isin(there) & own["date_to"].isin(there)
    place = {"row": pd.Index(codes).get_indexer(region), "column": periods.get_indexer(placed["period"])}
    seen = placed[["incident_id"]].assign(**place)[is_seen]
    n_seen = np.zeros_like(days)
    np.add.at(n_seen, (seen["row"], seen["column"]), 1)
    return Held(days, n_seen, seen)


def _find_spread(held: Held, placed: pd.DataFrame, days: pd.DatetimeIndex, length: str) -> Spread:
    """Return how counts scatter within periods: those of blocks of watched days, period by period."""
    seen, own = placed.loc[held.seen.index], days.to_period(placed["period"].dt.freq)
    groups = [(dates, days[own == period]) for period, dates in seen.groupby("period")["date_from"]]
    return pool_dispersion([count_blocks(dates, watched, _BLOCK_DAYS[length]) for dates, watched in groups])


def _count_period(
    n: int,
    periods: pd.PeriodIndex,
    placed: pd.DataFrame,
    held: Held,
    find_share: Callable[[pd.Timestamp, int], float],
    window: tuple[pd.Timestamp, pd.Timestamp],
) -> dict[str, object]:
    begin, end = max(periods[n].start_time, window[0]), min(periods[n].end_time.normalize(), window[1])
    n_days, watched = (end - begin).days + 1, int(held.days[:, n].sum())
    ids, seen = list_ids(placed.loc[placed["period"] == periods[n], "incident_id"]), held.list_seen([n])
    share_known = find_share(begin, n_days)
    return {
        "first": begin,
        "n_days": n_days,
        "n_incidents": len(ids) if ids or watched else pd.NA,
        "n_seen": len(seen),
        "share_watched": watched / (len(held.days) * n_days),
        "share_known": share_known,
        "is_whole": not share_known < KNOWN,
        "n_days_setting": (),
        "n_seen_incidents": seen,
        "incident_ids": ids,
    }


def _share_known(cut_off: str | None, late: Measured | None) -> Callable[[pd.Timestamp, int], float]:
    """Return what says of so many days from one on how much of them is on record; missing where that is not known."""
    known = late if cut_off and late is not None and len(late.table) else None

    def find(begin: pd.Timestamp, n_days: int) -> float:
        if known is None:
            return math.nan
        return float(share_by_delay(known, (pd.Timestamp(cut_off) - begin).days - np.arange(n_days)).mean())

    return find


def _compare(n: int, other: int, name: str, held: Held, spread: Spread) -> dict[str, object]:
    rows = (held.days[:, n] > 0) & (held.days[:, other] > 0)
    now, then, days = held.n_seen[rows, n], held.n_seen[rows, other], held.days[rows][:, [n, other]]
    both = now + then
    share = float((both * days[:, 0] / days.sum(axis=1)).sum() / both.sum()) if both.sum() else 0.0
    found = compare_rates(int(now.sum()), share, int(then.sum()), 1 - share, spread)
    return _name(found, name, held.list_seen([n, other], rows))


def _name(found: Interval, name: str, ids: tuple[str, ...]) -> dict[str, object]:
    return {**found.name(name), **{f"{column}_incidents": ids for column in found.name(name)}}
