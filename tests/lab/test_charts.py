"""Charts hold the values of their measures, as JSON, and nothing where there is nothing to draw."""

import json
from pathlib import Path

import pandas as pd

from analysis.datasets.store import load
from analysis.lab.charts import _list_values, draw_calendar, draw_rates
from analysis.measures import coverage, rates

MIME = "application/vnd.vegalite.v5+json"


def test_rates_are_those_of_the_measure(in_read: Path) -> None:
    """One row a region, in the measure's order, with interval, events and watched days for the pointer."""
    window = load("demonstration")
    compared = window.measure(rates.rates_per_group, by="region")
    chart = draw_rates(compared, "attack event")
    first = compared.table.iloc[0]
    assert chart.values[0] == {
        "region": first["group"],
        "in 30 days": 9.84,
        "low": 8.14,
        "high": 11.7,
        "watched days": first["n_days"],
        "attack event": first["n_incidents"],
    }
    assert [row["region"] for row in chart.values] == compared.table["group"].tolist()
    shown = chart._repr_mimebundle_()
    assert json.loads(json.dumps(shown[MIME], allow_nan=False))["data"]["values"] == list(chart.values)
    assert shown["text/plain"].splitlines()[0].startswith("region Aldermark, in 30 days 9.84, low 8.14, high 11.7")


def test_a_month_nobody_watched_is_no_zero(in_read: Path) -> None:
    """Its events are null, not 0, and it is drawn apart; a watched month without any has 0."""
    chart = draw_calendar(load("demonstration").measure(coverage.coverage_calendar))
    cells = {(row["region"], row["month"]): row for row in chart.values}
    assert cells["Cindervale", "2025-09"]["watched"] == "not_covered"
    assert cells["Cindervale", "2025-09"]["events"] is None
    assert cells["Kestrel Plain", "2025-09"]["events"] == 0
    assert cells["Kestrel Plain", "2025-09"]["watched"] == "covered"
    assert "!isValid(datum.events)" in json.dumps(chart.marks[1])


def test_without_anything_to_draw_there_is_no_chart(in_read: Path) -> None:
    """No watched day, no rates; no records, no calendar."""
    window = load("december-7")
    assert draw_rates(window.measure(rates.rates_per_group, by="region"), "attack event") is None
    empty = load("december-7", start="2020-01-01", end="2020-01-02")
    assert draw_calendar(empty.measure(coverage.coverage_calendar)) is None


def test_a_small_rate_is_not_zero() -> None:
    """One event in twenty years is written with its digits, and a whole number as one."""
    rates_table = pd.DataFrame({"rate": [0.00391], "n_days": [7670], "rate_low": [None]})
    assert _list_values(rates_table, ["rate", "n_days", "rate_low"]) == (
        {"rate": 0.00391, "n_days": 7670, "rate_low": None},
    )
