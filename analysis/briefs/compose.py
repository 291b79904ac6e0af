"""A brief as Markdown, in the flavour of each renderer, and what stands on each of its pages."""

import base64
import json
from datetime import UTC, datetime
from html import escape
from typing import Any

_WHOLE_TABLE_ROWS = 16  # a longer table may break across pages


def compose(passages: list[dict[str, Any]], flavour: str) -> list[str]:
    """Return the brief as Markdown, a piece a passage, in the flavour of a renderer: html, typst or quarto."""
    counts = {"figure": 0, "table": 0}
    pieces = []
    for passage in passages:
        if passage["kind"] in counts:
            counts[passage["kind"]] += 1
        wrap = _WRAPPERS.get((passage["kind"], flavour)) or _WRAPPERS.get((passage["kind"], ""), _keep)
        pieces.append(wrap(passage, counts.get(passage["kind"], 0)))
    return pieces


def _keep(passage: dict[str, Any], _: int) -> str:
    return passage["text"]


def _wrap_opening(passage: dict[str, Any], _: int) -> str:
    """Take the notebook's own title away (it stands above the brief's), and set its question small."""
    if not passage["text"].startswith("# "):
        return passage["text"]
    return "::: {.question}\n" + passage["text"].partition("\n")[2].strip() + "\n:::"


def _wrap_div(passage: dict[str, Any], _: int) -> str:
    return f"::: {{.{passage['kind']}}}\n{passage['text']}\n:::"


def _wrap_callout(passage: dict[str, Any], _: int) -> str:
    return f'::: {{.callout-note title="{passage["caption"]}"}}\n{passage["text"]}\n:::'


def _wrap_callout_html(passage: dict[str, Any], _: int) -> str:
    return f"::: {{.callout role=note}}\n[{passage['caption']}]{{.callout-title}}\n\n{passage['text']}\n:::"


def _wrap_callout_typst(passage: dict[str, Any], _: int) -> str:
    title = json.dumps(passage["caption"], ensure_ascii=False)
    return f"```{{=typst}}\n#callout({title})[\n```\n\n{passage['text']}\n\n```{{=typst}}\n]\n```"


def _wrap_div_typst(passage: dict[str, Any], _: int) -> str:
    return f"```{{=typst}}\n#{passage['kind']}[\n```\n\n{passage['text']}\n\n```{{=typst}}\n]\n```"


def _wrap_opening_typst(passage: dict[str, Any], _: int) -> str:
    if not passage["text"].startswith("# "):
        return passage["text"]
    body = passage["text"].partition("\n")[2].strip()
    return f"```{{=typst}}\n#question[\n```\n\n{body}\n\n```{{=typst}}\n]\n```"


def _wrap_table(passage: dict[str, Any], _: int) -> str:
    return f"{passage['text']}\n\n: {passage['caption']} {{#{passage['where']}}}"


def _wrap_table_html(passage: dict[str, Any], number: int) -> str:
    return f"::: {{.table #{passage['where']}}}\n{passage['text']}\n\n: [Table {number}.]{{.label}} {passage['caption']}\n:::"


def _wrap_table_typst(passage: dict[str, Any], _: int) -> str:
    table = f"{passage['text']}\n\n: {passage['caption']}"
    whole = passage["text"].count("\n") <= _WHOLE_TABLE_ROWS
    return f"```{{=typst}}\n#block(breakable: false)[\n```\n\n{table}\n\n```{{=typst}}\n]\n```" if whole else table


def _wrap_figure_quarto(passage: dict[str, Any], _: int) -> str:
    alt = passage["alt"].replace('"', "'")
    return (
        f'::: {{#{passage["where"]}}}\n\n![]({passage["where"]}.svg){{fig-alt="{alt}"}}\n\n{passage["caption"]}\n\n:::'
    )


def _wrap_figure_html(passage: dict[str, Any], number: int) -> str:
    data = base64.b64encode(passage["svg"].encode()).decode()
    image = f'<figure id="{passage["where"]}"><img src="data:image/svg+xml;base64,{data}" alt="{escape(passage["alt"])}"><figcaption>'
    return f"```{{=html}}\n{image}\n```\n\n[Figure {number}.]{{.label}} {passage['caption']}\n\n```{{=html}}\n</figcaption></figure>\n```"


def _wrap_figure_typst(passage: dict[str, Any], _: int) -> str:
    alt = json.dumps(passage["alt"], ensure_ascii=False)
    return (f"```{{=typst}}\n#figure(image(\"{passage['where']}.svg\", alt: {alt}, width: 100%), caption: [\n```\n\n{passage['caption']}\n\n"
            "```{=typst}\n])\n```")  # fmt: skip


_WRAPPERS = {
    ("markdown", ""): _wrap_opening, ("markdown", "typst"): _wrap_opening_typst,
    ("small", ""): _wrap_div, ("small", "typst"): _wrap_div_typst,
    ("lead", ""): _wrap_div, ("lead", "typst"): _wrap_div_typst,
    ("headline", ""): _wrap_div, ("headline", "typst"): _wrap_div_typst,
    ("callout", ""): _wrap_callout, ("callout", "html"): _wrap_callout_html, ("callout", "typst"): _wrap_callout_typst,
    ("table", ""): _wrap_table, ("table", "html"): _wrap_table_html, ("table", "typst"): _wrap_table_typst,
    ("figure", ""): _wrap_figure_quarto, ("figure", "html"): _wrap_figure_html, ("figure", "typst"): _wrap_figure_typst,
}  # fmt: skip


def find_kicker(passages: list[dict[str, Any]]) -> str:
    """Return the notebook's own title: the line above the brief's."""
    first = next((p["text"] for p in passages if p["kind"] == "markdown"), "")
    return first.partition("\n")[0].removeprefix("# ").strip()


def list_marks(manifest: dict[str, Any]) -> dict[str, str]:
    """Return what stands on every page: notice, profile, date of the data, digest."""
    internal = manifest["parameters"].get("profile") == "internal"
    notices = [manifest["dataset"]["notice"] or "", "Internal: not for publication" if internal else ""]
    return {
        "title": manifest["title"],
        "notice": " · ".join(n for n in notices if n),
        "as_of": f"Records as of {manifest['dataset']['cut_off'] or 'a date not stated'}",
        "digest": manifest["digest"],
    }


def embed_json(manifest: dict[str, Any]) -> str:
    """Return the manifest as a script element that no text in it can close."""
    text = json.dumps(manifest, ensure_ascii=False).replace("</", "<\\/").replace("<!--", "<\\u0021--")
    return f'<script type="application/json" id="manifest">{text}</script>'


def find_date(manifest: dict[str, Any]) -> datetime:
    """Return the date a page carries: that of the data, so that the same inputs give the same bytes."""
    return datetime.fromisoformat(manifest["dataset"]["cut_off"] or "2000-01-01").replace(tzinfo=UTC)
