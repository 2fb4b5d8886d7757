"""A learner reads the outcome: thresholds, weak topics, review, and one next step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from elearn.domain import mastery
from elearn.domain.attempts import AttemptId, LearnerId
from elearn.domain.errors import AttemptNotSubmitted
from elearn.domain.item_bank import ItemBank, Topic
from elearn.domain.items import BankId, TopicId
from elearn.domain.mastery import Evidence, Mastery, Verdict
from elearn.domain.misconceptions import MisconceptionMet, gather_misconceptions
from elearn.domain.scoring import AttemptOutcome
from elearn.storage import outcomes
from elearn.storage.late_responses import list_late_responses
from elearn.storage.outcome_changes import OutcomeChange, list_changes
from elearn.storage.progress import list_topic_evidence
from elearn.usecases.list_mistakes import list_mistakes
from elearn.usecases.load_sitting import Sitting, load_sitting

MOST_MISTAKES = 3


class NextStep(StrEnum):
    """The one thing to do now."""

    MARK_OWN_WORK = "mark_own_work"
    DRILL_TOPIC = "drill_topic"
    DRILL_MISTAKES = "drill_mistakes"
    PRACTISE_TEST = "practise_test"
    NEXT_TEST = "next_test"


@dataclass(frozen=True, kw_only=True)
class TopicResult:
    """A topic in this attempt (`correct` of `answered` tasks, omitted ones count) and in all evidence."""

    topic: Topic
    bank: ItemBank
    answered: int
    correct: int
    mastery: Mastery


@dataclass(frozen=True, kw_only=True)
class OutcomeReport:
    """Everything that the outcome page says."""

    sitting: Sitting
    outcome: AttemptOutcome
    topics: tuple[TopicResult, ...]
    mistake_count: int
    changes: tuple[OutcomeChange, ...]  # what it was before withdrawn items were counted anew
    late_values: Mapping[int, str]  # by position: answers that arrived after the end and do not count

    @property
    def weak_topics(self) -> tuple[TopicResult, ...]:
        """Weak by evidence, weakest first; not what was all right this time: first answers lag behind."""
        missed = [result for result in self.topics if result.correct < result.answered]
        weak = [result for result in missed if result.mastery.verdict is Verdict.WEAK]
        return tuple(sorted(weak, key=lambda result: result.mastery.mean))

    @property
    def frequent_mistakes(self) -> tuple[MisconceptionMet, ...]:
        """The kinds of mistake that came back in this attempt, the most frequent first; few, to be read."""
        sound = (place for place in self.sitting.places if place.ruling is None)
        responses = ((place.bank, place.item, place.response.value) for place in sound)
        return tuple(met for met in gather_misconceptions(responses) if met.is_repeated)[:MOST_MISTAKES]

    @property
    def next_step(self) -> NextStep:
        """Mark what waits; else the weakest topic; else the mistakes; else this test again, or the next."""
        if self.outcome.pending:
            return NextStep.MARK_OWN_WORK
        if self.weak_topics:
            return NextStep.DRILL_TOPIC
        if self.mistake_count:
            return NextStep.DRILL_MISTAKES
        # Not passed without a mistake: tasks were left out, and practice shows what they want.
        has_left_out = self.outcome.passed is False and self.sitting.attempt.test_id is not None
        return NextStep.PRACTISE_TEST if has_left_out else NextStep.NEXT_TEST


def load_outcome(session: Session, *, attempt_id: AttemptId, learner_id: LearnerId) -> OutcomeReport:
    """Load the stored outcome of a learner's attempt.

    Raises:
        AttemptNotFound: it is nobody's or somebody else's.
        AttemptNotSubmitted: it is still open.

    """
    sitting = load_sitting(session, attempt_id=attempt_id, learner_id=learner_id)
    if sitting.attempt.is_open:
        raise AttemptNotSubmitted(attempt_id=str(attempt_id))
    outcome = outcomes.load_outcome(session, sitting.attempt)
    evidence = list_topic_evidence(session, learner_id=learner_id)
    return OutcomeReport(
        sitting=sitting,
        outcome=outcome,
        topics=_topic_results(sitting, outcome, evidence),
        mistake_count=len(list_mistakes(session, learner_id=learner_id)),
        late_values=list_late_responses(session, attempt_id),
        changes=tuple(list_changes(session, attempt_id)),
    )


def _topic_results(
    sitting: Sitting, outcome: AttemptOutcome, evidence: Mapping[TopicId, Evidence]
) -> tuple[TopicResult, ...]:
    """List the topics of this attempt, each after its group where more can be said of that."""
    marks: dict[TopicId, list[bool]] = {}
    banks: dict[BankId, ItemBank] = {}
    for place, score in zip(sitting.places, outcome.item_scores, strict=True):
        if not score.is_void:
            marks.setdefault(place.item.topic_id, []).append(score.score == score.max_score)
        banks[place.bank.id] = place.bank
    results = [
        _result(node, bank, marks, evidence)
        for bank in banks.values()
        for topic in bank.topics
        for node in topic.nodes()
    ]
    seen = [result for result in results if result.answered]
    return tuple(result for result in seen if not result.topic.topics or _says_more(result, seen))


def _says_more(group: TopicResult, results: Sequence[TopicResult]) -> bool:
    below = {leaf.id for leaf in group.topic.leaves()}
    parts = [result for result in results if result.topic.id in below]
    is_known = group.mastery.verdict is not Verdict.UNKNOWN
    return is_known and all(part.mastery.verdict is Verdict.UNKNOWN for part in parts)


def _result(
    topic: Topic,
    bank: ItemBank,
    marks: Mapping[TopicId, Sequence[bool]],
    evidence: Mapping[TopicId, Evidence],
) -> TopicResult:
    leaves = [leaf.id for leaf in topic.leaves()]
    gathered = mastery.gather_evidence(evidence.get(leaf) or Evidence() for leaf in leaves)
    return TopicResult(
        topic=topic,
        bank=bank,
        answered=sum(len(marks.get(leaf, ())) for leaf in leaves),
        correct=sum(sum(marks.get(leaf, ())) for leaf in leaves),
        mastery=mastery.estimate_mastery(gathered),
    )
