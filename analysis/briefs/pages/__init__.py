"""An executed notebook to pages: passages, renderers, seals."""
