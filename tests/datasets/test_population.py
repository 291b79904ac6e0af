"""The inhabitants of regions: whose they are, when they were counted, and that they add up."""

import csv

import pandas as pd
from conftest import ROOT

from analysis.datasets.reference.population import read_population
from analysis.datasets.reference.regions import name_region

# What the two statistics offices give for all these regions together.
TOTALS = {"UA": 41_167_335, "RU": 147_182_123 - 1_934_630 - 547_820}
UNCOUNTED = {"UA-40", "UA-43"}  # Sevastopol and Crimea


def test_the_regions_add_up_to_the_total_of_their_statistics_office() -> None:
    """25 regions of Ukraine and 83 of Russia, each once, each of one day and one source."""
    told = read_population()
    country = told["region_code"].str[:2]
    assert told.groupby(country)["n_people"].sum().to_dict() == TOTALS
    assert told.groupby(country)["region_code"].nunique().to_dict() == {"RU": 83, "UA": 25}
    assert told["region_code"].is_unique
    days = told.groupby(country)["counted_on"].unique().map(list).to_dict()
    assert days == {"RU": [pd.Timestamp("2021-10-01")], "UA": [pd.Timestamp("2022-01-01")]}
    assert (told["n_people"] > 10_000).all()
    assert told["population_source"].notna().all()


def test_every_region_we_know_by_hand_is_counted_but_two() -> None:
    """The codes are ISO 3166-2; Crimea and Sevastopol are absent, not estimated."""
    with (ROOT / "data" / "judgements" / "regions.csv").open(encoding="utf-8") as stream:
        known = {row["code"] for row in csv.DictReader(stream) if row["code"][:2] in ("UA", "RU")}
    counted = set(read_population()["region_code"])
    assert known - counted == UNCOUNTED
    assert all(name_region(code) for code in counted)
