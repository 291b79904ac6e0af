"""What happened, region by region."""

import pandas as pd

from analysis.datasets.evidence import name_spans
from analysis.datasets.regions import name_regions
from analysis.measures.measured import Made, leave_out, list_ids, measure, place_ids
from analysis.measures.selection import (
    NO_REGION,
    list_days,
    list_uncounted,
    select_coverage,
    select_events,
    select_region,
)


@measure
def incidents_per_region(incidents: pd.DataFrame, coverage: pd.DataFrame, *, kinds: list[str]) -> Made:
    """Count attack events and alerts by region.

    Returns
    -------
    Measured
        One row per region recorded or watched, most attacks first: region_code, region, n_attacks (events of
        `kinds`), n_alerts, n_days_covered, n_days_not_covered (each day once). A region that was never watched for
        such incidents and has no record of them is missing: no data. Events without a single region are left out.
    """
    events = select_events(incidents)
    watched, warned = (select_coverage(coverage, k).assign(span=name_spans) for k in (kinds, ["air_alert"]))
    attacks, alerts = events[events["kind"].isin(kinds)], events[events["kind"] == "air_alert"]
    codes = sorted({*events["region_code"].dropna(), *coverage["region_code"].dropna()})
    names = name_regions(incidents, codes)
    rows: list[dict[str, object]] = []
    for code in codes:
        here = {name: table[table["region_code"] == code] for name, table in (("attacks", attacks), ("alerts", alerts))}
        days = select_region(watched, code)
        covered, missed = (days[days["state"] == state] for state in ("covered", "not_covered"))
        is_heard = (select_region(warned, code)["state"] == "covered").any()
        ids = {name: list_ids(own["incident_id"]) for name, own in here.items()}
        rows.append(
            {
                "region_code": code,
                "region": names[code],
                "n_attacks": len(ids["attacks"]) if ids["attacks"] or len(covered) else pd.NA,
                "n_alerts": len(ids["alerts"]) if ids["alerts"] or is_heard else pd.NA,
                "n_days_covered": len(list_days(covered, None, None)),
                "n_days_not_covered": len(list_days(missed, None, None)),
                "n_alerts_incidents": ids["alerts"],
                "n_days_covered_coverage": list_ids(covered["span"]),
                "n_days_not_covered_coverage": list_ids(missed["span"]),
                "incident_ids": ids["attacks"],
            }
        )
    columns = ["region_code", "region", "n_attacks", "n_alerts", "n_days_covered", "n_days_not_covered", "incident_ids"]
    table = pd.DataFrame(rows, columns=None if rows else columns).astype({"n_attacks": "Int64", "n_alerts": "Int64"})
    table = table.sort_values(["n_attacks", "region_code"], ascending=[False, True], ignore_index=True)
    places = place_ids(incidents, "region_code", table["region_code"])
    left = []
    for column, own, of in (("n_attacks", attacks, kinds), ("n_alerts", alerts, ["air_alert"])):
        placeless = own.loc[own["region_code"].isna(), "incident_id"]
        left.append(leave_out({**list_uncounted(incidents, of), NO_REGION: placeless}, places, column))
    return table, pd.concat(left, ignore_index=True)
