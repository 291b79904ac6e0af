"""From plan to page: what is built, what it says, and what it does not say."""

import json
import re
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest
from conftest import read_manifest

from analysis.briefs.build import build
from analysis.briefs.check.trace import trace_number
from analysis.briefs.check.uses import trace_row
from analysis.briefs.plan.reading import Brief, make_brief, read_plan
from analysis.briefs.shelf.changes import find_changes
from analysis.errors import ParameterError
from analysis.intake.ingest import ingest
from analysis.packing import expand

DECEMBER, DEMONSTRATION = "december-7-situation", "demonstration-situation"


def name_changes(brief: Brief, folder: Path) -> list[str]:
    """Return what has changed since a brief was built."""
    return find_changes([brief], folder, "embedded")[0][1]


def read_pages(root: Path, slug: str) -> dict[str, str]:
    """Return the visible text of a brief's HTML and PDF, and its notebook as text."""
    from pypdf import PdfReader

    folder = root / "reports" / "built" / slug
    html = (folder / "brief.html").read_text("utf-8")
    said = re.sub(r"(?s)<(script|style)\b.*?</\1>|</?span[^>]*>", "", html)
    visible = re.sub(r"<[^>]+>", " ", said)
    pdf = " ".join(page.extract_text() for page in PdfReader(folder / "brief.pdf").pages)
    return {"html": visible, "pdf": pdf, "ipynb": (folder / "brief.ipynb").read_text("utf-8")}


def test_the_december_brief_says_only_what_the_records_hold(built: Path) -> None:
    """Three attacks with their days, nobody claiming, a reported none with its moment, the year assumed."""
    for text in read_pages(built, DECEMBER).values():
        flat = " ".join(text.split())
        for words in (
            "Three attack events are on record: two on 7 December 2025 (year assumed) and one earlier, on a day that is not known",
            "Nobody is recorded as claiming responsibility",
            "none reported, in the first report",
            "time not reported",
            "they are not counted as attacks",
            "One assessment and one hint only allude to attacks",
            "no link is established",
        ):
            assert words in flat


@pytest.mark.parametrize("slug", [DECEMBER, "december-7-recorded"])
def test_no_street_or_house_is_published(built: Path, slug: str) -> None:
    """HTML, PDF, notebook and manifest name neither street nor house."""
    folder = built / "reports" / "built" / slug
    texts = [*read_pages(built, slug).values(), (folder / "manifest.json").read_text("utf-8")]
    assert not any(re.search(r"Lodigina|houses 12|Kirishi", text) for text in texts)


@pytest.mark.parametrize("slug", [DEMONSTRATION, "demonstration-recorded"])
def test_invented_records_say_so_on_every_page(built: Path, slug: str) -> None:
    """Each PDF page and the HTML carry the notice."""
    from pypdf import PdfReader

    folder = built / "reports" / "built" / slug
    notice = "Invented records, for demonstration"
    assert all(notice in page.extract_text() for page in PdfReader(folder / "brief.pdf").pages)
    assert (folder / "brief.html").read_text("utf-8").count(f">{notice}<") == 2


def test_the_manifest_is_inside_html_and_pdf(built: Path) -> None:
    """A lone HTML or PDF carries its parameters, digest and numbers."""
    from pypdf import PdfReader

    folder = built / "reports" / "built" / DECEMBER
    beside = read_manifest(built, DECEMBER)
    html = (folder / "brief.html").read_text("utf-8")
    inside = json.loads(expand(re.search(r'(?s)id="manifest">(.*?)</script>', html)[1]))
    attached = json.loads(PdfReader(folder / "brief.pdf").attachments["manifest.json"][0])
    for embedded in (inside, attached):
        assert embedded["numbers"] == beside["numbers"]
        assert embedded["digest"] == beside["digest"]
        assert "code" not in embedded
    assert beside["digest"] in html


def test_published_notebooks_hold_no_trace_of_a_run(built: Path) -> None:
    """No timings, counts, tags, papermill metadata or vendor data are published."""
    notebook = nbformat.read(built / "reports" / "built" / DECEMBER / "brief.ipynb", as_version=4)
    nbformat.validate(notebook)
    text = json.dumps(notebook)
    assert "papermill" not in text
    assert "vnd.incident-brief" not in text
    assert all(cell.get("execution_count") is None and not cell.metadata for cell in notebook.cells)


def test_html_is_self_contained(built: Path) -> None:
    """One script of its own, three that only carry something, nothing from elsewhere, alt text on every figure."""
    html = (built / "reports" / "built" / DEMONSTRATION / "brief.html").read_text("utf-8")
    carried = [("gzip", "manifest"), ("gzip", "brief-records"), ("json", "brief-words")]
    named = [f'<script type="application/{kind}" id="{name}">' for kind, name in carried]
    assert re.findall(r"<script[^>]*>", html) == [*named, "<script>"]
    assert not re.search(r'(src|href)="(?!data:|#)', html)
    assert " style=" not in html
    drawn = re.findall(r'<svg role="img" aria-label="([^"]*)"', html)
    assert len(drawn) == 6  # three figures, each for a wide page and for a narrow one
    assert all(len(alt) > 40 for alt in drawn)
    levels = [int(n) for n in re.findall(r"<h(\d)", html)]
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_unchanged_briefs_are_not_run(in_built: Path) -> None:
    """A second build does nothing."""
    result = build(read_plan(in_built / "reports" / "briefs.toml"), in_built / "reports" / "built")
    assert result.built == []
    assert len(result.up_to_date) == len(read_plan(in_built / "reports" / "briefs.toml"))


def test_a_built_twice_brief_is_the_same_bytes(in_built: Path, tmp_path: Path) -> None:
    """The same inputs give the same HTML, PDF and notebook."""
    plan = [b for b in read_plan(in_built / "reports" / "briefs.toml") if b.slug == DECEMBER]
    build(plan, tmp_path)
    for name in ("brief.html", "brief.pdf", "brief.ipynb"):
        first = (in_built / "reports" / "built" / DECEMBER / name).read_bytes()
        assert first == (tmp_path / DECEMBER / name).read_bytes(), name


def test_a_number_walks_back_to_its_rows(in_built: Path) -> None:
    """Three attack events are three rows of incidents.csv, and what hangs on them."""
    found = trace_number(DECEMBER, "attack_events", in_built / "reports" / "built")
    own = {(r.file.rsplit("/", 1)[1], r.row) for r in found.rows if r.table == "incidents"}
    assert own == {("incidents.csv", 2), ("incidents.csv", 3), ("incidents.csv", 7)}
    assert found.number.value == 3


def test_a_row_walks_forward_to_its_numbers(in_built: Path) -> None:
    """The row of the reported none is used by the numbers of injured people."""
    found = trace_row("december-7", "counts.csv:3", in_built / "reports" / "built")
    assert found.made[0]["state"] == "reported_none"
    assert "key.injured" in {use.number for use in found.numbers}


def test_a_number_of_many_rows_is_measured_again(in_built: Path) -> None:
    """Above 200 incidents the rows are found again by measure and arguments, and match the hash."""
    found = trace_number(DEMONSTRATION, "attack_events", in_built / "reports" / "built")
    entry = next(n for n in read_manifest(in_built, DEMONSTRATION)["numbers"] if n["name"] == "attack_events")
    assert entry["rows"]["n"] == len(found.used) == entry["value"]


def test_a_set_aside_row_walks_forward_to_its_reason(in_built: Path) -> None:
    """A row that was set aside says why, and is used by the numbers of such rows alone."""
    found = trace_row("demonstration", "incidents.csv:1553", in_built / "reports" / "built")
    assert found.made[0]["reason"] == "totals_row"
    assert {use.number for use in found.numbers} == {
        "ledger.read",
        "ledger.set_aside",
        "tbl-set-aside.totals_row.n_rows",
    }


def test_an_empty_window_and_one_region_are_briefs(in_built: Path, tmp_path: Path) -> None:
    """A valid window without records is a brief that says so."""
    empty = make_brief(
        "situation-brief", "demonstration", ["start=2025-03-01", "end=2025-03-01", "regions=XA-12"], None
    )
    unknown = make_brief("what-was-recorded", "december-7", ["regions=UA-30"], "internal")
    result = build([empty, unknown], tmp_path)
    assert result.failed == {}
    assert "No attack events are on record" in (tmp_path / empty.slug / "brief.html").read_text("utf-8")
    assert "Internal: not for publication" in (tmp_path / unknown.slug / "brief.html").read_text("utf-8")


def test_a_failing_brief_stops_no_other(project: Path, tmp_path: Path) -> None:
    """The failed one leaves its notebook and error and is named in the index; the other is whole."""
    ingest([project / "data" / "raw" / "december-7"], "december-7")
    broken = json.loads((project / "notebooks" / "what-was-recorded.ipynb").read_text("utf-8"))
    broken["cells"][4]["source"] = ["raise ValueError('as if the data were bad')"]
    (project / "notebooks" / "broken.ipynb").write_text(json.dumps(broken), "utf-8")
    briefs = [make_brief(n, "december-7", [], None) for n in ("broken", "what-was-recorded")]
    result = build(briefs, tmp_path, jobs=2)
    assert result.built == [briefs[1].slug]
    assert "as if the data were bad" in result.failed[briefs[0].slug]
    left = {p.name for p in (tmp_path / "failures" / briefs[0].slug).iterdir()}
    assert left == {"error.txt", "executed.ipynb"}
    assert briefs[0].slug in (tmp_path / "index.html").read_text("utf-8")


def test_only_what_changed_is_named(in_built: Path) -> None:
    """An unbuilt brief is not built yet; the built ones are up to date."""
    folder = in_built / "reports" / "built"
    plan = {b.slug: b for b in read_plan(in_built / "reports" / "briefs.toml")}
    assert name_changes(plan[DECEMBER], folder) == []
    other = plan[DECEMBER].model_copy(update={"parameters": {"regions": ["RU-LEN"]}})
    assert name_changes(other, folder) == ["parameters", "slice"]
    assert name_changes(plan[DECEMBER].model_copy(update={"slug": "new"}), folder) == [
        "not built, or not as it was built"
    ]


def test_all_faults_of_a_plan_are_raised_at_once(in_built: Path, tmp_path: Path) -> None:
    """A plan names every fault in one error, before anything runs."""
    plan = tmp_path / "briefs.toml"
    entry = '[[brief]]\nslug = "{}"\nnotebook = "{}"\ndataset = "december-7"\ntitle = "t"\n{}\n'
    plan.write_text(
        entry.format("a", "situation-brief", "parameters = { regoins = [] }")
        + entry.format("a", "situation-breif", "")
        + entry.format("c", "situation-brief", "color = 1"),
        "utf-8",
    )
    with pytest.raises(ParameterError, match=r"(?s)color.*regoins.*situation-breif.*slug 'a' stands twice"):
        read_plan(plan)


def test_the_index_links_every_brief(built: Path) -> None:
    """index.html names each brief with its files."""
    page = (built / "reports" / "built" / "index.html").read_text("utf-8")
    for slug in (p.parent.name for p in (built / "reports" / "built").glob("*/manifest.json")):
        assert f'href="{slug}/brief.html"' in page
        assert f'href="{slug}/brief.pdf"' in page
