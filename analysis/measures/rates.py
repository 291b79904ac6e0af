"""How often, compared like with like: rates over the days that were watched."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analysis.datasets.reference.regions import name_regions
from analysis.measures import measured
from analysis.measures.chance.counts import (
    UNKNOWN,
    Spread,
    compare_rates,
    estimate_rate,
    find_ratio_p_value,
    pool_dispersion,
    shrink_rates,
)
from analysis.measures.chance.shares import NOTHING, Interval, correct_for_many
from analysis.measures.selection import NO_GROUP, PARTIAL, list_uncounted, select_events, split_partial
from analysis.measures.watching import Watch

BLOCK_DAYS, SHORT_BLOCK_DAYS = 30, 7
TO_THE_DAY = ["minute", "hour", "day"]
NO_DAY, NOT_WATCHED = "not dated to a day", "on a day nobody is known to have watched"


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
    by : {"region", "district", "subkind", "priority"}
        A district is watched when its region is; a subkind or a priority on the days on which any region is.

    Returns
    -------
    Measured
        One row per group, most frequent first: group, n_incidents (events of `kinds`, dated to the day, on days watched
        for their kind), n_days (watched for any of these kinds), is_watched, rate, rate_low, rate_high (per 30 days;
        the bounds are missing where the days are too few for blocks), rate_shrunk (drawn to the common rate, the more
        the less was counted), dispersion (variance over mean of the counts in blocks, of all groups together),
        block_days, ratio, ratio_low, ratio_high (against all other groups together; missing where fewer than five
        events would be expected on either side), p_value (of the ratio, corrected by Holm for how many are compared).
        A group that nobody watched has neither number nor rate: no data. What is not dated to a day, has no group, fell
        on a day not watched or is an alert of a part of a region is left out.
    """
    incidents = _name_districts(incidents) if by == "district" else incidents
    events, partial = split_partial(select_events(incidents, kinds))
    watch, held = Watch(coverage, start, end), _list_held(events, kinds)
    dated = events[events["date_precision"].isin(TO_THE_DAY) & events["date_from"].notna()]
    seen = dated[_is_seen(dated, watch)]
    rows, counted = [], []
    for group, codes in sorted(_list_codes(incidents, by, dated, coverage).items()):
        watched, told = watch.join_days(codes, held).covered, watch.list_spans(codes, held)
        own = seen[seen[by] == group]
        counted.append((own["date_from"], watched))
        rows.append(
            {
                "group": group,
                "region_code": codes[0] if by == "region" and codes else None,
                "n_incidents": len(own) if len(watched) else pd.NA,
                "n_days": len(watched),
                "is_watched": len(watched) > 0,
                "n_days_coverage": told,
                "group_incidents": measured.list_ids(events.loc[events[by] == group, "incident_id"]),
                "group_coverage": told,
                "incident_ids": measured.list_ids(own["incident_id"]),
            }
        )
    columns = ["group", "region_code", "n_incidents", "n_days", "is_watched"]
    columns += ["n_days_coverage", "group_incidents", "group_coverage", "incident_ids"]
    table = _add_rates(pd.DataFrame(rows, columns=columns).astype({"n_incidents": "Int64"}), counted)
    table = table.sort_values(["rate", "group"], ascending=[False, True], na_position="last", ignore_index=True)
    # A group that is known by nothing but its coverage has no incidents to be known by: then coverage stands behind
    # their number.
    unused = "group_coverage" if table["group_incidents"].map(len).all() else "group_incidents"
    left = _leave_out_of_rates(incidents, events, partial, kinds, by, table)
    return table.drop(columns=unused), left


def _list_held(events: pd.DataFrame, kinds: list[str]) -> list[str]:
    """Return the kinds on record, whose days count; all that are asked for where there is none."""
    return sorted(set(events["kind"])) or kinds


def _is_seen(dated: pd.DataFrame, watch: Watch) -> pd.Series:
    """Say of each event whether its region was watched for its kind on its day."""
    seen = pd.Series(False, dated.index)
    for (code, kind), own in dated.groupby([dated["region_code"].fillna(""), "kind"]):
        seen[own.index] = own["date_from"].isin(watch.find_days(str(code), str(kind)).covered)
    return seen


def _leave_out_of_rates(
    incidents: pd.DataFrame, events: pd.DataFrame, partial: pd.Series, kinds: list[str], by: str, table: pd.DataFrame
) -> measured.LeftOut:
    lost = events[~events["incident_id"].isin({i for ids in table["incident_ids"] for i in ids})]
    is_dated = lost["date_precision"].isin(TO_THE_DAY) & lost["date_from"].notna()
    reasons = pd.Series(NOT_WATCHED, lost.index, dtype="str").mask(lost[by].isna(), NO_GROUP).mask(~is_dated, NO_DAY)
    found = {str(reason): own for reason, own in lost.groupby(reasons)["incident_id"]}
    left = {**list_uncounted(incidents, kinds), **found, PARTIAL: partial}
    return measured.leave_out(left, measured.place_ids(incidents, by, table["group"]))


def _name_districts(incidents: pd.DataFrame) -> pd.DataFrame:
    """Return the incidents with the region beside the name of a district that several regions have."""
    regions = incidents["region"].fillna("region not known")
    is_shared = regions.groupby(incidents["district"]).transform("nunique") > 1
    return incidents.assign(
        district=incidents["district"].mask(is_shared, incidents["district"] + " (" + regions + ")")
    )


def _list_codes(incidents: pd.DataFrame, by: str, dated: pd.DataFrame, coverage: pd.DataFrame) -> dict[str, list[str]]:
    """Return the groups, and the codes of the regions whose watched days are theirs; the empty code is everywhere."""
    named = set(coverage.loc[coverage["subject"].isna(), "region_code"].dropna())
    groups = [str(group) for group in dated[by].dropna().unique()]
    if by in ("subkind", "priority"):
        return {group: ["", *sorted(named | set(dated["region_code"].dropna()))] for group in groups}
    codes = incidents.groupby(by)["region_code"].agg(lambda c: sorted(c.dropna().unique()) or [""])
    found = {group: codes[group] for group in groups}
    if by == "region":
        found |= {name: [code] for code, name in name_regions(incidents, sorted(named)).items()}
    return found


def count_blocks(days: pd.Series, watched: pd.DatetimeIndex, block_days: int) -> np.ndarray:
    """Return how many events fell into each block of so many watched days; the last, shorter one is left out."""
    block = pd.Series(range(len(watched)), index=watched) // block_days
    n_full = len(watched) // block_days
    counts = block.reindex(days).value_counts().reindex(range(n_full), fill_value=0)
    return np.asarray(counts, "float64")


def _pool(counted: list[tuple[pd.Series, pd.DatetimeIndex]]) -> tuple[Spread, int]:
    """Return the spread of the counts, and of how many days a block is: short ones where the time is short."""
    for block_days in (BLOCK_DAYS, SHORT_BLOCK_DAYS):
        spread = pool_dispersion([count_blocks(days, watched, block_days) for days, watched in counted])
        if spread.df:
            return spread, block_days
    return UNKNOWN, BLOCK_DAYS


def _add_rates(table: pd.DataFrame, counted: list[tuple[pd.Series, pd.DatetimeIndex]]) -> pd.DataFrame:
    spread, block_days = _pool(counted)
    found = [_estimate(row, table, spread) for row in table.to_dict("records")]
    p_values = correct_for_many([p_value for *_, p_value in found])
    named = [rate.name("rate") | ratio.name("ratio") for rate, ratio, _ in found]
    nothing = NOTHING.name("rate") | NOTHING.name("ratio")
    estimates = pd.DataFrame(named, index=table.index, columns=list(nothing), dtype="float64")
    watched = table["n_days"] > 0
    shrunk = pd.Series(math.nan, table.index)
    if watched.any():
        own = table[watched]
        exposure = own["n_days"].to_numpy("float64") / BLOCK_DAYS
        shrunk[watched] = shrink_rates(own["n_incidents"].to_numpy("float64"), exposure, spread)
    made = {"p_value": p_values, "dispersion": spread.dispersion, "block_days": block_days, "rate_shrunk": shrunk}
    everybody = measured.list_ids(i for ids in table["incident_ids"] for i in ids)
    by_all = ("rate_low", "rate_high", "ratio", "ratio_low", "ratio_high", "p_value", "dispersion", "rate_shrunk")
    behind = {f"{column}_incidents": [everybody] * len(table) for column in by_all}
    return table.join(estimates).assign(**made, **behind)


def _estimate(row: Mapping[str, Any], table: pd.DataFrame, spread: Spread) -> tuple[Interval, Interval, float]:
    """Return the rate of a group, its ratio to all others together and its p-value; nothing where nobody watched."""
    if pd.isna(row["n_incidents"]):
        return NOTHING, NOTHING, math.nan
    others = table[(table["group"] != row["group"]) & (table["n_days"] > 0)]
    n, n_days = int(row["n_incidents"]), int(row["n_days"])
    sides = n, n_days, int(others["n_incidents"].sum()), int(others["n_days"].sum())
    return (
        estimate_rate(n, n_days / BLOCK_DAYS, spread),
        compare_rates(*sides, spread),
        find_ratio_p_value(*sides, spread),
    )


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
