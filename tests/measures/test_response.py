"""Steps of a response: which unit's time counts, what is no time, and which pair is shown."""

import pandas as pd
import pytest
from conftest import make_incident, make_milestone, table

from analysis.measures import alerts, arrivals, events, response
from analysis.measures import steps as steps_of
from analysis.measures.measured import Measured

START = pd.Timestamp("2026-03-01 10:00", tz="UTC")


def after(minutes: float) -> pd.Timestamp:
    """Return a time so many minutes after ten."""
    return START + pd.Timedelta(minutes=minutes)


def pair(*steps: dict) -> pd.Series:
    """Return the time from the call to the scene of one incident, called at ten."""
    rows = [make_milestone(milestone="call_received", at_utc=START), *steps]
    found = response.pair_steps(
        table("incidents", make_incident()), table("milestones", *rows), first="call_received", then="on_scene"
    )
    return found.table.iloc[0]


CASES = [
    ([make_milestone(at_utc=after(5)), make_milestone(at_utc=after(3))], ("timed", 3.0)),
    ([make_milestone(at_utc=after(5)), make_milestone(state="ended_before", latest_utc=after(1))], ("timed", 5.0)),
    ([make_milestone(state="ended_before", latest_utc=after(7))], ("ended_before", 7.0)),
    ([make_milestone(state="ended_before", observed_until_utc=after(8), latest_utc=after(7))], ("ended_before", 8.0)),
    ([make_milestone(state="ended_before", at_utc=after(8))], ("ended_before", 8.0)),
    # When one unit turned back is not when another, whose time is not reported, arrived.
    ([make_milestone(), make_milestone(state="ended_before", at_utc=after(8))], ("untimed", None)),
    ([make_milestone(state="pending", observed_until_utc=after(9))], ("pending", 9.0)),
    ([make_milestone(state="pending")], ("not_known", None)),
    ([make_milestone()], ("untimed", None)),
    ([make_milestone(state="not_known")], ("not_known", None)),
    ([make_milestone(at_utc=after(0))], ("out_of_order", None)),
    ([make_milestone(at_utc=after(-1))], ("out_of_order", None)),
    ([make_milestone(state="pending", observed_until_utc=after(0))], ("pending", 0.0)),
    ([make_milestone(state="pending", observed_until_utc=after(-1))], ("out_of_order", None)),
    ([], ("not_known", None)),
]


@pytest.mark.parametrize(("steps", "expected"), CASES)
def test_what_became_of_an_arrival(steps: list[dict], expected: tuple) -> None:
    """The first unit counts; ended before, pending, untimed, not known and out of order are each their own."""
    found = pair(*steps)
    assert (found["state"], None if pd.isna(found["delay_minutes"]) else found["delay_minutes"]) == expected


def test_a_summary_counts_each_state_with_its_incidents() -> None:
    """How many have a time, how many not and why, each with the incidents behind it."""
    states = {
        "a": {"at_utc": after(4)},
        "b": {},
        "c": {"state": "pending", "observed_until_utc": after(5)},
        "d": {"at_utc": after(-2)},
    }
    steps = [
        s
        for i, own in states.items()
        for s in (
            make_milestone(incident_id=i, milestone="call_received", at_utc=START),
            make_milestone(incident_id=i, **own),
        )
    ]
    found = response.summarise_delays(
        table("incidents", *(make_incident(incident_id=i) for i in states)), table("milestones", *steps)
    )
    row = found.choose(first="call_received", then="on_scene").table.iloc[0]
    told = {
        name: row[f"n_{name}_incidents"]
        for name in ("timed", "untimed", "pending", "out_of_order", "ended_before", "without_time")
    }
    assert told == {
        "timed": ("a",),
        "untimed": ("b",),
        "pending": ("c",),
        "out_of_order": ("d",),
        "ended_before": (),
        "without_time": ("b", "c", "d"),
    }
    assert (row["n_incidents"], row["incident_ids"]) == (4, ("a",))


def summarise(*timed: tuple[str, str, int]) -> Measured:
    """Return the summary of pairs of steps, each timed by so many incidents."""
    steps = [
        make_milestone(incident_id=f"{first}-{n}", milestone=name, at_utc=at)
        for first, then, many in timed
        for n in range(many)
        for name, at in ((first, START), (then, after(n + 1)))
    ]
    incidents = [make_incident(incident_id=i) for i in dict.fromkeys(s["incident_id"] for s in steps)]
    return response.summarise_delays(table("incidents", *incidents), table("milestones", *steps))


def test_the_pair_that_is_shown_is_the_first_with_five_times_else_the_one_most_have() -> None:
    """In the order of a response; four times are not five; nothing timed is the first pair."""
    answer, alert = (
        {"first": a, "then": b, "way": "first"} for a, b in (("call_received", "on_scene"), ("alert", "all_clear"))
    )
    for n_answers, n_alerts, shown in ((4, 5, alert), (5, 9, answer), (2, 3, alert)):
        told = summarise(("call_received", "on_scene", n_answers), ("alert", "all_clear", n_alerts))
        assert response.choose_pair(told) == shown
    assert response.choose_pair(summarise()) == answer


def test_every_pair_of_a_response_is_one_of_its_steps() -> None:
    """The pairs that are asked about, in the order in which one is chosen."""
    assert response.PAIRS == (
        ("call_received", "on_scene", "first"),
        ("alert", "all_clear", "first"),
        ("alert", "impact", "first"),
        ("impact", "on_scene", "first"),
        ("call_received", "dispatched", "first"),
        ("dispatched", "on_scene", "first"),
        ("on_scene", "under_control", "first"),
        ("on_scene", "unit_available", "same"),
        ("on_scene", "unit_available", "last"),
    )


def pair_units(*steps: tuple[str | None, str, int | None], way: str, **overrides: object) -> tuple[str, float | None]:
    """Return state and minutes from on_scene to unit_available of one incident: unit, step, minute (missing: none)."""
    told = [
        make_milestone(milestone=step, unit=unit, at_utc=after(at) if at is not None else None) | overrides
        for unit, step, at in steps
    ]
    found = response.pair_steps(
        table("incidents", make_incident()),
        table("milestones", *told),
        first="on_scene",
        then="unit_available",
        way=way,
    )
    row = found.table.iloc[0]
    return row["state"], None if pd.isna(row["delay_minutes"]) else float(row["delay_minutes"])


def test_whose_steps_they_are_is_told_apart() -> None:
    """The second unit came later and was free sooner: 10 minutes to the first free unit, 30 by the same, 60 to the last."""
    steps = [
        ("E1", "on_scene", 0),
        ("E1", "unit_available", 30),
        ("E2", "on_scene", 5),
        ("E2", "unit_available", 10),
        ("E3", "on_scene", 6),
        ("E3", "unit_available", 60),
    ]
    assert {way: pair_units(*steps, way=way) for way in response.WAYS} == {
        "first": ("timed", 10.0),
        "same": ("timed", 30.0),
        "last": ("timed", 60.0),
    }


def test_where_no_unit_is_named_the_same_unit_is_the_one_there_is() -> None:
    """A source that names no units tells the steps of one: the same unit's times are its times."""
    assert pair_units((None, "on_scene", 0), (None, "unit_available", 30), way="same") == ("timed", 30.0)
    named = (("E1", "on_scene", 0), (None, "unit_available", 30))
    assert pair_units(*named, way="same")[0] == "not_known"


def test_the_last_unit_is_not_known_while_one_has_no_time() -> None:
    """One unit reached the step at a time nobody wrote down: when the last one did is not known."""
    steps = [("E1", "on_scene", 0), ("E1", "unit_available", 30), ("E2", "unit_available", None)]
    assert pair_units(*steps, way="last") == ("untimed", None)
    assert pair_units(*steps, way="same") == ("timed", 30.0)


def test_times_are_of_the_kinds_that_are_asked_for() -> None:
    """An alert's steps are not an attack's; without a kind all are told."""
    rows = [make_incident(incident_id="a"), make_incident(incident_id="b", kind="air_alert")]
    steps = [
        make_milestone(incident_id=i, milestone=name, at_utc=at)
        for i in ("a", "b")
        for name, at in (("call_received", START), ("on_scene", after(5)))
    ]
    tables = table("incidents", *rows), table("milestones", *steps)
    told = {"first": "call_received", "then": "on_scene"}
    assert response.pair_steps(*tables, **told, kinds=["air_alert"]).table["incident_id"].tolist() == ["b"]
    assert response.pair_steps(*tables, **told).table["incident_id"].tolist() == ["a", "b"]


def test_regions_stand_by_their_median_and_what_has_no_region_is_left_out() -> None:
    """Shortest first; an incident without a single region is in no row, and is said to be left out."""
    steps, incidents = [], []
    for region, minutes in (("Aldermark", 20), ("Brinewater", 10), (None, 1)):
        for n in range(5):
            name = f"{region}-{n}"
            incidents.append(make_incident(incident_id=name, region=region))
            steps += [
                make_milestone(incident_id=name, milestone="call_received", at_utc=START),
                make_milestone(incident_id=name, at_utc=after(minutes + n)),
            ]
    pairs = response.pair_steps(
        table("incidents", *incidents), table("milestones", *steps), first="call_received", then="on_scene"
    )
    found = arrivals.delays_per_group(pairs, by="region")
    assert found.table[["group", "n_timed"]].values.tolist() == [["Brinewater", 5], ["Aldermark", 5]]
    assert found.omitted().value == 5
    difference = arrivals.group_difference(pairs, by="region")
    assert difference.table["p_value"].iloc[0] < 0.01
    assert len(difference.cell(0, "p_value").used) == 10


def test_curves_leave_out_what_has_no_time_and_say_why() -> None:
    """The curve is of those timed, pending and ended before; the others stand beside it by reason."""
    own = {
        **{f"t-{n}": {"at_utc": after(n + 1)} for n in range(5)},
        "e": {"state": "ended_before", "latest_utc": after(2)},
        "u": {},
        "o": {"at_utc": after(-1)},
    }
    steps = [
        s
        for i, step in own.items()
        for s in (
            make_milestone(incident_id=i, milestone="call_received", at_utc=START),
            make_milestone(incident_id=i, **step),
        )
    ]
    pairs = response.pair_steps(
        table("incidents", *(make_incident(incident_id=i) for i in own)),
        table("milestones", *steps),
        first="call_received",
        then="on_scene",
    )
    curve = arrivals.arrivals_over_time(pairs)
    assert len(curve.count().used) == 6
    assert dict(curve.count().left_out.items()) == {
        "reached at a time that is not reported": ("u",),
        "with the second step before the first, or in the same second": ("o",),
    }
    assert curve.table["share_event"].iloc[-1] == pytest.approx(5 / 6)
    assert curve.table["share_ended"].iloc[-1] == pytest.approx(1 / 6)


def test_steps_count_incidents_by_the_first_state_that_holds() -> None:
    """Reached with a time, reached without, ended, pending, not known: each with its own incidents, in a response's order."""
    steps = [
        make_milestone(milestone="all_clear", incident_id="a"),
        make_milestone(incident_id="a", at_utc=START),
        make_milestone(incident_id="b"),
        make_milestone(incident_id="c", state="ended_before"),
        make_milestone(incident_id="d", state="pending"),
        make_milestone(incident_id="e", state="not_known"),
        make_milestone(incident_id="elsewhere", at_utc=START),
    ]
    found = steps_of.milestones_reached(
        table("incidents", *(make_incident(incident_id=i) for i in "abcde")), table("milestones", *steps)
    )
    assert found.table["milestone"].tolist() == ["on_scene", "all_clear"]
    row = found.table.iloc[0]
    told = {
        name: row[f"n_{name}_incidents"]
        for name in ("reached", "time_known", "untimed", "ended_before", "pending", "not_known")
    }
    assert told == {
        "reached": ("a", "b"),
        "time_known": ("a",),
        "untimed": ("b",),
        "ended_before": ("c",),
        "pending": ("d",),
        "not_known": ("e",),
    }


def test_alerts_are_joined_where_they_touch_and_counted_by_region() -> None:
    """An alert within another adds nothing; two that touch are one stretch; most hours first."""
    spans = [("a", 0, 60), ("b", 10, 20), ("c", 60, 120), ("d", 180, 240)]
    rows = [make_incident(incident_id=i, kind="air_alert", start_utc=after(s), end_utc=after(e)) for i, s, e in spans]
    rows += [
        make_incident(incident_id="x", kind="air_alert", region="Brinewater", start_utc=START, end_utc=after(600)),
        make_incident(incident_id="y", kind="air_alert", region=None, start_utc=START, end_utc=after(600)),
        make_incident(incident_id="z", kind="air_alert", start_utc=START),
    ]
    found = alerts.alert_hours(table("incidents", *rows), table("milestones"), start=None, end=None)
    assert found.table[["region", "hours", "n_untimed"]].values.tolist() == [
        ["Brinewater", 10.0, 0],
        ["Aldermark", 3.0, 1],
    ]
    own = found.table.iloc[1]
    assert (own["hours_summed"], own["n_alerts"]) == (pytest.approx(3 + 1 / 6), 5)
    assert (own["n_untimed_incidents"], own["incident_ids"]) == (("z",), ("a", "b", "c", "d"))
    assert found.omitted("without a single region").used == ("y",)


@pytest.mark.parametrize(
    ("precision", "is_vague"),
    [
        ("unknown", True),
        ("week", True),
        ("month", True),
        ("year", True),
        ("days", False),
        ("day", False),
        ("minute", False),
    ],
)
def test_a_day_is_not_known_from_the_week_on(precision: str, is_vague: bool) -> None:
    """Known to within some days is still known; to the week, the month or the year it is not."""
    found = events.attack_events(table("incidents", make_incident(date_precision=precision)), kinds=["air_attack"])
    assert found.table["is_vague"].tolist() == [is_vague]


def test_attacks_are_listed_each_once_by_day_and_region() -> None:
    """Events of these kinds alone, the earliest first; on a day of its own, or at some time within others."""
    day = pd.Timestamp("2026-03-05")
    rows = [
        make_incident(incident_id="late", date_from=day, date_to=day),
        make_incident(incident_id="early", date_meaning="within"),
        make_incident(incident_id="other", kind="emergency_call"),
        make_incident(incident_id="part", counting="part"),
        make_incident(incident_id="again", same_as="early"),
    ]
    found = events.attack_events(table("incidents", *rows), kinds=["air_attack"])
    assert found.table[["incident_id", "is_dated"]].values.tolist() == [["early", False], ["late", True]]
    assert found.size().left_out == {
        "a part of another incident": ("part",),
        "counted with the record it repeats": ("again",),
    }


def test_records_say_what_they_are() -> None:
    """Whether a record counts, has a start, is dated by a judgement, and of which incident it is a part."""
    rows = [
        make_incident(start_utc=START, date_assumed="year"),
        make_incident(incident_id="p", counting="part", part_of="i-1"),
        make_incident(incident_id="l", same_as="i-1"),
    ]
    found = events.list_records(table("incidents", *rows))
    assert found.table[["is_event", "is_timed", "is_assumed"]].values.tolist() == [
        [True, True, True],
        [False, False, False],
        [False, False, False],
    ]
    assert found.choose(counting="part").count("part_of").used == ("i-1",)


def test_regions_on_record_are_counted_whatever_was_recorded() -> None:
    """Any record counts, in the order of names; a region is watched where somebody watched for such incidents."""
    from conftest import make_coverage

    rows = [
        make_incident(),
        make_incident(incident_id="a", kind="air_alert", region="Abbey", region_code="XA-09"),
        make_incident(incident_id="n", region=None, region_code=None),
    ]
    spans = table("coverage", make_coverage(), make_coverage(region_code="XA-09", kind="air_alert"))
    found = events.records_per_region(table("incidents", *rows), spans, kinds=["air_attack"])
    assert found.table[["region", "n_records", "is_watched"]].values.tolist() == [
        ["Abbey", 1, False],
        ["Aldermark", 1, True],
    ]
    assert found.omitted().used == ("n",)


def test_behind_a_quantile_stand_those_still_waited_for_too() -> None:
    """A median over five arrivals and one still awaited names all six."""
    names = [f"i-{n}" for n in range(6)]
    steps = [make_milestone(incident_id=i, milestone="call_received", at_utc=START) for i in names]
    steps += [make_milestone(incident_id=i, at_utc=after(5 + n)) for n, i in enumerate(names[:5])]
    steps += [make_milestone(incident_id="i-5", state="pending", observed_until_utc=after(30))]
    incidents = table("incidents", *(make_incident(incident_id=i) for i in names))
    found = response.summarise_delays(incidents, table("milestones", *steps))
    assert found.cell(0, "n_timed").used == tuple(names[:5])
    for column in ("median_minutes", "p90_minutes", "median_minutes_high"):
        assert found.cell(0, column).used == tuple(names)


def test_behind_the_log_rank_test_stand_the_regions_it_compares() -> None:
    """A region with fewer than five times is left out of the test and of its records."""
    rows, steps = [], []
    for region, n in (("A", 5), ("B", 5), ("C", 4)):
        for k in range(n):
            rows.append(make_incident(incident_id=f"{region}{k}", region=region, region_code=f"X-{region}"))
            steps.append(make_milestone(incident_id=f"{region}{k}", milestone="call_received", at_utc=START))
            steps.append(make_milestone(incident_id=f"{region}{k}", at_utc=after(5 + k)))
    tables = table("incidents", *rows), table("milestones", *steps)
    found = arrivals.group_difference(
        response.pair_steps(*tables, first="call_received", then="on_scene"), by="region"
    ).cell(0, "p_value")
    assert {i[0] for i in found.used} == {"A", "B"}
    assert found.left_out == {arrivals.FEW_TIMES: ("C0", "C1", "C2", "C3")}


def test_an_alert_that_ends_before_it_starts_has_no_hours() -> None:
    """It counts as one whose hours are not known, and is left out of the hours, not of the alerts."""
    hour = pd.Timedelta(hours=1)
    rows = [
        make_incident(incident_id="a", kind="air_alert", start_utc=START, end_utc=START + hour),
        make_incident(incident_id="b", kind="air_alert", start_utc=START, end_utc=START - hour),
    ]
    found = alerts.alert_hours(table("incidents", *rows), table("milestones"), start=None, end=None)
    assert found.table[["n_alerts", "hours", "hours_summed", "n_untimed"]].values.tolist() == [[2, 1.0, 1.0, 1]]
    assert (found.cell(0, "hours").left_out, found.cell(0, "n_alerts").left_out) == ({alerts.NO_HOURS: ("b",)}, {})


def test_quantiles_are_the_half_and_nine_in_ten() -> None:
    """Of ten arrivals after one to ten minutes half have come by the fifth, nine in ten by the ninth."""
    names = [f"i-{n}" for n in range(1, 11)]
    steps = [make_milestone(incident_id=i, milestone="call_received", at_utc=START) for i in names]
    steps += [make_milestone(incident_id=i, at_utc=after(n)) for n, i in enumerate(names, 1)]
    incidents = table("incidents", *(make_incident(incident_id=i) for i in names))
    row = response.summarise_delays(incidents, table("milestones", *steps)).table.iloc[0]
    assert (row["median_minutes"], row["p90_minutes"]) == (5.0, 9.0)
