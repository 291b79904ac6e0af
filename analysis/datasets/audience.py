"""What the public may read of a dataset: the profile that `store.load` applies once, to everything.

It is a list of what may be shown, not of what may not: a text is published where it is a word of a vocabulary, a region
or a district that a list knows, or a party, a publisher or an office that judgements name. All else has its role or a
number in its place, or is withheld.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import pandas as pd

from analysis.datasets.about import About
from analysis.datasets.pseudonyms import (
    find_public,
    hash_ids,
    hide_names,
    hide_people,
    number_files,
    number_names,
    number_units,
)
from analysis.datasets.reference.districts import is_known_district
from analysis.datasets.reference.listed import list_districts, list_parties, list_subkinds
from analysis.datasets.reference.regions import is_unplaced
from analysis.datasets.reference.zones import list_zones
from analysis.datasets.tables import make_table

_RECENT = pd.Timedelta(days=3)
_CODE = re.compile(r"(?i)\w{1,3}|very (?:high|low)|high|medium|normal|low|urgent|routine|emergency")
WITHHELD = ("as_reported", "place", "latitude", "longitude", "raw", "detail", "actor")


class Listed(NamedTuple):
    """What people have listed for one dataset: what may be published of it besides what is listed for all.

    `files` are raw files to their numbers; `public_ids` is how the ids look that its source publishes,
    and `formats` are the layouts of its raw files.
    """

    dataset: str = ""
    parties: frozenset[str] = frozenset()
    districts: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    files: Mapping[str, str] = {}
    public_ids: str = ""
    formats: frozenset[str] = frozenset()


def list_own(about: About) -> Listed:
    """Return what is listed for a dataset alone."""
    return Listed(
        about.dataset,
        frozenset(about.parties),
        frozenset(about.districts),
        frozenset(about.places),
        number_files(own.name for own in about.ledger.files),
        about.public_ids,
        frozenset(about.ledger.format.split("+")),
    )


def make_public(
    tables: dict[str, pd.DataFrame], released_on: str | None, listed: Listed | None = None
) -> dict[str, pd.DataFrame]:
    """Return the tables as the public may read them; the arguments are not changed.

    Parameters
    ----------
    released_on : str, optional
        ISO date of release: the district of an incident that may have happened less than 72 hours before the beginning
        of that day is withheld.
    listed : Listed, optional
        What is listed for this dataset alone.
    """
    listed = listed or Listed()
    parties = list_parties() | listed.parties
    made = {name: frame.assign(**{c: None for c in WITHHELD if c in frame}) for name, frame in tables.items()}
    made["incidents"] = _place(made["incidents"], released_on, list_districts() | listed.districts, listed)
    made["incidents"] = _keep_words(made["incidents"], list_subkinds(listed.formats))
    coverage = made["coverage"]
    made["coverage"] = coverage[~_is_unlisted(coverage["region_code"], listed)].assign(reason=None)
    made["milestones"] = number_units(made["milestones"])
    made["claims"] = hide_people(made["claims"], parties)
    reports, counts = made["reports"], made["counts"]
    language = reports["language"].where(reports["language"].str.fullmatch(r"[a-z]{2,3}").fillna(False).astype("bool"))
    site = reports["url"].str.extract(r"^(https?://[\w.-]+)", expand=False)  # a path may say anything
    url = site.where(reports["publisher"].isin(parties))
    made["reports"] = reports.assign(publisher=hide_names(reports["publisher"], parties), language=language, url=url)
    made["counts"] = counts.assign(claimant=hide_names(counts["claimant"], parties))
    return {name: make_table(name, conceal_origin(frame, listed)) for name, frame in made.items()}


def count_unlisted(
    tables: Mapping[str, pd.DataFrame], own_parties: Iterable[str], own_districts: Iterable[str]
) -> dict[str, int]:
    """Return how many names of parties and publishers, and of districts, no list has: no public brief shows them."""
    incidents = tables["incidents"]
    parties = list_parties() | set(own_parties)
    said = tables["claims"][tables["claims"]["claimant_role"] != "unnamed"]
    columns = (said["claimant"], said["accused"], tables["counts"]["claimant"], tables["reports"]["publisher"])
    names = {name for column in columns for name in column.dropna().unique()}
    places = incidents[["district", "country_code"]].dropna(subset=["district"]).drop_duplicates()
    districts = list_districts() | set(own_districts)
    known = is_known_district(places["district"], places["country_code"], districts)
    return {
        "n_unlisted_names": len(names - find_public(names, parties)),
        "n_unlisted_districts": int(places.loc[~known, "district"].nunique()),
    }


def conceal_origin(table: pd.DataFrame, listed: Listed) -> pd.DataFrame:
    """Return a table with its ids hashed, unless they are public, and its raw files numbered."""
    named = table
    if "source_file" in table and listed.files:
        told = table["source_file"].map(dict(listed.files))
        named = table.assign(source_file=told.fillna(table["source_file"]).astype("str"))
    return hash_ids(named, listed.dataset, listed.public_ids)


def _is_unlisted(codes: pd.Series, listed: Listed) -> pd.Series:
    """Say which regions stand under a name that no list knows and nobody has confirmed."""
    return is_unplaced(codes) & ~codes.isin(listed.regions)


def _place(incidents: pd.DataFrame, released_on: str | None, districts: frozenset[str], listed: Listed) -> pd.DataFrame:
    """Return incidents with the places that may be told: a region, and a district that a list knows, of older ones."""
    unlisted = _is_unlisted(incidents["region_code"], listed)
    named = incidents["district"].notna()
    known = is_known_district(incidents["district"], incidents["country_code"], districts)
    recent = pd.Series(False, incidents.index)
    if released_on:
        until = pd.Timestamp(released_on) - _RECENT
        recent = incidents["date_to"].isna() | (incidents["date_to"] >= until)
    # How exactly a place is known may be told, if no finer than the district, though its name is withheld: an alert of
    # a district is none of its region.
    fine = incidents["place_precision"].isin(["exact", "near", "settlement"])
    coarse = named.map({True: "district", False: "region"}).where(named | incidents["region_code"].notna(), "country")
    return incidents.assign(
        region=incidents["region"].mask(unlisted),
        region_code=incidents["region_code"].mask(unlisted),
        district=incidents["district"].where(known & ~recent & ~unlisted),
        place_precision=incidents["place_precision"].mask(fine, coarse),
    )


def _keep_words(incidents: pd.DataFrame, labels: frozenset[str]) -> pd.DataFrame:
    """Return incidents with codes and listed words alone where a source has words of its own."""
    is_code = incidents["priority"].str.fullmatch(_CODE).fillna(False).astype("bool")  # longer, it may be anything
    is_country = incidents["country_code"].str.fullmatch("[A-Z]{2}").fillna(False).astype("bool")
    told = incidents["subkind"].dropna().unique()
    known = [word for word in told if all(part.casefold() in labels for part in word.split("|"))]
    return incidents.assign(
        priority=incidents["priority"].where(is_code),
        country_code=incidents["country_code"].where(is_country),
        timezone=incidents["timezone"].where(incidents["timezone"].isin(list_zones())),
        subkind=incidents["subkind"].where(incidents["subkind"].isin(known)),
        unstated_claimant=number_names(incidents["unstated_claimant"], "column"),
    )
