"""Places to ISO 3166-2: regions by code or by a spelling somebody checked; nothing is guessed."""

import re
from functools import cache

import pandas as pd

from analysis.datasets.reference.regions import name_region
from analysis.datasets.reference.subdivisions import find_country_code, find_subdivision, shares_name
from analysis.intake.fields.names import find_skeleton, is_adjective, normalise_name

CODE = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
# What a region calls itself, in three languages and their cases; a word that says nothing about the kind maps to "".
_KINDS = {
    "oblast": "oblast obl region province область области областью областях обл областей областi області областю",
    "city": "city г м город місто misto gorod special municipality города місті городе",
    "krai": "krai kray territory край края крае краю краем",
    "republic": "republic respublika respublyka республика республіка республики республіки республике республіці ar "
    "ар",
    "okrug": "okrug okruh district округ округа округе округу ao ао",
    "": "autonomous avtonomna avtonomnyy avtonomnaya автономная автономна автономный автономний автономного автономної "
    "автономной автономному республиканский republican of the and federal народная народна в у",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_ALL_OF = re.compile(r"(?i)^(?:all(?: of)?|(?:the )?(?:whole|entire)(?: of)?|вся|весь|всё|усе|уся) ")
_KIND_ORDER = ("oblast", "city", "krai", "okrug", "republic")


def resolve_regions(
    texts: pd.Series, regions: pd.DataFrame, spellings: pd.DataFrame, country: str = "", prefer: str = "city"
) -> pd.DataFrame:
    """Find the region each text names.

    Parameters
    ----------
    texts : Series of str
        A region as printed, in any case of English, Ukrainian or Russian, or its ISO 3166-2 code.
    regions, spellings : DataFrame
        The checked regions (code, kind, name, spellings) and single decisions (level, spelling, value).
    country : str, optional
        ISO 3166-1 alpha-2 code that the region must lie in; other countries than those checked are looked up by the
        standard's own names.
    prefer : {"city", "oblast"}
        Which of a city and a region of the same name a bare name stands for.

    Returns
    -------
    DataFrame
        With the index of `texts`: region_code (missing where the text is blank or names no known region), region
        (its name) and country_code.
    """
    decided = spellings[spellings["level"] == "region"]
    by_spelling = {normalise_name(s): c for s, c in zip(decided["spelling"], decided["value"], strict=True)}
    index = _index_regions(tuple(zip(regions["code"], regions["kind"], regions["spellings"], strict=True)))
    names = dict(zip(regions["code"], regions["name"], strict=True))
    places, words = pd.factorize(texts.fillna(""))
    found = []
    for text in words:
        code = by_spelling.get(normalise_name(text)) or by_spelling.get(normalise_name(f"{country}:{text}"))
        code = code or _find_code(text, index, names, country, prefer)
        found.append(code if not (code and country and not code.startswith(country)) else None)
    distinct = pd.DataFrame(
        {
            "region_code": found,
            "region": [c and (names.get(c) or name_region(c)) for c in found],
            "country_code": [c and c[:2] for c in found],
        },
        dtype="str",
    )
    return distinct.take(places).set_axis(texts.index)


def keep_printed(found: pd.DataFrame, texts: pd.Series, countries: pd.Series) -> pd.DataFrame:
    """Return what `resolve_regions` found; a region no list knows stands under its own name, with a code of its own.

    That code is the country's (ZZ where it is not known) and the name: `SY:Aleppo`. It can be taken for no ISO code.
    """
    name = texts.fillna("").str.strip()
    lost = found["region_code"].isna() & (name != "")
    own = countries.fillna("ZZ") + ":" + name
    return found.assign(
        region_code=found["region_code"].mask(lost, own),
        region=found["region"].mask(lost, name),
        country_code=found["country_code"].fillna(countries),
    )


def _find_code(text: str, index: dict, names: dict[str, str], country: str, prefer: str) -> str | None:
    bare = text.strip()
    if CODE.fullmatch(bare):
        return bare if bare in names or name_region(bare) else None
    words, kind = split_kind(bare)
    if not words:
        return None
    if not kind and is_adjective(words[-1]):
        kind = "oblast"
    candidates = index.get(_make_key(words), {})
    if kind in candidates:
        return candidates[kind]
    if len(candidates) == 1:
        return next(iter(candidates.values()))
    if candidates and not kind:
        return candidates.get(prefer)
    return None if candidates or not country else find_subdivision(country, bare)


def split_kind(text: str) -> tuple[tuple[str, ...], str]:
    """Return the words of a region's name without those that say what kind of region it is, and that kind."""
    words = [w for w in normalise_name(text).split() if w]
    kinds = {_KIND_OF[w] for w in words if _KIND_OF.get(w)}
    kind = next((k for k in _KIND_ORDER if k in kinds), "")
    return tuple(w for w in words if w not in _KIND_OF), kind


def _make_key(words: tuple[str, ...]) -> str:
    return " ".join(find_skeleton(word) for word in words)


@cache
def _index_regions(regions: tuple[tuple[str, str, str], ...]) -> dict[str, dict[str, str]]:
    """Return key -> kind -> code; a key that stands for two regions of one kind is left out."""
    index: dict[str, dict[str, str]] = {}
    clashes = set()
    for code, kind, spellings in regions:
        for spelling in spellings.split(";"):
            key = _make_key(split_kind(spelling)[0])
            if index.setdefault(key, {}).setdefault(kind, code) != code:
                clashes.add((key, kind))
    for key, kind in clashes:
        del index[key][kind]
    return index


def resolve_spellings(texts: pd.Series, spellings: pd.DataFrame, level: str) -> pd.Series:
    """Return each district or place as it is usually spelled; one that nobody decided on stays as printed."""
    if not texts.fillna("").any():
        return texts.where(texts != "").astype("str")
    decided = spellings[spellings["level"] == level]
    usual = {normalise_name(s): v for s, v in zip(decided["spelling"], decided["value"], strict=True)}
    spelled = {text: usual.get(normalise_name(text), text) or None for text in texts.fillna("").unique()}
    return texts.fillna("").map(spelled).astype("str")


def infer_precision(incidents: pd.DataFrame) -> pd.Series:
    """Return how exactly a place is known, from which of its columns are given."""
    precision = pd.Series("country", incidents.index, dtype="str")
    for level, column in (
        ("region", "region_code"),
        ("district", "district"),
        ("settlement", "place"),
        ("exact", "latitude"),
    ):
        precision = precision.mask(incidents[column].notna(), level)
    return precision


def find_country(names: pd.Series) -> pd.Series:
    """Return the ISO 3166-1 alpha-2 code of each country, from its name or its alpha-3 code; missing where unknown."""
    found = {name: find_country_code(name) for name in names.fillna("").unique()}
    return names.fillna("").map(found).astype("str")


def find_whole(names: pd.Series, countries: pd.Series, printed: pd.Series) -> pd.Series:
    """Return the country of each row whose region is named by the country itself: no region of it is told.

    It is the row's own country, or, where the row tells none, one that no division anywhere shares its name with. A
    code names no country here: two letters may stand for a region. Nor does a name with something in brackets.

    Parameters
    ----------
    names, countries, printed : Series of str
        The regions as printed, the codes of the rows' countries, and these as printed.
    """
    whole = names.str.replace(_ALL_OF, "", regex=True)
    bare = whole.where(whole.str.fullmatch(r"[^\d()\[\],;/-]{4,}"), "")
    if not bare.any():
        return pd.Series(None, names.index, dtype="str")
    told = find_country(bare)
    alone = [name for name in bare[told.notna()].unique() if not shares_name(name)]
    return told.where((told == countries).fillna(False) | ((printed == "") & bare.isin(alone)))


def find_unplaced(names: pd.Series, countries: pd.Series, printed: pd.Series) -> pd.Series:
    """Return the country of each row whose place is named by the country itself, as in `find_whole`: no place is told.

    One that a division is called so may be a place: Luxembourg.
    """
    found = find_whole(names, countries, printed)
    return found.mask(names.isin([name for name in names[found.notna()].unique() if shares_name(name)]))
