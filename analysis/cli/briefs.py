"""The commands that make briefs: parse, call, print."""

from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from analysis.cli.arguments import Json, Out, Plan, Renderer, find_out, list_examples
from analysis.cli.handed import Site, note
from analysis.cli.screen import echo, echo_json, print_changes, print_notebook, print_told
from analysis.errors import ParameterError

if TYPE_CHECKING:
    from analysis.briefs.build import Built


def add_commands(app: typer.Typer) -> None:
    """Add these commands to the program."""
    listed = list_examples("notebooks", "notebooks regions-compared", "notebooks situation-brief --copy my-brief")
    app.command(epilog=listed)(notebooks)
    asked = "run situation-brief --dataset demonstration -p regions=XA-01,XA-02 -p start=2025-06-01"
    told = "run situation-brief --dataset december-7 -p language=uk -p title='Напади 7 грудня'"
    app.command(cls=_Run, epilog=list_examples("run regions-compared --help", asked, told))(run)
    made = list_examples("build --jobs 2", "build --only december-7-situation", "build --public ../our-site/briefs")
    app.command(epilog=made)(build)
    app.command("plan", epilog=list_examples("plan", "plan --json"))(show_plan)


class _Run(TyperCommand):
    """`briefs run`, whose help names the parameters of the notebook that it is asked for with."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        ctx.meta["typed"] = list(args)
        return super().parse_args(ctx, args)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        from analysis.contract.described import describe_notebooks
        from analysis.contract.parameters import list_notebooks

        super().format_epilog(ctx, formatter)
        known = set(list_notebooks())
        typed = (word.removesuffix(".ipynb").removeprefix("notebooks/") for word in ctx.meta.get("typed", ()))
        named = [word for word in typed if word in known]
        for found in describe_notebooks(named[0]) if named else ():
            formatter.write(f"\nParameters (-p name=value) of {print_notebook(found)}\n")


def notebooks(
    notebook: Annotated[str | None, typer.Argument(help="Only this one.")] = None,
    copy: Annotated[str | None, typer.Option(help="Copy it under this name into notebooks/, to change it.")] = None,
    as_json: Json = False,
) -> None:
    """List the notebooks: what each asks, and its parameters with their defaults; or copy one, to change it."""
    from analysis.contract.described import describe_notebooks

    if copy is not None:
        from analysis.briefs.workspace import copy_notebook

        if notebook is None:
            raise ParameterError("--copy", "no notebook to copy", "its name before it", "briefs notebooks lists them")
        path = copy_notebook(notebook, copy)
        echo(str(path), err=True)
        notebook = path.stem
    found = describe_notebooks(notebook)
    print_told({"notebooks": [asdict(one) for one in found]}, "\n".join(map(print_notebook, found)), as_json)


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
    """Run one notebook with parameters and render the brief; with --help behind its name, they are listed."""
    from analysis.briefs.plan.reading import make_brief

    _build([make_brief(notebook, dataset, pairs or [], profile)], out, renderer, as_json)


def build(
    plan: Plan = None,
    only: Annotated[list[str] | None, typer.Option(help="Slug of a brief; repeat for several.")] = None,
    jobs: Annotated[int, typer.Option(min=1, help="How many briefs at once.")] = 1,
    force: Annotated[bool, typer.Option("--force", help="Build also what is up to date.")] = False,
    out: Out = None,
    public: Annotated[
        Path | None, typer.Option(help="Make this folder a site of the public briefs of the plan.")
    ] = None,
    renderer: Renderer = "auto",
    cluster: Annotated[
        str | None,
        typer.Option(help="Build by the workers of a Dask cluster: its address; or local, with --jobs workers."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Build every brief of the plan that is not up to date."""
    if public is not None and only:
        raise ParameterError(
            "--public", "--only beside it", "the whole plan, so that each brief is up to date", "Leave one out"
        )
    site = Site(public, _read_plan(plan, None)) if public is not None else None
    how = {"jobs": jobs, "force": force, **({"open_crew": _reach(cluster, jobs, out)} if cluster is not None else {})}
    _build(_read_plan(plan, only), out, renderer, as_json, site, **how)


def _reach(cluster: str, jobs: int, out: Path | None) -> Any:
    """Return what opens a cluster, once there is something to build; a fault of the command line is said at once."""
    if not cluster.strip():
        raise ParameterError("--cluster", "blank", "local, or the address of a Dask scheduler", "Leave it out")
    if cluster != "local" and jobs > 1:
        found, expected = f"--jobs {jobs} beside it", "one or the other: its workers say how many briefs at once"
        raise ParameterError("--cluster", found, expected, "Leave --jobs out")
    try:
        from analysis.briefs.cluster.opening import open_cluster
    except ModuleNotFoundError as error:
        expected, advice = "the library distributed", 'Install it: pip install "incident-briefs[cluster]"'
        raise ParameterError("--cluster", f"no module {error.name}", expected, advice) from error
    return partial(open_cluster, cluster, jobs, find_out(out), note)


def _warn_of_outdated(briefs: list[Any]) -> None:
    from analysis.briefs.plan.regions import list_absent
    from analysis.datasets.catalogue import find_outdated

    for dataset in dict.fromkeys(brief.dataset for brief in briefs):
        if said := find_outdated(dataset, is_trusting=True):
            note(said)
    for said in list_absent((brief.slug, brief.dataset, brief.parameters) for brief in briefs):
        note(said)


def _read_plan(plan: Path | None, only: list[str] | None) -> list[Any]:
    from analysis.briefs.plan.reading import read_plan
    from analysis.errors import suggest
    from analysis.paths import find_root

    briefs = read_plan(plan or find_root() / "reports" / "briefs.toml")
    slugs = [brief.slug for brief in briefs]
    for slug in only or []:
        if slug not in slugs:
            found, expected = f"{slug!r} is not in the plan", f"one of {', '.join(slugs)}"
            raise ParameterError("--only", found, expected, suggest(slug, slugs))
    return [brief for brief in briefs if not only or brief.slug in only]


def _build(
    briefs: list[Any],
    out: Path | None,
    renderer: str,
    as_json: bool,
    site: Site | None = None,
    **how: Any,
) -> None:
    from analysis.briefs.fallback import build_as_asked
    from analysis.cli.progress import show_progress

    folder = find_out(out)
    _warn_of_outdated(briefs)
    if site is not None:
        site.check(folder)
    with show_progress() as report:
        result = build_as_asked(briefs, folder, renderer, note, report=report, **how)
    _note_undescribed(folder, result.built)
    copied, fault = site.copy(folder, result.failed) if site is not None else ({}, None)
    if as_json:
        left = {slug: str(folder / "failures" / slug) for slug in result.failed}
        echo_json({**asdict(result), "index": str(folder / "index.html"), "failures": left, **copied})
    else:
        _say_built(result, folder, [brief.slug for brief in briefs])
    if fault is not None:
        raise fault
    if result.failed:
        raise typer.Exit(1)


def _say_built(result: "Built", folder: Path, slugs: list[str]) -> None:
    built, current, failed = map(len, (result.built, result.up_to_date, result.failed))
    echo(f"{built} built, {current} up to date, {failed} failed", err=True)
    for slug, error in result.failed.items():
        kept = folder / "failures" / slug
        echo(f"  {slug}: {error}\n    its notebook, as far as it came: {kept}", err=True)
    made = [slug for slug in slugs if slug not in result.failed]
    echo(str(folder / made[0] / "brief.html" if len(slugs) == 1 and made else folder / "index.html"))


def _note_undescribed(folder: Path, built: list[str]) -> None:
    from analysis.briefs.shelf.folders import list_undescribed

    for slug in built:
        if cells := list_undescribed(folder, slug):
            named = ", ".join(map(str, cells))
            note(f"{slug}, figures of cell {named}: alt text made of titles and axes. Write a better one, #| fig-alt:")


def show_plan(plan: Plan = None, out: Out = None, renderer: Renderer = "auto", as_json: Json = False) -> None:
    """Say what would be built, and why, or that it is up to date."""
    from analysis.briefs.pages.render import choose_renderer
    from analysis.briefs.shelf.changes import explain_changes

    briefs = _read_plan(plan, None)
    _warn_of_outdated(briefs)
    chosen = choose_renderer(renderer)
    if chosen.reason:
        note(chosen.reason)
    found = explain_changes(briefs, find_out(out), chosen.renderer)
    if as_json:
        echo_json(found)
        return
    echo(print_changes(found))
    echo(f"{sum(map(bool, found.values()))} of {len(found)} would be built", err=True)
