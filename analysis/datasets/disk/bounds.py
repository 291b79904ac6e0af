"""Where a row is looked for: the region and the days of its incident, by which a window is read without the rest."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from analysis.datasets.about import Held, Part
from analysis.datasets.tables import DATE, TEXT, Column
from analysis.errors import DataError

if TYPE_CHECKING:
    from pyarrow.compute import Expression

EARLIEST, _LATEST = pd.Timestamp("0001-01-01"), pd.Timestamp("9999-12-31")
# On disk each row that hangs on an incident has these too. None is ever missing, so that the least and the greatest of
# a group of rows tell whether any of them can be asked for.
BOUNDS = (
    Column(
        "at_region", TEXT, "the region_code of its incident (if linked, of the lead); blank where of none or several"
    ),
    Column("at_from", DATE, "first possible day of its incident (if linked, of the lead); 0001-01-01 where not known"),
    Column("at_to", DATE, "last possible day of its incident (if linked, of the lead); 9999-12-31 where not known"),
)
_PART_ROWS = 50_000
BOUNDED = ("incidents", "counts", "milestones", "claims", "reports")


class Placed(NamedTuple):
    """Which incident each row hangs on: a place in the table of incidents for each row of a table, -1 for none.

    `again` tells for each incident whether others bear its id, `leads` where its lead stands, the first of that id: its
    own place where it is not linked.
    """

    again: np.ndarray
    leads: np.ndarray
    rows: Mapping[str, np.ndarray]


def place_rows(tables: Mapping[str, pd.DataFrame]) -> Placed:
    """Return which incident each row of a whole dataset hangs on.

    Raises
    ------
    DataError
        When a record is linked to one that is not there.
    """
    incidents = tables["incidents"]
    again = incidents["incident_id"].duplicated(keep=False).to_numpy()
    rows = {name: _find_incidents(incidents, tables[name]) for name in BOUNDED[1:]}
    return Placed(again, _place_leads(incidents), {"incidents": np.arange(len(incidents)), **rows})


def find_bounds(incidents: pd.DataFrame, placed: Placed, name: str) -> pd.DataFrame:
    """Return the bounds of each row of a table: those of the incident it hangs on, of its lead where it is linked.

    A row that hangs on no incident, or on an id that several incidents bear, belongs to the region "" and to all days:
    it is always looked at. So what is read by bounds holds all rows of a window, and some that are not of it.

    Returns
    -------
    DataFrame
        A row each, with the columns of BOUNDS; `at_region` is categorical, nothing is missing.
    """
    place = np.append(_bind_leads(placed), -1)[placed.rows[name]]
    regions = sorted({"", *incidents["region_code"].dropna().unique()})
    codes = incidents["region_code"].astype("category").cat.set_categories(regions).cat.codes
    return pd.DataFrame(
        {
            "at_region": pd.Categorical.from_codes(np.append(codes, 0)[place].clip(0), regions),
            "at_from": _take_days(incidents["date_from"], place, EARLIEST),
            "at_to": _take_days(incidents["date_to"], place, _LATEST),
        }
    )


def _place_leads(incidents: pd.DataFrame) -> np.ndarray:
    """Return for each incident the place of its lead, its own where it is not linked."""
    places = np.arange(len(incidents))
    if (linked := incidents["same_as"].notna().to_numpy()).any():
        places[linked] = _find_first(incidents, incidents.loc[linked, "same_as"])
        if (lost := places < 0).any():
            lead = incidents["same_as"][lost].iloc[0]
            raise DataError("same_as", f"no record {lead!r}", "a lead of the same dataset", "Remove the link")
    return places


def _bind_leads(placed: Placed) -> np.ndarray:
    """Return for each incident the place of the one whose bounds are its own; -1 where it is always looked at.

    That is where an id is of several; and a lead of such a one has to be there with it.
    """
    always = placed.again.copy()
    always[placed.leads[placed.again]] = True
    return np.where(always[placed.leads] | always, -1, placed.leads)


def _find_first(incidents: pd.DataFrame, ids: pd.Series) -> np.ndarray:
    """Return the place of the first incident that bears each id; -1 where there is none."""
    first = incidents["incident_id"].drop_duplicates()
    met = pd.Index(first).get_indexer(ids)
    places: np.ndarray = np.where(met >= 0, first.index.to_numpy()[met], -1)
    return places


def _find_incidents(incidents: pd.DataFrame, frame: pd.DataFrame) -> np.ndarray:
    """Return for each row of a table the place of the incident it hangs on; -1 where it hangs on none.

    Most rows come from the raw row of their incident, so it is looked for there first.
    """
    place = np.full(len(frame), -1)
    if len(incidents) and len(frame):
        rows, theirs = (f["source_row"].to_numpy(dtype="int64") for f in (incidents, frame))
        first = min(rows.min(), theirs.min())  # a batch is far down its file
        at = np.full(max(rows.max(), theirs.max()) - first + 1, -1)
        at[rows - first] = np.arange(len(rows))
        place = at[theirs - first]
        own, named = (f["incident_id"].array for f in (incidents, frame))
        for part in (slice(start, start + _PART_ROWS) for start in range(0, len(frame), _PART_ROWS)):
            is_same = np.asarray(own.take(place[part].clip(0)) == named[part], dtype="bool")
            place[part] = np.where(is_same, place[part], -1)
        if (left := place < 0).any():
            place[left] = _find_first(incidents, frame.loc[left, "incident_id"])
    return place


def _take_days(days: pd.Series, place: np.ndarray, otherwise: pd.Timestamp) -> pd.Series:
    """Return the days at some places, and another where there is none or it is not known."""
    return days.reset_index(drop=True).reindex(place).fillna(otherwise).reset_index(drop=True)


def order_rows(bounds: pd.DataFrame) -> np.ndarray:
    """Return the places of rows by region, then by first day: what a window asks for stands together."""
    order: np.ndarray = np.lexsort((bounds["at_from"].to_numpy(), bounds["at_region"].cat.codes.to_numpy()))
    return order


def describe_part(path: str, rows: int, bounds: pd.DataFrame) -> Part:
    """Return what a file holds: so many rows, with these bounds where its table has any."""
    if bounds.empty:
        return Part(path=path, rows=rows, regions=("", ""), days=(_tell(EARLIEST), _tell(_LATEST)))
    names = bounds["at_region"].unique().tolist()
    days = _tell(bounds["at_from"].min()), _tell(bounds["at_to"].max())
    return Part(path=path, rows=rows, regions=(min(names), max(names)), days=days)


def _tell(day: pd.Timestamp) -> str:
    return str(day.date())


@dataclass(frozen=True)
class Asked:
    """What a window asks of the bounds of rows: regions (none means all), and a first and a last day."""

    regions: Collection[str] = ()
    first: pd.Timestamp | None = None
    last: pd.Timestamp | None = None

    def may_hold(self, part: Part) -> bool:
        """Say whether a file may hold rows of the window."""
        first, last = (None if day is None else _tell(day) for day in (self.first, self.last))
        wanted = ["", *self.regions] if self.regions else [part.regions[0]]
        return (
            any(part.regions[0] <= code <= part.regions[1] for code in wanted)
            and (first is None or part.days[1] >= first)
            and (last is None or part.days[0] <= last)
        )

    def is_within(self, held: Held | None) -> bool:
        """Say whether all that is asked for is of a slice; of a whole dataset it always is."""
        if held is None:
            return True
        least, most = held.days
        return (
            (not held.regions or (bool(self.regions) and set(self.regions) <= set(held.regions)))
            and (least is None or (self.first is not None and _tell(self.first) >= least))
            and (most is None or (self.last is not None and _tell(self.last) <= most))
        )

    def tell(self) -> Held:
        """Return what is asked for, as a dataset says what it holds."""
        first, last = (None if day is None else _tell(day) for day in (self.first, self.last))
        return Held(regions=tuple(sorted(self.regions)), days=(first, last))

    def express(self) -> "Expression | None":
        """Return what the bounds of a row have to fulfil; None where every row may be of the window."""
        from pyarrow.dataset import field, scalar

        asked = []
        if self.regions:
            asked.append(field("at_region").isin(["", *self.regions]))
        if self.first is not None:
            asked.append(field("at_to") >= scalar(self.first.to_datetime64()))
        if self.last is not None:
            asked.append(field("at_from") <= scalar(self.last.to_datetime64()))
        return reduce(and_, asked) if asked else None


WHOLE = Asked()
