"""How many people lived in a region, on which day, and who says so."""

from functools import cache
from pathlib import Path

import pandas as pd

from analysis.paths import find_shipped

COLUMNS = ["region_code", "n_people", "counted_on", "population_source"]


def read_population() -> pd.DataFrame:
    """Return the people of regions: region_code (ISO 3166-2), n_people, counted_on (a day), population_source.

    One row per region, from data/reference/population.csv. A region that is not in it is not known: it is never
    estimated from others.
    """
    return _read(find_shipped() / "data" / "reference" / "population.csv")


@cache
def _read(path: Path) -> pd.DataFrame:
    told = pd.read_csv(path, dtype={"code": "str", "source": "str"}, parse_dates=["counted_on"])
    return told.rename(columns={"code": "region_code", "source": "population_source"})[COLUMNS]
