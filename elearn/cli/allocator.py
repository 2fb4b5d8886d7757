"""The C library's memory: one pool for all threads, and large pieces go back when they are free.

glibc makes a pool for nearly each thread, and keeps what is free in each: with our threads ten to twenty
megabytes that nobody uses. Python's threads take turns anyhow, so they hardly ever wait for the one pool.
And after the first large piece it takes the next ones from the pool too, where seven megabytes of holes
remain from the start. Other systems' libraries do neither; nothing is done there.
"""

import ctypes
import sys

# As in malloc.h; the environment's MALLOC_ARENA_MAX and the like say the same before the program starts.
_SETTINGS = {
    -8: 1,  # M_ARENA_MAX: pools
    -3: 512 * 1024,  # M_MMAP_THRESHOLD, bytes: a bank's text is above, what compresses a page below
    -1: 1024 * 1024,  # M_TRIM_THRESHOLD, bytes
}


def keep_memory_small() -> None:
    """Say so to the C library; before there are threads, and before anything large is read."""
    if sys.platform != "linux":
        return
    library = ctypes.CDLL(None)
    if hasattr(library, "mallopt"):  # musl has none
        for option, value in _SETTINGS.items():
            library.mallopt(option, value)
