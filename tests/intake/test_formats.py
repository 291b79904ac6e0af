"""Real-world layouts: what each says, as each says it; no row lost, nothing invented."""

import csv
import json
from pathlib import Path

import pandas as pd
import pytest
from conftest import ROOT

from analysis.datasets.disk.files import read_tables
from analysis.errors import DataError, JudgementError
from analysis.intake.ingest import ingest
from analysis.intake.layout import Tables
from analysis.intake.mapped.blocks import read_mapping
from analysis.intake.raw import read_raw
from analysis.intake.reading import read_dataset

FIXTURES = ROOT / "tests" / "fixtures"
SAMPLES = ROOT.parent / "shared" / "data"
SINGLE = sorted(p for p in FIXTURES.glob("*/*.csv") if p.parent.name not in ("airwars", "mapped"))


def read(*names: str, mapping: str | None = None) -> tuple[Tables, dict]:
    """Read fixtures by their names, and return the tables and the ledger."""
    chosen = read_mapping(FIXTURES / mapping) if mapping else None
    files = [read_raw(FIXTURES / name) for name in names]
    tables, about = read_dataset(files, "test", "mapped" if mapping else None, None, chosen)
    return tables, about.ledger


def by_id(tables: Tables, table: str = "incidents") -> pd.DataFrame:
    """Return a table by its incident ids."""
    return tables[table].set_index("incident_id")


@pytest.mark.parametrize("path", SINGLE, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_each_layout_is_recognised_by_its_header_and_loses_no_row(path: Path) -> None:
    """The header alone says which layout a file has; rows read are kept or set aside."""
    tables, ledger = read(str(path.relative_to(FIXTURES)))
    assert ledger.format == path.parent.name
    assert ledger.read == ledger.kept + ledger.set_aside == len(path.read_text("utf-8").splitlines()) - 1
    assert tables["incidents"]["incident_id"].is_unique


@pytest.mark.parametrize("odd", ["2022-03-16 10:00", "2022-03-16T10Z", "2022-03-16 10:00:00.5+00:00", "16 March", ""])
def test_a_time_of_a_siren_reads_the_same_whatever_stands_in_other_rows(odd: str) -> None:
    """One odd spelling added to a file changes the times of no other row."""
    from analysis.intake.fields.instants import read_instants

    usual = ["2022-03-15 16:10:34+00:00", "2022-03-15 18:10:34+02:00"]
    strange = ["2022-03-15 10:00:00.500+00:00", "2022-03-15T10Z", "2022-03-15 10+02"]
    alone = [read_instants(pd.Series([text], dtype="str")).iloc[0] for text in (*usual, *strange)]
    together = read_instants(pd.Series([*usual, *strange, odd], dtype="str"))
    pd.testing.assert_series_equal(together.iloc[:5], pd.Series(alone).astype(together.dtype), check_names=False)


def test_sirens_in_two_languages_name_the_same_regions() -> None:
    """Kyiv is the city, its oblast another; a raion in the oblast column is decided by hand."""
    english, ukrainian = read("sirens/official_en.csv")[0], read("sirens/official_uk.csv")[0]
    assert ukrainian["incidents"]["region_code"].tolist() == ["UA-30", "UA-32", "UA-53"]
    assert english["incidents"]["region_code"].tolist()[:2] == ["UA-05", "UA-30"]
    assert set(english["coverage"]["region_code"].dropna()) == {"UA-09", "UA-43"}
    assert set(english["coverage"]["state"]) == {"not_covered"}


def test_a_naive_end_of_an_alert_is_counted_and_never_timed() -> None:
    """An end imputed to thirty minutes is reached, its time not known."""
    tables, _ = read("sirens/volunteer_en.csv")
    clear = tables["milestones"][tables["milestones"]["milestone"] == "all_clear"]
    assert clear["state"].tolist() == ["reached", "reached"]
    assert clear["at_utc"].isna().tolist() == [True, False]
    assert tables["incidents"]["end_utc"].isna().tolist() == [True, False]


def test_the_same_alert_twice_has_two_ids() -> None:
    """A row that stands twice is kept twice, told apart by its occurrence."""
    tables, _ = read("sirens/official_en.csv")
    assert sum(i.endswith("-2") for i in tables["incidents"]["incident_id"]) == 1


@pytest.mark.parametrize("name", ["layout_45_high_first", "layout_52_low_first"])
def test_ucdp_columns_are_read_by_name_whatever_their_order(name: str) -> None:
    """Low, best and high, precision and meaning come out the same from every column layout."""
    tables, ledger = read(f"ucdp/{name}.csv")
    killed = by_id(tables, "counts")
    assert killed.loc["1", ["low", "best", "high"]].tolist() == [2.0, 2.0, 3.0]
    assert killed.loc["6", "state"] == "reported_none"
    incidents = by_id(tables)
    assert (
        incidents["date_meaning"].to_dict() | {"1": "on", "2": "within", "3": "through"}
        == incidents["date_meaning"].to_dict()
    )
    assert incidents.loc[["4", "5", "7"], "place_precision"].tolist() == ["area", "sea_or_airspace", "region"]
    assert (
        incidents["region_code"].isna().to_dict() | {"4": True, "5": True, "7": False}
        == incidents["region_code"].isna().to_dict()
    )
    assert pd.isna(incidents.loc["9", "latitude"])
    assert ledger.reasons == {"duplicate_row": 1, "unreadable_date": 1}


@pytest.mark.parametrize(("code", "precision"), enumerate(("day", "days", "week", "month", "year"), 1))
def test_ucdp_says_how_exactly_a_day_is_known(code: int, precision: str, tmp_path: Path) -> None:
    """From the day itself to the year: codes 1 to 5 of date_prec."""
    rows = list(csv.reader((FIXTURES / "ucdp" / "layout_45_high_first.csv").read_text("utf-8").splitlines()))
    rows[1][rows[0].index("date_prec")] = str(code)
    with (path := tmp_path / "ucdp.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows[:2])
    tables, _ = read_dataset([read_raw(path)], "mine", None, None, None)
    assert tables["incidents"]["date_precision"].tolist() == [precision]


def read_rows(name: str, tmp_path: Path, *changes: dict[str, str]) -> Tables:
    """Read the first row of a fixture, once for each change of some of its cells."""
    head, first, *_ = csv.reader((FIXTURES / name).read_text("utf-8").splitlines())
    with (path := tmp_path / "a.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(
            [head, *([change.get(c, v) for c, v in zip(head, first, strict=True)] for change in changes)]
        )
    return read_dataset([read_raw(path)], "mine", None, None, None)[0]


@pytest.mark.parametrize("bound", ["low", "best", "high"])
def test_fewer_than_none_killed_cannot_be_read(bound: str, tmp_path: Path) -> None:
    """One bound of the three below nought makes the figure of an event of UCDP's unreadable; nought does not."""
    toll = {"low": "0", "best": "0", "high": "0"}
    tables = read_rows("ucdp/layout_45_high_first.csv", tmp_path, toll, {**toll, bound: "-1", "id": "77"})
    assert by_id(tables, "counts")["state"].tolist() == ["reported_none", "unreadable"]


def test_an_end_that_airwars_leaves_blank_is_open(tmp_path: Path) -> None:
    """One end alone is a figure, with the other end not known; both blank are none at all."""
    ends = {"civilians_killed_min": "2", "civilians_killed_max": ""}
    tables = read_rows("airwars/incidents.csv", tmp_path, ends, {**ends, "civilians_killed_min": ""})
    told = tables["counts"].query("quantity == 'killed'")
    assert told[["state", "low", "as_reported"]].to_numpy().tolist() == [["reported", 2, "2-"]]
    assert told[["best", "high"]].isna().to_numpy().all()


def test_a_place_that_is_not_told_is_the_country(tmp_path: Path) -> None:
    """A call without a borough is known to be in Great Britain, an event of VIINA's without region and town in Ukraine."""
    call = read_rows("attendances/london.csv", tmp_path, {}, {"borough_name": "", "incident_number": "7-01012017"})
    assert call["incidents"]["place_precision"].tolist() == ["district", "country"]
    bare = {"ADM1_NAME": "", "ADM2_NAME": "", "asciiname": ""}
    event = read_rows("viina/viina_2024.csv", tmp_path, {}, bare | {"event_id_1pd": "77", "event_ids_matching": "77"})
    assert event["incidents"]["place_precision"].tolist() == ["settlement", "country"]


def test_a_pump_that_came_within_a_week_came(tmp_path: Path) -> None:
    """Seven days after the call to the second is a time; a second more, or less than none, is not known."""
    waited = [7 * 24 * 3600, 7 * 24 * 3600 + 1, 0, -1]
    changes = [
        {"first_pump_arriving_attendance_time": str(n), "incident_number": f"00000{k}-01012017"}
        for k, n in enumerate(waited)
    ]
    tables = read_rows("attendances/london.csv", tmp_path, *changes)
    arrived = tables["milestones"][tables["milestones"]["milestone"] == "on_scene"]
    assert arrived.set_index("incident_id")["state"].tolist() == ["reached", "not_known", "reached", "not_known"]


def test_one_bound_of_a_toll_is_a_toll(tmp_path: Path) -> None:
    """Airwars gives a least and a most: with one of them blank the other is kept, as it was written."""
    changes = [
        {"unique_reference_code": "A1", "civilians_killed_min": "3", "civilians_killed_max": ""},
        {"unique_reference_code": "A2", "civilians_killed_min": "", "civilians_killed_max": "4"},
    ]
    told = by_id(read_rows("airwars/incidents.csv", tmp_path, *changes), "counts")
    assert told["as_reported"].tolist() == ["3-", "-4"]
    assert told[["low", "high"]].fillna(-1).values.tolist() == [[3.0, -1.0], [-1.0, 4.0]]
    assert told["best"].isna().all()


def test_a_row_of_viina_without_region_and_place_is_somewhere_in_the_country(tmp_path: Path) -> None:
    """With either of them it is placed as nearly as they say."""
    nowhere = {"ADM1_NAME": "", "ADM2_NAME": "", "asciiname": "", "longitude": "", "latitude": ""}
    changes = [{**nowhere, "event_id_1pd": "31"}, {"event_id_1pd": "32", "source_urls": "https://example.invalid/z"}]
    incidents = read_rows("viina/viina_2024.csv", tmp_path, *changes)["incidents"].set_index("incident_id")
    assert incidents.loc["31", "place_precision"] == "country"
    assert incidents.loc["32", "place_precision"] != "country"


def test_a_call_without_a_borough_is_somewhere_in_the_country(tmp_path: Path) -> None:
    """Where the borough is blank nothing nearer than the country is known; else the district is."""
    changes = [{"borough_name": "", "incident_number": "000001-01012017"}, {"incident_number": "000002-01012017"}]
    incidents = read_rows("attendances/london.csv", tmp_path, *changes)["incidents"]
    assert incidents["place_precision"].tolist() == ["country", "district"]


def test_rows_of_one_cluster_and_day_are_one_incident_of_viina(tmp_path: Path) -> None:
    """The producer's own clusters join rows of one day, kind and region; another day's stay apart."""
    same = {"source_urls": "https://example.invalid/x", "event_ids_matching": "9", "asciiname": "", "ADM2_NAME": ""}
    other = {**same, "source_urls": "https://example.invalid/y"}
    changes = [same, {**other, "event_id_1pd": "22"}, {**other, "event_id_1pd": "23", "date": "20240103"}]
    incidents = read_rows("viina/viina_2024.csv", tmp_path, *changes)["incidents"]
    assert incidents["same_as"].fillna("").tolist() == ["21", "21", ""]


def test_an_hxl_row_is_metadata_and_sides_accuse_nobody() -> None:
    """Row 2 of tags is set aside; each side is named, none accused."""
    tables, ledger = read("ucdp/with_hxl.csv")
    assert ledger.reasons == {"not_data": 1}
    assert set(tables["claims"]["stance"]) == {"names_party"}
    assert set(tables["reports"]["publisher"]) == {"Invented Press", "Other Press"}


def test_viina_flags_are_names_party_and_one_article_keeps_one_id() -> None:
    """Both flags are two rows, no flag is no claim; an article on two places repeats its id."""
    tables, ledger = read("viina/viina_2022.csv")
    assert tables["claims"].groupby("incident_id").size().to_dict() == {"11": 1, "12": 1, "13": 2}
    assert set(tables["claims"]["stance"]) == {"names_party"}
    shared = tables["reports"].groupby("report_id")["incident_id"].nunique()
    assert shared.max() == 2
    assert by_id(tables)["region_code"].to_dict() == {"11": "UA-63", "12": "UA-32", "13": "UA-30"}
    assert ledger.reasons == {"unreadable_date": 1}
    later, _ = read("viina/viina_2024.csv")
    assert by_id(later)["kind"].tolist() == ["combined_attack", "other_violence"]


def test_missile_rows_are_aggregates_and_their_figures_one_side_s() -> None:
    """Every row is an aggregate; a blank figure is not zero; launch places are dropped; look-alike letters are one model."""
    tables, ledger = read("missiles/layout_2023.csv")
    assert set(tables["incidents"]["counting"]) == {"aggregate"}
    assert set(tables["counts"]["claimant"]) == {"Air Force Command of Ukraine"}
    assert tables["counts"].groupby("quantity").size().to_dict() == {"intercepted": 3, "launched": 4}
    assert tables["incidents"]["place_precision"].tolist() == ["country", "region", "area", "area"]
    assert (ledger.reasons, len(ledger.undecided)) == ({}, 1)
    assert not tables["incidents"]["as_reported"].str.contains("Invented place").any()
    assert tables["incidents"]["start_utc"].isna().all()


@pytest.mark.parametrize("name", ["current", "text_inter"])
def test_acled_layouts_say_the_same(name: str) -> None:
    """Precision widens the date; zero without a word of nobody harmed is not reported; unidentified actors name nobody."""
    tables, ledger = read(f"acled/{name}.csv")
    assert by_id(tables)["date_precision"].to_dict() == {
        "INV1": "day",
        "INV2": "week",
        "INV3": "month",
        "INV5": "day",
        "INV6": "day",
    }
    assert [(one.label, one.column) for one in ledger.undecided] == [("Meteor", "kind")]
    assert by_id(tables, "counts")["state"].to_dict() == {
        "INV1": "reported",
        "INV5": "reported",
        "INV6": "unreadable",
    }
    assert tables["claims"]["accused"].tolist() == ["Invented Forces"] * 4
    assert set(tables["claims"]["stance"]) == {"names_party"}
    assert ledger.reasons == {"duplicate_row": 1, "out_of_scope": 1}


def test_a_two_digit_year_is_settled_by_the_year_column() -> None:
    """31-12-19 with year 2019 is the last day of 2019, and settles the order of the other dates."""
    tables, _ = read("acled/layout_2016.csv")
    assert by_id(tables)["date_from"].astype("str").to_dict() == {"INV1": "2019-12-31", "INV2": "2015-11-05"}
    assert by_id(tables, "counts").loc["INV1", "best"] == 1.0


def test_gtd_keeps_unknown_apart_from_none_and_from_not_collected() -> None:
    """A zero day is a month, -9 is said to be unknown, claims before 1998 are coverage, split tolls stay fractional."""
    tables, ledger = read("gtd/gtd.csv")
    assert by_id(tables)["date_precision"].to_dict() == {
        "197001010001": "day",
        "2": "month",
        "3": "year",
        "4": "day",
        "5": "day",
        "7": "day",
    }
    counts = tables["counts"].set_index(["incident_id", "quantity"])
    assert counts.loc[("4", "killed"), "best"] == 0.5
    assert counts.loc[("4", "injured"), "state"] == "said_unknown"
    assert ("5", "killed") not in counts.index
    assert by_id(tables, "claims")["stance"].to_dict() == {
        "197001010001": "says_unknown",
        "2": "says_unknown",
        "3": "says_unknown",
        "4": "claims_responsibility",
        "5": "names_party",
        "7": "says_unknown",
    }
    missed = tables["coverage"].set_index("subject")
    assert missed["state"].to_dict() == {"claims": "not_covered", "milestones": "not_covered"}
    assert missed["from_date"].isna().to_dict() == {"claims": False, "milestones": True}
    assert by_id(tables)["damage"].to_dict()["5"] == "not_known"
    assert ledger.reasons == {"unreadable_date": 1}


def test_airwars_blames_by_the_belligerent_table_alone() -> None:
    """The folder is not read; a concession is the belligerent's own; unknown is said to be unknown."""
    tables, ledger = read("airwars/incidents.csv", "airwars/belligerents.csv")
    assert tables["claims"][["incident_id", "claimant", "stance"]].values.tolist() == [
        ["INV001", "Airwars", "accuses"],
        ["INV001", "Other Forces", "concedes"],
        ["INV002", "Airwars", "says_unknown"],
    ]
    assert by_id(tables, "counts").loc["INV001", ["low", "high"]].tolist() == [1.0, 3.0]
    assert by_id(tables, "counts").loc["INV003", "state"] == "unreadable"
    assert not tables["incidents"].map(str).map(lambda t: "invented-folder" in t).any().any()
    assert ledger.reasons == {"unknown_incident": 1}


def test_belligerents_without_incidents_are_an_error() -> None:
    """The second table says nothing without the first."""
    with pytest.raises(DataError, match="belligerents without incidents"):
        read("airwars/belligerents.csv")


def test_units_of_one_call_are_one_incident() -> None:
    """A cancelled unit ended before; a later step without an arrival time was reached, its time not known."""
    tables, ledger = read("fire_calls/san_francisco.csv")
    assert len(tables["incidents"]) == 3
    scene = tables["milestones"][tables["milestones"]["milestone"] == "on_scene"]
    assert scene["state"].tolist() == ["reached", "ended_before", "reached", "ended_before"]
    assert scene["at_utc"].isna().tolist() == [False, True, True, True]
    assert by_id(tables)["start_utc"].isna().to_dict() == {"1": False, "2": False, "4": True}
    assert not any("INVENTED ST" in text for text in tables["set_aside"]["raw"])
    assert ledger.reasons == {"unreadable_date": 1}


@pytest.mark.parametrize(("name", "seconds"), [("london", [319, None, 0]), ("london_camel", [120, None])])
def test_seconds_only_layouts_give_the_arrival(name: str, seconds: list) -> None:
    """Arrival is the call plus its seconds; no figure is not known, not slow."""
    tables, _ = read(f"attendances/{name}.csv")
    steps = {m: g["at_utc"].reset_index(drop=True) for m, g in tables["milestones"].groupby("milestone")}
    delays = (steps["on_scene"] - steps["call_received"]).dt.total_seconds()
    assert [None if pd.isna(d) else d for d in delays] == seconds
    assert tables["incidents"]["region_code"].str.startswith("GB-").all()


def test_any_table_is_read_by_a_mapping() -> None:
    """A mapping of four lines turns a foreign table into incidents and counts."""
    tables, ledger = read("mapped/any.csv", mapping="mapped/any.mapping.toml")
    assert ledger.reasons == {"ambiguous_date": 1, "totals_row": 1}
    assert tables["incidents"]["region_code"].tolist() == ["UA-63"]
    assert tables["counts"][["quantity", "low"]].values.tolist() == [["killed", 3.0]]


def test_a_mapping_that_names_nothing_right_is_one_error(tmp_path: Path) -> None:
    """A mistyped table, column or source column is named with the nearest."""
    path = tmp_path / "m.toml"
    path.write_text('[incidents]\ndaet = "Day"\n[cuonts]\n', "utf-8")
    with pytest.raises(JudgementError, match=r"cuonts.*did you mean 'date'"):
        read_mapping(path)


SAMPLE_ROWS = {
    "sirens/official_data_en.csv": (43_031, 0, 43_031),
    "ucdp/conflict_data_ukr_2022.csv": (1_168, 1, 1_167),
    "viina/VIINA_2024_REBUILD.csv": (543, 0, 543),
    "sf_fire/Fire_Department_Calls_for_Service.csv": (7_704, 0, 3_560),
    "missiles/missile_attacks_excerpt.csv": (60, 0, 60),
}


@pytest.mark.parametrize(("name", "expected"), SAMPLE_ROWS.items())
def test_real_samples_close_the_ledger(name: str, expected: tuple[int, int, int]) -> None:
    """Rows read, set aside and incidents of each real sample are the known ones."""
    path = SAMPLES / name
    if not path.is_file():
        pytest.skip(f"no sample {name} beside this checkout")
    tables, about = read_dataset([read_raw(path)], "test", None, None)
    ledger = about.ledger
    assert (ledger.read, ledger.set_aside, len(tables["incidents"])) == expected
    if name.startswith("sf_fire"):
        scene = tables["milestones"].query("milestone == 'on_scene'")
        untimed = (scene["state"] == "reached") & scene["at_utc"].isna()
        assert ((scene["state"] == "ended_before").sum(), untimed.sum()) == (1_548, 6)


def test_a_dataset_of_a_real_layout_is_written_and_read_back(project: Path) -> None:
    """What is on disk is what was read."""
    ledger, _ = ingest([FIXTURES / "viina" / "viina_2022.csv"], "viina-test")
    assert json.loads(ledger.model_dump_json()) == ledger.model_dump()
    assert len(read_tables("viina-test")["claims"]) == ledger.tables["claims"] == 4


def read_changed(name: str, folder: Path, **changes: str) -> pd.Series:
    """Return the first incident of a fixture's first row, with some of its cells changed."""
    rows = list(csv.DictReader((FIXTURES / name).read_text("utf-8").splitlines()))[:1]
    path = folder / Path(name).name
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        writer.writerow({**rows[0], **changes})
    tables, _ = read_dataset([read_raw(path)], "test", None, None)
    return tables["incidents"].iloc[0]


CODES = [
    ("ucdp/layout_52_low_first.csv", "date_prec", "date_precision", ["day", "days", "week", "month", "year"]),
    (
        "ucdp/layout_52_low_first.csv",
        "where_prec",
        "place_precision",
        ["exact", "near", "district", "region", "area", "country", "sea_or_airspace"],
    ),
    ("ucdp/layout_52_low_first.csv", "type_of_violence", "subkind", ["state_based", "non_state", "one_sided"]),
    ("gtd/gtd.csv", "specificity", "place_precision", ["settlement", "near", "district", "region", "country"]),
    ("acled/current.csv", "time_precision", "date_precision", ["day", "week", "month"]),
    ("acled/current.csv", "geo_precision", "place_precision", ["settlement", "near", "region"]),
]


@pytest.mark.parametrize(("name", "column", "target", "meanings"), CODES)
def test_codes_mean_what_the_codebooks_say(
    tmp_path: Path, name: str, column: str, target: str, meanings: list[str]
) -> None:
    """Each code from 1 on stands for its own word."""
    found = [read_changed(name, tmp_path, **{column: str(code)})[target] for code in range(1, len(meanings) + 1)]
    assert found == meanings
