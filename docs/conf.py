"""How Sphinx makes the pages of docs/: Markdown by MyST, the reference from docstrings."""

import importlib
import pkgutil
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

project = "incident-briefs"
author = "incident-briefs"
language = "en"
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["built"]
html_theme = "alabaster"
html_theme_options = {"description": "From incident records to a brief you can check.", "page_width": "70rem"}
html_show_copyright = False
html_copy_source = False
autodoc_typehints = "none"
autodoc_member_order = "bysource"
napoleon_google_docstring = False
myst_heading_anchors = 3


def list_modules(room: str) -> list[str]:
    """Return the modules of a room of the code, so that none is left out of the reference."""
    package = importlib.import_module(room)
    found = pkgutil.walk_packages(package.__path__, f"{room}.")
    return sorted(module.name for module in found if not module.ispkg)


def name_modules(app: object, page: str, source: list[str]) -> None:
    """Put every module of a room in the place of its name on a page."""

    def write(found: re.Match[str]) -> str:
        return "\n".join(f".. automodule:: {name}\n   :members:\n" for name in list_modules(found[1]))

    source[0] = re.sub(r"@EVERY MODULE OF ([\w.]+)@", write, source[0])


def setup(app: object) -> None:
    """Have Sphinx do so as it reads."""
    app.connect("source-read", name_modules)
