"""Names of Ukrainian and Russian regions as people print them."""

import pandas as pd
import pytest

from analysis.datasets.reference.judgements import read_judgements
from analysis.intake.fields.places import resolve_regions

SPELLINGS = {
    "UA-30": ["Kyiv City", "м. Київ", "Київ", "Kiev City", "Kiev Special Republican City", "г. Киев", "Kyiv"],
    "UA-32": [
        "Kyivska oblast",
        "Київська область",
        "Київської області",
        "Киевская область",
        "Kyiv Oblast",
        "Київська обл.",
    ],
    "UA-43": ["Autonomous Republic of Crimea", "Крим", "Крым", "Республика Крым", "Krym"],
    "UA-40": ["Sevastopol'", "м. Севастополь", "Sevastopol City"],
    "UA-14": ["Donets'k", "Donetsk Oblast", "Донецька область", "Донецкой области", "Донеччина"],
    "UA-23": ["Zaporizhzhya", "Zaporizka oblast", "Запорізькій області", "Запорожской области", "Zaporizhzhia"],
    "UA-51": ["Odessa", "Odesa Oblast", "Одеській області", "Одесской области", "Odes'ka"],
    "UA-63": ["Kharkiv", "Харкiвська область", "Харьковской области", "м. Харків", "Kharkivs'ka"],
    "UA-68": ["Khmel'nyts'kyy", "Khmelnytska oblast", "Хмельницька область"],
    "UA-48": ["Mykolayiv", "Mykolaivska oblast", "Николаевская область", "Миколаївщина"],
    "UA-35": ["Kirovohrad", "Кіровоградська область", "Kirovohradska oblast"],
    "RU-BEL": [
        "Belgorodskaya oblast",
        "Белгородской области",
        "Belgorod region",
        "Белгородскую область",
        "Бєлгородська область",
    ],
    "RU-KRS": ["Kursk Oblast", "Курской области", "Курська область"],
    "RU-KDA": ["Краснодарского края", "Krasnodar Krai", "Краснодарский край", "Krasnodarskiy kray"],
    "RU-MOW": ["Moscow", "г. Москва", "Москва", "Moskva"],
    "RU-MOS": ["Moscow Region", "Московской области", "Московская область", "Moskovskaya oblast'"],
    "RU-SPE": ["St. Petersburg", "Санкт-Петербург", "Saint Petersburg"],
    "RU-LEN": ["Leningrad Region", "Ленинградской области", "Leningradskaya oblast'"],
    "RU-AL": ["Altai Republic", "Республика Алтай"],
    "RU-ALT": ["Altai Krai", "Алтайский край"],
    "RU-SA": ["Республика Саха (Якутия)", "Sakha (Yakutia) Republic", "Yakutia"],
    "RU-KHM": ["Ханты-Мансийский автономный округ — Югра", "Khanty-Mansi Autonomous Okrug"],
    "RU-NIZ": ["Нижегородской области", "Nizhny Novgorod Oblast", "Нижний Новгород"],
    "RU-NGR": ["Новгородская область", "Novgorod Oblast"],
    "RU-TA": ["Республике Татарстан", "Tatarstan"],
    "RU-KYA": ["Красноярский край", "Krasnoyarsk Krai", "Красноярський край"],
}
CASES = [(text, code) for code, texts in SPELLINGS.items() for text in texts]


def resolve(text: str, **options: str) -> str | None:
    """Return the code of one text."""
    judgements = read_judgements()
    code = resolve_regions(pd.Series([text]), judgements.regions, judgements.spellings, **options)["region_code"].iloc[
        0
    ]
    return None if pd.isna(code) else code


@pytest.mark.parametrize(("text", "code"), CASES)
def test_a_region_resolves_in_every_script_case_and_transliteration(text: str, code: str) -> None:
    """English, Ukrainian and Russian names, in their cases, name one region."""
    assert resolve(text) == code


@pytest.mark.parametrize(
    "text", ["Atlantis", "Маріупольський район", "oblast", "Dnipro River", "Kir", "", "Nowhere oblast"]
)
def test_what_is_no_region_resolves_to_none(text: str) -> None:
    """Nothing is guessed: a near miss names no region."""
    assert resolve(text) is None


def test_every_checked_spelling_finds_its_own_region() -> None:
    """No spelling of the table leads to another region than its own."""
    kinds = {
        "oblast": " oblast",
        "city": " city",
        "krai": " krai",
        "republic": " republic",
        "okrug": " okrug",
        "region": "",
    }
    regions = read_judgements().regions
    wrong = [
        (spelling, code)
        for code, kind, spellings in zip(regions["code"], regions["kind"], regions["spellings"], strict=True)
        for spelling in spellings.split(";")
        if resolve(spelling + kinds[kind]) != code
    ]
    assert wrong == []


def test_a_region_of_another_country_does_not_count() -> None:
    """Where the country is known, a name resolves within it alone; other countries go by the standard's own names."""
    assert resolve("Kursk", country="UA") is None
    assert resolve("Hackney", country="GB") == "GB-HCK"
    assert resolve("Kiev", country="UA", prefer="oblast") == "UA-32"
