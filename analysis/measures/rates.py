"""How often, compared like with like: rates over the days that were watched, and how firmly their order stands."""

import math

import pandas as pd

from analysis.measures import list_ids, measure, select_coverage, select_events
from analysis.measures.intervals import NOTHING, compare_rates, estimate_dispersion, estimate_rate

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
        ratio_low, ratio_high (against all other groups together; missing under five events), incident_ids. A group that
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
    named = {}
    for name, found in (("rate", rates), ("ratio", ratios)):
        for position, end in enumerate(("", "_low", "_high")):
            named[name + end] = [interval[position] for interval in found]
    return table.assign(**named)


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
        alerts = alerts.assign(**{column: alerts[column].fillna(alerts["incident_id"].map(told))})
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


@measure
def intercepted_shares(counts: pd.DataFrame) -> pd.DataFrame:
    """Compare what was launched and intercepted, each side's figures as that side's.

    Returns
    -------
    DataFrame
        One row per claimant: claimant, n_both (incidents or totals where both figures are given), launched, intercepted,
        share (0 to 1; of those alone), n_without (only one of the two given: no share), incident_ids.
    """
    figures = counts[counts["quantity"].isin(["launched", "intercepted"]) & counts["best"].notna()]
    wide = figures.assign(claimant=figures["claimant"].fillna("not stated")).pivot_table(
        index=["claimant", "incident_id"], columns="quantity", values="best", aggfunc="last"
    ).reindex(columns=["launched", "intercepted"]).reset_index()  # fmt: skip
    rows = []
    for claimant, own in wide.groupby("claimant"):
        both = own.dropna(subset=["launched", "intercepted"])
        launched, brought_down = float(both["launched"].sum()), float(both["intercepted"].sum())
        rows.append({"claimant": str(claimant), "n_both": len(both), "launched": launched, "intercepted": brought_down,
                     "share": brought_down / launched if launched else math.nan, "n_without": len(own) - len(both),
                     "incident_ids": list_ids(both["incident_id"])})  # fmt: skip
    return pd.DataFrame(
        rows, columns=["claimant", "n_both", "launched", "intercepted", "share", "n_without", "incident_ids"]
    )


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
        drops out): as_counted, dated_to_the_day, district_known, better_sources (graded A or B); incident_ids.
    """
    events = select_events(incidents, kinds).dropna(subset=["region"])
    readings = {
        "as_counted": events,
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
