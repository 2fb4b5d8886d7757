"""The syllabus and its topics."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from elearn.domain.languages import Language
from elearn.domain.mastery import Verdict
from elearn.usecases.load_syllabus import BankSyllabus, TopicEntry, TopicGroup
from elearn.web.learner.markdown import render_markdown
from elearn.web.wording import Wording, word_lesson, word_title


@dataclass(frozen=True, kw_only=True)
class TopicLine:
    """A topic in a list."""

    id: str
    title: Wording
    verdict: Verdict
    item_count: int


@dataclass(frozen=True, kw_only=True)
class GroupLines:
    """Topics under one heading; `id` None for topics that stand alone."""

    id: str | None
    title: Wording | None
    verdict: Verdict
    topics: tuple[TopicLine, ...]


@dataclass(frozen=True, kw_only=True)
class BankTopics:
    """The tree of one bank."""

    title: Wording
    groups: tuple[GroupLines, ...]

    @property
    def topics(self) -> tuple[TopicLine, ...]:
        """Every topic of the bank."""
        return tuple(topic for group in self.groups for topic in group.topics)

    @property
    def known_groups(self) -> tuple[GroupLines, ...]:
        """Groups that are weak or strong by evidence while none of their topics is yet."""
        return tuple(
            group
            for group in self.groups
            if group.title
            and group.verdict is not Verdict.UNKNOWN
            and all(topic.verdict is Verdict.UNKNOWN for topic in group.topics)
        )

    @property
    def weak(self) -> tuple[TopicLine, ...]:
        """Topics that are weak by evidence."""
        return tuple(topic for topic in self.topics if topic.verdict is Verdict.WEAK)

    @property
    def strong(self) -> tuple[TopicLine, ...]:
        """Topics that are strong by evidence."""
        return tuple(topic for topic in self.topics if topic.verdict is Verdict.STRONG)

    @property
    def together(self) -> tuple[TopicLine, ...]:
        """Topics that only their group says something of."""
        return tuple(topic for group in self.known_groups for topic in group.topics)

    @property
    def unknown(self) -> tuple[TopicLine, ...]:
        """Topics of which nothing can be said, not even together with others."""
        unknown = (topic for topic in self.topics if topic.verdict is Verdict.UNKNOWN)
        return tuple(topic for topic in unknown if topic not in self.together)


@dataclass(frozen=True, kw_only=True)
class SyllabusPage:
    """All topics."""

    banks: tuple[BankTopics, ...]


@dataclass(frozen=True, kw_only=True)
class TopicPage:
    """One topic: what the exam asks, the lesson, own command."""

    topic_id: str
    bank_title: Wording
    title: Wording
    exam_asks: Wording | None
    verdict: Verdict
    answered: int
    correct: int
    item_count: int
    lesson: Wording | None

    @property
    def lesson_html(self) -> Markup:
        """The lesson without its title, which the page has already."""
        text = self.lesson.text if self.lesson else ""
        first, _, rest = text.partition("\n")
        return render_markdown(rest if first.startswith("# ") else text, levels_down=1)


def draw_syllabus(banks: Iterable[BankSyllabus], language: Language) -> SyllabusPage:
    """Draw the trees of all banks."""
    return SyllabusPage(banks=tuple(draw_bank_topics(bank, language) for bank in banks))


def draw_bank_topics(syllabus: BankSyllabus, language: Language) -> BankTopics:
    """Draw the tree of one bank."""
    return BankTopics(
        title=word_title(syllabus.bank.title, language),
        groups=tuple(_draw_group(group, language) for group in syllabus.groups),
    )


def draw_topic(entry: TopicEntry, language: Language) -> TopicPage:
    """Draw one topic."""
    topic, evidence = entry.topic, entry.mastery.evidence
    return TopicPage(
        topic_id=topic.id,
        bank_title=word_title(entry.bank.title, language),
        title=word_title(topic.title, language),
        exam_asks=word_title(topic.exam_asks, language) if topic.exam_asks else None,
        verdict=entry.mastery.verdict,
        answered=evidence.answered,
        correct=evidence.correct,
        item_count=entry.item_count,
        lesson=word_lesson(entry.bank.lessons, topic.id, language),
    )


def _draw_group(group: TopicGroup, language: Language) -> GroupLines:
    return GroupLines(
        id=group.group.id if group.group else None,
        title=word_title(group.group.title, language) if group.group else None,
        verdict=group.mastery.verdict,
        topics=tuple(
            TopicLine(
                id=entry.topic.id,
                title=word_title(entry.topic.title, language),
                verdict=entry.mastery.verdict,
                item_count=entry.item_count,
            )
            for entry in group.entries
        ),
    )
