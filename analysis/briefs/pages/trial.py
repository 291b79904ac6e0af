"""May Quarto make the pages? Its version has to be known to work, and a page of trial has to come out whole."""

import contextlib
import json
import re
import shutil
import tempfile
from pathlib import Path
from typing import NamedTuple

from analysis.briefs.pages.published import read_page
from analysis.briefs.pages.quarto import LOG, TOO_SLOW, find_quarto, read_version, render_quarto
from analysis.briefs.plan.reading import Brief
from analysis.briefs.shelf.changes import hash_code_and_theme
from analysis.briefs.shelf.folders import read_json
from analysis.briefs.shelf.manifest import Manifest, format_manifest
from analysis.briefs.shown.drafts import Draft
from analysis.briefs.shown.printed import Printed
from analysis.errors import BriefsError, ParameterError
from analysis.paths import find_root, shorten, write_whole

LEAST = (1, 10)  # the first whose typst can attach a manifest and whose PDF passes PDF/UA-1 here
KNOWN = ("1.10",)  # series that were tried with real briefs
_SECONDS = 60
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><rect width="60" height="20" fill="#1f5f8b"/></svg>'
_ROWS = ("3 | Attacks | each a \\| b", "380 to 1,420 persons | Killed | told")
FACTS = Printed(
    kind="facts", where="key", text="\n".join(["| | | |", "|:--|:--|:--|", *(f"| {r} |" for r in _ROWS)]), numbers=[]
)
_PASSAGES = [
    Printed(kind="markdown", where="opening", text="# Trial\n\nIs it what comes out whole?", numbers=[]),
    FACTS,
    Printed(kind="callout", where="unknown", caption="What is not known", text="- One point.", numbers=[]),
    Printed(kind="table", where="tbl-trial", caption="A table.", text="| A | B |\n|:--|--:|\n| one | 1 |", numbers=[]),
    Printed(kind="figure", where="fig-trial", caption="A figure.", alt="One bar.", svg=_SVG, text="", numbers=[]),
]
_MANIFEST = Manifest.model_validate(
    dict.fromkeys(("slug", "notebook"), "trial")
    | {"title": "Trial", "parameters": {}, "numbers": [], "digest": "0" * 64, "outputs": "", "made_with": {}}
    | {
        "dataset": {
            "dataset": "trial",
            "title": "",
            "notice": "",
            "cut_off": "2000-01-01",
            "period": [None, None],
            "sources": [],
        }
    }
    | {"parts": {"renderer": "quarto", "slice": "", "code": ""}}
)


class Trial(NamedTuple):
    """What is known of the Quarto that is here: its program, its version, and why it is not used; blank where it is."""

    program: str
    version: str
    fault: str


def examine_quarto(*, anew: bool = False) -> Trial | None:
    """Return what is known of the Quarto that is here; None where there is none.

    Parameters
    ----------
    anew : bool
        Whether to make the page of trial again; else what came of it is kept, by version, beside the built briefs.
    """
    try:
        program = find_quarto()
    except ParameterError as error:
        return Trial("", "", str(error))
    if program is None:
        return None
    try:
        version = read_version(program)
    except BriefsError as error:
        return Trial(program, "", str(error))
    return Trial(program, version, judge_version(version) or _try_or_recall(program, version, anew))


def judge_version(version: str) -> str:
    """Say why a version is not used unasked: too old, or not known; blank where it is known to work."""
    if is_too_old(version):
        return f"Quarto {version} is too old: {name_least()} or newer is needed"
    return (
        ""
        if ".".join(map(str, read_series(version))) in KNOWN
        else f"Quarto {version} is not known to work: {' and '.join(KNOWN)} are"
    )


def is_too_old(version: str) -> bool:
    """Say whether a version lacks what the pages need."""
    return read_series(version) < LEAST


def read_series(version: str) -> tuple[int, int]:
    """Return the first two numbers of a version; what follows them decides nothing."""
    first, second = re.match(r"(\d+)\.(\d+)", version).groups()  # type: ignore[union-attr]  # it is one: read_version
    return int(first), int(second)


def name_least() -> str:
    """Return the oldest version that can be used."""
    return ".".join(map(str, LEAST))


def forget_trial() -> None:
    """Forget what came of trials: a Quarto that fails now is tried anew before it is taken again."""
    shutil.rmtree(_find_shelf(), ignore_errors=True)


def _find_shelf() -> Path:
    return find_root() / "reports" / "built" / ".trial"


def _try_or_recall(program: str, version: str, anew: bool) -> str:
    kept = _find_shelf() / f"quarto-{re.sub(r'[^0-9A-Za-z.+-]', '_', version)}.json"
    state = Path(program).stat()
    of = [program, state.st_size, state.st_mtime_ns, hash_code_and_theme()]
    found = read_json(kept)
    if found and found.get("of") == of and not anew:
        return str(found.get("fault", ""))
    fault = try_quarto(version, kept.with_suffix(".log"))
    # What was only slow may be quicker another time; and where nothing can be written it is tried each time.
    with contextlib.suppress(OSError):
        kept.unlink(missing_ok=True) if TOO_SLOW in fault else write_whole(kept, json.dumps({"of": of, "fault": fault}))
    return fault


def try_quarto(version: str, log: Path) -> str:
    """Make a brief of one page with Quarto and read it back; return what is wrong with it, blank where nothing is."""
    brief = Brief(slug="trial", title="Trial", notebook="trial", dataset="trial")
    with tempfile.TemporaryDirectory(prefix="trial-") as place:
        private = Path(place)
        made = Draft(brief, [], _PASSAGES, _MANIFEST, {}, "", "", "", private)
        (private / "manifest.json").write_text(format_manifest(_MANIFEST), "utf-8")
        (private / "fig-trial.svg").write_text(_SVG, "utf-8")
        error = render_quarto([made], _SECONDS)["trial"]
        if error is None:
            return _read_back(private)
        try:
            log.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(private / LOG, log)
        except OSError:
            return f"a page of trial failed with Quarto {version}: {error}"
        # The trial's own folder is gone: what it said lies where it can be found again.
        said = error.partition(" Expected ")[0].partition(": ")[2].rstrip(".")
        return (
            f"a page of trial failed with Quarto {version}: {said} (all it said is in {shorten(log)}; briefs doctor "
            f"tries again)"
        )


def _read_back(private: Path) -> str:
    said = [_MANIFEST.title, _MANIFEST.digest, *(p.caption for p in _PASSAGES if p.caption)]
    for name in ("brief.html", "brief.pdf"):
        try:
            page = read_page(private / name, own=True)
        except BriefsError as error:
            return f"a page of trial cannot be read back: {error}"
        printed = "".join(page.text.split())
        if lost := [
            text
            for text in (*said, "Trial", "comes out whole?", "one", "One point")
            if "".join(text.split()) not in printed
        ]:
            return f"a page of trial, {name}, has lost {', '.join(map(repr, lost))}"
        if page.manifest != _MANIFEST:
            return f"a page of trial, {name}, carries another manifest"
    return ""
