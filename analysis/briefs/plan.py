"""The plan of all briefs: what is asked for, one brief for each of many values, every fault said at once."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from analysis.briefs.parameters import complete, find_faults, find_notebook, looks_secret, parse_value, read_contract
from analysis.catalogue import hash_text, list_datasets, read_about
from analysis.errors import ParameterError

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,80}")
_RESERVED = ("failures",)
_HOLE = re.compile(r"\{\{|\}\}|\{(\w*)\}")  # a doubled brace stands for itself


class Brief(BaseModel):
    """One brief of the plan: which notebook, over which dataset, with which parameters, under which name.

    `timeout_seconds` is how long one cell may take; it decides nothing about what the brief says.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    slug: str
    notebook: str
    dataset: str
    title: str
    parameters: dict[str, Any] = Field(default_factory=dict)
    timeout_seconds: int = Field(default=600, gt=0)

    def values(self) -> dict[str, Any]:
        """Return every parameter of the notebook with the value it will have."""
        return complete(find_notebook(self.notebook), {"dataset": self.dataset, **self.parameters})


class Plan(BaseModel):
    """A plan file: what all entries share, and the entries, each one brief or one for each of several values."""

    model_config = ConfigDict(extra="forbid")

    defaults: dict[str, Any] = Field(default_factory=dict)
    brief: list[dict[str, Any]] = Field(min_length=1)


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
        plan = Plan(**tomllib.loads(path.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ParameterError(path.name, str(error), "valid TOML") from error
    except ValidationError as error:
        raise ParameterError(
            path.name, "; ".join(_list_faults(error)), "[defaults] and one [[brief]] or more"
        ) from error
    briefs: list[Brief] = []
    faults: list[str] = []
    for number, entry in enumerate(plan.brief, 1):
        name = f"brief {number} ({entry.get('slug', 'no slug')})"
        try:
            briefs += [Brief(**one) for one in expand_entry(_join_defaults(plan.defaults, entry))]
        except ValidationError as error:
            faults += [f"{name}: {fault}" for fault in _list_faults(error)]
        except ParameterError as error:
            faults.append(f"{name}: {error}")
    faults += list(dict.fromkeys(fault for brief in briefs for fault in find_brief_faults(brief)))
    slugs = [brief.slug for brief in briefs]
    faults += [f"slug {slug!r} stands twice" for slug in sorted({s for s in slugs if slugs.count(s) > 1})]
    if faults:
        raise ParameterError(path.name, "; ".join(faults), "a plan without faults", "Mend the plan")
    return briefs


def _list_faults(error: ValidationError) -> list[str]:
    return [f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()]


def _join_defaults(defaults: dict[str, Any], entry: dict[str, Any]) -> dict[str, Any]:
    own = [side.get("parameters", {}) for side in (defaults, entry)]
    if wrong := [given for given in own if not isinstance(given, dict)]:
        raise ParameterError("parameters", repr(wrong[0]), 'a table such as { start = "2026-01-01" }')
    parameters = {**own[0], **own[1]}
    return {**defaults, **entry, "parameters": parameters}


def expand_entry(entry: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Return the briefs an entry of the plan asks for: itself, or one for each value, or combination, of `for_each`.

    Raises
    ------
    ParameterError
        When `for_each` names something that is not there, or the slug or title has a hole nothing fills.
    """
    entry = dict(entry)
    each = entry.pop("for_each", {})
    if not isinstance(each, dict):
        raise ParameterError("for_each", repr(each), 'a table such as { region = "*" }')
    # Dataset and notebook come first: which regions and choices there are depends on them.
    for chosen in _choose(entry, sorted(each.items(), key=lambda item: item[0] not in ("dataset", "notebook"))):
        words = list_words(chosen)
        yield {**chosen, "slug": _fill("slug", chosen, {k: make_slug(s) for k, (s, _) in words.items()}),
               "title": _fill("title", chosen, {k: t for k, (_, t) in words.items()})}  # fmt: skip


def _choose(entry: dict[str, Any], each: list[tuple[str, Any]]) -> Iterator[dict[str, Any]]:
    if not each:
        yield entry
        return
    (name, asked), *rest = each
    for value in list_values(name, asked, entry):
        if name in ("dataset", "notebook"):
            yield from _choose({**entry, name: value}, rest)
        else:
            own = {"regions": [value]} if name == "region" else {name: value}
            yield from _choose({**entry, "parameters": {**entry["parameters"], **own}}, rest)


def list_values(name: str, asked: Any, entry: dict[str, Any]) -> list[Any]:
    """Return the values of one `for_each`: those listed, or for `"*"` all there are."""
    if looks_secret(name, asked):
        raise ParameterError(
            f"for_each.{name}", "what looks like a secret", "values that may be printed on every brief"
        )
    if isinstance(asked, list) and asked:
        return asked
    if asked != "*":
        raise ParameterError(f"for_each.{name}", repr(asked), 'a list of values, or "*" for all there are')
    if name in ("dataset", "region"):
        found = list_datasets() if name == "dataset" else read_about(str(entry.get("dataset")))["regions"]
        if not found:
            raise ParameterError(
                f"for_each.{name}", "none there", f"a {name} to make a brief of", "Read records first: briefs ingest"
            )
        return found
    contract = read_contract(find_notebook(str(entry.get("notebook"))))
    if name in contract and contract[name].choices:
        return list(contract[name].choices)
    raise ParameterError(
        f"for_each.{name}", '"*"', "dataset, region, or a parameter that lists its choices", "List the values instead"
    )


def list_words(entry: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """Return what may stand in `{}` of a slug and of a title: the dataset, the notebook and every parameter.

    `{region}` is the code in a slug, which is stable, and the name in a title, which is read.
    """
    given = {"notebook": entry.get("notebook"), "dataset": entry.get("dataset"), **entry["parameters"]}
    words = {name: (_print_value(value),) * 2 for name, value in given.items()}
    regions = entry["parameters"].get("regions")
    if isinstance(regions, list) and regions and entry.get("dataset") in list_datasets():
        names = read_about(entry["dataset"])["region_names"]
        words["region"] = (_print_value(regions), ", ".join(names.get(str(code), str(code)) for code in regions))
    return words


def _print_value(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def make_slug(text: str) -> str:
    """Return a text as part of a file's name: lower-case letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")


def _fill(field: str, entry: dict[str, Any], words: dict[str, str]) -> Any:
    text = entry.get(field)
    if not isinstance(text, str):
        return text
    for hole in _HOLE.finditer(text):
        if hole[1] is not None and hole[1] not in words:
            raise ParameterError(field, f"{hole[0]} in {text!r}", f"one of {', '.join(f'{{{w}}}' for w in words)}")
    return _HOLE.sub(lambda match: match[0][0] if match[1] is None else words[match[1]], text)


def find_brief_faults(brief: Brief) -> list[str]:
    """Return the faults of one brief: its slug, its notebook, its parameters."""
    try:
        notebook = find_notebook(brief.notebook)
    except ParameterError as error:
        return [f"{brief.slug}: {error}"]
    good = _SLUG.fullmatch(brief.slug) and brief.slug not in _RESERVED
    faults = [] if good else ["slug: lower-case letters, digits and hyphens expected, and not `failures`"]
    faults += (
        ["dataset stands among the parameters; it has a place of its own"] if "dataset" in brief.parameters else []
    )
    return [
        f"{brief.slug}: {f}" for f in faults + find_faults(notebook, {"dataset": brief.dataset, **brief.parameters})
    ]


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
    name = find_notebook(notebook).stem
    title = f"{name.replace('-', ' ').capitalize()}: {dataset}"
    suffix = f"-{hash_text(json.dumps(given, sort_keys=True))[:6]}" if given else ""
    brief = Brief(slug=f"{dataset}-{name}{suffix}", notebook=name, dataset=dataset, title=title, parameters=given)
    if faults := find_brief_faults(brief):
        raise ParameterError("parameters", "; ".join(f.partition(": ")[2] for f in faults), "the notebook's own parameters",
                             f"See the first cell of notebooks/{name}.ipynb")  # fmt: skip
    return brief
