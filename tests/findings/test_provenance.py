"""What is given beside a brief so that it can be checked."""

from pathlib import Path

from conftest import write_records

from analysis.datasets.store import load
from analysis.findings.provenance import list_records
from analysis.intake.ingest import ingest


def test_no_id_in_records_csv_is_a_formula_of_a_spreadsheet(project: Path) -> None:
    """What begins as one has a quotation mark before it; in public such ids are hashed anyway."""
    write_records(project)
    folder = project / "data" / "raw" / "three"
    rows = "".join(f"{mark}1+1,drone strike,2026-03-01,Aldermark\n" for mark in "=+@-")
    (folder / "incidents.csv").write_text(f"incident,kind,date,region\n{rows}", "utf-8")
    ingest([folder], "three")
    lines = list_records(load("three", profile="internal")).splitlines()[1:]
    assert sorted(line.partition(",")[0] for line in lines) == ["'+1+1", "'-1+1", "'=1+1", "'@1+1"]
    public = list_records(load("three")).splitlines()[1:]
    assert all(line[0] in "0123456789abcdef" for line in public)
