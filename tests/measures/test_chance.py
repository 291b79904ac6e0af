"""Intervals against tables, textbooks and simulation."""

import math

import numpy as np
import pandas as pd
import pytest
from conftest import make_incident, table
from scipy import stats

from analysis.measures.chance.counts import (
    UNKNOWN,
    Spread,
    compare_rates,
    estimate_rate,
    find_ratio_p_value,
    pool_dispersion,
    score_rate,
    score_ratio,
    shrink_rates,
)
from analysis.measures.chance.shares import correct_for_many, estimate_share
from analysis.measures.chance.times import estimate_incidence, estimate_quantiles, find_difference
from analysis.measures.chance.totals import compare_daily_totals, estimate_daily_total
from analysis.measures.ranks import rank_again

# Remission times in weeks of 42 leukaemia patients (Freireich et al., 1963; Gehan, 1965): 6-MP, with censoring, and placebo.
SIX_MP = [6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
SIX_MP_EVENT = [1] * 9 + [0] * 12
PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]


def pair(times: list, events: list) -> tuple[pd.Series, pd.Series]:
    """Return durations and outcomes as series."""
    return pd.Series(times, dtype="float64"), pd.Series(events)


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


PLAIN = Spread(1.0, 1e9, 1e9)  # independent events, and no doubt of it


@pytest.mark.parametrize(("n", "low", "high"), GARWOOD)
def test_rates_of_independent_events_are_near_the_exact_limits(n: int, low: float, high: float) -> None:
    """Garwood's (1936) exact limits hold more than 95 % in the middle: these are no wider, and near them from five on."""
    found = estimate_rate(n, 1.0, PLAIN)
    assert low - 0.05 <= found.low
    assert found.high <= high + 0.05
    if n >= 5:
        assert (found.low, found.high) == (pytest.approx(low, abs=0.7), pytest.approx(high, abs=0.7))


def test_quantiles_of_the_6_mp_patients_are_the_textbook_s() -> None:
    """Kaplan-Meier of 6-MP falls to one half at 23 weeks; nine of ten never had a relapse while they were watched."""
    half, most = estimate_quantiles(*pair(SIX_MP, SIX_MP_EVENT), [0.5, 0.9])
    assert half.estimate == 23
    assert math.isnan(most.estimate)


def test_the_median_of_the_placebo_patients_is_8_weeks() -> None:
    """Without censoring the curve is the share still in remission; its median is 8 weeks, by order statistics 4 to 12."""
    # The sixth and the sixteenth of 21: of binomial(21, 1/2), 5 or fewer and 16 or more have 1.3 % each.
    assert tuple(estimate_quantiles(*pair(PLACEBO, [1] * 21), [0.5])[0]) == (8.0, 4.0, 12.0)


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


def test_under_five_nothing_is_estimated() -> None:
    """Counts only: no quantile under five events, no ratio where fewer than five would be expected on a side."""
    assert math.isnan(estimate_quantiles(*pair([1, 2, 3, 4], [1] * 4), [0.5])[0].estimate)
    assert math.isnan(compare_rates(0, 10, 9, 10, PLAIN).estimate)
    assert compare_rates(0, 10, 10, 10, PLAIN).estimate == 0
    assert math.isnan(estimate_share(0, 0).estimate)
    assert math.isnan(estimate_rate(0, 0, PLAIN).estimate)


def test_none_where_many_are_expected_is_a_ratio_with_an_upper_limit() -> None:
    """Nothing against fifty in equal time is a ratio of nought, up to a few hundredths, and far from chance."""
    found = compare_rates(0, 10, 50, 10, PLAIN)
    assert (found.estimate, found.low) == (0, 0)
    assert 0.02 < found.high < 0.12
    assert find_ratio_p_value(0, 10, 50, 10, PLAIN) < 1e-6


def test_the_spread_is_pooled_and_weighs_large_groups_more() -> None:
    """Variances over means, by hand: groups of one size share the degrees of freedom, unlike ones have fewer."""
    one, other = np.array([1.0, 2, 3]), np.array([0.0, 2, 4])
    found = pool_dispersion([one, other])
    assert (found.dispersion, found.df) == (pytest.approx((1 * 2 + 4 * 2) / (2 * 2 + 2 * 2)), pytest.approx(4))
    uneven = pool_dispersion([one, 10 * one])
    apart = (2**2 + 20**2) - 2 * uneven.dispersion * (2 + 20) / 3
    assert uneven.df == pytest.approx(4 * (2 + (2 * (11**2) / apart)) / 3)
    assert pool_dispersion([np.array([1.0, 5.0])]).dispersion == pytest.approx(8 / 3)
    assert pool_dispersion([np.array([3.0])]) == UNKNOWN
    assert pool_dispersion([np.array([0.0, 0.0])]) == UNKNOWN


def test_a_rate_by_itself_is_less_sure_where_its_counts_have_heavy_tails() -> None:
    """A block of less than one independent event: the excess kurtosis is that of the negative binomial."""
    blocks = [np.array([0.0, 0, 0, 9, 0, 3] * 4), np.array([0.0, 5, 0, 0, 1, 0] * 4)]
    found = pool_dispersion(blocks)
    mean = float(np.concatenate(blocks).mean())
    size = mean / (found.dispersion - 1)
    kurtosis = float(stats.nbinom(size, size / (size + mean)).stats("k"))
    assert found.dispersion > mean
    assert found.df_alone == pytest.approx(2 / (2 / found.df + kurtosis / 48))


def test_overdispersed_counts_widen_every_interval_and_test() -> None:
    """A variance of seven times the mean makes intervals wider by its root, and p-values larger."""
    wide = Spread(7.0, 1e9, 1e9)
    plain, found = estimate_rate(100, 10, PLAIN), estimate_rate(100, 10, wide)
    assert (found.high - found.low) / (plain.high - plain.low) == pytest.approx(math.sqrt(7), rel=0.03)
    narrow, broad = compare_rates(200, 10, 100, 10, PLAIN), compare_rates(200, 10, 100, 10, wide)
    assert broad.low < narrow.low < 2 < narrow.high < broad.high
    assert find_ratio_p_value(200, 10, 100, 10, PLAIN) < find_ratio_p_value(200, 10, 100, 10, wide)


def test_without_a_spread_there_is_an_estimate_and_no_interval() -> None:
    """Where no group has two blocks, nothing says how far chance could move a rate: neither bounds nor p-value."""
    assert estimate_rate(10, 2, UNKNOWN)[0] == 5
    assert compare_rates(20, 10, 10, 10, UNKNOWN).estimate == 2
    bounds = [*estimate_rate(10, 2, UNKNOWN)[1:], *compare_rates(20, 10, 10, 10, UNKNOWN)[1:]]
    assert all(math.isnan(b) for b in [*bounds, find_ratio_p_value(20, 10, 10, 10, UNKNOWN)])


def straighten(score: float, skewness: float) -> float:
    """Return a score whose skewness is taken out, by the cube root of Wilson and Hilferty."""
    return 6 / skewness * (math.cbrt(1 + skewness * score / 2) - 1) + skewness / 6


@pytest.mark.parametrize("dispersion", [1.0, 1.25, 1.5, 3.0, 8.0])
@pytest.mark.parametrize("mean", [12.0, 40.0])
def test_the_score_of_a_rate_has_the_skewness_of_its_counts(dispersion: float, mean: float) -> None:
    """Poisson's where the variance is the mean, else that of the negative binomial of this mean and variance."""
    size = mean / (dispersion - 1) if dispersion > 1 else math.inf
    counts = stats.poisson(mean) if math.isinf(size) else stats.nbinom(size, size / (size + mean))
    skewness = float(counts.stats("s"))
    assert counts.var() == pytest.approx(mean * dispersion)
    for n in (5, 12, 60):
        expected = straighten((n - mean) / counts.std(), skewness)
        assert float(score_rate(n, mean, Spread(dispersion, 20, 20))) == pytest.approx(expected)


@pytest.mark.parametrize("dispersion", [1.0, 1.25, 1.5, 3.0, 8.0])
@pytest.mark.parametrize("ratio", [0.5, 1.2, 4.0])
def test_the_score_of_a_ratio_has_the_skewness_of_its_counts(dispersion: float, ratio: float) -> None:
    """Of a total the part of one side is binomial where events are independent, else beta-binomial."""
    total, exposure, other = 90, 20.0, 30.0
    share = ratio * exposure / (ratio * exposure + other)
    weight = total / (dispersion - 1) if dispersion > 1 else math.inf
    parts = stats.binom(total, share)
    skewed = parts if math.isinf(weight) else stats.betabinom(total, weight * share, weight * (1 - share))
    for n in (30, 45, 70):
        expected = straighten((n - total * share) / (parts.std() * math.sqrt(dispersion)), float(skewed.stats("s")))
        found = score_ratio(n, exposure, total, other, ratio, Spread(dispersion, 20, 20))
        assert float(found) == pytest.approx(expected)


def test_few_degrees_of_freedom_widen_too() -> None:
    """The same spread known from three blocks holds less surely than from three hundred."""
    few, many = (compare_rates(60, 10, 30, 10, Spread(3.0, df, df)) for df in (3, 300))
    assert few.low < many.low < many.high < few.high


def test_the_interval_of_a_ratio_is_where_its_test_turns() -> None:
    """A ratio of one is outside the interval just where the p-value is under 0.05."""
    for n in range(20, 61):
        bounds, p_value = (
            compare_rates(n, 10, 40, 10, Spread(2.0, 20, 20)),
            find_ratio_p_value(n, 10, 40, 10, Spread(2.0, 20, 20)),
        )
        assert (bounds.low <= 1 <= bounds.high) == (p_value >= 0.05)


def test_rates_are_drawn_in_the_more_the_less_was_counted() -> None:
    """Two groups of one rate keep it less the shorter they were watched; without real differences all have one rate."""
    found = shrink_rates(np.array([40.0, 4.0, 20.0, 2.0]), np.array([10.0, 1.0, 40.0, 4.0]), PLAIN)
    common = 66 / 55
    assert common < found[1] < found[0] < 4
    assert 0.5 < found[2] < found[3] < common
    assert shrink_rates(np.array([10.0, 11.0, 9.0]), np.array([1.0, 1.0, 1.0]), PLAIN).tolist() == pytest.approx(
        [10.0] * 3
    )


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


@pytest.mark.parametrize("n", [5, 8, 10, 20, 40])
def test_limits_of_percentiles_cover_95_percent_at_the_least_or_are_open(n: int) -> None:
    """However few there are: of 400 samples, the limits of median and 90th percentile hold the truth in 93 % at least."""
    chance, runs, truth = np.random.default_rng(n), 400, [math.log(2), math.log(10)]
    held = np.zeros(2)
    for _ in range(runs):
        found = estimate_quantiles(pd.Series(chance.exponential(1.0, n)), pd.Series([1] * n), [0.5, 0.9])
        held += [f.low <= t and not f.high < t for f, t in zip(found, truth, strict=True)]
    assert (held / runs >= 0.93).all()


def test_five_times_say_little_of_the_ninetieth_percentile() -> None:
    """The lower limit is the third of five; the upper is open, as it is under 36."""
    found = estimate_quantiles(*pair([1, 2, 3, 4, 5], [1] * 5), [0.9])[0]
    assert (found.estimate, found.low) == (5, 3)
    assert math.isnan(found.high)
    bounded = [
        n for n in range(5, 60) if not math.isnan(estimate_quantiles(*pair([*range(n)], [1] * n), [0.9])[0].high)
    ]
    assert bounded[0] == 36


def test_what_ended_before_never_reaches_the_step() -> None:
    """Six of ten cancelled: half of all never came; half of those left would be another question."""
    durations, outcomes = pair([1, 2, 3, 4, 5, *[10] * 6], [1] * 5 + [2] * 6)
    assert math.isnan(estimate_quantiles(durations, outcomes, [0.5])[0].estimate)
    assert estimate_quantiles(durations, outcomes, [0.25])[0].estimate == 3


def test_who_was_not_followed_may_have_come_at_once_or_never() -> None:
    """Cases lost early push the lower limit down and the upper one open, and leave the estimate to the curve."""
    whole = estimate_quantiles(*pair([*range(1, 13)], [1] * 12), [0.5])[0]
    lost = estimate_quantiles(*pair([*range(1, 13), *[0.5] * 8], [1] * 12 + [0] * 8), [0.5])[0]
    assert (lost.estimate, lost.low) == (whole.estimate, 0.5)
    assert math.isnan(lost.high)


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
    assert estimate_incidence(durations, pd.Series([0, 0, 0, 0])).empty
    event = estimate_incidence(durations, pd.Series([1, 1, 0, 0]))
    assert (event["share_event"].tolist()[-1], set(event["share_ended"])) == (0.5, {0.0})
    ended = estimate_incidence(durations, pd.Series([2, 2, 0, 0]))
    assert (set(ended["share_event"]), ended["share_ended"].tolist()[-1]) == ({0.0}, 0.5)


def test_totals_are_drawn_day_by_day() -> None:
    """Equal days are as one and their interval holds it; always the same draws; few days have no interval."""
    days = np.array([0.0, 3, 0, 1, 5, 2, 0, 4, 1, 1, 2, 6, 1, 0, 3])
    found = compare_daily_totals(days, days)
    assert (found.estimate, found.low < 1 < found.high) == (1.0, True)
    assert found == compare_daily_totals(days, days)
    alone = estimate_daily_total(days)
    assert (alone.estimate, alone.low < alone.estimate < alone.high) == (pytest.approx(days.mean()), True)
    few = compare_daily_totals(days[:9], days)
    assert (few.estimate, math.isnan(few.low)) == (pytest.approx(days[:9].mean() / days.mean()), True)
    assert math.isnan(compare_daily_totals(np.zeros(20), days).estimate)


def test_an_interval_of_a_daily_total_is_near_that_of_its_mean() -> None:
    """Over many like days it is what the central limit theorem gives."""
    days = np.random.default_rng(5).poisson(4, 400).astype("float64")
    found, wide = estimate_daily_total(days), 1.96 * days.std(ddof=1) / 20
    assert (found.low, found.high) == (
        pytest.approx(days.mean() - wide, abs=0.02),
        pytest.approx(days.mean() + wide, abs=0.02),
    )
