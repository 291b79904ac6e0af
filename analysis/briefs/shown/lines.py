"""Lines of text as they stand: what is printed, how an object calls itself, code."""

import re

from analysis.briefs.shown.printed import ESCAPES
from analysis.errors import BuildError
from analysis.words.language import text
from analysis.words.numbers import print_digits

_MOST_LINES, _MOST_CHARACTERS = 200, 20_000
_ADDRESS = re.compile(r"<[^<>\n]* at 0x[0-9a-fA-F]{6,}>")
_CONTROLS = re.compile(rf"{ESCAPES}|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def write_lines(words: str, where: str) -> str:
    """Return printed lines, or how an object calls itself, as a block of code; of very many the first, which it says.

    Raises
    ------
    BuildError
        When they hold an address in memory, which is another one each time.
    """
    plain = "\n".join(map(_overwrite, _CONTROLS.sub("", words).replace("\r\n", "\n").split("\n")))
    if found := _ADDRESS.search(plain):
        advice = "Show what it holds, or end the line with a semicolon"
        raise BuildError(where, f"shows {found[0]}", "what is the same each time", advice)
    lines = plain.rstrip().split("\n")
    shown = _take_lines(lines)
    told = {"shown": print_digits(len(shown)), "n": print_digits(len(lines))}
    return fence("\n".join(shown)) + (f"\n\n{text('own-cut-lines', **told)}" if len(shown) < len(lines) else "")


def _overwrite(line: str) -> str:
    """Return a line as a terminal shows it: what follows a carriage return is written over what stands there."""
    shown = ""
    for part in line.split("\r"):
        shown = part + shown[len(part) :]
    return shown


def _take_lines(lines: list[str]) -> list[str]:
    taken, left = [], _MOST_CHARACTERS
    for line in lines[:_MOST_LINES]:
        left -= len(line)
        if left < 0:
            break
        taken.append(line)
    return taken


def fence(words: str) -> str:
    """Return a text as a block of code that nothing in it can close."""
    marks = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", words)), default=0))
    return f"{marks}\n{words}\n{marks}"
