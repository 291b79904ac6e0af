"""From a number back to its records: every number of every notebook, over every layout there is."""

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, decide_all, run_cells, thin

from analysis.briefs.check import uses
from analysis.briefs.check.trace import find_evidence, open_evidence, trace_number
from analysis.briefs.check.uses import trace_row
from analysis.briefs.shelf.manifest import Manifest, parse_manifest, read_file
from analysis.contract.parameters import complete, find_notebook, list_notebooks
from analysis.datasets.evidence import WITHOUT_RECORDS
from analysis.datasets.store import load
from analysis.errors import DataError
from analysis.intake.ingest import ingest
from analysis.words.numbers import number

FIXTURES = ROOT / "tests" / "fixtures"
LAYOUTS = {
    "sirens": ["sirens/official_en.csv"],
    "sirens-volunteers": ["sirens/volunteer_en.csv"],
    "ucdp": ["ucdp/with_hxl.csv"],
    "ucdp-45": ["ucdp/layout_45_high_first.csv"],
    "viina": ["viina/viina_2024.csv"],
    "missiles": ["missiles/layout_2026.csv"],
    "acled": ["acled/current.csv"],
    "acled-2016": ["acled/layout_2016.csv"],
    "gtd": ["gtd/gtd.csv"],
    "airwars": ["airwars/incidents.csv", "airwars/belligerents.csv"],
    "san-francisco": ["fire_calls/san_francisco.csv"],
    "london": ["attendances/london.csv"],
}


_SAME = ("value", "unit", "shown", "kind", "n_used", "n_left_out", "left_out", "rows")
pytestmark = pytest.mark.usefixtures("without_drawing")


def describe(notebook: str, dataset: str, **given: Any) -> Manifest:
    """Return what the manifest of a brief would say of its numbers, as plain data; its notebook is run in this process."""
    values = complete(find_notebook(notebook), {"dataset": dataset, **given})
    passages = run_cells(notebook, values)
    numbers = [n.describe(p.where) for p in passages for n in p.numbers]
    measures = {mark: said for p in passages for n in p.numbers for mark, said in n.list_measures().items()}
    about = {"dataset": dataset, "title": "", "notice": None, "cut_off": None, "period": [None, None], "sources": []}
    told = {"slug": "a-brief", "title": "", "notebook": notebook, "parameters": values, "dataset": about}
    rest = {"digest": "", "outputs": "", "made_with": {}, "parts": {"renderer": "embedded", "slice": "", "code": ""}}
    return parse_manifest(json.dumps({**told, **rest, "numbers": numbers, "measures": measures}, default=str))


COUNTED = ("incidents", "statements", "reports", "rows")


def trace_all(manifest: Manifest) -> int:
    """Trace every number of a manifest, and return how many there are.

    Each is found again, from the measure it names and its arguments alone: its value, its records, what was left out of it.
    """
    find = open_evidence(manifest)
    # Of these a count is the number of its records; `n_outcome` counts what fell or was intercepted.
    for entry in manifest.numbers:
        found = find_evidence(entry, find)
        again = number(entry.name, found, entry.unit, entry.shown).describe(entry.where)
        said = entry.tell()
        assert {k: again[k] for k in _SAME} == {k: said[k] for k in _SAME}, entry.name
        left_out = {i for ids in found.left_out.values() for i in ids}
        assert found.kind != "incidents" or left_out.isdisjoint(found.used), entry.name
        if entry.source.get("of") == "cell" and entry.source["column"].startswith("n_") and entry.kind in COUNTED:
            assert entry.source["column"] == "n_outcome" or entry.value == entry.n_used, entry.name
        has_none = not entry.n_used and entry.value not in (0, None)
        assert not has_none or entry.kind in WITHOUT_RECORDS, entry.name
    return len(manifest.numbers)


def choose_notebooks(layout: str) -> list[str]:
    """Return the notebooks that a layout is tried with each time: one, so that each comes with a sixth of the layouts."""
    notebooks, at = list_notebooks(), list(LAYOUTS).index(layout)
    return [notebooks[at % len(notebooks)]]


@pytest.mark.parametrize("some", thin([True, False], 2), ids=["some", "every"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_number_of_every_notebook_walks_back(project: Path, layout: str, some: bool) -> None:
    """Over every layout, each number of each notebook is found again with its records and what was left out of it."""
    paths = [FIXTURES / name for name in LAYOUTS[layout]]
    ingest(paths, layout)
    decide_all(layout, paths)
    chosen = choose_notebooks(layout) if some else list_notebooks()
    assert all(trace_all(describe(notebook, layout)) for notebook in chosen)


def test_every_notebook_is_tried_with_some_layout_each_time() -> None:
    """What `make test` leaves to `make thorough` are pairs, no notebook and no layout."""
    assert {notebook for layout in LAYOUTS for notebook in choose_notebooks(layout)} == set(list_notebooks())


def test_every_number_of_a_mapped_file_walks_back(project: Path) -> None:
    """The same for a file that is read by a mapping."""
    ingest([FIXTURES / "mapped" / "any.csv"], "mapped", mapping=FIXTURES / "mapped" / "any.mapping.toml")
    assert all(trace_all(describe(notebook, "mapped")) for notebook in list_notebooks())


@pytest.mark.parametrize("step", thin([4, 1], 2), ids=["some", "every"])
def test_every_number_of_the_built_briefs_walks_back(in_built: Path, step: int) -> None:
    """The same from the manifests that lie beside the briefs of the plan; each page carries the same numbers."""
    paths = sorted((in_built / "reports" / "built").glob("*/manifest.json"))[::step]
    assert sum(trace_all(read_file(path)) for path in paths) > 1500 / step


OTHERWISE = [
    ("attribution-gaps", {"compare_by": "month", "follow_up_days": 3}),
    ("attribution-gaps", {"compare_by": "kind", "regions": ["XA-01", "XA-02"]}),
    ("regions-compared", {"compare_by": "subkind", "what": "alerts"}),
    ("regions-compared", {"start": "2025-03-01", "end": "2025-09-30", "profile": "internal"}),
    ("situation-brief", {"start": "2025-06-01", "regions": ["XA-05"]}),
    ("regions-compared", {"compare_by": "district"}),
    ("what-was-recorded", {"start": "2025-06-01", "profile": "internal"}),
    ("response-times", {"end": "2025-06-01"}),
    ("changes-over-time", {"period": "week", "end": "2025-06-01"}),
]


@pytest.mark.slow
@pytest.mark.parametrize(("notebook", "given"), thin(OTHERWISE, 4))
def test_numbers_walk_back_whatever_the_parameters(in_read: Path, notebook: str, given: dict[str, Any]) -> None:
    """Other regions, dates, groups and profiles are other arguments, and lead back just as well."""
    assert trace_all(describe(notebook, "demonstration", **given)) > 5


@pytest.mark.slow
def test_the_few_numbers_of_a_day_without_records_walk_back(in_read: Path) -> None:
    """Where nothing is counted little is stated, and each of it is found again."""
    day = {"start": "2025-03-01", "end": "2025-03-01", "regions": ["XA-12"]}
    assert trace_all(describe("situation-brief", "demonstration", **day)) == 2


KINDS = {
    "attack_events": ("incidents", ["incidents.csv:2", "incidents.csv:3", "incidents.csv:7"]),
    "status.no_statement.total": ("incidents", ["incidents.csv:2", "incidents.csv:3", "incidents.csv:7"]),
    "tbl-consequences.killed.n_not_reported": ("incidents", ["incidents.csv:2", "incidents.csv:3", "incidents.csv:7"]),
}


def list_places(found: dict[str, Any], table: str) -> list[str]:
    """Return the raw rows a trace found in one table, by file and row."""
    return [f"{row.file.rpartition('/')[2]}:{row.row}" for row in found.rows if row.table == table]


@pytest.mark.parametrize("name", KINDS)
def test_denominators_and_silence_walk_back_to_their_incidents(in_built: Path, name: str) -> None:
    """The `3` of `2 of 3`, and how many attacks a source says nothing of, are incidents."""
    found = trace_number("december-7-situation", name, in_built / "reports" / "built")
    kind, places = KINDS[name]
    assert (found.number.kind, list_places(found, "incidents")) == (kind, places)


def test_days_walk_back_to_the_coverage_that_says_they_were_watched(in_built: Path) -> None:
    """A count of days is traced to the spans of coverage, with the file and the row that declare them."""
    found = trace_number("demonstration-xa-09", "tbl-regions.XA-09.n_days_covered", in_built / "reports" / "built")
    assert found.number.kind == "coverage"
    assert [row.file for row in found.rows] == ["data/sources.toml"]
    assert found.used[0].startswith("XA-09 any kind any subject ")


def test_statements_and_reports_walk_back_to_their_own_rows(in_built: Path) -> None:
    """A count of statements is traced to rows of claims, one of reports to rows of reports, and to nothing else."""
    folder = in_built / "reports" / "built"
    alluding = trace_number("december-7-situation", "alluding.assesses", folder)
    assert {row.table for row in alluding.rows} == {"claims"}
    assert len(alluding.used) == alluding.number.value == 1
    reports = trace_number("december-7-situation", "reports", folder)
    assert {row.table for row in reports.rows} == {"reports"}
    assert len(reports.used) == reports.number.value


def test_a_count_of_attacks_walks_back_to_all_that_was_said_of_them(in_built: Path) -> None:
    """Behind an attack stand its own row, and those of its figures, steps, statements and reports."""
    found = trace_number("december-7-situation", "attack_events", in_built / "reports" / "built")
    assert {row.table for row in found.rows} == {"incidents", "counts", "milestones", "claims", "reports"}
    assert list_places(found, "claims") == [f"claims.csv:{row}" for row in (2, 2, 3, 3, 4, 4, 5, 5)]


def test_a_row_says_which_of_the_things_it_tells_of_an_incident(in_built: Path) -> None:
    """The quantity, the step or the stance: of three figures of one attack a reader sees which is which."""
    found = trace_number("december-7-situation", "attack_events", in_built / "reports" / "built")
    told = [(row.table, row.what) for row in found.rows if row.id == "d7-volgograd" and row.table != "reports"]
    figures = [("counts", quantity) for quantity in ("intercepted", "injured", "displaced")]
    steps = [("milestones", step) for step in ("impact", "on_scene", "secured", "shelter_opened")]
    stances = [("claims", stance) for stance in ("hints", "assesses", "no_link_established", "says_unknown")]
    assert told == [("incidents", ""), *figures, *steps, *stances]


def test_the_ledger_walks_back_to_raw_rows(in_built: Path) -> None:
    """Rows read, kept and set aside are raw rows, and kept and set aside are together all that were read."""
    folder = in_built / "reports" / "built"
    read, kept, aside = (
        set(trace_number("demonstration-recorded", f"ledger.{name}", folder).used)
        for name in ("read", "kept", "set_aside")
    )
    assert (len(kept), len(aside)) == (12_174, 126)
    assert kept | aside == read
    assert not kept & aside


def test_what_was_left_out_is_named_with_its_reason(in_built: Path) -> None:
    """Beside the records of a number stand those left out of it, reason by reason; a setting has neither."""
    folder = in_built / "reports" / "built"
    found = trace_number("demonstration-regions", "counted", folder)
    assert {reason: len(ids) for reason, ids in found.left_out.items()} == found.number.left_out
    assert found.number.n_left_out == sum(found.number.left_out.values()) > 0
    setting = trace_number("demonstration-attribution", "fig-time.follow_up_days", folder)
    assert (setting.number.kind, setting.used, setting.rows) == ("setting", [], [])


def test_records_that_are_others_now_are_no_trace(in_built: Path, tmp_path: Path) -> None:
    """A number whose records are no longer those of the brief is an error, not a list of other rows."""
    folder = tmp_path / "built"
    shutil.copytree(in_built / "reports" / "built" / "december-7-situation", folder / "a")
    manifest = json.loads((folder / "a" / "manifest.json").read_text("utf-8"))
    entry = next(n for n in manifest["numbers"] if n["name"] == "attack_events")
    entry["rows"] = entry["rows"][:2]
    (folder / "a" / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    with pytest.raises(DataError, match="its records are others now"):
        trace_number("a", "attack_events", folder)


@pytest.mark.parametrize("change", [{"measure": "os.system"}, {"measure": "attribution.count_statuses"}])
def test_a_manifest_cannot_name_what_is_no_measure(in_built: Path, tmp_path: Path, change: dict[str, str]) -> None:
    """What a manifest calls a measure is looked up among the measures, and nothing else is ever called."""
    folder = tmp_path / "built"
    shutil.copytree(in_built / "reports" / "built" / "december-7-situation", folder / "a")
    manifest = json.loads((folder / "a" / "manifest.json").read_text("utf-8"))
    manifest["measures"] = {mark: {**said, **change} for mark, said in manifest["measures"].items()}
    (folder / "a" / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    with pytest.raises(DataError, match="cannot be made again"):
        trace_number("a", "attack_events", folder)


def test_a_report_and_a_statement_walk_forward(in_built: Path) -> None:
    """A row of reports or of claims names the numbers that count it."""
    folder = in_built / "reports" / "built"
    reports = {use.number for use in trace_row("december-7", "reports.csv:2", folder).numbers}
    assert {"reports", "publishers"} <= reports
    claims = {use.number for use in trace_row("december-7", "claims.csv:2", folder).numbers}
    assert any(name.endswith("n_statements") for name in claims)


def test_a_corrected_row_walks_forward_to_the_judgement_that_changed_it(in_built: Path) -> None:
    """The row whose date a judgement completed names the number of rows that judgement changed."""
    found = trace_row("december-7", "incidents.csv:2", in_built / "reports" / "built")
    assert "judgement.date.7 December" in {use.number for use in found.numbers}


def test_a_span_of_coverage_walks_forward(in_built: Path) -> None:
    """A row of data/sources.toml names the numbers of days that are counted by it."""
    found = trace_row("demonstration", "sources.toml:1", in_built / "reports" / "built")
    assert any(use.number.endswith("n_days_covered") for use in found.numbers)
    assert found.outdated == []


def test_a_brief_made_from_other_records_is_named_and_not_searched(
    in_built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its numbers are of what the dataset held before: nothing is said of them, and which briefs these are is."""
    folder = in_built / "reports" / "built"
    monkeypatch.setattr(uses, "hash_reads", lambda *_: "other")
    same = trace_row("december-7", "incidents.csv:2", folder)
    assert (same.outdated, same.numbers != []) == ([], True)
    monkeypatch.setattr(uses, "load_window", lambda _: replace(load("december-7"), sha256="other"))
    found = trace_row("december-7", "incidents.csv:2", folder)
    assert (len(found.outdated), found.numbers) == (5, [])


@pytest.mark.parametrize("row", ["900", "99999999999999999999999"])
def test_a_row_that_no_file_has_is_one_clear_error(in_built: Path, row: str) -> None:
    """However large its number is."""
    with pytest.raises(DataError, match=rf"incidents\.csv, row {row}: no such row was read"):
        trace_row("december-7", f"incidents.csv:{row}", in_built / "reports" / "built")
