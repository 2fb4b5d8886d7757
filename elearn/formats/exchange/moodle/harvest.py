"""What reading a file of questions gathers: patches, media, losses and faults."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from elearn.domain.entries import EntryKey, Patch, apply_patch
from elearn.formats.exchange.contents import (
    MAX_FAULTS,
    Fault,
    FaultKind,
    Imported,
    Loss,
    LossKind,
    Place,
)
from elearn.formats.exchange.moodle.question import Question


@dataclass(eq=False)
class QuestionRefused(Exception):
    """The question has a fault; nothing of it comes in."""

    kind: FaultKind
    details: Mapping[str, str | int] = field(default_factory=dict)


@dataclass
class Harvest:
    """Gathers; a question that is refused leaves nothing behind."""

    data: dict[EntryKey, dict[str, Any]] = field(default_factory=dict)
    media: dict[str, bytes] = field(default_factory=dict)
    losses: set[Loss] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)
    foreign: set[EntryKey] = field(default_factory=set)

    def refuse(self, question: Question, refused: QuestionRefused) -> None:
        """Note a fault at a question."""
        place = Place(line=question.line, name=question.name[:100])
        self.faults.append(Fault(place=place, kind=refused.kind, details=refused.details))

    def merge(self, key: EntryKey, data: Mapping[str, Any]) -> None:
        """Add what a question says about an entry; of what two say differently, the first counts."""
        if data:
            self.data[key] = apply_patch(data, self.data.get(key, {}))

    def lose(self, key: EntryKey, name: str, kind: LossKind = LossKind.LEFT_OUT) -> None:
        """Note that something of the file does not come in."""
        self.losses.add(Loss(key, name, kind))

    def add(self, other: "Harvest") -> None:
        """Add what one question gave."""
        for key, data in other.data.items():
            self.merge(key, data)
        self.media.update(other.media)
        self.losses |= other.losses
        self.foreign |= other.foreign

    def imported(self) -> Imported:
        """Return all of it."""
        return Imported(
            patches=tuple(Patch(key=key, data=data) for key, data in self.data.items()),
            media=self.media,
            faults=tuple(self.faults[:MAX_FAULTS]),
            losses=tuple(sorted(self.losses)),
            foreign=frozenset(self.foreign),
        )
