"""The examples in docstrings, run."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest
from conftest import ROOT

EXAMPLES = [path for path in sorted((ROOT / "analysis").rglob("*.py")) if ">>> " in path.read_text("utf-8")]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
@pytest.mark.usefixtures("in_read")
def test_the_examples_of_a_module_give_what_they_say(path: Path) -> None:
    """Every example in a docstring is run, and gives what stands below it."""
    module = import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    found = doctest.testmod(module)
    assert found.attempted > 0
    assert found.failed == 0
