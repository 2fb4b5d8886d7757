"""Tables for `elearn banks check`: items per topic and level, and what each test weighs."""

from collections.abc import Iterator, Sequence

from elearn.domain.item_bank import ItemBank
from elearn.formats.bank_files.coverage import LEVELS, measure_coverage, measure_tests


def coverage_lines(bank: ItemBank) -> Iterator[str]:
    """Yield the table of topics by level."""
    rows = [(topic.topic_id, *map(str, topic.counts)) for topic in measure_coverage(bank)]
    yield from _table((f"{bank.id} {bank.release}", *LEVELS), rows)


def size_lines(bank: ItemBank) -> Iterator[str]:
    """Yield the table of tests with their sizes in kB."""
    rows = [
        (
            size.test_id,
            str(size.item_count),
            *(f"{count / 1000:.1f}" for count in (size.text_bytes, size.recording_bytes, size.picture_bytes)),
        )
        for size in measure_tests(bank)
    ]
    yield from _table(("test", "items", "text kB", "sound kB", "pictures kB"), rows)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    for row in (head, *rows):
        cells = [row[0].ljust(widths[0]), *(x.rjust(w) for x, w in zip(row[1:], widths[1:], strict=True))]
        yield "  ".join(cells).rstrip()
    yield ""
