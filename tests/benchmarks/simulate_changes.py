"""How often intervals of changes over time are right, by simulation: run by hand, and kept as CHANGES.md.

Counts are gamma-Poisson with a variance of phi times the mean, day by day or period by period. Changes: two months of a
year, the scatter taken from the weeks within its months. Trends: periods with a true change of 0 or of 5 % each. Totals:
attacks of a day kill by a geometric law (a mean of 2, two in three kill nobody) or by a lognormal one with a long tail;
two spans of days without a true change, shown only where ten days of each add anything.

    python tests/benchmarks/simulate_changes.py [RUNS]
"""

import math
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from scipy import stats

from analysis.measures.chance.counts import EXPECTED, Spread, pool_dispersion, score_ratio
from analysis.measures.chance.totals import compare_daily_totals
from analysis.measures.chance.trends import estimate_trend

PHIS = (1, 3, 9)
MONTHS, MONTH_MEANS = (2, 6, 18, 36), (20, 60, 200)
PERIODS, PERIOD_MEANS, SLOPES = (6, 12, 18, 48), (2, 20, 200), (0.0, 0.05)
SPANS, DAY_MEANS, TAILS = (30, 90, 365), (0.5, 2, 10), ("geometric", "lognormal")


def draw(chance: np.random.Generator, mean: Any, phi: float, size: tuple[int, ...]) -> np.ndarray:
    """Return gamma-Poisson counts."""
    wide = np.broadcast_to(np.asarray(mean, "float64"), size)
    return chance.poisson(wide if phi == 1 else chance.gamma(wide / (phi - 1), phi - 1))


def simulate_change(cell: tuple[int, float, float], runs: int) -> float:
    """Return how often the interval of the change between the last two months holds 1; weeks scatter by themselves."""
    months, phi, mean = cell
    weeks = draw(np.random.default_rng([1, months, int(phi), int(mean)]), mean / 4, phi, (runs, months, 4))
    told = [pool_dispersion(list(own)) for own in weeks]
    spread = Spread(*(np.array([getattr(one, name) for one in told]) for name in Spread._fields))
    now, then = weeks[:, -1].sum(axis=1), weeks[:, -2].sum(axis=1)
    shown = ((now + then) / 2 >= EXPECTED) & (spread.df > 0)
    known = Spread(*(own[shown] for own in spread))
    score = score_ratio(now[shown], 1.0, (now + then)[shown], 1.0, 1.0, known)
    return float((np.abs(score) <= stats.t.ppf(0.975, known.df)).mean())


def simulate_trend(cell: tuple[int, float, float, float], runs: int) -> float:
    """Return how often the interval of a trend holds the true change from period to period."""
    periods, phi, mean, slope = cell
    times, held, shown = np.arange(float(periods)), 0, 0
    means = mean * np.exp(slope * (times - times.mean()))
    chance = np.random.default_rng([2, periods, int(phi), int(mean), int(100 * slope)])
    for counts in draw(chance, means, phi, (runs, periods)):
        found = estimate_trend(counts.astype("float64"), np.ones(periods), times).ratio
        if not math.isnan(found.low):
            shown += 1
            held += found.low <= math.exp(slope) <= found.high
    return held / shown


def draw_toll(chance: np.random.Generator, attacks: np.ndarray, tail: str) -> np.ndarray:
    """Return the dead of each day: those of its attacks together."""
    n = int(attacks.sum())
    if tail == "geometric":
        dead = np.where(chance.random(n) < 1 / 3, chance.geometric(1 / 2, n), 0)
    else:
        dead = np.floor(chance.lognormal(-0.5, 1.5, n))
    days = np.repeat(np.arange(len(attacks)), attacks)
    return np.bincount(days, dead, len(attacks)).astype("float64")


def simulate_totals(cell: tuple[int, float, float, str], runs: int) -> float:
    """Return how often the interval of the change of a daily total holds 1; missing where it is hardly ever shown."""
    days, phi, mean, tail = cell
    chance = np.random.default_rng([3, days, int(phi), int(10 * mean), len(tail)])
    held, shown = 0, 0
    for _ in range(runs):
        now, then = (draw_toll(chance, draw(chance, mean, phi, (days,)), tail) for _ in range(2))
        found = compare_daily_totals(now, then)
        if not math.isnan(found.low):
            shown += 1
            held += found.low <= 1 <= found.high
    return held / shown if shown >= runs / 20 else math.nan


def run(simulate: Callable[..., float], cells: list[Any], runs: int, pool: ProcessPoolExecutor) -> dict[Any, float]:
    """Return what each cell gives."""
    return dict(zip(cells, pool.map(simulate, cells, [runs] * len(cells)), strict=True))


def tabulate(title: str, found: dict[Any, float], heads: tuple[str, ...]) -> list[str]:
    """Return a table of coverage: the last parameter of a cell but what stands before it goes along the rows."""
    columns = list(dict.fromkeys(cell[2:] for cell in found))
    named = [" ".join(str(part) for part in column) for column in columns]
    lines = [f"\n## {title}\n", f"| {heads[0]} | phi | " + " | ".join(f"{heads[1]} {n}" for n in named) + " |"]
    lines.append("|--:|--:|" + "--:|" * len(columns))
    for first in dict.fromkeys(cell[:2] for cell in found):
        values = [found[(*first, *column)] for column in columns]
        cells = " | ".join("none" if math.isnan(v) else f"{100 * v:.1f}" for v in values)
        lines.append(f"| {first[0]} | {first[1]} | {cells} |")
    return lines


def main(runs: int) -> int:
    """Print the tables and keep them as CHANGES.md."""
    with ProcessPoolExecutor() as pool:
        changes = run(simulate_change, list(product(MONTHS, PHIS, MONTH_MEANS)), runs, pool)
        slopes = run(simulate_trend, list(product(PERIODS, PHIS, PERIOD_MEANS, SLOPES)), runs // 10, pool)
        tolls = run(simulate_totals, list(product(SPANS, (1, 3), DAY_MEANS, TAILS)), runs // 20, pool)
    told = (__doc__ or "").partition("\n\n")[2].partition("\n\n")[0].replace("\n", " ")
    lines = [
        "# How often intervals of changes over time are right",
        "",
        f"By simulation (`{Path(__file__).name}`). {told}",
    ]
    lines.append("Shares of the runs in which an interval is shown, in per cent; 95 is aimed at.")
    lines += tabulate(f"Change from month to month, {runs:,} runs", changes, ("months", "a month"))
    lines += tabulate(f"Trend, {runs // 10:,} runs: mean a period, true change", slopes, ("periods", "mean"))
    lines += tabulate(f"Daily totals, {runs // 20:,} runs: attacks a day, tail", tolls, ("days", "mean"))
    print("\n".join(lines))
    Path(__file__).with_name("CHANGES.md").write_text("\n".join(lines) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
