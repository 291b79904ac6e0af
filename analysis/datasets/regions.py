"""Regions by the standard: ISO 3166-2 codes and their own names."""

from functools import cache


@cache
def name_region(code: str) -> str | None:
    """Return the standard's own name of an ISO 3166-2 region; None where there is no such code."""
    import pycountry

    found = pycountry.subdivisions.get(code=code)
    return found.name if found else None
