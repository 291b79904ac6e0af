"""Exploration shows what a brief would say, and says why something is missing."""

from datetime import date
from pathlib import Path

import pytest

from analysis import lab
from analysis.datasets.catalogue import read_about
from analysis.datasets.store import load
from analysis.errors import ParameterError
from analysis.lab import explorer
from analysis.lab.charts import Chart
from analysis.lab.explorer import list_items
from analysis.words.passages import Passage


def test_it_shows_words_a_table_charts_and_figures_with_their_captions(in_read: Path) -> None:
    """For a window: words, the table of rates, two charts for the pointer, and three figures, each with its caption."""
    shown = list_items(load("demonstration", regions=["XA-01", "XA-02", "XA-03"]))
    figures = [item for item in shown if isinstance(item, Passage) and item.kind == "figure"]
    assert [item.where for item in figures] == ["fig-tiles", "fig-arrivals", "fig-statuses"]
    assert all(item.caption and item.alt and item.svg.startswith("<svg") for item in figures)
    assert [item.height for item in shown if isinstance(item, Chart)] == [66, 66]
    assert "Aldermark" in next(item.text for item in shown if isinstance(item, Passage) and item.kind == "table")


def test_where_a_figure_is_empty_words_say_why(in_read: Path) -> None:
    """The December case declares no watched day and has no times: both are said, and no empty figure stands there."""
    shown = list_items(load("december-7"))
    said = {item.where: item.text for item in shown if isinstance(item, Passage)}
    assert "Nobody is known to have watched any region" in said["fig-rates"]
    assert "too few for a curve" in said["fig-arrivals"]
    assert not any(
        item.where in ("fig-rates", "fig-arrivals") and item.svg for item in shown if isinstance(item, Passage)
    )


def test_a_choice_draws_again_and_an_error_is_one_line(in_read: Path, capsys: pytest.CaptureFixture) -> None:
    """Widgets choose datasets by title and regions by name; an impossible window is said in words."""
    box = lab.explore("december-7")
    choices, _ = box.children
    dataset, regions = choices.children[0].children[0], choices.children[1]
    assert ("Leningrad Region (RU-LEN)", "RU-LEN") in regions.options
    dataset.value = "demonstration"
    assert ("Aldermark (XA-01)", "XA-01") in regions.options
    assert "Aldermark" in capsys.readouterr().out
    start, end = choices.children[0].children[2:]
    start.value, end.value = date(2026, 3, 1), date(2026, 2, 1)
    assert "Markdown" in capsys.readouterr().out.splitlines()[-1]


def test_without_a_dataset_it_says_how_to_read_one(project: Path) -> None:
    """An empty workspace: no widgets, one line."""
    (said,) = lab.explore().children
    assert "briefs ingest PATH" in str(said.outputs)


def test_a_region_that_public_briefs_withhold_is_not_offered(in_read: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One on no list is offered where somebody has confirmed it, and stands neither in the choice nor on the screen else."""
    regions = [("Aldermark (XA-01)", "XA-01"), ("Nowhereska", "UA:Nowhereska"), ("Upper", "UA:Upper")]
    monkeypatch.setattr(explorer, "list_regions", lambda _: regions)
    confirmed = read_about("december-7").model_copy(update={"places": ["UA:Upper"]})
    monkeypatch.setattr(explorer, "read_about", lambda _: confirmed)
    assert explorer.list_public_regions("december-7") == [regions[0], regions[2]]


def test_a_dataset_that_is_not_there_is_named(in_read: Path) -> None:
    """With those that are."""
    with pytest.raises(ParameterError, match="one of december-7, demonstration"):
        lab.explore("december-8")


@pytest.mark.parametrize("name", ["explore", "form"])
def test_its_notebooks_publish_nothing(in_read: Path, name: str) -> None:
    """They are for looking; a plan that names one is refused."""
    from analysis.contract.parameters import find_notebook, is_published, list_notebooks

    assert not is_published(find_notebook(name))
    assert name not in list_notebooks()
