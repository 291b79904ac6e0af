"""A widget for each kind of parameter, and what it writes is what a person would type."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ipywidgets import Checkbox, Combobox, DatePicker, Dropdown, FloatText, IntText, SelectMultiple, Text

from analysis.contract.parameters import Parameter, find_notebook, list_notebooks, parse_value, read_contract
from analysis.lab.fields import list_regions, list_titles, make_field, write_value

KINDS = [
    (Parameter("language", "str", "en", "en, uk or ru", ("en", "uk", "ru")), Dropdown, "en"),
    (Parameter("start", "str", "", "ISO date; empty = the covered period", ()), DatePicker, ""),
    (Parameter("until", "date", date(2026, 3, 1), "the last day", ()), DatePicker, "2026-03-01"),
    (Parameter("until", "date | None", None, "the last day", ()), DatePicker, ""),
    (Parameter("internal", "bool", True, "", ()), Checkbox, "true"),
    (Parameter("days", "int", 30, "how many", ()), IntText, "30"),
    (Parameter("share", "float", 0.5, "", ()), FloatText, "0.5"),
    (Parameter("what", "str", "auto", "auto, attacks or all; or kinds joined by +", ()), Combobox, "auto"),
    (Parameter("words", "list[str]", ["a", "b"], "words", ()), Text, "a,b"),
    (Parameter("days", "int | None", None, "", ()), Text, ""),
    (Parameter("is_new", "bool | None", None, "", ()), Text, ""),
    (Parameter("large", "int", 5_000_000, "", ()), IntText, "5000000"),
    (Parameter("soon", "str", "soon", "ISO date; or soon", ()), Text, "soon"),
    (Parameter("note", "str", "", "free words; as many as you like", ()), Text, ""),
]


@pytest.mark.parametrize(
    ("parameter", "widget", "written"), KINDS, ids=lambda v: f"{v.name} {v.kind}" if isinstance(v, Parameter) else ""
)
def test_each_kind_has_its_widget_and_writes_its_default(parameter: Parameter, widget: type, written: str) -> None:
    """The widget follows from type, choices and help; untouched, it writes the default, and so asks for nothing."""
    field = make_field(parameter, "")
    assert isinstance(field.widget, widget)
    assert (field.write(), field.blank, field.widget.description) == (written, written, parameter.name)


@given(value=st.one_of(st.booleans(), st.integers(-1000, 1000), st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True))))
def test_what_a_field_writes_is_read_as_what_stood_in_it(value: bool | int | list[str]) -> None:
    """Writing a value and reading it as the command line does gives the value again."""
    kind = {bool: "bool", int: "int", list: "list[str]"}[type(value)]
    assert parse_value(Parameter("x", kind, value, "", ()), write_value(value)) == value


def test_every_parameter_of_every_notebook_has_a_field(in_read: Path) -> None:
    """Our notebooks' forms are whole, and untouched they ask for nothing."""
    for name in list_notebooks():
        for parameter in read_contract(find_notebook(name)).values():
            field = make_field(parameter, "december-7")
            assert parameter.name == "dataset" or field.write() == field.blank


def test_datasets_go_by_title_and_regions_by_name(in_read: Path) -> None:
    """People choose by what they read; what is asked for is the name and the code."""
    assert ("Demonstration (demonstration)", "demonstration") in list_titles()
    assert list_regions("december-7")[0] == ("Chechen Republic (RU-CE)", "RU-CE")
    field = make_field(Parameter("regions", "list[str]", [], "", ()), "december-7")
    assert isinstance(field.widget, SelectMultiple)
    field.widget.value = ("RU-CE", "RU-LEN")
    assert field.write() == "RU-CE,RU-LEN"
    given = make_field(Parameter("regions", "list[str]", ["RU-LEN", "XA-01"], "", ()), "december-7")
    assert (given.write(), given.blank) == ("RU-LEN,XA-01", "RU-LEN,XA-01")


def test_a_dataset_of_an_older_version_is_named_and_stops_nothing(in_read: Path, tmp_path: Path) -> None:
    """One that has to be read again is in the list, and says so."""
    folder = in_read / "data" / "tables" / "older"
    folder.mkdir()
    try:
        (folder / "datapackage.json").write_text('{"incident_briefs": {"layout": 1}}', "utf-8")
        assert ("to be read again (older)", "older") in list_titles()
    finally:
        (folder / "datapackage.json").unlink()
        folder.rmdir()
