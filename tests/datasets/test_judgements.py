"""Decisions kept as data."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.datasets.reference.judgements import apply_corrections, map_labels, read_judgements
from analysis.datasets.reference.listed import list_parties
from analysis.errors import JudgementError


def test_every_decision_of_the_project_can_be_read() -> None:
    """The project's own judgements hold only declared words, each with a reason."""
    assert len(read_judgements().regions) > 100


def test_a_label_maps_by_decision_or_stands_for_itself() -> None:
    """Decided labels and canonical words map; an unknown one is missing, never `other`."""
    mapped = map_labels(pd.Series(["Drone  Attack", "shelling", "meteor", None]), "kind", read_judgements(), "records")
    assert mapped.fillna("").tolist() == ["air_attack", "shelling", "", ""]


def test_a_correction_fails_once_the_source_heals() -> None:
    """A correction that finds nothing to correct is an error that names it."""
    rows = pd.DataFrame({"date": ["7 December 2025"]}, index=[2])
    with pytest.raises(JudgementError, match="The source has changed"):
        apply_corrections(rows, "december-7", "incidents.csv", read_judgements())


def test_a_decision_without_a_reason_is_an_error(project: Path) -> None:
    """Each row of a judgement carries its reason."""
    path = project / "data" / "judgements" / "weapons.csv"
    path.write_text(path.read_text("utf-8") + ",rocket,missile,\n", "utf-8")
    with pytest.raises(JudgementError, match=r"weapons.csv, row \d+: no reason"):
        read_judgements()


def test_a_decision_for_an_unknown_word_is_an_error(project: Path) -> None:
    """A judgement cannot map to a word that no table declares."""
    path = project / "data" / "judgements" / "weapons.csv"
    path.write_text(path.read_text("utf-8") + ",rocket,ballista,why\n", "utf-8")
    with pytest.raises(JudgementError, match="ballista"):
        read_judgements()


def test_what_is_decided_while_a_process_lives_holds_from_then_on(project: Path) -> None:
    """A notebook stays open for days: a party that is added, or taken away again, is named or not from then on."""
    path = project / "data" / "judgements" / "parties.csv"
    (path.parent / "old.bak").mkdir()  # somebody's own, and no judgement
    before = path.read_text("utf-8")
    told = []
    for text in (before, f"{before}Harbour Watch,Harbour Watch,other,named in its own reports\n", before):
        path.write_text(text, "utf-8")
        told.append(("Harbour Watch" in set(read_judgements().parties["label"]), "Harbour Watch" in list_parties()))
    assert told == [(False, False), (True, True), (False, False)]
