"""What a brief says of itself: changed in one place at a time, it no longer agrees with itself."""

import json
import re
import shutil
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from conftest import read_manifest

from analysis.briefs.check.itself import check_manifests
from analysis.briefs.check.trace import trace_number
from analysis.briefs.check.verdict import (
    AGREES,
    ALTERED,
    BROKEN,
    CHANGED,
    DIFFERS,
    EQUAL,
    HOLDS,
    OPEN,
    OUTDATED,
    SAME,
    UNCHECKED,
    Step,
    judge,
)
from analysis.briefs.pages.marks import embed_manifest
from analysis.briefs.pages.publish import digest_outputs, digest_results, list_numbers
from analysis.briefs.pages.published import read_page
from analysis.briefs.shelf.changes import hash_code_and_theme
from analysis.briefs.shelf.manifest import Manifest, read_file
from analysis.briefs.shown.printed import Printed
from analysis.packing import expand

SLUG = "december-7-situation"
SCRIPT = re.compile(r'(?s)<script type="application/gzip" id="manifest">(.*?)</script>')


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """Return a copy of a built brief's folder."""
    return Path(shutil.copytree(built / "reports" / "built" / SLUG, tmp_path / SLUG))


def check(folder: Path) -> dict[str, Any]:
    """Return what its pages and its manifest say together."""
    pages = {name: read_page(folder / name, own=True) for name in ("brief.html", "brief.pdf")}
    return check_manifests(pages, read_file(folder / "manifest.json"))


FIELDS = (
    "opening",
    "slug",
    "title",
    "notebook",
    "parameters",
    "dataset",
    "digest",
    "outputs",
    "numbers",
    "measures",
    "spans",
    "records",
    "parts",
    "made_with",
)


def change(value: Any) -> Any:
    """Return a value of the same type that is another one."""
    changed = deepcopy(value)
    if isinstance(changed, str):
        return changed + "x"
    if isinstance(changed, list):
        changed[0] = {**changed[0], "value": 99}
        return changed
    key = min(changed, default="new")
    return {**changed, key: change(changed[key]) if isinstance(changed.get(key), str) else "changed"}


def test_every_field_of_a_manifest_is_among_those_changed_here(built: Path) -> None:
    """A field that is new is one to be changed too."""
    assert set(FIELDS) | {"code", "files"} == set(read_manifest(built, SLUG))


def test_as_it_was_made_it_agrees_with_itself(folder: Path) -> None:
    """Nothing changed, nothing found."""
    assert check(folder).state == "agrees"


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_changed_beside_the_pages_is_found(folder: Path, field: str) -> None:
    """The manifest in the folder says another thing than the pages."""
    path = folder / "manifest.json"
    said = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**said, field: change(said[field])}), "utf-8")
    assert check(folder).state == "broken"


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_changed_in_one_page_is_found(folder: Path, field: str) -> None:
    """The HTML says another thing than the PDF, with its digest made to fit."""
    path = folder / "brief.html"
    page = path.read_text("utf-8")
    said = json.loads(expand(SCRIPT.search(page)[1]))
    path.write_text(
        SCRIPT.sub(lambda _: embed_manifest(Manifest.model_validate({**said, field: change(said[field])})), page),
        "utf-8",
    )
    assert check(folder).state == "broken"


@pytest.mark.parametrize("name", ["outputs", "numbers", "measures"])
def test_the_digest_is_of_outputs_numbers_and_measures(built: Path, name: str) -> None:
    """Each of the three is in it."""
    said = read_manifest(built, SLUG)
    assert digest_results(said) == said["digest"]
    assert digest_results({**said, name: change(said[name])}) != said["digest"]


def test_a_digest_that_is_printed_is_the_manifest_s(folder: Path) -> None:
    """A page that prints another digest than its manifest has is found."""
    path = folder / "brief.html"
    digest = json.loads((folder / "manifest.json").read_text("utf-8"))["digest"]
    head, mark, tail = path.read_text("utf-8").partition("</style>")
    body, script, rest = tail.partition('<script type="application/gzip"')
    path.write_text(head + mark + body.replace(digest, "0" * 64) + script + rest, "utf-8")
    said = check(folder)
    assert said.state == "broken"
    assert any("digest printed on it" in detail for detail in said.details)


def test_the_same_name_in_two_passages_is_two_numbers() -> None:
    """A number is named by its passage and its name; stated twice in one passage it stands once."""
    rest = {"unit": "", "n_used": 0, "n_left_out": 0, "rows": []}
    stated = [
        {"where": where, "name": name, "value": n, **rest}
        for n, (where, name) in enumerate([("a", "x"), ("b", "x"), ("a", "x"), ("a", "y")])
    ]
    passages = [Printed(kind="text", where="", text="", numbers=own) for own in (stated[:2], stated[2:])]
    assert [(n.where, n.name, n.value) for n in list_numbers(passages)] == [("a", "x", 0), ("b", "x", 1), ("a", "y", 3)]


def test_the_outputs_digest_is_of_every_passage_and_its_order() -> None:
    """Another text, another order: another digest."""
    one, other = (Printed(kind="text", where="", text=text, numbers=[]) for text in ("One", "Other"))
    assert len({digest_outputs(p) for p in ([one, other], [other, one], [one], [one, one], [])}) == 5


def test_a_trace_names_every_table_that_speaks_of_the_records(in_built: Path) -> None:
    """Incidents, counts, steps, statements and reports: none is left out of a trace."""
    found = trace_number(SLUG, "attack_events", in_built / "reports" / "built")
    assert {row.table for row in found.rows} == {"incidents", "counts", "milestones", "claims", "reports"}


@pytest.mark.parametrize("name", ["theme/brief.css", "theme/rules.typ", "theme/footer.html", "_quarto.yml"])
def test_the_theme_is_part_of_the_code(project: Path, name: str) -> None:
    """Another style sheet, other rules, another foot: other code."""
    before = hash_code_and_theme()
    path = project / "reports" / name
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    assert hash_code_and_theme() != before


VERDICTS = [
    ({"manifest": AGREES, "page": SAME}, HOLDS, 0),
    ({"manifest": AGREES, "page": SAME, "made from": CHANGED}, OPEN, 2),
    ({"manifest": BROKEN, "page": SAME}, ALTERED, 1),
    ({"page": BROKEN, "made from": CHANGED}, ALTERED, 1),
    ({"page": DIFFERS, "made from": CHANGED}, OPEN, 2),
    ({"page": DIFFERS}, ALTERED, 1),
    ({"page": EQUAL, "made from": CHANGED}, OUTDATED, 1),
    ({"page": SAME, "file": UNCHECKED}, OPEN, 2),
    ({"made again": UNCHECKED}, OPEN, 2),
    ({"manifest": AGREES}, OPEN, 2),
]


@pytest.mark.parametrize(("states", "verdict", "exit_code"), VERDICTS)
def test_a_verdict_says_whether_to_trust_a_brief(in_built: Path, states: dict, verdict: str, exit_code: int) -> None:
    """0 it holds, 1 altered or from something else, 2 not checked; only what was made again byte for byte holds."""
    manifest = read_file(in_built / "reports" / "built" / SLUG / "manifest.json")
    found = judge(manifest, Path("brief.html"), [Step(name, state, []) for name, state in states.items()])
    assert (found.verdict, found.exit_code) == (verdict, exit_code)
