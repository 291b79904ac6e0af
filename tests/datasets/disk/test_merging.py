"""Rows that come in batches are merged by region and day: none lost, in the order of one batch, whatever the sizes."""

from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from conftest import make_incident, table
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.datasets.disk import merging
from analysis.datasets.disk.bounds import place_rows
from analysis.datasets.disk.merging import Run, lay_run, make_run, merge_runs
from analysis.datasets.disk.written import encode_words
from analysis.datasets.tables import TABLES, make_table

REGIONS = ("XA-01", "XA-10", "XA-2", "XB:Häuser", None)
DAYS = (None, "0999-01-01", "2026-01-30", "2026-02-01", "9998-12-31")
records = st.tuples(st.sampled_from(REGIONS), st.sampled_from(DAYS), st.sampled_from(["drone", "missile", None]))


def make_tables(rows: list[tuple[str | None, str | None, str | None]], first: int) -> dict[str, pd.DataFrame]:
    """Return tables whose incidents are in the given regions, on the given days, numbered from some row on."""
    incidents = [
        make_incident(
            incident_id=f"i-{number}",
            region_code=region,
            date_from=day and pd.Timestamp(day),
            date_to=day and pd.Timestamp(day),
            weapon=weapon,
            source_row=number,
        )
        for number, (region, day, weapon) in enumerate(rows, first)
    ]
    made = {"incidents": table("incidents", *incidents)} if incidents else {}
    return {name: made.get(name, make_table(name, [])) for name in TABLES}


def merge(runs: list[Run]) -> pd.DataFrame:
    """Return the merged rows of some runs."""
    pieces = [piece.to_pandas() for piece in merge_runs(runs)]
    return pd.concat([piece.astype({"at_region": "str"}) for piece in pieces], ignore_index=True)


@settings(max_examples=8, deadline=None)
@given(
    st.lists(st.lists(records, max_size=12), min_size=1, max_size=5), st.integers(1, 6), st.booleans(), st.booleans()
)
def test_merged_batches_are_in_the_order_of_one(
    tmp_path_factory: pytest.TempPathFactory,
    batches: list[list[tuple[str | None, str | None, str | None]]],
    n_step: int,
    is_laid: bool,
    is_coded: bool,
) -> None:
    """By region, then by day, then as the rows stand; recounted by pandas, with words by number in some batches."""
    runs, number = [], 2
    with pytest.MonkeyPatch.context() as small:
        small.setattr(merging, "GROUP_ROWS", 4)
        small.setattr(merging, "_STEP_ROWS", n_step)
        for place, rows in enumerate(batches):
            tables = make_tables(rows, number)
            if is_coded and place % 2:
                tables = {name: encode_words(frame) for name, frame in tables.items()}
            run = make_run("incidents", tables, place_rows(tables))
            runs.append(lay_run(run, tmp_path_factory.mktemp("run") / "a.arrow") if is_laid else run)
            number += len(rows)
        merged = merge(runs)
    whole = make_tables([row for rows in batches for row in rows], 2)["incidents"]
    keys = whole.assign(region=whole["region_code"].fillna(""), day=whole["date_from"].fillna(pd.Timestamp(1, 1, 1)))
    expected = keys.sort_values(["region", "day", "source_row"])["incident_id"].tolist()
    assert merged["incident_id"].tolist() == expected
    words = merged.set_index("incident_id")["weapon"].astype("str").fillna("-")
    assert words.reindex(whole["incident_id"]).tolist() == whole["weapon"].fillna("-").tolist()


def test_a_run_on_disk_holds_nothing_in_memory(tmp_path: Path) -> None:
    """Neither its rows nor the order of them; laid down again it stays where it is."""
    tables = make_tables([("XA-01", "2026-02-01", None)] * 9, 2)
    run = lay_run(make_run("incidents", tables, place_rows(tables)), tmp_path / "a.arrow")
    assert run.rows == tmp_path / "a.arrow"
    assert (run.order.size, run.order.base) == (0, None)
    assert lay_run(run, tmp_path / "b.arrow") is run
    assert run.n_rows == 9


def test_words_by_number_in_one_batch_and_not_in_another_are_text() -> None:
    """And by number again where all have them so, whatever their numbers are."""
    words = pd.Series(["a", "b", None])
    plain = pa.table({"word": pa.array(words, pa.large_string())})
    coded = [pa.table({"word": pa.array(pd.Categorical(words, order))}) for order in (["a", "b"], ["b", "a"])]
    keys = pd.DataFrame({"region": [""], "day": [0], "rows": [3]})

    def join(*tables: pa.Table) -> pa.Table:
        return pa.concat_tables(merge_runs([Run(t, t.schema, np.arange(3), keys) for t in tables]))

    assert join(plain, *coded)["word"].type == pa.large_string()
    both = join(*coded)
    assert pa.types.is_dictionary(both["word"].type)
    assert both["word"].to_pylist() == ["a", "b", None] * 2
