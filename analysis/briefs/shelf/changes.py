"""What a brief is made of, each part as a hash, and which part has changed since it was built."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from analysis.briefs.plan.reading import Brief
from analysis.briefs.shelf.libraries import hash_libraries
from analysis.briefs.shelf.manifest import read_file, read_or_none
from analysis.briefs.shelf.records import read_built, read_lines, say_months
from analysis.contract.parameters import find_notebook, read_notebook
from analysis.datasets.about import About
from analysis.datasets.catalogue import hash_judged, hash_text, list_facts, read_decided
from analysis.paths import find_shipped, hash_code, hash_files
from analysis.words.bundles import hash_words
from analysis.words.language import know_language

FILES = ("brief.html", "brief.pdf", "brief.ipynb", "records.csv")
# What decides a brief, in the words `briefs plan` uses. `reads` decides nothing: it says whether a slice need be
# loaded.
_THEME = ("*.css", "*.html", "*.js", "*.lua", "*.typ")
PARTS = ("notebook", "parameters", "slice", "cut_off", "judgements", "words", "code", "lock", "house", "renderer")


def hash_common(renderer: str) -> dict[str, str]:
    """Return what all briefs of a build are made with: code with its theme, libraries, renderer."""
    return {
        "code": hash_code_and_theme(),
        "lock": hash_libraries(),
        "renderer": renderer,
    }


def hash_code_and_theme() -> str:
    """Return the hash of what makes pages: the package's code, the theme, and how Quarto is set."""
    reports = find_shipped() / "reports"
    files = [path for name in _THEME for path in (reports / "theme").glob(name)]
    return hash_text(hash_code() + hash_files([reports / "_quarto.yml", *files]))


def list_parts(brief: Brief, common: Mapping[str, str], judged: str) -> dict[str, str]:
    """Return what a brief is made of but its slice, which has to be loaded to be known."""
    about, values = read_decided(brief.dataset), brief.values()
    return {
        "notebook": hash_notebook(find_notebook(brief.notebook)),
        "parameters": hash_text(
            json.dumps([brief.title, values, *brief.correction().values()], sort_keys=True, default=str)
        ),
        "cut_off": str(about.cut_off),
        "words": hash_words(know_language(values.get("language"))),
        **common,
        "judgements": judged,
        "house": hash_text(json.dumps(brief.house.tell(), sort_keys=True)),
        "reads": hash_reads(about, values.get("regions") or ()),
    }


def hash_notebook(path: Path) -> str:
    """Return the hash of what a notebook does and says; that it was opened and saved in Jupyter changes nothing."""
    cells = read_notebook(path)["cells"]
    return hash_text(json.dumps([(c["cell_type"], "".join(c["source"]), c["metadata"].get("tags")) for c in cells]))


def hash_reads(about: About, regions: list[str] | tuple[str, ...]) -> str:
    """Return a hash of all a window of some regions may hold, known without loading it."""
    hashes = about.month_hashes
    rows = {code: hashes.get(code) for code in ("", *regions)} if regions else hashes
    return hash_text(json.dumps([list_facts(about, regions), rows], sort_keys=True))


def read_parts(brief: Brief, folder: Path) -> dict[str, str] | None:
    """Return what a built brief was made of; None where it is not built, not whole, or its manifest does not say."""
    made = read_or_none(folder / brief.slug / "manifest.json")
    if made is None or not all(is_as_built(folder / brief.slug / name, made.files.get(name)) for name in FILES):
        return None
    return made.parts if {*PARTS, "reads"} <= set(made.parts) else None


def is_as_built(path: Path, sha256: str | None) -> bool:
    """Say whether a file of a brief is the one whose hash its manifest gives."""
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256


def recall_slice(parts: Mapping[str, str], old: Mapping[str, str] | None) -> str | None:
    """Return the slice's hash where nothing can have changed it since; None where it has to be loaded."""
    deciding = ("reads", "parameters", "cut_off", "judgements", "code")
    return old.get("slice") if old and all(old.get(name) == parts[name] for name in deciding) else None


def hash_slice(brief: Brief) -> str:
    """Return the hash of the records a brief reads."""
    from analysis.datasets.store import load_values

    return load_values(brief.values()).sha256


def list_changes(parts: Mapping[str, str], old: Mapping[str, str] | None) -> list[str]:
    """Return which parts have changed since a brief was built; empty means that it is up to date."""
    if old is None:
        return ["not built, or not as it was built"]
    return [name for name in PARTS if old.get(name) != parts[name]]


def find_changes(
    briefs: list[Brief], folder: Path, renderer: str, hash_slices: Any = map, *, thorough: bool = True
) -> list[tuple[dict[str, str], list[str]]]:
    """Return for each brief what it is made of now, and what has changed since it was built.

    Parameters
    ----------
    hash_slices : callable
        Such as `map`: what applies `hash_slice` to the briefs whose slice has to be loaded.
    thorough : bool
        Whether to load the slice also where something else has changed already; without, it stays blank there.
    """
    common = hash_common(renderer)
    olds = [read_parts(brief, folder) for brief in briefs]
    judged = {dataset: hash_judged(read_decided(dataset)) for dataset in {brief.dataset for brief in briefs}}
    parts = [list_parts(brief, common, judged[brief.dataset]) for brief in briefs]
    slices = {b.slug: recall_slice(own, old) or "" for b, own, old in zip(briefs, parts, olds, strict=True)}
    unknown = [
        brief
        for brief, own, old in zip(briefs, parts, olds, strict=True)
        if not slices[brief.slug]
        and old is not None
        and (thorough or not list_changes({**own, "slice": old["slice"]}, old))
    ]
    if unknown:
        slices |= dict(zip((b.slug for b in unknown), hash_slices(hash_slice, unknown), strict=True))
    whole = [{**own, "slice": slices[brief.slug]} for brief, own in zip(briefs, parts, strict=True)]
    return [(own, list_changes(own, old)) for own, old in zip(whole, olds, strict=True)]


def find_parts(brief: Brief, renderer: str) -> dict[str, str]:
    """Return what a brief would be made of now."""
    judged = hash_judged(read_decided(brief.dataset))
    return {**list_parts(brief, hash_common(renderer), judged), "slice": hash_slice(brief)}


def explain_changes(briefs: list[Brief], folder: Path, renderer: str) -> dict[str, dict[str, str]]:
    """Return for each brief which part has changed, and how where that can be said; nothing where it is up to date."""
    found = find_changes(briefs, folder, renderer)
    return {
        brief.slug: {name: _explain(name, brief, parts, folder) for name in changed}
        for brief, (parts, changed) in zip(briefs, found, strict=True)
    }


def _explain(part: str, brief: Brief, parts: Mapping[str, str], folder: Path) -> str:
    if part == "slice":
        return _explain_slice(brief, folder / brief.slug / "records.csv")
    if part not in ("cut_off", "parameters", "renderer"):
        return ""
    built = read_file(folder / brief.slug / "manifest.json")
    if part != "parameters":
        return f"{built.parts.get(part)}, now {parts[part]}"
    now = {"title": brief.title, **json.loads(json.dumps(brief.values(), default=str))}
    was = {"title": built.title, **built.parameters}
    return "; ".join(f"{k}: {was.get(k)!r}, now {now.get(k)!r}" for k in now | was if was.get(k) != now.get(k))


def _explain_slice(brief: Brief, built: Path) -> str:
    """Say in which months of which regions the records of a brief are others than when it was built."""
    from analysis.datasets.store import load_values
    from analysis.findings.provenance import list_records

    return say_months(read_built(built), read_lines(list_records(load_values(brief.values()))))
