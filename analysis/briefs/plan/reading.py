"""The plan of all briefs: what is asked for, one brief for each of many values, every fault said at once."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from analysis.briefs.plan.entries import Entry, expand_entry, is_public, say_unknown
from analysis.briefs.plan.house import House, read_house
from analysis.briefs.plan.regions import spell_regions
from analysis.briefs.plan.titles import make_run_slug, name_brief
from analysis.contract.parameters import (
    complete,
    find_faults,
    find_notebook,
    is_published,
    list_notebooks,
    parse_value,
    read_contract,
)
from analysis.contract.secrecy import looks_secret
from analysis.datasets.catalogue import read_about_or_none
from analysis.errors import ParameterError, list_some

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,80}")
_RESERVED = ("failures",)


class Brief(BaseModel):
    """One brief of the plan: which notebook, over which dataset, with which parameters, under which name.

    `replaces` is the results digest of an earlier brief that this one corrects, and `because` says why; both stand on
    its first page. `timeout_seconds` is how long one cell may take; it decides nothing about what the brief says.
    `house` is who publishes it: that of the workspace, no entry of a plan says it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    slug: str
    notebook: str
    dataset: str
    title: str = Field(min_length=1, pattern=r"\S")
    parameters: dict[str, Any] = Field(default_factory=dict)
    replaces: str = Field(default="", pattern=r"^([0-9a-f]{64})?$")
    because: str = Field(default="", max_length=600)
    timeout_seconds: int = Field(default=600, gt=0, strict=True)
    house: House = Field(default_factory=House)

    def correction(self) -> dict[str, str]:
        """Return what the brief replaces, and why; nothing where it replaces none."""
        return {"replaces": self.replaces, "because": self.because} if self.replaces else {}

    def values(self) -> dict[str, Any]:
        """Return every parameter of the notebook with the value it will have."""
        return complete(find_notebook(self.notebook), {"dataset": self.dataset, **self.parameters})


class Plan(BaseModel):
    """A plan file: what all entries share, and the entries, each one brief or one for each of several values."""

    model_config = ConfigDict(extra="forbid")

    defaults: Entry = Field(default_factory=dict)
    brief: list[Entry] = Field(min_length=1)


def read_plan(path: Path) -> list[Brief]:
    """Read a plan such as reports/briefs.toml.

    Raises
    ------
    ParameterError
        Once, with all faults of the plan.
    """
    if not path.is_file():
        raise ParameterError(str(path), "no such plan", "a file such as reports/briefs.toml")
    try:
        plan = Plan(**tomllib.loads(path.read_text("utf-8-sig")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ParameterError(path.name, str(error), "valid TOML") from error
    except ValidationError as error:
        raise ParameterError(
            path.name, "; ".join(_list_faults(error)), "[defaults] and one [[brief]] or more"
        ) from error
    house, briefs = read_house(), list[Brief]()
    faults: list[str] = []
    for number, entry in enumerate(plan.brief, 1):
        name = f"brief {number} ({entry.get('slug', 'no slug')})"
        unknown = [say_unknown(key, _KEYS) for key in {**plan.defaults, **entry} if key not in _KEYS]
        if unknown:
            faults += [f"{name}: {said}" for said in unknown]
            continue
        try:
            told = expand_entry(_join_defaults(plan.defaults, entry))
            briefs += [Brief(**_complete_entry(one), house=house) for one in told]
        except ValidationError as error:
            faults += [f"{name}: {fault}" for fault in _list_faults(error)]
        except ParameterError as error:
            faults.append(f"{name}: {error}")
    faults += _gather_faults([fault for brief in briefs for fault in find_brief_faults(brief)])
    slugs = [brief.slug for brief in briefs]
    twice = sorted({slug for slug in slugs if slugs.count(slug) > 1})
    faults += [
        f"slug {slug!r} stands twice; with for_each, put what differs into it, such as {{region}}" for slug in twice
    ]
    if faults:
        raise ParameterError(
            path.name, faults[0] if len(faults) == 1 else "\n  ".join([f"{len(faults)} faults", *faults])
        )
    return briefs


def _gather_faults(faults: list[str]) -> list[str]:
    """Return what is wrong with briefs, each thing once, after the briefs it is wrong with."""
    found: dict[str, list[str]] = {}
    for slug, _, what in (fault.partition(": ") for fault in faults):
        found.setdefault(what, []).append(slug)
    return [f"{list_some(list(dict.fromkeys(slugs)), 12)}: {what}" for what, slugs in found.items()]


def _complete_entry(entry: Entry) -> Entry:
    """Return an entry with the codes of its regions, and a title where it says none."""
    told = {**entry, "parameters": spell_regions(entry["parameters"])}
    if told.get("title") is None and isinstance(told.get("notebook"), str) and isinstance(told.get("dataset"), str):
        told["title"] = name_brief(find_notebook(told["notebook"]).stem, told["dataset"], told["parameters"])
    return told


_KEYS = (*(name for name in Brief.model_fields if name != "house"), "for_each")


def _list_faults(error: ValidationError) -> list[str]:
    said = []
    for fault in error.errors():
        where = ".".join(map(str, fault["loc"]))
        if fault["type"] == "extra_forbidden":
            said.append(say_unknown(where, Plan.model_fields))
        else:
            said.append(f"{where} is missing" if fault["type"] == "missing" else f"{where}: {fault['msg']}")
    return said


def _join_defaults(defaults: Entry, entry: Entry) -> Entry:
    own = [side.get("parameters", {}) for side in (defaults, entry)]
    if wrong := [given for given in own if not isinstance(given, dict)]:
        raise ParameterError("parameters", repr(wrong[0]), 'a table such as { start = "2026-01-01" }')
    parameters = {**own[0], **own[1]}
    return {**defaults, **entry, "parameters": parameters}


def find_brief_faults(brief: Brief) -> list[str]:
    """Return the faults of one brief: its slug, its notebook, its parameters."""
    try:
        notebook = find_notebook(brief.notebook)
    except ParameterError as error:
        return [f"{brief.slug}: {error}"]
    if not is_published(notebook):
        return [
            f"{brief.slug}: notebook {brief.notebook!r} is for exploring and publishes nothing; one of "
            f"{', '.join(list_notebooks())}"
        ]
    good = _SLUG.fullmatch(brief.slug) and brief.slug not in _RESERVED
    faults = (
        []
        if good
        else ["slug: lower-case letters, digits and hyphens expected, at most 81 of them, and not `failures`"]
    )
    faults += [] if bool(brief.replaces) == bool(brief.because.strip()) else ["replaces and because stand together"]
    faults += ["the title looks like a secret"] if looks_secret("title", brief.title) else []
    faults += (
        ["dataset stands among the parameters; it has a place of its own"] if "dataset" in brief.parameters else []
    )
    faults += _find_unconfirmed(brief)
    return [
        f"{brief.slug}: {f}" for f in faults + find_faults(notebook, {"dataset": brief.dataset, **brief.parameters})
    ]


def _find_unconfirmed(brief: Brief) -> list[str]:
    """Return a fault for each region on no list that a public brief asks for and nobody has confirmed."""
    about = read_about_or_none(brief.dataset)
    if about is None or not is_public(brief.parameters):
        return []
    asked = [c for c in brief.parameters.get("regions") or () if not about.may_name(str(c))]
    return [f"regions: {code!r} is on no list: confirm it with - in labels.csv, or ask for internal" for code in asked]


def make_brief(notebook: str, dataset: str, pairs: list[str], profile: str | None) -> Brief:
    """Return the one brief that `briefs run` asks for.

    Raises
    ------
    ParameterError
        With all faults of the parameters.
    """
    contract, given = read_contract(find_notebook(notebook)), {}
    for pair in pairs:
        name, sep, text = pair.partition("=")
        if not sep:
            raise ParameterError("-p", repr(pair), "name=value")
        if looks_secret(name, text):
            raise ParameterError("-p", f"{name} looks like a secret", "values that may be printed on every brief")
        given[name] = parse_value(contract[name], text) if name in contract else text
    if profile is not None:
        given["profile"] = profile
    given = spell_regions(given)
    name = find_notebook(notebook).stem
    title = str(given.pop("title", "")) if "title" not in contract else ""
    slug = make_run_slug(name, dataset, given, json.dumps(given, sort_keys=True))
    title = title.strip() or name_brief(name, dataset, given)
    house = read_house()
    brief = Brief(slug=slug, notebook=name, dataset=dataset, title=title, parameters=given, house=house)
    if faults := find_brief_faults(brief):
        said = "; ".join(fault.partition(": ")[2] for fault in faults)
        is_of_contract = any(re.search(r"no parameter '|is none of|is no (?!ISO)", fault) for fault in faults)
        raise ParameterError("parameters", said, "", f"briefs run {name} --help lists them" if is_of_contract else "")
    return brief
