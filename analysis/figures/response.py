"""Figures of how fast help came."""

import textwrap

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator, PercentFormatter

from analysis.figures import style
from analysis.figures.vector import mark_row
from analysis.measures.measured import Measured
from analysis.words.language import name_code, text
from analysis.words.names import name_group
from analysis.words.numbers import print_digits

_BEHIND = "#8a9399"  # the curve of all together
_PANEL_CHARACTERS, _NARROW_PANEL_CHARACTERS = 26, 14  # of a line above a panel
# How high a panel is with what stands above and below it, its curve, its ticks, and one more line above it.
_PANEL_INCHES, _CURVE_INCHES, _TICKS_INCHES, _LINE_INCHES = 1.35, 0.89, 0.19, 0.14


def draw_arrivals(curve: Measured, first: str, then: str, width_inches: float = style.WIDTH_INCHES) -> Axes:
    """Draw how many incidents have reached a step, or ended before it, by minutes. Takes `arrivals_over_time`."""
    table = curve.table
    title = text("fig-arrivals.title", first=name_code("milestone", first), then=name_code("milestone", then))
    with style.open_axes(2.3, title, text("fig-arrivals.subtitle"), width_inches) as axes:
        if not table["time"].gt(0).any():
            style.say_nothing_to_draw(axes, text("fig-arrivals.none"))
            return axes
        ceiling = table.loc[table["share_event"] <= 0.97 * table["share_event"].max(), "time"].max()
        end = float(ceiling) * 1.15 if pd.notna(ceiling) else float(table["time"].max())
        shown, handles = table[table["time"] <= end], list[Artist]()
        for column, colour, line, words in (
            ("share_event", style.ACCENT, "-", text("fig-arrivals.reached")),
            ("share_ended", style.QUIET, (0, (4, 2)), text("fig-arrivals.ended")),
        ):
            if table[column].max() == 0:
                continue
            (stepped,) = axes.step([0, *shown["time"]], [0, *shown[column]], where="post", color=colour, label=words)
            stepped.set(linestyle=line, linewidth=1.5)
            handles.append(stepped)
            if not style.is_narrow(width_inches):
                place, beside = (end, shown[column].iloc[-1]), "offset points"
                axes.annotate(words, place, (4, 0), textcoords=beside, va="center", fontsize=style.SMALL, color=colour)
        style.mark_curve(axes, shown["time"].tolist(), shown["share_event"].tolist())
        axes.set_xlim(0, end)
        axes.set_ylim(0, 1.02)
        axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
        axes.set_xlabel(text("fig-arrivals.x"))
        axes.set_ylabel(text("fig-arrivals.y"))
        axes.grid(axis="y")
        if style.is_narrow(width_inches):
            style.add_legend(axes, handles)
    return axes


def draw_delays_per_group(delays: Measured, by: str, width_inches: float = style.WIDTH_INCHES) -> Axes:
    """Draw median and 90th percentile by group, the median with its interval. Takes `delays_per_group`."""
    table = delays.table.head(style.MOST_SHOWN).reset_index(drop=True)
    names = [name_group(group, by) for group in table["group"]]
    height = 1.1 + style.measure_rows(names, width_inches)
    title, known = text("fig-delays.title", by=by), table[table["median_minutes"].notna()]
    others = known["median_minutes_low"].iloc[1:].min(skipna=False)
    if (known["median_minutes_high"].head(1) < others).any():  # its interval ends before any other begins
        title = text("fig-delays.quickest", first=name_group(known["group"].iloc[0], by))
    with style.open_axes(height, title, text("fig-delays.subtitle"), width_inches) as axes:
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
        style.name_rows(axes, names)
        axes.set_ylim(len(table) - 0.5, -0.5)
        axes.set_xlim(left=0)
        axes.xaxis.set_major_locator(MaxNLocator(style.count_ticks(width_inches)))
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


def draw_arrivals_per_group(
    curves: Measured, overall: Measured, by: str, width_inches: float = style.WIDTH_INCHES
) -> Axes:
    """Draw small multiples of `arrivals_per_group`, each before the curve of all together. Returns their ground."""
    table, whole = curves.table, overall.table
    names = _name_panels(table, by, width_inches)
    n_columns = 2 if style.is_narrow(width_inches) else 3
    n_rows = -(-len(names) // n_columns)
    row_inches = _PANEL_INCHES + _LINE_INCHES * max((name.count("\n") for name in names.values()), default=0)
    titles = text("fig-panels.title", by=by), text("fig-panels.subtitle")
    with style.open_axes(0.55 + row_inches * n_rows if names else 1.0, *titles, width_inches) as axes:
        if not names or not whole["time"].gt(0).any():  # all that came, came at once, or at no known time
            style.say_nothing_to_draw(axes, text("fig-panels.none", by=by))
            return axes
        axes.set_axis_off()
        before = whole.loc[whole["share_event"] <= 0.9 * whole["share_event"].max(), "time"].max()
        end = 1.3 * float(before or whole["time"].max())
        for position, (group, name) in enumerate(names.items()):
            row, column = divmod(position, n_columns)
            foot = 1 - (row + 1 - _TICKS_INCHES / row_inches) / n_rows
            width, height = 0.96 / n_columns - 0.03, _CURVE_INCHES / row_inches / n_rows
            panel = axes.inset_axes((column / n_columns + 0.02, foot, width, height))
            _draw_panel(panel, name, whole, table[table["group"] == group], end)
            if column:  # one scale for the row
                panel.set_yticklabels([])
    return axes


def _name_panels(table: pd.DataFrame, by: str, width_inches: float) -> dict[str, str]:
    """Return what stands above the panel of each group, in as many lines as it takes."""
    most = _NARROW_PANEL_CHARACTERS if style.is_narrow(width_inches) else _PANEL_CHARACTERS
    counts = table.drop_duplicates("group").set_index("group")["n_timed"]
    return {
        group: textwrap.fill(text("fig-panels.panel", group=name_group(group, by), n=print_digits(n)), most)
        for group, n in counts.items()
    }


def _draw_panel(panel: Axes, name: str, whole: pd.DataFrame, own: pd.DataFrame, end: float) -> None:
    for curve, colour, width in ((whole, _BEHIND, 1.2), (own, style.ACCENT, 1.5)):
        panel.step([0, *curve["time"]], [0, *curve["share_event"]], where="post", color=colour, linewidth=width)
    panel.set_xlim(0, end)
    panel.set_ylim(0, 1.02)
    panel.set_title(name, fontsize=style.SMALL, fontweight="normal", pad=2)
    panel.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    panel.set_yticks([0, 0.5, 1])
    panel.tick_params(labelsize=style.SMALL)
    panel.grid(axis="y")
