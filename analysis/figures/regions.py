"""Figures of what happened, region by region."""

from collections.abc import Collection

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from analysis.figures import style
from analysis.figures.vector import mark_row
from analysis.measures.measured import Measured
from analysis.words.language import make_key, name_place, text
from analysis.words.numbers import print_digits


def draw_attacks_per_region(regions: Measured, width_inches: float = style.WIDTH_INCHES) -> Axes:
    """Draw attack events by region, a region without data named as such. Takes `incidents_per_region`."""
    table = regions.table.head(style.MOST_SHOWN)
    names = [name_place(name) for name in table["region"]]
    height = 0.95 + style.measure_rows(names, width_inches, 2)
    what = make_key(regions.noun)
    with style.open_axes(height, name_most(regions), text("fig-regions.subtitle", what=what), width_inches) as axes:
        if table.empty:
            style.say_nothing_to_draw(axes, text("fig-calendar.none"))
            return axes
        values = table["n_attacks"].astype("Float64").fillna(0).astype(float)
        for row, bar in enumerate(axes.barh(range(len(table)), values, height=0.66, color=style.ACCENT)):
            bar.set_gid(mark_row(row))
        for position, n in enumerate(table["n_attacks"]):
            words, colour = (text("fig-tiles.no-data"), style.QUIET) if pd.isna(n) else (print_digits(n), "black")
            axes.annotate(
                words,
                (0 if pd.isna(n) else n, position),
                (3, 0),
                textcoords="offset points",
                va="center",
                fontsize=style.SMALL,
                color=colour,
            )
        style.name_rows(axes, names)
        axes.invert_yaxis()
        axes.set_xlim(0, max(values.max() * (1.3 if style.is_narrow(width_inches) else 1.12), 1))
        axes.set_xlabel(text("noun-pl", what=what))
        axes.xaxis.set_major_locator(MaxNLocator(style.count_ticks(width_inches), integer=True))
    return axes


def name_most(regions: Measured, drawn: Collection[str] | None = None) -> str:
    """Return a title: the region with most on record, where one has more than all others, and is drawn."""
    is_ahead = style.is_ahead(regions.table["n_attacks"].dropna().tolist())
    if is_ahead and (drawn is None or regions.table["region_code"].iloc[0] in drawn):
        return text("fig-regions.title", most=name_place(regions.table["region"].iloc[0]))
    return text("fig-regions.plain-title", what=make_key(regions.noun))
