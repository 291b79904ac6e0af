"""The papers for those who carry the project on: what they show is put into a copy of it, and runs."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

pytestmark = pytest.mark.slow


def copy_tree(copy: Path) -> Path:
    """Copy what the guides add to."""
    ignored = shutil.ignore_patterns("tables", "built", "__pycache__")
    for name in ("analysis", "data", "notebooks", "reports", "tests"):
        shutil.copytree(ROOT / name, copy / name, ignore=ignored)
    for name in ("pyproject.toml", "requirements.lock", "README.md"):
        shutil.copy(ROOT / name, copy)
    return copy


def follow(guide: str, copy: Path) -> list[str]:
    """Write each block of a guide that names a file into it, or to its end; return the names."""
    blocks = re.findall(
        r"(?ms)^\*\*`([^`\n]+)`\*\*(, at its end)?\n\n```\w+\n(.*?)^```$", (ROOT / guide).read_text("utf-8")
    )
    for path, more, text in blocks:
        target = copy / path
        target.parent.mkdir(parents=True, exist_ok=True)
        before = target.read_text("utf-8").rstrip() + "\n" if more else ""
        target.write_text(before + text, "utf-8")
    return [path for path, _, _ in blocks]


def run(command: str, copy: Path) -> subprocess.CompletedProcess:
    """Run a line of shell in a copy, whose package is the one that is imported; fail where it fails."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST_", "BRIEFS_"))}
    path = f"{Path(sys.executable).parent}{os.pathsep}{kept['PATH']}"
    own = {**kept, "PYTHONPATH": str(copy), "PATH": path}
    done = subprocess.run(command, shell=True, cwd=copy, env=own, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done


@pytest.mark.thorough
def test_a_new_layout_is_read_and_tested_as_its_guide_tells(tmp_path: Path) -> None:
    """Its files make a reader that is found, its tests and its fixture's pass, and its list is read in."""
    copy = copy_tree(tmp_path / "copy")
    follow("docs/new-layout.md", copy)
    (block,) = re.findall(r"(?ms)^```sh\n(.*?)^```$", (ROOT / "docs" / "new-layout.md").read_text("utf-8"))
    done = [run(command, copy) for command in block.splitlines()]
    assert "civil-defence: 6 rows read as civil_defence, 3 kept, 3 set aside" in done[-1].stderr
    assert "passed" in done[-2].stdout
    written = (copy / "tests" / "fixtures" / "civil_defence" / "list.tables.jsonl").read_text("utf-8")
    assert '"as_reported": "at least 2"' in written
    assert "civil_defence" in (copy / "data" / "LAYOUTS.md").read_text("utf-8")


def test_the_examples_of_contributing_pass_their_own_tests(tmp_path: Path) -> None:
    """Measure, message, finding and figure: each with its test, and the linter has nothing to say."""
    copy = copy_tree(tmp_path / "copy")
    written = follow("CONTRIBUTING.md", copy)
    tests = [name for name in written if name.startswith("tests/")]
    assert len(tests) == 3
    assert "6 passed" in run(f"python -m pytest -n 0 {' '.join(tests)}", copy).stdout
    run(f"ruff check {' '.join(name for name in written if name.endswith('.py'))}", copy)


def test_the_pages_are_made_without_a_warning_and_name_every_measure(tmp_path: Path) -> None:
    """Guides and reference come out whole; every public measure has its docstring there."""
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-W",
        "-q",
        "-d",
        str(tmp_path / "trees"),
        "docs",
        str(tmp_path / "pages"),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "pages" / "reference.html").read_text("utf-8")
    modules = sorted((ROOT / "analysis" / "measures").rglob("*.py"))
    public = [name for path in modules for name in re.findall(r"(?m)^@measure\ndef (\w+)", path.read_text("utf-8"))]
    assert len(public) > 30
    assert [name for name in public if f".{name}" not in page] == []
    for name in ("own-notebook", "new-layout", "contributing"):
        assert "<pre>" in (tmp_path / "pages" / f"{name}.html").read_text("utf-8")
