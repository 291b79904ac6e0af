"""What the sources said about people and buildings, and what their figures add up to."""

import math
from itertools import product

import pandas as pd

from analysis.datasets.vocabularies import VOCABULARIES
from analysis.measures import list_ids, measure, select_events

_STAGES = {"initial": 1, "interim": 2, "final": 3}


@measure
def reporting_states(
    incidents: pd.DataFrame, counts: pd.DataFrame, *, kinds: list[str], order: list[str]
) -> pd.DataFrame:
    """Count, for each quantity, what the sources said about it: a figure, none, unknown, or nothing.

    Returns
    -------
    DataFrame
        One row per quantity and state: quantity, state (reported, reported_none, said_unknown, unreadable,
        not_reported), n_incidents (events of `kinds`), incident_ids. Each event has the state of the figure that
        `choose_figures` chooses; the states of a quantity add up to all events.
    """
    events = select_events(incidents, kinds)
    figures = choose_figures(events, counts[counts["incident_id"].isin(events["incident_id"])], order=tuple(order))
    rows = []
    for quantity in VOCABULARIES["quantity"]:
        said = figures[figures["quantity"] == quantity]
        silent = events.loc[~events["incident_id"].isin(said["incident_id"]), "incident_id"]
        for state in [*VOCABULARIES["count_state"], "not_reported"]:
            ids = list_ids(silent if state == "not_reported" else said.loc[said["state"] == state, "incident_id"])
            rows.append({"quantity": quantity, "state": state, "n_incidents": len(ids), "incident_ids": ids})
    return pd.DataFrame(rows)


def keep_spoken(states: pd.DataFrame) -> pd.DataFrame:
    """Return the quantities of `reporting_states` that any source speaks of, with those killed and injured in any case."""
    spoken = states.loc[(states["state"] != "not_reported") & (states["n_incidents"] > 0), "quantity"]
    kept = states[states["quantity"].isin({*spoken, "killed", "injured"})].reset_index(drop=True)
    kept.attrs = states.attrs
    return kept


def choose_figures(incidents: pd.DataFrame, counts: pd.DataFrame, *, order: tuple[str, ...]) -> pd.DataFrame:
    """Choose, for each incident and quantity, the figure a measure uses; the range spans all that were given.

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
    graded = counts.merge(incidents[["incident_id", "source_grade"]], on="incident_id", how="left")
    graded["source_grade"] = graded["source_grade"].fillna("F")
    graded["stage"] = graded["as_of_stage"].map(_STAGES).fillna(0)
    graded["bare"] = ~graded["state"].isin(["reported", "reported_none"])
    ascending = [name == "source_grade" for name in order]
    last = ["stage", "source_file", "source_row"]
    ordered = graded.sort_values(["bare", *order, *last], ascending=[True, *ascending, False, False, False],
                                 na_position="last", kind="stable")  # fmt: skip
    chosen = ordered.drop_duplicates(["incident_id", "quantity"])[["incident_id", "quantity", "state", "best"]]
    readable = graded[~graded["bare"]].assign(
        low=lambda g: g["low"].fillna(g["best"]),
        high=lambda g: g["high"].fillna(g["best"]),
        is_open=lambda g: g["high"].isna() & g["best"].isna(),
    )
    spans = readable.groupby(["incident_id", "quantity"]).agg(
        low=("low", "min"),
        top=("high", "max"),
        n_open=("is_open", "sum"),
        n_figures=("high", "size"),
    )
    spans["high"] = spans["top"].mask(spans["n_open"] > 0)
    return chosen.merge(spans[["low", "high", "n_figures"]].reset_index(), on=["incident_id", "quantity"], how="left")


@measure
def total_counts(incidents: pd.DataFrame, counts: pd.DataFrame, *, kinds: list[str], order: list[str]) -> pd.DataFrame:
    """Add up what was reported of each quantity, over attack events and aggregates.

    Returns
    -------
    DataFrame
        One row per quantity: quantity, total_best, total_low, total_high (missing where no figure was given; total_best
        also where one of them is but a bound, total_high where one has no upper bound: never zero), n_reported, n_reported_none, n_said_unknown,
        n_unreadable, n_not_reported (incidents), incident_ids (those with a figure or a reported none). Figures for
        parts are left out: they belong to their event.
    """
    own = pd.concat([select_events(incidents, kinds), incidents[incidents["counting"] == "aggregate"]])
    figures = choose_figures(own, counts[counts["incident_id"].isin(own["incident_id"])], order=tuple(order))
    rows = []
    for quantity in VOCABULARIES["quantity"]:
        said = figures[figures["quantity"] == quantity]
        used = said[said["state"].isin(["reported", "reported_none"])]
        states = {f"n_{s}": int((said["state"] == s).sum()) for s in VOCABULARIES["count_state"]}
        rows.append({"quantity": quantity,
                     "total_best": pd.NA if used["best"].isna().any() else used["best"].sum(min_count=1),
                     "total_low": used["low"].sum(min_count=1),
                     "total_high": pd.NA if used["high"].isna().any() else used["high"].sum(min_count=1),
                     **states, "n_not_reported": len(own) - len(said), "incident_ids": list_ids(used["incident_id"])})  # fmt: skip
    return pd.DataFrame(rows).astype(dict.fromkeys(("total_best", "total_low", "total_high"), "Float64"))


@measure
def outcome_shares(counts: pd.DataFrame) -> pd.DataFrame:
    """Compare what was launched with what was intercepted and what fell, each side's figures as that side's.

    Returns
    -------
    DataFrame
        One row per claimant and outcome (intercepted, fell) of which any figure is given: claimant, outcome, n_both
        (incidents or totals where launched and the outcome are both given), launched, n_outcome, share (0 to 1; of those
        alone, missing where there are none), n_without (only one of the two given: no share), incident_ids.
    """
    figures = counts[counts["quantity"].isin(["launched", "intercepted", "fell"]) & counts["best"].notna()]
    wide = figures.assign(claimant=figures["claimant"].fillna("not stated")).pivot_table(
        index=["claimant", "incident_id"], columns="quantity", values="best", aggfunc="last"
    ).reindex(columns=["launched", "intercepted", "fell"]).reset_index()  # fmt: skip
    rows = []
    for (claimant, own), outcome in product(wide.groupby("claimant"), ("intercepted", "fell")):
        if own[outcome].notna().any():
            both = own.dropna(subset=["launched", outcome])
            launched, came = float(both["launched"].sum()), float(both[outcome].sum())
            rows.append({"claimant": str(claimant), "outcome": outcome, "n_both": len(both), "launched": launched, "n_outcome": came,
                         "share": came / launched if launched else math.nan, "incident_ids": list_ids(both["incident_id"]),
                         "n_without": int((own["launched"].notna() | own[outcome].notna()).sum()) - len(both)})  # fmt: skip
    return pd.DataFrame(
        rows, columns=["claimant", "outcome", "n_both", "launched", "n_outcome", "share", "n_without", "incident_ids"]
    )
