"""What a saved translation says of itself: its state, and the hash of the Russian text that it is of."""

import re

from elearn.domain.entries import Entry, EntryData, EntryKey, EntryKind
from elearn.domain.entry_sources import source_text
from elearn.formats.bank_files.hashes import source_hash
from elearn.usecases.load_draft import LoadedDraft
from elearn.usecases.save_fields import Finish

_HASH = re.compile(r"[0-9a-f]{16}")


def source_now(loaded: LoadedDraft, item_id: str) -> str:
    """Return the hash of an item's Russian text as it is in the draft."""
    return source_hash(source_text(loaded.entries[EntryKey(EntryKind.ITEM, item_id)].data))


def finish_translation(expected: str, seen: str) -> Finish:
    """Return what puts state and hash in place.

    A translation that is fresh stays fresh; another one is of the text that its translator `seen`, which
    somebody may have changed by now.
    """
    source = seen if _HASH.fullmatch(seen) else expected

    def finish(before: EntryData, after: EntryData) -> EntryData:
        is_fresh = before.get("source") == expected
        if is_fresh and before == after:
            return before
        rest = {name: value for name, value in after.items() if name not in {"state", "source"}}
        return {"state": "draft", "source": expected if is_fresh else source, **rest}

    return finish


def new_translation_file(item: Entry, language: str) -> str:
    """Return the file where the translation of an item belongs."""
    return f"translations/{language}/{item.file.rsplit('/', 1)[-1]}"
