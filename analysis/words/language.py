"""The language a brief is in: which one is spoken, its locale, and what it calls places, codes and headings."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache

import babel
from babel.lists import format_list

from analysis.datasets.reference.region_names import translate_regions
from analysis.errors import BuildError, ParameterError
from analysis.words.bundles import LANGUAGES, SOURCE, drop_marks, find_messages, format_message, read_messages


@dataclass
class _Speech:
    """What is spoken now: the language, and what it calls the places of a dataset."""

    language: str = SOURCE
    places: Mapping[str, str] = field(default_factory=dict)


_NOW = _Speech()


def speak(language: str, regions: Mapping[str, str] | None = None) -> None:
    """Say everything from here on in a language: one notebook, one process, one language.

    Parameters
    ----------
    language : str
        One of LANGUAGES.
    regions : dict, optional
        What a dataset calls its regions, by code: from here on they are called as the language does.

    Raises
    ------
    ParameterError
        When there are no messages in that language.
    """
    if language not in LANGUAGES:
        raise ParameterError("language", repr(language), " or ".join(LANGUAGES))
    _read_again(language)
    _NOW.language, _NOW.places = language, translate_regions(regions or {}, language)


def _read_again(language: str) -> None:
    """Take in what somebody has changed in the messages since they were read."""
    for code in {SOURCE, language}:
        read_messages(code)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say in a language what is said inside of this, and then go on in the one before."""
    before = _NOW.language, _NOW.places
    _read_again(language)
    _NOW.language = language
    try:
        yield
    finally:
        _NOW.language, _NOW.places = before


def find_language() -> str:
    """Return the code of the language that is spoken now."""
    return _NOW.language


def know_language(code: object) -> str:
    """Return the code of a language that there are messages in: this one, else English."""
    return code if isinstance(code, str) and code in LANGUAGES else SOURCE


def name_place(name: str) -> str:
    """Return what the language calls a region; a place it has no name for stays as the source printed it."""
    return _NOW.places.get(name, name)


@cache
def find_locale(language: str) -> babel.Locale:
    """Return how a language writes numbers, dates and lists."""
    return babel.Locale.parse(LANGUAGES[language])


def format_or_fall_back(message: str, given: Mapping[str, str | int | float], check: Callable[[str], str]) -> str:
    """Return a message in the language that is spoken; one that is not there, or has a fault, visibly in English.

    `check` returns what is wrong with a message as it reads, or nothing.
    """
    language = find_language()
    try:
        said = format_message(message, given, language)
        if fault := check(said):
            raise BuildError(f"{find_messages(language)[0]}, {message}", fault, "each value it is given", "Mend it")
    except BuildError:
        if language == SOURCE:
            raise
        return f"[{SOURCE}] {format_message(message, given, SOURCE)}"
    return said


def text(message: str, /, **given: str | int) -> str:
    """Return a message without numbers of the brief: a heading, an axis title, a word for a code."""
    return format_or_fall_back(message, {make_key(k): _make_plain(v) for k, v in given.items()}, lambda _: "")


def _make_plain(value: str | int) -> str | int:
    return drop_marks(value) if isinstance(value, str) else value


def make_key(code: str) -> str:
    """Return a code of the tables, or a noun, as messages spell it.

    Examples
    --------
    >>> make_key("attack event"), make_key("reported_none")
    ('attack-event', 'reported-none')
    """
    return code.replace("_", "-").replace(" ", "-")


def name_code(vocabulary: str, code: str) -> str:
    """Return what readers call a code of a vocabulary, such as a kind or a stance."""
    return text(f"{make_key(vocabulary)}-{make_key(code)}")


def start_sentence(words: str) -> str:
    """Return words as they begin a sentence or a heading; what marks them as set apart stays before them."""
    marks = len(words) - len(words.lstrip("*"))
    return words[:marks] + words[marks : marks + 1].upper() + words[marks + 1 :]


def enumerate_words(words: Sequence[str]) -> str:
    """Return words as a list in prose: `a, b and c`.

    Examples
    --------
    >>> enumerate_words(["a", "b", "c"])
    'a, b and c'
    """
    return format_list(list(words), locale=find_locale(find_language())) if words else ""
