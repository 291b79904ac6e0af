"""Whether counts rise or fall from period to period, by how much, and how surely."""

import math
import warnings
from typing import NamedTuple

import numpy as np

from analysis.measures.chance.counts import LEAST
from analysis.measures.chance.shares import LEVEL, NOTHING, Interval

FEWEST_PERIODS = 6


class Trend(NamedTuple):
    """The ratio of a period's rate to that of the one before, and the counts that the trend lets expect."""

    ratio: Interval
    fitted: np.ndarray


def estimate_trend(counts: np.ndarray, expected: np.ndarray, times: np.ndarray) -> Trend:
    """Estimate by how much a rate is multiplied from one period to the next.

    Parameters
    ----------
    counts : array
        Events in each period.
    expected : array
        What a constant rate would let expect in each, above 0: its watched days.
    times : array
        The place of each period in time, in periods; some may be missing between them.

    Returns
    -------
    Trend
        All is missing under six periods, and where fewer than five events are in them.

    Notes
    -----
    Quasi-Poisson regression with a logarithmic link (McCullagh and Nelder, 1989): the scatter is that of the periods
    about the line, and the limits are by Student's t. Periods are taken to scatter each by itself: where high ones
    follow high ones for other reasons than a trend, the limits are too narrow.
    """
    from scipy import stats
    from statsmodels.genmod.families import Poisson
    from statsmodels.genmod.generalized_linear_model import GLM
    from statsmodels.tools.sm_exceptions import PerfectSeparationWarning

    if len(counts) < FEWEST_PERIODS or counts.sum() < FEWEST_PERIODS - 1:
        return Trend(NOTHING, np.full(len(counts), math.nan))
    design = np.column_stack([np.ones(len(times)), times - times.mean()])
    model = GLM(counts, design, Poisson(), offset=np.log(expected))
    with warnings.catch_warnings():  # counts that lie on the line to the last digit are no fault
        warnings.simplefilter("ignore", PerfectSeparationWarning)
        found = model.fit()
    spread = max(float(found.pearson_chi2) / found.df_resid, LEAST)
    limit = float(stats.t.ppf((1 + LEVEL) / 2, found.df_resid)) * math.sqrt(spread)
    slope, wide = float(found.params[1]), float(found.bse[1]) * limit
    ratio = Interval(math.exp(slope), math.exp(slope - wide), math.exp(slope + wide))
    return Trend(ratio, np.asarray(found.fittedvalues))
