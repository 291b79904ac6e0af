"""A dataset's own folder: source.toml, coverage.csv and judgements/ hold for it alone."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.datasets.catalogue import find_outdated, read_about
from analysis.datasets.disk.files import read_tables
from analysis.datasets.store import load
from analysis.errors import BriefsError
from analysis.intake.ingest import ingest

RECORDS = "incident,kind,date,start,region\na,bomby,2026-03-05,04:10,Kharkiv\nb,alert,2026-03-06,,Kharkiv\n"
CLAIMS = "claim,incident,claimant,stance\nc,a,Ministry of X,says_unknown\n"
SOURCE = 'title = "Our log"\nlicence = "CC BY 4.0"\ntimezone = "Europe/Kyiv"\ncut_off = 2026-03-31\n'
COVERAGE = "region,kind,subject,from,to,state,reason\nUA-63,,events,2026-03-01,2026-03-31,covered,read daily\n"
COVERAGE += "UA-63,,claims,2026-03-01,2026-03-31,not_covered,\n,,alerts,2026-03-01,2026-03-31,unknown,\n"
KINDS = "label,value,reason\nbomby,air_attack,our word\n"
PARTIES = "label,value,role,reason\nMinistry of X,Ministry of X,official,a public body\n"


def write(project: Path, **files: str) -> Path:
    """Write the folder of the dataset `mine`: `coverage_csv`, `judgements_parties_csv` and so on."""
    folder = project / "data" / "raw" / "mine"
    told = {"incidents_csv": RECORDS, "claims_csv": CLAIMS, "source_toml": SOURCE, "coverage_csv": COVERAGE}
    told |= {"judgements/kind_labels_csv": KINDS, "judgements/parties_csv": PARTIES}
    for name, text in (told | files).items():
        head, _, ending = name.rpartition("_")
        path = folder / f"{head}.{ending}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def test_the_folder_says_who_when_where_and_what_was_watched(project: Path) -> None:
    """Title, licence, zone and cut-off; coverage by subject, each row at its place; its own words and parties."""
    ingest([write(project)], "mine")
    about, tables = read_about("mine"), read_tables("mine")
    assert (about.title, about.sources[0].licence, about.cut_off) == ("Our log", "CC BY 4.0", "2026-03-31")
    assert str(tables["incidents"]["start_utc"].iloc[0]) == "2026-03-05 02:10:00+00:00"
    assert tables["incidents"]["kind"].tolist() == ["air_attack", "air_alert"]
    told = tables["coverage"][["region_code", "kind", "subject", "state", "source_row"]].astype("object")
    assert told.where(told.notna(), None).to_numpy().tolist() == [
        ["UA-63", None, None, "covered", 2],
        ["UA-63", None, "claims", "not_covered", 3],
        [None, "air_alert", None, "unknown", 4],
    ]
    assert load("mine").claims["claimant"].tolist() == ["Ministry of X"]


def test_without_the_folder_s_parties_a_name_is_withheld(project: Path) -> None:
    """What judgements/ names is public; a ministry that nobody listed is not named."""
    folder = write(project)
    (folder / "judgements" / "parties.csv").unlink()
    ingest([folder], "mine")
    assert load("mine").claims["claimant"].tolist() == ["somebody"]


def test_a_change_in_the_folder_makes_its_dataset_outdated_and_no_other(project: Path) -> None:
    """A file that is new there, or changed, is told; reading again takes it up."""
    folder = write(project)
    ingest([folder], "mine")
    other = project / "data" / "raw" / "other"
    other.mkdir()
    (other / "incidents.csv").write_text(RECORDS.replace("bomby", "alert"), "utf-8")
    ingest([other], "other")
    assert (find_outdated("mine"), find_outdated("other")) == (None, None)
    (folder / "judgements" / "weapons.csv").write_text("label,value,reason\nx,drone,ours\n", "utf-8")
    assert "what stands beside its records in data/raw/mine" in str(find_outdated("mine"))
    assert find_outdated("other") is None
    assert ingest([folder], "mine")[1] is True
    assert find_outdated("mine") is None


WRONG = [
    ({"source_toml": 'timezone = "Kyiv"\n'}, "mine/source.toml: 'Kyiv' is no time zone"),
    ({"source_toml": 'titel = "x"\n'}, "mine/source.toml: titel"),
    ({"source_toml": "files = 1\n"}, "files does not belong here"),
    ({"source_toml": "title = \n"}, "mine/source.toml: Invalid value"),
    ({"coverage_csv": "region,from,to,state\nNowhere,2026-01-01,2026-01-02,covered\n"}, "row 2: 'Nowhere' names no"),
    ({"coverage_csv": "region,from,to,state\nAleppo,2026-01-01,2026-01-02,covered\n"}, "Write its country beside it"),
    (
        {"coverage_csv": "country,from,to,state\nAtlantis,2026-01-01,2026-01-02,covered\n"},
        "'Atlantis' names no known c",
    ),
    ({"coverage_csv": "regoin,from,to,state\nUA-63,2026-01-01,2026-01-02,covered\n"}, "a column 'regoin'"),
    ({"coverage_csv": "region,from,to,state\n,soon,2026-01-02,covered\n"}, "row 2: 'soon' to '2026-01-02'"),
    ({"coverage_csv": "region,from,to,state\n,2026-02-01,2026-01-02,covered\n"}, "row 2: 2026-01-02 is before"),
    ({"coverage_csv": "region,from,to,state\n,2026-01-01,2026-01-02,watched\n"}, "row 2: 'watched' is no state"),
    ({"coverage_csv": "subject,from,to,state\nall,2026-01-01,2026-01-02,covered\n"}, "row 2: 'all' is no subject"),
    ({"coverage_csv": "kind,from,to,state\nwar,2026-01-01,2026-01-02,covered\n"}, "row 2: 'war' is no kind"),
    ({"judgements/kinds_csv": "label,value,reason\n"}, "mine/judgements/kinds.csv: no such judgement"),
    ({"judgements/kind_labels_csv": "label,value,reason\na,b,c\n"}, "'b' is no kind"),
    ({"judgements/kind_labels_csv": "label,value,reason\na,shelling,\n"}, "no reason"),
    ({"judgements/parties_csv": "label,value,reason\na,b,c\n"}, "no column role"),
    ({"judgements/parties_csv": ""}, "parties.csv: the file is empty"),
    ({"judgements/spellings_csv": "level,spelling,value,reason\nregion,N,Sumy,x\n"}, "row 2: 'Sumy' is no region"),
    ({"judgements/spellings_csv": "level,spelling,value,reason\noblast,N,UA-63,x\n"}, "'oblast' is no level"),
]


@pytest.mark.parametrize(("files", "words"), WRONG, ids=[words for _, words in WRONG])
def test_what_cannot_be_read_there_is_one_clear_error(project: Path, files: dict[str, str], words: str) -> None:
    """File and row, what was found and what was expected; nothing is built."""
    with pytest.raises(BriefsError, match=words):
        ingest([write(project, **files)], "mine")
    assert not (project / "data" / "tables" / "mine").exists()


def test_a_coverage_without_its_columns_is_an_error(project: Path) -> None:
    """The columns that are missing are named."""
    with pytest.raises(BriefsError, match="no column state"):
        ingest([write(project, coverage_csv="region,from,to\n,2026-01-01,2026-01-02\n")], "mine")


def test_a_time_zone_that_does_not_exist_is_named_with_its_row(project: Path) -> None:
    """In a cell of the records."""
    records = "incident,kind,date,start,timezone\na,alert,2026-03-05,04:10,Mars/Phobos\n"
    with pytest.raises(BriefsError, match=r"column 'timezone', row 2: 'Mars/Phobos' is no time zone"):
        ingest([write(project, incidents_csv=records)], "mine")


def test_what_a_spreadsheet_has_saved_in_its_own_way_is_read(project: Path) -> None:
    """Semicolons, Cyrillic in cp1251, days turned about, a word with a capital, a mark before a TOML."""
    folder = write(project, coverage_csv="region;from;to;state;reason\nUA-63;01.03.2026;31.03.2026;Covered;daily\n")
    (folder / "judgements" / "parties.csv").write_bytes(
        "label;value;role;reason\nМЗС;МЗС;official;орган\n".encode("cp1251")
    )
    (folder / "source.toml").write_text("\ufeff" + SOURCE, "utf-8")
    ingest([folder], "mine")
    tables, about = read_tables("mine"), read_about("mine")
    assert (about.parties, about.title) == (["МЗС"], "Our log")
    assert tables["coverage"]["to_date"].astype("str").tolist() == ["2026-03-31"]


def test_a_folder_elsewhere_without_a_story_leaves_that_of_the_dataset(project: Path, tmp_path: Path) -> None:
    """Records lie where they lie; who made them stands in data/raw/<dataset>."""
    own = write(project)
    elsewhere = tmp_path / "records"
    elsewhere.mkdir()
    (elsewhere / "incidents.csv").write_text(RECORDS, "utf-8")
    ingest([elsewhere], "mine")
    assert (read_about("mine").title, own.name) == ("Our log", "mine")


PLACES = [
    ("Syria", "Idlib Governorate", ("SY-ID", "SY")),
    ("SY", "Aleppo", ("SY-HL", "SY")),
    ("", "UA-63", ("UA-63", "UA")),
    ("Ukraine", "", (None, "UA")),
    ("XA", "", (None, "XA")),
    ("", "", (None, None)),
    ("", "SY:Wadi Invented", ("SY:Wadi Invented", "SY")),
]


@pytest.mark.parametrize(("country", "region", "expected"), PLACES)
def test_what_was_watched_is_named_in_any_country(
    project: Path, country: str, region: str, expected: tuple[str | None, str | None]
) -> None:
    """A region by its name in its country, a country, everywhere, and a region that no list knows by its own code."""
    told = f"country,region,from,to,state\n{country},{region},2026-03-01,2026-03-02,covered\n"
    ingest([write(project, coverage_csv=told)], "mine")
    row = read_tables("mine")["coverage"].query("subject.isna()").iloc[0]
    found = tuple(None if pd.isna(row[column]) else row[column] for column in ("region_code", "country_code"))
    assert found == expected


def test_a_span_may_be_one_day(project: Path) -> None:
    """From the fifth to the fifth is the fifth; several rows are several spans, each with its row."""
    text = "region,from,to,state\n,2026-01-05,2026-01-05,covered\n\nUA-63,2026-01-06,2026-01-07,not_covered\n"
    ingest([write(project, coverage_csv=text)], "mine")
    spans = read_tables("mine")["coverage"].sort_values("source_row")
    assert spans["from_date"].dt.day.tolist() == [5, 6]
    assert spans["to_date"].dt.day.tolist() == [5, 7]
