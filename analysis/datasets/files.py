"""A dataset on disk: written whole as Parquet, and read as it is."""

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd

from analysis.datasets.about import About
from analysis.datasets.catalogue import find_folder, read_about
from analysis.datasets.hashes import hash_months
from analysis.datasets.reference.regions import name_regions
from analysis.datasets.tables import ORIGIN, TABLES
from analysis.errors import DataError
from analysis.paths import replace_folder


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
    """Return what each region is called: by the records, the standard or its code; two of one name with it."""
    told = name_regions(incidents, codes)
    held = Counter(told.values())
    return {code: name if held[name] == 1 else f"{name} ({code})" for code, name in told.items()}


def _find_period(tables: dict[str, pd.DataFrame]) -> tuple[str | None, str | None]:
    covered = tables["coverage"][tables["coverage"]["state"] == "covered"]
    dates = tables["incidents"]
    first = covered["from_date"].min() if len(covered) else dates["date_from"].min()
    last = covered["to_date"].max() if len(covered) else dates["date_to"].max()
    return (None if pd.isna(first) else str(first.date()), None if pd.isna(last) else str(last.date()))


def find_rows(tables: dict[str, pd.DataFrame], name: str, row: int) -> list[tuple[str, dict[str, object]]]:
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
