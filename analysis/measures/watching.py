"""Which days were watched, where and for what: the most specific statement of each source, and the days of all sources.

A source that says it covered everything, and of one region that it did not, did not cover that region.
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.datasets.evidence import name_spans
from analysis.measures.measured import list_ids

_STATES = ("unknown", "covered", "not_covered")  # of two statements as specific as each other, the last one holds
_NO_DAYS = pd.DatetimeIndex([])


class Days(NamedTuple):
    """The days some source watched a place for a kind of incident, and those of which one says that it did not."""

    covered: pd.DatetimeIndex
    missed: pd.DatetimeIndex


class Watch:
    """The coverage of a window, ready to be asked about: each answer is worked out once."""

    def __init__(self, coverage: pd.DataFrame, first: pd.Timestamp | None, last: pd.Timestamp | None) -> None:
        own = coverage[coverage["subject"].isna()].assign(span=name_spans)
        begin = own["from_date"] if first is None else own["from_date"].clip(lower=first)
        end = own["to_date"] if last is None else own["to_date"].clip(upper=last)
        self.spans = own.assign(from_date=begin, to_date=end)[begin <= end]
        self._found: dict[tuple[str, str], Days] = {}
        self._told: dict[tuple[tuple[str, ...], tuple[str, ...]], list[tuple[str, pd.Timestamp, pd.Timestamp]]] = {}

    def find_days(self, code: str, kind: str) -> Days:
        """Return the days a region was watched for one kind of incident, and those it was not; each day once."""
        if (code, kind) not in self._found:
            self._found[code, kind] = self._work_out(code, kind)
        return self._found[code, kind]

    def join_days(self, codes: Iterable[str], kinds: Iterable[str]) -> Days:
        """Return the days any of some regions was watched for any of some kinds, and the other days it was not."""
        told = [self.find_days(code, kind) for code in codes for kind in kinds]
        covered, missed = _NO_DAYS, _NO_DAYS
        for days in told:
            covered, missed = covered.union(days.covered), missed.union(days.missed)
        return Days(covered, missed.difference(covered))

    def list_spans(
        self,
        codes: Iterable[str],
        kinds: Iterable[str],
        first: pd.Timestamp | None = None,
        last: pd.Timestamp | None = None,
    ) -> tuple[str, ...]:
        """Return the names of the spans that speak of some regions and kinds, between two days where they are given."""
        told = self._select_spans(tuple(codes), tuple(kinds))
        return list_ids(
            name for name, begin, end in told if (last is None or begin <= last) and (first is None or end >= first)
        )

    def _select_spans(
        self, codes: tuple[str, ...], kinds: tuple[str, ...]
    ) -> list[tuple[str, pd.Timestamp, pd.Timestamp]]:
        if (codes, kinds) not in self._told:
            here = pd.Series(False, self.spans.index)
            for code in codes:
                here |= self._is_of(code)
            own = self.spans[here & (self.spans["kind"].isna() | self.spans["kind"].isin(kinds))]
            self._told[codes, kinds] = list(zip(own["span"], own["from_date"], own["to_date"], strict=True))
        return self._told[codes, kinds]

    def _is_of(self, code: str) -> pd.Series:
        """Say which spans speak of a region: by its code, its country, or of everywhere."""
        spans = self.spans
        of_country = spans["country_code"].isna() | (spans["country_code"] == code[:2])
        return (spans["region_code"] == code) | (spans["region_code"].isna() & of_country)

    def _work_out(self, code: str, kind: str) -> Days:
        own = self.spans[self._is_of(code) & (self.spans["kind"].isna() | (self.spans["kind"] == kind))]
        if own.empty:
            return Days(_NO_DAYS, _NO_DAYS)
        start = own["from_date"].min()
        length = (own["to_date"].max() - start).days + 1
        said = [_paint(told, start, length) for _, told in own.groupby("source_id")]
        covered = np.any([days == _STATES.index("covered") for days in said], axis=0)
        missed = np.any([days == _STATES.index("not_covered") for days in said], axis=0) & ~covered
        days = pd.date_range(start, periods=length)
        return Days(days[covered], days[missed])


def _paint(told: pd.DataFrame, start: pd.Timestamp, length: int) -> np.ndarray:
    """Return what one source says of each day: the more specific statement over the more general one."""
    days = np.zeros(length, "int8")
    is_specific = told["region_code"].notna() * 4 + told["kind"].notna() * 2 + told["country_code"].notna()
    order = told.assign(rank=is_specific, state=told["state"].map(_STATES.index)).sort_values(["rank", "state"])
    for begin, end, state in zip(order["from_date"], order["to_date"], order["state"], strict=True):
        days[(begin - start).days : (end - start).days + 1] = state
    return days
