"""A form on paper: the booklet with its answer sheet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from flask import url_for
from flask_babel import LazyString

from elearn.domain.items import Item
from elearn.domain.languages import Language
from elearn.domain.paper_sheets import LETTERS, offered_choices
from elearn.domain.reference import ReferenceBooks
from elearn.usecases.load_paper_form import FilledForm
from elearn.usecases.load_sitting import Place
from elearn.web.centre.pages.paper_forms import name_form
from elearn.web.task_kinds import TASK_KINDS
from elearn.web.wording import Wording, word_title


@dataclass(frozen=True, kw_only=True)
class PrintedTask:
    """A task as it stands on paper; `choices`: letter and text."""

    position: int
    kind: LazyString | str
    item: Item
    choices: tuple[tuple[str, str], ...]
    max_score: int

    @property
    def interaction(self) -> str:
        """How it is answered."""
        return self.item.interaction.value


@dataclass(frozen=True, kw_only=True)
class PrintedStimulus:
    """What neighbouring tasks share; a recording is read aloud by the trainer."""

    title: str | None
    text: str | None
    is_notice: bool
    is_recording: bool
    picture: str | None
    size: tuple[int, int] | None
    alt: str | None
    first_position: int
    last_position: int


@dataclass(frozen=True, kw_only=True)
class PrintedGroup:
    """Neighbouring tasks with their stimulus; `part` where a new part of the exam begins."""

    part: Wording | None
    stimulus: PrintedStimulus | None
    tasks: tuple[PrintedTask, ...]


@dataclass(frozen=True, kw_only=True)
class PrintedForm:
    """The head of every page about a form."""

    id: UUID
    number: int
    letter: str
    title: Wording
    is_exam: bool
    minutes: int | None
    task_count: int


@dataclass(frozen=True, kw_only=True)
class BookletPage:
    """Everything that the learner gets on paper."""

    form: PrintedForm
    groups: tuple[PrintedGroup, ...]

    @property
    def tasks(self) -> tuple[PrintedTask, ...]:
        """Every task in order."""
        return tuple(task for group in self.groups for task in group.tasks)


def draw_form(filled: FilledForm, books: ReferenceBooks, language: Language) -> PrintedForm:
    """Draw the head of a form, by the releases of its own paper."""
    form = filled.form
    titles = {test.id: test.title for place in filled.places for test in place.bank.tests}
    return PrintedForm(
        id=form.id,
        number=form.number,
        letter=form.letter,
        title=name_form(form, titles, books, language),
        is_exam=form.test_id is None,
        minutes=form.paper.minutes,
        task_count=len(filled.places),
    )


def draw_booklet(filled: FilledForm, books: ReferenceBooks, language: Language) -> BookletPage:
    """Draw the booklet: every task in Russian, as in exam mode."""
    return BookletPage(
        form=draw_form(filled, books, language), groups=tuple(_draw_groups(filled, books, language))
    )


def draw_part(filled: FilledForm, part_id: str, books: ReferenceBooks, language: Language) -> Wording | None:
    """Name a part of the exam, None where the form is about one part only."""
    has_parts = len({place.paper_item.part_id for place in filled.places}) > 1
    profile = books.profiles.get(filled.form.profile_id)
    parts = {part.id: part.title for part in profile.parts} if profile and has_parts else {}
    return word_title(parts[part_id], language) if part_id in parts else None


def group_places(places: Sequence[Place]) -> list[list[Place]]:
    """Put neighbours of one part that share a stimulus together."""
    return [list(neighbours) for _, neighbours in groupby(places, key=_shared)]


def _draw_groups(filled: FilledForm, books: ReferenceBooks, language: Language) -> Iterator[PrintedGroup]:
    part_id = None
    for places in group_places(filled.places):
        new_part_id = places[0].paper_item.part_id
        yield PrintedGroup(
            part=draw_part(filled, new_part_id, books, language) if new_part_id != part_id else None,
            stimulus=draw_printed_stimulus(places),
            tasks=tuple(draw_printed_task(place) for place in places),
        )
        part_id = new_part_id


def _shared(place: Place) -> tuple[str, str]:
    return place.paper_item.part_id, place.stimulus.id if place.stimulus else place.item.id


def draw_printed_task(place: Place) -> PrintedTask:
    """Draw one task."""
    texts = (choice.text for choice in offered_choices(place.item))
    return PrintedTask(
        position=place.paper_item.position,
        kind=TASK_KINDS.get(place.item.task, place.item.task),
        item=place.item,
        choices=tuple(zip(LETTERS, texts, strict=False)),
        max_score=place.paper_item.max_score,
    )


def draw_printed_stimulus(places: Sequence[Place]) -> PrintedStimulus | None:
    """Draw what neighbouring tasks share, None where each stands alone."""
    stimulus, medium = places[0].stimulus, places[0].medium
    if stimulus is None:
        return None
    is_recording = medium is not None and medium.kind == "recording"
    picture = medium.files[0] if medium and medium.files and not is_recording else None
    return PrintedStimulus(
        title=stimulus.title,
        text=stimulus.text,
        is_notice=stimulus.kind == "notice",
        is_recording=is_recording,
        picture=url_for("media.show_medium", digest=picture.sha256) if picture else None,
        size=medium.size if medium else None,
        alt=medium.alt if medium else None,
        first_position=places[0].paper_item.position,
        last_position=places[-1].paper_item.position,
    )
