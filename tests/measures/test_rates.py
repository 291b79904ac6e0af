"""Rates over watched days, and the calendar of them: which days count, for whom, and what falls outside."""

import pandas as pd
import pytest
from conftest import make_coverage, make_incident, table

from analysis.measures import coverage, ranks, rates, regions
from analysis.measures.measured import Measured
from analysis.measures.rates import NO_DAY, NOT_WATCHED
from analysis.measures.selection import NO_GROUP, PARTIAL

KINDS = ["air_attack"]
MARCH = {"start": pd.Timestamp("2026-03-01"), "end": pd.Timestamp("2026-03-31")}


def on(day: int, month: int = 3, **overrides: object) -> dict:
    """Return an attack of a day of 2026, named by it."""
    date = pd.Timestamp(2026, month, day)
    return make_incident(incident_id=f"i-{month}-{day}", date_from=date, date_to=date) | overrides


def watch(first: int, last: int, **overrides: object) -> dict:
    """Return a span of days of March on which XA-01 was watched."""
    return make_coverage(from_date=pd.Timestamp(2026, 3, first), to_date=pd.Timestamp(2026, 3, last)) | overrides


def rate(incidents: list[dict], spans: list[dict], by: str = "region", **given: object) -> Measured:
    """Return the rates of March."""
    return rates.rates_per_group(
        table("incidents", *incidents), table("coverage", *spans), kinds=KINDS, by=by, **MARCH | given
    )


WATCHED = [
    ([watch(1, 10)], 10),
    ([watch(5, 5)], 1),
    ([watch(1, 10), watch(5, 12)], 12),
    ([watch(1, 10, state="unknown")], 0),
    ([watch(1, 10, state="not_covered")], 0),
    ([watch(1, 10, kind="air_attack")], 10),
    ([watch(1, 10, kind="air_alert")], 0),
    ([watch(1, 10, subject="claims")], 0),
    ([watch(1, 10, region_code=None)], 10),
    ([watch(1, 10, region_code="XA-02")], 0),
    ([watch(1, 10), watch(11, 20, region_code=None)], 20),
]


@pytest.mark.parametrize(("spans", "n_days"), WATCHED)
def test_only_days_known_to_be_watched_for_such_incidents_count(spans: list[dict], n_days: int) -> None:
    """Overlapping spans count once; unknown is not watched; another kind, subject or region is not this one's."""
    row = rate([on(1)], spans).choose(group="Aldermark").table.iloc[0]
    assert (row["n_days"], row["is_watched"]) == (n_days, n_days > 0)
    assert pd.isna(row["n_incidents"]) == (n_days == 0)


def test_what_falls_outside_is_left_out_by_reason() -> None:
    """Not dated to the day, in no single region, on a day nobody watched: three reasons, each with its incidents."""
    rows = [
        on(1),
        on(2, date_precision="month"),
        on(3, region=None, region_code=None),
        on(20),
        on(4, counting="part"),
        on(5, kind="air_alert"),
    ]
    found = rate(rows, [watch(1, 10)])
    assert found.size().left_out == {
        NO_DAY: ("i-3-2",),
        NO_GROUP: ("i-3-3",),
        NOT_WATCHED: ("i-3-20",),
        "a part of another incident": ("i-3-4",),
    }
    assert found.cell(0, "n_incidents").used == ("i-3-1",)
    assert found.omitted(NO_DAY, NO_GROUP, NOT_WATCHED).value == 3


@pytest.mark.parametrize(
    ("precision", "n"), [("minute", 1), ("hour", 1), ("day", 1), ("days", 0), ("week", 0), ("month", 0), ("unknown", 0)]
)
def test_dated_to_the_day_is_day_hour_and_minute(precision: str, n: int) -> None:
    """Anything coarser than a day counts on no day."""
    assert rate([on(1, date_precision=precision), on(2)], [watch(1, 10)]).table["n_incidents"].tolist() == [n + 1]


def test_districts_are_watched_with_their_region_and_subkinds_on_any_day() -> None:
    """A district has its region's days; a subkind the days on which any region was watched."""
    rows = [
        on(1, district="Upper", subkind="drone"),
        on(2, district="Lower", subkind="missile", region_code="XA-02", region="Brinewater"),
    ]
    spans = [watch(1, 10), watch(1, 20, region_code="XA-02")]
    by_district = rate(rows, spans, by="district").table.set_index("group")["n_days"]
    assert by_district.to_dict() == {"Lower": 20, "Upper": 10}
    assert set(rate(rows, spans, by="subkind").table["n_days"]) == {20}


def test_dispersion_is_of_whole_blocks_of_watched_days() -> None:
    """Ninety watched days are three blocks; what falls into a last, shorter one does not count; a month has weeks."""
    spring = {"start": pd.Timestamp("2026-01-01"), "end": pd.Timestamp("2026-04-05")}
    rows = [on(1, 1), on(2, 1), on(3, 1), on(1, 2), on(2, 2), on(15, 3), on(2, 4), on(3, 4)]
    spans = [make_coverage(from_date=spring["start"], to_date=spring["end"])]
    told = rate(rows, spans, **spring).table
    assert told["dispersion"].tolist() == [pytest.approx(pd.Series([3, 2, 1]).var() / 2)]
    assert told["block_days"].tolist() == [30]
    weeks = rate([on(1), on(2), on(9)], [watch(1, 31)]).table
    assert (weeks["block_days"].iloc[0], weeks["dispersion"].iloc[0]) == (
        7,
        pytest.approx(pd.Series([2, 1, 0, 0]).var() / 0.75),
    )


def test_a_few_days_have_a_rate_and_no_interval() -> None:
    """Thirteen days are not two weeks: nothing says how far chance could move the rate."""
    told = rate([on(n) for n in range(1, 11)], [watch(1, 13)]).table.iloc[0]
    assert told["rate"] == pytest.approx(10 / 13 * 30)
    assert pd.isna(told[["rate_low", "rate_high", "dispersion"]]).all()


def test_the_more_specific_statement_holds() -> None:
    """A source that covered everything, and of one region that it did not, did not cover that region; another may."""
    general = watch(1, 31, region_code=None, country_code=None)
    own = watch(5, 9, state="not_covered")
    elsewhere = on(2, region_code="XA-02", region="Brinewater")
    days = rate([on(1), elsewhere], [general, own]).table.set_index("group")["n_days"]
    assert days.to_dict() == {"Aldermark": 26, "Brinewater": 31}
    second = watch(7, 7, source_id="another")
    assert rate([on(1)], [general, own, second]).table["n_days"].tolist() == [27]
    alert_only = watch(1, 31, kind="air_alert")
    assert rate([on(1)], [alert_only]).table["n_days"].tolist() == [0]
    kind = watch(1, 31, state="not_covered", kind="air_attack")
    assert rate([on(1)], [general, kind]).table["n_days"].tolist() == [0]


def test_alerts_of_a_part_of_a_region_are_not_the_region_s() -> None:
    """Where a source warns whole regions and parts of them, only the former are compared; parts alone are counted."""
    whole = [on(n, kind="air_alert", place_precision="region") for n in (1, 2)]
    parts = [on(n, kind="air_alert", place_precision="district") for n in (3, 4, 5)]
    found = rates.rates_per_group(
        table("incidents", *whole, *parts), table("coverage", watch(1, 10)), kinds=["air_alert"], by="region", **MARCH
    )
    assert found.table["n_incidents"].tolist() == [2]
    assert found.omitted(PARTIAL).value == 3
    alone = rates.rates_per_group(
        table("incidents", *parts), table("coverage", watch(1, 10)), kinds=["air_alert"], by="region", **MARCH
    )
    assert alone.table["n_incidents"].tolist() == [3]


def test_each_group_is_compared_with_all_others_together() -> None:
    """Ten in ten days against five in ten is twice as often; the others' days and incidents are added up."""
    rows = [on(1 + n % 10, incident_id=f"a-{n}") for n in range(10)]
    rows += [on(1 + n, incident_id=f"b-{n}", region_code="XA-02", region="Brinewater") for n in range(5)]
    found = rate(rows, [watch(1, 28), watch(1, 28, region_code="XA-02")])
    assert found.table["group"].tolist() == ["Aldermark", "Brinewater"]
    assert found.table["ratio"].tolist() == [pytest.approx(2.0), pytest.approx(0.5)]
    assert found.table["p_value"].notna().all()


MONTHS = [
    ([watch(1, 31)], "covered", 31),
    ([watch(1, 30)], "partly", 30),
    ([watch(31, 31)], "partly", 1),
    ([watch(1, 31, state="not_covered")], "not_covered", 0),
    ([watch(1, 30, state="not_covered")], "unknown", 0),
    ([watch(1, 31, state="unknown")], "unknown", 0),
    ([watch(1, 15), watch(16, 31)], "covered", 31),
    ([watch(1, 31, subject="claims")], "unknown", 0),
    ([watch(1, 31, region_code=None)], "covered", 31),
]


@pytest.mark.parametrize(("spans", "state", "n_days"), MONTHS)
def test_a_month_is_what_its_spans_say(spans: list[dict], state: str, n_days: int) -> None:
    """Covered on every day, partly, not covered on any, or not known."""
    found = coverage.coverage_calendar(table("incidents", on(1)), table("coverage", *spans), **MARCH).table.iloc[0]
    assert (found["state"], found["n_days_covered"], found["n_days"]) == (state, n_days, 31)


def test_a_span_of_one_day_at_either_end_of_a_month_is_in_it() -> None:
    """The last day of February and the first of April are not in March; its own first and last are."""
    days = {"2026-02-28": 0, "2026-03-01": 1, "2026-03-31": 1, "2026-04-01": 0}
    for day, n_days in days.items():
        span = make_coverage(from_date=pd.Timestamp(day), to_date=pd.Timestamp(day))
        found = coverage.coverage_calendar(table("incidents", on(1)), table("coverage", span), **MARCH)
        assert found.table["n_days_covered"].tolist() == [n_days]
        assert len(found.cell(0, "state").used) == n_days


def test_what_stands_in_no_month_is_left_out_by_reason() -> None:
    """Parts, totals and linked records; without a region, without a single month, outside the period."""
    rows = [
        on(1),
        on(2, region=None, region_code=None),
        on(3, date_to=pd.Timestamp("2026-04-03"), date_meaning="within"),
        on(1, 2),
        on(4, counting="aggregate"),
        on(5, same_as="i-3-1"),
    ]
    found = coverage.coverage_calendar(table("incidents", *rows), table("coverage"), **MARCH)
    assert found.size().left_out == {
        "without a single region": ("i-3-2",),
        "without a single month": ("i-3-3",),
        "outside the period": ("i-2-1",),
        "a total, not an event": ("i-3-4",),
        "counted with the record it repeats": ("i-3-5",),
    }


def test_regions_count_attacks_alerts_and_days_apart() -> None:
    """Attacks most first; alerts where somebody listened; days watched and not watched for attacks."""
    rows = [on(1), on(2), on(3, kind="air_alert"), on(4, region_code="XA-02", region="Brinewater")]
    spans = [watch(1, 10), watch(11, 12, state="not_covered"), watch(1, 31, region_code="XA-03", kind="air_alert")]
    found = regions.incidents_per_region(table("incidents", *rows), table("coverage", *spans), kinds=KINDS)
    told = found.table[["region_code", "n_attacks", "n_alerts", "n_days_covered", "n_days_not_covered"]]
    assert told.astype("object").where(told.notna(), "-").values.tolist() == [
        ["XA-01", 2, 1, 10, 2],
        ["XA-02", 1, "-", 0, 0],
        ["XA-03", "-", 0, 0, 0],
    ]
    assert (found.cell(0, "n_alerts").used, found.cell(0, "n_days_covered").kind) == (("i-3-3",), "coverage")


def test_districts_struck_again_are_those_with_two_attacks_in_one_region() -> None:
    """The same name in two regions is two districts; one attack is not again; most first, then by name."""
    elsewhere = {"region_code": "XA-02", "region": "Brinewater"}
    rows = [
        *(on(n, district="Upper") for n in (1, 2)),
        *(on(n, district="Lower") for n in (3, 4, 5)),
        *(on(n, district="Upper", **elsewhere) for n in (6, 7)),
        on(8, district="Middle"),
        *(on(n, district="Above") for n in (11, 12)),
        on(9),
    ]
    found = ranks.places_struck_again(table("incidents", *rows), kinds=KINDS)
    assert found.table[["region", "district", "n_attacks"]].values.tolist() == [
        ["Aldermark", "Lower", 3],
        ["Aldermark", "Above", 2],
        ["Aldermark", "Upper", 2],
        ["Brinewater", "Upper", 2],
    ]
    assert found.omitted(ranks.NO_DISTRICT).used == ("i-3-9",)


GRADES = {"A": 1, "B": 1, "C": None, "F": None, None: None}


@pytest.mark.parametrize(("grade", "rank"), GRADES.items())
def test_better_sources_are_graded_a_or_b_and_ungraded_is_neither(grade: str | None, rank: int | None) -> None:
    """What nobody graded is read as the worst grade, never as the best."""
    found = ranks.rank_again(table("incidents", on(1, source_grade=grade)), kinds=KINDS).table.iloc[0]
    assert (None if pd.isna(found["better_sources"]) else found["better_sources"]) == rank


def test_ranks_are_taken_anew_in_each_reading() -> None:
    """Each reading counts what passes it; equal numbers share the better rank; only the first so many are shown."""
    rows = [
        *(on(n, district="Upper") for n in (1, 2)),
        *(on(n, region="Brinewater", region_code="XA-02") for n in (3, 4, 5)),
    ]
    rows[3] = rows[3] | {"date_precision": "month"}
    found = ranks.rank_again(table("incidents", *rows), kinds=KINDS).table.set_index("region")
    assert found["as_counted"].to_dict() == {"Brinewater": 1, "Aldermark": 2}
    assert found["dated_to_the_day"].to_dict() == {"Brinewater": 1, "Aldermark": 1}
    assert found["district_known"].fillna(0).to_dict() == {"Brinewater": 0, "Aldermark": 1}
    assert ranks.rank_again(table("incidents", *rows), kinds=KINDS, top=1).table["region"].tolist() == ["Brinewater"]
    many = [make_incident(incident_id=f"i-{n}", region=f"Region {n}", region_code=f"XA-{n:02d}") for n in range(7)]
    assert len(ranks.rank_again(table("incidents", *many), kinds=KINDS).table) == 5


def test_days_stand_on_the_spans_of_their_region_and_those_for_all() -> None:
    """Behind a group's watched days are its region's spans and those of no region in particular; not another's."""
    spans = [watch(1, 5), watch(6, 9, region_code=None), watch(1, 9, region_code="XA-02"), watch(1, 9, state="unknown")]
    found = rate([on(1)], spans).choose(group="Aldermark")
    days = found.cell(found.table.index[0], "n_days")
    assert days.used == (
        "XA-01 any kind any subject 2026-03-01 2026-03-05 covered",
        "XA-01 any kind any subject 2026-03-01 2026-03-09 unknown",
        "any region_code any kind any subject 2026-03-06 2026-03-09 covered",
    )


def test_districts_of_one_name_stay_apart() -> None:
    """Two regions with a district Central, and one of no known region, are three districts, each with its own days."""
    rows = [
        on(1, district="Central"),
        on(2, district="Central", region_code="XA-02", region="Brinewater"),
        on(3, district="Central", region_code=None, region=None),
        on(4, district="Upper"),
    ]
    found = rate(rows, [watch(1, 10), watch(1, 20, region_code="XA-02")], by="district").table
    assert found.set_index("group")["n_days"].to_dict() == {
        "Central (Aldermark)": 10,
        "Central (Brinewater)": 20,
        "Central (region not known)": 0,
        "Upper": 10,
    }


def test_a_region_that_was_watched_and_had_no_attack_keeps_its_name() -> None:
    """By the records of other kinds, else by the standard, else its code."""
    rows = [on(1), on(2, kind="air_alert", region_code="XA-02", region="Brinewater")]
    codes = ("XA-02", "UA-63", "XA-99")
    found = rate(rows, [watch(1, 10), *(watch(1, 10, region_code=code) for code in codes)]).table
    assert sorted(found["group"]) == ["Aldermark", "Brinewater", "Kharkiv Oblast", "XA-99"]


def test_what_was_left_out_is_left_out_of_its_own_group() -> None:
    """A linked record or a vague date is of its region alone; what has no region may be of any."""
    rows = [
        on(1),
        on(2, same_as="i-3-1"),
        on(3, region_code="XA-02", region="Brinewater", date_precision="month"),
        on(4, region_code=None, region=None),
        on(5, region_code="XA-03", region="Cindervale", date_precision="month"),
    ]
    found = rate(rows, [watch(1, 10), watch(1, 10, region_code="XA-02")])
    left = {group: found.cell(row, "n_incidents").left_out for row, group in found.table["group"].items()}
    assert left == {
        "Aldermark": {"counted with the record it repeats": ("i-3-2",), NO_GROUP: ("i-3-4",)},
        "Brinewater": {NO_DAY: ("i-3-3",), NO_GROUP: ("i-3-4",)},
    }
    assert found.size().left_out[NO_DAY] == ("i-3-3", "i-3-5")
    assert found.cell(0, "n_days").left_out == {}


def test_a_tile_is_found_by_its_region_s_code() -> None:
    """Whatever a region is called, its rate stands on its tile; one without a rate is blank by silence."""
    tiles = pd.DataFrame(
        [{"code": f"XA-0{n}", "name": f"Tile {n}", "row": "0", "column": str(n), "label": str(n)} for n in range(1, 5)]
    )
    found = rate([on(1)], [watch(1, 10), *(watch(1, 10, region_code=f"XA-0{n}") for n in (2, 3))])
    placed = rates.tile_rates(found, tiles)
    assert placed.table["rate"].notna().tolist() == [True, True, True, False]
    blank = placed.choose(rate=None).size("blank")
    assert (blank.value, blank.kind) == (1, "silence")


def test_days_count_once_and_a_span_of_all_regions_counts_for_each() -> None:
    """Spans that overlap, or are given for two kinds, do not add up; one without a region is every region's."""
    spans = [watch(1, 10), watch(5, 12, kind="air_attack"), watch(20, 20, region_code=None)]
    rows = [on(1), on(2, region_code="XA-02", region="Brinewater")]
    found = regions.incidents_per_region(table("incidents", *rows), table("coverage", *spans), kinds=KINDS).table
    assert found.set_index("region_code")["n_days_covered"].to_dict() == {"XA-01": 13, "XA-02": 1}


def test_a_month_watched_for_one_kind_only_is_no_zero_of_the_others() -> None:
    """Where attacks and alerts are on record, a region watched for alerts alone has no data, not no events."""
    rows = [on(1), on(2, kind="air_alert")]
    spans = [watch(1, 31), watch(1, 31, region_code="XA-02", kind="air_alert")]
    calendar = coverage.coverage_calendar(table("incidents", *rows), table("coverage", *spans), **MARCH).table
    told = calendar.set_index("region_code")
    assert told["n_days_covered"].to_dict() == {"XA-01": 31, "XA-02": 0}
    assert told["n_incidents"].isna().to_dict() == {"XA-01": False, "XA-02": True}


def test_a_rate_of_events_that_come_in_bursts_has_a_wider_interval() -> None:
    """Nine in one month and none in two others are as often as three in each, and less surely so."""
    spring = {"start": pd.Timestamp("2026-01-01"), "end": pd.Timestamp("2026-03-31")}
    spans = [make_coverage(from_date=spring["start"], to_date=spring["end"])]
    bursts = [on(1 + n, 1) for n in range(9)]
    even = [on(1 + n, month) for n in range(3) for month in (1, 2, 3)]
    one, other = (rate(rows, spans, **spring).table.iloc[0] for rows in (bursts, even))
    assert one["rate"] == other["rate"] == 3.0
    assert one["rate_high"] > other["rate_high"]


def test_a_span_of_another_kind_watches_nothing_that_is_on_record() -> None:
    """Watched for shelling, where only attacks from the air are on record: no data."""
    calendar = coverage.coverage_calendar(
        table("incidents", on(1)), table("coverage", watch(1, 31, kind="shelling")), **MARCH
    )
    assert calendar.table["n_days_covered"].tolist() == [0]


def test_what_may_have_been_in_two_months_may_belong_to_either_cell() -> None:
    """It is left out of every month of the calendar; what is of one month and region, and linked, only of its own."""
    april = pd.Timestamp("2026-04-30")
    rows = [on(1), on(28, date_to=pd.Timestamp("2026-04-02")), on(2, same_as="i-3-1")]
    calendar = coverage.coverage_calendar(table("incidents", *rows), table("coverage"), start=MARCH["start"], end=april)
    march, later = (calendar.cell(row, "n_days").left_out for row in (0, 1))
    assert march == {"counted with the record it repeats": ("i-3-2",), "without a single month": ("i-3-28",)}
    assert later == {"without a single month": ("i-3-28",)}


def test_groups_are_known_by_their_incidents_or_by_who_watched_them() -> None:
    """Where one region is known by its coverage alone, the number of regions stands on coverage; else on incidents."""
    spans = [make_coverage(), make_coverage(region_code="XA-02")]
    found = [
        rates.rates_per_group(
            table("incidents", make_incident()), table("coverage", *own), kinds=KINDS, by="region", start=None, end=None
        ).table
        for own in (spans[:1], spans)
    ]
    assert ["group_incidents" in one for one in found] == [True, False]
    assert ["group_coverage" in one for one in found] == [False, True]
    assert all(len(names) for names in found[1]["group_coverage"])
