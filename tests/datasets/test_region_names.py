"""What regions are called in other languages."""

import csv
import re
from pathlib import Path

import pytest

from analysis.datasets.reference.region_names import translate_regions

ROOT = Path(__file__).resolve().parents[2]


def read(path: str) -> list[dict[str, str]]:
    """Return the rows of a list."""
    with (ROOT / path).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("language", ["uk", "ru"])
def test_every_region_checked_by_hand_has_its_name(language: str) -> None:
    """Those of the judgements, each once, and no other; names are in Cyrillic, and no two are the same."""
    told = [row for row in read("data/reference/region_names.csv") if row["language"] == language]
    codes, names = [row["code"] for row in told], [row["name"] for row in told]
    assert sorted(codes) == sorted(row["code"] for row in read("data/judgements/regions.csv"))
    assert len(set(names)) == len(names)
    assert [name for name in names if re.search("[A-Za-z]", name)] == []


def test_names_follow_the_spellings_that_reading_knows() -> None:
    """The first word of a name is among what the region is called in records, by its first letters: cases differ."""
    known = {row["code"]: row["spellings"].casefold() for row in read("data/judgements/regions.csv")}
    cities = ("Киев", "Київ", "Москва", "Санкт-Петербург", "Севастополь")
    for row in read("data/reference/region_names.csv"):
        if row["code"].startswith("XA") or row["name"] in cities:
            continue
        words = [
            word for word in re.findall(r"[\w’-]+", row["name"].casefold()) if word[:4] not in ("обла", "край", "респ")
        ]
        assert any(word[:3] in known[row["code"]] for word in words), row


def test_a_name_is_found_by_what_the_dataset_calls_the_region() -> None:
    """One that stands with its code keeps it; one that is not listed is left out."""
    names = {"UA-63": "Kharkiv Oblast", "UA-46": "Lviv (UA-46)", "PL-06": "Lublin"}
    assert translate_regions(names, "uk") == {
        "Kharkiv Oblast": "Харківська область",
        "Lviv (UA-46)": "Львівська область (UA-46)",
    }
    assert translate_regions(names, "en") == {}
