"""The first page: headline, three numbers, one figure, what is not known; and the last, which holds more than that."""

import re
from pathlib import Path

import pytest
from conftest import run_cells, thin
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser

from analysis.briefs.pages.compose import compose
from analysis.briefs.pages.publish import find_opening
from analysis.briefs.pages.trial import FACTS
from analysis.briefs.shown.printed import Printed
from analysis.contract.parameters import complete, find_notebook

SAID = ["3", "**Attacks**", "each", "a", "\\|", "b", "380", "to", "1,420", "persons", "**Killed**", "told"]


def read_page(root: Path, slug: str) -> LexborHTMLParser:
    """Return the page of a built brief, parsed."""
    return LexborHTMLParser((root / "reports" / "built" / slug / "brief.html").read_text("utf-8"))


@pytest.mark.slow
def test_what_is_seen_first_is_the_finding_three_numbers_the_course_and_what_is_not_known(built: Path) -> None:
    """In this order, before any section; what is counted and left aside is told after them."""
    parts = read_page(built, "demonstration-situation").css_first("main").iter()
    seen = [part.tag if part.tag == "h2" else part.attributes.get("class") or part.id or part.tag for part in parts]
    first = seen[seen.index("headline") : seen.index("h2")]
    assert first[:4] == ["headline", "lead", "facts", "fig-periods"]
    assert first.index("boxed") < first.index("small")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("slug", "told"),
    [
        ("december-7-situation", ["3", "Not reported", "None reported"]),
        ("demonstration-situation", ["1,124", "At least 133", "At least 1,026"]),
    ],
)
def test_each_number_stands_large_above_what_it_is_of(built: Path, slug: str, told: list[str]) -> None:
    """Its range and words go with it, it can be asked, and what is none or not reported is no zero."""
    facts = read_page(built, slug).css(".facts .fact")
    assert [" ".join(fact.css_first(".short, .long").text().split()) for fact in facts] == told
    assert [fact.css_first("strong").text() for fact in facts] == ["Attack events", "People killed", "People injured"]
    assert all(fact.css_first(".short .number, .long .number") for fact in facts)


@pytest.mark.slow
@pytest.mark.parametrize("slug", ["december-7-situation", "demonstration-regions", "demonstration-situation"])
def test_no_last_page_holds_the_provenance_alone(built: Path, slug: str) -> None:
    """What comes before it stands there too, or all fits on one page less."""
    pages = PdfReader(built / "reports" / "built" / slug / "brief.pdf").pages
    last = pages[-1].extract_text()
    before = last.partition("Provenance\n")[0]
    assert "Provenance" in last
    assert len(before.split()) > 60


@pytest.mark.slow
@pytest.mark.parametrize(("dataset", "is_there"), [("december-7", False), ("demonstration", True)])
@pytest.mark.parametrize("notebook", thin(["situation-brief", "regions-compared"], 2))
@pytest.mark.usefixtures("without_drawing", "in_read")
def test_the_course_is_shown_where_there_are_periods_enough(notebook: str, dataset: str, is_there: bool) -> None:
    """Of one day no course is drawn; of eighteen months one is, and the change is told beside it."""
    passages = run_cells(notebook, complete(find_notebook(notebook), {"dataset": dataset}))
    assert ("fig-periods" in {p.where for p in passages}) is is_there
    assert ("course" in {p.where for p in passages}) is is_there


@pytest.mark.parametrize("flavour", ["html", "typst", "quarto"])
def test_facts_are_the_same_facts_in_every_flavour(flavour: str) -> None:
    """Each is there once, in order; a bar in a name parts nothing, and a long one is set smaller."""
    (told,) = compose([FACTS], flavour, "en")
    words = re.sub(r"```\{=typst\}\n.*?\n```|::+( \{[^}]*\})?", " ", told, flags=re.DOTALL)
    assert words.split() == SAID
    sizes = re.findall(r"#(short|long)\[" if flavour == "typst" else r"\{\.(short|long)\}", told)
    assert sizes == ["short", "long"]
    assert told.count("#facts[") == (flavour != "html")


def test_a_figure_for_narrow_pages_stands_beside_the_wide_one() -> None:
    """Each has its class and ids of its own, so that nothing refers to the other's."""
    svg = '<svg viewBox="0 0 9 9"><defs><path id="a" d="M0 0"/></defs><use href="#a"/></svg>'
    told = {"kind": "figure", "where": "fig-x", "caption": "A.", "alt": "Two.", "text": "", "numbers": []}
    (both,) = compose([Printed(**told, svg=svg, narrow=svg)], "html", "en")
    drawn = re.findall(r'<svg role="img" aria-label="Two\." class="(\w+)".*?id="([^"]+)".*?href="#([^"]+)"', both)
    assert drawn == [("wide", "fig-x-a", "fig-x-a"), ("narrow", "fig-x-narrow-a", "fig-x-narrow-a")]
    (alone,) = compose([Printed(**told, svg=svg)], "html", "en")
    assert "class=" not in alone.partition("</svg>")[0].partition("<svg")[2]


def test_no_line_begins_with_what_stands_after_a_number() -> None:
    """A sign after a number that can be asked is kept beside it."""
    entry = {"name": "n", "where": "x", "value": 3, "unit": "", "shown": "3", "kind": "setting", "rows": []}
    entry |= {"source": {}, "n_used": 0, "n_left_out": 0}
    passage = Printed(kind="text", where="x", text="3, told", asked="\ue0140\ue0153\ue016, told", numbers=[entry])
    (told,) = compose([passage], "html", "en")
    assert told == "[[3]{.number data-number=0},]{.kept} told"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("\ue0140\ue0153\ue016 (\ue0140\ue0151\ue016 to \ue0140\ue0154\ue016)", "3 [(1 to 4)]"),
        ("\ue0140\ue0153\ue016 (from \ue0140\ue0151\ue016 to \ue0140\ue0154\ue016)", "3 [(from 1 to 4)]"),
        ("hardly (p \ue0140\ue0153\ue016)", "hardly [(p 3)]"),
        ("\ue0140\ue0153\ue016 (of all that was found: \ue0140\ue0154\ue016)", "3 (of all that was found: [4)]"),
    ],
)
def test_an_interval_in_brackets_stands_on_one_line(asked: str, told: str) -> None:
    """Its two ends, or one number after a word, are kept together; what is longer is a sentence, and may break."""
    entry = {"name": "n", "where": "x", "value": 3, "unit": "", "shown": "3", "kind": "setting", "rows": []}
    entry |= {"source": {}, "n_used": 0, "n_left_out": 0}
    passage = Printed(
        kind="text", where="x", text=re.sub("\ue0140\ue015|\ue016", "", asked), asked=asked, numbers=[entry]
    )
    (made,) = compose([passage], "html", "en")
    assert re.sub(r"\[(\d)\]\{[^}]*\}", r"\1", made).replace("{.kept}", "") == told


def test_a_manifest_tells_the_opening_in_plain_words() -> None:
    """What the page begins with, without what sets words apart in Markdown; cut where it is longer than a manifest."""
    told = {
        "markdown": "# What *is* on record\n\nA question.",
        "headline": "Three\nattacks, in Old\\_Town \\*: *not\u00a0reported*.",
        "lead": "one region",
        "facts": "| | | |\n|:--|:--|:--|\n| 3 | Attacks \\| raids | each once |\n| 4 | Killed | |",
    }
    opening = find_opening([Printed(kind=kind, where=kind, text=text, numbers=[]) for kind, text in told.items()])
    assert opening.tell() == {
        "kind": "What is on record",
        "headline": "Three attacks, in Old_Town *: not\u00a0reported.",
        "scope": "one region",
        "fact": "Attacks | raids",
    }
    long = find_opening([Printed(kind="headline", where="headline", text="word " * 2_000, numbers=[])])
    assert (len(long.headline), long.kind, long.fact) == (4_000, "", "")


@pytest.mark.parametrize(
    ("shown", "size"),
    [
        ("1\N{NO-BREAK SPACE}124", "short"),
        ("At least 133", "short"),
        ("Щонайменше 133", "long"),
        ("6,875 (6,246 to 7,728)", "long"),
    ],
)
def test_a_number_whose_words_have_no_room_is_set_smaller(shown: str, size: str) -> None:
    """Three stand beside each other: a word of ten letters ran into the next one."""
    first = "\n".join(FACTS.text.split("\n")[:2])
    facts = FACTS.model_copy(update={"text": f"{first}\n| {shown} | Killed | Reported for 3 |"})
    assert re.findall(r"\{\.(short|long)\}", compose([facts], "html", "en")[0]) == [size]
