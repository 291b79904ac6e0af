"""Figures of what was recorded: what sources said, how exactly, and when they watched."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Patch, Rectangle
from matplotlib.ticker import MaxNLocator

from analysis.figures import style
from analysis.figures.vector import mark_row
from analysis.measures.measured import Measured
from analysis.words.dates import print_period
from analysis.words.language import make_key, name_code, name_place, text
from analysis.words.numbers import print_digits

_NAMES_INCHES, _DIGIT_POINTS = 1.2, 4.9  # what names of rows take; how wide a digit is


def draw_reporting(states: Measured, width_inches: float = style.WIDTH_INCHES) -> Axes:
    """Draw, for each quantity, the share of attack events by what the sources said. Takes `reporting_states`."""
    table = states.table.reset_index(drop=True)
    totals = table.groupby("quantity")["n_incidents"].sum()
    total = int(totals.max()) if len(totals) else 0
    what = make_key(states.noun)
    quantities = list(dict.fromkeys(table["quantity"]))
    names = [name_code("quantity", q) for q in quantities]
    with style.open_axes(
        0.95 + style.measure_rows(names, width_inches),
        _name_fullest(table),
        text("fig-said.subtitle", what=what, total=print_digits(total)),
        width_inches,
    ) as axes:
        if not total:
            style.say_nothing_to_draw(axes, text("fig-said.none", what=what))
            return axes
        for position, quantity in enumerate(quantities):
            _stack_bar(axes, position, table[table["quantity"] == quantity], total)
        style.name_rows(axes, names)
        axes.invert_yaxis()
        axes.set_xlim(0, total)
        axes.set_xlabel(text("noun-pl", what=what))
        axes.xaxis.set_major_locator(MaxNLocator(style.count_ticks(width_inches), integer=True))
        used = [s for s in style.STATE_STYLES if table.loc[table["state"] == s, "n_incidents"].any()]
        handles = [Patch(label=name_code("said", s), linewidth=0.6, **style.STATE_STYLES[s]) for s in used]
        style.add_legend(axes, handles)
    return axes


def _name_fullest(states: pd.DataFrame) -> str:
    """Return a title: the quantity for which sources tell a figure, or none, of more attacks than for any other."""
    told = states[states["state"].isin(["reported", "reported_none"])].groupby("quantity")["n_incidents"].sum()
    most = told.sort_values(ascending=False, kind="stable")
    if style.is_ahead(most.tolist()):
        return text("fig-said.fullest", name=name_code("quantity", str(most.index[0])))
    return text("fig-said.title")


def _stack_bar(axes: Axes, position: int, states: pd.DataFrame, total: int) -> None:
    is_narrow = style.is_narrow(style.find_width(axes))
    left, least = 0, 0.18 if is_narrow else 0.06  # of the width: room for a number
    for row, state, n in zip(states.index, states["state"], states["n_incidents"], strict=True):
        if n == 0:
            continue
        (bar,) = axes.barh(position, n, left=left, height=0.74, linewidth=0.6, **style.STATE_STYLES[state])
        bar.set_gid(mark_row(row))
        if n >= total * least:
            fill = style.STATE_STYLES[state]["facecolor"]
            axes.text(
                left + n / 2,
                position,
                print_digits(n),
                ha="center",
                va="center",
                fontsize=style.SMALL,
                color=style.choose_ink(fill),
                bbox={"facecolor": fill, "edgecolor": "none", "pad": 1.2}
                if style.STATE_STYLES[state]["hatch"]
                else None,
            )
        left += n


def draw_precision(precision: Measured, width_inches: float = style.WIDTH_INCHES) -> Axes:
    """Draw how many records know their date, and their place, how exactly. Takes `count_precision`."""
    table = precision.table
    held = table[table["n_incidents"] > 0].reset_index(drop=True)
    names = [text(f"{a}-{make_key(p)}") for a, p in zip(held["aspect"], held["precision"], strict=True)]
    height = 1.1 + style.measure_rows(names, width_inches, 2)
    with style.open_axes(height, _name_usual(held, names), text("fig-precision.subtitle"), width_inches) as axes:
        if held.empty:
            style.say_nothing_to_draw(axes, text("fig-precision.none"))
            return axes
        position, places = 0.0, list[float]()
        for aspect, own in held.groupby("aspect", sort=False):
            bars = axes.barh(
                [position + i for i in range(len(own))],
                own["n_incidents"],
                height=0.62,
                color=style.ACCENT if aspect == "date" else style.PALE,
                edgecolor=style.ACCENT,
                linewidth=0.6,
                hatch="" if aspect == "date" else "////",
            )
            for row, bar in zip(own.index, bars, strict=True):
                bar.set_gid(mark_row(row))
            for i, n in enumerate(own["n_incidents"]):
                axes.annotate(
                    print_digits(n),
                    (n, position + i),
                    (3, 0),
                    textcoords="offset points",
                    va="center",
                    fontsize=style.SMALL,
                )
            places += [position + i for i in range(len(own))]
            position += len(own) + 0.5
        style.name_rows(axes, names, places)
        axes.invert_yaxis()
        axes.set_xlim(0, held["n_incidents"].max() * (1.3 if style.is_narrow(width_inches) else 1.12))
        axes.set_xlabel(text("fig-precision.axis"))
        axes.xaxis.set_major_locator(MaxNLocator(style.count_ticks(width_inches), integer=True))
    return axes


def _name_usual(held: pd.DataFrame, names: list[str]) -> str:
    """Return a title: how exactly most dates are known, and most places."""
    shares = held["n_incidents"] / held.groupby("aspect")["n_incidents"].transform("sum")
    is_usual = (shares > 0.5) & (held["precision"] != "unknown")
    usual = {aspect: names[row] for row, aspect in held.loc[is_usual, "aspect"].items()}
    if set(usual) != {"date", "place"}:
        return text("fig-precision.title")
    return text("fig-precision.mostly", **{aspect: name[:1].lower() + name[1:] for aspect, name in usual.items()})


def draw_calendar(calendar: Measured, width_inches: float = style.WIDTH_INCHES) -> Axes:
    """Draw events by region and month, and where nobody watched. Takes `coverage_calendar`."""
    table = choose_fullest(calendar.table).reset_index(drop=True)
    regions = table.drop_duplicates("region_code")
    months = list(dict.fromkeys(table["month"]))
    names = [name_place(name) for name in regions["region"]]
    height = 1.3 + style.measure_rows(names, width_inches, 2)
    is_watched = table["state"].isin(["covered", "partly"]).any()
    title = text("fig-calendar.title" if is_watched else "fig-calendar.plain-title")
    with style.open_axes(height, title, text("fig-calendar.subtitle"), width_inches) as axes:
        if table.empty:
            style.say_nothing_to_draw(axes, text("fig-calendar.none"))
            return axes
        highest = max(int(table["n_incidents"].max()) if table["n_incidents"].notna().any() else 1, 1)
        shades = LinearSegmentedColormap.from_list("counts", ["#f4f7f9", style.ACCENT])
        rows = {code: i for i, code in enumerate(regions["region_code"])}
        room = (width_inches - _NAMES_INCHES) * 72 / len(months) / _DIGIT_POINTS
        for row in table.itertuples():
            _draw_cell(
                axes, months.index(row.month), rows[row.region_code], row, shades(_find_shade(row, highest)), room
            )
        axes.set_xlim(0, len(months))
        axes.set_ylim(len(rows), 0)
        style.name_rows(axes, names, [i + 0.5 for i in rows.values()])
        step = max(1, -(-len(months) // style.count_ticks(width_inches)))
        axes.set_xticks(
            [i + 0.5 for i in range(0, len(months), step)],
            [print_period(m, "month", short=True) for m in months[::step]],
        )
        for spine in axes.spines.values():
            spine.set_visible(False)
    return axes


def choose_fullest(calendar: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of a calendar that a figure has room for: those of the regions with most events."""
    counted = calendar.groupby("region_code")["n_incidents"].sum().sort_values(ascending=False, kind="stable")
    return calendar[calendar["region_code"].isin(counted.index[: style.MOST_SHOWN])]


def _find_shade(row: Any, highest: int) -> float:
    return 0.0 if pd.isna(row.n_incidents) or not row.n_incidents else 0.08 + 0.92 * row.n_incidents / highest


def _draw_cell(axes: Axes, x: int, y: int, row: Any, shade: Any, room: float) -> None:
    """Draw a month of a region; its number is written where there is `room` for as many characters."""
    n, state = row.n_incidents, row.state
    fill = "white" if pd.isna(n) else shade
    watched = state in ("covered", "partly")
    axes.add_artist(  # the scales are set, and no cell moves them
        Rectangle(
            (x + 0.04, y + 0.05),
            0.92,
            0.9,
            facecolor=fill,
            edgecolor=style.QUIET if not watched else "none",
            hatch="" if watched else "////",
            linewidth=0,
            gid=mark_row(row.Index),
        )
    )
    if pd.notna(n) and len(print_digits(n)) <= room:
        axes.text(
            x + 0.5,
            y + 0.52,
            print_digits(n),
            ha="center",
            va="center",
            fontsize=style.SMALL,
            color=style.choose_ink(fill),
            bbox=None if watched else {"facecolor": fill, "edgecolor": "none", "pad": 1.5},
        ).set_in_layout(False)
