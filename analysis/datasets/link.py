"""Several records, one incident: proposes with reasons and a score, applies what people decided, deletes nothing."""

import csv
import io
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from analysis.datasets.catalogue import hash_text, read_about
from analysis.datasets.disk.files import read_tables
from analysis.datasets.disk.written import encode_words, write_dataset
from analysis.errors import JudgementError
from analysis.paths import find_root, write_whole

COLUMNS = ("lead", "record", "score", "reasons", "decision", "reason")
_WORDS = {"same": True, "different": False, "": None}
NEAR_DEGREES = 0.25  # about 25 km
_MOST_IN_BLOCK = 60
Record = Mapping[str, Any]  # a row of `incidents`


class Linked(NamedTuple):
    """What became of the links of a dataset: pairs in the file, added, with a decision; records with a lead."""

    proposed: int
    new: int
    decided: int
    applied: int
    file: Path


class Proposal(NamedTuple):
    """Two records that may be one incident, with a score (0 to 1) and reasons; and what people decide."""

    lead: str
    record: str
    score: float
    reasons: str
    decision: str = ""
    reason: str = ""


def find_file(dataset: str) -> Path:
    """Return the file in which people decide on the links of a dataset."""
    return find_root() / "data" / "judgements" / "links" / f"{dataset}.csv"


def link(dataset: str) -> Linked:
    """Propose links for a dataset into its decision file, and apply those decided as `same`.

    Raises
    ------
    JudgementError
        When a decision is neither `same`, `different` nor blank, lacks a reason, or names a record that is not there.
    """
    tables, about = read_tables(dataset), read_about(dataset)
    rows = read_decisions(dataset)
    known = {frozenset((r["lead"], r["record"])) for r in rows}
    fresh = [p for p in propose_links(tables) if frozenset((p.lead, p.record)) not in known]
    write_decisions(dataset, rows + [{k: str(v) for k, v in p._asdict().items()} for p in fresh])
    linked = apply_decisions(tables["incidents"], rows, dataset)
    if not linked.equals(tables["incidents"]):
        # The dataset has changed: briefs over it look at their slices again, and the next reading checks it anew.
        about = about.model_copy(update={"key": hash_text(about.key + hash_decisions(dataset))})
        write_dataset(dataset, {n: encode_words(t) for n, t in {**tables, "incidents": linked}.items()}, about)
    n_decided, n_applied = sum(r["decision"] != "" for r in rows), int(linked["same_as"].notna().sum())
    return Linked(len(rows) + len(fresh), len(fresh), n_decided, n_applied, find_file(dataset))


def read_decisions(dataset: str) -> list[dict[str, str]]:
    """Return the pairs of the decision file, as text; an empty list where there is none yet."""
    path = find_file(dataset)
    if not path.is_file():
        return []
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))
    for number, row in enumerate(rows, 2):
        if row.get("decision", "").strip() not in _WORDS:
            raise JudgementError(
                f"links/{path.name}, row {number}", f"decision {row['decision']!r}", "same, different or blank"
            )
        if row["decision"].strip() and not (row.get("reason") or "").strip():
            raise JudgementError(
                f"links/{path.name}, row {number}", "a decision without a reason", "a reason", "Write one"
            )
    return rows


def has_leads(dataset: str) -> bool:
    """Say whether people decided that any records of a dataset are the same as others."""
    return any(_WORDS[row["decision"].strip()] for row in read_decisions(dataset))


def hash_decisions(dataset: str) -> str:
    """Return the sha256 of what people decided about the links of a dataset; proposals do not count."""
    decided = [r for r in read_decisions(dataset) if r["decision"].strip()]
    return hash_text(repr([(r["lead"], r["record"], r["decision"].strip()) for r in decided]))


def write_decisions(dataset: str, rows: list[dict[str, str]]) -> None:
    """Write the decision file whole: what people wrote stays, new proposals stand below it."""
    sink = io.StringIO(newline="")
    writer = csv.DictWriter(sink, COLUMNS, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    write_whole(find_file(dataset), sink.getvalue())


def propose_links(tables: dict[str, pd.DataFrame]) -> list[Proposal]:
    """Return pairs of records that may be one incident, best first.

    Compared are records of the same region and alike kind whose days touch or lie a day apart. Overlapping alerts of
    one region, one article that names several places, and the same strike a day apart in two lists are such pairs.
    """
    incidents = tables["incidents"]
    events = incidents[incidents["counting"] == "event"].reset_index(drop=True)
    articles = tables["reports"].dropna(subset=["url"]).groupby("incident_id")["url"].agg(frozenset).to_dict()
    pairs: dict[tuple[str, str], Proposal] = {}
    for block in _make_blocks(events):
        for a, b in combinations(block, 2):
            if found := _compare(a, b, articles):
                pairs.setdefault((found.lead, found.record), found)
    return sorted(pairs.values(), key=lambda p: (-p.score, p.lead, p.record))


def _make_blocks(events: pd.DataFrame) -> list[list[Record]]:
    """Return groups of records worth comparing: same region and kind, sorted by time, cut into small runs."""
    dated = events.dropna(subset=["date_from", "region_code"]).sort_values(["date_from", "start_utc", "incident_id"])
    blocks = []
    for _, group in dated.groupby(["region_code", dated["kind"].map(_coarsen)], sort=True):
        records = group.to_dict("records")
        for position, record in enumerate(records):
            last = record["date_to"] + pd.Timedelta(days=1)
            run = [r for r in records[position + 1 : position + _MOST_IN_BLOCK] if r["date_from"] <= last]
            blocks += [[record, other] for other in run]
    return blocks


def _coarsen(kind: str) -> str:
    return (
        "attack" if kind in ("air_attack", "missile_attack", "combined_attack", "shelling", "other_violence") else kind
    )


def _compare(a: Record, b: Record, articles: dict[str, frozenset[str]]) -> Proposal | None:
    """Return a proposal for two records with the reasons for it; None where too little speaks for it."""
    score, reasons = 0.0, []
    if pd.notna(a["start_utc"]) and pd.notna(b["start_utc"]):
        ends = [r["end_utc"] if pd.notna(r["end_utc"]) else r["start_utc"] for r in (a, b)]
        if a["start_utc"] <= ends[1] and b["start_utc"] <= ends[0]:
            score, reasons = 0.6, ["times overlap"]
        elif abs(a["start_utc"] - b["start_utc"]) > pd.Timedelta(hours=6):
            return None
    elif a["date_from"] <= b["date_to"] and b["date_from"] <= a["date_to"]:
        score, reasons = 0.3, ["same day"]
    else:
        score, reasons = 0.15, ["a day apart"]
    for points, reason in _list_reasons(a, b, articles):
        score += points
        reasons.append(reason)
    if score < 0.6:
        return None
    return Proposal(a["incident_id"], b["incident_id"], round(min(score, 0.99), 2), "; ".join(reasons))


def _list_reasons(a: Record, b: Record, articles: dict[str, frozenset[str]]) -> list[tuple[float, str]]:
    found = []
    if articles.get(a["incident_id"], frozenset()) & articles.get(b["incident_id"], frozenset()):
        found.append((0.35, "same article"))
    if pd.notna(a["place"]) and a["place"] == b["place"]:
        found.append((0.3, "same place"))
    elif pd.notna(a["district"]) and a["district"] == b["district"]:
        found.append((0.15, "same district"))
    gaps = [abs(a[c] - b[c]) for c in ("latitude", "longitude") if pd.notna(a[c]) and pd.notna(b[c])]
    if len(gaps) == 2 and max(gaps) <= NEAR_DEGREES:
        found.append((0.2, "within 25 km"))
    if a["source_id"] != b["source_id"]:
        found.append((0.1, "two sources"))
    if a["kind"] == b["kind"]:
        found.append((0.1, "same kind"))
    return found


def apply_decisions(incidents: pd.DataFrame, rows: list[dict[str, str]], dataset: str) -> pd.DataFrame:
    """Return the incidents with `same_as` set as people decided; a chain of links leads to its first record."""
    if not any(row["decision"].strip() == "same" for row in rows):
        return incidents
    known = set(incidents["incident_id"])
    lead: dict[str, str] = {}
    for number, row in enumerate(rows, 2):
        if row["decision"].strip() != "same":
            continue
        if missing := [i for i in (row["lead"], row["record"]) if i not in known]:
            raise JudgementError(
                f"links/{dataset}.csv, row {number}",
                f"no record {missing[0]!r} in {dataset}",
                "records of the dataset",
                "The source has changed: remove the row",
            )
        first, second = _follow(lead, row["lead"]), _follow(lead, row["record"])
        if first != second:
            lead[second] = first
    followed = {i: _follow(lead, i) for i in lead}
    return incidents.assign(same_as=incidents["incident_id"].map(followed).astype("str"))


def _follow(lead: dict[str, str], record: str) -> str:
    while record in lead:
        record = lead[record]
    return record
