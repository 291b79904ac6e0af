"""Figures that compare how often."""

import pandas as pd
from matplotlib.axes import Axes

from analysis.figures import style
from analysis.measures.measured import Measured
from analysis.words.numbers import pluralise


def draw_rates(rates: Measured, noun: str, by: str) -> Axes:
    """Draw incidents per 30 watched days by group, with intervals; a group nobody watched has no data."""
    table = rates.table.head(style.MOST_SHOWN)
    height = 1.0 + 0.165 * max(len(table), 3)
    with style.open_axes(
        height,
        f"{pluralise(noun, 2).capitalize()} per 30 watched days, by {by}",
        "dots with 95 % intervals; number counted at the right",
    ) as axes:
        if table.empty:
            style.say_nothing_to_draw(axes, f"no {noun} on record and nothing watched in this window")
            return axes
        for position, row in table.iterrows():
            if pd.isna(row["rate"]):
                style.write_row_words(axes, position, "no data: not watched")
            else:
                if pd.notna(row["rate_low"]):
                    axes.hlines(position, row["rate_low"], row["rate_high"], color=style.INK, linewidth=1.1)
                axes.plot(row["rate"], position, "o", color=style.ACCENT, markersize=4.5)
                style.write_row_count(axes, position, row["n_incidents"])
        style.name_rows(axes, table["group"])
        axes.set_ylim(len(table) - 0.5, -0.5)
        highest = table["rate_high"].fillna(table["rate"]).max()
        axes.set_xlim(0, float(highest) * 1.05 if pd.notna(highest) and highest > 0 else 1)
        axes.set_xlabel(f"{pluralise(noun, 2)} per 30 days")
        axes.grid(axis="x")
    return axes
