"""One visual language for every figure: sizes, colours, hatches, and the way a figure becomes vector bytes."""

import io
import textwrap
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.ticker import ScalarFormatter

from analysis.figures.vector import mark_row, write_inline
from analysis.words.bundles import SOURCE
from analysis.words.language import find_language, find_locale, start_sentence
from analysis.words.numbers import print_digits
from analysis.words.passages import Drawn

WIDTH_INCHES = 6.3
NARROW_INCHES = 2.55  # as wide as a phone shows 12 pixels of the smallest letters
# Characters of a line: beside names of rows as long as they come; and above them, on a narrow page.
_TITLE, _SUBTITLE = 50, 66
_NARROW_TITLE, _NARROW_SUBTITLE, _NARROW_NAME = 27, 36, 20
_NARROW_KEY, _NARROW_WORDS = 34, 14
_ROW_INCHES, _NARROW_ROW_INCHES, _TWO_LINES_INCHES, _LINE_INCHES = 0.165, 0.19, 0.26, 0.158
_LEGEND_CHARACTERS, _HANDLE_CHARACTERS = 110, 7  # so many fit beside each other; what a key takes
_MOST_POINTS = 60  # of a curve that are read out
SMALL = 7.6  # points of the smallest letters on a wide page, which are 7.5 in print
MOST_SHOWN = 45  # so many groups fit on a page; a figure shows the first of more, and says so
INK, QUIET, GRID, ACCENT, PALE = "#22272b", "#6b7379", "#dfe3e6", "#1f5f8b", "#c9d8e4"
# What sources said, from a figure to silence: distinguishable without colour by lightness and hatch.
STATE_STYLES: dict[str, dict[str, Any]] = {
    "reported": {"facecolor": ACCENT, "edgecolor": "white", "hatch": ""},
    "reported_none": {"facecolor": "#6895b8", "edgecolor": "white", "hatch": ""},
    "said_unknown": {"facecolor": PALE, "edgecolor": ACCENT, "hatch": "////"},
    "unreadable": {"facecolor": "white", "edgecolor": QUIET, "hatch": "xxxx"},
    "not_reported": {"facecolor": "#f3f4f5", "edgecolor": "#8a9399", "hatch": ""},
}
SAME_EACH_TIME: dict[Any, Any] = {"svg.hashsalt": "incident-briefs", "svg.fonttype": "path"}
_SETTINGS: dict[Any, Any] = SAME_EACH_TIME | {
    "font.family": "DejaVu Sans",
    "font.size": 8,
    "axes.edgecolor": QUIET,
    "axes.labelcolor": INK,
    "axes.labelsize": 8,
    "axes.linewidth": 0.6,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlesize": 9.5,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "hatch.linewidth": 0.5,
    "text.color": INK,
    "text.parse_math": False,  # a dollar in a name is a dollar
    "xtick.color": QUIET,
    "xtick.labelcolor": INK,
    "ytick.color": QUIET,
    "ytick.labelcolor": INK,
    "xtick.labelsize": SMALL,
    "ytick.labelsize": 8,
    "xtick.major.size": 3,
    "ytick.major.size": 0,
    "grid.color": GRID,
    "grid.linewidth": 0.6,
}


@contextmanager
def open_axes(height_inches: float, title: str, subtitle: str, width_inches: float = WIDTH_INCHES) -> Iterator[Axes]:
    """Yield Axes, as wide as the text is, with a title that says what is shown and a subtitle with the unit."""
    with mpl.rc_context(_SETTINGS):
        axes = Figure(figsize=(width_inches, height_inches), layout="constrained").subplots()
        write_titles = _write_titles_above_all if is_narrow(width_inches) else _write_titles
        write_titles(axes, start_sentence(title), subtitle)
        axes.set_axisbelow(True)
        if find_language() != SOURCE:
            for axis in (axes.xaxis, axes.yaxis):
                axis.set_major_formatter(_LocalFormatter())
        yield axes


def _write_titles(axes: Axes, title: str, subtitle: str) -> None:
    """Write them above the scales, where names of rows stand to the left of these."""
    title, subtitle = textwrap.fill(title, _TITLE), textwrap.fill(subtitle, _SUBTITLE)
    below = "\n" * (1 + subtitle.count("\n"))  # room for the subtitle
    axes.set_title(f"{title}{below}", pad=5)
    axes.annotate(subtitle, (0, 1), (0, 4), "axes fraction", "offset points", color=QUIET, fontsize=8, va="bottom")


def _write_titles_above_all(axes: Axes, title: str, subtitle: str) -> None:
    """Write them as wide as the figure is, which is higher by what they take of it."""
    title, subtitle = textwrap.fill(title, _NARROW_TITLE), textwrap.fill(subtitle, _NARROW_SUBTITLE)
    below = "\n" * (1 + subtitle.count("\n"))
    above = axes.figure.suptitle(f"{title}{below}", x=0.01, ha="left", fontsize=9.5, fontweight="bold")
    axes.annotate(subtitle, (0, 0), xycoords=above, va="bottom", color=QUIET, fontsize=8).set_in_layout(False)
    _grow(axes, title.count("\n") + subtitle.count("\n"))


def _grow(axes: Axes, n_lines: int) -> None:
    """Make a figure higher by lines of words."""
    figure = find_figure(axes)
    figure.set_figheight(figure.get_figheight() + n_lines * _LINE_INCHES)


def find_figure(axes: Axes) -> Figure:
    """Return the whole figure that some Axes are in."""
    return cast(Figure, axes.get_figure(root=True))


def find_width(axes: Axes) -> float:
    """Return how wide the whole figure is that some Axes are in, in inches."""
    return float(find_figure(axes).get_figwidth())


def is_narrow(width_inches: float) -> bool:
    """Say whether a figure is drawn for a narrow page."""
    return width_inches < WIDTH_INCHES


def measure_rows(names: Sequence[str], width_inches: float, fewest: int = 3) -> float:
    """Return how high rows of these names are together, in inches; on a narrow page one may take two lines."""
    inches = _ROW_INCHES
    if is_narrow(width_inches):
        inches = _TWO_LINES_INCHES if any(len(name) > _NARROW_NAME for name in names) else _NARROW_ROW_INCHES
    return inches * max(len(names), fewest)


def count_ticks(width_inches: float) -> int:
    """Return how many ticks there is room for along the foot of a figure."""
    return 3 if is_narrow(width_inches) else 9


def is_ahead(ordered: Sequence[float]) -> bool:
    """Say whether the first of some numbers, greatest first, is greater than the next; there has to be one."""
    return len(ordered) > 1 and ordered[0] > ordered[1]


def draw_twice(draw: Callable[..., Axes | None], *given: Any) -> Drawn:
    """Return a figure for a wide page and for a narrow one; blank where there is none.

    `draw` takes what is given, and `width_inches`.
    """
    return Drawn(to_svg(draw(*given)), to_svg(draw(*given, width_inches=NARROW_INCHES)))


class _LocalFormatter(ScalarFormatter):
    """Ticks with the decimal sign of the language."""

    def __call__(self, x: float, pos: int | None = None) -> str:
        sign = find_locale(find_language()).number_symbols["latn"]["decimal"]
        return super().__call__(x, pos).replace(".", sign)


def to_svg(axes: Axes | None) -> str:
    """Return the figure of some Axes as SVG, its words as words: the same each time, with no date in it."""
    if axes is None:
        return ""
    figure = find_figure(axes)
    with mpl.rc_context(_SETTINGS):
        # Its places are found once and kept: `savefig` would draw all of it, unseen, to find them.
        FigureCanvasSVG(figure)
        if (layout := figure.get_layout_engine()) is not None:
            layout.execute(figure)
            figure.set_layout_engine(None)
        return write_inline(draw_svg(figure, "none"))


def draw_svg(figure: Any, letters: str = "path", **options: Any) -> str:
    """Return a figure, whoever drew it, as SVG that is the same each time; its letters are drawn, or words (`none`)."""
    buffer = io.StringIO()
    with mpl.rc_context(SAME_EACH_TIME | {"svg.fonttype": letters}):
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None}, **options)
    return buffer.getvalue()


def mark_curve(axes: Axes, times: Sequence[float], values: Sequence[float]) -> None:
    """Put points on a curve that are not seen until one is read out: each says for which row of the data it stands."""
    step = max(1, -(-len(times) // _MOST_POINTS))
    for row in range(0, len(times), step):
        (point,) = axes.plot(times[row], values[row], "o", gid=mark_row(row))
        point.set(markersize=6, markerfacecolor=(1, 1, 1, 0), markeredgecolor="none")


def write_row_words(axes: Axes, position: float, words: str) -> None:
    """Write words into a row that has nothing to be drawn: too few, or no data."""
    if is_narrow(find_width(axes)):
        words = textwrap.fill(words, _NARROW_WORDS)
    axes.annotate(words, (0, position), (4, 0), textcoords="offset points", va="center", fontsize=SMALL, color=QUIET)


def write_row_count(axes: Axes, position: float, n: int) -> None:
    """Write at the right edge of a row from how many its dot was taken."""
    axes.annotate(
        print_digits(n),
        (1, position),
        (4, 0),
        xycoords=("axes fraction", "data"),
        textcoords="offset points",
        va="center",
        fontsize=SMALL,
        color=QUIET,
    )


def name_rows(axes: Axes, names: Sequence[str], places: Sequence[float] | None = None) -> None:
    """Name the rows of a figure, in two lines on a narrow page where one is too short."""
    places = list(range(len(names))) if places is None else places
    if is_narrow(find_width(axes)):
        axes.set_yticks(places, [textwrap.fill(name, _NARROW_NAME) for name in names], fontsize=7, linespacing=0.95)
    else:
        axes.set_yticks(places, names)


def add_legend(axes: Axes, handles: Sequence[Artist]) -> None:
    """Put a legend under a figure, in as many columns as there is room for; the figure is higher by it."""
    figure = find_figure(axes)
    for handle in handles if is_narrow(find_width(axes)) else ():
        handle.set_label(textwrap.fill(str(handle.get_label()), _NARROW_KEY))
    longest = max((len(str(handle.get_label())) for handle in handles), default=1)
    room = int(_LEGEND_CHARACTERS * find_width(axes) / WIDTH_INCHES)
    n_columns = max(1, min(len(handles), room // (longest + _HANDLE_CHARACTERS)))
    breaks = sum(str(handle.get_label()).count("\n") for handle in handles)
    _grow(axes, -(-len(handles) // n_columns) - 1 + breaks)
    figure.legend(handles=list(handles), loc="outside lower center", ncols=n_columns, frameon=False, fontsize=SMALL)


def say_nothing_to_draw(axes: Axes, words: str) -> None:
    """Write why a figure is empty into it, instead of empty scales."""
    axes.set_axis_off()
    axes.text(0.5, 0.5, words, ha="center", va="center", color=QUIET, transform=axes.transAxes)


def choose_ink(fill: Any) -> str:
    """Return black or white, whichever is easier to read on a fill: its contrast is never less than 4.5."""
    return max("black", "white", key=lambda ink: measure_contrast(fill, ink))


def measure_contrast(one: Any, other: Any) -> float:
    """Return the contrast ratio of two colours, 1 to 21. Source: W3C, WCAG 2.2, relative luminance."""
    lights = sorted(_measure_luminance(colour) for colour in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _measure_luminance(colour: Any) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in mpl.colors.to_rgb(colour)]
    return float(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])
