"""The records of a window as they travel in a page."""

import json
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from analysis.datasets import slices
from analysis.datasets.audience import WITHHELD
from analysis.datasets.store import load
from analysis.datasets.tables import TABLES
from analysis.measures import events, rates
from analysis.packing import compress, expand


@pytest.mark.parametrize("dataset", ["december-7", "demonstration"])
def test_what_is_read_back_is_what_was_there(in_read: Path, dataset: str) -> None:
    """Every table, column for column and row for row."""
    window = load(dataset)
    tables = slices.unpack_tables(slices.pack_window(window))
    for name in TABLES:
        assert_frame_equal(tables[name], getattr(window, name))


def test_no_free_words_and_no_finer_place_travel(in_read: Path) -> None:
    """Neither their columns, nor settlements and streets of the records; and nothing at all of an internal window."""
    told = expand(slices.pack_window(load("december-7")))
    columns = {column for table in json.loads(told).values() for column in table}
    assert not columns & set(WITHHELD)
    assert not any(word in told for word in ("Kirishi", "Lodigina", "houses"))
    assert slices.pack_window(load("december-7", profile="internal")) == ""


def test_measures_give_the_same_from_what_travels(in_read: Path) -> None:
    """A window opened from a page alone is as good as the dataset for whatever is made from records."""
    window = load("demonstration")
    alone = slices.open_window(slices.pack_window(window), window.about.cut_off)
    kinds = window.scope.kinds
    assert alone.measure(events.attack_events, kinds=kinds).count() == window.measure(events.attack_events).count()
    made = [
        w.measure(rates.rates_per_group, by="region", kinds=kinds, start=window.period[0], end=window.period[1])
        for w in (alone, window)
    ]
    assert_frame_equal(made[0].table, made[1].table)


def test_too_many_records_do_not_travel(in_read: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is carried in part: above either limit it is nothing at all."""
    window = load("december-7")
    monkeypatch.setattr(slices, "MOST_RECORDS", len(window.incidents) - 1)
    assert slices.pack_window(window) == ""
    monkeypatch.setattr(slices, "MOST_RECORDS", len(window.incidents))
    assert slices.pack_window(window)
    monkeypatch.setattr(slices, "MOST_CHARACTERS", 100)
    assert slices.pack_window(window) == ""


@pytest.mark.parametrize(
    "told",
    [[], {}, {"incidents": {"incident_id": ["a"]}}, {name: {"a": 3} for name in (*TABLES, "undatable", "tiles")}],
)
def test_what_holds_no_tables_is_refused(told: object) -> None:
    """A text that anybody may have written is tables, or a ValueError."""
    with pytest.raises(ValueError, match="tables"):
        slices.unpack_tables(compress(json.dumps(told)))


@pytest.mark.parametrize("packed", ["", "x", "AAAA", compress("a" * 50)[:30], compress(" " * 50_000_001)])
def test_what_is_not_packed_or_becomes_too_large_is_refused(packed: str) -> None:
    """Within bounds, and in a sentence."""
    with pytest.raises(ValueError, match="it "):
        expand(packed)


def test_the_same_text_is_packed_the_same() -> None:
    """No time and no name stands in it."""
    assert compress("a") == compress("a")
    assert expand(compress("Київ <\n")) == "Київ <\n"
    assert pd.notna(compress(""))
