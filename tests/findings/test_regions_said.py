"""The tables by region: what belongs to no single region, and the country where there is more than one."""

import pandas as pd
import pytest
from conftest import make_coverage, make_incident, table

from analysis.findings import rates as say_rates
from analysis.findings import situation
from analysis.measures import rates
from analysis.measures import regions as measures
from analysis.words.language import speaking
from analysis.words.names import name_country

KINDS = ["air_attack"]


def tabulate(*incidents: dict, **spans: str) -> situation.Passage:
    """Return the table by region over some incidents."""
    coverage = table("coverage", make_coverage(**spans)) if spans else table("coverage")
    return situation.tabulate_regions(
        measures.incidents_per_region(table("incidents", *incidents), coverage, kinds=KINDS)
    )


def list_rows(passage: situation.Passage) -> list[list[str]]:
    """Return the cells of a table, its heading first."""
    lines = passage.text.split("\n")
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in (lines[0], *lines[2:])]


def test_what_is_of_no_single_region_has_a_row_of_its_own() -> None:
    """It is the last, and its numbers know their records; an alert without a region is counted as an alert."""
    rows = [
        make_incident(region_code="UA-63", region="Kharkiv Oblast"),
        make_incident(incident_id="i-2", region_code=None, region=None),
        make_incident(incident_id="i-3", region_code=None, region=None),
        make_incident(incident_id="i-4", region_code=None, region=None, kind="air_alert"),
        make_incident(incident_id="i-5", region_code="UA-63", region="Kharkiv Oblast", kind="air_alert"),
    ]
    told = tabulate(*rows)
    assert list_rows(told) == [
        ["Region", "Attacks from the air", "Alerts"],
        ["Kharkiv Oblast", "1", "1"],
        ["*More than one region, or not known which*", "2", "1"],
    ]
    found = {n.name: (n.value, n.evidence.used) for n in told.numbers if ".none." in n.name}
    assert found == {
        "tbl-regions.none.n_attacks": (2, ("i-2", "i-3")),
        "tbl-regions.none.n_alerts": (1, ("i-4",)),
    }


def test_a_number_of_none_is_no_number_in_that_row() -> None:
    """Where all alerts have a region, the cell is blank: 0 would say that somebody watched."""
    rows = [
        make_incident(region_code=None, region=None),
        make_incident(incident_id="i-2", region_code="UA-63", region="Kharkiv Oblast", kind="air_alert"),
    ]
    assert list_rows(tabulate(*rows))[-1] == ["*More than one region, or not known which*", "1", ""]


def test_where_all_is_of_a_region_there_is_no_such_row() -> None:
    """Nor is there a column of countries where there is one country, or where the regions are invented."""
    assert [row[0] for row in list_rows(tabulate(make_incident(region_code="UA-63", region="Kharkiv Oblast")))] == [
        "Region",
        "Kharkiv Oblast",
    ]
    invented = [make_incident(), make_incident(incident_id="i-2", region_code="UA-63", region="Kharkiv Oblast")]
    assert "Country" not in list_rows(tabulate(*invented))[0]


def test_regions_of_two_countries_stand_with_their_country() -> None:
    """By the region's code (ISO 3166-2), in the language of the brief; also where rates are compared."""
    rows = [
        make_incident(region_code="UA-63", region="Kharkiv Oblast"),
        make_incident(incident_id="i-2", region_code="RU-BEL", region="Belgorod Region"),
        make_incident(incident_id="i-3", region_code="somewhere", region="Somewhere"),
        make_incident(incident_id="i-4", region_code="SY:Aleppo", region="Aleppo"),
    ]
    assert tabulate(*rows).caption.endswith("(ISO 3166-2): the standard’s list, not a position.")
    assert "standard" not in tabulate(*rows[:1]).caption
    assert [row[:2] for row in list_rows(tabulate(*rows))] == [
        ["Region", "Country"],
        ["Belgorod Region", "Russia"],
        ["Aleppo", "Syria"],
        ["Kharkiv Oblast", "Ukraine"],
        ["Somewhere", ""],
    ]
    watched = [make_coverage(region_code=code) for code in ("UA-63", "RU-BEL")]
    given = {"kinds": KINDS, "by": "region", "start": pd.Timestamp("2026-03-01"), "end": pd.Timestamp("2026-03-31")}
    compared = rates.rates_per_group(table("incidents", *rows), table("coverage", *watched), **given)
    told = list_rows(say_rates.tabulate_ratios(compared, "attack event", "region"))
    assert told[0][1] == "Country"
    assert {row[1] for row in told[1:]} == {"Russia", "Syria", "Ukraine", ""}


@pytest.mark.parametrize(
    ("code", "language", "country"),
    [
        ("UA-43", "uk", "Україна"),
        ("RU-BEL", "ru", "Россия"),
        ("SY:Aleppo", "en", "Syria"),
        ("EU-1", "en", None),
        ("XA-01", "en", None),
        ("ua-63", "en", None),
        (None, "en", None),
    ],
)
def test_a_country_is_that_of_the_code(code: str | None, language: str, country: str | None) -> None:
    """None where it is no code of ISO 3166-2, or one that stands for no country."""
    with speaking(language):
        assert name_country(code) == country
