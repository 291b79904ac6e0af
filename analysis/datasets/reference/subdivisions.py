"""Names of countries and of their divisions, as event data print them, to the codes of ISO 3166."""

import csv
import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

from analysis.paths import find_shipped

_APOSTROPHES = re.compile("['’‘ʻʼʹʺ`´ʾʿ‛′ˈ]")
_LETTERS = dict(zip("ıİøØđĐłŁəƏðħ", "iioodDlLeEdh", strict=True))
_PLAIN = str.maketrans(_LETTERS | {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})
# What a division calls itself. Not `city`, `republic` or `krai`: where two share a name, these tell them apart.
_KIND_WORDS = (
    "oblast oblasts oblasty oblys oblysy voblast province provincia provinsi governorate muhafazat region regiao state "
    "regional estado department departement departamento district division county prefecture municipality wilaya of "
    "the de du des del wilayah mohafazat область області обл провинция провінція регион регіон"
)
_KINDS = frozenset(_KIND_WORDS.split())
Index = dict[tuple[str, str], set[str]]


def fold_letters(name: str) -> str:
    """Return a name without case, accents on Latin letters, apostrophes and marks."""
    bare = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", name.translate(_PLAIN)).casefold())
    kept: list[str] = []
    for letter in bare:
        is_mark = unicodedata.combining(letter) > 0
        if not is_mark or (kept and not "a" <= kept[-1] <= "z"):
            kept.append(letter)
    return " ".join(re.sub(r"[^\w\u0300-\u036f]+", " ", unicodedata.normalize("NFC", "".join(kept))).split())


def drop_kind(name: str, kinds: Collection[str] = _KINDS) -> str:
    """Return a folded name without the words that say what kind of division it is, unless nothing is left.

    Examples
    --------
    >>> drop_kind("aleppo governorate")
    'aleppo'
    """
    words = [word for word in name.split() if word not in kinds]
    return " ".join(words) or name


def find_subdivision(country: str, name: str) -> str | None:
    """Return the ISO 3166-2 code of the one division of a country that is called so; None where none or several are."""
    whole, short = _index_names(find_shipped() / "data" / "reference" / "subdivisions.csv")
    folded = fold_letters(name)
    codes = short.get((country, drop_kind(folded)), set())
    if len(codes) > 1 and drop_kind(folded) != folded:
        codes = whole.get((country, folded), set())
    return next(iter(codes)) if len(codes) == 1 else None


@cache
def _index_names(path: Path) -> tuple[Index, Index]:
    """Return country and name to codes: by the whole name, and by the name without what kind of division it is."""
    whole: Index = {}
    short: Index = {}
    for row in _read(path):
        country, name = row["code"][:2], fold_letters(row["name"])
        whole.setdefault((country, name), set()).add(row["code"])
        short.setdefault((country, drop_kind(name)), set()).add(row["code"])
    return whole, short


@cache
def list_names(country: str) -> dict[str, str]:
    """Return folded names of a country's divisions and their codes: what a name that names none may be held against."""
    _, short = _index_names(find_shipped() / "data" / "reference" / "subdivisions.csv")
    return {name: next(iter(codes)) for (own, name), codes in short.items() if own == country and len(codes) == 1}


@cache
def list_english_names() -> dict[str, str]:
    """Return the English name of each division, by its code."""
    rows = _read(find_shipped() / "data" / "reference" / "subdivisions.csv")
    return {row["code"]: row["name"] for row in rows if row["source"] == "CLDR"}


@cache
def list_checked_names() -> dict[str, str]:
    """Return what data/judgements/regions.csv calls each region, by its code."""
    return {row["code"]: row["name"] for row in _read(find_shipped() / "data" / "judgements" / "regions.csv")}


def find_country_code(name: str) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of a country, by its name or its alpha-3 code; None where there is none.

    Names are English, Ukrainian or Russian. What stands in brackets after a name says what it was called before.
    """
    bare = re.sub(r"\s*\(.*\)$", "", name.strip())
    return _list_countries().get(bare.casefold())


@cache
def _list_countries() -> dict[str, str]:
    """Return countries by their names, folded: as event data print them, in ISO 3166, in the Unicode CLDR.

    Looking one up in a table is what lets a column of places be looked through.
    """
    import pycountry
    from babel import Locale

    told = {row["name"]: row["code"] for row in _read(find_shipped() / "data" / "reference" / "countries.csv")}
    known = {country.alpha_2 for country in pycountry.countries}
    named = {str(value).casefold(): country.alpha_2 for country in pycountry.countries for _, value in country}
    names = (Locale(language).territories for language in ("uk", "ru"))
    translated = {name.casefold(): code for own in names for code, name in own.items() if code in known}
    return translated | named | told


@cache
def shares_name(name: str) -> bool:
    """Say whether a division of some country is called so."""
    _, short = _index_names(find_shipped() / "data" / "reference" / "subdivisions.csv")
    folded = drop_kind(fold_letters(name))
    return any(own == folded for _, own in short)


def _read(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)
