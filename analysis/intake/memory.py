"""How a process that reads a large file takes memory and gives it back: asking again costs a tenth of its time."""

import ctypes
import sys

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3  # as glibc's malloc.h numbers them
_KEEP_BYTES = 1 << 30


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
    for what in (_MMAP_THRESHOLD, _TRIM_THRESHOLD):
        mallopt(what, _KEEP_BYTES)


def release_memory() -> None:
    """Give back to the system what is not used."""
    import pyarrow as pa

    pa.system_memory_pool().release_unused()
