"""How long alerts lasted, overlapping ones once."""

import math

import pandas as pd

from analysis.measures.measured import Made, leave_out, list_ids, measure, place_ids
from analysis.measures.selection import NO_REGION, PARTIAL, list_uncounted, select_events, split_partial

_HOUR = pd.Timedelta(hours=1)
NO_HOURS = "without a start and a later end"


@measure
def alert_hours(
    incidents: pd.DataFrame, milestones: pd.DataFrame, *, start: pd.Timestamp | None, end: pd.Timestamp | None
) -> Made:
    """Measure the hours of alert by region, overlapping alerts counted once, within the days of the window.

    The start and end of an alert are the incident's own, else the times of its milestones alert and all_clear.

    Parameters
    ----------
    start, end : Timestamp, optional
        First and last local day; an alert counts for the hours that lie between them.

    Returns
    -------
    Measured
        One row per region with alerts, most hours first: region, n_alerts (of the whole region, where any are on
        record), hours (union of their intervals; missing where none has both times), hours_summed (what adding them up
        would give), hours_anywhere (union of all, those of a part of the region too), n_untimed (without a start and
        an end after it: left out of the hours). Alerts without a single region are left out.
    """
    kinds = ["air_alert"]
    everything = _clip(_add_times(select_events(incidents, kinds), milestones), start, end)
    alerts, partial = split_partial(everything)
    rows = [
        _measure_region(str(region), own, everything[everything["region"] == region])
        for region, own in alerts.groupby("region")
    ]
    columns = ["region", "n_alerts", "hours", "hours_summed", "hours_anywhere", "n_untimed", "incident_ids"]
    table = pd.DataFrame(rows, columns=columns if not rows else None)
    placeless = alerts.loc[alerts["region"].isna(), "incident_id"]
    table = table.sort_values(["hours", "region"], ascending=[False, True], ignore_index=True)
    places = place_ids(incidents, "region", table["region"])
    untimed = {NO_HOURS: alerts.loc[~_has_hours(alerts), "incident_id"]}
    left = [leave_out({**list_uncounted(incidents, kinds), NO_REGION: placeless}, places)]
    whole = ("n_alerts", "hours", "hours_summed", "n_untimed")
    left += [leave_out({PARTIAL: partial}, places, column) for column in whole]
    left += [leave_out(untimed, places, column) for column in ("hours", "hours_summed", "hours_anywhere")]
    return table, pd.concat(left, ignore_index=True)


def _has_hours(alerts: pd.DataFrame) -> pd.Series:
    return (alerts["end_utc"] >= alerts["start_utc"]).fillna(False)


def _add_times(alerts: pd.DataFrame, milestones: pd.DataFrame) -> pd.DataFrame:
    for column, step in (("start_utc", "alert"), ("end_utc", "all_clear")):
        told = milestones[milestones["milestone"] == step].groupby("incident_id")["at_utc"].min()
        known = told.reindex(alerts["incident_id"]).set_axis(alerts.index).astype("datetime64[us, UTC]")
        alerts = alerts.assign(**{column: alerts[column].fillna(known)})
    return alerts


def _clip(alerts: pd.DataFrame, start: pd.Timestamp | None, end: pd.Timestamp | None) -> pd.DataFrame:
    """Return alerts with the hours that lie within some days, as these are where the alert was."""
    pieces = [alerts.iloc[:0]]
    for zone, own in alerts.groupby(alerts["timezone"].fillna("UTC")):
        if start is not None:
            own = own.assign(start_utc=own["start_utc"].clip(lower=start.tz_localize(str(zone)).tz_convert("UTC")))
        if end is not None:
            beyond = (end + pd.Timedelta(days=1)).tz_localize(str(zone)).tz_convert("UTC")
            own = own.assign(end_utc=own["end_utc"].clip(upper=beyond))
        pieces.append(own)
    return pd.concat(pieces).sort_index()


def _measure_region(region: str, own: pd.DataFrame, everything: pd.DataFrame) -> dict[str, object]:
    timed, anywhere = own[_has_hours(own)], everything[_has_hours(everything)]
    untimed = own[~own.index.isin(timed.index)]
    return {
        "region": region,
        "n_alerts": len(own),
        "n_alerts_incidents": list_ids(own["incident_id"]),
        "hours": _join_hours(timed),
        "hours_summed": (timed["end_utc"] - timed["start_utc"]).sum() / _HOUR if len(timed) else math.nan,
        "hours_anywhere": _join_hours(anywhere),
        "hours_anywhere_incidents": list_ids(anywhere["incident_id"]),
        "n_untimed": len(untimed),
        "n_untimed_incidents": list_ids(untimed["incident_id"]),
        "incident_ids": list_ids(timed["incident_id"]),
    }


def _join_hours(timed: pd.DataFrame) -> float:
    """Return the hours during which any of some alerts was on; missing where there is none."""
    timed = timed.sort_values("start_utc")
    reach = timed["end_utc"].cummax().shift()
    begin = timed["start_utc"].where(reach.isna() | (timed["start_utc"] > reach), reach)
    union = (timed["end_utc"] - begin).clip(lower=pd.Timedelta(0)).sum()
    return float(union / _HOUR) if len(timed) else math.nan
