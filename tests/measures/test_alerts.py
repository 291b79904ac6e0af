"""The hours of alerts that lie within some days, and what is left out of them."""

import pandas as pd
import pytest
from conftest import make_incident, table

from analysis.measures import alerts


def at(day: int, hour: int) -> pd.Timestamp:
    """Return an hour of March 2026 as the clocks of the region show it: two hours ahead of UTC."""
    return pd.Timestamp(f"2026-03-{day:02d} {hour:02d}:00", tz="Europe/Kyiv").tz_convert("UTC")


@pytest.mark.parametrize(
    ("start", "end", "hours"), [(None, None, 10.0), (5, None, 6.0), (None, 5, 8.0), (5, 5, 4.0), (6, None, 2.0)]
)
def test_an_alert_counts_for_the_hours_within_the_days_asked_for(
    start: int | None, end: int | None, hours: float
) -> None:
    """From 20:00 to 06:00 of three days' nights, cut at the midnights of its own time zone, not of UTC."""
    spans = [((4, 20), (5, 2)), ((5, 22), (6, 2))]
    rows = [
        make_incident(
            incident_id=f"i-{n}",
            kind="air_alert",
            timezone="Europe/Kyiv",
            start_utc=at(*first),
            end_utc=at(*last),
            date_from=pd.Timestamp(f"2026-03-{first[0]:02d}"),
            date_to=pd.Timestamp(f"2026-03-{last[0]:02d}"),
        )
        for n, (first, last) in enumerate(spans)
    ]
    days = [pd.Timestamp(f"2026-03-{day:02d}") if day else None for day in (start, end)]
    found = alerts.alert_hours(table("incidents", *rows), table("milestones"), start=days[0], end=days[1])
    assert found.table["hours"].tolist() == [hours]
