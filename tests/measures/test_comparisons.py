"""The three comparisons, on tables small enough to count by hand, and on every kind of dataset."""

import csv
import math
from pathlib import Path

import pandas as pd
import pytest
from conftest import (
    list_stray_digits,
    make_claim,
    make_count,
    make_coverage,
    make_incident,
    make_milestone,
    run_cells,
    table,
    thin,
)

from analysis.contract.parameters import complete, find_notebook
from analysis.figures import attribution as draw_attribution
from analysis.figures import rates as draw_rates
from analysis.figures import response as draw_response
from analysis.figures import tiles as draw_tiles
from analysis.intake.ingest import ingest
from analysis.measures import alerts, arrivals, attribution, rates, response, statements
from analysis.measures.harm import outcomes

KINDS = ["air_attack"]
MARCH = {"start": pd.Timestamp("2026-03-01"), "end": pd.Timestamp("2026-03-31")}
NOTEBOOKS = [
    "situation-brief",
    "what-was-recorded",
    "regions-compared",
    "response-times",
    "attribution-gaps",
    "changes-over-time",
]


def at(clock: str) -> pd.Timestamp:
    """Return a time of 1 March 2026."""
    return pd.Timestamp(f"2026-03-01 {clock}", tz="UTC")


def many(n: int, **overrides: object) -> list[dict]:
    """Return n attacks on the first days of March."""
    return [
        make_incident(
            incident_id=f"i-{k}",
            date_from=pd.Timestamp(2026, 3, 1 + k % 28),
            date_to=pd.Timestamp(2026, 3, 1 + k % 28),
            **overrides,
        )
        for k in range(n)
    ]


def test_a_rate_is_over_the_days_that_were_watched() -> None:
    """Six attacks in 31 watched days are 5.8 per 30; a region not watched has neither number nor rate."""
    watched = table("coverage", make_coverage(), make_coverage(region_code="XA-02", state="not_covered"))
    elsewhere = make_incident(incident_id="e", region_code="XA-02", region="Brinewater")
    found = rates.rates_per_group(table("incidents", *many(6), elsewhere), watched, kinds=KINDS, by="region", **MARCH)
    own = found.table.set_index("group")
    assert own.loc["Aldermark", ["n_incidents", "n_days"]].tolist() == [6, 31]
    assert own.loc["Aldermark", "rate"] == pytest.approx(6 / 31 * 30)
    assert pd.isna(own.loc["Brinewater", "n_incidents"])
    assert math.isnan(own.loc["Brinewater", "rate"])
    assert {reason: len(ids) for reason, ids in found.size().left_out.items()} == {rates.NOT_WATCHED: 1}


def test_coverage_of_alerts_is_no_coverage_of_attacks() -> None:
    """A source that watches for alerts says nothing about how often there were attacks."""
    alerts_only = table("coverage", make_coverage(kind="air_alert"))
    found = rates.rates_per_group(table("incidents", *many(6)), alerts_only, kinds=KINDS, by="region", **MARCH)
    assert found.table["n_days"].tolist() == [0]


def test_overlapping_alerts_count_once_in_hours() -> None:
    """Two alerts of two hours that overlap by one are three hours, four if added up; one without an end has none."""
    alert = {"kind": "air_alert", "start_utc": at("01:00"), "end_utc": at("03:00")}
    rows = [
        make_incident(incident_id="a", **alert),
        make_incident(incident_id="b", **alert | {"start_utc": at("02:00"), "end_utc": at("04:00")}),
        make_incident(incident_id="c", kind="air_alert", region="Brinewater", region_code="XA-02"),
    ]
    found = alerts.alert_hours(table("incidents", *rows), table("milestones"), start=None, end=None).table.set_index(
        "region"
    )
    assert found.loc["Aldermark", ["hours", "hours_summed"]].tolist() == [3.0, 4.0]
    assert math.isnan(found.loc["Brinewater", "hours"])


def test_the_end_of_an_alert_may_stand_in_its_milestone() -> None:
    """Where the incident has no end, the all-clear gives it."""
    alert = make_incident(kind="air_alert", start_utc=at("01:00"))
    clear = make_milestone(milestone="all_clear", at_utc=at("02:30"))
    assert alerts.alert_hours(table("incidents", alert), table("milestones", clear), start=None, end=None).table[
        "hours"
    ].tolist() == [1.5]


def test_shares_are_taken_only_where_both_figures_are_given() -> None:
    """Each side's figures stand apart, and one without the other makes no share."""
    counts = [
        make_count(quantity=q, best=b, claimant="North", incident_id=i)
        for i, q, b in (("i-1", "launched", 10.0), ("i-1", "intercepted", 7.0), ("i-2", "intercepted", 5.0))
    ]
    found = outcomes.outcome_shares(
        table("incidents", *(make_incident(incident_id=i) for i in ("i-1", "i-2"))),
        table("counts", *counts),
        kinds=["air_attack"],
        order=["source_grade", "as_of_utc"],
    ).table
    assert found["outcome"].tolist() == ["intercepted"]
    assert found[["n_both", "launched", "n_outcome", "share", "n_without"]].iloc[0].tolist() == [1, 10.0, 7.0, 0.7, 1]


def test_delays_keep_censoring_competing_ends_and_coverage_apart() -> None:
    """Timed, pending, ended before, untimed, not known and out of order are six things."""
    cases = {
        "timed": [make_milestone(at_utc=at("10:12")), make_milestone(at_utc=at("10:09"))],
        "pending": [make_milestone(state="pending", observed_until_utc=at("11:00"))],
        "ended_before": [make_milestone(state="ended_before", latest_utc=at("10:05"))],
        "untimed": [make_milestone()],
        "not_known": [],
        "out_of_order": [make_milestone(at_utc=at("10:00"))],
    }
    incidents = table("incidents", *(make_incident(incident_id=name) for name in cases))
    steps = [
        s | {"incident_id": name}
        for name, own in cases.items()
        for s in [make_milestone(milestone="call_received", at_utc=at("10:00")), *own]
    ]
    found = response.pair_steps(
        incidents, table("milestones", *steps), first="call_received", then="on_scene"
    ).table.set_index("incident_id")
    assert found["state"].to_dict() == {name: name for name in sorted(cases)}
    assert found["delay_minutes"].dropna().to_dict() == {"ended_before": 5.0, "pending": 60.0, "timed": 9.0}


def test_under_five_times_no_quantile_is_given() -> None:
    """Four times are counted, not summarised."""
    steps = []
    for n in range(4):
        steps += [
            make_milestone(incident_id=f"i-{n}", milestone="call_received", at_utc=at("10:00")),
            make_milestone(incident_id=f"i-{n}", at_utc=at(f"10:1{n}")),
        ]
    found = response.summarise_delays(table("incidents", *many(4)), table("milestones", *steps)).table.iloc[0]
    assert found["n_timed"] == 4
    assert math.isnan(found["median_minutes"])


def test_the_order_of_statuses_holds_for_every_pair() -> None:
    """Of any two kinds of statement about an attack, the earlier status in the order holds."""
    stances = list(attribution._SINGLE.items())
    for position, (status, stance) in enumerate(stances):
        for _, other in stances[position + 1 :]:
            claims = table(
                "claims",
                make_claim(stance=stance, claimant="A"),
                make_claim(claim_id="c-2", stance=other, claimant="B"),
            )
            assert attribution.judge_status(claims.to_dict("records")) == status


def test_what_the_source_does_not_collect_is_outside_the_denominator() -> None:
    """Before its source collected statements, an attack without one is not silent but not asked."""
    missed = make_coverage(subject="claims", state="not_covered", region_code=None, to_date=pd.Timestamp("2026-12-31"))
    rows = table("incidents", make_incident(), make_incident(incident_id="i-2"))
    found = attribution.attribution_status(
        rows, table("claims", make_claim(incident_id="i-2")), table("coverage", missed), kinds=KINDS
    )
    assert found.table["status"].tolist() == ["not_collected", "said_unknown"]
    assert attribution.count_statuses(found).table["n_total"].max() == 1


def test_echoes_of_an_accusation_count_once() -> None:
    """Three reports of one accusation are one incident accused; silence is shown beside it."""
    claims = [make_claim(claim_id=f"c-{n}", stance="accuses", accused="South", report_id=f"r-{n}") for n in range(3)]
    rows = table("incidents", make_incident(), make_incident(incident_id="i-2"))
    statuses = attribution.attribution_status(rows, table("claims", *claims), table("coverage"), kinds=KINDS)
    found = attribution.who_accuses_whom(statuses, rows, table("claims", *claims)).table
    assert found["n_incidents"].tolist() == [1, 1]
    assert found["claimant"].isna().tolist() == [False, True]


def test_the_first_statement_is_timed_only_where_half_are_known() -> None:
    """With fewer than half of the times known there is no curve."""
    rows = table("incidents", *many(12, start_utc=at("00:00")))
    claims = [
        make_claim(
            claim_id=f"c-{n}",
            incident_id=f"i-{n}",
            stance="accuses",
            accused="South",
            made_utc=at("12:00") if n < 5 else None,
        )
        for n in range(11)
    ]
    statuses = attribution.attribution_status(rows, table("claims", *claims), table("coverage"), kinds=KINDS)
    first = statements.first_statements(
        rows, statuses, table("claims", *claims), follow_up_days=30, cut_off="2026-06-30"
    )
    n_timed, n_spoken = (first.choose(**{column: True}).count().value for column in ("is_timed", "is_spoken"))
    assert (len(statements.time_to_statement(first).table), n_timed, n_spoken) == (0, 5, 11)


def test_figures_say_too_few_and_no_data_in_words() -> None:
    """A group with under five attacks has no dot but words; so has a region nobody watched."""
    statuses = attribution.attribution_status(
        table("incidents", *many(3)), table("claims"), table("coverage"), kinds=KINDS
    )
    axes = draw_attribution.draw_shares(attribution.share_attributed(statuses, by="region"), "region")
    assert "too few to compare" in [t.get_text() for t in axes.texts]
    assert axes.get_ylim() == (0.5, -0.5)  # half a row above and below: no words stand on the scale
    found = rates.rates_per_group(table("incidents", *many(3)), table("coverage"), kinds=KINDS, by="region", **MARCH)
    assert "no data: not watched" in [
        t.get_text() for t in draw_rates.draw_rates(found, "attack event", "region").texts
    ]
    empty = arrivals.delays_per_group(
        response.pair_steps(table("incidents"), table("milestones"), first="alert", then="all_clear"), by="region"
    )
    assert (
        draw_response.draw_delays_per_group(empty, "region").texts[-1].get_text() == "no region with a time on record"
    )


def test_a_tile_nobody_watched_says_no_data() -> None:
    """Tiles carry their rate or say that there is none."""
    codes = [f"XA-0{n}" for n in (1, 2, 3)]
    places = [{"region_code": code, "region": f"R{code[-1]}"} for code in codes]
    grid = pd.DataFrame(
        [
            {"code": p["region_code"], "name": p["region"], "row": "0", "column": p["region"][1], "label": p["region"]}
            for p in places
        ]
    )
    rows = [make_incident(incident_id=f"i-{n}", **places[0 if n < 31 else 1]) for n in range(93)]
    watched = table("coverage", *(make_coverage(region_code=code) for code in codes[:2]))
    rows.append(make_incident(incident_id="last", **places[2]))
    compared = rates.rates_per_group(table("incidents", *rows), watched, kinds=KINDS, by="region", **MARCH)
    texts = [t.get_text() for t in draw_tiles.draw_tiles(rates.tile_rates(compared, grid), "attack event").texts]
    assert texts[-6:] == ["R1", "30.0", "R2", "60.0", "R3", "no data"]


def write_dataset(project: Path, name: str, regions: list[str]) -> None:
    """Read a dataset of bare incidents, a few in each region, without counts, milestones, claims or reports."""
    folder = project / "data" / "raw" / name
    folder.mkdir()
    with (folder / "incidents.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["incident", "kind", "date", "region"])
        writer.writerows(
            [f"{code}-{n}", "drone attack", f"2026-0{1 + n % 6}-11", code]
            for code in regions
            for n in range(1 + len(code) % 7)
        )
    ingest([folder], name)


def run(notebook: str, **given: object) -> list:
    """Run a notebook's cells in this process and return its passages."""
    return run_cells(notebook, complete(find_notebook(notebook), given))


@pytest.mark.slow
@pytest.mark.parametrize("notebook", thin(NOTEBOOKS, 3))
def test_every_notebook_runs_on_bare_incidents_of_ninety_regions(project: Path, notebook: str) -> None:
    """Ninety regions without counts, milestones or claims make a brief of every notebook."""
    import pycountry

    codes = sorted(s.code for c in ("UA", "RU") for s in pycountry.subdivisions.get(country_code=c))[:90]
    write_dataset(project, "ninety", codes)
    assert any(passage.kind == "headline" for passage in run(notebook, dataset="ninety"))


@pytest.mark.usefixtures("without_drawing")
@pytest.mark.parametrize("notebook", thin(NOTEBOOKS, 2))
def test_every_notebook_runs_on_one_record_and_on_an_empty_window(project: Path, notebook: str) -> None:
    """One record, and a window without any, are briefs too; each states only listed figures."""
    write_dataset(project, "one", ["XA-01"])
    for given in ({"dataset": "one"}, {"dataset": "one", "start": "2026-02-01", "end": "2026-02-03"}):
        for passage in run(notebook, **given):
            if passage.where not in ("provenance", "judgements"):
                assert list_stray_digits(passage) == [], passage.where


@pytest.mark.usefixtures("without_drawing")
@pytest.mark.parametrize(
    "notebook", thin(["response-times", "regions-compared", "attribution-gaps", "changes-over-time"], 2)
)
def test_no_figure_of_the_comparisons_goes_unlisted(in_read: Path, notebook: str) -> None:
    """Every figure in prose, tables and captions of the comparisons is among the numbers of its passage."""
    for dataset in ("december-7", "demonstration"):
        for passage in run(notebook, dataset=dataset):
            if passage.where not in ("provenance", "judgements"):
                assert list_stray_digits(passage) == [], passage.where


def test_curves_by_region_are_those_of_each_region_alone() -> None:
    """Small multiples show the regions with five times or more, most first, each as if it were alone."""
    incidents, steps = [], []
    for region, n in (("Aldermark", 6), ("Brinewater", 8), ("Dunmere", 4)):
        for k in range(n):
            name = f"{region}-{k}"
            incidents.append(make_incident(incident_id=name, region=region))
            steps += [
                make_milestone(incident_id=name, milestone="call_received", at_utc=at("10:00")),
                make_milestone(incident_id=name, at_utc=at(f"10:{10 + k}")),
            ]
    pairs = response.pair_steps(
        table("incidents", *incidents), table("milestones", *steps), first="call_received", then="on_scene"
    )
    found = arrivals.arrivals_per_group(pairs, by="region")
    assert list(dict.fromkeys(found.table["group"])) == ["Brinewater", "Aldermark"]
    assert found.choose(group="Aldermark").table["share_event"].round(4).tolist() == [
        round((k + 1) / 6, 4) for k in range(6)
    ]
    axes = draw_response.draw_arrivals_per_group(found, arrivals.arrivals_over_time(pairs), "region")
    assert [panel.get_title(loc="left") for panel in axes.child_axes] == [
        "Brinewater (n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}8)",
        "Aldermark (n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}6)",
    ]
