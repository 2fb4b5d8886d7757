"""The key of a form, for trainers: right answers, what to read aloud, how to mark texts and talks."""

from collections.abc import Iterator
from dataclasses import dataclass

from elearn.domain.item_bank import Utterance
from elearn.domain.languages import Language
from elearn.domain.paper_sheets import key_letter, offered_choices
from elearn.domain.reference import ReferenceBooks
from elearn.usecases.load_paper_form import FilledForm
from elearn.usecases.load_sitting import Place
from elearn.web.centre.pages.paper_print import PrintedForm, draw_form, group_places
from elearn.web.wording import Wording, word_criterion, word_title


@dataclass(frozen=True, kw_only=True)
class KeyLine:
    """The right answer of a task: letter and text of the choice, or the words that count; none: taken out."""

    position: int
    letter: str | None
    text: str
    is_withdrawn: bool = False


@dataclass(frozen=True, kw_only=True)
class ReadAloud:
    """What the trainer reads for some tasks."""

    first_position: int
    last_position: int
    turns: tuple[Utterance, ...]


@dataclass(frozen=True, kw_only=True)
class CriterionLine:
    """A line of a rubric, `id` as the item names it."""

    id: str
    wording: Wording
    marks: int


@dataclass(frozen=True, kw_only=True)
class MarkedTask:
    """A task that people mark."""

    position: int
    stem: str
    model_answer: str | None
    rubric: tuple[CriterionLine, ...]


@dataclass(frozen=True, kw_only=True)
class NeededMarks:
    """Marks to pass."""

    title: Wording
    needed: int
    possible: int


@dataclass(frozen=True, kw_only=True)
class KeyPage:
    """Everything that the trainer gets on paper."""

    form: PrintedForm
    lines: tuple[KeyLine, ...]
    recordings: tuple[ReadAloud, ...]
    marked: tuple[MarkedTask, ...]
    needed: tuple[NeededMarks, ...]


def draw_key(filled: FilledForm, books: ReferenceBooks, language: Language) -> KeyPage:
    """Draw the key."""
    plain = [place for place in filled.places if not place.item.interaction.is_marked_by_rubric]
    return KeyPage(
        form=draw_form(filled, books, language),
        lines=tuple(_draw_line(place) for place in plain),
        recordings=tuple(_draw_recordings(filled)),
        marked=draw_marked(filled, language),
        needed=_draw_needed(filled, books, language),
    )


def draw_marked(filled: FilledForm, language: Language) -> tuple[MarkedTask, ...]:
    """List the tasks that people mark, with their rubrics."""
    return tuple(
        draw_marked_task(place, language)
        for place in filled.places
        if place.item.interaction.is_marked_by_rubric
    )


def draw_marked_task(place: Place, language: Language) -> MarkedTask:
    """Draw a task that people mark."""
    return MarkedTask(
        position=place.paper_item.position,
        stem=place.item.stem,
        model_answer=place.item.model_answer,
        rubric=_draw_rubric(place, language),
    )


def _draw_rubric(place: Place, language: Language) -> tuple[CriterionLine, ...]:
    translation = place.bank.translations.get(language.code, {}).get(place.item.id)
    return tuple(
        CriterionLine(id=each.id, wording=word_criterion(each, translation, language), marks=each.marks)
        for each in place.item.rubric
    )


def _draw_line(place: Place) -> KeyLine:
    item, position, ruling = place.item, place.paper_item.position, place.ruling
    if ruling and ruling.hides_key:
        return KeyLine(position=position, letter=None, text="", is_withdrawn=True)
    further = ruling.accepted if ruling else ()
    chosen = [choice.text for choice in offered_choices(item) if choice.id in (item.key, *further)]
    return KeyLine(
        position=position,
        letter=None if further else key_letter(item),
        text=" / ".join(chosen or (*item.accepted, *further)),
    )


def _draw_recordings(filled: FilledForm) -> Iterator[ReadAloud]:
    for places in group_places(filled.places):
        medium = places[0].medium
        if medium and medium.kind == "recording":
            yield ReadAloud(
                first_position=places[0].paper_item.position,
                last_position=places[-1].paper_item.position,
                turns=medium.transcript,
            )


def _draw_needed(filled: FilledForm, books: ReferenceBooks, language: Language) -> tuple[NeededMarks, ...]:
    profile = books.profiles.get(filled.form.profile_id)
    titles = {threshold.id: threshold.title for threshold in profile.thresholds} if profile else {}
    return tuple(
        NeededMarks(title=word_title(titles[cut.id], language), needed=cut.cut_score, possible=cut.max_score)
        for cut in filled.form.paper.cut_scores
        if cut.id in titles
    )
