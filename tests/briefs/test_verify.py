"""Checking a published brief, and comparing two: what still holds, what was changed, and by what."""

import json
import re
import shutil
from pathlib import Path

import pytest
from conftest import ROOT, write_records
from forgeries import CELL
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from analysis.briefs.build import build
from analysis.briefs.check.diff import _compare, compare_briefs
from analysis.briefs.check.trace import read_manifest
from analysis.briefs.check.verdict import (
    AGREES,
    ALTERED,
    BROKEN,
    DIFFERS,
    EQUAL,
    HOLDS,
    NOBODY,
    OPEN,
    OUTDATED,
    SAME,
    UNCHECKED,
)
from analysis.briefs.check.verify import verify
from analysis.briefs.pages.marks import embed_manifest
from analysis.briefs.plan.reading import read_plan
from analysis.briefs.shelf import changes
from analysis.briefs.shelf.manifest import Entry, Manifest
from analysis.briefs.shelf.records import Records, Redated, compare_records, read_lines
from analysis.datasets.pseudonyms import hash_id
from analysis.errors import DataError, ParameterError

SLUG = "december-7-situation"


def take_brief(root: Path, place: Path, slug: str = SLUG) -> Path:
    """Return a copy of a built brief."""
    return Path(shutil.copytree(root / "reports" / "built" / slug, place / "copy"))


def tell(found: dict) -> dict[str, str]:
    """Return the state of each step."""
    return {step.step: step.state for step in found.steps}


def forge_manifest(page: Path, manifest: dict) -> None:
    """Put another manifest into a page, as somebody would who changes it by hand."""
    own = re.compile(r'(?s)<script type="application/gzip" id="manifest">.*?</script>')
    page.write_text(
        own.sub(lambda _: embed_manifest(Manifest.model_validate(manifest)), page.read_text("utf-8"), count=1), "utf-8"
    )


def find_details(found: dict, step: str) -> str:
    """Return what is said of a step."""
    return "\n".join(next(s.details for s in found.steps if s.step == step))


def change_digit(path: Path) -> tuple[str, str]:
    """Change one digit that is drawn on the first page of a PDF, as with an editor; return the text before and after."""
    before = PdfReader(path).pages[0].extract_text()
    writer = PdfWriter(clone_from=path)
    page = writer.pages[0]
    codes = {name: _read_digits(font.get_object()) for name, font in page["/Resources"]["/Font"].items()}
    font, content = "", page.get_contents().get_data()
    for match in re.finditer(rb"(/f\d+) [\d.]+ Tf|\\(\d{3})\\(\d{3})", content):
        font = match[1].decode() if match[1] else font
        others = [code for code in codes.get(font, []) if code != match[0]]
        if match[0] in codes.get(font, []) and others:
            stream = DecodedStreamObject()
            stream.set_data(content[: match.start()] + others[0] + content[match.end() :])
            page[NameObject("/Contents")] = writer._add_object(stream)
            break
    writer.write(path)
    return before, PdfReader(path).pages[0].extract_text()


def _read_digits(font: dict) -> list[bytes]:
    """Return how a font writes the digits it has."""
    table = font["/ToUnicode"].get_object().get_data().decode()
    pairs = re.findall(r"<([0-9A-Fa-f]{4})>\s*<(003[0-9])>", table)
    return [f"\\{int(code[:2], 16):03o}\\{int(code[2:], 16):03o}".encode() for code, _ in pairs]


def test_a_brief_as_it_was_made_holds(in_built: Path, tmp_path: Path) -> None:
    """The folder holds, and so does each page alone and renamed."""
    folder = take_brief(in_built, tmp_path)
    found = verify(folder)
    assert (found.verdict, found.vouched, found.exit_code) == (HOLDS, NOBODY, 0)
    assert tell(found) == {
        **dict.fromkeys(("manifest", "made from", "numbers in its manifest"), AGREES),
        **dict.fromkeys(("brief.html", "brief.pdf", "brief.ipynb", "records.csv"), SAME),
    }
    lone = folder.rename(tmp_path / "x") / "brief.pdf"
    assert verify(lone.rename(tmp_path / "As received.PDF")).verdict == HOLDS


def test_one_digit_changed_by_hand_in_the_html_is_found(from_shelf: Path, tmp_path: Path) -> None:
    """The page says another thing than the one made again, while everything it was made from is as it was."""
    folder = take_brief(from_shelf, tmp_path)
    page = folder / "brief.html"
    text = page.read_text("utf-8")
    assert CELL in text
    page.write_text(text.replace(CELL, CELL.replace(">3<", ">8<"), 1), "utf-8")
    found = verify(page)
    assert found.verdict == ALTERED
    assert tell(found) == {
        "manifest": AGREES,
        "made from": AGREES,
        "numbers in its manifest": AGREES,
        "brief.html": BROKEN,
    }
    assert "in the brief:" in find_details(found, "brief.html")


def test_one_digit_changed_by_hand_in_the_pdf_is_found(from_shelf: Path, tmp_path: Path) -> None:
    """A PDF with its manifest in order and one digit drawn otherwise does not hold."""
    page = take_brief(from_shelf, tmp_path) / "brief.pdf"
    before, after = change_digit(page)
    assert sum(a != b for a, b in zip(before, after, strict=True)) == 1
    found = verify(page)
    assert found.verdict == ALTERED
    assert tell(found) == {
        "manifest": AGREES,
        "made from": AGREES,
        "numbers in its manifest": AGREES,
        "brief.pdf": BROKEN,
    }
    assert "in the brief:" in find_details(found, "brief.pdf")


def test_a_number_changed_in_the_manifest_is_found(from_shelf: Path, tmp_path: Path) -> None:
    """The digest is no longer that of the numbers, and the number is not the one made again."""
    page = take_brief(from_shelf, tmp_path) / "brief.html"
    manifest = read_manifest(str(page), tmp_path).tell()
    next(n for n in manifest["numbers"] if n["name"] == "attack_events")["value"] = 4
    forge_manifest(page, manifest)
    found = verify(page)
    assert (tell(found)["manifest"], tell(found)["numbers in its manifest"]) == (BROKEN, BROKEN)
    assert "attack_events (headline): 4 in the brief, 3 when made again." in find_details(
        found, "numbers in its manifest"
    )


def test_a_figure_changed_by_hand_is_found(from_shelf: Path, tmp_path: Path) -> None:
    """The text is the same, and still the page is not the one that was made."""
    folder = take_brief(from_shelf, tmp_path)
    text = (folder / "brief.html").read_text("utf-8")
    begin = text.index('<path d="M ', text.index('<svg role="img"')) + len('<path d="M ')
    (folder / "brief.html").write_text(f"{text[:begin]}9{text[begin:]}", "utf-8")
    found = verify(folder / "brief.html")
    assert find_details(found, "brief.html").startswith("The text is the same, but not what it draws.")


@pytest.mark.parametrize("name", ["brief.ipynb", "records.csv"])
def test_another_file_of_the_folder_changed_by_hand_is_found(from_shelf: Path, tmp_path: Path, name: str) -> None:
    """The notebook and the list of records belong to the brief."""
    folder = take_brief(from_shelf, tmp_path)
    (folder / name).write_bytes((folder / name).read_bytes().replace(b"2025-12-07", b"2025-12-08", 1) + b" ")
    found = verify(folder)
    assert found.verdict == ALTERED
    assert [s.state for s in found.steps if s.step == name] == [BROKEN, BROKEN]  # against its hash, and made again


@pytest.fixture
def published(three: Path, tmp_path: Path) -> Path:
    """Return a brief that was built and taken elsewhere."""
    plan = read_plan(three / "reports" / "briefs.toml")
    build(plan[:1], three / "reports" / "built")
    return take_brief(three, tmp_path, "three-xa-01")


def test_changed_records_a_changed_notebook_and_changed_code_are_told_apart(
    three: Path, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is named as what the brief says was another; it is believed only where a reader would see nothing else."""
    write_records(three, aldermark_3="2026-03-02")
    found = verify(published)
    assert (found.verdict, found.exit_code) == (OPEN, 2)
    said = "It says that it was made from something else than there is now: the records it was made from."
    assert find_details(found, "made from") == said
    assert tell(found)["manifest"] == AGREES
    assert "2 in the brief, 3 when made again." in find_details(found, "numbers in its manifest")
    write_records(three)

    notebook = three / "notebooks" / "what-was-recorded.ipynb"
    before = notebook.read_text("utf-8")
    notebook.write_text(before.replace("# What was recorded", "# What is recorded", 1), "utf-8")
    found = verify(published)
    assert find_details(found, "made from").endswith(": the notebook.")
    assert (tell(found)["numbers in its manifest"], tell(found)["brief.html"], found.verdict) == (AGREES, DIFFERS, OPEN)
    notebook.write_text(before, "utf-8")

    monkeypatch.setattr(changes, "hash_code", lambda: "other")
    found = verify(published)
    assert find_details(found, "made from").endswith(": the code.")
    assert (tell(found)["brief.html"], tell(found)["brief.pdf"], found.verdict) == (EQUAL, EQUAL, OUTDATED)


def test_what_a_page_says_of_its_making_does_not_excuse_what_it_cannot_explain(published: Path) -> None:
    """Another version of Python draws, at most, another figure: it makes no other number, and no other sentence."""
    page = published / "brief.html"
    manifest = read_manifest(str(page), published).tell()
    manifest["made_with"]["python"] = "3.99.0"
    forge_manifest(page, manifest)
    found = verify(page)
    assert (found.verdict, tell(found)["brief.html"]) == (OUTDATED, EQUAL)
    page.write_text(page.read_text("utf-8").replace("<h1>", "<h1>Not "), "utf-8")
    manifest["dataset"]["title"] = "Another"
    forge_manifest(page, manifest)
    found = verify(page)
    assert (found.verdict, tell(found)["brief.html"]) == (ALTERED, BROKEN)
    assert "What it says of its dataset" in find_details(found, "the rest of its manifest")


@pytest.mark.parametrize("name", ["brief.pdf", "manifest.json"])
def test_a_folder_that_lacks_a_file_is_not_checked_in_full(from_shelf: Path, tmp_path: Path, name: str) -> None:
    """What is not there cannot hold."""
    folder = take_brief(from_shelf, tmp_path)
    (folder / name).unlink()
    found = verify(folder)
    assert (tell(found)[name], found.verdict) == (UNCHECKED, OPEN)


def test_without_its_dataset_a_brief_is_not_checked_in_full(three: Path, published: Path) -> None:
    """What it says of itself is checked, the rest is said to be open; and a change by hand is found even so."""
    shutil.rmtree(three / "data" / "tables" / "three")
    found = verify(published / "brief.html")
    assert (found.verdict, found.vouched, found.exit_code) == (OPEN, NOBODY, 2)
    # Anybody can write what agrees with itself.
    assert tell(found) == {
        "manifest": AGREES,
        "made again": UNCHECKED,
        "numbers from the records in it": AGREES,
    }
    assert "dataset 'three' is not built" in find_details(found, "made again")
    page = published / "brief.html"
    digest = read_manifest(str(page), three).digest
    page.write_text(page.read_text("utf-8").replace(f"<code>{digest}", "<code>0"), "utf-8")
    assert verify(page).verdict == ALTERED


@pytest.mark.parametrize(("name", "content"), [("a.txt", b"x"), ("nowhere.html", None)])
def test_what_is_no_brief_is_an_error(tmp_path: Path, name: str, content: bytes | None) -> None:
    """Another kind of file, or none, is wrong usage."""
    if content:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(ParameterError, match="no brief's HTML or PDF"):
        verify(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "content"), [("a.html", b"<html></html>"), ("a.pdf", b"%PDF-1.7 nothing"), ("b.html", b"\xff\xfe")]
)
def test_a_page_without_a_manifest_is_an_error(tmp_path: Path, name: str, content: bytes) -> None:
    """Another page, or one whose manifest is gone, is said to be that."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DataError, match="no manifest that can be read"):
        verify(tmp_path / name)


def test_two_runs_differ_in_records_and_numbers(three: Path, tmp_path: Path) -> None:
    """New, withdrawn and re-dated records are named, and each number with its value before and after."""
    shutil.copy(ROOT / "notebooks" / "what-was-recorded.ipynb", three / "notebooks")  # with its figures
    plan = read_plan(three / "reports" / "briefs.toml")[:1]
    build(plan, tmp_path / "before")
    write_records(three, aldermark_1="", aldermark_2="2026-03-01", aldermark_3="2026-03-02", aldermark_4="2026-03-02")
    build(plan, tmp_path / "after")
    folders = [str(tmp_path / name / "three-xa-01") for name in ("before", "after")]
    found = compare_briefs(*folders, tmp_path)
    old, moved, *new = (hash_id(f"aldermark_{n}", "three") for n in (1, 2, 3, 4))
    redated = [Redated(moved, "2026-03-02 (day)", "2026-03-01 (day)")]
    assert found.records == Records(sorted(new), [old], redated, [])
    records = next(n for n in found.numbers if n.name == "records")
    assert (records.before, records.after, records.stated) == (2, 3, ["before", "after"])
    was, now = ({n.key: n.value for n in read_manifest(folder, tmp_path).numbers} for folder in folders)
    assert found.n_same == sum(key in now and now[key] == value for key, value in was.items()) > 0
    lone = compare_briefs(f"{folders[0]}/brief.pdf", folders[1], tmp_path)
    assert lone.records is None
    assert lone.numbers == found.numbers


def test_a_record_that_changed_otherwise_than_in_its_dates_is_named() -> None:
    """Whatever any table says of a record, its hash tells that it is another now."""
    told = "incident_id,date_from,date_to,date_precision,content\ni-1,2026-03-01,2026-03-01,day,{}\ni-2,,,,z\n"
    found = compare_records(read_lines(told.format("x")), read_lines(told.format("y")))
    assert found == Records([], [], [], ["i-1"])


def test_a_lone_page_can_be_traced(in_built: Path, tmp_path: Path) -> None:
    """Its own manifest stands in it."""
    page = take_brief(in_built, tmp_path) / "brief.pdf"
    beside = json.loads((page.parent / "manifest.json").read_text("utf-8"))
    assert read_manifest(str(page), tmp_path).tell()["numbers"] == beside["numbers"]


@pytest.mark.parametrize(
    ("sides", "stated", "values"), [((None, 3), ["after"], (None, 3)), ((2, None), ["before"], (2, None))]
)
def test_a_number_that_one_brief_does_not_state_is_said_to_stand_in_the_other(
    sides: tuple, stated: list[str], values: tuple
) -> None:
    """Its value on the other side is missing because nobody stated it, not because it is not known."""
    rest = {"name": "n", "where": "w", "unit": "u", "n_used": 0, "n_left_out": 0, "rows": []}
    was, now = (None if value is None else Entry(value=value, **rest) for value in sides)
    found = _compare(was, now)
    assert (found.stated, (found.before, found.after)) == (stated, values)
