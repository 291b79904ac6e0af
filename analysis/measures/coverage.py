"""What was recorded, how exactly, by whom, and what the sources did not say."""

import pandas as pd

from analysis.datasets.vocabularies import VOCABULARIES
from analysis.measures import list_ids, measure, select_events


@measure
def count_kinds(incidents: pd.DataFrame) -> pd.DataFrame:
    """Count records by kind and by how they count.

    Returns
    -------
    DataFrame
        One row per kind and counting that occurs: kind, counting, n_incidents, incident_ids.
    """
    grouped = incidents.groupby(["kind", "counting"])["incident_id"]
    table = grouped.agg(n_incidents="nunique", incident_ids=list_ids).reset_index()
    return table.sort_values(["counting", "n_incidents", "kind"], ascending=[True, False, True], ignore_index=True)


@measure
def count_precision(incidents: pd.DataFrame) -> pd.DataFrame:
    """Count incidents by how exactly their date and their place are known.

    Returns
    -------
    DataFrame
        One row per aspect (date, place) and precision, finest first: aspect, precision, n_incidents, incident_ids.
        Aggregates are left out.
    """
    told = incidents[incidents["counting"] != "aggregate"]
    rows = []
    for aspect in ("date", "place"):
        for precision in VOCABULARIES[f"{aspect}_precision"]:
            ids = list_ids(told.loc[told[f"{aspect}_precision"] == precision, "incident_id"])
            rows.append({"aspect": aspect, "precision": precision, "n_incidents": len(ids), "incident_ids": ids})
    return pd.DataFrame(rows)


@measure
def count_reports(reports: pd.DataFrame) -> pd.DataFrame:
    """Count reports by publisher, and how many of them repeat another report.

    Returns
    -------
    DataFrame
        One row per publisher, most reports first: publisher, publisher_kind, n_reports, n_repeats, incident_ids.
        A report that tells of several incidents counts once; it repeats where it does so for any of them.
    """
    grouped = reports.assign(publisher=reports["publisher"].fillna("not stated")).groupby("publisher")
    table = grouped.agg(publisher_kind=("publisher_kind", "first"), n_reports=("report_id", "nunique"),
                        incident_ids=("incident_id", list_ids)).reset_index()  # fmt: skip
    repeats = reports.dropna(subset=["origin_report_id"]).groupby("publisher")["report_id"].nunique()
    table["n_repeats"] = table["publisher"].map(repeats).astype("Int64").fillna(0)
    return table.sort_values(["n_reports", "publisher"], ascending=[False, True], ignore_index=True)


@measure
def count_set_aside(set_aside: pd.DataFrame) -> pd.DataFrame:
    """Count the raw rows that could not be used, by reason.

    Returns
    -------
    DataFrame
        One row per reason, most first: reason, n_rows, incident_ids (empty: a row set aside is no incident).
    """
    rows = set_aside.drop_duplicates(["source_file", "source_row"])
    table = rows.groupby("reason").size().rename("n_rows").reset_index()
    table["incident_ids"] = [()] * len(table)
    return table.sort_values(["n_rows", "reason"], ascending=[False, True], ignore_index=True)


@measure
def coverage_calendar(
    incidents: pd.DataFrame, coverage: pd.DataFrame, *, start: pd.Timestamp | None, end: pd.Timestamp | None
) -> pd.DataFrame:
    """Count events by region and month beside the days that were watched.

    Returns
    -------
    DataFrame
        One row per region and month: region_code, region, month (first day), n_days, n_days_covered, state (covered,
        partly, not_covered, unknown), n_incidents (missing where no day was covered and none was recorded: no data,
        not zero), incident_ids. Events dated less precisely than the month are left out.
    """
    events = select_events(incidents)
    dated = events[events["date_from"].dt.to_period("M") == events["date_to"].dt.to_period("M")]
    by_month = dated.groupby(["region_code", dated["date_from"].dt.to_period("M")])["incident_id"].agg(list_ids)
    names = events.dropna(subset=["region_code"]).drop_duplicates("region_code").set_index("region_code")["region"]
    coverage = coverage[coverage["subject"].isna()]
    codes = sorted({*names.index, *coverage["region_code"].dropna()})
    months = [] if start is None or end is None else pd.period_range(start, end, freq="M")
    rows = []
    for code in codes:
        own = coverage[coverage["region_code"].isna() | (coverage["region_code"] == code)]
        for month in months:
            first, last = max(month.start_time, start), min(month.end_time.normalize(), end)
            covered = _count_days(own[own["state"] == "covered"], first, last)
            ids = by_month.get((code, month), ())
            rows.append({"region_code": code, "region": names.get(code, code), "month": month.start_time,
                         "n_days": (last - first).days + 1, "n_days_covered": covered,
                         "state": _judge_month(own, first, last, covered),
                         "n_incidents": len(ids) if ids or covered else pd.NA, "incident_ids": ids})  # fmt: skip
    columns = ["region_code", "region", "month", "n_days", "n_days_covered", "state", "n_incidents", "incident_ids"]
    return pd.DataFrame(rows, columns=columns).astype({"n_incidents": "Int64"})


def _count_days(spans: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp) -> int:
    days: set[pd.Timestamp] = set()
    for begin, finish in zip(spans["from_date"], spans["to_date"], strict=True):
        if begin <= last and finish >= first:
            days |= set(pd.date_range(max(begin, first), min(finish, last)))
    return len(days)


def _judge_month(own: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp, covered: int) -> str:
    if covered == (last - first).days + 1:
        return "covered"
    if covered:
        return "partly"
    not_covered = _count_days(own[own["state"] == "not_covered"], first, last)
    return "not_covered" if not_covered == (last - first).days + 1 else "unknown"
