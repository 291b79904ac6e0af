"""The four kinds of error, each saying where, what was found, what was expected and what to do next."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches


class BriefsError(Exception):
    """Something a person can mend.

    Parameters
    ----------
    where : str
        The file, table, row or parameter.
    found, expected : str
        What stands there, and what should.
    advice : str
        What to do next.
    """

    exit_code = 2

    def __init__(self, where: str, found: str, expected: str = "", advice: str = "") -> None:
        self.where, self.found, self.expected, self.advice = where, found, expected, advice
        parts = [f"{where}: {found}", f"Expected {expected}" if expected else "", f"{advice[:1].upper()}{advice[1:]}"]
        super().__init__(" ".join(end_sentence(part) for part in parts if part))

    def __reduce__(self) -> tuple[type["BriefsError"], tuple[str, ...]]:
        """Return what makes it again in another process."""
        return type(self), (self.where, self.found, self.expected, self.advice)


def end_sentence(words: str) -> str:
    """Return words with one mark at their end, whatever they ended with before.

    Examples
    --------
    >>> end_sentence("did you mean 'regions'?"), end_sentence("no such file.."), end_sentence("one of a, b")
    ("did you mean 'regions'?", 'no such file.', 'one of a, b.')
    """
    bare = words.rstrip(". ")
    return bare if bare.endswith(("?", "!", "…")) else f"{bare}."


class DataError(BriefsError):
    """A raw file or a built dataset cannot be used as it is."""


class UnknownLayoutError(DataError):
    """A raw file's header is of no known layout; a mapping would help."""


class JudgementError(BriefsError):
    """A decision kept in data/judgements/ or data/sources.toml is missing, broken or out of date."""


class ParameterError(BriefsError):
    """A parameter, a plan or a command line asks for something that is not there."""


class BuildError(BriefsError):
    """A brief could not be executed or rendered; the others are not touched."""

    exit_code = 1


def suggest(word: str, known: Iterable[str], otherwise: str = "", cutoff: float = 0.6) -> str:
    """Return `did you mean 'x'?` with the nearest known word, else what is given; `cutoff` says how near, 0 to 1.

    Examples
    --------
    >>> suggest("regoins", ["regions", "start"])
    "did you mean 'regions'?"
    """
    near = get_close_matches(word, list(known), 1, cutoff)
    return f"did you mean {near[0]!r}?" if near else otherwise


def list_some(names: Sequence[str], most: int = 5) -> str:
    """Return the first of some names, and how many more there are.

    Examples
    --------
    >>> list_some(["a", "b"]), list_some(["a", "b", "c"], 2)
    ('a, b', 'a, b and 1 more')
    """
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more:,} more" if more > 0 else "")
