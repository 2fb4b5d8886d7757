"""Groups of learners at a centre. A name is optional: a number is enough."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from itertools import permutations
from random import Random
from typing import NewType
from uuid import UUID

from elearn.domain.attempts import LearnerId
from elearn.domain.centres import CentreId
from elearn.domain.errors import GroupFull

GroupId = NewType("GroupId", UUID)
ParticipantId = NewType("ParticipantId", UUID)

#: What people choose three of, in order, instead of a password.
PICTURES = (
    "sun",
    "moon",
    "house",
    "tree",
    "fish",
    "cup",
    "key",
    "umbrella",
    "flower",
    "boat",
    "ball",
    "bell",
)
PIN_LENGTH = 3
MAX_PARTICIPANTS = 200

Pin = tuple[str, ...]
_PINS = tuple(permutations(PICTURES, PIN_LENGTH))


@dataclass(frozen=True, kw_only=True)
class Group:
    """People who learn together."""

    id: GroupId
    centre_id: CentreId
    name: str
    created_at: datetime
    is_archived: bool = False


@dataclass(frozen=True, kw_only=True)
class Participant:
    """A learner as a centre knows them: a number within the group, and a name if they gave one."""

    id: ParticipantId
    centre_id: CentreId
    group_id: GroupId
    learner_id: LearnerId
    number: int  # from 1
    name: str | None
    pin: Pin
    created_at: datetime


def draw_pin(taken: Collection[Pin], random: Random) -> Pin:
    """Draw three pictures in an order that nobody of the group has.

    Raises:
        GroupFull: every order is taken.

    """
    in_use = set(taken)
    free = [pin for pin in _PINS if pin not in in_use]
    if not free:
        raise GroupFull(limit=len(_PINS))
    return random.choice(free)


def is_pin(pictures: Collection[str]) -> bool:
    """Whether somebody can have these pictures."""
    return tuple(pictures) in _PINS
