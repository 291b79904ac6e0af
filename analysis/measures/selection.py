"""Which records a measure counts: the events, of some kinds; and the coverage that speaks of them."""

import pandas as pd

from analysis.measures.measured import list_ids

NO_REGION = "without a single region"
# Why a record is no event of its own.
PART, TOTAL, LINKED = "a part of another incident", "a total, not an event", "counted with the record it repeats"


def select_coverage(coverage: pd.DataFrame, kinds: list[str]) -> pd.DataFrame:
    """Return the coverage that tells whether incidents of some kinds were watched for, not what else was collected."""
    return coverage[coverage["subject"].isna() & (coverage["kind"].isna() | coverage["kind"].isin(kinds))]


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


def select_region(coverage: pd.DataFrame, code: str) -> pd.DataFrame:
    """Return the coverage of one region: what is said of it, and what is said of all regions together."""
    return coverage[coverage["region_code"].isna() | (coverage["region_code"] == code)]


def list_days(coverage: pd.DataFrame, first: pd.Timestamp | None, last: pd.Timestamp | None) -> pd.DatetimeIndex:
    """Return the days some spans of coverage hold between two days, each day once."""
    found = pd.DatetimeIndex([])
    for begin, finish in zip(coverage["from_date"], coverage["to_date"], strict=True):
        found = found.union(
            pd.date_range(begin if first is None else max(begin, first), finish if last is None else min(finish, last))
        )
    return found


def find_months(incidents: pd.DataFrame) -> pd.Series:
    """Return the month of each incident; missing where its days are of several, or not known."""
    first, last = (incidents[column].dt.strftime("%Y-%m") for column in ("date_from", "date_to"))
    return first.where(first == last)


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
