"""Files from a USB stick are read line by line."""

from io import BytesIO

import pytest

from elearn.domain.sync_errors import FileUnusable
from elearn.formats.sync.line_files import read_lines


class Stick(BytesIO):
    """It counts what is read from it."""

    taken = 0

    def readline(self, size: int | None = -1, /) -> bytes:
        line = super().readline(size)
        self.taken += len(line)
        return line


def test_lines_come_one_by_one_and_the_last_needs_no_end() -> None:
    assert list(read_lines(BytesIO(b"one\r\n\ntwo"), 5)) == ["one\r\n", "\n", "two"]
    assert list(read_lines(BytesIO(b""), 5)) == []


def test_bytes_that_no_line_has_hide_no_other_line() -> None:
    assert list(read_lines(BytesIO(b"\xff\nok\n"), 5)) == ["\ufffd\n", "ok\n"]


def test_an_endless_line_is_refused_before_it_is_read() -> None:
    stick = Stick(b"one\n" + b"a" * 1_000_000)
    lines = read_lines(stick, 5)

    assert next(lines) == "one\n"
    with pytest.raises(FileUnusable):
        next(lines)
    assert stick.taken == 4 + 6
