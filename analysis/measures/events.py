"""The attacks and the records themselves, one by one and region by region."""

import pandas as pd

from analysis.measures.harm.consequences import choose_figures
from analysis.measures.measured import Made, leave_out, list_ids, measure
from analysis.measures.selection import NO_REGION, find_leads, list_uncounted, select_events
from analysis.measures.watching import Watch

_VAGUE = ["unknown", "week", "month", "year"]


@measure
def attack_events(incidents: pd.DataFrame, *, kinds: list[str]) -> Made:
    """List the attacks that are events, each once, in the order of their last possible day and region.

    Returns
    -------
    Measured
        One row per attack: the columns of `incidents`, is_dated (to its very day, not some time within others) and
        is_vague (no nearer than the week). Parts, totals and linked records of the same kinds are left out.
    """
    attacks = select_events(incidents, kinds).sort_values(["date_to", "region"], ignore_index=True)
    made = {"is_dated": attacks["date_meaning"] == "on", "is_vague": attacks["date_precision"].isin(_VAGUE)}
    return attacks.assign(**made, incident_ids=_one_each(attacks)), leave_out(list_uncounted(incidents, kinds))


@measure
def list_not_counted(incidents: pd.DataFrame, counts: pd.DataFrame, *, kinds: list[str], order: list[str]) -> Made:
    """Count what is on record beside the kinds that are counted, and the deaths reported of it.

    Returns
    -------
    Measured
        One row per other kind, most first: kind, n_incidents (events and totals), killed (best figures added up;
        missing where none was given), n_told (of how many there is a figure of the dead).
    """
    figures = choose_figures(incidents, counts, order=tuple(order))
    dead = figures[(figures["quantity"] == "killed") & figures["best"].notna()].set_index("incident_id")["best"]
    counted = incidents["counting"].isin(["event", "aggregate"]) & find_leads(incidents)
    rows = []
    for kind, own in incidents[counted & ~incidents["kind"].isin(kinds)].groupby("kind")["incident_id"]:
        told = dead[dead.index.isin(own)]
        ids = list_ids(told.index)
        rows.append(
            {
                "kind": kind,
                "n_incidents": own.nunique(),
                "killed": told.sum(min_count=1),
                "n_told": len(ids),
                "n_told_incidents": ids,
                "killed_incidents": ids,
                "incident_ids": list_ids(own),
            }
        )
    columns = ["kind", "n_incidents", "killed", "n_told", "incident_ids"]
    table = pd.DataFrame(rows, columns=None if rows else columns)
    return table.sort_values(["n_incidents", "kind"], ascending=[False, True], ignore_index=True)


@measure
def list_records(incidents: pd.DataFrame) -> Made:
    """List every record of a window.

    Returns
    -------
    Measured
        One row per record: incident_id, kind, counting, is_event (counts as one incident, by its lead record),
        is_timed (has a start), is_assumed (a part of its date is a judgement), part_of_incidents (the incident it is
        a part of, if any).
    """
    held = incidents[["incident_id", "kind", "counting"]].reset_index(drop=True)
    return held.assign(
        is_event=((incidents["counting"] == "event") & find_leads(incidents)).to_numpy(),
        is_timed=incidents["start_utc"].notna().to_numpy(),
        is_assumed=incidents["date_assumed"].notna().to_numpy(),
        part_of_incidents=[list_ids([part]) for part in incidents["part_of"]],
        incident_ids=_one_each(held),
    )


def _one_each(incidents: pd.DataFrame) -> list[tuple[str, ...]]:
    return [(i,) for i in incidents["incident_id"]]


@measure
def records_per_region(incidents: pd.DataFrame, coverage: pd.DataFrame, *, kinds: list[str]) -> Made:
    """Count the records of each region, whatever they are, and say where anybody watched for incidents of some kinds.

    Returns
    -------
    Measured
        One row per region with records, in the order of their names: region_code, region, n_records, is_watched.
        Records without a single region are left out.
    """
    watch = Watch(coverage, None, None)
    grouped = incidents.dropna(subset=["region_code"]).groupby("region_code")
    table = grouped.agg(region=("region", "first"), incident_ids=("incident_id", list_ids)).reset_index()
    is_watched = [len(watch.join_days([code], kinds).covered) > 0 for code in table["region_code"]]
    table = table.assign(n_records=table["incident_ids"].map(len), is_watched=pd.Series(is_watched, dtype="bool"))
    placeless = incidents.loc[incidents["region_code"].isna(), "incident_id"]
    return table.sort_values("region", ignore_index=True), leave_out({NO_REGION: placeless})


@measure
def undatable_records(undatable: pd.DataFrame) -> Made:
    """List the records whose dates do not tell whether they belong to a window.

    Returns
    -------
    Measured
        One row per record: incident_id.
    """
    return undatable.assign(incident_ids=_one_each(undatable))


@measure
def list_unstated(incidents: pd.DataFrame) -> Made:
    """Count the records in which a name stands under a heading such as *Who claimed*, with no word of what it said.

    Returns
    -------
    Measured
        One row per heading: heading, n_records, n_asked (all records of the window). Such a name is no claim, and
        changes no status.
    """
    named = incidents.dropna(subset=["unstated_claimant"])
    everything = list_ids(incidents["incident_id"])
    rows = [
        {
            "heading": heading,
            "n_records": own["incident_id"].nunique(),
            "n_asked": len(everything),
            "n_asked_incidents": everything,
            "incident_ids": list_ids(own["incident_id"]),
        }
        for heading, own in named.groupby("unstated_claimant", sort=True)
    ]
    columns = ["heading", "n_records", "n_asked", "n_asked_incidents", "incident_ids"]
    return pd.DataFrame(rows, columns=columns)
