"""A dataset is written from batches: the next is read while one is worked on, and an error in it leaves the old one."""

import threading
from collections.abc import Iterator

import pandas as pd
import pytest
from conftest import make_incident, table

from analysis.datasets.about import About
from analysis.datasets.catalogue import find_folder
from analysis.datasets.disk import written
from analysis.datasets.disk.files import read_tables
from analysis.datasets.disk.summed import sum_up
from analysis.datasets.tables import TABLES, make_table
from analysis.errors import DataError

Tables = dict[str, pd.DataFrame]


def make_batch(number: int) -> Tables:
    """Return the tables of one incident."""
    incidents = table("incidents", make_incident(incident_id=f"i-{number}", source_row=number))
    return {name: incidents if name == "incidents" else make_table(name, []) for name in TABLES}


def test_the_next_batch_is_read_while_one_is_worked_on(about: About, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work on the first begins only once the second is asked for: it would wait for ever if they took turns."""
    is_asked = threading.Event()

    def read() -> Iterator[Tables]:
        yield make_batch(2)
        is_asked.set()
        yield make_batch(3)

    def sum_late(tables: Tables) -> Tables:
        assert is_asked.wait(20)
        return sum_up(tables)

    monkeypatch.setattr(written, "sum_up", sum_late)
    written.write_batches("mine", read(), lambda _: about)
    assert read_tables("mine")["incidents"]["incident_id"].tolist() == ["i-2", "i-3"]


def test_what_is_read_at_once_is_read_by_who_asked(about: About) -> None:
    """The first batch is, so that it can be interrupted; another thread reads what follows."""
    readers: list[bool] = []

    def read() -> Iterator[Tables]:
        for number in (2, 3):
            readers.append(threading.current_thread() is threading.main_thread())
            yield make_batch(number)

    written.write_batches("mine", read(), lambda _: about)
    assert readers == [True, False]


def test_an_error_in_a_later_batch_leaves_the_old_dataset(about: About) -> None:
    """It is raised as it is, and nothing of the first batch is on disk."""
    written.write_batches("mine", [make_batch(2)], lambda _: about)

    def read() -> Iterator[Tables]:
        yield make_batch(3)
        raise DataError("a.csv", "it was written to while it was read")

    with pytest.raises(DataError, match="it was written to while it was read"):
        written.write_batches("mine", read(), lambda _: about)
    assert read_tables("mine")["incidents"]["incident_id"].tolist() == ["i-2"]
    assert [path.name for path in find_folder("mine").parent.iterdir()] == ["mine"]


@pytest.mark.parametrize(
    ("cells", "words", "codes"),
    [
        (["a"] * 4, ["a"], [0] * 4),
        ([None] * 4, [], [-1] * 4),
        (["a", "a", "a", None], ["a"], [0, 0, 0, -1]),
        (["a", "b", None, "a"], ["a", "b"], [0, 1, -1, 0]),
    ],
)
def test_words_by_number_are_the_words(
    cells: list[str | None], words: list[str], codes: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of one word throughout, of nothing, and of one word or nothing."""
    monkeypatch.setattr(written.merging, "GROUP_ROWS", 7)
    frame = pd.DataFrame({"weapon": pd.Series([*cells, *cells], dtype="str")})
    found = written.encode_words(frame)["weapon"].cat
    assert (found.categories.tolist(), found.codes.tolist()) == (words, codes * 2)
