"""Figures of who said what about who did it, and of the silence."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator, PercentFormatter

from analysis.figures import style
from analysis.figures.vector import mark_row
from analysis.measures.attribution import ANSWERED
from analysis.measures.measured import Measured
from analysis.words.language import make_key, name_code, text
from analysis.words.names import name_group
from analysis.words.numbers import print_digits


def draw_statuses(counted: Measured, width_inches: float = style.WIDTH_INCHES) -> Axes:
    """Draw the share of attack events by attribution status, with intervals. Takes `count_statuses`."""
    table = counted.table
    held = table[table["status"] != "not_collected"].reset_index(drop=True)
    total = int(held["n_total"].max()) if len(held) else 0
    what, known = make_key(counted.noun), held.loc[held["status"].isin(ANSWERED), "n_attacks"].sum()
    title = text("fig-statuses.title-known" if 2 * known > total else "fig-statuses.title-gap")
    subtitle = text("fig-statuses.subtitle", what=what, total=print_digits(total))
    names = [name_code("status", s) for s in held["status"]]
    height = 0.85 + style.measure_rows(names, width_inches)
    with style.open_axes(height, title, subtitle, width_inches) as axes:
        if not total:
            style.say_nothing_to_draw(axes, text("fig-statuses.none", what=what))
            return axes
        for position, row in held.iterrows():
            answered = row["status"] in ANSWERED
            share = row["n_attacks"] / total
            (bar,) = axes.barh(
                position,
                share,
                height=0.68,
                facecolor=style.ACCENT if answered else style.PALE,
                edgecolor=style.ACCENT,
                linewidth=0.6,
                hatch="" if answered else "////",
            )
            bar.set_gid(mark_row(position))
            _draw_interval(axes, position, row)
            end = share if pd.isna(row["share_high"]) else row["share_high"]
            axes.annotate(
                print_digits(row["n_attacks"]),
                (end, position),
                (4, 0),
                textcoords="offset points",
                va="center",
                fontsize=style.SMALL,
            )
        style.name_rows(axes, names)
        axes.invert_yaxis()
        _finish_share_axis(axes, counted)
    return axes


def draw_shares(shares: Measured, by: str, width_inches: float = style.WIDTH_INCHES) -> Axes:
    """Draw the share of attributed attacks by region, kind or month, with intervals. Takes `share_attributed`."""
    table = shares.table.head(style.MOST_SHOWN).reset_index(drop=True)
    names, what = [name_group(group, by).replace("_", " ") for group in table["group"]], make_key(shares.noun)
    height = 1.0 + style.measure_rows(names, width_inches)
    titles = text("fig-shares.title", what=what, by=by), text("fig-shares.subtitle")
    with style.open_axes(height, *titles, width_inches) as axes:
        if table.empty:
            style.say_nothing_to_draw(axes, text("fig-shares.none", what=what))
            return axes
        for position, row in table.iterrows():
            if pd.isna(row["share"]):
                style.write_row_words(axes, position, text("cell-too-few"))
            else:
                _draw_interval(axes, position, row)
                axes.plot(row["share"], position, "o", color=style.ACCENT, markersize=4.5, gid=mark_row(position))
            style.write_row_count(axes, position, row["n_attacks"])
        style.name_rows(axes, names)
        axes.set_ylim(len(table) - 0.5, -0.5)  # also where no row has anything drawn
        axes.grid(axis="x")
        _finish_share_axis(axes, shares)
    return axes


def _draw_interval(axes: Axes, position: float, row: pd.Series) -> None:
    if pd.notna(row["share_low"]):
        axes.hlines(position, row["share_low"], row["share_high"], color=style.INK, linewidth=1.1)


def _finish_share_axis(axes: Axes, measured: Measured) -> None:
    highest = measured.table[["share", "share_high"]].max().max()
    axes.set_xlim(0, 1 if pd.isna(highest) else min(1.0, float(highest) * 1.15 + 0.02))
    axes.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.xaxis.set_major_locator(MaxNLocator(style.count_ticks(style.find_width(axes))))
    axes.set_xlabel(text("fig-statuses.axis", what=make_key(measured.noun)))


def draw_time_to_statement(curve: Measured, follow_up_days: int, width_inches: float = style.WIDTH_INCHES) -> Axes:
    """Draw how many attacks had a first claim or accusation, by days after them. Takes `time_to_statement`."""
    table, what = curve.table, make_key(curve.noun)
    with style.open_axes(2.1, text("fig-time.title"), text("fig-time.subtitle", what=what), width_inches) as axes:
        if table.empty:
            style.say_nothing_to_draw(axes, text("fig-time.none"))
            return axes
        axes.step([0, *table["time"]], [0, *table["share_event"]], where="post", color=style.ACCENT, linewidth=1.5)
        rising = table.loc[table["share_event"] < table["share_event"].max(), "time"].max()
        end = min(follow_up_days, float(rising or 1) * 1.2 or 1)
        shown = table[table["time"] <= end]
        style.mark_curve(axes, shown["time"].tolist(), shown["share_event"].tolist())
        axes.set_xlim(0, end)
        axes.set_ylim(0, min(1.0, float(table["share_event"].max()) * 1.2 + 0.01))
        axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
        axes.set_xlabel(text("fig-time.x"))
        axes.set_ylabel(text("fig-time.y", what=what))
        axes.grid(axis="y")
    return axes
