"""Headline numbers of briefs over each invented file of a layout, recounted from it in plain Python that shares no code."""

import csv
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from conftest import ROOT, decide_all, run_cells, thin

from analysis.contract.parameters import complete, find_notebook
from analysis.intake.ingest import ingest

FIXTURES = ROOT / "tests" / "fixtures"
S, W, R, T, A = "situation-brief", "what-was-recorded", "regions-compared", "response-times", "attribution-gaps"
Row = dict[str, str]
Told = dict[tuple[str, str], float]


def read_rows(name: str) -> list[Row]:
    """Return the rows of a file as text."""
    with (FIXTURES / name).open(encoding="utf-8", newline="") as stream:
        return [{k: v or "" for k, v in row.items()} for row in csv.DictReader(stream)]


def drop_repeats(rows: list[Row]) -> list[Row]:
    """Return the rows, each once."""
    return list({tuple(map(str, row.values())): row for row in rows}.values())


def count_ledger(read: int, kept: int) -> Told:
    """Return what the ledger says of so many raw rows."""
    return {(W, "ledger.read"): read, (W, "ledger.kept"): kept, (W, "ledger.set_aside"): read - kept}


def recount_sirens() -> Told:
    """Alerts that have a start before their end, and hours of each region with overlaps counted once."""
    rows = read_rows("sirens/official_en.csv")
    held = [r for r in rows if r["started_at"][0] == "2" and not r["started_at"] > (r["finished_at"] or "9")]

    def read(text: str) -> float:
        return datetime.fromisoformat(text).timestamp() / 3600

    timed = [r for r in held if r["finished_at"]]
    whole = {
        name: [r for r in timed if r["oblast"] == name and r["level"] == "oblast"]
        for name in ("Kyiv City", "Cherkaska oblast")
    }
    cherkasy = [(read(r["started_at"]), read(r["finished_at"])) for r in whole["Cherkaska oblast"]]
    anywhere = [(read(r["started_at"]), read(r["finished_at"])) for r in timed if r["oblast"] == "Cherkaska oblast"]
    kyiv = whole["Kyiv City"][0]
    waits = sorted(read(r["finished_at"]) - read(r["started_at"]) for r in timed)
    return {
        **count_ledger(len(rows), len(held)),
        (S, "alerts"): len(held),
        (S, "attack_events_2024-03-15"): sum(r["started_at"].startswith("2024-03-15 1") for r in held),
        (S, "tbl-steps.all_clear.n_reached"): len(timed),
        (T, "timed"): len(timed),
        (T, "median_minutes"): 60 * waits[len(waits) // 2],
        (R, "tbl-hours.Kyiv City.hours"): read(kyiv["finished_at"]) - read(kyiv["started_at"]),
        (R, "tbl-hours.Cherkasy Oblast.n_alerts"): len(cherkasy),
        (R, "tbl-hours.Cherkasy Oblast.hours"): max(e for _, e in cherkasy) - min(b for b, _ in cherkasy),
        (R, "tbl-hours.Cherkasy Oblast.hours_summed"): sum(e - b for b, e in cherkasy),
        (R, "tbl-hours.Cherkasy Oblast.hours_anywhere"): max(e for _, e in anywhere) - min(b for b, _ in anywhere),
    }


def recount_ucdp() -> Told:
    """Events and deaths of rows with a date, each once; places are known to the district where the code says so."""
    rows = read_rows("ucdp/layout_45_high_first.csv")
    held = [r for r in drop_repeats(rows) if r["date_start"].startswith("20")]
    best, high, low = ([int(r[name]) for r in held] for name in ("best", "high", "low"))
    articles = Counter(a.split(",")[0].strip('"') for r in held for a in r["source_article"].split('";"'))
    where = Counter(r["adm_1"][:6] for r in held if int(r["where_prec"]) < 5)
    return {
        **count_ledger(len(rows), len(held)),
        (S, "events"): len(held),
        (S, "headline.killed.best"): sum(best),
        (S, "headline.killed.low"): sum(low),
        (S, "headline.killed.high"): sum(high),
        (S, "tbl-consequences.killed.n_reported_none"): best.count(0),
        (S, "reports"): sum(articles.values()),
        (S, "tbl-reports.Other Press.n_reports"): articles["Other Press"],
        (S, "attack_events_day_not_known"): sum(r["date_end"] != r["date_start"] for r in held),
        (R, "tbl-again.Kharkiv Oblast / Some raion.n_attacks"): where["Kharki"],
        (A, "not_collected"): len(held),
    }


def recount_viina() -> Told:
    """Rows with a date that there is, gathered by day, article and region; an attack is a missile, a drone or shelling."""
    rows = read_rows("viina/viina_2022.csv")
    held = [r for r in rows if not r["date"].endswith("0230")]
    attacks = [r for r in held if any(word in r["attack_terms"] for word in ("ракет", "дрон", "обстріл"))]
    days = Counter(r["date"] for r in attacks)
    return {
        **count_ledger(len(rows), len(held)),
        (S, "attack_events"): len(attacks),
        (S, "attack_events_2022-03-01"): days["20220301"],
        (S, "not_counted.other_violence"): len(held) - len(attacks),
        (S, "reports"): len({r["url"] for r in attacks + held}),
        (S, "regions"): len({r["adm1"] for r in held}),
        (W, "records"): len(held),
        (W, "tbl-kinds.missile_attack.event.n_incidents"): sum("ракет" in r["attack_terms"] for r in held),
        (W, "tbl-kinds.air_attack.event.n_incidents"): sum("дрон" in r["attack_terms"] for r in held),
        (W, "tbl-reports.unian.n_reports"): len({r["url"] for r in held if r["source"] == "unian"}),
        (A, "not_collected"): len(attacks),
    }


def recount_missiles() -> Told:
    """Add up what was launched and intercepted; a share only of rows with both."""
    rows = read_rows("missiles/layout_2023.csv")
    both = [r for r in rows if r["launched"] and r["destroyed"]]
    launched = sum(float(r["launched"]) for r in rows)
    hit = sum(float(r["destroyed"]) for r in both)
    force = "tbl-outcomes.Air Force Command of Ukraine.intercepted"
    of_both = sum(float(r["launched"]) for r in both)
    return {
        **count_ledger(len(rows), len(rows)),
        (S, "totals"): len(rows),
        (S, "headline.launched.best"): launched,
        (S, "headline.intercepted.best"): hit,
        (S, "key.intercepted.told"): len(both),
        (S, "tbl-consequences.intercepted.n_reported_none"): sum(float(r["destroyed"]) == 0 for r in both),
        (S, "reports"): len({r["source"] for r in rows}),
        (R, f"{force}.launched"): of_both,
        (R, f"{force}.share"): hit / of_both,
        (R, f"{force}.n_equal"): sum(float(r["launched"]) == float(r["destroyed"]) for r in both),
        (R, f"{force}.n_without"): len(rows) - len(both),
    }


def recount_acled() -> Told:
    """Rows of violence, each once; a zero without a word on casualties is no figure; a letter is none either."""
    rows = read_rows("acled/current.csv")
    held = [r for r in drop_repeats(rows) if r["event_type"] != "Protests"]
    attacks = [r for r in held if r["event_type"].startswith("Explosions")]
    figures = [int(r["fatalities"]) for r in attacks if r["fatalities"].isdigit() and r["fatalities"] != "0"]
    press = Counter(name for r in held for name in r["source"].split("; "))
    return {
        **count_ledger(len(rows), len(held)),
        (S, "attack_events"): len(attacks),
        (S, "attack_events_2022-06-19"): sum(r["time_precision"] == "1" for r in attacks),
        (S, "headline.killed.best"): sum(figures),
        (S, "headline.killed.told"): len(figures),
        (S, "not_counted.other_violence"): len(held) - len(attacks),
        (S, "not_counted.other_violence.killed"): sum(int(r["fatalities"]) for r in held if r not in attacks),
        (S, "tbl-consequences.killed.n_unreadable"): sum(not r["fatalities"].isdigit() for r in attacks),
        (S, "reports"): sum(press.values()),
        (W, "tbl-kinds.shelling.event.n_incidents"): sum("Shelling" in r["sub_event_type"] for r in held),
        (A, "not_collected"): len(attacks),
    }


def recount_gtd() -> Told:
    """Rows with a date that there is; claims are collected from 1998 on, and minus nine is a figure not known."""
    rows = read_rows("gtd/gtd.csv")
    held = [r for r in rows if (r["imonth"], r["iday"]) != ("2", "31")]
    later = [r for r in held if int(r["iyear"]) >= 1998]
    claimed = [r for r in later if r["claimed"] == "1"]
    dead = [float(r["nkill"]) for r in held if r["nkill"]]
    return {
        **count_ledger(len(rows), len(held)),
        (S, "events"): len(held),
        (S, "headline.killed.best"): sum(dead),
        (S, "headline.killed.told"): len(dead),
        (S, "events_claimed"): len(claimed),
        (S, "attack_events_day_not_known"): sum(r["iday"] == "0" for r in held),
        (S, "tbl-consequences.injured.n_reported_none"): sum(r["nwound"] == "0" for r in held),
        (S, "tbl-consequences.injured.n_said_unknown"): sum(r["nwound"] == "-9" for r in held),
        (W, "tbl-kinds.shelling.event.n_incidents"): sum("mortars" in r["weapsubtype1_txt"] for r in held),
        (A, "gap"): len(later) - len(claimed),
        (A, "gap.total"): len(later),
        (A, "not_collected"): len(held) - len(later),
    }


def recount_airwars() -> Told:
    """Ranges of the dead; one whose least is above its most is not read. Of belligerents, those of incidents there are."""
    rows, sides = read_rows("airwars/incidents.csv"), read_rows("airwars/belligerents.csv")
    codes = {r["unique_reference_code"] for r in rows}
    own = [r for r in sides if r["unique_reference_code"] in codes]
    spans = [(int(r["civilians_killed_min"]), int(r["civilians_killed_max"])) for r in rows]
    right = [span for span in spans if span[0] <= span[1]]
    hurt = [int(r["civilians_injured_max"]) for r in rows if r["civilians_injured_max"]]
    conceded = {r["unique_reference_code"] for r in own if r["deaths_conceded"]}
    unknown = {r["unique_reference_code"] for r in own if r["belligerent"] == "Unknown"}
    return {
        **count_ledger(len(rows) + len(sides), len(rows) + len(own)),
        (S, "attack_events"): len(rows),
        (S, "headline.killed.low"): sum(low for low, _ in right),
        (S, "headline.killed.high"): sum(high for _, high in right),
        (S, "headline.killed.told"): len(right),
        (S, "key.injured.best"): sum(hurt),
        (S, "no_figure.injured"): len(rows) - len(hurt),
        (S, "tbl-consequences.killed.n_unreadable"): len(spans) - len(right),
        (S, "status.conceded"): len(conceded),
        (S, "status.said_unknown"): len(unknown - conceded),
        (S, "status.no_statement"): len(codes - conceded - unknown),
        (R, "regions"): len({r["province"] for r in rows if r["province"]}),
    }


def recount_san_francisco() -> Told:
    """Count calls with a readable start; what is dispatched, on the way and there, by any unit; what went on to hospital was there."""
    rows = read_rows("fire_calls/san_francisco.csv")
    held = [r for r in rows if r["Received DtTm"] != "soon"]
    # An hour that the clocks had twice has no instant.
    twice = {r["Call Number"] for r in held if "11/05/2017 01" in r["Received DtTm"]}
    calls = {r["Call Number"] for r in held}
    there = {r["Call Number"] for r in held if r["On Scene DtTm"]}
    later = {r["Call Number"] for r in held if r["Transport DtTm"]}
    away = {r["Call Number"] for r in held if r["Response DtTm"]}
    return {
        **count_ledger(len(rows), len(held)),
        (S, "calls"): len(calls),
        (S, "tbl-steps.call_received.n_reached"): len(calls),
        (S, "tbl-steps.call_received.time"): len(calls - twice),
        (S, "tbl-steps.dispatched.time"): len(calls - twice),
        (S, "tbl-steps.en_route.n_reached"): len(away | there | later),
        (S, "tbl-steps.on_scene.n_reached"): len(there | later),
        (S, "tbl-steps.on_scene.n_ended_before"): len(calls - there - later),
        (T, "tbl-delays.call_received-on_scene.timed"): len(there),
        (T, "tbl-delays.call_received-dispatched.timed"): len(calls - twice),
        (R, "tbl-again.California / San Francisco.n_attacks"): len(calls),
    }


def recount_london() -> Told:
    """Count calls, and the first engine's arrival so many seconds later; none is not known, and no second is no arrival."""
    rows = read_rows("attendances/london.csv")
    seconds = [r["first_pump_arriving_attendance_time"] for r in rows]
    return {
        **count_ledger(len(rows), len(rows)),
        (S, "calls"): len(rows),
        (S, "attack_events_2017-01-01"): sum(r["date_of_call"] == "2017-01-01" for r in rows),
        (S, "tbl-steps.call_received.time"): sum(bool(r["time_of_call"]) for r in rows),
        (S, "tbl-steps.on_scene.n_reached"): sum(bool(s) for s in seconds),
        (S, "tbl-steps.on_scene.n_not_known"): seconds.count(""),
        (T, "timed"): sum(s not in ("", "0") for s in seconds),
        (T, "state.not_known"): seconds.count(""),
        (T, "state.out_of_order"): seconds.count("0"),
        (S, "regions"): len({r["borough_name"] for r in rows}),
        (A, "not_collected"): len(rows),
    }


RECOUNTS: dict[str, tuple[list[str], Callable[[], Told]]] = {
    "sirens": (["sirens/official_en.csv"], recount_sirens),
    "ucdp": (["ucdp/layout_45_high_first.csv"], recount_ucdp),
    "viina": (["viina/viina_2022.csv"], recount_viina),
    "missiles": (["missiles/layout_2023.csv"], recount_missiles),
    "acled": (["acled/current.csv"], recount_acled),
    "gtd": (["gtd/gtd.csv"], recount_gtd),
    "airwars": (["airwars/incidents.csv", "airwars/belligerents.csv"], recount_airwars),
    "san-francisco": (["fire_calls/san_francisco.csv"], recount_san_francisco),
    "london": (["attendances/london.csv"], recount_london),
}


@pytest.mark.parametrize("layout", thin(RECOUNTS, 5))
def test_headline_numbers_are_those_of_the_invented_file(project: Path, without_drawing: None, layout: str) -> None:
    """At least ten headline numbers of each layout are what plain counting of its file gives."""
    files, recount = RECOUNTS[layout]
    paths = [FIXTURES / name for name in files]
    ingest(paths, layout)
    decide_all(layout, paths)
    expected = {key: round(float(value), 3) for key, value in recount().items()}
    found: Told = {}
    for notebook in {notebook for notebook, _ in expected}:
        for passage in run_cells(
            notebook, complete(find_notebook(notebook), {"dataset": layout, "profile": "internal"})
        ):
            found |= {(notebook, number.name): number.value for number in passage.numbers}
    assert len(expected) >= 10
    assert {key: None if found.get(key) is None else round(float(found[key]), 3) for key in expected} == expected
