"""What was done: the steps of the response that were reached, and how many have a time."""

import pandas as pd

from analysis.datasets.vocabularies import VOCABULARIES
from analysis.measures import list_ids, measure
from analysis.measures.intervals import FEWEST, estimate_incidence, estimate_quantiles, find_difference


@measure
def milestones_reached(incidents: pd.DataFrame, milestones: pd.DataFrame) -> pd.DataFrame:
    """Count, for each step of the response, where it was reached and where its time is known.

    Returns
    -------
    DataFrame
        One row per milestone that any record speaks of, in the order of a response: milestone, n_reached,
        n_time_known, n_ended_before, n_pending, n_not_known (incidents), incident_ids (where reached). An incident
        with several units counts once, in the first state that holds. No row for an incident means not reported.
    """
    mine = milestones[milestones["incident_id"].isin(incidents["incident_id"])]
    states = list(VOCABULARIES["milestone_state"])
    ranked = mine.assign(rank=mine["state"].map({s: i for i, s in enumerate(states)}), untimed=mine["at_utc"].isna())
    first = ranked.sort_values(["rank", "untimed"], kind="stable").drop_duplicates(["incident_id", "milestone"])
    rows = []
    for name in VOCABULARIES["milestone"]:
        step = first[first["milestone"] == name]
        if len(step):
            reached = step[step["state"] == "reached"]
            rows.append({"milestone": name, "n_reached": len(reached), "n_time_known": int((~reached["untimed"]).sum()),
                         **{f"n_{s}": int((step["state"] == s).sum()) for s in states[1:]},
                         "incident_ids": list_ids(reached["incident_id"])})  # fmt: skip
    columns = ["milestone", "n_reached", "n_time_known", *(f"n_{s}" for s in states[1:]), "incident_ids"]
    return pd.DataFrame(rows, columns=columns)


def list_steps(incidents: pd.DataFrame, milestones: pd.DataFrame) -> pd.DataFrame:
    """List every step with its incident's region: for a case small enough to tell step by step.

    Returns
    -------
    DataFrame
        One row per step: incident_id, region, milestone, state, at_utc (missing = time not reported), method.
    """
    order = {name: i for i, name in enumerate(VOCABULARIES["milestone"])}
    joined = milestones.merge(incidents[["incident_id", "region"]], on="incident_id")
    joined["order"] = joined["milestone"].map(order)
    ordered = joined.sort_values(["region", "incident_id", "order"], ignore_index=True)
    return ordered[["incident_id", "region", "milestone", "state", "at_utc", "method"]]


PAIRS = (
    ("call_received", "on_scene"), ("alert", "all_clear"), ("alert", "impact"), ("impact", "on_scene"), ("call_received", "dispatched"),
    ("dispatched", "on_scene"), ("on_scene", "under_control"), ("on_scene", "unit_available"),
)  # fmt: skip


def pair_steps(incidents: pd.DataFrame, milestones: pd.DataFrame, *, first: str, then: str) -> pd.DataFrame:
    """Measure the time from one step to another, incident by incident, to the first unit that took each.

    Returns
    -------
    DataFrame
        One row per incident that speaks of either step: incident_id, region, state, delay_minutes, incident_ids. States:
        timed; pending (right-censored at observed_until_utc); ended_before (a competing end, at the time it ended);
        untimed (reached, but a time is not known: coverage); not_known; out_of_order (the second step before the first,
        or both in the same second: left out of all timing). delay_minutes is missing but for the first three.
    """
    return _pair(_find_first(incidents, milestones), first, then)


def _find_first(incidents: pd.DataFrame, milestones: pd.DataFrame) -> pd.DataFrame:
    """Return one row per milestone and incident: region, the state that holds, its earliest time, until when it was watched."""
    names = incidents.drop_duplicates("incident_id").set_index("incident_id")["region"]
    own = milestones[milestones["incident_id"].isin(names.index)]
    rank = {name: position for position, name in enumerate(VOCABULARIES["milestone_state"])}
    until = own["observed_until_utc"].fillna(own["latest_utc"])
    ordered = own.assign(rank=own["state"].map(rank), until_utc=until).sort_values("rank", kind="stable")
    grouped = ordered.groupby(["milestone", "incident_id"])
    table = grouped.agg(state=("state", "first"), at_utc=("at_utc", "min"), until_utc=("until_utc", "max"))
    return table.assign(region=table.index.get_level_values("incident_id").map(names))


def _pair(steps: pd.DataFrame, first: str, then: str) -> pd.DataFrame:
    """Return the times from one step to another; `steps` is what `_find_first` returns."""
    start, goal = (
        steps[steps.index.get_level_values("milestone") == name].droplevel("milestone") for name in (first, then)
    )
    table = pd.concat([start[["region"]], goal[["region"]]])
    table = table[~table.index.duplicated()].sort_index()
    began, reached = start["at_utc"].reindex(table.index), goal["at_utc"].reindex(table.index)
    until = goal["until_utc"].reindex(table.index)
    state = goal["state"].reindex(table.index).astype("str").fillna("not_known")
    state = state.mask(state == "reached", "untimed")
    state = state.mask((state == "untimed") & began.notna() & reached.notna(), "timed")
    open_ended = state.isin(["pending", "ended_before"])
    delay = (reached.where(state == "timed", until.where(open_ended)) - began).dt.total_seconds() / 60
    state = state.mask(open_ended & delay.isna(), "not_known")
    state = state.mask((state == "timed") & (delay <= 0) | open_ended & (delay < 0), "out_of_order")
    timing = state.isin(["timed", "pending", "ended_before"])
    table = table.assign(state=state, delay_minutes=delay.where(timing).astype("Float64")).reset_index()
    return table.assign(incident_ids=[(i,) for i in table["incident_id"]])


@measure
def summarise_delays(incidents: pd.DataFrame, milestones: pd.DataFrame) -> pd.DataFrame:
    """Summarise every pair of steps that the records time: coverage first, then median and 90th percentile.

    Returns
    -------
    DataFrame
        One row per pair of PAIRS with any time: first, then, n_incidents (that speak of the second step), n_timed,
        n_ended_before, n_pending, n_untimed, n_not_known, n_out_of_order, median_minutes, p90_minutes, each with _low
        and _high (Kaplan-Meier, log-log, 95 %; competing ends left out; missing under five), incident_ids (those timed).
    """
    rows = []
    steps = _find_first(incidents, milestones)
    timed = set(steps[steps["at_utc"].notna()].index.get_level_values("milestone"))
    for first, then in (pair for pair in PAIRS if timed.issuperset(pair)):
        own = _pair(steps, first, then)
        if (own["state"] == "timed").any():
            rows.append({"first": first, "then": then, **_summarise(own)})
    return pd.DataFrame(rows, columns=["first", "then", *_SUMMARY])


_STATES = ("timed", "ended_before", "pending", "untimed", "not_known", "out_of_order")
_SUMMARY = [
    "n_incidents",
    *(f"n_{s}" for s in _STATES),
    *(f"{q}_minutes{e}" for q in ("median", "p90") for e in ("", "_low", "_high")),
    "incident_ids",
]


def _summarise(pairs: pd.DataFrame) -> dict[str, object]:
    waited = pairs[pairs["state"].isin(["timed", "pending"])]
    durations, came = waited["delay_minutes"].astype("float64"), waited["state"] == "timed"
    found: dict[str, object] = {
        "n_incidents": len(pairs),
        **{f"n_{s}": int((pairs["state"] == s).sum()) for s in _STATES},
    }
    for name, interval in zip(("median", "p90"), estimate_quantiles(durations, came, (0.5, 0.9)), strict=True):
        found |= {
            f"{name}_minutes": interval.estimate,
            f"{name}_minutes_low": interval.low,
            f"{name}_minutes_high": interval.high,
        }
    return found | {"incident_ids": list_ids(pairs.loc[pairs["state"] == "timed", "incident_id"])}


@measure
def delays_per_region(pairs: pd.DataFrame) -> pd.DataFrame:
    """Summarise the delays of `pair_steps` by region, shortest median first.

    Returns
    -------
    DataFrame
        One row per region: group, and the columns of `summarise_delays`; `attrs["p_value"]` is that of the log-rank test
        over the regions with five or more times (missing where there are not two).
    """
    rows = [{"group": str(region), **_summarise(own)} for region, own in pairs.groupby("region")]
    table = pd.DataFrame(rows, columns=["group", *_SUMMARY]).sort_values(
        ["median_minutes", "group"], na_position="last", ignore_index=True
    )
    waited = pairs[pairs["state"].isin(["timed", "pending"]) & pairs["region"].notna()]
    table.attrs["p_value"] = find_difference(
        waited["delay_minutes"].astype("float64"), waited["state"] == "timed", waited["region"]
    )
    return table


@measure
def arrivals_over_time(pairs: pd.DataFrame) -> pd.DataFrame:
    """Estimate how many incidents have reached the step, or ended before it, by each minute (Aalen-Johansen).

    Returns
    -------
    DataFrame
        One row per time: time (minutes), share_event, share_ended (0 to 1); empty under five events.
    """
    codes = {"pending": 0, "timed": 1, "ended_before": 2}
    known = pairs[pairs["state"].isin(codes)]
    if (known["state"] == "timed").sum() < FEWEST:
        return pd.DataFrame(columns=["time", "share_event", "share_ended"], dtype="float64")
    return estimate_incidence(known["delay_minutes"].astype("float64"), known["state"].map(codes))


def choose_pair(summary: pd.DataFrame) -> tuple[str, str]:
    """Return the pair of steps to show in full: the first of PAIRS that at least five incidents time, else the one most do."""
    enough = summary[summary["n_timed"] >= FEWEST]
    best = enough if len(enough) else summary.sort_values("n_timed", ascending=False, kind="stable")
    return (str(best["first"].iloc[0]), str(best["then"].iloc[0])) if len(best) else PAIRS[0]


def list_excluded(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the incidents whose steps are out of order or in the same second, left out of all timing."""
    return pairs[pairs["state"] == "out_of_order"].reset_index(drop=True)


@measure
def arrivals_per_region(pairs: pd.DataFrame, *, most: int = 6) -> pd.DataFrame:
    """Estimate the curve of `arrivals_over_time` for the regions with the most times, five at least.

    Returns
    -------
    DataFrame
        One row per region and time, regions with the most times first: group, n_timed, time (minutes), share_event,
        share_ended (0 to 1), incident_ids (those timed in the region). `attrs["n_regions"]` is how many have any time.
    """
    timed = pairs[pairs["state"] == "timed"].groupby("region")["incident_id"].agg(list_ids)
    sizes = timed.map(len).sort_values(ascending=False, kind="stable")
    pieces = []
    for region in sizes.index[sizes >= FEWEST][:most]:
        curve = arrivals_over_time(pairs[pairs["region"] == region])
        pieces.append(curve.assign(group=region, n_timed=sizes[region], incident_ids=[timed[region]] * len(curve)))
    columns = ["group", "n_timed", "time", "share_event", "share_ended", "incident_ids"]
    table = pd.concat(pieces, ignore_index=True)[columns] if pieces else pd.DataFrame(columns=columns)
    table.attrs["n_regions"] = len(sizes)
    return table
