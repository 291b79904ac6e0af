"""The door: parse, call, print. Exit codes: 0 all good, 1 some briefs failed or words undecided, 2 wrong input."""

import errno
import os
import shlex
import sys
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

import analysis
from analysis.cli.arguments import Json, list_examples
from analysis.cli.briefs import add_commands
from analysis.cli.checks import add_checks
from analysis.cli.handed import add_handed
from analysis.cli.ledgers import list_advice, print_ledger, print_tables
from analysis.cli.screen import echo, echo_json, print_dataset
from analysis.errors import BriefsError, ParameterError

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="From incident records to a brief you can check.",
    epilog=list_examples("new herald --example", "ingest data/raw/december-7 --dataset december-7", "build"),
)


def _say_version(asked: bool) -> None:
    if asked:
        echo(f"incident-briefs {analysis.__version__}")
        raise typer.Exit


@app.callback()
def _open(
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
    _: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    if debug:
        os.environ["BRIEFS_DEBUG"] = "1"


def _say(text: str) -> None:
    echo(text, err=True)


@app.command(epilog=list_examples("new herald", "new herald --example", "new ."))
def new(
    folder: Annotated[Path, typer.Argument(help="Where; a new folder, or an empty one.")],
    example: Annotated[bool, typer.Option("--example", help="Begin with the case of 7 December.")] = False,
) -> None:
    """Make a workspace of your own: records, judgements, notebooks, plan and theme; no clone is needed."""
    from analysis.briefs.workspace import make_workspace

    for command in [f"cd {shlex.quote(str(folder))}", *make_workspace(folder, example)]:
        echo(command)


_READ = (
    "ingest data/raw/december-7 --dataset december-7",
    "ingest export.xlsx --dataset our-records --cut-off 2026-03-31",
    "ingest list.csv --dataset list --mapping data/raw/list/mapping.toml",
    "ingest export-2.csv --dataset our-records --append",
)


@app.command(epilog=list_examples(*_READ))
def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Raw files, or a folder of record files.")],
    dataset: Annotated[str, typer.Option(help="Name of the dataset to build.")],
    layout: Annotated[
        str | None, typer.Option("--format", help="The layout; default: recognised by the header.")
    ] = None,
    mapping: Annotated[Path | None, typer.Option(help="A TOML file that says what each column is.")] = None,
    header_row: Annotated[
        int | None, typer.Option(min=1, help="The row that holds the column names; default: looked for.")
    ] = None,
    cut_off: Annotated[str | None, typer.Option(help="ISO date up to which the records speak.")] = None,
    append: Annotated[bool, typer.Option("--append", help="Add newer files to what the dataset holds.")] = False,
    as_json: Json = False,
) -> None:
    """Read raw files into a dataset; every row is kept or set aside with a reason."""
    from analysis.intake.ingest import add, ingest_any

    if append and (layout or mapping):
        raise ParameterError("--append", "with --format or --mapping", "files that are read as the dataset is")
    read = add if append else partial(ingest_any, layout=layout, mapping=mapping)
    ledger, changed = read(paths, dataset, _say, cut_off=cut_off, header_row=header_row)
    if as_json:
        echo_json(ledger.model_dump())
    else:
        done = print_ledger(ledger)
        _say(f"{dataset}: {done}" if changed else f"{dataset}: up to date ({done})")
        for line in [*print_tables(ledger), *list_advice(ledger, dataset)]:
            _say(line)
    if ledger.undecided or (ledger.read and not ledger.tables["incidents"]):
        raise typer.Exit(1)


@app.command(epilog=list_examples("fetch sirens-official"))
def fetch(
    source: Annotated[str, typer.Argument(help="A source that data/sources.toml lists with an address.")],
) -> None:
    """Fetch a listed file; the one command that uses the network; checked by its hash."""
    from analysis.intake.fetch import fetch as get

    path = get(source, progress=sys.stderr.isatty())
    echo(str(path))


@app.command("link", epilog=list_examples("link december-7"))
def propose(dataset: Annotated[str, typer.Argument(help="A built dataset.")], as_json: Json = False) -> None:
    """Propose records that may be one incident; apply what people decided."""
    from analysis.datasets.link import link

    found = link(dataset)
    if as_json:
        echo_json({**found._asdict(), "file": str(found.file)})
        return
    _say(
        f"{dataset}: {found.proposed:,} pairs in the file ({found.new:,} new), {found.decided:,} decided, "
        f"{found.applied:,} records linked"
    )
    echo(str(found.file))


@app.command(epilog=list_examples("datasets", "datasets --json"))
def datasets(as_json: Json = False) -> None:
    """List the datasets that are built: rows, dates, regions, coverage, set aside."""
    from analysis.datasets.catalogue import list_datasets, read_about

    found = {name: read_about(name) for name in list_datasets()}
    if as_json:
        keys = ("title", "cut_off", "period", "regions", "ledger")
        echo_json({name: about.model_dump(mode="json", include=set(keys)) for name, about in found.items()})
        return
    for name, about in found.items():
        echo(print_dataset(name, about))
    if not found:
        _say("no dataset is built yet: briefs ingest data/raw/december-7 --dataset december-7")


@app.command(epilog=list_examples("doctor"))
def doctor(as_json: Json = False) -> None:
    """Say what is installed: versions, Quarto or embedded, fonts, writable folders."""
    from analysis.briefs.doctor import examine

    found = examine()
    if as_json:
        echo_json(found)
        return
    for name, value in found.items():
        echo(f"{name}: {value}")


add_commands(app)
add_handed(app)
add_checks(app)


# What a machine refuses, and no program can mend: no room, no leave, no open files left, a disk that fails.
_REFUSED_TEXT = "ENOSPC EDQUOT EROFS EACCES EPERM EMFILE ENFILE EIO ENAMETOOLONG"
_REFUSED = {getattr(errno, name) for name in _REFUSED_TEXT.split() if hasattr(errno, name)}


def main() -> None:
    """Run the program; an error a person can mend is one line, without a traceback."""
    try:
        # An exit code that a command asks for comes back as a value here; 130 is Ctrl-C.
        code = app(standalone_mode=False) or 0
    except BriefsError as error:
        if os.environ.get("BRIEFS_DEBUG"):
            raise
        _say(f"briefs: {error}")
        sys.exit(error.exit_code)
    except OSError as error:
        if error.errno not in _REFUSED or os.environ.get("BRIEFS_DEBUG"):
            raise
        where = f"{error.filename}: " if error.filename else ""
        _say(f"briefs: {where}{error.strerror}. What was finished is whole; the same command goes on later.")
        code = 2
    except KeyboardInterrupt:
        code = 130
    except TyperException as error:
        _say(f"briefs: {error.format_message()}")
        code = 2
    if code == 130:
        _say("briefs: stopped; what was finished is whole, and the same command goes on with the rest")
    sys.exit(code)
