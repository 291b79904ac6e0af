"""How often, compared like with like: rates over the days that were watched."""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.datasets.evidence import name_spans
from analysis.datasets.regions import name_regions
from analysis.measures import intervals, measured
from analysis.measures.selection import list_days, list_uncounted, select_coverage, select_events

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
    """Return what is counted and its kinds: as asked, or by `auto` the first of GROUPS on record."""
    named = {"attacks": attack_kinds, **_KINDS}
    if what != "auto":
        return what, named[what]
    held = set(select_events(incidents)["kind"])
    found = ((name, kinds) for name, kinds in named.items() if held & set(kinds))
    return next(found, ("attacks", attack_kinds))


@measured.measure
def rates_per_group(
    incidents: pd.DataFrame,
    coverage: pd.DataFrame,
    *,
    kinds: list[str],
    by: str,
    start: pd.Timestamp | None,
    end: pd.Timestamp | None,
) -> measured.Made:
    """Estimate incidents per 30 watched days, group by group.

    Parameters
    ----------
    by : {"region", "district", "subkind"}
        A district is watched when its region is; a subkind on the days on which any region is.

    Returns
    -------
    Measured
        One row per group, most frequent first: group, n_incidents (events of `kinds`, dated to the day, on watched
        days), n_days (watched), is_watched, rate, rate_low, rate_high (per 30 days), dispersion (variance over mean
        of 30-day counts), ratio, ratio_low, ratio_high (against all other groups together; missing under five
        events), p_value (of the ratio, corrected by Holm for how many are compared). A group that nobody watched has
        neither number nor rate: no data. What is not dated to a day, has no group, or fell on a day not watched is
        left out.
    """
    incidents = _name_districts(incidents) if by == "district" else incidents
    events = select_events(incidents, kinds)
    spans = select_coverage(coverage, kinds)
    spans = spans[spans["state"] == "covered"].assign(span=name_spans)
    days = _list_days(spans, start, end)
    dated = events[events["date_precision"].isin(TO_THE_DAY) & events["date_from"].notna()]
    held = _list_codes(incidents, by, dated, days)
    rows = []
    for group, codes in sorted(held.items()):
        watched = _join_days(days, codes)
        own = dated[(dated[by] == group) & dated["date_from"].isin(watched)]
        told = spans.loc[spans["region_code"].isna() | spans["region_code"].isin(codes), "span"]
        rows.append(
            {
                "group": group,
                "region_code": codes[0] if by == "region" and codes else None,
                "n_incidents": len(own) if len(watched) else pd.NA,
                "n_days": len(watched),
                "is_watched": len(watched) > 0,
                "dispersion": _disperse(own, watched),
                "n_days_coverage": measured.list_ids(told),
                "group_incidents": measured.list_ids(events.loc[events[by] == group, "incident_id"]),
                "group_coverage": measured.list_ids(told),
                "incident_ids": measured.list_ids(own["incident_id"]),
            }
        )
    columns = [
        "group",
        "region_code",
        "n_incidents",
        "n_days",
        "is_watched",
        "dispersion",
        "n_days_coverage",
        "group_incidents",
        "group_coverage",
        "incident_ids",
    ]
    table = _add_rates(pd.DataFrame(rows, columns=columns).astype({"n_incidents": "Int64"}))
    table = table.sort_values(["rate", "group"], ascending=[False, True], na_position="last", ignore_index=True)
    # A group that is known by nothing but its coverage has no incidents to be known by: then coverage stands behind
    # their number.
    unused = "group_coverage" if table["group_incidents"].map(len).all() else "group_incidents"
    return table.drop(columns=unused), _leave_out_of_rates(incidents, events, kinds, by, table)


def _leave_out_of_rates(
    incidents: pd.DataFrame, events: pd.DataFrame, kinds: list[str], by: str, table: pd.DataFrame
) -> measured.LeftOut:
    lost = events[~events["incident_id"].isin({i for ids in table["incident_ids"] for i in ids})]
    is_dated = lost["date_precision"].isin(TO_THE_DAY) & lost["date_from"].notna()
    reasons = pd.Series(NOT_WATCHED, lost.index, dtype="str").mask(lost[by].isna(), NO_GROUP).mask(~is_dated, NO_DAY)
    found = {str(reason): own for reason, own in lost.groupby(reasons)["incident_id"]}
    return measured.leave_out(
        {**list_uncounted(incidents, kinds), **found}, measured.place_ids(incidents, by, table["group"])
    )


def _list_days(coverage: pd.DataFrame, start: pd.Timestamp | None, end: pd.Timestamp | None) -> Days:
    """Return the watched days of each region; a span for all regions counts under the empty code."""
    grouped = coverage.groupby(coverage["region_code"].fillna(""))
    return {str(code): list_days(own, start, end) for code, own in grouped}


def _name_districts(incidents: pd.DataFrame) -> pd.DataFrame:
    """Return the incidents with the region beside the name of a district that several regions have."""
    regions = incidents["region"].fillna("region not known")
    is_shared = regions.groupby(incidents["district"]).transform("nunique") > 1
    return incidents.assign(
        district=incidents["district"].mask(is_shared, incidents["district"] + " (" + regions + ")")
    )


def _list_codes(incidents: pd.DataFrame, by: str, dated: pd.DataFrame, days: Days) -> dict[str, list[str]]:
    """Return the groups, and the codes of the regions whose watched days are theirs."""
    if by == "subkind":
        return {str(group): list(days) for group in dated[by].dropna().unique()}
    codes = incidents.groupby(by)["region_code"].agg(lambda c: sorted(c.dropna().unique()))
    found = {str(group): codes[group] for group in dated[by].dropna().unique()}
    if by == "region":
        found |= {name: [code] for code, name in name_regions(incidents, filter(None, days)).items()}
    return found


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
    everybody = measured.list_ids(i for ids in table["incident_ids"] for i in ids)
    compared = ("ratio", "ratio_low", "ratio_high", "p_value")
    behind = {f"{column}_incidents": [everybody] * len(table) for column in compared}
    return table.join(estimates).assign(p_value=p_values, **behind)


def _estimate(row: Mapping[str, Any], table: pd.DataFrame) -> tuple[intervals.Interval, intervals.Interval]:
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


@measured.measure
def tile_rates(rates: measured.Measured, tiles: pd.DataFrame) -> measured.Made:
    """Place the rates of regions on a grid of equal tiles: a map that shows no more than the region.

    Returns
    -------
    Measured
        One row per tile of the country that has most of the regions: group, label, row, column, rate (missing = no
        data). Regions without a tile are not shown, and their incidents are left out; empty where fewer than three
        regions have one.
    """
    grid = tiles.reindex(columns=["code", "name", "row", "column", "label"]).astype({"row": "int64", "column": "int64"})
    told = rates.table[["group", "region_code", "rate", "incident_ids"]]
    found = grid.merge(told, left_on="code", right_on="region_code", how="left")
    placed = found["group"].notna()
    countries = found.loc[placed, "code"].str[:2].value_counts()
    shown = found[found["code"].str[:2] == countries.index[0]] if placed.sum() >= 3 else found.iloc[:0]
    ids = [own if isinstance(own, tuple) else () for own in shown["incident_ids"]]
    nothing = [()] * len(shown)
    behind = {"incident_ids": ids, "tile_setting": nothing, "blank_coverage": nothing}
    table = shown.assign(group=shown["group"].fillna(shown["name"]), **behind).reset_index(drop=True)
    lost = told.loc[~told["group"].isin(table["group"]), "incident_ids"]
    left = measured.leave_out({"in a region without a tile": sorted({i for own in lost for i in own})})
    tile_of = {group: tile for tile, group in table["group"].items()}
    moved = {label: tile_of.get(group, -1) for label, group in rates.table["group"].items()}
    earlier = dict(zip(rates.left_out["incident_id"], rates.left_out["row"].map(moved), strict=True))
    columns = ["group", "label", "row", "column", "rate", *behind]
    return table[columns], measured.leave_out_too(rates.left_out, left, earlier)
