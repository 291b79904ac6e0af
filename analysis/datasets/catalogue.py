"""Which datasets are built, and what each says of itself: read without loading a table."""

import hashlib
import json
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from analysis.datasets.about import LAYOUT, About, RawName
from analysis.datasets.reference.judged import hash_judgements
from analysis.errors import DataError, JudgementError, ParameterError
from analysis.paths import find_root, hash_code, hash_file, hash_files, shorten, stamp_file

_ENDINGS = {".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".json", ".geojson"}
_NAME, _DEVICE = re.compile(r"[a-z0-9][a-z0-9-]{0,60}"), re.compile(r"con|nul|aux|prn|(?:com|lpt)\d")


def check_name(dataset: str) -> None:
    """Raise ParameterError where a dataset's name would make no safe folder name."""
    if not _NAME.fullmatch(dataset):
        raise ParameterError("--dataset", f"{dataset!r}", "lower-case letters, digits and hyphens")
    if _DEVICE.fullmatch(dataset):
        raise ParameterError("--dataset", f"{dataset!r}", "a name that is no device of Windows", "Choose another")


def find_folder(dataset: str) -> Path:
    """Return the folder of a built dataset, whether or not it exists."""
    return find_root() / "data" / "tables" / dataset


def list_datasets() -> list[str]:
    """Return the names of the datasets that are built."""
    folder = find_root() / "data" / "tables"
    return sorted(p.parent.name for p in folder.glob("[a-z0-9]*/datapackage.json"))


def hash_text(text: str) -> str:
    """Return the sha256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def read_about_or_none(dataset: str) -> About | None:
    """Return what a dataset says of itself, or None where it is not built.

    Raises
    ------
    DataError
        When another version of this project read it.
    """
    path = find_folder(dataset) / "datapackage.json"
    if not _NAME.fullmatch(dataset) or not path.is_file():
        return None
    try:
        told = json.loads(path.read_text("utf-8"))["incident_briefs"]
    except (ValueError, KeyError, TypeError) as error:
        raise _ask_to_read(dataset, f"its datapackage.json cannot be read ({error})") from error
    try:
        if told.get("layout") == LAYOUT:
            return About.model_validate(told)
    except ValidationError as error:
        lost = dict.fromkeys(str(fault["loc"][0]) for fault in error.errors())
        raise _ask_to_read(dataset, f"read without {', '.join(lost)}") from error
    raise _ask_to_read(dataset, f"its tables have layout {told.get('layout', 'of an older version')}")


def _ask_to_read(dataset: str, found: str) -> DataError:
    advice = f"Read it again: briefs ingest PATH --dataset {dataset}"
    return DataError(f"dataset {dataset}", found, f"tables of layout {LAYOUT}", advice)


def read_about(dataset: str) -> About:
    """Return what a built dataset says of itself.

    Raises
    ------
    ParameterError
        When there is no such dataset, naming those there are.
    DataError
        When another version of this project read it.
    """
    about = read_about_or_none(dataset)
    if about is None:
        known = ", ".join(list_datasets()) or "none yet"
        if any((told := read_current(name)) is not None and told.holds for name in list_datasets()):
            advice = "Build it without --cluster, or with a folder that all its workers see"
            raise ParameterError("dataset", f"{dataset!r} is not here, only a slice of {known} was sent", known, advice)
        advice = f"Build it: briefs ingest PATH --dataset {dataset}"
        raise ParameterError("dataset", f"{dataset!r} is not built", f"one of: {known}", advice)
    return about


def read_decided(dataset: str) -> About:
    """Return what a built dataset says of itself.

    Raises
    ------
    JudgementError
        When its records hold words that nobody has decided on: no brief is made of it until then.
    """
    about = read_about(dataset)
    if undecided := about.ledger.undecided:
        raise JudgementError(
            f"dataset {dataset}",
            f"{len(undecided)} words of its records are not decided, such as {undecided[0].label!r}",
            f"a decision and its reason for each in data/raw/{dataset}/labels.csv",
            "Fill it in, and give the same briefs ingest again",
        )
    return about


def read_current(dataset: str) -> About | None:
    """Return what a built dataset says of itself; None where it is not built, or of another version of this project."""
    try:
        return read_about_or_none(dataset)
    except DataError:
        return None


def find_outdated(dataset: str, *, is_trusting: bool = False) -> str | None:
    """Say what has changed since a dataset was read; None where its raw files and the judgements are as they were.

    Where it is trusting, a raw file of the same size that was not written since is not read for it.
    """
    about, root = read_about(dataset), find_root()
    listed = {file: raw for raw in about.raw if (file := find_holder(raw.name))}
    changed = [name for name, raw in listed.items() if _is_other(root / name, raw, is_trusting)]
    changed += [] if about.judged_by == hash_judged(about) else ["data/judgements or data/sources.toml"]
    beside = hash_files(list_beside(root / about.folder, dataset))
    there = (root / about.folder).is_dir()  # records that lie elsewhere are looked at when they are read again
    changed += [] if about.told_by == beside or not there else [f"what stands beside its records in {about.folder}"]
    return (
        f"{dataset} was read before {', '.join(changed)} changed; read it again with briefs ingest" if changed else None
    )


def _is_other(path: Path, raw: RawName, is_trusting: bool) -> bool:
    """Say whether a file holds something else than it did."""
    return not (is_trusting and raw.stamp and stamp_file(path) == raw.stamp) and hash_file(path) != raw.sha256


def hash_inputs(files: list[Path], judged: str, dataset: str, *asked: str | int | None) -> str:
    """Return one hash over what decides what a dataset holds: raw bytes, judgements (a hash), code and arguments."""
    links = find_root() / "data" / "judgements" / "links" / f"{dataset}.csv"
    decided = hash_files([links]) if links.is_file() else ""
    named = " ".join(shorten(file) for file in files)  # their order decides which of two that tell one incident counts
    parts = [hash_files(files), named, judged, hash_code(), decided, dataset]
    return hash_text("\n".join([*parts, *map(str, asked)]))


def hash_judged(about: About | None) -> str:
    """Return the hash of the judgements that bear upon a dataset; of all where it is not built."""
    if about is None:
        return hash_judgements((), (), {})
    sources = {about.dataset, *(source.source_id for source in about.sources)}
    return hash_judgements(about.ledger.format.split("+"), sources, {raw.name: raw.sha256 for raw in about.raw})


def find_raw(dataset: str) -> Path:
    """Return the folder in which a dataset keeps its own story, whether or not it exists."""
    return find_root() / "data" / "raw" / dataset


def list_files(path: Path) -> list[Path]:
    """Return the raw files a path stands for: itself, or the tables in the folder."""
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise DataError(str(path), "no such file or folder", "raw files to read", "Check the path")
    files = sorted(p for p in path.iterdir() if _is_raw(p))
    if not files:
        raise DataError(str(path), "a folder without records", "a folder with incidents.csv", "See data/raw/template/")
    return files


def _is_raw(path: Path) -> bool:
    """Say whether a file of a folder holds records: no hidden one, no lock of an open workbook, no description."""
    hidden = path.name.startswith((".", "~$")) or path.name in ("datapackage.json", "labels.csv", "coverage.csv")
    return path.suffix.lower() in _ENDINGS and path.is_file() and not hidden


def find_own(paths: list[Path], dataset: str) -> Path:
    """Return the folder that tells the story of a dataset: the one that is read if it does, else data/raw/<dataset>."""
    tells = len(paths) == 1 and any(
        (paths[0] / name).exists() for name in ("source.toml", "coverage.csv", "judgements")
    )
    return paths[0] if tells else find_raw(dataset)


def find_mapping(dataset: str) -> Path:
    """Return where a dataset keeps its own mapping, whether or not it has one."""
    return find_raw(dataset) / "mapping.toml"


def find_labels(dataset: str) -> Path:
    """Return where the words of a dataset stand that a person has to decide on, whether or not there are any."""
    return find_raw(dataset) / "labels.csv"


def list_beside(folder: Path, dataset: str) -> list[Path]:
    """Return the files beside a dataset's records that decide how they are read, those that are there."""
    told = [find_mapping(dataset), find_labels(dataset), folder / "source.toml", folder / "coverage.csv"]
    return [path for path in [*told, *sorted((folder / "judgements").glob("*.csv"))] if path.is_file()]


def find_holder(name: str) -> str | None:
    """Return the file of the workspace that holds a table, by its name; missing where it is not there."""
    return next((file for file in list_holders(name) if (find_root() / file).is_file()), None)


def list_holders(name: str) -> list[str]:
    """Return the files that may hold a table, by its name: a sheet of a workbook is named `book.xlsx#Mar`."""
    words = name.split("#")  # either name may have one in it
    return ["#".join(words[:n]) for n in range(len(words), 0, -1)]


def stamp_raw(raw: RawName, stamps: Mapping[str, str]) -> RawName:
    """Return a raw file, or a sheet of one, with when it was last written; as it was, where that is not among them."""
    return raw.model_copy(update={"stamp": next((stamps[f] for f in list_holders(raw.name) if f in stamps), raw.stamp)})


def list_facts(about: About, regions: Collection[str]) -> list[Any]:
    """Return what a brief may say of the dataset itself, beside its rows and its cut-off.

    What became of all raw rows belongs to the whole dataset, and so to a brief of all its regions only.
    """
    told = ("title", "notice", "period", "sources", "judgements", "counts", "figure_order", "tiles")
    said = about.model_dump(mode="json")
    names = {code: name for code, name in about.region_names.items() if not regions or code in regions}
    return [*(said[name] for name in told), names, *([] if regions else [said["ledger"]])]
