"""A dataset written to disk: whole or in batches, as Parquet in which what a window asks for stands together."""

import json
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.datasets.about import About, Part
from analysis.datasets.catalogue import find_folder, read_about_or_none
from analysis.datasets.disk import merging
from analysis.datasets.disk.bounds import BOUNDED, BOUNDS, describe_part, place_rows
from analysis.datasets.disk.files import describe_types
from analysis.datasets.disk.hashes import Digests, feed_months, holds_one, tell_months
from analysis.datasets.disk.merging import Run, join_rows, lay_run, make_run, merge_runs
from analysis.datasets.disk.stored import hash_again, keep_run, sum_stored
from analysis.datasets.disk.summed import Tables, add_up, describe_all, sum_up
from analysis.datasets.tables import TABLES, TEXT
from analysis.errors import DataError
from analysis.paths import replace_folder

if TYPE_CHECKING:
    import pyarrow as pa
    from filelock import BaseFileLock

Hashes = dict[str, dict[str, str]]  # by region and month
_PART_GROUPS = 64  # of a file: about a million rows
_MOST_WORDS = 256  # that a column has by their numbers: each group of rows is written with all of them
_MARKS = [column.name for column in BOUNDS]


def write_dataset(dataset: str, tables: Tables, about: About) -> None:
    """Write the tables and the datapackage.json of a dataset; the old one stands until the new one is whole."""
    write_batches(dataset, [tables], lambda _: about)


def write_batches(
    dataset: str, batches: Iterable[Tables], describe: Callable[[Tables], About], before: About | None = None
) -> About:
    """Write a dataset whose rows come in batches: two are in memory, one that is worked on and the next, which is read.

    Parameters
    ----------
    batches : iterable of dict of str to DataFrame
        Tables each: what hangs on an incident, and what it is linked to, stands in one batch with it. Words may stand
        by number, as `encode_words` gives them: then they take less time and room.
    describe : callable
        What the dataset says of itself, of the few rows that stand for all (see `sum_up`); asked after the last batch.
    before : About, optional
        What it says of itself now, where its rows stay, all but `coverage`, and those of the batches are added.

    Returns
    -------
    About
        What is written of the dataset.

    Raises
    ------
    DataError
        When it is replaced by another reading meanwhile.
    """
    from filelock import FileLock

    from analysis.datasets.dictionary import describe_package

    lock = FileLock(find_folder(dataset).with_name(f".{dataset}.lock"))
    with ExitStack() as stack:
        stack.enter_context(_kept_same(before))
        stack.callback(_let_go, lock)  # after the dataset is in its place
        folder = stack.enter_context(replace_folder(find_folder(dataset)))
        with TemporaryDirectory(dir=folder) as laid, ThreadPoolExecutor(2) as pool:
            runs, digests, summed = _take_batches(batches, Path(laid))
            hashes = tell_months(digests)
            if before:
                kept = {name: [keep_run(before, name)] for name in TABLES if name != "coverage"}
                runs = {name: [*kept.get(name, []), *own] for name, own in runs.items()}
                hashes = _join_months(before.month_hashes, digests, hash_again(before, digests))
                summed = add_up([sum_stored(before), summed])
            written = pool.map(lambda name: _write_table(name, runs[name], folder), TABLES)
            parts = dict(zip(TABLES, written, strict=True))
        told = describe_all(summed) | {"month_hashes": hashes, "parts": parts}
        about = describe(summed).model_copy(update=told)
        package = describe_package(dataset, about)
        (folder / "datapackage.json").write_text(json.dumps(package, indent=1, ensure_ascii=False), "utf-8")
        lock.acquire()
        _require_same(before)
    return about


def _let_go(lock: "BaseFileLock") -> None:
    """Release a lock that may be held, and leave no file of it; who waits for it notices that it is another one."""
    if lock.is_locked:
        with suppress(OSError):  # where a file that is open cannot be taken away
            Path(lock.lock_file).unlink(missing_ok=True)
        lock.release()


@contextmanager
def _kept_same(before: About | None) -> Iterator[None]:
    """Have a file that is gone, since the dataset was replaced while the block read it, be an error that says so."""
    try:
        yield
    except FileNotFoundError:
        _require_same(before)
        raise


def _require_same(before: About | None) -> None:
    if before and read_about_or_none(before.dataset) != before:
        advice = "Wait until the other briefs ingest has ended, and try again"
        raise DataError(f"dataset {before.dataset}", "it was replaced while it was read", "one that stays", advice)


def _join_months(before: Hashes, added: Digests, again: Digests) -> Hashes:
    """Return the hashes of months: as they were, and anew where rows are added, `again` being what was there of it."""
    anew = tell_months({key: {**again.get(key, {}), **own} for key, own in added.items()})
    joined = {region: before.get(region, {}) | anew.get(region, {}) for region in sorted({*before, *anew})}
    return {region: dict(sorted(own.items())) for region, own in joined.items()}


def _take_batches(batches: Iterable[Tables], laid: Path) -> tuple[dict[str, list[Run]], Digests, Tables]:
    """Return the runs of all batches, what their months hash to, and the rows that stand for all.

    Of several batches the rows are laid on disk; those of a single one stay in memory.
    """
    runs: dict[str, list[Run]] = {name: [] for name in TABLES}
    digests: Digests = {}
    summed: list[Tables] = []
    for number, tables in enumerate(_read_ahead(batches)):
        placed = place_rows(tables)
        for name, own in runs.items():
            own.append(make_run(name, tables, placed))
            for place in {0, number} if number else ():
                own[place] = lay_run(own[place], laid / f"{name}-{place}.arrow")
        feed_months(digests, tables, placed)
        summed.append(sum_up(tables))
    return runs, digests, add_up(summed)


def _read_ahead(batches: Iterable[Tables]) -> Iterator[Tables]:
    """Yield batches; while one is worked on, another thread reads the next.

    The first is read here: a dataset that is read at once can be interrupted.
    """
    coming = iter(batches)
    tables = next(coming, None)
    with ThreadPoolExecutor(1) as pool:
        while tables is not None:
            following = pool.submit(next, coming, None)
            yield tables
            del tables  # or it would be held while the one after the next is read
            tables = following.result()


def _write_table(name: str, runs: list[Run], folder: Path) -> list[Part]:
    """Write a table in files, and groups of rows, to be passed over; return what each file holds."""
    if len(runs) == 1 and runs[0].n_rows <= merging.GROUP_ROWS:  # a small table stays in the order of its raw rows
        runs = [runs[0]._replace(order=np.arange(runs[0].n_rows))]
    groups = _regroup(merge_runs(runs))
    parts: list[Part] = []
    while (first := next(groups, None)) is not None:
        path = f"{name}{f'-{len(parts) + 1}' * bool(parts)}.parquet"
        parts.append(_write_part(name, folder / path, chain([first], islice(groups, _PART_GROUPS - 1))))
    written, made = sum(part.rows for part in parts), sum(run.n_rows for run in runs)
    if written != made:
        found = f"{written:,} of {made:,} rows were written"
        raise DataError(f"table {name}", found, "all of them", "This is a fault: please report it")
    return parts


def _write_part(name: str, path: Path, groups: "Iterator[pa.Table]") -> Part:
    import pyarrow as pa
    from pyarrow import parquet

    first = next(groups)
    # Statistics of columns that nobody asks for would be a fifth of the time; and what is text is read as text.
    asked = _MARKS if name in BOUNDED else []
    form = {"compression": "zstd", "write_statistics": asked, "store_schema": False}
    # Ids and clock times differ from row to row: a list of their words would be a quarter of the file.
    if coded := [column.name for column in first.schema if pa.types.is_dictionary(column.type)]:
        form["use_dictionary"] = coded
    n_rows, bounds = 0, []
    with parquet.ParquetWriter(path, first.schema, **form) as writer:
        writer.add_key_value_metadata(describe_types(name))
        for group in chain([first], groups):
            writer.write_table(group)
            n_rows += len(group)
            bounds.append(group.select(asked).to_pandas())
    return describe_part(path.name, n_rows, pd.concat(bounds, ignore_index=True))


def _regroup(tables: "Iterator[pa.Table]") -> "Iterator[pa.Table]":
    """Yield the rows of tables in groups that are read or passed over together; one of none where there are none."""
    left: pa.Table | None = None
    is_first = True
    for table in tables:
        rows = table if left is None or not len(left) else join_rows([left, table])
        whole = len(rows) - len(rows) % merging.GROUP_ROWS
        for start in range(0, whole, merging.GROUP_ROWS):
            yield rows.slice(start, merging.GROUP_ROWS)
            is_first = False
        left = rows.slice(whole)
    if left is not None and (len(left) or is_first):
        yield left


def encode_words(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table with words by their numbers in columns of few: so they are hashed, moved and written in less time.

    Columns that name records stay as they are, and so does a small table.
    """
    if len(frame) <= merging.GROUP_ROWS:
        return frame
    names = {"incident_id", "same_as", "part_of", "claim_id", "report_id", "origin_report_id"}
    words = [c for c in frame if frame[c].dtype == TEXT and c not in names and _has_few(frame[c])]
    return frame.assign(**{str(c): _encode(frame[c]) for c in words})


def _has_few(values: pd.Series) -> bool:
    head = values.iloc[: merging.GROUP_ROWS]
    return bool(2 * head.nunique() < len(head))


def _encode(values: pd.Series) -> pd.Series | pd.Categorical:
    import pyarrow as pa

    if holds_one(values):
        words = values.iloc[:1].dropna()
        return pd.Categorical.from_codes(np.full(len(values), len(words) - 1, "int8"), words)
    coded = pa.chunked_array(pa.array(values)).combine_chunks().dictionary_encode()
    if len(coded.dictionary) > _MOST_WORDS:
        return values
    return pd.Categorical.from_codes(coded.indices.fill_null(-1).to_numpy(), coded.dictionary.to_pandas())
