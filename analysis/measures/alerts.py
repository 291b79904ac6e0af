"""How long alerts lasted, overlapping ones once."""

import math

import pandas as pd

from analysis.measures import list_ids, measure, select_events


@measure
def alert_hours(incidents: pd.DataFrame, milestones: pd.DataFrame) -> pd.DataFrame:
    """Measure the hours of alert by region, overlapping alerts counted once.

    The start and end of an alert are the incident's own, else the times of its milestones alert and all_clear.

    Returns
    -------
    DataFrame
        One row per region with timed alerts, most hours first: region, n_alerts, hours (union of intervals;
        missing where no alert has both times), hours_summed (what adding the alerts up would give), n_untimed, incident_ids.
    """
    alerts = select_events(incidents, ["air_alert"])
    for column, step in (("start_utc", "alert"), ("end_utc", "all_clear")):
        told = milestones[milestones["milestone"] == step].groupby("incident_id")["at_utc"].min()
        known = told.reindex(alerts["incident_id"]).set_axis(alerts.index).astype("datetime64[us, UTC]")
        alerts = alerts.assign(**{column: alerts[column].fillna(known)})
    rows = []
    for region, own in alerts.groupby("region"):
        timed = own.dropna(subset=["start_utc", "end_utc"]).sort_values("start_utc")
        spans = pd.DataFrame({"start": timed["start_utc"], "end": timed["end_utc"]})
        reach = spans["end"].cummax().shift()
        begin = spans["start"].where(reach.isna() | (spans["start"] > reach), reach)
        union = (spans["end"] - begin).clip(lower=pd.Timedelta(0)).sum()
        rows.append({"region": str(region), "n_alerts": len(own), "hours": union / pd.Timedelta(hours=1) if len(timed) else math.nan,
                     "hours_summed": (spans["end"] - spans["start"]).sum() / pd.Timedelta(hours=1) if len(timed) else math.nan, "n_untimed": len(own) - len(timed),
                     "incident_ids": list_ids(timed["incident_id"])})  # fmt: skip
    columns = ["region", "n_alerts", "hours", "hours_summed", "n_untimed", "incident_ids"]
    return pd.DataFrame(rows, columns=columns).sort_values(
        ["hours", "region"], ascending=[False, True], ignore_index=True
    )
