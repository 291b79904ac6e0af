"""A brief that corrects another one: it says so on its first page, and the other one's verdict names it."""

import json
from pathlib import Path

import pytest
from conftest import write_records

from analysis.briefs.build import build
from analysis.briefs.check.verdict import HOLDS
from analysis.briefs.check.verify import verify
from analysis.briefs.pages.published import read_page
from analysis.briefs.plan.reading import find_brief_faults, read_plan
from analysis.briefs.shelf.changes import explain_changes

pytestmark = pytest.mark.slow


def test_a_correction_says_what_it_replaces_and_why_and_the_old_brief_names_it(three: Path, tmp_path: Path) -> None:
    """In HTML, PDF, manifest and index; both hold, and the old one names its successor and how to compare the two."""
    shelf = tmp_path / "shelf"
    old = read_plan(three / "reports" / "briefs.toml")[0]
    build([old], shelf)
    digest = read_manifest_of(shelf, old.slug)["digest"]
    because = "Two records were one attack."
    new = old.model_copy(update={"slug": "corrected", "replaces": digest, "because": because})
    build([new], shelf)
    for name in ("brief.html", "brief.pdf"):
        text = " ".join(read_page(shelf / "corrected" / name, own=True).text.split())
        assert f"{digest[:12]}): Two records were one attack" in text
    assert read_manifest_of(shelf, "corrected")["because"] == because
    assert "Two records were one attack" in (shelf / "index.html").read_text("utf-8")
    assert verify(shelf / "corrected", shelf=shelf).verdict == HOLDS
    found = verify(shelf / old.slug, shelf=shelf)
    said = next(step.details for step in found.steps if step.step == "replaced")
    assert said == [f"By corrected: {because} (briefs diff {old.slug} corrected)"]
    assert found.verdict == HOLDS


def read_manifest_of(shelf: Path, slug: str) -> dict:
    """Return the manifest of a brief on a shelf."""
    return json.loads((shelf / slug / "manifest.json").read_text("utf-8"))


def test_another_reason_is_another_brief(three: Path, tmp_path: Path) -> None:
    """What stands on the page decides whether it is up to date."""
    write_records(three)
    old = read_plan(three / "reports" / "briefs.toml")[0]
    build([old], tmp_path)
    now = old.model_copy(update={"replaces": "0" * 64, "because": "A typing error."})
    assert list(explain_changes([now], tmp_path, "embedded")[old.slug]) == ["parameters"]


@pytest.mark.parametrize(("replaces", "because"), [("0" * 64, ""), ("", "A typing error."), ("0" * 64, "  ")])
def test_a_correction_without_its_half_is_a_fault(three: Path, replaces: str, because: str) -> None:
    """Which brief, and why: one without the other says nothing."""
    brief = read_plan(three / "reports" / "briefs.toml")[0].model_copy(
        update={"replaces": replaces, "because": because}
    )
    assert [fault.partition(": ")[2] for fault in find_brief_faults(brief)] == ["replaces and because stand together"]
