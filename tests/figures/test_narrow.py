"""Each figure on a wide page and on a narrow one: its words are large enough to be read, and none runs off the sheet."""

from collections.abc import Callable, Iterator
from itertools import combinations

import pandas as pd
import pytest
from conftest import thin
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.text import Text

from analysis.datasets.reference.shapes import read_shapes
from analysis.figures import attribution, course, maps, rates, recorded, regions, response, style, tiles
from analysis.measures.measured import Made, Measured, leave_out, measure
from analysis.words.language import speaking

WIDTHS = (style.WIDTH_INCHES, style.NARROW_INCHES)
MAPPED = [code for code in read_shapes() if code.startswith("UA-")][:20]
CODES = ("UA-26", "UA-12", "UA-43", "RU-LEN", "RU-SPE")
NAMES = {
    "en": (
        "Ivano-Frankivsk Oblast",
        "Dnipropetrovsk Oblast",
        "Autonomous Republic of Crimea",
        "Leningrad Region",
        "City",
    ),
    "uk": (
        "Івано-Франківська область",
        "Дніпропетровська область",
        "Автономна Республіка Крим",
        "Ленінградська область",
        "Місто",
    ),
    "ru": (
        "Ивано-Франковская область",
        "Днепропетровская область",
        "Автономная Республика Крым",
        "Ленинградская область",
        "Город",
    ),
}
PHONE_PIXELS, PRINT_POINTS = 343, 158 / 25.4 * 72  # the width of a figure on a page of 375 pixels; on A4
SLACK, AIR = 1.5, 4  # points
MONTHS = [f"{year}-{month:02d}" for year in (2025, 2026) for month in range(1, 13)]


@measure
def told(frame: pd.DataFrame) -> Made:
    """Return a table as a measure does."""
    return frame.assign(incident_ids=[()] * len(frame)), leave_out({})


def count(**columns: object) -> Measured:
    """Return a measure of these columns."""
    return told(pd.DataFrame(columns))


def make_groups(names: tuple[str, ...]) -> pd.DataFrame:
    """Return groups with a number, a rate and a share, each with its interval; one is without."""
    n = len(names)
    frame = pd.DataFrame({"group": names, "region": names, "region_code": CODES[:n]})
    frame["n_incidents"] = frame["n_attacks"] = pd.Series([12_345, 230, 4, 1, None], dtype="Int64")
    for name, value in (("rate", 140.5), ("share", 0.4), ("median_minutes", 48.0), ("p90_minutes", 300.0)):
        frame[name] = [value / (i + 1) for i in range(n - 1)] + [float("nan")]
        frame[f"{name}_low"], frame[f"{name}_high"] = frame[name] * 0.5, frame[name] * 2
    return frame.assign(n_timed=pd.Series([500, 40, 9, 7, 2]), n_answered=5, ratio=1.5, label=[c[3:] for c in CODES])


def draw_all(language: str, width_inches: float) -> Iterator[tuple[str, Axes]]:
    """Yield each figure of our notebooks, of the longest names there are."""
    groups, given = make_groups(NAMES[language]), {"width_inches": width_inches}
    grid = groups.assign(row=[0, 0, 1, 1, 2], column=[0, 7, 3, 4, 1])
    yield "rates", rates.draw_rates(told(groups), "attack event", "region", **given)
    yield "shares", attribution.draw_shares(told(groups), "region", **given)
    yield "delays", response.draw_delays_per_group(told(groups), "region", **given)
    yield "bars", regions.draw_attacks_per_region(told(groups), **given)
    yield "map", maps.draw_counts(told(groups), **given)
    many = pd.DataFrame({"region_code": MAPPED, "group": NAMES[language][0], "rate": [i * 7.3 for i in range(20)]})
    yield "map of rates", maps.draw_rates(told(many), told(grid), "attack event", **given)
    yield "tiles", tiles.draw_tiles(told(grid), "attack event", **given)
    statuses = ["contested", "claimed", "accused_only", "named_by_dataset_only", "said_unknown", "no_statement"]
    shares = {"share": 0.3, "share_low": 0.2, "share_high": 0.95}
    yield "statuses", attribution.draw_statuses(count(status=statuses, n_attacks=99, n_total=1234, **shares), **given)
    curve = pd.DataFrame({"time": [1.0, 20.0, 60.0], "share_event": [0.1, 0.6, 0.9], "share_ended": [0.0, 0.1, 0.2]})
    yield "time", attribution.draw_time_to_statement(told(curve), 30, **given)
    yield "arrivals", response.draw_arrivals(told(curve), "call_received", "on_scene", **given)
    panels = pd.concat([curve.assign(group=name, n_timed=1234) for name in NAMES[language]])
    yield "panels", response.draw_arrivals_per_group(told(panels), told(curve), "region", **given)
    states = pd.DataFrame({"state": list(style.STATE_STYLES), "n_incidents": [600, 200, 50, 10, 374]})
    quantities = ("launched", "intercepted", "killed", "injured", "displaced", "buildings_damaged")
    said = pd.concat([states.assign(quantity=one) for one in quantities], ignore_index=True)
    yield "said", recorded.draw_reporting(told(said), **given)
    exact = count(
        aspect=["date", "date", "place"], precision=["minute", "unknown", "district"], n_incidents=[9, 1234, 7]
    )
    yield "precision", recorded.draw_precision(exact, **given)
    cells = pd.DataFrame([(c, n, pd.Timestamp(m)) for c, n in zip(CODES, NAMES[language], strict=True) for m in MONTHS])
    cells.columns = pd.Index(["region_code", "region", "month"])
    cells["n_incidents"], cells["state"] = pd.Series([1234, 7, 0, None] * 30, dtype="Int64"), "covered"
    yield "calendar", recorded.draw_calendar(told(cells), **given)
    yield "over time", course.draw_delays_over_time(told(groups.assign(group=MONTHS[:5])), **given)
    periods = pd.DataFrame({"period": MONTHS, "first": pd.to_datetime(MONTHS), "length": "month", "n_incidents": 1234})
    periods = periods.assign(share_watched=0.5, is_whole=True, change=float("nan"))
    trend = count(period=MONTHS, ratio=1.1, fitted=1000.0)
    yield "periods", course.draw_periods(told(periods), trend, "attack event", **given)


class _Recorder(RendererAgg):
    """Draws a figure, and keeps what words it wrote, and from where to where."""

    def __init__(self, width: float, height: float, dpi: float) -> None:
        super().__init__(width, height, dpi)
        self.written: list[tuple[str, float, float, float, float]] = []

    def draw_text(self, gc, x, y, s, prop, angle, ismath=False, mtext=None) -> None:  # as it is called
        width, height, _ = self.get_text_width_height_descent(s, prop, ismath)
        across, up = (height, width) if angle else (width, height)
        left = x - across if angle else x
        self.written.append((s, left, left + across, y - up, y))


def record(axes: Axes) -> list[tuple[str, float, float, float, float]]:
    """Return the lines of a figure with left, right, top and bottom; y grows downward."""
    figure = style.find_figure(axes)
    recorder = _Recorder(figure.bbox.width, figure.bbox.height, figure.dpi)
    figure.draw(recorder)
    assert len(recorder.written) > 2
    return recorder.written


def list_overlaps(axes: Axes) -> list[tuple[str, str]]:
    """Return the lines that stand on each other, by more than the air around letters."""
    return [
        (one[0], other[0])
        for one, other in combinations(record(axes), 2)
        if min(one[2], other[2]) - max(one[1], other[1]) > SLACK and min(one[4], other[4]) - max(one[3], other[3]) > AIR
    ]


def list_outside(axes: Axes) -> list[str]:
    """Return the lines of a figure that do not stand on its sheet as a whole."""
    sheet = style.find_figure(axes).bbox
    return [
        line
        for line, left, right, top, bottom in record(axes)
        if left < -SLACK or right > sheet.width + SLACK or top < -SLACK or bottom > sheet.height + SLACK
    ]


@pytest.mark.parametrize("width_inches", WIDTHS)
@pytest.mark.parametrize("language", thin(NAMES, 3))
def test_each_word_has_a_place_of_its_own_on_its_figure(language: str, width_inches: float) -> None:
    """With the longest names there are, no title, name, number, key or scale runs off the sheet or stands on another."""
    with speaking(language):
        found = {name: (list_outside(axes), list_overlaps(axes)) for name, axes in draw_all(language, width_inches)}
    assert len(found) == 16
    assert {name: words for name, words in found.items() if words != ([], [])} == {}


def test_each_point_that_is_read_out_is_on_the_figure() -> None:
    """A curve that is cut has no point behind its end."""
    times = [float(n) for n in range(1, 30)]
    curve = count(time=times, share_event=[min(0.1 * n, 0.5) for n in times])
    for width_inches in WIDTHS:
        axes = attribution.draw_time_to_statement(curve, 30, width_inches=width_inches)
        marked = [line.get_xdata()[0] for line in axes.lines if line.get_gid()]
        assert marked == [n for n in times if n <= axes.get_xlim()[1]]
        assert len(marked) < len(times)


@pytest.mark.parametrize(("width_inches", "least"), [(style.NARROW_INCHES, 12), (style.WIDTH_INCHES, 7.5)])
def test_letters_are_large_enough(width_inches: float, least: float) -> None:
    """On a phone 12 pixels, at the width that a page of 375 pixels leaves a figure; in print 7.5 points."""
    unit = PHONE_PIXELS / (width_inches * 72) if style.is_narrow(width_inches) else PRINT_POINTS / (width_inches * 72)
    for name, axes in draw_all("en", width_inches):
        sizes = {t.get_fontsize() for t in style.find_figure(axes).findobj(Text) if t.get_text().strip()}
        assert min(sizes) * unit >= least, (name, sizes)


@pytest.mark.parametrize("length", [1, 20, 90])
def test_a_narrow_figure_is_higher_by_what_its_words_take(length: int) -> None:
    """A long title and a long key take nothing from what is drawn."""
    heights: list[Callable[[], float]] = []
    for title in ("Short", "word " * length):
        with style.open_axes(2.0, title, "unit", style.NARROW_INCHES) as axes:
            style.name_rows(axes, ["a"])
        list_outside(axes)
        heights.append(axes.get_window_extent().height / style.find_figure(axes).dpi)
    assert heights[1] == pytest.approx(heights[0], abs=0.2)
