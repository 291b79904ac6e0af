"""One cell of a fixture changed, and what then stands in the tables: the rare values, the limits, the codes."""

from pathlib import Path

import pandas as pd
import pytest
from conftest import ROOT

from analysis.datasets.reference.judgements import read_judgements
from analysis.intake.folder import Own
from analysis.intake.formats.viina import find_weapon
from analysis.intake.grammar import print_words, read_degrees
from analysis.intake.labels import Decisions, apply_decisions
from analysis.intake.layout import Tables, find_totals
from analysis.intake.raw import read_raw
from analysis.intake.reading import read_dataset

FIXTURES = ROOT / "tests" / "fixtures"


def read_changed(folder: Path, name: str, **cells: str) -> tuple[Tables, dict[str, int]]:
    """Read a fixture with other cells in its first row of records; return the tables and the reasons for what was set aside."""
    frame = pd.read_csv(FIXTURES / name, dtype="str", keep_default_na=False)
    for column, cell in cells.items():
        assert column in frame, column
        frame.loc[0, column] = cell
    path = folder / Path(name).name
    frame.to_csv(path, index=False)
    tables, about = read_dataset([read_raw(path)], "test", None, None)
    return tables, about.ledger.reasons


def find_first(tables: Tables, table: str) -> pd.Series:
    """Return the first row that the first record made in a table."""
    return tables[table][tables[table]["source_row"] == 2].iloc[0]


UCDP, SIRENS = "ucdp/layout_52_low_first.csv", "sirens/official_en.csv"
CHANGED = [
    (UCDP, {"where_prec": ""}, "incidents", "place_precision", "country"),
    (UCDP, {"where_prec": "9"}, "incidents", "place_precision", "country"),
    (UCDP, {"date_prec": ""}, "incidents", "date_precision", "unknown"),
    (SIRENS, {"oblast": "Nowhere"}, "incidents", "place_precision", "region"),
    (SIRENS, {"oblast": "Nowhere"}, "incidents", "region_code", "UA:Nowhere"),
    (SIRENS, {"level": ""}, "incidents", "place_precision", "region"),
    ("acled/current.csv", {"latitude": "-95"}, "incidents", "latitude", None),
    ("acled/current.csv", {"longitude": "-181"}, "incidents", "longitude", None),
    ("acled/current.csv", {"longitude": "-179"}, "incidents", "longitude", -179.0),
    ("acled/current.csv", {"fatalities": "-1"}, "counts", "state", "unreadable"),
    ("gtd/gtd.csv", {"latitude": "-90.5"}, "incidents", "latitude", None),
    ("gtd/gtd.csv", {"specificity": ""}, "incidents", "place_precision", "region"),
    ("gtd/gtd.csv", {"nkill": "-99"}, "counts", "state", "said_unknown"),
]


@pytest.mark.parametrize(("name", "cells", "table", "column", "expected"), CHANGED)
def test_a_cell_says_what_the_layout_means_by_it(
    tmp_path: Path, name: str, cells: dict, table: str, column: str, expected: object
) -> None:
    """What a code stands for, what a blank one leaves, and what lies beyond a limit."""
    found = find_first(read_changed(tmp_path, name, **cells)[0], table)[column]
    assert (None if pd.isna(found) else found) == expected


ASIDE = [
    ("gtd/gtd.csv", {"eventid": ""}, "missing_key"),
    ("gtd/gtd.csv", {"iyear": "x"}, "unreadable_date"),
    ("gtd/gtd.csv", {"imonth": "13"}, "unreadable_date"),
    ("gtd/gtd.csv", {"iday": "32"}, "unreadable_date"),
    ("acled/current.csv", {"event_date": "soon"}, "unreadable_date"),
    (SIRENS, {"finished_at": "2024-03-15 16:10:33+00:00"}, "unreadable_value"),
    (SIRENS, {"started_at": ""}, "unreadable_date"),
]


@pytest.mark.parametrize(("name", "cells", "reason"), ASIDE)
def test_a_row_is_set_aside_for_its_own_reason(tmp_path: Path, name: str, cells: dict, reason: str) -> None:
    """One more row for that reason than without the change, and no other."""
    before = read_changed(tmp_path, name)[1]
    after = read_changed(tmp_path, name, **cells)[1]
    more = {key: after.get(key, 0) - before.get(key, 0) for key in {*before, *after}}
    assert {key: n for key, n in more.items() if n > 0} == {reason: 1}


ASKED = [
    ("acled/current.csv", {"sub_event_type": "Picnic", "event_type": "Picnic"}, ("Picnic", "kind")),
    ("gtd/gtd.csv", {"attacktype1_txt": "Picnic", "weapsubtype1_txt": ""}, ("Picnic", "kind")),
    ("gtd/gtd.csv", {"attacktype1_txt": "", "weapsubtype1_txt": ""}, ("(blank)", "kind")),
    ("missiles/layout_2023.csv", {"model": "Picnic"}, ("Picnic", "weapon")),
    ("missiles/layout_2023.csv", {"model": ""}, ("(blank)", "weapon")),
]


@pytest.mark.parametrize(("name", "cells", "asked"), ASKED)
def test_a_label_of_a_known_layout_is_asked_about_and_its_row_kept(
    tmp_path: Path, name: str, cells: dict, asked: tuple[str, str]
) -> None:
    """A label that nobody decided on leaves its incident without a kind; a decision gives it one."""
    tables, _ = read_changed(tmp_path, name, **cells)
    assert pd.isna(find_first(tables, "incidents")["kind"])
    path = tmp_path / Path(name).name
    ledger = read_dataset([read_raw(path)], "test", None, None)[1].ledger
    assert asked in [(one.label, one.column) for one in ledger.undecided]
    word = {"kind": "shelling", "weapon": "drone"}[asked[1]]
    decisions = Decisions({(asked[1], asked[0].casefold()): word})
    own = Own(apply_decisions(read_judgements(), decisions), decisions)
    tables, about = read_dataset([read_raw(path)], "test", None, None, None, own)
    assert find_first(tables, "incidents")["kind"] == {"kind": "shelling", "weapon": "air_attack"}[asked[1]]
    assert asked not in [(one.label, one.column) for one in about.ledger.undecided]


@pytest.mark.parametrize(("seconds", "state"), [("604800", "reached"), ("604801", "not_known"), ("0", "reached")])
def test_an_attendance_of_more_than_a_week_is_not_believed(tmp_path: Path, seconds: str, state: str) -> None:
    """A week of seconds is the most; beyond it the number is an error, and the time is not known."""
    tables, _ = read_changed(tmp_path, "attendances/london.csv", first_pump_arriving_attendance_time=seconds)
    steps = tables["milestones"]
    assert steps[(steps["source_row"] == 2) & (steps["milestone"] == "on_scene")]["state"].tolist() == [state]


TOTALS = [(["Total", "5"], True), ([" Total: ", "5"], True), (["", "итого", "5"], True), (["Totally new", "5"], False)]


@pytest.mark.parametrize(("cells", "is_total"), TOTALS)
def test_a_last_row_that_says_total_first_is_no_record(cells: list[str], is_total: bool) -> None:
    """Blanks about the word do not matter, and another word is no total."""
    rows = pd.DataFrame([["a"] * len(cells), cells], index=[2, 3])
    assert find_totals(rows).notna().tolist() == [False, is_total]


def test_degrees_beyond_a_limit_on_either_side_are_none() -> None:
    """North and south, with a point or a comma."""
    found = read_degrees(pd.Series(["90", "-90", "90.1", "-90.1", "50,5", "x"]), 90)
    assert found.fillna(999).tolist() == [90.0, -90.0, 999, 999, 50.5, 999]


def test_words_that_are_missing_are_printed_as_none() -> None:
    """A blank cell in a column of words makes an object of nothing, beside the words of the others."""
    cells = pd.DataFrame({"place": ["Town", None, ""]}, dtype="str")
    assert print_words(cells, ["place"]).tolist() == ['{"place": "Town"}', "{}", "{}"]


WEAPONS = {
    "БПЛА": "drone",
    "ракетний удар": "missile",
    "drone; missile": "drone_and_missile",
    "обстріл з міномета": "artillery",
    "shelling": "artillery",
    "fire": None,
}


@pytest.mark.parametrize("terms", WEAPONS)
def test_a_weapon_is_what_the_terms_name(terms: str) -> None:
    """In three languages; drones and missiles together are both, and shelling is artillery where neither is named."""
    assert find_weapon(terms) == WEAPONS[terms]


def write_records(folder: Path, **files: str) -> Tables:
    """Read record files, given as text, whose local times are those of Kyiv."""
    (folder / "data").mkdir()
    raw = []
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
        raw.append(read_raw(folder / f"{name}.csv"))
    return read_dataset(raw, "test", None, None)[0]


INCIDENTS = "incident,kind,date,start,timezone\n"


@pytest.mark.parametrize(
    ("row", "precision"),
    [
        ("a,drone attack,2026-03-01,2026-03-01 10:00,UTC", "minute"),
        ("a,drone attack,2026-03-01,,UTC", "day"),
        ("a,drone attack,March 2026,,UTC", "month"),
        ("a,drone attack,2026-03-01,2026-03-01 10:00,", "day"),
    ],
)
def test_a_clock_makes_a_day_a_minute_where_its_zone_is_known(tmp_path: Path, row: str, precision: str) -> None:
    """A local time of no known zone names no instant, and the date stays a day."""
    made = write_records(tmp_path, incidents=INCIDENTS + row + "\n")["incidents"]
    assert made["date_precision"].tolist() == [precision]
    assert made["start_utc"].notna().tolist() == [precision == "minute"]


def test_a_row_that_names_a_dropped_incident_is_told_from_one_that_names_none(tmp_path: Path) -> None:
    """The incident was set aside, or there never was one: two reasons."""
    made = write_records(
        tmp_path,
        incidents="incident,kind,date\na,drone attack,2026-03-01\nb,drone attack,soon\n",
        counts="incident,quantity,figure\nb,killed,3\nc,killed,3\na,killed,3\n",
        reports="report,incident,publisher\nr-1,a,Herald\n",
    )
    assert made["counts"]["incident_id"].tolist() == ["a"]
    assert sorted(made["set_aside"]["reason"]) == ["incident_set_aside", "unknown_incident", "unreadable_date"]
