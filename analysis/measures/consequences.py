"""What the sources said about people and buildings, and what their figures add up to."""

import math
from itertools import product

import pandas as pd

from analysis.datasets.vocabularies import VOCABULARIES
from analysis.measures.measured import Made, Measured, leave_out, list_ids, measure
from analysis.measures.selection import TOTAL, list_uncounted, merge_linked, select_counted, select_events

_STAGES = {"initial": 1, "interim": 2, "final": 3}
_STATES = (*VOCABULARIES["count_state"], "not_reported")
_TOLD = ["reported", "reported_none"]
_LOSSES = ["launched", "intercepted", "fell"]
_PER = ("incident_id", "quantity")
NOT_STATED = "not stated"


@measure
def reporting_states(incidents: pd.DataFrame, counts: pd.DataFrame, *, kinds: list[str], order: list[str]) -> Made:
    """Count, for each quantity, what the sources said about it: a figure, none, unknown, or nothing.

    Returns
    -------
    Measured
        One row per quantity and state: quantity, state (reported, reported_none, said_unknown, unreadable,
        not_reported), n_incidents (events of `kinds`), n_attacks (all of these). Each event has the state of the
        figure that `choose_figures` chooses; the states of a quantity add up to all events.
    """
    events = select_events(incidents, kinds)
    everybody = list_ids(events["incident_id"])
    rows = []
    figures = choose_figures(incidents, counts, order=tuple(order))
    for quantity, held in _group_by_state(events, figures).items():
        for state, ids in held.items():
            said = {"quantity": quantity, "state": state, "n_incidents": len(ids), "incident_ids": ids}
            rows.append({**said, "n_attacks": len(everybody), "n_attacks_incidents": everybody})
    return pd.DataFrame(rows), leave_out(list_uncounted(incidents, kinds))


def _group_by_state(incidents: pd.DataFrame, figures: pd.DataFrame) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return quantity to state to the incidents that are in it; silence is a state of its own."""
    figures = figures[figures["incident_id"].isin(incidents["incident_id"])]
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for quantity in VOCABULARIES["quantity"]:
        said = figures[figures["quantity"] == quantity]
        silent = incidents.loc[~incidents["incident_id"].isin(said["incident_id"]), "incident_id"]
        told = {state: list_ids(said.loc[said["state"] == state, "incident_id"]) for state in _STATES}
        found[quantity] = {**told, "not_reported": list_ids(silent)}
    return found


def keep_spoken(states: Measured) -> Measured:
    """Return the quantities of `reporting_states` that any source speaks of, and killed and injured."""
    table = states.table
    spoken = table.loc[(table["state"] != "not_reported") & (table["n_incidents"] > 0), "quantity"]
    return states.choose(quantity=sorted({*spoken, "killed", "injured"}))


def choose_figures(
    incidents: pd.DataFrame, counts: pd.DataFrame, *, order: tuple[str, ...], per: tuple[str, ...] = _PER
) -> pd.DataFrame:
    """Choose, for each incident and quantity, the figure a measure uses; the range spans all that were given.

    Figures of linked records are of one incident: each keeps the grade of its own record's source.

    Returns
    -------
    DataFrame
        One row per incident and quantity that any source speaks of: incident_id, quantity, state, best (the chosen
        figure, missing where it is none but a bound), low and high (over all readable figures; high is missing where
        one of them has no upper bound), n_figures.

    Notes
    -----
    The rule stands in data/judgements/rules.toml: the best graded source first, then the latest moment.
    """
    keys = list(per)
    graded = counts.merge(incidents[["incident_id", "source_grade"]], on="incident_id", how="left")
    graded = merge_linked(graded, incidents)
    graded["source_grade"] = graded["source_grade"].fillna("F")
    graded["stage"] = graded["as_of_stage"].map(_STAGES).fillna(0)
    graded["bare"] = ~graded["state"].isin(_TOLD)
    ascending = [name == "source_grade" for name in order]
    last = ["stage", "source_file", "source_row"]
    ordered = graded.sort_values(["bare", *order, *last], ascending=[True, *ascending, False, False, False])
    chosen = ordered.drop_duplicates(keys)[[*keys, "state", "best"]]
    readable = graded[~graded["bare"]].assign(
        low=lambda g: g["low"].fillna(g["best"]),
        high=lambda g: g["high"].fillna(g["best"]),
        is_open=lambda g: g["high"].isna() & g["best"].isna(),
    )
    spans = readable.groupby(keys).agg(
        low=("low", "min"), top=("high", "max"), n_open=("is_open", "sum"), n_figures=("high", "size")
    )
    spans["high"] = spans["top"].mask(spans["n_open"] > 0)
    return chosen.merge(spans[["low", "high", "n_figures"]].reset_index(), on=keys, how="left")


@measure
def total_counts(incidents: pd.DataFrame, counts: pd.DataFrame, *, kinds: list[str], order: list[str]) -> Made:
    """Add up what was reported of each quantity, over attack events and aggregates.

    Returns
    -------
    Measured
        One row per quantity: quantity, total_best, total_low, total_high (missing where no figure was given;
        total_best also where one of them is but a bound, total_high where one has no upper bound: never zero),
        n_reported, n_reported_none, n_said_unknown, n_unreadable, n_not_reported, n_told (the first two together),
        n_silent (the other three) and n_asked (all; incidents), n_totals (of these, the sources' own totals); behind
        the sums stand those with a figure or a reported none. Figures for parts are left out: they belong to their
        event.
    """
    totals = select_counted(incidents, "aggregate", kinds)
    own = pd.concat([select_events(incidents, kinds), totals])
    figures = choose_figures(incidents, counts, order=tuple(order))
    figures = figures[figures["incident_id"].isin(own["incident_id"])]
    summed = {"n_totals": len(totals), "n_totals_incidents": list_ids(totals["incident_id"])}
    rows = []
    for quantity, held in _group_by_state(own, figures).items():
        used = figures[(figures["quantity"] == quantity) & figures["state"].isin(_TOLD)]
        rows.append({"quantity": quantity, **_add_up(used), **_count_states(held), **summed})
    table = pd.DataFrame(rows).astype(dict.fromkeys(("total_best", "total_low", "total_high"), "Float64"))
    left = {reason: ids for reason, ids in list_uncounted(incidents, kinds).items() if reason != TOTAL}
    return table, leave_out(left)


def _add_up(used: pd.DataFrame) -> dict[str, object]:
    return {
        "total_best": pd.NA if used["best"].isna().any() else used["best"].sum(min_count=1),
        "total_low": used["low"].sum(min_count=1),
        "total_high": pd.NA if used["high"].isna().any() else used["high"].sum(min_count=1),
    }


def _count_states(held: dict[str, tuple[str, ...]]) -> dict[str, object]:
    told = [state for state in held if state in _TOLD]
    groups = {
        **{state: [state] for state in held},
        "told": told,
        "silent": [s for s in held if s not in told],
        "asked": list(held),
    }
    row: dict[str, object] = {}
    for name, states in groups.items():
        ids = list_ids(i for state in states for i in held[state])
        row |= {f"n_{name}": len(ids), f"n_{name}_incidents": ids}
    return row | {"incident_ids": row["n_told_incidents"]}


@measure
def outcome_shares(incidents: pd.DataFrame, counts: pd.DataFrame, *, kinds: list[str], order: list[str]) -> Made:
    """Compare what was launched with what was intercepted and what fell, each side's figures as that side's.

    Returns
    -------
    Measured
        One row per claimant and outcome (intercepted, fell) of which any figure is given: claimant, outcome, n_both
        (attack events or totals where launched and the outcome are both given), launched, n_outcome, share (0 to 1;
        of those alone, missing where there are none), n_without (only one of the two given: no share). Of several
        figures of one claimant `choose_figures` chooses. Figures of which it is not stated whose they are make no
        share: two of them need not be of one side.
    """
    own = pd.concat([select_counted(incidents, way, kinds)["incident_id"] for way in ("event", "aggregate")])
    losses = counts[counts["quantity"].isin(_LOSSES)]
    chosen = choose_figures(incidents, losses, order=tuple(order), per=(*_PER, "claimant")).dropna(subset=["best"])
    chosen = chosen[chosen["incident_id"].isin(own)]
    named = chosen.assign(claimant=chosen["claimant"].fillna(NOT_STATED))
    wide = named.pivot(index=["claimant", "incident_id"], columns="quantity", values="best")
    wide = wide.reindex(columns=_LOSSES).reset_index()
    wide["launched"] = wide["launched"].mask(wide["claimant"] == NOT_STATED)
    rows = [
        {"claimant": str(claimant), "outcome": outcome, **_compare_outcome(own, outcome)}
        for (claimant, own), outcome in product(wide.groupby("claimant"), ("intercepted", "fell"))
        if own[outcome].notna().any()
    ]
    columns = ["claimant", "outcome", "n_both", "launched", "n_outcome", "share", "n_without", "incident_ids"]
    left = {reason: ids for reason, ids in list_uncounted(incidents, kinds).items() if reason != TOTAL}
    table = pd.DataFrame(rows, columns=None if rows else columns)
    return table, leave_out(left)


def _compare_outcome(own: pd.DataFrame, outcome: str) -> dict[str, object]:
    both = own.dropna(subset=["launched", outcome])
    lone = own[own["launched"].notna() ^ own[outcome].notna()]
    launched, came = float(both["launched"].sum()), float(both[outcome].sum())
    return {
        "n_both": len(both),
        "launched": launched,
        "n_outcome": came,
        "share": came / launched if launched else math.nan,
        "incident_ids": list_ids(both["incident_id"]),
        "n_without": len(lone),
        "n_without_incidents": list_ids(lone["incident_id"]),
    }
