"""Places to ISO 3166-2."""

import pandas as pd
import pytest

from analysis.datasets.reference.judgements import read_judgements
from analysis.intake.fields.places import (
    find_country,
    find_unplaced,
    infer_precision,
    resolve_regions,
    resolve_spellings,
)

SPELLINGS = pd.DataFrame(
    {
        "level": ["region", "place"],
        "spelling": ["Lubenskyi raion", "Кириshi"],
        "value": ["UA-53", "Kirishi"],
        "reason": ["x", "x"],
    }
)


def test_a_code_stands_for_itself_and_a_decided_spelling_for_its_code() -> None:
    """Codes and decided spellings resolve, with the names readers know; nothing else does."""
    texts = pd.Series(["RU-LEN", "lubenskyi raion", "Wolfsburg", "XX-99", "", "XA-03"])
    found = resolve_regions(texts, read_judgements().regions, SPELLINGS)
    assert found["region_code"].fillna("").tolist() == ["RU-LEN", "UA-53", "", "", "", "XA-03"]
    assert found["region"].fillna("").tolist() == ["Leningrad Region", "Poltava Oblast", "", "", "", "Cindervale"]


def test_a_mixed_script_name_resolves_by_its_decision() -> None:
    """A name printed half in Cyrillic is resolved by the decision for it; another stays as printed."""
    assert resolve_spellings(pd.Series(["Кириshi", "Lodz"]), SPELLINGS, "place").tolist() == ["Kirishi", "Lodz"]


@pytest.mark.parametrize(
    ("name", "code"), [("Ukraine", "UA"), ("UKR", "UA"), ("Russia", "RU"), ("Atlantis", None), ("", None)]
)
def test_countries_resolve_by_name_or_alpha_3(name: str, code: str | None) -> None:
    """A country that is not known is missing."""
    found = find_country(pd.Series([name])).iloc[0]
    assert (None if pd.isna(found) else found) == code


def test_precision_is_what_is_given_of_the_place() -> None:
    """The finest thing given says how exactly the place is known."""
    given = pd.DataFrame(
        {
            "region_code": [None, "a", "a", "a"],
            "district": [None, None, "b", "b"],
            "place": [None, None, None, "c"],
            "latitude": [None] * 4,
        }
    )
    assert infer_precision(given).tolist() == ["country", "region", "district", "settlement"]


@pytest.mark.parametrize(
    ("place", "country"),
    [
        ("вся Україна", "UA"),
        ("Ukraine", "UA"),
        ("All of Ukraine", "UA"),
        ("Luxembourg", ""),
        ("Georgia", ""),
        ("Ukrainka", ""),
        ("Ukraine (Kyiv)", ""),
        ("", ""),
    ],
)
def test_a_place_that_is_the_country_is_no_place(place: str, country: str) -> None:
    """What may be a town, a division or nothing stays as it is."""
    blank = pd.Series([""], dtype="str")
    found = find_unplaced(pd.Series([place], dtype="str"), blank.replace({"": None}), blank)
    assert found.fillna("").tolist() == [country]
