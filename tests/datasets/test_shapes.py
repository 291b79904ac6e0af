"""Shapes of regions."""

import csv
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from matplotlib.path import Path as Outline

from analysis.datasets.reference.judgements import read_judgements
from analysis.datasets.reference.shapes import Shape, read_shapes

TOWNS = Path(__file__).with_name("towns.csv")


def holds(shape: Shape, point: tuple[float, float]) -> bool:
    """Say whether a point lies in a shape, and in none of its holes."""
    return any(
        Outline(outer).contains_point(point) and not any(Outline(hole).contains_point(point) for hole in holes)
        for outer, *holes in shape
    )


@pytest.mark.parametrize("town", csv.DictReader(TOWNS.open(encoding="utf-8")), ids=lambda town: town["code"])
def test_a_town_lies_in_the_shape_of_its_region_and_in_no_other(town: dict[str, str]) -> None:
    """Each of the 110 codes has the shape of that region: a town of it, written down by hand, is in that shape alone."""
    point = float(town["longitude"]), float(town["latitude"])
    assert [code for code, shape in read_shapes().items() if holds(shape, point)] == [town["code"]]


def test_each_region_of_ukraine_and_russia_has_a_shape() -> None:
    """They are the 27 and 83 codes of our list, Crimea and Sevastopol where ISO 3166-2 has them."""
    regions = read_judgements().regions["code"]
    assert set(read_shapes()) == set(regions[regions.str[:2].isin(["UA", "RU"])])
    assert Counter(code[:2] for code in read_shapes()) == {"UA": 27, "RU": 83}


def test_rings_are_closed_and_longitudes_run_on() -> None:
    """Each ring ends where it begins, has an area, and longitudes run on to the east."""
    for code, shape in read_shapes().items():
        for ring in (ring for polygon in shape for ring in polygon):
            assert (ring[0] == ring[-1]).all(), code
            assert len(ring) >= 4, code
            assert ring[:, 0].min() > 19, code
    assert max(ring[:, 0].max() for polygon in read_shapes()["RU-CHU"] for ring in polygon) == pytest.approx(
        190.35, abs=0.1
    )


def test_neighbours_share_their_border_to_the_last_digit() -> None:
    """Kharkiv Oblast meets Belgorod Oblast, in another country, at the same points: no gap, no overlap."""
    ends = [
        {tuple(point) for polygon in read_shapes()[code] for ring in polygon for point in ring}
        for code in ("UA-63", "RU-BEL")
    ]
    assert len(ends[0] & ends[1]) >= 15


def test_the_area_of_ukraine_is_what_it_is() -> None:
    """All 27 together are 603,628 km², as its statistics office gives it, but for what was left out to be small."""

    def measure(ring: np.ndarray) -> float:
        x, y = np.radians(ring[:, 0]) * 6371.007, np.sin(np.radians(ring[:, 1])) * 6371.007
        return float(abs((x[:-1] * y[1:] - x[1:] * y[:-1]).sum()) / 2)

    areas = [
        measure(outer) - sum(map(measure, holes))
        for code, shape in read_shapes().items()
        if code.startswith("UA")
        for outer, *holes in shape
    ]
    assert sum(areas) == pytest.approx(603_628, rel=0.02)
