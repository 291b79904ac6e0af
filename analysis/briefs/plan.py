"""The plan of all briefs, and what has changed since each was built."""

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from analysis.briefs.parameters import complete, find_faults, find_notebook, parse_value, read_contract
from analysis.catalogue import hash_text, read_about
from analysis.errors import ParameterError
from analysis.paths import find_root, hash_code, hash_files, hash_judgements

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,80}")


class Brief(BaseModel):
    """One brief of the plan: which notebook, over which dataset, with which parameters, under which name."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    slug: str
    notebook: str
    dataset: str
    title: str
    parameters: dict[str, Any] = Field(default_factory=dict)

    def values(self) -> dict[str, Any]:
        """Return every parameter of the notebook with the value it will have."""
        return complete(find_notebook(self.notebook), {"dataset": self.dataset, **self.parameters})


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
        plan = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ParameterError(path.name, str(error), "valid TOML") from error
    defaults, faults, briefs = plan.get("defaults", {}), [], []
    for number, entry in enumerate(plan.get("brief", []), 1):
        own = {**entry, "parameters": {**defaults.get("parameters", {}), **entry.get("parameters", {})}}
        try:
            briefs.append(Brief(**{**{k: v for k, v in defaults.items() if k != "parameters"}, **own}))
        except ValidationError as error:
            faults += [
                f"brief {number} ({entry.get('slug', 'no slug')}): {'.'.join(map(str, e['loc']))}: {e['msg']}"
                for e in error.errors()
            ]
    faults += [fault for brief in briefs for fault in find_brief_faults(brief)]
    slugs = [brief.slug for brief in briefs]
    faults += [f"slug {slug!r} stands twice" for slug in sorted({s for s in slugs if slugs.count(s) > 1})]
    if faults or not briefs:
        raise ParameterError(
            path.name, "; ".join(faults) or "no briefs in it", "a plan without faults", "Mend the plan"
        )
    return briefs


def find_brief_faults(brief: Brief) -> list[str]:
    """Return the faults of one brief: its slug, its notebook, its parameters."""
    try:
        notebook = find_notebook(brief.notebook)
    except ParameterError as error:
        return [f"{brief.slug}: {error}"]
    faults = [] if _SLUG.fullmatch(brief.slug) else ["slug: lower-case letters, digits and hyphens expected"]
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


def hash_common() -> dict[str, str]:
    """Return the hashes of what all briefs are made with: judgements, code, theme and lock."""
    reports = find_root() / "reports"
    return {
        "judgements": hash_judgements(),
        "code": hash_text(hash_code() + hash_files([reports / "_quarto.yml", *(reports / "theme").glob("*")])),
        "lock": hash_files([find_root() / "requirements.lock"]),
    }


def list_parts(brief: Brief, built: Mapping[str, Any] | None, common: Mapping[str, str]) -> dict[str, str]:
    """Return what a brief is made of, each part as a hash: the brief is up to date when none has changed.

    The slice is loaded only where the dataset itself has changed since the brief was built.
    """
    parts = {
        "notebook": hash_files([find_notebook(brief.notebook)]),
        "parameters": hash_text(json.dumps([brief.title, brief.values()], sort_keys=True, default=str)),
        **common,
        "dataset": read_about(brief.dataset)["key"],
    }
    old = (built or {}).get("parts", {})
    same = all(old.get(name) == parts[name] for name in ("dataset", "parameters", "judgements", "code"))
    parts["slice"] = old["slice"] if same and "slice" in old else hash_slice(brief)
    return parts


def hash_slice(brief: Brief) -> str:
    """Return the hash of the records a brief reads."""
    import inspect

    from analysis.store import load

    names = inspect.signature(load).parameters
    values = brief.values()
    return load(values["dataset"], **{n: values[n] for n in names if n in values and n != "dataset"}).sha256


def find_changes(brief: Brief, folder: Path, common: Mapping[str, str]) -> tuple[list[str], dict[str, str]]:
    """Return what has changed since a brief was built (empty: up to date), and the parts it is made of now."""
    manifest = folder / brief.slug / "manifest.json"
    built = json.loads(manifest.read_text("utf-8")) if manifest.is_file() else None
    parts = list_parts(brief, built, common)
    if built is None:
        return ["not built yet"], parts
    if not all((folder / brief.slug / name).is_file() for name in ("brief.html", "brief.pdf", "brief.ipynb")):
        return ["a file of it is missing"], parts
    # The dataset may change without the slice changing; then the brief still holds.
    changed = [name for name, value in parts.items() if name != "dataset" and built["parts"].get(name) != value]
    return changed, parts
