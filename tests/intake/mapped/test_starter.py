"""A starter mapping: what headings and cells say, and three newsrooms' workbooks read by it as it is."""

import csv
import json
from pathlib import Path

import pandas as pd
import pytest
from conftest import ROOT, decide_all, make_book
from newsroom import DECIDED, FIRST, SECOND, THIRD, write_first, write_second, write_third
from openpyxl import load_workbook

from analysis.datasets.disk.files import read_tables
from analysis.datasets.reference.judgements import read_judgements
from analysis.datasets.scopes import SCOPES
from analysis.datasets.vocabularies import VOCABULARIES
from analysis.errors import DataError, UnknownLayoutError
from analysis.intake.ingest import ingest, ingest_any
from analysis.intake.mapped.contents import read_heading
from analysis.intake.mapped.starter import propose_mapping
from analysis.intake.raw import read_raw

HEAD = ("Дата", "Что произошло", "Погибло", "Ранено", "Регион")
FIXTURES = ROOT / "tests" / "fixtures"
HEADINGS = {
    "Oblast": "region",
    "admin1": "region",
    "Raion": "district",
    "City": "place",
    "Event Date": "date",
    "date_published": "report:published",
    "deaths": "figure:killed",
    "Number wounded": "figure:injured",
    "Who claimed it?": "claim:claimant",
    "Contact phone": "private",
    "Time": "start",
    "Time of arrival": "step:on_scene",
    "End of alert": "step:all_clear",
    "Source link": "report:url",
    "mood": "",
    "Область": "region",
    "Населений пункт": "place",
    "Загиблі": "figure:killed",
    "Що сталося": "kind",
    "Час": "start",
    "Посилання": "report:url",
    "Дата": "date",
    "Погибшие": "figure:killed",
    "Пострадавшие": "figure:injured",
    "Ответственность": "claim:claimant",
    "Ссылка на источник": "report:url",
    "Телефон свидетеля": "private",
    "Identity": "",
    "Не збито": "words",
    "Not shot down": "words",
    "Animals killed": "words",
    "Houses without power": "words",
    "Injured (unconfirmed)": "words",
}


@pytest.mark.parametrize(("name", "target"), HEADINGS.items())
def test_a_usual_heading_is_known(name: str, target: str) -> None:
    """In three languages, whatever its case; a short word stands for itself alone."""
    assert read_heading(name, read_judgements()) == target


def test_hxl_tags_go_before_headings() -> None:
    """Tagged columns find their place; what has neither tag nor heading is kept as words."""
    text, asked = propose_mapping([read_raw(FIXTURES / "ucdp" / "with_hxl.csv")], read_judgements())
    assert 'date = "date_start"' in text
    assert [line for line in text.splitlines() if line.startswith("figure")] == ['figure = "best"  # 3 of 4']
    assert '"side_a"' in text.partition("words = [")[2].partition("]")[0]
    assert asked == []


def write_table(project: Path, *rows: str) -> Path:
    """Write a small table of nobody's layout."""
    path = project / "table.csv"
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return path


def test_the_starter_says_which_words_make_which_kind(project: Path) -> None:
    """Each match with its number of cells; a cell that no rule knows is counted, and one that is blank is not."""
    rows = ("2026-03-01,drone attack", "2026-03-02,drone attack", "2026-03-03,hail", "2026-03-04,", "2026-03-05, ")
    text, _ = propose_mapping([read_raw(write_table(project, "Date,What happened", *rows))], read_judgements())
    told = [line for line in text.splitlines() if line.startswith("#   ")]
    assert [line.partition(":")[0] for line in told] == ["#   2 cells", "#   1 cell"]
    assert told[0].endswith("-> air_attack")
    assert told[1].endswith(": no rule of kind_words.csv")


def test_how_many_were_damaged_is_no_word_of_damage_and_a_kind_of_place_no_name(project: Path) -> None:
    """Attacks on hospitals as they are published: numbers of facilities, and `#loc+type` for what was hit."""
    rows = [
        ["Date", "Event Description", "Admin 1", "Location of Incident", "Facilities Reporting Destruction"],
        ["#date", "#description", "#adm1+name", "#loc+type", "#affected+facility+destroyed"],
        ["2026-03-01", "A drone struck a hospital.", "Kharkiv", "Health Building", "0"],
        ["2026-03-04", "An ambulance was hit by a drone.", "Kherson", "Health Transportation", "1"],
    ]
    path = project / "health.csv"
    path.write_text("\n".join(",".join(row) for row in rows) + "\n", "utf-8")
    ledger, _ = ingest_any([path], "health", lambda _: None)
    incidents = read_tables("health")["incidents"]
    assert (ledger.kept, ledger.undecided) == (2, [])
    assert incidents[["place", "damage"]].isna().all().all()
    assert json.loads(incidents["as_reported"].iloc[1])["Location of Incident"] == "Health Transportation"


PLACES = [
    (["Chuhuiv, Kharkiv region", "Kyiv", "Bashtanka, Mykolaiv Oblast"], ["UA-63", "", "UA-48"], "2 of 3"),
    (["Chuhuiv, market", "Kyiv", "Bashtanka, Mykolaiv Oblast"], ["", "", ""], ""),
    (["Chuhuiv", "Kyiv", "Bashtanka"], ["", "", ""], ""),
]


@pytest.mark.parametrize(("places", "codes", "said"), PLACES)
def test_a_region_may_stand_after_the_place(project: Path, places: list[str], codes: list[str], said: str) -> None:
    """Where nine of ten places that have a comma name a region after it; the place is read as it stands."""
    days = [f'2026-03-0{n},Drone attack,"{place}"' for n, place in enumerate(places, 1)]
    path = project / "places.csv"
    path.write_text("\n".join(["Date,What happened,Location", *days]) + "\n", "utf-8")
    ingest_any([path], "places", lambda _: None)
    incidents = read_tables("places")["incidents"]
    assert incidents["region_code"].fillna("").tolist() == codes
    assert incidents["place"].tolist() == places
    line = f'region = {{ column = "Location", after = "," }}  # {said}'
    assert (line in (project / "data" / "raw" / "places" / "mapping.toml").read_text("utf-8")) == bool(said)


def test_where_the_region_stands_after_the_place_its_time_zone_is_proposed(project: Path) -> None:
    """As where it has a column of its own: a clock time is an instant then, and not words alone."""
    path = project / "places.csv"
    rows = [
        f'2026-03-0{n} 03:1{n},Drone attack,"{place}, Kharkiv region"' for n, place in enumerate(("Izium", "Lozova"), 1)
    ]
    path.write_text("\n".join(["Date,What happened,Location", *rows]) + "\n", "utf-8")
    ledger, _ = ingest_any([path], "places", lambda _: None)
    assert 'timezone = "=Europe/Kyiv"' in (project / "data" / "raw" / "places" / "mapping.toml").read_text("utf-8")
    starts = read_tables("places")["incidents"]["start_utc"]
    assert ([f"{start:%H:%M}" for start in starts], ledger.n_undated_clocks) == (["01:11", "01:12"], 0)


def test_no_time_zone_is_proposed_where_a_region_is_not_known(project: Path) -> None:
    """It may lie in another: nine towns near Kharkiv say nothing of an airbase in Siberia."""
    path = project / "places.csv"
    places = [*["Izium, Kharkiv region"] * 9, "Belaya airbase, Eastern Siberia"]
    rows = [f'2026-03-0{n % 9 + 1} 03:1{n},Drone attack,"{place}"' for n, place in enumerate(places)]
    path.write_text("\n".join(["Date,What happened,Location", *rows]) + "\n", "utf-8")
    ledger, _ = ingest_any([path], "places", lambda _: None)
    assert (read_tables("places")["incidents"]["start_utc"].notna().sum(), ledger.n_undated_clocks) == (0, 10)


def test_a_figure_that_two_columns_tell_is_asked_for(project: Path) -> None:
    """Drones in one and missiles in the other: neither is taken for all, until a person names one."""
    head = "Дата;Область;Що сталося;Запущено БпЛА;Запущено ракет"
    path = write_table(project, head, "01.12.2025;Харківська область;атака БпЛА;241;5")
    with pytest.raises(UnknownLayoutError, match="launched is told by 'Запущено БпЛА' and 'Запущено ракет'"):
        ingest_any([path], "mine", lambda _: None)
    with pytest.raises(DataError, match=r"which\? Запущено БпЛА or Запущено ракет"):
        ingest_any([path], "mine", lambda _: None)
    mapping = project / "data" / "raw" / "mine" / "mapping.toml"
    mapping.write_text(mapping.read_text("utf-8").replace("which? Запущено БпЛА or ", ""), "utf-8")
    ingest_any([path], "mine", lambda _: None)
    assert read_tables("mine")["counts"]["best"].tolist() == [5]


@pytest.mark.parametrize(
    ("columns", "read"),
    [
        ("Killed,Killed women", 3),
        ("Total killed,Killed civilians", 3),
        ("Killed,Animals killed", 3),
        ("Killed,Killed", None),
        ("Total killed (one side says),Total killed (the other says)", None),
        ("Погибло (сообщает А),Погибло (сообщает Б)", None),
        ("Killed civilians,Killed soldiers", None),
        ("Adults killed,Children killed", None),
        ("Children killed,Killed", 1),
        ("Загинуло дорослих,Загинуло дітей", None),
        ("Children,Killed", 1),
        ("Children killed,Deaths", 1),
        ("Killed total (incl. children),Killed police", 3),
        ("Adults killed,Minors killed", None),
        ("Rescuers killed,Children killed", None),
        ("Загинуло чоловіків,Загинуло жінок", None),
        ("Killed woman,Killed man", None),
        (",Killed,Adults killed", None),
    ],
)
def test_a_column_that_others_add_to_is_the_whole(project: Path, columns: str, read: int | None) -> None:
    """Its heading says total, or the others say the same and more; two of equal rank are asked about."""
    cells = "3,,1" if columns.startswith(",") else "3,1"  # a whole that is blank where its part is not tells nothing
    path = write_table(project, f"Date,What happened,{columns}", f"2025-12-01,drone strike,{cells}")
    if read is None:
        with pytest.raises(UnknownLayoutError, match="killed is told by"):
            ingest_any([path], "mine", lambda _: None)
    else:
        ingest_any([path], "mine", lambda _: None)
        assert read_tables("mine")["counts"]["best"].tolist() == [read]


def test_regions_that_stand_in_rows_of_their_own_hold_for_the_rows_below(project: Path) -> None:
    """The starter says so where each such row is a region; a row above the first is of none, and a total is no region."""
    rows = [
        ["Date", "Event", "Killed"],
        ["2026-03-01", "drone attack", 1],
        ["Kharkiv Oblast"],
        ["2026-03-05", "drone attack", 2],
        ["2026-03-06", "missile attack", 0],
        ["Одеська область"],
        ["2026-03-05", "drone attack", 4],
        ["Total", None, 7],
    ]
    path = make_book(project / "book.xlsx", rows)
    ledger, _ = ingest_any([path], "mine", lambda _: None)
    incidents = read_tables("mine")["incidents"].sort_values("source_row")
    assert incidents["region_code"].fillna("").tolist() == ["", "UA-63", "UA-63", "UA-51"]
    assert (ledger.kept, ledger.reasons) == (4, {"not_data": 2, "totals_row": 1})


def test_a_note_that_stands_alone_is_no_region(project: Path) -> None:
    """Where a row of its own holds anything but a region the starter asks, and takes none."""
    rows = [["Date", "Event", "Killed"], ["Kharkiv Oblast"], ["2026-03-05", "drone attack", 2], ["checked by the desk"]]
    path = make_book(project / "book.xlsx", rows)
    ingest_any([path], "mine", lambda _: None)
    assert '# region = "=UA-63"' in (project / "data/raw/mine/mapping.toml").read_text("utf-8")


@pytest.mark.parametrize(
    "odd",
    [
        ["Sumy Oblast", None, 9],  # a region row that is not alone in its row
        [None, "Kyiv", None],  # a lone cell where no region row stands
        ["beyond the river"],  # a lone cell that is no region
    ],
)
def test_below_a_row_that_is_no_record_no_region_is_known_to_hold(odd: list[object], project: Path) -> None:
    """The starter asks then; and where a mapping says so all the same, the region above does not go on."""
    head, first, second = (
        ["Date", "Event", "Killed"],
        ["2026-03-05", "drone attack", 2],
        ["2026-03-06", "drone attack", 1],
    )
    regions = [["Kharkiv Oblast"], first, odd, second, ["Odesa Oblast"], first]
    path = make_book(project / "book.xlsx", [head, *regions])
    ingest_any([path], "mine", lambda _: None)
    mapping = project / "data/raw/mine/mapping.toml"
    asked = '# region = "=UA-63"  # no column names one: where all rows are of one region, say which'
    assert asked in mapping.read_text("utf-8")
    mapping.write_text(mapping.read_text("utf-8").replace(asked, "region = { above = true }"), "utf-8")
    ingest_any([path], "mine", lambda _: None)
    decide_all("mine", [path])
    incidents = read_tables("mine")["incidents"].sort_values("source_row")
    held = incidents["region_code"].fillna("").tolist()
    assert held in (["UA-63", "", "UA-51"], ["UA-63", "", "", "UA-51"])


HEADINGS_BELOW = {
    "Killed: Name": "private",
    "Killed: Age": "words",
    "Killed: total": "figure:killed",
    "Killed: of which children": "part:killed",
    "Date: Year": "year",
    "Coordinates: Lat": "latitude",
    "Адреса: Область": "region",
    "Адреса: вулиця": "private",
    "Постраждалі: загиблі": "figure:killed",
    "Killed and injured: Injured": "figure:injured",
    "Повітряна тривога: кінець": "end",
    "Source: Name": "report:publisher",
    "Girls' school damaged": "damage",
    "Children": "words",
}


@pytest.mark.parametrize(("name", "target"), HEADINGS_BELOW.items())
def test_below_another_heading_a_column_s_own_name_goes_first(name: str, target: str) -> None:
    """What the heading above says holds where the own name says nothing, or names a part."""
    assert target == read_heading(name, read_judgements())


def test_headings_over_two_rows_are_read_together(project: Path) -> None:
    """Killed stands merged over total, adults and children: the total is read, its parts are words."""
    over = ["Дата", "Область", "Подія", "Загинуло", None, None, "Поранено", None, None]
    names = [None, None, None, *["всього", "дорослих", "дітей"] * 2]
    row = ["05.03.2026", "Харківська область", "атака БпЛА", 3, 2, 1, 5, 4, 1]
    path = make_book(project / "book.xlsx", [["Облік, березень"], over, names, row], merge="D2:F2")
    book = load_workbook(path)
    book["S1"].merge_cells("G2:I2")
    book.save(path)
    ingest_any([path], "mine", lambda _: None)
    assert read_tables("mine")["counts"].set_index("quantity")["best"].to_dict() == {"killed": 3, "injured": 5}


@pytest.mark.parametrize(
    "again",
    [
        "Дата,Вид атаки,Запущено,Сбито,Регион",
        "Дата,Запущено,Сбито,Регион,",
        "Регион,Дата,Запущено,Сбито,",
        "ДАТА,ЗАПУЩЕНО,СБИТО,РЕГИОН,",
    ],
)
def test_a_second_table_below_the_first_is_refused(project: Path, again: str) -> None:
    """Its figures would stand under the names of the first; the row of its names is told, and nothing is read."""
    below = [again, "14.12.2025,атака БПЛА,120,100,Курская область"]
    path = write_table(project, ",".join(HEAD), "13.12.2025,атака БПЛА,1,2,Белгородская область", ",,,,", *below)
    with pytest.raises(DataError, match=r"(?i)row 4: names of columns again, and others: .*запущено"):
        ingest_any([path], "mine", lambda _: None)


@pytest.mark.parametrize(
    "again", [",".join(HEAD), "ДАТА,Что произошло,Убито,Ранено,Область", "Дата:,Что случилось,Погибло,Ранено,Регион"]
)
def test_the_names_of_columns_told_again_are_no_second_table(project: Path, again: str) -> None:
    """As printed on every page, also where one is written otherwise: it is set aside, and those after it are read."""
    rows = ["13.12.2025,атака БПЛА,1,2,Белгородская область", again, "14.12.2025,атака БПЛА,1,2,Белгородская область"]
    ingest_any([write_table(project, ",".join(HEAD), *rows)], "mine", lambda _: None)
    assert len(read_tables("mine")["incidents"]) == 2
    assert len(read_tables("mine")["set_aside"]) == 1


def test_under_who_claimed_only_a_plain_name_claims(project: Path) -> None:
    """Who says that nobody did is none; a denial and a doubt are asked about, also where a person said what names mean."""
    told = [
        "Army of Nowhere",
        "nobody has claimed it",
        "ніхто не взяв",
        "no group",
        "denied by Them",
        "Others (alleged)",
    ]
    rows = [f"2025-12-{13 + n},drone attack,{name}" for n, name in enumerate(told)]
    path = write_table(project, "Date,What happened,Who claimed", *rows)
    ingest_any([path], "mine", lambda _: None)
    mapping = project / "data" / "raw" / "mine" / "mapping.toml"
    mapping.write_text(mapping.read_text("utf-8").replace("# stance", "stance"), "utf-8")
    ledger, _ = ingest_any([path], "mine", lambda _: None)
    assert read_tables("mine")["claims"]["claimant"].tolist() == ["Army of Nowhere"]
    assert sorted(one.label for one in ledger.undecided) == ["Others (alleged)", "denied by Them"]


def test_a_table_with_links_of_which_no_row_is_dated_is_set_aside(project: Path) -> None:
    """Dates that can be read in two ways: every row is set aside, and nothing else breaks."""
    head = "Date,Oblast,What happened,Killed,Link"
    path = write_table(
        project, head, *(f"12/{day}/2025,Kharkiv,drone attack,1,https://example.org/a" for day in (7, 8))
    )
    ingest_any([path], "mine", lambda _: None)
    assert read_tables("mine")["set_aside"]["reason"].tolist() == ["ambiguous_date"] * 2


def count(dataset: str) -> dict[str, object]:
    """Return what a newsroom would count in its own workbook, from the tables."""
    tables = read_tables(dataset)
    incidents, counts = tables["incidents"], tables["counts"]
    is_event = incidents["counting"] == "event"
    attacks = incidents["kind"].isin(SCOPES["attacks"]) & is_event
    told = {q: counts[counts["quantity"] == q] for q in VOCABULARIES["quantity"]}
    lowest = {q: int(t["low"].fillna(t["best"]).sum()) for q, t in told.items()}
    return {
        "incidents": len(incidents),
        "attacks": int(attacks.sum()),
        "finds": int((incidents["kind"] == "debris_find").sum()),
        "alerts": int((incidents["kind"] == "air_alert").sum()),
        "killed_told": len(told["killed"]),
        **lowest,
        "reports": tables["reports"]["report_id"].nunique(),
        "publishers": tables["reports"]["publisher"].nunique(),
        "names_under_who_claimed": int(incidents["unstated_claimant"].notna().sum()),
        "names_under_who": int(incidents["unstated_claimant"].notna().sum()),
        "clocks": int(incidents["start_utc"].notna().sum()),
        "months": int((incidents["date_precision"] == "month").sum()),
        "claims": len(tables["claims"]),
    }


def read(project: Path, workbook: Path) -> list[str]:
    """Read a workbook into the dataset `mine`, and return what was said of it."""
    said: list[str] = []
    ingest_any([workbook], "mine", said.append)
    assert list(workbook.parent.glob("*.toml")) == []
    assert (project / "data" / "raw" / "mine" / "mapping.toml").is_file()
    return said


def expect(facts: dict[str, object]) -> dict[str, object]:
    """Return the facts that are counted in tables, and that a name alone claims nothing."""
    return {
        k: v for k, v in facts.items() if k not in ("set_aside", "sheets_that_are_no_table", "no_value", "filled_down")
    } | {"claims": 0}


def test_the_first_workbook_is_read_at_once_and_meant_as_it_is_meant(project: Path, tmp_path: Path) -> None:
    """Two sheets, a title, typed dates and clocks: its 39 incidents, the finds as such, no claim, nothing to decide."""
    said = read(project, write_first(tmp_path / "first.xlsx"))
    ledger, changed = ingest([tmp_path / "first.xlsx"], "mine")
    found = count("mine")
    assert {k: found[k] for k in expect(FIRST)} == expect(FIRST)
    assert (ledger.reasons, changed, len(said)) == (FIRST["set_aside"], False, 1)
    assert {own.name: (own.read, own.header_row) for own in ledger.files} == {
        "first.xlsx#Feb": (26, 3),
        "first.xlsx#Mar": (14, 3),
    }
    assert ledger.cells.ignored == {"Contact": 4}


def test_clock_times_belong_to_the_day_of_their_row_and_the_night_is_not_guessed(project: Path, tmp_path: Path) -> None:
    """03:12 and 23.50 are of the row's day, in its zone; crews at 0:14 came that day or the next: a day apart."""
    read(project, write_first(tmp_path / "first.xlsx"))
    tables = {
        name: frame[frame["source_file"] == "first.xlsx#Feb"].set_index("source_row")
        for name, frame in read_tables("mine").items()
    }
    starts = tables["incidents"]["start_utc"].dropna()
    assert [str(starts[row]) for row in (4, 5)] == ["2026-02-01 01:12:00+00:00", "2026-02-02 21:50:00+00:00"]
    steps = tables["milestones"][["at_utc", "earliest_utc", "latest_utc"]]
    assert str(steps.loc[4, "at_utc"]) == "2026-02-01 01:31:00+00:00"
    assert pd.isna(steps.loc[5, "at_utc"])
    assert [str(t) for t in steps.loc[5].iloc[1:]] == ["2026-02-01 22:14:00+00:00", "2026-02-02 22:14:00+00:00"]


def test_a_name_under_who_claimed_is_kept_as_words_until_a_person_says_what_it_did(
    project: Path, tmp_path: Path
) -> None:
    """The starter asks for a stance; with one, each of the names is a claim."""
    workbook = write_first(tmp_path / "first.xlsx")
    read(project, workbook)
    words = json.loads(read_tables("mine")["incidents"]["as_reported"].iloc[0])
    assert words["Who claimed"] == "Coastal Front"
    mapping = project / "data" / "raw" / "mine" / "mapping.toml"
    mapping.write_text(mapping.read_text("utf-8").replace("# stance", "stance"), "utf-8")
    ingest([workbook], "mine")
    tables = read_tables("mine")
    assert (tables["claims"]["stance"].unique().tolist(), len(tables["claims"])) == (["claims_responsibility"], 24)
    assert tables["incidents"]["unstated_claimant"].isna().all()


def test_the_second_workbook_is_read_in_two_attempts(project: Path, tmp_path: Path) -> None:
    """Merged cells, a hidden sheet, one of notes, an error, a bare formula; three words are asked about, then read."""
    workbook = write_second(tmp_path / "second.xlsx")
    read(project, workbook)
    labels = project / "data" / "raw" / "mine" / "labels.csv"
    rows = list(csv.DictReader(labels.read_text("utf-8-sig").splitlines()))
    assert {row["label"] for row in rows} == set(DECIDED)
    with labels.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        writer.writerows({**row, "decision": DECIDED[row["label"]], "reason": "decided"} for row in rows)
    ledger, _ = ingest([workbook], "mine")
    found = count("mine")
    assert {k: found[k] for k in expect(SECOND)} == expect(SECOND)
    assert ledger.undecided == []
    assert sum(not own.is_table for own in ledger.files) == SECOND["sheets_that_are_no_table"]
    assert [own.name.rpartition("#")[2] for own in ledger.files if own.is_hidden] == ["Архів"]
    assert sum(own.filled_down for own in ledger.files) == SECOND["filled_down"]
    assert [cell for own in ledger.files for cell in own.no_value] == ["J11", "J12"]
    assert ledger.cells.ignored["(no stored value)"] == SECOND["no_value"]


def test_the_third_workbook_has_its_date_in_three_columns_under_two_names(project: Path, tmp_path: Path) -> None:
    """Year, month and day, the month spelled or missing; two sheets whose headings are in two languages."""
    read(project, write_third(tmp_path / "third.xlsx"))
    found = count("mine")
    assert {k: found[k] for k in expect(THIRD)} == expect(THIRD)


def test_a_table_that_says_no_day_is_an_error_with_a_starter_to_fill_in(project: Path) -> None:
    """The header that came nearest is named, the starter asks for what is missing, and nothing is built."""
    path = project / "export.csv"
    path.write_text("oblast,raion,hromada,level,begun,ended\nKyiv City,,,oblast,a,b\n", "utf-8")
    said: list[str] = []
    with pytest.raises(UnknownLayoutError, match=r"nearest is sirens.*without its started_at, finished_at"):
        ingest_any([path], "mine", said.append)
    starter = (project / "data" / "raw" / "mine" / "mapping.toml").read_text("utf-8")
    assert 'region = "oblast"' in starter
    assert '# date = "the column that holds the date"' in starter
    assert "other_violence" not in starter
    assert (len(said), list(project.glob("*.toml"))) == (1, [])
