"""What the public may read of a dataset: the profile that `store.load` applies once, to everything."""

import re
from collections.abc import Collection

import pandas as pd

from analysis.datasets.reference.judgements import list_parties
from analysis.datasets.reference.regions import is_unplaced
from analysis.datasets.tables import make_table
from analysis.paths import find_root

PUBLIC_ROLES = ("official", "military", "armed_group", "political_leader", "media", "monitor", "dataset", "unnamed")
_RECENT = pd.Timedelta(hours=72)
_CODE = re.compile(r"(?i)\w{1,3}|very (?:high|low)|high|medium|normal|low|urgent|routine|emergency")
_WITHHELD = ("as_reported", "place", "latitude", "longitude", "raw", "detail", "actor")


_ADDRESS = re.compile(
    r"(?i)\d|\b(?:street|st|avenue|ave|road|rd|lane|house|flat"
    r"|вул|вулиця|ул|улица|просп|проспект|будинок|буд|дом|кв)\b"
)


def make_public(
    tables: dict[str, pd.DataFrame], released_on: str | None, own_parties: Collection[str] = ()
) -> dict[str, pd.DataFrame]:
    """Return the tables without what the public profile withholds; the arguments are not changed.

    Names are shown of the parties that judgements list, the shared ones and those of the dataset's own folder.
    """
    made = {name: frame.assign(**{c: None for c in _WITHHELD if c in frame}) for name, frame in tables.items()}
    incidents = made["incidents"]
    named = incidents["district"].notna()
    # A district with a number in it is an address that somebody wrote there.
    numbered = incidents["district"].str.contains(r"\d", regex=True).fillna(False).astype("bool")
    incidents = incidents.assign(district=incidents["district"].mask(numbered))
    # So is a region under its own name, which no list knows; a name of a street is more than a region too.
    private = is_unplaced(incidents["region_code"]) & incidents["region"].str.contains(_ADDRESS, regex=True).fillna(
        False
    ).astype("bool")
    incidents = incidents.assign(
        region=incidents["region"].mask(private), region_code=incidents["region_code"].mask(private)
    )
    # A code of urgency is short; what is longer may be anything.
    spoken = incidents["priority"].notna() & ~incidents["priority"].str.fullmatch(_CODE).fillna(False).astype("bool")
    incidents = incidents.assign(priority=incidents["priority"].mask(spoken))
    if released_on:
        recent = incidents["date_to"].isna() | (incidents["date_to"] > pd.Timestamp(released_on) - _RECENT)
        incidents = incidents.assign(district=incidents["district"].mask(recent))
    # How exactly a place is known may be told, if no finer than the district, though its name is withheld: an alert of
    # a district is none of its region.
    fine = incidents["place_precision"].isin(["exact", "near", "settlement"])
    coarse = named.map({True: "district", False: "region"})
    made["incidents"] = incidents.assign(place_precision=incidents["place_precision"].mask(fine, coarse))
    parties = list_parties(find_root() / "data" / "judgements") | set(own_parties)
    made["milestones"] = _number_units(made["milestones"])
    claims, counts = made["claims"], made["counts"]
    made["claims"] = _hide_people(claims, parties)
    made["reports"] = _hide_publishers(made["reports"], parties)
    unnamed = counts["claimant"].where(~counts["claimant"].isin(parties))
    hidden = _number_names(unnamed, pd.Series("not named", counts.index))
    made["counts"] = counts.assign(claimant=counts["claimant"].mask(unnamed.notna(), hidden))
    return {name: make_table(name, frame) for name, frame in made.items()}


def _number_units(milestones: pd.DataFrame) -> pd.DataFrame:
    """Return steps with each incident's units numbered in place of their names: which are one unit's still shows."""
    named = milestones[milestones["unit"].notna()]
    number = named.groupby("incident_id")["unit"].rank(method="dense").astype("int64").astype("str").str.zfill(2)
    return milestones.assign(unit=number.reindex(milestones.index).astype("str").where(milestones["unit"].notna()))


def _hide_people(claims: pd.DataFrame, parties: Collection[str]) -> pd.DataFrame:
    """Return statements without the names of claimants and accused that are not public; one name has one label in both.

    Whom a dataset codes is a party of its codebook; whom others accuse may be anybody.
    """
    private = ~claims["claimant_role"].isin(PUBLIC_ROLES) & ~claims["claimant"].isin(parties)
    shown = {*parties, *claims.loc[~private, "claimant"]}
    blamed = claims["accused"].where(~claims["accused"].isin(shown) & (claims["claimant_role"] != "dataset"))
    names = pd.concat([claims["claimant"].where(private), blamed], ignore_index=True)
    labels = pd.concat([claims["claimant_role"], pd.Series(None, claims.index, dtype="str")], ignore_index=True)
    hidden = _number_names(names, labels.fillna("not named"))
    claimant, accused = (
        part.set_axis(claims.index) for part in (hidden.iloc[: len(claims)], hidden.iloc[len(claims) :])
    )
    return claims.assign(
        claimant=claims["claimant"].mask(private, claimant), accused=claims["accused"].mask(blamed.notna(), accused)
    )


def _hide_publishers(reports: pd.DataFrame, parties: Collection[str]) -> pd.DataFrame:
    """Return reports without the publishers that no judgement lists and no source calls an institution."""
    private = ~reports["publisher"].isin(parties) & reports["publisher_kind"].isna()
    unnamed = reports["publisher"].where(private)
    hidden = _number_names(unnamed, pd.Series("not named", reports.index))
    return reports.assign(publisher=reports["publisher"].mask(unnamed.notna(), hidden))


def _number_names(names: pd.Series, labels: pd.Series) -> pd.Series:
    """Return labels in place of names, numbered where several names share one: two people who disagree stay two."""
    told = pd.DataFrame({"name": names, "label": labels}).dropna(subset=["name"])
    known = told.sort_values(["name", "label"]).drop_duplicates("name")
    of_label = known.groupby("label")["name"]
    number = (" " + (of_label.cumcount() + 1).astype("str")).where(of_label.transform("size") > 1, "")
    hidden = known.assign(label=known["label"] + number).set_index("name")
    return told["name"].map(hidden["label"]).reindex(names.index) if len(told) else labels
