"""What was recorded, how exactly, by whom, and what the sources did not say."""

import functools

import pandas as pd

from analysis.datasets.reference.regions import name_regions
from analysis.datasets.vocabularies import VOCABULARIES
from analysis.measures.measured import Made, leave_out, list_ids, measure, place_ids
from analysis.measures.selection import (
    NO_REGION,
    TOTAL,
    find_months,
    list_uncounted,
    select_events,
)
from analysis.measures.watching import Days, Watch


@measure
def count_kinds(incidents: pd.DataFrame) -> Made:
    """Count records by kind and by how they count.

    Returns
    -------
    Measured
        One row per kind and counting that occurs: kind, counting, n_incidents.
    """
    grouped = incidents.groupby(["kind", "counting"])["incident_id"]
    table = grouped.agg(n_incidents="nunique", incident_ids=list_ids).reset_index()
    return table.sort_values(["counting", "n_incidents", "kind"], ascending=[True, False, True], ignore_index=True)


@measure
def count_precision(incidents: pd.DataFrame) -> Made:
    """Count incidents by how exactly their date and their place are known.

    Returns
    -------
    Measured
        One row per aspect (date, place) and precision, finest first: aspect, precision, n_incidents. Aggregates are
        left out.
    """
    is_total = incidents["counting"] == "aggregate"
    told, rows = incidents[~is_total], []
    for aspect in ("date", "place"):
        for precision in VOCABULARIES[f"{aspect}_precision"]:
            ids = list_ids(told.loc[told[f"{aspect}_precision"] == precision, "incident_id"])
            rows.append({"aspect": aspect, "precision": precision, "n_incidents": len(ids), "incident_ids": ids})
    return pd.DataFrame(rows), leave_out({TOTAL: incidents.loc[is_total, "incident_id"]})


@measure
def count_reports(reports: pd.DataFrame) -> Made:
    """Count reports by publisher, and how many of them repeat another report.

    Returns
    -------
    Measured
        One row per publisher, most reports first: publisher, publisher_kind, is_named (the records say who), n_reports,
        n_repeats. A report that tells of several incidents counts once; it repeats where it does so for any of them.
    """
    named = reports.assign(
        publisher=reports["publisher"].fillna("not stated"),
        repeating=reports["report_id"].where(reports["origin_report_id"].notna()),
    )
    table = named.groupby("publisher").agg(
        publisher_kind=("publisher_kind", "first"),
        n_reports_reports=("report_id", list_ids),
        n_repeats_reports=("repeating", list_ids),
        incident_ids=("incident_id", list_ids),
    )
    table = table.reset_index().assign(is_named=lambda t: t["publisher"].isin(reports["publisher"].dropna()))
    for column in ("n_reports", "n_repeats"):
        table[column] = table[f"{column}_reports"].map(len)
    return table.sort_values(["n_reports", "publisher"], ascending=[False, True], ignore_index=True)


@measure
def count_set_aside(set_aside: pd.DataFrame) -> Made:
    """Count the raw rows that could not be used, by reason.

    Returns
    -------
    Measured
        One row per reason, most first: reason, n_rows. Behind it stand raw rows, FILE:ROW: a row set aside is no
        incident.
    """
    rows = set_aside.drop_duplicates(["source_file", "source_row"])
    named = rows.assign(place=rows["source_file"] + ":" + rows["source_row"].astype("str"))
    table = named.groupby("reason").agg(n_rows_rows=("place", list_ids)).reset_index()
    table = table.assign(n_rows=table["n_rows_rows"].map(len), incident_ids=[()] * len(table))
    return table.sort_values(["n_rows", "reason"], ascending=[False, True], ignore_index=True)


@measure
def coverage_calendar(
    incidents: pd.DataFrame, coverage: pd.DataFrame, *, start: pd.Timestamp | None, end: pd.Timestamp | None
) -> Made:
    """Count events by region and month beside the days that were watched.

    Returns
    -------
    Measured
        One row per region and month: region_code, region, month (first day), n_days, n_days_covered (on which
        somebody watched for every kind of event that is on record), state (covered, partly, not_covered, unknown),
        n_incidents (missing where no day was covered and none was recorded: no data, not zero). Left out are parts,
        totals and linked records, and events without a single region or a single month.
    """
    events = select_events(incidents)
    dated = events[events["date_from"].dt.to_period("M") == events["date_to"].dt.to_period("M")]
    by_month = dated.groupby(["region_code", dated["date_from"].dt.to_period("M")])["incident_id"].agg(list_ids)
    coverage, watch = coverage[coverage["subject"].isna()], Watch(coverage, start, end)
    kinds = sorted(events["kind"].unique()) or [""]
    codes = sorted({*events["region_code"].dropna(), *coverage["region_code"].dropna()})
    names = name_regions(incidents, codes)
    months = [] if start is None or end is None else pd.period_range(start, end, freq="M")
    rows = []
    for code in codes:
        own = _join_kinds(watch, code, kinds)
        for month in months:
            first, last = max(month.start_time, start), min(month.end_time.normalize(), end)
            ids = by_month.get((code, month), ())
            watched = _judge_month(own, first, last)
            watched["state_coverage"] = watch.list_spans([code], kinds, first, last)
            n_incidents = len(ids) if ids or watched["n_days_covered"] else pd.NA
            said = {
                "region_code": code,
                "region": names[code],
                "month": month.start_time,
            }
            rows.append({**said, **watched, "n_incidents": n_incidents, "incident_ids": ids})
    columns = ["region_code", "region", "month", "n_days", "n_days_covered", "state", "n_incidents", "incident_ids"]
    table = pd.DataFrame(rows, columns=None if rows else columns).astype({"n_incidents": "Int64"})
    lost = _find_unplaced(incidents, events, {i for ids in table["incident_ids"] for i in ids})
    return table, leave_out(lost, _place_in_months(incidents, table))


def _place_in_months(incidents: pd.DataFrame, table: pd.DataFrame) -> dict[str, int]:
    """Return the row of the calendar an incident of one region and month might have belonged to; -1: none."""
    cells = incidents["region_code"] + " " + find_months(incidents)
    held = table["region_code"] + " " + pd.to_datetime(table["month"]).dt.strftime("%Y-%m")
    return place_ids(incidents.assign(cell=cells), "cell", held)


def _find_unplaced(incidents: pd.DataFrame, events: pd.DataFrame, placed: set[str]) -> dict[str, tuple[str, ...]]:
    """Return the records that stand in no month of the calendar, by reason."""
    lost = events[~events["incident_id"].isin(placed)]
    is_one_month = lost["date_from"].dt.to_period("M") == lost["date_to"].dt.to_period("M")
    reasons = pd.Series("outside the period", lost.index, dtype="str")
    reasons = reasons.mask(~is_one_month, "without a single month").mask(lost["region_code"].isna(), NO_REGION)
    return list_uncounted(incidents) | {str(r): list_ids(own) for r, own in lost.groupby(reasons)["incident_id"]}


def _join_kinds(watch: Watch, code: str, kinds: list[str]) -> Days:
    """Return the days a region was watched for every one of some kinds, and those it was watched for none."""
    days = [watch.find_days(code, kind) for kind in kinds]
    join = functools.partial(functools.reduce, pd.DatetimeIndex.intersection)
    return Days(join([own.covered for own in days]), join([own.missed for own in days]))


def _judge_month(days: Days, first: pd.Timestamp, last: pd.Timestamp) -> dict[str, object]:
    """Return the days of a month, those watched for every kind, and what that makes it."""
    n_days = (last - first).days + 1
    covered, missed = (_count_between(own, first, last) for own in days)
    missed = 0 if covered else missed
    state = (
        "covered" if covered == n_days else "partly" if covered else "not_covered" if missed == n_days else "unknown"
    )
    return {"n_days": n_days, "n_days_covered": covered, "state": state}


def _count_between(days: pd.DatetimeIndex, first: pd.Timestamp, last: pd.Timestamp) -> int:
    return int(days.searchsorted(last, side="right") - days.searchsorted(first))
