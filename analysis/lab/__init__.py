"""JupyterLab: exploration; the only importer of ipywidgets."""
