"""The kind of mistake behind a wrong answer, and what to do about it next time."""

from collections.abc import Iterable
from dataclasses import dataclass

from elearn.domain.item_bank import Misconception
from elearn.domain.languages import Language
from elearn.domain.misconceptions import MisconceptionMet
from elearn.web.wording import Wording, word_title


@dataclass(frozen=True, kw_only=True)
class AdviceLine:
    """A kind of mistake by its name, with the advice."""

    name: Wording
    advice: Wording


@dataclass(frozen=True, kw_only=True)
class FrequentMistake:
    """A kind of mistake that came back; with a topic where one lesson is about all of it."""

    line: AdviceLine
    count: int
    topic_id: str | None
    topic_title: Wording | None


def draw_advice(misconception: Misconception | None, language: Language) -> AdviceLine | None:
    """Draw the advice, None where there is no mistake that has a name."""
    return _draw_line(misconception, language) if misconception else None


def draw_frequent_mistakes(
    mistakes: Iterable[MisconceptionMet], language: Language
) -> tuple[FrequentMistake, ...]:
    """Draw what came back."""
    return tuple(_draw_mistake(met, language) for met in mistakes)


def _draw_mistake(met: MisconceptionMet, language: Language) -> FrequentMistake:
    topic = met.bank.topic_by_id[met.shared_topic_id] if met.shared_topic_id else None
    return FrequentMistake(
        line=_draw_line(met.misconception, language),
        count=met.count,
        topic_id=topic.id if topic else None,
        topic_title=word_title(topic.title, language) if topic else None,
    )


def _draw_line(misconception: Misconception, language: Language) -> AdviceLine:
    return AdviceLine(
        name=word_title(misconception.name, language), advice=word_title(misconception.advice, language)
    )
