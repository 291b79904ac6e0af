"""Shapes of regions, simplified, by ISO 3166-2 code: data/reference/shapes.topo.json, a TopoJSON."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from analysis.paths import find_shipped

# Rings of degrees, n by 2, east and north: of each polygon the outer one first, then its holes.
Shape = tuple[tuple[np.ndarray, ...], ...]


def read_shapes() -> Mapping[str, Shape]:
    """Return the shape of each region that has one: its polygons, each with its rings, in degrees east and north.

    A ring ends where it begins; neighbours share their border to the last digit. A longitude runs on beyond 180. A
    region that is not there has no shape that anybody knows of here.
    """
    return _read(find_shipped() / "data" / "reference" / "shapes.topo.json")


@cache
def _read(path: Path) -> Mapping[str, Shape]:
    told = json.loads(path.read_text("utf-8"))
    scale = np.array(told["transform"]["scale"])
    arcs = [np.cumsum(arc, axis=0) * scale for arc in told["arcs"]]
    return {region["id"]: _join_polygons(region, arcs) for region in told["objects"]["regions"]["geometries"]}


def _join_polygons(region: Mapping[str, Any], arcs: Sequence[np.ndarray]) -> Shape:
    polygons = [region["arcs"]] if region["type"] == "Polygon" else region["arcs"]
    return tuple(tuple(_join_ring(ring, arcs) for ring in polygon) for polygon in polygons)


def _join_ring(ring: Sequence[int], arcs: Sequence[np.ndarray]) -> np.ndarray:
    """Return a ring from its arcs; a negative place is that of an arc walked backwards, by the TopoJSON format."""
    parts = [arcs[place] if place >= 0 else arcs[~place][::-1] for place in ring]
    joined = np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
    return np.where((joined[:, :1] < -90) & [True, False], joined + np.array([360, 0]), joined)
