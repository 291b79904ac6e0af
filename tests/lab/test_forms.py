"""The form asks for what the command line asks for, builds it, plans it, and says what is wrong."""

import json
import shlex
import shutil
from datetime import date
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from analysis import lab
from analysis.briefs.plan.reading import read_plan
from analysis.errors import ParameterError
from analysis.intake.ingest import ingest
from analysis.lab.forms import Form


def find(form: Form, name: str) -> object:
    """Return the widget of a parameter."""
    return next(field.widget for field in form.fields if field.parameter.name == name)


def test_an_untouched_form_asks_for_the_defaults(in_read: Path) -> None:
    """Its command names notebook and dataset alone."""
    form = lab.form("regions-compared")
    assert form.write_command() == "briefs run regions-compared --dataset december-7"
    assert form.make().slug == "december-7-regions-compared"


def test_what_is_filled_in_is_what_is_asked_for(in_read: Path) -> None:
    """Regions by name, days by calendar, words: the command, the brief and its title say the same."""
    form = lab.form("regions-compared", "demonstration")
    find(form, "regions").value = ("XA-01", "XA-02")
    find(form, "start").value = date(2025, 6, 1)
    find(form, "compare_by").value = "district"
    form.heading.value = "Two regions; \"tea\" & 'cake'"
    brief = form.make()
    assert brief.parameters == {"regions": ["XA-01", "XA-02"], "start": "2025-06-01", "compare_by": "district"}
    assert brief.title == "Two regions; \"tea\" & 'cake'"
    words = shlex.split(form.write_command())
    assert words[:5] == ["briefs", "run", "regions-compared", "--dataset", "demonstration"]
    assert words[6::2] == [
        "regions=XA-01,XA-02",
        "start=2025-06-01",
        "compare_by=district",
        "title=Two regions; \"tea\" & 'cake'",
    ]


def test_another_dataset_brings_its_regions(in_read: Path) -> None:
    """What was chosen of the one before is not asked of the other."""
    form = lab.form("situation-brief", "demonstration")
    find(form, "regions").value = ("XA-01",)
    find(form, "dataset").value = "december-7"
    assert form.write_command() == "briefs run situation-brief --dataset december-7"
    assert {code for _, code in find(form, "regions").options} == {"RU-CE", "RU-LEN", "RU-VGG"}


def test_what_is_wrong_is_said_at_once_and_nothing_is_built(in_read: Path) -> None:
    """An end before the start: the form says so, shows no page, and neither plan nor page is written."""
    form = lab.form("situation-brief", "demonstration")
    find(form, "start").value = date(2026, 3, 1)
    find(form, "end").value = date(2026, 2, 1)
    assert "is before start" in form.said.value
    plan = (in_read / "reports" / "briefs.toml").read_text("utf-8")
    form.add.click()
    assert "is before start" in form.said.value
    assert (in_read / "reports" / "briefs.toml").read_text("utf-8") == plan


def test_a_cell_that_was_changed_is_another_form(project: Path, read: Path) -> None:
    """What an author has just written is what the form asks; a parameter called title goes before the page's title."""
    shutil.copytree(read / "data" / "tables", project / "data" / "tables")
    path, cell = project / "notebooks" / "own.ipynb", 'dataset: str = "december-7"\nn: int = 3'
    for text, names in ((cell, ["dataset", "n"]), (f'{cell}\ntitle: str = "x"', ["dataset", "n", "title"])):
        source = new_code_cell(text, metadata={"tags": ["parameters"]})
        nbformat.write(new_notebook(cells=[source]), path)
        form = lab.form("own")
        assert [field.parameter.name for field in form.fields] == names
    assert form.heading.layout.display == "none"


def test_words_that_nobody_decided_on_are_said_before_anything_is_built(project: Path, tmp_path: Path) -> None:
    """A dataset that no brief can be made of says so in the form, with the file to fill in."""
    (tmp_path / "asked").mkdir()
    (tmp_path / "asked" / "incidents.csv").write_text("incident,kind,date\na,meteor shower,2026-01-01\n", "utf-8")
    ingest([tmp_path / "asked"], "asked")
    assert "data/raw/asked/labels.csv" in lab.form("situation-brief", "asked").said.value


def test_a_form_needs_a_notebook_and_a_dataset(in_read: Path) -> None:
    """One that is not there is named, with those that are."""
    with pytest.raises(ParameterError, match="Did you mean 'situation-brief'"):
        lab.form("situation-breif")
    with pytest.raises(ParameterError, match=r"'december-8' is not built. Expected one of: december-7"):
        lab.form("situation-brief", "december-8")


@pytest.mark.slow
def test_it_builds_shows_the_page_and_puts_it_into_the_plan(three: Path) -> None:
    """The page is the one a reader gets, in a frame that runs nothing; the plan has one entry more, once."""
    form = lab.form("situation-brief", "three")
    assert "not built yet" in form.said.value
    find(form, "language").value = "uk"
    form.build.click()
    assert "1 built" in form.said.value
    page = form.find_page().read_text("utf-8")
    assert '<iframe title="the brief" sandbox srcdoc="' in form.page.value
    assert page.partition("<h1>")[2].partition("</h1>")[0] in form.page.value
    form.heading.value = "Another title"
    assert "not built yet" in form.said.value
    assert form.page.value == ""
    form.heading.value = ""
    assert "built before" in form.said.value
    before = (three / "reports" / "briefs.toml").read_text("utf-8")
    form.add.click()
    after = (three / "reports" / "briefs.toml").read_text("utf-8")
    assert after.startswith(before.rstrip())
    added = read_plan(three / "reports" / "briefs.toml")[-1]
    assert added == form.make()
    form.add.click()
    assert "stands there already" in form.said.value
    assert (three / "reports" / "briefs.toml").read_text("utf-8") == after
    form.copy.click()
    assert json.dumps(form.write_command()) in form.script.outputs[0]["data"]["application/javascript"]
