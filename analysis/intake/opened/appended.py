"""A dataset that newer files are added to: how its older ones were read, and where all have to be read again."""

from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis.datasets.about import About, Ledger
from analysis.datasets.catalogue import (
    find_holder,
    find_labels,
    find_mapping,
    find_outdated,
    list_beside,
    list_holders,
)
from analysis.datasets.disk.stored import count_linked, read_coverage
from analysis.datasets.link import has_leads
from analysis.datasets.reference.sources import Listing, add_listing, find_cut_off, read_sources
from analysis.errors import DataError, JudgementError, ParameterError
from analysis.intake.folder import Own, read_own
from analysis.intake.formats import Format, list_formats, load_format
from analysis.intake.mapped.mapping import MAPPED
from analysis.intake.opened.batches import open_all
from analysis.intake.opened.detected import find_layout, name_source
from analysis.intake.raw import Head
from analysis.paths import find_root, hash_code, hash_file, hash_files, shorten


def list_new(about: About, files: list[Path]) -> list[Path]:
    """Return those of some raw files that a dataset does not hold yet.

    Raises
    ------
    DataError
        When it holds another file of the same name.
    """
    held = {file: raw.sha256 for raw in about.raw for file in list_holders(raw.name)}
    for file in files:
        if held.get(shorten(file), digest := hash_file(file)) != digest:
            found, expected = "the dataset holds another file of this name", "a newer file with a name of its own"
            raise DataError(shorten(file), found, expected, "Rename it, or read all files again without --append")
    return [file for file in files if shorten(file) not in held]


def locate_files(about: About, why: str) -> list[Path]:
    """Return the raw files of a dataset where they are to be read again.

    Raises
    ------
    DataError
        When one is not where it was, or not what it was.
    """
    held = {find_holder(raw.name) or raw.name: raw.sha256 for raw in about.raw}
    for name, sha256 in held.items():
        path = find_root() / name
        if not path.is_file() or hash_file(path) != sha256:
            found = "it holds something else than it did" if path.is_file() else "it is not found in this workspace"
            advice = f"Name all files without --append: they have to be read together, since {why}"
            raise DataError(name, f"{found}, as {about.dataset} was read from it", "the same file", advice)
    return [find_root() / name for name in held]


def find_read_by(about: About) -> Path | None:
    """Return the mapping that a dataset is read by; missing where it is read by a layout."""
    if about.ledger.format != MAPPED.name:
        return None
    if not (mapping := find_mapping(about.dataset)).is_file():
        advice = "Read all files again with --mapping, and without --append"
        raise JudgementError(str(mapping), "no such mapping", f"the one that {about.dataset} is read by", advice)
    return mapping


class Newer(NamedTuple):
    """Files that are to be added to a dataset: its own folder's say, their heads, and why all have to be read again.

    `layout` is that of all its files, missing where they have several; `why` is blank where its rows can stay.
    """

    own: Own
    heads: list[Head] | None
    layout: str | None
    why: str


def weigh_newer(about: About, files: list[Path], folder: Path, cut_off: str | None, header_row: int | None) -> Newer:
    """Return how newer files are to be added to a dataset.

    Raises
    ------
    DataError, JudgementError, ParameterError
        When a file cannot be read, when the dataset's own folder is gone, or when it is not said up to which day
        records count.
    """
    require_folder(about, folder)
    own, heads = read_own(folder, find_labels(about.dataset), about.dataset), open_all(files, header_row)
    found = [find_layout(head.raw) for head in heads or []]
    is_same = all(layout is not None and layout.name == about.ledger.format for layout in found)
    why = say_why_all(about, own, heads, is_same, cut_off)
    if files or why:
        require_cut_off(about, own, cut_off)
    return Newer(own, heads, about.ledger.format if heads and is_same else None, why)


def say_why_all(about: About, own: Own, heads: list[Head] | None, is_same: bool, cut_off: str | None) -> str:
    """Return why all files of a dataset have to be read again, newer ones with them; blank where they need not be.

    Parameters
    ----------
    own : Own
        What the dataset's own folder says today.
    heads : list of Head, optional
        Of the newer files; missing where one cannot be read some rows at a time.
    is_same : bool
        Whether they are of the layout that the dataset is read by.
    cut_off : str, optional
        The day up to which records count, where somebody gave it now.
    """
    held, corrected = about.ledger.format, set(own.judgements.corrections["file"])
    is_earlier = cut_off is not None and not (about.cut_off and about.cut_off <= cut_off)
    is_other = not heads and cut_off is not None and cut_off != about.cut_off
    reasons = {
        f"{about.dataset} is out of date": find_outdated(about.dataset, is_trusting=True) is not None,
        "it was read by another version of incident-briefs": about.code != hash_code(),
        f"rows of {held} hang on other rows": held not in list_formats() or load_format(held).by_rows is None,
        f"not all are of the layout {held}": heads is None or not is_same,
        "some are sheets of a workbook": any("#" in raw.name for raw in about.raw),
        "some of its cells are corrected": bool(about.judgements)
        or any(head.path.name in corrected for head in heads or []),
        "some of its records are linked": has_leads(about.dataset) or count_linked(about) > 0,
        "some of its records were set aside for their day": "after_cut_off" in about.ledger.reasons,
        f"it is asked for up to {cut_off}": is_earlier or is_other,
    }
    return next((reason for reason, holds in reasons.items() if holds), "")


def require_folder(about: About, folder: Path) -> None:
    """Raise DataError where a dataset's own folder is gone, with what it said of the records."""
    if not folder.is_dir() and about.told_by != hash_files(list_beside(folder, about.dataset)):
        expected = "source.toml, coverage.csv, labels.csv and judgements as they were"
        advice = "Put it back, or name all files without --append"
        raise DataError(about.folder, f"the folder that tells of {about.dataset} is not found here", expected, advice)


def require_cut_off(about: About, own: Own, cut_off: str | None) -> None:
    """Raise ParameterError where a dataset speaks up to a day that somebody gave, and nobody says up to which now."""
    listed = read_sources()
    listed[about.dataset] = add_listing(listed.get(about.dataset, Listing()), own.listing)
    latest = find_cut_off(listed[source.source_id] for source in about.sources if source.source_id in listed)
    if cut_off is None and about.cut_off not in (None, latest):
        found = f"{about.dataset} speaks up to {about.cut_off}; up to when it does with newer files is not said"
        raise ParameterError("--cut-off", found, "an ISO date", "Give the day up to which all of its files speak")


def list_layouts(about: About, sources: dict[str, Listing]) -> dict[str, tuple[str, Format]]:
    """Return source and layout of each raw file that a dataset was read from."""
    found = load_format(about.ledger.format)
    return {raw.name: (name_source(raw, sources, about.dataset), found) for raw in about.raw}


def read_said(about: About) -> pd.DataFrame:
    """Return what the layout of a dataset's files said of what was watched, not what is declared beside them."""
    coverage = read_coverage(about)
    return coverage[coverage["from_date"].notna() & coverage["source_file"].isin([raw.name for raw in about.raw])]


def carry_ledger(about: About) -> Ledger:
    """Return the ledger of a dataset without what is counted anew once newer files are read."""
    held = about.ledger
    return held.model_copy(update={"n_spans": 0, "tables": {**held.tables, "coverage": 0}})
