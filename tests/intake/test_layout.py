"""What every layout does with a file: private columns, rows that are set aside."""

from pathlib import Path

import pytest

from analysis.intake.layout import drop_columns
from analysis.intake.raw import read_raw
from analysis.intake.reading import read_dataset


def test_a_private_column_leaves_neither_the_rows_nor_those_set_aside_whole(tmp_path: Path) -> None:
    """A row with a cell too many is set aside with its text, where an address could stand anywhere; then without it."""
    path = tmp_path / "a.csv"
    path.write_text("date,address,region\n2026-03-01,Elm Street 3,Aldermark\n2026-03-02,Elm Street 4,x,y\n", "utf-8")
    raw = read_raw(path)
    bare = drop_columns(raw, ("address",))
    assert "Elm Street 4" in raw.set_aside["raw"].item()
    assert bare.set_aside["raw"].isna().tolist() == [True]
    assert list(bare.rows) == ["date", "region"]
    assert drop_columns(raw, ("contact",)) is raw


def read_own(folder: Path, **files: str) -> tuple[dict, dict[str, int]]:
    """Read record files of ours, and return their tables and how many rows were set aside for which reason."""
    incidents = "incident,date,region,kind\na,2026-03-01,Aldermark,drone strike\n"
    for name, text in {"incidents": incidents, **files}.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    raws = [read_raw(folder / f"{name}.csv") for name in ("incidents", *files)]
    tables, about = read_dataset(raws, "test", "records", None, None)
    return tables, about.ledger.reasons


def test_a_step_that_no_list_knows_is_an_unknown_label(tmp_path: Path) -> None:
    """Not a row of an unknown incident: its incident is there."""
    told = "incident,milestone,state,at\na,picnic held,reached,2026-03-01T10:00Z\nb,first on scene,reached,\n"
    assert read_own(tmp_path, milestones=told)[1] == {"unknown_label": 1, "unknown_incident": 1}


def test_a_claim_of_nobody_s_is_not_named_and_one_about_nothing_says_so(tmp_path: Path) -> None:
    """A blank claimant is *not named*, and a claim without an incident is linked to none."""
    tables, _ = read_own(
        tmp_path, claims="claim,incident,claimant,stance\nc1,a,,says_unknown\nc2,,The Front,says_unknown\n"
    )
    claims = tables["claims"].set_index("claim_id")
    assert claims["claimant"].to_dict() == {"c1": "not named", "c2": "The Front"}
    assert claims["bearing"].to_dict() == {"c1": "about", "c2": "no_link_stated"}


KEYLESS = {
    "counts": "incident,quantity,figure\n,killed,3\n",
    "milestones": "incident,milestone,state\n,first on scene,reached\n",
    "claims": "claim,incident,claimant,stance\n,a,The Front,says_unknown\n",
    "reports": "report,incident,publisher\n,a,A Paper\n",
}


@pytest.mark.parametrize("table", KEYLESS)
def test_a_row_without_its_key_is_set_aside(tmp_path: Path, table: str) -> None:
    """A figure or a step of no incident, a claim and a report without an id of their own."""
    tables, reasons = read_own(tmp_path, **{table: KEYLESS[table]})
    assert (reasons, len(tables[table])) == ({"missing_key": 1}, 0)
