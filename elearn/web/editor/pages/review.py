"""The review page: every change as its reader wants it, old and new word by word."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import current_app, url_for
from flask_babel import gettext

from elearn.domain.accounts import AccountId
from elearn.domain.drafts import ChangeKind, EntryState
from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.entry_changes import FieldChange
from elearn.domain.languages import LANGUAGE_BY_CODE, SOURCE_LANGUAGE
from elearn.domain.word_diff import Piece, diff_words
from elearn.usecases.load_review import Review, ReviewedEntry
from elearn.web.editor.entry_keys import write_key
from elearn.web.editor.field_labels import label_field
from elearn.web.editor.same_draft import mark_draft


@dataclass(frozen=True, kw_only=True)
class ChangeLine:
    """A field and what became of it, word by word."""

    label: str
    pieces: list[Piece]


@dataclass(frozen=True, kw_only=True)
class EntryLine:
    """A changed entry; `is_gone`: it was taken out."""

    key: str
    version: int
    title: str
    address: str | None
    tag: str
    changes: list[ChangeLine]
    is_new: bool
    is_gone: bool
    is_wording: bool
    people: str
    approved_by: str
    changed_at: datetime
    is_mine_to_approve: bool


@dataclass(frozen=True, kw_only=True)
class ReviewPage:
    """What waits where."""

    bank_id: str
    draft: str
    drafts: list[EntryLine]
    in_review: list[EntryLine]
    approved: list[EntryLine]


def draw_review(review: Review) -> ReviewPage:
    """Draw the entries by state."""
    lines = {
        state: [_draw(each, review.names, review.draft.bank_id) for each in entries]
        for state, entries in review.entries.items()
    }
    return ReviewPage(
        bank_id=review.draft.bank_id,
        draft=mark_draft(review.draft),
        drafts=lines[EntryState.DRAFT],
        in_review=lines[EntryState.IN_REVIEW],
        approved=lines[EntryState.APPROVED],
    )


def _draw(each: ReviewedEntry, names: Mapping[AccountId, str], bank_id: str) -> EntryLine:
    entry = each.entry
    language = LANGUAGE_BY_CODE.get(entry.key.language or SOURCE_LANGUAGE)
    return EntryLine(
        key=write_key(entry.key),
        version=entry.version,
        title=say_entry(entry.key),
        address=find_address(entry.key, bank_id),
        tag=language.tag if language else SOURCE_LANGUAGE,
        changes=draw_changes(each.changes),
        is_new=each.is_new,
        is_gone=entry.data is None,
        is_wording=entry.change is ChangeKind.WORDING,
        people=", ".join(names.get(account_id, "") for account_id in entry.changed_by),
        approved_by=names.get(entry.approved_by, "") if entry.approved_by else "",
        changed_at=entry.changed_at,
        is_mine_to_approve=each.is_mine_to_approve,
    )


def draw_changes(changes: Iterable[FieldChange]) -> list[ChangeLine]:
    """Compare each field word by word."""
    return [
        ChangeLine(label=label_field(change.field), pieces=diff_words(change.old, change.new))
        for change in changes
    ]


def say_entry(key: EntryKey) -> str:
    """Name an entry as people speak of it."""
    language = LANGUAGE_BY_CODE[key.language].native_name if key.language in LANGUAGE_BY_CODE else ""
    words = {
        EntryKind.ITEM: gettext("Task %(id)s", id=key.id),
        EntryKind.TRANSLATION: gettext("Translation of %(id)s: %(language)s", id=key.id, language=language),
        EntryKind.LESSON: gettext("Lesson %(id)s: %(language)s", id=key.id, language=language),
        EntryKind.TEST: gettext("Test %(id)s", id=key.id),
        EntryKind.STIMULUS: gettext("Text or picture %(id)s", id=key.id),
        EntryKind.MEDIUM: gettext("Recording or picture %(id)s", id=key.id),
        EntryKind.MISCONCEPTION: gettext("Kind of mistake %(id)s", id=key.id),
        EntryKind.TOPICS: gettext("Topics"),
        EntryKind.MANIFEST: gettext("About the release"),
    }
    return str(words[key.kind])


#: Where an entry is edited: the endpoint, and what its address calls the id and the language.
_PAGES: Mapping[EntryKind, tuple[str, str, str | None]] = {
    EntryKind.ITEM: ("editor.show_item", "item_id", None),
    EntryKind.TRANSLATION: ("editor.show_translation", "item_id", "language"),
    EntryKind.TEST: ("editor.show_test", "test_id", None),
    EntryKind.STIMULUS: ("editor.show_stimulus", "stimulus_id", None),
    EntryKind.LESSON: ("editor.show_lesson", "topic_id", "language"),
    EntryKind.MEDIUM: ("editor.show_medium", "medium_id", None),
}


def find_address(key: EntryKey, bank_id: str) -> str | None:
    """Return where the entry is edited, None where it has no page."""
    endpoint, name, language = _PAGES.get(key.kind, ("", "", None))
    if endpoint not in current_app.view_functions:
        return None
    values: dict[str, Any] = {"bank_id": bank_id, name: key.id}
    return url_for(endpoint, **values | ({language: key.language} if language else {}))
