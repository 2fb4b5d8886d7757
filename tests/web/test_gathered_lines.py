"""Log lines that are written many at once: none is lost or torn, and the order stays."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue

from elearn.web.gathered_lines import GatheredLines

AT_THE_END = """
from elearn.web.gathered_lines import GatheredLines
lines = GatheredLines(print)
lines.add("first")
lines.add("last")
"""


def test_lines_of_one_moment_are_one_write() -> None:
    written: SimpleQueue[str] = SimpleQueue()
    lines = GatheredLines(written.put)

    lines.add("one")
    lines.add("two")

    assert written.get(timeout=60) == "one\ntwo"


def test_a_flush_writes_at_once_and_nothing_twice() -> None:
    written: list[str] = []
    lines = GatheredLines(written.append)

    lines.add("one")
    lines.flush()
    lines.flush()

    assert written == ["one"]


def test_many_threads_lose_no_line() -> None:
    written: list[str] = []
    lines = GatheredLines(written.append)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: lines.add(str(number)), range(2_000)))
    lines.flush()

    found = [line for block in written for line in block.split("\n")]
    while len(found) < 2_000:  # the writing thread may hold a block just now
        found = [line for block in written for line in block.split("\n")]
    assert sorted(map(int, found)) == list(range(2_000))


def test_a_process_that_ends_writes_what_it_had() -> None:
    said = subprocess.check_output([sys.executable, "-c", AT_THE_END], text=True)

    assert said.split() == ["first", "last"]
