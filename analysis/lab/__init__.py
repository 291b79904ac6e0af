"""JupyterLab: a form over a notebook's parameters, and exploration; the only importer of ipywidgets."""

from analysis.lab.explorer import explore
from analysis.lab.forms import form

__all__ = ["explore", "form"]
