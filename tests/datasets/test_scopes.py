"""What is counted: named sets, kinds, the default of a dataset, and what one of them is called."""

import pytest

from analysis.datasets.scopes import (
    ALL,
    ANY,
    ATTACKS,
    AUTO,
    SCOPES,
    Default,
    choose_default,
    find_unknown,
    name_counted,
    read_scope,
)
from analysis.datasets.vocabularies import VOCABULARIES
from analysis.errors import ParameterError

UCDP = Default(ALL, "it codes who fought whom")


def test_every_set_is_of_kinds_there_are() -> None:
    """The sets hold declared kinds, `all` every one; fighting between armed parties is no attack."""
    assert all(set(kinds) <= set(VOCABULARIES["kind"]) for kinds in SCOPES.values())
    assert set(SCOPES[ALL]) == set(VOCABULARIES["kind"])
    assert not {"armed_clash", "air_alert", "emergency_call", "debris_find"} & set(SCOPES[ATTACKS])


def test_attacks_are_what_harms_civilians_and_all_else_is_not() -> None:
    """Each kind of violence against people or places is one, on the ground too; and every kind is called something."""
    violence = {*SCOPES["explosive_violence"], "ground_attack", "violence_against_civilians"}
    assert set(SCOPES[ATTACKS]) == violence
    assert len(SCOPES[ATTACKS]) == len(violence)
    nouns = {kind: name_counted([kind]) for kind in VOCABULARIES["kind"]}
    assert [kind for kind, noun in nouns.items() if noun == ANY] == []
    assert nouns["ground_attack"] == "attack on the ground"


def test_auto_is_what_the_dataset_declares_and_says_why() -> None:
    """Asked for by name, a set has no reason to give: somebody chose it."""
    default, chosen = read_scope(AUTO, UCDP), read_scope(ALL, UCDP)
    assert (default.name, default.why) == (ALL, "it codes who fought whom")
    assert (chosen.kinds, chosen.why) == (default.kinds, "")


@pytest.mark.parametrize(
    ("what", "kinds", "noun"),
    [
        ("alerts", ["air_alert"], "alert"),
        ("shelling", ["shelling"], "attack with artillery"),
        ("shelling+air_attack", ["air_attack", "shelling"], ANY),
        ("alerts+calls", ["air_alert", "emergency_call"], ANY),
    ],
)
def test_kinds_can_be_joined(what: str, kinds: list[str], noun: str) -> None:
    """A set, a kind, or several of either joined by a plus."""
    found = read_scope(what, UCDP)
    assert (found.kinds, found.noun) == (kinds, noun)


def test_a_set_there_is_not_is_named_with_the_nearest() -> None:
    """A misspelled set is an error, never the default."""
    assert find_unknown("alerts+calls") is None
    with pytest.raises(ParameterError, match=r"'atacks'.*attacks"):
        read_scope("atacks", UCDP)


def test_the_noun_of_a_set_does_not_hang_on_the_order_of_its_kinds() -> None:
    """The attacks, in any order, are attack events."""
    assert name_counted(list(reversed(SCOPES[ATTACKS]))) == "attack event"
    assert name_counted([]) == ANY


@pytest.mark.parametrize(
    ("declared", "held", "what"),
    [
        ([UCDP], ["armed_clash"], ALL),
        ([UCDP, Default(ATTACKS, "")], ["shelling"], ATTACKS),
        ([], ["air_alert", "emergency_call"], "alerts"),
        ([], ["emergency_call"], "calls"),
        ([], ["other_violence"], ALL),
        ([], [], ATTACKS),
    ],
)
def test_the_default_is_what_all_layouts_say_or_what_is_on_record(
    declared: list[Default], held: list[str], what: str
) -> None:
    """Layouts that disagree, or say nothing, leave it to the records: attacks before alerts, alerts before calls."""
    assert choose_default(declared, held).what == what
