"""Hashes of a window and of each month of a region: what changes them, and what does not."""

import random
from typing import Any

import pandas as pd
import pytest
from conftest import make_count, make_incident, table
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.datasets.disk import hashes
from analysis.datasets.disk.bounds import place_rows
from analysis.datasets.disk.hashes import hash_cells, hash_rows, hash_tables
from analysis.datasets.tables import TABLES, make_table

REGIONS, MONTHS = ("XA-01", "XA-02", None), ("2025-11-30", "2025-12-01", "2026-01-15", None)


def make_tables(incidents: list[dict[str, Any]], counts: list[dict[str, Any]]) -> dict[str, pd.DataFrame]:
    """Return all tables, empty but for incidents and counts."""
    rows = {"incidents": incidents, "counts": counts}
    return {name: table(name, *rows.get(name, [])) if rows.get(name) else make_table(name, []) for name in TABLES}


def make_records(n: int = 12) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return n incidents over all regions and months, with two figures each, every one from a raw row of its own."""
    incidents, counts = [], []
    for i in range(n):
        day = MONTHS[i % 4]
        dates = {"date_from": day and pd.Timestamp(day), "date_to": day and pd.Timestamp(day)}
        named = {"incident_id": f"i-{i}", "region_code": REGIONS[i % 3], "source_row": i + 2, **dates}
        incidents.append(make_incident(**named))
        counts += [make_count(incident_id=f"i-{i}", best=float(k), source_row=100 + 2 * i + k) for k in range(2)]
    return incidents, counts


def hash_months(tables: dict[str, pd.DataFrame]) -> dict[str, dict[str, str]]:
    """Return the hashes of the months of whole tables."""
    digests: hashes.Digests = {}
    hashes.feed_months(digests, tables, place_rows(tables))
    return hashes.tell_months(digests)


def flatten(hashes: dict[str, dict[str, str]]) -> dict[tuple[str, str], str]:
    """Return the hashes by region and month."""
    return {(region, month): sha for region, months in hashes.items() for month, sha in months.items()}


def hash_flat(incidents: list[dict[str, Any]], counts: list[dict[str, Any]]) -> dict[tuple[str, str], str]:
    """Return the hashes of records by region and month."""
    return flatten(hash_months(make_tables(incidents, counts)))


def test_an_incident_stands_under_its_region_and_month_and_so_does_what_hangs_on_it() -> None:
    """What is of no region stands under "", and so does, in its region, what has no date."""
    found = hash_flat(*make_records())
    months = {d and d[:7] for d in MONTHS}
    assert set(found) == {(r or "", m or "") for r in REGIONS for m in months}


@pytest.mark.parametrize("which", range(12))
def test_a_change_in_one_month_of_one_region_changes_that_hash_and_no_other(which: int) -> None:
    """A word of an incident or a figure that hangs on it: one hash is another, all others are the same."""
    incidents, counts = make_records()
    before = hash_flat(incidents, counts)
    day = MONTHS[which % 4]
    own = {(REGIONS[which % 3] or "", day[:7] if day else "")}
    for column, rows, at in (("weapon", incidents, which), ("best", counts, 2 * which + 1)):
        changed = [dict(row) for row in rows]
        changed[at][column] = "missile" if column == "weapon" else 99.0
        after = hash_flat(*((changed, counts) if column == "weapon" else (incidents, changed)))
        assert own == {key for key in before | after if before.get(key) != after.get(key)}


def test_a_column_that_was_blank_throughout_changes_only_the_month_where_it_is_filled() -> None:
    """A first word in a column of nothing touches no other month."""
    incidents, counts = make_records()
    before = hash_flat(incidents, counts)
    incidents[0]["damage"] = "destroyed"
    after = hash_flat(incidents, counts)
    assert [key for key in before if before[key] != after[key]] == [("XA-01", "2025-11")]


def test_a_line_added_above_changes_no_hash() -> None:
    """The numbers of all raw rows move on by five, and nothing else: every hash is as it was."""
    incidents, counts = make_records()
    moved = [[{**row, "source_row": row["source_row"] + 5} for row in rows] for rows in (incidents, counts)]
    assert hash_flat(incidents, counts) == hash_flat(*moved)


def test_a_line_added_in_one_month_changes_that_month_alone() -> None:
    """All later raw rows have other numbers then, and their months the same hashes."""
    incidents, counts = make_records()
    before = hash_flat(incidents, counts)
    later = [{**row, "source_row": row["source_row"] + (row["source_row"] > 5)} for row in incidents]
    day = pd.Timestamp("2025-12-01")
    added = make_incident(incident_id="i-new", region_code="XA-02", source_row=6, date_from=day, date_to=day)
    after = hash_flat([*later[:4], added, *later[4:]], counts)
    assert [key for key in before if before[key] != after[key]] == [("XA-02", "2025-12")]


def test_the_order_of_raw_rows_counts_their_numbers_do_not() -> None:
    """Where two figures are equal in all else the later row is used, so swapped rows are other records; moved ones are not."""
    rows = [make_count(best=3.0, report_id="r-1"), make_count(best=8.0, report_id="r-2")]

    def hash_both(*numbers: int) -> tuple[str, dict[tuple[str, str], str]]:
        counts = [row | {"source_row": n} for row, n in zip(rows, numbers, strict=True)]
        tables = make_tables([make_incident()], counts)
        return hash_tables(tables, []), flatten(hash_months(tables))

    first, moved, swapped, joined = hash_both(2, 3), hash_both(5, 9), hash_both(3, 2), hash_both(2, 2)
    assert first == moved
    for other in (swapped, joined):
        assert first[0] != other[0]
        assert first[1] != other[1]


def test_where_a_window_has_another_hash_one_of_its_months_has_too() -> None:
    """A hundred random changes of figures, words and order: none changes a window's hash and leaves the months' as they were."""
    chance = random.Random(9)
    incidents, counts = make_records()
    tables = make_tables(incidents, counts)
    window, months = hash_tables(tables, []), hash_months(tables)
    for _ in range(100):
        rows = [dict(row) for row in counts]
        kind = chance.choice(["swap", "figure", "owner", "join"])
        one, two = chance.sample(range(len(rows)), 2)
        if kind == "figure":
            rows[one]["best"] = chance.choice([0.0, 1.0, None])
        elif kind == "owner":
            rows[one]["incident_id"] = rows[two]["incident_id"]
        elif kind == "swap":
            rows[one]["source_row"], rows[two]["source_row"] = rows[two]["source_row"], rows[one]["source_row"]
        else:
            rows[one]["source_row"] = rows[two]["source_row"]
        changed = make_tables(incidents, rows)
        if hash_tables(changed, []) != window:
            assert hash_months(changed) != months, (kind, one, two)


def test_tables_without_a_row_have_no_hash() -> None:
    """Nothing read, nothing hashed."""
    assert hash_months(make_tables([], [])) == {}


@given(st.lists(st.one_of(st.none(), st.text(max_size=4)), max_size=40))
@settings(max_examples=12, deadline=None)
def test_a_cell_has_the_same_hash_whatever_stands_beside_it(texts: list[str | None]) -> None:
    """The hash of a column is that of its cells one by one."""
    whole = pd.Series(texts, dtype="str")
    alone = [hash_cells(whole.iloc[i : i + 1])[0] for i in range(len(whole))]
    assert alone == hash_cells(whole).tolist()


def test_a_long_column_is_hashed_in_parts_and_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred cells by thirties, few of them distinct or all, missing ones among them: the hashes are those of the whole."""
    distinct = [str(n) for n in range(100)]
    for texts in (["a", "b"] * 50, distinct, [None, *distinct], [None] * 30, [*distinct, None, *distinct]):
        whole = hash_cells(pd.Series(texts, dtype="str"))
        monkeypatch.setattr("analysis.datasets.disk.hashes._PART_ROWS", 30)
        assert whole.tolist() == hash_cells(pd.Series(texts, dtype="str")).tolist()
        monkeypatch.undo()


@pytest.mark.parametrize(
    ("column", "values"),
    [("latitude", (48.5, 49.5)), ("place", ("A", "B")), ("start_utc", ("2026-01-01", "2026-01-02"))],
)
def test_one_filled_cell_in_a_long_blank_column_is_seen(column: str, values: tuple[Any, Any]) -> None:
    """Forty rows, one of them filled: another figure there, or none, is another hash, whatever a sample of the rows shows."""
    found = []
    for value in (*values, None):
        filled = pd.Timestamp(value, tz="UTC") if column == "start_utc" and value else value
        rows = [
            make_incident(incident_id=f"i-{k}", source_row=k + 2, **{column: filled if k == 7 else None})
            for k in range(40)
        ]
        found.append(hash_flat(rows, []))
    assert found[0] != found[1]
    assert found[1] != found[2]


def test_what_hangs_on_an_id_that_two_files_use_stands_under_both() -> None:
    """A window takes a figure by the id it names: where two regions have that id, both see its change."""
    two = [make_incident(incident_id="i-7", region_code=code, source_file=f"{code}.csv") for code in ("XA-01", "XA-02")]
    figure = make_count(incident_id="i-7", source_file="XA-02.csv", source_row=9, best=3.0)
    before, after = (hash_flat(two, [figure | {"best": best}]) for best in (3.0, 4.0))
    assert {region for region, month in before if before[region, month] != after[region, month]} == {"XA-01", "XA-02"}


def test_there_is_no_minus_zero() -> None:
    """A latitude of -0 and one of 0 are the same record, in a window and in its months."""
    both = [make_tables([make_incident(latitude=zero)], []) for zero in (0.0, -0.0)]
    assert hash_tables(both[0], []) == hash_tables(both[1], [])
    assert hash_months(both[0]) == hash_months(both[1])


@given(st.lists(st.tuples(*[st.one_of(st.none(), st.text(max_size=3))] * 3), max_size=30))
@settings(max_examples=12, deadline=None)
def test_a_row_has_the_hash_that_pandas_gives_it(rows: list[tuple[str | None, ...]]) -> None:
    """Ids of records are made of it, so it may never be another."""
    frame = pd.DataFrame(rows, columns=["a", "b", "c"], dtype="str")
    assert hash_rows(frame).tolist() == pd.util.hash_pandas_object(frame, index=False).tolist()


def test_a_linked_record_stands_with_its_lead() -> None:
    """Its figures change the hash of its lead's region and month, whose window they are read in, and of no other."""
    later = pd.Timestamp("2026-01-15")
    lead = make_incident(incident_id="lead")
    again = make_incident(
        incident_id="again", same_as="lead", region_code="XA-02", date_from=later, date_to=later, source_row=3
    )
    before, after = (
        hash_flat([lead, again], [make_count(incident_id="again", best=best, source_row=9)]) for best in (1.0, 2.0)
    )
    assert [key for key in before | after if before.get(key) != after.get(key)] == [("XA-01", "2026-03")]
