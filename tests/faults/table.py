"""Try every fault on a plan of twelve briefs, and print how many builds survived, and what was left behind.

    python tests/faults/table.py [--kills 60] [--seed 14]

A fault is survived where nothing is torn, nothing runs on, no more than one brief fails, each failure is said in a
sentence, the next run completes, and no temporary file is left. Exit 1 where one is not.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[n]) for n in (0, 1, 2)]
from circumstances import CIRCUMSTANCES, NEED_A_DISK, can_mount
from rig import ALL, ROLES, Outcome, Rig, kill, open_rig


def try_all(rig: Rig, n_kills: int, chance: random.Random) -> Iterator[Outcome]:
    """Yield what came of each fault."""
    rig.build()
    rig.clear()
    begun = time.monotonic()
    rig.build()
    seconds = time.monotonic() - begun
    for n in range(n_kills):
        yield kill(rig, ROLES[n % len(ROLES)], chance.uniform(0, seconds), chance)
    for circumstance, times in CIRCUMSTANCES.items():
        if circumstance in NEED_A_DISK and not can_mount():
            print(f"{circumstance.__name__}: no disk can be mounted here, so this was not tried")
            continue
        for _ in range(times):
            yield circumstance(rig, chance)


def print_table(found: list[Outcome]) -> None:
    """Print a line a kind: how many were tried, survived, and what was wrong or left behind."""
    print(f"\n{'fault':<28} {'tried':>5} {'survived':>8}  whole briefs when it ended; what was wrong or left behind")
    for kind in dict.fromkeys(outcome.kind for outcome in found):
        own = [outcome for outcome in found if outcome.kind == kind]
        whole = f"{min(o.whole for o in own)} to {max(o.whole for o in own)}"
        wrong = "; ".join(dict.fromkeys(fault for o in own for fault in o.faults)) or "nothing"
        print(f"{kind:<28} {len(own):>5} {sum(not o.faults for o in own):>8}  {whole}; {wrong[:400]}")


def main() -> int:
    """Run all, and return 1 where something was torn or left."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--kills", type=int, default=60)
    asked.add_argument("--seed", type=int, default=14)
    given = asked.parse_args()
    found = []
    with tempfile.TemporaryDirectory(prefix="faults-") as place, open_rig(Path(place), ALL) as rig:
        for outcome in try_all(rig, given.kills, random.Random(given.seed)):
            found.append(outcome)
            print(outcome.kind, outcome.when, f"exit {outcome.code}", outcome.faults or "", flush=True)
    print_table(found)
    return 1 if any(outcome.faults for outcome in found) else 0


if __name__ == "__main__":
    sys.exit(main())
