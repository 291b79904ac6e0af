"""An output of the author's own to a piece of a brief, as JupyterLab shows it; what cannot be shown is refused."""

import re

from analysis.briefs.shown.convert import AUTHORS
from analysis.briefs.shown.hypertext import STILL, Shown, read_html, read_markdown
from analysis.briefs.shown.lines import write_lines
from analysis.briefs.shown.options import Options
from analysis.briefs.shown.outputs import Output
from analysis.briefs.shown.pictures import Picture, is_picture, read_picture
from analysis.briefs.shown.printed import Printed
from analysis.errors import BuildError

# As JupyterLab chooses among the types of one output, and these before all others.
_ORDER = ("text/html", "text/markdown", "text/latex", "image/svg+xml", "image/png", "image/jpeg", "text/plain")
_LIVE = {
    "application/vnd.jupyter.widget-view+json": "a widget, which lives only as long as its kernel",
    "application/vnd.plotly": "a chart of plotly, which needs a script",
    "application/javascript": "a script",
    "application/vnd.bokeh": "a chart of bokeh, which needs a script",
    "application/vnd.holoviews": "a chart of holoviews, which needs a script",
    "video/": "a film",
    "audio/": "a sound",
}
_VALUE = "Show its value; for a bar of progress, `from tqdm import tqdm`, which no page shows"
# How a plot's parts are called where a cell ends with them; the plot itself is shown.
_PART = r"(?:<matplotlib\.[^<>]*>|<Axes[^<>]*>|<Figure [^<>]*>|<seaborn\.[^<>]*>|Text\([^\n]*\))"
_PARTS = re.compile(
    rf"[\s\[(]*{_PART}(?:[\s,\[\])(]*{_PART})*[\s\]),]*|array\(\[[^\"']*<Axes.*dtype=object\)", re.DOTALL
)


def read_own(output: Output, options: Options, where: str, name: str, cell: int) -> list[Printed]:
    """Return what an output that is no passage shows; nothing where that is only what a plot's parts are called.

    Parameters
    ----------
    where, name : str
        How the cell is called in an error, and the output in the manifest.

    Raises
    ------
    BuildError
        When it is nothing that a page can show.
    """
    data = output.data
    for mime, words in _LIVE.items():
        if any(found.startswith(mime) for found in data):
            advice = _VALUE if "widget" in mime else STILL
            raise BuildError(where, f"shows {words}", "what stays as it is", advice)
    chosen = next((m for m in (*filter(is_chart, data), *_ORDER) if m in data), None)
    is_lost = chosen == "text/plain" and any(not mime.startswith("text/") for mime in data)
    if chosen is None or is_lost:
        named = ", ".join(mime for mime in data if mime != "text/plain")
        raise BuildError(where, f"shows {named or 'nothing'}", "text, tables or pictures", STILL)
    words = "".join(data[chosen]) if not is_picture(chosen) else ""
    if is_picture(chosen):
        picture = read_picture(chosen, output, next(iter(options.fig_alts), ""), where)
        return [_show_picture(picture, options, name, cell)]
    if chosen == "text/html":
        return _show_html(read_html(words, where), options, name, cell)
    if chosen == "text/plain":
        return [] if _PARTS.fullmatch(words) else [show_text(write_lines(words, where), "text", name, cell)]
    kind, origin = ("formula", "latex") if chosen == "text/latex" else ("markdown", AUTHORS)
    return [show_text(read_markdown(words, where, origin), kind, name, cell)]


def is_chart(mime: str) -> bool:
    """Say whether a type is that of a chart, which goes before what else shows the same."""
    return is_picture(mime) and mime.startswith("application/")


def show_text(words: str, kind: str, name: str, cell: int) -> Printed:
    """Return words of an author's own, in Markdown, as a piece of a brief."""
    return Printed(kind="own", where=name, text=words, numbers=[], own=kind, cell=cell)


def _show_picture(picture: Picture, options: Options, name: str, cell: int) -> Printed:
    numbered = options.label.startswith("fig-")
    return Printed(
        kind="figure" if numbered else "picture",
        where=options.label if numbered else name,
        text="",
        caption=next(iter(options.fig_caps), ""),
        alt=picture.alt,
        svg=picture.svg,
        numbers=[],
        picture=picture.data,
        picture_type=picture.type,
        is_described=picture.is_described,
        own="figure",
        cell=cell,
    )


def _show_html(shown: Shown, options: Options, name: str, cell: int) -> list[Printed]:
    if not shown.is_table:
        return [show_text(shown.text, "html", name, cell)] if shown.text.strip() else []
    numbered = options.label.startswith("tbl-")
    caption = next(iter(options.tbl_caps), shown.caption)
    kind, where = ("table", options.label) if numbered else ("grid", name)
    table = Printed(
        kind=kind,
        where=where,
        text=shown.text,
        caption=caption,
        numbers=[],
        own="table",
        cell=cell,
        is_wide=shown.is_wide,
    )
    below = Printed(kind="small", where=f"{where}-below", text=shown.below, numbers=[])
    return [table, below] if shown.below else [table]
