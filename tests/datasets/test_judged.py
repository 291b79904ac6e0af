"""What was decided is hashed as far as it bears upon a dataset, and no further."""

from pathlib import Path

import pytest
from conftest import ROOT

from analysis.datasets.catalogue import find_outdated, read_about
from analysis.datasets.reference.judged import hash_judgements
from analysis.datasets.reference.judgements import read_judgements
from analysis.datasets.reference.listed import list_districts, list_parties, list_subkinds
from analysis.datasets.reference.sources import read_sources
from analysis.errors import JudgementError
from analysis.intake.ingest import ingest

UCDP = ROOT / "tests" / "fixtures" / "ucdp" / "layout_52_low_first.csv"
OTHERS = [
    ("kind_labels.csv", "ucdp,a new word,shelling,decided for this test"),
    ("columns.csv", "viina,another,ignored,,decided for this test"),
    ("corrections.csv", "elsewhere,x.csv,date,a,b,,3,decided for this test"),
]
COMMON = [
    ("kind_labels.csv", "records,a new word,shelling,decided for this test"),
    ("weapons.csv", ",a new word,drone,decided for this test"),
    ("parties.csv", "A,A,official,decided for this test"),
    ("corrections.csv", "december-7,x.csv,date,a,b,,3,decided for this test"),
]


def hash_for(project: Path, name: str, row: str) -> tuple[str, str]:
    """Return the hash of what bears upon the December case, before and after a row is added to a judgement."""
    asked = (["records"], ["december-7"], {"data/raw/december-7/incidents.csv": "0"})
    before, path = hash_judgements(*asked), project / "data" / "judgements" / name
    path.write_text(f"{path.read_text('utf-8').rstrip()}\n{row}\n", "utf-8")
    return before, hash_judgements(*asked)


@pytest.mark.parametrize(("name", "row"), OTHERS)
def test_words_of_another_layout_or_source_change_nothing(project: Path, name: str, row: str) -> None:
    """A row that names another layout, or another source, bears upon no other dataset."""
    before, after = hash_for(project, name, row)
    assert before == after


@pytest.mark.parametrize(("name", "row"), COMMON)
def test_words_of_its_own_or_for_all_change_it(project: Path, name: str, row: str) -> None:
    """A row for its layout, for its source, or for all, does."""
    before, after = hash_for(project, name, row)
    assert before != after


def test_only_the_dataset_whose_words_changed_is_out_of_date(project: Path) -> None:
    """A word decided for one layout: its dataset is to be read again; the other, and its briefs, are as they were."""
    ingest([project / "data" / "raw" / "december-7"], "december-7")
    ingest([UCDP], "events")
    path = project / "data" / "judgements" / "subkinds.csv"
    path.write_text(f"{path.read_text('utf-8').rstrip()}\nucdp,a new type,decided for this test\n", "utf-8")
    sources = project / "data" / "sources.toml"
    sources.write_text(sources.read_text("utf-8") + '\n[source.other]\ntitle = "Another"\n', "utf-8")
    assert find_outdated("december-7") is None
    assert "events was read before data/judgements" in find_outdated("events")
    assert ingest([project / "data" / "raw" / "december-7"], "december-7")[1] is False
    assert ingest([UCDP], "events")[1] is True
    assert find_outdated("events") is None


def test_a_source_that_lists_a_file_of_a_dataset_bears_upon_it(project: Path) -> None:
    """What data/sources.toml says of a raw file, by name or hash, belongs to whoever reads that file."""
    ingest([project / "data" / "raw" / "december-7"], "december-7")
    digest = read_about("december-7").raw[0].sha256
    sources = project / "data" / "sources.toml"
    sources.write_text(f'{sources.read_text("utf-8")}\n[source.other]\nfiles."x.csv" = "{digest}"\n', "utf-8")
    assert "data/sources.toml changed" in find_outdated("december-7")


def test_a_workspace_has_words_of_its_own_beside_the_shipped_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Own tables go before the shipped ones, in reading and in what may be published."""
    own = tmp_path / "data" / "judgements"
    own.mkdir(parents=True)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "briefs.toml").touch()
    (own / "parties.csv").write_text("label,value,role,reason\nThe Herald,The Herald,media,a newspaper\n", "utf-8")
    (own / "spellings.csv").write_text("level,spelling,value,reason\ndistrict,Upr,Upper,as printed\n", "utf-8")
    (own / "weapons.csv").write_text("format,label,value,reason\n,buzzer,drone,how the desk says it\n", "utf-8")
    monkeypatch.setenv("BRIEFS_ROOT", str(tmp_path))
    assert {"The Herald", "Ramzan Kadyrov"} <= list_parties()
    assert {"Upper", "Traktorozavodsky district"} <= list_districts()
    assert read_judgements().labels["weapon"]["", "buzzer"] == "drone"
    assert read_judgements().labels["weapon"]["", "uav"] == "drone"


def make_desk(root: Path, monkeypatch: pytest.MonkeyPatch, **tables: bytes) -> Path:
    """Return a workspace with own judgements, the package pointed at it."""
    own = root / "data" / "judgements"
    own.mkdir(parents=True, exist_ok=True)
    (root / "reports").mkdir(exist_ok=True)
    (root / "reports" / "briefs.toml").touch()
    for name, data in tables.items():
        (own / f"{name}.csv").write_bytes(data)
    monkeypatch.setenv("BRIEFS_ROOT", str(root))
    return own


def test_a_word_for_one_layout_decides_for_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workspace's row with a layout is that layout's; one without goes before every shipped row of its label."""
    weapons = b"format,label,value,reason\nacled,drones,missile,ours\n"
    kinds = b"format,label,value,reason\n,drone attack,shelling,ours\n"
    make_desk(tmp_path, monkeypatch, weapons=weapons, kind_labels=kinds)
    labels = read_judgements().labels
    assert (labels["weapon"]["acled", "drones"], labels["weapon"]["", "drones"]) == ("missile", "drone")
    assert labels["kind"]["records", "drone attack"] == labels["kind"]["", "drone attack"] == "shelling"


SAVED = [
    ("parties", "label,value,role,reason\nA,B,official,ours, always\n", "parties.csv, row 2: 5 cells"),
    ("parties", 'label,value,role,reason\nA,"B,official,ours\n', "parties.csv: unexpected end of data"),
    ("parties", "label,value,role,reason\nA,B,official,x\nA,C,official,x\n", "row 3: A is decided twice"),
    ("spellings", "level,spelling,value\nplace,a,b\n", "no reason"),
    ("weapons", "format,label,value,reason\nrecord,x,drone,ours\n", "'record' is no layout.*Did you mean 'records'"),
    ("parties", "label,value,role,reason\nA,B,nonsense,ours\n", "row 2: 'nonsense' is no claimant_role"),
]


@pytest.mark.parametrize(("name", "text", "said"), SAVED)
def test_a_table_that_is_cut_otherwise_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str, said: str
) -> None:
    """A comma too many, a quotation mark too few, two answers to one question: file and row, and what to do."""
    make_desk(tmp_path, monkeypatch, **{name: text.encode()})
    with pytest.raises(JudgementError, match=said):
        read_judgements()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_what_a_spreadsheet_saved_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str, mark: str
) -> None:
    """In its own encoding, with its own commas."""
    text = "level,spelling,value,reason\ndistrict,Ізюм,Izium,as printed\n".replace(",", mark)
    make_desk(tmp_path, monkeypatch, spellings=text.encode(encoding))
    assert "Izium" in list_districts()
    assert hash_judgements(["records"], ["x"], {})


def test_a_file_that_would_be_passed_over_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook, or another ending, is named; a README is none of our business, and changes nothing."""
    own = make_desk(tmp_path, monkeypatch)
    before = hash_judgements(["records"], ["x"], {})
    (own / "README.md").write_text("ours", "utf-8")
    (own / "kind_labels.csv").write_text("format,label,value,reason\nacled,x,shelling,ours\n", "utf-8")
    assert hash_judgements(["records"], ["x"], {}) == before
    for name in ("spellings.xlsx", "Spellings.CSV"):
        (own / name).write_text("x", "utf-8")
        with pytest.raises(JudgementError, match=f"{name}: no table that is read"):
            read_judgements()
        (own / name).unlink()


SOURCES = [
    ("", None),
    ("[sources.x]\n", "sources. Expected one table a source"),
    ("[[source]]\n", "one table a source"),
    ('[source]\nx = "y"\n', "source x"),
    ('[source.x]\nfiles = ["a.csv"]\n', "source x"),
    ("\ufeff[source.x]\n", None),
    ("[source.x", "valid TOML"),
]


@pytest.mark.parametrize(("text", "said"), SOURCES)
def test_own_sources_are_read_or_refused_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str | None
) -> None:
    """An empty file says nothing; one that is no table of sources is named, and hashing it never fails."""
    make_desk(tmp_path, monkeypatch)
    (tmp_path / "data" / "sources.toml").write_text(text, "utf-8")
    assert hash_judgements(["records"], ["x"], {"a": "b"})
    if said is None:
        assert "december-7" in read_sources()
    else:
        with pytest.raises(JudgementError, match=said):
            read_sources()


def test_a_type_listed_for_another_layout_is_not_published() -> None:
    """Words for types are listed by layout; without one, all are."""
    assert "administrative" in list_subkinds(["fire_calls"])
    assert "administrative" not in list_subkinds(["ucdp"])
    assert list_subkinds(["ucdp"]) < list_subkinds()
