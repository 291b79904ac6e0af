"""Decisions kept as data: what labels mean, how places are spelled, what a correction expects to find."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis.datasets.about import Correction
from analysis.datasets.reference.judged import name_scopes
from analysis.datasets.reference.regions import name_region
from analysis.datasets.reference.saved import list_own_files, read_csv
from analysis.datasets.vocabularies import VOCABULARIES
from analysis.errors import JudgementError, suggest
from analysis.paths import find_root, find_shipped, hash_files

LABEL_FILES = {
    "kind": "kind_labels.csv",
    "weapon": "weapons.csv",
    "object_kind": "object_kinds.csv",
    "damage": "damage.csv",
    "quantity": "quantities.csv",
    "milestone": "milestones.csv",
    "method": "methods.csv",
    "stance": "stances.csv",
    "bearing": "bearings.csv",
    "topic": "topics.csv",
    "claimant_role": "claimant_roles.csv",
    "publisher_kind": "publisher_kinds.csv",
    "as_of_stage": "stages.csv",
}


class Judgements(NamedTuple):
    """All decisions, read once: label maps, regions, spellings, parties, corrections and decided links."""

    labels: Mapping[str, Mapping[tuple[str, str], str]]
    regions: pd.DataFrame
    tiles: pd.DataFrame
    spellings: pd.DataFrame
    parties: pd.DataFrame
    corrections: pd.DataFrame
    columns: pd.DataFrame
    kind_words: pd.DataFrame
    headings: pd.DataFrame
    figure_order: tuple[str, ...]


_KEYS = {"spellings": ["level", "spelling"], "parties": ["label"], "kind_words": ["words"], "headings": ["words"]}


def add_judgements(shared: Judgements, folder: Path, *, is_of_one: bool = True) -> Judgements:
    """Return judgements with those of a folder before the shared ones.

    Each file there has the name and the columns of a shared one; of a label file `format` may be left out.

    Parameters
    ----------
    is_of_one : bool
        Whether the folder is a dataset's own: its words then hold for whatever layout that has. Those of a workspace
        hold for the layout they name, or, where they name none, for all.

    Raises
    ------
    JudgementError
        Naming the file and row, for a file of another name, other columns, or what the shared ones may not hold either.
    """
    labels = {vocabulary: dict(decided) for vocabulary, decided in shared.labels.items()}
    frames: dict[str, pd.DataFrame] = {}
    by_file = {name: vocabulary for vocabulary, name in LABEL_FILES.items()}
    for path in list_own_files(folder):
        if path.name in by_file:
            vocabulary = by_file[path.name]
            own = _read_labels(path, vocabulary)
            _check_layouts(path, own, shared.columns)
            _put_labels(labels[vocabulary], own, is_of_one)
        elif path.stem in (*_KEYS, "corrections"):
            frames[path.stem] = _join_rows(path, shared)
        elif path.name != "subkinds.csv":  # read where it is asked for
            known = ", ".join([*by_file, *(f"{name}.csv" for name in (*_KEYS, "corrections", "subkinds"))])
            raise JudgementError(f"{folder.parent.name}/judgements/{path.name}", "no such judgement", f"one of {known}")
    return shared._replace(labels=labels, **frames)


def _check_layouts(path: Path, own: Mapping[tuple[str, str], str], columns: pd.DataFrame) -> None:
    """Raise JudgementError for a layout there is not: its words would decide nothing."""
    known = name_scopes(columns["format"].unique())
    for source, label in own:
        if source not in known:
            expected = f"blank, for all, or one of {', '.join(sorted(known - {''}))}"
            raise JudgementError(f"{path.name}, {label}", f"{source!r} is no layout", expected, suggest(source, known))


def _put_labels(labels: dict[tuple[str, str], str], own: Mapping[tuple[str, str], str], is_of_one: bool) -> None:
    """Put own words before the shared ones; one without a layout goes before those of every layout."""
    for (source, label), value in own.items():
        everywhere = [key for key in labels if key[1] == label] if not source else []
        names = (source or "records", "") if is_of_one else (source,)
        labels |= dict.fromkeys([*((name, label) for name in names), *everywhere], value)


def _join_rows(path: Path, shared: Judgements) -> pd.DataFrame:
    """Return own rows before the shared ones; of two that decide on one thing the own one stays."""
    before: pd.DataFrame = getattr(shared, path.stem)
    own = _read_kind_words(path) if path.stem == "kind_words" else read_csv(path)
    if lost := set(before.columns) - set(own.columns):
        raise JudgementError(path.name, f"no column {', '.join(sorted(lost))}", ", ".join(before.columns))
    if path.stem == "spellings":
        _check_spellings(path, own, shared)
    if path.stem == "parties":
        _check_words(path, own, "role", "claimant_role")
    _check_once(path, own, _KEYS.get(path.stem, ()))
    whole = pd.concat([own[before.columns], before])
    return whole.drop_duplicates(_KEYS[path.stem]) if path.stem in _KEYS else whole


def _check_once(path: Path, frame: pd.DataFrame, key: Sequence[str]) -> None:
    """Raise JudgementError where a later row decides otherwise of what an earlier one has decided."""
    told = frame.drop_duplicates([c for c in frame.columns if c != "reason"])
    again = told[told.duplicated(list(key))] if key else told[:0]
    if len(again):
        found = f"{', '.join(again.iloc[0][list(key)])} is decided twice"
        raise JudgementError(f"{path.name}, row {again.index[0]}", found, "one decision", "Remove one")


def _check_spellings(path: Path, frame: pd.DataFrame, shared: Judgements) -> None:
    """Raise JudgementError for a level there is not, or a region that is no code we know."""
    levels = ("region", "district", "place", "country")
    for row, level, value in zip(frame.index, frame["level"], frame["value"], strict=True):
        if level not in levels:
            raise JudgementError(f"{path.name}, row {row}", f"{level!r} is no level", f"one of {', '.join(levels)}")
        if level == "region" and value not in set(shared.regions["code"]) and name_region(value) is None:
            raise JudgementError(f"{path.name}, row {row}", f"{value!r} is no region", "an ISO 3166-2 code: UA-63")


def fold(label: str) -> str:
    """Return a label as it is compared: case and runs of white space do not matter."""
    return " ".join(label.split()).casefold()


def read_judgements() -> Judgements:
    """Read every file of data/judgements/, the workspace's own words before the shipped ones.

    Raises
    ------
    JudgementError
        Naming the file and row, for a value the vocabulary does not hold or a decision without a reason.
    """
    own, shared = (layer / "data" / "judgements" for layer in (find_root(), find_shipped()))
    told = _read_once(shared)
    return told if own == shared else add_judgements(told, own, is_of_one=False)


_READ: dict[str, Judgements] = {}


def _read_once(folder: Path) -> Judgements:
    """Read a folder of judgements once for as long as its files hold the same, wherever it lies."""
    held = hash_files([path for path in folder.glob("*.*") if path.suffix in (".csv", ".toml")])
    return _READ.get(held) or _READ.setdefault(held, _read_folder(folder))


def _read_folder(folder: Path) -> Judgements:
    rules = tomllib.loads((folder / "rules.toml").read_text("utf-8"))
    return Judgements(
        labels={v: _read_labels(folder / name, v) for v, name in LABEL_FILES.items()},
        regions=read_csv(folder / "regions.csv"),
        tiles=read_csv(folder / "tiles.csv"),
        spellings=read_csv(folder / "spellings.csv"),
        parties=read_csv(folder / "parties.csv"),
        corrections=read_csv(folder / "corrections.csv"),
        columns=read_csv(folder / "columns.csv"),
        kind_words=_read_kind_words(folder / "kind_words.csv"),
        headings=read_csv(folder / "headings.csv"),
        figure_order=tuple(rules["figures"]["order"]),
    )


def _check_words(path: Path, frame: pd.DataFrame, column: str, vocabulary: str) -> None:
    wrong = frame[~frame[column].isin(VOCABULARIES[vocabulary])]
    if len(wrong):
        raise JudgementError(
            f"{path.name}, row {wrong.index[0]}",
            f"{wrong[column].iloc[0]!r} is no {vocabulary}",
            f"one of {', '.join(VOCABULARIES[vocabulary])}",
        )


def _read_kind_words(path: Path) -> pd.DataFrame:
    frame = read_csv(path)
    for column in ("kind", "counting"):
        _check_words(path, frame, column, column)
    return frame.assign(words=frame["words"].map(fold))


def _read_labels(path: Path, vocabulary: str) -> dict[tuple[str, str], str]:
    frame = read_csv(path)
    if lost := {"label", "value"} - set(frame.columns):
        raise JudgementError(path.name, f"no column {', '.join(sorted(lost))}", "format, label, value, reason")
    frame = frame if "format" in frame else frame.assign(format="")
    _check_words(path, frame, "value", vocabulary)
    found: dict[tuple[str, str], str] = {}
    for row, source, label, value in zip(frame.index, frame["format"], frame["label"], frame["value"], strict=True):
        if found.setdefault((source, fold(label)), value) != value:
            raise JudgementError(f"{path.name}, row {row}", f"{label!r} is mapped twice", "one value", "Remove one")
    return found


def map_labels(labels: pd.Series, vocabulary: str, judgements: Judgements, source_format: str) -> pd.Series:
    """Return the canonical word for each label; missing where blank or where no judgement maps it.

    A decision for the format goes before one for all formats; a canonical word stands for itself.
    """
    decided = judgements.labels.get(vocabulary, {})
    mapped = {}
    for label in labels.dropna().unique():
        key = fold(label)
        own = key if key in VOCABULARIES[vocabulary] else key.upper()
        canonical = own if own in VOCABULARIES[vocabulary] else None
        mapped[label] = decided.get((source_format, key)) or decided.get(("", key)) or canonical
    return labels.map(mapped).astype("str") if mapped else labels.astype("str")


def apply_corrections(
    rows: pd.DataFrame, source_id: str, file_name: str, judgements: Judgements
) -> tuple[pd.DataFrame, list[Correction]]:
    """Return new rows with the decided corrections made, and what was done.

    Raises
    ------
    JudgementError
        When a correction finds nothing to correct: the source has healed, and the decision has to go.
    """
    decisions = judgements.corrections
    decisions = decisions[(decisions["source_id"] == source_id) & (decisions["file"] == Path(file_name).name)]
    corrected, applied = rows.copy(), []
    for row, decision in decisions.iterrows():
        column = decision["column"]
        hit = corrected[column] == decision["expect"] if column in corrected else pd.Series(False, corrected.index)
        if not hit.any():
            raise JudgementError(
                f"corrections.csv, row {row}",
                f"no {column} {decision['expect']!r} in {file_name}",
                "the words the correction was made for",
                "The source has changed: remove the correction, or write what it finds now",
            )
        corrected.loc[hit, column] = decision["value"]
        applied.append(Correction(**decision.to_dict(), rows=[int(n) for n in corrected.index[hit]]))
    return corrected, applied
