"""Notebooks as a person chooses them: what each asks, and its parameters."""

from dataclasses import dataclass
from pathlib import Path

from analysis.contract.parameters import (
    Parameter,
    find_notebook,
    is_brief,
    read_contract,
    read_notebook,
)
from analysis.errors import ParameterError
from analysis.paths import list_layered


@dataclass(frozen=True)
class Described:
    """A notebook as a person chooses it: its name, its own title and question, its parameters."""

    name: str
    title: str
    question: str
    parameters: list[Parameter]


def describe_notebooks(name: str | None = None) -> list[Described]:
    """Return what each notebook that can be run as a brief asks, and its parameters; or of one.

    Raises
    ------
    ParameterError
        When there is none of that name, naming the nearest.
    """
    if name:
        return [_describe(find_notebook(name))]
    paths = {path.stem: path for path in reversed(list_layered("notebooks/*.ipynb"))}
    return [found for _, path in sorted(paths.items()) if (found := _describe_or_say(path)) is not None]


def _describe(path: Path) -> Described:
    texts = ("".join(c["source"]) for c in read_notebook(path)["cells"] if c["cell_type"] == "markdown")
    title, _, question = next(texts, "").partition("\n")
    told = " ".join(question.partition("\n\n## ")[0].split())
    return Described(path.stem, title.lstrip("# "), told, list(read_contract(path).values()))


def _describe_or_say(path: Path) -> Described | None:
    """Return what a notebook asks, or why it cannot be run; None for one that is not meant to be a brief."""
    try:
        return _describe(path) if is_brief(path) else None
    except ParameterError as error:
        return Described(path.stem, "cannot be run as it is", str(error), [])
