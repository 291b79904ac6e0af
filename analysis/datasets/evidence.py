"""A value, and the records behind it: what every number of a brief is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import pandas as pd

# What a list of records names. `rows` are raw rows, FILE:ROW; a `setting` is a limit, a parameter or a list of the
# project's own, and `silence` is what no record speaks of: behind these two there is no record by nature.
KINDS = ("incidents", "statements", "reports", "coverage", "rows", "setting", "silence")
WITHOUT_RECORDS = ("setting", "silence")
_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class Evidence:
    """A value, the records it was made from, those left out of it by reason, and what finds all of them again.

    `kind` says what `used` names; `left_out` names incidents. `source` is plain data: the measure with its arguments,
    and which of its rows and columns. `order` has the ids of the whole window by kind, where it is known.
    """

    value: Any
    kind: str = "incidents"
    used: tuple[str, ...] = ()
    left_out: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _NOTHING)
    source: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    order: Mapping[str, pd.Index] = field(default_factory=lambda: _NOTHING, compare=False, repr=False)

    def list_places(self) -> list[int]:
        """Return where its records stand in the order of their window; nothing where some are not in it, or unknown."""
        places = self.order[self.kind].get_indexer(list(self.used)).tolist() if self.kind in self.order else []
        return [] if -1 in places else sorted(places)


def set_value(value: Any) -> Evidence:
    """Return a limit or a parameter: a value that no record stands behind."""
    return Evidence(value, "setting")


def name_spans(coverage: pd.DataFrame) -> pd.Series:
    """Return a name for each span of coverage, from what it says: region, kind, subject, first and last day, state."""
    told = [coverage[column].fillna(f"any {column}") for column in ("region_code", "kind", "subject")]
    days = [coverage[column].dt.strftime("%Y-%m-%d").fillna("always") for column in ("from_date", "to_date")]
    parts = pd.DataFrame(dict(enumerate([*told, *days, coverage["state"]])), dtype="str")
    return parts.agg(" ".join, axis=1) if len(parts) else pd.Series(dtype="str")
