"""What a release covers: items per topic and level, and what each test weighs on the line."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from elearn.domain.assessment import AssessmentTest
from elearn.domain.item_bank import ItemBank, Medium

LEVELS = ("patent", "rvp", "vnzh")


@dataclass(frozen=True, kw_only=True)
class TopicCoverage:
    """Items of one leaf topic, in the order of LEVELS."""

    topic_id: str
    counts: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class TestSize:
    """A test's items and its bytes: Russian text, recordings in their smallest format, pictures."""

    test_id: str
    item_count: int
    text_bytes: int
    recording_bytes: int
    picture_bytes: int


def measure_coverage(bank: ItemBank) -> Iterator[TopicCoverage]:
    """Count the items of every leaf topic."""
    counts = Counter((item.topic_id, item.level) for item in bank.items)
    for leaf in bank.leaf_topics:
        yield TopicCoverage(topic_id=leaf.id, counts=tuple(counts[leaf.id, level] for level in LEVELS))


def measure_tests(bank: ItemBank) -> Iterator[TestSize]:
    """Weigh every practice test; a recording that several items share counts once."""
    for test in bank.tests:
        media = {medium.id: medium for medium in _media(bank, test)}
        sizes: Counter[str] = Counter()
        for medium in media.values():
            sizes[medium.kind] += min(file.bytes for file in medium.files)
        yield TestSize(
            test_id=test.id,
            item_count=len(test.item_ids),
            text_bytes=len("".join(_texts(bank, test)).encode()),
            recording_bytes=sizes["recording"],
            picture_bytes=sizes["picture"],
        )


def _media(bank: ItemBank, test: AssessmentTest) -> Iterator[Medium]:
    for item_id in test.item_ids:
        medium = bank.media_of(bank.item_by_id[item_id])
        if medium:
            yield medium


def _texts(bank: ItemBank, test: AssessmentTest) -> Iterator[str]:
    for item_id in test.item_ids:
        yield bank.item_by_id[item_id].source_text
    used = {bank.item_by_id[item_id].stimulus_id for item_id in test.item_ids}
    for stimulus_id in used - {None}:
        yield (stimulus_id and bank.stimulus_by_id[stimulus_id].text) or ""
