"""A learner reads the syllabus: every topic of every bank, and the own command of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.attempts import LearnerId
from elearn.domain.errors import UnknownTopic
from elearn.domain.item_bank import ItemBank, Topic
from elearn.domain.items import TopicId, bank_order
from elearn.domain.mastery import Evidence, Mastery, estimate_mastery, gather_evidence
from elearn.storage.progress import list_topic_evidence
from elearn.storage.releases import load_current_banks


@dataclass(frozen=True, kw_only=True)
class TopicEntry:
    """A leaf topic as one learner sees it."""

    topic: Topic
    bank: ItemBank
    item_count: int
    mastery: Mastery


@dataclass(frozen=True, kw_only=True)
class TopicGroup:
    """A group of the tree with its leaves; `group` None for leaves that stand alone."""

    group: Topic | None
    entries: tuple[TopicEntry, ...]

    @property
    def mastery(self) -> Mastery:
        """The command of the whole group, from the evidence of its topics."""
        return estimate_mastery(gather_evidence(entry.mastery.evidence for entry in self.entries))


@dataclass(frozen=True, kw_only=True)
class BankSyllabus:
    """One bank's tree, in order."""

    bank: ItemBank
    groups: tuple[TopicGroup, ...]

    @property
    def entries(self) -> tuple[TopicEntry, ...]:
        """Every leaf."""
        return tuple(entry for group in self.groups for entry in group.entries)


def load_syllabus(session: Session, *, learner_id: LearnerId | None) -> list[BankSyllabus]:
    """Load the trees of all current releases: in the order of the exam."""
    evidence = list_topic_evidence(session, learner_id=learner_id) if learner_id else {}
    return judge_syllabus(session, evidence)


def judge_syllabus(session: Session, evidence: Mapping[TopicId, Evidence]) -> list[BankSyllabus]:
    """Load the same trees, with what this evidence says."""
    banks = load_current_banks(session)
    ordered = [banks[key] for key in sorted(banks, key=bank_order)]
    return [BankSyllabus(bank=bank, groups=_groups(bank, evidence)) for bank in ordered]


def load_topic(session: Session, *, topic_id: TopicId, learner_id: LearnerId | None) -> TopicEntry:
    """Load one leaf topic.

    Raises:
        UnknownTopic: no current syllabus holds it.

    """
    for syllabus in load_syllabus(session, learner_id=learner_id):
        for entry in syllabus.entries:
            if entry.topic.id == topic_id:
                return entry
    raise UnknownTopic(topic_id=topic_id)


def _groups(bank: ItemBank, evidence: Mapping[TopicId, Evidence]) -> tuple[TopicGroup, ...]:
    return tuple(
        TopicGroup(
            group=topic if topic.topics else None,
            entries=tuple(_entry(leaf, bank, evidence) for leaf in topic.leaves()),
        )
        for topic in bank.topics
    )


def _entry(leaf: Topic, bank: ItemBank, evidence: Mapping[TopicId, Evidence]) -> TopicEntry:
    return TopicEntry(
        topic=leaf,
        bank=bank,
        item_count=len(bank.items_by_topic[leaf.id]),
        mastery=estimate_mastery(evidence.get(leaf.id) or Evidence()),
    )
