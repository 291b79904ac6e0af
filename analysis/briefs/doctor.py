"""What this machine has: versions, renderers, fonts, folders that can be written."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

import analysis
from analysis.briefs.render import find_quarto
from analysis.catalogue import list_datasets
from analysis.paths import find_root

_LIBRARIES = ("pandas", "pyarrow", "pandera", "statsmodels", "matplotlib", "papermill", "typst", "pypandoc-binary")


def examine() -> dict[str, str]:
    """Return what there is to say about the installation, name to value."""
    import pypandoc
    import typst

    quarto = find_quarto()
    root = find_root()
    folders = {name: root / name for name in ("data/tables", "reports/built")}
    return {
        "incident-briefs": analysis.__version__,
        "python": platform.python_version(),
        **{name: version(name) for name in _LIBRARIES},
        "pandoc": pypandoc.get_pandoc_version(),
        "renderer": f"quarto ({quarto})"
        if quarto
        else "embedded (pandoc and typst); no Quarto on PATH or in QUARTO_PATH",
        "fonts": ", ".join(sorted({font.family for font in typst.Fonts(include_system_fonts=False).fonts()})),
        "jobs": f"{os.cpu_count()} cores; kernels are {'forked from a warm one' if hasattr(os, 'fork') else 'started one by one'}",
        "datasets": ", ".join(list_datasets()) or "none yet",
        **{f"can write {name}": "yes" if _can_write(folder) else "no" for name, folder in folders.items()},
    }


def _can_write(folder: Path) -> bool:
    there = next(path for path in (folder, *folder.parents) if path.exists())
    return os.access(there, os.W_OK)
