"""Figures that compare how often."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from analysis.figures import style
from analysis.figures.vector import mark_row
from analysis.measures.measured import Measured
from analysis.words.language import make_key, text
from analysis.words.names import name_group


def draw_rates(rates: Measured, noun: str, by: str, width_inches: float = style.WIDTH_INCHES) -> Axes:
    """Draw incidents per 30 watched days by group, with intervals; a group nobody watched has no data."""
    table = rates.table.head(style.MOST_SHOWN).reset_index(drop=True)
    names, what = [name_group(group, by) for group in table["group"]], make_key(noun)
    height = 1.0 + style.measure_rows(names, width_inches)
    known = table.loc[table["ratio"].notna(), "group"]
    title = text("fig-rates.plain-title", what=what, by=by)
    if len(known) > 1:
        title = text("fig-rates.title", most=name_group(known.iloc[0], by))
    with style.open_axes(height, title, text("fig-rates.subtitle", what=what), width_inches) as axes:
        if table.empty:
            style.say_nothing_to_draw(axes, text("fig-rates.none", what=what))
            return axes
        for position, row in table.iterrows():
            if pd.isna(row["rate"]):
                style.write_row_words(axes, position, text("fig-rates.no-data"))
            else:
                if pd.notna(row["rate_low"]):
                    reach = axes.hlines(position, row["rate_low"], row["rate_high"], color=style.INK, linewidth=1.1)
                    reach.set_gid(mark_row(position))
                axes.plot(row["rate"], position, "o", color=style.ACCENT, markersize=4.5, gid=mark_row(position))
                style.write_row_count(axes, position, row["n_incidents"])
        style.name_rows(axes, names)
        axes.set_ylim(len(table) - 0.5, -0.5)
        highest = table["rate_high"].fillna(table["rate"]).max()
        axes.set_xlim(0, float(highest) * 1.05 if pd.notna(highest) and highest > 0 else 1)
        axes.set_xlabel(text("fig-rates.axis", what=what))
        axes.xaxis.set_major_locator(MaxNLocator(style.count_ticks(width_inches)))
        axes.grid(axis="x")
    return axes
