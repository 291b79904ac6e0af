"""Pictures of an author's own: plots, images, charts of Altair; each as it can stand on a page, with its words."""

import base64
import io
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from analysis.briefs.shown.outputs import Output
from analysis.errors import BuildError
from analysis.words.language import text

_CHART = "application/vnd.vegalite."
_EXPECTED = "a picture with alt text, for readers who do not see it"
_MOST_PIXELS = 40_000_000
# What no page shows, runs or should tell: scripts, pages in pictures, files elsewhere, where it was drawn.
_STRANGE = re.compile(
    r"<script|<foreignObject|\son\w+=|inkscape:|sodipodi:|(?:href|src)=[\"'](?!#|data:image/(?:png|jpeg);)",
    re.IGNORECASE,
)


class Picture(NamedTuple):
    """A picture: its SVG, or its base64 and type; its alt text, and whether its author wrote that."""

    svg: str = ""
    data: str = ""
    type: str = ""
    alt: str = ""
    is_described: bool = True


def is_picture(mime: str) -> bool:
    """Say whether a type of output is a picture that can be shown."""
    return mime in ("image/svg+xml", "image/png", "image/jpeg") or mime.startswith(_CHART)


def read_picture(mime: str, output: Output, alt: str, where: str) -> Picture:
    """Return an output as a picture; `alt` is what the options of its cell say of it, else what it says of itself.

    Raises
    ------
    BuildError
        When it cannot be read, or nothing says what is on it.
    """
    content, told = output.data[mime], output.metadata.get(mime)
    told = told if isinstance(told, Mapping) else {}
    if mime.startswith(_CHART):
        svg = _draw_chart(content, where)
        made = _describe_chart(content)
        return Picture(svg=svg, alt=alt or made, is_described=bool(alt))
    said = " ".join(str(told.get("alt") or "").split())
    if not (alt or said):
        raise BuildError(where, "shows a picture without alt text", _EXPECTED, 'Write `#| fig-alt: "…"` above it')
    is_described = bool(alt) or not told.get("alt_made")
    if mime == "image/svg+xml":
        if strange := _STRANGE.search(_join(content)):
            found = f"shows an SVG that holds {strange[0][:40]!r}"
            raise BuildError(where, found, "shapes and letters alone", "Save it as plain SVG, or as PNG")
        return Picture(svg=_join(content), alt=alt or said, is_described=is_described)
    kind = mime.partition("/")[2]
    return Picture(data=_clean(_join(content), kind, where), type=kind, alt=alt or said, is_described=is_described)


def _join(content: Any) -> str:
    return "".join(content) if isinstance(content, list) else str(content)


def _clean(data: str, kind: str, where: str) -> str:
    """Return a picture without what its camera wrote into it: where it was taken, when, and with what."""
    from PIL import Image, ImageOps

    made = io.BytesIO()
    try:
        with Image.open(io.BytesIO(base64.b64decode(data)), formats=[kind]) as found:
            if found.width * found.height > _MOST_PIXELS:
                raise ValueError(f"{found.width} × {found.height} pixels")
            turned = ImageOps.exif_transpose(found)
        turned.info.clear()
        turned.save(made, kind, **({"quality": 92} if kind == "jpeg" else {}))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise BuildError(where, f"shows a picture that cannot be read ({error})", "a PNG or a JPEG") from error
    return base64.b64encode(made.getvalue()).decode()


def _draw_chart(spec: Mapping[str, Any], where: str) -> str:
    if not isinstance(spec, Mapping):
        raise BuildError(where, "shows a chart that is none", "a chart of Vega-Lite", "Show the chart itself")
    if _find_address(spec):
        found, advice = "shows a chart whose data lie elsewhere", "Give the chart the frame itself"
        raise BuildError(where, found, "a chart that holds its data", advice)
    try:
        import vl_convert
    except ImportError as error:
        advice = "pip install 'incident-briefs[altair]'"
        raise BuildError(where, "shows a chart of Altair", "the extra `altair`", advice) from error
    try:
        return vl_convert.vegalite_to_svg(dict(spec), allowed_base_urls=[])
    except ValueError as error:
        said = str(error).strip().splitlines()[0][:200]
        raise BuildError(where, f"shows a chart that cannot be drawn ({said})", "a chart of Vega-Lite") from error


def _find_address(part: Any) -> bool:
    if isinstance(part, Mapping):
        return any((key == "url" and isinstance(found, str)) or _find_address(found) for key, found in part.items())
    return isinstance(part, list) and any(map(_find_address, part))


def _describe_chart(spec: Mapping[str, Any]) -> str:
    """Return the words of a chart: its own description, else its title, and what stands along its axes."""
    if spec.get("description"):
        return " ".join(str(spec["description"]).split())
    title = spec.get("title")
    title = title.get("text") if isinstance(title, Mapping) else title
    title = " ".join(map(str, title)) if isinstance(title, list) else title
    head = text("own-plot-title", title=str(title)) if title else text("own-plot")
    return " ".join([head, *(_describe_axis(n, axis) for n, axis in _list_axes(spec))])


def _describe_axis(name: str, axis: Mapping[str, Any]) -> str:
    shown = axis.get("title") or axis.get("field") or axis.get("aggregate") or ""
    known = {"x": "own-plot-x", "y": "own-plot-y"}
    return text(known.get(name, "own-plot-by"), label=str(shown)) if shown else ""


def _list_axes(spec: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    layers = [spec]
    for name in ("layer", "hconcat", "vconcat", "concat"):
        layers += spec.get(name) or []
    found: dict[tuple[str, str], Mapping[str, Any]] = {}
    for layer in layers:
        for name, axis in (layer.get("encoding") or {}).items():
            if name in ("x", "y", "color", "row", "column", "size") and isinstance(axis, Mapping):
                found.setdefault((name, str(axis.get("title") or axis.get("field"))), axis)
    return [(name, axis) for (name, _), axis in found.items()]
