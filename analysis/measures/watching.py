"""Which days were watched, where and for what: the most specific statement of each source, and the days of all sources.

A source that says it covered everything, and of one region that it did not, did not cover that region.
"""

import functools
from collections.abc import Iterable
from itertools import product
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.datasets.evidence import name_spans
from analysis.measures.measured import list_ids

_STATES = ("unknown", "covered", "not_covered")  # of two statements as specific as each other, the last one holds


class Days(NamedTuple):
    """The days some source watched a place for a kind of incident, and those of which one says that it did not."""

    covered: pd.DatetimeIndex
    missed: pd.DatetimeIndex


class _Span(NamedTuple):
    """One span of coverage: its days by their place in the window, and how specific it is."""

    name: str
    source_id: str
    region_code: str | None
    country_code: str | None
    kind: str | None
    state: int
    begin: int
    end: int

    def speaks_of(self, code: str, kinds: Iterable[str]) -> bool:
        """Say whether it speaks of a region, by its code, its country, or of everywhere, and of any of some kinds."""
        of_country = self.region_code is None and self.country_code in (None, code[:2])
        is_there = of_country or self.region_code == code
        return is_there and (self.kind is None or self.kind in kinds)

    @property
    def rank(self) -> tuple[bool, bool, bool, int]:
        """Return how specific it is: region before kind before country, then its state."""
        return self.region_code is not None, self.kind is not None, self.country_code is not None, self.state


class Watch:
    """The coverage of a window, ready to be asked about: each answer is worked out once."""

    def __init__(self, coverage: pd.DataFrame, first: pd.Timestamp | None, last: pd.Timestamp | None) -> None:
        own = coverage[coverage["subject"].isna()].assign(name=name_spans)
        begin = own["from_date"] if first is None else own["from_date"].clip(lower=first)
        end = own["to_date"] if last is None else own["to_date"].clip(upper=last)
        own = own.assign(from_date=begin, to_date=end)[begin <= end]
        self.days = pd.date_range(own["from_date"].min(), own["to_date"].max()) if len(own) else pd.DatetimeIndex([])
        places = (self.days.searchsorted(own[column]) for column in ("from_date", "to_date"))
        said = (own[c].astype("object").where(own[c].notna(), None) for c in ("region_code", "country_code", "kind"))
        states = own["state"].map(_STATES.index)
        told = zip(own["name"], own["source_id"], *said, states, *places, strict=True)
        self.spans = [_Span(*cells) for cells in told]
        self._find_masks = functools.cache(self._work_out)
        self._select_spans = functools.cache(self._select)

    def find_days(self, code: str, kind: str) -> Days:
        """Return the days a region was watched for one kind of incident, and those it was not; each day once."""
        return self.join_days([code], [kind])

    def join_days(self, codes: Iterable[str], kinds: Iterable[str]) -> Days:
        """Return the days any of some regions was watched for any of some kinds, and the other days it was not."""
        covered, missed = np.zeros(len(self.days), "bool"), np.zeros(len(self.days), "bool")
        for code, kind in product(codes, kinds):
            own_covered, own_missed = self._find_masks(code, kind)
            covered, missed = covered | own_covered, missed | own_missed
        return Days(self.days[covered], self.days[missed & ~covered])

    def list_spans(
        self,
        codes: Iterable[str],
        kinds: Iterable[str],
        first: pd.Timestamp | None = None,
        last: pd.Timestamp | None = None,
    ) -> tuple[str, ...]:
        """Return the names of the spans that speak of some regions and kinds, between two days where they are given."""
        begin = 0 if first is None else self.days.searchsorted(first)
        end = len(self.days) if last is None else self.days.searchsorted(last, side="right")
        told = self._select_spans(tuple(codes), tuple(kinds))
        return list_ids(span.name for span in told if span.begin < end and span.end >= begin)

    def _select(self, codes: tuple[str, ...], kinds: tuple[str, ...]) -> list[_Span]:
        return [span for span in self.spans if any(span.speaks_of(code, kinds) for code in codes)]

    def _work_out(self, code: str, kind: str) -> tuple[np.ndarray, np.ndarray]:
        """Return on which days a source covered a region and kind, and on which one did not and none did."""
        by_source: dict[str, np.ndarray] = {}
        for span in sorted(self._select_spans((code,), (kind,)), key=lambda span: span.rank):
            days = by_source.setdefault(span.source_id, np.zeros(len(self.days), "int8"))
            days[span.begin : span.end + 1] = span.state
        covered, missed = np.zeros(len(self.days), "bool"), np.zeros(len(self.days), "bool")
        for days in by_source.values():
            covered |= days == _STATES.index("covered")
            missed |= days == _STATES.index("not_covered")
        return covered, missed & ~covered
