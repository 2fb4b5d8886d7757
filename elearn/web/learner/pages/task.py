"""One task as a learner sees it: open, checked, or in the review."""

from dataclasses import dataclass

from flask_babel import LazyString

from elearn.domain.items import RIGHT_OR_WRONG_CHOICES, Choice, Interaction, Item
from elearn.domain.languages import SOURCE_LANGUAGE, Language
from elearn.domain.reference import Law
from elearn.usecases.check_response import feedback_on
from elearn.usecases.load_sitting import Place
from elearn.web.learner.forms import read_form_value
from elearn.web.learner.pages.advice import AdviceLine, draw_advice
from elearn.web.learner.pages.reader import Reader
from elearn.web.task_kinds import TASK_KINDS
from elearn.web.wording import Wording, word_criterion, word_explanation, word_title


@dataclass(frozen=True, kw_only=True)
class ChoiceLine:
    """One choice; `is_key` only once the learner may know."""

    id: str
    text: str
    is_key: bool = False


@dataclass(frozen=True, kw_only=True)
class FieldLine:
    """One box of a form."""

    id: str
    label: str
    value: str


@dataclass(frozen=True, kw_only=True)
class CriterionLine:
    """One line of a rubric."""

    id: str
    wording: Wording
    marks: int
    is_granted: bool


@dataclass(frozen=True, kw_only=True)
class LawLine:
    """An article that the task rests on."""

    short: str
    title: str
    url: str | None
    article: str


@dataclass(frozen=True, kw_only=True)
class TranslationPage:
    """The task in the learner's language."""

    stem: str | None
    choices: tuple[str, ...]
    tag: str
    is_draft: bool
    is_stale: bool


@dataclass(frozen=True, kw_only=True)
class FeedbackPage:
    """Right or not yet, and why; `is_correct` None where a person marks, or a task was taken out."""

    is_correct: bool | None
    is_omitted: bool
    key: str | None
    key_text: str | None
    model_answer: str | None
    explanation: Wording
    advice: AdviceLine | None
    laws: tuple[LawLine, ...]
    topic_id: str
    topic_title: Wording
    is_withdrawn: bool = False


@dataclass(frozen=True, kw_only=True)
class TaskPage:
    """A task; `is_locked` once its answer is final."""

    position: int
    kind: LazyString | str
    stem: str
    interaction: str
    choices: tuple[ChoiceLine, ...]
    fields: tuple[FieldLine, ...]
    rubric: tuple[CriterionLine, ...]
    min_words: int | None
    prepare_seconds: int | None
    speak_seconds: int | None
    value: str | None
    max_score: int
    score: int | None
    is_flagged: bool
    is_locked: bool
    is_translation_open: bool
    translation: TranslationPage | None
    feedback: FeedbackPage | None

    @property
    def cell(self) -> str:
        """How the overview colours an answered task."""
        if self.feedback is None or self.feedback.is_correct is None:
            return "answered"
        return "good" if self.feedback.is_correct else "later"


def draw_task(
    place: Place, reader: Reader, *, is_told: bool, is_locked: bool, score: int | None = None
) -> TaskPage:
    """Draw a task; `is_told`: with right or wrong, key and explanation."""
    item, response = place.item, place.response
    filled = read_form_value(response.value) if item.interaction is Interaction.FORM else {}
    translation = draw_translation(place, reader.language) if reader.may_translate else None
    return TaskPage(
        position=place.paper_item.position,
        kind=TASK_KINDS.get(item.task, item.task),
        stem=item.stem,
        interaction=item.interaction.value,
        choices=tuple(_draw_choice(choice, place, is_told) for choice in offered_choices(item)),
        fields=tuple(FieldLine(id=f.id, label=f.label, value=filled.get(f.id, "")) for f in item.fields),
        rubric=_draw_rubric(place, reader.language),
        min_words=item.min_words,
        prepare_seconds=item.prepare_seconds,
        speak_seconds=item.speak_seconds,
        value=response.value,
        max_score=place.paper_item.max_score,
        score=score,
        is_flagged=response.is_flagged,
        is_locked=is_locked,
        is_translation_open=response.is_aided and translation is not None,
        translation=translation,
        feedback=draw_feedback(place, reader) if is_told else None,
    )


def draw_translation(place: Place, language: Language) -> TranslationPage | None:
    """Draw the task's translation, None where there is none or it only explains."""
    found = place.bank.translations.get(language.code, {}).get(place.item.id)
    if language.code == SOURCE_LANGUAGE or found is None or not (found.stem or found.choices):
        return None
    return TranslationPage(
        stem=found.stem,
        choices=tuple(found.choices[c.id] for c in place.item.choices if c.id in found.choices),
        tag=language.tag,
        is_draft=found.state == "draft",
        is_stale=found.is_stale,
    )


def draw_feedback(place: Place, reader: Reader) -> FeedbackPage:
    """Draw what the learner is told about an answer."""
    item, bank = place.item, place.bank
    translation = bank.translations.get(reader.language.code, {}).get(item.id)
    topic = next(leaf for leaf in bank.leaf_topics if leaf.id == item.topic_id)
    is_marked_by_rubric = item.interaction.is_marked_by_rubric
    told = feedback_on(place)
    is_withdrawn = place.ruling is not None and place.ruling.hides_key
    return FeedbackPage(
        is_correct=None if is_marked_by_rubric else told.is_correct,
        is_omitted=place.response.value is None,
        key=None if is_withdrawn else item.key,
        key_text=None if is_marked_by_rubric or is_withdrawn else _key_text(place),
        model_answer=item.model_answer if is_marked_by_rubric and not is_withdrawn else None,
        explanation=word_explanation(item, translation, reader.language),
        advice=draw_advice(told.misconception, reader.language),
        laws=tuple(_draw_law(law.act, law.article, reader.books.laws.get(law.act)) for law in item.laws),
        topic_id=topic.id,
        topic_title=word_title(topic.title, reader.language),
        is_withdrawn=is_withdrawn,
    )


def offered_choices(item: Item) -> tuple[Choice, ...]:
    """List the choices that the page offers."""
    return RIGHT_OR_WRONG_CHOICES if item.interaction is Interaction.RIGHT_OR_WRONG else item.choices


def word_response(item: Item, value: str) -> str:
    """Say in words what was answered: the choice's text, the boxes of a form, or what was typed."""
    if item.interaction is Interaction.FORM:
        filled = read_form_value(value)
        return "\n".join(f"{box.label}: {filled[box.id]}" for box in item.fields if filled.get(box.id))
    return next((choice.text for choice in offered_choices(item) if choice.id == value), value)


def _draw_choice(choice: Choice, place: Place, is_told: bool) -> ChoiceLine:
    return ChoiceLine(id=choice.id, text=choice.text, is_key=is_told and choice.id in _list_keys(place))


def _list_keys(place: Place) -> tuple[str | None, ...]:
    """List what counts as right; nothing of a task that was taken out because of a mistake."""
    if place.ruling is None:
        return (place.item.key,)
    return () if place.ruling.hides_key else (place.item.key, *place.ruling.accepted)


def _draw_rubric(place: Place, language: Language) -> tuple[CriterionLine, ...]:
    granted = place.response.granted or ()
    translation = place.bank.translations.get(language.code, {}).get(place.item.id)
    return tuple(
        CriterionLine(
            id=line.id,
            wording=word_criterion(line, translation, language),
            marks=line.marks,
            is_granted=line.id in granted,
        )
        for line in place.item.rubric
    )


def _draw_law(act: str, article: str, law: Law | None) -> LawLine:
    if law is None:
        return LawLine(short=act, title=act, url=None, article=article)
    return LawLine(short=law.short, title=law.title, url=law.url, article=article)


def _key_text(place: Place) -> str:
    item, further = place.item, place.ruling.accepted if place.ruling else ()
    if item.interaction is Interaction.TYPED_WORD:
        return " / ".join((*item.accepted, *further))
    keys = (item.key, *further)
    return " / ".join(choice.text for choice in offered_choices(item) if choice.id in keys)
