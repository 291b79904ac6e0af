"""Quarto, where the user has it: one call for many briefs, nothing executed."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from analysis.briefs.pages.manuscript import make_notebook
from analysis.briefs.pages.marks import find_faces, place_logo
from analysis.briefs.pages.published import read_page, require_manifest
from analysis.briefs.plan.house import write_page_style
from analysis.briefs.shown.drafts import Draft
from analysis.briefs.shown.printed import ESCAPES
from analysis.errors import BuildError, DataError, ParameterError
from analysis.paths import find_shipped

LOG = "quarto.log"
TOO_SLOW = "not done after"
_PAGES = ("brief.html", "brief.pdf")
_FOLDER = "brief-"  # before a slug: Quarto takes a word of its settings for a path where a folder has the same name
_TAG = re.compile(r"""<(?:link|img|script)\b((?:[^>"']|"[^"]*"|'[^']*')*)>""")
_ADDRESS = re.compile(r"""([\w-]+)\s*=\s*("[^"]*"|'[^']*')""")
# What a terminal would act on: colours, titles of windows, bells.
_CONTROL = re.compile(rf"{ESCAPES}|[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_MOST_CHARACTERS = 400
_VERSION_SECONDS, _RENDER_SECONDS = 20, 1800


def find_quarto() -> str | None:
    """Return the Quarto program: QUARTO_PATH where it is set, else the one on PATH; None where there is none.

    Raises
    ------
    ParameterError
        When QUARTO_PATH names no program.
    """
    named = os.environ.get("QUARTO_PATH")
    if named and not (Path(named).is_file() and os.access(named, os.X_OK)):
        raise ParameterError(
            "QUARTO_PATH", f"{named!r} is no program", "the path of Quarto's program", "Unset it, or mend it"
        )
    found = named or shutil.which("quarto")
    return str(Path(found).absolute()) if found else None  # it is called from another folder


@cache
def read_version(program: str) -> str:
    """Return the version Quarto says it has, such as 1.10.18.

    Raises
    ------
    BuildError
        When the program does not say.
    """
    code, said = run_program([program, "--version"], Path.cwd(), _VERSION_SECONDS)
    # A shell may complain of its locale before.
    versions = re.findall(r"(?m)^\s*(\d+\.\d+\S*)\s*$", said)
    if code or not versions:
        raise BuildError(f"{program} --version", shorten_log(said) or "nothing", "a version", "Install Quarto anew")
    return versions[-1]


def run_program(command: list[str], folder: Path, seconds: float) -> tuple[int, str]:
    """Run a program and all it starts, for so long at most; return its exit code and all it printed."""
    # Each notebook states the date of its own document; this one is for whatever else asks for the time.
    fixed = {"SOURCE_DATE_EPOCH": "946684800", "NO_COLOR": "1", "TYPST_IGNORE_SYSTEM_FONTS": "true"}
    fixed |= {"TYPST_FONT_PATHS": str(find_faces())}
    with tempfile.TemporaryFile() as printed:
        try:
            child = subprocess.Popen(
                command,
                cwd=folder,
                env={**os.environ, **fixed},
                stdin=subprocess.DEVNULL,
                stdout=printed,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        except OSError as error:
            return 1, f"ERROR: {error}"
        try:
            code, note = child.wait(seconds), ""
        except subprocess.TimeoutExpired:
            code, note = 1, f"\nERROR: {TOO_SLOW} {seconds} seconds"
        finally:
            _end(child)
        printed.seek(0)
        return code, _CONTROL.sub("", printed.read().decode(errors="replace")) + note


def _end(child: subprocess.Popen) -> None:
    """End a program, where it has not ended, and what it has started: first it is asked, then it is made to."""
    send = os.killpg if hasattr(os, "killpg") else os.kill
    for signum in (signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)):
        if child.poll() is None:
            send(child.pid, signum)
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(5)


def name_version() -> str:
    """Return the version of the Quarto that renders here."""
    return read_version(_require_program())


def _require_program() -> str:
    program = find_quarto()
    if program is None:
        raise BuildError("Quarto", "not found", "Quarto on PATH or in QUARTO_PATH", "Use --renderer embedded")
    return program


def render_quarto(drafts: list[Draft], seconds: float = _RENDER_SECONDS) -> dict[str, str | None]:
    """Write the pages of many briefs with one call of Quarto: a project with a folder for each.

    Each folder holds a notebook with only what is to be read and its figures; nothing is executed. Quarto stops at
    the first brief it refuses: those without pages are then rendered one by one, so that the one at fault is known.
    What Quarto printed lies as quarto.log in the private folder of each.

    Returns
    -------
    dict
        Slug to error, None where both files are there.
    """
    with tempfile.TemporaryDirectory(prefix="quarto-") as place:
        code, printed = _render_project(drafts, Path(place), seconds)
        # Which of many it failed over, it does not say; of one, pages that it made before it failed are none.
        failed = bool(code) and len(drafts) == 1
        errors = {made.brief.slug: _collect(made, Path(place), printed, failed) for made in drafts}
    left = [made for made in drafts if errors[made.brief.slug]]
    if len(drafts) > 1:
        for made in left:
            errors |= render_quarto([made], seconds)
    return errors


def _render_project(drafts: list[Draft], project: Path, seconds: float) -> tuple[int, str]:
    """Call Quarto over a project made of drafts; return its exit code and what it printed."""
    from analysis.briefs.run.notebooks import nbformat

    program, reports = _require_program(), find_shipped() / "reports"
    shutil.copy(reports / "_quarto.yml", project)
    (project / "brief.css").write_text(write_page_style(drafts[0].manifest.house), "utf-8")
    for made in drafts:
        folder = project / f"{_FOLDER}{made.brief.slug}"
        folder.mkdir()
        nbformat.write(make_notebook(made), folder / "brief.ipynb")
        pictures = (made.private / p.file_name for p in made.passages if p.svg or p.picture)
        for path in (made.private / "manifest.json", *pictures):
            shutil.copy(path, folder)
        place_logo(folder, made.manifest.house)
    return run_program([program, "render", ".", "--no-execute"], project, seconds)


def _collect(made: Draft, project: Path, printed: str, failed: bool) -> str | None:
    """Take the pages of a brief, the HTML sealed; return the error where one is not there, or is not whole."""
    (made.private / LOG).write_text(printed, "utf-8")
    folder = project / f"{_FOLDER}{made.brief.slug}"
    lost = [name for name in _PAGES if not (folder / name).is_file()]
    if lost or failed:
        said = shorten_log(printed) or f"no {' and no '.join(lost)}"
        advice = f"All it said is in {LOG} beside the notebook; --renderer embedded does without it"
        return str(BuildError(_name(made), said, " and ".join(_PAGES), advice))
    try:
        page = (folder / "brief.html").read_text("utf-8")
        if addresses := find_addresses(page):
            raise BuildError(_name(made), f"a page that asks for {addresses[0][:80]}", "one that holds all it shows")
        require_manifest(page, made.manifest)
        if read_page(folder / "brief.pdf", own=True).manifest != made.manifest:
            raise BuildError(_name(made), "a PDF with another manifest", "its own")
        (made.private / "brief.html").write_bytes(page.encode())
    except (BuildError, DataError) as error:
        said = str(error)
        return said if said.startswith(_name(made)) else f"{_name(made)}: {said}"
    shutil.copy(folder / "brief.pdf", made.private)
    return None


def _name(made: Draft) -> str:
    return f"{made.brief.slug}, Quarto"


def is_of_quarto(slug: str, error: str) -> bool:
    """Say whether the error of a brief is that Quarto did not make its pages."""
    return error.startswith(f"{slug}, Quarto: ")


def find_addresses(page: str) -> list[str]:
    """Return the addresses a page would ask for to be shown: style sheets, scripts and pictures not in it."""
    pairs = [pair for tag in _TAG.findall(page) for pair in _ADDRESS.findall(tag)]
    return [value[1:-1] for name, value in pairs if name in ("href", "src") and not value[1:].startswith("data:")]


def shorten_log(printed: str) -> str:
    """Return what a program printed as one line: from its last ERROR on, with what typst said before it."""
    lines = [line.strip() for line in printed.splitlines() if line.strip()]
    at = next((n for n in reversed(range(len(lines))) if lines[n].startswith("ERROR:")), None)
    if at is None:
        said = lines[-1:]
    else:
        until = next((n for n in range(at + 1, len(lines)) if lines[n].startswith("Stack trace")), len(lines))
        cause = next((line for line in lines[:at] if re.match(r"(ERROR: )?error: ", line)), "")
        said = [*([cause] if cause else []), *lines[at:until]]
    return " ".join(said)[:_MOST_CHARACTERS]
