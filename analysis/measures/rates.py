"""How often, compared like with like: rates over the days that were watched, and how firmly their order stands."""

import math

import pandas as pd

from analysis.measures import list_ids, measure, select_coverage, select_events
from analysis.measures.intervals import (
    NOTHING,
    compare_rates,
    correct_for_many,
    estimate_dispersion,
    estimate_rate,
    find_ratio_p_value,
)  # fmt: skip

GROUPS = {"attacks": "attack event", "alerts": "alert", "calls": "call"}
_BLOCK_DAYS = 30
_KINDS = {"alerts": ["air_alert"], "calls": ["emergency_call"]}


def choose_kinds(incidents: pd.DataFrame, attack_kinds: list[str], what: str) -> tuple[str, list[str]]:
    """Return what is counted and its kinds: as asked, or with `auto` the first of attacks, alerts, calls that is on record."""
    named = {"attacks": attack_kinds, **_KINDS}
    if what != "auto":
        return what, named[what]
    events = select_events(incidents)
    return next(
        ((name, kinds) for name, kinds in named.items() if events["kind"].isin(kinds).any()), ("attacks", attack_kinds)
    )


@measure
def rates_per_group(
    incidents: pd.DataFrame,
    coverage: pd.DataFrame,
    *,
    kinds: list[str],
    by: str,
    start: pd.Timestamp | None,
    end: pd.Timestamp | None,
) -> pd.DataFrame:
    """Estimate incidents per 30 watched days, group by group.

    Parameters
    ----------
    by : {"region", "district", "subkind"}
        A district is watched when its region is; a subkind on the days on which any region is.

    Returns
    -------
    DataFrame
        One row per group, most frequent first: group, n_incidents (events of `kinds`, dated to the day, on watched days),
        n_days (watched), rate, rate_low, rate_high (per 30 days), dispersion (variance over mean of 30-day counts), ratio,
        ratio_low, ratio_high (against all other groups together; missing under five events), p_value
        (of the ratio, corrected by Holm for how many are compared), incident_ids. A group that
        nobody watched has neither number nor rate: no data. What is not dated to a day, has no group, or fell on a day not watched is left
        out and counted in `attrs["n_left_out"]`.
    """
    events = select_events(incidents, kinds)
    days = _list_days(select_coverage(coverage, kinds), start, end)
    dated = events[events["date_precision"].isin(["minute", "hour", "day"]) & events["date_from"].notna()]
    grouped = dated.dropna(subset=[by])
    own_days = {
        group: _days_of(group, by, events, days)
        for group in sorted({*grouped[by], *(_names_of(days, events) if by == "region" else ())})
    }
    rows, used = [], 0
    for group, watched in own_days.items():
        own = grouped[grouped[by] == group]
        inside = own[own["date_from"].isin(watched)]
        used += len(inside)
        rows.append({"group": str(group), "n_incidents": len(inside) if len(watched) else pd.NA, "n_days": len(watched), "dispersion": _disperse(inside, watched),
                     "incident_ids": list_ids(inside["incident_id"])})  # fmt: skip
    table = pd.DataFrame(rows, columns=["group", "n_incidents", "n_days", "dispersion", "incident_ids"]).astype(
        {"n_incidents": "Int64"}
    )
    table = _add_rates(table).sort_values(
        ["rate", "group"], ascending=[False, True], na_position="last", ignore_index=True
    )
    table.attrs["n_left_out"] = len(events) - used
    return table


def _list_days(
    coverage: pd.DataFrame, start: pd.Timestamp | None, end: pd.Timestamp | None
) -> dict[str, pd.DatetimeIndex]:
    """Return the watched days of each region; a span for all regions counts under the empty code."""
    found: dict[str, pd.DatetimeIndex] = {}
    for span in coverage[coverage["state"] == "covered"].to_dict("records"):
        first = span["from_date"] if start is None else max(span["from_date"], start)
        last = span["to_date"] if end is None else min(span["to_date"], end)
        code = span["region_code"] if pd.notna(span["region_code"]) else ""
        found[code] = found.get(code, pd.DatetimeIndex([])).union(pd.date_range(first, last))
    return found


def _names_of(days: dict[str, pd.DatetimeIndex], events: pd.DataFrame) -> list[str]:
    names = dict(zip(events["region_code"], events["region"], strict=True))
    return [names.get(code, code) for code in days if code]


def _days_of(group: str, by: str, events: pd.DataFrame, days: dict[str, pd.DatetimeIndex]) -> pd.DatetimeIndex:
    general = days.get("", pd.DatetimeIndex([]))
    if by == "subkind":
        codes = list(days)
    else:
        codes = [*events.loc[events[by] == group, "region_code"].dropna().unique(), group if by == "region" else ""]
    for code in codes:
        general = general.union(days.get(code, pd.DatetimeIndex([])))
    return general


def _disperse(inside: pd.DataFrame, watched: pd.DatetimeIndex) -> float:
    """Return the dispersion of counts over blocks of 30 watched days; the last, shorter block is left out."""
    if not len(watched):
        return math.nan
    block = pd.Series(range(len(watched)), index=watched) // _BLOCK_DAYS
    full = len(watched) // _BLOCK_DAYS
    counts = block.reindex(inside["date_from"]).value_counts().reindex(range(full), fill_value=0)
    return estimate_dispersion(counts)


def _add_rates(table: pd.DataFrame) -> pd.DataFrame:
    rates, ratios = [], []
    for row in table.to_dict("records"):
        others = table[(table["group"] != row["group"]) & (table["n_days"] > 0)]
        spread = row["dispersion"] if row["dispersion"] == row["dispersion"] else 1.0
        wide = float(others["dispersion"].median()) if others["dispersion"].notna().any() else 1.0
        if pd.isna(row["n_incidents"]):
            rates.append(NOTHING)
            ratios.append(NOTHING)
            continue
        rates.append(estimate_rate(row["n_incidents"], row["n_days"] / _BLOCK_DAYS, dispersion=spread))
        ratios.append(compare_rates(row["n_incidents"], row["n_days"], int(others["n_incidents"].sum()), int(others["n_days"].sum()),
                                    dispersion=spread, dispersion_other=wide))  # fmt: skip
    named = {"p_value": correct_for_many([find_ratio_p_value(ratio) for ratio in ratios])}
    for name, found in (("rate", rates), ("ratio", ratios)):
        for position, end in enumerate(("", "_low", "_high")):
            named[name + end] = [interval[position] for interval in found]
    return table.assign(**named)


@measure
def places_struck_again(incidents: pd.DataFrame, *, kinds: list[str]) -> pd.DataFrame:
    """List districts with more than one attack event, never a finer place.

    Returns
    -------
    DataFrame
        One row per region and district with two or more, most first: region, district, n_attacks, incident_ids.
        `attrs["n_left_out"]` counts the attacks without a district.
    """
    attacks = select_events(incidents, kinds)
    grouped = attacks.dropna(subset=["district", "region"]).groupby(["region", "district"])["incident_id"]
    table = grouped.agg(n_attacks="nunique", incident_ids=list_ids).reset_index()
    table = table[table["n_attacks"] > 1].sort_values(
        ["n_attacks", "region", "district"], ascending=[False, True, True], ignore_index=True
    )
    table.attrs["n_left_out"] = int(attacks["district"].isna().sum())
    return table


@measure
def rank_again(incidents: pd.DataFrame, *, kinds: list[str], top: int = 5) -> pd.DataFrame:
    """Rank the regions again under stricter readings, to see whether their order stands.

    Returns
    -------
    DataFrame
        One row per region among the first `top` as counted: region, and for each reading its rank (missing where the region
        drops out): as_counted, links_ignored (linked records counted apart), dated_to_the_day, district_known, better_sources (graded A or B); incident_ids.
    """
    events = select_events(incidents, kinds).dropna(subset=["region"])
    apart = incidents[(incidents["counting"] == "event") & incidents["kind"].isin(kinds)].dropna(subset=["region"])
    readings = {
        "as_counted": events,
        "links_ignored": apart,
        "dated_to_the_day": events[events["date_precision"].isin(["minute", "hour", "day"])],
        "district_known": events[events["district"].notna()],
        "better_sources": events[events["source_grade"].isin(["A", "B"])],
    }
    ranks = {
        name: own["region"].value_counts().rank(method="min", ascending=False).astype("Int64")
        for name, own in readings.items()
    }
    first = ranks["as_counted"].sort_values().head(top)
    table = pd.DataFrame(
        {"region": first.index, **{name: own.reindex(first.index).to_numpy() for name, own in ranks.items()}}
    )
    table["incident_ids"] = [
        list_ids(events.loc[events["region"] == region, "incident_id"]) for region in table["region"]
    ]
    return table.astype(dict.fromkeys(readings, "Int64"))


@measure
def tile_rates(rates: pd.DataFrame, tiles: list[dict[str, str]]) -> pd.DataFrame:
    """Place the rates of regions on a grid of equal tiles: a map that shows no more than the region.

    Returns
    -------
    DataFrame
        One row per tile of the country that has most of the regions: group, label, row, column, rate (missing = no data),
        incident_ids. Regions without a tile are left out and counted in `attrs["n_left_out"]`; empty where fewer than
        three regions have one.
    """
    grid = pd.DataFrame(tiles, columns=["code", "name", "row", "column", "label"]).astype(
        {"row": "int64", "column": "int64"}
    )
    found = grid.merge(rates[["group", "rate", "incident_ids"]], left_on="name", right_on="group", how="left")
    placed = found["group"].notna()
    countries = found.loc[placed, "code"].str[:2].value_counts()
    shown = found[found["code"].str[:2] == countries.index[0]] if placed.sum() >= 3 else found.iloc[:0]
    shown = shown.assign(
        group=shown["name"], incident_ids=[i if isinstance(i, tuple) else () for i in shown["incident_ids"]]
    )
    table = shown[["group", "label", "row", "column", "rate", "incident_ids"]].reset_index(drop=True)
    table.attrs["n_left_out"] = len(rates) - int(rates["group"].isin(set(table["group"])).sum())
    return table
