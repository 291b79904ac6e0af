"""What a window and each month of each region hold, as hashes: where these are the same, nothing is loaded."""

import hashlib
import itertools
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pandas as pd

from analysis.datasets.disk.bounds import Placed
from analysis.datasets.tables import TEXT

_PART_ROWS = 50_000
_FEW_ROWS = 2_500  # of which looking for equal cells costs more than hashing all of them
_PRIME = np.uint64(0x9E3779B97F4A7C15)  # odd, so that multiplying loses nothing


def hash_tables(tables: dict[str, pd.DataFrame], facts: list[Any]) -> str:
    """Return the sha256 of a window: its rows in canonical order, and what `list_facts` says of the dataset.

    Of the number of a raw row only the order within its incident counts: a line added above changes nothing.
    """
    import io

    import pyarrow as pa
    from pyarrow import csv

    digest = hashlib.sha256(json.dumps(facts).encode())
    for name, frame in tables.items():
        sink = io.BytesIO()
        csv.write_csv(pa.Table.from_pandas(_rank_rows(frame), preserve_index=False), sink)
        digest.update(name.encode() + sink.getvalue())
    return digest.hexdigest()


def _rank_rows(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table with each raw row's place among those of its incident: where all else is equal, that decides."""
    if "incident_id" not in frame:
        return frame.drop(columns="source_row")
    rows = frame.groupby(["source_file", "incident_id"], dropna=False)["source_row"]
    return frame.assign(source_row=rows.rank("dense"))


# By region and month, of the rows of each table and file what they hash to so far.
Digests = dict[tuple[str, str], dict[tuple[str, str], Any]]


def feed_months(digests: Digests, tables: dict[str, pd.DataFrame], placed: Placed) -> None:
    """Add the rows of some tables to the hashes of their months: all rows, or the next batch of the files' rows.

    An incident stands under its region and the month of its first possible day (else of its last one), a linked
    record under those of its lead, and all that hangs on it stands with it. Under the region "" stands what is of
    none, under the month "" what has no date, and coverage. Where a dataset comes in several batches, what belongs to
    one incident is in one of them, and those of a file come in the order of its rows.
    """
    incidents = tables["incidents"]
    named = pd.concat([tables[name]["region_code"] for name in ("incidents", "coverage")])
    regions = sorted({"", *named.dropna().unique()})
    months, first = _number_months(incidents)
    span = int(months.max(initial=0)) + 1
    keys = (_number_regions(incidents, regions) * span + months)[placed.leads]
    ids, again = hash_cells(incidents["incident_id"]), placed.again
    filled = {name: frame for name, frame in tables.items() if len(frame)}
    for name, frame in filled.items():
        hashes = _hash_columns(frame.drop(columns=["source_row", "incident_id"], errors="ignore"))
        if name == "incidents":
            own = keys
            hashes += ids * _PRIME
        elif "incident_id" in frame:
            place = placed.rows[name]
            own = np.where(place >= 0, keys[place], 0) if len(keys) else np.zeros(len(frame), dtype="int64")
            hashes += _take_ids(ids, place, frame) * _PRIME
            if again.any():
                rows, own = _spread(incidents[again], keys[again], frame, own)
                frame, hashes = frame.take(rows), hashes[rows]
        else:
            own = _number_regions(frame, regions) * span
        for key, file, ordered in _order_rows(frame, own, hashes):
            region, month = divmod(key, span)
            written = str(first + np.timedelta64(month - 1, "M")) if month else ""
            own_digests = digests.setdefault((regions[region], written), {})
            own_digests.setdefault((name, file), hashlib.sha256()).update(ordered.tobytes())


def tell_months(digests: Digests) -> dict[str, dict[str, str]]:
    """Return a hash of the rows of each month of each region: region code, then month (YYYY-MM), to sha256.

    A change in one month of one region changes that hash and no other; of the number of a raw row only the order among
    those of its month counts. Where the hashes of the regions a brief reads have not changed, no window of them has.
    """
    found: dict[str, dict[str, str]] = {}
    for (region, month), own in sorted(digests.items()):
        told = "".join(f"{table} {digest.hexdigest()}\n" for (table, _), digest in sorted(own.items()))
        found.setdefault(region, {})[month] = hashlib.sha256(told.encode()).hexdigest()
    return found


def _number_regions(frame: pd.DataFrame, regions: list[str]) -> np.ndarray:
    """Return each row's place in the list of regions; 0, where "" stands, for a row of none."""
    if "region_code" not in frame:
        return np.zeros(len(frame), dtype="int64")
    codes, words = pd.factorize(frame["region_code"])
    places = {region: place for place, region in enumerate(regions)}
    own: np.ndarray = np.array([places[word] for word in words] + [0], dtype="int64")[codes]
    return own


def _number_months(incidents: pd.DataFrame) -> tuple[np.ndarray, np.datetime64]:
    """Return each incident's month, the first being 1, and that first month; 0 is no date."""
    days = incidents["date_from"].fillna(incidents["date_to"])
    months = days.to_numpy().astype("datetime64[M]")
    first = np.datetime64("1970-01") if days.isna().all() else months[days.notna()].min()
    return np.where(days.isna(), 0, (months - first).astype("int64") + 1), first


def _spread(
    repeated: pd.DataFrame, keys: np.ndarray, frame: pd.DataFrame, own: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return which rows stand under which keys, where files use one id for several incidents: under the key of each."""
    places = pd.DataFrame({"incident_id": repeated["incident_id"].array, "key": keys}).drop_duplicates()
    rows = np.arange(len(frame))
    more = pd.DataFrame({"row": rows, "incident_id": frame["incident_id"].array}).merge(places, on="incident_id")
    more = more[more["key"].to_numpy() != own[more["row"]]]
    return np.concatenate([rows, more["row"]]), np.concatenate([own, more["key"]])


def _take_ids(ids: np.ndarray, place: np.ndarray, frame: pd.DataFrame) -> np.ndarray:
    """Return the hash of each row's incident_id: that of its incident, where there is one."""
    hashes = ids[place] if len(ids) else np.zeros(len(frame), dtype="uint64")
    if (alone := place < 0).any():
        hashes[alone] = hash_cells(frame.loc[alone, "incident_id"])
    return hashes


def hash_rows(frame: pd.DataFrame) -> np.ndarray:
    """Return a 64-bit hash of each row: that of `pandas.util.hash_pandas_object`, in half the time."""
    rows, own = np.full((2, len(frame)), 0x345678, dtype="uint64")
    factor = 1000003
    for left, name in zip(range(frame.shape[1], 0, -1), frame, strict=True):
        rows ^= hash_cells(frame[name], own)
        rows *= np.uint64(factor)
        factor = (factor + 82520 + 2 * left) % (1 << 64)
    return rows + np.uint64(97531)


def hash_cells(values: pd.Series, into: np.ndarray | None = None) -> np.ndarray:
    """Return a 64-bit hash of each cell of a column: a part at a time, which takes little memory.

    `into` is an array to write them to, where there is one to be used again.
    """
    head = values.iloc[: _PART_ROWS // 10]
    # Where most cells differ, looking for equal ones costs more than it saves; a missing one has its hash only where
    # it is done.
    few = 2 * head.nunique() < _PART_ROWS // 10 or values.isna().any()
    hashes = np.empty(len(values), dtype="uint64") if into is None else into

    def hash_part(start: int) -> None:
        part = values.iloc[start : start + _PART_ROWS]
        hashes[start : start + _PART_ROWS] = pd.util.hash_pandas_object(part, index=False, categorize=few).to_numpy()

    starts = range(0, len(values), _PART_ROWS)
    if len(starts) < 2:
        hash_part(0)
        return hashes
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(hash_part, starts))
    return hashes


def _hash_columns(frame: pd.DataFrame) -> np.ndarray:
    """Return a hash of each row, from the columns as they are in memory; a column of one value counts as one cell."""
    rows, own = np.zeros((2, len(frame)), dtype="uint64")
    for power, name in enumerate(frame, 2):
        # Another factor for each column: two cells that change places are another row.
        factor = np.uint64(pow(int(_PRIME), power, 1 << 64))
        if len(frame) < _FEW_ROWS:
            rows += pd.util.hash_array(frame[name].array, categorize=True) * factor
        elif holds_one(frame[name]):
            rows += hash_cells(frame[name].iloc[:1]) * factor
        else:
            rows += np.multiply(hash_cells(frame[name], own), factor, out=own)
    return rows


def holds_one(values: pd.Series) -> bool:
    """Say whether a column holds one value throughout, or nothing."""
    import pyarrow as pa
    from pyarrow import compute

    if values.iloc[:: max(1, len(values) // 8)].nunique(dropna=False) > 1:
        return False
    if values.dtype != TEXT:
        missing = values.isna()
        return bool(missing.all() or (not missing.any() and (values == values.iloc[0]).all()))
    cells = pa.chunked_array(pa.array(values))
    return (
        cells.null_count == len(cells) or compute.all(compute.equal(cells, cells[0]), skip_nulls=False).as_py() is True
    )


def _order_rows(frame: pd.DataFrame, keys: np.ndarray, hashes: np.ndarray) -> Iterator[tuple[int, str, np.ndarray]]:
    """Yield the hashes of the rows of each key and file, in the order of raw rows; the first of each is marked."""
    files, names = _number_files(frame["source_file"])
    raw = files << 40 | frame["source_row"].to_numpy(dtype="int64")
    order = np.arange(len(raw)) if (np.diff(raw) >= 0).all() else raw.argsort(kind="stable")
    # Numbers of 16 bits are put in order without being compared.
    small = keys.astype("uint16") if keys.max(initial=0) < 1 << 16 else keys
    order = order[small[order].argsort(kind="stable")]
    keys, raw, files, hashes = keys[order], raw[order], files[order], hashes[order]
    starts = np.flatnonzero((np.diff(keys, prepend=-1) != 0) | (np.diff(files, prepend=-1) != 0))
    first = np.diff(raw, prepend=-1) != 0
    first[starts] = True
    marked = hashes * _PRIME + first
    for start, end in itertools.pairwise([*starts, len(keys)]):
        yield int(keys[start]), str(names[files[start]]), marked[start:end]


def _number_files(files: pd.Series) -> tuple[np.ndarray, pd.Index]:
    """Return the number of each row's file, and the names of all: at once where there is one."""
    if holds_one(files):
        return np.zeros(len(files), dtype="int64"), pd.Index(files.iloc[:1])
    numbers, names = pd.factorize(files)
    return numbers.astype("int64"), names
