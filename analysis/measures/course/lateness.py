"""How long after it happened an incident is first reported, and how much of the last days is not on record yet."""

import numpy as np
import pandas as pd

from analysis.measures.measured import Made, Measured, leave_out, leave_out_too, list_ids, measure
from analysis.measures.rates import NO_DAY, TO_THE_DAY
from analysis.measures.selection import list_uncounted, merge_linked, select_events

KNOWN = 0.95  # less of some days on record, and they are not whole
FEWEST_REPORTED = 20  # events with a day and a report: fewer say too little of how late others may come
NO_REPORT = "without a report whose day is known"
TOO_EARLY = "first reported before the day it is said to have happened on"
AFTER_CUT_OFF = "after the day the records stand at"


@measure
def first_reports(incidents: pd.DataFrame, reports: pd.DataFrame, *, kinds: list[str], cut_off: str | None) -> Made:
    """List how many days after its own day each event was first reported.

    Returns
    -------
    Measured
        One row per event of `kinds` dated to the day with a report whose day is known: incident_id, delay_days (whole
        local days, 0 or more), waited_days (from its day to the cut-off; missing where there is none). Events first
        reported before their day, and those after the cut-off, are left out.
    """
    events = select_events(incidents, kinds)
    published = _find_first_days(merge_linked(reports, incidents), events)
    is_dated = events["date_precision"].isin(TO_THE_DAY) & events["date_from"].notna()
    delay = (published - events["date_from"]).dt.days
    waited = (pd.Timestamp(cut_off) - events["date_from"]).dt.days if cut_off else pd.Series(np.nan, events.index)
    reasons = pd.Series(None, events.index, dtype="str").mask(waited < delay, AFTER_CUT_OFF).mask(delay < 0, TOO_EARLY)
    reasons = reasons.mask(published.isna(), NO_REPORT).mask(~is_dated, NO_DAY)
    used = reasons.isna()
    table = pd.DataFrame(
        {
            "incident_id": events.loc[used, "incident_id"],
            "delay_days": delay[used].astype("int64"),
            "waited_days": waited[used],
            "incident_ids": [(i,) for i in events.loc[used, "incident_id"]],
        }
    )
    lost = {str(reason): own for reason, own in events.groupby(reasons)["incident_id"]}
    return table.reset_index(drop=True), leave_out({**list_uncounted(incidents, kinds), **lost})


def _find_first_days(reports: pd.DataFrame, events: pd.DataFrame) -> pd.Series:
    """Return the local day of the first report of each event, by its instant or by its day; missing where none has."""
    first = reports.groupby("incident_id")[["published_utc", "published_on"]].min().reindex(events["incident_id"])
    first = first.set_axis(events.index)
    return first[["published_on"]].assign(own=_find_local_days(first["published_utc"], events["timezone"])).min(axis=1)


def _find_local_days(instants: pd.Series, zones: pd.Series) -> pd.Series:
    """Return the local day of each instant, in the zone of its incident; UTC where none is stated."""
    days = [
        own.dt.tz_convert(str(zone)).dt.tz_localize(None).dt.normalize()
        for zone, own in instants.groupby(zones.fillna("UTC"))
    ]
    return pd.concat(days).reindex(instants.index) if days else instants.dt.tz_localize(None)


@measure
def reports_by_delay(first: Measured) -> Made:
    """Estimate how much of what is reported in the end is on record so many days after it happened.

    Parameters
    ----------
    first : Measured
        What `first_reports` gives.

    Returns
    -------
    Measured
        One row per delay that was seen, in order: days, n_first (events first reported just so late, which stand behind
        it), n_reported (so late or sooner), share_known (0 to 1, of those reported within the longest delay that was
        seen). Empty under twenty events, and without a cut-off.

    Notes
    -----
    What happened lately could only be seen if it was reported soon. Each delay is therefore compared among the events
    that were waited for as long (reverse-time product limit: Lagakos, Barraj and De Gruttola, 1988; chain ladder).
    """
    table = first.table
    known = table[table["waited_days"].notna()]
    if len(known) < FEWEST_REPORTED:
        known = known.iloc[:0]
    days, n_first = np.unique(known["delay_days"].to_numpy("int64"), return_counts=True)
    n_reported = n_first.cumsum()
    # Whoever was waited for a shorter time was reported sooner still.
    at_risk = n_reported - np.searchsorted(np.sort(known["waited_days"].to_numpy("float64")), days)
    later = np.append(1 - n_first / at_risk, 1.0)[1:]  # that of the next delay, for each
    shares = np.cumprod(later[::-1])[::-1]
    told = {"days": days, "n_first": n_first, "n_reported": n_reported, "share_known": shares}
    behind = known.groupby("delay_days")["incident_id"].agg(list_ids)
    ids = [list_ids(known["incident_id"])] * len(days)
    made = pd.DataFrame(told).assign(n_first_incidents=list(behind), incident_ids=ids)
    return made, leave_out_too(first.left_out, leave_out({}))


@measure
def latest_days(late: Measured, *, cut_off: str | None, end: pd.Timestamp | None = None) -> Made:
    """Find the last days before the cut-off of which less than 95 % is on record, as far as reports come as before.

    Parameters
    ----------
    late : Measured
        What `reports_by_delay` gives.
    end : Timestamp, optional
        The last day of the window.

    Returns
    -------
    Measured
        One row, none where nothing is known or the window ends before them: days, first (the first of them),
        share_known (of what happens on such days, on average, 0 to 1; missing where there is no such day).
    """
    table = late.table
    if table.empty or not cut_off:
        return pd.DataFrame(columns=["days", "first", "share_known", "incident_ids"])
    reached = table.loc[table["share_known"] >= KNOWN, "days"].iloc[0]
    shares = share_by_delay(late, np.arange(reached))
    first = pd.Timestamp(cut_off) - pd.Timedelta(days=int(reached) - 1)
    if end is not None and end < first:
        return pd.DataFrame(columns=["days", "first", "share_known", "incident_ids"])
    row = {"days": int(reached), "first": first, "share_known": shares.mean() if reached else np.nan}
    return pd.DataFrame([{**row, "incident_ids": table["incident_ids"].iloc[0]}]), late.left_out


def share_by_delay(late: Measured, days: np.ndarray) -> np.ndarray:
    """Return how much is on record so many days later; 0 before the first delay that was seen."""
    place = late.table["days"].searchsorted(days, side="right") - 1
    return np.where(place < 0, 0.0, late.table["share_known"].to_numpy()[np.maximum(place, 0)])
