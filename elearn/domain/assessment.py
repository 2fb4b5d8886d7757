"""Exam profiles (the rules of the real exam, as data) and the practice tests built on them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import ceil

from elearn.domain.errors import UnknownProfile
from elearn.domain.items import BankId, Interaction, Item, ItemId

Titles = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Slot:
    """One place in a part: `items` neighbouring tasks of one kind (more than one share a stimulus)."""

    task: str
    items: int
    marks: int
    interaction: Interaction = Interaction.SINGLE_CHOICE


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of the exam, filled from one bank."""

    id: str
    bank_id: BankId
    title: Titles
    slots: tuple[Slot, ...]

    @property
    def item_count(self) -> int:
        """Tasks in this part."""
        return sum(slot.items for slot in self.slots)

    def tasks(self, times: int = 1) -> tuple[str, ...]:
        """The kinds of task in order when each slot stands `times` times in place."""
        return tuple(slot.task for slot in self.slots for _ in range(slot.items * times))


@dataclass(frozen=True, kw_only=True)
class Threshold:
    """Marks to reach: in the whole exam, in a part, or in some kinds of task of a part."""

    id: str
    title: Titles
    cut_score: int
    part_id: str | None = None
    tasks: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a rule was read, and when."""

    title: str
    url: str
    read_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ExamProfile:
    """One level of the exam: order of tasks, time and every threshold; all must be met at once."""

    id: str
    title: Titles
    valid_from: date
    valid_to: date | None
    minutes: int
    price_rub: int | None
    certificate_years: int | None
    taken: str
    parts: tuple[Part, ...]
    thresholds: tuple[Threshold, ...]
    sources: tuple[Source, ...]

    @cached_property
    def item_count(self) -> int:
        """Tasks in the whole exam."""
        return sum(part.item_count for part in self.parts)

    def part(self, part_id: str) -> Part:
        """Return the part; raises UnknownProfile where the profile has no such part."""
        for part in self.parts:
            if part.id == part_id:
                return part
        raise UnknownProfile(profile_id=f"{self.id}/{part_id}")

    def possible_marks(self, threshold: Threshold) -> int:
        """Marks possible in the tasks that the threshold covers, in one whole exam."""
        return sum(
            slot.items * slot.marks
            for part in self.parts
            if threshold.part_id in {None, part.id}
            for slot in part.slots
            if not threshold.tasks or slot.task in threshold.tasks
        )

    def minutes_for(self, item_count: int) -> int:
        """Minutes for a paper of `item_count` tasks at the exam's pace, rounded up to five."""
        return ceil(self.minutes * item_count / self.item_count / 5) * 5


@dataclass(frozen=True, kw_only=True)
class AssessmentTest:
    """A practice test: a whole multiple of one part of a profile, its items frozen in order."""

    id: str
    title: Titles
    bank_id: BankId
    profile_id: str
    part_id: str
    times: int
    item_ids: tuple[ItemId, ...]


@dataclass(frozen=True, kw_only=True)
class ShortenedTest(AssessmentTest):
    """A practice test some of whose items are out of use; for those in `left_out` there are no others."""

    left_out: tuple[Item, ...]
