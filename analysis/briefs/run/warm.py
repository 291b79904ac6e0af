"""What a worker needs, imported once: the workers of a build are forked from the process that imported this module."""

import gc
import importlib

_NEEDED = (
    "analysis.briefs.run.notebooks",
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
    for name in _NEEDED:
        importlib.import_module(name)
    nbformat = importlib.import_module("nbformat")
    nbformat.validate(nbformat.v4.new_notebook())
    gc.freeze()
    gc.enable()


warm_up()
