"""A learner drills one topic."""

from datetime import datetime
from random import Random

from sqlalchemy.orm import Session

from elearn.domain.assembly import assemble_drill
from elearn.domain.attempts import Attempt, AttemptId, AttemptKind, LearnerId, Mode
from elearn.domain.errors import UnknownTopic
from elearn.domain.item_bank import ItemBank
from elearn.domain.items import TopicId
from elearn.storage.attempts import add_attempt
from elearn.storage.progress import list_seen_items
from elearn.usecases.find_attempt_to_resume import find_attempt_to_resume
from elearn.usecases.load_banks_in_use import load_banks_in_use


def start_drill(
    session: Session,
    *,
    learner_id: LearnerId,
    topic_id: TopicId,
    attempt_id: AttemptId,
    random: Random,
    now: datetime,
) -> AttemptId:
    """Draw a few items of the topic, unseen first, in practice mode; goes on with one that is open.

    Raises:
        UnknownTopic: no current syllabus holds it.
        NotEnoughItems: the topic has no items yet.
        LearnerNotFound: the learner was erased or never existed.

    """
    kind, mode = AttemptKind.DRILL, Mode.PRACTICE
    found = find_attempt_to_resume(
        session, learner_id=learner_id, kind=kind, mode=mode, now=now, topic_id=topic_id
    )
    if found:
        return found
    seen = list_seen_items(session, learner_id=learner_id)
    attempt = Attempt(
        id=attempt_id,
        learner_id=learner_id,
        kind=kind,
        mode=mode,
        paper=assemble_drill(topic_id, _bank_of(session, topic_id), seen, random),
        started_at=now,
        topic_id=topic_id,
    )
    add_attempt(session, attempt)
    return attempt.id


def _bank_of(session: Session, topic_id: TopicId) -> ItemBank:
    for bank in load_banks_in_use(session).values():
        if topic_id in bank.items_by_topic:
            return bank
    raise UnknownTopic(topic_id=topic_id)
