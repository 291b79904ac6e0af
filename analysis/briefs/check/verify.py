"""Does a published brief still hold? What it says of itself, its numbers and its pages made again."""

import re
import tempfile
from collections.abc import Iterator
from difflib import ndiff
from pathlib import Path

from analysis.briefs.build import build
from analysis.briefs.check.trace import read_manifest
from analysis.briefs.check.verdict import Step, Verdict, judge
from analysis.briefs.pages.publish import digest_results
from analysis.briefs.pages.render import require_quarto
from analysis.briefs.pages.sealing import Page, read_page, seal_html
from analysis.briefs.plan.reading import Brief, find_brief_faults
from analysis.briefs.shelf.changes import FILES, PARTS, find_parts
from analysis.briefs.shelf.manifest import Entry, Manifest
from analysis.datasets.catalogue import find_outdated
from analysis.errors import DataError, ParameterError

_DAY_SECONDS = 86_400  # a plan may have given it more time than usual
_MEANING = {
    "slice": "the records it was made from",
    "cut_off": "the date up to which the records speak",
    "judgements": "the judgements",
    "notebook": "the notebook",
    "code": "the code",
    "lock": "the versions of the libraries",
}


def verify(path: Path) -> Verdict:
    """Check a brief's folder, a lone HTML or a lone PDF.

    Returns
    -------
    Verdict
        It holds; was altered after it was made; was made from something else than there is now; or was not checked in
        full.

    Raises
    ------
    ParameterError, DataError
        When there is no brief to check.
    """
    pages = {p.name: read_page(p) for p in _list_pages(path)}
    manifest = next(iter(pages.values())).manifest
    steps = [check_manifests(pages, path), *check_seals(pages)]
    with tempfile.TemporaryDirectory(prefix="verify-") as place:
        try:
            brief = _name_brief(manifest)
            renderer, again = manifest.parts["renderer"], Path(place)
            result = build([brief], again, renderer=renderer)
            anew = read_manifest(brief.slug, again) if result.built else None
            # A brief that was made says what it was made from; only for another does it have to be worked out.
            parts = anew.parts if anew else find_parts(brief, renderer)
        except (ParameterError, DataError) as error:
            steps.append(_say("made again", "not checked", [str(error)]))
            return judge(manifest, path, steps)
        sources = check_parts(manifest.parts, parts)
        if outdated := find_outdated(brief.dataset):
            sources.details.append(f"And the dataset is not what its files would give: {outdated}.")
        steps.append(sources)
        if anew is None:
            steps.append(_say("numbers in its manifest", "not checked", list(result.failed.values())))
        else:
            made = again / brief.slug
            steps.append(check_numbers(manifest.numbers, anew.numbers))
            steps += [check_page(name, page, read_page(made / _rename(name))) for name, page in pages.items()]
            steps += list(check_files(path, made, sources.state == "changed since"))
    return judge(manifest, path, steps)


def _list_pages(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = [path / name for name in ("brief.html", "brief.pdf") if (path / name).is_file()]
    if not found:
        raise ParameterError(
            str(path), "a folder without brief.html or brief.pdf", "a brief's folder, its HTML or its PDF"
        )
    return found


def _rename(name: str) -> str:
    """Return what a page is called where it is made; a lone one may have been renamed."""
    return f"brief{Path(name).suffix.lower()}"


def _name_brief(manifest: Manifest) -> Brief:
    """Return the brief a manifest speaks of, where it can be made here."""
    given = {k: v for k, v in manifest.parameters.items() if k != "dataset"}
    brief = Brief(
        slug=manifest.slug,
        notebook=manifest.notebook,
        dataset=manifest.dataset.dataset,
        title=manifest.title,
        parameters=given,
        timeout_seconds=_DAY_SECONDS,
    )
    if faults := find_brief_faults(brief):
        raise ParameterError(
            "it cannot be made here",
            "; ".join(f.partition(": ")[2] for f in faults),
            "the dataset and notebook it was made from",
            "Without them only what it says of itself can be checked",
        )
    if manifest.parts["renderer"] == "quarto":
        require_quarto(
            "its pages cannot be made again", "They were made with Quarto, so only with it can they be compared"
        )
    return brief


def _say(step: str, state: str, details: list[str]) -> Step:
    return Step(step, state, details)


def check_manifests(pages: dict[str, Page], path: Path) -> Step:
    """Check what the pages say of themselves: the digest is that of the numbers, is printed, and is the same on all."""
    wrong = []
    manifests = {name: page.manifest.tell() for name, page in pages.items()}
    if path.is_dir() and (path / "manifest.json").is_file():
        beside = read_manifest(str(path), path)
        manifests["manifest.json"] = {**beside.tell(), "parts": {name: beside.parts.get(name) for name in PARTS}}
    first = next(iter(manifests.values()))
    for name, said in manifests.items():
        if digest_results(said) != said["digest"]:
            wrong.append(f"{name}: its manifest was changed: the numbers in it do not give its digest.")
        if any(said.get(key) != value for key, value in first.items()):
            wrong.append(f"{name} says of itself another thing than {next(iter(manifests))}.")
    for name, page in pages.items():
        if page.manifest.digest not in "".join(page.text.split()):
            wrong.append(f"{name}: the digest printed on it is not that of its manifest.")
    return _say("manifest", "differs" if wrong else "holds", wrong)


def check_seals(pages: dict[str, Page]) -> Iterator[Step]:
    """Check that an HTML page is the one its own manifest was put into; a PDF cannot say so."""
    for name, page in ((n, p) for n, p in pages.items() if n.lower().endswith(".html")):
        if page.seal is None or seal_html(page.content.decode("utf-8")) != page.seal:
            yield _say(f"{name} as made", "differs", ["The page was changed by hand after it was made."])
        else:
            yield _say(f"{name} as made", "holds", [])


def check_parts(old: dict[str, str], new: dict[str, str]) -> Step:
    """Say which of records, cut-off, judgements, notebook, code and libraries are others now."""
    changed = [name for name in PARTS if name in _MEANING and old.get(name) != new[name]]
    said = [f"Changed since: {_MEANING[name]}." for name in changed]
    return _say("made from", "changed since" if changed else "holds", said)


def check_numbers(old: list[Entry], new: list[Entry]) -> Step:
    """Compare every number with the one made again: its value, its unit and the records behind it."""
    was, now = ({n.key: n for n in numbers} for numbers in (old, new))
    wrong = [
        f"{was[k].name} ({k[0]}): {was[k].value} in the brief, not stated when made again." for k in was if k not in now
    ]
    wrong += [f"{k[1]} ({k[0]}): {now[k].value} when made again, not in the brief." for k in now if k not in was]
    for key in (k for k in was if k in now and was[k] != now[k]):
        if was[key].value != now[key].value:
            wrong.append(f"{key[1]} ({key[0]}): {was[key].value} in the brief, {now[key].value} when made again.")
        else:
            wrong.append(f"{key[1]} ({key[0]}): {now[key].value}, but from other records.")
    return _say(
        "numbers in its manifest",
        "differs" if wrong else "holds",
        wrong or [f"{len(was)} numbers made again, all equal."],
    )


def check_page(name: str, old: Page, new: Page) -> Step:
    """Compare a page with the one rendered again: its bytes, or else its text, and what it says of its dataset."""
    if old.content == new.content:
        return _say(name, "holds", ["Rendered again: the same bytes."])
    wrong = (
        ["What it says of its dataset is not what the dataset says."]
        if old.manifest.dataset != new.manifest.dataset
        else []
    )
    lines = [line for line in ndiff(_blank_hashes(old), _blank_hashes(new)) if line[:2] in ("- ", "+ ")]
    words = {"- ": "in the brief: ", "+ ": "made again:   "}
    if wrong or lines:
        return _say(name, "differs", [*wrong, *(words[line[:2]] + line[2:] for line in lines)])
    if old.manifest.parts == new.manifest.parts and old.manifest.made_with == new.manifest.made_with:
        return _say(
            name,
            "differs",
            ["The text is the same, but not the bytes: it was saved anew by another program, or a figure was changed."],
        )
    said = "Rendered again: not the same bytes, since it is made with something else now, but the same text."
    # A sealed page has its figures as they were made; of another nobody can say.
    return (
        _say(name, "holds", [said])
        if old.seal
        else _say(name, "not checked", [said, "Its figures could not be compared."])
    )


def _blank_hashes(page: Page) -> list[str]:
    """Return the lines of a page without its digest and slice, which change with anything."""
    own = (page.manifest.digest, page.manifest.parts["slice"])
    # In a PDF a hash may break across lines.
    pattern = "|".join(r"\s*".join(text) for text in own)
    return re.sub(pattern, "…", page.text).splitlines()


def check_files(path: Path, made: Path, is_changed: bool) -> Iterator[Step]:
    """Compare the other files of a brief's folder with those made again; `is_changed`: from something else."""
    if not path.is_dir():
        return
    for name in (name for name in (*FILES, "manifest.json") if not (path / name).is_file()):
        yield _say(name, "not checked", ["It is not in the folder."])
    for name in (name for name in ("brief.ipynb", "records.csv") if (path / name).is_file()):
        if (path / name).read_bytes() == (made / name).read_bytes():
            yield _say(name, "holds", ["Made again: the same bytes."])
        elif is_changed:
            yield _say(name, "changed since", ["It is not the one made again, which is made from something else now."])
        else:
            yield _say(name, "differs", ["It was changed by hand: it is not the one made again."])
