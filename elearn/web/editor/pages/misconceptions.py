"""The kinds of mistake of a draft."""

from collections.abc import Iterator
from dataclasses import dataclass

from elearn.domain.entries import EntryKind
from elearn.domain.languages import Language
from elearn.usecases.change_shared import map_users
from elearn.usecases.load_draft import LoadedDraft
from elearn.web.editor.entry_words import title_of


@dataclass(frozen=True, kw_only=True)
class MisconceptionLine:
    """A kind of mistake, with the number of items that name it."""

    id: str
    name: str
    tasks: int
    is_changed: bool


def draw_misconceptions(loaded: LoadedDraft, language: Language) -> Iterator[MisconceptionLine]:
    """Draw them in the order of the file."""
    users = map_users(loaded, EntryKind.MISCONCEPTION)
    for key, entry in loaded.entries.items():
        if key.kind is EntryKind.MISCONCEPTION:
            yield MisconceptionLine(
                id=key.id,
                name=title_of(entry.data.get("name"), language),
                tasks=len(users.get(key.id, ())),
                is_changed=key in loaded.changed,
            )
