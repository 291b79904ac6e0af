"""What a mapping makes of the rows people really write: totals, section rows, merged figures, ids that start anew."""

import csv
import json
from pathlib import Path

import pandas as pd
import pytest
from conftest import ROOT, make_book

from analysis.datasets.disk.files import read_tables
from analysis.datasets.tables import TABLES
from analysis.errors import DataError, JudgementError
from analysis.intake.ingest import ingest, ingest_any
from analysis.intake.mapped.blocks import read_mapping

HEAD = ["Date", "Region", "What happened", "Killed"]
ROW = ["2026-03-25", "Sumy", "Drone strike", 1]


def read(folder: Path, *sheets: list[list[object]], merge: str = "", mapping: str = "") -> dict[str, pd.DataFrame]:
    """Read a workbook of these sheets by its starter, or by a mapping."""
    path = make_book(folder / "book.xlsx", *sheets, merge=merge)
    if mapping:
        (folder / "own.toml").write_text(mapping, "utf-8")
        ingest([path], "mine", mapping=folder / "own.toml")
    else:
        ingest_any([path], "mine", lambda _: None)
    return read_tables("mine")


def test_totals_section_rows_and_headers_again_are_no_records(project: Path, tmp_path: Path) -> None:
    """Each is set aside with its reason and its words, wherever it stands; an undated row is a record."""
    undated = [None, "Sumy", "Drone strike", 1]
    rows = [HEAD, ["March 2026"], ROW, ["Разом за березень", None, None, 9], HEAD, undated, [None, None, None, 4]]
    tables = read(tmp_path, [*rows, ["Total", None, None, 9]])
    aside = tables["set_aside"].sort_values("source_row")
    assert aside["reason"].tolist() == ["not_data", "totals_row", "not_data", "not_data", "totals_row"]
    assert json.loads(aside["raw"].iloc[1]) == {"Date": "Разом за березень", "Killed": "9"}
    assert tables["incidents"]["date_from"].isna().tolist() == [False, True]
    assert tables["counts"]["best"].tolist() == [1, 1]


def test_a_row_set_aside_keeps_all_its_words(project: Path, tmp_path: Path) -> None:
    """Also those that the mapping reads into other tables than the incidents."""
    tables = read(tmp_path, [HEAD, ROW, ["6 квітня", "Sumy", "Drone strike", 4]])
    assert json.loads(tables["set_aside"]["raw"].iloc[0])["Killed"] == "4"


def test_ids_that_start_anew_on_each_sheet_are_parted(project: Path, tmp_path: Path) -> None:
    """The sheet goes before an id that stands on several; one that stands on one is left as it is."""
    first = [["ID", *HEAD], [1, *ROW], [2, *ROW]]
    tables = read(tmp_path, first, [["ID", *HEAD], [1, *ROW], [7, *ROW]])
    assert tables["incidents"]["incident_id"].tolist() == ["S1-1", "2", "S2-1", "7"]
    assert sorted(tables["counts"]["incident_id"]) == ["2", "7", "S1-1", "S2-1"]


def test_a_figure_merged_over_two_rows_is_told_once(project: Path, tmp_path: Path) -> None:
    """The region goes down to both rows, the three dead do not become six."""
    rows = [HEAD, ["2026-03-25", "Sumy", "Drone strike", 3], ["2026-03-26", None, "Missile strike", None]]
    tables = read(tmp_path, rows, merge="D2:D3")
    assert tables["counts"]["best"].tolist() == [3]


def test_what_says_that_nobody_claimed_is_no_name(project: Path, tmp_path: Path) -> None:
    """Neither without a stance nor with one."""
    rows = [
        [*HEAD, "Who claimed"],
        [*ROW, "nobody"],
        [*ROW, "nobody yet"],
        [*ROW, "Group X"],
        [*ROW, "никто пока"],
        [*ROW, None],
    ]
    tables = read(tmp_path, rows)
    assert tables["incidents"]["unstated_claimant"].notna().sum() == 1
    starter = project / "data" / "raw" / "mine" / "mapping.toml"
    told = read(tmp_path, rows, mapping=starter.read_text("utf-8").replace("# stance", "stance"))
    assert told["claims"]["claimant"].tolist() == ["Group X"]


def test_columns_of_people_are_in_no_table(project: Path, tmp_path: Path) -> None:
    """Neither in the words of a record nor in those of a row that is set aside; they are counted as ignored."""
    names = ["Ivan Invented", "Petro Invented"]
    rows = [[*HEAD, "Name of deceased"], [*ROW, names[0]], ["soon", "Sumy", "Drone strike", 1, names[1]]]
    tables = read(tmp_path, rows)
    assert not any(
        name in text for name in names for table in TABLES for text in tables[table].map(str).to_numpy().flat
    )
    assert ingest([tmp_path / "book.xlsx"], "mine")[0].cells.ignored["Name of deceased"] == 1


def test_only_addresses_make_reports(project: Path, tmp_path: Path) -> None:
    """A word in a column of links is kept as words; a cell of two addresses is two reports."""
    links = ["https://a.example/7?x=1;y=2", "own correspondent", "Paper: https://b.example, https://c.example"]
    tables = read(tmp_path, [[*HEAD, "Link"], *([*ROW, link] for link in links)])
    told = ["https://a.example/7?x=1;y=2", "https://b.example", "https://c.example"]
    assert tables["reports"]["url"].sort_values().tolist() == told
    assert "own correspondent" in tables["incidents"]["as_reported"].iloc[1]


def test_a_blank_kind_is_decided_like_a_word_and_a_row_can_be_no_incident(project: Path, tmp_path: Path) -> None:
    """All blanks at once; what is decided to be no incident is set aside."""
    rows = [HEAD, ["2026-03-25", "Sumy", None, 1], ["2026-03-26", "Sumy", "Meeting", None]]
    read(tmp_path, rows)
    labels = project / "data" / "raw" / "mine" / "labels.csv"
    told = {"(blank)": ("air_attack", "рішення"), "Meeting": ("no incident", "why")}
    asked = list(csv.DictReader(labels.read_text("utf-8-sig").splitlines()))
    with labels.open("w", encoding="cp1251", newline="") as stream:
        writer = csv.DictWriter(stream, asked[0])
        writer.writeheader()
        writer.writerows({**row, **dict(zip(("decision", "reason"), told[row["label"]], strict=True))} for row in asked)
    ledger, _ = ingest([tmp_path / "book.xlsx"], "mine")
    assert (ledger.undecided, ledger.reasons) == ([], {"out_of_scope": 1})
    assert read_tables("mine")["incidents"]["kind"].tolist() == ["air_attack"]
    assert "рішення" in labels.read_text("cp1251")


MAPPING = 'date_order = "dmy"\ndate_order_reason = "the desk writes the day first"\n'
MAPPING += '[incidents]\ndate = "Day"\nkind = "=drone attack"\ncountry = "Land"\nregion = "Region"\n'


def test_the_order_of_days_and_the_country_are_the_mapping_s(project: Path, tmp_path: Path) -> None:
    """`03/04/2026` is 3 April as the mapping says; a country is read where no region is known."""
    rows = [["Day", "Land", "Region"], ["03/04/2026", "Ukraine", "Sumy"], ["04/04/2026", "POL", None]]
    incidents = read(tmp_path, rows, mapping=MAPPING)["incidents"]
    assert incidents["date_from"].astype("str").tolist() == ["2026-04-03", "2026-04-04"]
    assert incidents[["country_code", "region_code"]].fillna("").to_numpy().tolist() == [["UA", "UA-59"], ["PL", ""]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (MAPPING.replace('"the desk writes the day first"', '""'), "date_order has no date_order_reason"),
        (MAPPING.replace('"dmy"', '"ydm"'), "date_order is 'ydm', none of dmy, mdy, ymd"),
        (MAPPING.replace('kind = "=drone attack"\n', ""), "incidents has no kind"),
        ("[incidents]\ndate = 5\nkind = '=x'\n", "incidents.date is 5: no text"),
        ("[incidents]\ndate = {month = 'M'}\nkind = '=x'\n", "a date without its year"),
        (MAPPING + "[[counts]]\nfigure = 'K'\n", "a block of counts has no quantity"),
        (MAPPING + "[[counts]]\nquantity = '=killed'\n", "a block of counts has no figure"),
        (MAPPING + 2 * "[[counts]]\nquantity = '=killed'\nfigure = 'K'\n", "killed stands in two blocks of counts"),
        (MAPPING + "[[reports]]\nurl = {column = 'L', links = 'true'}\n", "true or false, without quotes"),
        (MAPPING + "latitude = {column = 'L', part = 0}\n", "part is a whole number from 1"),
    ],
)
def test_what_is_wrong_with_a_mapping_is_said(tmp_path: Path, text: str, words: str) -> None:
    """In one error over the whole file."""
    (tmp_path / "m.toml").write_text(text, "utf-8")
    with pytest.raises(JudgementError, match=words):
        read_mapping(tmp_path / "m.toml")


def test_the_mapping_of_the_readme_reads_a_table_of_its_columns(project: Path, tmp_path: Path) -> None:
    """What stands there as an example works as it is."""
    block = (ROOT / "README.md").read_text("utf-8").partition("```toml\ndate_order")[2].partition("```")[0]
    head = ["Year", "Month", "Day", "Region", "What happened", "Coordinates", "Notes", "Killed", "Links"]
    row = [2026, 3, 5, "Sumy", "Drone strike", "50.9, 34.8", "a note", 0, "https://a.example https://b.example"]
    tables = read(tmp_path, [head, row], mapping="date_order" + block)
    incident = tables["incidents"].iloc[0]
    assert (str(incident["date_from"].date()), incident["latitude"], incident["kind"]) == (
        "2026-03-05",
        50.9,
        "air_attack",
    )
    assert json.loads(incident["as_reported"])["Notes"] == "a note"
    assert (len(tables["counts"]), len(tables["reports"])) == (0, 2)


def test_the_day_of_a_moment_with_its_own_offset_is_local(project: Path, tmp_path: Path) -> None:
    """22:30 UTC is after midnight in Kyiv."""
    rows = [["Date", *HEAD[1:]], ["2026-03-01T22:30:00+00:00", *ROW[1:]]]
    incident = read(tmp_path, rows)["incidents"].iloc[0]
    assert (str(incident["date_from"].date()), str(incident["start_utc"])) == (
        "2026-03-02",
        "2026-03-01 22:30:00+00:00",
    )


def test_days_with_dots_that_nothing_settles_are_read_day_first_and_the_mapping_says_so(
    project: Path, tmp_path: Path
) -> None:
    """With strokes they stay ambiguous, and the starter asks."""
    tables = read(tmp_path, [HEAD, ["01.03.2026", *ROW[1:]], ["05.03.2026", *ROW[1:]]])
    assert tables["incidents"]["date_from"].astype("str").tolist() == ["2026-03-01", "2026-03-05"]
    starter = project / "data" / "raw" / "mine" / "mapping.toml"
    assert starter.read_text("utf-8").count('date_order = "dmy"') == 1
    starter.unlink()
    tables = read(tmp_path, [HEAD, ["01/03/2026", *ROW[1:]]])
    assert tables["set_aside"]["reason"].tolist() == ["ambiguous_date"]
    assert '# date_order = "dmy"' in starter.read_text("utf-8")


def test_sheets_named_for_regions_and_figures_by_weapon_are_told(project: Path, tmp_path: Path) -> None:
    """The name of the sheet is the region; a table of what was launched and shot down holds totals, no attacks."""
    rows = [["Date", "Weapon", "Launched", "Shot down"], ["2026-03-25", "Shahed", 10, 8]]
    path = make_book(tmp_path / "book.xlsx", rows, rows, names=["Sumy", "Харківська"])
    ingest_any([path], "mine", lambda _: None)
    incidents = read_tables("mine")["incidents"]
    assert incidents["region_code"].tolist() == ["UA-59", "UA-63"]
    assert set(incidents["counting"]) == {"aggregate"}


def test_a_year_that_stands_in_no_cell_is_fixed_and_a_misspelt_part_is_an_error(project: Path, tmp_path: Path) -> None:
    """`=2026` in every row; a part of a date that no sheet has is not passed over."""
    mapping = '[incidents]\nkind = "=drone attack"\ndate = { year = "=2026", month = "M", day = "D" }\n'
    rows = [["M", "D"], ["3", "5"]]
    assert str(read(tmp_path, rows, mapping=mapping)["incidents"]["date_from"].iloc[0].date()) == "2026-03-05"
    with pytest.raises(DataError, match="no column Mo, which a date asks for"):
        read(tmp_path, rows, mapping=mapping.replace('"M"', '"Mo"'))
    with pytest.raises(DataError, match="no column 'Nots', which the mapping asks for"):
        read(tmp_path, rows, mapping=mapping + 'words = ["Nots"]\n')
