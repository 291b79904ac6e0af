"""Figures that compete, bounds that are open, and what is silent: which one is used, and what it adds up to."""

import pandas as pd
import pytest
from conftest import make_count, make_incident, table

from analysis.measures.harm.consequences import (
    choose_figures,
    keep_spoken,
    reporting_states,
    total_counts,
)
from analysis.measures.harm.outcomes import outcome_shares

KINDS, ORDER = ["air_attack"], ["source_grade", "as_of_utc"]
EARLY, LATE = pd.Timestamp("2026-03-01 10:00", tz="UTC"), pd.Timestamp("2026-03-02 10:00", tz="UTC")


def choose(*counts: dict) -> dict:
    """Return the figure chosen among several of one incident."""
    return (
        choose_figures(table("incidents", make_incident()), table("counts", *counts), order=tuple(ORDER))
        .iloc[0]
        .to_dict()
    )


COMPETING = [
    # A toll never gives way to a later "we do not know", nor to a cell that cannot be read.
    ([{"as_of_utc": EARLY}, {"as_of_utc": LATE, "state": "said_unknown", "best": None}], ("reported", 3.0)),
    ([{"as_of_utc": EARLY}, {"as_of_utc": LATE, "state": "unreadable", "best": None}], ("reported", 3.0)),
    # Of two tolls the later one; one without a moment comes last.
    ([{"as_of_utc": EARLY, "best": 1.0}, {"as_of_utc": LATE, "best": 2.0}], ("reported", 2.0)),
    ([{"as_of_utc": LATE, "best": 2.0}, {"best": 9.0}], ("reported", 2.0)),
    # Of two stages the later one: final, interim, initial, not stated.
    ([{"as_of_stage": "initial", "best": 1.0}, {"as_of_stage": "final", "best": 2.0}], ("reported", 2.0)),
    ([{"as_of_stage": "interim", "best": 1.0}, {"as_of_stage": "initial", "best": 2.0}], ("reported", 1.0)),
    ([{"as_of_stage": "final", "best": 1.0}, {"as_of_stage": "interim", "best": 2.0}], ("reported", 1.0)),
    ([{"as_of_stage": "initial", "best": 1.0}, {"best": 2.0}], ("reported", 1.0)),
    # A reported none is a figure, and a later one goes before an earlier toll.
    ([{"as_of_utc": EARLY}, {"as_of_utc": LATE, "state": "reported_none", "best": 0.0}], ("reported_none", 0.0)),
]


@pytest.mark.parametrize(("figures", "expected"), COMPETING)
@pytest.mark.parametrize("turn", [1, -1])
def test_of_competing_figures_one_is_used_by_rule(figures: list[dict], expected: tuple, turn: int) -> None:
    """Which of two figures is used does not depend on which row comes first."""
    rows = [make_count(source_row=n, **figure) for n, figure in enumerate(figures[::turn], 2)]
    chosen = choose(*rows)
    assert (chosen["state"], chosen["best"]) == expected


RANGES = [
    ([{"best": 3.0}], (3.0, 3.0)),
    ([{"best": 3.0}, {"best": 7.0}], (3.0, 7.0)),
    ([{"best": 3.0, "low": 2.0, "high": 5.0}, {"best": 4.0}], (2.0, 5.0)),
    ([{"best": None, "low": 4.0}], (4.0, None)),
    ([{"best": None, "low": 4.0}, {"best": 9.0}], (4.0, None)),
    ([{"best": None, "low": 1.0, "high": 6.0}, {"best": 2.0}], (1.0, 6.0)),
    ([{"best": 3.0}, {"state": "said_unknown", "best": None}], (3.0, 3.0)),
]


@pytest.mark.parametrize(("figures", "expected"), RANGES)
def test_the_range_spans_every_figure_and_an_open_end_stays_open(figures: list[dict], expected: tuple) -> None:
    """The lowest and the highest of all readable figures; where one has no upper bound, neither has the range."""
    chosen = choose(*(make_count(source_row=n, **figure) for n, figure in enumerate(figures, 2)))
    assert (chosen["low"], None if pd.isna(chosen["high"]) else chosen["high"]) == expected


def add_up(incidents: list[dict], counts: list[dict]) -> pd.Series:
    """Return the row of `total_counts` for people injured."""
    found = total_counts(
        table("incidents", *incidents), table("counts", *counts), table("coverage"), kinds=KINDS, order=ORDER
    )
    return found.choose(quantity="injured").table.iloc[0]


def test_every_state_is_counted_apart_with_its_own_incidents() -> None:
    """A figure, none, unknown, unreadable and silence are five things, and together all that were asked."""
    states = {"a": "reported", "b": "reported_none", "c": "said_unknown", "d": "unreadable"}
    bests = {"a": 3.0, "b": 0.0}
    row = add_up(
        [make_incident(incident_id=i) for i in "abcde"],
        [make_count(incident_id=i, state=state, best=bests.get(i)) for i, state in states.items()],
    )
    expected = {
        "reported": ("a",),
        "reported_none": ("b",),
        "said_unknown": ("c",),
        "unreadable": ("d",),
        "not_reported": ("e",),
        "told": ("a", "b"),
        "silent": ("c", "d", "e"),
        "asked": ("a", "b", "c", "d", "e"),
    }
    assert {name: row[f"n_{name}_incidents"] for name in expected} == expected
    assert {name: row[f"n_{name}"] for name in expected} == {name: len(ids) for name, ids in expected.items()}
    assert row["incident_ids"] == ("a", "b")
    assert (row["total_low"], row["total_best"], row["total_high"]) == (3.0, 3.0, 3.0)


def test_totals_leave_out_parts_and_take_in_aggregates() -> None:
    """A figure for a part belongs to its event; a source's own total is added; what is of another kind is neither."""
    incidents = [
        make_incident(incident_id="event"),
        make_incident(incident_id="part", counting="part", part_of="event"),
        make_incident(incident_id="total", counting="aggregate"),
        make_incident(incident_id="again", same_as="event"),
        make_incident(incident_id="other", kind="emergency_call"),
    ]
    bests = {"event": 1.0, "part": 10.0, "total": 100.0, "again": 1000.0, "other": 10_000.0}
    row = add_up(incidents, [make_count(incident_id=i, best=best) for i, best in bests.items()])
    assert (row["total_best"], row["n_asked"], row["incident_ids"]) == (101.0, 2, ("event", "total"))


@pytest.mark.parametrize(
    ("change", "is_within"),
    [
        ({}, True),
        ({"date_from": "2026-03-03", "date_to": "2026-03-09"}, True),
        ({"date_from": "2026-02-20", "date_to": "2026-03-01"}, True),
        ({"date_from": "2026-03-04", "date_to": "2026-03-09"}, False),
        ({"date_from": "2026-02-20", "date_to": "2026-02-28"}, False),
        ({"country_code": "XB"}, False),
        ({"weapon": "missile"}, False),
        ({"place_precision": "country"}, False),
    ],
)
def test_a_total_of_a_region_is_not_added_to_that_of_its_country(change: dict[str, str], is_within: bool) -> None:
    """Where both are of the same weapon and share a day, the one may contain the other; a country's own are all added."""
    days = {"date_from": pd.Timestamp("2026-03-01"), "date_to": pd.Timestamp("2026-03-03")}
    same = {"counting": "aggregate", "weapon": "drone", **days}
    wide = make_incident(incident_id="wide", **same, place_precision="country")
    given = {name: pd.Timestamp(text) if name.startswith("date") else text for name, text in change.items()}
    fine = make_incident(**same | {"incident_id": "fine", "place_precision": "region"} | given)
    row = add_up([wide, fine], [make_count(incident_id=i, best=n) for i, n in (("wide", 40.0), ("fine", 2.0))])
    assert row["total_best"] == (40 if is_within else 42)


def test_what_a_total_leaves_out_is_named() -> None:
    """Parts and linked records are left out of the total with their reasons; aggregates are not."""
    incidents = [
        make_incident(),
        make_incident(incident_id="part", counting="part"),
        make_incident(incident_id="total", counting="aggregate"),
        make_incident(incident_id="again", same_as="i-1"),
    ]
    found = total_counts(table("incidents", *incidents), table("counts"), table("coverage"), kinds=KINDS, order=ORDER)
    left = found.total("n_asked").left_out
    assert left == {"a part of another incident": ("part",), "counted with the record it repeats": ("again",)}


def test_only_what_is_spoken_of_is_kept_and_harm_to_people_always() -> None:
    """Killed and injured are asked in any case; of the rest, what any source speaks of."""
    counts = table("counts", make_count(quantity="sheltered"))
    states = reporting_states(table("incidents", make_incident()), counts, table("coverage"), kinds=KINDS, order=ORDER)
    assert list(dict.fromkeys(keep_spoken(states).table["quantity"])) == ["killed", "injured", "sheltered"]
    assert set(states.table["n_attacks"]) == {1}


def test_each_side_s_figures_stand_apart() -> None:
    """Shares are taken within one claimant's own figures, over the waves for which it gives both."""
    figures = [
        ("w-1", "launched", 10.0, "North"),
        ("w-1", "intercepted", 8.0, "North"),
        ("w-2", "launched", 30.0, "North"),
        ("w-2", "intercepted", 12.0, "North"),
        ("w-3", "launched", 5.0, "North"),
        ("w-1", "launched", 10.0, "South"),
        ("w-1", "fell", 6.0, "South"),
        ("w-2", "intercepted", 1.0, None),
    ]
    counts = [make_count(incident_id=i, quantity=q, best=b, claimant=c) for i, q, b, c in figures]
    waves = table("incidents", *(make_incident(incident_id=f"w-{n}", counting="aggregate") for n in (1, 2, 3)))
    shares = outcome_shares(waves, table("counts", *counts), kinds=KINDS, order=ORDER)
    found = shares.table.set_index(["claimant", "outcome"])
    assert found.index.tolist() == [("North", "intercepted"), ("South", "fell"), ("not stated", "intercepted")]
    north = found.loc[("North", "intercepted")]
    assert north[["n_both", "launched", "n_outcome", "share", "n_without"]].tolist() == [2, 40.0, 20.0, 0.5, 1]
    assert (north["incident_ids"], north["n_without_incidents"]) == (("w-1", "w-2"), ("w-3",))
    assert found.loc[("South", "fell"), "share"] == 0.6
    assert pd.isna(found.loc[("not stated", "intercepted"), "share"])
