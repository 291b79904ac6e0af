"""A message is said with its numbers: each keeps its records, and none is lost."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from analysis.datasets.evidence import Evidence
from analysis.errors import BuildError, ParameterError
from analysis.words import bundles
from analysis.words.dates import print_date, print_named_period, print_span
from analysis.words.language import enumerate_words, name_place, speak, speaking, text
from analysis.words.messages import enumerate_parts, join_sentences, say, share
from analysis.words.names import name_party
from analysis.words.numbers import Number, count, number, print_digits, print_value
from analysis.words.passages import join, tell

Write = Callable[[str, str], None]


@pytest.fixture
def write(project: Path) -> Write:
    """Return what adds messages to a language's file."""

    def add(language: str, messages: str) -> None:
        path = project / "reports" / "language" / f"{language}.ftl"
        path.write_text(f"{path.read_text('utf-8')}\n{messages}\n", "utf-8")
        speak("en")

    return add


def make_number(n: float, name: str = "n", unit: str = "records") -> Number:
    """Return a number with as many records."""
    return number(name, Evidence(n, used=tuple(f"i-{i}" for i in range(int(n)))), unit)


def test_a_number_chooses_the_form_and_stays_itself(write: Write) -> None:
    """The plural is that of its value, the digits are its own, and the part that comes back is the number."""
    write(
        "en",
        'seen = { $n ->\n    [0] { WORD($n-text, "Nobody") } was\n    [one] { $n-text } was\n   *[other] { $n-text } were\n    } seen.',
    )
    assert [join(say("seen", n=make_number(n))) for n in (0, 1, 1234)] == [
        "Nobody was seen.",
        "1 was seen.",
        "1,234 were seen.",
    ]
    (stated,) = [part for part in say("seen", n=make_number(2)) if isinstance(part, Number)]
    assert (stated.value, stated.evidence.used) == (2, ("i-0", "i-1"))
    assert [part.shown for part in say("seen", n=make_number(0)) if isinstance(part, Number)] == ["Nobody"]


def test_two_numbers_of_one_value_are_not_taken_for_each_other(write: Write) -> None:
    """Each comes back as the number it was, in the order in which the language states them."""
    write("en", "two = { $b-text } of { $a-text }")
    said = say("two", a=make_number(3, "whole"), b=make_number(3, "part"))
    assert [part.name for part in said if isinstance(part, Number)] == ["part", "whole"]


WRONG = {
    "a number left out": "lost = Some were seen.",
    "a value nobody gives": "lost = { $n-text } of { $whole }",
    "no such message": "other = Other.",
}


@pytest.mark.parametrize("messages", WRONG.values(), ids=WRONG)
def test_a_message_with_a_fault_is_an_error_in_english(write: Write, messages: str) -> None:
    """The error names file and message."""
    write("en", messages)
    with pytest.raises(BuildError, match=r"reports/language/en.ftl, lost"):
        say("lost", n=make_number(2))


@pytest.mark.parametrize("messages", WRONG.values(), ids=WRONG)
def test_a_translation_with_a_fault_is_said_in_english_and_marked(write: Write, messages: str) -> None:
    """Nothing is lost without a word: `[en]` stands before it, and the number in it."""
    write("en", "lost = { $n-text } were seen.")
    write("uk", messages)
    with speaking("uk"):
        assert join(say("lost", n=make_number(2))) == "[en] 2 were seen."


def test_a_message_that_is_no_fluent_is_an_error_with_its_line(write: Write) -> None:
    """The line that cannot be read is named; in a translation the message is said in English, and the others go on."""
    write("en", "whole = Whole.\nbroken = { ")
    assert text("whole") == "Whole."
    with pytest.raises(BuildError, match=r"en.ftl: 'broken = {' is no message"):
        text("broken")
    write("uk", "whole = { $n ->")
    with speaking("uk"):
        assert (text("whole"), text("column-region")) == ("[en] Whole.", "Регіон")


def test_what_records_say_cannot_stand_for_a_number(write: Write) -> None:
    """Characters that mark a number here are taken out of the words of records."""
    write("en", "named = { $who } said { $n-text }")
    forged = f"a{bundles.mark_token(0)}b"
    assert join(say("named", who=forged, n=make_number(7))) == "a0b said 7"


def test_numbers_and_dates_are_written_as_the_language_does() -> None:
    """Decimal commas, spaces between thousands, months in their case; a list ends with the language's `and`."""
    day, end = pd.Timestamp("2025-12-07"), pd.Timestamp("2025-12-09")
    expected = {
        "en": ("1,234.5", "7 December 2025", "7 December 2025 to 9 December 2025", "Dec\n2025", "a, b and c"),
        "uk": ("1 234,5", "7 грудня 2025", "7 грудня 2025 — 9 грудня 2025", "груд\n2025", "a, b і c"),
        "ru": ("1 234,5", "7 декабря 2025", "7 декабря 2025 — 9 декабря 2025", "дек\n2025", "a, b и c"),
    }
    for language, wanted in expected.items():
        with speaking(language):
            short = print_named_period("2025-12", short=True)
            told = print_digits(1234.5, 1).replace("\u00a0", " "), print_date(day), print_span(day, end), short
            assert (*told, enumerate_words(["a", "b", "c"])) == wanted


PRINTED = [
    (0.254, "share", "25"),
    (9.96, "minutes", "10.0"),
    (61.2, "minutes", "61"),
    (0.0004, "probability", "<\u00a00.001"),
]
PRINTED += [
    (0.04, "probability", "0.040"),
    (99.96, "per 30 days", "100.0"),
    (123.4, "per 30 days", "123"),
    (1.456, "ratio", "1.46"),
]
PRINTED += [
    (9.994, "per 100,000", "9.99"),
    (12.34, "per 100,000", "12.3"),
    (12.0, "days", "12"),
    (12.34, "days", "12.3"),
]


@pytest.mark.parametrize(("value", "unit", "shown"), PRINTED)
def test_a_figure_has_as_many_digits_as_its_unit_bears(value: float, unit: str, shown: str) -> None:
    """Shares in per cent, minutes whole from ten on, rates whole from a hundred on, ratios with two digits."""
    assert print_value(value, unit) == shown


def test_small_counts_are_words_in_english_alone() -> None:
    """Other languages would decline them."""
    assert [count("n", Evidence(n), "records").shown for n in (0, 3, 12)] == ["no", "three", "12"]
    with speaking("uk"):
        assert count("n", Evidence(3), "records").shown == "3"


FORMS = {1: "1 з 1 нападу", 2: "1 з 2 нападів", 5: "1 з 5 нападів", 21: "1 з 21 нападу"}


@pytest.mark.parametrize(("n", "said"), FORMS.items())
def test_nouns_are_declined(n: int, said: str) -> None:
    """After `of` Ukrainian has its genitive, and 21 is like one."""
    with speaking("uk"):
        assert join(share("s", Evidence(1), Evidence(n), "attack event")) == said


def test_a_list_of_parts_keeps_its_numbers() -> None:
    """What is enumerated comes back as parts."""
    said = enumerate_parts([[make_number(n, str(n))] for n in (1, 2, 3)])
    assert (join(said), [p.name for p in said if isinstance(p, Number)]) == ("1, 2 and 3", ["1", "2", "3"])


def test_a_sentence_begins_with_a_large_letter() -> None:
    """So does one that begins with a number in words; what is empty is passed over, and no sentence is no passage."""
    few = count("n", Evidence(3), "records")
    assert join(join_sentences([[few, " were seen."], [], ["nobody else."]])) == "Three were seen. Nobody else."
    assert tell("w", [], []).kind == "omitted"
    assert tell("w", "An author’s own words:", few).text == "An author’s own words: Three"


def test_regions_are_called_as_the_language_calls_them() -> None:
    """Those it has no name for stay as the source printed them; two of one name keep their codes."""
    speak("uk", {"UA-63": "Kharkiv Oblast", "UA-14": "Donetsk (UA-14)", "ZZ:X": "Elsewhere"})
    assert [name_place(name) for name in ("Kharkiv Oblast", "Donetsk (UA-14)", "Elsewhere")] == [
        "Харківська область",
        "Донецька область (UA-14)",
        "Elsewhere",
    ]


def test_names_that_are_withheld_have_a_word_in_their_place() -> None:
    """`resident 2` is the second resident in each language; a name stays."""
    with speaking("ru"):
        assert [name_party(name) for name in ("resident 2", "not named", "Herald")] == [
            "житель 2",
            "не назван",
            "Herald",
        ]


def test_a_language_that_is_not_there_is_an_error() -> None:
    """The error names those that are."""
    with pytest.raises(ParameterError, match=r"language: 'de'. Expected en or uk or ru"):
        speak("de")


def test_what_an_editor_changes_is_said_at_once(write: Write, project: Path) -> None:
    """In one session too: whoever loads again reads the messages again."""
    write("en", "greeting = Before.")
    assert text("greeting") == "Before."
    path = project / "reports" / "language" / "en.ftl"
    path.write_text(path.read_text("utf-8").replace("Before.", "After."), "utf-8")
    speak("en")
    assert text("greeting") == "After."
