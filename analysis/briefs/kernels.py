"""Kernels forked from a warm process: each brief has its own, and none has to import everything anew.

A worker's nursery is a process forked from it before it has seen any brief. It does nothing but fork kernels, watch them
and end them, so what one notebook does cannot reach another. It ends with its worker, and takes its kernels with it.
"""

import contextlib
import multiprocessing
import os
import signal
import sys
from importlib.metadata import EntryPoint
from multiprocessing.connection import Connection
from typing import Any, NoReturn

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning import KernelProvisionerFactory, LocalProvisioner

_NAME = "incident-briefs-forked"
_lines: list[Connection] = []  # this worker's line to its nursery


def open_nursery() -> None:
    """Fork this worker's nursery, and let every kernel this worker starts come from it."""
    ours, theirs = multiprocessing.Pipe()
    if os.fork() == 0:
        ours.close()
        _tend(theirs)
    theirs.close()
    _lines[:] = [ours]
    factory = KernelProvisionerFactory.instance()
    factory.provisioners[_NAME] = EntryPoint(_NAME, f"{__name__}:ForkedKernel", factory.GROUP_NAME)
    factory.default_provisioner_name = _NAME


def _tend(line: Connection) -> NoReturn:
    """Do what the worker asks until it is gone."""
    codes: dict[int, int | None] = {}
    try:
        while True:
            order, *details = line.recv()
            line.send(_ORDERS[order](codes, *details))
    except (EOFError, OSError):
        pass
    finally:
        for pid in codes:
            _signal(codes, pid, signal.SIGKILL)
        os._exit(0)


def _fork(codes: dict[int, int | None], command: list[str], folder: str, environ: dict[str, str]) -> int:
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
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.environ.clear()
        os.environ.update(environ)
        os.chdir(folder)
        sys.argv = ["ipykernel_launcher"]
        # A kernel's command is `python -m ipykernel_launcher`, then what this one is to do.
        own = command[command.index("ipykernel_launcher") + 1 :]
        IPKernelApp.launch_instance(argv=[*own, f"--IPKernelApp.parent_handle={os.getppid()}"])
        code = 0
    finally:
        os._exit(code)


def _poll(codes: dict[int, int | None], pid: int) -> int | None:
    if codes[pid] is None and os.waitpid(pid, os.WNOHANG)[0]:
        codes[pid] = 1
    return codes[pid]


def _signal(codes: dict[int, int | None], pid: int, signum: int) -> None:
    # A kernel that was not polled yet is still ours, so its number cannot have gone to another process.
    if _poll(codes, pid) is None:
        os.killpg(pid, signum)


_ORDERS: dict[str, Any] = {"fork": _fork, "poll": _poll, "signal": _signal}


class ForkedProcess:
    """A kernel's process as jupyter_client knows one, reached through the nursery."""

    stdout = stderr = stdin = None

    def __init__(self, *details: Any) -> None:
        self.pid = self._ask("fork", *details)

    def _ask(self, *order: Any) -> Any:
        _lines[0].send(order)
        return _lines[0].recv()

    def poll(self) -> int | None:
        """Return None while it runs."""
        return self._ask("poll", self.pid)

    def wait(self) -> int | None:
        """Return how it ended; jupyter_client asks only once it has."""
        return self.poll()

    def send_signal(self, signum: int) -> None:
        """Send a signal to it and to what it started."""
        self._ask("signal", self.pid, signum)


class ForkedKernel(LocalProvisioner):
    """Gives jupyter_client kernels that are forked instead of started."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork a kernel in its folder."""
        process = ForkedProcess(cmd, str(kwargs["cwd"]), kwargs["env"])
        self.process, self.pid = process, process.pid  # type: ignore[assignment]  # declared None, or a Popen, there
        return self.connection_info
