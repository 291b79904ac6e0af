"""What is said of changes over time: more, fewer, or neither; and why nothing can be said."""

import pandas as pd
import pytest
from conftest import list_stray_digits, make_count, make_coverage, make_incident, make_report, table

from analysis.figures import course as figures
from analysis.figures.style import to_svg
from analysis.findings import course, lateness
from analysis.findings.compared import tabulate_inhabitants
from analysis.measures import rates
from analysis.measures.course import lateness as late_measures
from analysis.measures.course import periods, trends
from analysis.measures.harm import inhabitants
from analysis.measures.measured import Measured
from analysis.words.dates import print_period
from analysis.words.passages import OMITTED, Passage

KINDS, NOUN = ["air_attack"], "attack from the air"
SPRING = {"start": pd.Timestamp("2026-03-01"), "end": pd.Timestamp("2026-04-30")}
WATCHED = make_coverage(from_date=SPRING["start"], to_date=SPRING["end"])


def attacks(march: int, april: int) -> list[dict]:
    """Return so many attacks in March and in April, spread over the weeks."""
    days = [(3, 1 + n % 28) for n in range(march)] + [(4, 1 + n % 28) for n in range(april)]
    dates = [pd.Timestamp(2026, *day) for day in days]
    return [make_incident(incident_id=f"i-{n}", date_from=day, date_to=day) for n, day in enumerate(dates)]


def count(rows: list[dict], *spans: dict, late: Measured | None = None) -> Measured:
    """Return the months of spring."""
    told = {"kinds": KINDS, **SPRING, "cut_off": "2026-04-30", "period": "month", "late": late}
    return periods.events_per_period(table("incidents", *rows), table("coverage", *spans), **told)


def head(rows: list[dict], *spans: dict) -> str:
    """Return the headline."""
    return course.say_change(count(rows, *spans), NOUN).text


def test_a_change_is_said_as_far_as_its_interval_allows() -> None:
    """Far more are more, far fewer are fewer, a little more is neither; the ratio stands beside it."""
    assert head(attacks(60, 240), WATCHED).startswith(
        "In April 2026, 240 attacks from the air: more than the month before (4.13 times as many a watched day, 95 %"
    )
    assert "fewer than the month before (0.26 times" in head(attacks(240, 60), WATCHED)
    assert "not clearly more or fewer than the month before (1.14 times" in head(attacks(60, 66), WATCHED)
    assert head(attacks(0, 40), WATCHED).endswith("more than the month before, which had none.")


def test_where_nothing_can_be_compared_it_is_said_why() -> None:
    """Nobody watched; too few; nothing on record: each in its own words, and no sentence in the situation brief."""
    assert head(attacks(60, 240)).endswith("so whether there were more than before is not known.")
    assert head(attacks(2, 1), WATCHED) == (
        "Three attacks from the air on record: too few on watched days to compare one month with another."
    )
    assert head([], WATCHED).startswith("No attacks from the air on record: too few")
    wide = make_incident(incident_id="wide", date_from=SPRING["start"], date_to=SPRING["end"])
    assert "Three attacks from the air on record that fall into one month;" in head([*attacks(2, 1), wide])
    total = make_incident(counting="aggregate")
    assert head([total]).startswith("None of the attacks from the air is on record by itself, but totals over several")
    assert course.say_in_brief(count(attacks(2, 1), WATCHED), NOUN) == OMITTED
    assert course.say_in_brief(count(attacks(60, 240), WATCHED), NOUN).where == "course"


def test_a_share_that_nobody_watched_is_not_known() -> None:
    """Where nobody declared what was watched, no column says 0 %; a month alone that nobody watched says `not known`."""
    assert "Watched" not in course.tabulate_periods(count(attacks(60, 240)), NOUN).text
    march = make_coverage()
    said = course.tabulate_periods(count(attacks(60, 240), march), NOUN).text
    assert [line.split("|")[3].strip() for line in said.splitlines()[2:]] == ["100 %", "*not known*"]


def late(*delays: int) -> tuple[Measured, Measured]:
    """Return how late attacks of 4 March were reported, one for each delay in days."""
    day = pd.Timestamp("2026-03-04")
    rows = [make_incident(incident_id=f"i-{n}", date_from=day, date_to=day) for n in range(len(delays))]
    told = [
        make_report(
            report_id=f"r-{n}",
            incident_id=f"i-{n}",
            published_utc=(day + pd.Timedelta(days=own, hours=12)).tz_localize("UTC"),
        )
        for n, own in enumerate(delays)
    ]
    first = late_measures.first_reports(
        table("incidents", *rows), table("reports", *told), kinds=KINDS, cut_off="2026-04-30"
    )
    return first, late_measures.reports_by_delay(first)


def test_lateness_is_said_in_days() -> None:
    """Half within a day and nine of ten within ten; where both are one, it is said once; few say too little."""
    first, told = late(*[1] * 15, *[10] * 15)
    assert lateness.say_lateness(first, told, NOUN).text == (
        "The day of the first report is known for 30 attacks from the air. Of what is reported in the end, half is on "
        "record within 1 day and nine of ten is on record within 10 days."
    )
    assert lateness.say_lateness(*late(*[0] * 30), NOUN).text.endswith("nine of ten is on record on the very day.")
    assert "too few to say" in lateness.say_lateness(*late(0, 0), NOUN).text
    assert lateness.say_lateness(*late(), NOUN) == OMITTED


def test_the_last_days_are_said_to_be_unfinished() -> None:
    """The last ten days, from 21 April on; where reports come at once, there are none."""
    _, told = late(*[1] * 15, *[10] * 15)
    said = lateness.say_latest_days(late_measures.latest_days(told, cut_off="2026-04-30"), NOUN).text
    assert said.startswith("The last 10 days, from 21 April 2026 on, are not whole yet: in the past, about 45 %")
    _, soon = late(*[0] * 30)
    assert "soon enough" in lateness.say_latest_days(late_measures.latest_days(soon, cut_off="2026-04-30"), NOUN).text


def set_beside(rows: list[dict], figures: list[dict], *spans: dict, kinds: list[str] = KINDS) -> Measured:
    """Return the rates of regions beside 100,000 people in XA-01, and none known in XA-02."""
    incidents, coverage = table("incidents", *rows), table("coverage", *spans)
    people = pd.DataFrame(
        {
            "region_code": ["XA-01"],
            "n_people": [200_000],
            "counted_on": [pd.Timestamp("2021-10-01")],
            "population_source": ["Invented census"],
        }
    )
    compared = rates.rates_per_group(incidents, coverage, kinds=kinds, by="region", **SPRING)
    told = {"kinds": kinds, "order": ["source_grade"], **SPRING}
    return inhabitants.rates_per_inhabitant(compared, incidents, table("counts", *figures), coverage, people, **told)


def test_rates_stand_beside_the_inhabitants_and_the_day_they_were_counted() -> None:
    """Thirty in 61 watched days over 200,000 people; six dead are three per 100,000; the other region is left out."""
    elsewhere = make_incident(incident_id="x", region_code="XA-02", region="Brinewater")
    figures = [make_count(incident_id=f"i-{n}", quantity="killed", best=2.0) for n in range(3)]
    found = set_beside([*attacks(30, 0), elsewhere], figures, WATCHED)
    row = found.table.iloc[0]
    assert row["rate"] == pytest.approx(30 / 61 * 30 / 2)
    assert (row["killed"], row["killed_rate"], row["n_told"]) == (6, 3, 3)
    bound = make_count(incident_id="i-4", quantity="killed", best=None, low=4.0)
    assert "| at least 5.00 |" in tabulate_inhabitants(set_beside(attacks(30, 0), [*figures, bound], WATCHED)).text
    said = tabulate_inhabitants(found)
    assert "Invented census, 1 October 2021" in said.caption
    assert "1 attack from the air is left out, in regions whose inhabitants are on no list here." in said.caption
    assert "Brinewater" not in said.text
    assert list_stray_digits(said) == ["100,000"]


def test_nothing_per_inhabitant_of_alerts_nor_without_a_list() -> None:
    """An alert is of all who live there; a region on no list has no figure, and there is no table."""
    alerts = [row | {"kind": "air_alert"} for row in attacks(30, 0)]
    assert tabulate_inhabitants(set_beside(alerts, [], WATCHED, kinds=["air_alert"])) == OMITTED
    elsewhere = [row | {"region_code": "XA-02", "region": "Brinewater"} for row in attacks(30, 0)]
    assert tabulate_inhabitants(set_beside(elsewhere, [], WATCHED | {"region_code": "XA-02"})) == OMITTED


def test_bars_are_the_counts_and_say_how_each_period_stands() -> None:
    """A whole month is filled, one not all on record dashed, one that nobody watched hatched as high as the highest."""
    _, told = late(*[1] * 15, *[30] * 15)
    counted = count(attacks(60, 20), WATCHED, late=told)
    axes = figures.draw_periods(counted, trends.trend_over_periods(counted), NOUN)
    assert [(bar.get_height(), bar.get_hatch()) for bar in axes.patches] == [(60, ""), (20, "")]
    assert len({str(bar.get_linestyle()) for bar in axes.patches}) == 2
    alone = count(attacks(60, 0))
    axes = figures.draw_periods(alone, trends.trend_over_periods(alone), NOUN)
    assert [(bar.get_height(), bar.get_hatch()) for bar in axes.patches] == [(60, ""), (60, "////")]
    assert axes.get_ylabel() == "attacks from the air"
    empty = count([])
    axes = figures.draw_periods(empty, trends.trend_over_periods(empty), NOUN)
    assert "no attacks from the air" in axes.texts[-1].get_text()
    assert to_svg(axes).startswith("<svg")


@pytest.mark.parametrize(
    ("highest", "marks"), [(1, [0, 1]), (7, [0, 2, 4, 6]), (13, [0, 5, 10]), (60, [0, 20, 40, 60])]
)
def test_bars_stand_against_whole_numbers(highest: int, marks: list[int]) -> None:
    """Incidents are counted, so no mark of the axis lies between two numbers of them."""
    counted = count(attacks(highest, 1), WATCHED)
    axes = figures.draw_periods(counted, trends.trend_over_periods(counted), NOUN)
    low, high = axes.get_ylim()
    assert [mark for mark in axes.get_yticks() if low <= mark <= high] == marks


def test_a_period_watched_in_part_has_a_strip_as_long_as_the_share_that_was_not() -> None:
    """Ten of the thirty days of April: the strip below its bar is two thirds as long as the bar, and the key says it."""
    part = make_coverage(from_date=SPRING["start"], to_date=pd.Timestamp("2026-04-10"))
    counted = count(attacks(60, 20), part)
    axes = figures.draw_periods(counted, trends.trend_over_periods(counted), NOUN)
    *bars, strip = axes.patches
    assert len(bars) == 2
    assert abs(strip.get_width()) == pytest.approx(bars[1].get_width() * 2 / 3)
    assert strip.get_height() < 0
    key = [words.get_text() for words in axes.figure.legends[0].get_texts()]
    assert key == ["days of regions that nobody is known to have watched", "watched"]


NAMES = [
    ("day", "4 March 2026", "4 Mar\n2026"),
    ("week", "week of 4 March 2026", "4 Mar\n2026"),
    ("month", "March 2026", "Mar\n2026"),
    ("quarter", "January to March 2026", "Jan–Mar\n2026"),
    ("year", "2026", "2026"),
]


@pytest.mark.parametrize(("length", "whole", "short"), NAMES)
def test_periods_are_written_as_readers_write_them(length: str, whole: str, short: str) -> None:
    """In prose whole, on an axis short."""
    day = pd.Timestamp("2026-03-04")
    assert (print_period(day, length), print_period(day, length, short=True)) == (whole, short)


def test_every_figure_of_the_table_is_among_its_numbers() -> None:
    """Counts, shares and ratios with their limits."""
    passages: list[Passage] = [course.tabulate_periods(count(attacks(60, 240), WATCHED), NOUN)]
    passages.append(course.say_change(count(attacks(60, 240), WATCHED), NOUN))
    assert [list_stray_digits(passage) for passage in passages] == [[], []]


def test_a_table_that_does_not_show_every_region_says_so() -> None:
    """Of forty regions the first thirty stand beside their inhabitants, and the caption says of how many."""
    codes = [f"XA-{n:02d}" for n in range(1, 41)]
    rows = [make_incident(incident_id=code, region_code=code, region=f"Region {code}") for code in codes]
    figures = [make_count(incident_id=code, quantity="killed", best=1.0) for code in codes]
    incidents, coverage = table("incidents", *rows), table("coverage")
    people = pd.DataFrame({"region_code": codes, "n_people": 200_000, "counted_on": SPRING["start"]})
    people = people.assign(population_source="Invented census")
    compared = rates.rates_per_group(incidents, coverage, kinds=KINDS, by="region", **SPRING)
    told = {"kinds": KINDS, "order": ["source_grade"], **SPRING}
    found = inhabitants.rates_per_inhabitant(compared, incidents, table("counts", *figures), coverage, people, **told)
    said = tabulate_inhabitants(found)
    assert said.text.count("Region XA") == 30
    assert said.caption.endswith(" Shown are the first 30 of 40.")
