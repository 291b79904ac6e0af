"""A project of its own to do harm to: its briefs, programs started on it, and what is left when they ended."""

import contextlib
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import psutil
from conftest import REGIONS, ROOM_SECONDS, ROOT, copy_project, list_processes, point_at, wait_until, write_records

from analysis.briefs.shelf.changes import FILES, is_as_built
from analysis.briefs.shelf.manifest import read_file

_ONE = """
[[brief]]
slug = "{notebook}-{{region}}-{language}"
title = "{{region}}"
notebook = "{notebook}"
dataset = "three"
parameters = {{ language = "{language}" }}
for_each = {{ region = "*" }}
"""
# Each of these is a brief for each of three regions.
FEW = (("what-was-recorded", "en"),)
ALL = tuple((notebook, language) for notebook in ("what-was-recorded", "situation-brief") for language in ("en", "uk"))
_GONE_SECONDS = 40


@dataclass
class Run:
    """A program that was started on a project, and what it said."""

    words: tuple[str, ...]
    process: subprocess.Popen
    out: Path
    err: Path

    def wait(self, seconds: float = ROOM_SECONDS) -> "Run":
        """Wait until it has ended."""
        self.process.wait(seconds)
        return self

    @property
    def code(self) -> int:
        """Return how it ended."""
        return self.process.returncode

    @property
    def said(self) -> str:
        """Return all that it printed."""
        return self.out.read_text("utf-8", "replace") + self.err.read_text("utf-8", "replace")


@dataclass
class Rig:
    """A project with some briefs in its plan, a folder for temporary files, and the runs on it."""

    root: Path
    temporary: Path
    n_briefs: int
    runs: list[Run] = field(default_factory=list)

    @property
    def built(self) -> Path:
        """Return where its briefs are built."""
        return self.root / "reports" / "built"

    def start(
        self,
        *words: str,
        before: tuple[str, ...] = (),
        limit: tuple[int, int, int] | None = None,
        env: dict[str, str | None] | None = None,
    ) -> Run:
        """Start the program on the project: with words before it, a limit of the system, other variables."""
        given = {**os.environ, "BRIEFS_ROOT": str(self.root), "PYTHONPATH": str(ROOT), "TMPDIR": str(self.temporary)}
        given |= {name: value for name, value in (env or {}).items() if value is not None}
        given = {
            name: value for name, value in given.items() if name not in (env or {}) or (env or {})[name] is not None
        }
        out, err = (self.root.parent / f"{name}-{len(self.runs)}" for name in ("out", "err"))
        with out.open("w") as to, err.open("w") as errors:
            process = subprocess.Popen(
                [*before, sys.executable, "-m", "analysis", *words],
                env=given,
                cwd=self.root,
                stdout=to,
                stderr=errors,
                preexec_fn=(lambda: resource.setrlimit(limit[0], limit[1:])) if limit else None,
            )
        self.runs.append(Run(words, process, out, err))
        return self.runs[-1]

    def build(self, *words: str, **options: object) -> Run:
        """Build the plan, and wait until it is done."""
        return self.start("build", "--jobs", "2", *words, **options).wait()

    def find(self, role: str, run: Run) -> list[psutil.Process]:
        """Return the living processes of a role: parent, forkserver, worker, nursery, kernel."""
        with contextlib.suppress(psutil.Error):
            parent = psutil.Process(run.process.pid)
            if role == "parent":
                return [parent]
            own = {child: " ".join(child.cmdline()) for child in parent.children()}
            word = {"forkserver": "forkserver", "worker": "forkserver"}.get(role, "spawn_main")
            heads = [child for child, line in own.items() if word in line]
            if role in ("forkserver", "nursery"):
                return heads
            return [inner for head in heads for inner in head.children()]
        return []

    def list_faults(self) -> list[str]:
        """Return what is torn or left behind: half a brief, a process, a temporary file."""
        wait_until(lambda: not list_processes(self.root), _GONE_SECONDS)
        faults = [f"still running: {' '.join(p.cmdline())[:80]}" for p in list_processes(self.root)]
        faults += [f"not whole: {folder.name}" for folder in self._list_briefs() if not is_whole(folder)]
        return faults

    def list_left(self) -> list[str]:
        """Return what is left behind of work that is done: temporary files, half-made folders."""
        found = [path.name for path in self.temporary.iterdir()]
        found += [path.name for path in self.built.glob(".briefs-new*")] + [p.name for p in self.built.glob(".work")]
        return sorted(found)

    def _list_briefs(self) -> list[Path]:
        named = [path for path in self.built.glob("[!.]*") if path.is_dir() and path.name != "failures"]
        return sorted(named)

    def count_whole(self) -> int:
        """Return how many briefs stand there whole."""
        return sum(map(is_whole, self._list_briefs()))

    def clear(self) -> None:
        """Take away all that was built."""
        shutil.rmtree(self.built, ignore_errors=True)
        for path in self.temporary.iterdir():
            shutil.rmtree(path, ignore_errors=True)

    def end(self) -> None:
        """End what still runs."""
        for run in self.runs:
            run.process.kill()
            run.process.wait()
        for process in list_processes(self.root):
            with contextlib.suppress(psutil.Error):
                process.kill()


@contextlib.contextmanager
def open_rig(place: Path, chosen: Sequence[tuple[str, str]]) -> Iterator[Rig]:
    """Yield a project with its records read and its plan written; end all that works for it."""
    rig = Rig(copy_project(place / "project"), place / "tmp", len(REGIONS) * len(chosen))
    rig.temporary.mkdir()
    with point_at(rig.root):
        write_records(rig.root)
    (rig.root / "reports" / "briefs.toml").write_text(
        "".join(_ONE.format(notebook=notebook, language=language) for notebook, language in chosen), "utf-8"
    )
    try:
        yield rig
    finally:
        rig.end()


def is_whole(folder: Path) -> bool:
    """Say whether a brief has all its files, each as its manifest names it."""
    try:
        made = read_file(folder / "manifest.json")
    except Exception:  # noqa: BLE001  # whatever is wrong with it, it is not whole
        return False
    return all(is_as_built(folder / name, made.files.get(name)) for name in FILES)


@dataclass(frozen=True)
class Outcome:
    """What came of one fault: which, when, how the run ended, how many briefs were whole, what was wrong after it."""

    kind: str
    when: str
    code: int
    whole: int
    faults: list[str]

    def blame(self, *faults: str) -> "Outcome":
        """Return it with more that was wrong."""
        return replace(self, faults=[*self.faults, *faults])


def judge(rig: Rig, run: Run, kind: str, when: str, *, codes: tuple[int, ...], whole: int = 0) -> Outcome:
    """Look at what a run left behind, let the next one complete it, and say what is wrong with either.

    `whole` is how many briefs have to be whole before the next run.
    """
    faults, found = rig.list_faults(), rig.count_whole()
    if found < whole:
        faults.append(f"{found} of {whole} whole")
    if run.code not in codes:
        faults.append(f"exit {run.code}, expected {codes}: {run.said[-300:]}")
    faults += [f"it said {word!r}" for word in ("Traceback", "Abort", "Exception ignored") if word in run.said]
    after = rig.build()
    if after.code != 0 or rig.count_whole() != rig.n_briefs:
        faults.append(f"the next run ended with {after.code}, {rig.count_whole()} whole: {after.said[-300:]}")
    faults += [f"left behind: {name}" for name in rig.list_left()]
    return Outcome(kind, when, run.code, found, faults)


ROLES = ("parent", "forkserver", "worker", "nursery", "kernel")


def kill(rig: Rig, role: str, seconds: float, chance: random.Random) -> Outcome:
    """Build, kill one process of a role at a moment, and look at what came of it."""
    rig.clear()
    run = rig.start("build", "--jobs", "2")
    time.sleep(seconds)
    struck: list[psutil.Process] = []

    def strike() -> bool:
        found = rig.find(role, run)
        if found:
            struck.append(chance.choice(found))
            with contextlib.suppress(psutil.Error):
                struck[-1].kill()
        return bool(found) or run.process.poll() is not None

    wait_until(strike)
    run.wait()
    when = f"{seconds:.1f} s" if struck else f"{seconds:.1f} s, when it had ended"
    # Whoever else is killed costs one brief at most, and none where it is tried again.
    codes = (-9, 0) if role == "parent" else (0, 1)
    found = judge(rig, run, f"SIGKILL of a {role}", when, codes=codes)
    return found.blame(*list_failed(run)[1:])


def list_failed(run: Run) -> list[str]:
    """Return the lines in which a run names briefs that failed."""
    return [line.strip()[:200] for line in run.said.splitlines() if re.match(r"  \S+: ", line)]
