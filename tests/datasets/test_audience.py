"""What the public may read: a row with every withheld column filled, in each role."""

import json
from pathlib import Path

import pandas as pd
import pytest
from conftest import (
    make_claim,
    make_count,
    make_coverage,
    make_incident,
    make_milestone,
    make_report,
    table,
    write_records,
)

from analysis.datasets.audience import PUBLIC_ROLES, make_public
from analysis.datasets.store import load
from analysis.datasets.tables import TABLES, make_table
from analysis.datasets.vocabularies import VOCABULARIES

PRIVATE = "Secret Street 7"
PLACE = {"place": PRIVATE, "latitude": 50.123456, "longitude": 36.654321, "place_precision": "exact"}
ROWS = {
    "incidents": make_incident(**PLACE, district="Upper", as_reported=PRIVATE),
    "counts": make_count(claimant=PRIVATE, as_reported=PRIVATE),
    "milestones": make_milestone(actor=PRIVATE, unit=PRIVATE, as_reported=PRIVATE),
    "claims": make_claim(claimant=PRIVATE, claimant_role="resident", as_reported=PRIVATE),
    "reports": make_report(),
    "coverage": make_coverage(),
    "set_aside": {
        **{k: v for k, v in make_report().items() if k.startswith("source_")},
        "reason": "no_value",
        "detail": PRIVATE,
        "raw": json.dumps({"address": PRIVATE}),
    },
}


def publish(released_on: str | None = None, **rows: dict) -> dict[str, pd.DataFrame]:
    """Return all tables as the public may read them, each of one row."""
    given = {name: make_table(name, [rows.get(name, ROWS[name])]) for name in TABLES}
    return make_public(given, released_on)


def test_nothing_withheld_is_left_in_any_cell_of_any_table() -> None:
    """Free text, places, coordinates, actors, units, raw rows and private names are in no cell."""
    for name, frame in publish().items():
        text = frame.to_csv()
        assert PRIVATE not in text, name
        assert "50.12" not in text, name
        assert "36.65" not in text, name


WITHHELD = {
    "incidents": ("place", "latitude", "longitude", "as_reported"),
    "counts": ("as_reported",),
    "milestones": ("actor", "as_reported"),
    "claims": ("as_reported",),
    "set_aside": ("detail", "raw"),
}


@pytest.mark.parametrize(("name", "column"), [(n, c) for n, columns in WITHHELD.items() for c in columns])
def test_each_withheld_column_is_blank(name: str, column: str) -> None:
    """Column by column: what is withheld is missing, and its row is still there."""
    frame = publish()[name]
    assert (len(frame), frame[column].isna().all()) == (1, True)


def test_no_other_column_is_touched() -> None:
    """What is not withheld is as it was."""
    before = {name: make_table(name, [row]) for name, row in ROWS.items()}
    after = publish()
    for name in TABLES:
        told = [c for c in before[name] if c not in WITHHELD.get(name, ())]
        rest = [c for c in told if c not in ("place_precision", "claimant", "unit")]
        pd.testing.assert_frame_equal(after[name][rest], before[name][rest])


NAMED = {
    "official": True,
    "military": True,
    "armed_group": True,
    "political_leader": True,
    "media": True,
    "monitor": True,
    "dataset": True,
    "unnamed": True,
    "analyst": False,
    "resident": False,
    None: False,
}


def test_every_role_is_decided_on() -> None:
    """Which roles keep their names is said for each role there is."""
    assert set(VOCABULARIES["claimant_role"]) <= set(NAMED) | set(PUBLIC_ROLES)
    assert {role for role, is_named in NAMED.items() if is_named} == set(PUBLIC_ROLES)


@pytest.mark.parametrize("role", [*VOCABULARIES["claimant_role"], None])
def test_a_name_is_published_in_a_public_role_alone(role: str | None) -> None:
    """An office keeps its name; an analyst, a resident or nobody in particular is called by the role."""
    made = publish(claims=make_claim(claimant="A Name", claimant_role=role))["claims"]["claimant"].iloc[0]
    assert made == ("A Name" if role in PUBLIC_ROLES else role or "not named")


@pytest.mark.parametrize("name", ["claims", "counts"])
def test_a_party_that_judgements_name_is_named_in_any_role(name: str) -> None:
    """A party on the list is no private person, whoever speaks for it; one that is not on it is not named."""
    listed = "Air Force Command of Ukraine"
    row = make_claim(claimant=listed, claimant_role="resident") if name == "claims" else make_count(claimant=listed)
    assert publish(**{name: row})[name]["claimant"].tolist() == [listed]


def test_two_private_people_stay_two_and_one_stays_one() -> None:
    """Several names of one role are numbered, so that what they dispute stays disputed; a single one is called by the role."""
    names = ["B Name", "A Name", "B Name"]
    claims = [make_claim(claim_id=f"c-{n}", claimant=who, claimant_role="resident") for n, who in enumerate(names)]
    claims.append(make_claim(claim_id="c-9", claimant="C Name", claimant_role="analyst"))
    counts = [make_count(claimant=who) for who in ("Y", "X", None)]
    given = {name: make_table(name, [ROWS[name]]) for name in TABLES}
    made = make_public(
        given | {"claims": make_table("claims", claims), "counts": make_table("counts", counts)},
        None,
    )
    assert made["claims"]["claimant"].tolist() == ["resident 2", "resident 1", "resident 2", "analyst"]
    assert made["counts"]["claimant"].fillna("-").tolist() == ["not named 2", "not named 1", "-"]


@pytest.mark.parametrize(
    ("precision", "expected"),
    [
        ("exact", "district"),
        ("near", "district"),
        ("settlement", "district"),
        ("district", "district"),
        ("region", "region"),
        ("area", "area"),
        ("country", "country"),
    ],
)
def test_precision_says_what_is_still_shown(precision: str, expected: str) -> None:
    """What was finer than the district is said to be known to the district, and what was coarser as it was."""
    row = make_incident(**PLACE | {"place_precision": precision}, district="Upper")
    assert publish(incidents=row)["incidents"]["place_precision"].tolist() == [expected]
    bare = make_incident(**PLACE | {"place_precision": precision})
    rest = expected if precision == "district" else expected.replace("district", "region")
    assert publish(incidents=bare)["incidents"]["place_precision"].tolist() == [rest]


# Less than 72 hours before the release: from the evening of the third day before it on.
RECENT = [("2026-03-06", "Upper"), ("2026-03-07", "Upper"), ("2026-03-08", None), ("2026-03-10", None), (None, None)]


@pytest.mark.parametrize(("last_day", "expected"), RECENT)
def test_the_district_of_a_fresh_attack_is_withheld(last_day: str | None, expected: str | None) -> None:
    """Up to three days before the release only the region is given, and where the day is not known; from both sides."""
    row = make_incident(
        date_to=pd.Timestamp(last_day) if last_day else pd.NaT, district="Upper", place_precision="district"
    )
    found = publish("2026-03-10", incidents=row)["incidents"].iloc[0]
    assert (found["district"] if pd.notna(found["district"]) else None) == expected
    assert found["place_precision"] == "district"  # how exactly is told, where is not


def test_without_a_date_of_release_the_cut_off_stands_for_it(project: Path) -> None:
    """A window loaded without `released_on` withholds the districts of the last days before the dataset's cut-off."""
    folder = project / "data" / "raw" / "three"
    write_records(project)
    (folder / "incidents.csv").write_text(
        "incident,kind,date,region,district\nold,drone strike,2026-03-01,Aldermark,Upper\n"
        "new,drone strike,2026-03-30,Aldermark,Upper\n",
        "utf-8",
    )
    from analysis.intake.ingest import ingest

    ingest([folder], "three", cut_off="2026-03-31")

    def list_districts(**given: str) -> dict[str, bool]:
        incidents = load("three", **given).incidents
        return dict(zip(incidents["incident_id"], incidents["district"].notna(), strict=True))

    assert list_districts() == {"old": True, "new": False}
    assert list_districts(released_on="2026-06-30") == {"old": True, "new": True}
    assert list_districts(released_on="2026-03-02") == {"old": False, "new": False}
    assert list_districts(profile="internal") == {"old": True, "new": True}


def test_the_arguments_are_not_changed() -> None:
    """What the public may read is made anew; the tables stay as they were."""
    given = {name: make_table(name, [row]) for name, row in ROWS.items()}
    make_public(given, "2026-03-10")
    assert table("incidents", ROWS["incidents"]).equals(given["incidents"])


def test_a_party_that_is_named_takes_no_number_from_a_private_person() -> None:
    """Beside a listed party in the same role, the one private person is called by the role alone."""
    names = ["Air Force Command of Ukraine", "A Name"]
    claims = [make_claim(claim_id=who, claimant=who, claimant_role="resident") for who in names]
    given = {name: make_table(name, [ROWS[name]]) for name in TABLES} | {"claims": make_table("claims", claims)}
    assert make_public(given, None)["claims"]["claimant"].tolist() == ["Air Force Command of Ukraine", "resident"]


def test_whom_somebody_accuses_is_named_only_where_the_party_is_listed() -> None:
    """A person accused has one label with the person who denies it; a dataset's party and a public body keep their names."""
    rows = [
        make_claim(
            claim_id="a",
            claimant="Northern Command (invented)",
            claimant_role="military",
            stance="accuses",
            accused="Ivan Bondar",
        ),
        make_claim(claim_id="b", claimant="Ivan Bondar", claimant_role="resident", stance="denies", accused=None),
        make_claim(
            claim_id="c", claimant="ACLED", claimant_role="dataset", stance="names_party", accused="Some Forces"
        ),
        make_claim(
            claim_id="d", claimant="Ivan Bondar", claimant_role="resident", stance="accuses", accused="Ministry of Y"
        ),
        make_claim(claim_id="e", claimant="Ministry of Y", claimant_role="official", stance="denies", accused=None),
    ]
    given = {name: make_table(name, rows if name == "claims" else []) for name in TABLES}
    claims = make_public(given, None)["claims"].fillna("")
    assert claims[["claimant", "accused"]].to_numpy().tolist() == [
        ["Northern Command (invented)", "not named"],
        ["not named", ""],
        ["ACLED", "Some Forces"],
        ["not named", "Ministry of Y"],
        ["Ministry of Y", ""],
    ]


def test_a_publisher_nobody_lists_and_a_district_that_is_an_address_are_withheld() -> None:
    """A cell of a sheet may hold a person's name and phone, or a street; a paper that a source calls one is named."""
    reports = [
        make_report(report_id="a", publisher="Olena, +380 50", publisher_kind=None),
        make_report(report_id="b", publisher="A Paper", publisher_kind="news"),
    ]
    incidents = [make_incident(district="Upper, Street 12"), make_incident(district="Upper")]
    told = {"reports": reports, "incidents": incidents}
    made = make_public({name: make_table(name, told.get(name, [])) for name in TABLES}, None)
    assert made["reports"]["publisher"].tolist() == ["not named", "A Paper"]
    assert made["incidents"]["district"].fillna("").tolist() == ["", "Upper"]


def test_units_are_numbered_in_place_of_their_names() -> None:
    """Which steps are one unit's still shows, its name does not; each incident counts its own units."""
    steps = [
        make_milestone(incident_id=i, unit=unit, milestone=step)
        for i, unit, step in (
            ("a", "Engine 7", "on_scene"),
            ("a", "Engine 2", "on_scene"),
            ("b", "Engine 7", "on_scene"),
        )
    ]
    tables = {name: table(name) for name in TABLES} | {"milestones": table("milestones", *steps)}
    told = make_public(tables, None)["milestones"].set_index(["incident_id"])["unit"]
    assert (told["a"].tolist(), told["b"]) == (["02", "01"], "01")


@pytest.mark.parametrize(
    ("region", "is_shown"),
    [
        ("Aleppo", True),
        ("Lodigina street", False),
        ("Sector 12", False),
        ("вул. Садова", False),
        ("Stara Zagora", True),
    ],
)
def test_a_region_under_its_own_name_is_shown_unless_it_reads_as_an_address(region: str, is_shown: bool) -> None:
    """What no list knows may be an address that somebody wrote there: a street or a number is withheld."""
    row = make_incident(region=region, region_code=f"ZZ:{region}")
    tables = {name: table(name) for name in TABLES} | {"incidents": table("incidents", row)}
    told = make_public(tables, None)["incidents"].iloc[0]
    assert pd.notna(told["region"]) == pd.notna(told["region_code"]) == is_shown


def test_a_code_of_urgency_is_shown_and_nothing_longer() -> None:
    """`2`, `E` and `high` are codes; a sentence in their column, or a name, is withheld."""
    rows = [
        make_incident(incident_id=f"i-{n}", priority=p) for n, p in enumerate(["2", "E", "High", "ask for Ivan", None])
    ]
    shown = make_public({name: table(name, *(rows if name == "incidents" else [])) for name in TABLES}, None)
    assert shown["incidents"]["priority"].fillna("-").tolist() == ["2", "E", "High", "-", "-"]
