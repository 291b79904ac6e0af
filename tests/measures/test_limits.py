"""The limits in use, from both sides, and why they are what they are."""

import math

import numpy as np
import pandas as pd
import pytest
from conftest import make_claim, make_coverage, make_incident, make_milestone, table

from analysis.datasets.link import NEAR_DEGREES
from analysis.measures import arrivals, attribution, rates, response, statements
from analysis.measures.chance.counts import Spread, compare_rates, pool_dispersion
from analysis.measures.chance.shares import FEWEST

KINDS = ["air_attack"]
MARCH = {"start": pd.Timestamp("2026-03-01"), "end": pd.Timestamp("2026-03-31")}
START = pd.Timestamp("2026-03-01 10:00", tz="UTC")


def test_five_because_so_many_values_span_their_median() -> None:
    """The lowest to the highest of five values holds the median in 15 of 16 cases; of four only in seven of eight."""
    assert [1 - 2 * 0.5**n for n in (FEWEST - 1, FEWEST)] == [0.875, 0.9375]


def test_twenty_five_kilometres_because_that_is_as_far_as_a_town_is_from_its_villages() -> None:
    """A quarter of a degree of latitude is 28 km; of longitude, at 50 degrees north, 18 km: on the whole about 25."""
    degree_km = 111.2
    north, east = NEAR_DEGREES * degree_km, NEAR_DEGREES * degree_km * math.cos(math.radians(50))
    assert (round(north), round(east)) == (28, 18)
    assert 20 < (north + east) / 2 < 26


def attack(n: int, **overrides: object) -> list[dict]:
    """Return n attacks of 1 March."""
    return [make_incident(incident_id=f"i-{k}", **overrides) for k in range(n)]


@pytest.mark.parametrize(("n", "is_given"), [(FEWEST - 1, False), (FEWEST, True)])
def test_a_share_is_given_from_five_on(n: int, is_given: bool) -> None:
    """Four attacks are counted; five have a share with its interval, in all and in a group."""
    found = attribution.attribution_status(
        table("incidents", *attack(n)), table("claims"), table("coverage"), kinds=KINDS
    )
    for measured in (attribution.share_attributed(found, by="region"), attribution.count_statuses(found)):
        assert measured.table["share"].notna().any() == is_given
        assert measured.table["share_high"].notna().any() == is_given


@pytest.mark.parametrize(("n", "n_other", "is_given"), [(5, 5, True), (4, 6, True), (4, 5, False), (0, 10, True)])
def test_rates_are_compared_where_five_would_be_expected_on_either_side(n: int, n_other: int, is_given: bool) -> None:
    """In equal time, ten events make five expected on each side, however they fall."""
    assert math.isnan(compare_rates(n, 30, n_other, 30, Spread(1.0, 99, 99)).estimate) != is_given


def time_steps(n: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return n incidents whose second step has a time."""
    steps = [
        step
        for k in range(n)
        for step in (
            make_milestone(incident_id=f"i-{k}", milestone="call_received", at_utc=START),
            make_milestone(incident_id=f"i-{k}", at_utc=START + pd.Timedelta(minutes=k + 1)),
        )
    ]
    return table("incidents", *attack(n)), table("milestones", *steps)


@pytest.mark.parametrize(("n", "is_given"), [(FEWEST - 1, False), (FEWEST, True)])
def test_times_are_summarised_from_five_on(n: int, is_given: bool) -> None:
    """Median, curve, curve by region: none under five."""
    tables = time_steps(n)
    assert response.summarise_delays(*tables).table["median_minutes"].notna().all() == is_given
    pairs = response.pair_steps(*tables, first="call_received", then="on_scene")
    assert (len(arrivals.arrivals_over_time(pairs).table) > 0) == is_given
    assert (len(arrivals.arrivals_per_group(pairs, by="region").table) > 0) == is_given


@pytest.mark.parametrize(
    ("n_timed", "n_spoken", "is_given"), [(5, 10, True), (5, 11, False), (4, 4, False), (6, 11, True)]
)
def test_a_curve_of_statements_needs_five_times_and_half_of_them(n_timed: int, n_spoken: int, is_given: bool) -> None:
    """Five known times at least, and a time for half of the attacks somebody speaks of."""
    rows = table("incidents", *attack(12, start_utc=START))
    claims = table(
        "claims",
        *(
            make_claim(
                claim_id=f"c-{k}",
                incident_id=f"i-{k}",
                stance="accuses",
                made_utc=START + pd.Timedelta(days=1) if k < n_timed else None,
            )
            for k in range(n_spoken)
        ),
    )
    found = attribution.attribution_status(rows, claims, table("coverage"), kinds=KINDS)
    first = statements.first_statements(rows, found, claims, follow_up_days=30, cut_off="2026-06-30")
    assert (len(statements.time_to_statement(first).table) > 0) == is_given


@pytest.mark.parametrize(("days", "expected"), [(3, {"i-0"}), (2, set())])
def test_a_statement_counts_within_the_days_it_is_followed(days: int, expected: set[str]) -> None:
    """On the last day it has come, after it not; and nothing is followed beyond the cut-off."""
    rows = table("incidents", *attack(1, start_utc=START))
    claims = table("claims", make_claim(incident_id="i-0", stance="accuses", made_utc=START + pd.Timedelta(days=3)))
    found = attribution.attribution_status(rows, claims, table("coverage"), kinds=KINDS)
    for given in ({"follow_up_days": days, "cut_off": None}, {"follow_up_days": 30, "cut_off": f"2026-03-0{days + 1}"}):
        first = statements.first_statements(rows, found, claims, **given)
        assert set(first.choose(has_come=True).count().used) == expected


def test_the_span_that_starts_on_the_last_day_counts_that_day() -> None:
    """Watched from the window's last day on is watched on one day; until its first day, likewise; outside on none."""
    for first, last, n_days in (
        ("03-31", "04-30", 1),
        ("02-01", "03-01", 1),
        ("04-01", "04-30", 0),
        ("01-01", "02-28", 0),
    ):
        span = make_coverage(from_date=pd.Timestamp(f"2026-{first}"), to_date=pd.Timestamp(f"2026-{last}"))
        found = rates.rates_per_group(
            table("incidents", *attack(1)), table("coverage", span), kinds=KINDS, by="region", **MARCH
        )
        assert found.table["n_days"].tolist() == [n_days]


def test_variance_is_taken_over_one_less_than_there_are() -> None:
    """The dispersion of 1, 2 and 3 is a half: their variance is one, their mean two; of one block there is none."""
    assert pool_dispersion([np.array([1.0, 2, 3])]).dispersion == 0.5
    assert pool_dispersion([np.array([0.0, 0, 6])]).dispersion == 6.0
    assert not pool_dispersion([np.array([1.0])]).df
