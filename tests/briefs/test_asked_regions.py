"""Regions as people ask for them, and those a dataset knows nothing of."""

from pathlib import Path

import pytest

from analysis.briefs.plan.reading import make_brief
from analysis.briefs.plan.regions import list_absent, spell_regions
from analysis.errors import ParameterError

ASKED = {
    "Volgograd": ["RU-VGG"],
    "Ленинградской области": ["RU-LEN"],
    "RU-CE": ["RU-CE"],
    "Kharkov": ["UA-63"],
    "Nowhere": ["Nowhere"],
    "ru-ce": ["ru-ce"],
}


@pytest.mark.parametrize(("asked", "expected"), ASKED.items())
def test_a_name_that_reading_understands_stands_for_its_code(asked: str, expected: list[str]) -> None:
    """In three languages and their cases; what nobody knows stays, to be named as a fault."""
    assert spell_regions({"regions": [asked]}) == {"regions": expected}


def test_a_region_asked_for_twice_is_one() -> None:
    """By name and by code."""
    assert spell_regions({"regions": ["Kharkiv", "UA-63"], "start": ""}) == {"regions": ["UA-63"], "start": ""}


def test_a_brief_is_made_of_a_region_by_its_name(in_read: Path) -> None:
    """The parameter is the code, so that one region has one slug."""
    by_name, by_code = (
        make_brief("situation-brief", "december-7", [f"regions={asked}"], None) for asked in ("Volgograd", "RU-VGG")
    )
    assert by_name == by_code
    with pytest.raises(ParameterError, match="'Nowhere' is no ISO 3166-2 code"):
        make_brief("situation-brief", "december-7", ["regions=Nowhere"], None)


def test_a_region_without_records_is_said(in_read: Path) -> None:
    """Its name, its code, and the dataset; one that has records is not."""
    told = list(list_absent([("a", "december-7", {"regions": ["RU-CE", "UA-63"]}), ("b", "december-7", {})]))
    assert told == ["a: december-7 has no record of Kharkiv Oblast (UA-63), and the brief says so"]
