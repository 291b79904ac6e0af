"""A few rows that stand for all: what regions, names, kinds and days a dataset has, whatever its size."""

from collections import Counter

import pandas as pd

from analysis.datasets.reference.regions import name_regions
from analysis.datasets.tables import TABLES, join_tables, make_table

Tables = dict[str, pd.DataFrame]
# Of these columns each combination that there is stands once.
DISTINCT = {
    "incidents": ["kind", "region_code", "region", "district", "country_code"],
    "counts": ["claimant"],
    "claims": ["claimant", "claimant_role", "accused"],
    "reports": ["publisher"],
}


def sum_up(tables: Tables) -> Tables:
    """Return the tables with only so many rows that their kinds, regions, names and days are those of all rows.

    Of each of incidents, counts, claims and reports one row a combination, of incidents another with the earliest
    `date_from` and the latest `date_to`; `coverage` whole, the other tables empty. What has one row here may have any
    number there: nothing can be counted in it.
    """
    summed = {name: make_table(name, []) for name in TABLES} | {"coverage": tables["coverage"]}
    days = {"date_from": [tables["incidents"]["date_from"].min()], "date_to": [tables["incidents"]["date_to"].max()]}
    for name, columns in DISTINCT.items():
        distinct = tables[name][columns].drop_duplicates().astype("str")
        more = [pd.DataFrame(days)] if name == "incidents" else []
        summed[name] = make_table(name, pd.concat([distinct, *more]))
    return summed


def add_up(pieces: list[Tables]) -> Tables:
    """Return what stands for all rows of several batches, of what stands for each."""
    if len(pieces) == 1:
        return pieces[0]
    return sum_up({name: join_tables(name, [piece[name] for piece in pieces]) for name in TABLES})


def describe_all(summed: Tables) -> dict[str, object]:
    """Return the regions of a dataset, what they are called, and its first and last day."""
    named = pd.concat([summed[name]["region_code"] for name in ("incidents", "coverage")])
    known = sorted(named.dropna().unique())
    return {"regions": known, "region_names": name_all(summed["incidents"], known), "period": find_period(summed)}


def name_all(incidents: pd.DataFrame, codes: list[str]) -> dict[str, str]:
    """Return what each region is called: by the records, the standard or its code; two of one name with it."""
    told = name_regions(incidents, codes)
    held = Counter(told.values())
    return {code: name if held[name] == 1 else f"{name} ({code})" for code, name in told.items()}


def find_period(tables: Tables) -> tuple[str | None, str | None]:
    """Return the first and the last day that was watched, else that an incident has; missing where none says."""
    covered = tables["coverage"][tables["coverage"]["state"] == "covered"]
    dates = tables["incidents"]
    first = covered["from_date"].min() if len(covered) else dates["date_from"].min()
    last = covered["to_date"].max() if len(covered) else dates["date_to"].max()
    return (None if pd.isna(first) else str(first.date()), None if pd.isna(last) else str(last.date()))
