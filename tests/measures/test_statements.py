"""From an attack to the first claim or accusation: what is followed, from when, and what is left out for which reason."""

import pandas as pd
import pytest
from conftest import make_claim, make_incident, table

from analysis.measures import attribution, statements
from analysis.measures.measured import Measured

AT = pd.Timestamp("2026-03-01 12:00", tz="UTC")


def follow(incidents: list[dict], claims: list[dict]) -> Measured:
    """Return what became of attacks that are followed for 30 days, with no cut-off near."""
    rows, told = table("incidents", *incidents), table("claims", *claims)
    found = attribution.attribution_status(rows, told, table("coverage"), kinds=["air_attack"])
    return statements.first_statements(rows, found, told, follow_up_days=30, cut_off="2026-12-31")


@pytest.mark.parametrize(
    ("zone", "day", "began"),
    [
        ("Asia/Beirut", "2026-03-29", "2026-03-28 22:00"),  # there is no midnight: clocks go from 00:00 to 01:00
        ("Asia/Beirut", "2026-03-30", "2026-03-29 21:00"),
        ("Europe/Kyiv", "2026-03-29", "2026-03-28 22:00"),
    ],
)
def test_a_day_begins_where_its_clocks_say_so(zone: str, day: str, began: str) -> None:
    """A day whose midnight a clock change leaves out begins at its first moment."""
    date = pd.Timestamp(day)
    attack = make_incident(timezone=zone, date_from=date, date_to=date)
    claim = make_claim(stance="accuses", made_utc=pd.Timestamp(began, tz="UTC") + pd.Timedelta(days=2))
    assert follow([attack], [claim]).table["days"].tolist() == [2.0]


def test_what_is_not_followed_has_its_own_reason() -> None:
    """Spoken of before it began, at a time nobody wrote down, or begun nobody knows when: each is left out as that."""
    named = ("early", "untimed", "unbegun", "unbegun and untimed", *(f"timed {n}" for n in range(6)))
    vague = {"date_meaning": "within", "date_to": pd.Timestamp("2026-03-05")}
    attacks = [
        make_incident(
            incident_id=name, start_utc=None if "unbegun" in name else AT, **vague if "unbegun" in name else {}
        )
        for name in named
    ]
    moments = {"early": AT - pd.Timedelta(days=1), "untimed": None, "unbegun and untimed": None}
    claims = [
        make_claim(
            claim_id=name, incident_id=name, stance="accuses", made_utc=moments.get(name, AT + pd.Timedelta(days=1))
        )
        for name in named
    ]
    found = statements.time_to_statement(follow(attacks, claims))
    assert found.table["incident_ids"].iloc[0] == tuple(f"timed {n}" for n in range(6))
    assert found.omitted(statements.TOO_EARLY).used == ("early",)
    assert found.omitted(statements.NO_TIME).used == ("unbegun and untimed", "untimed")
    assert found.omitted(statements.NO_START).used == ("unbegun",)
