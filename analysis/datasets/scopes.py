"""What a brief counts: named sets of kinds, what one of them is called, and the default of a dataset."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from analysis.datasets.vocabularies import VOCABULARIES
from analysis.errors import ParameterError, suggest

ATTACKS, ALERTS, CALLS, ALL, AUTO = "attacks", "alerts", "calls", "all", "auto"
_EXPLOSIVE = ("air_attack", "missile_attack", "combined_attack", "shelling", "explosive_device")
# Each set, by what the parameter `what` calls it.
SCOPES: dict[str, tuple[str, ...]] = {
    ATTACKS: (*_EXPLOSIVE, "ground_attack", "violence_against_civilians"),
    "explosive_violence": _EXPLOSIVE,
    "violence_against_civilians": ("violence_against_civilians",),
    ALERTS: ("air_alert",),
    CALLS: ("emergency_call",),
    ALL: tuple(VOCABULARIES["kind"]),
}
_NOUNS = {
    ATTACKS: "attack event",
    "explosive_violence": "event of explosive violence",
    "violence_against_civilians": "event of violence against civilians",
    ALERTS: "alert",
    CALLS: "call",
    "air_attack": "attack from the air",
    "missile_attack": "missile attack",
    "combined_attack": "attack with drones and missiles",
    "shelling": "attack with artillery",
    "explosive_device": "explosion of a device",
    "ground_attack": "attack on the ground",
    "armed_clash": "armed clash",
    "debris_find": "find of debris",
    "other_violence": "event of other violence",
}
ANY = "event"
# What many of them are called, as a unit of numbers; how a brief says it stands with its language.
_MANY = {
    "event of explosive violence": "events of explosive violence",
    "event of violence against civilians": "events of violence against civilians",
    "attack from the air": "attacks from the air",
    "attack with drones and missiles": "attacks with drones and missiles",
    "attack with artillery": "attacks with artillery",
    "explosion of a device": "explosions of a device",
    "attack on the ground": "attacks on the ground",
    "armed clash": "armed clashes",
    "find of debris": "finds of debris",
    "event of other violence": "events of other violence",
}
_BY_KINDS = {frozenset(kinds): _NOUNS.get(name, ANY) for name, kinds in SCOPES.items()}


class Scope(NamedTuple):
    """What is counted: the name it is asked for by, its kinds, what one is called, and why it is the default.

    `why` is a code, which each language has words for.
    """

    name: str
    kinds: list[str]
    noun: str
    why: str = ""


class Default(NamedTuple):
    """What a layout says is counted in its records where nobody asks for anything else, and a code for why."""

    what: str
    why: str


def name_counted(kinds: Collection[str]) -> str:
    """Return what one incident of some kinds is called.

    Examples
    --------
    >>> name_counted(["air_alert"]), name_counted(["air_alert", "shelling"])
    ('alert', 'event')
    """
    if frozenset(kinds) in _BY_KINDS:
        return _BY_KINDS[frozenset(kinds)]
    return _NOUNS.get(next(iter(kinds)), ANY) if len(kinds) == 1 else ANY


def name_units(noun: str) -> str:
    """Return the unit of a number of things that are called so.

    Examples
    --------
    >>> name_units("alert"), name_units("find of debris")
    ('alerts', 'finds of debris')
    """
    return _MANY.get(noun, f"{noun}s")


def read_scope(what: str, default: Default) -> Scope:
    """Return what is counted: by `auto` the dataset's default, else a set of SCOPES, or kinds joined by `+`.

    Raises
    ------
    ParameterError
        When a part of `what` is neither.
    """
    chosen = default.what if what == AUTO else what
    if unknown := find_unknown(chosen):
        known = [AUTO, *SCOPES, *VOCABULARIES["kind"]]
        raise ParameterError("what", repr(unknown), "a set or kinds joined by +", suggest(unknown, known))
    kinds = sorted({kind for part in chosen.split("+") for kind in SCOPES.get(part, (part,))})
    return Scope(chosen, kinds, name_counted(kinds), default.why if what == AUTO else "")


def find_unknown(what: str) -> str | None:
    """Return the first part of `what` that is no set and no kind, or None."""
    known = {AUTO, *SCOPES, *VOCABULARIES["kind"]}
    return next((part for part in what.split("+") if part not in known), None)


def choose_default(declared: Iterable[Default], held: Sequence[str]) -> Default:
    """Return what is counted by default: as all layouts of a dataset declare, else the first of SCOPES on record."""
    told = set(declared)
    if len(told) == 1:
        return told.pop()
    for name in (ATTACKS, ALERTS, CALLS):
        if set(SCOPES[name]) & set(held):
            return Default(name, "")
    return Default(ALL if held else ATTACKS, "")
