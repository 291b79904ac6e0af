"""The parameter contract of a notebook."""

from pathlib import Path

import pytest

from analysis.contract.parameters import Parameter, find_faults, find_notebook, parse_value, read_contract
from analysis.errors import ParameterError

FAULTS = [
    ({"regoins": ["XA-01"]}, "did you mean 'regions'"),
    ({"regions": "XA-01"}, r"is no list\[str\]"),
    ({"regions": ["XA-99"]}, "'XA-99' is no ISO 3166-2 code; did you mean 'XA-"),
    ({"start": "2026-13-01"}, "is no ISO date"),
    ({"start": "2026-02-01", "end": "2026-01-01"}, "is before start"),
    ({"start": "2031-01-01"}, "outside the dataset's period"),
    ({"profile": "secret"}, "none of public, internal"),
    ({"dataset": "demonstratoin"}, "did you mean 'demonstration'"),
]


@pytest.mark.parametrize(("given", "words"), FAULTS)
def test_each_fault_is_named_with_the_nearest_right_one(in_read: Path, given: dict, words: str) -> None:
    """A mistyped name, type, code, date, word or dataset stops before any kernel starts."""
    import re

    faults = find_faults(find_notebook("situation-brief"), {"dataset": "demonstration", **given})
    assert len(faults) == 1
    assert re.search(words, faults[0])


@pytest.mark.parametrize("given", [{}, {"regions": ["UA-30"]}, {"start": "2026-01-01", "end": "2026-01-02"}])
def test_a_valid_window_or_region_without_records_is_no_fault(in_read: Path, given: dict) -> None:
    """A code of the standard that is not in the dataset is a brief, not an error."""
    assert find_faults(find_notebook("situation-brief"), {"dataset": "demonstration", **given}) == []


def test_the_contract_is_read_from_the_cell() -> None:
    """Names, types, defaults, help and choices come from the tagged cell alone."""
    contract = read_contract(find_notebook("situation-brief"))
    assert contract["profile"].choices == ("public", "internal")
    assert contract["regions"].kind == "list[str]"
    assert contract["regions"].help.startswith("ISO 3166-2 codes")


def test_an_unknown_notebook_is_named_with_the_nearest() -> None:
    """A mistyped notebook names the right one."""
    with pytest.raises(ParameterError, match="situation-brief"):
        find_notebook("situation-breif")


TYPED = [
    ("list[str]", "a, b", ["a", "b"]),
    ("int", "3", 3),
    ("float", "0.5", 0.5),
    ("bool", "yes", True),
    ("str | None", "none", None),
    ("str", "none", "none"),
    ("list[int]", "3, 4", [3, 4]),
    ("tuple[float, ...]", "0.5,1", [0.5, 1.0]),
]


@pytest.mark.parametrize(("kind", "text", "expected"), TYPED)
def test_a_typed_value_is_read_by_its_declared_type(kind: str, text: str, expected: object) -> None:
    """What a person types becomes the declared type, or an error."""
    assert parse_value(Parameter("p", kind, None, "", ()), text) == expected


def test_a_value_of_another_type_is_an_error() -> None:
    """A word is no integer."""
    with pytest.raises(ParameterError, match="'three'"):
        parse_value(Parameter("p", "int", 1, "", ()), "three")
