"""Write tests/slow.txt: the tests that take a tenth of a second or longer, which `make quick` leaves out.

    python tests/benchmarks/list_slow_tests.py

What a fixture takes that all tests of a session share is not counted: it is made once, by whichever test comes first.
"""

import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIST = ROOT / "tests" / "slow.txt"
_LEAST_SECONDS = 0.1
_LINE = re.compile(r"^([\d.]+)s (?:call|setup) +(tests/\S+?\.py::\w+)", re.MULTILINE)


def list_slow(report: str) -> list[str]:
    """Return the tests of pytest's list of durations that take too long in any of their cases, in order."""
    seconds: dict[str, list[float]] = defaultdict(list)
    for spent, name in _LINE.findall(report):
        seconds[name].append(float(spent))
    return sorted(name for name, several in seconds.items() if max(several) >= _LEAST_SECONDS)


def main() -> int:
    """Run the tests that no page marks as slow, and write which are."""
    LIST.write_text("", "utf-8")  # so that those it names are run too
    asked = ("-m", "not slow and not thorough", "--durations=0", f"--durations-min={_LEAST_SECONDS}", "-vv")
    command = [sys.executable, "-m", "pytest", *asked]
    done = subprocess.run(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, check=False)
    slow = list_slow(done.stdout)
    LIST.write_text("\n".join(slow) + "\n", "utf-8")
    print(f"{len(slow)} tests take {_LEAST_SECONDS} s or more; {done.stdout.splitlines()[-1]}")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
