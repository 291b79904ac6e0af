"""Words that nobody has decided on: gathered into one file of the dataset, labels.csv, and read back from there."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import StringIO
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import pandas as pd

from analysis.datasets.about import Undecided
from analysis.datasets.reference.judgements import Judgements, fold
from analysis.datasets.reference.regions import is_unplaced
from analysis.datasets.reference.subdivisions import drop_kind, fold_letters, list_names
from analysis.datasets.vocabularies import VOCABULARIES
from analysis.errors import JudgementError, suggest
from analysis.intake.fields.places import resolve_regions
from analysis.intake.sheets.delimited import read_rows
from analysis.paths import write_whole

BLANK, LEAVE, NO_INCIDENT = "(blank)", "-", "no_incident"
UNPLACED = "subdivision"  # a region that no list knows, written as its code stands: SY:Aleppo
_COLUMNS = ["label", "column", "times", "first_row", "nearest", "allowed", "decision", "reason"]
UNKNOWN = ["label", "column", "source_file", "source_row"]


class Decisions(NamedTuple):
    """What a dataset's own labels.csv decides: column and folded label to a word, or to None where it is left alone."""

    words: Mapping[tuple[str, str], str | None] = MappingProxyType({})

    def list_confirmed(self, codes: Iterable[str]) -> list[str]:
        """Return the regions on no list, such as SY:Aleppo, that somebody has looked at and left as they are."""
        return sorted(code for code in codes if self.words.get((UNPLACED, fold(code)), code) is None)


def read_decisions(path: Path, judgements: Judgements) -> Decisions:
    """Read the decisions of a labels.csv; a row without one is none.

    Raises
    ------
    JudgementError
        For a decision that is no word of its vocabulary, or has no reason.
    """
    words: dict[tuple[str, str], str | None] = {}
    for number, row in enumerate(_read_rows(path), 2):
        decision = row["decision"].strip()
        if decision:
            where = f"{path.parent.name}/{path.name}, row {number}"
            if not row["reason"].strip():
                raise JudgementError(where, f"no reason for {decision!r}", "a reason for each decision", "Write one")
            words[row["column"], fold(row["label"])] = _check_decision(row["column"], decision, where, judgements)
    return Decisions(words)


def _check_decision(column: str, decision: str, where: str, judgements: Judgements) -> str | None:
    if decision == LEAVE and column != "kind":
        return None
    if column == "kind" and fold(decision).replace(" ", "_") == NO_INCIDENT:
        return NO_INCIDENT
    if column in ("region", UNPLACED):
        code = resolve_regions(pd.Series([decision]), judgements.regions, judgements.spellings)["region_code"].iloc[0]
        if pd.notna(code):
            return str(code)
        raise JudgementError(where, f"{decision!r} names no known region", _say_allowed(column))
    allowed = VOCABULARIES.get(column, {})
    word = fold(decision).replace(" ", "_")
    if word not in allowed and word.upper() not in allowed:
        hint = suggest(word, allowed)
        raise JudgementError(where, f"{decision!r} is no {column}", _say_allowed(column), hint)
    return word if word in allowed else word.upper()


def _say_allowed(column: str) -> str:
    """Return what a person may decide of a word that stands in this column."""
    if column in ("region", UNPLACED):
        return (
            f"an ISO 3166-2 code such as UA-63, or {LEAVE} to leave it as {'words' if column == 'region' else 'it is'}"
        )
    spare = f"{NO_INCIDENT} to set the row aside" if column == "kind" else f"{LEAVE} to leave it as words"
    return f"one of {', '.join(VOCABULARIES.get(column, {}))}, or {spare}"


def apply_decisions(judgements: Judgements, decisions: Decisions) -> Judgements:
    """Return judgements with a dataset's own decisions before the shared ones."""
    labels = {vocabulary: dict(decided) for vocabulary, decided in judgements.labels.items()}
    regions = []
    for (column, label), word in decisions.words.items():
        if word is None:
            continue
        if column in ("region", UNPLACED):
            regions.append({"level": "region", "spelling": label, "value": word, "reason": "labels.csv"})
        else:
            own = labels.setdefault(column, {})
            own |= {(name, text): word for name in ("records", "") for text in (label, fold(word))}
    spellings = pd.concat([judgements.spellings, pd.DataFrame(regions)], ignore_index=True) if regions else None
    return judgements._replace(labels=labels, spellings=judgements.spellings if spellings is None else spellings)


def list_unknown(texts: pd.Series, mapped: pd.Series, column: str, file: str) -> pd.DataFrame:
    """Return a row for each filled cell that nothing maps: label, column, source_file and source_row."""
    lost = texts[(texts.str.strip() != "") & mapped.isna()]
    told = {"label": lost.str.strip(), "column": column, "source_file": file, "source_row": lost.index}
    return pd.DataFrame(told, columns=UNKNOWN)


def list_unplaced(incidents: pd.DataFrame) -> pd.DataFrame:
    """Return a row for each incident whose region stands under its own name, because no list knows it."""
    lost = incidents.loc[is_unplaced(incidents["region_code"]), ["region_code", "source_file", "source_row"]]
    return lost.rename(columns={"region_code": "label"}).assign(column=UNPLACED)[UNKNOWN]


def list_undecided(unknown: list[pd.DataFrame], decisions: Decisions) -> list[Undecided]:
    """Return the words that are still to be decided, each once, in the order of columns and words."""
    if not unknown:
        return []
    rows = pd.concat(unknown, ignore_index=True)
    rows = rows.assign(key=rows["label"].map(fold), place=rows["source_file"] + ":" + rows["source_row"].astype("str"))
    return [
        Undecided(label=own["label"].iloc[0], column=column, times=len(own), first_row=own["place"].iloc[0])
        for (column, key), own in rows.groupby(["column", "key"], sort=True)
        if (column, key) not in decisions.words
    ]


def add_undecided(pieces: list[list[Undecided]]) -> list[Undecided]:
    """Return the words that are still to be decided in several batches of rows, each once, as `list_undecided` does."""
    found: dict[tuple[str, str], Undecided] = {}
    for one in chain.from_iterable(pieces):
        key = one.column, fold(one.label)
        before = found.get(key)
        found[key] = before.model_copy(update={"times": before.times + one.times}) if before else one
    return [found[key] for key in sorted(found)]


def write_labels(path: Path, undecided: list[Undecided], judgements: Judgements) -> None:
    """Write labels.csv where it says something else: the decided words, and the others with the nearest known one."""
    decided = [row | {"allowed": _say_allowed(row["column"])} for row in _read_rows(path) if row["decision"].strip()]
    rows = [
        {
            **one.model_dump(),
            "nearest": _find_nearest(one.column, one.label, judgements),
            "allowed": _say_allowed(one.column),
            "decision": "",
            "reason": "",
        }
        for one in undecided
    ]
    told = [{column: str(row[column]) for column in _COLUMNS} for row in [*decided, *rows]]
    if told == _read_rows(path):
        return
    stream = StringIO()
    writer = csv.DictWriter(stream, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(told)
    write_whole(path, "\ufeff" + stream.getvalue())  # a spreadsheet takes it for UTF-8 only by its mark


@contextmanager
def keep_labels(path: Path) -> Iterator[None]:
    """Have labels.csv as it was where the block, which writes it, fails."""
    before = path.read_bytes() if path.is_file() else None
    try:
        yield
    except BaseException:
        if before is not None:
            write_whole(path, before)
        elif path.is_file():
            path.unlink()
        raise


def _find_nearest(column: str, label: str, judgements: Judgements) -> str:
    """Return the known word nearest to a label, as a proposal; blank where none is near."""
    if column == UNPLACED:
        country, _, name = label.partition(":")
        near = suggest(drop_kind(fold_letters(name)), list_names(country)).partition("'")[2].partition("'")[0]
        return list_names(country).get(near, "")
    if column == "region":
        known = dict(_list_spellings(judgements))
    else:
        known = {key: word for (_, key), word in judgements.labels.get(column, {}).items() if key}
        known |= {word: word for word in VOCABULARIES.get(column, {})}
    near = suggest(fold(label), known).partition("'")[2].partition("'")[0]
    return known.get(near, "")


def _list_spellings(judgements: Judgements) -> list[tuple[str, str]]:
    told = zip(judgements.regions["spellings"], judgements.regions["code"], strict=True)
    return [(fold(spelling), code) for spellings, code in told for spelling in spellings.split(";")]


def _read_rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    rows = read_rows(path.read_bytes(), path.name)
    if rows and not set(_COLUMNS[:2] + _COLUMNS[-2:]) <= set(rows[0]):
        expected = ", ".join(_COLUMNS)
        raise JudgementError(f"{path.parent.name}/{path.name}", "other columns than it was written with", expected)
    return [{column: row.get(column) or "" for column in _COLUMNS} for row in rows]
