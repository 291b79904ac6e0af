"""How firmly an order stands, and which places were struck again."""

import pandas as pd

from analysis.measures.measured import Made, leave_out, list_ids, measure, place_ids
from analysis.measures.rates import NO_DAY, TO_THE_DAY
from analysis.measures.selection import LINKED, NO_REGION, PARTIAL, list_uncounted, select_events, split_partial

NO_DISTRICT = "without a district on record, or with one that is withheld"
_NOT_BETTER = "of a source graded below B, or not graded"


@measure
def places_struck_again(incidents: pd.DataFrame, *, kinds: list[str]) -> Made:
    """List districts with more than one attack event, never a finer place.

    Returns
    -------
    Measured
        One row per region and district with two or more, most first: region, district, n_attacks. Attacks without a
        district, or without a region, are left out.
    """
    attacks = select_events(incidents, kinds)
    grouped = attacks.dropna(subset=["district", "region"]).groupby(["region", "district"])["incident_id"]
    table = grouped.agg(n_attacks="nunique", incident_ids=list_ids).reset_index()
    table = table[table["n_attacks"] > 1].sort_values(
        ["n_attacks", "region", "district"], ascending=[False, True, True], ignore_index=True
    )
    is_placed = attacks["district"].notna()
    left = {NO_DISTRICT: ~is_placed, NO_REGION: is_placed & attacks["region"].isna()}
    told = {reason: attacks.loc[lost, "incident_id"] for reason, lost in left.items()}
    own = incidents.assign(place=incidents["region"] + " / " + incidents["district"])
    rows = place_ids(own, "place", table["region"] + " / " + table["district"])
    return table, leave_out({**list_uncounted(incidents, kinds), **told}, rows)


@measure
def rank_again(incidents: pd.DataFrame, *, kinds: list[str], top: int = 5) -> Made:
    """Rank the regions again under stricter readings, to see whether their order stands.

    Returns
    -------
    Measured
        One row per region among the first `top` as counted: region, and for each reading its rank (missing where the
        region drops out): as_counted, links_ignored (linked records counted apart), dated_to_the_day, district_known,
        better_sources (graded A or B). Attacks without a single region are left out.
    """
    attacks, partial = split_partial(select_events(incidents, kinds))
    apart, _ = split_partial(incidents[(incidents["counting"] == "event") & incidents["kind"].isin(kinds)])
    readings = {
        "as_counted": (attacks, {}),
        "links_ignored": (apart, {}),
        "dated_to_the_day": _split(attacks, attacks["date_precision"].isin(TO_THE_DAY), NO_DAY),
        "district_known": _split(attacks, attacks["district"].notna(), NO_DISTRICT),
        "better_sources": _split(attacks, attacks["source_grade"].isin(["A", "B"]), _NOT_BETTER),
    }
    groups = {name: own.groupby("region")["incident_id"].agg(list_ids) for name, (own, _) in readings.items()}
    ranks = {name: own.map(len).rank(method="min", ascending=False) for name, own in groups.items()}
    first = ranks["as_counted"].sort_values(kind="stable").head(top).index
    found = {name: own.astype("Int64").reindex(first).to_numpy() for name, own in ranks.items()}
    behind = {f"{name}_incidents": [own.get(region, ()) for region in first] for name, own in groups.items()}
    table = pd.DataFrame({"region": first, **found, **behind}).astype(dict.fromkeys(readings, "Int64"))
    rows = place_ids(incidents, "region", table["region"])
    left = []
    for name, (own, more) in readings.items():
        lost = {
            PARTIAL: partial,
            NO_REGION: own.loc[own["region"].isna(), "incident_id"],
            **more,
            **list_uncounted(incidents, kinds),
        }
        lost.pop(LINKED if name == "links_ignored" else "", None)
        left.append(leave_out(lost, rows, name))
    return table.assign(incident_ids=table["as_counted_incidents"]), pd.concat(left, ignore_index=True)


def _split(attacks: pd.DataFrame, kept: pd.Series, why: str) -> tuple[pd.DataFrame, dict[str, pd.Series]]:
    """Return the attacks that are kept, and why which others are not."""
    return attacks[kept], {why: attacks.loc[~kept, "incident_id"]}
