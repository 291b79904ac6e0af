"""Which records a measure counts: the events, of some kinds; and the coverage that speaks of them."""

import pandas as pd

from analysis.measures.measured import list_ids

NO_REGION, NOT_COLLECTED = "without a single region", "its source does not collect it"
NO_GROUP = "without a single group"
PARTIAL = "an alert of a part of its region only"
# Why a record is no event of its own.
PART, TOTAL, LINKED = "a part of another incident", "a total, not an event", "counted with the record it repeats"


def select_events(incidents: pd.DataFrame, kinds: list[str] | None = None) -> pd.DataFrame:
    """Return the incidents that count: events, each linked incident once by its lead record, of some kinds only."""
    return select_counted(incidents, "event", kinds)


def select_counted(incidents: pd.DataFrame, counting: str, kinds: list[str] | None = None) -> pd.DataFrame:
    """Return the records that count in one way (event, part, aggregate), linked ones once, of some kinds."""
    chosen = (incidents["counting"] == counting) & find_leads(incidents)
    return incidents[chosen & incidents["kind"].isin(kinds)] if kinds is not None else incidents[chosen]


def find_leads(incidents: pd.DataFrame) -> pd.Series:
    """Say for each record whether it stands for its incident: it is linked to none, or the others are linked to it."""
    return incidents["same_as"].isna() | (incidents["same_as"] == incidents["incident_id"])


def map_leads(incidents: pd.DataFrame) -> pd.Series:
    """Return the lead of each linked record, by incident_id; empty where none is linked."""
    return incidents.dropna(subset=["same_as"]).set_index("incident_id")["same_as"]


def merge_linked(told: pd.DataFrame, incidents: pd.DataFrame) -> pd.DataFrame:
    """Return claims, figures or steps with the lead record in place of those linked to it."""
    linked = map_leads(incidents)
    if linked.empty:
        return told
    return told.assign(incident_id=told["incident_id"].map(linked).fillna(told["incident_id"]))


def split_partial(events: pd.DataFrame) -> tuple[pd.DataFrame, pd.Series]:
    """Return the events that can be compared region by region, and the incident_id of the others.

    Where alerts are on record for whole regions and for parts of them, those for parts are not of the region: a source
    that warns district by district would otherwise be the most warned.
    """
    is_part = (events["kind"] == "air_alert") & ~events["place_precision"].isin(["region", "country", "area"])
    whole = events.loc[(events["kind"] == "air_alert") & ~is_part, "source_id"].unique()
    is_part &= events["source_id"].isin(whole)
    return events[~is_part], events.loc[is_part, "incident_id"]


def find_months(incidents: pd.DataFrame) -> pd.Series:
    """Return the month of each incident; missing where its days are of several, or not known."""
    first, last = (incidents[column].dt.strftime("%Y-%m") for column in ("date_from", "date_to"))
    return first.where(first == last)


def find_not_collected(incidents: pd.DataFrame, coverage: pd.DataFrame, subject: str = "claims") -> set[str]:
    """Return the incidents of whose place, kind and every possible day their source did not collect a subject."""
    missed = coverage[(coverage["subject"] == subject) & (coverage["state"] == "not_covered")]
    found: set[str] = set()
    for span in missed.to_dict("records"):
        own = incidents["source_id"] == span["source_id"]
        if pd.notna(span["from_date"]):  # else it never did
            own &= (incidents["date_from"] >= span["from_date"]) & (incidents["date_to"] <= span["to_date"])
        for column in (column for column in ("region_code", "kind") if pd.notna(span[column])):
            own &= incidents[column] == span[column]
        found |= set(incidents.loc[own, "incident_id"])
    return found


def list_uncounted(incidents: pd.DataFrame, kinds: list[str] | None = None) -> dict[str, tuple[str, ...]]:
    """Return the records of some kinds that are no events of their own, by reason."""
    own = incidents[incidents["kind"].isin(kinds)] if kinds is not None else incidents
    is_lead = find_leads(own)
    found = {
        PART: own["counting"] == "part",
        TOTAL: (own["counting"] == "aggregate") & is_lead,
        LINKED: own["counting"].isin(["event", "aggregate"]) & ~is_lead,
    }
    return {reason: list_ids(own.loc[here, "incident_id"]) for reason, here in found.items() if here.any()}
