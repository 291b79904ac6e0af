"""The ground of a map: shapes on a plane, how much of it is shown, and where in a shape words have room."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product

import numpy as np
from matplotlib.path import Path
from matplotlib.transforms import Bbox

from analysis.datasets.reference.shapes import Shape

_MARGIN, _GRID = 14.0, 20  # points around what fills the sheet; places along a shape where words may go
_BOX = np.array(list(product(np.linspace(-1, 1, 7), np.linspace(-1, 1, 3))))  # where a box is looked at
Projection = Callable[[np.ndarray], np.ndarray]


def find_bounds(shapes: Iterable[Shape]) -> np.ndarray:
    """Return the ends of some shapes, 2 by 2: the first row west and south, the second east and north."""
    points = np.concatenate([polygon[0] for shape in shapes for polygon in shape])
    return np.array([points.min(axis=0), points.max(axis=0)])


def make_projection(bounds: np.ndarray) -> Projection:
    """Return an Albers equal-area conic projection made for a part of the north: a region is as large as it is.

    It takes degrees, n by 2, and returns earth radii from the middle. The two standard parallels lie a sixth of the
    height from its ends. Method: Snyder (1987), Map projections: a working manual, equations 14-1 to 14-6.
    """
    (west, south), (east, north) = np.radians(bounds)
    first, second = south + (north - south) / 6, north - (north - south) / 6
    cone = (np.sin(first) + np.sin(second)) / 2
    constant = np.cos(first) ** 2 + 2 * cone * np.sin(first)
    middle = (west + east) / 2
    base = np.sqrt(constant - 2 * cone * np.sin((south + north) / 2)) / cone

    def project(degrees: np.ndarray) -> np.ndarray:
        longitudes, latitudes = np.radians(degrees).T
        radius = np.sqrt(constant - 2 * cone * np.sin(latitudes)) / cone
        angle = cone * (longitudes - middle)
        return np.column_stack([radius * np.sin(angle), base - radius * np.cos(angle)])

    return project


def lay_out(
    shapes: Mapping[str, Shape], framed: Sequence[str], width: float, most_height: float
) -> tuple[dict[str, Path], float]:
    """Return shapes as paths on a sheet so many points wide, and how high it is: those of `framed` are all on it.

    What lies beyond the sheet is not there: a shape of which nothing is left has no path.
    """
    project = make_projection(find_bounds(shapes[code] for code in framed))
    plane = {code: [[project(ring) for ring in polygon] for polygon in shape] for code, shape in shapes.items()}
    least, most = find_bounds(tuple(map(tuple, plane[code])) for code in framed)
    room = np.array([width, most_height]) - 2 * _MARGIN
    scale = (room / (most - least)).min()
    height = float((most - least)[1] * scale + 2 * _MARGIN)
    sheet, drawn = Bbox.from_extents(0, 0, width, height), {}
    for code, polygons in plane.items():
        rings = [
            (r - (least + most) / 2) * scale + np.array([width, height]) / 2 for polygon in polygons for r in polygon
        ]
        path = Path.make_compound_path(*(Path(ring, closed=True) for ring in rings))
        box = path.get_extents()
        is_inside = all(sheet.contains(*corner) for corner in box.corners())
        drawn[code] = path if is_inside else path.clip_to_bbox(sheet)
    return {code: path for code, path in drawn.items() if np.size(path.vertices)}, height


def find_room(path: Path, size: tuple[float, float]) -> tuple[float, float] | None:
    """Return the middle of a box inside a shape, as far from its edges as a grid tells; None where none fits."""
    box, points = path.get_extents(), np.asarray(path.vertices)
    axes = np.linspace(box.x0, box.x1, _GRID), np.linspace(box.y0, box.y1, _GRID)
    middles = np.column_stack([axis.ravel() for axis in np.meshgrid(*axes)])
    half = np.array(size) / 2
    middles = middles[path.contains_points(middles)]
    samples = (middles[:, None, :] + half * _BOX).reshape(-1, 2)
    fits = path.contains_points(samples).reshape(len(middles), len(_BOX)).all(axis=1)
    if not fits.any():
        return None
    inside = middles[fits]
    apart = np.abs(inside[:, None, :] - points[None, :, :]) / np.maximum(half, 1)
    best = inside[apart.max(axis=2).min(axis=1).argmax()]
    return float(best[0]), float(best[1])
