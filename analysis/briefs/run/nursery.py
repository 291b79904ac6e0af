"""The nursery: one warm process from which every kernel of a build is forked: none imports everything anew.

It imports what notebooks use and then does nothing but fork kernels, watch them and end them; it never sees a brief, so
what one notebook does cannot reach another. Whoever starts it holds its leash: when that is let go, or its holder is
gone, it ends and takes its kernels with it. Only for systems that can fork.
"""

import contextlib
import gc
import importlib
import multiprocessing.connection
import os
import pkgutil
import shutil
import signal
import socket
import sys
import tempfile
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NoReturn

_LIBRARIES = (
    "ipykernel.ipkernel",
    "ipykernel.kernelapp",
    "matplotlib.pyplot",
    "pyarrow.csv",
    "pyarrow.dataset",
    "statsmodels.duration.survfunc",
    "statsmodels.genmod.generalized_linear_model",
    "statsmodels.stats.multitest",
    "statsmodels.stats.proportion",
)
# What a kernel imports by itself when it starts; where a version has moved one of these, each kernel does so again.
_KERNEL = (
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.magics.execution",
    "IPython.core.oinspect",
    "IPython.core.pylabtools",
    "IPython.extensions.storemagic",
    "matplotlib_inline.backend_inline",
    "tornado.platform.asyncio",
)
_OURS = ("analysis.datasets", "analysis.measures", "analysis.words", "analysis.figures", "analysis.findings")
HELD = "held"  # a file that whoever holds the leash takes away when it lets go of it, and leaves when it is killed
_ends: list[socket.socket | Connection] = []  # what belongs to the nursery alone
Codes = dict[int, int | None]  # of each kernel ever forked: how it ended, or None while it runs


def open_door(folder: Path) -> socket.socket:
    """Return the socket at which the nursery is asked, in a folder nobody else can enter."""
    door = socket.socket(socket.AF_UNIX)
    door.bind(str(folder / "nursery"))
    door.listen()
    return door


def ask_nursery(folder: Path, *order: Any) -> Any:
    """Ask the nursery to fork, poll or signal, and return its answer, which waits until it is warm."""
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(str(folder / "nursery"))
        with Connection(line.detach()) as connection:
            connection.send(order)
            return connection.recv()


def tend(door: socket.socket, held: Connection, folder: Path, orphaned: Path) -> None:
    """Import everything, then do what is asked until the leash is let go; clear the folder away at the end.

    `orphaned` is where the one that started it has its sockets: cleared away as well where that one was killed.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = str(folder)
    # One job is one core: threads inside a job would only get in each other's way, and a fork leaves them behind.
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    warm_up()
    codes: Codes = {}
    _ends[:] = [door, held]
    while held not in (awake := multiprocessing.connection.wait([door, held])):
        if door in awake:
            with contextlib.suppress(EOFError, OSError), Connection(door.accept()[0].detach()) as line:
                order, *details = line.recv()
                line.send(_ORDERS[order](codes, *details))
    for pid in codes:
        _signal(codes, pid, signal.SIGKILL)
    for place in (folder, orphaned) if (folder / HELD).exists() else (folder,):
        shutil.rmtree(place, ignore_errors=True)


def warm_up() -> None:
    """Import what notebooks use, read what they say, and draw a first figure, which finds the fonts."""
    gc.disable()  # importing makes much that stays, and nothing to collect
    _leave_out_debugger()
    for name in list_modules():
        importlib.import_module(name)
    for name in _KERNEL:
        with contextlib.suppress(ModuleNotFoundError):
            importlib.import_module(name)
    importlib.import_module("analysis.words.bundles").read_ahead()
    language = importlib.import_module("analysis.words.language")
    language.find_locale(language.find_language())
    style = importlib.import_module("analysis.figures.style")
    with style.open_axes(1, "1", "1") as axes:
        style.to_svg(axes)
    # Every kernel asks what backends there are, and that looks through all that is installed.
    importlib.import_module("matplotlib.backends.registry").backend_registry.list_all()
    # What is there now stays: collecting garbage in a kernel need not touch, and so copy, all of it.
    gc.freeze()
    gc.enable()


def _leave_out_debugger() -> None:
    """Have kernels start without debugpy, which each of them would import: nobody debugs a kernel of a build."""
    sys.modules["debugpy"] = None  # type: ignore[assignment]  # so it cannot be imported
    with contextlib.suppress(ModuleNotFoundError):
        importlib.import_module("ipykernel.debugger")
    del sys.modules["debugpy"]  # a notebook may


def list_modules() -> list[str]:
    """Return the modules that notebooks use."""
    packages = [importlib.import_module(name) for name in _OURS]
    return [*_LIBRARIES, *(f"{p.__name__}.{m.name}" for p in packages for m in pkgutil.iter_modules(p.__path__))]


def _fork(codes: Codes, command: list[str], folder: str, environ: dict[str, str]) -> int:
    pid = os.fork()
    if pid == 0:
        os.setpgid(0, 0)
        _become_kernel(command, folder, environ)
    with contextlib.suppress(OSError):  # where the child was quicker
        os.setpgid(pid, pid)  # on both sides of the fork, so that it holds before anybody sends it a signal
    codes[pid] = None
    return pid


def _become_kernel(command: list[str], folder: str, environ: dict[str, str]) -> NoReturn:
    from ipykernel.kernelapp import IPKernelApp

    code = 1
    try:
        for end in _ends:
            end.close()
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.environ.clear()
        os.environ.update(environ)
        os.chdir(folder)
        sys.argv = ["ipykernel_launcher"]
        # What a cell's programs print is shown by the kernel; it would also stand in what the build prints.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        own = command[
            command.index("-f") :
        ]  # before it stands how to start a kernel, from it on what this one is to do
        IPKernelApp.launch_instance(argv=[*own, f"--IPKernelApp.parent_handle={os.getppid()}"])
        code = 0
    finally:
        os._exit(code)


def _poll(codes: Codes, pid: int) -> int | None:
    if codes[pid] is None:
        ended, status = os.waitpid(pid, os.WNOHANG)
        codes[pid] = os.waitstatus_to_exitcode(status) if ended else None
    return codes[pid]


def _signal(codes: Codes, pid: int, signum: int) -> None:
    # A kernel that was not polled yet is still ours, so its number cannot have gone to another process.
    if _poll(codes, pid) is None:
        os.killpg(pid, signum)


_ORDERS: dict[str, Callable[..., int | None]] = {"fork": _fork, "poll": _poll, "signal": _signal}
