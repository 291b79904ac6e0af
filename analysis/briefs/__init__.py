"""Parameters to plan to executed notebook to pages: the only place that knows papermill, pandoc, typst and Quarto."""
