"""How far chance alone could move a figure: intervals of shares, rates, ratios and delays.

None of them covers what was never reported.
"""

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

LEVEL = 0.95
FEWEST = 5  # under so many events, counts only
OVERDISPERSED = 1.5  # above it, plain Poisson intervals are too narrow
_Z = 1.959963984540054
_TINY = 1e-9  # a curve that is at one half to the last digit is at one half


class Interval(NamedTuple):
    """An estimate with its lower and upper bound; all missing where there is too little to say."""

    estimate: float
    low: float
    high: float

    def name(self, column: str) -> dict[str, float]:
        """Return the three as columns: `column`, `column_low` and `column_high`."""
        return dict(zip((column, f"{column}_low", f"{column}_high"), self, strict=True))


NOTHING = Interval(math.nan, math.nan, math.nan)


def estimate_share(n: int, total: int, *, exact: bool = False) -> Interval:
    """Estimate a share with its 95 % interval.

    Wilson (1927), or exact (Clopper and Pearson, 1934), which covers at least 95 % at the price of width.

    Returns
    -------
    Interval
        Shares from 0 to 1; missing where the denominator is 0.
    """
    from statsmodels.stats.proportion import proportion_confint

    if total == 0:
        return NOTHING
    low, high = proportion_confint(n, total, alpha=1 - LEVEL, method="beta" if exact else "wilson")
    return Interval(n / total, float(low), float(high))


def estimate_dispersion(counts: np.ndarray | pd.Series) -> float:
    """Estimate variance over mean of counts in equal spans of time; 1 for Poisson, missing under three spans."""
    values = np.asarray(counts, dtype="float64")
    if values.size < 3 or values.mean() == 0:
        return math.nan
    return float(values.var(ddof=1) / values.mean())


def estimate_rate(n: int, exposure: float, *, dispersion: float = 1.0) -> Interval:
    """Estimate a rate per unit of exposure with its 95 % interval.

    Exact Poisson (Garwood, 1936); where `dispersion` is above 1.5, quasi-Poisson on the log scale (McCullagh and
    Nelder, 1989), which is wider by its square root.

    Returns
    -------
    Interval
        Events per unit of exposure; missing where there was no exposure.
    """
    from scipy import stats

    if exposure <= 0:
        return NOTHING
    low = stats.chi2.ppf((1 - LEVEL) / 2, 2 * n) / 2 if n else 0.0
    high = stats.chi2.ppf((1 + LEVEL) / 2, 2 * (n + 1)) / 2
    if n and dispersion > OVERDISPERSED:
        factor = math.exp(_Z * math.sqrt(dispersion / n))
        low, high = n / factor, n * factor
    return Interval(n / exposure, float(low) / exposure, float(high) / exposure)


def compare_rates(
    n: int,
    exposure: float,
    n_other: int,
    exposure_other: float,
    *,
    dispersion: float = 1.0,
    dispersion_other: float = 1.0,
) -> Interval:
    """Estimate the ratio of two rates with its 95 % interval, on the log scale; missing under five events."""
    if min(n, n_other) < FEWEST or min(exposure, exposure_other) <= 0:
        return NOTHING
    ratio = (n / exposure) / (n_other / exposure_other)
    spread = math.sqrt(max(dispersion, 1.0) / n + max(dispersion_other, 1.0) / n_other)
    return Interval(ratio, ratio * math.exp(-_Z * spread), ratio * math.exp(_Z * spread))


def find_ratio_p_value(ratio: Interval) -> float:
    """Return the two-sided p-value of a rate ratio against 1, from its interval; missing with it."""
    from scipy import stats

    if math.isnan(ratio.estimate):
        return math.nan
    spread = (math.log(ratio.high) - math.log(ratio.low)) / (2 * _Z)
    return float(2 * stats.norm.sf(abs(math.log(ratio.estimate)) / spread))


def estimate_survival(durations: pd.Series, is_event: pd.Series) -> pd.DataFrame:
    """Estimate the share still waiting, by Kaplan and Meier (1958), with pointwise log-log bands.

    Parameters
    ----------
    durations : Series of float
        Time to the event, or to the end of watching.
    is_event : Series of bool
        Whether the event came; where not, the duration is right-censored.

    Returns
    -------
    DataFrame
        One row per time of an event, ordered: time, share_waiting, share_low, share_high, n_at_risk.
    """
    columns = ["time", "share_waiting", "share_low", "share_high", "n_at_risk"]
    if not is_event.any():
        return pd.DataFrame(columns=columns, dtype="float64")
    curve = _fit(durations, is_event)
    share = curve.surv_prob
    with np.errstate(divide="ignore", invalid="ignore"):
        log_share = np.log(share)
        spread = _Z * curve.surv_prob_se / (share * np.abs(log_share))
        low, high = share ** np.exp(spread), share ** np.exp(-spread)
    low, high = (np.where((share > 0) & (share < 1), bound, share) for bound in (low, high))
    return pd.DataFrame(dict(zip(columns, (curve.surv_times, share, low, high, curve.n_risk), strict=True)))


def estimate_quantiles(durations: pd.Series, is_event: pd.Series, shares: Sequence[float]) -> list[Interval]:
    """Estimate when each share has had the event, with its 95 % interval (Brookmeyer and Crowley, 1982; log-log).

    Returns
    -------
    list of Interval
        In the unit of `durations`; an estimate or a bound is missing where the curve never falls so far. Under five
        events all are.
    """
    if int(is_event.sum()) < FEWEST:
        return [NOTHING] * len(shares)
    curve = estimate_survival(durations, is_event)
    times = curve["time"].to_numpy()
    waiting = [curve[column].to_numpy() for column in ("share_waiting", "share_low", "share_high")]

    def first_below(column: np.ndarray, share: float) -> float:
        below = times[column <= 1 - share + _TINY]
        return float(below[0]) if len(below) else math.nan

    return [Interval(*(first_below(column, share) for column in waiting)) for share in shares]


def _fit(durations: pd.Series, is_event: pd.Series) -> Any:
    from statsmodels.duration.survfunc import SurvfuncRight

    with np.errstate(divide="ignore", invalid="ignore"):  # likewise
        return SurvfuncRight(durations.to_numpy(dtype="float64"), is_event.to_numpy(dtype="float64"))


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


def correct_for_many(p_values: list[float]) -> list[float]:
    """Return p-values corrected for how many there are (Holm, 1979); missing ones stay missing and do not count."""
    from statsmodels.stats.multitest import multipletests

    known = [p for p in p_values if not math.isnan(p)]
    corrected = iter(multipletests(known, method="holm")[1]) if known else iter(())
    return [math.nan if math.isnan(p) else float(next(corrected)) for p in p_values]


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
