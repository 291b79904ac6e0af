"""Lists of flat objects in JSON and GeoJSON: each object a row, each of its names a column."""

import json
from typing import Any

import pandas as pd

from analysis.errors import DataError
from analysis.intake.sheets.grid import Grid, Notes, clean_header, part_rows
from analysis.intake.sheets.texts import clean_cells


def read_objects(data: bytes, name: str, most_cells: int) -> Grid:
    """Read a list of objects; of GeoJSON the properties of each feature, and longitude and latitude of a point.

    Returns
    -------
    Grid
        Rows by the place of the object in the list, from 1. A list in a cell is parted by `;`, an object in one kept
        as its JSON.

    Raises
    ------
    DataError
        When it is no JSON, or no list of objects stands in it.
    """
    try:
        told = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise DataError(name, f"not valid JSON ({error})", "a list of objects", "Check the file") from error
    items = _find_list(told)
    if not items:
        raise DataError(name, "no list of objects", "a list of flat objects, or GeoJSON", "Save it as CSV")
    objects = [_flatten(item) for item in items]
    names = list(dict.fromkeys(key for item in objects for key in item))
    if len(names) * len(objects) > most_cells:
        found = f"more than {most_cells:,} cells"
        raise DataError(name, found, "a smaller table", "Split it, or raise the limit with BRIEFS_MOST_CELLS")
    header = clean_header(tuple(names), name)
    rows, n_cleaned = clean_cells([[_print_value(item.get(key)) for key in names] for item in objects])
    index = pd.RangeIndex(1, len(rows) + 1, name="source_row")
    frame = pd.DataFrame(rows, index=index, columns=pd.Index(header), dtype="str")
    kept, aside = part_rows(frame, may_be_damaged=True)
    return Grid("", header, kept, aside, Notes(header_row=0, n_cleaned=n_cleaned))


def _find_list(told: Any) -> list[dict[str, object]]:
    """Return the list of objects: the whole, the features of GeoJSON, or the only such list of an object."""
    if isinstance(told, dict):
        lists = [value for value in told.values() if isinstance(value, list) and value]
        told = told["features"] if told.get("type") == "FeatureCollection" else lists[0] if len(lists) == 1 else []
    is_list = isinstance(told, list) and all(isinstance(item, dict) for item in told)
    return told if is_list else []


def _flatten(item: dict[str, Any]) -> dict[str, object]:
    if item.get("type") != "Feature":
        return item
    own = dict(item.get("properties") or {})
    if "id" in item:
        own.setdefault("id", item["id"])
    geometry = item.get("geometry") or {}
    if geometry.get("type") == "Point" and len(geometry.get("coordinates") or ()) >= 2:
        longitude, latitude = geometry["coordinates"][:2]
        return {"longitude": longitude, "latitude": latitude} | own
    return own | ({"geometry": geometry} if geometry else {})


def _print_value(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list) and not any(isinstance(one, list | dict) for one in value):
        return "; ".join(map(_print_value, value))
    return value.strip() if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
