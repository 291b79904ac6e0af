"""Where a table begins: the row of column names, under titles and merged headings."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

LOOK_AHEAD = 40
_BODY_ROWS = 20
_MOST_LEVELS = 3
# A row that fills this share of the columns that the rows below it fill holds them together.
_LEAST_SHARE = 2 / 3
_NO_WORD = re.compile(r"[\d\s.,:/+%()–-]+")


Spans = Mapping[int, Sequence[tuple[int, int]]]


def find_header(rows: Sequence[Sequence[str]], spans: Spans = MappingProxyType({})) -> int | None:
    """Return the position of the first row from which the columns hold together; None where there is none.

    Parameters
    ----------
    rows : sequence of sequences of str
        The first rows of a table, cells stripped.
    spans : mapping
        For a row in which cells are merged over several columns, the first and the last column of each.
    """
    for position, row in enumerate(rows[:LOOK_AHEAD]):
        body = rows[position + 1 : position + 1 + _BODY_ROWS]
        if body and _names_several(body[0], spans.get(position, ())):
            continue
        names = join_headings(rows, position, spans)
        is_whole = names == list(row) or _names_all(names, body)
        if _holds_together(names if is_whole else row, body):
            return position
    return None


def _names_all(names: Sequence[str], body: Sequence[Sequence[str]]) -> bool:
    """Say whether every column that most rows fill has a name."""
    filled = [sum(bool(row[at]) for row in body if at < len(row)) for at in range(len(names))]
    return all(name or 2 * n <= len(body) for name, n in zip(names, filled, strict=True))


def _is_under(above: Sequence[str], row: Sequence[str], spans: Sequence[tuple[int, int]]) -> bool:
    """Say whether a row holds the names below headings merged over several columns, and no title.

    Below one of these stand two names or more; elsewhere nothing, or what is merged downward; or there are several such
    headings and nothing beside them, or most columns have a heading of their own.
    """
    below = {at for first, last in spans for at in range(first, last + 1)}
    beside = [(top, own) for at, (top, own) in enumerate(zip(above, row, strict=False)) if at not in below]
    n_above = sum(map(bool, above))
    is_alone = n_above > 1 and all(own in ("", top) for top, own in beside)
    is_below = len(spans) > 1 and not any(top for top, _ in beside)
    is_between = n_above > 2 and 2 * len(below) <= len(row)
    return _names_several(row, spans) and (is_alone or is_below or is_between)


def _names_several(row: Sequence[str], spans: Sequence[tuple[int, int]]) -> bool:
    """Say whether several cells of a row stand below one heading, and none that is filled is a date or a figure."""
    n_below = max((sum(map(bool, row[first : last + 1])) for first, last in spans), default=0)
    outside = [cell for at, cell in enumerate(row) if not any(first <= at <= last for first, last in spans)]
    return n_below > 1 and not any(cell and _NO_WORD.fullmatch(cell) for cell in outside)


def _holds_together(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    own = {at for at, cell in enumerate(row) if cell}
    body = {at for other in below for at, cell in enumerate(other) if cell}
    return len(own) > 1 and len(own & body) >= _LEAST_SHARE * len(body) and len(own) >= _LEAST_SHARE * len(body)


def is_heading(row: Sequence[str]) -> bool:
    """Say whether a row reads like column names: most of its cells hold words."""
    named = [cell.casefold() for cell in row if cell]
    n_words = sum(not _NO_WORD.fullmatch(cell) for cell in named)
    return bool(named) and n_words >= _LEAST_SHARE * len(named)


def join_headings(rows: Sequence[Sequence[str]], position: int, spans: Spans) -> list[str]:
    """Return the names of columns with the headings that stand merged over several of them: `Killed: children`.

    A blank name is the one above it. A title is no such heading: it stands alone in its row, or has names beside it.

    Examples
    --------
    >>> join_headings([["Date", "Killed", ""], ["", "adults", "children"]], 1, {0: [(1, 2)]})
    ['Date', 'Killed: adults', 'Killed: children']
    """
    told = list(rows[position])
    for at in range(position - 1, max(position - 1 - _MOST_LEVELS, -1), -1):
        above, over = rows[at], spans.get(at, ())
        if not _is_under(above, rows[at + 1], over):
            break
        groups = {n: above[first] for first, last in over for n in range(first, last + 1)}
        told = [_join(groups.get(n, ""), own) or above[n] for n, own in enumerate(told)]
    return told


def _join(group: str, own: str) -> str:
    return f"{group}: {own}" if group and own and own != group else own
