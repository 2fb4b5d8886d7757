"""Files of lines, as they travel on a USB stick: read line by line, and no line is endless."""

from collections.abc import Iterator
from typing import IO

from elearn.domain.sync_errors import FileUnusable
from elearn.formats.bank_files.release_files import MAX_FILE_BYTES

LONGEST_BATCH = 4_000_000  # bytes; what goes over HTTP is shorter
LONGEST_ANSWER = MAX_FILE_BYTES * 16 // 9 + 10_000  # a file of a release, twice in Base64


def read_lines(stream: IO[bytes], longest: int) -> Iterator[str]:
    """Read line by line.

    Raises:
        FileUnusable: one is longer than any that a server writes; the rest is not read.

    """
    while line := stream.readline(longest + 1):
        if len(line) > longest:
            raise FileUnusable
        yield line.decode("ascii", "replace")
