"""How long something took: cumulative incidence with two ends, its quantiles, and whether groups differ."""

import math
from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.measures.chance.shares import FEWEST, LEVEL, NOTHING, Interval

_TINY = 1e-9  # a curve that is at one half to the last digit is at one half


def estimate_incidence(durations: pd.Series, outcomes: pd.Series) -> pd.DataFrame:
    """Estimate how many have had each of two ends by a time, by Aalen and Johansen (1978).

    Parameters
    ----------
    outcomes : Series of int
        0 still waiting when watching stopped (right-censored), 1 the event, 2 the competing end.

    Returns
    -------
    DataFrame
        One row per time, ordered: time, share_event, share_ended. One competing end does not count as a long wait.
    """
    from statsmodels.duration.survfunc import CumIncidenceRight

    columns = ["time", "share_event", "share_ended"]
    if not (outcomes > 0).any():
        return pd.DataFrame(columns=columns, dtype="float64")
    with np.errstate(divide="ignore", invalid="ignore"):  # the last one at risk has no variance
        curve = CumIncidenceRight(durations.to_numpy("float64"), outcomes.to_numpy("int64"))
    shares = list(curve.cinc)
    event = shares[0] if (outcomes == 1).any() else np.zeros(len(curve.times))
    ended = shares[-1] if (outcomes == 2).any() and len(shares) > 1 else np.zeros(len(curve.times))
    return pd.DataFrame(dict(zip(columns, (curve.times, event, ended), strict=True)))


def estimate_quantiles(durations: pd.Series, outcomes: pd.Series, shares: Sequence[float]) -> list[Interval]:
    """Estimate by when each share of all had the event: quantiles of the cumulative incidence, with 95 % limits.

    Parameters
    ----------
    outcomes : Series of int
        As `estimate_incidence` takes them. What had the competing end never has the event.

    Returns
    -------
    list of Interval
        In the unit of `durations`. An estimate is missing where so many never had it while they were watched; an upper
        limit is missing, that is open, where the event has not come often enough to bound it. Under five events all
        are missing.

    Notes
    -----
    The limits are those of Clopper and Pearson (1934) for the share that had the event by a time, read backwards. Of
    those no longer watched it is assumed for the lower limit that each had the event at once, for the upper that none
    ever does: so the limits cover at least 95 %, however few there are and why ever watching stopped.
    """
    from scipy import stats

    if int((outcomes == 1).sum()) < FEWEST:
        return [NOTHING] * len(shares)
    curve = estimate_incidence(durations, outcomes)
    times, n, tail = np.sort(durations.unique().astype("float64")), len(durations), (1 - LEVEL) / 2
    came, lost = (
        np.searchsorted(np.sort(durations[outcomes == code].to_numpy("float64")), times, side="right")
        for code in (1, 0)
    )
    at_least = np.where(came > 0, stats.beta.ppf(tail, came, n - came + 1), 0.0)
    able = came + lost
    at_most = np.where(able < n, stats.beta.ppf(1 - tail, able + 1, np.maximum(n - able, _TINY)), 1.0)

    def first_above(of: np.ndarray, column: np.ndarray, share: float) -> float:
        above = of[column >= share - _TINY]
        return float(above[0]) if len(above) else math.nan

    own = curve["time"].to_numpy(), curve["share_event"].to_numpy()
    return [
        Interval(first_above(*own, share), first_above(times, at_most, share), first_above(times, at_least, share))
        for share in shares
    ]


def find_difference(durations: pd.Series, is_event: pd.Series, groups: pd.Series) -> float:
    """Return the p-value of the log-rank test over groups (Mantel, 1966); missing where not two have five events."""
    from statsmodels.duration.survfunc import survdiff

    events = is_event.groupby(groups).sum()
    enough = groups.isin(events.index[events >= FEWEST])
    if groups[enough].nunique() < 2:
        return math.nan
    _, p_value = survdiff(
        durations[enough].to_numpy("float64"), is_event[enough].to_numpy("float64"), groups[enough].to_numpy()
    )
    return float(p_value)
