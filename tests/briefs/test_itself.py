"""What a brief is told of by its files, its pages and its numbers, before anything is made again, and after."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from analysis.briefs.check.again import Origin, check_numbers, check_page
from analysis.briefs.check.carried import _is_of_tables
from analysis.briefs.check.itself import check_folder, check_manifests, find_foreign
from analysis.briefs.check.trace import list_rows
from analysis.briefs.check.verdict import AGREES, BROKEN, DIFFERS, SAME, STRANGE, UNCHECKED, Step
from analysis.briefs.pages.anatomy import Anatomy
from analysis.briefs.pages.publish import digest_results
from analysis.briefs.pages.published import Page
from analysis.briefs.shelf.changes import hash_code_and_theme
from analysis.briefs.shelf.folders import SIGNED_COPY
from analysis.briefs.shelf.manifest import Entry
from analysis.datasets.evidence import Evidence

SCRIPT, FRAME = "a script that is none of ours", "an element iframe"
ALIKE = Origin([], [])


def make_page(content: bytes, **overrides: Any) -> Page:
    """Return a page of these bytes that says nothing."""
    found = {"manifest": "", "lines": [], "shape": [], "foreign": []} | overrides
    return Page(
        SimpleNamespace(parts={"code": "c", "slice": "s"}, digest="d"), Anatomy(**found), content, Path("brief.pdf")
    )


def make_entry(**overrides: Any) -> Entry:
    """Return a number of a manifest: two attack events."""
    told = {"name": "attack_events", "where": "headline", "value": 2, "unit": "", "n_used": 2, "n_left_out": 0}
    return Entry(**({**told, "rows": ["a", "b"]} | overrides))


@pytest.mark.parametrize(
    ("named", "signed", "state"), [(True, True, None), (True, False, STRANGE), (False, True, STRANGE)]
)
def test_a_signed_copy_belongs_to_a_folder_whose_signed_manifest_names_it(
    tmp_path: Path, named: bool, signed: bool, state: str | None
) -> None:
    """Named in a manifest that nobody signed it proves nothing, and unnamed it belongs to no brief."""
    (tmp_path / SIGNED_COPY).write_bytes(b"%PDF")
    beside = SimpleNamespace(files={SIGNED_COPY: "hash"} if named else {})
    steps = {step.step: step for step in check_folder(tmp_path, beside, is_signed=signed)}
    found = steps.get("other files")
    assert (found and found.state) == state
    assert found is None or found.details[0].startswith(f"{SIGNED_COPY} {'is named by' if named else 'belongs to no'}")
    assert steps["brief.html"].state == UNCHECKED


@pytest.mark.parametrize(
    ("foreign", "is_own_code", "state"), [(SCRIPT, True, BROKEN), (SCRIPT, False, DIFFERS), (FRAME, False, BROKEN)]
)
def test_only_the_style_and_script_of_another_version_may_be_others(
    foreign: str, is_own_code: bool, state: str
) -> None:
    """A page made by this very code holds no script of another, and nothing else is ever another version's."""
    page = make_page(b"", foreign=[foreign])
    page.manifest.parts["code"] = hash_code_and_theme() if is_own_code else "of another version"
    assert [step.state for step in find_foreign("brief.html", page)] == [state]


@pytest.mark.parametrize("more", [b"", b"\n% saved by another program"])
def test_what_follows_a_pdf_is_a_signature_only_where_it_says_so(more: bytes) -> None:
    """The same bytes are the same; with others after them that sign nothing, it was saved anew."""
    made = make_page(b"%PDF-1.7 made here")
    found = check_page("brief.pdf", made._replace(content=made.content + more), made, ALIKE)
    expected = ["The same content in other bytes: it was saved anew by another program."] if more else []
    assert (found.state, found.details) == (BROKEN if more else SAME, expected)


def test_a_number_is_held_against_the_one_made_again_under_its_name_and_place() -> None:
    """Left out, added, changed, from other records, stated twice: each is named with the passage it stands in."""
    two, three = make_entry(), make_entry(value=3)
    more, other = make_entry(name="killed", where="losses", value=7), make_entry(rows=["a", "c"])
    again = "when made again"

    def check(old: list[Entry], new: list[Entry]) -> list[str]:
        return check_numbers(old, new, ALIKE).details

    assert check([two, more], [two]) == [f"killed (losses): 7 in the brief, not stated {again}."]
    assert check([two], [two, more]) == [f"killed (losses): 7 {again}, not in the brief."]
    assert check([two], [three]) == [f"attack_events (headline): 2 in the brief, 3 {again}."]
    assert check([two], [other]) == ["attack_events (headline): 2, but from other records."]
    assert check([two, two], [two]) == ["It states a number twice under one name."]
    assert check_numbers([two], [two], ALIKE) == Step(
        "numbers in its manifest", AGREES, ["1 numbers made again, all equal."]
    )


def test_limits_and_counts_of_raw_rows_come_from_no_records_of_a_page() -> None:
    """What a parameter sets, and what the ledger counts, is not worked out again; what a measure gives is."""
    assert _is_of_tables(make_entry())
    assert _is_of_tables(make_entry(kind="setting", source={"measure": "rates"}))
    assert not _is_of_tables(make_entry(kind="setting", source={}))
    assert not _is_of_tables(make_entry(kind="rows", source={"of": "ledger", "column": "kept"}))


def test_the_results_digest_is_of_outputs_numbers_and_measures() -> None:
    """Each of the three gives another one; an older manifest has no measures."""
    told = {"outputs": "a", "numbers": [1], "measures": [{}]}
    others = [told | {name: "other"} for name in told] + [{"outputs": "a", "numbers": [1]}]
    assert len({digest_results(one) for one in [told, *others]}) == 5


def tell_page(**changed: object) -> Any:
    """Return what a page says of itself, and its text, with a digest that its numbers give."""
    told = {"outputs": "a", "numbers": [1], "measures": [], "title": "T"} | changed
    told["digest"] = digest_results(told)
    return SimpleNamespace(manifest=SimpleNamespace(tell=lambda: told, digest=told["digest"]), text=told["digest"])


@pytest.mark.parametrize(
    ("changed", "state"),
    [({}, AGREES), ({"title": "Another"}, BROKEN), ({"numbers": [2]}, BROKEN), ({"more": 1}, BROKEN)],
)
def test_pages_that_say_other_things_of_themselves_disagree(changed: dict[str, object], state: str) -> None:
    """Each by itself is whole; the two are not of one brief."""
    assert check_manifests({"brief.html": tell_page(), "brief.pdf": tell_page(**changed)}, None).state == state
    assert check_manifests({"brief.pdf": tell_page(**changed)}, None).state == AGREES


def test_behind_an_attack_stand_the_rows_of_all_that_speaks_of_it(in_read: Path) -> None:
    """Its own row, and those of its figures, steps, statements and reports."""
    manifest: Any = SimpleNamespace(
        notebook="situation-brief",
        parameters={"dataset": "december-7"},
        dataset=SimpleNamespace(dataset="december-7"),
    )
    rows = list_rows(Evidence(1, "incidents", ("d7-volgograd",)), manifest)
    assert {row.table for row in rows} == {"incidents", "counts", "milestones", "claims", "reports"}
