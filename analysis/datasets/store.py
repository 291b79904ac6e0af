"""One window of a dataset, already fit for its audience."""

import functools
import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import pandas as pd

from analysis.datasets.about import About
from analysis.datasets.audience import conceal_origin, list_own, make_public
from analysis.datasets.catalogue import list_facts, read_decided
from analysis.datasets.disk.bounds import Asked
from analysis.datasets.disk.files import read_both
from analysis.datasets.disk.hashes import hash_tables
from analysis.datasets.pseudonyms import number_places
from analysis.datasets.reference.population import read_population
from analysis.datasets.scopes import AUTO, Default, Scope, read_scope
from analysis.datasets.tables import TABLES, list_columns
from analysis.errors import ParameterError
from analysis.packing import ORDERS

T = TypeVar("T")
PROFILES = ("public", "internal")


@dataclass(frozen=True)
class Window:
    """One window of a dataset: the seven tables for its regions and dates, and what there is to say about them.

    `scope` is what a brief counts, `period` the first and last date the window speaks of (missing where nothing says),
    `undatable` the incidents (incident_id) left out because their date cannot be placed in it, `sha256` the hash of the
    tables as loaded.
    """

    dataset: str
    profile: str
    regions: tuple[str, ...]
    scope: Scope
    period: tuple[pd.Timestamp | None, pd.Timestamp | None]
    undatable: pd.DataFrame = field(repr=False)
    about: About = field(repr=False)
    incidents: pd.DataFrame = field(repr=False)
    counts: pd.DataFrame = field(repr=False)
    milestones: pd.DataFrame = field(repr=False)
    claims: pd.DataFrame = field(repr=False)
    reports: pd.DataFrame = field(repr=False)
    coverage: pd.DataFrame = field(repr=False)
    set_aside: pd.DataFrame = field(repr=False)
    sha256: str

    def measure(self, function: Callable[..., T], /, *args: Any, **given: Any) -> T:
        """Return what a measure gives for this window: what it asks for by name and is not given, the window has.

        What is given goes before: `window.measure(rates.rates_per_group, by="region", kinds=["air_alert"])`.
        """
        signature = inspect.signature(function)
        named = signature.bind_partial(*args, **given).arguments
        facts = self._list_facts()
        found = function(**named, **{k: facts[k] for k in signature.parameters if k not in named and k in facts})
        return replace(found, order=self.order) if hasattr(found, "order") else found  # type: ignore[type-var]  # one

    @functools.cached_property
    def order(self) -> Mapping[str, pd.Index]:
        """Return the ids of each kind of record in the order of the tables, each once."""
        return {
            kind: pd.Index(getattr(self, table)[column].dropna().unique()) for kind, (table, column) in ORDERS.items()
        }

    def collects(self, subject: str) -> bool:
        """Say whether any source of these records can speak of a subject, as far as it declares that."""
        said = (self.coverage["subject"] == subject) & (self.coverage["state"] == "not_covered")
        always = self.coverage[said & self.coverage["from_date"].isna()]
        return self.incidents.empty or not self.incidents["source_id"].isin(always["source_id"]).all()

    def name_rows(self, places: tuple[str, ...]) -> tuple[str, ...]:
        """Return raw rows, FILE:ROW, as this window may name them."""
        return number_places(places, list_own(self.about).files) if self.profile == "public" else places

    def _list_facts(self) -> dict[str, Any]:
        about = self.about
        tables = {name: getattr(self, name) for name in (*TABLES, "undatable")}
        return tables | {
            "kinds": self.scope.kinds,
            "order": about.figure_order,
            "tiles": pd.DataFrame([tile.model_dump() for tile in about.tiles]),
            "population": read_population(),
            "start": self.period[0],
            "end": self.period[1],
            "cut_off": about.cut_off,
        }


def load(
    dataset: str,
    *,
    regions: list[str] | tuple[str, ...] = (),
    start: str = "",
    end: str = "",
    profile: str = "public",
    released_on: str = "",
    what: str = AUTO,
) -> Window:
    """Load one window of a dataset, fit for its audience.

    Parameters
    ----------
    dataset : str
        A built dataset.
    regions : list of str
        ISO 3166-2 codes; empty means all.
    start, end : str
        ISO dates, inclusive; empty means the covered period. An incident belongs to the window when any day it may
        have happened on does; one whose first possible day is not known belongs to it only when `start` is empty. A
        linked record belongs where its lead does.
    profile : {"public", "internal"}
        `public` withholds free text, places finer than the district, private names, and districts of recent
        incidents (less than 72 hours before `released_on`, which defaults to the dataset's cut-off).
    what : str
        What is counted: a set (attacks, explosive_violence, violence_against_civilians, alerts, calls, all) or kinds
        joined by `+`; `auto` is what the dataset's layout declares. Nothing is left out of the tables for it.

    Returns
    -------
    Window
        The seven tables, in canonical order.
    """
    read_decided(dataset)
    if profile not in PROFILES:
        raise ParameterError("profile", repr(profile), " or ".join(PROFILES))
    first, last = _read_day(start), _read_day(end)
    about, tables = read_both(dataset, Asked(regions, first, last))
    incidents = _name_regions(tables["incidents"], about)
    inside = incidents["region_code"].isin(regions) if regions else pd.Series(True, incidents.index)
    inside, possible = (_follow_leads(incidents, own) for own in (inside, _may_fall(incidents, first, last)))
    undatable = inside & possible.isna()
    tables = _select(tables, incidents[inside & possible.fillna(False)], regions, first, last)
    ids = incidents.loc[undatable, ["incident_id"]]
    if profile == "public":
        listed = list_own(about)
        ids = conceal_origin(ids, listed)
        tables = make_public(tables, released_on or about.cut_off, listed)
    tables = {name: sort_table(name, frame) for name, frame in tables.items()}
    period = (start or about.period[0], end or about.period[1])
    return Window(
        dataset=dataset,
        profile=profile,
        regions=tuple(sorted(regions)),
        scope=read_scope(what, Default(about.counts.what, about.counts.why)),
        period=(_read_day(period[0]), _read_day(period[1])),
        undatable=ids.sort_values("incident_id", ignore_index=True),
        about=about,
        sha256=hash_tables(tables, list_facts(about, regions)),
        **tables,
    )


def load_values(values: Mapping[str, Any]) -> Window:
    """Load the window a notebook loads with its values; parameters that are not of `load` are passed over."""
    names = inspect.signature(load).parameters
    return load(values["dataset"], **{n: values[n] for n in names if n in values and n != "dataset"})


def ask_values(values: Mapping[str, Any]) -> Asked:
    """Return what `load_values` asks of the rows of a dataset."""
    first, last = (_read_day(values.get(name)) for name in ("start", "end"))
    return Asked(values.get("regions") or (), first, last)


def _read_day(text: str | None) -> pd.Timestamp | None:
    return pd.Timestamp(text) if text else None


def _may_fall(incidents: pd.DataFrame, first: pd.Timestamp | None, last: pd.Timestamp | None) -> pd.Series:
    """Say for each incident whether it may have fallen between two dates; missing where its dates do not tell."""
    inside = pd.Series(True, incidents.index, dtype="boolean")
    if first is not None:
        inside &= (incidents["date_to"] >= first).astype("boolean")
        inside = inside.mask(incidents["date_from"].isna() & inside, pd.NA)
    if last is not None:
        is_open = incidents["date_from"].isna() & incidents["date_to"].notna()  # it may have been on any day before
        inside &= ((incidents["date_from"] <= last) | is_open).astype("boolean")
    if first is not None or last is not None:
        inside = inside.mask(incidents["date_from"].isna() & incidents["date_to"].isna(), pd.NA)
    return inside


def _name_regions(incidents: pd.DataFrame, about: About) -> pd.DataFrame:
    """Return the incidents with the names of regions as the dataset tells them apart."""
    same = {code: name for code, name in about.region_names.items() if name.endswith(f" ({code})")}
    told = incidents["region_code"].map(same) if same else None
    return incidents if told is None else incidents.assign(region=told.fillna(incidents["region"]))


def _follow_leads(incidents: pd.DataFrame, said: pd.Series) -> pd.Series:
    """Return what is said of each record, for a linked one what is said of its lead."""
    if not incidents["same_as"].notna().any():
        return said
    leads = incidents["same_as"].fillna(incidents["incident_id"])
    by_id = said.groupby(incidents["incident_id"]).first()
    return leads.map(by_id).astype(said.dtype).where(incidents["same_as"].notna(), said)


def _select(
    tables: dict[str, pd.DataFrame],
    incidents: pd.DataFrame,
    regions: list[str] | tuple[str, ...],
    first: pd.Timestamp | None,
    last: pd.Timestamp | None,
) -> dict[str, pd.DataFrame]:
    chosen = {"incidents": incidents}
    for name in ("counts", "milestones", "claims", "reports"):
        named = tables[name]["incident_id"].isin(incidents["incident_id"])
        general = tables[name]["incident_id"].isna() & (not regions)
        chosen[name] = tables[name][named | general]
    coverage = tables["coverage"]
    always = coverage["from_date"].isna()  # that a source does not collect a subject holds for every window
    coverage, general = coverage[~always], coverage[always]
    if regions:
        coverage = coverage[coverage["region_code"].isin(regions) | coverage["region_code"].isna()]
    # What else was collected of an incident is asked of all its possible days, and they may reach beyond the window.
    is_cut = coverage["subject"].isna()
    if first is not None:
        days = coverage["from_date"].clip(lower=first).where(is_cut, coverage["from_date"])
        coverage = coverage.assign(from_date=days)[coverage["to_date"] >= first]
    if last is not None:
        days = coverage["to_date"].clip(upper=last).where(is_cut, coverage["to_date"])
        coverage = coverage.assign(to_date=days)[coverage["from_date"] <= last]
    # A raw row that could not be used is of no region: it is told where the whole dataset is.
    aside = tables["set_aside"].iloc[:0] if regions else tables["set_aside"]
    return {**chosen, "coverage": pd.concat([coverage, general]), "set_aside": aside}


def sort_table(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table in its canonical order: by its own columns, then by the raw rows; what is missing comes first."""
    import pyarrow as pa
    from pyarrow import compute

    keys = [(column, "ascending", "at_start") for column in list_columns(name)]
    order = compute.sort_indices(pa.Table.from_pandas(frame, preserve_index=False), sort_keys=keys)
    return frame.take(order).reset_index(drop=True)
