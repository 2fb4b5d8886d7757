"""The syllabus and its topics, and how the real exam goes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask_babel import format_currency, format_date
from markupsafe import Markup

from elearn.domain.assessment import ExamProfile, Part, Source
from elearn.domain.languages import LANGUAGE_BY_CODE, SOURCE_LANGUAGE, Language
from elearn.domain.mastery import Verdict
from elearn.domain.reference import Guide, ReferenceBooks
from elearn.usecases.load_syllabus import BankSyllabus, TopicEntry, TopicGroup
from elearn.web.learner.markdown import render_markdown
from elearn.web.learner.pages.tests import ThresholdLine
from elearn.web.learner.wording import Wording, word_lesson, word_title


@dataclass(frozen=True, kw_only=True)
class TopicLine:
    """A topic in a list."""

    id: str
    title: Wording
    verdict: Verdict
    item_count: int


@dataclass(frozen=True, kw_only=True)
class GroupLines:
    """Topics under one heading."""

    title: Wording | None
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
    def weak(self) -> tuple[TopicLine, ...]:
        """Topics that are weak by evidence."""
        return tuple(topic for topic in self.topics if topic.verdict is Verdict.WEAK)

    @property
    def strong(self) -> tuple[TopicLine, ...]:
        """Topics that are strong by evidence."""
        return tuple(topic for topic in self.topics if topic.verdict is Verdict.STRONG)

    @property
    def unknown(self) -> tuple[TopicLine, ...]:
        """Topics without enough answers to say anything."""
        return tuple(topic for topic in self.topics if topic.verdict is Verdict.UNKNOWN)


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


@dataclass(frozen=True, kw_only=True)
class GuidePart:
    """A part of the real exam."""

    title: Wording
    item_count: int


@dataclass(frozen=True, kw_only=True)
class GuideText:
    """A section of the guide."""

    id: str
    title: str
    html: Markup
    sources: tuple[Source, ...]


@dataclass(frozen=True, kw_only=True)
class GuidePage:
    """How the real exam of one profile goes: numbers from the profile, words from the guide."""

    profile_id: str
    exams: tuple["GuideLink", ...]
    title: Wording
    item_count: int
    minutes: int
    price: str | None
    certificate_years: int | None
    taken: str
    thresholds: tuple[ThresholdLine, ...]
    parts: tuple[GuidePart, ...]
    valid_from: str
    sources: tuple[Source, ...]
    sections: tuple[GuideText, ...]
    guide_wording: Wording | None
    as_of: str | None


@dataclass(frozen=True, kw_only=True)
class GuideLink:
    """Another exam's rules."""

    id: str
    title: Wording


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


def draw_guide(profile: ExamProfile, books: ReferenceBooks, language: Language) -> GuidePage:
    """Draw the guide to one exam."""
    guide = books.guides.get(language.code) or books.guides.get(SOURCE_LANGUAGE)
    return GuidePage(
        profile_id=profile.id,
        exams=tuple(
            GuideLink(id=other.id, title=word_title(other.title, language))
            for other in books.profiles.values()
        ),
        title=word_title(profile.title, language),
        item_count=profile.item_count,
        minutes=profile.minutes,
        price=format_currency(profile.price_rub, "RUB", format="#,##0 ¤", currency_digits=False)
        if profile.price_rub
        else None,
        certificate_years=profile.certificate_years,
        taken=profile.taken,
        thresholds=_draw_thresholds(profile, language),
        parts=tuple(_draw_part(part, language) for part in profile.parts),
        valid_from=_day(profile.valid_from),
        sources=profile.sources,
        sections=_draw_sections(guide),
        guide_wording=_word_guide(guide, language) if guide else None,
        as_of=_day(guide.as_of) if guide else None,
    )


def _draw_group(group: TopicGroup, language: Language) -> GroupLines:
    return GroupLines(
        title=word_title(group.group.title, language) if group.group else None,
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


def _draw_thresholds(profile: ExamProfile, language: Language) -> tuple[ThresholdLine, ...]:
    return tuple(
        ThresholdLine(
            title=word_title(threshold.title, language),
            needed=threshold.cut_score,
            possible=profile.possible_marks(threshold),
        )
        for threshold in profile.thresholds
    )


def _draw_part(part: Part, language: Language) -> GuidePart:
    return GuidePart(title=word_title(part.title, language), item_count=part.item_count)


def _draw_sections(guide: Guide | None) -> tuple[GuideText, ...]:
    return tuple(
        GuideText(
            id=section.id,
            title=section.title,
            html=render_markdown(section.body, levels_down=2),
            sources=section.sources,
        )
        for section in (guide.sections if guide else ())
    )


def _word_guide(guide: Guide, language: Language) -> Wording:
    return Wording(
        text="",
        tag=LANGUAGE_BY_CODE[guide.language].tag,
        is_foreign=guide.language != language.code,
        is_draft=guide.state == "draft",
        is_stale=guide.is_stale,
    )


def _day(day: date) -> str:
    return str(format_date(day, "long"))
