"""What happened, beside how many people lived there."""

import math
from collections.abc import Hashable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from analysis.datasets.reference.regions import name_regions
from analysis.measures.chance.shares import Interval
from analysis.measures.chance.totals import estimate_daily_total
from analysis.measures.harm.consequences import choose_figures
from analysis.measures.measured import Made, Measured, leave_out, leave_out_too, list_ids, measure
from analysis.measures.selection import select_events
from analysis.measures.watching import Days, Watch

PER = 100_000
NOT_COUNTED = "in a region whose inhabitants are on no list here"
_RATES = ("rate", "rate_low", "rate_high")


@measure
def rates_per_inhabitant(
    rates: Measured,
    incidents: pd.DataFrame,
    counts: pd.DataFrame,
    coverage: pd.DataFrame,
    population: pd.DataFrame,
    *,
    kinds: list[str],
    order: list[str],
    start: pd.Timestamp | None,
    end: pd.Timestamp | None,
) -> Made:
    """Set the rates of regions, and the people reported killed, beside how many people lived there.

    Parameters
    ----------
    rates : Measured
        What `rates_per_group` gives by region.

    Returns
    -------
    Measured
        One row per region on the list of inhabitants, most incidents per inhabitant first: region_code, region,
        n_people (inhabitants), counted_on, population_source, rate, rate_low, rate_high (incidents per 30 watched days
        and 100,000 inhabitants; missing where nobody watched), n_told (events with a figure of the dead), killed (their
        best figures added up, the least where it is but a bound), is_least (there is such a bound), killed_rate,
        killed_rate_low, killed_rate_high (people reported killed per 100,000 inhabitants; missing where no figure was
        given, the bounds also where there is a least, an event with one is not on a watched day, or too few days have
        dead). Regions that are not on the list are left out: nobody is estimated.
    """
    events = select_events(incidents, kinds)
    codes = sorted({*events["region_code"].dropna(), *rates.table["region_code"].dropna()})
    told = rates.table[["region_code", *_RATES, "incident_ids"]].dropna(subset=["region_code"])
    listed = population[population["region_code"].isin(codes)].merge(told, on="region_code", how="left")
    names = name_regions(incidents, codes)
    dead = _choose_dead(events, choose_figures(incidents, counts, order=tuple(order)))
    watch, held = Watch(coverage, start, end), sorted(set(events["kind"])) or kinds
    rows = [
        {"region": names[row["region_code"]], **_count_region(row, dead, watch.join_days([row["region_code"]], held))}
        for row in listed.to_dict("records")
    ]
    columns = [
        "region_code",
        "region",
        "n_people",
        "counted_on",
        "population_source",
        *_RATES,
        "killed",
        "n_told",
        "is_least",
    ]
    columns += [f"killed_{name}" for name in _RATES]
    made = pd.DataFrame(rows, columns=None if rows else [*columns, "incident_ids"])
    made = made.sort_values(["rate", "killed_rate", "region_code"], ascending=[False, False, True], ignore_index=True)
    is_lost = events["region_code"].notna() & ~events["region_code"].isin(made["region_code"])
    left = leave_out({NOT_COUNTED: events.loc[is_lost, "incident_id"]}, dict.fromkeys(events["incident_id"], -1))
    return made, leave_out_too(rates.left_out, left, _move_rows(rates, made))


def _move_rows(rates: Measured, made: pd.DataFrame) -> dict[str, int]:
    """Return for what the rates left out the row of the same region; -1 where it has none."""
    row_of = {region: label for label, region in made["region"].items()}
    moved = {label: row_of.get(group, -1) for label, group in rates.table["group"].items()}
    return dict(zip(rates.left_out["incident_id"], rates.left_out["row"].map(moved), strict=True))


def _choose_dead(events: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    """Return the events with a figure of the dead: their place and days, dead (the least where it is but a bound)."""
    dead = figures["best"].fillna(figures["low"])
    killed = figures.assign(dead=dead, is_bound=figures["best"].isna())
    killed = killed[(killed["quantity"] == "killed") & dead.notna()]
    own = events[["incident_id", "region_code", "date_from", "date_to"]]
    return own.merge(killed[["incident_id", "dead", "is_bound"]], on="incident_id")


def _count_region(row: Mapping[Hashable, Any], dead: pd.DataFrame, days: Days) -> dict[str, object]:
    own = dead[dead["region_code"] == row["region_code"]]
    told, share = list_ids(own["incident_id"]), PER / row["n_people"]
    found = _estimate_killed(own, days.covered).name("killed_rate")
    said: dict[str, object] = {c: row[c] for c in ("region_code", "n_people", "counted_on", "population_source")}
    said |= {name: row[name] * share for name in _RATES} | {name: value * share for name, value in found.items()}
    behind = {f"{column}_incidents": told for column in (*found, "killed", "n_told")}
    ids = row["incident_ids"] if isinstance(row["incident_ids"], tuple) else ()
    counted = {"killed": own["dead"].sum(min_count=1), "n_told": len(told), "n_people_setting": ()}
    counted |= {"is_least": bool(own["is_bound"].any())}
    return {**said, **counted, **behind, "incident_ids": ids}


def _estimate_killed(dead: pd.DataFrame, days: pd.DatetimeIndex) -> Interval:
    """Return the people reported killed over the period, with bounds where all of it happened on watched days."""
    total = dead["dead"].sum(min_count=1)
    if pd.isna(total):
        return Interval(math.nan, math.nan, math.nan)
    on_day = dead["date_from"].isin(days) & (dead["date_from"] == dead["date_to"])
    if not len(days) or not on_day.all() or dead["is_bound"].any():
        return Interval(float(total), math.nan, math.nan)
    found = estimate_daily_total(np.asarray(dead.groupby("date_from")["dead"].sum().reindex(days, fill_value=0)))
    return Interval(float(total), found.low * len(days), found.high * len(days))
