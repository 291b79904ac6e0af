"""What the columns of an unknown table are: by their headings, and by what stands in their cells."""

import re
from typing import NamedTuple

import pandas as pd

from analysis.datasets.reference.judgements import Judgements, fold, map_labels
from analysis.intake.fields.clocks import read_clocks
from analysis.intake.fields.dates import read_dates
from analysis.intake.fields.places import resolve_regions
from analysis.intake.fields.quantities import read_quantities
from analysis.intake.grammar import read_degrees
from analysis.intake.mapped.wording import find_kinds
from analysis.intake.picks import LINK

_TOKEN = re.compile(r"\w+|№")
_EXACT = 3  # a word so short stands for itself alone, not for the words that begin with it
_MOST_SEEN = 2000  # so many different texts of a column are looked at


# HXL hashtags (with the attributes that matter) -> what a column is.
HXL = {
    "#date+start": "date",
    "#date+occurred": "date",
    "#date": "date",
    "#adm1+name": "region",
    "#adm1": "region",
    "#adm1+code": "region",
    "#adm2+name": "district",
    "#adm2": "district",
    "#loc+name": "place",
    "#loc+type": "words",
    "#loc": "place",
    "#geo+lat": "latitude",
    "#geo+lon": "longitude",
    "#event+type": "kind",
    "#event+id": "incident",
    "#meta+id": "incident",
    "#affected+killed": "figure:killed",
    "#affected+injured": "figure:injured",
    "#affected+displaced": "figure:displaced",
}


class Column(NamedTuple):
    """One column of a table: what its heading says it is, how many cells are filled, what share reads as what."""

    name: str
    told: str
    n_filled: int
    shares: dict[str, float]

    def holds(self, what: str, least: float = 0.5) -> bool:
        """Say whether so many of the filled cells, or more, read as this."""
        return self.n_filled > 0 and self.shares[what] >= least


def describe_columns(rows: pd.DataFrame, judgements: Judgements) -> list[Column]:
    """Return each column with what its heading and its cells say of it."""
    return [_describe_column(name, rows[name].str.strip(), judgements) for name in rows]


def read_heading(name: str, judgements: Judgements) -> str:
    """Return what a heading says its column is, by the first rule of headings.csv that holds; blank where none does.

    Below another heading (`Killed: children`) a column's own name goes first, but in what is said of a report; below
    one of people only a place is read. A part of a figure of people is `part:killed`.
    """
    group, mark, own = name.rpartition(": ")
    whole = _read_name(name, judgements)
    if not mark or whole.startswith("report:"):
        return whole
    told = _read_name(own, judgements)
    if _read_name(group, judgements) == "private" and told not in _PLACES:
        return "private"
    return whole if not told or (told == "words" and whole.startswith("part:")) else told


_PLACES = ("country", "region", "district", "place")
_OF_PEOPLE = ("figure:killed", "figure:injured", "figure:displaced", "figure:sheltered")
_WITH_PARTS = re.compile(r"\b(?:total|всього|усього|всего)\b.*\b(?:incl|у т|в т|вкл)", re.IGNORECASE)


def _read_name(name: str, judgements: Judgements) -> str:
    there = _TOKEN.findall(fold(name).replace("_", " "))
    rules = zip(judgements.headings["words"], judgements.headings["target"], strict=True)
    told = (
        str(target)
        for words, target in rules
        if all(any(_begins(token, word) for token in there) for word in words.split())
    )
    first = next(told, "")
    if first != "part":
        return first
    other = next((target for target in told if target != "part"), "words")
    if other not in _OF_PEOPLE or _WITH_PARTS.search(name):
        return other
    return other.replace("figure:", "part:")


def read_tag(tag: str) -> str | None:
    """Return what an HXL tag says its column is; None where it is none that is known."""
    parts = tag.strip().casefold().replace(" ", "").split("+")
    for known, target in HXL.items():
        head, *attributes = known.split("+")
        if parts[0] == head and set(attributes) <= set(parts[1:]):
            return target
    return None


def _begins(token: str, word: str) -> bool:
    return token == word if len(word) <= _EXACT else token.startswith(word)


def _describe_column(name: str, cells: pd.Series, judgements: Judgements) -> Column:
    filled = cells[cells != ""]
    seen = filled[filled.isin(filled.unique()[:_MOST_SEEN])]
    return Column(name, read_heading(name, judgements), len(filled), _find_shares(seen, judgements))


def _find_shares(cells: pd.Series, judgements: Judgements) -> dict[str, float]:
    """Return what share of some cells can be read as a day, a clock time, a region, and so on."""
    if cells.empty:
        return dict.fromkeys(("date", "clock", "moment", "region", "figure", "link", "weapon", "kind", "degrees"), 0.0)
    dates = read_dates(cells)
    moments = dates["clock"].notna()
    states = read_quantities(cells)["state"]
    told = {
        "date": dates["date_from"].notna() | (dates["problem"] == "ambiguous_date"),
        "clock": read_clocks(cells).notna(),
        "moment": moments,
        "region": resolve_regions(cells, judgements.regions, judgements.spellings)["region_code"].notna(),
        "figure": states.notna() & (states != "unreadable"),
        "link": cells.str.contains(LINK),
        "weapon": map_labels(cells, "weapon", judgements, "records").notna(),
        "kind": find_kinds(cells, judgements)["kind"].notna(),
        "degrees": read_degrees(cells, 180).notna(),
    }
    return {what: float(mask.mean()) for what, mask in told.items()}
