"""Where a table begins: the row of column names, under titles and merged headings."""

import re
from collections.abc import Collection, Sequence

LOOK_AHEAD = 40
_BODY_ROWS = 20
# A row that fills this share of the columns that the rows below it fill holds them together.
_LEAST_SHARE = 2 / 3
_NO_WORD = re.compile(r"[\d\s.,:/+%()–-]+")


def find_header(rows: Sequence[Sequence[str]], spread: Collection[int] = ()) -> int | None:
    """Return the position of the first row from which the columns hold together; None where there is none.

    Parameters
    ----------
    rows : sequence of sequences of str
        The first rows of a table, cells stripped.
    spread : collection of int
        Positions of rows in which a cell is merged over several columns: headings of headings.
    """
    for position, row in enumerate(rows[:LOOK_AHEAD]):
        above = rows[position - 1] if position - 1 in spread else ()
        names = [name or top for name, top in zip(row, above, strict=False)] if sum(map(bool, above)) > 1 else row
        if position not in spread and _holds_together(names, rows[position + 1 : position + 1 + _BODY_ROWS]):
            return position
    return None


def _holds_together(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    own = {at for at, cell in enumerate(row) if cell}
    body = {at for other in below for at, cell in enumerate(other) if cell}
    return len(own) > 1 and len(own & body) >= _LEAST_SHARE * len(body) and len(own) >= _LEAST_SHARE * len(body)


def is_heading(row: Sequence[str]) -> bool:
    """Say whether a row reads like column names: most of its cells hold words."""
    named = [cell.casefold() for cell in row if cell]
    n_words = sum(not _NO_WORD.fullmatch(cell) for cell in named)
    return bool(named) and n_words >= _LEAST_SHARE * len(named)


def join_headings(above: Sequence[str], own: Sequence[str], spans: Collection[tuple[int, int]]) -> list[str]:
    """Return the names of columns with the heading that stands merged over several of them: `Killed: children`.

    A blank name is the one above it. A title is no such heading: it stands alone in its row, or over most of the table.

    Parameters
    ----------
    above, own : sequences of str
        The row above that of column names, and that row.
    spans : collection of (int, int)
        The first and the last position of each cell of the row above that is merged over several.

    Examples
    --------
    >>> join_headings(["Date", "Killed", ""], ["", "adults", "children"], [(1, 2)])
    ['Date', 'Killed: adults', 'Killed: children']
    """
    over = [span for span in spans if 2 * (span[1] - span[0] + 1) <= max(len(own), 4)]
    if not over or sum(map(bool, above)) < 2:
        return list(own)
    told = [name or top for name, top in zip(own, [*above, *[""] * len(own)], strict=False)]
    for first, last in over:
        for at in range(first, min(last + 1, len(own))):
            told[at] = f"{above[first]}: {own[at]}" if above[first] and own[at] not in ("", above[first]) else told[at]
    return told
