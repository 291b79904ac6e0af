"""The commands that make, check and compare briefs: parse, call, print."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from analysis.cli.screen import (
    echo,
    echo_json,
    print_changes,
    print_difference,
    print_notebook,
    print_number,
    print_row,
    print_verdict,
)

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]
Out = Annotated[Path | None, typer.Option("--out", help="Folder for the briefs; default reports/built.")]
Renderer = Annotated[str, typer.Option(help="auto, quarto or embedded.")]
Plan = Annotated[Path | None, typer.Argument(help="The plan; default reports/briefs.toml.")]


def add_commands(app: typer.Typer) -> None:
    """Add these commands to the program."""
    for command in (notebooks, run, build, trace, verify, sign, diff):
        app.command()(command)
    app.command("plan")(show_plan)


def _print(told: Mapping[str, object], text: str, as_json: bool) -> None:
    if as_json:
        echo_json(told)
    else:
        echo(text)


def _find_out(out: Path | None) -> Path:
    from analysis.paths import find_root

    return (out or find_root() / "reports" / "built").resolve()


def notebooks(
    notebook: Annotated[str | None, typer.Argument(help="Only this one.")] = None, as_json: Json = False
) -> None:
    """List the notebooks: what each asks, and its parameters with their defaults.

    Such as: briefs notebooks situation-brief
    """
    from analysis.contract.parameters import describe_notebooks

    found = describe_notebooks(notebook)
    _print({"notebooks": [asdict(one) for one in found]}, "\n".join(map(print_notebook, found)), as_json)


def run(
    notebook: Annotated[str, typer.Argument(help="Name of a notebook, such as situation-brief.")],
    dataset: Annotated[str, typer.Option(help="A built dataset.")],
    pairs: Annotated[
        list[str] | None, typer.Option("-p", help="A parameter, name=value; lists as a,b. title= is that of the page.")
    ] = None,
    profile: Annotated[str | None, typer.Option(help="public or internal.")] = None,
    out: Out = None,
    renderer: Renderer = "auto",
    as_json: Json = False,
) -> None:
    """Run one notebook with parameters and render the brief; `briefs notebooks` lists its parameters.

    Such as: briefs run situation-brief --dataset demonstration -p regions=XA-01,XA-02 -p start=2025-06-01
    """
    from analysis.briefs.plan.reading import make_brief

    _build([make_brief(notebook, dataset, pairs or [], profile)], out, 1, False, renderer, as_json)


def build(
    plan: Plan = None,
    only: Annotated[list[str] | None, typer.Option(help="Slug of a brief; repeat for several.")] = None,
    jobs: Annotated[int, typer.Option(min=1, help="How many briefs at once.")] = 1,
    force: Annotated[bool, typer.Option("--force", help="Build also what is up to date.")] = False,
    out: Out = None,
    renderer: Renderer = "auto",
    as_json: Json = False,
) -> None:
    """Build every brief of the plan that is not up to date."""
    _build(_read_plan(plan, only), out, jobs, force, renderer, as_json)


def _warn_of_outdated(briefs: list[Any]) -> None:
    from analysis.briefs.plan.regions import list_absent
    from analysis.datasets.catalogue import find_outdated

    for dataset in dict.fromkeys(brief.dataset for brief in briefs):
        if said := find_outdated(dataset):
            _note(said)
    for said in list_absent((brief.slug, brief.dataset, brief.parameters) for brief in briefs):
        _note(said)


def _note(said: str) -> None:
    echo(f"note: {said}.", err=True)


def _read_plan(plan: Path | None, only: list[str] | None) -> list[Any]:
    from analysis.briefs.plan.reading import read_plan
    from analysis.errors import ParameterError, suggest
    from analysis.paths import find_root

    briefs = read_plan(plan or find_root() / "reports" / "briefs.toml")
    slugs = [brief.slug for brief in briefs]
    for slug in only or []:
        if slug not in slugs:
            found, expected = f"{slug!r} is not in the plan", f"one of {', '.join(slugs)}"
            raise ParameterError("--only", found, expected, suggest(slug, slugs))
    return [brief for brief in briefs if not only or brief.slug in only]


def _build(briefs: list[Any], out: Path | None, jobs: int, force: bool, renderer: str, as_json: bool) -> None:
    from analysis.briefs.fallback import build_as_asked
    from analysis.cli.progress import show_progress

    folder = _find_out(out)
    _warn_of_outdated(briefs)
    with show_progress() as report:
        result = build_as_asked(briefs, folder, renderer, _note, jobs=jobs, force=force, report=report)
    _note_undescribed(folder, result.built)
    if as_json:
        left = {slug: str(folder / "failures" / slug) for slug in result.failed}
        echo_json({**asdict(result), "index": str(folder / "index.html"), "failures": left})
    else:
        built, current, failed = map(len, (result.built, result.up_to_date, result.failed))
        echo(f"{built} built, {current} up to date, {failed} failed", err=True)
        for slug, error in result.failed.items():
            kept = folder / "failures" / slug
            echo(f"  {slug}: {error}\n    its notebook, as far as it came: {kept}", err=True)
        made = [brief.slug for brief in briefs if brief.slug not in result.failed]
        echo(str(folder / made[0] / "brief.html" if len(briefs) == 1 and made else folder / "index.html"))
    if result.failed:
        raise typer.Exit(1)


def _note_undescribed(folder: Path, built: list[str]) -> None:
    from analysis.briefs.shelf.folders import list_undescribed

    for slug in built:
        if cells := list_undescribed(folder, slug):
            named = ", ".join(map(str, cells))
            _note(f"{slug}, figures of cell {named}: alt text made of titles and axes. Write a better one, #| fig-alt:")


def show_plan(plan: Plan = None, out: Out = None, renderer: Renderer = "auto", as_json: Json = False) -> None:
    """Say what would be built, and why, or that it is up to date."""
    from analysis.briefs.pages.render import choose_renderer
    from analysis.briefs.shelf.changes import explain_changes

    briefs = _read_plan(plan, None)
    _warn_of_outdated(briefs)
    chosen = choose_renderer(renderer)
    if chosen.reason:
        _note(chosen.reason)
    found = explain_changes(briefs, _find_out(out), chosen.renderer)
    if as_json:
        echo_json(found)
        return
    echo(print_changes(found))
    echo(f"{sum(map(bool, found.values()))} of {len(found)} would be built", err=True)


def trace(
    brief: Annotated[str, typer.Argument(help="A built brief; with --dataset: FILE:ROW.")],
    number: Annotated[str | None, typer.Argument(help="Name of a number of the brief.")] = None,
    dataset: Annotated[str | None, typer.Option(help="Trace a raw row of this dataset forward.")] = None,
    out: Out = None,
    as_json: Json = False,
) -> None:
    """Walk a number back to its records, or a raw row forward to the numbers that use it."""
    from analysis.briefs.check.trace import read_manifest, trace_number
    from analysis.briefs.check.uses import trace_row

    folder = _find_out(out)
    if dataset is None and number is None:
        numbers = read_manifest(brief, folder).numbers
        if as_json:
            echo_json({"brief": brief, "numbers": [entry.tell() for entry in numbers]})
            return
        for entry in numbers:
            echo(f"{entry.name} = {entry.value} {entry.unit} ({entry.n_used} {entry.kind})")
        return
    if dataset is None:
        traced = trace_number(brief, str(number), folder)
        _print(traced.tell(), print_number(traced), as_json)
    else:
        found = trace_row(dataset, brief, folder)
        _print(asdict(found), print_row(found), as_json)


def verify(
    brief: Annotated[str, typer.Argument(help="A built brief, its folder, or a lone HTML or PDF.")],
    trust: Annotated[Path | None, typer.Option(help="Public keys you trust: lines of NAME ssh-ed25519 KEY.")] = None,
    out: Out = None,
    as_json: Json = False,
) -> None:
    """Say whether a published brief still holds, and if not, what is different.

    Exit codes: 0 it holds; 1 it was altered, or was made from something else; 2 it could not be checked.
    """
    from analysis.briefs.check.trace import find_brief
    from analysis.briefs.check.verify import verify as check

    path = Path(brief)
    found = check(path if path.exists() else find_brief(brief, _find_out(out)), trust, _find_out(out))
    _print(asdict(found), print_verdict(found), as_json)
    if found.exit_code:
        raise typer.Exit(found.exit_code)


def sign(
    brief: Annotated[str, typer.Argument(help="A built brief, or its folder.")],
    key: Annotated[Path, typer.Option(help="A private Ed25519 key in OpenSSH's format.")],
    certificate: Annotated[Path | None, typer.Option(help="A PKCS #12 file: also sign a copy of the PDF.")] = None,
    passphrase: Annotated[
        str | None, typer.Option(envvar="BRIEFS_PASSPHRASE", hidden=True, help="That of the certificate.")
    ] = None,
    out: Out = None,
) -> None:
    """Sign a built brief: brief.sig vouches for its manifest, and with it for every file."""
    from analysis.briefs.check.signature import sign as make
    from analysis.briefs.check.trace import find_brief

    echo(str(make(find_brief(brief, _find_out(out)), key, certificate, passphrase)))


def diff(
    before: Annotated[str, typer.Argument(metavar="A", help="A built brief, its folder, or a lone HTML or PDF.")],
    after: Annotated[str, typer.Argument(metavar="B", help="Another, such as the same brief a week later.")],
    out: Out = None,
    as_json: Json = False,
) -> None:
    """Say what changed between two runs of a brief: records and numbers."""
    from analysis.briefs.check.diff import compare_briefs

    found = compare_briefs(before, after, _find_out(out))
    _print(asdict(found), print_difference(found), as_json)
