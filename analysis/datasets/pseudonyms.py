"""What stands in the place of a name that is not published: a role, a number, a hash."""

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping

import pandas as pd

from analysis.datasets.reference.subdivisions import find_country_code

_IDS = ("incident_id", "part_of", "same_as", "claim_id", "report_id", "origin_report_id")
_DIGITS = 16  # of a sha256: enough to tell millions of records apart
_NOBODY, _ACCUSED = "not named", "accused"
EVERY = ".*"  # the pattern of ids that are all public, as those of an internal brief
# Organs of a state, as codebooks name them: `Military Forces of Russia (2000-)`.
_ORGAN = re.compile(
    r"(?:Government|Military Forces|Police Forces) of ([^()]+?)(?: \(\d{4}-(?:\d{4})?\))?|Civilians \(([^()]+)\)"
)


def hash_ids(table: pd.DataFrame, dataset: str, public: str = "") -> pd.DataFrame:
    """Return a table with the ids of its records hashed, with the dataset's name: an id may be a name.

    Parameters
    ----------
    public : str
        How ids look that stay as they are, since their source publishes them: a regular expression.
    """
    return table.assign(**{c: _hash_column(table[c], dataset, public) for c in _IDS if c in table})


def hash_id(own: str, dataset: str, public: str = "") -> str:
    """Return what a record is called where its own id is not published."""
    # What we make of an id, for its statements and reports, has a letter and a number behind it.
    if public and re.fullmatch(rf"(?:{public})(?:-[a-z]?\d+)*", own):
        return own
    return hashlib.sha256(f"{dataset}\0{own}".encode()).hexdigest()[:_DIGITS]


def _hash_column(ids: pd.Series, dataset: str, public: str) -> pd.Series:
    if public == EVERY or ids.isna().all():
        return ids
    return ids.map({own: hash_id(own, dataset, public) for own in ids.dropna().unique()}).astype("str")


def number_files(names: Iterable[str]) -> dict[str, str]:
    """Return raw files to the number each has where its name is not published; their order is that of the names."""
    told = sorted(set(names))
    width = len(str(len(told)))
    return {name: f"raw-{number:0{width}d}" for number, name in enumerate(told, 1)}


def number_places(places: Iterable[str], files: Mapping[str, str]) -> tuple[str, ...]:
    """Return raw rows, FILE:ROW, with the number of each file."""
    parts = (place.rpartition(":") for place in places)
    return tuple(f"{files.get(file, file)}:{row}" for file, _, row in parts)


def is_organ(name: str) -> bool:
    """Say whether a name is that of an organ of a state, as codebooks write it."""
    found = _ORGAN.fullmatch(name)
    return found is not None and find_country_code(found[1] or found[2]) is not None


def number_units(milestones: pd.DataFrame) -> pd.DataFrame:
    """Return steps with each incident's units numbered in place of their names: which are one unit's still shows."""
    named = milestones[milestones["unit"].notna()]
    number = named.groupby("incident_id")["unit"].rank(method="dense").astype("int64").astype("str").str.zfill(2)
    return milestones.assign(unit=number.reindex(milestones.index).astype("str").where(milestones["unit"].notna()))


def hide_people(claims: pd.DataFrame, parties: Collection[str]) -> pd.DataFrame:
    """Return statements without the names of claimants and accused that nobody lists; one name has one label in both.

    A claimant is called by the role it speaks in, numbered where there are several; whom others accuse may be anybody.
    """
    shown = find_public([*claims["claimant"].dropna().unique(), *claims["accused"].dropna().unique()], parties)
    said, blamed = (claims[column].where(~claims[column].isin({*shown, _NOBODY})) for column in ("claimant", "accused"))
    names = pd.concat([said, blamed], ignore_index=True)
    labels = [claims["claimant_role"].fillna("somebody"), pd.Series(_ACCUSED, claims.index)]
    hidden = _number_names(names, pd.concat(labels, ignore_index=True))
    claimant, accused = (
        part.set_axis(claims.index) for part in (hidden.iloc[: len(claims)], hidden.iloc[len(claims) :])
    )
    return claims.assign(
        claimant=claims["claimant"].mask(said.notna(), claimant),
        accused=claims["accused"].mask(blamed.notna(), accused),
    )


def hide_names(names: pd.Series, parties: Collection[str]) -> pd.Series:
    """Return names of which those that nobody lists are numbered."""
    private = names.where(~names.isin(find_public(names.dropna().unique(), parties)))
    return names.mask(private.notna(), _number_names(private, pd.Series(_NOBODY, names.index)))


def number_names(names: pd.Series, label: str) -> pd.Series:
    """Return a label, with a number where there are several, in the place of each name."""
    return names.mask(names.notna(), _number_names(names, pd.Series(label, names.index)))


def find_public(names: Iterable[str], parties: Collection[str]) -> set[str]:
    """Return the names that are listed, or those of organs of a state."""
    return {name for name in names if name in parties or is_organ(name)}


def _number_names(names: pd.Series, labels: pd.Series) -> pd.Series:
    """Return labels in place of names, numbered where several names share one: two people who disagree stay two."""
    if names.isna().all():
        return labels
    told = pd.DataFrame({"name": names, "label": labels}).dropna(subset=["name"])
    # Of several labels what one speaks as goes before what one is said to be, and the order of rows decides nothing.
    by_name = told.assign(is_said=told["label"] == _ACCUSED).sort_values(["name", "is_said", "label"])
    known = by_name.drop_duplicates("name")
    of_label = known.groupby("label")["name"]
    number = (" " + (of_label.cumcount() + 1).astype("str")).where(of_label.transform("size") > 1, "")
    hidden = known.assign(label=known["label"] + number).set_index("name")
    return told["name"].map(hidden["label"]).reindex(names.index)
