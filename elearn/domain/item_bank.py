"""An item bank's release: items, stimuli, topics, lessons, media, practice tests, translations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from elearn.domain.assessment import AssessmentTest
from elearn.domain.items import BankId, Item, ItemId, MisconceptionId, StimulusId, TopicId

Titles = Mapping[str, str]  # language code -> text; always has "ru"


@dataclass(frozen=True, kw_only=True)
class Topic:
    """A node of the syllabus tree; a leaf says what the exam asks."""

    id: TopicId
    title: Titles
    exam_asks: Titles | None = None
    levels: tuple[str, ...] = ()
    topics: tuple["Topic", ...] = ()

    def leaves(self) -> Iterator["Topic"]:
        """Yield the leaf topics below and including this node, in order."""
        if not self.topics:
            yield self
        for topic in self.topics:
            yield from topic.leaves()

    def nodes(self) -> Iterator["Topic"]:
        """Yield this node and every node below it, in order."""
        yield self
        for topic in self.topics:
            yield from topic.nodes()


@dataclass(frozen=True, kw_only=True)
class MediaFile:
    """One file of a medium, named by its SHA-256."""

    path: str
    type: str
    sha256: str
    bytes: int


@dataclass(frozen=True, kw_only=True)
class Utterance:
    """One speaker's turn in a recording."""

    speaker: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Medium:
    """A recording (with transcript) or picture (with text alternative)."""

    id: str
    kind: str  # recording | picture
    files: tuple[MediaFile, ...]
    licence: str
    credit: str
    seconds: float | None = None
    synthetic: bool = False
    transcript: tuple[Utterance, ...] = ()
    alt: str | None = None
    size: tuple[int, int] | None = None  # width and height of a picture, for their ratio


@dataclass(frozen=True, kw_only=True)
class Stimulus:
    """What several items may share: text or notice with its words, recording or picture by medium."""

    id: StimulusId
    kind: str  # text | notice | recording | picture
    text: str | None = None
    title: str | None = None
    media: str | None = None


@dataclass(frozen=True, kw_only=True)
class ItemTranslation:
    """An item in another language; `is_stale` when the Russian has changed since."""

    state: str  # draft | reviewed
    explanation: str
    stem: str | None = None
    choices: Mapping[str, str] = field(default_factory=dict)
    rubric: Mapping[str, str] = field(default_factory=dict)  # by criterion
    is_stale: bool = False


@dataclass(frozen=True, kw_only=True)
class Lesson:
    """A lesson's Markdown in one language."""

    state: str
    markdown: str
    is_stale: bool = False


@dataclass(frozen=True, kw_only=True)
class Misconception:
    """A kind of mistake that several distractors share, and what to do about it next time."""

    id: MisconceptionId
    name: Titles
    advice: Titles


@dataclass(frozen=True, kw_only=True)
class ItemBank:
    """One immutable release of a bank."""

    id: BankId
    release: str
    released_on: date
    title: Titles
    topics: tuple[Topic, ...]
    items: tuple[Item, ...]
    stimuli: tuple[Stimulus, ...]
    media: tuple[Medium, ...]
    tests: tuple[AssessmentTest, ...]
    lessons: Mapping[str, Mapping[str, Lesson]]  # language -> topic id -> lesson
    translations: Mapping[str, Mapping[str, ItemTranslation]]  # language -> item id -> translation
    misconceptions: tuple[Misconception, ...] = ()  # releases stored before there were any have none

    @cached_property
    def item_by_id(self) -> Mapping[ItemId, Item]:
        """Every item by its id."""
        return {item.id: item for item in self.items}

    @cached_property
    def stimulus_by_id(self) -> Mapping[StimulusId, Stimulus]:
        """Every stimulus by its id."""
        return {stimulus.id: stimulus for stimulus in self.stimuli}

    @cached_property
    def medium_by_id(self) -> Mapping[str, Medium]:
        """Every medium by its id."""
        return {medium.id: medium for medium in self.media}

    @cached_property
    def misconception_by_id(self) -> Mapping[MisconceptionId, Misconception]:
        """Every misconception by its id."""
        return {misconception.id: misconception for misconception in self.misconceptions}

    @cached_property
    def leaf_topics(self) -> tuple[Topic, ...]:
        """The leaves of the syllabus in order."""
        return tuple(leaf for topic in self.topics for leaf in topic.leaves())

    @cached_property
    def items_by_topic(self) -> Mapping[TopicId, tuple[Item, ...]]:
        """The items of every topic, groups included, in bank order."""
        leaves = {node.id: {leaf.id for leaf in node.leaves()} for node in self.topic_by_id.values()}
        return {id: tuple(item for item in self.items if item.topic_id in leaves[id]) for id in leaves}

    @cached_property
    def topic_by_id(self) -> Mapping[TopicId, Topic]:
        """Every node of the syllabus by its id."""
        return {node.id: node for topic in self.topics for node in topic.nodes()}

    def media_of(self, item: Item) -> Medium | None:
        """The recording or picture that the item's stimulus shows, if any."""
        stimulus = self.stimulus_by_id[item.stimulus_id] if item.stimulus_id else None
        return self.medium_by_id[stimulus.media] if stimulus and stimulus.media else None
