"""Tiles instead of shapes: one equal tile a region, no point, no border."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Rectangle

from analysis.figures import style
from analysis.figures.vector import mark_row
from analysis.measures.measured import Measured
from analysis.words.language import make_key, text
from analysis.words.numbers import print_value


def draw_tiles(tiles: Measured, noun: str, order: Sequence[str] = (), width_inches: float = style.WIDTH_INCHES) -> Axes:
    """Draw a rate a tile; a hatched tile is a region nobody is known to have watched. Takes `tile_rates`.

    `order` are the regions of a map that these tiles stand for where there is little room.
    """
    table, is_narrow = tiles.table, style.is_narrow(width_inches)
    places = {group: row for row, group in enumerate(order or table["group"])}
    n_rows = int(table["row"].max()) + 1 if len(table) else 2
    with style.open_axes(
        0.75 + 0.48 * n_rows,
        text("fig-tiles.title", what=make_key(noun)),
        text("fig-tiles.subtitle"),
        width_inches,
    ) as axes:
        if table.empty:
            style.say_nothing_to_draw(axes, text("fig-tiles.none"))
            return axes
        highest = max(float(table["rate"].max()), 1e-9) if table["rate"].notna().any() else 1.0
        shades = LinearSegmentedColormap.from_list("rates", ["#f4f7f9", style.ACCENT])
        for row in table.to_dict("records"):
            known = pd.notna(row["rate"])
            fill = shades(row["rate"] / highest) if known else "white"
            axes.add_patch(
                Rectangle(
                    (row["column"] + 0.03, row["row"] + 0.04),
                    0.94,
                    0.92,
                    facecolor=fill,
                    edgecolor="none" if known else style.QUIET,
                    hatch="" if known else "////",
                    linewidth=0,
                    gid=mark_row(places[row["group"]]) if row["group"] in places else None,
                )
            )
            colour = style.choose_ink(fill)
            box = None if known else {"facecolor": "white", "edgecolor": "none", "pad": 1}
            axes.text(
                row["column"] + 0.5,
                row["row"] + 0.36,
                row["label"].replace(" ", "\n") if is_narrow else row["label"],
                ha="center",
                va="center",
                fontsize=6.5 if is_narrow else style.SMALL,
                linespacing=0.9,
                fontweight="bold",
                color=colour,
                bbox=box,
            )
            missing = "" if is_narrow else text("fig-tiles.no-data")  # it is hatched, as is said above
            words = print_value(row["rate"], "per 30 days") if known else missing
            axes.text(
                row["column"] + 0.5,
                row["row"] + 0.7,
                words,
                ha="center",
                va="center",
                fontsize=6.5 if is_narrow else style.SMALL,
                color=colour,
                bbox=box,
            )
        axes.set_xlim(0, int(table["column"].max()) + 1)
        axes.set_ylim(n_rows, 0)
        axes.set_axis_off()
        axes.title.set_visible(True)
    return axes
