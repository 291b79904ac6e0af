"""Totals and how far they would be another by chance: what is added up comes day by day, and a day's is of one piece.

People killed on one day are killed in few attacks, so no Poisson interval fits their number. Days are drawn again, each
with all that happened on it (a bootstrap clustered by day).
"""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from analysis.measures.chance.shares import LEVEL, NOTHING, Interval

FEWEST_DAYS = 10  # with anything to add up: days drawn again from fewer say too little
_RESAMPLES = 2_000
_TINY = 1e-12  # days drawn again may all be days that add nothing


def estimate_daily_total(days: np.ndarray) -> Interval:
    """Estimate a total per day with its 95 % interval.

    Parameters
    ----------
    days : array
        What each watched day adds to the total; 0 where nothing was reported of it.

    Returns
    -------
    Interval
        The bounds are missing where fewer than ten days add anything; all is missing without days.

    Notes
    -----
    BCa (Efron, 1987), as scipy has it, always with the same draws.
    """
    if not len(days):
        return NOTHING
    mean = float(days.mean())
    return Interval(mean, *_draw((days,), lambda x, axis: x.mean(axis))) if _suffice(days) else _alone(mean)


def compare_daily_totals(days: np.ndarray, others: np.ndarray) -> Interval:
    """Estimate the ratio of two totals per day with its 95 % interval, as `estimate_daily_total` does for one.

    Returns
    -------
    Interval
        Missing where the days of either side add up to nothing; the bounds also where fewer than ten days of either
        add anything.
    """
    if not (len(days) and len(others) and days.sum() and others.sum()):
        return NOTHING
    ratio = float(days.mean() / others.mean())
    if not (_suffice(days) and _suffice(others)):
        return _alone(ratio)

    def log_ratio(x: Any, y: Any, axis: int) -> Any:
        return np.log(np.maximum(x.mean(axis), _TINY)) - np.log(np.maximum(y.mean(axis), _TINY))

    low, high = _draw((days, others), log_ratio)
    return Interval(ratio, math.exp(low), math.exp(high))


def _suffice(days: np.ndarray) -> bool:
    return int((days > 0).sum()) >= FEWEST_DAYS


def _alone(estimate: float) -> Interval:
    return Interval(estimate, math.nan, math.nan)


def _draw(samples: tuple[np.ndarray, ...], statistic: Callable[..., Any]) -> tuple[float, float]:
    from scipy import stats

    found = stats.bootstrap(
        samples,
        statistic,
        n_resamples=_RESAMPLES,
        confidence_level=LEVEL,
        method="BCa",
        vectorized=True,
        rng=np.random.default_rng(0),
    )
    return float(found.confidence_interval.low), float(found.confidence_interval.high)
