"""A dataset on disk (Parquet), and one window of it, already fit for its audience."""

import inspect
import json
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd

from analysis.datasets.about import About
from analysis.datasets.audience import make_public
from analysis.datasets.catalogue import find_folder, list_facts, read_about
from analysis.datasets.hashes import hash_months, hash_tables
from analysis.datasets.regions import name_region
from analysis.datasets.tables import ORIGIN, TABLES, list_columns
from analysis.errors import DataError, ParameterError
from analysis.paths import replace_folder

T = TypeVar("T")
PROFILES = ("public", "internal")


@dataclass(frozen=True)
class Window:
    """One window of a dataset: the seven tables for its regions and dates, and what there is to say about them.

    `period` is the first and last date the window speaks of (missing where nothing says), `undatable` the incidents (incident_id)
    left out because their date cannot be placed in it, `sha256` the hash of the tables as loaded.
    """

    dataset: str
    profile: str
    regions: tuple[str, ...]
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
        """Return what a measure gives for this window: the tables, kinds, rules and dates it asks for by name are the window's.

        What is given goes before: `window.measure(rates.rates_per_group, by="region", kinds=["air_alert"])`.
        """
        signature = inspect.signature(function)
        named = signature.bind_partial(*args, **given).arguments
        facts = self._list_facts()
        return function(**named, **{k: facts[k] for k in signature.parameters if k not in named and k in facts})

    def _list_facts(self) -> dict[str, Any]:
        about = self.about
        tables = {name: getattr(self, name) for name in (*TABLES, "undatable")}
        return tables | {
            "kinds": about.attack_kinds,
            "order": about.figure_order,
            "tiles": pd.DataFrame([tile.model_dump() for tile in about.tiles]),
            "start": self.period[0],
            "end": self.period[1],
            "cut_off": about.cut_off,
        }


def write_dataset(dataset: str, tables: dict[str, pd.DataFrame], about: About) -> None:
    """Write the tables and the datapackage.json of a dataset; the old one stands until the new one is whole."""
    from analysis.datasets.dictionary import describe_package

    with replace_folder(find_folder(dataset)) as folder, ThreadPoolExecutor(1) as beside:
        written = [beside.submit(_write_table, tables[name], folder / f"{name}.parquet") for name in TABLES]
        regions = sorted(tables["incidents"]["region_code"].dropna().unique())
        coverage = sorted(tables["coverage"]["region_code"].dropna().unique())
        known = sorted({*regions, *coverage})
        told = {
            "regions": known,
            "region_names": _name_regions(tables["incidents"], known),
            "period": _find_period(tables),
            "month_hashes": hash_months(tables),
        }
        about = about.model_copy(update=told)
        package = describe_package(dataset, tables, about)
        (folder / "datapackage.json").write_text(json.dumps(package, indent=1, ensure_ascii=False), "utf-8")
        for table in written:
            table.result()


def _write_table(frame: pd.DataFrame, path: Path) -> None:
    # Statistics of pages that nobody asks for would be a fifth of the time.
    frame.to_parquet(path, index=False, compression="zstd", write_statistics=False)


def read_tables(dataset: str) -> dict[str, pd.DataFrame]:
    """Return the tables of a built dataset, as they are on disk: for tracing, not for a brief."""
    from pyarrow.parquet import ParquetFile

    read_about(dataset)
    folder = find_folder(dataset)
    # One job is one core, so no threads; and a plain file needs nothing of what finds datasets of many files.
    return {name: ParquetFile(folder / f"{name}.parquet").read(use_threads=False).to_pandas() for name in TABLES}


def _name_regions(incidents: pd.DataFrame, codes: list[str]) -> dict[str, str]:
    """Return what each region is called: by the records, else by the standard, else by its code."""
    named = incidents.dropna(subset=["region_code", "region"]).drop_duplicates("region_code")
    names = dict(zip(named["region_code"], named["region"], strict=True))
    return {code: names.get(code) or name_region(code) or code for code in codes}


def _find_period(tables: dict[str, pd.DataFrame]) -> tuple[str | None, str | None]:
    covered = tables["coverage"].query("state == 'covered'")
    dates = tables["incidents"]
    first = covered["from_date"].min() if len(covered) else dates["date_from"].min()
    last = covered["to_date"].max() if len(covered) else dates["date_to"].max()
    return (None if pd.isna(first) else str(first.date()), None if pd.isna(last) else str(last.date()))


def load(
    dataset: str,
    *,
    regions: list[str] | tuple[str, ...] = (),
    start: str = "",
    end: str = "",
    profile: str = "public",
    released_on: str = "",
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
        have happened on does; one whose first possible day is not known belongs to it only when `start` is empty.
    profile : {"public", "internal"}
        `public` withholds free text, places finer than the district, private names, and districts of recent
        incidents (less than 72 hours before `released_on`, which defaults to the dataset's cut-off).

    Returns
    -------
    Window
        The seven tables, in canonical order.
    """
    about = read_about(dataset)
    if profile not in PROFILES:
        raise ParameterError("profile", repr(profile), " or ".join(PROFILES))
    tables = read_tables(dataset)
    first, last = _read_day(start), _read_day(end)
    incidents = tables["incidents"]
    inside = incidents["region_code"].isin(regions) if regions else pd.Series(True, incidents.index)
    possible = _may_fall(incidents, first, last)
    undatable = inside & possible.isna()
    tables = _select(tables, incidents[inside & possible.fillna(False)], regions, first, last)
    if profile == "public":
        tables = make_public(tables, released_on or about.cut_off)
    tables = {name: sort_table(name, frame) for name, frame in tables.items()}
    period = (start or about.period[0], end or about.period[1])
    return Window(
        dataset=dataset,
        profile=profile,
        regions=tuple(sorted(regions)),
        period=(_read_day(period[0]), _read_day(period[1])),
        undatable=incidents.loc[undatable, ["incident_id"]].reset_index(drop=True),
        about=about,
        sha256=hash_tables(tables, list_facts(about, regions)),
        **tables,
    )


def load_values(values: Mapping[str, Any]) -> Window:
    """Load the window that a notebook loads with the values of its parameters; those that are not of `load` are passed over."""
    names = inspect.signature(load).parameters
    return load(values["dataset"], **{n: values[n] for n in names if n in values and n != "dataset"})


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
    if regions:
        coverage = coverage[coverage["region_code"].isin(regions) | coverage["region_code"].isna()]
    if first is not None:
        coverage = coverage[coverage["to_date"] >= first].assign(from_date=lambda c: c["from_date"].clip(lower=first))
    if last is not None:
        coverage = coverage[coverage["from_date"] <= last].assign(to_date=lambda c: c["to_date"].clip(upper=last))
    # A raw row that could not be used is of no region: it is told where the whole dataset is.
    aside = tables["set_aside"].iloc[:0] if regions else tables["set_aside"]
    return {**chosen, "coverage": coverage, "set_aside": aside}


def sort_table(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table in its canonical order: by its own columns, then by the raw rows; what is missing comes first."""
    import pyarrow as pa
    from pyarrow import compute

    keys = [(column, "ascending", "at_start") for column in list_columns(name)]
    order = compute.sort_indices(pa.Table.from_pandas(frame, preserve_index=False), sort_keys=keys)
    return frame.take(order).reset_index(drop=True)


def find_rows(tables: dict[str, pd.DataFrame], name: str, row: int) -> list[tuple[str, dict[str, Any]]]:
    """Return the table and the filled cells of every table row that one raw row made."""
    found = []
    for table, frame in tables.items():
        here = (frame["source_row"] == row) & (frame["source_file"].map(lambda f: f == name or f.endswith(f"/{name}")))
        records = frame[here].drop(columns=[c.name for c in ORIGIN]).to_dict("records")
        found += [(table, {str(k): v for k, v in record.items() if pd.notna(v)}) for record in records]
    return found


def require_file(tables: dict[str, pd.DataFrame], name: str) -> None:
    """Raise DataError where no table names the raw file."""
    files = sorted({f for frame in tables.values() for f in frame["source_file"].unique()})
    if not any(f == name or f.endswith(f"/{name}") for f in files):
        raise DataError(name, "no row of this dataset comes from it", f"one of: {', '.join(files)}")
