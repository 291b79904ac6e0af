"""Figures by the labels and data of their Axes."""

import pandas as pd
import pytest
from conftest import make_count, make_coverage, make_incident, table

from analysis.figures import course, maps, recorded, regions, response, style
from analysis.figures.style import to_svg
from analysis.measures import coverage
from analysis.measures import regions as measures
from analysis.measures.harm import consequences
from analysis.measures.measured import Measured

KINDS = ["air_attack"]
MARCH = {"start": pd.Timestamp("2026-03-01"), "end": pd.Timestamp("2026-03-31")}


def list_texts(axes: object) -> list[str]:
    """Return the texts written into some Axes."""
    return [t.get_text() for t in axes.texts]


def test_bars_are_the_counts_and_a_region_without_data_says_so() -> None:
    """Each bar is as long as its count; where nobody watched stands `no data`."""
    watched = table("coverage", make_coverage(), make_coverage(region_code="XA-02", state="not_covered"))
    measured = measures.incidents_per_region(table("incidents", make_incident()), watched, kinds=KINDS)
    axes = regions.draw_attacks_per_region(measured)
    assert [bar.get_width() for bar in axes.patches] == [1, 0]
    assert list_texts(axes)[-2:] == ["1", "no data"]
    assert axes.get_xlabel() == "attacks from the air"


def test_what_sources_said_is_drawn_to_the_full_number_of_attacks() -> None:
    """The bars of one question are as long as all attacks together."""
    incidents = table("incidents", make_incident(), make_incident(incident_id="i-2"))
    states = consequences.reporting_states(
        incidents, table("counts", make_count()), table("coverage"), kinds=KINDS, order=["source_grade"]
    )
    axes = recorded.draw_reporting(states)
    widths = {}
    for bar in axes.patches:
        widths[round(bar.get_y(), 2)] = widths.get(round(bar.get_y(), 2), 0) + bar.get_width()
    assert set(widths.values()) == {2}


def test_the_calendar_numbers_watched_months_and_leaves_others_blank() -> None:
    """A month nobody watched has no number, not a zero."""
    watched = table("coverage", make_coverage(), make_coverage(region_code="XA-02", state="not_covered"))
    measured = coverage.coverage_calendar(table("incidents", make_incident()), watched, **MARCH)
    assert list_texts(recorded.draw_calendar(measured))[1:] == ["1"]


@pytest.mark.parametrize(
    "draw", [recorded.draw_reporting, recorded.draw_calendar, recorded.draw_precision, regions.draw_attacks_per_region]
)
def test_nothing_to_draw_is_said_in_words(draw: object) -> None:
    """An empty measure gives a sentence instead of empty scales."""
    none = table("incidents")
    empty = {
        recorded.draw_reporting: consequences.reporting_states(
            none, table("counts"), table("coverage"), kinds=KINDS, order=["source_grade"]
        ),
        recorded.draw_calendar: coverage.coverage_calendar(none, table("coverage"), **MARCH),
        recorded.draw_precision: coverage.count_precision(none),
        regions.draw_attacks_per_region: measures.incidents_per_region(none, table("coverage"), kinds=KINDS),
    }
    assert any(text.startswith("no ") for text in list_texts(draw(empty[draw])))


def test_the_same_figure_is_the_same_bytes() -> None:
    """Drawn twice, a figure gives the same SVG, with no date in it."""
    measured = coverage.count_precision(table("incidents", make_incident()))
    first, second = (to_svg(recorded.draw_precision(measured)) for _ in range(2))
    assert first == second
    assert "<dc:date>" not in first


def list_marks() -> list[tuple[str, str]]:
    """Return the fill and the edge of each kind of mark that a figure has."""
    bars = [*style.STATE_STYLES.values(), *course._BARS.values()]
    both = [(bar["facecolor"], bar["edgecolor"]) for bar in bars] + [
        (style.PALE, style.ACCENT),
        ("white", maps._BORDER),
    ]
    return both + [(colour, colour) for colour in (style.ACCENT, style.INK, style.QUIET, response._BEHIND)]


@pytest.mark.parametrize(("fill", "edge"), list_marks())
def test_what_is_drawn_is_told_from_the_page(fill: str, edge: str) -> None:
    """The fill of a mark, or its edge, has a contrast of 3 to the page at the least (WCAG 2.2, 1.4.11)."""
    assert max(style.measure_contrast(colour, "white") for colour in (fill, edge)) >= 3


def test_a_name_with_dollars_is_no_formula() -> None:
    """Between two dollars stands what a source has printed."""
    with style.open_axes(1.0, r"$\frac{$", "a $ and a $") as axes:
        style.name_rows(axes, [r"$\nothing{$"])
    assert "<svg" in to_svg(axes)


@pytest.mark.parametrize("times", [[], [0.0, 0.0], [float("nan")]])
def test_a_curve_without_a_time_to_draw_is_said_in_words(times: list[float]) -> None:
    """No time at all, all at once, or none known: no scale can be made of it."""
    frame = pd.DataFrame({"time": times, "share_event": 0.5, "share_ended": 0.0, "group": "a", "n_timed": 5})
    curve = Measured("curve", {}, frame, {})
    assert list_texts(response.draw_arrivals(curve, "call_received", "on_scene"))[-1] != ""
    assert "<svg" in to_svg(response.draw_arrivals(curve, "call_received", "on_scene"))
    assert "<svg" in to_svg(response.draw_arrivals_per_group(curve, curve, "region"))


def title(axes: object) -> str:
    """Return the title of some Axes."""
    return axes.get_title("left").strip()


def test_the_title_names_the_question_that_sources_answer_most_often() -> None:
    """Of two attacks both tell of killed and one of injured; where two are answered alike, nothing is named."""
    rows = table("incidents", make_incident(), make_incident(incident_id="i-2"))
    given = {"kinds": KINDS, "order": ["source_grade"]}

    def draw(*figures: dict) -> str:
        told = table("counts", *figures)
        return title(recorded.draw_reporting(consequences.reporting_states(rows, told, table("coverage"), **given)))

    asked = [make_count(quantity=quantity) for quantity in ("killed", "injured")]
    assert draw(*asked, make_count(quantity="killed", incident_id="i-2")) == "Told most often: people killed"
    unknown = [make_count(quantity="displaced", incident_id=i, state="said_unknown", best=None) for i in ("i-1", "i-2")]
    assert draw(*asked, *unknown) == "What the sources said, and did not say"


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (["day", "day", "month"], "Mostly: date to the day, place to the region"),
        (["day", "month"], "How exactly date and place are known"),
        (["unknown", "unknown", "day"], "How exactly date and place are known"),
    ],
)
def test_the_title_says_how_exactly_most_are_known(days: list[str], expected: str) -> None:
    """More than half are most; half are not."""
    rows = [make_incident(incident_id=f"i-{n}", date_precision=precision) for n, precision in enumerate(days)]
    assert title(recorded.draw_precision(coverage.count_precision(table("incidents", *rows)))) == expected


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        ([(4.0, 6.0), (7.0, 9.0)], "Quickest: Aldermark"),
        ([(4.0, 7.0), (7.0, 9.0)], "How long it took, by region"),
        ([(7.0, 9.0), (4.0, 6.0)], "How long it took, by region"),
        ([(4.0, 6.0), (None, None)], "How long it took, by region"),
        ([(4.0, 6.0)], "How long it took, by region"),
    ],
)
def test_the_title_names_the_group_that_was_quickest(ranges: list[tuple], expected: str) -> None:
    """Where its interval ends before that of any other begins, and there is another."""
    rows = [
        {"group": name, "median_minutes": 5.0, "median_minutes_low": low, "median_minutes_high": high}
        for name, (low, high) in zip(["Aldermark", "Brinewater"], ranges, strict=False)
    ]
    table_ = pd.DataFrame(rows).assign(p90_minutes=None, n_timed=9)
    drawn = response.draw_delays_per_group(Measured("m", {}, table_, pd.DataFrame()), "region")
    assert " ".join(title(drawn).split()) == expected
