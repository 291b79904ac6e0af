"""The commands that make briefs: parse, call, print."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from analysis.cli.arguments import Json, Out, Plan, Renderer, find_out, list_examples
from analysis.cli.screen import echo, echo_json, print_changes, print_notebook, print_told
from analysis.errors import ParameterError, end_sentence


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
    app.command(epilog=list_examples("pack reports/built", "pack reports/built --public --out briefs.zip"))(pack)


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

    _build([make_brief(notebook, dataset, pairs or [], profile)], out, 1, False, renderer, as_json)


def build(
    plan: Plan = None,
    only: Annotated[list[str] | None, typer.Option(help="Slug of a brief; repeat for several.")] = None,
    jobs: Annotated[int, typer.Option(min=1, help="How many briefs at once.")] = 1,
    force: Annotated[bool, typer.Option("--force", help="Build also what is up to date.")] = False,
    out: Out = None,
    public: Annotated[
        Path | None, typer.Option(help="Make this folder a site of all public briefs that then lie in the folder.")
    ] = None,
    renderer: Renderer = "auto",
    as_json: Json = False,
) -> None:
    """Build every brief of the plan that is not up to date."""
    _build(_read_plan(plan, only), out, jobs, force, renderer, as_json, public)


def _warn_of_outdated(briefs: list[Any]) -> None:
    from analysis.briefs.plan.regions import list_absent
    from analysis.datasets.catalogue import find_outdated

    for dataset in dict.fromkeys(brief.dataset for brief in briefs):
        if said := find_outdated(dataset):
            _note(said)
    for said in list_absent((brief.slug, brief.dataset, brief.parameters) for brief in briefs):
        _note(said)


def _note(said: str) -> None:
    echo(f"note: {end_sentence(said)}", err=True)


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
    jobs: int,
    force: bool,
    renderer: str,
    as_json: bool,
    public: Path | None = None,
) -> None:
    from analysis.briefs.fallback import build_as_asked
    from analysis.briefs.shelf.site import check_place
    from analysis.cli.progress import show_progress

    folder = find_out(out)
    _warn_of_outdated(briefs)
    if public is not None:
        check_place(folder, public)
    with show_progress() as report:
        result = build_as_asked(briefs, folder, renderer, _note, jobs=jobs, force=force, report=report)
    _note_undescribed(folder, result.built)
    copied = _copy_public(folder, public) if public is not None else {}
    if as_json:
        left = {slug: str(folder / "failures" / slug) for slug in result.failed}
        echo_json({**asdict(result), "index": str(folder / "index.html"), "failures": left, **copied})
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


def _copy_public(folder: Path, target: Path) -> dict[str, object]:
    from analysis.briefs.shelf.site import copy_public

    copied = copy_public(folder, target.resolve())
    _note(f"public briefs in {copied.folder}: {len(copied.briefs)}")
    if copied.internal:
        _note(f"internal, and not in it: {', '.join(copied.internal)}")
    if copied.removed:
        _note(f"no public briefs of {folder} any more, and taken out of it: {', '.join(copied.removed)}")
    return {"public": asdict(copied)}


def pack(
    folder: Annotated[Path, typer.Argument(help="A folder of built briefs, or one of them.")],
    out: Annotated[Path | None, typer.Option("--out", help="The zip; default FOLDER.zip.")] = None,
    public: Annotated[bool, typer.Option("--public", help="Leave out what is internal.")] = False,
    as_json: Json = False,
) -> None:
    """Pack briefs into one zip to hand on, an RO-Crate: pages, records, how they were made, and which licences hold."""
    from analysis.briefs.shelf.pack import pack_briefs

    here = folder.resolve()
    packed = pack_briefs(here, out or here.with_name(f"{here.name}.zip"), public=public)
    if as_json:
        echo_json(asdict(packed))
        return
    if packed.left_out:
        _note(f"internal, and left out: {', '.join(packed.left_out)}")
    if packed.internal:
        _note(f"internal, and in it: {', '.join(packed.internal)}. With --public they are left out")
    echo(f"briefs packed: {len(packed.briefs)}", err=True)
    echo(packed.crate)


def show_plan(plan: Plan = None, out: Out = None, renderer: Renderer = "auto", as_json: Json = False) -> None:
    """Say what would be built, and why, or that it is up to date."""
    from analysis.briefs.pages.render import choose_renderer
    from analysis.briefs.shelf.changes import explain_changes

    briefs = _read_plan(plan, None)
    _warn_of_outdated(briefs)
    chosen = choose_renderer(renderer)
    if chosen.reason:
        _note(chosen.reason)
    found = explain_changes(briefs, find_out(out), chosen.renderer)
    if as_json:
        echo_json(found)
        return
    echo(print_changes(found))
    echo(f"{sum(map(bool, found.values()))} of {len(found)} would be built", err=True)
