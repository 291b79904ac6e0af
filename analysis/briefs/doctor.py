"""What this machine has: versions, renderers, fonts, folders that can be written."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

import analysis
from analysis.briefs.pages.trial import examine_quarto
from analysis.datasets.catalogue import list_datasets
from analysis.paths import find_workspace

_LIBRARIES = ("pandas", "pyarrow", "pandera", "statsmodels", "matplotlib", "papermill", "typst", "pypandoc-binary")


def examine() -> dict[str, str]:
    """Return what there is to say about the installation, name to value."""
    import pypandoc
    import typst

    root = find_workspace()
    folders = {name: root / name for name in ("data/tables", "reports/built")} if root else {}
    return {
        "incident-briefs": analysis.__version__,
        "workspace": str(root) if root else "none here; make one: briefs new FOLDER",
        "python": platform.python_version(),
        **{name: version(name) for name in _LIBRARIES},
        "pandoc": pypandoc.get_pandoc_version(),
        **(_examine_renderer() if root else {}),
        "fonts": ", ".join(sorted({font.family for font in typst.Fonts(include_system_fonts=False).fonts()})),
        "jobs": f"{os.cpu_count()} cores; kernels are "
        f"{'forked from a warm one' if hasattr(os, 'fork') else 'started one by one'}",
        "datasets": ", ".join(list_datasets() if root else ()) or "none yet",
        **{f"can write {name}": "yes" if _can_write(folder) else "no" for name, folder in folders.items()},
    }


def _examine_renderer() -> dict[str, str]:
    """Return which renderer `auto` takes, and what came of a page of trial, made anew, where Quarto is here."""
    found = examine_quarto(anew=True)
    if found is None:
        return {"renderer": "embedded (pandoc and typst)", "quarto": "not on PATH, nor in QUARTO_PATH"}
    named = f"{found.program} {found.version}".strip()
    if found.fault:
        return {"renderer": "embedded (pandoc and typst)", "quarto": f"{named}: {found.fault}".lstrip(": ")}
    return {"renderer": "quarto", "quarto": f"{named}: a page of trial came out whole, HTML and PDF"}


def _can_write(folder: Path) -> bool:
    there = next(path for path in (folder, *folder.parents) if path.exists())
    return os.access(there, os.W_OK)
