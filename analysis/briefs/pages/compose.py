"""A brief as Markdown, in the flavour of each renderer."""

import re
from collections.abc import Callable
from html import escape

from analysis.briefs.shown.convert import LABEL, is_read_alike
from analysis.briefs.shown.drawings import place_picture
from analysis.briefs.shown.printed import Printed
from analysis.errors import suggest
from analysis.words.language import speaking, text
from analysis.words.marked import place_numbers

WORD_JOINER = "\u2060"  # is not seen, and parts what stands on its two sides
_REFERENCE = re.compile(rf"{LABEL}([\w-]+){LABEL}")
_MARKED = re.compile(r"\[([^]]*)\]\{\.number[^}]*\}")
_KEPT = re.compile(rf"((?:\((?:\w+ )?(?:{_MARKED.pattern} \w+ )?)?{_MARKED.pattern}[.,;:)])")  # stands on one line
_LARGE = re.compile(r"(?=.{1,14}$)(?:\S{1,9}(?:\s+|$))+")  # a number that is set large: a long word has no room
_WHOLE_TABLE_ROWS = 16  # a longer table may break across pages


def compose(passages: list[Printed], flavour: str, language: str) -> list[str]:
    """Return the brief as Markdown, a piece a passage, in the flavour of a renderer: html, typst or quarto."""
    with speaking(language):
        return _compose(passages, flavour)


def _compose(passages: list[Printed], flavour: str) -> list[str]:
    counts = {"figure": 0, "table": 0}
    pieces, labels, entries = [], _number_labels(passages), place_entries(passages)
    for position, passage in enumerate(passages):
        if passage.numbers and flavour != "typst":
            passage = _mark_numbers(passage, entries, in_captions=flavour == "html")
        kind = passage.kind
        if kind == "markdown" and (position or not passage.text.startswith("# ")):
            kind = "text" if is_read_alike(passage.text) else "own"
        if LABEL in passage.text + passage.caption:
            told = {name: _refer(getattr(passage, name), labels, flavour) for name in ("text", "caption")}
            passage = passage.model_copy(update=told)
        if kind in counts:
            counts[kind] += 1
        wrap = _WRAPPERS.get(kind)
        pieces.append(wrap(passage, flavour, counts.get(kind, 0)) if wrap else passage.text)
    return pieces


def place_entries(passages: list[Printed]) -> dict[tuple[str, str], int]:
    """Return the place of each number in the manifest; one stated twice in a passage stands there once."""
    return {key: n for n, key in enumerate(dict.fromkeys(entry.key for p in passages for entry in p.numbers))}


def _mark_numbers(passage: Printed, entries: dict[tuple[str, str], int], *, in_captions: bool) -> Printed:
    """Return a passage in which each number says which of the manifest it is."""

    def mark(place: int, shown: str) -> str:
        entry = passage.numbers[place]
        is_worded = isinstance(entry.value, int | float) and not re.search(r"\d", shown)  # what a table is sorted by
        value = f' data-value="{entry.value}"' if is_worded else ""
        return f"[{shown}]{{.number data-number={entries[entry.key]}{value}}}" if shown else ""

    asked = {"text": passage.asked, "caption": passage.asked_caption if in_captions else ""}
    marked = {name: _KEPT.sub(r"[\1]{.kept}", place_numbers(told, mark)) for name, told in asked.items() if told}
    return passage.model_copy(update=marked)


def _number_labels(passages: list[Printed]) -> dict[str, str]:
    """Return what each figure and table with a number is called, such as `Figure 2`, by its label."""
    counts, found = {"figure": 0, "table": 0}, {}
    for passage in (p for p in passages if p.kind in counts):
        counts[passage.kind] += 1
        found[passage.where] = text(f"page-{passage.kind}", n=counts[passage.kind]).rstrip(".")
    return found


def find_lost_references(passages: list[Printed]) -> list[str]:
    """Return each label that a text refers to and no figure or table has, with what is nearest."""
    labels = {p.where for p in passages if p.kind in ("figure", "table")}
    asked = (label for p in passages for label in _REFERENCE.findall(p.text + p.caption))
    otherwise = "no figure or table has it"
    return [f"@{label}; {suggest(label, labels, otherwise)}" for label in asked if label not in labels]


def _refer(words: str, labels: dict[str, str], flavour: str) -> str:
    """Return words in which each `@fig-…` and `@tbl-…` is what that is called here."""

    def name(found: re.Match[str]) -> str:
        return f"[{labels[found[1]]}](#{found[1]})" if flavour == "html" else labels[found[1]]

    return _REFERENCE.sub(name, words)


def _wrap_opening(passage: Printed, flavour: str, _: int) -> str:
    """Take the notebook's own title away (it stands above the brief's), and set its question small."""
    return _wrap("question", passage.text.partition("\n")[2].strip(), flavour)


def _wrap_as_it_is(passage: Printed, flavour: str, _: int) -> str:
    return _wrap(passage.kind, passage.text, flavour)


def _wrap_own(passage: Printed, flavour: str, _: int) -> str:
    """Return what an author wrote, apart from what stands beside it: lists do not run together, no table is counted."""
    return _wrap("own", passage.text, flavour)


def _wrap(kind: str, words: str, flavour: str) -> str:
    """Return a text as what the theme calls its kind: a class of its CSS, a function of its typst rules."""
    words = words if flavour == "typst" else f"::: {{.{kind}}}\n{words}\n:::"
    return words if flavour == "html" else _call_typst(kind, words)


def _call_typst(call: str, words: str) -> str:
    return f"```{{=typst}}\n#{call}[\n```\n\n{words}\n\n```{{=typst}}\n]\n```"


def _wrap_box(passage: Printed, flavour: str, _: int) -> str:
    title = f'```{{=html}}\n<p class="boxed-title">{escape(passage.caption)}</p>\n```'
    div = f"::: {{.boxed role=note}}\n{title}\n\n{passage.text}\n:::"
    if flavour == "html":
        return div
    call = f"boxed({quote_typst(passage.caption)})"
    return _call_typst(call, passage.text if flavour == "typst" else div)


def _wrap_facts(passage: Printed, flavour: str, _: int) -> str:
    """Return facts beside each other, the number of each large; smaller where it is a range or words."""
    facts = [_lay_fact(line, flavour) for line in passage.text.split("\n")[2:]]
    if flavour != "typst":
        facts = [f":::: {{.fact}}\n{fact}\n::::" for fact in facts]
    if flavour != "html":
        begin, between, end = (f"```{{=typst}}\n{sign}\n```" for sign in ("#facts[", "][", "]"))
        facts = [begin, f"\n\n{between}\n\n".join(facts), end]
    told = "\n\n".join(facts)
    return told if flavour == "typst" else f"::::: {{.facts}}\n{told}\n:::::"


def _lay_fact(line: str, flavour: str) -> str:
    shown, name, meaning = _split_fact(line)
    size = "short" if _LARGE.fullmatch(_MARKED.sub(r"\1", shown)) else "long"
    return "\n\n".join([_wrap(size, shown, flavour), f"**{name}**", meaning])


def _split_fact(line: str) -> list[str]:
    return re.split(r"(?<!\\) \| ", line.removeprefix("| ").removesuffix(" |"))


def name_first_fact(facts: str) -> str:
    """Return what the first of the facts of a passage is called; blank where there is none."""
    return _split_fact(facts.split("\n")[2])[1] if facts else ""


def _wrap_table(passage: Printed, flavour: str, number: int) -> str:
    caption = passage.caption
    if flavour == "html":
        label = text("page-table", n=number)
        return f"::: {{.table #{passage.where}}}\n{passage.text}\n\n: [{label}]{{.label}} {caption}\n:::"
    if flavour == "quarto":
        # It takes the first word that begins with a brace, escaped or not, for the name of the table.
        caption = re.sub(r"(^|\s)(\\?\{)", rf"\1{WORD_JOINER}\2", caption) + f" {{#{passage.where}}}"
    table = f"{passage.text}\n\n: {caption}"
    if passage.is_wide:
        return _call_typst("wide", table)
    whole = passage.text.count("\n") <= _WHOLE_TABLE_ROWS
    return _call_typst("block(breakable: false)", table) if whole else table


def _wrap_grid(passage: Printed, flavour: str, _: int) -> str:
    """Return a table without a number; its caption, where there is one, above it."""
    if flavour == "html":
        caption = f"\n\n: {passage.caption}" if passage.caption else ""
        return f"::: {{.table .own}}\n{passage.text}{caption}\n:::"
    above = _wrap("small", passage.caption, flavour) + "\n\n" if passage.caption else ""
    table = passage.text if flavour == "typst" else f"::: {{.table .own}}\n{passage.text}\n:::"
    return _call_typst("wide" if passage.is_wide else "own", above + table)


def _wrap_figure(passage: Printed, flavour: str, number: int) -> str:
    where, caption, file = passage.where, passage.caption, passage.file_name
    if flavour == "quarto":
        own = ".own " if passage.own else ""
        image = f'![]({file}){{{own}fig-alt="{escape_markdown(passage.alt)}"}}'
        return f"::: {{#{where}}}\n\n{image}\n\n{caption}\n\n:::"
    if flavour == "typst":
        image = f"figure({_call_image(passage)}, caption: ["
        return f"```{{=typst}}\n#{image}\n```\n\n{caption}\n\n```{{=typst}}\n])\n```"
    label = f"[{text('page-figure', n=number)}]{{.label}} "
    return _write_figure(passage, f' id="{where}"', label + caption)


def _wrap_picture(passage: Printed, flavour: str, _: int) -> str:
    """Return a figure without a number."""
    if flavour == "html":
        return _write_figure(passage, "", passage.caption)
    words = passage.caption if flavour == "typst" else _write_figure(passage, "", passage.caption)
    shown = _call_typst("small", words) if passage.caption else words
    return f"```{{=typst}}\n#{_call_image(passage)}\n```\n\n{shown}"


def _call_image(passage: Printed) -> str:
    """Return the call of typst that shows a picture: as wide as the text, or, of an author's own, as wide as it is."""
    image = f'image("{passage.file_name}", alt: {quote_typst(passage.alt)}'
    return f"fit({image}))" if passage.own else f"{image}, width: 100%)"


def _write_figure(passage: Printed, named: str, caption: str) -> str:
    own = ' class="own"' if passage.own else ""
    image = f"<figure{named}{own}>{place_picture(passage)}"
    if not caption:
        return f"```{{=html}}\n{image}</figure>\n```"
    end = "</figcaption>"
    if passage.drawn:
        end += f"<details><summary>{text('ask-data')}</summary>\n```\n\n{passage.drawn}\n\n```{{=html}}\n</details>"
    return f"```{{=html}}\n{image}<figcaption>\n```\n\n{caption}\n\n```{{=html}}\n{end}</figure>\n```"


def escape_markdown(text: str) -> str:
    """Return a text of one line in which no character is markup, in Markdown or in what Quarto does to it before."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", part_braces(" ".join(text.split())))


def part_braces(text: str) -> str:
    """Return a text in which Quarto finds no shortcode: they would read files, whatever is escaped."""
    return text.replace("{{<", f"{{{WORD_JOINER}{{<")


_WRAPPERS: dict[str, Callable[[Printed, str, int], str]] = {
    "markdown": _wrap_opening,
    "small": _wrap_as_it_is,
    "lead": _wrap_as_it_is,
    "own": _wrap_own,
    "code": _wrap_own,
    "headline": _wrap_as_it_is,
    "callout": _wrap_box,
    "facts": _wrap_facts,
    "table": _wrap_table,
    "figure": _wrap_figure,
    "grid": _wrap_grid,
    "picture": _wrap_picture,
}


def quote_typst(text: str) -> str:
    """Return a text as a string of typst, which knows two characters to escape."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def find_kicker(passages: list[Printed]) -> str:
    """Return the notebook's own title: the line above the brief's."""
    first = next((p.text for p in passages if p.kind == "markdown"), "")
    return first.partition("\n")[0].removeprefix("# ").strip()
