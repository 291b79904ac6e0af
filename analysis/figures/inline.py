"""How a kernel shows what an author draws: a plot of matplotlib as SVG, the same each time, and its alt text in words.

Loaded into the kernels of a build as an extension of IPython; in JupyterLab everything is as it was.
"""

import io
from collections.abc import Iterator
from typing import Any

import matplotlib as mpl

from analysis.figures.style import SAME_EACH_TIME, draw_svg
from analysis.words.language import enumerate_words, text

_MOST_SVG_CHARACTERS, _DPI = 3_000_000, 160  # a plot of a great many points is drawn as pixels
_MOST_NAMES = 12
Bundle = dict[str, Any]  # one thing in several types, as Jupyter passes it about
_CHARTS = ("altair.vegalite.v5.api", "altair.vegalite.v6.api")


def load_ipython_extension(shell: Any) -> None:
    """Teach a kernel to show plots and charts so that they can be published."""
    from matplotlib_inline.config import InlineBackend

    backend = InlineBackend.instance(parent=shell)
    backend.figure_formats = set()  # they are drawn here, once
    # An author who asks for a format gets one that is the same each time.
    backend.print_figure_kwargs["metadata"] = {"Date": None, "Creator": None}  # type: ignore[assignment]  # any
    mpl.rcParams.update(SAME_EACH_TIME)
    formatter = shell.display_formatter.mimebundle_formatter
    formatter.for_type_by_name("matplotlib.figure", "Figure", _show_plot)
    for module in _CHARTS:
        formatter.for_type_by_name(module, "TopLevelMixin", _show_chart)


def _show_plot(figure: Any) -> tuple[Bundle, Bundle]:
    own = str(figure.get_label() or "").strip()
    alt = own or describe_plot(figure)
    tight = {"bbox_inches": "tight", "facecolor": figure.get_facecolor()}
    svg = draw_svg(figure, **tight)
    if len(svg) > _MOST_SVG_CHARACTERS:
        pixels = io.BytesIO()
        figure.savefig(pixels, format="png", dpi=_DPI, metadata={"Software": None}, **tight)
    mime = "image/svg+xml" if len(svg) <= _MOST_SVG_CHARACTERS else "image/png"
    shown = svg if mime == "image/svg+xml" else pixels.getvalue()
    return {mime: shown, "text/plain": alt}, {mime: {"alt": alt, "alt_made": not own}}


def _show_chart(chart: Any) -> Bundle:
    spec = chart.to_dict()
    version = str(spec.get("$schema", "v6")).rpartition("/")[2].partition(".")[0]
    return {f"application/vnd.vegalite.{version}+json": spec, "text/plain": type(chart).__name__}


def describe_plot(figure: Any) -> str:
    """Return what can be said of a plot in words: its titles, what stands along its axes, the names of its series."""
    title = str(getattr(figure, "get_suptitle", str)() or "")
    drawn = [axes for axes in figure.axes if axes.has_data() and axes.get_label() != "<colorbar>"]
    places = {tuple(axes.get_position().bounds) for axes in drawn}  # two scales of one panel share its place
    if not title and len(drawn) == 1:
        title = _find_title(drawn[0])
    head = text("own-plot-title", title=_shorten(title)) if title else text("own-plot")
    panels = [" ".join(_describe_axes(axes, title)) for axes in drawn[:_MOST_NAMES]]
    more = [text("own-plot-panels", n=len(places))] if len(places) > 1 else []
    return " ".join(filter(None, [head, *more, *panels]))


def _describe_axes(axes: Any, said: str) -> Iterator[str]:
    if (title := _find_title(axes)) and title != said:
        yield text("own-plot-panel", title=_shorten(title))
    if label := axes.get_xlabel():
        yield text("own-plot-x", label=_shorten(label))
    if label := axes.get_ylabel():
        yield text("own-plot-y", label=_shorten(label))
    names = [str(name) for name in axes.get_legend_handles_labels()[1]]
    if names:
        yield text("own-plot-series", names=enumerate_words([_shorten(name) for name in names[:_MOST_NAMES]]))


def _find_title(axes: Any) -> str:
    return next((found for side in ("center", "left", "right") if (found := axes.get_title(loc=side))), "")


def _shorten(words: str) -> str:
    return " ".join(words.split())[:160]
