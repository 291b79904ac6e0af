"""Maps of regions: what is drawn where, and what a map says of what it does not show."""

import re

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import Circle, PathPatch
from matplotlib.text import Annotation

from analysis.datasets.reference.shapes import read_shapes
from analysis.figures import maps, style
from analysis.figures.ground import find_bounds, find_room, lay_out, make_projection
from analysis.measures.measured import Made, Measured, leave_out, measure


@measure
def counted(told: dict[str, int | None]) -> Made:
    """Return counts by region as `incidents_per_region` does, most first as they are told."""
    table = pd.DataFrame({"region_code": list(told), "region": list(told), "n_attacks": list(told.values())})
    table["n_attacks"] = table["n_attacks"].astype("Int64")
    return table.assign(incident_ids=[()] * len(table)), leave_out({})


def draw(told: dict[str, int | None]) -> tuple[Measured, maps.Axes, maps.Axes | None]:
    """Return what was counted, drawn wide and narrow."""
    found = counted(told)
    return found, maps.draw_counts(found), maps.draw_counts(found, style.NARROW_INCHES)


def list_marked(axes: maps.Axes, kind: type) -> dict[str, str]:
    """Return the fill of each patch of a kind by the name of the row it was drawn for."""
    return {p.get_gid(): to_hex(p.get_facecolor()) for p in axes.patches if type(p) is kind and p.get_gid()}


@measure
def bound(table: pd.DataFrame) -> Made:
    """Return a table as a measure does."""
    return table.assign(incident_ids=[()] * len(table)), leave_out({})


TOLD = {"UA-63": 12, "UA-59": 7, "UA-12": 0, "UA-14": None, "UA-40": 2}


def test_a_map_tells_none_from_not_watched_from_not_on_record() -> None:
    """White is none, hatched has no data, grey is not counted; the key says each once."""
    _, wide, _ = draw(TOLD)
    fills = list_marked(wide, PathPatch)
    assert fills["row-2"] == "#ffffff"
    hatched = [p.get_gid() for p in wide.patches if p.get_hatch()]
    assert hatched == ["row-3"]
    grey = [p for p in wide.patches if to_hex(p.get_facecolor()) == style.GRID and isinstance(p, PathPatch)]
    assert len(grey) == 27 - len(TOLD)
    key = [words.get_text() for words in wide.figure.legends[0].get_texts()]
    assert key == ["none", "1 to 5", "6 to 10", "11 to 15", "no data", "not counted here"]


def test_more_is_darker_and_words_on_each_shade_can_be_read() -> None:
    """Shades go one way, and white or ink on each has a contrast of at least 4.5."""
    fills = [maps._choose_look({"a": n}, "a", range(0, 60, 10))["facecolor"] for n in range(1, 50)]
    lights = [style.measure_contrast(fill, "black") for fill in fills]
    assert lights == sorted(lights, reverse=True)
    assert min(style.measure_contrast(fill, style.choose_ink(fill)) for fill in fills) >= 4.5
    assert (style.choose_ink(fills[0]), style.choose_ink(fills[-1])) == ("black", "white")


def test_contrast_is_that_of_the_standard() -> None:
    """Black on white is 21 to 1, and #767676 the lightest grey that passes on white."""
    assert style.measure_contrast("black", "white") == pytest.approx(21)
    assert style.measure_contrast("#767676", "white") == pytest.approx(4.54, abs=0.01)


def test_a_small_region_has_a_circle_that_says_the_same() -> None:
    """Sevastopol is too small to point at: a circle of its colour and its row stands on it."""
    _, wide, _ = draw(TOLD)
    assert list_marked(wide, Circle) == {"row-4": list_marked(wide, PathPatch)["row-4"]}


def test_names_and_values_stand_in_their_regions_and_nowhere_else() -> None:
    """Each word lies wholly in the shape it speaks of; a region without room has its value alone."""
    _, wide, _ = draw({"UA-63": 12, "UA-26": 3})
    paths = maps._fit(("UA-63", "UA-26"))[0]
    for words in (words for words in wide.texts if not isinstance(words, Annotation)):
        (code,) = [c for c, path in paths.items() if path.contains_point(words.get_position())]
        assert words.get_text() in ({"UA-63": "UA-63\n12", "UA-26": "UA-26\n3"}[code], "3")


def test_where_nothing_is_counted_all_is_white() -> None:
    """None everywhere is a map too, and its key says none."""
    _, wide, _ = draw({"UA-63": 0, "UA-59": 0})
    assert {to_hex(p.get_facecolor()) for p in wide.patches if p.get_gid()} == {"#ffffff"}
    assert "none" in [words.get_text() for words in wide.figure.legends[0].get_texts()]


def test_a_country_without_shapes_has_bars_alone() -> None:
    """Invented regions have no map, on a page of any width; one region of a country is none either."""
    for told in ({"XA-01": 3, "XA-02": 4}, {"UA-63": 3}):
        _, wide, narrow = draw(told)
        assert [len(axes.patches) for axes in (wide, narrow)] == [len(told)] * 2
    assert maps.list_mapped(["XA-01", "UA-63"]) == set()


def test_of_a_wide_country_the_regions_on_record_fill_the_map() -> None:
    """Two regions at the border are not specks beside Siberia; those that lie too far off are named as not shown."""
    codes = ["UA-63", "RU-BEL", "RU-KRS"]
    assert maps.list_mapped(codes) == set(codes)
    assert "RU-SAK" not in maps._fit(tuple(codes))[0]
    assert maps.list_mapped([*codes, "RU-SAK"]) == set(codes)
    assert maps.list_mapped(["RU-SAK", "RU-PRI"]) == {"RU-SAK", "RU-PRI"}


def test_a_projection_keeps_areas() -> None:
    """A square degree is as large on the map as on the globe, wherever it lies: Snyder's Albers is equal-area."""
    project = make_projection(np.array([[22.0, 44.0], [40.0, 52.5]]))
    for west, south in ((22, 44), (31, 48), (39, 52)):
        steps = np.linspace(0, 1, 50)
        sides = [(steps, 0 * steps), (0 * steps + 1, steps), (1 - steps, 0 * steps + 1), (0 * steps, 1 - steps)]
        corner = np.array([west, south])
        ring = project(corner + np.column_stack([np.concatenate(side) for side in zip(*sides, strict=True)]))
        x, y = ring.T
        area = abs((x * np.roll(y, -1) - np.roll(x, -1) * y).sum()) / 2
        globe = np.radians(1) * (np.sin(np.radians(south + 1)) - np.sin(np.radians(south)))
        assert area == pytest.approx(globe, rel=1e-3)


def test_north_is_up_and_east_is_right() -> None:
    """Lviv lies left of Kharkiv, and Odesa below Kyiv."""
    paths, height = lay_out(read_shapes(), [c for c in read_shapes() if c.startswith("UA")], 400, 300)
    middles = {code: path.get_extents().get_points().mean(axis=0) for code, path in paths.items()}
    assert middles["UA-46"][0] < middles["UA-63"][0]
    assert middles["UA-51"][1] < middles["UA-30"][1]
    assert find_bounds([read_shapes()["UA-40"]]).shape == (2, 2)
    assert 200 < height <= 300


def test_a_box_that_fits_nowhere_has_no_place() -> None:
    """A shape smaller than a word has no room for it."""
    paths, _ = lay_out(read_shapes(), ["UA-40", "UA-43"], 300, 300)
    assert find_room(paths["UA-40"], (500, 10)) is None
    assert paths["UA-43"].contains_point(find_room(paths["UA-43"], (40, 10)))


def test_both_drawings_name_the_rows_of_one_table() -> None:
    """The map and the bars beside it say of a region that it is the same row of the data below them."""
    found, wide, narrow = draw(TOLD)
    rows = {f"row-{n}" for n in range(len(found.table))}
    assert set(list_marked(wide, PathPatch)) == rows
    assert set(re.findall(r'data-row="(\d+)"', style.to_svg(narrow))) == {str(n) for n in range(len(TOLD))}


def test_tiles_stand_for_a_map_only_where_each_of_its_regions_has_one() -> None:
    """Where tiles would show fewer regions than the map, the map stands on a narrow page too."""
    told = {"UA-63": 4.0, "UA-59": 2.0, "RU-BEL": 1.0}
    table = pd.DataFrame({"region_code": list(told), "group": list(told), "rate": list(told.values())})
    grid = table.assign(row=0, column=range(3), label="a")
    for n_tiles, is_drawn in ((3, True), (2, False), (0, False)):
        tiles = bound(grid.head(n_tiles))
        assert (maps.draw_rates(bound(table), tiles, "attack event", style.NARROW_INCHES) is not None) == is_drawn


def test_a_small_rate_is_not_printed_as_zero_and_classes_have_ends() -> None:
    """A rate of 0.02 is below 0.1, not 0.0; the ends of classes have as many digits as tell them apart."""
    assert maps._print(0.02, "per 30 days") == "<\u00a00.1"
    assert maps._print(0.0, "per 30 days") == "0.0"
    assert [maps._name_class(low, low + 0.01, "per 30 days") for low in (0.0, 0.01)] == ["up to 0.01", "0.01 to 0.02"]
    assert [maps._name_class(low, low + 5, "") for low in (0, 5)] == ["1 to 5", "6 to 10"]


def test_what_the_edge_of_the_sheet_cuts_is_no_small_region() -> None:
    """A strip of a large region at the edge has no circle; nor has a small one that is not counted."""
    _, wide, _ = draw({"UA-63": 9, "RU-BEL": 4, "RU-KRS": 3})
    assert [p for p in wide.patches if isinstance(p, Circle)] == []


def test_an_oblast_and_its_city_are_not_called_alike() -> None:
    """Kyiv is the city; the oblast around it keeps its kind."""
    found = counted({"UA-32": 8, "UA-63": 4})
    found.table["region"] = ["Kyiv Oblast", "Kharkiv Oblast"]
    words = [told.get_text() for told in maps.draw_counts(found).texts]
    assert "Kharkiv\n4" in words
    assert "Kyiv\n8" not in words


def test_a_title_names_no_region_that_is_not_drawn() -> None:
    """Most are in Chukotka, which is too far for this map: its title names nobody."""
    _, wide, _ = draw({"RU-CHU": 9, "UA-63": 4, "UA-59": 3})
    assert wide.get_title("left").strip() == "Events by region"
