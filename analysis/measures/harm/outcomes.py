"""What was launched and what became of it, each side's figures as that side's."""

import math
from itertools import product

import pandas as pd

from analysis.measures.chance.shares import FEWEST
from analysis.measures.harm.consequences import PER, choose_figures
from analysis.measures.measured import Made, leave_out, list_ids, measure
from analysis.measures.selection import TOTAL, list_uncounted, select_counted

_LOSSES = ["launched", "intercepted", "fell"]
NOT_STATED = "not stated"
MOST_EQUAL = 0.8  # of the incidents with both figures: where more have them the same, they are no two figures


@measure
def outcome_shares(incidents: pd.DataFrame, counts: pd.DataFrame, *, kinds: list[str], order: list[str]) -> Made:
    """Compare what was launched with what was intercepted and what fell, each side's figures as that side's.

    Returns
    -------
    Measured
        One row per claimant and outcome (intercepted, fell) of which any figure is given: claimant, outcome, n_both
        (attack events or totals where launched and the outcome are both given), launched, n_outcome, share (0 to 1; of
        those alone; missing where there are none, and where at least four of five have both figures the same: then one
        is likely to be filled in from the other), n_equal (of how many they are the same), n_without (only one of the
        two given: no share). Of several figures of one claimant `choose_figures` chooses. Figures of which it is not
        stated whose they are make no share: two of them need not be of one side.
    """
    own = pd.concat([select_counted(incidents, way, kinds)["incident_id"] for way in ("event", "aggregate")])
    losses = counts[counts["quantity"].isin(_LOSSES)]
    chosen = choose_figures(incidents, losses, order=tuple(order), per=(*PER, "claimant")).dropna(subset=["best"])
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
    columns = [
        "claimant",
        "outcome",
        "n_both",
        "launched",
        "n_outcome",
        "share",
        "n_equal",
        "n_without",
        "incident_ids",
    ]
    left = {reason: ids for reason, ids in list_uncounted(incidents, kinds).items() if reason != TOTAL}
    table = pd.DataFrame(rows, columns=None if rows else columns)
    return table, leave_out(left)


def _compare_outcome(own: pd.DataFrame, outcome: str) -> dict[str, object]:
    both = own.dropna(subset=["launched", outcome])
    lone = own[own["launched"].notna() ^ own[outcome].notna()]
    equal = both[both["launched"] == both[outcome]]
    is_filled_in = len(both) >= FEWEST and len(equal) >= MOST_EQUAL * len(both)
    launched, came = float(both["launched"].sum()), float(both[outcome].sum())
    return {
        "n_both": len(both),
        "launched": launched,
        "n_outcome": came,
        "share": came / launched if launched and not is_filled_in else math.nan,
        "incident_ids": list_ids(both["incident_id"]),
        "n_equal": len(equal),
        "n_equal_incidents": list_ids(equal["incident_id"]),
        "n_without": len(lone),
        "n_without_incidents": list_ids(lone["incident_id"]),
    }
