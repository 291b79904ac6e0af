"""Attacks and deaths beside how many people live in a region: which region stands first, and where bounds are given."""

import math

import pandas as pd
from conftest import make_count, make_coverage, make_incident, table

from analysis.measures import rates
from analysis.measures.harm.inhabitants import rates_per_inhabitant

DAYS = {"start": pd.Timestamp("2026-03-01"), "end": pd.Timestamp("2026-03-31")}
CODES = ("XA-01", "XA-02", "XA-03", "XA-04")


def set_beside(rows: list[dict], figures: list[dict], spans: list[dict], people: dict[str, int]) -> pd.DataFrame:
    """Return the rates of some regions beside so many people each, by region_code."""
    incidents, coverage = table("incidents", *rows), table("coverage", *spans)
    told = {"kinds": ["air_attack"], **DAYS}
    known = pd.DataFrame({"region_code": list(people), "n_people": list(people.values())})
    known = known.assign(counted_on=pd.Timestamp("2021-10-01"), population_source="Invented census")
    compared = rates.rates_per_group(incidents, coverage, by="region", **told)
    found = rates_per_inhabitant(
        compared, incidents, table("counts", *figures), coverage, known, order=["source_grade"], **told
    )
    return found.table.set_index("region_code")


def attacks(code: str, n: int, days: int = 28) -> list[dict]:
    """Return so many attacks on a region, on one day after the other of the first so many days of March."""
    return [
        make_incident(incident_id=f"{code}-{k}", region_code=code, region=f"Region {code}", date_from=day, date_to=day)
        for k in range(n)
        for day in [pd.Timestamp("2026-03-01") + pd.Timedelta(days=k % days)]
    ]


def test_the_region_with_the_most_per_inhabitant_stands_first() -> None:
    """Then the one with the most dead per inhabitant, then by code: not in the order of the list of inhabitants."""
    rows = [*attacks("XA-01", 10), *attacks("XA-02", 10), *attacks("XA-03", 10), *attacks("XA-04", 10)]
    people = {"XA-01": 400_000, "XA-02": 200_000, "XA-04": 200_000, "XA-03": 100_000}
    figures = [make_count(incident_id=f"XA-04-{n}", quantity="killed", best=1.0) for n in range(3)]
    figures += [make_count(incident_id=f"XA-02-{n}", quantity="killed", best=2.0) for n in range(3)]
    spans = [make_coverage(region_code=code) for code in CODES]
    assert set_beside(rows, figures, spans, people).index.tolist() == ["XA-03", "XA-02", "XA-04", "XA-01"]
    alike = dict.fromkeys(reversed(CODES), 100_000)
    assert set_beside(rows, [], spans, alike).index.tolist() == list(CODES)


def test_deaths_have_bounds_where_all_of_them_lie_on_watched_days() -> None:
    """One of them on a day nobody watched, or dated to some days, and what more there was cannot be said."""
    rows, people = attacks("XA-01", 28), {"XA-01": 100_000}
    figures = [make_count(incident_id=row["incident_id"], quantity="killed", best=1.0) for row in rows]
    row = set_beside(rows, figures, [make_coverage()], people).loc["XA-01"]
    assert (row["killed"], row["killed_rate"]) == (28, 28)
    assert row["killed_rate_low"] < 28 < row["killed_rate_high"]
    part = [make_coverage(to_date=pd.Timestamp("2026-03-27"))]  # the attack of the 28th lies outside
    vague = [*rows[:-1], {**rows[-1], "date_to": pd.Timestamp("2026-03-30")}]
    for given in ((rows, figures, part, people), (vague, figures, [make_coverage()], people)):
        row = set_beside(*given).loc["XA-01"]
        assert (row["killed_rate"], math.isnan(row["killed_rate_low"])) == (28, True)
