"""What happened, region by region."""

import pandas as pd

from analysis.measures import list_ids, measure, select_coverage, select_events


@measure
def incidents_per_region(incidents: pd.DataFrame, coverage: pd.DataFrame, *, kinds: list[str]) -> pd.DataFrame:
    """Count attack events and alerts by region.

    Returns
    -------
    DataFrame
        One row per region recorded or watched, most attacks first: region_code, region, n_attacks (events of
        `kinds`), n_alerts, n_days_covered, n_days_not_covered, incident_ids (the attacks). A region that was never
        watched for such incidents and has no record of them is missing: no data. Events without a single region are left out and
        counted in `attrs["n_left_out"]`.
    """
    events = select_events(incidents)
    watched, warned = select_coverage(coverage, kinds), select_coverage(coverage, ["air_alert"])
    attacks, alerts = events[events["kind"].isin(kinds)], events[events["kind"] == "air_alert"]
    codes = sorted({*events["region_code"].dropna(), *coverage["region_code"].dropna()})
    names = dict(zip(events["region_code"], events["region"], strict=True))
    rows = []
    for code in codes:
        own = watched[watched["region_code"] == code]
        heard = bool(((warned["region_code"] == code) & (warned["state"] == "covered")).any())
        covered, missed = (_count_span(own[own["state"] == s]) for s in ("covered", "not_covered"))
        ids = list_ids(attacks.loc[attacks["region_code"] == code, "incident_id"])
        n_alerts = int((alerts["region_code"] == code).sum())
        rows.append({"region_code": code, "region": names.get(code, code),
                     "n_attacks": len(ids) if ids or covered else pd.NA, "n_alerts": n_alerts if n_alerts or heard else pd.NA,
                     "n_days_covered": covered, "n_days_not_covered": missed, "incident_ids": ids})  # fmt: skip
    columns = ["region_code", "region", "n_attacks", "n_alerts", "n_days_covered", "n_days_not_covered", "incident_ids"]
    table = pd.DataFrame(rows, columns=columns).astype({"n_attacks": "Int64", "n_alerts": "Int64"})
    table = table.sort_values(["n_attacks", "region_code"], ascending=[False, True], ignore_index=True)
    table.attrs["n_left_out"] = int(attacks["region_code"].isna().sum())
    return table


def _count_span(spans: pd.DataFrame) -> int:
    return int(((spans["to_date"] - spans["from_date"]).dt.days + 1).sum())
