"""Incidents that do not count: dated too late, or told again by a later file; set aside with what hangs on them."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.datasets.disk import hashes as hashing
from analysis.datasets.tables import join_tables
from analysis.intake.layout import Context, Tables, set_aside
from analysis.intake.raw import RawFile, describe_rows

Place = tuple[str, int]  # of a raw row: its file and its number
_KEY = ["source_file", "incident_id"]


def set_late_aside(tables: Tables, files: list[RawFile], context: Context, cut_off: str | None) -> Tables:
    """Return the tables of some files without the incidents that are dated after the cut-off, rows set aside.

    A row is `after_cut_off` where it tells of such an incident, `incident_set_aside` where it only hangs on one.
    """
    incidents = tables.get("incidents")
    if cut_off is None or incidents is None:
        return tables
    is_late = (incidents["date_from"] > pd.Timestamp(cut_off)).fillna(False)
    if not is_late.any():
        return tables
    late = incidents.loc[is_late, "incident_id"]
    gone = {name: frame["incident_id"].isin(late).to_numpy() for name, frame in _list_hanging(tables).items()}
    told = dict.fromkeys(_list_places(incidents[is_late]), ("after_cut_off", f"after {cut_off}"))
    return _leave_rows(tables, files, context, gone, told, f"after {cut_off}")


def set_repeats_aside(tables: Tables, files: list[RawFile], context: Context) -> Tables:
    """Return the tables of some files with each incident as one file tells it, the rows of others set aside.

    One incident in several files is one by the id that its source gives it, or that is made of all its cells: exports
    that overlap, or a newer one that revises. The file counts that has most rows of it (an export may end within an
    incident), of several the last; files are in the order they were given, those of a folder by their names. A row is
    `duplicate_row` where the file that counts has the same cells, `told_anew` where it has others.
    """
    incidents = tables.get("incidents")
    if incidents is None or len(files) < 2 or not _are_shared(incidents):
        return tables
    hanging = _list_hanging(tables)
    rows = pd.concat([frame[[*_KEY, "source_row"]] for frame in hanging.values()]).drop_duplicates()
    rows = rows[_find_pairs(rows, incidents)]  # a file that tells of incidents beside those that list them stays
    rank = rows.groupby(_KEY).size().rename("n_rows").reset_index()
    rank["number"] = rank["source_file"].map({raw.name: n for n, raw in enumerate(files)})
    rank = rank.sort_values(["n_rows", "number"])
    is_last = ~rank["incident_id"].duplicated(keep="last")
    gone = {name: _find_pairs(frame, rank[~is_last]) for name, frame in hanging.items()}
    counts_as = rank[is_last].set_index("incident_id")["source_file"]
    told = _compare_rows(incidents[gone["incidents"]], rows, counts_as, files)
    return _leave_rows(tables, files, context, gone, told, "its incident counts as another file tells it")


def _find_pairs(frame: pd.DataFrame, pairs: pd.DataFrame) -> np.ndarray:
    """Say for each row whether its file and incident are one of some pairs."""
    index = pd.MultiIndex.from_frame(frame[_KEY])
    found: np.ndarray = index.isin(pd.MultiIndex.from_frame(pairs[_KEY].drop_duplicates()))
    return found


def _are_shared(incidents: pd.DataFrame) -> bool:
    """Say whether any incident is told by several files."""
    pairs = incidents[_KEY].drop_duplicates()
    return bool(pairs["incident_id"].duplicated().any())


def _compare_rows(
    left: pd.DataFrame, rows: pd.DataFrame, counts_as: pd.Series, files: list[RawFile]
) -> dict[Place, tuple[str, str]]:
    """Return for each row that is left the reason it is set aside, and the file and row that count."""
    own = rows[rows["incident_id"].isin(left["incident_id"])]
    words = {
        (raw.name, row): text
        for raw in files
        for row, text in describe_rows(raw.rows.loc[own.loc[own["source_file"] == raw.name, "source_row"]]).items()
    }
    other: dict[str, dict[str, int]] = {}
    for incident, file, row in zip(own["incident_id"], own["source_file"], own["source_row"], strict=True):
        if file == counts_as[incident]:
            other.setdefault(incident, {}).setdefault(words[file, row], row)
    found = {}
    for incident, file, row in zip(left["incident_id"], left["source_file"], left["source_row"], strict=True):
        same = other[incident].get(words[file, row])
        reason, number = ("duplicate_row", same) if same else ("told_anew", next(iter(other[incident].values())))
        found[file, int(row)] = reason, f"counts as {counts_as[incident]}, row {number}"
    return found


def _list_hanging(tables: Tables) -> Tables:
    return {name: frame for name, frame in tables.items() if "incident_id" in frame}


def _leave_rows(
    tables: Tables,
    files: list[RawFile],
    context: Context,
    gone: Mapping[str, np.ndarray],
    told: Mapping[Place, tuple[str, str]],
    otherwise: str,
) -> Tables:
    """Return the tables without some rows; a raw row that made no other is set aside, as told or with its incident."""
    kept = {name: tables[name][~is_gone] for name, is_gone in gone.items()}
    left = [_list_places(tables[name][is_gone]) for name, is_gone in gone.items()]
    lost = set().union(*left) - set().union(*map(_list_places, kept.values()))
    aside = [tables["set_aside"]]
    for raw in files:
        own = {row: told.get((file, row), ("incident_set_aside", otherwise)) for file, row in lost if file == raw.name}
        reasons, details = (pd.Series({r: t[n] for r, t in own.items()}, raw.rows.index, dtype="str") for n in (0, 1))
        aside.append(set_aside(raw, context, reasons, details))
    return tables | kept | {"set_aside": join_tables("set_aside", aside)}


def _list_places(frame: pd.DataFrame) -> set[Place]:
    return set(zip(frame["source_file"], frame["source_row"].astype("int64"), strict=True))


def count_word_for_word(incidents: pd.DataFrame, files: list[RawFile]) -> int:
    """Return how many incidents an earlier file has too, cell by cell and as they were read, and which count in both.

    That is where records have no id of their own: whether they are the same is not for a program to say.
    """
    met: dict[tuple[str, ...], np.ndarray] = {}
    n_again = 0
    for raw in files if len(files) > 1 else []:
        own = incidents[incidents["source_file"] == raw.name]
        # Where the name of a sheet is their region, two rows of the same cells are not the same record.
        read = hashing.hash_rows(own.drop(columns=[*_KEY, "source_row", "part_of"]))
        hashes = read ^ hashing.hash_rows(raw.rows.loc[own["source_row"].astype("int64")])
        before = met.setdefault(tuple(raw.rows.columns), np.array([], dtype="uint64"))
        n_again += int(np.isin(hashes, before).sum())
        met[tuple(raw.rows.columns)] = np.concatenate([before, hashes])
    return n_again
