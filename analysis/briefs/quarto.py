"""Quarto, where the user has it: one call for many briefs, nothing executed."""

import os
import re
import shutil
import signal
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from analysis.briefs.drafts import Draft
from analysis.briefs.manuscript import make_notebook
from analysis.briefs.pages import seal
from analysis.errors import BuildError, ParameterError
from analysis.paths import find_root

LOG = "quarto.log"
_PAGES = ("brief.html", "brief.pdf")
_FOLDER = "brief-"  # before a slug: Quarto takes a word of its settings for a path where a folder has the same name
_ELSEWHERE = re.compile(r"""<(?:link|img|script)\b[^>]*?\b(?:href|src)=["'](?!data:)([^"']{1,80})""")
_ANSI = re.compile(r"\x1b\[[0-9;]*m")
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
    if named and not os.access(named, os.X_OK):
        raise ParameterError(
            "QUARTO_PATH", f"{named!r} is no program", "the path of Quarto's program", "Unset it, or mend it"
        )
    return named or shutil.which("quarto")


@cache
def read_version(program: str) -> str:
    """Return the version Quarto says it has, such as 1.10.18.

    Raises
    ------
    BuildError
        When the program does not say.
    """
    code, said = run_program([program, "--version"], Path.cwd(), _VERSION_SECONDS)
    if code or not re.fullmatch(r"\d+(\.\d+)+\S*", said.strip()):
        raise BuildError(f"{program} --version", shorten_log(said) or "nothing", "a version", "Install Quarto anew")
    return said.strip()


def run_program(command: list[str], folder: Path, seconds: float) -> tuple[int, str]:
    """Run a program and all it starts, for so long at most; return its exit code and all it printed."""
    # Each notebook states the date of its own document; this one is for whatever else asks for the time.
    fixed = {"SOURCE_DATE_EPOCH": "946684800", "NO_COLOR": "1", "TYPST_IGNORE_SYSTEM_FONTS": "true"}
    with tempfile.TemporaryFile() as printed:
        try:
            child = subprocess.Popen(
                command, cwd=folder, env={**os.environ, **fixed}, stdin=subprocess.DEVNULL, stdout=printed,
                stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip
        except OSError as error:
            return 1, f"ERROR: {error}"
        try:
            code, note = child.wait(seconds), ""
        except subprocess.TimeoutExpired:
            code, note = 1, f"\nERROR: not done after {seconds} seconds"
        finally:
            _end(child)
        printed.seek(0)
        return code, _ANSI.sub("", printed.read().decode(errors="replace")) + note


def _end(child: subprocess.Popen) -> None:
    """End a program, where it has not ended, and what it has started."""
    if child.poll() is None:
        (os.killpg if hasattr(os, "killpg") else os.kill)(child.pid, signal.SIGTERM)
        try:
            child.wait(5)
        except subprocess.TimeoutExpired:
            (os.killpg if hasattr(os, "killpg") else os.kill)(child.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
            child.wait()


def name_version() -> str:
    """Return the version of the Quarto that renders here."""
    program = find_quarto()
    if program is None:
        raise BuildError("Quarto", "not found", "Quarto on PATH or in QUARTO_PATH", "Use --renderer embedded")
    return read_version(program)


def render_quarto(drafts: list[Draft], seconds: float = _RENDER_SECONDS) -> dict[str, str | None]:
    """Write the pages of many briefs with one call of Quarto: a project with a folder for each.

    Each folder holds a notebook with only what is to be read and its figures; nothing is executed. Quarto stops at the
    first brief it refuses: those without pages are then rendered one by one, so that the one at fault is known. What Quarto
    printed lies as quarto.log in the private folder of each.

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
    import nbformat

    program, reports = find_quarto(), find_root() / "reports"
    if program is None:
        raise BuildError("Quarto", "not found", "Quarto on PATH or in QUARTO_PATH", "Use --renderer embedded")
    for path in (reports / "_quarto.yml", reports / "theme" / "brief.css"):
        shutil.copy(path, project)
    for made in drafts:
        folder = project / f"{_FOLDER}{made.brief.slug}"
        folder.mkdir()
        nbformat.write(make_notebook(made), folder / "brief.ipynb")
        for path in (made.private / "manifest.json", *made.private.glob("*.svg")):
            shutil.copy(path, folder)
    return run_program([program, "render", ".", "--no-execute"], project, seconds)


def _collect(made: Draft, project: Path, printed: str, failed: bool) -> str | None:
    """Take the pages of a brief, the HTML sealed; return the error where one is not there, or is not whole."""
    (made.private / LOG).write_text(printed, "utf-8")
    folder = project / f"{_FOLDER}{made.brief.slug}"
    lost = [name for name in _PAGES if not (folder / name).is_file()]
    try:
        if lost or failed:
            raise BuildError(
                f"{made.brief.slug}, Quarto", shorten_log(printed) or f"no {' and no '.join(lost)}", " and ".join(_PAGES),
                f"All it said is in {LOG} beside the notebook; --renderer embedded does without it",
            )  # fmt: skip
        page = (folder / "brief.html").read_text("utf-8")
        if elsewhere := _ELSEWHERE.search(page):
            raise BuildError(
                f"{made.brief.slug}, Quarto", f"a page that asks for {elsewhere[1]}", "one that holds all it shows"
            )
        (made.private / "brief.html").write_bytes(seal(page, made.manifest).encode())
    except BuildError as error:
        return str(error)
    shutil.copy(folder / "brief.pdf", made.private)
    return None


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
