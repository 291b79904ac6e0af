"""The records of a window as they travel in a page: its tables as compressed text, and read back within bounds."""

import json
from typing import Any

import pandas as pd

from analysis.datasets.about import About, Tile
from analysis.datasets.audience import WITHHELD
from analysis.datasets.scopes import Scope
from analysis.datasets.store import Window
from analysis.datasets.tables import TABLES, make_table
from analysis.packing import compress, expand

MOST_RECORDS = 5_000  # of more, a page names those behind a number by their rows in the file beside it
MOST_CHARACTERS = 450_000  # of the compressed text


def pack_window(window: Window) -> str:
    """Return the tables of a public window as text: JSON, column by column, gzip, base64.

    Blank where they are too many, and for an internal window: free words and finer places travel in no page. Columns
    without any value are left out. Rows stand in their canonical order; a day is `2026-03-05`, an instant is in UTC,
    missing is null.
    """
    if window.profile != "public" or len(window.incidents) > MOST_RECORDS:
        return ""
    told = {name: _tell_columns(getattr(window, name)) for name in (*TABLES, "undatable")}
    told["tiles"] = _tell_columns(pd.DataFrame([tile.model_dump() for tile in window.about.tiles]))
    packed = compress(json.dumps(told, ensure_ascii=False, separators=(",", ":")))
    return packed if len(packed) <= MOST_CHARACTERS else ""


def unpack_tables(packed: str) -> dict[str, pd.DataFrame]:
    """Return the tables that a text of `pack_window` holds.

    Raises
    ------
    ValueError
        When it holds none, or holds what no table does.
    """
    told = json.loads(expand(packed))
    if not isinstance(told, dict) or not {*TABLES, "undatable", "tiles"} <= set(told):
        raise ValueError("it holds no tables")
    try:
        tables = {name: make_table(name, pd.DataFrame(told[name])) for name in TABLES}
        undatable = make_table("incidents", pd.DataFrame(told["undatable"]))[["incident_id"]]
        return tables | {"undatable": undatable, "tiles": pd.DataFrame(told["tiles"])}
    except (TypeError, KeyError, ValueError) as error:
        raise ValueError(f"its tables are none ({error})") from error


def open_window(packed: str, cut_off: str | None) -> Window:
    """Return a window over the tables that a text holds, for measures alone: it knows nothing else of its dataset.

    Raises
    ------
    ValueError
        When it holds no tables.
    """
    tables = unpack_tables(packed)
    tiles = [Tile.model_construct(**row) for row in tables.pop("tiles").to_dict("records")]
    about = About.model_construct(cut_off=cut_off, figure_order=[], tiles=tiles)
    scope = Scope("", [], "")
    return Window("", "public", (), scope, (None, None), about=about, sha256="", **tables)


def _tell_columns(frame: pd.DataFrame) -> dict[str, list[Any]]:
    held = [c for c in frame if c not in WITHHELD and frame[c].notna().any()]
    return {str(c): _tell_cells(frame[c]) for c in held}


def _tell_cells(cells: pd.Series) -> list[Any]:
    import pyarrow as pa

    if cells.dtype.kind == "M":
        form = "%Y-%m-%d" if cells.dt.tz is None else "%Y-%m-%dT%H:%M:%S.%fZ"
        cells = cells.dt.strftime(form)
    return list(pa.array(cells, from_pandas=True).to_pylist())
