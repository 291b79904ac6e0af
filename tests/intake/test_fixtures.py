"""What every reader makes of every fixture, cell by cell: the tables are written down beside the files.

Each line of `<fixture>.tables.jsonl` is one row of a table with its filled cells. Written anew, to be looked over in the diff, by

    python tests/intake/test_fixtures.py
"""

import json
from pathlib import Path

import pandas as pd
import pytest

from analysis.datasets.tables import TABLES
from analysis.intake.raw import read_raw
from analysis.intake.reading import read_dataset

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
GROUPS = {
    "airwars/incidents": ["airwars/incidents.csv", "airwars/belligerents.csv"],
    **{
        f"{path.parent.name}/{path.stem}": [f"{path.parent.name}/{path.name}"]
        for path in sorted(FIXTURES.glob("*/*.csv"))
        if path.parent.name not in ("airwars", "mapped")
    },
}


def describe(names: list[str]) -> list[dict[str, str]]:
    """Return the rows of all tables that files become: table, and each filled cell as text."""
    tables, about = read_dataset([read_raw(FIXTURES / name) for name in names], "fixture", None, None)
    found = []
    for name in TABLES:
        for row in tables[name].drop(columns="source_id").to_dict("records"):
            filled = {str(k): str(v) for k, v in row.items() if pd.notna(v)}
            found.append({"table": name, **filled, "source_file": filled["source_file"].rpartition("/")[2]})
    return [{"table": "ledger", **{k: str(v) for k, v in about.ledger.model_dump().items()}}, *found]


@pytest.mark.parametrize("group", GROUPS)
def test_every_cell_is_the_one_written_down(group: str) -> None:
    """Dates, bounds, states, places, claims, and what was set aside and why, are what they were when somebody looked."""
    lines = (FIXTURES / f"{group}.tables.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == describe(GROUPS[group])


if __name__ == "__main__":
    for group, names in GROUPS.items():
        text = "\n".join(json.dumps(row, ensure_ascii=False) for row in describe(names))
        (FIXTURES / f"{group}.tables.jsonl").write_text(text + "\n", "utf-8")
