"""How often something happens: rates and their ratios, wider than chance alone by what the counts themselves show.

Incidents come in waves. How much more their counts vary than those of independent events is measured over blocks of
time, over all groups together (variance over mean, `Spread`), and every interval and test is widened by it.
"""

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from analysis.measures.chance.shares import LEVEL, NOTHING, Interval

EXPECTED = 5.0  # so many events would be expected, at the least, for a group to be compared
_WIDEST = 60  # doublings of a bound before it counts as open


class Spread(NamedTuple):
    """How counts scatter: variance over mean (1 where events are independent), and by how many degrees of freedom."""

    dispersion: float
    df: float


UNKNOWN = Spread(math.nan, 0.0)


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
    return Spread(max(dispersion, 0.05), float((free * means).sum() ** 2 / (free * means**2).sum()))


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

    def score(mean: float) -> float:
        skewness = _skew(spread.dispersion) / math.sqrt(spread.dispersion * mean)
        return _straighten((n - mean) / math.sqrt(spread.dispersion * mean), skewness)

    low, high = _invert(score, float(n), spread)
    return Interval(n / exposure, low / exposure, high / exposure)


def _skew(dispersion: float) -> float:
    """Return the third cumulant over the mean and the dispersion: of gamma-Poisson counts, of Poisson's below 1."""
    return 2 * dispersion - 1 if dispersion > 1 else dispersion


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
    low, high = _invert(lambda r: _score_ratio(n, exposure, total, exposure_other, r, spread), ratio, spread)
    return Interval(ratio, low, high)


def find_ratio_p_value(n: int, exposure: float, n_other: int, exposure_other: float, spread: Spread) -> float:
    """Return the two-sided p-value of a rate ratio against 1; missing where `compare_rates` has no bounds."""
    from scipy import stats

    if math.isnan(compare_rates(n, exposure, n_other, exposure_other, UNKNOWN).estimate) or not spread.df:
        return math.nan
    found = _score_ratio(n, exposure, n + n_other, exposure_other, 1.0, spread)
    return float(2 * stats.t.sf(abs(found), spread.df))


def _score_ratio(n: int, exposure: float, total: int, exposure_other: float, ratio: float, spread: Spread) -> float:
    share = ratio * exposure / (ratio * exposure + exposure_other)
    variance = total * share * (1 - share)
    if variance <= 0:
        return math.copysign(math.inf, n - total * share)
    if spread.dispersion > 1:  # of the beta-binomial
        weight = total / (spread.dispersion - 1)
        skewness = (weight + 2 * total) / (weight + 2) * math.sqrt((1 + weight) / (weight + total) / variance)
    else:
        skewness = math.sqrt(spread.dispersion / variance)
    return _straighten((n - total * share) / math.sqrt(spread.dispersion * variance), (1 - 2 * share) * skewness)


def _straighten(score: float, skewness: float) -> float:
    """Return a standardised figure as one of the normal distribution, its skewness taken out."""
    if abs(skewness) < 1e-6:
        return score
    return 6 / skewness * (float(np.cbrt(max(1 + skewness * score / 2, 0.0))) - 1) + skewness / 6


def _invert(score: Callable[[float], float], estimate: float, spread: Spread) -> tuple[float, float]:
    """Return the least and the greatest value that a falling score does not refute; infinite where none is refuted."""
    from scipy import stats

    limit = float(stats.t.ppf((1 + LEVEL) / 2, spread.df))
    start = estimate if 0 < estimate < math.inf else 1.0
    low = 0.0 if estimate == 0 else _find_where(lambda x: score(x) - limit, start)
    return low, math.inf if math.isinf(estimate) else _find_where(lambda x: score(x) + limit, start)


def _find_where(falling: Callable[[float], float], start: float) -> float:
    """Return where a falling function is zero: 0 or infinity where it is so nowhere near."""
    low, high = start, start
    for _ in range(_WIDEST):
        low /= 1 if falling(low) > 0 else 2
        high *= 2 if falling(high) > 0 else 1
    if falling(low) <= 0 or falling(high) > 0:
        return 0.0 if falling(low) <= 0 else math.inf
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if falling(middle) > 0 else (low, middle)
    return (low + high) / 2


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
