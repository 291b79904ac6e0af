"""A few rows that stand for all: they tell the kinds, regions, names and days of all of them."""

import pandas as pd
from conftest import make_claim, make_count, make_coverage, make_incident, make_report, table

from analysis.datasets.audience import count_unlisted
from analysis.datasets.disk.summed import add_up, describe_all, sum_up
from analysis.datasets.tables import TABLES, make_table

Tables = dict[str, pd.DataFrame]


def make_tables(number: int) -> Tables:
    """Return two hundred incidents of three regions and seven districts, with what hangs on them."""
    days = pd.date_range("2026-01-01", periods=200).shift(number, freq="D")
    incidents = [
        make_incident(
            incident_id=f"i-{number}-{n}",
            region_code=f"XA-0{n % 3}",
            region=f"Region {n % 3}",
            district=f"District {number + n % 7}" if n % 2 else None,
            date_from=day,
            date_to=day + pd.Timedelta(days=n % 2),
        )
        for n, day in enumerate(days)
    ]
    named = {
        "incidents": incidents,
        "counts": [make_count(claimant=f"Nobody listed {n % 2}") for n in range(90)],
        "claims": [make_claim(claimant="Somebody", claimant_role=role) for role in ("unnamed", "official")],
        "reports": [make_report(publisher=f"Paper {number}")] * 50,
        "coverage": [make_coverage(region_code="XA-09", from_date=pd.Timestamp("2026-03-01"))] if number else [],
    }
    return {name: table(name, *named[name]) if named.get(name) else make_table(name, []) for name in TABLES}


def join(one: Tables, other: Tables) -> Tables:
    """Return the rows of both."""
    return {name: pd.concat([one[name], other[name]], ignore_index=True) for name in TABLES}


def test_what_is_told_of_the_sum_is_told_of_all_rows() -> None:
    """Regions and their names, the period, the names that no list has: of one batch, and of two added up."""
    both = make_tables(0), make_tables(3)
    for whole, summed in ((both[0], sum_up(both[0])), (join(*both), add_up([sum_up(one) for one in both]))):
        assert describe_all(summed) == describe_all(whole)
        assert count_unlisted(summed, [], []) == count_unlisted(whole, [], [])
        assert sorted(summed["incidents"]["kind"].dropna().unique()) == sorted(whole["incidents"]["kind"].unique())
        assert count_unlisted(summed, [], [])["n_unlisted_districts"] == (7 if whole is both[0] else 10)
        assert len(summed["incidents"]) < len(whole["incidents"]) / 3


def test_of_nothing_nothing_is_told() -> None:
    """No rows, no regions, no period; no names that are missing."""
    empty = {name: make_table(name, []) for name in TABLES}
    assert describe_all(sum_up(empty)) == {"regions": [], "region_names": {}, "period": (None, None)}
    assert count_unlisted(sum_up(empty), [], []) == {"n_unlisted_names": 0, "n_unlisted_districts": 0}
