"""Three newsrooms' workbooks, read in two attempts at most, through all five notebooks: each fact is a number there."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from newsroom import DECIDED, FIRST, SECOND, THIRD, write_first, write_second, write_third
from test_trace import describe, trace_all

from analysis.contract.parameters import list_notebooks
from analysis.datasets.catalogue import read_about
from analysis.intake.ingest import ingest_any

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("without_drawing")]


def read(project: Path, workbook: Path) -> None:
    """Read a workbook into the dataset `mine`, a second time with the words decided where there are any to decide."""
    ingest_any([workbook], "mine", lambda _: None)
    labels = project / "data" / "raw" / "mine" / "labels.csv"
    if labels.is_file():
        rows = list(csv.DictReader(labels.read_text("utf-8-sig").splitlines()))
        with labels.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, rows[0])
            writer.writeheader()
            writer.writerows({**row, "decision": DECIDED[row["label"]], "reason": "decided"} for row in rows)
        ingest_any([workbook], "mine", lambda _: None)


def list_shown(*notebooks: str) -> dict[str, object]:
    """Return the numbers of some notebooks over the dataset, by name."""
    return {entry.name: entry.value for notebook in notebooks for entry in describe(notebook, "mine").numbers}


# The fact of a workbook, and the number of a brief that states it: the first of these that is there, none where it is 0.
NAMED = {
    "attacks": ("attack_events",),
    "finds": ("parts",),
    "alerts": ("alerts",),
    "incidents": ("records",),
    "killed": ("key.killed.low", "key.killed.best"),
    "injured": ("key.injured.low", "key.injured.best"),
    "intercepted": ("tbl-consequences.intercepted.low", "tbl-consequences.intercepted.best"),
    "launched": ("tbl-consequences.launched.best",),
    "killed_told": ("key.killed.told",),
    "reports": ("reports",),
    "publishers": ("publishers",),
    "names_under_who_claimed": ("unstated.0",),
}


@pytest.mark.parametrize(
    ("write", "facts"),
    [
        (write_first, FIRST),
        pytest.param(write_second, SECOND, marks=pytest.mark.thorough),
        pytest.param(write_third, THIRD, marks=pytest.mark.thorough),
    ],
    ids=["first", "second", "third"],
)
def test_each_fact_of_a_workbook_is_a_number_of_a_brief(
    project: Path, tmp_path: Path, write: Callable[[Path], Path], facts: dict[str, object]
) -> None:
    """Attacks, finds, alerts, dead, reports; and every number of the five notebooks walks back to its rows."""
    read(project, write(tmp_path / "book.xlsx"))
    assert read_about("mine").ledger.undecided == []
    shown = list_shown("situation-brief", "what-was-recorded")
    asked = {fact: names for fact, names in NAMED.items() if fact in facts}
    told = {fact: next((shown[name] for name in names if name in shown), 0) for fact, names in asked.items()}
    assert told == {fact: facts[fact] for fact in asked}
    assert shown["events_claimed"] == 0
    assert all(trace_all(describe(notebook, "mine")) > 0 for notebook in list_notebooks())
