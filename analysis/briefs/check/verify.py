"""Does a published brief hold? What it says of itself, who signed it, and whether it can be made again."""

import tempfile
from pathlib import Path

from analysis.briefs.build import build
from analysis.briefs.check.again import check_files, check_numbers, check_page, check_parts, check_rest, find_origin
from analysis.briefs.check.carried import check_carried
from analysis.briefs.check.itself import check_itself
from analysis.briefs.check.signature import check_signature
from analysis.briefs.check.trace import read_manifest
from analysis.briefs.check.verdict import AGREES, UNCHECKED, Step, Verdict, judge
from analysis.briefs.pages.publish import name_tools
from analysis.briefs.pages.published import Page, read_page
from analysis.briefs.pages.render import require_quarto
from analysis.briefs.plan.reading import Brief, find_brief_faults
from analysis.briefs.shelf.changes import find_parts
from analysis.briefs.shelf.listing import MANIFEST, list_folders
from analysis.briefs.shelf.manifest import Manifest, read_or_none
from analysis.datasets.catalogue import find_outdated
from analysis.errors import BriefsError, ParameterError

_DAY_SECONDS = 86_400  # a plan may have given it more time than usual


def verify(path: Path, trust: Path | None = None, shelf: Path | None = None) -> Verdict:
    """Check a brief's folder, a lone HTML or a lone PDF.

    Parameters
    ----------
    trust : Path, optional
        The public keys that the reader trusts, in OpenSSH's format, a name and a key a line.
    shelf : Path, optional
        A folder of built briefs: one there that corrects this one is named.

    Returns
    -------
    Verdict
        It holds (every byte is made again here, or a trusted signature covers it); was altered after it was made; was
        made from something else than there is now; or was not checked.

    Raises
    ------
    ParameterError, DataError
        When there is no brief to check.
    """
    pages = {p.name: read_page(p) for p in _list_pages(path)}
    manifest = next(iter(pages.values())).manifest
    signed, signer = check_signature(path, trust)
    steps = [*check_itself(pages, path, is_signed=signer is not None), *signed]
    with tempfile.TemporaryDirectory(prefix="verify-") as place:
        try:
            steps += _check_again(pages, manifest, path, Path(place))
        except (BriefsError, ValueError) as error:  # a manifest may ask for what no plan may
            steps.append(Step("made again", UNCHECKED, [str(error)]))
            steps += [step for page in pages.values() if _is_html(page) for step in check_carried(page)]
    return judge(manifest, path, [*steps, *find_successors(manifest, shelf)], signer)


def find_successors(manifest: Manifest, shelf: Path | None) -> list[Step]:
    """Name the built briefs that say they correct this one; whether they do is for their publisher to say."""
    found = [read_or_none(path / MANIFEST) for path in list_folders(shelf)] if shelf else []
    return [
        Step("replaced", AGREES, [f"By {made.slug}: {made.because} (briefs diff {manifest.slug} {made.slug})"])
        for made in found
        if made is not None and made.replaces == manifest.digest
    ]


def _is_html(page: Page) -> bool:
    return page.path.suffix.lower() == ".html"


def _list_pages(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = [path / name for name in ("brief.html", "brief.pdf") if (path / name).is_file()]
    if not found:
        raise ParameterError(
            str(path), "a folder without brief.html or brief.pdf", "a brief's folder, its HTML or its PDF"
        )
    return found


def _check_again(pages: dict[str, Page], manifest: Manifest, path: Path, again: Path) -> list[Step]:
    """Make a brief again, and return what is the same."""
    brief, renderer = _name_brief(manifest), manifest.parts["renderer"]
    result = build([brief], again, renderer=renderer)
    anew = read_manifest(brief.slug, again) if result.built else None
    # A brief that was made says what it was made from; only for another does it have to be worked out.
    parts, tools = (anew.parts, anew.made_with) if anew else (find_parts(brief, renderer), name_tools(renderer))
    origin = find_origin(manifest, parts, tools)
    sources = check_parts(origin, manifest, tools)
    if outdated := find_outdated(brief.dataset):
        sources.details.append(f"And the dataset is not what its files would give: {outdated}.")
    if anew is None:
        return [sources, Step("numbers in its manifest", UNCHECKED, list(result.failed.values()))]
    made = again / brief.slug
    rest = check_rest(manifest, anew, origin)
    return [
        sources,
        check_numbers(manifest.numbers, anew.numbers, origin),
        *([rest] if rest else []),
        *(check_page(n, page, read_page(made / _rename(n), own=True), origin) for n, page in pages.items()),
        *check_files(path, made, origin),
    ]


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
        replaces=manifest.replaces,
        because=manifest.because,
        house=manifest.house,
        timeout_seconds=_DAY_SECONDS,
    )
    if faults := find_brief_faults(brief):
        raise ParameterError(
            "it cannot be made here",
            "; ".join(f.partition(": ")[2] for f in faults),
            "the dataset and notebook it was made from",
            "Without them only what it says of itself can be read, and anybody could have written that",
        )
    if manifest.parts["renderer"] == "quarto":
        require_quarto(
            "its pages cannot be made again", "They were made with Quarto, so only with it can they be compared"
        )
    return brief
