"""Tests to take along: what they weigh, and the paper that is sat and scored without network."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from math import ceil
from uuid import UUID

from elearn.domain.attempts import Attempt, AttemptId, AttemptKind, LearnerId, Mode, Response
from elearn.domain.items import Interaction, Item
from elearn.domain.languages import Language
from elearn.domain.scoring import normalise_word
from elearn.usecases.list_practice_tests import TestEntry
from elearn.usecases.load_sitting import Place, Sitting, fill_places
from elearn.web.learner.pages.paper import PaperPage, draw_paper
from elearn.web.learner.pages.reader import Reader
from elearn.web.learner.pages.task import TaskPage, draw_task, offered_choices
from elearn.web.wording import Wording, word_title

_NOBODY = UUID(int=0)
_ANY = "*"  # stands for every other response
# Compressed size of a taken-along page, as measured: the frame and the share of each task.
_FRAME_BYTES, _TASK_BYTES = 6_000, 900

Telling = Callable[[TaskPage], str]


@dataclass(frozen=True, kw_only=True)
class AwayTest:
    """One test that can be taken along; sizes in kilobytes as they cross the network."""

    id: str
    release: str
    title: Wording
    exam: Wording
    kilobytes: int
    sound_kilobytes: int


@dataclass(frozen=True, kw_only=True)
class AwayBank:
    """The tests of one bank."""

    id: str
    title: Wording
    tests: tuple[AwayTest, ...]

    @property
    def kilobytes(self) -> int:
        """All its tests without sound."""
        return sum(test.kilobytes for test in self.tests)

    @property
    def sound_kilobytes(self) -> int:
        """The recordings of all its tests."""
        return sum(test.sound_kilobytes for test in self.tests)


@dataclass(frozen=True, kw_only=True)
class AwayPage:
    """Everything that can be taken along."""

    banks: tuple[AwayBank, ...]

    @property
    def kilobytes(self) -> int:
        """All tests without sound."""
        return sum(bank.kilobytes for bank in self.banks)

    @property
    def sound_kilobytes(self) -> int:
        """The recordings of all tests."""
        return sum(bank.sound_kilobytes for bank in self.banks)


@dataclass(frozen=True, kw_only=True)
class AwayPaperPage(PaperPage):
    """A paper of both modes, with what a phone needs to tell and to score it."""

    is_away: bool = True
    test_id: str
    bank_id: str
    release: str
    scripts: tuple[str, ...]  # addresses of the modules and pictures that the page's scripts fetch
    tasks_told: Mapping[int, Mapping[str, object]]
    thresholds: tuple[Mapping[str, object], ...]
    out: tuple[str, ...] = ()  # items of the release that were out of use


def draw_away(entries: Sequence[TestEntry], language: Language) -> AwayPage:
    """Draw the list of what can be taken along."""
    groups = groupby(entries, key=lambda entry: entry.bank.id)
    return AwayPage(banks=tuple(_draw_bank(list(group), language) for _, group in groups))


def draw_away_paper(
    entry: TestEntry,
    reader: Reader,
    now: datetime,
    scripts: tuple[str, ...],
    tell: Telling,
    show: Telling,
) -> AwayPaperPage:
    """Draw a test as nobody's paper; `tell` writes what is said of an answer, `show` a translation."""
    sitting = _nobodys_sitting(entry, now)
    paper = draw_paper(sitting, reader.books, reader.language, now)
    told = {place.paper_item.position: _tell_task(place, reader, tell, show) for place in sitting.places}
    return AwayPaperPage(
        **{**vars(paper), "is_away": True, "remaining_seconds": (entry.paper.minutes or 0) * 60},
        test_id=entry.test.id,
        bank_id=entry.bank.id,
        release=entry.bank.release,
        scripts=scripts,
        tasks_told=told,
        thresholds=tuple(_draw_thresholds(entry, reader.language)),
    )


def _draw_bank(entries: Sequence[TestEntry], language: Language) -> AwayBank:
    bank = entries[0].bank
    return AwayBank(
        id=bank.id,
        title=word_title(bank.title, language),
        tests=tuple(
            AwayTest(
                id=entry.test.id,
                release=bank.release,
                title=word_title(entry.test.title, language),
                exam=word_title(entry.profile.title, language),
                kilobytes=ceil((_weigh(entry) + entry.picture_bytes) / 1024),
                sound_kilobytes=ceil(entry.recording_bytes / 1024),
            )
            for entry in entries
        ),
    )


def _weigh(entry: TestEntry) -> int:
    return _FRAME_BYTES + _TASK_BYTES * len(entry.paper.items)


def _nobodys_sitting(entry: TestEntry, now: datetime) -> Sitting:
    attempt = Attempt(
        id=AttemptId(_NOBODY),
        learner_id=LearnerId(_NOBODY),
        kind=AttemptKind.PRACTICE_TEST,
        mode=Mode.PRACTICE,
        paper=entry.paper,
        started_at=now,
        test_id=entry.test.id,
        profile_id=entry.profile.id,
    )
    return fill_places(attempt, {entry.paper.items[0].release: entry.bank}, {})


def _tell_task(place: Place, reader: Reader, tell: Telling, show: Telling) -> dict[str, object]:
    """Say of each response that can be told apart what the page tells, and how the phone marks it."""
    told = {
        response: tell(_answered(place, value, reader)) for response, value in _responses(place.item).items()
    }
    open_task = draw_task(place, reader, is_told=False, is_locked=False)
    translation = show(open_task) if open_task.translation else None
    return {"told": told, "translation": translation, "max": place.paper_item.max_score, **_key(place.item)}


def _answered(place: Place, value: str | None, reader: Reader) -> TaskPage:
    response = Response(position=place.paper_item.position, value=value)
    is_locked = not place.item.interaction.is_marked_by_rubric
    return draw_task(replace(place, response=response), reader, is_told=True, is_locked=is_locked)


def _responses(item: Item) -> dict[str, str | None]:
    """Name a value for each answer that is told otherwise; `*` is any other, an empty name none."""
    if item.interaction.is_marked_by_rubric:
        return {"": None, _ANY: "-"}
    if item.interaction is Interaction.TYPED_WORD:
        return {"": None, "right": item.accepted[0], _ANY: "-"}
    return {"": None, **{choice.id: choice.id for choice in offered_choices(item)}}


def _key(item: Item) -> dict[str, object]:
    if item.interaction.is_marked_by_rubric:
        return {}
    if item.interaction is Interaction.TYPED_WORD:
        return {"accepted": [normalise_word(word) for word in item.accepted]}
    return {"key": item.key}


def _draw_thresholds(entry: TestEntry, language: Language) -> Iterable[Mapping[str, object]]:
    titles = {threshold.id: threshold.title for threshold in entry.profile.thresholds}
    for cut in entry.paper.cut_scores:
        title = word_title(titles[cut.id], language)
        covered = [place.position for place in entry.paper.items if cut.covers(place)]
        yield {"title": title.text, "tag": title.tag, "cut": cut.cut_score, "positions": covered}
