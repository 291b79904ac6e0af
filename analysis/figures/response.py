"""Figures of how fast help came."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import PercentFormatter

from analysis.figures import style
from analysis.figures.vector import mark_row
from analysis.measures.measured import Measured
from analysis.words.language import name_code, text
from analysis.words.names import name_group
from analysis.words.numbers import print_digits

GRID_DARK = "#b4bcc2"


def draw_arrivals(curve: Measured, first: str, then: str) -> Axes:
    """Draw how many incidents have reached a step, or ended before it, by minutes. Takes `arrivals_over_time`."""
    table = curve.table
    title = text("fig-arrivals.title", first=name_code("milestone", first), then=name_code("milestone", then))
    with style.open_axes(2.3, title, text("fig-arrivals.subtitle")) as axes:
        if not table["time"].gt(0).any():
            style.say_nothing_to_draw(axes, text("fig-arrivals.none"))
            return axes
        ceiling = table.loc[table["share_event"] <= 0.97 * table["share_event"].max(), "time"].max()
        end = float(ceiling) * 1.15 if pd.notna(ceiling) else float(table["time"].max())
        shown = table[table["time"] <= end]
        for column, colour, line, words in (
            ("share_event", style.ACCENT, "-", text("fig-arrivals.reached")),
            ("share_ended", style.QUIET, (0, (4, 2)), text("fig-arrivals.ended")),
        ):
            if table[column].max() == 0:
                continue
            axes.step(
                [0, *shown["time"]], [0, *shown[column]], where="post", color=colour, linestyle=line, linewidth=1.5
            )
            axes.annotate(
                words,
                (end, shown[column].iloc[-1]),
                (4, 0),
                textcoords="offset points",
                va="center",
                fontsize=7.5,
                color=colour,
            )
        axes.set_xlim(0, end)
        axes.set_ylim(0, 1.02)
        axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
        axes.set_xlabel(text("fig-arrivals.x"))
        axes.set_ylabel(text("fig-arrivals.y"))
        axes.grid(axis="y")
    return axes


def draw_delays_per_group(delays: Measured, by: str) -> Axes:
    """Draw median and 90th percentile by group, the median with its interval. Takes `delays_per_group`."""
    table = delays.table.head(style.MOST_SHOWN).reset_index(drop=True)
    height = 1.1 + 0.165 * max(len(table), 3)
    with style.open_axes(
        height,
        text("fig-delays.title", by=by),
        text("fig-delays.subtitle"),
    ) as axes:
        if table.empty:
            style.say_nothing_to_draw(axes, text("fig-delays.none", by=by))
            return axes
        for position, row in table.iterrows():
            style.write_row_count(axes, position, row["n_timed"])
            if pd.isna(row["median_minutes"]):
                style.write_row_words(axes, position, text("cell-too-few"))
                continue
            low, high = row["median_minutes_low"], row["median_minutes_high"]
            if pd.notna(low):
                _draw_reach(axes, position, low, high)
            (dot,) = axes.plot(row["median_minutes"], position, "o", color=style.ACCENT, markersize=4.5)
            dot.set_gid(mark_row(position))
            if pd.notna(row["p90_minutes"]):
                axes.plot(
                    row["p90_minutes"],
                    position,
                    "D",
                    markerfacecolor="white",
                    markeredgecolor=style.ACCENT,
                    markersize=3.5,
                    markeredgewidth=0.8,
                )
        style.name_rows(axes, [name_group(group, by) for group in table["group"]])
        axes.set_ylim(len(table) - 0.5, -0.5)
        axes.set_xlim(left=0)
        axes.set_xlabel(text("fig-arrivals.x"))
        axes.grid(axis="x")
    return axes


def _draw_reach(axes: Axes, position: int, low: float, high: float) -> None:
    """Draw an interval; one without an upper limit runs to the edge, dashed."""
    if pd.notna(high):
        axes.hlines(position, low, high, color=style.INK, linewidth=1.1)
    else:
        edge = axes.get_yaxis_transform()
        axes.plot([low, low], [position - 0.12, position + 0.12], color=style.INK, linewidth=1.1)
        axes.annotate(
            "",
            (1, position),
            (low, position),
            xycoords=edge,
            textcoords="data",
            arrowprops={"arrowstyle": "-", "linestyle": "--", "linewidth": 0.8, "color": style.INK},
        )


def draw_arrivals_per_group(curves: Measured, overall: Measured, by: str) -> Axes:
    """Draw small multiples of `arrivals_per_group`, each before the curve of all together. Returns the first panel."""
    table = curves.table
    whole = overall.table
    groups = list(dict.fromkeys(table["group"]))
    with style.open_axes(
        1.0 if not groups else 0.55 + 1.35 * -(-len(groups) // 3),
        text("fig-panels.title", by=by),
        text("fig-panels.subtitle"),
    ) as axes:
        if not groups or not whole["time"].gt(0).any():  # all that came, came at once, or at no known time
            style.say_nothing_to_draw(axes, text("fig-panels.none", by=by))
            return axes
        axes.set_axis_off()
        end = (
            float(
                whole.loc[whole["share_event"] <= 0.9 * whole["share_event"].max(), "time"].max() or whole["time"].max()
            )
            * 1.3
        )
        for position, group in enumerate(groups):
            row, column = divmod(position, 3)
            n_rows = -(-len(groups) // 3)
            panel = axes.inset_axes((column / 3 + 0.02, 1 - (row + 0.86) / n_rows, 0.29, 0.66 / n_rows))
            own = table[table["group"] == group]
            for curve, colour, width in ((whole, GRID_DARK, 1.2), (own, style.ACCENT, 1.5)):
                panel.step([0, *curve["time"]], [0, *curve["share_event"]], where="post", color=colour, linewidth=width)
            panel.set_xlim(0, end)
            panel.set_ylim(0, 1.02)
            n = print_digits(own["n_timed"].iloc[0])
            panel.set_title(
                text("fig-panels.panel", group=name_group(group, by), n=n), fontsize=7.5, fontweight="normal", pad=2
            )
            panel.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
            panel.set_yticks([0, 0.5, 1])
            panel.tick_params(labelsize=6.5)
            panel.grid(axis="y")
    return axes
