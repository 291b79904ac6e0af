"""How a process that reads a large file takes memory and gives it back: asking again costs a tenth of its time."""

import ctypes
import sys

_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8  # as glibc's malloc.h numbers them
# One arena: what one thread has freed another can use.
_SETTINGS = {_TRIM_THRESHOLD: 1 << 30, _MMAP_THRESHOLD: 1 << 30, _ARENA_MAX: 1}


def settle_memory() -> None:
    """Keep what is freed for what comes next, Arrow's memory too; nothing where the system has no such thing."""
    import pyarrow as pa

    pa.set_memory_pool(pa.system_memory_pool())
    if sys.platform != "linux":
        return
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError):  # another C library
        return
    for what, value in _SETTINGS.items():
        mallopt(what, value)


def release_memory() -> None:
    """Give back to the system what is not used."""
    import pyarrow as pa

    pa.system_memory_pool().release_unused()
