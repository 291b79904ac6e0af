"""Several records, one incident: proposed with reasons, decided by people, nothing deleted."""

from pathlib import Path

import pandas as pd
import pytest
from conftest import ROOT, make_incident, make_report, table

from analysis.datasets.disk.files import read_tables
from analysis.datasets.link import NEAR_DEGREES, apply_decisions, find_file, link, propose_links
from analysis.datasets.tables import TABLES, make_table
from analysis.errors import JudgementError
from analysis.intake.ingest import ingest

SIRENS = ROOT / "tests" / "fixtures" / "sirens" / "official_en.csv"


def propose(*rows: dict, reports: pd.DataFrame | None = None) -> list[dict]:
    """Return the proposals for some incidents."""
    tables = {name: make_table(name, []) for name in TABLES} | {"incidents": table("incidents", *rows)}
    return propose_links(tables | ({"reports": reports} if reports is not None else {}))


def at(clock: str) -> pd.Timestamp:
    """Return a time of 1 March 2026."""
    return pd.Timestamp(f"2026-03-01 {clock}", tz="UTC")


def test_overlapping_alerts_of_one_region_are_proposed() -> None:
    """Two alerts whose times overlap may be one; two that do not are left alone."""
    alerts = [
        make_incident(incident_id=i, kind="air_alert", start_utc=at(s), end_utc=at(e))
        for i, s, e in (("a", "01:00", "02:00"), ("b", "01:30", "02:30"), ("c", "20:00", "21:00"))
    ]
    assert [(p.lead, p.record, p.reasons) for p in propose(*alerts)] == [("a", "b", "times overlap; same kind")]


def test_one_article_that_names_several_places_is_proposed() -> None:
    """Records of one day told by one article may be one incident."""
    reports = table("reports", make_report(url="u"), make_report(incident_id="i-2", url="u"))
    found = propose(make_incident(), make_incident(incident_id="i-2"), reports=reports)
    assert found[0].reasons == "same day; same article; same kind"


def test_two_reports_without_an_address_are_no_one_article() -> None:
    """What is not known is not the same; times that overlap speak for two records more than their day alone."""
    reports = table("reports", make_report(), make_report(report_id="r-2", incident_id="i-2"))
    alike = {"start_utc": at("01:00"), "end_utc": at("02:00")}
    timed = propose(make_incident(**alike), make_incident(incident_id="i-2", **alike), reports=reports)
    assert [(p.reasons, p.score) for p in timed] == [("times overlap; same kind", pytest.approx(0.7))]
    named = table("reports", make_report(url="u"), make_report(incident_id="i-2", url="u"))
    dated = propose(make_incident(), make_incident(incident_id="i-2"), reports=named)
    assert dated[0].score < 1
    assert propose(make_incident(), make_incident(incident_id="i-2"), reports=reports) == []


def test_one_strike_a_day_apart_in_two_lists_is_proposed() -> None:
    """The same place a day apart in two sources may be one; the same region alone is not enough."""
    later = {"date_from": pd.Timestamp("2026-03-02"), "date_to": pd.Timestamp("2026-03-02"), "source_id": "other"}
    near = {"latitude": 50.0, "longitude": 36.0, "place": "Town"}
    assert len(propose(make_incident(**near), make_incident(incident_id="i-2", **later, **near))) == 1
    assert propose(make_incident(), make_incident(incident_id="i-2", **later)) == []


def test_decisions_set_the_lead_and_delete_nothing(project: Path) -> None:
    """A decided pair names its lead record; an undecided one changes nothing; reading again keeps it."""
    ingest([SIRENS], "mine")
    first = link("mine")
    assert (first.new, first.applied) == (first.proposed, 0)
    path = find_file("mine")
    lines = path.read_text("utf-8").splitlines()
    lines[1] = lines[1][:-2] + ",same,the same alert of one oblast"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    second = link("mine")
    assert (second.new, second.decided, second.applied) == (0, 1, 1)
    assert len(read_tables("mine")["incidents"]) == 6
    ingest([SIRENS], "mine")
    assert read_tables("mine")["incidents"]["same_as"].notna().sum() == 1


def test_a_chain_of_links_leads_to_its_first_record() -> None:
    """Three records decided in pairs have one lead."""
    rows = [{"lead": a, "record": b, "decision": "same", "reason": "x"} for a, b in (("i-1", "i-2"), ("i-2", "i-3"))]
    incidents = table("incidents", *(make_incident(incident_id=f"i-{n}") for n in (1, 2, 3)))
    assert apply_decisions(incidents, rows, "d")["same_as"].fillna("").tolist() == ["", "i-1", "i-1"]


@pytest.mark.parametrize(("row", "words"), [(",same,", "without a reason"), (",perhaps,x", "same, different or blank")])
def test_a_bad_decision_is_one_clear_error(project: Path, row: str, words: str) -> None:
    """An unknown word, or a decision without a reason, names its row."""
    path = project / "data" / "judgements" / "links" / "mine.csv"
    path.parent.mkdir()
    path.write_text(f"lead,record,score,reasons,decision,reason\na,b,0.9,x{row}\n", "utf-8")
    with pytest.raises(JudgementError, match=words):
        ingest([SIRENS], "mine")


PLACED = {"latitude": 50.0, "longitude": 36.0, "place": "Town"}
MARCH_2 = {"date_from": pd.Timestamp("2026-03-02"), "date_to": pd.Timestamp("2026-03-02")}
MARCH_3 = {"date_from": pd.Timestamp("2026-03-03"), "date_to": pd.Timestamp("2026-03-03")}
# What is another one in the second record, and what is said for the two being one; None: too little.
COMPARED = [
    ({}, PLACED, "same day; same place; within 25 km; same kind"),
    (PLACED | {"latitude": 50.0 + NEAR_DEGREES}, PLACED, "same day; same place; within 25 km; same kind"),
    (PLACED | {"latitude": 50.01 + NEAR_DEGREES}, PLACED, "same day; same place; same kind"),
    (PLACED | {"longitude": 36.01 + NEAR_DEGREES}, PLACED, "same day; same place; same kind"),
    (PLACED | {"source_id": "other"}, PLACED, "same day; same place; within 25 km; two sources; same kind"),
    (PLACED | {"kind": "missile_attack"}, PLACED, "same day; same place; within 25 km"),
    (PLACED | {"kind": "combined_attack"}, PLACED, "same day; same place; within 25 km"),
    (PLACED | {"kind": "shelling"}, PLACED, "same day; same place; within 25 km"),
    (PLACED | {"kind": "other_violence"}, PLACED, "same day; same place; within 25 km"),
    (PLACED | {"kind": "air_alert"}, PLACED, None),
    (PLACED | {"place": "Village"}, PLACED, "same day; within 25 km; same kind"),
    (PLACED | {"region_code": "XA-02"}, PLACED, None),
    (PLACED | {"counting": "part"}, PLACED, None),
    (PLACED | MARCH_2, PLACED, "a day apart; same place; within 25 km; same kind"),
    (PLACED | MARCH_3, PLACED, None),
    (
        {"district": "Upper", "latitude": 50.0, "longitude": 36.0},
        {"district": "Upper", "latitude": 50.0, "longitude": 36.0},
        "same day; same district; within 25 km; same kind",
    ),
    ({"place": "Town"}, {"place": "Town", "district": "Upper"}, "same day; same place; same kind"),
]


@pytest.mark.parametrize(("second", "first", "reasons"), COMPARED)
def test_what_speaks_for_two_records_being_one(second: dict, first: dict, reasons: str | None) -> None:
    """Time, place, distance, source and kind are each a reason; under six tenths together nothing is proposed."""
    own = first | (second or first)
    found = propose(make_incident(**first), make_incident(incident_id="i-2", **own))
    expected = [reasons] if reasons and sum(_POINTS[r] for r in reasons.split("; ")) >= 0.6 else []
    assert [p.reasons for p in found] == expected
    assert [p.score for p in found] == [
        min(0.99, round(sum(_POINTS[r] for r in reasons.split("; ")), 2)) for reasons in expected
    ]


_POINTS = {
    "same day": 0.3,
    "a day apart": 0.15,
    "times overlap": 0.6,
    "same place": 0.3,
    "same district": 0.15,
    "within 25 km": 0.2,
    "two sources": 0.1,
    "same kind": 0.1,
    "same article": 0.35,
}


@pytest.mark.parametrize(("clock", "n"), [("16:00", 1), ("16:01", 0), ("10:30", 1)])
def test_six_hours_part_two_attacks_of_a_day(clock: str, n: int) -> None:
    """With their times known, two attacks six hours apart may be one where all else speaks for it; later ones are two."""
    both = PLACED | {"source_id": "a", "district": "Upper"}
    reports = table("reports", make_report(url="u"), make_report(incident_id="i-2", url="u"))
    rows = [make_incident(**both, start_utc=at("10:00")), make_incident(incident_id="i-2", **both, start_utc=at(clock))]
    assert len(propose(*rows, reports=reports)) == n
