"""Tables of no known layout: a starter mapping to read them by."""

from pathlib import Path

from analysis.datasets.catalogue import list_files
from analysis.datasets.reference.judgements import read_judgements
from analysis.intake.mapped.starter import propose_mapping
from analysis.intake.opened.detected import find_layout
from analysis.intake.raw import read_files
from analysis.paths import write_whole


def write_starter(paths: list[Path], target: Path, header_row: int | None = None) -> tuple[Path | None, list[str]]:
    """Write a starter mapping for the tables of no known layout; None where there are none, or one is there.

    Returns
    -------
    tuple of Path or None, and list of str
        The file, and what a person has to fill in before anything can be read by it.
    """
    if target.exists():
        return None, []
    files = [raw for path in paths for file in list_files(path) for raw in read_files(file, header_row)]
    unknown = [raw for raw in files if raw.header and find_layout(raw) is None]
    if not unknown:
        return None, []
    text, asked = propose_mapping(unknown, read_judgements())
    write_whole(target, text)
    return target, asked
