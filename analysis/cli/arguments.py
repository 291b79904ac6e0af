"""Arguments and options that several commands have, and where they find their briefs."""

from pathlib import Path
from typing import Annotated

import typer

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]
Out = Annotated[Path | None, typer.Option("--out", help="Folder for the briefs; default reports/built.")]
Renderer = Annotated[str, typer.Option(help="auto, quarto or embedded.")]
Plan = Annotated[Path | None, typer.Argument(help="The plan; default reports/briefs.toml.")]


def list_examples(*commands: str) -> str:
    """Return what stands below a command's help: commands as a person would type them, a line each."""
    return "\n".join(["\b", "Examples:", *(f"  briefs {command}" for command in commands)])


def find_out(out: Path | None) -> Path:
    """Return the folder of the briefs: the one that is named, else that of the workspace."""
    from analysis.paths import find_root

    return (out or find_root() / "reports" / "built").resolve()
