"""Records after the cut-off, or of a year nobody means, are set aside with what hangs on them."""

from pathlib import Path

import pytest

from analysis.datasets.disk.files import read_tables
from analysis.errors import ParameterError
from analysis.intake.ingest import ingest

INCIDENTS = "incident,kind,date\na,drone attack,2026-03-05\nb,drone attack,2062-03-05\nc,drone attack,{year}-03-05\n"
COUNTS = "incident,quantity,figure\na,dead,1\nb,dead,2\n"
CLAIMS = "claim,incident,claimant,stance\nk,a;b,Group X,denies\n"


def write(project: Path, year: str = "2026") -> Path:
    """Write records of which one is dated long after the others, and one in a year."""
    folder = project / "data" / "raw" / "mine"
    folder.mkdir(exist_ok=True)
    texts = {"incidents": INCIDENTS.format(year=year), "counts": COUNTS, "claims": CLAIMS}
    for name, text in texts.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return folder


def test_what_is_after_the_cut_off_is_set_aside_with_its_children(project: Path) -> None:
    """The row, its figure; a statement that speaks of another incident too stays with that one."""
    ledger, _ = ingest([write(project)], "mine", cut_off="2026-03-31")
    tables = read_tables("mine")
    assert ledger.reasons == {"after_cut_off": 1, "incident_set_aside": 1}
    assert tables["incidents"]["incident_id"].tolist() == ["a", "c"]
    assert tables["claims"]["incident_id"].tolist() == ["a"]
    assert '"figure": "2"' in tables["set_aside"].set_index("reason").loc["incident_set_aside", "raw"]


@pytest.mark.parametrize("year", ["0001", "1677", "1899", "2101"])
def test_a_year_that_nobody_means_is_no_date(project: Path, year: str) -> None:
    """From 1900 to 2100 a date is a date."""
    ledger, _ = ingest([write(project, year)], "mine", cut_off="2026-03-31")
    assert ledger.reasons["unreadable_date"] == 1


def test_a_cut_off_before_every_record_is_an_error(project: Path) -> None:
    """Nothing would be left."""
    with pytest.raises(ParameterError, match="2020-01-01 is before the first record"):
        ingest([write(project)], "mine", cut_off="2020-01-01")


@pytest.mark.parametrize("name", ["con", "nul", "aux", "prn", "com1", "lpt9"])
def test_a_dataset_is_not_named_like_a_device(project: Path, name: str) -> None:
    """Its folder could not be made on every system."""
    with pytest.raises(ParameterError, match="no device of Windows"):
        ingest([write(project)], name)
