"""What is listed for all datasets, and so may be published: parties, districts, words for types of incidents."""

from collections.abc import Collection
from pathlib import Path

import pandas as pd

from analysis.datasets.reference.judged import find_decided, name_scopes
from analysis.datasets.reference.saved import read_csv
from analysis.errors import JudgementError


def list_parties() -> frozenset[str]:
    """Return the parties that parties.csv names, as it calls them and as sources print them."""
    return frozenset(name for path in find_decided("parties.csv") for name in name_parties(_read_listed(path)))


def name_parties(parties: pd.DataFrame) -> list[str]:
    """Return the names in a table of parties."""
    return [str(name) for name in pd.concat([parties["label"], parties["value"]])]


def list_districts() -> frozenset[str]:
    """Return the districts that spellings.csv names."""
    return frozenset(name for path in find_decided("spellings.csv") for name in name_districts(_read_listed(path)))


def name_districts(spellings: pd.DataFrame) -> list[str]:
    """Return the districts that a table of spellings decides on."""
    return [str(value) for value in spellings.loc[spellings["level"] == "district", "value"]]


def list_subkinds(formats: Collection[str] = ()) -> frozenset[str]:
    """Return, in lower case, what sources of some layouts call finer types of incidents: kind_labels.csv, subkinds.csv.

    Without layouts, of all.
    """
    frames = [_read_listed(path) for name in ("kind_labels.csv", "subkinds.csv") for path in find_decided(name)]
    own = [f[f["format"].isin(name_scopes(formats))] if formats and "format" in f else f for f in frames]
    return frozenset(label.casefold() for frame in own for label in frame["label"])


_COLUMNS = {"parties.csv": {"label", "value"}, "spellings.csv": {"level", "value"}}


def _read_listed(path: Path) -> pd.DataFrame:
    frame = read_csv(path)
    if lost := sorted(_COLUMNS.get(path.name, {"label"}) - set(frame.columns)):
        raise JudgementError(path.name, f"no column {', '.join(lost)}", "the columns of the shipped one")
    return frame
