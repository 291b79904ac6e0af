"""Make a wheel of this tree, install it whole into an environment of its own, and go from an empty folder to briefs.

Prints a line a step with its seconds. Dependencies come from where uv finds them, in the versions of requirements.lock.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from wheel import UV, copy_sources, list_variables, make_environment, make_wheel


def run(title: str, command: list[str], where: Path) -> None:
    """Run a command with nothing of this tree in its environment; print its title and its seconds."""
    begin = time.monotonic()
    done = subprocess.run(command, cwd=where, env=list_variables(), capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{title}: exit {done.returncode}\n{done.stdout}\n{done.stderr}")
    print(f"{title:<36}{time.monotonic() - begin:8.1f} s")


def main() -> None:
    """Wheel, environment, install, workspace, dataset, briefs, verdict."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        wheel = make_wheel(copy_sources(place / "source"))
        print(f"{wheel.name}, {wheel.stat().st_size / 1e6:.1f} MB")
        scripts = make_environment(place / "env")
        order = [UV, "pip", "install", "--python", str(scripts / "python"), "-c", str(ROOT / "requirements.lock")]
        run("install it with what it needs", [*order, str(wheel)], place)
        briefs = str(scripts / "briefs")
        run("briefs new desk --example", [briefs, "new", "desk", "--example"], place)
        read = [briefs, "ingest", "data/raw/december-7", "--dataset", "december-7"]
        run("briefs ingest", read, place / "desk")
        run("briefs build (five briefs)", [briefs, "build", "--jobs", "2"], place / "desk")
        run("briefs verify december-7-situation", [briefs, "verify", "december-7-situation"], place / "desk")


if __name__ == "__main__":
    main()
