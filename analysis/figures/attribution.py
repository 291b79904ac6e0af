"""Figures of who said what about who did it, and of the silence."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import PercentFormatter

from analysis.figures import style
from analysis.measures.attribution import ANSWERED, STATUSES
from analysis.measures.measured import Measured
from analysis.words.numbers import pluralise


def draw_statuses(counted: Measured) -> Axes:
    """Draw the share of attack events by attribution status, with intervals. Takes `count_statuses`."""
    table = counted.table
    held = table[table["status"] != "not_collected"].reset_index(drop=True)
    total = int(held["n_total"].max()) if len(held) else 0
    with style.open_axes(
        2.35,
        "What is on record about who did it",
        f"share of {pluralise(counted.noun, 2)} (n = {total:,}), first status that holds",
    ) as axes:
        if not total:
            style.say_nothing_to_draw(axes, f"no {pluralise(counted.noun, 2)} in this window")
            return axes
        for position, row in held.iterrows():
            answered = row["status"] in ANSWERED
            share = row["n_attacks"] / total
            axes.barh(
                position,
                share,
                height=0.68,
                facecolor=style.ACCENT if answered else style.PALE,
                edgecolor=style.ACCENT,
                linewidth=0.6,
                hatch="" if answered else "////",
            )
            _draw_interval(axes, position, row)
            end = share if pd.isna(row["share_high"]) else row["share_high"]
            axes.annotate(
                f"{row['n_attacks']:,}", (end, position), (4, 0), textcoords="offset points", va="center", fontsize=7.5
            )
        axes.set_yticks(range(len(held)), [STATUSES[s] for s in held["status"]])
        axes.invert_yaxis()
        _finish_share_axis(axes, counted)
    return axes


def draw_shares(shares: Measured, by: str) -> Axes:
    """Draw the share of attributed attacks by region, kind or month, with intervals. Takes `share_attributed`."""
    table = shares.table.head(style.MOST_SHOWN)
    height = 1.0 + 0.155 * max(len(table), 3)
    with style.open_axes(
        height,
        f"{pluralise(shares.noun, 2).capitalize()} with somebody on record, by {by}",
        "share claimed, conceded, contested or accused; their number at the right",
    ) as axes:
        if table.empty:
            style.say_nothing_to_draw(axes, f"no {pluralise(shares.noun, 2)} in this window")
            return axes
        for position, row in table.iterrows():
            if pd.isna(row["share"]):
                style.write_row_words(axes, position, "too few to compare")
            else:
                _draw_interval(axes, position, row)
                axes.plot(row["share"], position, "o", color=style.ACCENT, markersize=4.5)
            style.write_row_count(axes, position, row["n_attacks"])
        style.name_rows(axes, table["group"].str.replace("_", " "))
        axes.invert_yaxis()
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
    axes.set_xlabel(f"share of {pluralise(measured.noun, 2)}")


def draw_time_to_statement(curve: Measured, follow_up_days: int) -> Axes:
    """Draw how many attacks had a first claim or accusation, by days after them. Takes `time_to_statement`."""
    table, many = curve.table, pluralise(curve.noun, 2)
    title = "How soon somebody claimed or accused"
    with style.open_axes(2.1, title, f"share of {many} by days after them") as axes:
        if table.empty:
            style.say_nothing_to_draw(axes, "too few times on record for a curve")
            return axes
        axes.step([0, *table["time"]], [0, *table["share_event"]], where="post", color=style.ACCENT, linewidth=1.5)
        axes.set_xlim(
            0,
            min(
                follow_up_days,
                float(table.loc[table["share_event"] < table["share_event"].max(), "time"].max() or 1) * 1.2 or 1,
            ),
        )
        axes.set_ylim(0, min(1.0, float(table["share_event"].max()) * 1.2 + 0.01))
        axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
        axes.set_xlabel("days")
        axes.set_ylabel(f"share of {many}")
        axes.grid(axis="y")
    return axes
