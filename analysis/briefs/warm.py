"""All that a brief needs, imported once: workers and kernels are forked from the process that imported this module."""

import importlib
import os
import pkgutil
import sys

_LIBRARIES = (
    "ipykernel.ipkernel",
    "ipykernel.kernelapp",
    "papermill.clientwrap",
    "papermill.execute",
    "pyarrow.csv",
    "pyarrow.dataset",
    "pyarrow.parquet",
    "pypandoc",
    "statsmodels.duration.survfunc",
    "statsmodels.stats.multitest",
    "statsmodels.stats.proportion",
    "typst",
)
_OURS = ("analysis.measures", "analysis.figures", "analysis.wording")


def warm_up() -> None:
    """Import what workers and kernels use, and draw a first figure, which finds the fonts."""
    # One job is one core: threads inside a job would only get in each other's way, and a fork leaves them behind.
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    # jsonschema would build a grammar of web addresses, a second and more, for a check that no notebook is put to.
    sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]  # how Python is told that a module is not there
    try:
        for name in _LIBRARIES:
            importlib.import_module(name)
    finally:
        del sys.modules["rfc3987_syntax"]
    for package in map(importlib.import_module, _OURS):
        for module in pkgutil.iter_modules(package.__path__):
            importlib.import_module(f"{package.__name__}.{module.name}")
    for name in ("kernels", "publish"):
        importlib.import_module(f"analysis.briefs.{name}")
    style = importlib.import_module("analysis.figures.style")
    with style.open_axes(1, "1", "1") as axes:
        style.to_svg(axes)


warm_up()
