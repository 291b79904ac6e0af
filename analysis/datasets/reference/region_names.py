"""What other languages call regions: data/reference/region_names.csv, read without pandas, as a plan needs it."""

import csv
from collections.abc import Mapping
from functools import cache

from analysis.paths import find_shipped


def translate_regions(names: Mapping[str, str], language: str) -> dict[str, str]:
    """Return what a language calls regions, by what their dataset calls them; only those it has names for.

    `names` are those of the dataset by code; a name that stands with its code, since two regions share it, keeps it.
    """
    table = _list_translations(language)
    known = {name: (code, table[code]) for code, name in names.items() if code in table}
    return {name: f"{own} ({code})" if name.endswith(f"({code})") else own for name, (code, own) in known.items()}


@cache
def _list_translations(language: str) -> dict[str, str]:
    with (find_shipped() / "data" / "reference" / "region_names.csv").open(encoding="utf-8", newline="") as stream:
        return {row["code"]: row["name"] for row in csv.DictReader(stream) if row["language"] == language}
