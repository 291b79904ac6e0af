"""How often something happens: rates and their ratios, wider than chance alone by what the counts themselves show.

Incidents come in waves. How much more their counts vary than those of independent events is measured over blocks of
time, over all groups together (variance over mean, `Spread`), and every interval and test is widened by it.
"""

import math
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np

from analysis.measures.chance.shares import LEVEL, NOTHING, Interval

EXPECTED = 5.0  # so many events would be expected, at the least, for a group to be compared
_NOWHERE = 1e-12  # a bound so far from the estimate is none
_TINY = 1e-6
LEAST = 0.01  # counts that scatter less than this, in a few blocks, do so by chance


class Spread(NamedTuple):
    """How counts scatter: variance over mean (1 where events are independent), and by how many degrees of freedom.

    `df_alone` are those for a rate by itself, which scatters with the very counts that the spread is taken from: fewer
    where a block holds less than one independent event.
    """

    dispersion: float
    df: float
    df_alone: float


UNKNOWN = Spread(math.nan, 0.0, 0.0)


def pool_dispersion(blocks: Sequence[np.ndarray]) -> Spread:
    """Estimate the variance over the mean of counts in equal blocks of time, over all groups together.

    Parameters
    ----------
    blocks : sequence of arrays
        For each group its counts, block by block.

    Returns
    -------
    Spread
        Missing where no group has two blocks, or nothing was counted. Large groups weigh more: the degrees of freedom
        are those of such a weighted sum (Satterthwaite, 1946).
    """
    told = [np.asarray(own, "float64") for own in blocks if len(own) > 1]
    means = np.array([own.mean() for own in told])
    if not len(told) or not means.sum():
        return UNKNOWN
    free = np.array([len(own) - 1 for own in told], "float64")
    variances = np.array([own.var(ddof=1) for own in told])
    dispersion = float((free * variances).sum() / (free * means).sum())
    mean, size = float((free * means).sum() / free.sum()), np.array([len(own) for own in told])
    # A weighted sum has fewer degrees of freedom (Satterthwaite, 1946), but the weights scatter by chance too: without
    # twice that scatter, and a third of the way from where all weigh the same, intervals hold however groups differ.
    squares = float((free * (means**2 - 2 * dispersion * means / size)).sum())
    full = float(free.sum())
    df = full * (2 + (min(mean**2 * full / squares, 1.0) if squares > 0 else 1.0)) / 3
    # The excess kurtosis of gamma-Poisson counts makes their variance less sure.
    kurtosis = (6 * (dispersion - 1) + 1 / dispersion) / mean if dispersion > mean else 0.0
    alone = 2 / (2 / df + max(kurtosis, 0.0) / size.sum())
    return Spread(max(dispersion, LEAST), df, max(alone, 1.0))


def estimate_rate(n: int, exposure: float, spread: Spread) -> Interval:
    """Estimate a rate per unit of exposure with its 95 % interval.

    Returns
    -------
    Interval
        Events per unit of exposure; missing where there was no exposure, the bounds also where the spread is not known.

    Notes
    -----
    The rates under which so many events, or so few, would be no surprise: a score test (quasi-likelihood, McCullagh and
    Nelder, 1989) by Student's t, its skewness taken out as Wilson and Hilferty (1931) do. With a spread of 1 and many
    degrees of freedom it comes near to the exact limits of Garwood (1936).
    """
    if exposure <= 0:
        return NOTHING
    if not spread.df:
        return Interval(n / exposure, math.nan, math.nan)

    low, high = _invert(lambda mean: score_rate(n, mean, spread), float(n), spread.df_alone)
    return Interval(n / exposure, low / exposure, high / exposure)


def score_rate(n: Any, mean: Any, spread: Spread) -> Any:
    """Return how far a count lies from a mean, as a figure of Student's t with the degrees of freedom of the spread.

    Numbers or arrays; those of the spread too.
    """
    # The third cumulant over mean and dispersion: of gamma-Poisson counts, of Poisson's where they scatter no more.
    third = np.where(spread.dispersion > 1, 2 * np.asarray(spread.dispersion) - 1, spread.dispersion)
    deviation = np.sqrt(spread.dispersion * mean)
    return _straighten((n - mean) / deviation, third / deviation)


def compare_rates(n: int, exposure: float, n_other: int, exposure_other: float, spread: Spread) -> Interval:
    """Estimate the ratio of two rates with its 95 % interval.

    Returns
    -------
    Interval
        Missing where either side would have fewer than five events if the rates were equal; the bounds also where the
        spread is not known.

    Notes
    -----
    Given the events of both sides together, those of one are beta-binomial where both are gamma-Poisson; its score
    test, with its skewness taken out, is read backwards. See `find_ratio_p_value` for the test of a ratio of 1.
    """
    total = n + n_other
    if min(exposure, exposure_other) <= 0 or total * min(exposure, exposure_other) < EXPECTED * (
        exposure + exposure_other
    ):
        return NOTHING
    ratio = (n / exposure) / (n_other / exposure_other) if n_other else math.inf
    if not spread.df:
        return Interval(ratio, math.nan, math.nan)
    low, high = _invert(lambda r: score_ratio(n, exposure, total, exposure_other, r, spread), ratio, spread.df)
    return Interval(ratio, low, high)


def find_ratio_p_value(n: int, exposure: float, n_other: int, exposure_other: float, spread: Spread) -> float:
    """Return the two-sided p-value of a rate ratio against 1; missing where `compare_rates` has no bounds."""
    from scipy import stats

    if math.isnan(compare_rates(n, exposure, n_other, exposure_other, UNKNOWN).estimate) or not spread.df:
        return math.nan
    found = score_ratio(n, exposure, n + n_other, exposure_other, 1.0, spread)
    return float(2 * stats.t.sf(abs(found), spread.df))


def score_ratio(n: Any, exposure: Any, total: Any, exposure_other: Any, ratio: Any, spread: Spread) -> Any:
    """Return how far n of a total lies from what a ratio of rates lets expect, as `score_rate` does."""
    share = ratio * exposure / (ratio * exposure + exposure_other)
    variance, phi = total * share * (1 - share), np.asarray(spread.dispersion)
    weight = total / np.maximum(phi - 1, _TINY)  # of the beta-binomial; one without a spread above 1 is binomial
    wide = (weight + 2 * total) / (weight + 2) * np.sqrt((1 + weight) / (weight + total) / variance)
    skewness = (1 - 2 * share) * np.where(phi > 1, wide, np.sqrt(phi / variance))
    return _straighten((n - total * share) / np.sqrt(phi * variance), skewness)


def _straighten(score: Any, skewness: Any) -> Any:
    """Return standardised figures as of the normal distribution, their skewness taken out."""
    own = np.where(np.abs(skewness) < _TINY, _TINY, skewness)
    return 6 / own * (np.cbrt(np.maximum(1 + own * score / 2, 0.0)) - 1) + own / 6


def _invert(score: Callable[[float], float], estimate: float, df: float) -> tuple[float, float]:
    """Return the least and the greatest value that a falling score does not refute; infinite where none is refuted."""
    from scipy import stats

    limit = float(stats.t.ppf((1 + LEVEL) / 2, df))
    start = estimate if 0 < estimate < math.inf else 1.0
    low = 0.0 if estimate == 0 else _find_where(lambda x: score(x) - limit, start)
    return low, math.inf if math.isinf(estimate) else _find_where(lambda x: score(x) + limit, start)


def _find_where(falling: Callable[[float], float], start: float) -> float:
    """Return where a falling function is zero: 0 or infinity where it is so nowhere near."""
    from scipy.optimize import brentq

    low, high = start, start
    while falling(low) <= 0:
        low /= 4
        if low < start * _NOWHERE:
            return 0.0
    while falling(high) > 0:
        high *= 4
        if high > start / _NOWHERE:
            return math.inf
    return float(brentq(falling, low, high, rtol=1e-9)) if low < high else low


def shrink_rates(n: np.ndarray, exposure: np.ndarray, spread: Spread) -> np.ndarray:
    """Estimate each group's rate with what all groups tell: empirical Bayes, gamma-Poisson (Clayton and Kaldor, 1987).

    Returns
    -------
    array
        Events per unit of exposure, between the group's own rate and that of all together: nearer to the latter the
        less was counted. Where groups differ by no more than chance, as wide as the spread says, all have the common
        rate.

    Notes
    -----
    The prior is fitted by moments (Marshall, 1991).
    """
    n, exposure = np.asarray(n, "float64"), np.asarray(exposure, "float64")
    common = n.sum() / exposure.sum()
    scatter = float((exposure * (n / exposure - common) ** 2).sum() / exposure.sum())
    chance = common * (spread.dispersion if spread.df else 1.0)
    between = max(scatter - chance / exposure.mean(), 0.0)
    weight = between / (between + chance / exposure) if common else np.ones(len(n))
    return np.asarray(weight * n / exposure + (1 - weight) * common)
