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

from analysis.datasets.audience import Listed, count_unlisted, make_public
from analysis.datasets.pseudonyms import is_organ, number_files
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


UPPER = Listed("three", districts=frozenset(["Upper"]), public_ids=".*")


def publish(released_on: str | None = None, **rows: dict) -> dict[str, pd.DataFrame]:
    """Return all tables as the public may read them, each of one row; its one district is on the list."""
    given = {name: make_table(name, [rows.get(name, ROWS[name])]) for name in TABLES}
    return make_public(given, released_on, UPPER)


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
        rest = [c for c in told if c not in ("place_precision", "claimant", "unit", "publisher", "reason")]
        pd.testing.assert_frame_equal(after[name][rest], before[name][rest])


@pytest.mark.parametrize("role", [*VOCABULARIES["claimant_role"], None])
def test_a_name_that_nobody_lists_is_called_by_its_role(role: str | None) -> None:
    """A resident, an official or an armed group alike: only who is listed is named; two sources without a name stay two."""
    made = publish(claims=make_claim(claimant="A Name", claimant_role=role))["claims"]["claimant"].iloc[0]
    assert made == (role or "somebody")


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


def test_a_place_without_a_region_is_not_said_to_be_known_to_one() -> None:
    """Its coordinates are withheld, and no list has told its region: what is left is the country."""
    row = make_incident(**PLACE, region_code=None, region=None)
    assert publish(incidents=row)["incidents"]["place_precision"].tolist() == ["country"]


# 72 hours lie between the end of the last day it may have been and the beginning of the day of release.
RECENT = [
    ("2026-03-05", "Upper"),
    ("2026-03-06", "Upper"),
    ("2026-03-07", None),
    ("2026-03-08", None),
    ("2026-03-10", None),
    (None, None),
]


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
    (folder / "source.toml").write_text("public_ids = '[a-z]+'\n", "utf-8")
    (folder / "judgements").mkdir()
    (folder / "judgements" / "spellings.csv").write_text(
        "level,spelling,value,reason\ndistrict,Upper,Upper,invented\n", "utf-8"
    )
    from analysis.intake.ingest import ingest

    ingest([folder], "three", cut_off="2026-03-31")

    def list_districts(**given: str) -> dict[str, bool]:
        incidents = load("three", **given).incidents
        return dict(zip(incidents["incident_id"], incidents["district"].notna(), strict=True))

    assert list_districts() == {"old": True, "new": False}
    assert list_districts(released_on="2026-06-30") == {"old": True, "new": True}
    assert list_districts(released_on="2026-03-04") == {"old": False, "new": False}
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
    """A person accused has one label with the person who denies it; an organ of a state is no person, whoever names it."""
    officials = [("a", "military", "Northern Command (invented)", "accuses", "Ivan Bondar")]
    rows = [
        *officials,
        ("b", "resident", "Ivan Bondar", "denies", None),
        ("c", "dataset", "ACLED", "names_party", "Military Forces of Ukraine (2019-)"),
        ("d", "dataset", "ACLED", "names_party", "Petro Shevchenko"),
        ("e", "resident", "Ivan Bondar", "accuses", "Government of Nowhere"),
    ]
    claims = [
        make_claim(claim_id=i, claimant_role=role, claimant=who, stance=stance, accused=accused)
        for i, role, who, stance, accused in rows
    ]
    given = {name: make_table(name, claims if name == "claims" else []) for name in TABLES}
    found = make_public(given, None)["claims"].fillna("")
    assert found[["claimant", "accused"]].to_numpy().tolist() == [
        ["Northern Command (invented)", "resident"],
        ["resident", ""],
        ["ACLED", "Military Forces of Ukraine (2019-)"],
        ["ACLED", "accused 2"],
        ["resident", "accused 1"],
    ]


@pytest.mark.parametrize(
    ("name", "is_shown"),
    [
        ("Government of Ukraine", True),
        ("Police Forces of Syria (2000-2024)", True),
        ("Civilians (Ukraine)", True),
        ("Military Forces of Russia (Ivan Petrov, +380501234567)", False),
        ("Civilians (Ukraine) (Anna K., Flat 5)", False),
        ("Government of Ivan Petrov", False),
    ],
)
def test_an_organ_of_a_state_is_known_by_its_country_and_years_alone(name: str, is_shown: bool) -> None:
    """What stands in brackets is a span of years, or the country; nothing else gets out with it."""
    assert is_organ(name) == is_shown


@pytest.mark.parametrize(
    ("name", "country", "is_shown"),
    [
        ("Nikopolskyi raion", "UA", True),
        ("Нікопольський район", "UA", True),
        ("Nikopolskyi raion", "SY", False),
        ("Nikopolskyi raion", None, False),
        ("Petro Shevchenko, Sadova street 5", "UA", False),
        ("Bakhmut Raion, flat 7", "UA", False),
        ("+380 50 123 45 67", None, False),
        ("Traktorozavodsky district", "RU", True),
    ],
)
def test_a_district_is_shown_where_a_list_knows_it(name: str, country: str | None, is_shown: bool) -> None:
    """In its own country, in any script; one of a city where judgements name it; nothing else, however it is written."""
    row = make_incident(district=name, country_code=country, place_precision="district")
    found = publish(incidents=row)["incidents"].iloc[0]
    assert (pd.notna(found["district"]), found["place_precision"]) == (is_shown, "district")


def test_a_publisher_nobody_lists_is_not_named_and_has_no_link() -> None:
    """Whatever kind of publisher it is said to be; the link of a listed one stays."""
    names = ["Olena, +380 50", "A Paper", "Harbour Herald"]
    reports = [
        make_report(report_id=n, publisher=n, publisher_kind="news", url="https://a.example/Petro") for n in names
    ]
    made = make_public({name: make_table(name, reports if name == "reports" else []) for name in TABLES}, None)
    assert made["reports"]["publisher"].tolist() == ["not named 2", "not named 1", "Harbour Herald"]
    assert made["reports"]["url"].notna().tolist() == [False, False, True]
    assert made["reports"]["url"].dropna().tolist() == ["https://a.example"]


def test_an_id_is_hashed_with_the_name_of_its_dataset_unless_its_source_publishes_it() -> None:
    """An id may be a name; every table calls the record the same, and another dataset calls it otherwise."""
    given = {name: make_table(name, [ROWS[name]]) for name in TABLES}
    hashed = {d: make_public(given, None, Listed(d))["incidents"]["incident_id"].iloc[0] for d in ("one", "other")}
    assert len({*hashed.values(), "i-1"}) == 3
    assert make_public(given, None, Listed("one"))["counts"]["incident_id"].tolist() == [hashed["one"]]
    named = make_public(given, None, Listed("one", public_ids=r"i-\d"))
    assert named["incidents"]["incident_id"].tolist() == ["i-1"]
    assert named["claims"]["claim_id"].tolist() != ["c-1"]  # looks like none that the source publishes


def test_raw_files_are_numbered_in_the_order_of_their_names() -> None:
    """A file may be called after a person; what was read last still is."""
    files = number_files(["Petro.csv", "Anna.csv"])
    given = {name: make_table(name, [ROWS[name] | {"source_file": "Petro.csv"}]) for name in TABLES}
    made = make_public(given, None, Listed(files=files))
    assert {frame["source_file"].iloc[0] for frame in made.values()} == {"raw-2"}


@pytest.mark.parametrize(
    ("column", "value", "is_shown"),
    [
        ("subkind", "Air/drone strike", True),
        ("subkind", "Structure Fire", True),
        ("subkind", "strategic_airbase|port_export_logistics", True),
        ("subkind", "Petro Shevchenko", False),
        ("subkind", "Fire|Petro", False),
        ("timezone", "Europe/Kyiv", True),
        ("timezone", "Petro", False),
        ("country_code", "UA", True),
        ("country_code", "Petro", False),
    ],
)
def test_a_word_of_a_source_is_shown_where_a_list_has_it(column: str, value: str, is_shown: bool) -> None:
    """A type that judgements name, a time zone there is, a code of a country."""
    found = publish(incidents=make_incident(**{column: value}))["incidents"][column].iloc[0]
    assert pd.notna(found) == is_shown


def test_what_no_list_has_is_counted_when_records_are_read() -> None:
    """So that nobody finds out from the page that a name is gone: each name once, and each district."""
    claims = [make_claim(claim_id=who, claimant=who) for who in ("Ministry", "Coastal Front (invented)", "Council")]
    told = {"claims": claims, "counts": [make_count(claimant="Ministry")], "reports": [make_report()]}
    told["incidents"] = [make_incident(district=d) for d in ("Upper", "Lower", "Lower", None)]
    given = {name: make_table(name, told.get(name, [])) for name in TABLES}
    assert count_unlisted(given, ["Council"], ["Upper"]) == {"n_unlisted_names": 2, "n_unlisted_districts": 1}


def test_the_heading_over_a_name_is_numbered() -> None:
    """It is what somebody wrote above a column."""
    found = publish(incidents=make_incident(unstated_claimant="Petro did it"))["incidents"]
    assert found["unstated_claimant"].tolist() == ["column"]


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
    told = make_public(tables, None, UPPER)["milestones"].set_index(["incident_id"])["unit"]
    assert (told["a"].tolist(), told["b"]) == (["02", "01"], "01")


@pytest.mark.parametrize(("confirmed", "is_shown"), [(("ZZ:Aleppo",), True), ((), False)])
def test_a_region_that_no_list_knows_is_shown_where_somebody_has_confirmed_it(confirmed: tuple, is_shown: bool) -> None:
    """It may be anything that somebody wrote there; its coverage is of no other region, so that goes with it."""
    row, span = make_incident(region="Aleppo", region_code="ZZ:Aleppo"), make_coverage(region_code="ZZ:Aleppo")
    given = {name: table(name) for name in TABLES}
    given |= {"incidents": table("incidents", row), "coverage": table("coverage", span)}
    made = make_public(given, None, Listed(regions=frozenset(confirmed)))
    told = made["incidents"].iloc[0]
    assert pd.notna(told["region"]) == pd.notna(told["region_code"]) == is_shown
    assert len(made["coverage"]) == is_shown


def test_a_code_of_urgency_is_shown_and_nothing_longer() -> None:
    """`2`, `E` and `high` are codes; a sentence in their column, or a name, is withheld."""
    rows = [
        make_incident(incident_id=f"i-{n}", priority=p) for n, p in enumerate(["2", "E", "High", "ask for Ivan", None])
    ]
    shown = make_public({name: table(name, *(rows if name == "incidents" else [])) for name in TABLES}, None)
    assert shown["incidents"]["priority"].fillna("-").tolist() == ["2", "E", "High", "-", "-"]
