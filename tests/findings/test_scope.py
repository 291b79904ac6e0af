"""What a brief says it is about: what is counted, what is not, and what an empty answer means."""

from pathlib import Path

import pandas as pd
from conftest import make_count, make_coverage, make_incident, table

from analysis.datasets import store
from analysis.findings import scope, situation
from analysis.measures import attribution, events
from analysis.measures.harm import consequences

ORDER = ["source_grade", "as_of_utc"]
NEVER = {
    "subject": "claims",
    "state": "not_covered",
    "from_date": pd.NaT,
    "to_date": pd.NaT,
    "region_code": None,
    "country_code": None,
}


def view(
    in_read: Path, incidents: list[dict], counts: list[dict] = (), spans: list[dict] = (), what: str = "attacks"
) -> store.Window:
    """Return a window over some records, in place of those of the December case."""
    from dataclasses import replace

    told = store.load("december-7", what=what)
    tables = {
        "incidents": table("incidents", *incidents),
        "counts": table("counts", *counts),
        "coverage": table("coverage", *spans),
        "claims": table("claims"),
    }
    held = sorted({row["kind"] for row in incidents})
    about = told.about.model_copy(update={"counts": told.about.counts.model_copy(update={"held": held})})
    return replace(told, about=about, **tables)


def head(window: store.Window) -> str:
    """Return the headline."""
    attacks, statuses = window.measure(events.attack_events), window.measure(attribution.attribution_status)
    return situation.say_headline(window, attacks, statuses, window.measure(consequences.total_counts)).text


def say(window: store.Window) -> str:
    """Return what is said of the scope."""
    return scope.say_scope(window, window.measure(events.attack_events), window.measure(events.list_not_counted)).text


def test_what_is_left_out_is_named_with_its_dead(in_read: Path) -> None:
    """Two clashes with five dead stand beside one attack; an attack's own dead are not among them."""
    rows = [
        make_incident(incident_id=i, kind=k) for i, k in (("a", "shelling"), ("b", "armed_clash"), ("c", "armed_clash"))
    ]
    dead = [make_count(incident_id=i, quantity="killed", best=n) for i, n in (("a", 3.0), ("b", 5.0))]
    told = say(view(in_read, rows, dead))
    assert "Counted here: attack events (attack by artillery, mortars or rockets)." in told
    assert "two armed clashes (5 people reported killed, known for 1)" in told


def test_the_headline_is_written_from_what_is_there(in_read: Path) -> None:
    """Alerts where they are asked for, deaths where they are told, totals where there are no events."""
    alert = make_incident(incident_id="b", kind="air_alert")
    assert head(view(in_read, [alert], what="alerts")).startswith("One alert is on record")
    dead = make_count(quantity="killed", best=4.0)
    assert "People reported killed: 4, told for 1 of 1 attack event." in head(view(in_read, [make_incident()], [dead]))
    total = make_incident(counting="aggregate", place_precision="country")
    launched = make_count(quantity="launched", best=40.0)
    told = head(view(in_read, [total], [launched]))
    assert told == "No single attack event is on record, but one total over several. Drones or missiles launched: 40."


def test_nobody_is_said_to_claim_only_where_claims_are_collected(in_read: Path) -> None:
    """A source without a column of claims is silent about them by nature."""
    assert "Nobody is recorded" in head(view(in_read, [make_incident()]))
    told = view(in_read, [make_incident()], spans=[make_coverage(**NEVER)])
    assert "claim" not in head(told)
    assert "Not collected by the source, and left out here: statements about who did it." in say(told)
    assert not told.collects("claims")


def test_an_empty_answer_says_what_it_means(in_read: Path) -> None:
    """The records hold no such thing, somebody watched and saw none, or nobody is known to have watched."""
    alert = make_incident(kind="air_alert")
    assert "hold none at all. They hold alerts." in head(view(in_read, [alert]))
    part = [make_incident(counting="part")]
    assert "somebody is known to have watched" in head(view(in_read, part, spans=[make_coverage()]))
    assert "whether anybody watched is not known" in head(view(in_read, part))


def test_regional_totals_are_not_added_to_national_ones_of_the_same_days(in_read: Path) -> None:
    """Ten in the region may be among the forty of the country; a region's total of another day is added."""
    rows = [
        make_incident(incident_id="n", counting="aggregate", place_precision="country", weapon="drone"),
        make_incident(incident_id="r", counting="aggregate", place_precision="region", weapon="drone"),
        make_incident(
            incident_id="later",
            counting="aggregate",
            place_precision="region",
            weapon="drone",
            date_from=pd.Timestamp("2026-05-01"),
            date_to=pd.Timestamp("2026-05-01"),
        ),
    ]
    told = [
        make_count(incident_id=i, quantity="launched", best=n) for i, n in (("n", 40.0), ("r", 10.0), ("later", 1.0))
    ]
    window = view(in_read, rows, told)
    totals = window.measure(consequences.total_counts)
    assert totals.choose(quantity="launched").table["total_best"].tolist() == [41.0]
    assert totals.omitted(consequences.WITHIN).used == ("r",)
    assert "Not added: 1 regional total of the same days." in head(window)
