"""A figure as the HTML of a page."""

import base64
import re
from html import escape

from analysis.briefs.shown.printed import Printed


def place_picture(passage: Printed) -> str:
    """Return a picture as HTML: one of ours as it was drawn, so that its words are words; an author's as an image."""
    if passage.svg and not (passage.own or passage.is_authored):
        wide = _draw(passage, passage.svg, "wide", passage.where)
        narrow = _draw(passage, passage.narrow, "narrow", f"{passage.where}-narrow")
        return f'<div class="plot">{wide}{narrow}</div>'
    kind = f"image/{passage.picture_type}" if passage.picture else "image/svg+xml"
    data = base64.b64encode(passage.read_picture()).decode()
    return f'<img src="data:{kind};base64,{data}" alt="{escape(passage.alt)}">'


def _draw(passage: Printed, svg: str, width: str, prefix: str) -> str:
    """Return a drawing with ids of its own, for a page that is wide or narrow where there is one for each."""
    drawn = re.sub(r'( id="| href="#|url\(#)', rf"\1{prefix}-", svg)
    named = f' class="{width}"' if passage.narrow else ""
    return drawn.replace("<svg", f'<svg role="img" aria-label="{escape(passage.alt)}"{named}', 1)
