"""Below the region nothing is said of people: no table or figure breaks the killed or the displaced down by district."""

import pytest
from conftest import run_cells, thin

from analysis.contract.parameters import complete, find_notebook
from analysis.datasets.store import load

OF_PEOPLE = "persons or objects"
# Where people are counted: over all regions of a brief, by what happened to them, by period, or by region.
PLACES = {"headline", "key", "tbl-consequences", "tbl-tolls", "tbl-outcomes", "tbl-inhabitants", "fig-inhabitants"}
BY_DISTRICT = [
    ("regions-compared", {"compare_by": "district"}),
    ("attribution-gaps", {"compare_by": "district"}),
    ("response-times", {"compare_by": "district"}),
    ("situation-brief", {"regions": ["XA-03"]}),
]
pytestmark = [pytest.mark.usefixtures("without_drawing"), pytest.mark.slow]


@pytest.mark.parametrize(("notebook", "given"), thin(BY_DISTRICT, 2))
def test_people_are_counted_in_no_breakdown_below_the_region(in_read: object, notebook: str, given: dict) -> None:
    """Numbers of people stand where they are known to stand, and none of them is called by a district."""
    values = complete(find_notebook(notebook), {"dataset": "demonstration", **given})
    passages = run_cells(notebook, values)
    counted = [(p.where, n) for p in passages for n in p.numbers if n.unit == OF_PEOPLE]
    assert {where for where, _ in counted} <= PLACES
    districts = set(load("demonstration").incidents["district"].dropna())
    assert len(districts) > 20
    assert [n.name for _, n in counted if districts & set(n.name.split("."))] == []


def test_the_situation_does_count_people(in_read: object) -> None:
    """What is asked for above is there to be found."""
    values = complete(find_notebook("situation-brief"), {"dataset": "demonstration"})
    passages = run_cells("situation-brief", values)
    assert {p.where for p in passages for n in p.numbers if n.unit == OF_PEOPLE} >= {"tbl-consequences", "headline"}
