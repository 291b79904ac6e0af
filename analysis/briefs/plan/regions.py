"""Regions as people ask for them: a name that reading understands stands for its ISO 3166-2 code."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from analysis.datasets.catalogue import read_about_or_none


def spell_regions(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Return parameters with codes for the names of regions; a name that nobody knows stays, and is a fault later."""
    asked = parameters.get("regions")
    if not isinstance(asked, list) or not all(isinstance(one, str) for one in asked):
        return dict(parameters)
    if all(_is_code(one) for one in asked):
        return dict(parameters)
    import pandas as pd

    from analysis.datasets.reference.judgements import read_judgements
    from analysis.intake.fields.places import resolve_regions

    judgements = read_judgements()
    found = resolve_regions(pd.Series(asked, dtype="str"), judgements.regions, judgements.spellings)["region_code"]
    codes = [one if _is_code(one) or pd.isna(code) else str(code) for one, code in zip(asked, found, strict=True)]
    return {**parameters, "regions": list(dict.fromkeys(codes))}


def _is_code(text: str) -> bool:
    head, dash, tail = text.partition("-")
    is_head = len(head) == 2 and head.isascii() and head.isalpha() and head.isupper()
    return bool(dash) and is_head and tail.isalnum() and tail == tail.upper()


def list_absent(briefs: Iterable[tuple[str, str, Mapping[str, Any]]]) -> Iterator[str]:
    """Yield a line for each region that a brief asks for and its dataset has no record of: slug, dataset, values."""
    for slug, dataset, values in briefs:
        about = read_about_or_none(dataset)
        absent = [code for code in values.get("regions", ()) if about and code not in about.regions]
        if absent:
            from analysis.datasets.reference.regions import name_region

            names = ", ".join(f"{name_region(code) or code} ({code})" for code in absent)
            yield f"{slug}: {dataset} has no record of {names}, and the brief says so"
