"""What some of a learner's answers come to by themselves, as if there were no others."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from elearn.domain.items import ItemId, TopicId
from elearn.domain.mastery import Evidence, gather_evidence
from elearn.domain.progress import RIGHT_IN_A_ROW_TO_CLEAR


@dataclass(frozen=True, kw_only=True)
class MarkedAnswer:
    """An answer of an attempt that was handed in, marked by the machine."""

    item_id: ItemId
    topic_id: TopicId
    is_correct: bool
    is_aided: bool
    answered_at: datetime


@dataclass
class Recount:
    """First answers by topic, and items to repeat."""

    evidence: dict[TopicId, Evidence] = field(default_factory=dict)
    mistakes: set[ItemId] = field(default_factory=set)


def recount(answers: Iterable[MarkedAnswer]) -> Recount:
    """Count answers that come in the order of handing in."""
    found = Recount()
    ordered = sorted(answers, key=lambda answer: answer.item_id)  # it keeps the order within each item
    for item_id, group in groupby(ordered, lambda answer: answer.item_id):
        given = list(group)
        _add_evidence(found, given)
        if _is_mistake(given):
            found.mistakes.add(item_id)
    return found


def _add_evidence(found: Recount, given: list[MarkedAnswer]) -> None:
    first = given[0]
    is_repeated = any(answer.answered_at < first.answered_at for answer in given)
    if not (first.is_aided or is_repeated):
        told = Evidence(answered=1, correct=int(first.is_correct))
        found.evidence[first.topic_id] = gather_evidence(
            [found.evidence.get(first.topic_id) or Evidence(), told]
        )


def _is_mistake(given: list[MarkedAnswer]) -> bool:
    is_mistake, right_in_a_row = False, 0
    for answer in given:
        is_right = answer.is_correct and not answer.is_aided
        right_in_a_row = right_in_a_row + 1 if is_right else 0
        is_cleared = right_in_a_row >= RIGHT_IN_A_ROW_TO_CLEAR
        is_mistake = not answer.is_correct or (is_mistake and not is_cleared)
    return is_mistake
