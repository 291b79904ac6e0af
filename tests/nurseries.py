"""Nurseries that are forked from a process that has imported what they import: a build in a test starts no Python anew.

Each is a process of its own and warms up for its own project, as one that a build starts; only what has been imported is
there already. What runs `briefs` as a command, or kills its processes, starts them as everybody does.
"""

import multiprocessing
import multiprocessing.util
import os
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from socket import socket

from analysis.briefs.run import nursery
from analysis.briefs.run.workers import deaf, in_same_order

_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def start_nursery(runtime: Path, held: Connection) -> BaseProcess:
    """Start a nursery as `workers` does, but forked."""
    context = multiprocessing.get_context("forkserver")
    # Both workers and nurseries are forked from the process that imports these, and has drawn a first figure.
    context.set_forkserver_preload(["analysis.briefs.run.warm", *nursery.list_modules(), "warmed"])
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    with nursery.open_door(runtime) as door, deaf(), in_same_order():
        forkserver.ensure_running()
        arguments = (dict(os.environ), door, held, runtime, Path(multiprocessing.util.get_temp_dir()))
        started = context.Process(target=_tend, args=arguments, daemon=True)
        started.start()
    return started


def _tend(environ: dict[str, str], door: socket, held: Connection, folder: Path, orphaned: Path) -> None:
    os.environ.clear()
    os.environ.update(environ)
    nursery.tend(door, held, folder, orphaned)
