"""Tables in, small tidy measure tables out. No plotting, no reading; what was left out is carried along.

Every measure table has a column `incident_ids`: the sorted ids behind the row, so that each number can be walked back.
"""

import functools
from collections.abc import Callable
from typing import ParamSpec

import pandas as pd

P = ParamSpec("P")
MOST_SHOWN = 45  # so many groups fit on a page; a figure shows the first of more, and says so


def measure(function: Callable[P, pd.DataFrame]) -> Callable[P, pd.DataFrame]:
    """Mark a function as a measure: its table remembers the measure's name and its plain arguments."""

    @functools.wraps(function)
    def named(*args: P.args, **kwargs: P.kwargs) -> pd.DataFrame:
        result = function(*args, **kwargs)
        result.attrs["measure"] = f"{function.__module__.removeprefix('analysis.')}.{function.__name__}"
        result.attrs["arguments"] = {
            k: str(v) if isinstance(v, pd.Timestamp) else v
            for k, v in kwargs.items()
            if isinstance(v, str | int | float | bool | tuple | list | pd.Timestamp)
        }
        return result

    return named


def list_ids(ids: pd.Series) -> tuple[str, ...]:
    """Return the distinct ids of a column, sorted."""
    return tuple(sorted(set(ids.dropna())))


def select_coverage(coverage: pd.DataFrame, kinds: list[str]) -> pd.DataFrame:
    """Return the coverage that tells whether incidents of some kinds were watched for, not what else was collected."""
    return coverage[coverage["subject"].isna() & (coverage["kind"].isna() | coverage["kind"].isin(kinds))]


def select_events(incidents: pd.DataFrame, kinds: list[str] | None = None) -> pd.DataFrame:
    """Return the incidents that count: events, each linked incident once by its lead record, of some kinds only."""
    own = incidents["same_as"].isna() | (incidents["same_as"] == incidents["incident_id"])
    chosen = (incidents["counting"] == "event") & own
    return incidents[chosen & incidents["kind"].isin(kinds)] if kinds is not None else incidents[chosen]
