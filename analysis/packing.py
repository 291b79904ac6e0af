"""What travels in a page: text made small, and read back within bounds."""

import base64
import gzip
import io
import zlib

# Kind of record to the table and the column of its ids: a place in them is counted in their order, each id once.
ORDERS = {
    "incidents": ("incidents", "incident_id"),
    "statements": ("claims", "claim_id"),
    "reports": ("reports", "report_id"),
}
PACKED = "application/gzip"  # the type of a script element whose text is compressed; an older page's is JSON
_LEVEL = 6  # the last twentieth of the size would cost five times the time
_MOST_BYTES = 50_000_000  # of what a text may become


def compress(words: str) -> str:
    """Return a text as base64 of its gzip, the same each time."""
    return base64.b64encode(gzip.compress(words.encode(), _LEVEL, mtime=0)).decode()


def expand(packed: str) -> str:
    """Return the text that `compress` was given.

    Raises
    ------
    ValueError
        When it is none, or becomes too large.
    """
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(base64.b64decode(packed, validate=True))) as stream:
            content = stream.read(_MOST_BYTES + 1)
        words = content.decode("utf-8")
    except (OSError, EOFError, zlib.error, ValueError) as error:
        raise ValueError(f"it is not compressed as a brief has it ({error})") from error
    if not packed:
        raise ValueError("it is blank, and no text compressed")
    if len(content) > _MOST_BYTES:
        raise ValueError("it becomes too large")
    return words
