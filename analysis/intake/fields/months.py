"""The names of months, as people write them."""

from functools import cache

_LANGUAGES = ["en", "uk", "ru", "de", "fr", "pl"]


@cache
def find_month(word: str) -> int | None:
    """Return the month a word names in one of six languages; None where it names none."""
    import dateparser

    settings = {"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"]}
    found = dateparser.parse(f"15 {word} 2001", languages=_LANGUAGES, settings=settings)
    return found.month if found and (found.year, found.day) == (2001, 15) else None
