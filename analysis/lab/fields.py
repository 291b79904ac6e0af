"""Widgets for typed parameters: what a notebook's parameter cell declares, as a person fills it in."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from ipywidgets import (
    Checkbox,
    Combobox,
    DatePicker,
    Dropdown,
    FloatText,
    IntText,
    Layout,
    SelectMultiple,
    Text,
    ValueWidget,
)

from analysis.contract.parameters import Parameter
from analysis.contract.windows import is_date
from analysis.datasets.catalogue import list_datasets, read_about
from analysis.errors import BriefsError

_WIDE, _STYLE = Layout(width="34rem"), {"description_width": "8rem"}
_MOST_ROWS = 8


class Field(NamedTuple):
    """A parameter and its widget; `write` tells what stands in it as a person would type it, `blank` what stood."""

    parameter: Parameter
    widget: ValueWidget
    write: Callable[[], str]
    blank: str


def make_field(parameter: Parameter, dataset: str) -> Field:
    """Return the widget of a parameter, by its type, its choices and its help.

    Parameters
    ----------
    parameter : Parameter
        As the notebook declares it.
    dataset : str
        The dataset whose regions can be chosen.
    """
    widget = _make_widget(parameter, dataset)
    widget.description, widget.tooltip = parameter.name, parameter.help
    widget.style, widget.layout = _STYLE, _WIDE

    def write() -> str:
        return write_value(widget.value)

    return Field(parameter, widget, write, write())


def _make_widget(parameter: Parameter, dataset: str) -> ValueWidget:
    kind, default = parameter.kind.removesuffix(" | None"), parameter.default
    if parameter.name == "dataset":
        return Dropdown(options=list_titles(), value=dataset)
    if parameter.name == "regions":
        named = list_regions(dataset)
        asked = tuple(map(str, default or ()))
        named += [(code, code) for code in asked if code not in {own for _, own in named}]
        return SelectMultiple(options=named, value=asked, rows=min(_MOST_ROWS, max(2, len(named))))
    if parameter.choices:
        return Dropdown(options=parameter.choices, value=default)
    if (kind == "date" or parameter.help.startswith("ISO date")) and (not default or is_date(default)):
        return DatePicker(value=date.fromisoformat(str(default)) if default else None)
    if kind == parameter.kind:  # what may be missing is typed: a box or a wheel has no place for none
        if kind == "bool":
            return Checkbox(value=default, indent=False)
        if kind == "int":
            return IntText(value=default)
        if kind == "float":
            return FloatText(value=default)
    suggested = list_suggestions(parameter.help)
    if suggested:
        return Combobox(options=suggested, value=write_value(default), ensure_option=False)
    return Text(value=write_value(default), placeholder=parameter.help, continuous_update=False)


def list_suggestions(words: str) -> tuple[str, ...]:
    """Return the words that a help text names before anything else may be written: `auto, day or week; or ...`.

    Examples
    --------
    >>> list_suggestions("auto, attacks, all; or kinds joined by +"), list_suggestions("free words")
    (('auto', 'attacks', 'all'), ())
    """
    head, several, _ = words.partition(";")
    found = tuple(re.split(r", | or ", head.strip()))
    return found if several and len(found) > 1 and all(re.fullmatch(r"[\w-]+", word) for word in found) else ()


def write_value(value: Any) -> str:
    """Return a value as a person would type it after `-p name=`; what is not there is blank.

    Examples
    --------
    >>> write_value(("XA-01", "XA-02")), write_value(None), write_value(True), write_value(date(2026, 3, 1))
    ('XA-01,XA-02', '', 'true', '2026-03-01')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return ",".join(map(write_value, value))
    return str(value)


def list_titles() -> list[tuple[str, str]]:
    """Return the built datasets, by title and name; one of an older version is named without a title."""
    found = []
    for name in list_datasets():
        try:
            title = read_about(name).title
        except BriefsError:
            title = "to be read again"
        found.append((name if title == name else f"{title} ({name})", name))
    return found


def list_regions(dataset: str) -> list[tuple[str, str]]:
    """Return the regions of a dataset by name and code, in the order of names; none where it cannot be read."""
    try:
        about = read_about(dataset)
    except BriefsError:
        return []
    names = ((about.region_names.get(code, code), code) for code in about.regions)
    return sorted((name if name.endswith(")") or name == code else f"{name} ({code})", code) for name, code in names)
