"""Figures of what happened, region by region."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from analysis.figures import style
from analysis.measures.measured import Measured
from analysis.words.numbers import pluralise


def draw_attacks_per_region(regions: Measured) -> Axes:
    """Draw attack events by region, a region without data named as such. Takes `incidents_per_region`."""
    table = regions.table.head(style.MOST_SHOWN)
    height = 0.95 + 0.155 * max(len(table), 2)
    many = pluralise(regions.noun, 2)
    with style.open_axes(height, f"{many.capitalize()} by region", f"number of {many} on record") as axes:
        if table.empty:
            style.say_nothing_to_draw(axes, "no region on record in this window")
            return axes
        values = table["n_attacks"].astype("Float64").fillna(0).astype(float)
        axes.barh(range(len(table)), values, height=0.66, color=style.ACCENT)
        for position, n in enumerate(table["n_attacks"]):
            words, colour = ("no data", style.QUIET) if pd.isna(n) else (f"{n:,}", "black")
            axes.annotate(
                words,
                (0 if pd.isna(n) else n, position),
                (3, 0),
                textcoords="offset points",
                va="center",
                fontsize=7.5,
                color=colour,
            )
        style.name_rows(axes, table["region"])
        axes.invert_yaxis()
        axes.set_xlim(0, max(values.max() * 1.12, 1))
        axes.set_xlabel(many)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    return axes
