"""Who is on record, who is not, and who was not asked: numerators and denominators."""

import pandas as pd
import pytest
from conftest import make_claim, make_coverage, make_incident, table

from analysis.measures import attribution, statements
from analysis.measures.attribution import ANSWERED, GAP, NOT_COLLECTED, STATUSES
from analysis.measures.measured import Measured
from analysis.measures.selection import NO_GROUP

KINDS = ["air_attack"]
STANCES = {
    "claimed": "claims_responsibility",
    "conceded": "concedes",
    "accused_only": "accuses",
    "assessed_only": "assesses",
    "hinted_only": "hints",
    "named_by_dataset_only": "names_party",
    "said_unknown": "says_unknown",
}


def judge(incidents: list[dict], claims: list[dict], coverage: list[dict] = ()) -> Measured:
    """Return the status of each attack."""
    tables = (table("incidents", *incidents), table("claims", *claims), table("coverage", *coverage))
    return attribution.attribution_status(*tables, kinds=KINDS)


def test_answered_gap_and_not_asked_are_all_statuses() -> None:
    """Contested, claimed, conceded or accused is an answer; every other status but one is the gap."""
    assert ANSWERED == ("contested", "claimed", "conceded", "accused_only")
    assert [*ANSWERED, *GAP, "not_collected"] == list(STATUSES)


@pytest.mark.parametrize(("status", "stance"), STANCES.items())
def test_each_kind_of_answer_counts_in_the_share_and_no_other(status: str, stance: str) -> None:
    """One attack of each status: the share is of those somebody claimed, conceded or was accused of."""
    found = judge([make_incident(), make_incident(incident_id="i-2")], [make_claim(stance=stance, claimant="B")])
    assert found.table["status"].tolist() == [status, "no_statement"]
    shares = attribution.share_attributed(found, by="region").table.iloc[0]
    assert (shares["n_attacks"], shares["n_answered"]) == (2, int(status in ANSWERED))
    assert shares["incident_ids"] == (("i-1",) if status in ANSWERED else ())
    assert shares["n_attacks_incidents"] == ("i-1", "i-2")


def test_shares_by_region_kind_and_month_leave_out_what_has_none() -> None:
    """An attack without a single region has no region's share; one whose source collects no statements is not asked."""
    late = {"date_from": pd.Timestamp("2026-04-02"), "date_to": pd.Timestamp("2026-04-02")}
    rows = [
        make_incident(),
        make_incident(incident_id="i-2", **late),
        make_incident(incident_id="i-3", region=None, region_code=None),
        make_incident(incident_id="i-4", source_id="other"),
    ]
    missed = make_coverage(subject="claims", state="not_covered", source_id="other", to_date=pd.Timestamp("2026-03-01"))
    found = judge(rows, [], [missed])
    shares = attribution.share_attributed(found, by="region")
    assert shares.table[["group", "n_attacks"]].values.tolist() == [["Aldermark", 2]]
    assert shares.size().left_out == {NO_GROUP: ("i-3",), NOT_COLLECTED: ("i-4",)}
    assert attribution.share_attributed(found, by="month").table["group"].tolist() == ["2026-03", "2026-04"]
    assert attribution.share_attributed(found, by="kind").table["n_attacks"].tolist() == [3]


@pytest.mark.parametrize(("last_day", "is_asked"), [("2026-03-01", False), ("2026-02-28", True)])
def test_what_a_source_does_not_collect_ends_with_its_day(last_day: str, is_asked: bool) -> None:
    """On the last day without statements an attack is not asked about; on the next one it is; other sources always."""
    missed = make_coverage(subject="claims", state="not_covered", to_date=pd.Timestamp(last_day))
    assert judge([make_incident()], [], [missed]).table["status"].tolist() == [
        "no_statement" if is_asked else "not_collected"
    ]
    for other in ({"source_id": "other"}, {"subject": "counts"}, {"state": "covered"}):
        assert judge([make_incident()], [], [missed | other]).table["status"].tolist() == ["no_statement"]


def test_statuses_add_up_to_all_attacks() -> None:
    """Every status has its own attacks; the denominator is all of them but those not asked."""
    rows = [make_incident(incident_id=f"i-{n}") for n in range(6)]
    rows.append(make_incident(incident_id="old", source_id="other"))
    claims = [
        make_claim(claim_id=f"c-{n}", incident_id=f"i-{n}", stance=s, claimant="B")
        for n, s in enumerate(STANCES.values())
        if n < 6
    ]
    missed = make_coverage(subject="claims", state="not_covered", source_id="other", to_date=pd.Timestamp("2026-12-31"))
    counted = attribution.count_statuses(judge(rows, claims, [missed]))
    held = counted.table.set_index("status")
    assert held["n_attacks"].sum() == 7
    assert set(held["n_total"]) == {6}
    assert held.loc["conceded", ["n_attacks", "share"]].tolist() == [1, pytest.approx(1 / 6)]
    assert pd.isna(held.loc["not_collected", "share"])
    assert counted.choose(status=GAP).total("n_attacks").used == ("i-3", "i-4", "i-5")


def test_who_accuses_whom_counts_incidents_most_first() -> None:
    """Only accusations about an attack count, most first, then by name; who names nobody accuses somebody; silence stands last."""
    rows = [make_incident(incident_id=f"i-{n}") for n in range(4)]
    told = [
        ("c-1", "i-0", "North", "South", "about"),
        ("c-2", "i-1", "North", "South", "about"),
        ("c-3", "i-0", "East", None, "about"),
        ("c-4", "i-2", "East", "South", "alludes_to"),
        ("c-5", "elsewhere", "North", "South", "about"),
        ("c-6", "i-0", "Zenith", "South", "about"),
        ("c-7", "i-0", "East", "South", "about"),
    ]
    claims = [
        make_claim(claim_id=c, incident_id=i, claimant=by, accused=whom, bearing=bearing, stance="accuses")
        for c, i, by, whom, bearing in told
    ]
    found = attribution.who_accuses_whom(judge(rows, claims), table("incidents", *rows), table("claims", *claims)).table
    assert found[["claimant", "accused", "n_incidents"]].fillna("-").values.tolist() == [
        ["North", "South", 2],
        ["East", "South", 1],
        ["East", "not named", 1],
        ["Zenith", "South", 1],
        ["-", "-", 2],
    ]
    assert found["incident_ids"].tolist() == [("i-0", "i-1"), ("i-0",), ("i-0",), ("i-0",), ("i-2", "i-3")]


def test_conflicting_accounts_stand_side_by_side() -> None:
    """Every statement about a contested attack is listed, and none of what only alludes or of another attack."""
    claims = [
        make_claim(claim_id="c-1", stance="claims_responsibility", claimant="B"),
        make_claim(claim_id="c-2", stance="denies", claimant="B"),
        make_claim(claim_id="c-3", stance="hints", claimant="C", bearing="alludes_to"),
        make_claim(claim_id="c-4", incident_id="i-2", stance="accuses", claimant="C", accused="B"),
    ]
    rows = [make_incident(), make_incident(incident_id="i-2")]
    found = judge(rows, claims)
    conflicts = attribution.list_conflicts(found, table("incidents", *rows), table("claims", *claims))
    assert conflicts.table["stance"].tolist() == ["claims_responsibility", "denies"]
    assert conflicts.count().used == ("i-1",)


def test_statements_about_several_incidents_count_once() -> None:
    """One statement about two incidents is one statement and two incidents; one that names none is a statement all the same."""
    claims = [
        make_claim(stance="accuses", accused="B"),
        make_claim(incident_id="i-2", stance="accuses", accused="B"),
        make_claim(claim_id="c-2", incident_id=None, bearing="no_link_stated"),
    ]
    counted = attribution.count_statements(table("incidents", make_incident()), table("claims", *claims))
    assert counted.table[["stance", "n_statements", "n_incidents"]].values.tolist() == [
        ["accuses", 1, 2],
        ["says_unknown", 1, 0],
    ]
    lone = counted.choose(stance="says_unknown").total("n_statements")
    assert (lone.kind, lone.used) == ("statements", ("c-2",))


AT = pd.Timestamp("2026-03-01 12:00", tz="UTC")


def follow(*claims: dict, **incident: object) -> pd.Series:
    """Return what became of one attack that is followed for 30 days, with no cut-off near."""
    rows = table("incidents", make_incident(**incident))
    told = table("claims", *claims)
    found = attribution.attribution_status(rows, told, table("coverage"), kinds=KINDS)
    return statements.first_statements(rows, found, told, follow_up_days=30, cut_off="2026-12-31").table.iloc[0]


ACCUSES = {"stance": "accuses", "accused": "B"}


def test_days_are_counted_from_the_clock_or_else_from_the_day() -> None:
    """From the start where it is known; from midnight of its day where only that is; from nothing where it lasted."""
    said = make_claim(**ACCUSES, made_utc=AT + pd.Timedelta(days=1))
    assert follow(said, start_utc=AT)["days"] == 1.0
    assert follow(said)["days"] == 1.5
    assert not follow(said, date_meaning="within")["is_followed"]


def test_the_first_statement_counts_and_one_before_the_attack_does_not() -> None:
    """Of several the earliest; one said before the attack is neither early nor never: it is not followed."""
    two = [make_claim(claim_id=f"c-{n}", **ACCUSES, made_utc=AT + pd.Timedelta(days=n)) for n in (4, 2)]
    assert follow(*two, start_utc=AT)["days"] == 2.0
    early = follow(make_claim(**ACCUSES, made_utc=AT - pd.Timedelta(days=1)), start_utc=AT)
    assert (early["has_come"], early["is_early"], early["is_followed"]) == (False, True, False)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ({**ACCUSES}, (True, False, False)),
        ({**ACCUSES, "made_utc": AT}, (True, True, True)),
        ({"stance": "claims_responsibility", "made_utc": AT}, (True, True, True)),
        ({"stance": "hints", "made_utc": AT}, (False, False, True)),
        ({**ACCUSES, "made_utc": AT, "bearing": "alludes_to"}, (False, False, True)),
    ],
)
def test_spoken_timed_and_followed_are_three_things(claim: dict, expected: tuple[bool, bool, bool]) -> None:
    """Spoken of at a time not known is not followed; not spoken of at all is; hints and allusions are no claims."""
    row = follow(make_claim(**claim), start_utc=AT)
    assert tuple(bool(row[c]) for c in ("is_spoken", "is_timed", "is_followed")) == expected


def test_what_may_have_been_in_two_months_is_in_neither() -> None:
    """Known to the year, or to days of two months: no month, and left out by it."""
    spans = {
        "i-1": ("2026-03-01", "2026-03-01"),
        "i-2": ("2026-01-01", "2026-12-31"),
        "i-3": ("2026-03-28", "2026-04-03"),
    }
    rows = [
        make_incident(incident_id=i, date_from=pd.Timestamp(first), date_to=pd.Timestamp(last))
        for i, (first, last) in spans.items()
    ]
    shares = attribution.share_attributed(judge(rows, []), by="month")
    assert shares.table[["group", "n_attacks"]].values.tolist() == [["2026-03", 1]]
    assert shares.omitted(NO_GROUP).used == ("i-2", "i-3")


@pytest.mark.parametrize(
    ("span", "is_asked"),
    [
        ({}, False),
        ({"from_date": pd.Timestamp("2026-03-02")}, True),
        ({"region_code": "XA-01"}, False),
        ({"region_code": "XA-02"}, True),
        ({"kind": "air_attack"}, False),
        ({"kind": "shelling"}, True),
        ({"state": "unknown"}, True),
    ],
)
def test_what_a_source_does_not_collect_has_a_first_day_a_place_and_a_kind(span: dict, is_asked: bool) -> None:
    """Statements that were not collected elsewhere, later, or of other kinds, are no reason not to ask."""
    missed = {**make_coverage(subject="claims", state="not_covered", region_code=None), **span}
    found = judge([make_incident()], [], [missed])
    assert found.table["status"].tolist() == ["no_statement" if is_asked else "not_collected"]
    accusations = attribution.who_accuses_whom(found, table("incidents", make_incident()), table("claims"))
    quiet = accusations.cell(0, "n_incidents")
    assert (quiet.value, NOT_COLLECTED in quiet.left_out) == (int(is_asked), not is_asked)


def test_a_local_day_begins_at_its_own_midnight() -> None:
    """A claim at one in the morning in Kyiv is of that day, though in UTC it is still the day before."""
    claim = make_claim(**ACCUSES, made_utc=pd.Timestamp("2026-02-28 23:00", tz="UTC"))
    row = follow(claim, timezone="Europe/Kyiv")
    assert (bool(row["has_come"]), bool(row["is_early"]), row["days"]) == (True, False, pytest.approx(1 / 24))
    assert bool(follow(claim)["is_early"])


def test_a_midnight_that_comes_twice_is_no_start() -> None:
    """Where the clock is put back at midnight a day has no one beginning: the attack is not followed."""
    day = pd.Timestamp("2025-11-02")
    assert not follow(timezone="America/Havana", date_from=day, date_to=day)["is_followed"]
    assert follow(timezone="Europe/Kyiv", date_from=day, date_to=day)["is_followed"]


def test_what_nobody_spoke_of_is_followed_to_the_end() -> None:
    """Nothing has come by the last day: thirty days of waiting, no more and no fewer."""
    row = follow(start_utc=AT)
    assert (bool(row["has_come"]), row["days"]) == (False, 30.0)


def test_a_denominator_says_who_stands_outside() -> None:
    """Attacks whose source collects no statements are left out of the total, and of no count of a status."""
    missed = make_coverage(subject="claims", state="not_covered", region_code=None)
    rows = [make_incident(), make_incident(incident_id="i-2", source_id="other")]
    counted = attribution.count_statuses(judge(rows, [], [missed]))
    assert counted.cell(0, "n_total").used == ("i-2",)
    assert counted.cell(0, "n_total").left_out == {NOT_COLLECTED: ("i-1",)}
    assert counted.cell(0, "n_attacks").left_out == {}


DAYS_ALONE = [
    ({"made_on": "2026-03-01"}, (0.0, True)),
    ({"made_on": "2026-03-04"}, (3.0, True)),
    ({"made_on": "2026-03-03", "made_utc": "2026-03-02 12:00"}, (1.5, True)),
    ({"made_on": "2026-03-02", "made_utc": "2026-03-05 12:00"}, (1.0, True)),
]


@pytest.mark.parametrize(("said", "expected"), DAYS_ALONE)
def test_a_statement_of_a_day_alone_is_of_that_day(said: dict, expected: tuple[float, bool]) -> None:
    """Whole days where no clock time is known, the same day at once; of a day and a clock time the earlier counts."""
    made = {column: pd.Timestamp(text, tz="UTC" if column == "made_utc" else None) for column, text in said.items()}
    row = follow(make_claim(**ACCUSES, **made))
    assert ((row["days"], row["has_come"]), row["is_timed"]) == (expected, True)


def test_a_statement_of_the_day_before_is_early() -> None:
    """A day before the attack is neither early enough to be told nor never."""
    row = follow(make_claim(**ACCUSES, made_on=pd.Timestamp("2026-02-28")))
    assert (row["is_early"], row["is_followed"], row["has_come"]) == (True, False, False)
