"""What an author chooses: conditions, and what does not say whether they hold."""

import pandas as pd
from conftest import make_count, make_coverage, make_incident, make_milestone, table

from analysis.measures.asked.chosen import chosen_events, delay_of_events, share_of_events, total_of_events
from analysis.measures.measured import Measured

KINDS, ORDER = ["air_attack"], ["source_grade", "as_of_utc"]
INCIDENTS = (
    make_incident(incident_id="a", object_kind="residential"),
    make_incident(incident_id="b", object_kind="energy"),
    make_incident(incident_id="c"),
    make_incident(incident_id="d", object_kind="residential", same_as="a"),
    make_incident(incident_id="e", object_kind="residential", counting="part", part_of="a"),
    make_incident(incident_id="f", object_kind="residential", kind="air_alert"),
)
HOMES = [["object_kind", ["residential"]]]


def list_left(made: Measured) -> dict:
    """Return what was left out, by reason."""
    return dict(made.count().left_out)


def test_events_are_chosen_once_and_blanks_are_named() -> None:
    """The linked record and the part are no events; one without the column is left out, and so told."""
    made = chosen_events(table("incidents", *INCIDENTS), kinds=KINDS, where=HOMES)
    assert list(made.table["incident_id"]) == ["a"]
    assert list_left(made) == {
        "object_kind not on record": ("c",),
        "counted with the record it repeats": ("d",),
        "a part of another incident": ("e",),
    }


def test_a_month_is_that_of_all_possible_days() -> None:
    """An attack at the turn of two months is of neither, and is named."""
    turn = make_incident(incident_id="t", date_to=pd.Timestamp("2026-04-01"))
    made = chosen_events(table("incidents", *INCIDENTS[:1], turn), kinds=KINDS, where=[["month", ["2026-03"]]])
    assert (list(made.table["incident_id"]), list_left(made)) == (["a"], {"month not on record": ("t",)})


def test_a_share_is_of_all_that_were_asked_about() -> None:
    """Who does not say stays in the total; each side knows its records."""
    made = share_of_events(table("incidents", *INCIDENTS), kinds=KINDS, where=HOMES, among=[])
    row = made.table.iloc[0]
    assert (row["n_incidents"], row["total"], round(row["share"], 4)) == (1, 3, 0.3333)
    assert (round(row["share_low"], 4), round(row["share_high"], 4)) == (0.0615, 0.7923)  # Wilson, by hand
    assert made.cell(0, "share").used == ("a", "b", "c")


def test_a_total_names_who_gave_no_figure() -> None:
    """A figure of the linked record is its lead's; silence and what is not collected are told apart."""
    counts = table("counts", make_count(incident_id="d", best=4.0), make_count(incident_id="b", quantity="killed"))
    missed = make_coverage(region_code=None, subject="counts", state="not_covered", kind="air_attack")
    coverage = table("coverage", missed | {"from_date": pd.Timestamp("2026-03-01")})
    given = {"kinds": KINDS, "order": ORDER, "where": [], "quantity": "injured"}
    told = total_of_events(table("incidents", *INCIDENTS), counts, table("coverage"), **given)
    assert (told.table["total_best"][0], told.table["n_told"][0], told.cell(0, "total_best").used) == (4, 1, ("a",))
    assert list_left(told)["no figure of injured"] == ("b", "c")
    uncollected = total_of_events(table("incidents", *INCIDENTS), counts, coverage, **given)
    assert list_left(uncollected)["its source does not collect it"] == ("b", "c")
    none = total_of_events(table("incidents", *INCIDENTS), table("counts"), table("coverage"), **given)
    assert none.table["total_best"].isna().all()


def test_a_delay_is_that_of_the_chosen() -> None:
    """Five times give a median; the steps of a linked record count for its lead; the silent are named."""
    noon = pd.Timestamp("2026-03-01 12:00", tz="UTC")
    incidents = [make_incident(incident_id=f"i{n}") for n in range(6)] + [make_incident(incident_id="x", same_as="i4")]
    steps = [
        make_milestone(incident_id=i, milestone=step, at_utc=noon + pd.Timedelta(minutes=late))
        for n, i in enumerate(("i0", "i1", "i2", "i3", "x"))
        for step, late in (("call_received", 0), ("on_scene", 10 + n))
    ]
    given = {"kinds": KINDS, "where": [], "first": "call_received", "then": "on_scene"}
    made = delay_of_events(table("incidents", *incidents), table("milestones", *steps), **given)
    assert (made.table["n_timed"][0], made.table["median_minutes"][0]) == (5, 12)
    assert made.cell(0, "median_minutes").used == ("i0", "i1", "i2", "i3", "i4")
    assert list_left(made) == {
        "counted with the record it repeats": ("x",),
        "no word of call_received or on_scene": ("i5",),
    }
