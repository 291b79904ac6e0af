"""The way from an empty notebook to a brief, as docs/own-notebook.md tells it."""

import json
import re
import shutil
from pathlib import Path

import nbformat
import pytest
from conftest import ROOT
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from analysis.briefs.build import build
from analysis.briefs.check.trace import trace_number
from analysis.briefs.check.verdict import HOLDS
from analysis.briefs.check.verify import verify
from analysis.briefs.plan.reading import make_brief, read_plan

pytestmark = pytest.mark.slow
GUIDE = (ROOT / "docs" / "own-notebook.md").read_text("utf-8")
KERNEL = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}


def follow_guide(root: Path) -> None:
    """Write the notebook of the guide, cell by cell, and its entry in the plan."""
    cells = []
    for kind, tag, code in re.findall(r"(?ms)^```(markdown|python)( parameters)?\n(.*?)^```$", GUIDE):
        cell = new_markdown_cell(code) if kind == "markdown" else new_code_cell(code)
        cells.append(cell)
        if tag:
            cell.metadata["tags"] = ["parameters"]
    nbformat.write(new_notebook(cells=cells, metadata=KERNEL), root / "notebooks" / "homes.ipynb")
    (plan,) = re.findall(r"(?ms)^```toml\n(.*?)^```$", GUIDE)
    (root / "reports" / "briefs.toml").write_text(plan, "utf-8")


@pytest.mark.thorough
def test_the_guide_leads_to_a_brief(project: Path, read: Path) -> None:
    """Its notebook becomes a page whose numbers are traced but for the note, which is made again byte by byte."""
    shutil.copytree(read / "data" / "tables", project / "data" / "tables", dirs_exist_ok=True)
    follow_guide(project)
    built = project / "reports" / "built"
    assert build(read_plan(project / "reports" / "briefs.toml"), built).built == ["homes"]
    manifest = json.loads((built / "homes" / "manifest.json").read_text("utf-8"))
    assert [entry["kind"] for entry in manifest["own"]] == ["note"]
    assert len(manifest["numbers"]) > 40
    traced = trace_number("homes", "n", built)
    assert (traced.number.value, len(traced.rows) >= traced.number.value) == (147, True)
    assert verify(built / "homes").verdict == HOLDS


def test_a_window_without_records_is_a_brief(project: Path, read: Path) -> None:
    """Nothing was hit in days before the records begin: noughts and words, no error."""
    shutil.copytree(read / "data" / "tables", project / "data" / "tables", dirs_exist_ok=True)
    follow_guide(project)
    brief = make_brief("homes", "demonstration", ["regions=XA-01", "start=2025-03-01", "end=2025-03-02"], None)
    result = build([brief], project / "reports" / "built")
    assert result.failed == {}
