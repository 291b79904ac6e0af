"""How long alerts lasted, overlapping ones once."""

import math

import pandas as pd

from analysis.measures.measured import Made, leave_out, list_ids, measure, place_ids
from analysis.measures.selection import NO_REGION, list_uncounted, select_events

_HOUR = pd.Timedelta(hours=1)
NO_HOURS = "without a start and a later end"


@measure
def alert_hours(incidents: pd.DataFrame, milestones: pd.DataFrame) -> Made:
    """Measure the hours of alert by region, overlapping alerts counted once.

    The start and end of an alert are the incident's own, else the times of its milestones alert and all_clear.

    Returns
    -------
    Measured
        One row per region with alerts, most hours first: region, n_alerts, hours (union of intervals; missing where
        no alert has both times), hours_summed (what adding the alerts up would give), n_untimed (without a start and
        an end after it: left out of the hours). Alerts without a single region are left out.
    """
    kinds = ["air_alert"]
    alerts = _add_times(select_events(incidents, kinds), milestones)
    rows = [_measure_region(str(region), own) for region, own in alerts.groupby("region")]
    columns = ["region", "n_alerts", "hours", "hours_summed", "n_untimed", "incident_ids"]
    table = pd.DataFrame(rows, columns=columns if not rows else None)
    placeless = alerts.loc[alerts["region"].isna(), "incident_id"]
    table = table.sort_values(["hours", "region"], ascending=[False, True], ignore_index=True)
    places = place_ids(incidents, "region", table["region"])
    untimed = {NO_HOURS: alerts.loc[~_has_hours(alerts), "incident_id"]}
    left = [leave_out({**list_uncounted(incidents, kinds), NO_REGION: placeless}, places)]
    left += [leave_out(untimed, places, column) for column in ("hours", "hours_summed")]
    return table, pd.concat(left, ignore_index=True)


def _has_hours(alerts: pd.DataFrame) -> pd.Series:
    return (alerts["end_utc"] >= alerts["start_utc"]).fillna(False)


def _add_times(alerts: pd.DataFrame, milestones: pd.DataFrame) -> pd.DataFrame:
    for column, step in (("start_utc", "alert"), ("end_utc", "all_clear")):
        told = milestones[milestones["milestone"] == step].groupby("incident_id")["at_utc"].min()
        known = told.reindex(alerts["incident_id"]).set_axis(alerts.index).astype("datetime64[us, UTC]")
        alerts = alerts.assign(**{column: alerts[column].fillna(known)})
    return alerts


def _measure_region(region: str, own: pd.DataFrame) -> dict[str, object]:
    timed = own[_has_hours(own)].sort_values("start_utc")
    untimed = own[~own.index.isin(timed.index)]
    reach = timed["end_utc"].cummax().shift()
    begin = timed["start_utc"].where(reach.isna() | (timed["start_utc"] > reach), reach)
    union = (timed["end_utc"] - begin).clip(lower=pd.Timedelta(0)).sum()
    return {
        "region": region,
        "n_alerts": len(own),
        "n_alerts_incidents": list_ids(own["incident_id"]),
        "hours": union / _HOUR if len(timed) else math.nan,
        "hours_summed": (timed["end_utc"] - timed["start_utc"]).sum() / _HOUR if len(timed) else math.nan,
        "n_untimed": len(untimed),
        "n_untimed_incidents": list_ids(untimed["incident_id"]),
        "incident_ids": list_ids(timed["incident_id"]),
    }
