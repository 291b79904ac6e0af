"""What the sources said about people and buildings, and what their figures add up to."""

import pandas as pd

from analysis.datasets.vocabularies import VOCABULARIES
from analysis.measures.measured import LeftOut, Made, Measured, leave_out, list_ids, measure
from analysis.measures.selection import (
    NOT_COLLECTED,
    TOTAL,
    find_not_collected,
    list_uncounted,
    merge_linked,
    select_counted,
    select_events,
)

_STAGES = {"initial": 1, "interim": 2, "final": 3}
_STATES = (*VOCABULARIES["count_state"], "not_reported")
_TOLD = ["reported", "reported_none"]
PER = ("incident_id", "quantity")
WITHIN = "a regional total on a day that a national one speaks of"


@measure
def reporting_states(
    incidents: pd.DataFrame, counts: pd.DataFrame, coverage: pd.DataFrame, *, kinds: list[str], order: list[str]
) -> Made:
    """Count, for each quantity, what the sources said about it: a figure, none, unknown, or nothing.

    Returns
    -------
    Measured
        One row per quantity and state: quantity, state (reported, reported_none, said_unknown, unreadable,
        not_reported), n_incidents (events of `kinds`), n_attacks (all of these). Each event has the state of the
        figure that `choose_figures` chooses; the states of a quantity add up to all events whose source collects it,
        the others are left out.
    """
    events = select_events(incidents, kinds)
    rows = []
    figures = choose_figures(incidents, counts, order=tuple(order))
    missed = _find_missed(events, coverage)
    for quantity, held in _group_by_state(events, figures, missed).items():
        everybody = list_ids(i for ids in held.values() for i in ids)
        for state, ids in held.items():
            said = {"quantity": quantity, "state": state, "n_incidents": len(ids), "incident_ids": ids}
            rows.append({**said, "n_attacks": len(everybody), "n_attacks_incidents": everybody})
    table = pd.DataFrame(rows, columns=None if rows else ["quantity", "state", "n_incidents", "n_attacks"])
    return table, _leave_out_missed(list_uncounted(incidents, kinds), table, figures, missed)


def _find_missed(incidents: pd.DataFrame, coverage: pd.DataFrame) -> dict[str, set[str]]:
    """Return quantity to the incidents whose source has no figures of it, or no figures at all."""
    nothing = find_not_collected(incidents, coverage, "counts")
    subjects = [q for q in VOCABULARIES["quantity"] if q in VOCABULARIES["coverage_subject"]]
    own = {subject: find_not_collected(incidents, coverage, subject) for subject in subjects}
    return {quantity: nothing | own.get(quantity, set()) for quantity in VOCABULARIES["quantity"]}


def _leave_out_missed(
    uncounted: dict[str, tuple[str, ...]], table: pd.DataFrame, figures: pd.DataFrame, missed: dict[str, set[str]]
) -> LeftOut:
    """Return what a table of quantities leaves out: of each row those whose source does not collect it."""
    left = [leave_out(uncounted)]
    for label, quantity in table["quantity"].items():
        if not missed[quantity]:
            continue
        told = figures.loc[figures["quantity"] == quantity, "incident_id"]
        lost = missed[quantity] - set(told)
        left.append(leave_out({NOT_COLLECTED: sorted(lost)}, dict.fromkeys(lost, label)))
    return pd.concat(left, ignore_index=True)


def _group_by_state(
    incidents: pd.DataFrame, figures: pd.DataFrame, missed: dict[str, set[str]]
) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return quantity to state to the incidents that are in it; silence is a state of its own, of who could speak.

    A quantity that none of their sources collects is none of them.
    """
    figures = figures[figures["incident_id"].isin(incidents["incident_id"])]
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for quantity in VOCABULARIES["quantity"]:
        said = figures[figures["quantity"] == quantity]
        spoken = set(said["incident_id"])
        silent = [i for i in incidents["incident_id"] if i not in spoken and i not in missed[quantity]]
        if not silent and not spoken and len(incidents):
            continue
        told = {state: list_ids(said.loc[said["state"] == state, "incident_id"]) for state in _STATES}
        found[quantity] = {**told, "not_reported": list_ids(silent)}
    return found


def keep_spoken(states: Measured) -> Measured:
    """Return the quantities of `reporting_states` that any source speaks of, and killed and injured."""
    table = states.table
    spoken = table.loc[(table["state"] != "not_reported") & (table["n_incidents"] > 0), "quantity"]
    return states.choose(quantity=sorted({*spoken, *({"killed", "injured"} & set(table["quantity"]))}))


def choose_figures(
    incidents: pd.DataFrame, counts: pd.DataFrame, *, order: tuple[str, ...], per: tuple[str, ...] = PER
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
def total_counts(
    incidents: pd.DataFrame, counts: pd.DataFrame, coverage: pd.DataFrame, *, kinds: list[str], order: list[str]
) -> Made:
    """Add up what was reported of each quantity, over attack events and aggregates.

    Returns
    -------
    Measured
        One row per quantity: quantity, total_best, total_low, total_high (missing where no figure was given;
        total_best also where one of them is but a bound, total_high where one has no upper bound: never zero),
        n_reported, n_reported_none, n_said_unknown, n_unreadable, n_not_reported, n_told (the first two together),
        n_silent (the other three) and n_asked (all; incidents), n_totals (of these, the sources' own totals); behind
        the sums stand those with a figure or a reported none. Figures for parts are left out: they belong to their
        event. Those whose source does not collect a quantity are not asked for it. A regional total is left out where
        a national one of the same weapon has a day in common with it: the one may be a part of the other.
    """
    own, totals, within = select_added(incidents, kinds)
    figures = choose_figures(incidents, counts, order=tuple(order))
    figures = figures[figures["incident_id"].isin(own["incident_id"])]
    summed = {"n_totals": len(totals), "n_totals_incidents": list_ids(totals["incident_id"])}
    rows = []
    missed = _find_missed(own, coverage)
    for quantity, held in _group_by_state(own, figures, missed).items():
        used = figures[(figures["quantity"] == quantity) & figures["state"].isin(_TOLD)]
        rows.append({"quantity": quantity, **add_up(used), **_count_states(held), **summed})
    bounds = ("total_best", "total_low", "total_high")
    columns = ["quantity", *bounds, *_count_states(dict.fromkeys((*_STATES, "not_reported"), ())), *summed]
    table = pd.DataFrame(rows, columns=None if rows else columns).astype(dict.fromkeys(bounds, "Float64"))
    left = {reason: ids for reason, ids in list_uncounted(incidents, kinds).items() if reason != TOTAL}
    return table, _leave_out_missed({**left, WITHIN: within}, table, figures, missed)


def select_added(incidents: pd.DataFrame, kinds: list[str]) -> tuple[pd.DataFrame, pd.DataFrame, tuple[str, ...]]:
    """Return what figures are added up over (events and totals), its totals, and the totals that others may contain."""
    totals, within = _split_within(select_counted(incidents, "aggregate", kinds))
    return pd.concat([select_events(incidents, kinds), totals]), totals, within


def _split_within(totals: pd.DataFrame) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Return the totals that can be added up, and the incident_id of regional ones that a national one may contain."""
    is_national = totals["place_precision"] == "country"
    same = ["country_code", "weapon"]
    days = ["date_from", "date_to"]
    wide = totals.loc[is_national, [*same, *days]].drop_duplicates()
    fine = totals.loc[~is_national, ["incident_id", *same, *days]]
    met = fine.merge(wide, on=same, suffixes=("", "_wide"))
    met = met[(met["date_from"] <= met["date_to_wide"]) & (met["date_to"] >= met["date_from_wide"])]
    return totals[~totals["incident_id"].isin(met["incident_id"])], list_ids(met["incident_id"])


def add_up(used: pd.DataFrame) -> dict[str, object]:
    """Return the sums of chosen figures: total_best, total_low, total_high, as `total_counts` has them."""
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
