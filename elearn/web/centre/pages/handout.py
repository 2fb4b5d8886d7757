"""A handout: one page of A4 per language, in large enough letters; what does not fit is left out."""

from dataclasses import dataclass
from math import ceil

from elearn.domain.handouts import find_text_before, summarise_lesson
from elearn.domain.item_bank import ItemBank, Topic
from elearn.domain.items import Item
from elearn.domain.languages import Language
from elearn.usecases.load_handout import Handout
from elearn.web.centre.pages.room_report import say_key
from elearn.web.wording import Wording, word_explanation, word_lesson, word_title

MOST_LANGUAGES = 3
LINES = 44  # that fit below the head of the page
_LINE = 82  # characters of a wide script, at the size of css/handout.css


@dataclass(frozen=True, kw_only=True)
class Room:
    """How much a page holds: topics, characters about each, tasks."""

    topics: int
    about: int
    tasks: int


#: From the fullest page to the one that always fits.
_ROOMS = (
    Room(topics=4, about=320, tasks=5),
    Room(topics=4, about=200, tasks=5),
    Room(topics=3, about=200, tasks=5),
    Room(topics=3, about=200, tasks=4),
    Room(topics=3, about=160, tasks=3),
    Room(topics=2, about=120, tasks=3),
)


@dataclass(frozen=True, kw_only=True)
class TopicNote:
    """A topic with what its lesson says in short; None where it has no lesson."""

    title: Wording
    about: Wording | None

    @property
    def lines(self) -> float:
        """How many lines it takes."""
        return 1.5 + (ceil(len(self.about.text) / _LINE) if self.about else 0)


@dataclass(frozen=True, kw_only=True)
class TaskNote:
    """A task with its right answer and why."""

    text: str | None
    stem: str
    key: str | None
    explanation: Wording

    @property
    def lines(self) -> float:
        """How many lines it takes."""
        turns = (self.text or "").split("\n") if self.text else []
        texts = (*turns, self.stem, self.key or "", self.explanation.text)
        return 1 + sum(ceil(len(text) / _LINE) for text in texts)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The page in one language."""

    language: Language
    topics: tuple[TopicNote, ...]
    tasks: tuple[TaskNote, ...]

    @property
    def lines(self) -> float:
        """How many lines it takes."""
        return sum(note.lines for note in self.topics) + sum(note.lines for note in self.tasks)

    @property
    def has_drafts(self) -> bool:
        """Whether a translation on it is not checked yet, or older than its Russian text."""
        return any(wording.is_draft or wording.is_stale for wording in self._wordings())

    @property
    def has_foreign(self) -> bool:
        """Whether something is only there in Russian."""
        return any(wording.is_foreign for wording in self._wordings())

    def _wordings(self) -> list[Wording]:
        about = [note.about for note in self.topics if note.about]
        return [*about, *(note.explanation for note in self.tasks)]


def draw_sheet(handout: Handout, language: Language) -> Sheet:
    """Draw the fullest page that fits on A4."""
    sheets = (_fill(handout, language, room) for room in _ROOMS)
    sheet = next(sheets)
    while sheet.lines > LINES:
        tighter = next(sheets, None)
        if tighter is None:
            return sheet
        sheet = tighter
    return sheet


def _fill(handout: Handout, language: Language, room: Room) -> Sheet:
    return Sheet(
        language=language,
        topics=tuple(
            _draw_topic(topic, bank, language, room.about) for topic, bank in handout.topics[: room.topics]
        ),
        tasks=tuple(_draw_task(item, bank, language) for item, bank in handout.tasks[: room.tasks]),
    )


def _draw_topic(topic: Topic, bank: ItemBank, language: Language, limit: int) -> TopicNote:
    lesson = word_lesson(bank.lessons, topic.id, language)
    return TopicNote(
        title=word_title(topic.title, language),
        about=_shorten(lesson, limit) if lesson else _ask(topic, language),
    )


def _shorten(lesson: Wording, limit: int) -> Wording:
    return Wording(
        text=summarise_lesson(lesson.text, limit),
        tag=lesson.tag,
        is_foreign=lesson.is_foreign,
        is_draft=lesson.is_draft,
        is_stale=lesson.is_stale,
    )


def _ask(topic: Topic, language: Language) -> Wording | None:
    return word_title(topic.exam_asks, language) if topic.exam_asks else None


def _draw_task(item: Item, bank: ItemBank, language: Language) -> TaskNote:
    translation = bank.translations.get(language.code, {}).get(item.id)
    return TaskNote(
        text=find_text_before(item, bank),
        stem=item.stem,
        key=say_key(item),
        explanation=word_explanation(item, translation, language),
    )
