"""A newer file is added to a dataset: what comes of it is what comes of reading all its files together."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from conftest import make_book, thin
from test_batches import FIXTURES, Tables, assert_same, order, tell, write_alerts

from analysis.datasets.about import About
from analysis.datasets.catalogue import find_folder, find_labels, read_about
from analysis.datasets.disk import merging, stored, written
from analysis.datasets.disk.files import read_tables
from analysis.errors import DataError, ParameterError
from analysis.intake.ingest import add, ingest

BY_ROWS = ["sirens", "acled", "attendances", "fire_calls", "gtd", "missiles", "ucdp"]
NAMED = ["acled", "gtd", "ucdp"]  # whose first column names a record


def read_both_ways(files: list[Path], **how: Any) -> tuple[list[tuple[Any, ...]], list[str]]:
    """Return a dataset read together, and one that files were added to, each as `assert_same` takes them; what was said."""
    said: list[str] = []
    found = []
    for begin, more in ((files, []), (files[:1], files[1:])):
        ledger, _ = ingest(begin, "mine", **how)
        for file in more:
            ledger, changed = add([file], "mine", said.append, **how)
            assert changed
        found.append((ledger, tell(read_about("mine")), order(read_tables("mine"))))
        (find_folder("mine") / "datapackage.json").unlink()
    return found, said


def cut_file(path: Path, folder: Path, *, n_files: int = 2, again: int = 0) -> list[Path]:
    """Cut a text into files with its header each, the later ones beginning with so many lines of the one before again."""
    folder.mkdir(parents=True, exist_ok=True)
    header, *lines = path.read_text("utf-8-sig").splitlines()
    size = -(-len(lines) // n_files)
    made = []
    for number, start in enumerate(range(0, len(lines), size)):
        own = folder / f"{path.stem}-{number}.csv"
        own.write_text("\n".join([header, *lines[max(0, start - again) : start + size]]) + "\n", "utf-8")
        made.append(own)
    return made


@pytest.mark.parametrize("layout", thin(["gtd", "acled", "attendances", "missiles", "sirens", "ucdp"], 6))
@pytest.mark.parametrize("group_rows", thin([4, 10_000], 2))
def test_files_that_share_nothing_are_added_as_if_read_together(
    project: Path, layout: str, group_rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same tables, ledger, months and words to decide; also where tables are large and lie in several files."""
    monkeypatch.setattr(merging, "GROUP_ROWS", group_rows)
    monkeypatch.setattr(written, "_PART_GROUPS", 2)
    monkeypatch.setattr(stored, "_STEP_ROWS", 8)
    path = project / "all.csv"
    path.write_bytes(sorted(FIXTURES.glob(f"{layout}/*.csv"))[0].read_bytes())
    lines = path.read_text("utf-8-sig").splitlines()
    alone = {line.partition(",")[0] if layout in NAMED else line: line for line in lines}
    path.write_text("\n".join(alone.values()) + "\n", "utf-8")
    found, said = read_both_ways(cut_file(path, project / "raw"))
    assert_same(found)
    assert said == []


@pytest.mark.parametrize("layout", [*thin(BY_ROWS, len(BY_ROWS)), "viina"])
def test_files_that_tell_a_record_again_are_read_together(project: Path, layout: str) -> None:
    """Which of two tellings counts is decided as ever; it is said that, and why, the older files are read again."""
    path = sorted(FIXTURES.glob(f"{layout}/*.csv"))[0]
    found, said = read_both_ways(cut_file(path, project / "raw", again=2))
    assert_same(found)
    why = "a record is told by several files" if layout in BY_ROWS else f"rows of {layout} hang on"
    assert said
    assert all(line.startswith(f"all files of mine are read again: {why}") for line in said)


def test_a_file_is_added_where_the_older_ones_are_gone(project: Path) -> None:
    """Nothing of theirs is needed; added once more, nothing is done; a record they tell as well is an error, and said."""
    files = [write_alerts(project / f"{n}.csv", range(10 * n, 10 * n + 10)) for n in range(3)]
    said: list[str] = []
    ingest(files[:1], "mine")
    files[0].unlink()
    ledger, changed = add(files[1:], "mine", said.append)
    assert (changed, ledger.read, [own.name for own in ledger.files]) == (True, 30, ["0.csv", "1.csv", "2.csv"])
    assert add(files[1:], "mine", said.append) == (ledger, False)
    again = write_alerts(project / "again.csv", range(5, 40))
    with pytest.raises(
        DataError, match=r"0\.csv: it is not found in this workspace, .*since a record is told by several"
    ):
        add([again], "mine", said.append)
    assert said == ["all files of mine are read again: a record is told by several files"]
    assert len(read_tables("mine")["incidents"]) == 30


def test_another_file_of_the_same_name_is_an_error(project: Path) -> None:
    """A newer export that took the place of the older one is not added to it under its name."""
    path = write_alerts(project / "export.csv", range(10))
    ingest([path], "mine")
    write_alerts(path, range(20, 30))
    with pytest.raises(DataError, match=r"export\.csv: the dataset holds another file of this name"):
        add([path], "mine", print)


def test_up_to_which_day_records_speak_is_asked_for_anew(project: Path) -> None:
    """The day that somebody gave for the older files does not hold for newer ones; a later one reads them as they are."""
    files = [write_alerts(project / f"{n}.csv", range(10 * n, 10 * n + 10)) for n in range(2)]
    ingest(files[:1], "mine", cut_off="2024-01-31")
    with pytest.raises(ParameterError, match="mine speaks up to 2024-01-31; up to when it does with newer files"):
        add(files[1:], "mine", print)
    said: list[str] = []
    add(files[1:], "mine", said.append, cut_off="2024-02-29")
    assert (read_about("mine").cut_off, said) == ("2024-02-29", [])
    more = write_alerts(project / "more.csv", range(40, 50))
    add([more], "mine", said.append, cut_off="2024-01-03")
    assert said == ["all files of mine are read again: it is asked for up to 2024-01-03"]
    assert read_about("mine").ledger.reasons["after_cut_off"] == 20


def test_what_would_be_read_otherwise_today_is_read_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of the code, judgements that changed, another layout: said, and all files are read."""
    said: list[str] = []
    files = [write_alerts(project / f"{n}.csv", range(10 * n, 10 * n + 10)) for n in range(3)]
    ingest(files[:1], "mine")
    with monkeypatch.context() as patch:
        patch.setattr("analysis.intake.opened.appended.hash_code", lambda: "another")
        add(files[1:2], "mine", said.append)
    spellings = project / "data" / "judgements" / "spellings.csv"
    spellings.write_text(spellings.read_text("utf-8") + 'region,"Nowhere at all",UA-63,a test\n', "utf-8")
    rest = project / "ucdp.csv"
    rest.write_bytes((FIXTURES / "ucdp" / "layout_52_low_first.csv").read_bytes())
    add([rest], "mine", said.append)
    add(
        [make_book(project / "book.xlsx", [line.split(",") for line in files[2].read_text().splitlines()])],
        "mine",
        said.append,
    )
    assert [line.partition("again: ")[2] for line in said] == [
        "it was read by another version of incident-briefs",
        "mine is out of date",
        "rows of sirens+ucdp hang on other rows",
    ]


def test_what_a_folder_told_of_the_records_is_not_lost_with_it(project: Path) -> None:
    """A dataset whose own folder is gone is not added to: title, licence and what was watched would be lost."""
    folder = project / "data" / "raw" / "mine"
    folder.mkdir()
    (folder / "source.toml").write_text('title = "Sirens of ours"\nlicence = "CC0"\n', "utf-8")
    ingest([write_alerts(project / "0.csv", range(10))], "mine")
    shutil.rmtree(folder)
    more = write_alerts(project / "1.csv", range(10, 20))
    with pytest.raises(DataError, match="data/raw/mine: the folder that tells of mine is not found here"):
        add([more], "mine", print)
    assert (read_about("mine").title, read_about("mine").ledger.read) == ("Sirens of ours", 10)


def test_a_source_of_a_newer_file_that_ends_earlier_has_all_read_again(project: Path) -> None:
    """What it says of the day up to which records count holds for all of them, as it does where they are read together."""
    files = [write_alerts(project / "0.csv", range(10)), write_alerts(project / "1.csv", range(-20, -10))]
    listed = project / "data" / "sources.toml"
    listed.write_text(
        listed.read_text("utf-8") + '\n[source.b]\ncut_off = 2024-01-02\nfiles = { "1.csv" = "0" }\n', "utf-8"
    )
    found, said = read_both_ways(files)
    assert_same(found)
    assert said == ["all files of mine are read again: a source of the newer files speaks up to 2024-01-02"]
    assert found[0][0].reasons["after_cut_off"] > 0


def test_a_day_up_to_which_records_speak_is_read_also_where_no_file_is_new(project: Path) -> None:
    """A day that is none is an error, another one has the files read again, that of the dataset nothing."""
    path, said = write_alerts(project / "0.csv", range(10)), list[str]()
    ingest([path], "mine", cut_off="2024-01-31")
    with pytest.raises(ParameterError, match="'soon' is no date"):
        add([path], "mine", said.append, cut_off="soon")
    assert add([path], "mine", said.append, cut_off="2024-01-31")[1] is False
    assert add([path], "mine", said.append, cut_off="2024-02-29")[1] is True
    assert (read_about("mine").cut_off, said) == (
        "2024-02-29",
        ["all files of mine are read again: it is asked for up to 2024-02-29"],
    )


def test_an_append_that_fails_leaves_no_words_to_decide(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """labels.csv is as it was, so that the dataset is what it was."""
    files = [write_alerts(project / f"{n}.csv", [n]) for n in range(2)]
    files[1].write_text(files[1].read_text("utf-8").replace("Kharkivska oblast", "Nowhere at all"), "utf-8")
    ingest(files[:1], "mine")
    with monkeypatch.context() as patch:
        patch.setattr(written, "_require_same", refuse_to_go_on)
        with pytest.raises(OSError, match="no room"):
            add(files[1:], "mine", print)
    assert not find_labels("mine").exists()
    said: list[str] = []
    assert (add(files[1:], "mine", said.append)[1], said, find_labels("mine").is_file()) == (True, [], True)


def refuse_to_go_on(_: object) -> None:
    """Stand for a disk that is full."""
    raise OSError("no room")


def test_a_dataset_that_is_replaced_meanwhile_is_not_added_to(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another reading that ends first stays whole; that its files are others now is said, not that one is missing."""
    files = [write_alerts(project / f"{n}.csv", range(10 * n, 10 * n + 10)) for n in range(3)]
    ingest(files[:1], "mine")

    def replace_first(about: About) -> Tables:
        ingest(files[2:], "mine")
        return stored.sum_stored(about)

    monkeypatch.setattr(written, "sum_stored", replace_first)
    with pytest.raises(DataError, match="dataset mine: it was replaced while it was read"):
        add(files[1:2], "mine", print)
    assert [raw.name for raw in read_about("mine").raw] == ["2.csv"]
