"""Names of countries and of their divisions, against ISO 3166."""

import csv
from pathlib import Path

import pandas as pd
import pytest

from analysis.datasets.reference.judgements import read_judgements
from analysis.datasets.reference.subdivisions import find_country_code, find_subdivision
from analysis.intake.fields.places import resolve_regions

SAMPLE = Path(__file__).resolve().parents[3] / "shared" / "data" / "admin1_names.csv"


@pytest.mark.parametrize(
    ("country", "name", "code"),
    [
        ("SY", "Aleppo", "SY-HL"),
        ("SY", "aleppo governorate", "SY-HL"),
        ("YE", "Al Hudaydah", "YE-HU"),
        ("IQ", "Ninewa", "IQ-NI"),
        ("LY", "Tripoli", "LY-TB"),
        ("BR", "Rio de Janeiro", "BR-RJ"),
        ("LT", "Vilnius County", "LT-VL"),
        ("KG", "Osh City", "KG-GO"),
        ("UA", "Kyiv", None),
        ("KZ", "Almaty", None),
        ("SY", "Rio de Janeiro", None),
        ("CD", "Katanga", None),
        ("SY", "", None),
    ],
)
def test_a_division_is_found_by_what_event_data_call_it(country: str, name: str, code: str | None) -> None:
    """Accents, case and the word for what it is do not matter; a name of two, or of none today, names none."""
    assert find_subdivision(country, name) == code


# A town and the district around it have one name; event data print the district. The rest are areas within areas.
ALIKE = {"AZ-LA", "AZ-SAK", "AZ-YE", "EE-74", "EE-663", "ID-ML", "ID-PP", "LA-VT"}


def test_the_standard_s_own_names_name_no_other_division() -> None:
    """Each of the standard's 5,000 names finds its own code, the division it lies in, or none."""
    import pycountry

    wrong = set()
    for division in pycountry.subdivisions:
        found = find_subdivision(division.country_code, division.name)
        if found not in (None, division.code, division.parent_code):
            wrong.add(division.code)
    assert wrong == ALIKE


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Syria", "SY"),
        ("DR Congo (Zaire)", "CD"),
        ("Democratic Republic of Congo", "CD"),
        ("Yemen (North Yemen)", "YE"),
        ("Russia (Soviet Union)", "RU"),
        ("UKR", "UA"),
        ("Україна", "UA"),
        ("россия", "RU"),
        ("Nowhere", None),
        ("", None),
    ],
)
def test_a_country_is_found_by_what_event_data_call_it(name: str, code: str | None) -> None:
    """What stands in brackets is what it was called before."""
    assert find_country_code(name) == code


@pytest.mark.skipif(not SAMPLE.is_file(), reason="the sample of printed names is not beside this checkout")
def test_of_the_names_event_data_print_nineteen_of_twenty_resolve() -> None:
    """Names of 97 countries: at least 95 of 100 have their code, which is one of that country."""
    with SAMPLE.open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    found = [(find_country_code(row["country"]), row["admin1"]) for row in rows]
    told = read_judgements()
    codes = []
    for country, name in found:
        one = resolve_regions(pd.Series([name]), told.regions, told.spellings, country, "oblast")["region_code"].iloc[0]
        codes.append(None if pd.isna(one) else one)
    assert sum(code is not None for code in codes) >= 0.95 * len(rows)
    assert all(code.startswith(f"{country}-") for code, (country, _) in zip(codes, found, strict=True) if code)
