"""What a brief says against itself: its pages, its manifest and its files, with nothing else at hand."""

import re
from collections.abc import Mapping
from pathlib import Path

from analysis.briefs.check.trace import read_manifest
from analysis.briefs.check.verdict import AGREES, BROKEN, DIFFERS, STRANGE, UNCHECKED, Step
from analysis.briefs.pages.publish import digest_results
from analysis.briefs.pages.published import Page
from analysis.briefs.shelf.changes import FILES, PARTS, hash_code_and_theme, is_as_built
from analysis.briefs.shelf.folders import SIGNATURE, SIGNED_COPY
from analysis.briefs.shelf.manifest import Manifest

_OF_SYSTEM = ".DS_Store"  # what a system puts into any folder
_FIRST = 3  # of what is foreign, so many are named


def check_itself(pages: Mapping[str, Page], path: Path, *, is_signed: bool) -> list[Step]:
    """Return what can be said without making the brief again; anybody could have made it agree, so nothing holds.

    `is_signed` says whether somebody whom the reader trusts signed the manifest, and so what it names besides.
    """
    beside = read_manifest(str(path), path) if path.is_dir() and (path / "manifest.json").is_file() else None
    steps = [
        check_manifests(pages, beside),
        *(step for name, page in pages.items() for step in find_foreign(name, page)),
    ]
    return steps + (check_folder(path, beside, is_signed=is_signed) if beside is not None else [])


def check_folder(folder: Path, beside: Manifest, *, is_signed: bool) -> list[Step]:
    """Check the files of a folder, and name those that no brief has."""
    is_covered = is_signed and SIGNED_COPY in beside.files  # its hash is checked with the signature
    known = {*FILES, "manifest.json", SIGNATURE, _OF_SYSTEM, *((SIGNED_COPY,) if is_covered else ())}
    others = sorted(path.name for path in folder.iterdir() if path.name not in known)
    named = f"{SIGNED_COPY} is named by manifest.json; whether its publisher named it is checked with --trust KEYS."
    said = [
        named
        if name == SIGNED_COPY and name in beside.files
        else f"{name} belongs to no brief, and nothing vouches for it."
        for name in others
    ]
    return check_hashes(folder, beside) + ([Step("other files", STRANGE, said)] if said else [])


def check_manifests(pages: Mapping[str, Page], beside: Manifest | None) -> Step:
    """Check what the pages say of themselves: the digest is that of the numbers, is printed, and is the same on all."""
    wrong = []
    manifests = {name: page.manifest.tell() for name, page in pages.items()}
    if beside is not None:
        manifests["manifest.json"] = {**beside.tell(), "parts": {name: beside.parts.get(name) for name in PARTS}}
    first = next(iter(manifests.values()))
    for name, said in manifests.items():
        if digest_results(said) != said["digest"]:
            wrong.append(f"{name}: its manifest was changed: the numbers in it do not give its digest.")
        more = set(said) - set(first) - {"code", "files"}
        if more or any(said.get(key) != value for key, value in first.items()):
            wrong.append(f"{name} says of itself another thing than {next(iter(manifests))}.")
    for name, page in pages.items():
        if page.manifest.digest not in "".join(page.text.split()):
            wrong.append(f"{name}: the digest printed on it is not that of its manifest.")
    return Step("manifest", BROKEN if wrong else AGREES, wrong)


def find_foreign(name: str, page: Page) -> list[Step]:
    """Name what stands in a page that no brief holds; another version may have had another style, and nothing else."""
    found = list(dict.fromkeys(page.anatomy.foreign))
    if not found:
        return []
    is_theme = all(re.match("a (style|script) that is none of ours", text) for text in found)
    of_then = is_theme and page.manifest.parts["code"] != hash_code_and_theme()
    advice = "Do not open it in a browser: what it shows there may be another thing than what it says."
    more = [f"and {len(found) - _FIRST:,} more"] if len(found) > _FIRST else []
    said = f"It holds what no brief holds: {'; '.join([*found[:_FIRST], *more])}."
    return [Step(f"{name}, what it is built of", DIFFERS if of_then else BROKEN, [said, advice])]


def check_hashes(folder: Path, beside: Manifest) -> list[Step]:
    """Check each file of a folder against the hash that its manifest gives of it."""
    steps = []
    for name in FILES:
        path = folder / name
        if not path.is_file():
            steps.append(Step(name, UNCHECKED, ["It is not in the folder."]))
        elif not is_as_built(path, beside.files.get(name)):
            steps.append(Step(name, BROKEN, ["It is not the file that manifest.json was written for."]))
    return steps
