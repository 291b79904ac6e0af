"""What a brief calls groups and parties: by a word of the language where there is one, else as the source does."""

import re

from analysis.datasets.vocabularies import VOCABULARIES
from analysis.words.dates import print_named_period
from analysis.words.language import find_language, find_locale, make_key, name_place, text

# What stands in place of a name that is withheld or not given; several of one kind are numbered.
_WITHHELD = re.compile(
    "("
    + "|".join(("not named", "not stated", "column", "accused", "somebody", *VOCABULARIES["claimant_role"]))
    + r")( \d+)?"
)

# The country of a code, also of a region under its own name (`SY:Aleppo`); codes that stand for no country.
_COUNTRY, _NONE = re.compile(r"([A-Z]{2})[-:]"), ("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ")


def name_group(group: str, by: str) -> str:
    """Return what one of the groups that are compared is called: a region, a month, or as the source calls it."""
    return print_named_period(group) if by in ("month", "period") else name_place(group)


def name_party(name: str) -> str:
    """Return what somebody who says something is called; a name that is withheld has a word in its place."""
    found = _WITHHELD.fullmatch(name)
    return f"{text(f'party-{make_key(found[1])}')}{found[2] or ''}" if found else name


def name_country(region_code: object) -> str | None:
    """Return what the language calls the country of a region by its code (ISO 3166-2); None where that names none.

    Examples
    --------
    >>> name_country("UA-63"), name_country("SY:Aleppo"), name_country("XA-01"), name_country("somewhere")
    ('Ukraine', 'Syria', None, None)
    """
    found = _COUNTRY.match(region_code) if isinstance(region_code, str) else None
    country = found[1] if found else ""
    return None if country in _NONE else find_locale(find_language()).territories.get(country)


def shorten_region(name: str) -> str:
    """Return what a region is called where there is little room: without the word for what it is.

    Examples
    --------
    >>> shorten_region("Kharkiv Oblast")
    'Kharkiv'
    """
    return name_place(name).removesuffix(f" {text('fig-map.kind')}")
