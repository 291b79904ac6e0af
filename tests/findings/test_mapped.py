"""What is said of a map: which regions are not on it, whose borders they are, and that there is none."""

from pathlib import Path

import pytest
from conftest import run_cells

from analysis.contract.parameters import complete, find_notebook
from analysis.intake.ingest import ingest
from analysis.words.passages import Passage

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("without_drawing")]


def write_attacks(root: Path, counts: dict[str, int]) -> None:
    """Write and read so many attacks in each region, all of March 2026 watched in every one of them."""
    folder = root / "data" / "raw" / "mapped"
    folder.mkdir()
    rows = [
        f"{r[:6]}{r[-3:]}-{n},drone strike,2026-03-{n:02d},{r}"
        for r, most in counts.items()
        for n in range(1, most + 1)
    ]
    (folder / "incidents.csv").write_text("\n".join(["incident,kind,date,region", *rows]) + "\n", "utf-8")
    spans = "\n".join(f"{r},,,2026-03-01,2026-03-31,covered,the desk watched" for r in counts)
    (folder / "coverage.csv").write_text(f"region,kind,subject,from,to,state,reason\n{spans}\n", "utf-8")
    ingest([folder], "mapped", cut_off="2026-03-31")


def find(notebook: str, where: str) -> Passage | None:
    """Return one passage of a notebook over the records that were written."""
    passages = run_cells(notebook, complete(find_notebook(notebook), {"dataset": "mapped"}))
    return next((passage for passage in passages if passage.where == where), None)


UKRAINE = {"Kharkiv Oblast": 9, "Sumy Oblast": 8, "Donetsk Oblast": 7}


def test_a_map_states_the_rate_of_each_region_with_its_records(project: Path) -> None:
    """Each is in the alt text and in the data below; behind it are the attacks of that region."""
    write_attacks(project, UKRAINE)
    told = find("regions-compared", "fig-map")
    assert told.alt.startswith(
        "A map, a shade a region. Numbers of attack events in 30 watched days: Kharkiv Oblast: 8.7"
    )
    assert [len(number.evidence.used) for number in told.numbers] == [9, 8, 7]
    assert told.drawn.count("\n") == 1 + len(UKRAINE)
    assert "Crimea and Sevastopol too: the standard’s list, not a position." in told.caption


def test_a_region_without_a_shape_is_named_as_left_out(project: Path) -> None:
    """Its attacks are behind the number that says so: the map shows fewer than are on record, and tells."""
    write_attacks(project, {**UKRAINE, "Aldermark": 6})
    for notebook, where in (("regions-compared", "fig-map"), ("situation-brief", "fig-regions")):
        told = find(notebook, where)
        assert "1 region is not on the map" in told.caption
        (lost,) = [number for number in told.numbers if number.name == f"{where}.map.left_out"]
        assert (lost.value, len(lost.evidence.used)) == (1, 6)


def test_where_no_region_has_a_shape_the_brief_says_that_there_is_no_map(project: Path) -> None:
    """It does not leave the reader to wonder; how many and how often is told by bars and ranges."""
    write_attacks(project, {"Aldermark": 9, "Brinewater": 8})
    assert find("regions-compared", "fig-map").text == "No map: of these regions fewer than two have a shape here."
    assert find("situation-brief", "fig-regions").alt.startswith("Bars, one a region.")


def test_a_comparison_of_districts_has_no_map_and_no_word_of_one(project: Path) -> None:
    """Shapes are of regions; nothing is said of a map where none was asked for."""
    write_attacks(project, UKRAINE)
    values = complete(find_notebook("regions-compared"), {"dataset": "mapped", "compare_by": "subkind"})
    assert "fig-map" not in {passage.where for passage in run_cells("regions-compared", values)}


def test_where_nothing_is_counted_no_large_zero_is_shown(project: Path) -> None:
    """The headline says that nothing is on record, and why; no number is set large below it."""
    write_attacks(project, UKRAINE)
    values = complete(find_notebook("situation-brief"), {"dataset": "mapped", "what": "alerts"})
    assert "key" not in {passage.where for passage in run_cells("situation-brief", values)}
