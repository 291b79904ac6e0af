"""The commands that trace, check, sign and compare briefs: parse, call, print."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from analysis.cli.arguments import Json, Out, find_out, list_examples
from analysis.cli.screen import (
    echo,
    echo_json,
    print_difference,
    print_number,
    print_row,
    print_told,
    print_verdict,
)


def add_checks(app: typer.Typer) -> None:
    """Add these commands to the program."""
    back = ("trace december-7-situation", "trace december-7-situation attack_events")
    app.command(epilog=list_examples(*back, "trace --dataset december-7 counts.csv:3"))(trace)
    lone = "verify reports/built/december-7-situation/brief.pdf"
    app.command(epilog=list_examples("verify december-7-situation", lone, "verify FOLDER --trust trusted"))(verify)
    app.command(epilog=list_examples("sign december-7-situation --key herald"))(sign)
    app.command(epilog=list_examples("diff december-7-situation reports/second/december-7-situation"))(diff)


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

    folder = find_out(out)
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
        print_told(traced.tell(), print_number(traced), as_json)
    else:
        found = trace_row(dataset, brief, folder)
        print_told(asdict(found), print_row(found), as_json)


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
    found = check(path if path.exists() else find_brief(brief, find_out(out)), trust, find_out(out))
    print_told(asdict(found), print_verdict(found), as_json)
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

    echo(str(make(find_brief(brief, find_out(out)), key, certificate, passphrase)))


def diff(
    before: Annotated[str, typer.Argument(metavar="A", help="A built brief, its folder, or a lone HTML or PDF.")],
    after: Annotated[str, typer.Argument(metavar="B", help="Another, such as the same brief a week later.")],
    out: Out = None,
    as_json: Json = False,
) -> None:
    """Say what changed between two runs of a brief: records and numbers."""
    from analysis.briefs.check.diff import compare_briefs

    found = compare_briefs(before, after, find_out(out))
    print_told(asdict(found), print_difference(found), as_json)
