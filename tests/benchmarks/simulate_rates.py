"""How often intervals and tests of rates are right, by simulation: run by hand, and kept as RATES.md.

Counts in blocks are gamma-Poisson with a variance of phi times the mean. For each number of blocks, phi, number of
regions and mean per block: in how many of the runs the interval of a rate, and of a ratio against all others, holds the
truth, and in how many no region at all is called different while none is (1 - family-wise error, by Holm).

    python tests/benchmarks/simulate_rates.py [RUNS]
"""

import sys
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import stats

from analysis.measures.chance.counts import EXPECTED, Spread, pool_dispersion, score_rate, score_ratio
from analysis.measures.chance.times import estimate_quantiles

BLOCKS, PHIS, REGIONS, MEANS = (2, 6, 24, 48), (1, 3, 9), (3, 12, 26), (2, 20, 200)
SIZES = (5, 8, 10, 20, 40)
Cell = tuple[int, int, int, int]
Shares = tuple[float, float, float]


def draw(chance: np.random.Generator, runs: int, shape: tuple[int, int], mean: float, phi: float) -> np.ndarray:
    """Return counts by run, region and block."""
    size = (runs, *shape)
    rate = mean if phi == 1 else chance.gamma(mean / (phi - 1), phi - 1, size)
    return chance.poisson(rate, size)


def simulate(cell: Cell, runs: int) -> Shares:
    """Return coverage of rates and of ratios, and one minus the family-wise error, as shares of what is shown."""
    blocks, phi, regions, mean = cell
    counts = draw(np.random.default_rng([*cell]), runs, (regions, blocks), mean, phi)
    told = [pool_dispersion(list(one)) for one in counts]
    known = np.array([one.df > 0 for one in told])
    spread = Spread(*(np.array([[getattr(one, name)] for one in told])[known] for name in Spread._fields))
    n = counts.sum(axis=2)[known]
    total = n.sum(axis=1, keepdims=True)
    limit, alone = stats.t.ppf(0.975, spread.df), stats.t.ppf(0.975, spread.df_alone)
    rates = np.abs(score_rate(n, blocks * mean, spread)) <= alone
    scores = np.abs(score_ratio(n, 1.0, total, regions - 1.0, 1.0, spread))
    shown = np.broadcast_to(total / regions >= EXPECTED, scores.shape)
    smallest = 2 * stats.t.sf(np.where(shown, scores, 0).max(axis=1), spread.df[:, 0])
    is_shown = shown[:, 0]
    wrong = (smallest * regions <= 0.05) & is_shown  # the first step of Holm decides whether any is called different
    ratios = (scores <= limit)[shown].mean() if is_shown.any() else np.nan
    return float(rates.mean()), float(ratios), 1 - float(wrong[is_shown].mean()) if is_shown.any() else np.nan


def simulate_percentile(n: int, runs: int) -> tuple[float, float]:
    """Return how often the limits of a median and of a 90th percentile hold the truth; exponential waits, a tenth cut."""
    chance, truths = np.random.default_rng(n), (np.log(2), np.log(10))
    held = np.zeros(2)
    for _ in range(runs):
        waits, ends = chance.exponential(1.0, n), chance.exponential(9.0, n)
        told = pd.Series(np.minimum(waits, ends)), pd.Series((waits <= ends).astype("int64"))
        found = estimate_quantiles(*told, (0.5, 0.9))
        held += [
            np.isnan(one.low) or (one.low <= truth and not one.high < truth)
            for one, truth in zip(found, truths, strict=True)
        ]
    return float(held[0] / runs), float(held[1] / runs)


def tabulate(regions: int, found: dict[Cell, Shares], runs: int) -> list[str]:
    """Return the lines of the table of one number of regions."""
    lines = [f"\n## {regions} regions, {runs:,} runs a cell: rate / ratio / 1 - family-wise error, in per cent\n"]
    lines += ["| blocks | phi | " + " | ".join(f"mean {mean}" for mean in MEANS) + " |"]
    lines += ["|--:|--:|" + "--:|" * len(MEANS)]
    for blocks, phi in product(BLOCKS, PHIS):
        told = [found[blocks, phi, regions, mean] for mean in MEANS]
        texts = [" / ".join("none" if np.isnan(v) else f"{100 * v:.1f}" for v in three) for three in told]
        lines.append(f"| {blocks} | {phi} | " + " | ".join(texts) + " |")
    return lines


def is_right(cell: Cell, shares: Shares) -> bool:
    """Say whether a cell lies within 93 and 97 per cent, or where a block holds two events at 93 at the least."""
    most = 0.97 if cell[3] >= 20 else 1.0
    return all(np.isnan(v) or 0.93 <= v <= most for v in shares)


def main(runs: int) -> int:
    """Print the tables, keep them as RATES.md, and say which cells lie outside the limits."""
    cells: list[Cell] = list(product(BLOCKS, PHIS, REGIONS, MEANS))
    with ProcessPoolExecutor() as pool:
        found = dict(zip(cells, pool.map(simulate, cells, [runs] * len(cells)), strict=True))
        percentiles = list(pool.map(simulate_percentile, SIZES, [runs // 5] * len(SIZES)))
    told = (__doc__ or "").partition("\n\n")[2].partition("\n\n")[0].replace("\n", " ")
    lines = ["# How often intervals and tests are right", "", f"By simulation (`{Path(__file__).name}`). {told}"]
    lines += [line for regions in REGIONS for line in tabulate(regions, found, runs)]
    outside = [cell for cell in cells if not is_right(cell, found[cell])]
    lines += ["", f"Outside 93 to 97 (mean 2: under 93), as blocks, phi, regions, mean: {outside or 'none'}."]
    lines += [
        f"\n## Limits of percentiles, {runs // 5:,} runs: exponential waits, one in ten lost from sight, in per cent\n"
    ]
    lines += ["| times | median | 90th percentile |", "|--:|--:|--:|"]
    lines += [f"| {n} | {100 * m:.1f} | {100 * p:.1f} |" for n, (m, p) in zip(SIZES, percentiles, strict=True)]
    print("\n".join(lines))
    Path(__file__).with_name("RATES.md").write_text("\n".join(lines) + "\n", "utf-8")
    return 1 if outside else 0


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
