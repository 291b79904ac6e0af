"""Records that people linked are one incident in every measure: what is said of one is said of their lead, once."""

import pandas as pd
from conftest import make_claim, make_count, make_coverage, make_incident, make_milestone, table

from analysis.measures import attribution, coverage, ranks, response, statements
from analysis.measures import steps as steps_of
from analysis.measures.harm import consequences
from analysis.measures.measured import Measured
from analysis.measures.selection import LINKED, list_uncounted, merge_linked

KINDS, ORDER = ["air_attack"], ["source_grade", "as_of_utc"]
AT = pd.Timestamp("2026-03-01 10:00", tz="UTC")
PAIR = [make_incident(incident_id="lead"), make_incident(incident_id="again", same_as="lead")]
INCIDENTS = table("incidents", *PAIR, make_incident(incident_id="other"))


def judge(*claims: dict) -> Measured:
    """Return the statuses of two incidents, of which one has two records."""
    return attribution.attribution_status(INCIDENTS, table("claims", *claims), table("coverage"), kinds=KINDS)


def test_what_is_said_of_a_linked_record_is_said_of_its_lead() -> None:
    """Its rows come under the lead; those of others, and those of no incident, are as they were."""
    told = table(
        "claims", *(make_claim(claim_id=str(n), incident_id=i) for n, i in enumerate(("again", "other", None)))
    )
    assert merge_linked(told, INCIDENTS)["incident_id"].fillna("-").tolist() == ["lead", "other", "-"]
    assert merge_linked(told, INCIDENTS.iloc[[0, 2]]) is told


def test_a_claim_on_record_for_a_linked_record_alone_makes_the_incident_claimed() -> None:
    """A claim and a denial that stand on two records of one incident contest it."""
    claim = make_claim(incident_id="again", stance="claims_responsibility", claimant="B")
    assert judge(claim).table["status"].tolist() == ["claimed", "no_statement"]
    assert judge(claim).table["is_claimed"].tolist() == [True, False]
    denial = make_claim(claim_id="c-2", incident_id="lead", stance="denies", claimant="B")
    assert judge(claim, denial).table["status"].tolist() == ["contested", "no_statement"]
    listed = attribution.list_conflicts(judge(claim, denial), INCIDENTS, table("claims", claim, denial))
    assert listed.table["incident_id"].tolist() == ["lead", "lead"]


def test_an_accusation_of_a_linked_record_is_one_of_its_lead() -> None:
    """Accused twice, on both records, is one incident; the other one is the silence."""
    claims = [
        make_claim(claim_id=i, incident_id=i, stance="accuses", claimant="A", accused="B", made_utc=AT)
        for i in ("lead", "again")
    ]
    found = attribution.who_accuses_whom(judge(*claims), INCIDENTS, table("claims", *claims))
    assert found.table["incident_ids"].tolist() == [("lead",), ("other",)]
    told = attribution.count_statements(INCIDENTS, table("claims", *claims)).table.iloc[0]
    assert (told["n_statements"], told["n_incidents"]) == (2, 1)
    first = statements.first_statements(
        INCIDENTS, judge(claims[1]), table("claims", claims[1]), follow_up_days=30, cut_off=None
    )
    assert first.table.set_index("incident_id")["is_spoken"].to_dict() == {"lead": True, "other": False}


def test_steps_of_linked_records_are_one_incidents() -> None:
    """Two records of one arrival are one incident with one time, and one step where both say the same."""
    steps = [make_milestone(incident_id=i, milestone="call_received", at_utc=AT) for i in ("lead", "again")]
    steps += [make_milestone(incident_id="again", at_utc=AT + pd.Timedelta(minutes=9))]
    told = table("milestones", *steps)
    reached = steps_of.milestones_reached(INCIDENTS, told).table
    assert reached["n_reached_incidents"].tolist() == [("lead",), ("lead",)]
    pairs = response.pair_steps(INCIDENTS, told, first="call_received", then="on_scene").table
    assert pairs[["incident_id", "delay_minutes"]].values.tolist() == [["lead", 9.0]]
    assert steps_of.list_steps(INCIDENTS, told).table["incident_id"].tolist() == ["lead", "lead"]


def test_figures_of_linked_records_compete_each_with_the_grade_of_its_own_source() -> None:
    """The better graded record's figure is used, whichever is the lead; the range spans both; neither is added to the other."""
    graded = table("incidents", PAIR[0] | {"source_grade": "C"}, PAIR[1] | {"source_grade": "A"})
    counts = table("counts", make_count(incident_id="lead", best=9.0), make_count(incident_id="again", best=4.0))
    chosen = consequences.choose_figures(graded, counts, order=tuple(ORDER)).iloc[0]
    assert chosen[["incident_id", "best", "low", "high"]].tolist() == ["lead", 4.0, 4.0, 9.0]
    totals = consequences.total_counts(graded, counts, table("coverage"), kinds=KINDS, order=ORDER)
    row = totals.table.set_index("quantity").loc["injured"]
    assert (row["total_best"], row["n_told"], row["n_asked"]) == (4.0, 1, 1)


def test_a_linked_total_is_counted_with_its_lead_and_one_of_another_kind_not_at_all() -> None:
    """Of two records of one total the figures are added once; a total of alerts has no part in what attacks did."""
    totals = [row | {"counting": "aggregate"} for row in PAIR] + [
        make_incident(incident_id="alert", kind="air_alert", counting="aggregate")
    ]
    counts = [make_count(incident_id=i, best=5.0) for i in ("lead", "again", "alert")]
    found = consequences.total_counts(
        table("incidents", *totals), table("counts", *counts), table("coverage"), kinds=KINDS, order=ORDER
    )
    row = found.table.set_index("quantity").loc["injured"]
    assert (row["total_best"], row["n_asked"], row["n_totals"]) == (5.0, 1, 1)
    assert list_uncounted(table("incidents", *totals), KINDS) == {
        "a total, not an event": ("lead",),
        LINKED: ("again",),
    }


def test_only_the_reading_that_ignores_links_counts_them_apart() -> None:
    """Behind each rank stand the records of its own reading, and what that reading leaves out."""
    found = ranks.rank_again(INCIDENTS, kinds=KINDS)
    assert found.cell(0, "as_counted").used == ("lead", "other")
    assert found.cell(0, "as_counted").left_out == {LINKED: ("again",)}
    assert (found.cell(0, "links_ignored").used, found.cell(0, "links_ignored").left_out) == (
        ("again", "lead", "other"),
        {},
    )
    assert found.cell(0, "district_known").left_out == {LINKED: ("again",), ranks.NO_DISTRICT: ("lead", "other")}


def test_a_linked_record_stands_in_no_month_of_the_calendar() -> None:
    """It is left out of the month it might have been counted in, and of no other."""
    spans = [make_coverage(), make_coverage(region_code="XA-02")]
    days = {"start": pd.Timestamp("2026-03-01"), "end": pd.Timestamp("2026-03-31")}
    calendar = coverage.coverage_calendar(INCIDENTS, table("coverage", *spans), **days)
    assert [calendar.cell(row, "n_incidents").left_out for row in (0, 1)] == [{LINKED: ("again",)}, {}]


def test_an_ungraded_record_counts_as_the_least_of_all() -> None:
    """Beside a record of any grade, what one without a grade says is not used."""
    graded = table("incidents", PAIR[0], PAIR[1] | {"source_grade": "E"})
    counts = table("counts", make_count(incident_id="lead", best=9.0), make_count(incident_id="again", best=4.0))
    assert consequences.choose_figures(graded, counts, order=tuple(ORDER))["best"].tolist() == [4.0]
