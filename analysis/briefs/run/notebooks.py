"""What reads and writes notebooks, `nbformat`, imported in an eighth of the time."""

import sys

# jsonschema would build a grammar of web addresses, two seconds, for a check that no notebook is put to.
_GRAMMAR = "rfc3987_syntax"
_is_there = _GRAMMAR in sys.modules
if not _is_there:
    sys.modules[_GRAMMAR] = None  # type: ignore[assignment]  # how Python is told that a module is not there
try:
    import nbformat
finally:
    if not _is_there:
        del sys.modules[_GRAMMAR]

__all__ = ["nbformat"]
