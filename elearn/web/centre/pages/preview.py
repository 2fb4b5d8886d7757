"""A test as staff see it before a session: every task with its right answer and the explanation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import url_for
from flask_babel import LazyString

from elearn.domain.item_bank import MediaFile, Utterance
from elearn.domain.languages import Language
from elearn.domain.paper_sheets import offered_choices
from elearn.usecases.load_preview import Preview
from elearn.usecases.load_sitting import Place
from elearn.web.centre.pages.paper_key import MarkedTask, draw_marked_task
from elearn.web.centre.pages.paper_print import PrintedStimulus, draw_printed_stimulus, group_places
from elearn.web.task_kinds import TASK_KINDS
from elearn.web.wording import Wording, word_explanation, word_title


@dataclass(frozen=True, kw_only=True)
class PreviewTask:
    """A task: `choices` with whether each is right, else `accepted` words, else `marked` by people."""

    position: int
    kind: LazyString | str
    stem: str
    choices: tuple[tuple[str, bool], ...]
    accepted: tuple[str, ...]
    marked: MarkedTask | None
    explanation: Wording


@dataclass(frozen=True, kw_only=True)
class PreviewGroup:
    """Neighbouring tasks with what they share; of a recording `sounds` (address, type) and `turns`."""

    part: Wording | None
    stimulus: PrintedStimulus | None
    sounds: tuple[tuple[str, str], ...]
    turns: tuple[Utterance, ...]
    tasks: tuple[PreviewTask, ...]


@dataclass(frozen=True, kw_only=True)
class PreviewPage:
    """All of it; `subject`: what the form of a session calls it."""

    subject: str
    title: Wording
    is_example: bool
    minutes: int | None
    task_count: int
    groups: tuple[PreviewGroup, ...]


def draw_preview(preview: Preview, subject: str, language: Language) -> PreviewPage:
    """Draw the page."""
    return PreviewPage(
        subject=subject,
        title=word_title(preview.titles, language),
        is_example=preview.is_example,
        minutes=preview.paper.minutes,
        task_count=len(preview.places),
        groups=tuple(_draw_groups(preview, language)),
    )


def _draw_groups(preview: Preview, language: Language) -> Iterator[PreviewGroup]:
    part_id = None
    for places in group_places(preview.places):
        new_part_id = places[0].paper_item.part_id
        is_named = preview.is_example and new_part_id != part_id
        part = word_title(preview.profile.part(new_part_id).title, language) if is_named else None
        yield _draw_group(places, part, language)
        part_id = new_part_id


def _draw_group(places: Sequence[Place], part: Wording | None, language: Language) -> PreviewGroup:
    medium = places[0].medium
    is_recording = medium is not None and medium.kind == "recording"
    return PreviewGroup(
        part=part,
        stimulus=draw_printed_stimulus(places),
        sounds=tuple(_draw_sound(file) for file in medium.files) if medium and is_recording else (),
        turns=medium.transcript if medium and is_recording else (),
        tasks=tuple(_draw_task(place, language) for place in places),
    )


def _draw_task(place: Place, language: Language) -> PreviewTask:
    item = place.item
    translation = place.bank.translations.get(language.code, {}).get(item.id)
    return PreviewTask(
        position=place.paper_item.position,
        kind=TASK_KINDS.get(item.task, item.task),
        stem=item.stem,
        choices=tuple((choice.text, choice.id == item.key) for choice in offered_choices(item)),
        accepted=item.accepted,
        marked=draw_marked_task(place, language) if item.interaction.is_marked_by_rubric else None,
        explanation=word_explanation(item, translation, language),
    )


def _draw_sound(file: MediaFile) -> tuple[str, str]:
    return url_for("media.show_medium", digest=file.sha256), file.type
