"""Kernels from the nursery, as jupyter_client knows a kernel."""

import os
import time
from importlib.metadata import EntryPoint
from pathlib import Path
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning import KernelProvisionerFactory, LocalProvisioner

from analysis.briefs.run.nursery import ask_nursery

_NAME = "incident-briefs-forked"
_folders: list[Path] = []  # where this worker asks for kernels


def use_nursery(folder: Path) -> None:
    """Let every kernel this process starts come from the nursery that is asked in a folder."""
    _folders[:] = [folder]
    factory = KernelProvisionerFactory.instance()
    factory.provisioners[_NAME] = EntryPoint(_NAME, f"{__name__}:ForkedKernel", factory.GROUP_NAME)
    factory.default_provisioner_name = _NAME


def _ask(*order: Any) -> Any:
    """Ask the nursery; with it gone, so are the kernels, and this worker is none: others take over what it was at."""
    try:
        return ask_nursery(_folders[0], *order)
    except (OSError, EOFError):
        os._exit(1)


class ForkedProcess:
    """A kernel's process, reached through the nursery."""

    stdout = stderr = stdin = None

    def __init__(self, *details: Any) -> None:
        self.pid = _ask("fork", *details)

    def poll(self) -> int | None:
        """Return None while it runs, else how it ended."""
        return _ask("poll", self.pid)

    def wait(self) -> int | None:
        """Return how it ended; jupyter_client asks only once it has."""
        return self.poll()

    def send_signal(self, signum: int) -> None:
        """Send a signal to it and to what it started."""
        _ask("signal", self.pid, signum)


class ForkedKernel(LocalProvisioner):
    """Gives jupyter_client kernels that are forked instead of started."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork a kernel in its folder."""
        process = ForkedProcess(cmd, str(kwargs["cwd"]), kwargs["env"])
        self.process, self.pid = process, process.pid  # type: ignore[assignment]  # declared None, or a Popen, there
        return self.connection_info


class PromptClient(AsyncKernelClient):
    """A client that waits for its kernel's answer and no longer: a forked kernel is there in a moment."""

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Ask until the kernel answers and its outputs are heard; whoever reads them knows their own from others."""
        deadline = time.monotonic() + (timeout or 60)
        while True:
            self.kernel_info()
            try:
                await self.get_shell_msg(timeout=0.2)
                await self.get_iopub_msg(timeout=0.2)
                return
            except Empty:
                if not await self.is_alive():
                    raise RuntimeError("its kernel died as it started") from None
                if time.monotonic() > deadline:
                    raise RuntimeError(f"its kernel did not answer in {timeout} seconds") from None
