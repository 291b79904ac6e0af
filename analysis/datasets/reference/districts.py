"""Districts that lists know: which names of second-order divisions may be published."""

from collections.abc import Collection
from functools import cache
from pathlib import Path

import pandas as pd

from analysis.datasets.reference.subdivisions import drop_kind, fold_letters
from analysis.paths import find_shipped

# What a district calls itself, in the languages it is printed in: left out where names are compared.
_KINDS_TEXT = (
    "raion rayon rajon raions rayony region of the de du des del la le county district districts municipality "
    "municipio municipal city oblast okrug borough commune comune gmina powiat kreis landkreis kraj hromada department "
    "departement arrondissement kabupaten kota il ilce province provincia район районна міська міський городской округ "
    "город мр"
)
_KINDS = frozenset(_KINDS_TEXT.split())


def is_known_district(names: pd.Series, countries: pd.Series, own: Collection[str] = ()) -> pd.Series:
    """Say which names are those of districts of their country, or listed by hand.

    Parameters
    ----------
    names, countries : Series of str
        Names as printed; ISO 3166-1 alpha-2 codes, which may be missing.
    own : collection of str
        Districts that judgements list by their whole names.
    """
    told = pd.DataFrame({"name": names, "country": countries}).dropna(subset=["name"]).drop_duplicates()
    if told.empty:
        return pd.Series(False, names.index)
    held = _read_districts(find_shipped() / "data" / "reference" / "districts.csv")
    listed = set(own)
    pairs = list(zip(told["name"], told["country"], strict=True))
    known = {(n, c) for n, c in pairs if n in listed or c in held.get(shorten_district(n), ())}
    return pd.Series([(n, c) in known for n, c in zip(names, countries, strict=True)], names.index)


def shorten_district(name: str) -> str:
    """Return the name of a district as names are compared: folded, without the words that say what it is.

    Examples
    --------
    >>> shorten_district("Nikopolskyi raion")
    'nikopolskyi'
    """
    return drop_kind(fold_letters(name), _KINDS)


@cache
def _read_districts(path: Path) -> dict[str, set[str]]:
    """Return folded name to the countries that have a district called so."""
    held: dict[str, set[str]] = {}
    for line in path.read_text("utf-8").splitlines()[1:]:
        country, _, name = line.partition(",")
        held.setdefault(name, set()).add(country)
    return held
