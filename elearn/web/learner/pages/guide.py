"""How the real exam of one profile goes: numbers from the profile, words from the guide."""

from dataclasses import dataclass
from datetime import date

from flask_babel import format_decimal
from markupsafe import Markup

from elearn.domain.assessment import ExamProfile, Part, Source
from elearn.domain.languages import LANGUAGE_BY_CODE, SOURCE_LANGUAGE, Language
from elearn.domain.reference import Guide, ReferenceBooks
from elearn.web.days import say_day
from elearn.web.learner.markdown import render_markdown
from elearn.web.learner.pages.exam_change import ExamChange, draw_change
from elearn.web.learner.pages.tests import ThresholdLine
from elearn.web.wording import Wording, word_title


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
    change: ExamChange | None


@dataclass(frozen=True, kw_only=True)
class GuideLink:
    """Another exam's rules."""

    id: str
    title: Wording


def draw_guide(profile: ExamProfile, books: ReferenceBooks, language: Language) -> GuidePage:
    """Draw the guide to one exam."""
    guide = books.guides.get(language.code) or books.guides.get(SOURCE_LANGUAGE)
    before = books.find_forerunner(profile.id)
    return GuidePage(
        profile_id=profile.id,
        exams=tuple(
            GuideLink(id=other.id, title=word_title(other.title, language))
            for other in books.profiles.values()
        ),
        title=word_title(profile.title, language),
        item_count=profile.item_count,
        minutes=profile.minutes,
        price=_price(profile.price_rub),
        certificate_years=profile.certificate_years,
        taken=profile.taken,
        thresholds=_draw_thresholds(profile, language),
        parts=tuple(_draw_part(part, language) for part in profile.parts),
        valid_from=_day(profile.valid_from),
        sources=profile.sources,
        sections=_draw_sections(guide),
        guide_wording=_word_guide(guide, language) if guide else None,
        as_of=_day(guide.as_of) if guide else None,
        change=draw_change(profile, before, language) if before else None,
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
    return say_day(day)


def _price(roubles: int | None) -> str | None:
    # Written here, because CLDR knows the sign of the rouble in few of the languages.
    return f"{format_decimal(roubles)}\u00a0₽" if roubles else None
