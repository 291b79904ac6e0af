"""How firmly an order stands, and which places were struck again."""

import pandas as pd

from analysis.measures.measured import Made, leave_out, list_ids, measure
from analysis.measures.rates import TO_THE_DAY
from analysis.measures.selection import list_uncounted, select_events

NO_DISTRICT = "without a district on record"


@measure
def places_struck_again(incidents: pd.DataFrame, *, kinds: list[str]) -> Made:
    """List districts with more than one attack event, never a finer place.

    Returns
    -------
    Measured
        One row per region and district with two or more, most first: region, district, n_attacks. Attacks without a district
        are left out.
    """
    attacks = select_events(incidents, kinds)
    grouped = attacks.dropna(subset=["district", "region"]).groupby(["region", "district"])["incident_id"]
    table = grouped.agg(n_attacks="nunique", incident_ids=list_ids).reset_index()
    table = table[table["n_attacks"] > 1].sort_values(
        ["n_attacks", "region", "district"], ascending=[False, True, True], ignore_index=True
    )
    placeless = attacks.loc[attacks["district"].isna(), "incident_id"]
    return table, leave_out({**list_uncounted(incidents, kinds), NO_DISTRICT: placeless})


@measure
def rank_again(incidents: pd.DataFrame, *, kinds: list[str], top: int = 5) -> Made:
    """Rank the regions again under stricter readings, to see whether their order stands.

    Returns
    -------
    Measured
        One row per region among the first `top` as counted: region, and for each reading its rank (missing where the region
        drops out): as_counted, links_ignored (linked records counted apart), dated_to_the_day, district_known, better_sources
        (graded A or B). Attacks without a single region are left out.
    """
    attacks = select_events(incidents, kinds)
    events = attacks.dropna(subset=["region"])
    apart = incidents[(incidents["counting"] == "event") & incidents["kind"].isin(kinds)].dropna(subset=["region"])
    readings = {
        "as_counted": events,
        "links_ignored": apart,
        "dated_to_the_day": events[events["date_precision"].isin(TO_THE_DAY)],
        "district_known": events[events["district"].notna()],
        "better_sources": events[events["source_grade"].isin(["A", "B"])],
    }
    ranks = {name: own["region"].value_counts().rank(method="min", ascending=False) for name, own in readings.items()}
    first = ranks["as_counted"].sort_values().head(top).index
    found = {name: own.astype("Int64").reindex(first).to_numpy() for name, own in ranks.items()}
    ids = [list_ids(events.loc[events["region"] == region, "incident_id"]) for region in first]
    table = pd.DataFrame({"region": first, **found, "incident_ids": ids}).astype(dict.fromkeys(readings, "Int64"))
    placeless = attacks.loc[attacks["region"].isna(), "incident_id"]
    return table, leave_out({**list_uncounted(incidents, kinds), "without a single region": placeless})
