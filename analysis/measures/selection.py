"""Which records a measure counts: the events, of some kinds; and the coverage that speaks of them."""

import pandas as pd

from analysis.measures.measured import list_ids

# Why a record is no event of its own.
PART, TOTAL, LINKED = "a part of another incident", "a total, not an event", "counted with the record it repeats"


def select_coverage(coverage: pd.DataFrame, kinds: list[str]) -> pd.DataFrame:
    """Return the coverage that tells whether incidents of some kinds were watched for, not what else was collected."""
    return coverage[coverage["subject"].isna() & (coverage["kind"].isna() | coverage["kind"].isin(kinds))]


def select_events(incidents: pd.DataFrame, kinds: list[str] | None = None) -> pd.DataFrame:
    """Return the incidents that count: events, each linked incident once by its lead record, of some kinds only."""
    chosen = (incidents["counting"] == "event") & find_leads(incidents)
    return incidents[chosen & incidents["kind"].isin(kinds)] if kinds is not None else incidents[chosen]


def find_leads(incidents: pd.DataFrame) -> pd.Series:
    """Say for each record whether it stands for its incident: it is linked to none, or the others are linked to it."""
    return incidents["same_as"].isna() | (incidents["same_as"] == incidents["incident_id"])


def list_uncounted(incidents: pd.DataFrame, kinds: list[str] | None = None) -> dict[str, tuple[str, ...]]:
    """Return the records of some kinds that are no events of their own, by reason."""
    own = incidents[incidents["kind"].isin(kinds)] if kinds is not None else incidents
    is_event = own["counting"] == "event"
    found = {
        PART: own["counting"] == "part",
        TOTAL: own["counting"] == "aggregate",
        LINKED: is_event & ~find_leads(own),
    }
    return {reason: list_ids(own.loc[here, "incident_id"]) for reason, here in found.items() if here.any()}
