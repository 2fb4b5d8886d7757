"""The paper: every task of an attempt on one page, grouped by what they share."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from math import ceil, floor
from uuid import UUID

from flask import url_for

from elearn.domain.attempts import Attempt, Mode
from elearn.domain.item_bank import MediaFile
from elearn.domain.languages import Language
from elearn.domain.reference import ReferenceBooks
from elearn.usecases.load_sitting import Place, Sitting
from elearn.web.learner.pages.reader import Reader
from elearn.web.learner.pages.task import TaskPage, draw_task
from elearn.web.learner.titles import make_namer
from elearn.web.wording import Wording, word_title

_PICTURE_ROOM = (432, 288)  # pixels: 24rem and 16rem of css/paper.css in the normal text size


@dataclass(frozen=True, kw_only=True)
class SoundFile:
    """One encoding of a recording; the browser takes the first that it can play."""

    address: str
    type: str


@dataclass(frozen=True, kw_only=True)
class StimulusPage:
    """What the tasks `first_position` to `last_position` share."""

    kind: str
    title: str | None
    text: str | None
    medium_id: str | None
    picture: str | None
    alt: str | None
    size: tuple[int, int] | None
    sounds: tuple[SoundFile, ...]
    seconds: int
    kilobytes: int
    transcript: tuple[object, ...]
    first_position: int
    last_position: int


@dataclass(frozen=True, kw_only=True)
class TaskGroup:
    """Neighbouring tasks with their stimulus; `part` where a new part of the exam begins."""

    part: Wording | None
    stimulus: StimulusPage | None
    tasks: tuple[TaskPage, ...]


@dataclass(frozen=True, kw_only=True)
class PaperPage:
    """Everything that the paper shows."""

    attempt_id: UUID
    api_address: str
    title: Wording
    mode: Mode
    groups: tuple[TaskGroup, ...]
    remaining_seconds: int | None
    is_away: bool = False  # to be sat without network: one page for both modes, the script leaves one

    @property
    def is_exam(self) -> bool:
        """Whether the rules of the exam hold."""
        return self.mode is Mode.EXAM

    @property
    def stimulus_mode(self) -> str:
        """Which players the recordings get."""
        return "both" if self.is_away else self.mode.value

    @property
    def tasks(self) -> tuple[TaskPage, ...]:
        """Every task in order."""
        return tuple(task for group in self.groups for task in group.tasks)

    @property
    def task_count(self) -> int:
        """Tasks on the paper."""
        return len(self.tasks)

    @property
    def answered_count(self) -> int:
        """Tasks with an answer."""
        return sum(task.value is not None for task in self.tasks)

    @property
    def clock_text(self) -> str:
        """Minutes and seconds left when the page was made."""
        minutes, seconds = divmod(self.remaining_seconds or 0, 60)
        return f"{minutes}:{seconds:02}"


@dataclass(frozen=True, kw_only=True)
class HandInPage:
    """The question before handing in, for browsers without scripts."""

    attempt_id: UUID
    title: Wording
    open_positions: tuple[int, ...]


def draw_paper(sitting: Sitting, books: ReferenceBooks, language: Language, now: datetime) -> PaperPage:
    """Draw an open attempt; in practice mode answered tasks are told and locked."""
    attempt = sitting.attempt
    reader = Reader(language=language, books=books, may_translate=attempt.mode is Mode.PRACTICE)
    return PaperPage(
        attempt_id=attempt.id,
        api_address=f"/api/attempts/{attempt.id}",
        title=name_sitting(sitting, books, language),
        mode=attempt.mode,
        groups=group_tasks(sitting, reader, lambda place: draw_open_task(place, reader, attempt.mode)),
        remaining_seconds=count_remaining_seconds(attempt, now),
    )


def draw_open_task(place: Place, reader: Reader, mode: Mode) -> TaskPage:
    """Draw a task of an open attempt."""
    is_told = mode is Mode.PRACTICE and place.response.value is not None
    is_locked = is_told and not place.item.interaction.is_marked_by_rubric
    return draw_task(place, reader, is_told=is_told, is_locked=is_locked)


def draw_hand_in(sitting: Sitting, books: ReferenceBooks, language: Language) -> HandInPage:
    """Draw the question before handing in."""
    open_places = (place for place in sitting.places if place.response.value is None)
    return HandInPage(
        attempt_id=sitting.attempt.id,
        title=name_sitting(sitting, books, language),
        open_positions=tuple(place.paper_item.position for place in open_places),
    )


def name_sitting(sitting: Sitting, books: ReferenceBooks, language: Language) -> Wording:
    """Name the attempt by the releases of its own paper."""
    return make_namer((place.bank for place in sitting.places), books, language).name(sitting.attempt)


def count_remaining_seconds(attempt: Attempt, now: datetime) -> int | None:
    """Count whole seconds to the deadline, None without one."""
    if attempt.deadline_at is None:
        return None
    return max(0, ceil((attempt.deadline_at - now).total_seconds()))


def group_tasks(sitting: Sitting, reader: Reader, draw: Callable[[Place], TaskPage]) -> tuple[TaskGroup, ...]:
    """Put neighbours that share a stimulus together."""
    return tuple(_draw_groups(sitting, reader, draw))


def _draw_groups(sitting: Sitting, reader: Reader, draw: Callable[[Place], TaskPage]) -> Iterator[TaskGroup]:
    has_parts = len({item.part_id for item in sitting.attempt.paper.items}) > 1
    part_id = None
    for (new_part_id, _), neighbours in groupby(sitting.places, key=_shared):
        places = list(neighbours)
        yield TaskGroup(
            part=_part_title(sitting.attempt, new_part_id, reader)
            if has_parts and new_part_id != part_id
            else None,
            stimulus=draw_stimulus(places),
            tasks=tuple(draw(place) for place in places),
        )
        part_id = new_part_id


def _shared(place: Place) -> tuple[str, str]:
    return place.paper_item.part_id, place.stimulus.id if place.stimulus else place.item.id


def _part_title(attempt: Attempt, part_id: str, reader: Reader) -> Wording | None:
    profile = reader.books.profiles.get(attempt.profile_id or "")
    return word_title(profile.part(part_id).title, reader.language) if profile else None


def draw_stimulus(places: Sequence[Place]) -> StimulusPage | None:
    """Draw what neighbouring tasks share, None where each stands alone."""
    stimulus, medium = places[0].stimulus, places[0].medium
    if stimulus is None:
        return None
    files = medium.files if medium else ()
    is_recording = medium is not None and medium.kind == "recording"
    return StimulusPage(
        kind=stimulus.kind,
        title=stimulus.title,
        text=stimulus.text,
        medium_id=medium.id if medium else None,
        picture=_address(files[0]) if files and not is_recording else None,
        alt=medium.alt if medium else None,
        size=fit_picture(medium.size) if medium and medium.size else None,
        sounds=tuple(SoundFile(address=_address(f), type=_sound_type(f)) for f in files if is_recording),
        seconds=ceil(medium.seconds or 0) if medium else 0,
        kilobytes=ceil(files[0].bytes / 1024) if files else 0,
        transcript=medium.transcript if medium else (),
        first_position=places[0].paper_item.position,
        last_position=places[-1].paper_item.position,
    )


def fit_picture(size: tuple[int, int]) -> tuple[int, int]:
    """Return width and height in pixels that fit the place that a paper has for a picture."""
    scale = min(1.0, *(room / side for room, side in zip(_PICTURE_ROOM, size, strict=True)))
    width, height = (max(1, floor(side * scale)) for side in size)
    return width, height


def _address(file: MediaFile) -> str:
    return url_for("media.show_medium", digest=file.sha256)


def _sound_type(file: MediaFile) -> str:
    # Said in full, so that a phone that cannot decode it goes on to the MP3.
    return "audio/ogg; codecs=opus" if file.type == "audio/ogg" else file.type
