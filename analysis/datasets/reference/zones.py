"""The time zones there are."""

from functools import cache
from zoneinfo import available_timezones


@cache
def list_zones() -> frozenset[str]:
    """Return the names of all time zones: looking for them goes through a folder of hundreds of files."""
    return frozenset(available_timezones())
