"""Figures of how it went over time."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from analysis.figures import style
from analysis.figures.vector import mark_row
from analysis.measures.measured import Measured
from analysis.words.dates import print_named_period, print_period
from analysis.words.language import make_key, start_sentence, text

_FEWEST = 4  # periods of which a brief on something else shows the course
# How a period stands: what is on record of it, and whether it can be compared. Hatched is what nobody watched.
_BARS: dict[str, dict[str, Any]] = {
    "watched": {"facecolor": style.ACCENT, "edgecolor": "white", "hatch": ""},
    "unwatched": {"facecolor": style.PALE, "edgecolor": style.ACCENT, "hatch": ""},
    "unfinished": {"facecolor": style.PALE, "edgecolor": style.ACCENT, "hatch": "", "linestyle": (0, (2, 1.5))},
    "no-data": {"facecolor": "white", "edgecolor": style.QUIET, "hatch": "////"},
}
_PARTLY = {**_BARS["no-data"], "hatch": "//////", "linewidth": 0.4}
_STRIP = 0.045  # of the height: the strip below a period that was watched in part


def draw_in_brief(
    counted: Measured, trend: Measured, noun: str, width_inches: float = style.WIDTH_INCHES
) -> Axes | None:
    """Draw the same as `draw_periods`; nothing where there are too few periods."""
    return draw_periods(counted, trend, noun, width_inches) if is_course(counted) else None


def is_course(counted: Measured) -> bool:
    """Say whether there are enough periods of which a number is known to see how it went."""
    return len(counted.table) >= _FEWEST and int(counted.table["n_incidents"].notna().sum()) >= _FEWEST


def draw_periods(counted: Measured, trend: Measured, noun: str, width_inches: float = style.WIDTH_INCHES) -> Axes:
    """Draw incidents period by period, and the trend. Takes `events_per_period` and `trend_over_periods`."""
    table, what = counted.table, make_key(noun)
    length = table["length"].iloc[0] if len(table) else "none"
    titles = _name_change(table, what, length), text("fig-periods.subtitle", length=length)
    with style.open_axes(2.5, *titles, width_inches) as axes:
        if table["n_incidents"].isna().all():
            style.say_nothing_to_draw(axes, text("fig-periods.none", what=what))
            return axes
        states = [_judge(row) for row in table.to_dict("records")]
        highest = float(table["n_incidents"].max()) or 1.0
        for state, bar in _BARS.items():
            here = [n for n, own in enumerate(states) if own == state]
            heights = table["n_incidents"].astype("float64").fillna(highest).iloc[here]
            for row, drawn in zip(here, axes.bar(here, heights, width=0.8, linewidth=0.6, **bar), strict=True):
                drawn.set_gid(mark_row(row))
        handles = _draw_gaps(axes, table, states, highest)
        handles += [
            Patch(label=text(f"fig-periods.{state}"), linewidth=0.6, **bar)
            for state, bar in _BARS.items()
            if state in states
        ]
        if trend.table["ratio"].notna().any():
            places = table.index[table["period"].isin(trend.table["period"])]
            handles += axes.plot(
                places, trend.table["fitted"], color=style.INK, linewidth=1.3, label=text("fig-periods.trend")
            )
        names = zip(table["first"], table["length"], strict=True)
        _name_periods(axes, [print_period(first, length, short=True) for first, length in names])
        axes.set_ylabel(text("fig-periods.axis", what=what))
        axes.yaxis.set_major_locator(MaxNLocator("auto", steps=[1, 2, 5, 10], integer=True))
        axes.grid(axis="y")
        style.add_legend(axes, handles)
    return axes


def _draw_gaps(axes: Axes, table: pd.DataFrame, states: list[str], highest: float) -> list[Artist]:
    """Draw below each period that was watched in part a strip: of its regions' days the share that was not."""
    gaps = 1 - table["share_watched"].astype("float64")
    here = [n for n, gap in enumerate(gaps) if 0 < gap < 1 and states[n] != "no-data"]
    if not here:
        return []
    axes.bar(here, -_STRIP * highest, width=[0.8 * gaps.iloc[n] for n in here], **_PARTLY)
    return [Patch(label=text("fig-periods.partly"), **_PARTLY)]


def _name_change(table: pd.DataFrame, what: str, length: str) -> str:
    """Return the title: what the last period that can be compared is beside the one before, where chance is not it."""
    known = table[table["change"].notna()]
    if len(known) and known["change_low"].iloc[-1] > 1:
        return _name_latest(known, "fig-periods.title-more", length)
    if len(known) and known["change_high"].iloc[-1] < 1:
        return _name_latest(known, "fig-periods.title-fewer", length)
    return text("fig-periods.plain-title", what=what, length=length)


def _name_latest(known: pd.DataFrame, message: str, length: str) -> str:
    """Return a title about the last of some periods."""
    return text(message, period=start_sentence(print_period(known["first"].iloc[-1], length)), length=length)


def _judge(row: Mapping[Hashable, Any]) -> str:
    """Return how a period stands, as _BARS names it."""
    watched, alone, late, nothing = _BARS
    if pd.isna(row["n_incidents"]):
        return nothing
    return late if not row["is_whole"] else watched if row["share_watched"] > 0 else alone


def _name_periods(axes: Axes, names: list[str]) -> None:
    """Name the periods along the foot of a figure, as many as there is room for."""
    step = max(1, -(-len(names) // style.count_ticks(style.find_width(axes))))
    axes.set_xticks(range(0, len(names), step), names[::step])
    axes.set_xlim(-0.7, len(names) - 0.3)


def draw_delays_over_time(delays: Measured, width_inches: float = style.WIDTH_INCHES) -> Axes:
    """Draw median delays period by period, with intervals, and 90th percentiles. Takes `delays_per_group` by period."""
    table = delays.table
    titles = text("fig-over-time.title"), text("fig-over-time.subtitle")
    with style.open_axes(2.4, *titles, width_inches) as axes:
        known = table[table["median_minutes"].notna()]
        if known.empty:
            style.say_nothing_to_draw(axes, text("fig-over-time.none"))
            return axes
        top = float(known[["p90_minutes", "median_minutes_high", "median_minutes"]].max().max()) * 1.08
        axes.vlines(known.index, known["median_minutes_low"], known["median_minutes_high"].fillna(top), color=style.INK)
        for row, median in known["median_minutes"].items():
            axes.plot(row, median, "o", color=style.ACCENT, markersize=4.5, gid=mark_row(int(row)))
        axes.plot(
            known.index,
            known["p90_minutes"],
            "D",
            markerfacecolor="white",
            markeredgecolor=style.ACCENT,
            markersize=3.5,
            markeredgewidth=0.8,
        )
        _name_periods(axes, [print_named_period(name, short=True) for name in table["group"]])
        axes.set_ylim(0, top)
        axes.set_ylabel(text("fig-over-time.axis"))
        axes.grid(axis="y")
    return axes
