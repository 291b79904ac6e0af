"""Places to ISO 3166-2."""

import pandas as pd

from analysis.fields.places import name_region, resolve_regions, resolve_spellings

SPELLINGS = pd.DataFrame(
    {"level": ["region", "place"], "spelling": ["Volgograd Region", "Кириshi"], "value": ["RU-VGG", "Kirishi"]}
)


def test_a_code_stands_for_itself_and_a_decided_spelling_for_its_code() -> None:
    """Codes and decided spellings resolve; nothing else does."""
    found = resolve_regions(pd.Series(["RU-LEN", "volgograd region", "Wolgograd", "XX-99", ""]), SPELLINGS)
    assert found["region_code"].fillna("").tolist() == ["RU-LEN", "RU-VGG", "", "", ""]


def test_a_mixed_script_name_resolves_by_its_decision() -> None:
    """A name printed half in Cyrillic is resolved by the decision for it; another stays as printed."""
    assert resolve_spellings(pd.Series(["Кириshi", "Lodz"]), SPELLINGS, "place").tolist() == ["Kirishi", "Lodz"]


def test_regions_have_names() -> None:
    """Invented and real codes have names; a code that does not exist has none."""
    assert name_region("XA-03") == "Cindervale"
    assert name_region("UA-43") is not None
    assert name_region("UA-99") is None
