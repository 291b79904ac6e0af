"""Places to ISO 3166-2: regions by code or by a spelling somebody decided; nothing is guessed."""

import re
from functools import cache

import pandas as pd

from analysis.fields.names import normalise_name

CODE = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")


def resolve_regions(texts: pd.Series, spellings: pd.DataFrame) -> pd.DataFrame:
    """Find the region each text names.

    Parameters
    ----------
    texts : Series of str
        A region as printed, or its ISO 3166-2 code.
    spellings : DataFrame
        level, spelling, value: the decided spellings; for a region the value is its code.

    Returns
    -------
    DataFrame
        With the index of `texts`: region_code (missing where the text is blank or names no known region), region
        (its name) and country_code.
    """
    decided = spellings[spellings["level"] == "region"]
    by_spelling = {normalise_name(s): c for s, c in zip(decided["spelling"], decided["value"], strict=True)}
    distinct = texts.fillna("").unique()
    codes = {
        text: text if CODE.fullmatch(text) and name_region(text) else by_spelling.get(normalise_name(text))
        for text in distinct
    }
    code = texts.fillna("").map(codes).astype("str")
    names = {c: name_region(c) for c in code.dropna().unique()}
    return pd.DataFrame({"region_code": code, "region": code.map(names).astype("str"), "country_code": code.str[:2]})


def resolve_spellings(texts: pd.Series, spellings: pd.DataFrame, level: str) -> pd.Series:
    """Return each district or place as it is usually spelled; one that nobody decided on stays as printed."""
    decided = spellings[spellings["level"] == level]
    usual = {normalise_name(s): v for s, v in zip(decided["spelling"], decided["value"], strict=True)}
    spelled = {text: usual.get(normalise_name(text), text) or None for text in texts.fillna("").unique()}
    return texts.fillna("").map(spelled).astype("str")


def infer_precision(incidents: pd.DataFrame) -> pd.Series:
    """Return how exactly a place is known, from what is given of it: coordinates, place, district, region or country."""
    precision = pd.Series("country", incidents.index, dtype="str")
    for level, column in (
        ("region", "region_code"), ("district", "district"), ("settlement", "place"), ("exact", "latitude"),
    ):  # fmt: skip
        precision = precision.mask(incidents[column].notna(), level)
    return precision


@cache
def name_region(code: str) -> str | None:
    """Return the English name of an ISO 3166-2 region; None where there is no such code.

    XA-01 and on, from the codes ISO leaves to users, are the invented regions of the demonstration.
    """
    if code in _INVENTED:
        return _INVENTED[code]
    if code in _PLAIN_NAMES:
        return _PLAIN_NAMES[code]
    import pycountry

    found = pycountry.subdivisions.get(code=code)
    return found.name if found else None


_INVENTED = {
    f"XA-{number:02d}": name
    for number, name in enumerate(
        [
            "Aldermark",
            "Brinewater",
            "Cindervale",
            "Dunmere",
            "Eastfold",
            "Farrowdale",
            "Greyhaven",
            "Hollowmoor",
            "Inverlund",
            "Juniper Coast",
            "Kestrel Plain",
            "Lowmarsh",
        ],
        1,
    )
}
# Names readers know, where the standard's own list prints a local form.
_PLAIN_NAMES = {
    "RU-VGG": "Volgograd Region",
    "RU-LEN": "Leningrad Region",
    "RU-CE": "Chechen Republic",
}
