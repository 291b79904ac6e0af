"""What a worker needs, imported once: the workers of a build are forked from the process that imported this module."""

import gc
import importlib
import sys

_NEEDED = (
    "papermill.clientwrap",
    "papermill.execute",
    "pypandoc",
    "typst",
    "analysis.datasets.store",
    "analysis.briefs.run.kernels",
    "analysis.briefs.pages.publish",
)


def warm_up() -> None:
    """Import what workers use, and have nbformat make its validator."""
    gc.disable()  # importing makes much that stays, and nothing to collect
    # jsonschema would build a grammar of web addresses, a second and more, for a check that no notebook is put to.
    sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]  # how Python is told that a module is not there
    try:
        for name in _NEEDED:
            importlib.import_module(name)
    finally:
        del sys.modules["rfc3987_syntax"]
    nbformat = importlib.import_module("nbformat")
    nbformat.validate(nbformat.v4.new_notebook())
    gc.freeze()
    gc.enable()


warm_up()
