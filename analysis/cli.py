"""The door: parse, call, print. Exit codes: 0 all good, 1 some briefs failed, 2 wrong usage or input."""

import json
import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.exceptions import TyperException

from analysis.errors import BriefsError
from analysis.screen import print_dataset, print_ledger, print_number, print_row

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None,
                  help="From incident records to a brief you can check.")  # fmt: skip

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]
Out = Annotated[Path | None, typer.Option("--out", help="Folder for the briefs; default reports/built.")]
Renderer = Annotated[str, typer.Option(help="auto, quarto or embedded.")]
Plan = Annotated[Path | None, typer.Argument(help="The plan; default reports/briefs.toml.")]


@app.callback()
def _open(debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False) -> None:
    if debug:
        os.environ["BRIEFS_DEBUG"] = "1"


def _say(text: str) -> None:
    typer.echo(text, err=True)


def _print_json(value: Any) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False))


def _find_out(out: Path | None) -> Path:
    from analysis.paths import find_root

    return out or find_root() / "reports" / "built"


@app.command()
def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Raw files, or a folder of record files.")],
    dataset: Annotated[str, typer.Option(help="Name of the dataset to build.")],
    layout: Annotated[
        str | None, typer.Option("--format", help="The layout; default: recognised by the header.")
    ] = None,
    mapping: Annotated[Path | None, typer.Option(help="A TOML file that says what each column is.")] = None,
    cut_off: Annotated[str | None, typer.Option(help="ISO date up to which the records speak.")] = None,
    as_json: Json = False,
) -> None:
    """Read raw files into a dataset; every row is kept or set aside with a reason."""
    from analysis.ingest import ingest as read
    from analysis.ingest import offer_mapping

    with offer_mapping(paths, _say):
        ledger, changed = read(paths, dataset, layout=layout, cut_off=cut_off, mapping=mapping)
    if as_json:
        _print_json(ledger)
        return
    done = print_ledger(ledger)
    _say(f"{dataset}: {done}" if changed else f"{dataset}: up to date ({done})")


@app.command()
def fetch(
    source: Annotated[str, typer.Argument(help="A source that data/sources.toml lists with an address.")],
) -> None:
    """Fetch a listed file; the one command that uses the network; checked by its hash."""
    from analysis.fetch import fetch as get

    path = get(source, progress=sys.stderr.isatty())
    typer.echo(str(path))


@app.command("link")
def propose(dataset: Annotated[str, typer.Argument(help="A built dataset.")], as_json: Json = False) -> None:
    """Propose records that may be one incident; apply what people decided."""
    from analysis.link import link

    found = link(dataset)
    if as_json:
        _print_json({**found, "file": str(found["file"])})
        return
    _say(
        f"{dataset}: {found['proposed']:,} pairs in the file ({found['new']:,} new), {found['decided']:,} decided, {found['applied']:,} records linked"
    )
    typer.echo(str(found["file"]))


@app.command()
def datasets(as_json: Json = False) -> None:
    """List the datasets that are built: rows, dates, regions, coverage, set aside."""
    from analysis.catalogue import list_datasets, read_about

    found = {name: read_about(name) for name in list_datasets()}
    if as_json:
        keys = ("title", "cut_off", "period", "regions", "ledger")
        _print_json({name: {key: about[key] for key in keys} for name, about in found.items()})
        return
    for name, about in found.items():
        typer.echo(print_dataset(name, about))
    if not found:
        _say("no dataset is built yet: briefs ingest data/raw/december-7 --dataset december-7")


@app.command()
def run(
    notebook: Annotated[str, typer.Argument(help="Name of a notebook, such as situation-brief.")],
    dataset: Annotated[str, typer.Option(help="A built dataset.")],
    pairs: Annotated[list[str] | None, typer.Option("-p", help="A parameter: name=value; lists as a,b.")] = None,
    profile: Annotated[str | None, typer.Option(help="public or internal.")] = None,
    out: Out = None,
    renderer: Renderer = "auto",
) -> None:
    """Run one notebook with parameters and render the brief."""
    from analysis.briefs.plan import make_brief

    _build([make_brief(notebook, dataset, pairs or [], profile)], out, 1, False, renderer, False)


@app.command()
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


def _read_plan(plan: Path | None, only: list[str] | None) -> list[Any]:
    from difflib import get_close_matches

    from analysis.briefs.plan import read_plan
    from analysis.errors import ParameterError
    from analysis.paths import find_root

    briefs = read_plan(plan or find_root() / "reports" / "briefs.toml")
    slugs = [brief.slug for brief in briefs]
    for slug in only or []:
        if slug not in slugs:
            near = get_close_matches(slug, slugs, 1)
            raise ParameterError(
                "--only",
                f"{slug!r} is not in the plan",
                f"one of {', '.join(slugs)}",
                f"Did you mean {near[0]!r}?" if near else "",
            )
    return [brief for brief in briefs if not only or brief.slug in only]


def _build(briefs: list[Any], out: Path | None, jobs: int, force: bool, renderer: str, as_json: bool) -> None:
    from analysis.briefs.build import build as make
    from analysis.briefs.render import choose_renderer

    folder = _find_out(out).resolve()
    result = make(briefs, folder, jobs=jobs, force=force, renderer=choose_renderer(renderer), report=_say)
    if as_json:
        _print_json({**result, "index": str(folder / "index.html")})
    else:
        _say(f"{len(result['built'])} built, {len(result['up_to_date'])} up to date, {len(result['failed'])} failed")
        for slug, error in result["failed"].items():
            _say(f"  {slug}: {error} Its notebook lies in {folder / 'failures' / slug}")
        typer.echo(str(folder / "index.html"))
    if result["failed"]:
        raise typer.Exit(1)


@app.command("plan")
def show_plan(plan: Plan = None, out: Out = None, as_json: Json = False) -> None:
    """Say what would be built, and why, or that it is up to date."""
    from analysis.briefs.plan import find_changes, hash_common

    folder, common = _find_out(out), hash_common()
    found = {brief.slug: find_changes(brief, folder, common)[0] for brief in _read_plan(plan, None)}
    if as_json:
        _print_json(found)
        return
    for slug, changes in found.items():
        typer.echo(f"{slug}: {', '.join(changes) or 'up to date'}")


@app.command()
def trace(
    brief: Annotated[str, typer.Argument(help="A built brief; with --dataset: FILE:ROW.")],
    number: Annotated[str | None, typer.Argument(help="Name of a number of the brief.")] = None,
    dataset: Annotated[str | None, typer.Option(help="Trace a raw row of this dataset forward.")] = None,
    out: Out = None,
    as_json: Json = False,
) -> None:
    """Walk a number back to its records, or a raw row forward to the numbers that use it."""
    from analysis.briefs.provenance import read_manifest, trace_number, trace_row

    folder = _find_out(out)
    if dataset is None and number is None:
        for entry in read_manifest(brief, folder)["numbers"]:
            typer.echo(f"{entry['name']} = {entry['value']} {entry['unit']} ({entry['n_used']} incidents)")
        return
    found = trace_number(brief, str(number), folder) if dataset is None else trace_row(dataset, brief, folder)
    if as_json:
        _print_json(found)
    elif dataset is None:
        typer.echo(print_number(found))
    else:
        typer.echo(print_row(found))


@app.command()
def doctor(as_json: Json = False) -> None:
    """Say what is installed: versions, Quarto or embedded, fonts, writable folders."""
    from analysis.briefs.doctor import examine

    found = examine()
    if as_json:
        _print_json(found)
        return
    for name, value in found.items():
        typer.echo(f"{name}: {value}")


def main() -> None:
    """Run the program; an error a person can mend is one line, without a traceback."""
    try:
        app(standalone_mode=False)
    except BriefsError as error:
        if os.environ.get("BRIEFS_DEBUG"):
            raise
        _say(f"briefs: {error}")
        sys.exit(error.exit_code)
    except typer.Exit as error:
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        _say("briefs: stopped; what was finished is whole")
        sys.exit(130)
    except TyperException as error:
        _say(f"briefs: {error.format_message()}")
        sys.exit(2)
