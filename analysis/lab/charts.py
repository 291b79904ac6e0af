"""Charts that answer to the pointer: JupyterLab draws them itself, from Vega-Lite, and asks nobody for anything."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.datasets.scopes import name_units
from analysis.figures.style import ACCENT, QUIET
from analysis.measures.measured import Measured

# The newest that JupyterLab 4 draws; what is used of it is the same in older ones.
_MIME, _SCHEMA = "application/vnd.vegalite.v5+json", "https://vega.github.io/schema/vega-lite/v5.json"
_WIDTH, _ROW = 520, 22
_NO_DATA = "#e2e5e8"


@dataclass(frozen=True)
class Chart:
    """A chart as JupyterLab shows it, and its values as text for whatever cannot."""

    title: str
    marks: tuple[Mapping[str, Any], ...]
    values: tuple[Mapping[str, Any], ...]
    height: int

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, object]:
        head = {"$schema": _SCHEMA, "width": _WIDTH, "height": self.height, "title": self.title}
        told = ([f"{name} {value}" for name, value in row.items() if value is not None] for row in self.values)
        return {
            _MIME: {**head, "data": {"values": self.values}, "layer": self.marks},
            "text/plain": "\n".join(map(", ".join, told)),
        }


def draw_rates(compared: Measured, noun: str) -> Chart | None:
    """Return rates with their intervals, one group a row; None where no group has one. Takes `rates_per_group`."""
    table = compared.table[compared.table["rate"].notna()]
    names = {"group": "region", "rate": "in 30 days", "rate_low": "low", "rate_high": "high", "n_days": "watched days"}
    shown = table.assign(**{noun: table["n_incidents"]}).rename(columns=names)
    values = _list_values(shown, [*names.values(), noun])
    if not values:
        return None
    rows = {"field": "region", "type": "nominal", "sort": None, "title": None}
    tooltip = [{"field": name} for name in values[0]]
    ranges = {"x": _measure("low", "in 30 days"), "x2": {"field": "high"}, "y": rows, "tooltip": tooltip}
    points = {"x": _measure("in 30 days", "in 30 days"), "y": rows, "tooltip": tooltip}
    marks = (
        {"mark": {"type": "rule", "color": QUIET, "strokeWidth": 2}, "encoding": ranges},
        {"mark": {"type": "point", "filled": True, "size": 90, "color": ACCENT}, "encoding": points},
    )
    return Chart(f"{name_units(noun)} in 30 watched days, with the interval", marks, values, _ROW * len(values))


def draw_calendar(calendar: Measured) -> Chart | None:
    """Return events by region and month, and where nobody watched; None without any. Takes `coverage_calendar`."""
    names = {"state": "watched", "n_days_covered": "watched days", "n_incidents": "events"}
    columns = ["region", "month", *names.values()]
    table = calendar.table.assign(month=calendar.table["month"].astype(str).str[:7]).rename(columns=names)
    values = _list_values(table, columns)
    if not values:
        return None
    place = {
        "x": {"field": "month", "type": "ordinal", "title": None},
        "y": {"field": "region", "type": "nominal", "sort": None, "title": None},
        "tooltip": [{"field": name} for name in columns],
    }
    counted = {**place, "color": {"field": "events", "type": "quantitative", "scale": {"scheme": "blues"}}}
    unwatched = {
        "transform": [{"filter": "!isValid(datum.events)"}],
        "mark": {"type": "rect", "color": _NO_DATA},
        "encoding": place,
    }
    height = _ROW * len({row["region"] for row in values})
    title = "all events on record, by month; grey: nobody is known to have watched"
    return Chart(title, ({"mark": "rect", "encoding": counted}, unwatched), values, height)


def _measure(field: str, title: str) -> dict[str, object]:
    return {"field": field, "type": "quantitative", "title": title}


def _list_values(table: pd.DataFrame, columns: Iterable[str]) -> tuple[dict[str, object], ...]:
    """Return rows as JSON has them: three digits of what is no whole number, and null where there is none."""
    rows = table[list(columns)].to_dict("records")
    return tuple({name: _round(value) for name, value in row.items()} for row in rows)


def _round(value: Any) -> Any:
    if pd.isna(value):
        return None
    if isinstance(value, str):
        return value
    number = float(value)
    return int(number) if number.is_integer() else float(f"{number:.3g}")
