"""Characters that no reader sees, and that break or reorder a page: taken out, and counted."""

import re

# Controls (tab and line ends apart), marks and overrides of direction, a byte order mark within a text.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u061c\u200e\u200f\u202a-\u202e"
    "\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_STARTS = (b"\xc2", b"\xd8\x9c", b"\xe2\x80", b"\xe2\x81", b"\xef\xbb\xbf", b"\xef\xbf")
_CONTROLS = bytes(n for n in (*range(0x20), 0x7F) if n not in b"\t\r\n")


def clean_bytes(data: bytes) -> tuple[bytes, int]:
    """Return a text in UTF-8 without hidden characters, and how many there were."""
    cleaned = data.translate(None, _CONTROLS)
    n_controls = len(data) - len(cleaned)
    if not cleaned.isascii() and any(start in cleaned for start in _STARTS):
        text, n_others = HIDDEN.subn("", cleaned.decode())
        if n_others:
            return text.encode(), n_controls + n_others
    return (cleaned if n_controls else data), n_controls


def clean_cells(rows: list[list[str]]) -> tuple[list[list[str]], int]:
    """Return rows of cells without hidden characters, and how many there were."""
    n_hidden = sum(
        len(HIDDEN.findall(cell)) for row in rows for cell in row if not cell.isascii() or not cell.isprintable()
    )
    if not n_hidden:
        return rows, 0
    return [[HIDDEN.sub("", cell).strip() for cell in row] for row in rows], n_hidden
