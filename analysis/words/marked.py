"""Where in a text its numbers stand: marks that no text has, so that a page can let its readers ask each number."""

import re
from collections.abc import Callable, Iterable
from typing import Protocol

# Mark, the number's place among those of its passage, mark, the number as it is printed, mark.
_BEGIN, _WITHIN, _END = "\ue014", "\ue015", "\ue016"
_STATED = re.compile(f"{_BEGIN}(\\d+){_WITHIN}([^{_BEGIN}{_END}]*){_END}")


class _Printed(Protocol):
    @property
    def shown(self) -> str: ...


def mark_numbers(parts: Iterable[str | _Printed], first: int = 0) -> str:
    """Return parts as one text that says where its numbers stand; the first of them is the number `first` of all."""
    said, n = [], first
    for part in parts:
        words = re.sub(f"[{_BEGIN}-{_END}]", "", part if isinstance(part, str) else part.shown)
        said.append(words if isinstance(part, str) else f"{_BEGIN}{n}{_WITHIN}{words}{_END}")
        n += not isinstance(part, str)
    return "".join(said)


def place_numbers(asked: str, show: Callable[[int, str], str]) -> str:
    """Return a text of `mark_numbers` with what `show` makes of the place of each number and of how it is printed.

    Examples
    --------
    >>> place_numbers("\ue0140\ue0153\ue016 of 5", lambda place, shown: f"<{place}:{shown}>")
    '<0:3> of 5'
    """
    return _STATED.sub(lambda found: show(int(found[1]), found[2]), asked)
