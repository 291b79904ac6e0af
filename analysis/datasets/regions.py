"""Regions by the standard: ISO 3166-2 codes and their own names."""

from collections.abc import Iterable
from functools import cache
from typing import Any

import pandas as pd


@cache
def name_region(code: str) -> str | None:
    """Return the standard's own name of an ISO 3166-2 region; None where there is no such code."""
    import pycountry

    found: Any = pycountry.subdivisions.get(code=code)  # type: ignore[no-untyped-call]  # the library has no types
    return found.name if found else None


def name_regions(incidents: pd.DataFrame, codes: Iterable[str]) -> dict[str, str]:
    """Return what each region is called: by the records, else by the standard, else by its code."""
    named = incidents.dropna(subset=["region_code", "region"]).drop_duplicates("region_code")
    names = dict(zip(named["region_code"], named["region"], strict=True))
    return {code: names.get(code) or name_region(code) or code for code in codes}
