"""In which files of a release an entry may stand, and where it is looked for in them."""

from elearn.domain.entries import Entry, EntryKey, EntryKind
from elearn.formats.bank_files.entries import split_file

_FOLDERS = {
    EntryKind.ITEM: "items/",
    EntryKind.STIMULUS: "stimuli/",
    EntryKind.TRANSLATION: "translations/{language}/",
    EntryKind.LESSON: "lessons/{language}/{id}.md",
    EntryKind.MISCONCEPTION: "misconceptions.yaml",
    EntryKind.MEDIUM: "media.yaml",
    EntryKind.TEST: "tests.yaml",
    EntryKind.TOPICS: "topics.yaml",
    EntryKind.MANIFEST: "manifest.yaml",
}


def prefix_of(key: EntryKey) -> str:
    """Return what the path of every file begins with that may hold the entry."""
    return _FOLDERS[key.kind].format(language=key.language, id=key.id)


def choose_file(key: EntryKey) -> str:
    """Return a file for an entry that no release has."""
    prefix = prefix_of(key)
    return f"{prefix}added.yaml" if prefix.endswith("/") else prefix


def find_in_file(name: str, content: bytes, key: EntryKey) -> Entry | None:
    """Return the entry if the file of a sound release holds it; a file without its id is not parsed."""
    if key.kind in _WITH_IDS and key.id.encode() not in content:
        return None
    return next((entry for entry in split_file(name, content) if entry.key == key), None)


_WITH_IDS = frozenset({EntryKind.ITEM, EntryKind.TRANSLATION})
