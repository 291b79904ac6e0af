"""A stand-in for Quarto 1.10: it reads what Quarto reads, makes real pages with pandoc and typst, and refuses what Quarto refuses.

What it does was written down from what the real program did with our pages, and from its documentation and behaviour:
a document's formats replace those of its project; typst's root is the project; a table is a float that does not break;
title and text are Markdown, shortcodes in them act; the first document that fails stops the others; with a format that
fails, pages half made stay where they are. It is stricter in one thing: an option it does not know is refused, where
Quarto would pass over it in silence.

    quarto_stand_in.py --version
    quarto_stand_in.py render . --no-execute
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NoReturn

import yaml

VERSION = os.environ.get("STAND_IN_VERSION", "1.10.18")
# Option to the types of its values; where one may stand: anywhere, or in one format.
ANYWHERE = {
    "title": str,
    "subtitle": str,
    "lang": str,
    "from": str,
    "toc": bool,
    "format-links": (bool, list),
    "callout-icon": bool,
    "tbl-colwidths": (bool, str, list),
    "crossref": dict,
    "execute": dict,
    "format": dict,
    "shift-heading-level-by": int,
    "include-in-header": (str, list, dict),
    "include-before-body": (str, list, dict),
    "include-after-body": (str, list, dict),
}
OPTIONS: dict[str, dict[str, Any]] = {
    "html": {
        "embed-resources": bool,
        "html-math-method": str,
        "theme": (str, list, dict),
        "minimal": bool,
        "css": (str, list),
        "columns": int,
        "anchor-sections": bool,
        "code-copy": (bool, str),
        "smooth-scroll": bool,
    },
    "typst": {
        "papersize": str,
        "margin": dict,
        "fontsize": str,
        "pdf-standard": (str, list),
        "keep-typ": bool,
        "columns": int,
    },
}
PROJECT = {
    "type",
    "title",
    "render",
    "execute-dir",
    "output-dir",
    "lib-dir",
    "resources",
    "brand",
    "preview",
    "pre-render",
    "post-render",
}
MARGIN = {"x", "y", "top", "bottom", "left", "right"}

FLOATS = r"""
local function text_of(blocks, target) return pandoc.write(pandoc.Pandoc(blocks), target) end
local function typst_float(kind, name, body, caption, id, position)
  return pandoc.RawBlock("typst", "#figure([\n" .. body .. "\n], caption: figure.caption(position: " .. position .. ", [\n" ..
    text_of(caption, "typst") .. "\n]), kind: \"quarto-float-" .. kind .. "\", supplement: \"" .. name .. "\")\n<" .. id .. ">")
end
local function quote(text) return "\"" .. text:gsub("\\", "\\\\"):gsub("\"", "\\\"") .. "\"" end
local image = { Image = function(img)
  local alt = img.attributes["fig-alt"] or img.attributes["alt"]
  if FORMAT:match("typst") then
    return pandoc.RawInline("typst", "#box(image(" .. quote(img.src) .. (alt and ", alt: " .. quote(alt) or "") .. "))")
  end
  img.attributes["fig-alt"], img.attributes["alt"] = nil, alt
  return img
end }
local numbers = { tbl = 0, fig = 0 }
local function html_float(kind, name, body, caption, id, above)
  numbers[kind] = numbers[kind] + 1
  local delim = os.getenv("STAND_IN_DELIM")
  local said = pandoc.utils.blocks_to_inlines(caption)
  table.insert(said, 1, pandoc.Str(name .. "\u{a0}" .. numbers[kind] .. delim .. " "))
  local fig = pandoc.List({ pandoc.RawBlock("html", "<div id=\"" .. id .. "\" class=\"quarto-float quarto-figure quarto-figure-center\">\n<figure class=\"quarto-float quarto-float-" .. kind .. "\">") })
  local cap = pandoc.List({ pandoc.RawBlock("html", "<figcaption class=\"quarto-float-caption quarto-float-" .. kind .. "\">"), pandoc.Plain(said), pandoc.RawBlock("html", "</figcaption>") })
  local inner = pandoc.List({ pandoc.RawBlock("html", "<div>") }) .. body .. pandoc.List({ pandoc.RawBlock("html", "</div>") })
  fig:extend(above and (cap .. inner) or (inner .. cap))
  fig:insert(pandoc.RawBlock("html", "</figure>\n</div>"))
  return fig
end
function Div(div)
  for _, class in ipairs(div.classes) do
    if class:match("^callout") then  -- Quarto owns the class: what it is titled with is an attribute
      local title = pandoc.Para(pandoc.Str(div.attributes["title"] or "None"))
      return pandoc.Div({ title, table.unpack(div.content) }, pandoc.Attr("", { "quarto-callout" }))
    end
  end
  if not div.identifier:match("^fig%-") then return nil end
  local caption = div.content[#div.content]
  local body = pandoc.Blocks({ table.unpack(div.content, 1, #div.content - 1) }):walk(image)
  if FORMAT:match("typst") then
    return typst_float("fig", "Figure", text_of(body, "typst"), { caption }, div.identifier, "bottom")
  end
  return html_float("fig", "Figure", body, { caption }, div.identifier, false)
end
-- Quarto's own reading of a caption: where its last word ends with a brace, all from the first that begins with one is its name.
local function name_table(tbl)
  local caption = tbl.caption.long[1]
  if not caption then return "" end
  local last = caption.content[#caption.content]
  if not (last and last.t == "Str" and last.text:match("}$")) then return "" end
  for at, inline in ipairs(caption.content) do
    if inline.t == "Str" and inline.text:match("^{") then
      local name = inline.text:match("^{#(.-)}?$") or ""
      while #caption.content >= at do caption.content:remove() end
      return name
    end
  end
  return ""
end
function Table(tbl)
  tbl.identifier = name_table(tbl)
  if os.getenv("STAND_IN_WIDTHS") == "False" then
    tbl.colspecs = tbl.colspecs:map(function(spec) return { spec[1], nil } end)
  end
  local id, caption = tbl.identifier, tbl.caption.long
  if FORMAT:match("typst") then
    tbl.caption, tbl.attr = {}, pandoc.Attr("", { "typst:no-figure" })
    if not id:match("^tbl%-") then return tbl end  -- its caption is lost
    return typst_float("tbl", "Table", text_of({ tbl }, "typst"), caption, id, "top")
  end
  if not id:match("^tbl%-") then return nil end
  tbl.caption, tbl.attr = {}, pandoc.Attr("", { "caption-top" })
  return html_float("tbl", "Table", pandoc.List({ tbl }), caption, id, true)
end
return { image, { Div = Div, Table = Table } }
"""
ARTICLE = """
#show raw.where(block: true): set block(fill: luma(230), width: 100%, inset: 8pt, radius: 2pt)
#let callout(body: [], title: "Callout") = block(width: 100%, stroke: 0.5pt)[#title #body]
#let article(title: none, fontsize: 11pt, lang: "en", doc) = {
  set document(title: title)
  set par(justify: true)
  set text(lang: lang, size: fontsize)
  if title != none { place(top, float: true, scope: "parent", block(width: 100%, align(center, text(size: 1.5em, title)))) }
  doc
}
#set table(inset: 6pt, stroke: none)
"""


class RefusalError(Exception):
    """What Quarto says before it ends with 1."""


def say(message: str) -> None:
    """Print a line of the log, in colour unless it is asked not to."""
    print(message if os.environ.get("NO_COLOR") else f"\x1b[91m{message}\x1b[39m", file=sys.stderr)


def main(arguments: list[str]) -> int:
    """Do what is asked for and return the exit code."""
    if arguments == ["--version"]:
        print(VERSION)
        return 0
    if log := os.environ.get("STAND_IN_CALLS"):
        with Path(log).open("a") as stream:
            stream.write(f"{' '.join(arguments)} {os.environ.get('SOURCE_DATE_EPOCH')}\n")
    if arguments != ["render", ".", "--no-execute"]:
        say(f"ERROR: unknown command {arguments}")
        return 1
    try:
        config = yaml.safe_load(Path("_quarto.yml").read_text("utf-8"))
        check_options(config, "_quarto.yml", project=True)
        for path in sorted(Path().glob("*/*.ipynb")):
            print(f"[{path}]", file=sys.stderr)
            render(path, config)
    except RefusalError as error:
        say(f"ERROR: {error}")
        return 1
    return 0


def check_options(found: dict[str, Any], where: str, *, project: bool = False) -> None:
    """Refuse unknown options and values of a wrong type."""
    for name in found.get("project", {}) if project else []:
        if name not in PROJECT:
            raise RefusalError(f"Project {where} validation failed.\nproperty name {name} is invalid")
    known = ANYWHERE | OPTIONS["html"] | OPTIONS["typst"] | ({"project": dict} if project else {})
    check_types({k: v for k, v in found.items() if k != "format"}, known, where)
    formats = found.get("format", {})
    for name, options in (formats if isinstance(formats, dict) else {formats: {}}).items():
        if name not in OPTIONS:
            raise RefusalError(f"Validation of YAML front matter failed.\n{where}: no format {name}")
        if isinstance(options, dict):
            check_types(options, ANYWHERE | OPTIONS[name], f"{where}, {name}")


def check_types(found: dict[str, Any], known: dict[str, Any], where: str) -> None:
    """Refuse what is not known, and what is of another type than is known."""
    for name, value in found.items():
        if name not in known:
            raise RefusalError(f"Validation of YAML front matter failed.\n{where}: unknown option {name}")
        if not isinstance(value, known[name]):
            raise RefusalError(f"Validation of YAML front matter failed.\n{where}: {name} may not be {value!r}")
    if set(found.get("margin", {})) - MARGIN:
        raise RefusalError(f"Validation of YAML front matter failed.\n{where}: margin has {sorted(found['margin'])}")


def render(path: Path, config: dict[str, Any]) -> None:
    """Render one notebook in the formats it names, or else in those of its project; the last one first."""
    front, body = read_notebook(path)
    check_options(front, str(path))
    given = front.get("format", config.get("format", {}))
    formats = given if isinstance(given, dict) else {given: {}}
    shared = {k: v for k, v in config.items() if k not in ("project", "format")}
    every = {}
    for name, options in formats.items():
        whole = shared | (config.get("format", {}).get(name) or {}) | {k: v for k, v in front.items() if k != "format"}
        every[name] = whole | (options if isinstance(options, dict) else {})
    text = expand_shortcodes(include_files(body, path.parent))
    if "html" in every:
        (path.with_suffix(".html")).write_text("<p>half made: its own files are not in it yet</p>", "utf-8")
    for name in reversed(every):
        {"html": write_html, "typst": write_pdf}[name](path, text, every[name], list(every))


def read_notebook(path: Path) -> tuple[dict[str, Any], str]:
    """Return the front matter of a notebook and its text; blocks of metadata in its text are metadata too."""
    notebook = json.loads(path.read_text("utf-8"))
    kernel = notebook["metadata"].get("kernelspec", {})
    if kernel and "language" not in kernel:
        raise RefusalError("No language set for Jupyter notebook")
    texts = []
    for cell in notebook["cells"]:
        if "metadata" not in cell:
            raise RefusalError("TypeError: Cannot read properties of undefined (reading 'tags')")
        if cell["cell_type"] not in ("raw", "markdown"):
            raise RefusalError("this stand-in executes nothing, and shows no code")
        lines = "".join(cell["source"]).splitlines()
        while lines and lines[0].startswith("#|"):  # taken for options of the cell, and gone
            lines.pop(0)
        texts.append("\n".join(lines) + "\n")
    whole = "\n".join(texts)
    seen = re.sub(r"(?s)<!--.*?-->|```.*?```", "", texts[0])
    front: dict[str, Any] = {}
    for block in re.findall(r"(?ms)^---[ \t]*\n(?!\s*\n)(.*?)\n(?:---|\.\.\.)[ \t]*$", seen + "\n".join(texts[1:])):
        front |= yaml.safe_load(block) or {}
    body = re.sub(r"(?ms)^---[ \t]*\n(?!\s*\n).*?\n(?:---|\.\.\.)[ \t]*$", "", whole)
    if not front.get("title"):
        first = re.search(r"(?m)^#+ (.*)$", body)
        front["title"] = first[1] if first else "untitled"
    return front, body


def include_files(body: str, folder: Path) -> str:
    """Return a text with the files in it that its lines ask for."""

    def read(found: re.Match) -> str:
        path = folder / found[1].strip()
        if not path.is_file():
            raise RefusalError("Include directive failed.")
        return path.read_text("utf-8")

    return re.sub(r"(?m)^\s*\{\{< include (.+?) >\}\}\s*$", read, body)


def expand_shortcodes(text: str) -> str:
    """Return a text with its shortcodes done; what follows one that is not closed is lost."""

    def act(found: re.Match) -> str:
        name, *arguments = found[1].split()
        if name == "env":
            return os.environ.get(arguments[0], "")
        say(f"WARNING: Shortcode '{name}' not found")
        return f"?{name}"

    done = re.sub(r"(?s)\{\{<(.+?)>\}\}", act, text)
    return done.partition("{{<")[0]


def run_pandoc(text: str, options: dict[str, Any], target: str, *more: str) -> str:
    """Return a text converted as Quarto's pandoc would, floats and all."""
    import pypandoc

    script = Path("floats.lua")
    script.write_text(FLOATS)
    delim = options.get("crossref", {}).get("title-delim", ":")
    done = subprocess.run(
        [
            pypandoc.get_pandoc_path(),
            "-f",
            options.get("from", "markdown") + "-table_attributes",
            "-t",
            target,
            "--wrap=none",
            "--lua-filter",
            str(script),
            *more,
        ],
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "STAND_IN_DELIM": delim, "STAND_IN_WIDTHS": str(options.get("tbl-colwidths"))},
        check=False,
    )
    if done.returncode:
        raise RefusalError(done.stderr.strip())
    return done.stdout


def convert_title(options: dict[str, Any], target: str) -> str:
    """Return the title: it is Markdown, and shortcodes act on it whatever is escaped."""
    plain = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", str(options["title"]))
    text = expand_shortcodes(plain) if "{{<" in plain else str(options["title"])
    return re.sub(r"</?p>", "", run_pandoc(text, options, target)).strip()


def read_includes(options: dict[str, Any], name: str) -> str:
    """Return the texts an option includes."""
    found = options.get(name, [])
    return "\n".join(expand_shortcodes(part["text"]) for part in (found if isinstance(found, list) else [found]))


def write_html(path: Path, text: str, options: dict[str, Any], formats: list[str]) -> None:
    """Write a page."""
    title = convert_title(options, "html5")
    columns = [f"--columns={options['columns']}"] if "columns" in options else []
    body = run_pandoc(text, options, "html5", *columns)
    others = [name for name in formats if name != "html"]
    if others and options.get("format-links", True) is not False:
        body += '<div class="quarto-alternate-formats"><h2>Other Formats</h2><a href="brief.pdf">Typst</a></div>'
    css = [options["css"]] if isinstance(options.get("css"), str) else options.get("css", [])
    styles = "\n".join(f"<style>{Path(name).read_text('utf-8')}</style>" for name in css)
    if options.get("theme") != "none":
        styles += "<style>.bootstrap{}</style>"
    before, after = (read_includes(options, f"include-{place}-body") for place in ("before", "after"))
    plain = re.sub(r"<[^>]+>", "", title)
    page = f"""<!DOCTYPE html>
<html lang="{options.get("lang", "en")}">
<head>
<meta charset="utf-8">
<meta name="generator" content="quarto-{VERSION}">
<meta name="viewport" content="width=device-width, initial-scale=1.0, user-scalable=yes">
<title>{plain}</title>
{read_includes(options, "include-in-header")}
{styles}
</head>
<body>
{before}
<header id="title-block-header">
<h1 class="title">{title}</h1>
</header>
{body}
{after}
</body>
</html>
"""
    path.with_suffix(".html").write_text(embed_images(page, path.parent), "utf-8")


def embed_images(page: str, folder: Path) -> str:
    """Return a page with its pictures inside."""
    import base64

    def embed(found: re.Match) -> str:
        data = base64.b64encode((folder / found[1]).read_bytes()).decode()
        kind = {"svg": "svg+xml", "jpg": "jpeg"}.get(found[2], found[2])
        return f'src="data:image/{kind};base64,{data}"'

    return re.sub(r'src="([^":]+\.(svg|png|jpeg|jpg))"', embed, page)


def write_pdf(path: Path, text: str, options: dict[str, Any], _: list[str]) -> None:
    """Write a PDF with typst, whose root is the project's folder."""
    import typst

    shift = options.get("shift-heading-level-by", 0 if re.search(r"(?m)^# ", text) else -1)
    body = run_pandoc(text, options, "typst", f"--shift-heading-level-by={shift}")
    margin = ", ".join(f"{k}: {v}" for k, v in options.get("margin", {"x": "1.25in", "y": "1.25in"}).items())
    source = f"""{ARTICLE}
{read_includes(options, "include-in-header")}
#set page(paper: "{options.get("papersize", "us-letter")}", margin: ({margin}), numbering: "1", columns: {options.get("columns", 1)})
#show: doc => article(title: [{convert_title(options, "typst")}], lang: "{options.get("lang", "en")}", fontsize: {options.get("fontsize", "11pt")}, doc)
{body}
"""
    made = path.with_suffix(".typ")
    made.write_text(source, "utf-8")
    standard = options.get("pdf-standard", [])
    try:
        pdf = typst.compile(
            str(made),
            format="pdf",
            root=".",
            pdf_standards=[standard] if isinstance(standard, str) else standard,
            ignore_system_fonts=True,
            font_paths=os.environ["TYPST_FONT_PATHS"].split(os.pathsep),  # as the program itself reads it
            timestamp=int(os.environ["SOURCE_DATE_EPOCH"]),
        )
    except typst.TypstError as error:
        say(f"ERROR: error: {error}")
        raise RefusalError("Typst compilation failed") from error
    path.with_suffix(".pdf").write_bytes(pdf)
    if not options.get("keep-typ"):
        made.unlink()


def end() -> NoReturn:
    """Run and end."""
    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    end()
