"""What happened, region by region."""

import pandas as pd

from analysis.datasets.reference.regions import name_regions
from analysis.measures.measured import Made, leave_out, list_ids, measure, place_ids
from analysis.measures.selection import NO_REGION, PARTIAL, list_uncounted, select_events, split_partial
from analysis.measures.watching import Watch


@measure
def incidents_per_region(incidents: pd.DataFrame, coverage: pd.DataFrame, *, kinds: list[str]) -> Made:
    """Count attack events and alerts by region.

    Returns
    -------
    Measured
        One row per region recorded or watched, most attacks first: region_code, region, n_attacks (events of
        `kinds`), n_alerts, n_days_covered, n_days_not_covered (each day once). A region that was never watched for
        such incidents and has no record of them is missing: no data. Events without a single region are left out, and
        alerts of a part of a region where others are of the whole.
    """
    events, partial = split_partial(select_events(incidents))
    attacks, alerts = events[events["kind"].isin(kinds)], events[events["kind"] == "air_alert"]
    watch, held = Watch(coverage, None, None), sorted(set(attacks["kind"])) or kinds
    codes = sorted({*events["region_code"].dropna(), *coverage["region_code"].dropna()})
    names = name_regions(incidents, codes)
    rows: list[dict[str, object]] = []
    for code in codes:
        here = {name: table[table["region_code"] == code] for name, table in (("attacks", attacks), ("alerts", alerts))}
        days, told = watch.join_days([code], held), watch.list_spans([code], held)
        is_heard = len(watch.find_days(code, "air_alert").covered) > 0
        ids = {name: list_ids(own["incident_id"]) for name, own in here.items()}
        rows.append(
            {
                "region_code": code,
                "region": names[code],
                "n_attacks": len(ids["attacks"]) if ids["attacks"] or len(days.covered) else pd.NA,
                "n_alerts": len(ids["alerts"]) if ids["alerts"] or is_heard else pd.NA,
                "n_days_covered": len(days.covered),
                "n_days_not_covered": len(days.missed),
                "n_alerts_incidents": ids["alerts"],
                "n_days_covered_coverage": told,
                "n_days_not_covered_coverage": told,
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
        parts = partial if "air_alert" in of else ()
        left.append(leave_out({**list_uncounted(incidents, of), NO_REGION: placeless, PARTIAL: parts}, places, column))
    return table, pd.concat(left, ignore_index=True)
