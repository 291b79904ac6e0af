"""A passage of a brief and the numbers it states: neither is displayed without the other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from analysis.words.marked import mark_numbers
from analysis.words.messages import Part, begin, join_sentences
from analysis.words.numbers import Number, write_spans

MIME = "application/vnd.incident-brief+json"


@dataclass(frozen=True)
class Passage:
    """A paragraph, table, figure or box, and its numbers. Jupyter shows the text; publishing reads the rest."""

    where: str
    kind: str
    text: str
    numbers: tuple[Number, ...] = ()
    caption: str = ""
    alt: str = ""
    svg: str = field(default="", repr=False)
    narrow: str = field(
        default="", repr=False
    )  # the same as SVG for a page that is narrow, where it is drawn otherwise
    data: dict[str, str] = field(default_factory=dict, repr=False)  # goes beside the page, not on it
    own: str = ""  # what it is where it says what is not traced: words, a table, a figure of the author's own
    is_described: bool = True  # its alt text is somebody's words
    is_authored: bool = False  # the words between its numbers are an author's, and no message
    asked: str = field(default="", repr=False)  # its text, and where in it which number stands
    asked_caption: str = field(default="", repr=False)
    drawn: str = field(default="", repr=False)  # what a figure draws, as a table

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        entries = [number.describe(self.where) for number in self.numbers]
        measures = {mark: said for number in self.numbers for mark, said in number.list_measures().items()}
        said = {
            "where": self.where,
            "kind": self.kind,
            "caption": self.caption,
            "alt": self.alt,
            "numbers": entries,
            "measures": measures,
        }
        shown = {"image/svg+xml": self.svg} if self.svg else {"text/markdown": self.text}
        return {
            **shown,
            "text/plain": self.alt or self.text,
            MIME: {**said, **self._list_rest(), **self._place_lists(entries)},
        }

    def _place_lists(self, entries: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, str]]:
        """Return where the records of each long list stand in their window, such as `0-12 14`, under its sha256."""
        long = {
            entry["rows"]["sha256"]: number.evidence
            for number, entry in zip(self.numbers, entries, strict=True)
            if "sha256" in entry["rows"]
        }
        spans = {mark: write_spans(found.list_places()) for mark, found in long.items()}
        told = {mark: words for mark, words in spans.items() if words}
        return {"spans": told} if told else {}

    def _list_rest(self) -> Mapping[str, Any]:
        """Return what few passages have."""
        rest = {"data": self.data, "drawn": self.drawn, "own": self.own, "is_authored": self.is_authored}
        rest |= {"narrow": self.narrow} if self.narrow else {}
        rest |= {"asked": self.asked, "asked_caption": self.asked_caption} if self.numbers else {}
        told = {name: value for name, value in rest.items() if value}
        return told if self.is_described else {**told, "is_described": False}


OMITTED = Passage("omitted", "omitted", "")


def join(parts: Iterable[Part]) -> str:
    """Return parts as one text, each number as it is printed."""
    return "".join(part if isinstance(part, str) else part.shown for part in parts)


def state(where: str, kind: str, parts: Sequence[Part], **rest: Any) -> Passage:
    """Return parts as a passage: their words, their numbers, and where these stand."""
    return Passage(where, kind, join(parts), list_numbers(parts), asked=mark_numbers(parts), **rest)


def tell(where: str, *sentences: Part | Sequence[Part], kind: str = "text") -> Passage:
    """Return a passage of sentences, each as a message said it, or words, or a number; an empty one is passed over."""
    parts = join_sentences(sentences)
    return state(where, kind, parts) if parts else OMITTED


def list_points(where: str, points: Sequence[Sequence[Part]], kind: str = "text", caption: str = "") -> Passage:
    """Return a passage of bullet points."""
    parts = [part for point in points for part in ("\n- ", *begin(point))]
    parts[:1] = ["- "] if parts else []
    return state(where, kind, parts, caption=caption)


def list_facts(where: str, facts: Sequence[Sequence[Sequence[Part]]]) -> Passage:
    """Return a passage of facts that are seen first: of each its number, what it is of, and what it counts."""
    if not facts:
        return OMITTED
    head = "\n".join("|" + cell * 3 for cell in (" |", ":--|"))
    parts: list[Part] = [head, *(part for fact in facts for part in ("\n| ", *_join_cells(fact), " |"))]
    return state(where, "facts", parts)


def lay_table(
    where: str, headings: dict[str, bool], rows: Sequence[Sequence[Sequence[Part]]], caption: Sequence[Part]
) -> Passage:
    """Return a table from its cells; `headings` says for each column whether it is set right."""
    head = "| " + " | ".join(headings) + " |\n|"
    head += "|".join("--:" if right else ":--" for right in headings.values()) + "|"
    parts: list[Part] = [head, *(part for row in rows for part in ("\n| ", *_join_cells(row), " |"))]
    made = state(where, "table", parts, caption=join(caption))
    numbers = made.numbers + list_numbers(caption)
    return replace(made, numbers=numbers, asked_caption=mark_numbers(caption, len(made.numbers)))


def _join_cells(row: Sequence[Sequence[Part]]) -> Iterator[Part]:
    for position, cell in enumerate(row):
        yield from ([" | ", *cell] if position else cell)


def describe(
    where: str, caption: Sequence[Part], alt: Sequence[Part], labels: Iterable[Number] = (), drawn: str = ""
) -> Passage:
    """Return what is said about a figure: its caption, alt text, the numbers it is labelled with, what it draws."""
    first = tuple(labels)
    numbers = (*first, *list_numbers(caption), *list_numbers(alt))
    asked = mark_numbers(caption, len(first))
    return Passage(where, "figure", "", numbers, join(caption), join(alt), asked_caption=asked, drawn=drawn)


def list_numbers(parts: Iterable[Part]) -> tuple[Number, ...]:
    """Return the numbers among parts."""
    return tuple(p for p in parts if isinstance(p, Number))


def escape(text: str) -> str:
    r"""Return a text from the records that no Markdown reads as markup.

    Examples
    --------
    >>> print(escape("a|b *c*"))
    a\|b \*c\*
    """
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>#|$@^~" else c for c in " ".join(text.split()))


class Drawn(NamedTuple):
    """A figure as SVG, and as it is drawn for a narrow page; that is blank where it is the same there."""

    svg: str
    narrow: str = ""


def show_figure(drawn: Drawn, description: Passage) -> Passage:
    """Return a figure with the caption, alt text and numbers that were said about it; nothing where it is omitted."""
    return replace(description, svg=drawn.svg, narrow=drawn.narrow) if description.kind == "figure" else description
