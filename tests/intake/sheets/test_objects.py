"""Lists of objects in JSON and GeoJSON."""

import json
from pathlib import Path

import pytest

from analysis.errors import DataError
from analysis.intake.raw import read_raw


def write(tmp_path: Path, told: object, name: str = "a.json") -> Path:
    """Write JSON and return its path."""
    path = tmp_path / name
    path.write_text(told if isinstance(told, str) else json.dumps(told), "utf-8")
    return path


@pytest.mark.parametrize("wrap", [lambda items: items, lambda items: {"meta": "x", "events": items}])
def test_a_list_of_objects_is_a_table(wrap: object, tmp_path: Path) -> None:
    """Names that only some objects have are blank in the others; whole numbers have no point."""
    items = [{"date": "2026-03-05", "killed": 2.0}, {"date": "2026-03-06", "tags": ["a", "b"], "killed": None}]
    raw = read_raw(write(tmp_path, wrap(items)))
    assert raw.rows.loc[1].to_dict() == {"date": "2026-03-05", "killed": "2", "tags": ""}
    assert raw.rows.loc[2].to_dict() == {"date": "2026-03-06", "killed": "", "tags": "a; b"}


def test_a_point_of_geojson_is_longitude_and_latitude(tmp_path: Path) -> None:
    """Properties are columns; what is no point is kept as its JSON."""
    point = {"type": "Feature", "properties": {"n": 1}, "geometry": {"type": "Point", "coordinates": [36.2, 50.0]}}
    line = {"type": "Feature", "properties": {"n": 2}, "geometry": {"type": "LineString", "coordinates": []}}
    raw = read_raw(write(tmp_path, {"type": "FeatureCollection", "features": [point, line]}, "a.geojson"))
    assert raw.rows.loc[1].to_dict() == {"longitude": "36.2", "latitude": "50", "n": "1", "geometry": ""}
    assert json.loads(raw.rows.loc[2, "geometry"])["type"] == "LineString"


@pytest.mark.parametrize("told", ["{", "[]", '{"a": 1}', "[1, 2]", '{"a": [{"x": 1}], "b": [{"x": 1}]}', "[" * 100_000])
def test_what_holds_no_one_list_of_objects_is_one_error(told: str, tmp_path: Path) -> None:
    """Broken JSON, an empty list, two lists, or one nested without end."""
    with pytest.raises(DataError, match=r"a\.json"):
        read_raw(write(tmp_path, told))
