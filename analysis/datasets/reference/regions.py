"""Regions by the standard: ISO 3166-2 codes, and what each is called in English or by itself."""

from collections.abc import Iterable
from functools import cache
from typing import Any

import pandas as pd

from analysis.datasets.reference.subdivisions import list_checked_names, list_english_names


@cache
def name_region(code: str) -> str | None:
    """Return what an ISO 3166-2 region is called: as checked, in English, or by the standard; None for another code."""
    import pycountry

    found: Any = pycountry.subdivisions.get(code=code)  # type: ignore[no-untyped-call]  # the library has no types
    return (list_checked_names().get(code) or list_english_names().get(code) or found.name) if found else None


def name_regions(incidents: pd.DataFrame, codes: Iterable[str]) -> dict[str, str]:
    """Return what each region is called: by the records, else by the standard, else by its code.

    Of several names in the records it is the one that the alphabet puts first: the order of rows decides nothing.
    """
    told = incidents[["region_code", "region"]].dropna().drop_duplicates().astype("str")
    named = told.sort_values(["region_code", "region"]).drop_duplicates("region_code")
    names = dict(zip(named["region_code"], named["region"], strict=True))
    return {code: names.get(code) or name_region(code) or code for code in codes}


def is_unplaced(codes: pd.Series) -> pd.Series:
    """Say which codes are those of regions that no list knows, and that stand under their own names: `SY:Aleppo`."""
    return codes.str.contains(":", regex=False).fillna(False).astype("bool")
