"""Measures on tables small enough to count by hand."""

import pandas as pd
import pytest
from conftest import make_claim, make_count, make_coverage, make_incident, make_milestone, make_report, table

from analysis.measures import attribution, coverage, events, regions
from analysis.measures import steps as steps_of
from analysis.measures.harm import consequences
from analysis.measures.measured import Measured
from analysis.measures.selection import select_events

KINDS = ["air_attack", "missile_attack"]
ORDER = ["source_grade", "as_of_utc"]


def total(measured: Measured, quantity: str = "injured") -> dict:
    """Return the row of one quantity."""
    return measured.choose(quantity=quantity).table.iloc[0].to_dict()


def test_parts_aggregates_and_linked_duplicates_are_no_events() -> None:
    """Only events count, and a linked incident counts once, by its lead record."""
    rows = table(
        "incidents",
        make_incident(same_as="i-1"),
        make_incident(incident_id="i-2", same_as="i-1"),
        make_incident(incident_id="i-3", counting="part", part_of="i-1"),
        make_incident(incident_id="i-4", counting="aggregate"),
    )
    assert select_events(rows)["incident_id"].tolist() == ["i-1"]


def test_a_total_of_nothing_reported_is_missing_not_zero() -> None:
    """Where no source gives a figure there is no total."""
    row = total(
        consequences.total_counts(
            table("incidents", make_incident()), table("counts"), table("coverage"), kinds=KINDS, order=ORDER
        )
    )
    assert [pd.isna(row[f"total_{bound}"]) for bound in ("low", "best", "high")] == [True, True, True]
    assert (row["n_reported"], row["n_not_reported"]) == (0, 1)


def test_a_reported_none_is_zero_and_counted_as_such() -> None:
    """None reported is a figure of its own state."""
    counts = table("counts", make_count(state="reported_none", low=0.0, best=0.0, high=0.0))
    row = total(
        consequences.total_counts(
            table("incidents", make_incident()), counts, table("coverage"), kinds=KINDS, order=ORDER
        )
    )
    assert (row["total_best"], row["n_reported_none"], row["n_reported"]) == (0.0, 1, 0)


def test_a_lower_bound_gives_no_best_figure_and_an_open_end() -> None:
    """At least three is no three: the total has a lower end only."""
    incidents = table("incidents", make_incident(), make_incident(incident_id="i-2"))
    counts = table("counts", make_count(), make_count(incident_id="i-2", best=None, low=3.0))
    row = total(consequences.total_counts(incidents, counts, table("coverage"), kinds=KINDS, order=ORDER))
    assert row["total_low"] == 6.0
    assert pd.isna(row["total_best"])
    assert pd.isna(row["total_high"])


def test_of_several_figures_the_latest_is_used_and_all_are_in_the_range() -> None:
    """The chosen figure is the latest; the range spans what every source gave."""
    early, late = pd.Timestamp("2026-03-01 10:00", tz="UTC"), pd.Timestamp("2026-03-02 10:00", tz="UTC")
    counts = table("counts", make_count(best=5.0, as_of_utc=late), make_count(best=3.0, as_of_utc=early))
    row = total(
        consequences.total_counts(
            table("incidents", make_incident()), counts, table("coverage"), kinds=KINDS, order=ORDER
        )
    )
    assert (row["total_low"], row["total_best"], row["total_high"]) == (3.0, 5.0, 5.0)


def test_states_of_a_question_add_up_to_all_attacks() -> None:
    """Every attack has one state for every question; silence is its own state."""
    incidents = table("incidents", make_incident(), make_incident(incident_id="i-2"), make_incident(incident_id="i-3"))
    counts = table("counts", make_count(), make_count(incident_id="i-2", state="said_unknown", best=None))
    states = consequences.reporting_states(incidents, counts, table("coverage"), kinds=KINDS, order=ORDER).table
    assert set(states.groupby("quantity")["n_incidents"].sum()) == {3}
    injured = states[states["quantity"] == "injured"].set_index("state")["n_incidents"]
    assert injured.to_dict() == {
        "reported": 1,
        "reported_none": 0,
        "said_unknown": 1,
        "unreadable": 0,
        "not_reported": 1,
    }


def test_a_region_watched_without_records_is_zero_and_one_not_watched_is_missing() -> None:
    """Zero where covered, no data where not."""
    watched = table("coverage", make_coverage(), make_coverage(region_code="XA-02", state="not_covered"))
    found = regions.incidents_per_region(table("incidents"), watched, kinds=KINDS).table.set_index("region_code")
    assert found.loc["XA-01", "n_attacks"] == 0
    assert pd.isna(found.loc["XA-02", "n_attacks"])


def test_attacks_without_one_region_are_left_out_and_counted() -> None:
    """What lies in no single region is not forced into one."""
    incidents = table("incidents", make_incident(), make_incident(incident_id="i-2", region_code=None, region=None))
    found = regions.incidents_per_region(incidents, table("coverage"), kinds=KINDS)
    assert found.table["n_attacks"].tolist() == [1]
    assert found.omitted().used == ("i-2",)


def test_a_month_nobody_watched_is_no_data() -> None:
    """A covered month without records is zero; an uncovered one is missing."""
    calendar = coverage.coverage_calendar(
        table("incidents"),
        table("coverage", make_coverage()),
        start=pd.Timestamp("2026-02-01"),
        end=pd.Timestamp("2026-03-31"),
    )
    assert calendar.table["state"].tolist() == ["unknown", "covered"]
    assert calendar.table["n_incidents"].isna().tolist() == [True, False]
    assert calendar.table["n_incidents"].iloc[1] == 0


def test_an_incident_of_one_month_is_counted_in_it() -> None:
    """A record dated to a day or to a month counts in its month; one over two months does not."""
    over = make_incident(incident_id="i-2", date_to=pd.Timestamp("2026-04-02"), date_meaning="within")
    calendar = coverage.coverage_calendar(
        table("incidents", make_incident(), over),
        table("coverage", make_coverage()),
        start=pd.Timestamp("2026-03-01"),
        end=pd.Timestamp("2026-04-30"),
    )
    assert calendar.table["n_incidents"].fillna(-1).tolist() == [1, -1]


def test_a_step_with_several_units_counts_once_and_by_its_best_state() -> None:
    """Reached by any unit is reached; a known time is preferred to none."""
    at = pd.Timestamp("2026-03-01 10:00", tz="UTC")
    steps = table(
        "milestones",
        make_milestone(state="ended_before"),
        make_milestone(),
        make_milestone(at_utc=at),
        make_milestone(milestone="all_clear", state="not_known"),
    )
    found = steps_of.milestones_reached(table("incidents", make_incident()), steps).table.set_index("milestone")
    assert found.loc["on_scene", ["n_reached", "n_time_known", "n_ended_before"]].tolist() == [1, 1, 0]
    assert found.loc["all_clear", ["n_reached", "n_not_known"]].tolist() == [0, 1]


def test_echoes_are_counted_apart() -> None:
    """A report that repeats another is a report, and no second origin."""
    reports = table("reports", make_report(), make_report(report_id="r-2", origin_report_id="r-1"))
    found = coverage.count_reports(reports).table
    assert found[["n_reports", "n_repeats"]].iloc[0].tolist() == [2, 1]


STATUSES = [
    ([], "no_statement"),
    ([{}], "said_unknown"),
    ([{"stance": "hints"}], "hinted_only"),
    ([{"stance": "hints"}, {"stance": "assesses"}], "assessed_only"),
    ([{"stance": "names_party"}, {}], "named_by_dataset_only"),
    ([{"stance": "accuses", "accused": "B"}, {"stance": "hints"}], "accused_only"),
    ([{"stance": "accuses", "accused": "B"}, {"stance": "concedes", "claimant": "B"}], "conceded"),
    # Somebody claims it for another, who denies it.
    ([{"stance": "claims_responsibility", "accused": "B"}, {"stance": "denies", "claimant": "B"}], "contested"),
    ([{"stance": "concedes", "accused": "B"}, {"stance": "denies", "claimant": "B"}], "conceded"),
    ([{"stance": "claims_responsibility", "claimant": "B"}, {"stance": "accuses", "accused": "B"}], "claimed"),
    ([{"stance": "accuses", "accused": "B"}, {"stance": "denies", "claimant": "B"}], "contested"),
    ([{"stance": "accuses", "accused": "B"}, {"stance": "denies", "claimant": "C"}], "accused_only"),
    ([{"stance": "claims_responsibility", "claimant": c} for c in "BC"], "contested"),
    ([{"stance": "hints", "bearing": "alludes_to"}], "no_statement"),
    ([{"stance": "claims_responsibility", "claimant": "B", "bearing": "alludes_to"}, {}], "said_unknown"),
]


@pytest.mark.parametrize(("statements", "expected"), STATUSES)
def test_each_attack_has_the_first_status_that_holds(statements: list[dict], expected: str) -> None:
    """Statuses follow their order; what only alludes changes none."""
    claims = table("claims", *(make_claim(claim_id=f"c-{i}", **s) for i, s in enumerate(statements)))
    found = attribution.attribution_status(table("incidents", make_incident()), claims, table("coverage"), kinds=KINDS)
    assert found.table["status"].tolist() == [expected]


def test_alerts_have_no_attribution() -> None:
    """Only attacks that are events are asked who did it."""
    alert = table("incidents", make_incident(kind="air_alert"))
    assert attribution.attribution_status(alert, table("claims"), table("coverage"), kinds=KINDS).table.empty


def test_measures_change_no_argument() -> None:
    """Tables given to a measure stay as they were."""
    incidents, counts = table("incidents", make_incident()), table("counts", make_count())
    before = (incidents.copy(), counts.copy())
    consequences.total_counts(incidents, counts, table("coverage"), kinds=KINDS, order=ORDER)
    pd.testing.assert_frame_equal(before[0], incidents)
    pd.testing.assert_frame_equal(before[1], counts)


def test_what_is_beside_the_kinds_counted_is_told_without_parts_and_repeats() -> None:
    """Events and totals of other kinds, most first, with the deaths reported of them; a part is counted with its event."""
    other = {"kind": "emergency_call"}
    rows = [
        make_incident(),
        make_incident(incident_id="e", **other),
        make_incident(incident_id="t", counting="aggregate", **other),
        make_incident(incident_id="p", counting="part", part_of="e", **other),
        make_incident(incident_id="again", same_as="e", **other),
        make_incident(incident_id="a", kind="air_alert"),
    ]
    figures = [make_count(incident_id=i, quantity="killed", best=2.0) for i in ("e", "p", "i-1")]
    found = events.list_not_counted(table("incidents", *rows), table("counts", *figures), kinds=KINDS, order=[])
    told = found.table[["kind", "n_incidents", "killed", "n_told"]].astype("object").fillna("").values.tolist()
    assert told == [["emergency_call", 2, 2.0, 1], ["air_alert", 1, "", 0]]
