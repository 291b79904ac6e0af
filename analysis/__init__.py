"""From incident records to a brief you can check: the verbs of an author's notebook, `import analysis as ib`.

Nothing is imported until it is asked for. README.md and docs/own-notebook.md show each verb at work.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.authoring.passages import figure, note, say, table
    from analysis.authoring.records import events, load
    from analysis.authoring.values import count, median_delay, share, total

__version__ = "0.1.0"
__all__ = ["count", "events", "figure", "load", "median_delay", "note", "say", "share", "table", "total"]
_HOMES = {
    "records": ("events", "load"),
    "values": ("count", "median_delay", "share", "total"),
    "passages": ("figure", "note", "say", "table"),
}


def __getattr__(name: str) -> Any:
    """Return a verb, imported when it is first used."""
    for home, verbs in _HOMES.items():
        if name in verbs:
            return getattr(importlib.import_module(f"analysis.authoring.{home}"), name)
    raise AttributeError(f"analysis has no verb {name!r}; it has {', '.join(__all__)}")
