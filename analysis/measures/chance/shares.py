"""Shares with their intervals, what an interval is, and the correction of many comparisons."""

import math
from typing import NamedTuple

LEVEL = 0.95
FEWEST = 5  # under so many events, counts only


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


def correct_for_many(p_values: list[float]) -> list[float]:
    """Return p-values corrected for how many there are (Holm, 1979); missing ones stay missing and do not count."""
    from statsmodels.stats.multitest import multipletests

    known = [p for p in p_values if not math.isnan(p)]
    corrected = iter(multipletests(known, method="holm")[1]) if known else iter(())
    return [math.nan if math.isnan(p) else float(next(corrected)) for p in p_values]
