"""What each worker of a cluster is given for one build: the workspace, where it has to be sent, and a station."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from distributed import WorkerPlugin, get_worker

from analysis.briefs.cluster.facts import Facts, find_difference, state_facts
from analysis.briefs.cluster.parcels import unpack
from analysis.briefs.cluster.station import Station
from analysis.errors import BuildError


class StationPlugin(WorkerPlugin):
    """Opens a station beside each worker, those that come later too, and closes it with the build.

    `root` is the workspace where all workers see it; else `files` are what is sent of it.
    """

    def __init__(self, name: str, facts: Facts, root: str, files: Mapping[str, bytes]) -> None:
        self.name, self._facts, self._root, self._files = name, facts, root, files

    def setup(self, worker: Any) -> None:
        """Open the station of a worker.

        Raises
        ------
        BuildError
            When it has another version of something: its pages would not be the same.
        """
        if other := find_difference(self._facts, state_facts()):
            raise BuildError(f"worker {worker.address}", other, "what is here", "Install the same there")
        # Dask clears its own folder away also where a worker is killed.
        self._own = Path(tempfile.mkdtemp(dir=worker.local_directory)) if self._files else None
        if self._own is not None:
            unpack(self._files, self._own)
        self._station = Station(self._own or Path(self._root))

    def teardown(self, worker: Any) -> None:
        """Close the station, and clear away what was sent."""
        if hasattr(self, "_station"):
            self._station.close()
            if self._own is not None:
                shutil.rmtree(self._own, ignore_errors=True)

    def ask(self, order: bytes) -> bytes:
        """Return the station's answer to an order."""
        return self._station.ask(order)


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
