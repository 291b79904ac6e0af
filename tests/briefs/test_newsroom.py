"""Records as a newsroom sends them: vague, partial, contradictory. Every notebook runs over them, and every number walks back."""

import csv
import random
from pathlib import Path
from typing import Any

import pytest
from test_trace import describe, trace_all

from analysis.contract.parameters import list_notebooks
from analysis.datasets.link import find_file
from analysis.intake.ingest import ingest

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("without_drawing")]
REGIONS = ["Aldermark", "Brinewater", "Cindervale", "", ""]
DATES = [
    "2026-03-01",
    "2026-03-05 10:20",
    "March 2026",
    "2026",
    "before 3 March 2026",
    "1-4 March 2026",
    "2026-02-27",
    "2026-04-02",
    "between 1 March 2026 and 9 April 2026",
]
FIGURES = ["3", "at least 2", "none reported", "unknown", "5-7", "x?", "0"]
MINUTES = ["", "2026-03-01T10:00Z", "2026-03-01T10:07Z", "2026-03-01T10:31Z"]
STANCES = ["claims_responsibility", "accuses", "denies", "hints", "says_unknown", "concedes"]


def write_records(folder: Path, chance: random.Random, n: int) -> None:
    """Write n incidents, and what may be said of them, some of it twice, some of it of nothing."""
    ids = [f"i-{k}" for k in range(n)]

    def write(name: str, many: int, **columns: list[str]) -> None:
        rows = [[chance.choice(values) for values in columns.values()] for _ in range(many)]
        if name == "incidents":
            rows = [[i, *row[1:]] for i, row in zip(ids, rows, strict=True)]
        with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as stream:
            csv.writer(stream).writerows([list(columns), *rows])

    folder.mkdir()
    write(
        "incidents",
        n,
        incident=[""],
        kind=["drone attack", "missile attack", "alert"],
        date=DATES,
        region=REGIONS,
        district=["Upper", "Lower", ""],
        counting=["event", "event", "event", "part", "aggregate"],
        start=["", "2026-03-01 10:00"],
        end=["", "2026-03-01 11:00"],
        timezone=["", "Europe/Kyiv"],
        source_grade=["A", "F", ""],
    )
    write(
        "counts",
        n,
        incident=ids,
        quantity=["killed", "injured", "launched", "intercepted"],
        figure=FIGURES,
        claimant=["", "North"],
    )
    write(
        "milestones",
        3 * n,
        incident=ids,
        milestone=["call_received", "on_scene", "alert"],
        state=["reached", "pending", "ended_before"],
        at=MINUTES,
    )
    write(
        "claims",
        n,
        claim=[f"c-{k}" for k in range(n)],
        incident=[*ids, ""],
        claimant=["North", "A witness"],
        role=["military", "resident"],
        stance=STANCES,
        bearing=["about", "about", "alludes_to"],
        accused=["", "South"],
        made=["", "2026-03-04T10:00Z"],
    )
    write(
        "reports",
        n,
        report=[f"r-{k}" for k in range(n)],
        incident=[*ids, ""],
        publisher=["Herald", "Post", ""],
        repeats=["", "r-0"],
    )


SOURCE = """
[source.newsroom]
title = "A newsroom"
producer = "A newsroom"
licence = "CC0"
citation = "A newsroom"
timezone = "Europe/Kyiv"
cut_off = 2026-06-30
coverage = [
"""
SPANS = ["2026-03-01 2026-03-31", "2026-03-10 2026-04-09", "2026-03-05 2026-03-05", "2026-02-01 2026-03-04"]


def write_decisions(project: Path, chance: random.Random, n: int) -> None:
    """Write who watched what, spans that overlap among them, and which records people say are one incident."""
    spans = []
    for span in SPANS:
        first, last = span.split()
        said = {
            "region_code": chance.choice(["XA-01", "XA-02", ""]),
            "kind": chance.choice(["air_alert", "air_attack", "", ""]),
            "subject": chance.choice(["claims", "", ""]),
            "state": chance.choice(["covered", "covered", "not_covered", "unknown"]),
            "reason": "watched by chance",
        }
        told = ", ".join(f'{key} = "{value}"' for key, value in said.items() if value)
        spans.append(f"  {{ {told}, from_date = {first}, to_date = {last} }},\n")
    with (project / "data" / "sources.toml").open("a", encoding="utf-8") as stream:
        stream.write(f"{SOURCE}{''.join(spans)}]\n")
    path = find_file("newsroom")
    path.parent.mkdir(parents=True, exist_ok=True)
    pairs = [chance.sample(range(n), 2) for _ in range(n // 4)]
    rows = "".join(f"i-{lead},i-{record},0.9,chance,same,chance\n" for lead, record in pairs)
    path.write_text(f"lead,record,score,reasons,decision,reason\n{rows}", "utf-8")


WINDOWS: list[dict[str, Any]] = [
    {},
    {"start": "2026-03-01", "end": "2026-03-31"},
    {"profile": "internal", "regions": ["XA-01"]},
]


SENT = [
    (2, 13),
    *(pytest.param(*case, marks=pytest.mark.thorough) for case in ((1, 2), (3, 40), (4, 260), (5, 60), (6, 90))),
]


@pytest.mark.parametrize(("seed", "n"), SENT)
def test_whatever_a_newsroom_sends_every_number_walks_back(project: Path, seed: int, n: int) -> None:
    """Two records or hundreds, linked, watched or not; the whole, a month, a region: no notebook stops, no number lacks records."""
    folder = project / "data" / "raw" / "newsroom"
    chance = random.Random(seed)
    write_records(folder, chance, n)
    write_decisions(project, chance, n)
    ingest([folder], "newsroom", cut_off="2026-06-30")
    for notebook in list_notebooks():
        assert trace_all(describe(notebook, "newsroom", **WINDOWS[seed % 3])) > 0
