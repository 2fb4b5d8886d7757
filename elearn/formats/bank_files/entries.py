"""A release's files as the entries that editors work on, and back."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from elearn.domain.entries import Entry, EntryKey, EntryKind
from elearn.formats.bank_files.contents import LESSON_HEADER, MISCONCEPTIONS
from elearn.formats.bank_files.documents import read_document, read_text

_LISTS = {
    "tests.yaml": EntryKind.TEST,
    "media.yaml": EntryKind.MEDIUM,
    MISCONCEPTIONS: EntryKind.MISCONCEPTION,
}
_FOLDERS = {"items": EntryKind.ITEM, "stimuli": EntryKind.STIMULUS}
#: Fields whose texts are days in the files.
DATES = frozenset({"checked_on", "review_by", "wording_on", "read_on", "released_on"})


def split_release(files: Mapping[str, bytes]) -> list[Entry]:
    """Take a sound release apart; what lies in `media/` is no entry."""
    return [entry for name in sorted(files) for entry in split_file(name, files[name])]


def split_file(name: str, content: bytes) -> Iterator[Entry]:
    """Yield the entries of one file, in its order."""
    if name.endswith(".md"):
        yield _read_lesson(name, content)
    elif name.endswith(".yaml"):
        data = to_plain(read_document(content, name).data)
        for key, entry in _split(name, data):
            yield Entry(key=key, file=name, data=entry)


def _split(name: str, data: Any) -> Iterator[tuple[EntryKey, Any]]:
    folder, _, rest = name.partition("/")
    kind = _FOLDERS.get(folder) if rest else _LISTS.get(name)
    if kind:
        yield from ((EntryKey(kind, entry["id"]), entry) for entry in data)
    elif name == "manifest.yaml":
        yield EntryKey(EntryKind.MANIFEST, "manifest"), data
    elif name == "topics.yaml":
        yield EntryKey(EntryKind.TOPICS, "topics"), {"topics": data}
    elif folder == "translations":
        language = rest.partition("/")[0]
        for item_id, entry in data["items"].items():
            yield EntryKey(EntryKind.TRANSLATION, item_id, language), entry


def _read_lesson(name: str, content: bytes) -> Entry:
    _, language, file = name.split("/")
    text, _ = read_text(content, name)
    header = LESSON_HEADER.match(text)
    data = {"text": text[header.end() :] if header else text}
    if header:
        data |= {"state": header[1], "source": header[2]}
    key = EntryKey(EntryKind.LESSON, file.removesuffix(".md"), language)
    return Entry(key=key, file=name, data=data)


def to_plain(value: Any) -> Any:
    """Turn days into texts, so that JSON can keep an entry."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: to_plain(each) for key, each in value.items()}
    return [to_plain(each) for each in value] if isinstance(value, list) else value


def from_plain(value: Any, name: str = "") -> Any:
    """Turn the texts of days into days where they are; what is no day stays, for the checks to refuse."""
    if isinstance(value, Mapping):
        return {key: from_plain(each, key) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [from_plain(each, name) for each in value]
    if name in DATES and isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return value
