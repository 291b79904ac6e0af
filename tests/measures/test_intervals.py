"""Intervals against tables, textbooks and simulation."""

import math

import numpy as np
import pandas as pd
import pytest
from conftest import make_incident, table
from scipy import stats

from analysis.measures import intervals
from analysis.measures.intervals import (
    compare_rates,
    correct_for_many,
    estimate_dispersion,
    estimate_incidence,
    estimate_quantiles,
    estimate_rate,
    estimate_share,
    estimate_survival,
    find_difference,
    find_ratio_p_value,
)
from analysis.measures.ranks import rank_again

# Remission times in weeks of 42 leukaemia patients (Freireich et al., 1963; Gehan, 1965): 6-MP, with censoring, and placebo.
SIX_MP = [6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
SIX_MP_EVENT = [1] * 9 + [0] * 12
PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]


def pair(times: list, events: list) -> tuple[pd.Series, pd.Series]:
    """Return durations and events as series."""
    return pd.Series(times, dtype="float64"), pd.Series(events).astype("bool")


WILSON = [
    (0, 10, 0.0, 0.2775),
    (1, 10, 0.0179, 0.4042),
    (5, 10, 0.2366, 0.7634),
    (15, 148, 0.0624, 0.1605),
    (81, 263, 0.2553, 0.3662),
]
EXACT = [(0, 10, 0.0, 0.3085), (1, 10, 0.0025, 0.4450), (5, 10, 0.1871, 0.8129), (81, 263, 0.2527, 0.3676)]


@pytest.mark.parametrize(("n", "total", "low", "high"), WILSON)
def test_wilson_intervals_are_the_tabulated_ones(n: int, total: int, low: float, high: float) -> None:
    """Newcombe (1998) prints these bounds for the score method."""
    found = estimate_share(n, total)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@pytest.mark.parametrize(("n", "total", "low", "high"), EXACT)
def test_exact_intervals_are_the_tabulated_ones(n: int, total: int, low: float, high: float) -> None:
    """Clopper and Pearson's bounds, as Newcombe (1998) and the usual tables print them."""
    found = estimate_share(n, total, exact=True)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


GARWOOD = [(0, 0.0, 3.689), (1, 0.025, 5.572), (5, 1.623, 11.668), (10, 4.795, 18.390), (20, 12.217, 30.888)]


@pytest.mark.parametrize(("n", "low", "high"), GARWOOD)
def test_poisson_intervals_are_the_tabulated_ones(n: int, low: float, high: float) -> None:
    """Garwood's (1936) exact limits of a Poisson count."""
    found = estimate_rate(n, 1.0)
    assert (round(found.low, 3), round(found.high, 3)) == (low, high)


def test_survival_of_the_6_mp_patients_is_the_textbook_s() -> None:
    """Kaplan-Meier of 6-MP: 0.857 at 6 weeks, 0.807 at 7, 0.753 at 10, 0.448 at 23; median 23."""
    curve = estimate_survival(*pair(SIX_MP, SIX_MP_EVENT)).set_index("time")
    assert curve["share_waiting"].round(3).to_dict() == {
        6.0: 0.857,
        7.0: 0.807,
        10.0: 0.753,
        13.0: 0.690,
        16.0: 0.627,
        22.0: 0.538,
        23.0: 0.448,
    }
    assert curve.loc[6.0, "n_at_risk"] == 21
    assert estimate_quantiles(*pair(SIX_MP, SIX_MP_EVENT), [0.5])[0].estimate == 23


def test_log_log_bands_of_the_6_mp_patients_are_the_textbook_s() -> None:
    """The log-log band at 6 weeks is 0.620 to 0.952, as survival packages print it; the median's interval starts at 13."""
    curve = estimate_survival(*pair(SIX_MP, SIX_MP_EVENT)).set_index("time")
    assert (round(curve.loc[6.0, "share_low"], 3), round(curve.loc[6.0, "share_high"], 3)) == (0.620, 0.952)
    assert estimate_quantiles(*pair(SIX_MP, SIX_MP_EVENT), [0.5])[0].low == 13


def test_the_median_of_the_placebo_patients_is_8_weeks() -> None:
    """Without censoring the curve is the share still in remission; its median is 8 weeks, 4 to 11."""
    assert tuple(estimate_quantiles(*pair(PLACEBO, [1] * 21), [0.5])[0]) == (8.0, 4.0, 11.0)


def test_the_log_rank_test_of_the_6_mp_trial_is_the_textbook_s() -> None:
    """Chi-squared 16.79 on one degree of freedom."""
    durations, events = pair(SIX_MP + PLACEBO, SIX_MP_EVENT + [1] * 21)
    p_value = find_difference(durations, events, pd.Series(["6-MP"] * 21 + ["placebo"] * 21))
    assert round(stats.chi2.isf(p_value, 1), 2) == 16.79


def test_holm_corrects_in_steps_and_leaves_missing_alone() -> None:
    """0.01, 0.04 and 0.03 become 0.03, 0.06 and 0.06; a missing one does not count."""
    corrected = correct_for_many([0.01, math.nan, 0.04, 0.03])
    assert [None if math.isnan(p) else round(p, 4) for p in corrected] == [0.03, None, 0.06, 0.06]


def test_competing_ends_are_no_long_waits() -> None:
    """Four calls, two answered, one cancelled, one still open: Aalen-Johansen by hand."""
    found = estimate_incidence(pd.Series([1.0, 2.0, 3.0, 4.0]), pd.Series([1, 2, 1, 0])).set_index("time")
    assert found["share_event"].round(4).to_dict() == {1.0: 0.25, 2.0: 0.25, 3.0: 0.5, 4.0: 0.5}
    assert found["share_ended"].round(4).iloc[-1] == 0.25


def test_under_five_events_nothing_is_estimated() -> None:
    """Counts only: no quantile, no ratio."""
    assert math.isnan(estimate_quantiles(*pair([1, 2, 3, 4], [1] * 4), [0.5])[0].estimate)
    assert math.isnan(compare_rates(4, 10, 50, 10).estimate)
    assert math.isnan(estimate_share(0, 0).estimate)
    assert math.isnan(estimate_rate(0, 0).estimate)


def test_overdispersed_counts_widen_the_interval() -> None:
    """A variance of seven times the mean makes the interval wider by its square root on the log scale."""
    plain, wide = estimate_rate(100, 10), estimate_rate(100, 10, dispersion=7)
    assert wide.high / wide.low == pytest.approx(math.exp(2 * 1.95996 * math.sqrt(7 / 100)), rel=1e-4)
    assert wide.high > plain.high
    assert estimate_dispersion(np.array([10, 10, 10, 10])) == 0
    assert math.isnan(estimate_dispersion(np.array([3, 4])))


def test_exact_intervals_cover_at_least_95_percent() -> None:
    """Over a grid of sizes and shares, the exact interval never covers less than 95 %."""
    for total in (5, 10, 30, 100):
        bounds = [estimate_share(n, total, exact=True) for n in range(total + 1)]
        for share in np.linspace(0.02, 0.98, 25):
            chance = stats.binom.pmf(np.arange(total + 1), total, share)
            assert sum(c for c, b in zip(chance, bounds, strict=True) if b.low <= share <= b.high) >= 0.95 - 1e-9


def test_wilson_intervals_cover_95_percent_on_average() -> None:
    """Averaged over shares, Wilson covers 94 to 96 % from ten cases on."""
    for total in (10, 20, 50, 100):
        bounds = [estimate_share(n, total) for n in range(total + 1)]
        grid = np.linspace(0.005, 0.995, 199)
        covered = [
            sum(
                c
                for c, b in zip(stats.binom.pmf(np.arange(total + 1), total, s), bounds, strict=True)
                if b.low <= s <= b.high
            )
            for s in grid
        ]
        assert 0.94 <= float(np.mean(covered)) <= 0.96


def test_survival_bands_and_medians_cover_as_they_say() -> None:
    """With 60 cases and censoring, log-log bands and median intervals cover 92 to 98 %."""
    chance = np.random.default_rng(11)
    runs, at, hits, medians = 300, 1.0, 0, 0
    for _ in range(runs):
        wait, stop = chance.exponential(1.0, 60), chance.uniform(0.5, 3.0, 60)
        durations, events = pd.Series(np.minimum(wait, stop)), pd.Series(wait <= stop)
        curve = estimate_survival(durations, events)
        row = curve[curve["time"] <= at].iloc[-1]
        hits += row["share_low"] <= math.exp(-at) <= row["share_high"]
        median = estimate_quantiles(durations, events, [0.5])[0]
        medians += median.low <= math.log(2) and not median.high < math.log(2)
    assert 0.92 <= hits / runs <= 0.98
    assert 0.92 <= medians / runs <= 0.98


def test_rates_of_clustered_counts_are_covered_by_the_widened_interval() -> None:
    """Counts in clusters, with a variance of seven times the mean: plain Poisson covers too little, quasi-Poisson 92 to 98 %."""
    chance = np.random.default_rng(5)
    runs, months, mean, dispersion = 400, 24, 30.0, 7.0
    shape = mean / (dispersion - 1)
    plain = wide = 0
    for _ in range(runs):
        counts = chance.negative_binomial(shape, 1 / dispersion, months)
        n = int(counts.sum())
        low, high = estimate_rate(n, months)[1:]
        plain += low <= mean <= high
        low, high = estimate_rate(n, months, dispersion=estimate_dispersion(counts))[1:]
        wide += low <= mean <= high
    assert plain / runs < 0.70
    assert 0.92 <= wide / runs <= 0.98


def test_the_p_value_of_a_ratio_is_that_of_its_interval() -> None:
    """A ratio of two with 100 against 50 events in equal time: z is log 2 over the root of 0.03."""
    ratio = compare_rates(100, 10, 50, 10)
    assert find_ratio_p_value(ratio) == pytest.approx(2 * stats.norm.sf(math.log(2) / math.sqrt(0.03)), rel=1e-6)
    assert math.isnan(find_ratio_p_value(compare_rates(4, 10, 50, 10)))


def test_linked_records_count_apart_only_where_links_are_ignored() -> None:
    """The sensitivity panel ranks once with and once without what people linked."""
    rows = [make_incident(incident_id=f"i-{n}") for n in range(3)]
    rows += [
        make_incident(incident_id=f"j-{n}", region="Brinewater", region_code="XA-02", same_as="j-0" if n else None)
        for n in range(5)
    ]
    found = rank_again(table("incidents", *rows), kinds=["air_attack"]).table.set_index("region")
    assert found["as_counted"].to_dict() == {"Aldermark": 1, "Brinewater": 2}
    assert found["links_ignored"].to_dict() == {"Aldermark": 2, "Brinewater": 1}


def test_where_nothing_came_there_is_no_curve() -> None:
    """Only those still waiting make no curve; only the event, or only the competing end, makes one of the two shares."""
    durations = pd.Series([1.0, 2.0, 3.0, 4.0])
    assert intervals.estimate_incidence(durations, pd.Series([0, 0, 0, 0])).empty
    event = intervals.estimate_incidence(durations, pd.Series([1, 1, 0, 0]))
    assert (event["share_event"].tolist()[-1], set(event["share_ended"])) == (0.5, {0.0})
    ended = intervals.estimate_incidence(durations, pd.Series([2, 2, 0, 0]))
    assert (set(ended["share_event"]), ended["share_ended"].tolist()[-1]) == ({0.0}, 0.5)
