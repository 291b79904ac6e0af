"""The language a brief is in: its messages (reports/language/<code>.ftl, Project Fluent) and its locale."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import babel
from babel.lists import format_list
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

from analysis.datasets.reference.regions import translate_regions
from analysis.errors import BuildError, ParameterError
from analysis.paths import find_root, hash_files

# Code to Babel's locale; the first is the one that all messages are written in, and that others fall back on.
LANGUAGES = {"en": "en_GB", "uk": "uk", "ru": "ru"}
SOURCE = "en"
_WORD = "\ue002"  # parts a token from the word that a message says in its place; see `mark_token`
_TOKENS = re.compile("\ue000(\\d+)(?:\ue002([^\ue001]*))?\ue001")


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
    _NOW.language, _NOW.places = language, translate_regions(regions or {}, language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say in a language what is said inside of this, and then go on in the one before."""
    before = _NOW.language, _NOW.places
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
    return str(code) if code in LANGUAGES else SOURCE


def name_place(name: str) -> str:
    """Return what the language calls a region; a place it has no name for stays as the source printed it."""
    return _NOW.places.get(name, name)


@cache
def find_locale(language: str) -> babel.Locale:
    """Return how a language writes numbers, dates and lists."""
    return babel.Locale.parse(LANGUAGES[language])


def find_messages(language: str) -> tuple[str, ...]:
    """Return where the messages of a language stand: its .ftl, and the prose of notebooks."""
    return (f"reports/language/{language}.ftl", f"notebooks/language/{language}.po")


@cache
def read_bundle(language: str) -> FluentBundle:
    """Return the messages of a language.

    Raises
    ------
    BuildError
        When a part of the file is no message.
    """
    path = find_messages(language)[0]
    resource = FluentResource((find_root() / path).read_text("utf-8"))
    broken = [entry for entry in resource.body if isinstance(entry, ast.Junk)]
    if broken:
        line = str(broken[0].content).strip().partition("\n")[0]
        raise BuildError(path, f"{line[:80]!r} is no message", "messages in Fluent's syntax", "Mend that line")
    functions: dict[str, Any] = {"WORD": _say_word}
    bundle = FluentBundle([LANGUAGES[language].replace("_", "-")], functions=functions, use_isolating=False)
    bundle.add_resource(resource)
    return bundle


def _say_word(token: Any, word: Any) -> str:
    """Return a token that is shown as a word: `{ WORD($n-text, "Nobody") }` states a number, and prints no digit."""
    return f"{token[:-1]}{_WORD}{word}{token[-1]}"


def mark_token(position: int) -> str:
    """Return what stands in a message for a value that is put in afterwards, so that it is known which one it was."""
    return f"\ue000{position}\ue001"


def split_tokens(text: str) -> list[str | tuple[int, str]]:
    """Return a text with tokens in pieces: words as they are, tokens by their position and the word for them."""
    pieces: list[str | tuple[int, str]] = []
    end = 0
    for found in _TOKENS.finditer(text):
        pieces += [text[end : found.start()], (int(found[1]), found[2] or "")]
        end = found.end()
    return [piece for piece in (*pieces, text[end:]) if piece]


def drop_marks(text: str) -> str:
    """Return a text from the records without the characters that mark a token here."""
    return re.sub("[\ue000-\ue002]", "", text)


def has_message(message: str, language: str = "") -> bool:
    """Say whether a message, or the attribute `message.attribute`, stands in a language."""
    name, _, attribute = message.partition(".")
    bundle = read_bundle(language or find_language())
    return bundle.has_message(name) and (not attribute or attribute in bundle.get_message(name).attributes)


def format_message(message: str, given: Mapping[str, str | int | float], language: str) -> str:
    """Return a message with its values.

    Raises
    ------
    BuildError
        When it is not there, or asks for a value that it is not given.
    """
    where = f"{find_messages(language)[0]}, {message}"
    if not has_message(message, language):
        raise BuildError(where, "no such message", "one in each language", "Add it")
    name, _, attribute = message.partition(".")
    found, bundle = read_bundle(language).get_message(name), read_bundle(language)
    pattern = found.attributes[attribute] if attribute else found.value
    if pattern is None:
        raise BuildError(where, "a message without words", "one of its attributes, or words")
    said, faults = bundle.format_pattern(pattern, dict(given))
    if faults:
        raise BuildError(where, "; ".join(map(str, faults)), f"no more than {', '.join(sorted(given)) or 'nothing'}")
    return re.sub(r"\s*\n\s*", " ", str(said))


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
    return format_or_fall_back(message, {k: _make_plain(v) for k, v in given.items()}, lambda _: "")


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
    """Return words as they begin a sentence or a heading."""
    return words[:1].upper() + words[1:]


def enumerate_words(words: Sequence[str]) -> str:
    """Return words as a list in prose: `a, b and c`.

    Examples
    --------
    >>> enumerate_words(["a", "b", "c"])
    'a, b and c'
    """
    return format_list(list(words), locale=find_locale(find_language())) if words else ""


def hash_words(language: str) -> str:
    """Return the hash of all that a language says; of English too where it lacks a message and falls back on it."""
    said = [language]
    if language != SOURCE and not set(_list_names(SOURCE)) <= set(_list_names(language)):
        said.append(SOURCE)
    paths = [find_root() / path for code in said for path in find_messages(code)]
    return hash_files([path for path in paths if path.is_file()])


def _list_names(language: str) -> list[str]:
    content = (find_root() / find_messages(language)[0]).read_text("utf-8")
    entries = [entry for entry in FluentResource(content).body if isinstance(entry, ast.Message)]
    return [name for e in entries for name in (e.id.name, *(f"{e.id.name}.{a.id.name}" for a in e.attributes))]
