"""One module per real-world source layout: rows of raw text in, the declared tables out."""

from importlib import import_module
from types import ModuleType

# In the order in which they are asked whether a header is theirs.
NAMES = ("records", "sirens", "ucdp", "viina", "missiles", "acled", "gtd", "airwars", "fire_calls", "mapped")


def load_format(name: str) -> ModuleType:
    """Return the module of one layout."""
    return import_module(f"analysis.intake.formats.{name}")
