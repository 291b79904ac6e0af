"""Pages made to deceive, and files made to break what reads them: none holds, and each is told in one sentence."""

import json
import shutil
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest
from conftest import thin
from forgeries import FORGERIES, put, read_inside
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from analysis.briefs.check.verdict import ALTERED, OPEN, Verdict
from analysis.briefs.check.verify import verify
from analysis.briefs.pages import examine
from analysis.cli.screen import print_verdict
from analysis.errors import BriefsError

SLUG = "december-7-situation"
pytestmark = pytest.mark.slow


@pytest.fixture
def honest(from_shelf: Path, tmp_path: Path) -> Path:
    """Return a copy of an honest brief."""
    return Path(shutil.copytree(from_shelf / "reports" / "built" / SLUG, tmp_path / SLUG))


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take pages apart here, where none is made to break its reader."""
    monkeypatch.setattr("analysis.briefs.pages.published.examine", examine.take_apart)


def say(path: Path) -> tuple[Verdict | None, str]:
    """Return the verdict, none where it is an error, and all that a person reads."""
    try:
        found = verify(path)
    except BriefsError as error:
        return None, f"exit {error.exit_code}: {error}"
    return found, print_verdict(found)


@pytest.mark.usefixtures("in_this_process")
@pytest.mark.parametrize("name", FORGERIES)
def test_a_forged_page_does_not_hold_and_is_told_as_what_it_is(honest: Path, name: str) -> None:
    """Whatever it says of itself: never `holds`, and the words name what is wrong."""
    forge, verdict, words = FORGERIES[name]
    page = honest / "brief.html"
    before = page.read_text("utf-8")
    after = forge(before, read_inside(before))
    assert after != before
    page.write_bytes(after.encode())
    found, said = say(page)
    assert (found.verdict if found else "", found.exit_code if found else 2) == (
        verdict,
        2 if verdict in ("", OPEN) else 1,
    )
    assert words in said
    assert found is None or said.endswith("nobody vouches for who made this")


def test_an_honest_page_holds_before_it_is_forged(honest: Path) -> None:
    """What the forgeries are told from."""
    assert say(honest / "brief.html")[0].verdict == "holds"
    assert say(honest)[0].verdict == "holds"


def cover_page(writer: PdfWriter) -> None:
    """Write a note over the first page."""
    writer.add_annotation(0, FreeText(text="Nobody was harmed", rect=(50, 500, 400, 700)))


def add_script(writer: PdfWriter) -> None:
    """Name a script that runs when the document is opened."""
    names = writer.root_object["/Names"].get_object()
    names[NameObject("/JavaScript")] = DictionaryObject({NameObject("/Names"): TextStringObject("x")})


def add_action(writer: PdfWriter) -> None:
    """Let the document open an address when it is opened."""
    action = {"/S": NameObject("/URI"), "/URI": TextStringObject("https://a.example")}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject({NameObject(k): v for k, v in action.items()})


def attach_file(writer: PdfWriter) -> None:
    """Attach something else."""
    writer.add_attachment("more.html", b"<p>x</p>")


def drop_page(writer: PdfWriter) -> None:
    """Leave the last page out."""
    writer.remove_page(len(writer.pages) - 1)


def draw_more(writer: PdfWriter) -> None:
    """Draw a white box over what the first page says."""
    page = writer.pages[0]
    stream = page.get_contents()
    stream.set_data(stream.get_data() + b"\nq 1 1 1 rg 0 300 600 400 re f Q")
    page[NameObject("/Contents")] = writer._add_object(stream)


PAPERS = {
    cover_page: "FreeText drawn over page 1",
    add_script: "JavaScript among its names",
    add_action: "OpenAction in the document",
    attach_file: "an attached file more.html",
    drop_page: "made again:",
    draw_more: "not what it draws",
}


@pytest.mark.parametrize("incremental", thin([True, False], 2), ids=["update", "anew"])
@pytest.mark.parametrize("forge", PAPERS, ids=[forge.__name__ for forge in PAPERS])
def test_a_forged_pdf_is_told_as_what_it_is(honest: Path, forge: Any, incremental: bool) -> None:
    """Saved anew, or with an update after the bytes that were made here."""
    path = honest / "brief.pdf"
    writer = PdfWriter(path, incremental=True) if incremental else PdfWriter(clone_from=path)
    forge(writer)
    writer.write(path)
    found, said = say(path)
    assert (found.verdict if found else None) == ALTERED
    assert PAPERS[forge] in said


def test_a_pdf_saved_anew_without_a_change_is_not_the_one_that_was_made(honest: Path) -> None:
    """Nothing that it draws is another, and still the bytes are not those."""
    path = honest / "brief.pdf"
    PdfWriter(clone_from=path).write(path)
    found, said = say(path)
    assert found.verdict == ALTERED
    assert "The same content in other bytes" in said


@pytest.mark.parametrize("name", ["brief.html", "brief.pdf", "brief.ipynb", "records.csv"])
def test_a_file_of_another_brief_in_a_folder_is_found(honest: Path, in_built: Path, name: str) -> None:
    """Its own manifest is in order; it is not the one this folder was written for."""
    shutil.copy(in_built / "reports" / "built" / "demonstration-situation" / name, honest / name)
    found, said = say(honest)
    assert found.verdict == ALTERED
    assert "It is not the file that manifest.json was written for." in said


UPDATES = [
    b"\n% /ByteRange junk\n",
    b"\n4 1 obj<</Type/XObject>>endobj /ByteRange\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF",
]


@pytest.mark.parametrize("more", UPDATES, ids=["junk", "another generation"])
def test_what_follows_the_bytes_of_a_pdf_is_never_said_to_hold(honest: Path, more: bytes) -> None:
    """An honest signature of a publisher stands there, or something that some reader would show: nobody here can tell."""
    path = honest / "brief.pdf"
    path.write_bytes(path.read_bytes() + more)
    found, said = say(path)
    assert found is None or found.verdict in (OPEN, ALTERED)
    if found is not None and found.verdict == OPEN:
        assert "are those made again. What follows" in said


def test_a_file_that_is_none_of_a_brief_keeps_its_folder_from_holding(honest: Path) -> None:
    """Nothing vouches for it, and it is named."""
    (honest / "brief-corrected.html").write_text("<p>Nobody was harmed</p>", "utf-8")
    found, said = say(honest)
    assert found.verdict == OPEN
    assert "brief-corrected.html belongs to no brief" in said


def test_a_field_more_in_the_manifest_beside_the_pages_is_found(honest: Path) -> None:
    """An erratum that somebody wrote in is none of the brief's."""
    path = honest / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), "erratum": "none"}), "utf-8")
    assert say(honest)[0].verdict == ALTERED


def test_a_signature_that_nobody_trusts_takes_nothing_from_what_was_made_again(honest: Path) -> None:
    """Whoever drops a file beside a brief cannot talk it down."""
    (honest / "brief.sig").write_bytes(b"junk")
    found, said = say(honest)
    assert found.verdict == "holds"
    assert "is checked with --trust KEYS" in said


def make_bomb() -> bytes:
    """Return a PDF whose one stream unpacks to a gigabyte."""
    packed = zlib.compress(b"0" * 2**30, 9)
    head = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    page = b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
    stream = b"4 0 obj<</Length %d/Filter/FlateDecode>>stream\n" % len(packed) + packed + b"\nendstream endobj\n"
    return head + page + stream + b"trailer<</Root 1 0 R>>\n%%EOF"


LOOP = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/Names 1 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
HOSTILE: dict[str, bytes] = {
    "empty.html": b"",
    "empty.pdf": b"",
    "binary.html": bytes(range(256)) * 50,
    "binary.pdf": b"%PDF-1.7\n" + bytes(range(256)) * 50,
    "nul.html": b"\x00" * 1000,
    "deep.html": b"<div>" * 300_000,
    "deep-table.html": b"<table><tr><td>" * 100_000,
    "loop.pdf": LOOP,
    "bomb.pdf": b"",
    "nested.pdf": b"%PDF-1.7\n1 0 obj" + b"[" * 200_000 + b"\ntrailer<</Root 1 0 R>>\n%%EOF",
}
MANIFESTS: dict[str, Any] = {
    "deep": "[" * 100_000,
    "deep-value": '{"slug":' + '{"a":' * 100_000,
    "no-object": "[]",
    "empty": "",
    "number": '{"slug": 1e999}',
    "huge-number": '{"numbers": [' + "9" * 10_000 + "]}",
    "surrogate": '{"slug": "\\ud800"}',
}
FIELDS: dict[str, Any] = {
    "slug": "../../../../tmp/out",
    "title": "x" * 10_000,
    "notebook": "../evil",
    "parameters": "none",
    "parts": {},
    "numbers": [{"name": 1}],
    "dataset": {
        "dataset": "../../etc",
        "title": "",
        "notice": None,
        "cut_off": None,
        "period": [None, None],
        "sources": [],
    },
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_made_to_break_its_reader_is_one_sentence(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 2, one line, no traceback, whatever it does to the libraries."""
    monkeypatch.setattr(examine, "SECONDS", 4)
    path = tmp_path / name
    path.write_bytes(HOSTILE[name] or (make_bomb() if name == "bomb.pdf" else b""))
    found, said = say(path)
    assert found is None
    assert "\n" not in said
    assert said.startswith(f"exit 2: {name}: no manifest")


@pytest.mark.parametrize("name", MANIFESTS)
def test_a_manifest_made_to_break_its_reader_is_one_sentence(tmp_path: Path, name: str) -> None:
    """A page whose manifest is no manifest is no brief."""
    path = tmp_path / "brief.html"
    path.write_text(f'<script type="application/json" id="manifest">{MANIFESTS[name]}</script>', "utf-8")
    found, said = say(path)
    assert (found, "\n" in said) == (None, False)
    assert "no manifest that can be read" in said


@pytest.mark.parametrize("field", FIELDS)
def test_a_manifest_that_names_what_it_must_not_is_refused(honest: Path, field: str) -> None:
    """No path in the place of a name, nothing longer than a brief needs: neither is anything made from it."""
    page = honest / "brief.html"
    text = page.read_text("utf-8")
    manifest = read_inside(text)
    page.write_text(put(text, {**manifest, field: FIELDS[field]}), "utf-8")
    found, said = say(page)
    assert found is None
    assert "no manifest that can be read" in said


def test_what_is_printed_of_a_page_does_nothing_to_a_terminal(honest: Path) -> None:
    """A title of windows, a colour, a turned direction: shown as signs, not done."""
    from analysis.cli.screen import clean

    page = honest / "brief.html"
    page.write_text(page.read_text("utf-8").replace("<h1>", "<h1>\x1b]0;owned\x07\x1b[2J\u202e\x9b31m", 1), "utf-8")
    said = clean(say(page)[1])
    assert "owned" in said
    assert not set("\x1b\x07\u202e\x9b\r") & set(said)


def test_pages_are_read_in_a_process_of_their_own(honest: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What lies in the folder of a brief is not imported by what reads it."""
    (honest / "json.py").write_text("raise SystemExit('imported what came along')\n", "utf-8")
    (honest / "analysis").mkdir()
    monkeypatch.chdir(honest)
    assert say(honest / "brief.html")[0].verdict == "holds"


def test_a_page_is_taken_apart_by_a_process_that_loads_only_what_it_needs() -> None:
    """For an HTML page neither what reads manifests nor what reads PDFs or tables."""
    code = "import sys, analysis.briefs.pages.markup; print({'pydantic', 'pypdf', 'pandas'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_the_pdf_of_every_brief_is_built_of_what_a_brief_is_built_of(in_built: Path) -> None:
    """No honest page holds anything foreign, and every PDF is read."""
    from analysis.briefs.pages.published import read_page

    for path in sorted((in_built / "reports" / "built").glob("*/brief.*")):
        if path.suffix in (".html", ".pdf"):
            assert read_page(path, own=True).anatomy.foreign == [], path
    assert len(PdfReader(path).pages) > 0
