"""What each worker of a cluster is given for one build: the workspace, where it has to be sent, and a station."""

import shutil
import tempfile
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from distributed import WorkerPlugin, get_worker

from analysis.briefs.cluster.facts import Facts, find_difference, state_facts
from analysis.briefs.cluster.parcels import unpack
from analysis.briefs.cluster.station import Station
from analysis.errors import BuildError


class StationPlugin(WorkerPlugin):
    """Opens a station beside each worker that is asked, those that come later too, and closes it with the build.

    `root` is the workspace where all workers see it; else `files` are what is sent of it.
    """

    def __init__(self, name: str, facts: Facts, root: str, files: Mapping[str, bytes]) -> None:
        self.name, self._facts, self._root, self._files = name, facts, root, files
        self._own: Path | None = None
        self._station: Station | None = None

    def setup(self, worker: Any) -> None:
        """Look at what a worker builds with; its station is opened when it is first asked.

        Raises
        ------
        BuildError
            When it has another version of something: its pages would not be the same.
        """
        if other := find_difference(self._facts, state_facts()):
            raise BuildError(f"worker {worker.address}", other, "what is here", "Install the same there")
        self._place, self._turn = worker.local_directory, threading.Lock()

    def teardown(self, worker: Any) -> None:
        """Close the station, and clear away what was sent."""
        if self._station is not None:
            self._station.close()
        if self._own is not None:
            shutil.rmtree(self._own, ignore_errors=True)

    def ask(self, order: bytes) -> bytes:
        """Return the station's answer to an order."""
        with self._turn:
            station = self._station = self._station or self._open()
        return station.ask(order)

    def _open(self) -> Station:
        if not self._files:
            return Station(Path(self._root))
        # Dask clears its own folder away also where a worker is killed.
        self._own = Path(tempfile.mkdtemp(dir=self._place))
        unpack(self._files, self._own)
        return Station(self._own)


def ask_station(name: str, order: bytes) -> bytes:
    """Give an order to the station beside the worker that runs this.

    Raises
    ------
    BuildError
        When it has none.
    """
    worker = get_worker()
    plugin = worker.plugins.get(name)
    if not isinstance(plugin, StationPlugin):
        raise BuildError(f"worker {worker.address}", "it has no station for this build", "one", "Build again")
    return plugin.ask(order)
