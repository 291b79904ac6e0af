"""The index over a folder of briefs: what it shows of each, in which order and language, and what it keeps from readers."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from analysis.briefs.shelf.index import write_index

DECEMBER, REGIONS = "december-7-situation", "demonstration-regions"


def put_brief(shelf: Path, built: Path, slug: str, name: str = "", **changes: Any) -> None:
    """Put a built brief on a shelf, under another name and with some of its manifest replaced."""
    target = shelf / (name or slug)
    shutil.copytree(built / "reports" / "built" / slug, target)
    manifest = json.loads((target / "manifest.json").read_text("utf-8"))
    (target / "manifest.json").write_text(json.dumps(manifest | changes), "utf-8")


def read_index(shelf: Path) -> LexborHTMLParser:
    """Write the index of a shelf, and return it as a browser reads it."""
    write_index(shelf)
    return LexborHTMLParser((shelf / "index.html").read_text("utf-8"))


def list_texts(page: LexborHTMLParser, selector: str) -> list[str]:
    """Return what elements say, each in one line."""
    return [" ".join(node.text().split()) for node in page.css(selector)]


def test_a_brief_stands_there_with_what_it_finds(in_built: Path, tmp_path: Path) -> None:
    """Title, kind, headline, scope, key number with what it counts and its address, and a link to each file."""
    put_brief(tmp_path, in_built, DECEMBER)
    page = read_index(tmp_path)
    assert list_texts(page, ".brief h3 a") == ["The attacks of 7 December"]
    assert list_texts(page, ".brief .kicker") == ["Situation brief"]
    said = list_texts(page, ".brief div > p:not([class])")
    assert said == [
        "Three attack events are on record: two on 7 December 2025 (year assumed) and one earlier, on a day that is not "
        "known. Nobody is recorded as claiming responsibility."
    ]
    assert list_texts(page, ".key") == ["3 Attack events"]
    assert page.css_first(".key a").attributes["aria-label"] == "3: Attack events: The attacks of 7 December"
    links = [node.attributes["href"] for node in page.css(".brief a")]
    files = ("brief.html", "brief.pdf", "records.csv", "brief.ipynb", "manifest.json")
    assert links == [
        f"{DECEMBER}/brief.html#number=key%2Fkey.attack_events",
        f"{DECEMBER}/brief.html",
        *(f"{DECEMBER}/{name}" for name in files),
    ]
    assert all((tmp_path / link.partition("#")[0]).is_file() for link in links)


def test_briefs_stand_by_their_dataset(in_built: Path, tmp_path: Path) -> None:
    """A section for each dataset with its notice, in the order of their titles; in it the briefs by name."""
    for slug in ("demonstration-xa-03", DECEMBER, REGIONS):
        put_brief(tmp_path, in_built, slug)
    page = read_index(tmp_path)
    assert list_texts(page, "section > h2") == ["Demonstration", "The attacks of 7 December"]
    assert list_texts(page, "section > p") == ["Invented records, for demonstration"]
    assert [node.attributes["data-slug"] for node in page.css(".brief")] == [REGIONS, "demonstration-xa-03", DECEMBER]


def test_each_brief_is_shown_in_its_own_language(in_built: Path, tmp_path: Path) -> None:
    """Where there are several, each says which; the page around them is in English, or in the one that all have."""
    put_brief(tmp_path, in_built, f"{DECEMBER}-uk")
    page = read_index(tmp_path)
    assert page.css_first("html").attributes["lang"] == "uk"
    assert list_texts(page, ".kicker") == ["Огляд ситуації"]
    put_brief(tmp_path, in_built, f"{DECEMBER}-ru")
    page = read_index(tmp_path)
    assert page.css_first("html").attributes["lang"] == "en"
    assert [(node.attributes["lang"]) for node in page.css(".brief")] == ["ru", "uk"]
    assert list_texts(page, ".kicker") == ["Обзор обстановки · русский", "Огляд ситуації · українська"]


def test_an_internal_brief_is_marked_and_the_page_warns(in_built: Path, tmp_path: Path) -> None:
    """Both say so where there is one, and neither where there is none."""
    put_brief(tmp_path, in_built, DECEMBER)
    page = read_index(tmp_path)
    assert list_texts(page, ".mark, .notice") == []
    parameters = {"dataset": "december-7", "profile": "internal", "language": "en"}
    put_brief(tmp_path, in_built, DECEMBER, "inside", parameters=parameters)
    page = read_index(tmp_path)
    assert list_texts(page, ".mark") == ["Internal: not for publication"]
    assert "briefs build --public FOLDER" in list_texts(page, ".notice")[0]


def test_a_replaced_brief_names_its_successor(in_built: Path, tmp_path: Path) -> None:
    """The old one links the new one, the new one says why."""
    put_brief(tmp_path, in_built, DECEMBER)
    digest = json.loads((tmp_path / DECEMBER / "manifest.json").read_text("utf-8"))["digest"]
    for name in ("new", "other"):
        told = {"replaces": digest, "because": "Two were one.", "title": name.title(), "digest": name}
        put_brief(tmp_path, in_built, DECEMBER, name, **told)
    page = read_index(tmp_path)
    assert list_texts(page, ".brief div strong") == ["Replaced by New", "Replaced by Other"]
    assert list_texts(page, ".brief em") == ["Corrects an earlier brief: Two were one"] * 2


@pytest.mark.parametrize("name", ["own", 'a"b <i>'])
def test_what_a_brief_says_is_text_on_the_page(in_built: Path, tmp_path: Path, name: str) -> None:
    """No title, headline, dataset, reason or folder's name becomes markup, or ends the page's script."""
    bad = '</script><img src=x onerror="alert(1)"> $css & {n}'
    manifest = json.loads((in_built / "reports" / "built" / DECEMBER / "manifest.json").read_text("utf-8"))
    opening = {"kind": bad, "headline": bad, "scope": bad, "fact": bad}
    told = {"title": bad, "because": bad, "opening": opening, "dataset": manifest["dataset"] | {"title": bad}}
    put_brief(
        tmp_path, in_built, DECEMBER, name, **told, numbers=[manifest["numbers"][0] | {"where": "key", "shown": bad}]
    )
    page = read_index(tmp_path)
    assert len(page.css("script")) == 1
    assert page.css("img") == []
    assert bad in page.css_first("h3").text()
    assert bad in page.css_first(".key").text()
    assert page.css_first("h2").text() == bad


def test_what_cannot_be_shown_is_said(in_built: Path, tmp_path: Path) -> None:
    """A manifest that cannot be read, and a brief that failed: named, with what to do; why it failed is not told."""
    put_brief(tmp_path, in_built, DECEMBER)
    (tmp_path / "torn").mkdir()
    (tmp_path / "torn" / "manifest.json").write_text("{", "utf-8")
    (tmp_path / "failures" / "lost").mkdir(parents=True)
    (tmp_path / "failures" / "lost" / "error.txt").write_text("a private name", "utf-8")
    page = read_index(tmp_path)
    assert list_texts(page, "section:last-of-type li") == [
        "torn: its manifest cannot be read. Build it again.",
        "lost: it failed. See failures/lost.",
    ]
    assert "private" not in page.html


def test_a_brief_of_an_older_version_stands_there_with_less(in_built: Path, tmp_path: Path) -> None:
    """Without what it begins with: its title, its notebook's name, its cut-off day and its files."""
    put_brief(tmp_path, in_built, DECEMBER)
    path = tmp_path / DECEMBER / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    del manifest["opening"]
    path.write_text(json.dumps(manifest | {"numbers": []}), "utf-8")
    page = read_index(tmp_path)
    said = "situation-brief The attacks of 7 December records as of 22 November 2026 HTML PDF records notebook manifest"
    assert list_texts(page, ".brief") == [said]
    dataset = manifest["dataset"] | {"cut_off": None}
    told = {"dataset": dataset, "parameters": {"language": ["en"]}, "numbers": []}
    path.write_text(json.dumps(manifest | told), "utf-8")
    assert "records as of a date not stated" in list_texts(read_index(tmp_path), ".brief")[0]


def test_a_number_that_stands_for_nothing_is_not_large(in_built: Path, tmp_path: Path) -> None:
    """One of a headline stands without a name, the sentence says it; none of what is on record besides, or is blank."""
    first = json.loads((in_built / "reports" / "built" / DECEMBER / "manifest.json").read_text("utf-8"))["numbers"][0]
    for slug, changes in {
        "a": {"where": "headline", "shown": "Four"},
        "b": {"where": "headline", "name": "not_counted.air_alert", "shown": "353"},
        "c": {"where": "key", "shown": ""},
        "d": {"where": "tbl-regions"},
    }.items():
        put_brief(tmp_path, in_built, DECEMBER, slug, numbers=[first | changes])
    page = read_index(tmp_path)
    assert list_texts(page, ".key") == ["Four"]
    assert page.css_first(".key a").attributes["aria-label"] == "Four: The attacks of 7 December"


def test_a_page_of_no_briefs_is_a_page(tmp_path: Path, in_built: Path) -> None:
    """An empty folder has an index without sections."""
    page = read_index(tmp_path)
    assert list_texts(page, "h1") == ["Briefs"]
    assert page.css("section") == []


def test_the_page_may_run_its_own_script_alone(in_built: Path, tmp_path: Path) -> None:
    """Its policy names script and style by their hash, and nothing else may be loaded."""
    put_brief(tmp_path, in_built, DECEMBER)
    policy = read_index(tmp_path).css_first("meta[http-equiv]").attributes["content"]
    assert re.sub(r"sha256-[\w+/=]+", "HASH", policy) == (
        "default-src 'none'; script-src 'HASH'; style-src 'HASH'; img-src data: blob:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
