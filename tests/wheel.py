"""A wheel of this tree, made outside of it, and an environment to put it into."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = (
    "analysis",
    "data",
    "notebooks",
    "reports",
    "workspace",
    "pyproject.toml",
    "setup.py",
    "README.md",
    "LICENSE",
)
_BUILD = "import sys; from setuptools import build_meta; build_meta.build_wheel(sys.argv[1])"
UV = shutil.which("uv", path=str(Path(sys.executable).parent)) or "uv"


def list_variables() -> dict[str, str]:
    """Return the environment without anything that leads to this tree."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONPATH" and not k.startswith("BRIEFS_")}


def copy_sources(target: Path) -> Path:
    """Copy what a wheel is made of into a new folder."""
    ignored = shutil.ignore_patterns("tables", "built", "__pycache__", ".ipynb_checkpoints")
    target.mkdir()
    for path in (ROOT / name for name in SOURCES):
        if path.is_dir():
            shutil.copytree(path, target / path.name, ignore=ignored)
        else:
            shutil.copy(path, target)
    return target


def make_wheel(source: Path) -> Path:
    """Return the wheel of a copy of the sources; it lies beside the copy."""
    command = [sys.executable, "-c", _BUILD, str(source.parent)]
    subprocess.run(command, cwd=source, env=list_variables(), check=True, capture_output=True)
    (wheel,) = source.parent.glob("*.whl")
    return wheel


def make_environment(folder: Path) -> Path:
    """Make an empty environment; return the folder of its programs."""
    command = [sys.executable, "-m", "venv", "--without-pip", str(folder)]
    subprocess.run(command, env=list_variables(), check=True, capture_output=True)
    return Path(sysconfig.get_path("scripts", vars={"base": str(folder)}))
