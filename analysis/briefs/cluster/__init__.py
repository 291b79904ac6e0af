"""Briefs built by the workers of a Dask cluster, on other machines too: the same pages, the same promises."""
