"""The verbs of an author's notebook: numbers that know their records, and what of them is not traced."""

import re
from pathlib import Path

import pandas as pd
import pytest
from matplotlib.figure import Figure
from nbformat.v4 import new_code_cell, new_notebook, new_output

import analysis as ib
from analysis.briefs.shown.cells import collect_passages, read_cells
from analysis.datasets.store import Window
from analysis.errors import ParameterError
from analysis.measures.measured import find_again
from analysis.words.passages import MIME, Passage


@pytest.fixture
def window(in_read: Path) -> Window:
    """Return the invented demonstration."""
    return ib.load("demonstration")


def state(passage: Passage) -> dict:
    """Return name to value of the numbers of a passage."""
    return {number.name: number.value for number in passage.numbers}


def test_there_are_at_most_twelve_verbs_and_each_has_an_example() -> None:
    """Nothing is imported before a verb is asked for; an unknown one is named with those there are."""
    assert len(ib.__all__) <= 12
    assert [verb for verb in ib.__all__ if ">>> " not in getattr(ib, verb).__doc__] == []
    with pytest.raises(AttributeError, match="no verb 'sum'; it has count, events"):
        _ = ib.sum


def test_a_sentence_keeps_the_records_of_its_numbers(window: Window) -> None:
    """Each stands in the manifest by the name in its braces, with what finds it again, and its bounds."""
    attacks = ib.events(window)
    homes = attacks.where(object_kind="residential")
    said = ib.say(
        "{n} of {total} attacks hit homes, {part:interval}.",
        n=ib.count(homes),
        total=ib.count(attacks),
        part=ib.share(homes, attacks),
    )
    frame = window.incidents
    events = frame[(frame["counting"] == "event") & frame["same_as"].isna() & frame["kind"].isin(window.scope.kinds)]
    n, total = int((events["object_kind"] == "residential").sum()), len(events)
    assert state(said) | {"part.low": 0, "part.high": 0} == {
        "n": n,
        "total": total,
        "part": round(n / total, 4),
        "part.low": 0,
        "part.high": 0,
    }
    assert said.text == "147 of 1,124 attacks hit homes, 13\u202f% (11 to 15\u202f%)."
    assert said.own == ""
    for number in said.numbers:
        again = find_again(number.evidence.source, window, {})
        assert (again.used, again.kind) == (number.evidence.used, "incidents")


def test_digits_by_hand_are_the_authors_own(window: Window) -> None:
    """A figure that was typed, or went through an f-string, has no records, and the manifest will say so."""
    n = ib.count(ib.events(window))
    assert ib.say("{n} attacks", n=n).own == ""
    assert ib.say(f"{n} attacks").own == "words"
    assert ib.say("{n} attacks", n=f"{n}").own == "words"
    assert ib.say("Of {n}, 12 were near.", n=n)._repr_mimebundle_()[MIME]["own"] == "words"


def test_what_is_not_known_is_not_zero(window: Window) -> None:
    """A total without a figure says so, one with bounds alone prints these, a median of few is missing."""
    far = ib.events(window, ["ground_attack"]).where(region="Aldermark")
    assert (len(far), str(ib.count(far)), str(ib.total(far, "killed"))) == (0, "0", "*not reported*")
    assert ib.median_delay(far, "call_received", "on_scene").value is None
    bounds = ib.total(ib.events(window).where(region="Aldermark"), "killed")
    assert (bounds.value, str(bounds)) == (None, "25 to 37")
    assert state(ib.say("{killed}", killed=bounds)) == {"killed": None, "killed.low": 25, "killed.high": 37}
    assert ib.share(far, far).value is None


@pytest.mark.parametrize(
    ("conditions", "said"),
    [
        ({"regoin": "x"}, "did you mean 'region'?"),
        ({"region": "Aldermak"}, "did you mean 'Aldermark'?"),
        ({"kind": "shellin"}, "did you mean 'shelling'?"),
        ({"month": "2026-3"}, "'2026-3' is none"),
    ],
)
def test_a_slip_in_a_condition_is_named(window: Window, conditions: dict, said: str) -> None:
    """It would choose nothing, and look like a nought."""
    with pytest.raises(ParameterError) as error:
        ib.events(window).where(**conditions)
    assert said.casefold() in str(error.value).casefold()


def test_what_is_known_and_not_on_record_is_a_nought(window: Window) -> None:
    """A kind of the vocabulary without a record is counted, as none."""
    assert str(ib.count(ib.events(window, ["shelling", "ground_attack"]).where(kind="ground_attack"))) == "0"


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda a: ib.say("{n}", m=ib.count(a)), "{n}: no value of that name"),
        (lambda a: ib.say("none", n=ib.count(a)), "n: it stands nowhere in the text"),
        (lambda a: ib.say("{n:wide}", n=ib.count(a)), "the form 'wide'"),
        (lambda a: ib.share(a, a.where(region="Aldermark")), "one choice is no part of the other"),
        (lambda a: ib.total(a, "kiled"), "did you mean 'killed'?"),
        (lambda a: ib.median_delay(a, "call", "on_scene"), "one of alert, impact"),
        (lambda _: ib.table(pd.DataFrame(), label="homes"), "a name such as tbl-homes"),
    ],
)
def test_a_slip_is_an_error_that_says_what_to_do(window: Window, call: object, said: str) -> None:
    """Before anything is published."""
    with pytest.raises(ParameterError) as error:
        call(ib.events(window))
    assert said.casefold() in str(error.value).casefold()


def test_people_are_counted_in_no_district_of_a_public_brief(window: Window) -> None:
    """One or two of them may be known to everybody there; things may be, and people where nothing is published."""
    district = window.incidents["district"].dropna().iloc[0]
    with pytest.raises(ParameterError, match="killed in a district"):
        ib.total(ib.events(window).where(district=district), "killed")
    assert ib.total(ib.events(window).where(district=district), "launched").unit == "launched"
    inside = ib.load("demonstration", profile="internal")
    assert ib.total(ib.events(inside).where(district=district), "killed").unit == "killed"


def test_a_table_keeps_the_records_of_its_cells(window: Window) -> None:
    """Each number is named by its row and column; a plain figure makes the table the author's own."""
    attacks = ib.events(window)
    names = ["Aldermark", "Brinewater"]
    counts = [ib.count(attacks.where(region=name)) for name in names]
    made = ib.table(pd.DataFrame({"Attacks": counts}, index=names), caption="All {n}.", n=ib.count(attacks))
    assert state(made) == {"Aldermark.Attacks": 191, "Brinewater.Attacks": counts[1].value, "n": 1124}
    assert (made.caption, made.own, made.text.splitlines()[2]) == ("All 1,124.", "", "| Aldermark | 191 |")
    plain = ib.table(pd.DataFrame({"Attacks": counts, "Mine": [1, 2]}, index=pd.Index(names, name="Region|")))
    assert (plain.own, plain.text.splitlines()[0]) == ("table", "| Region\\| | Attacks | Mine |")


def test_passages_that_say_different_things_are_told_apart(window: Window) -> None:
    """One template for two regions is two passages, or the second's numbers would not be in the manifest."""
    attacks = ib.events(window)
    two = [ib.say("{n} here", n=ib.count(attacks.where(region=r))) for r in ("Aldermark", "Brinewater")]
    assert len({passage.where for passage in two}) == 2
    assert two[0] == ib.say("{n} here", n=ib.count(ib.events(window).where(region="Aldermark")))


def test_a_figure_says_what_it_shows(window: Window) -> None:
    """With the numbers it draws it is traced, without them the author's own; alt text is made where none is given."""
    axes = Figure().subplots()
    axes.set(title="Homes", xlabel="attacks")
    n = ib.count(ib.events(window))
    traced = ib.figure(axes, caption="{n} in all.", alt="One bar.", label="fig-homes", shows=[n], n=n)
    assert (traced.where, traced.own, traced.caption) == ("fig-homes", "", "1,124 in all.")
    assert state(traced) == {"shown.1": 1124, "n": 1124}
    bare = ib.figure(axes.figure, caption="All.")
    assert (bare.own, bare.is_described, bare.alt) == ("figure", False, "A plot.")
    assert bare.svg == ib.figure(axes, caption="All.").svg


def test_all_that_is_written_on_a_figure_is_on_its_page() -> None:
    """Names longer than the room beside the axes are not cut off."""
    widths = []
    for name in ("a", "a region with a very long name"):
        axes = Figure(figsize=(2, 1)).subplots()
        axes.barh([name], [1])
        widths.append(float(re.search(r'width="([\d.]+)pt"', ib.figure(axes, caption="Bars.").svg)[1]))
    assert widths[1] > widths[0] + 50


def test_a_number_shown_by_itself_is_traced(window: Window) -> None:
    """A cell may end in one."""
    said = ib.count(ib.events(window))._repr_mimebundle_()
    assert (said["text/markdown"], [n["name"] for n in said[MIME]["numbers"]]) == ("1,124", ["value"])


def test_an_authors_words_are_words_on_the_page(window: Window) -> None:
    """Raw typst or HTML between numbers is text, a list is one, a caption as well; the numbers stay what they are."""
    n = ib.count(ib.events(window))
    said = [
        ib.say("Found:\n- {n} `x`{{=typst}}", n=n),
        ib.note("<b>Ours</b>", title="A*b"),
        ib.table(pd.DataFrame({"n": [n]}), caption="`y`{{=html}}"),
    ]
    outputs = [new_output("display_data", data=passage._repr_mimebundle_()) for passage in said]
    cells = read_cells(new_notebook(cells=[new_code_cell("", outputs=outputs)]), "own")
    first, boxed, laid = collect_passages(cells)
    assert (first.text, first.numbers[0].value) == ("Found:\n\n- 1,124 `x`\\{=typst}", 1124)
    assert (boxed.text, boxed.caption) == ("**Ours**", "A*b")
    assert (laid.caption, laid.text.splitlines()[-1]) == ("`y`\\{=html}", "| 1,124 |")
