"""How it went over time: periods and their changes, the trend, how late reports come, and totals by period."""

import math
from typing import Any

import numpy as np
import pandas as pd
import pytest
from conftest import make_count, make_coverage, make_incident, make_report, table
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures.chance.trends import estimate_trend
from analysis.measures.course import calendar, lateness, periods, tolls, trends
from analysis.measures.harm import consequences
from analysis.measures.measured import Measured
from analysis.measures.selection import PARTIAL

KINDS = ["air_attack"]
SPRING = {"start": pd.Timestamp("2026-03-01"), "end": pd.Timestamp("2026-04-30")}
WATCHED = {"from_date": SPRING["start"], "to_date": SPRING["end"]}


def on(day: str, n: int = 1, **overrides: object) -> list[dict]:
    """Return n attacks of one day."""
    date = pd.Timestamp(day)
    told = {"date_from": date, "date_to": date, **overrides}
    region = overrides.get("region_code", "XA-01")
    return [make_incident(**{"incident_id": f"{region}-{day}-{k}", **told}) for k in range(n)]


def watch(**overrides: object) -> dict:
    """Return a span over the whole of spring."""
    return make_coverage(**(WATCHED | overrides))


def count(rows: list[dict], spans: list[dict], **given: Any) -> Measured:
    """Return the periods of spring."""
    told = {"kinds": KINDS, **SPRING, "cut_off": None, "period": "month"} | given
    return periods.events_per_period(table("incidents", *rows), table("coverage", *spans), **told)


LENGTHS = [
    ("2026-03-01", "2026-03-14", "day"),
    ("2026-03-01", "2026-03-15", "week"),
    ("2026-01-01", "2026-06-30", "month"),
    ("2020-01-01", "2026-06-30", "quarter"),
    ("2000-01-01", "2026-06-30", "year"),
]


@pytest.mark.parametrize(("start", "end", "length"), LENGTHS)
def test_the_longer_a_window_the_longer_its_periods(start: str, end: str, length: str) -> None:
    """Two weeks go by days, a season by weeks, years by months; what is asked for holds."""
    days = pd.Timestamp(start), pd.Timestamp(end)
    assert calendar.choose_length(*days) == length
    assert calendar.choose_length(*days, "year") == "year"


def test_periods_are_named_as_the_calendar_has_them() -> None:
    """A week by its Monday, a quarter by its number; what may have been in two months is in none."""
    days = pd.Timestamp("2026-03-04")
    rows = table("incidents", *on("2026-03-04"), make_incident(date_from=days, date_to=pd.Timestamp("2026-04-01")))
    names = {
        length: calendar.name_periods(rows, length).iloc[0] for length in ("day", "week", "month", "quarter", "year")
    }
    assert list(names.values()) == ["2026-03-04", "2026-03-02", "2026-03", "2026-Q1", "2026"]
    assert calendar.name_periods(rows, "month").isna().tolist() == [False, True]


def test_a_period_that_nobody_watched_has_no_data_and_a_watched_one_has_zero() -> None:
    """March is on record, April was watched and nothing happened; without a span April is no data."""
    rows = on("2026-03-04", 2)
    assert count(rows, [watch()]).table["n_incidents"].tolist() == [2, 0]
    assert count(rows, []).table["n_incidents"].isna().tolist() == [False, True]
    assert count([], [watch()]).table["n_incidents"].tolist() == [0, 0]
    assert count([], [watch(region_code=None)]).table["n_incidents"].tolist() == [0, 0]
    assert count([], []).table["n_incidents"].isna().all()


def test_a_change_is_the_ratio_of_what_a_watched_day_has() -> None:
    """Twenty in 31 days and thirty in 30: 30/30 over 20/31; records on days nobody watched change nothing."""
    rows = on("2026-03-04", 20) + on("2026-04-04", 30)
    found = count(rows, [watch()]).table
    assert found["change"].iloc[1] == pytest.approx(30 / 30 / (20 / 31))
    assert math.isnan(found["change"].iloc[0])
    seen = count(rows + on("2026-04-20", 9), [watch(to_date=pd.Timestamp("2026-04-15"))]).table
    assert seen["change"].iloc[1] == pytest.approx(30 / 15 / (20 / 31))
    assert (seen["n_incidents"].iloc[1], seen["n_seen"].iloc[1]) == (39, 30)


@pytest.mark.parametrize(
    ("length", "first", "second", "expected"),
    [
        ("day", "2026-03-04", "2026-03-05", 2.0),
        ("week", "2026-03-04", "2026-03-11", 2.0),
        ("quarter", "2026-03-04", "2026-04-04", 2.0 * 31 / 30),
        ("year", "2025-12-04", "2026-04-04", 2.0 * 31 / 120),
    ],
)
def test_periods_of_every_length_have_a_change(length: str, first: str, second: str, expected: float) -> None:
    """Ten in one, twenty in the next, by the days of each that the window has, all of them watched."""
    start = pd.Timestamp(first).replace(day=1)
    found = count(on(first, 10) + on(second, 20), [watch(from_date=start)], period=length, start=start).table
    assert found.loc[found["n_incidents"] == 20, "change"].tolist() == [pytest.approx(expected)]


def test_a_region_watched_in_one_period_only_makes_no_change() -> None:
    """Forty in a region that nobody watched the month before are no rise; a region's own change is."""
    rows = on("2026-03-04", 10) + on("2026-04-04", 10) + on("2026-04-04", 40, region_code="XA-02", region="Brinewater")
    spans = [watch(), watch(region_code="XA-02", from_date=pd.Timestamp("2026-04-01"))]
    found = count(rows, spans).cell(1, "change")
    assert found.value == pytest.approx(31 / 30)
    assert not [i for i in found.used if i.startswith("XA-02")]
    assert count(rows, spans).table["share_watched"].tolist() == [0.5, 1.0]


def test_unequal_watching_of_unlike_regions_makes_no_change() -> None:
    """The busy region was watched for a third of March: its own rate and the other's are as before, so is the ratio."""
    busy = {"region_code": "XA-02", "region": "Brinewater"}
    rows = on("2026-03-04", 31) + on("2026-04-04", 30) + on("2026-03-04", 100, **busy) + on("2026-04-04", 300, **busy)
    spans = [watch(), watch(region_code="XA-02", to_date=pd.Timestamp("2026-03-10"))]
    spans.append(watch(region_code="XA-02", from_date=pd.Timestamp("2026-04-01")))
    assert count(rows, spans).table["change"].iloc[1] == pytest.approx(1.0)


def test_the_same_period_a_year_before_is_a_change_of_its_own() -> None:
    """A month by its month, a week by the 52nd before it; years and days have none."""
    years = {"start": pd.Timestamp("2025-03-01"), "end": pd.Timestamp("2026-03-31")}
    rows = on("2025-03-12", 10) + on("2026-03-11", 20)
    spans = [make_coverage(from_date=years["start"], to_date=years["end"])]
    month = count(rows, spans, **years, period="month").table.set_index("period")["year_change"]
    assert month.dropna().to_dict() == {"2026-03": pytest.approx(2.0)}
    week = count(rows, spans, **years, period="week").table.set_index("period")["year_change"]
    assert week.dropna().to_dict() == {"2026-03-09": pytest.approx(2.0)}
    assert count(rows, spans, **years, period="year").table["year_change"].isna().all()


def test_too_few_are_not_compared() -> None:
    """Under five expected on either side there is no change."""
    assert count(on("2026-03-04", 4) + on("2026-04-04", 5), [watch()]).table["change"].isna().all()
    assert count(on("2026-03-04", 5) + on("2026-04-04", 6), [watch()]).table["change"].notna().tolist() == [False, True]


def test_what_is_of_no_single_period_is_left_out_by_reason() -> None:
    """Two months in one span, a day outside, an alert of a district where others are of the region: each by its reason."""
    wide = make_incident(incident_id="wide", date_from=pd.Timestamp("2026-03-30"), date_to=pd.Timestamp("2026-04-02"))
    rows = [*on("2026-03-04"), wide, *on("2026-05-04")]
    left = count(rows, [watch()]).size().left_out
    assert left == {periods.NO_PERIOD: ("wide",), periods.OUTSIDE: ("XA-01-2026-05-04-0",)}
    alert = {"kind": "air_alert"}
    rows = on("2026-03-04", **alert) + on("2026-03-05", place_precision="district", **alert)
    assert count(rows, [watch()], kinds=["air_alert"]).size().left_out == {PARTIAL: ("XA-01-2026-03-05-0",)}


@settings(max_examples=15, deadline=None)
@given(
    days=st.lists(st.tuples(st.integers(0, 70), st.integers(0, 40)), max_size=12),
    length=st.sampled_from(["day", "week", "month", "quarter", "year"]),
)
def test_each_event_is_in_one_period_or_left_out(days: list[tuple[int, int]], length: str) -> None:
    """Whatever its days, an event counts once or is left out once, and on watched days never more than on record."""
    first = pd.Timestamp("2026-02-20")
    rows = [
        make_incident(
            incident_id=f"i-{n}",
            date_from=first + pd.Timedelta(days=begin),
            date_to=first + pd.Timedelta(days=begin + lasted),
        )
        for n, (begin, lasted) in enumerate(days)
    ]
    found = count(rows, [watch(to_date=pd.Timestamp("2026-04-10"))], period=length)
    held = [i for ids in found.table["incident_ids"] for i in ids]
    assert sorted([*held, *found.omitted().used]) == sorted(row["incident_id"] for row in rows)
    assert (found.table["n_seen"] <= found.table["n_incidents"].fillna(0)).all()


def report(incident: str, published: str) -> dict:
    """Return a report published at a time."""
    instant = pd.Timestamp(published, tz="UTC")
    return make_report(report_id=f"r-{incident}-{published}", incident_id=incident, published_utc=instant)


def first_reports(rows: list[dict], reports: list[dict], cut_off: str | None = "2026-04-30") -> Measured:
    """Return how late some attacks were reported."""
    return lateness.first_reports(table("incidents", *rows), table("reports", *reports), kinds=KINDS, cut_off=cut_off)


def test_lateness_is_counted_in_local_days_from_the_first_report() -> None:
    """23:30 UTC on the day is the day after in Kyiv; the earlier of two reports counts; each exception by its reason."""
    kyiv = on("2026-03-04", timezone="Europe/Kyiv")
    name = kyiv[0]["incident_id"]
    assert first_reports(kyiv, [report(name, "2026-03-04 23:30")]).table["delay_days"].tolist() == [1]
    assert first_reports(kyiv, [report(name, "2026-03-04 20:30")]).table["delay_days"].tolist() == [0]
    twice = [report(name, "2026-03-09 12:00"), report(name, "2026-03-06 12:00")]
    assert first_reports(kyiv, twice).table[["delay_days", "waited_days"]].values.tolist() == [[2, 57]]
    rows = on("2026-03-01") + on("2026-03-02") + on("2026-03-03", date_precision="month") + on("2026-05-03")
    told = [report("XA-01-2026-03-01-0", "2026-02-27 12:00"), report("XA-01-2026-05-03-0", "2026-05-03 12:00")]
    assert first_reports(rows, told).size().left_out == {
        lateness.TOO_EARLY: ("XA-01-2026-03-01-0",),
        lateness.NO_REPORT: ("XA-01-2026-03-02-0",),
        "not dated to a day": ("XA-01-2026-03-03-0",),
        lateness.AFTER_CUT_OFF: ("XA-01-2026-05-03-0",),
    }


def test_a_report_of_a_day_alone_is_of_that_day() -> None:
    """Its day counts as it stands; of two reports the earlier day does."""
    rows = on("2026-03-04")
    name = rows[0]["incident_id"]
    alone = make_report(report_id="r", incident_id=name, published_on=pd.Timestamp("2026-03-07"))
    assert first_reports(rows, [alone]).table["delay_days"].tolist() == [3]
    assert first_reports(rows, [alone, report(name, "2026-03-06 12:00")]).table["delay_days"].tolist() == [2]


def late_reports(delays: dict[str, list[int]]) -> Measured:
    """Return how late attacks of some days were reported, one for each delay in days."""
    rows = [row for day, own in delays.items() for row in on(day, len(own))]
    told = [
        report(f"XA-01-{day}-{k}", str(pd.Timestamp(day) + pd.Timedelta(days=late, hours=12)))
        for day, own in delays.items()
        for k, late in enumerate(own)
    ]
    return lateness.reports_by_delay(first_reports(rows, told))


def test_where_all_was_waited_for_the_share_is_that_of_the_delays() -> None:
    """Ten at once, five a day later, five ten days later, long before the cut-off: 50, 75 and 100 per cent."""
    found = late_reports({"2026-03-04": [0] * 10 + [1] * 5 + [10] * 5}).table
    assert found[["days", "n_reported"]].values.tolist() == [[0, 10], [1, 15], [10, 20]]
    assert found["share_known"].tolist() == pytest.approx([0.5, 0.75, 1.0])


def test_what_could_not_be_reported_yet_does_not_make_reports_look_quick() -> None:
    """Of the last day only what came at once can be on record: the share is that of the days that were waited for."""
    found = late_reports({"2026-03-04": [0] * 10 + [5] * 10, "2026-04-30": [0] * 30}).table
    assert found["share_known"].tolist() == pytest.approx([0.5, 1.0])
    assert found["n_reported"].tolist() == [40, 50]
    assert found["n_first"].tolist() == [40, 10] == [len(ids) for ids in found["n_first_incidents"]]


def test_few_reports_or_no_cut_off_say_nothing() -> None:
    """Nineteen are too few; without a cut-off nobody knows how long each was waited for."""
    assert late_reports({"2026-03-04": [0] * 19}).table.empty
    rows = on("2026-03-04", 20)
    told = [report(row["incident_id"], "2026-03-04 12:00") for row in rows]
    assert lateness.reports_by_delay(first_reports(rows, told, None)).table.empty


def test_the_last_days_are_not_whole_by_as_much_as_in_the_past() -> None:
    """Half comes at once and half ten days later: the last ten days have a half, and a period of them is not compared."""
    late = late_reports({"2026-03-04": [0] * 10 + [10] * 10})
    found = lateness.latest_days(late, cut_off="2026-04-30").table.iloc[0]
    assert (found["days"], found["first"], found["share_known"]) == (10, pd.Timestamp("2026-04-21"), 0.5)
    assert lateness.latest_days(late, cut_off="2026-04-30", end=pd.Timestamp("2026-04-20")).table.empty
    rows = on("2026-03-04", 20) + on("2026-04-04", 20)
    told = count(rows, [watch()], cut_off="2026-04-30", late=late).table
    assert told["share_known"].tolist() == pytest.approx([1.0, (20 + 10 * 0.5) / 30])
    assert told["is_whole"].tolist() == [True, False]
    assert told["change"].isna().all()
    assert count(rows, [watch()], cut_off="2026-04-30").table["change"].notna().any()


def fit_by_hand(counts: np.ndarray, times: np.ndarray) -> float:
    """Return the slope of a Poisson regression, by Newton's steps."""
    design = np.column_stack([np.ones(len(times)), times])
    found = np.array([np.log(counts.mean()), 0.0])
    for _ in range(50):
        mean = np.exp(design @ found)
        found += np.linalg.solve(design.T @ (design * mean[:, None]), design.T @ (counts - mean))
    return float(found[1])


def test_a_trend_is_that_of_a_poisson_regression() -> None:
    """The slope agrees with one found by hand; counts that double each time have a ratio of two."""
    counts, times = np.array([12.0, 9, 15, 14, 22, 19, 30]), np.arange(7.0)
    found = estimate_trend(counts, np.ones(7), times)
    assert math.log(found.ratio.estimate) == pytest.approx(fit_by_hand(counts, times))
    assert found.ratio.low < found.ratio.estimate < found.ratio.high
    assert found.fitted.sum() == pytest.approx(counts.sum())
    assert estimate_trend(4 * 2.0**times, np.ones(7), times).ratio.estimate == pytest.approx(2)
    # Twice the days with twice the events is no trend.
    level = estimate_trend(np.array([5.0, 10] * 4), np.array([1.0, 2] * 4), np.arange(8.0))
    assert level.ratio.estimate == pytest.approx(1)


def test_a_trend_needs_six_periods_that_are_whole_and_watched() -> None:
    """Five weeks are too few; a week nobody watched, or not whole, is left out of the line."""
    weeks = {"start": pd.Timestamp("2026-03-02"), "end": pd.Timestamp("2026-04-19"), "period": "week"}
    rows = [row for n in range(7) for row in on(str((weeks["start"] + pd.Timedelta(weeks=n)).date()), 3)]
    found = trends.trend_over_periods(count(rows, [watch()], **weeks))
    assert (len(found.table), found.table["ratio"].iloc[0]) == (7, pytest.approx(1))
    gap = [watch(to_date=pd.Timestamp("2026-03-15")), watch(from_date=pd.Timestamp("2026-03-23"))]
    found = trends.trend_over_periods(count(rows, gap, **weeks))
    assert len(found.table) == 6
    assert found.size("n_seen").left_out == {trends.NOT_COMPARED: tuple(f"XA-01-2026-03-16-{k}" for k in range(3))}
    short = [watch(from_date=pd.Timestamp("2026-03-16"))]
    assert trends.trend_over_periods(count(rows, short, **weeks)).table.empty


def add_up(rows: list[dict], figures: list[dict], spans: list[dict], **given: Any) -> Measured:
    """Return the people injured, month by month."""
    told = {"kinds": KINDS, "order": ["source_grade"], "start": SPRING["start"], "end": SPRING["end"]} | given
    incidents, coverage = table("incidents", *rows), table("coverage", *spans)
    return tolls.totals_per_period(
        count(rows, spans), incidents, table("counts", *figures), coverage, **told, quantity="injured", period="month"
    )


def test_totals_by_period_add_up_to_the_total() -> None:
    """Each figure is in the month of its event, one without a figure is asked and silent; a bound leaves the sum open."""
    rows = on("2026-03-04", 3) + on("2026-04-04", 2)
    figures = [make_count(incident_id=row["incident_id"], best=float(n)) for n, row in enumerate(rows[:4])]
    found = add_up(rows, figures, [watch()])
    assert found.table[["total_best", "n_told", "n_asked"]].values.tolist() == [[3.0, 3, 3], [3.0, 1, 2]]
    whole = consequences.total_counts(
        table("incidents", *rows), table("counts", *figures), table("coverage"), kinds=KINDS, order=["source_grade"]
    )
    assert found.total("total_best").value == whole.choose(quantity="injured").total("total_best").value
    bound = make_count(incident_id=rows[4]["incident_id"], best=None, low=2.0)
    assert add_up(rows, [*figures, bound], [watch()]).table["total_best"].isna().tolist() == [False, True]


def test_what_is_expected_of_a_period_is_each_region_s_own_rate_over_its_watched_days() -> None:
    """Six events in 30 days and two in ten: over 10 and 5 days three, over 20 and 5 five; an unwatched region adds none."""
    held = periods.Held(
        np.array([[10, 20], [5, 5], [0, 0]]), np.array([[1, 5], [2, 0], [0, 0]]), pd.DataFrame(columns=["incident_id"])
    )
    assert held.expect().tolist() == [3.0, 5.0]


def test_a_total_changes_where_what_was_told_of_was_watched() -> None:
    """Of two kinds asked for one happened: that one has to be watched, and the other does not help."""
    rows = [row for month in (3, 4) for n in range(1, 13) for row in on(f"2026-{month:02d}-{n:02d}")]
    figures = [make_count(incident_id=row["incident_id"], best=2.0 * (row["date_from"].month - 2)) for row in rows]
    kinds = ["air_attack", "shelling"]

    def change(spans: list[dict]) -> float:
        tables = (table("incidents", *rows), table("counts", *figures), table("coverage", *spans))
        told = {"kinds": kinds, "order": ["source_grade"], "start": SPRING["start"], "end": SPRING["end"]}
        counted = count(rows, spans, kinds=kinds)
        found = tolls.totals_per_period(counted, *tables, **told, quantity="injured", period="month")
        return found.table["change"].iloc[1]

    assert change([watch(kind="air_attack")]) == pytest.approx(48 / 30 / (24 / 31))
    assert pd.isna(change([watch(kind="shelling")]))


def test_a_total_changes_by_what_a_day_adds_where_every_day_was_watched() -> None:
    """Twelve days of two against twelve of four: twice as many; not where a day was not watched, nor a bound stands."""
    rows = [row for month in (3, 4) for n in range(1, 13) for row in on(f"2026-{month:02d}-{n:02d}")]
    figures = [make_count(incident_id=row["incident_id"], best=2.0 * (row["date_from"].month - 2)) for row in rows]
    found = add_up(rows, figures, [watch()]).table.iloc[1]
    assert found["change"] == pytest.approx(48 / 30 / (24 / 31))
    assert found["change_low"] < found["change"] < found["change_high"]
    assert found["change_incidents"] == tuple(row["incident_id"] for row in rows)
    assert found["incident_ids"] == tuple(row["incident_id"] for row in rows[12:])
    assert add_up(rows, figures, [watch(to_date=pd.Timestamp("2026-04-29"))]).table["change"].isna().all()
    bound = {**figures[-1], "best": None, "low": 2.0}
    assert add_up(rows, [*figures[:-1], bound], [watch()]).table["change"].isna().all()
    few = add_up(rows, figures[9:], [watch()]).table.iloc[1]
    assert (math.isnan(few["change"]), math.isnan(few["change_low"])) == (False, True)
