"""Where a row is looked for: a window read by bounds is the window of the whole, and what it cannot hold is not read."""

import itertools
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from conftest import make_claim, make_count, make_incident, table
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from analysis.datasets import store
from analysis.datasets.about import About, Part
from analysis.datasets.catalogue import read_about
from analysis.datasets.disk import bounds, files, merging, written
from analysis.datasets.disk.hashes import hash_cells
from analysis.datasets.tables import TABLES, make_table
from analysis.errors import DataError

REGIONS = ("XA-01", "XA-02", "XA-10", "XB:Häuser am Fluß / 2", None)
DAYS = (None, "2026-01-30", "2026-01-31", "2026-02-01", "2026-02-28", "2026-04-02")
ROLES = ("official", "military", None)
Tables = dict[str, pd.DataFrame]

day = st.sampled_from(DAYS)
spans = st.tuples(day, day).filter(lambda d: None in d or d[0] <= d[1])
# An id may be used twice, a link may name a record that is itself used twice, a figure may name nobody.
records = st.tuples(st.integers(0, 8), st.sampled_from(REGIONS), spans, st.none() | st.integers(0, 8))
hanging = st.lists(st.none() | st.integers(0, 10), max_size=8)


def make_tables(rows: list[tuple[Any, ...]], counted: list[int | None], said: list[int | None]) -> Tables:
    """Return all tables: incidents as drawn, linked where the lead is there and is not linked, and what hangs on them."""
    there = {n for n, *_, lead in rows if lead is None} - {n for n, *_, lead in rows if lead is not None}
    incidents = [
        make_incident(
            incident_id=f"i-{n}",
            region_code=region,
            region=region,
            date_from=pd.Timestamp(first) if first else None,
            date_to=pd.Timestamp(last) if last else None,
            same_as=f"i-{lead}" if lead in there and lead != n else None,
            source_row=row,
        )
        for row, (n, region, (first, last), lead) in enumerate(rows, 2)
    ]
    named = {
        "incidents": incidents,
        "counts": [
            make_count(incident_id=f"i-{n}", best=k, source_row=k + 50) for k, n in enumerate(counted) if n is not None
        ],
        "claims": [
            make_claim(
                claim_id=f"c-{k}",
                incident_id=n and f"i-{n}",
                claimant=f"Ann {k % 2}",
                claimant_role=ROLES[k % 3],
                accused=f"Ann {k % 4}",
                source_row=70 - k,
            )
            for k, n in enumerate(said)
        ],
    }
    return {name: table(name, *named[name]) if named.get(name) else make_table(name, []) for name in TABLES}


def write_both(tables: Tables, about: About, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write tables as the dataset `whole`, in one file each, and as `cut`, in files of six rows, in groups of three."""
    written.write_dataset("whole", tables, about)
    with monkeypatch.context() as small:
        small.setattr(merging, "GROUP_ROWS", 3)
        small.setattr(written, "_PART_GROUPS", 2)
        written.write_dataset("cut", {name: written.encode_words(frame) for name, frame in tables.items()}, about)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(records, max_size=14),
    hanging,
    hanging,
    st.sets(st.sampled_from(REGIONS[:4]), max_size=2),
    day,
    day,
    st.sampled_from(store.PROFILES),
)
def test_a_window_read_by_bounds_is_the_window_of_the_whole(
    about: About,
    monkeypatch: pytest.MonkeyPatch,
    rows: list[tuple[Any, ...]],
    counted: list[int | None],
    said: list[int | None],
    regions: set[str],
    start: str | None,
    end: str | None,
    profile: str,
) -> None:
    """Whatever is linked, repeated, without a day or a region: both have the same rows, and so the same hash."""
    start, end = (end, start) if start and end and start > end else (start, end)
    write_both(make_tables(rows, counted, said), about, monkeypatch)
    asked = {"regions": sorted(regions), "start": start or "", "end": end or "", "profile": profile}
    cut = store.load("cut", **asked)
    with monkeypatch.context() as whole:
        whole.setattr(store, "read_both", lambda dataset, _: files.read_both(dataset, bounds.WHOLE))
        expected = store.load("whole", **asked)
    for name in (*TABLES, "undatable"):
        pd.testing.assert_frame_equal(getattr(expected, name), getattr(cut, name))
    assert expected.sha256 == cut.sha256
    assert read_about("whole").month_hashes == read_about("cut").month_hashes


def test_rows_of_a_region_and_of_alike_days_stand_together(
    about: About, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each file and each group of its rows says which regions and days it holds, so that a window passes over others."""
    rows = [(n, REGIONS[n % 3], (DAYS[1 + n % 4],) * 2, None) for n in range(9)]
    write_both(make_tables(rows, list(range(9)), []), about, monkeypatch)
    parts = read_about("cut").parts
    told = [(part.path, part.rows, part.regions, part.days) for part in parts["incidents"]]
    first = ("incidents.parquet", 6, ("XA-01", "XA-02"), ("2026-01-30", "2026-02-28"))
    assert told == [first, ("incidents-2.parquet", 3, ("XA-10", "XA-10"), ("2026-01-30", "2026-02-01"))]
    assert [(part.path, part.rows) for part in parts["coverage"]] == [("coverage.parquet", 0)]
    for part in (*parts["incidents"], *parts["counts"]):
        file = parquet.ParquetFile(tmp_path / "data" / "tables" / "cut" / part.path)
        place = {file.schema.column(k).name: k for k in range(len(file.schema))}
        groups = [file.metadata.row_group(k) for k in range(file.metadata.num_row_groups)]
        held = [group.column(place["at_region"]).statistics for group in groups]
        assert [s.min for s in held] == [s.max for s in held] == (["XA-01", "XA-02"] if part.rows == 6 else ["XA-10"])
        assert all(group.column(place["at_from"]).statistics.has_min_max for group in groups)
        assert not any(group.column(place["source_row"]).is_stats_set for group in groups)


def test_a_file_that_can_hold_nothing_of_a_window_is_not_opened(
    about: About, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its regions, or by its days: it may even be gone."""
    rows = [(n, REGIONS[n % 3], (DAYS[2 + n % 3],) * 2, None) for n in range(9)]
    write_both(make_tables(rows, [], []), about, monkeypatch)
    (tmp_path / "data" / "tables" / "cut" / "incidents-2.parquet").unlink()
    for asked in (bounds.Asked(["XA-02"]), bounds.Asked(["XA-02"], pd.Timestamp("2026-02-01"))):
        read = files.read_tables("cut", asked)["incidents"]
        assert read["incident_id"].tolist() == ["i-1", "i-4", "i-7"]
    assert len(files.read_tables("cut", bounds.Asked(last=pd.Timestamp("2026-01-31")))["incidents"]) == 3
    assert files.read_tables("cut", bounds.Asked(last=pd.Timestamp("2020-01-01")))["incidents"].empty
    with pytest.raises(
        DataError, match=r"dataset cut: no incidents-2.parquet. Expected the files that its datapackage"
    ):
        files.read_tables("cut", bounds.Asked(["XA-10"]))


def test_a_linked_record_and_what_hangs_on_it_are_looked_for_with_the_lead() -> None:
    """Whatever region and day it has of its own; a row that names nobody is looked for in every window."""
    spans = [("XA-01", "2026-01-30"), ("XA-02", "2026-02-28"), (None, None)]
    rows = [(n, code, (day, day), 0 if n == 1 else None) for n, (code, day) in enumerate(spans)]
    tables = make_tables(rows, [1], [None, 2])
    placed = bounds.place_rows(tables)
    found = {name: bounds.find_bounds(tables["incidents"], placed, name) for name in ("incidents", "counts", "claims")}
    assert found["incidents"]["at_region"].tolist() == ["XA-01", "XA-01", ""]
    assert found["counts"].astype("str").values.tolist() == [["XA-01", "2026-01-30", "2026-01-30"]]
    assert found["claims"].astype("str").values.tolist() == [["", "0001-01-01", "9999-12-31"]] * 2


@pytest.mark.parametrize(
    ("asked", "may_hold"),
    [
        (bounds.Asked(), True),
        (bounds.Asked(["XA-02"]), True),  # between its first region and its last
        (bounds.Asked(["XA-01"]), True),
        (bounds.Asked(["XA-03"]), True),
        (bounds.Asked(["XA-00", "XA-04"]), False),
        (bounds.Asked(first=pd.Timestamp("2026-03-31")), True),
        (bounds.Asked(first=pd.Timestamp("2026-04-01")), False),
        (bounds.Asked(last=pd.Timestamp("2026-03-01")), True),
        (bounds.Asked(last=pd.Timestamp("2026-02-28")), False),
        (bounds.Asked(["XA-02"], pd.Timestamp("2026-03-10"), pd.Timestamp("2026-03-11")), True),
        (bounds.Asked(["XA-04"], pd.Timestamp("2026-03-10"), pd.Timestamp("2026-03-11")), False),
    ],
)
def test_a_file_is_read_where_a_window_touches_its_regions_and_days(asked: bounds.Asked, may_hold: bool) -> None:
    """A file of March in XA-01 to XA-03; rows of no region would stand in one that begins with none."""
    part = Part(path="incidents.parquet", rows=3, regions=("XA-01", "XA-03"), days=("2026-03-01", "2026-03-31"))
    assert asked.may_hold(part) == may_hold
    assert bounds.Asked(["XA-09"]).may_hold(part.model_copy(update={"regions": ("", "XA-01")}))


def test_a_row_hangs_on_the_incident_it_names_not_on_that_of_its_raw_row() -> None:
    """Figures of another file have the same numbers of rows: the first, the last and those between name other incidents."""
    spans = [("XA-01", "2026-01-30"), ("XA-02", "2026-02-28"), ("XA-03", "2026-03-31")]
    rows = [(n, code, (day, day), None) for n, (code, day) in enumerate(spans)]
    for turn in (1, 2):
        tables = make_tables(rows, [(n + turn) % 3 for n in range(3)], [])
        tables["counts"] = tables["counts"].assign(source_row=tables["incidents"]["source_row"])
        found = bounds.find_bounds(tables["incidents"], bounds.place_rows(tables), "counts")
        assert found["at_region"].tolist() == [spans[(n + turn) % 3][0] for n in range(3)]


def test_a_link_to_a_record_that_is_not_there_is_an_error() -> None:
    """Where it would be looked for nobody could say."""
    tables = make_tables([(1, "XA-01", (DAYS[1],) * 2, None)], [], [])
    tables["incidents"] = tables["incidents"].assign(same_as="i-9")
    with pytest.raises(DataError, match=r"no record 'i-9'\. Expected a lead of the same dataset"):
        bounds.place_rows(tables)


def test_words_by_number_are_the_same_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """A column of one word, of few, of none and of many, with gaps: told back as it was, and hashed alike."""
    monkeypatch.setattr(merging, "GROUP_ROWS", 8)
    monkeypatch.setattr(written, "_MOST_WORDS", 4)
    words = ["drone", "missile", "drone", None] * 10
    rows = [make_incident(incident_id=f"i-{k}", weapon=w, subkind=f"s{k * (k > 20)}") for k, w in enumerate(words)]
    plain = table("incidents", *rows)
    coded = written.encode_words(plain)
    kinds = {str(coded[c].dtype) for c in ("kind", "weapon", "damage")}
    assert kinds == {"category"}
    assert {str(coded[c].dtype) for c in ("incident_id", "subkind")} == {"str"}
    pd.testing.assert_frame_equal(plain, coded.astype(plain.dtypes))
    assert all(np.array_equal(hash_cells(plain[c]), hash_cells(coded[c])) for c in plain)


def test_tables_replaced_while_they_are_read_are_read_anew(about: About, monkeypatch: pytest.MonkeyPatch) -> None:
    """Never the files of one reading by the list of another: all of the new one, or a clear error where it never ends."""
    small, large = ([(n, "XA-01", (DAYS[1],) * 2, None) for n in range(size)] for size in (5, 9))
    monkeypatch.setattr(merging, "GROUP_ROWS", 3)
    monkeypatch.setattr(written, "_PART_GROUPS", 1)
    written.write_dataset("mine", make_tables(small, [], []), about)
    told, fresh = [], files.read_about

    def replace_once(dataset: str) -> About:
        found = fresh(dataset)
        if not told:
            told.append(found)
            written.write_dataset("mine", make_tables(large, [], []), about)
        return found

    monkeypatch.setattr(files, "read_about", replace_once)
    assert len(files.read_tables("mine")["incidents"]) == 9
    sizes = itertools.cycle([small, large])

    def replace_always(dataset: str) -> About:
        found = fresh(dataset)
        written.write_dataset("mine", make_tables(next(sizes), [], []), about)
        return found

    monkeypatch.setattr(files, "read_about", replace_always)
    with pytest.raises(DataError, match="dataset mine: it was replaced while it was read"):
        files.read_tables("mine")


def test_a_window_of_very_many_regions_is_read(about: About) -> None:
    """Ten thousand codes are asked for at once, not one by one, which ended the process."""
    written.write_dataset("mine", make_tables([(1, "XA-01", (DAYS[1],) * 2, None)], [], []), about)
    codes = ["XA-01", *(f"XB-{n}" for n in range(10_000))]
    assert len(files.read_tables("mine", bounds.Asked(codes))["incidents"]) == 1


def test_two_names_of_one_region_or_one_person_are_told_alike_in_any_order(
    about: About, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read back and written again, in the order of days, says the same as before."""
    rows = [(2, "XA-01", ("2026-03-05",) * 2, None), (1, "XA-01", ("2026-03-01",) * 2, None)]
    tables = make_tables(rows, [], [2, 1])
    tables["incidents"] = tables["incidents"].assign(region=["Kyiv City", "Kyiv"])
    write_both(tables, about, monkeypatch)
    written.write_dataset("again", files.read_tables("cut"), about)
    windows = [store.load(name) for name in ("whole", "cut", "again")]
    assert len({window.sha256 for window in windows}) == 1
    assert {read_about(name).region_names["XA-01"] for name in ("whole", "cut", "again")} == {"Kyiv"}
    assert windows[0].claims["claimant"].tolist() == ["official", "military"] or len(windows[0].claims) == 2
