"""A message said: Python names it and passes values; what comes back still knows each number it states."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias

from analysis.datasets.evidence import Evidence
from analysis.words.bundles import drop_marks, mark_token, split_tokens
from analysis.words.language import enumerate_words, find_language, format_or_fall_back, make_key, start_sentence
from analysis.words.numbers import Number, number

Part: TypeAlias = str | Number
Said: TypeAlias = list[Part]
Value: TypeAlias = str | int | Number | Sequence[Part]


def say(message: str, /, **values: Value) -> Said:
    """Return a message with its values, as parts of a passage.

    Parameters
    ----------
    message : str
        The name of a message, or `message.attribute`.
    values
        Words and codes as text. A number of the brief is given to the message twice: `$n`, plain, chooses a plural
        form; `$n-text` is the number as it is printed. What another message said goes in as `$known-text`. Hyphens of
        a name are underscores here.

    Raises
    ------
    BuildError
        When there is no such message in English, when it asks for a value it is not given, or leaves out a number. In
        another language such a message is said in English, and marked `[en]`.
    """
    given: dict[str, str | int | float] = {}
    held: list[Said] = []
    for name, value in values.items():
        key = make_key(name)
        if isinstance(value, str):
            given[key] = drop_marks(value)
        elif isinstance(value, int):
            given[key] = value
        else:
            given[f"{key}-text"] = mark_token(len(held))
            held.append([value] if isinstance(value, Number) else list(value))
            if isinstance(value, Number):
                given[key] = value.value if isinstance(value.value, int | float) else 0

    def find_lost(said: str) -> str:
        stated = {piece[0] for piece in split_tokens(said) if not isinstance(piece, str)}
        lost = [name for name in given if name.endswith("-text") and _position(given[name]) not in stated]
        return f"{', '.join(lost)} is left out" if lost else ""

    return _fill(format_or_fall_back(message, given, find_lost), held)


def _position(token: str | int | float) -> int:
    return next(piece[0] for piece in split_tokens(str(token)) if not isinstance(piece, str))


def _fill(said: str, held: Sequence[Said]) -> Said:
    """Return a text with the values in place of their tokens."""
    parts: Said = []
    for piece in split_tokens(said):
        if isinstance(piece, str):
            parts.append(piece)
            continue
        own = held[piece[0]]
        parts += [replace(p, shown=piece[1]) if piece[1] and isinstance(p, Number) else p for p in own]
    return parts


def enumerate_parts(items: Sequence[Said]) -> Said:
    """Return parts as a list in prose: `3 on 7 December, 1 on 8 December and 2 on days that are not known`."""
    return _fill(enumerate_words([mark_token(n) for n in range(len(items))]), items)


def join_parts(items: Iterable[Sequence[Part]], between: str) -> Said:
    """Return parts one after another, with something between them; what is empty is passed over."""
    joined: Said = []
    for item in (item for item in items if item):
        joined += [between, *item] if joined else item
    return joined


def begin(parts: Part | Sequence[Part]) -> Said:
    """Return parts, or one alone, as they begin a sentence or a cell."""
    parts = [parts] if isinstance(parts, str | Number) else parts
    if not parts or parts[0] == "":
        return list(parts)
    first, *rest = parts
    if isinstance(first, Number):
        return [replace(first, shown=start_sentence(first.shown)), *rest]
    return [start_sentence(first), *rest]


def join_sentences(sentences: Iterable[Part | Sequence[Part]]) -> Said:
    """Return sentences one after another, each with its first letter large."""
    return join_parts((begin(sentence) for sentence in sentences), " ")


def share(name: str, part: Evidence, whole: Evidence, what: str = "") -> Said:
    """Return `3 of 96 attack events`, both figures as numbers of the brief; without `what`, `3 of 96`."""
    numbers = {"part": number(name, part, what), "n": number(f"{name}.total", whole, what)}
    return say("share", what=make_key(what), **numbers) if what else say("share-bare", **numbers)


def quote(words: str, language: str) -> str:
    """Return words of another language than the brief's, marked as such for whoever reads them aloud."""
    return words if language == find_language() else f"[{words}]{{lang={language}}}"
