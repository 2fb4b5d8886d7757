"""What a file did not carry: entries as they were, compared with what the file gives back."""

from collections.abc import Iterable, Iterator

from elearn.domain.entries import Entry, Patch
from elearn.formats.exchange.contents import Loss, LossKind

WHOLE = ""


def find_losses(entries: Iterable[Entry], patches: Iterable[Patch]) -> tuple[Loss, ...]:
    """Name every field that does not come back; of an entry that does not come back at all, the whole."""
    carried = {patch.key: patch for patch in patches}
    return tuple(loss for entry in entries for loss in _compare(entry, carried.get(entry.key)))


def _compare(entry: Entry, patch: Patch | None) -> Iterator[Loss]:
    if patch is None:
        yield Loss(entry.key, WHOLE)
        return
    for name in sorted({*entry.data, *patch.data}):
        if name not in patch.data:
            yield Loss(entry.key, name)
        elif name not in entry.data or patch.data[name] != entry.data[name]:
            yield Loss(entry.key, name, LossKind.CHANGED)
