"""Notebooks as a person chooses them, those that cannot be run too."""

import json
from pathlib import Path

import pytest

from analysis.contract.described import describe_notebooks
from analysis.contract.parameters import find_notebook, list_notebooks, read_contract
from analysis.errors import ParameterError


def write_notebook(root: Path, name: str, cell: str) -> Path:
    """Write a notebook of one parameters cell."""
    path = root / "notebooks" / f"{name}.ipynb"
    told = {"cell_type": "code", "source": [cell], "metadata": {"tags": ["parameters"]}, "outputs": []}
    path.write_text(json.dumps({"cells": [told], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}), "utf-8")
    return path


BROKEN = [
    ("n: int =", "line 1: invalid syntax"),
    ("%time", "line 1: invalid syntax"),
    ("n = 3", "line 1: n = 3"),
    ("days: list[str] = [date(2026, 1, 1)]", "a plain value, or date"),
    ("day: date = date('x')", "a plain value, or date"),
]


@pytest.mark.parametrize(("cell", "said"), BROKEN)
def test_a_cell_that_cannot_be_read_is_said_and_stops_nothing_else(project: Path, cell: str, said: str) -> None:
    """The list names the notebook and its line; the others are there, and whoever asks for it gets the same words."""
    path = write_notebook(project, "own", f'dataset: str = "x"\n{cell}'.replace('dataset: str = "x"\n', ""))
    found = {one.name: one for one in describe_notebooks()}
    assert said in found["own"].question
    assert found["own"].parameters == []
    assert {"situation-brief", "regions-compared"} <= set(found)
    with pytest.raises(ParameterError):
        read_contract(path)


def test_a_notebook_that_was_saved_in_half_stops_nothing_else(project: Path) -> None:
    """It is in the list with the reason, and no hint for another name trips over it."""
    (project / "notebooks" / "half.ipynb").write_text('{"cells": [', "utf-8")
    assert "no notebook" in {one.name: one for one in describe_notebooks()}["half"].question
    assert "half" not in list_notebooks()
    with pytest.raises(ParameterError, match="Did you mean 'situation-brief'"):
        find_notebook("situation-breif")


def test_a_contract_is_that_of_the_cell_as_it_is_now(project: Path) -> None:
    """An author changes the cell, and what is read is what stands there."""
    path = write_notebook(project, "own", "n: int = 3")
    assert read_contract(path)["n"].default == 3
    write_notebook(project, "own", "n: int = 40")
    assert read_contract(path)["n"].default == 40
