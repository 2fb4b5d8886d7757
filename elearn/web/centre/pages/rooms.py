"""What a session is about, in the reader's language; and the room as staff see it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import url_for

from elearn.domain.languages import Language
from elearn.domain.reference import ReferenceBooks
from elearn.domain.rooms import RoomSession
from elearn.usecases.list_mock_exams import MockExamEntry
from elearn.usecases.list_practice_tests import TestEntry
from elearn.web.wording import Wording, word_title


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A practice test or a mock exam to choose; `value`: what the form sends."""

    value: str
    title: Wording


@dataclass(frozen=True, kw_only=True)
class SubjectGroup:
    """The tests of one bank, or all mock exams (`title` None)."""

    title: Wording | None
    subjects: tuple[Subject, ...]


def draw_subjects(
    tests: Sequence[TestEntry], exams: Iterable[MockExamEntry], language: Language
) -> list[SubjectGroup]:
    """List everything that a session can be about."""
    banks = dict.fromkeys(entry.bank.id for entry in tests)
    groups = [_draw_bank([entry for entry in tests if entry.bank.id == bank], language) for bank in banks]
    mocks = tuple(
        Subject(value=f"exam:{entry.profile.id}", title=word_title(entry.profile.title, language))
        for entry in exams
        if entry.is_available
    )
    return [*groups, SubjectGroup(title=None, subjects=mocks)]


def draw_title(
    room: RoomSession, tests: Sequence[TestEntry], books: ReferenceBooks, language: Language
) -> Wording:
    """Name what a session is about; a test that is gone by its id."""
    if room.profile_id and room.profile_id in books.profiles:
        return word_title(books.profiles[room.profile_id].title, language)
    found = [entry.test.title for entry in tests if entry.test.id == room.test_id]
    name = str(room.test_id or room.profile_id)
    return word_title(found[0], language) if found else Wording(text=name, tag=language.tag)


@dataclass(frozen=True, kw_only=True)
class RoomHead:
    """What stands above the seats; `preview`: where its tasks are, None where they are used no more."""

    title: Wording
    preview: str | None
    task_count: int
    is_group_put_away: bool


def draw_head(
    room: RoomSession,
    tests: Sequence[TestEntry],
    books: ReferenceBooks,
    language: Language,
    *,
    task_count: int,
    is_group_put_away: bool,
) -> RoomHead:
    """Draw the head of a session's wall."""
    subject = find_subject(room, tests, books)
    return RoomHead(
        title=draw_title(room, tests, books, language),
        preview=preview_address(subject) if subject else None,
        task_count=task_count,
        is_group_put_away=is_group_put_away,
    )


def preview_address(subject: str) -> str:
    """Return where staff see the tasks of what the form of a session calls so."""
    kind, _, name = subject.partition(":")
    if kind == "exam":
        return url_for("centre.preview_exam", profile_id=name)
    return url_for("centre.preview_test", test_id=name)


def find_subject(room: RoomSession, tests: Sequence[TestEntry], books: ReferenceBooks) -> str | None:
    """Return what a session is about as its form calls it, None where it cannot be sat any more."""
    if room.profile_id:
        return f"exam:{room.profile_id}" if room.profile_id in books.profiles else None
    is_current = any(entry.test.id == room.test_id for entry in tests)
    return f"test:{room.test_id}" if is_current else None


def _draw_bank(entries: Sequence[TestEntry], language: Language) -> SubjectGroup:
    return SubjectGroup(
        title=word_title(entries[0].bank.title, language),
        subjects=tuple(
            Subject(value=f"test:{entry.test.id}", title=word_title(entry.test.title, language))
            for entry in entries
        ),
    )
