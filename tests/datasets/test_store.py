"""A dataset on disk, and one window of it fit for its audience."""

from pathlib import Path

import pandas as pd
import pytest
from conftest import make_claim, make_coverage, make_incident, table

from analysis.datasets.audience import Listed, make_public
from analysis.datasets.disk.files import read_tables
from analysis.datasets.disk.summed import find_period, name_all
from analysis.datasets.store import _may_fall, load
from analysis.datasets.tables import TABLES, make_table
from analysis.errors import ParameterError


def make_tables(**frames: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return all tables, empty where not given."""
    return {name: frames.get(name, make_table(name, [])) for name in TABLES}


def test_a_window_holds_its_regions_and_what_hangs_on_them(in_read: Path) -> None:
    """Counts, steps, statements and reports follow their incidents."""
    window = load("demonstration", regions=["XA-02"])
    assert set(window.incidents["region_code"]) == {"XA-02"}
    assert set(window.counts["incident_id"]) <= set(window.incidents["incident_id"])
    assert set(window.coverage["region_code"]) == {"XA-02"}


def test_an_incident_belongs_to_a_window_it_may_have_fallen_into(in_read: Path) -> None:
    """With a start, an incident whose first day is not known is left out and counted."""
    whole, late = load("december-7"), load("december-7", start="2025-12-07")
    assert (len(whole.incidents), len(whole.undatable)) == (6, 0)
    assert (len(late.incidents), len(late.undatable)) == (5, 0)
    early = load("december-7", start="2025-12-01", end="2025-12-06")
    assert (len(early.incidents), len(early.undatable)) == (0, 1)


def test_the_same_window_has_the_same_hash(in_read: Path) -> None:
    """The hash depends on the window, not on when it is loaded."""
    assert load("december-7").sha256 == load("december-7").sha256
    assert load("december-7").sha256 != load("december-7", regions=["RU-LEN"]).sha256


def test_an_unknown_dataset_is_named_with_those_there_are(in_read: Path) -> None:
    """The error lists what is built."""
    with pytest.raises(ParameterError, match="december-7, demonstration"):
        load("december-8")


def test_the_public_profile_withholds_places_and_words(in_read: Path) -> None:
    """No place, coordinate or free text is left; precision says district at the finest."""
    window = load("december-7")
    assert window.incidents[["place", "latitude", "longitude", "as_reported"]].isna().all().all()
    assert set(window.incidents["place_precision"]) == {"district", "region"}
    assert window.milestones["actor"].isna().all()


def test_the_internal_profile_shows_what_the_record_holds(in_read: Path) -> None:
    """Resolved places and the printed words stand side by side."""
    found = load("december-7", profile="internal").incidents.set_index("incident_id")
    assert found.loc["d7-kirishi", "place"] == "Kirishi"
    assert "Кириshi" in found.loc["d7-kirishi", "as_reported"]


def test_recent_incidents_have_no_district() -> None:
    """Less than 72 hours before the release, only the region is given, and that it is known to the district."""
    days = {"i-1": "2026-03-01", "i-2": "2026-03-09"}
    rows = [
        make_incident(incident_id=i, date_to=pd.Timestamp(d), district="Upper", place_precision="exact")
        for i, d in days.items()
    ]
    listed = Listed(districts=frozenset(["Upper"]))
    made = make_public(make_tables(incidents=table("incidents", *rows)), "2026-03-10", listed)["incidents"]
    assert made["district"].fillna("").tolist() == ["Upper", ""]
    assert made["place_precision"].tolist() == ["district", "district"]


def test_private_people_appear_by_their_role() -> None:
    """A name that nobody lists is replaced by the role, an official's too; a listed body keeps its name."""
    names = (("Ivan P.", "resident"), ("Petro P.", "official"), ("Ministry of Safety (invented)", "official"))
    claims = table("claims", *(make_claim(claim_id=who, claimant=who, claimant_role=role) for who, role in names))
    made = make_public(make_tables(claims=claims), None)["claims"]
    assert made["claimant"].tolist() == ["resident", "official", "Ministry of Safety (invented)"]


def test_the_december_case_is_what_the_account_says(in_read: Path) -> None:
    """Three attack events, one alert, two finds as parts; one reported none and no figure invented."""
    tables = read_tables("december-7")
    incidents = tables["incidents"]
    assert incidents["counting"].value_counts().to_dict() == {"event": 4, "part": 2}
    assert incidents.query("counting == 'event'")["kind"].value_counts().to_dict() == {"air_attack": 3, "air_alert": 1}
    assert set(incidents["date_assumed"]) == {"year"}
    assert tables["counts"]["best"].dropna().tolist() == [0.0]
    assert "claims_responsibility" not in set(tables["claims"]["stance"])


def test_a_dataset_of_an_older_version_is_one_clear_error(project: Path) -> None:
    """A dataset that lacks what this version needs says so, and how to read it again."""
    import json

    from analysis.errors import DataError
    from analysis.intake.ingest import ingest

    ingest([project / "data" / "raw" / "december-7"], "december-7")
    path = project / "data" / "tables" / "december-7" / "datapackage.json"
    package = json.loads(path.read_text("utf-8"))
    del package["incident_briefs"]["tiles"]
    path.write_text(json.dumps(package), "utf-8")
    with pytest.raises(DataError, match="read without tiles"):
        load("december-7")
    package["incident_briefs"]["layout"] = 1
    path.write_text(json.dumps(package), "utf-8")
    with pytest.raises(DataError, match=r"layout 1. Expected tables of layout 8. Read it again: briefs ingest"):
        load("december-7")


SPANS = {
    "day": ("2026-03-05", "2026-03-05"),
    "span": ("2026-03-01", "2026-03-31"),
    "before": (None, "2026-03-05"),
    "unknown": (None, None),
}
# First and last day of a window -> which of the above may have fallen into it, and of which nobody can say.
FALLEN = [
    (("2026-03-05", "2026-03-05"), {"day", "span"}, {"before", "unknown"}),
    (("2026-03-06", "2026-03-31"), {"span"}, {"unknown"}),
    (("2026-03-01", "2026-03-04"), {"span"}, {"before", "unknown"}),
    ((None, "2026-03-04"), {"span", "before"}, {"unknown"}),
    ((None, "2026-03-05"), {"day", "span", "before"}, {"unknown"}),
    ((None, "2026-02-28"), {"before"}, {"unknown"}),
    (("2026-03-31", None), {"span"}, {"unknown"}),
    (("2026-04-01", None), set(), {"unknown"}),
    ((None, None), {"day", "span", "before", "unknown"}, set()),
]


@pytest.mark.parametrize(("window", "inside", "untold"), FALLEN)
def test_what_may_have_fallen_into_a_window(window: tuple, inside: set[str], untold: set[str]) -> None:
    """Any day an incident may have happened on; where its dates do not tell, it is neither in nor out."""
    rows = [
        make_incident(
            incident_id=i, date_from=pd.Timestamp(a) if a else pd.NaT, date_to=pd.Timestamp(b) if b else pd.NaT
        )
        for i, (a, b) in SPANS.items()
    ]
    found = _may_fall(table("incidents", *rows), *(pd.Timestamp(day) if day else None for day in window))
    assert {i for i, falls in zip(SPANS, found, strict=True) if falls is not pd.NA and falls} == inside
    assert {i for i, falls in zip(SPANS, found, strict=True) if falls is pd.NA} == untold


def test_the_period_is_what_was_covered_else_what_the_records_span() -> None:
    """From the first to the last covered day; without coverage from the first to the last day of the records; else not known."""
    rows = table(
        "incidents",
        make_incident(),
        make_incident(incident_id="i-2", date_from=pd.Timestamp("2026-02-01"), date_to=pd.Timestamp("2026-04-09")),
    )
    spans = table(
        "coverage",
        make_coverage(),
        make_coverage(to_date=pd.Timestamp("2026-05-01")),
        make_coverage(state="unknown", to_date=pd.Timestamp("2027-01-01")),
    )
    assert find_period(make_tables(incidents=rows, coverage=spans)) == ("2026-03-01", "2026-05-01")
    assert find_period(make_tables(incidents=rows)) == ("2026-02-01", "2026-04-09")
    assert find_period(make_tables()) == (None, None)


LINKED = (
    "incident,kind,date,region,district\n"
    "a,drone attack,2026-03-05,UA-63,\n"
    "b,drone attack,March 2026,UA-12,\n"
    "c,drone attack,2026-03-20,UA-12,\n"
)


def read_linked(project: Path) -> None:
    """Read three records of which people say that the second is the first again."""
    from analysis.datasets.link import find_file
    from analysis.intake.ingest import ingest

    raw = project / "data" / "raw" / "mine"
    raw.mkdir(parents=True)
    (raw / "incidents.csv").write_text(LINKED, "utf-8")
    (raw / "claims.csv").write_text(
        "claim,incident,claimant,role,stance,bearing\nk,b,Side A,army,claimed responsibility,about\n", "utf-8"
    )
    path = find_file("mine")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("lead,record,score,reasons,decision,reason\na,b,0.9,x,same,one strike\n", "utf-8")
    ingest([raw], "mine")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, ["a", "b", "c"]),
        ({"regions": ["UA-63"]}, ["a", "b"]),
        ({"regions": ["UA-12"]}, ["c"]),
        ({"start": "2026-03-10"}, ["c"]),
        ({"end": "2026-03-06"}, ["a", "b"]),
    ],
)
def test_a_linked_record_belongs_where_its_lead_does(project: Path, given: dict, expected: list[str]) -> None:
    """With its own region and dates it would stand in other windows, and what it says of its incident would be lost."""
    read_linked(project)
    window = load("mine", profile="internal", **given)
    assert sorted(window.incidents["incident_id"]) == expected
    assert list(window.claims["incident_id"]) == (["b"] if "b" in expected else [])


def test_a_month_without_collected_statements_is_not_cut_by_a_window(in_read: Path) -> None:
    """What was not collected is asked of all days an incident may have had, so its span stays whole; what was watched is cut."""
    from analysis.datasets.store import _select

    spans = table("coverage", make_coverage(), make_coverage(subject="claims", state="not_covered"))
    tables = make_tables(coverage=spans)
    day = pd.Timestamp("2026-03-07")
    found = _select(tables, tables["incidents"], (), day, day)["coverage"].set_index(spans["subject"].fillna("-"))
    assert found["from_date"].to_dict() == {"-": day, "claims": pd.Timestamp("2026-03-01")}
    assert found["to_date"].to_dict() == {"-": day, "claims": pd.Timestamp("2026-03-31")}


def test_two_regions_of_one_name_are_told_apart() -> None:
    """Each has its code beside its name, by the records or by the standard; a name of its own stays as it is."""
    rows = [
        make_incident(),
        make_incident(region_code="XB-01"),
        make_incident(region_code="XA-02", region="Brinewater"),
    ]
    names = name_all(table("incidents", *rows), ["XA-01", "XA-02", "XB-01", "BE-VLI", "NL-LI", "XX-1"])
    assert names == {
        "XA-01": "Aldermark (XA-01)",
        "XA-02": "Brinewater",
        "XB-01": "Aldermark (XB-01)",
        "BE-VLI": "Limburg (BE-VLI)",
        "NL-LI": "Limburg (NL-LI)",
        "XX-1": "XX-1",
    }


def test_a_window_tells_regions_of_one_name_apart() -> None:
    """The incidents carry the names the dataset gives where its code is part of them, and their own elsewhere."""
    from types import SimpleNamespace

    from analysis.datasets.store import _name_regions

    names = {"XA-01": "Aldermark (XA-01)", "XA-02": "Brinewater, as the standard has it"}
    rows = [make_incident(), make_incident(region_code="XA-02", region="Brinewater"), make_incident(region_code=None)]
    told = _name_regions(table("incidents", *rows), SimpleNamespace(region_names=names))
    assert told["region"].tolist() == ["Aldermark (XA-01)", "Brinewater", "Aldermark"]
