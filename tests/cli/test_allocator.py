"""The C library hands out memory from one pool, however many threads there are."""

import subprocess
import sys

import pytest

ASK = """
import ctypes, sys, threading, zlib
from elearn.cli.allocator import keep_memory_small

if sys.argv[1] == "small":
    keep_memory_small()
threads = [threading.Thread(target=zlib.compress, args=(bytes(9_000),)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
library = ctypes.CDLL(None)
library.fopen.restype = ctypes.c_void_p
stream = ctypes.c_void_p(library.fopen(b"/dev/stdout", b"w"))
library.malloc_info(0, stream)
library.fclose(stream)
"""


def count_pools(way: str) -> int:
    asked = subprocess.run([sys.executable, "-c", ASK, way], check=True, capture_output=True, text=True)
    return asked.stdout.count("<heap nr=")


@pytest.mark.parametrize(("way", "has_one"), [("small", True), ("as it is", False)])
def test_threads_share_one_pool_of_memory(way: str, has_one: bool) -> None:
    assert (count_pools(way) == 1) is has_one
