"""Briefs over two workers of a Dask cluster on this machine, against two jobs: the same bytes, time a brief, a killed worker.

    python tests/benchmarks/build_over_dask.py [BRIEFS]

Both ways are built in turn: with the folder that the workers see, and with records and briefs that are sent. Both build
all briefs, from nothing to whole pages, so that what each has to start first is in its time.
"""

import functools
import hashlib
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from build_fifty_briefs import DATASET, JOBS, make_project, run
from claims import DASK_TIMES_MOST, Claim, describe_machine, tabulate

ADDRESS = "tcp://127.0.0.1:{port}"
_PORT, _WARM_SECONDS = 18786, 4


@contextmanager
def start_cluster(env: dict[str, str], port: int = _PORT) -> Iterator[tuple[str, subprocess.Popen]]:
    """Yield the address of a scheduler with two workers, started as a person starts them, and the workers' process."""
    address, dask = ADDRESS.format(port=port), str(Path(sys.executable).with_name("dask"))
    quiet = {"env": env, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    own = ["--no-dashboard", "--host", "127.0.0.1"]
    scheduler = subprocess.Popen([dask, "scheduler", "--port", str(port), *own], **quiet)
    many = ["--nthreads", "1", "--nworkers", str(JOBS), "--memory-limit", "0"]
    workers = subprocess.Popen([dask, "worker", address, *many, *own], **quiet)
    time.sleep(_WARM_SECONDS)
    try:
        yield address, workers
    finally:
        for process in (workers, scheduler):
            process.terminate()
            process.wait(30)


def hash_pages(folder: Path) -> str:
    """Return one hash of all that a build has made."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.glob("*/*") if p.parent.name != "failures"):
        digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


_SENT = """
import sys
from pathlib import Path
from analysis.briefs.build import build
from analysis.briefs.cluster import opening
from analysis.briefs.plan.reading import read_plan
opening.find_shared = lambda *_: False
crew = lambda: opening.open_cluster(sys.argv[3], 1, Path(sys.argv[2]), print)
result = build(read_plan(Path(sys.argv[1])), Path(sys.argv[2]), open_crew=crew)
sys.exit(len(result.failed))
"""


def measure_claims(n_briefs: int, report: Callable[[str], None] = print) -> list[Claim]:
    """Build so many briefs by two jobs and by two workers, both ways; then once more while a worker is killed."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place) / "project"
        env = make_project(root, n_briefs)
        run([sys.executable, "-m", "analysis", "ingest", str(root / "data/raw" / DATASET), "--dataset", DATASET], env)
        plan = str(root / "reports" / "fifty.toml")
        with start_cluster(env) as (address, workers):

            def build(name: str, *how: str) -> float:
                out = ["--out", str(Path(place) / name), "--renderer", "embedded"]
                return run([sys.executable, "-m", "analysis", "build", plan, *out, *how], env)

            here = build("here", "--jobs", str(JOBS))
            seen = build("seen", "--cluster", address)
            sent = run([sys.executable, "-c", _SENT, plan, str(Path(place) / "sent"), address], env)
            killer = threading.Timer(seen / 2, kill_worker, [workers])
            killer.start()
            killed = build("killed", "--cluster", address)
            killer.join()
        hashes = [hash_pages(Path(place) / name) for name in ("here", "seen", "sent", "killed")]
    same = "the same bytes" if len(set(hashes)) == 1 else "OTHER BYTES"
    report(
        f"{n_briefs} briefs here, over Dask, sent over Dask, and over Dask with a worker killed halfway: {same}; "
        f"{killed:.1f} s with the killed worker"
    )
    each = [seconds / n_briefs for seconds in (here, seen, sent)]
    compare = functools.partial(Claim, peer=f"{each[0]:.2f} s", claimed=DASK_TIMES_MOST, is_most=True)
    what = f"a brief of {n_briefs} over two Dask workers / with two jobs"
    return [
        compare(what=f"{what}, one folder", ours=f"{each[1]:.2f} s", ratio=each[1] / each[0]),
        compare(what=f"{what}, sent", ours=f"{each[2]:.2f} s", ratio=each[2] / each[0]),
    ]


def kill_worker(workers: subprocess.Popen) -> None:
    """End one worker of a cluster at once; the nanny that started it starts another."""
    children = psutil.Process(workers.pid).children()
    own = [child for child in children if "multiprocessing.spawn" in " ".join(child.cmdline())]
    os.kill(own[0].pid, signal.SIGKILL)


if __name__ == "__main__":
    print(describe_machine(), tabulate(measure_claims(int(sys.argv[1]) if len(sys.argv) > 1 else 50)), sep="\n\n")
