"""What each language says: its messages (reports/language/<code>.ftl, Project Fluent), read once, and their values.

All that is used of fluent.runtime is here. It formats no number of a brief: a message gets a token in place of each, so
that it is known afterwards which ones it stated.
"""

import contextlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

from analysis.errors import BuildError, suggest
from analysis.paths import hash_files, list_layered

# Code to Babel's locale; the first is the one that all messages are written in, and that others fall back on.
LANGUAGES = {"en": "en_GB", "uk": "uk", "ru": "ru"}
SOURCE = "en"
_WORD = "\ue002"  # parts a token from the word that a message says in its place; see `mark_token`
_TOKENS = re.compile("\ue000(\\d+)(?:\ue002([^\ue001]*))?\ue001")


def find_messages(language: str) -> tuple[str, ...]:
    """Return where the messages of a language stand: its .ftl, and the prose of notebooks."""
    return (f"reports/language/{language}.ftl", f"notebooks/language/{language}.po")


@dataclass(frozen=True)
class _Held:
    """The messages of a language as they stand in files, changed when; in `bundle` those that were asked for."""

    bundle: FluentBundle
    texts: Mapping[str, str]
    names: frozenset[str]
    files: tuple[tuple[Path, int], ...]


_READ: dict[str, _Held] = {}
_ENTRY = re.compile(r"(?m)^(?=[a-zA-Z][\w-]* *=)")
_ATTRIBUTE = re.compile(r"(?m)^ +\.([a-zA-Z][\w-]*) *=")
_REFERENCE = re.compile(r"\{ *([a-z][\w-]*) *\}")


def read_messages(language: str) -> _Held:
    """Return the messages of a language, the workspace's own first; read again where a file is new, or was changed.

    Raises
    ------
    BuildError
        When there is no such file, or it is no text.
    """
    files = tuple((file, file.stat().st_mtime_ns) for file in reversed(list_layered(find_messages(language)[0])))
    if not files:
        raise BuildError(find_messages(language)[0], "no such file", "the messages of the language", "Restore it")
    held = _READ.get(language)
    if held is None or held.files != files:
        first, *own = (_split_messages(file) for file, _ in files)
        for texts in own:
            _check_own(texts, first, find_messages(language)[0])
        texts = {name: text for layer in (first, *own) for name, text in layer.items()}
        names = {
            n for name, entry in texts.items() for n in (name, *(f"{name}.{a}" for a in _ATTRIBUTE.findall(entry)))
        }
        functions: dict[str, Any] = {"WORD": _say_word}
        bundle = FluentBundle([LANGUAGES[language].replace("_", "-")], functions=functions, use_isolating=False)
        _READ[language] = _Held(bundle, texts, frozenset(names), files)
    return _READ[language]


def _split_messages(file: Path) -> dict[str, str]:
    """Return the messages of a file by their names, as they are written."""
    before, *entries = _ENTRY.split(_read_text(file))
    if left := re.sub(r"(?m)^#.*\n?", "", before).strip():
        where, found = f"reports/language/{file.name}", f"{left.partition(chr(10))[0][:80]!r} is no message"
        raise BuildError(where, found, "a name, =, and words", "Mend that line")
    return {entry.partition("=")[0].strip(): re.sub(r"(?m)^#.*\n?", "", entry) for entry in entries}


def _check_own(own: Mapping[str, str], shipped: Mapping[str, str], where: str) -> None:
    """Raise BuildError for an own message that none is shipped for, or that lacks a part of the shipped one."""
    for name, text in own.items():
        if name not in shipped and not name.startswith("dataset-"):
            raise BuildError(
                where, f"no message {name!r} is shipped", "the name of one that is", suggest(name, shipped)
            )
        if lost := set(_ATTRIBUTE.findall(shipped.get(name, ""))) - set(_ATTRIBUTE.findall(text)):
            found = f"{name} without .{', .'.join(sorted(lost))}"
            raise BuildError(where, found, "all parts of the shipped message", "Copy the whole of it, and change it")


def _read_text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BuildError(f"reports/language/{file.name}", str(error), "text in UTF-8", "Save it as UTF-8") from error


def _recall(language: str) -> _Held:
    """Return the messages of a language as they were last read: what is said at once is said from one file."""
    return _READ.get(language) or read_messages(language)


def _take(name: str, language: str) -> FluentBundle:
    """Return a bundle that holds a message and those it refers to: each is parsed when it is first said.

    Raises
    ------
    BuildError
        When a part of it is no message.
    """
    held = _recall(language)
    if not held.bundle.has_message(name) and name in held.texts:
        resource = FluentResource(held.texts[name])
        broken = [entry for entry in resource.body if isinstance(entry, ast.Junk)]
        if broken:
            where, line = find_messages(language)[0], str(broken[0].content).strip().partition("\n")[0]
            raise BuildError(where, f"{line[:80]!r} is no message", "messages in Fluent's syntax", "Mend that line")
        held.bundle.add_resource(resource)
        for other in _REFERENCE.findall(held.texts[name]):
            _take(other, language)
    return held.bundle


def read_ahead() -> None:
    """Parse the English messages: for a process from which others are forked. What is wrong is said by who needs it."""
    with contextlib.suppress(BuildError):
        for name in read_messages(SOURCE).texts:
            _take(name, SOURCE)


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


def has_message(message: str, language: str = SOURCE) -> bool:
    """Say whether a message, or the attribute `message.attribute`, stands in a language."""
    return message in _recall(language).names


def list_messages(prefix: str) -> list[str]:
    """Return the names of the English messages of one prefix, as they stand in the file."""
    return [name for name in _recall(SOURCE).texts if name.startswith(f"{prefix}-")]


def format_message(message: str, given: Mapping[str, str | int | float], language: str) -> str:
    """Return a message with its values.

    Raises
    ------
    BuildError
        When it is not there, is broken, or asks for a value that it is not given.
    """
    where = f"{find_messages(language)[0]}, {message}"
    name, _, attribute = message.partition(".")
    if not has_message(message, language):
        raise BuildError(where, "no such message", "one in each language", "Add it")
    bundle = _take(name, language)
    found = bundle.get_message(name)
    pattern = found.attributes[attribute] if attribute else found.value
    if pattern is None:
        raise BuildError(where, "a message without words", "one of its attributes, or words")
    said, faults = bundle.format_pattern(pattern, dict(given))
    if faults:
        raise BuildError(where, "; ".join(map(str, faults)), f"no more than {', '.join(sorted(given)) or 'nothing'}")
    return re.sub(r"\s*\n\s*", " ", str(said))


def hash_words(language: str) -> str:
    """Return the hash of all that a language says; of English too where it lacks a message and falls back on it."""
    lacks = language != SOURCE and not read_messages(SOURCE).names <= read_messages(language).names
    said = [language, *([SOURCE] if lacks else [])]
    return hash_files([file for code in said for path in find_messages(code) for file in list_layered(path)])
