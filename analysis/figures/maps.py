"""Maps that show no more precision than there is: a region is one shade, and no place in it is shown."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Circle, Patch, PathPatch
from matplotlib.path import Path
from matplotlib.ticker import MaxNLocator

from analysis.datasets.reference.shapes import read_shapes
from analysis.figures import style
from analysis.figures.ground import find_bounds, find_room, lay_out
from analysis.figures.regions import draw_attacks_per_region, name_most
from analysis.figures.tiles import draw_tiles
from analysis.figures.vector import mark_row
from analysis.measures.measured import Measured
from analysis.words.language import make_key, name_place, text
from analysis.words.names import shorten_region
from analysis.words.numbers import print_digits, print_value

_WIDTH, _MOST_HEIGHT = 445.0, 300.0  # points
# Points: the size of words, the height of a line, how wide a letter is.
_LETTERS, _LINE, _LETTER = style.SMALL, 9.6, 4.65
_SMALL, _RADIUS = 15.0, 7.0  # a region less wide or high than this is drawn as a circle too
_WIDE, _EAST = 30.0, 60.0  # degrees: a country wider than that does not fill a map; where its west ends
_FEWEST = 2  # regions that a map compares
_BESIDE_ITS_CITY = ("UA-32", "RU-MOS")  # that a city of the same name is a region of its own
_SHADES = LinearSegmentedColormap.from_list("shades", ["#dbe7f0", "#17486b"])
_NONE, _BORDER = "#ffffff", "#7b868e"


def draw_counts(regions: Measured, width_inches: float = style.WIDTH_INCHES) -> Axes | None:
    """Draw how many a region: as a map; as bars where there is little room, or no shape of any.

    Takes `incidents_per_region`; what is drawn says of which of its rows it is. Nothing is drawn for a narrow page
    where bars would show fewer regions than the map does.
    """
    mapped = list_mapped(regions.table["region_code"])
    if mapped and style.is_narrow(width_inches) and len(regions.table) > style.MOST_SHOWN:
        return None
    if not mapped or style.is_narrow(width_inches):
        return draw_attacks_per_region(regions, width_inches)
    titles = name_most(regions, mapped), text("fig-map.subtitle", what=make_key(regions.noun), rate="no")
    return _draw_map(regions.table, "n_attacks", "", titles)


def draw_rates(rates: Measured, tiles: Measured, noun: str, width_inches: float = style.WIDTH_INCHES) -> Axes | None:
    """Draw a rate a region: as a map; as tiles where there is little room, or no shape of any.

    Takes `rates_per_group` and `tile_rates`. What is drawn on the map says of which row of the first it is, and so do
    the tiles beside one; tiles alone, of which row of the second. Nothing is drawn for a narrow page where a region of
    the map has no tile.
    """
    mapped = list_mapped(rates.table.loc[rates.table["rate"].notna(), "region_code"].dropna())
    if not mapped:
        return draw_tiles(tiles, noun, width_inches=width_inches)
    if style.is_narrow(width_inches):
        groups = rates.table.loc[rates.table["region_code"].isin(mapped), "group"]
        order = rates.table["group"].tolist()
        return draw_tiles(tiles, noun, order, width_inches) if set(groups) <= set(tiles.table["group"]) else None
    what = make_key(noun)
    titles = text("fig-map.title", what=what), text("fig-map.subtitle", what=what, rate="yes")
    return _draw_map(rates.table, "rate", "per 30 days", titles)


def _draw_map(table: pd.DataFrame, column: str, unit: str, titles: tuple[str, str]) -> Axes:
    """Draw a value a region: hatched where there are no data, grey what is not counted here."""
    named = "group" if "group" in table else "region"
    rows = {row["region_code"]: (place, row) for place, row in enumerate(table.to_dict("records"))}
    paths, height = _fit(tuple(rows))
    values = {code: row[column] for code, (_, row) in rows.items() if code in paths}
    known = {code: float(value) for code, value in values.items() if pd.notna(value)}
    edges = MaxNLocator(5, steps=[1, 2, 2.5, 5, 10], integer=not unit).tick_values(
        0, max(known.values(), default=0) or 1
    )
    looks = {code: _choose_look(values, code, edges) for code in paths}
    with style.open_axes(height / 72 + 0.85, *titles) as axes:
        for code, path in paths.items():
            look, mark = looks[code], mark_row(rows[code][0]) if code in rows else None
            axes.add_patch(PathPatch(path, **look, gid=mark))
            if code in rows and _is_small(path):
                axes.add_patch(Circle(_find_middle(path), _RADIUS, **look, zorder=1.5, gid=mark))
        for code, value in known.items():
            name = name_place(str(rows[code][1][named]))
            words = name if code in _BESIDE_ITS_CITY else shorten_region(name), _print(value, unit)
            _write_in(axes, paths[code], *words, looks[code]["facecolor"])
        style.add_legend(axes, _list_classes(looks, values, edges, unit))
        axes.set_aspect("equal", anchor="N")  # its title stands where there is room for it
        axes.set_xlim(0, _WIDTH)
        axes.set_ylim(0, height)
        axes.set_axis_off()
        axes.title.set_visible(True)
    return axes


@cache
def _fit(codes: tuple[str, ...]) -> tuple[Mapping[str, Path], float]:
    """Return the shapes of the countries that some regions are of, on one sheet, and how high that is.

    The map is filled by whole countries; of a wide one by the regions on record, those in its west where they lie so
    far apart that none could be told from its neighbours.
    """
    shapes = read_shapes()
    placed = [code for code in codes if code in shapes]
    countries = {code[:3] for code in placed}
    shown = {code: shape for code, shape in shapes.items() if code[:3] in countries}
    ends = {code: find_bounds([shape])[:, 0] for code, shape in shown.items()}
    wide = {c for c in countries if np.ptp([end for code, end in ends.items() if code[:3] == c]) > _WIDE}
    framed = [code for code in shown if code in placed or code[:3] not in wide]
    if np.ptp([ends[code] for code in framed]) > 2 * _WIDE:
        framed = [code for code in framed if ends[code][0] < _EAST] or framed
    return lay_out(shown, framed, _WIDTH, _MOST_HEIGHT)


def list_mapped(codes: Iterable[str]) -> set[str]:
    """Return which of some regions a map of them shows; none where fewer than two have a shape."""
    told = tuple(codes)
    if not any(code in read_shapes() for code in told):
        return set()
    found = set(told) & set(_fit(told)[0])
    return found if len(found) >= _FEWEST else set()


def _choose_look(values: Mapping[str, Any], code: str, edges: Sequence[float]) -> Mapping[str, Any]:
    """Return how a region is filled: by the class of its value, white where it is none."""
    look = {"edgecolor": _BORDER, "hatch": "", "linewidth": 0.5}
    if code not in values:
        return {**look, "facecolor": style.GRID}
    if pd.isna(values[code]):
        return {**look, "facecolor": _NONE, "hatch": "////"}
    share = (_find_class(values[code], edges) + 1) / (len(edges) - 1)
    return {**look, "facecolor": _SHADES(share) if values[code] else _NONE}


def _find_class(value: float, edges: Sequence[float]) -> int:
    """Return the class of a value that is not zero: a class holds its upper edge, not its lower one."""
    return int(np.searchsorted(edges[1:], value))


def _print(value: float, unit: str) -> str:
    """Return a value as it stands on a map; one that is not zero is not printed as one."""
    shown = print_value(value, unit)
    return f"<\u00a0{print_digits(0.1, 1)}" if value and shown == print_value(0.0, unit) else shown


def _is_small(path: Path) -> bool:
    """Say whether a region is too small to be pointed at; what the edge of the sheet cuts is not."""
    box = path.get_extents()
    return bool(min(box.size) < _SMALL and box.x0 > 1 and box.y0 > 1 and box.x1 < _WIDTH - 1)


def _find_middle(path: Path) -> tuple[float, float]:
    return find_room(path, (1, 1)) or tuple(path.get_extents().get_points().mean(axis=0))


def _write_in(axes: Axes, path: Path, name: str, value: str, fill: Any) -> None:
    """Write what a region is called and its value into it, or the value alone; nothing where there is no room."""
    for lines in ([name, value], [*name.split(), value], [value]):
        if place := _find_place(path, lines):
            drawn = axes.text(*place, "\n".join(lines), ha="center", va="center", fontsize=_LETTERS)
            drawn.set_color(style.choose_ink(fill))
            drawn.set_linespacing(1.1)
            return


def _find_place(path: Path, lines: list[str]) -> tuple[float, float] | None:
    """Return the middle of where words have room in a region, or in the circle that stands for a small one."""
    width = max(map(len, lines)) * _LETTER
    if _is_small(path):
        return _find_middle(path) if len(lines) == 1 and width < 2 * _RADIUS else None
    return find_room(path, (width + 3, len(lines) * _LINE))


def _list_classes(
    looks: Mapping[str, Any], values: Mapping[str, Any], edges: Sequence[float], unit: str
) -> list[Patch]:
    """Return the key of a map: each look that it has, from none on record up, then what has no value and why."""
    found: dict[float, tuple[str, Mapping[str, Any]]] = {}
    for code, look in looks.items():
        value = values.get(code)
        if code not in values:
            found[len(edges) + 1] = text("fig-map.absent"), look
        elif pd.isna(value):
            found[len(edges)] = text("fig-map.blank"), look
        elif not value:
            found[-1] = text("fig-map.zero"), look
        else:
            place = _find_class(float(value), edges)
            found[place] = _name_class(edges[place], edges[place + 1], unit), look
    return [Patch(label=words, **look) for _, (words, look) in sorted(found.items())]


def _name_class(low: float, high: float, unit: str) -> str:
    """Return a class by its ends; counts have no gap between two classes, and begin one above the class below."""
    if not unit:
        low += 1
        return (
            print_digits(high) if low == high else text("fig-map.class", low=print_digits(low), high=print_digits(high))
        )
    digits = next(n for n in range(9) if all(abs(end - round(end, n)) < 1e-9 for end in (low, high)))
    shown = print_digits(high, digits)
    return (
        text("fig-map.class", low=print_digits(low, digits), high=shown) if low else text("fig-map.first", high=shown)
    )
