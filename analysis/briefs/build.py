"""The whole way of a plan: what changed, execute, publish, render; a failed brief stops no other."""

import json
import multiprocessing
import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import Any

from analysis.briefs.plan import Brief, find_changes, hash_common
from analysis.errors import BriefsError
from analysis.paths import replace_folder, write_whole

Report = Callable[[str], None]


def build(
    briefs: list[Brief], folder: Path, *, jobs: int = 1, force: bool = False, renderer: str = "embedded",
    report: Report = print, executor: Executor | None = None,
) -> dict[str, Any]:  # fmt: skip
    """Build every brief that is not up to date.

    Parameters
    ----------
    jobs : int
        How many worker processes; one runs in this process.
    executor : Executor, optional
        Another `concurrent.futures.Executor` to run the briefs on, a cluster's for instance.

    Returns
    -------
    dict
        built, up_to_date (slugs) and failed (slug to error), in the order of the plan.
    """
    folder.mkdir(parents=True, exist_ok=True)
    work, current, common = [], [], hash_common()
    for brief in briefs:
        changes, parts = find_changes(brief, folder, common)
        if force or changes:
            work.append((brief, parts, ["forced"] if force else changes))
        else:
            current.append(brief.slug)
    failed = _run(work, folder, renderer, jobs, report, executor) if work else {}
    if work or not (folder / "index.html").is_file():
        write_index(folder, failed)
    built = [b.slug for b, _, _ in work if b.slug not in failed]
    return {"built": built, "up_to_date": current, "failed": failed}


def _run(
    work: list[tuple[Brief, dict[str, str], list[str]]], folder: Path, renderer: str, jobs: int, report: Report, executor: Executor | None
) -> dict[str, str]:  # fmt: skip
    if jobs == 1 and executor is None:
        results = ((brief, build_one(brief, parts, folder, renderer)) for brief, parts, _ in work)
        return _gather(results, len(work), report)
    own = executor or ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))
    with own:
        futures = {own.submit(build_one, brief, parts, folder, renderer): brief for brief, parts, _ in work}
        return _gather(((futures[f], f.result()) for f in as_completed(futures)), len(work), report)


def _gather(results: Any, total: int, report: Report) -> dict[str, str]:
    failed = {}
    for done, (brief, error) in enumerate(results, 1):
        if error:
            failed[brief.slug] = error
        report(f"[{done}/{total}] {brief.slug}: {error or 'built'}")
    return failed


def build_one(brief: Brief, parts: dict[str, str], folder: Path, renderer: str) -> str | None:
    """Build one brief in a private folder and put it in place whole; return the error where it failed."""
    from analysis.briefs.execute import execute_notebook

    private = Path(tempfile.mkdtemp(prefix="brief-"))
    try:
        executed = execute_notebook(brief.notebook, brief.values(), private)
        publish(executed, brief, parts, private, folder, renderer)
    except BriefsError as error:
        _keep_failure(brief, str(error), private, folder)
        return str(error)
    finally:
        shutil.rmtree(private, ignore_errors=True)
    shutil.rmtree(folder / "failures" / brief.slug, ignore_errors=True)
    return None


def publish(executed: Any, brief: Brief, parts: dict[str, str], private: Path, folder: Path, renderer: str) -> None:
    """Render an executed notebook and put its four files in place, all at once."""
    import nbformat

    from analysis.briefs.provenance import find_commit
    from analysis.briefs.publish import clean_notebook, collect_passages, write_manifest
    from analysis.briefs.render import render

    passages = collect_passages(executed)
    manifest = write_manifest(brief, passages, parts)
    render(passages, manifest, private, renderer)
    with replace_folder(folder / brief.slug) as target:
        for name in ("brief.html", "brief.pdf"):
            shutil.copyfile(private / name, target / name)
        nbformat.write(clean_notebook(executed, brief.title), target / "brief.ipynb")
        beside = {**manifest, "parts": parts, "renderer": renderer, "code": find_commit()}
        (target / "manifest.json").write_text(json.dumps(beside, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _keep_failure(brief: Brief, error: str, private: Path, folder: Path) -> None:
    with replace_folder(folder / "failures" / brief.slug) as target:
        (target / "error.txt").write_text(error + "\n", "utf-8")
        if (private / "executed.ipynb").is_file():
            shutil.copyfile(private / "executed.ipynb", target / "executed.ipynb")


def write_index(folder: Path, failed: dict[str, str]) -> None:
    """Write index.html over every brief in the folder, and over those that failed."""
    from html import escape
    from string import Template

    from analysis.paths import find_root

    theme = find_root() / "reports" / "theme"
    rows = []
    for path in sorted(folder.glob("*/manifest.json")):
        made = json.loads(path.read_text("utf-8"))
        slug, notice = made["slug"], made["dataset"]["notice"]
        note = f" <em>{escape(notice)}.</em>" if notice else ""
        rows.append(
            f'<li><a href="{slug}/brief.html">{escape(made["title"])}</a> (<a href="{slug}/brief.pdf">PDF</a>, '
            f'<a href="{slug}/brief.ipynb">notebook</a>, <a href="{slug}/manifest.json">manifest</a>). '
            f"{escape(made['notebook'])}, {escape(made['dataset']['dataset'])}, records as of {escape(str(made['dataset']['cut_off']))}.{note}</li>"
        )
    rows += [
        f'<li>{escape(slug)} failed: {escape(error)} See <a href="failures/{slug}/">failures/{slug}</a>.</li>'
        for slug, error in failed.items()
    ]
    page = Template((theme / "index.html").read_text("utf-8"))
    write_whole(
        folder / "index.html", page.substitute(css=(theme / "brief.css").read_text("utf-8"), rows="\n".join(rows))
    )
