"""Regions by the standard: ISO 3166-2 codes and their own names."""

from functools import cache
from typing import Any


@cache
def name_region(code: str) -> str | None:
    """Return the standard's own name of an ISO 3166-2 region; None where there is no such code."""
    import pycountry

    found: Any = pycountry.subdivisions.get(code=code)  # type: ignore[no-untyped-call]  # the library has no types
    return found.name if found else None
