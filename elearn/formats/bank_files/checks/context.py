"""What the checks of a release need to know beside the release."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from elearn.domain.reference import ReferenceBooks
from elearn.formats.bank_files.defects import Defect
from elearn.formats.bank_files.read_release import ReadRelease
from elearn.formats.bank_files.validation import Located


@dataclass(frozen=True, kw_only=True)
class CheckContext:
    """The reference books, the day of the check, and the hash recorded for the release, if any."""

    books: ReferenceBooks
    today: date
    recorded_hash: str | None = None


Check = Callable[[ReadRelease, CheckContext], Iterable[Defect]]
T = TypeVar("T")


def find_repeated(entries: Iterable[Located[T]], sign: Callable[[T], object], what: str) -> Iterator[Defect]:
    """Yield a defect for every entry whose sign an earlier entry had; falsy signs are passed over."""
    first: dict[object, Located[T]] = {}
    for entry in entries:
        mark = sign(entry.value)
        earlier = first.setdefault(mark, entry) if mark else entry
        if earlier is not entry:
            line = earlier.document.line_of(earlier.path)
            yield entry.defect(f"{what}: see {earlier.document.item_at(earlier.path)}, {earlier.file}:{line}")
