"""For developers: a task of every kind in each of its states, drawn as on papers and in reviews."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import count

from elearn.domain.attempts import PaperItem, ReleaseRef, Response
from elearn.domain.item_bank import ItemBank
from elearn.domain.items import Interaction, Item
from elearn.domain.mastery import Verdict
from elearn.domain.progress import TestState
from elearn.usecases.load_sitting import Place
from elearn.web.learner.pages.guide import GuidePage, draw_guide
from elearn.web.learner.pages.outcome import ThresholdBar
from elearn.web.learner.pages.paper import StimulusPage, draw_stimulus
from elearn.web.learner.pages.reader import Reader
from elearn.web.learner.pages.task import TaskPage, draw_task, offered_choices
from elearn.web.wording import Wording


@dataclass(frozen=True, kw_only=True)
class TaskSample:
    """A task in the state that `state` names, in the developers' words."""

    state: str
    task: TaskPage


@dataclass(frozen=True, kw_only=True)
class ComponentsPage:
    """What the page of components shows besides its own plain examples."""

    tasks: tuple[TaskSample, ...]
    stimuli: tuple[StimulusPage, ...]
    thresholds: tuple[ThresholdBar, ...]
    guides: tuple[GuidePage, ...]
    wordings: tuple[Wording, ...]
    verdicts: tuple[Verdict, ...] = tuple(Verdict)
    test_states: tuple[TestState, ...] = tuple(TestState)


def draw_components(banks: Collection[ItemBank], reader: Reader) -> ComponentsPage:
    """Draw the first task of each kind, and the first stimulus of each kind."""
    has_forerunner = reader.books.find_forerunner
    places = [_place(item, bank) for bank in banks for item in bank.items]
    by_interaction = {place.item.interaction: place for place in reversed(places)}
    by_stimulus = {place.stimulus.kind: place for place in reversed(places) if place.stimulus}
    positions = count(1)
    tasks = (
        TaskSample(state=f"{kind.value}: {state}", task=task)
        for kind in Interaction
        if kind in by_interaction
        for state, task in _draw_states(by_interaction[kind], reader, positions)
    )
    profiles = [profile for profile in reader.books.profiles.values() if has_forerunner(profile.id)][:1]
    stimuli = (draw_stimulus([place]) for place in by_stimulus.values())
    return ComponentsPage(
        tasks=tuple(tasks),
        stimuli=tuple(stimulus for stimulus in stimuli if stimulus),
        guides=tuple(draw_guide(profile, reader.books, reader.language) for profile in profiles),
        wordings=tuple(_list_wordings()),
        thresholds=tuple(_bar(*values) for values in ((12, 15, True), (12, 7, False), (4, 0, None))),
    )


def _place(item: Item, bank: ItemBank) -> Place:
    return Place(
        paper_item=PaperItem(
            position=1,
            release=ReleaseRef(bank_id=bank.id, release=bank.release),
            item_id=item.id,
            part_id="sample",
            task=item.task,
            max_score=item.max_score,
        ),
        item=item,
        bank=bank,
        stimulus=bank.stimulus_by_id[item.stimulus_id] if item.stimulus_id else None,
        medium=bank.media_of(item),
        response=Response(position=1),
    )


def _draw_states(place: Place, reader: Reader, positions: Iterator[int]) -> Iterator[tuple[str, TaskPage]]:
    yield "open", draw_task(_at(next(positions), place), reader, is_told=False, is_locked=False)
    if place.item.interaction.is_marked_by_rubric:
        answered = _at(next(positions), place, _sample_text(place.item))
        yield "answered", draw_task(answered, reader, is_told=True, is_locked=True)
        return
    for state, value in (("right", _right(place.item)), ("wrong", _wrong(place.item)), ("omitted", None)):
        answered = _at(next(positions), place, value)
        yield state, draw_task(answered, reader, is_told=True, is_locked=True)


def _list_wordings() -> Iterator[Wording]:
    yield Wording(text="Text in the reader's language", tag="en")
    yield Wording(text="Черновик", tag="ru", is_draft=True)
    yield Wording(text="Устарело", tag="ru", is_stale=True)
    yield Wording(text="По-русски", tag="ru", is_foreign=True)


def _at(position: int, place: Place, value: str | None = None) -> Place:
    return replace(
        place,
        paper_item=replace(place.paper_item, position=position),
        response=Response(position=position, value=value),
    )


def _right(item: Item) -> str:
    return item.key or item.accepted[0]


def _wrong(item: Item) -> str:
    return next((choice.id for choice in offered_choices(item) if choice.id != item.key), "неправда")


def _sample_text(item: Item) -> str:
    return "spoken" if item.interaction is Interaction.SPEAKING else item.model_answer or "Ответ."


def _bar(needed: int, reached: int, is_met: bool | None) -> ThresholdBar:
    title = Wording(text="Threshold", tag="en", is_foreign=True)
    return ThresholdBar(
        title=title, needed=needed, reached=reached, possible=20, is_met=is_met, decides=is_met is False
    )
