"""What an author says, lays out and draws: passages of a brief in which numbers keep their records."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from string import Formatter
from typing import Any

import pandas as pd

from analysis.authoring.values import Value
from analysis.datasets.catalogue import hash_text
from analysis.errors import ParameterError, suggest
from analysis.figures.inline import describe_plot
from analysis.figures.style import draw_svg
from analysis.words.language import text
from analysis.words.marked import mark_numbers
from analysis.words.messages import Part
from analysis.words.numbers import print_value
from analysis.words.passages import Passage, escape, join, lay_table, list_numbers, state

_LABEL = re.compile(r"(?:fig|tbl)-[\w-]*\w")


def say(template: str, /, **values: Value | str) -> Passage:
    """Say a sentence, or several, in Markdown, with numbers in place of what stands in braces.

    Parameters
    ----------
    template : str
        Such as `"{n} of {total} attacks hit homes"`. `{share:interval}` prints an interval too. A digit written by hand
        is no number of the brief: the manifest then lists the sentence as the author's own.
    values
        Numbers of `count`, `share`, `total` or `median_delay`, or words, which are shown as they stand.

    Raises
    ------
    ParameterError
        When a brace has no value, or a value no brace.

    Examples
    --------
    >>> from analysis.authoring.records import events, load
    >>> from analysis.authoring.values import count
    >>> say("{n} attacks are on record.", n=count(events(load("december-7")))).text
    '3 attacks are on record.'
    """
    parts = _fill(template, values)
    where = f"said-{_mark(template, parts)}"
    return state(where, "text", parts, own=_find_own(parts, "words"), is_authored=True)


def note(words: str, title: str = "") -> Passage:
    """Show a note of the author's own, in a box; nothing in it is traced.

    Examples
    --------
    >>> note("Checked with the desk in Kharkiv.").own
    'note'
    """
    where, title = f"note-{_mark(words, [])}", title or text("own-note")
    return Passage(where, "callout", words, caption=title, own="note", is_authored=True)


def table(frame: pd.DataFrame | pd.Series, *, caption: str = "", label: str = "", **values: Value | str) -> Passage:
    """Lay out a table, of which each cell is a number of `count` and so on, words, or a plain figure.

    Plain figures are shown, and no records stand behind them: the manifest then lists the table as the author's own.

    Parameters
    ----------
    caption : str
        What the table shows; with values in braces, as `say` has them.
    label : str
        A name to refer to it by, such as `tbl-homes`, in a text as `@tbl-homes`.

    Examples
    --------
    >>> from analysis.authoring.records import events, load
    >>> from analysis.authoring.values import count
    >>> attacks = events(load("december-7"))
    >>> print(table(pd.DataFrame({"Attacks": [count(attacks)]}, index=["All"])).text)
    |  | Attacks |
    |:--|--:|
    | All | 3 |
    """
    held = frame.to_frame() if isinstance(frame, pd.Series) else frame
    names, heads = _list_names(held)
    rows: list[list[list[Part]]] = [
        [*map(_write, own), *(_lay_cell(v, c, own) for c, v in zip(held, row, strict=True))]
        for own, row in zip(names, held.itertuples(index=False, name=None), strict=True)
    ]
    right = {escape(str(c)): all(not isinstance(v, str) for v in held[c]) for c in held}
    headings = dict.fromkeys(heads, False) | right
    plain = any(isinstance(v, int | float) and not isinstance(v, bool) for c in held for v in held[c])
    said = _fill(caption, values)
    where = _require_label(label, "tbl") or f"tbl-{_mark(caption, [p for row in rows for cell in row for p in cell])}"
    made = lay_table(where, headings, rows, said)
    return replace(made, own="table" if plain else "", is_authored=True)


def figure(
    drawn: Any, *, caption: str, alt: str = "", label: str = "", shows: Sequence[Value] = (), **values: Value | str
) -> Passage:
    """Show a plot of matplotlib, with a caption and words for readers who do not see it.

    Parameters
    ----------
    drawn : Axes or Figure
        What was drawn; it is shown once, here.
    alt : str
        What is on it; without it, its titles, axes and series in words, and the build says that better ones are owed.
    shows : list of Value
        The numbers it draws; without them the manifest lists it as the author's own.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> axes = Figure().subplots()
    >>> figure(axes, caption="Nothing yet.", alt="Empty axes.").caption
    'Nothing yet.'
    """
    whole = drawn if hasattr(drawn, "savefig") else drawn.figure
    _put_away(whole)
    parts = _fill(caption, values)
    numbers = [n for position, value in enumerate(shows, 1) for n in value.name(f"shown.{position}")]
    svg = draw_svg(whole, bbox_inches="tight", facecolor=whole.get_facecolor())  # with all that was written
    where = _require_label(label, "fig") or f"fig-{_mark(caption, [svg])}"
    told = " ".join(alt.split()) or describe_plot(whole)
    stated = (*numbers, *list_numbers(parts))
    own = "" if shows else "figure"
    asked = mark_numbers(parts, len(numbers))
    said = Passage(where, "figure", "", stated, join(parts), told, svg, own=own, is_authored=True, asked_caption=asked)
    return said if alt.strip() else replace(said, is_described=False)


def _fill(template: str, values: dict[str, Value | str]) -> list[Part]:
    """Return a template as parts: its words, and the numbers that stand in its braces."""
    parts: list[Part] = []
    used = set()
    for words, name, form, _ in Formatter().parse(template):
        parts.append(words)
        if name is None:
            continue
        if name not in values:
            raise ParameterError(
                f"{{{name}}}", "no value of that name", f"one of {', '.join(values)}", suggest(name, values)
            )
        value = values[name]
        used.add(name)
        if isinstance(value, Value):
            parts += value.write(name, form or "")
        else:
            parts.append(str(value))
    if lost := [name for name in values if name not in used]:
        raise ParameterError(
            lost[0], "it stands nowhere in the text", f"{{{lost[0]}}} in it", "Put it in, or take it away"
        )
    return [part for part in parts if part != ""]


def _find_own(parts: Sequence[Part], kind: str) -> str:
    """Return what a text is where digits stand in it that are no number of the brief."""
    return kind if any(isinstance(part, str) and re.search(r"\d", part) for part in parts) else ""


def _mark(words: str, parts: Sequence[Part]) -> str:
    """Return what tells a passage from others: a hash of its words and of what its numbers are made from."""
    told = [p if isinstance(p, str) else [p.name, p.shown, dict(p.evidence.source)] for p in parts]
    return hash_text(json.dumps([words, told], default=str))[:8]


def _require_label(label: str, kind: str) -> str:
    if label and not (_LABEL.fullmatch(label) and label.startswith(kind)):
        raise ParameterError("label", repr(label), f"a name such as {kind}-homes", f"Begin it with {kind}-")
    return label


def _list_names(frame: pd.DataFrame) -> tuple[list[tuple[str, ...]], list[str]]:
    """Return the name of each row, in parts, and what stands above them; nothing where rows are only counted."""
    if isinstance(frame.index, pd.RangeIndex):
        return [()] * len(frame), []
    names = [tuple(map(str, key if isinstance(key, tuple) else (key,))) for key in frame.index]
    # A heading may be blank, and no two are the same.
    return names, [escape(str(name or "")) or " " * n for n, name in enumerate(frame.index.names)]


def _write(words: str) -> list[Part]:
    return [escape(words)]


def _lay_cell(value: Any, column: object, names: Sequence[str]) -> list[Part]:
    if isinstance(value, Value):
        return [*value.write(".".join((*names, str(column))))]
    if isinstance(value, str):
        return [escape(value)]
    return [print_value(value)]


def _put_away(drawn: Any) -> None:
    """Let a figure that is shown here not be shown once more at the end of its cell."""
    if (manager := getattr(drawn.canvas, "manager", None)) is not None:
        from matplotlib import pyplot

        pyplot.close(manager.num)
