"""How often, compared like with like: rates over the days that were watched."""

import math
from typing import Any

import pandas as pd

from analysis.datasets.evidence import name_spans
from analysis.measures import intervals
from analysis.measures.measured import LeftOut, Made, Measured, leave_out, list_ids, measure
from analysis.measures.selection import list_uncounted, select_coverage, select_events

GROUPS = {"attacks": "attack event", "alerts": "alert", "calls": "call"}
BLOCK_DAYS = 30
TO_THE_DAY = ["minute", "hour", "day"]
NO_DAY, NO_GROUP, NOT_WATCHED = (
    "not dated to a day",
    "without a single group",
    "on a day nobody is known to have watched",
)
_KINDS = {"alerts": ["air_alert"], "calls": ["emergency_call"]}
Days = dict[str, pd.DatetimeIndex]


def choose_kinds(incidents: pd.DataFrame, attack_kinds: list[str], what: str) -> tuple[str, list[str]]:
    """Return what is counted and its kinds: as asked, or with `auto` the first of attacks, alerts, calls that is on record."""
    named = {"attacks": attack_kinds, **_KINDS}
    if what != "auto":
        return what, named[what]
    held = set(select_events(incidents)["kind"])
    found = ((name, kinds) for name, kinds in named.items() if held & set(kinds))
    return next(found, ("attacks", attack_kinds))


@measure
def rates_per_group(
    incidents: pd.DataFrame,
    coverage: pd.DataFrame,
    *,
    kinds: list[str],
    by: str,
    start: pd.Timestamp | None,
    end: pd.Timestamp | None,
) -> Made:
    """Estimate incidents per 30 watched days, group by group.

    Parameters
    ----------
    by : {"region", "district", "subkind"}
        A district is watched when its region is; a subkind on the days on which any region is.

    Returns
    -------
    Measured
        One row per group, most frequent first: group, n_incidents (events of `kinds`, dated to the day, on watched days),
        n_days (watched), is_watched, rate, rate_low, rate_high (per 30 days), dispersion (variance over mean of 30-day counts), ratio,
        ratio_low, ratio_high (against all other groups together; missing under five events), p_value
        (of the ratio, corrected by Holm for how many are compared). A group that nobody watched has neither number nor
        rate: no data. What is not dated to a day, has no group, or fell on a day not watched is left out.
    """
    events = select_events(incidents, kinds)
    spans = select_coverage(coverage, kinds)
    days, spans = _list_days(spans, start, end), spans[spans["state"] == "covered"].assign(span=name_spans)
    dated = events[events["date_precision"].isin(TO_THE_DAY) & events["date_from"].notna()]
    groups = sorted({*dated[by].dropna(), *(_names_of(days, events) if by == "region" else ())})
    rows = []
    for group in groups:
        codes = _list_codes(group, by, events, days)
        watched = _join_days(days, codes)
        own = dated[(dated[by] == group) & dated["date_from"].isin(watched)]
        told = spans.loc[spans["region_code"].isna() | spans["region_code"].isin(codes), "span"]
        rows.append(
            {
                "group": str(group),
                "n_incidents": len(own) if len(watched) else pd.NA,
                "n_days": len(watched),
                "is_watched": len(watched) > 0,
                "dispersion": _disperse(own, watched),
                "n_days_coverage": list_ids(told),
                "group_incidents": list_ids(events.loc[events[by] == group, "incident_id"]),
                "incident_ids": list_ids(own["incident_id"]),
            }
        )
    columns = [
        "group",
        "n_incidents",
        "n_days",
        "is_watched",
        "dispersion",
        "n_days_coverage",
        "group_incidents",
        "incident_ids",
    ]
    table = _add_rates(pd.DataFrame(rows, columns=columns).astype({"n_incidents": "Int64"}))
    table = table.sort_values(["rate", "group"], ascending=[False, True], na_position="last", ignore_index=True)
    return table, _leave_out_of_rates(incidents, events, kinds, by, table)


def _leave_out_of_rates(
    incidents: pd.DataFrame, events: pd.DataFrame, kinds: list[str], by: str, table: pd.DataFrame
) -> LeftOut:
    lost = events[~events["incident_id"].isin({i for ids in table["incident_ids"] for i in ids})]
    is_dated = lost["date_precision"].isin(TO_THE_DAY) & lost["date_from"].notna()
    reasons = pd.Series(NOT_WATCHED, lost.index, dtype="str").mask(lost[by].isna(), NO_GROUP).mask(~is_dated, NO_DAY)
    labels = {group: label for label, group in table["group"].items()}
    rows = dict(zip(lost["incident_id"], lost[by].map(labels), strict=True))
    found = {str(reason): own for reason, own in lost.groupby(reasons)["incident_id"]}
    return leave_out({**list_uncounted(incidents, kinds), **found}, rows)


def _list_days(coverage: pd.DataFrame, start: pd.Timestamp | None, end: pd.Timestamp | None) -> Days:
    """Return the watched days of each region; a span for all regions counts under the empty code."""
    found: Days = {}
    for span in coverage[coverage["state"] == "covered"].to_dict("records"):
        first = span["from_date"] if start is None else max(span["from_date"], start)
        last = span["to_date"] if end is None else min(span["to_date"], end)
        code = span["region_code"] if pd.notna(span["region_code"]) else ""
        found[code] = found.get(code, pd.DatetimeIndex([])).union(pd.date_range(first, last))
    return found


def _names_of(days: Days, events: pd.DataFrame) -> list[str]:
    names = dict(zip(events["region_code"], events["region"], strict=True))
    return [names.get(code, code) for code in days if code]


def _list_codes(group: str, by: str, events: pd.DataFrame, days: Days) -> list[str]:
    """Return the codes of the regions whose watched days are a group's."""
    if by == "subkind":
        return list(days)
    return [*events.loc[events[by] == group, "region_code"].dropna().unique(), *([group] if by == "region" else [])]


def _join_days(days: Days, codes: list[str]) -> pd.DatetimeIndex:
    found = days.get("", pd.DatetimeIndex([]))
    for code in codes:
        found = found.union(days.get(code, pd.DatetimeIndex([])))
    return found


def _disperse(inside: pd.DataFrame, watched: pd.DatetimeIndex) -> float:
    """Return the dispersion of counts over blocks of 30 watched days; the last, shorter block is left out."""
    if not len(watched):
        return math.nan
    block = pd.Series(range(len(watched)), index=watched) // BLOCK_DAYS
    full = len(watched) // BLOCK_DAYS
    counts = block.reindex(inside["date_from"]).value_counts().reindex(range(full), fill_value=0)
    return intervals.estimate_dispersion(counts)


def _add_rates(table: pd.DataFrame) -> pd.DataFrame:
    found = [_estimate(row, table) for row in table.to_dict("records")]
    p_values = intervals.correct_for_many([intervals.find_ratio_p_value(ratio) for _, ratio in found])
    named = [rate.name("rate") | ratio.name("ratio") for rate, ratio in found]
    nothing = intervals.NOTHING.name("rate") | intervals.NOTHING.name("ratio")
    estimates = pd.DataFrame(named, index=table.index, columns=list(nothing), dtype="float64")
    return table.join(estimates).assign(p_value=p_values)


def _estimate(row: dict[str, Any], table: pd.DataFrame) -> tuple[intervals.Interval, intervals.Interval]:
    """Return the rate of a group, and its ratio to all others together; nothing of either where nobody watched."""
    if pd.isna(row["n_incidents"]):
        return intervals.NOTHING, intervals.NOTHING
    others = table[(table["group"] != row["group"]) & (table["n_days"] > 0)]
    spread = row["dispersion"] if pd.notna(row["dispersion"]) else 1.0
    wide = float(others["dispersion"].median()) if others["dispersion"].notna().any() else 1.0
    n, n_days = row["n_incidents"], row["n_days"]
    rate = intervals.estimate_rate(n, n_days / BLOCK_DAYS, dispersion=spread)
    n_others, n_others_days = int(others["n_incidents"].sum()), int(others["n_days"].sum())
    ratio = intervals.compare_rates(n, n_days, n_others, n_others_days, dispersion=spread, dispersion_other=wide)
    return rate, ratio


@measure
def tile_rates(rates: Measured, tiles: pd.DataFrame) -> Made:
    """Place the rates of regions on a grid of equal tiles: a map that shows no more than the region.

    Returns
    -------
    Measured
        One row per tile of the country that has most of the regions: group, label, row, column, rate (missing = no data). Regions
        without a tile are not shown, and their incidents are left out; empty where fewer than three regions have one.
    """
    grid = tiles.reindex(columns=["code", "name", "row", "column", "label"]).astype({"row": "int64", "column": "int64"})
    told = rates.table[["group", "rate", "incident_ids"]]
    found = grid.merge(told, left_on="name", right_on="group", how="left")
    placed = found["group"].notna()
    countries = found.loc[placed, "code"].str[:2].value_counts()
    shown = found[found["code"].str[:2] == countries.index[0]] if placed.sum() >= 3 else found.iloc[:0]
    ids = [own if isinstance(own, tuple) else () for own in shown["incident_ids"]]
    table = shown.assign(group=shown["name"], incident_ids=ids, tile_setting=[()] * len(shown)).reset_index(drop=True)
    lost = told.loc[~told["group"].isin(table["group"]), "incident_ids"]
    left = leave_out({"in a region without a tile": sorted({i for own in lost for i in own})})
    columns = ["group", "label", "row", "column", "rate", "tile_setting", "incident_ids"]
    return table[columns], pd.concat([rates.left_out.assign(row=None), left], ignore_index=True)
