"""Builds under bad circumstances: no room, no leave to write, few open files, no home, another locale, somebody else at work."""

import json
import random
import resource
import subprocess
import time
from collections.abc import Callable

from conftest import REGIONS, point_at, write_records
from rig import Outcome, Rig, is_whole, judge

_OPEN_FILES = 64
_UNSHARED = ("unshare", "-rm", "sh", "-c")
_MOUNT = 'mount -t tmpfs -o {options} none "$1" && shift && exec "$@"'


def can_mount() -> bool:
    """Say whether a disk of its own can be mounted here for one process."""
    try:
        tried = subprocess.run([*_UNSHARED, "mount -t tmpfs none /mnt"], capture_output=True, check=False, timeout=20)
    except (OSError, subprocess.SubprocessError):
        return False
    return tried.returncode == 0


def _build_on_disk(rig: Rig, kind: str, options: str) -> Outcome:
    """Build into a disk of a few megabytes, or one that cannot be written, which is gone with the run."""
    rig.clear()
    place = rig.root.parent / "disk"
    place.mkdir(exist_ok=True)
    before = (*_UNSHARED, _MOUNT.format(options=options), "sh", str(place))
    run = rig.build("--out", str(place), before=before)
    found = judge(rig, run, kind, options, codes=(1, 2))
    said = "No space left" if "size" in options else "a folder that can be written"
    return found if said in run.said else found.blame(f"it does not say {said!r}: {run.said[-300:]}")


def fill_disk(rig: Rig, chance: random.Random) -> Outcome:
    """Build into a disk that is full after some briefs."""
    return _build_on_disk(rig, "full disk", f"size={chance.choice((60, 300, 900, 2000))}k")


def forbid_writing(rig: Rig, _: random.Random) -> Outcome:
    """Build into a folder that is read only."""
    return _build_on_disk(rig, "read-only folder", "ro")


def forbid_files(rig: Rig, _: random.Random) -> Outcome:
    """Build where no process may open more than 64 files: a kernel cannot, and it is said before anything begins."""
    rig.clear()
    run = rig.build(limit=(resource.RLIMIT_NOFILE, _OPEN_FILES, _OPEN_FILES))
    found = judge(rig, run, "64 open files", "for good", codes=(2,))
    return found if "allows 64 open files" in run.said else found.blame(run.said[-300:])


def lower_files(rig: Rig, _: random.Random) -> Outcome:
    """Build where 64 files are allowed, and more for who asks."""
    rig.clear()
    run = rig.build(limit=(resource.RLIMIT_NOFILE, _OPEN_FILES, 4096))
    return judge(rig, run, "64 open files, can be raised", "", codes=(0,), whole=rig.n_briefs)


def take_home(rig: Rig, chance: random.Random) -> Outcome:
    """Build without a home, or with one that is not there."""
    rig.clear()
    home = chance.choice((None, "/nowhere/at/all"))
    run = rig.build(env={"HOME": home, "XDG_CACHE_HOME": None, "XDG_CONFIG_HOME": None, "MPLCONFIGDIR": None})
    return judge(rig, run, "no HOME", str(home), codes=(0,), whole=rig.n_briefs)


def move_to_cyrillic(rig: Rig, _: random.Random) -> Outcome:
    """Build with `LC_ALL=C` in a project whose folder has a Cyrillic name."""
    rig.clear()
    before, moved = rig.root, rig.root.parent / "Звіти «грудень»"
    before.rename(moved)
    rig.root = moved
    try:
        names = ("LANG", "LC_CTYPE", "PYTHONUTF8", "PYTHONIOENCODING")
        run = rig.build(env={"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", **dict.fromkeys(names)})
        return judge(rig, run, "LC_ALL=C, Cyrillic folder", "", codes=(0,), whole=rig.n_briefs)
    finally:
        moved.rename(before)
        rig.root = before


def build_twice(rig: Rig, chance: random.Random) -> Outcome:
    """Build the same plan twice at once."""
    rig.clear()
    first = rig.start("build", "--jobs", "2")
    time.sleep(chance.uniform(0, 8))
    second = rig.build()
    first.wait()
    found = judge(rig, first, "two builds at once", "", codes=(0,), whole=rig.n_briefs)
    return found if second.code == 0 else found.blame(f"the second ended with {second.code}: {second.said[-300:]}")


def _read_while(
    rig: Rig, chance: random.Random, kind: str, first: Callable, second: Callable, seconds: float
) -> Outcome:
    """Start one, then the other, with records that are others now; each brief is of the old ones or of the new ones."""
    rig.clear()
    day = chance.randint(3, 28)
    with point_at(rig.root):
        write_records(rig.root)
        rows = (rig.root / "data" / "raw" / "three" / "incidents.csv").read_text("utf-8")
        more = "".join(f"{name.lower()}_9,drone strike,2026-03-{day:02d},{name}\n" for name in REGIONS.values())
        (rig.root / "data" / "raw" / "three" / "incidents.csv").write_text(rows + more, "utf-8")
    runs = [first()]
    time.sleep(chance.uniform(0, seconds))
    runs.append(second())
    for run in runs:
        run.wait()
    build = next(run for run in runs if run.words[0] == "build")
    found = judge(rig, build, kind, "", codes=(0, 1))
    ingest = next(run for run in runs if run.words[0] == "ingest")
    wrong = [f"the reading ended with {ingest.code}: {ingest.said[-300:]}"] if ingest.code else []
    wrong += [f"{slug}: of neither" for slug in _list_mixed(rig)]
    return found.blame(*wrong)


def _list_mixed(rig: Rig) -> list[str]:
    """Return the briefs that do not count the records of the last reading, once the next run is done."""
    wrong = []
    for folder in sorted(rig.built.glob("what-was-recorded-*")):
        told = json.loads((folder / "manifest.json").read_text("utf-8"))
        values = {n["name"]: n["value"] for n in told["numbers"]}
        if values["records"] != 3 or not is_whole(folder):
            wrong.append(f"{folder.name} {values['records']}")
    return wrong


def _ingest(rig: Rig) -> object:
    return rig.start("ingest", "data/raw/three", "--dataset", "three", "--cut-off", "2026-03-31")


def build_during_ingest(rig: Rig, chance: random.Random) -> Outcome:
    """Build while the dataset is being read again."""
    return _read_while(
        rig, chance, "build during ingest", lambda: _ingest(rig), lambda: rig.start("build", "--jobs", "2"), 3
    )


def ingest_during_build(rig: Rig, chance: random.Random) -> Outcome:
    """Read the dataset again while it is being built."""
    return _read_while(
        rig, chance, "ingest during build", lambda: rig.start("build", "--jobs", "2"), lambda: _ingest(rig), 12
    )


# How often `make faults` tries each.
CIRCUMSTANCES: dict[Callable[[Rig, random.Random], Outcome], int] = {
    fill_disk: 4,
    forbid_writing: 1,
    forbid_files: 1,
    lower_files: 1,
    take_home: 2,
    move_to_cyrillic: 1,
    build_twice: 3,
    build_during_ingest: 5,
    ingest_during_build: 5,
}
NEED_A_DISK = (fill_disk, forbid_writing)
