"""Staff look at what a session showed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId, ReleaseRef
from elearn.domain.centres import CentreId
from elearn.domain.item_bank import ItemBank
from elearn.domain.room_report import HardTask, WeakTopic, list_hard_tasks, list_weak_topics
from elearn.domain.rooms import RoomSessionId
from elearn.domain.scoring import ThresholdOutcome
from elearn.storage.releases import load_banks
from elearn.storage.room_responses import list_room_responses, list_room_thresholds
from elearn.usecases.load_wall import Wall, load_wall


@dataclass(frozen=True, kw_only=True)
class RoomReport:
    """Who took it, what was hard, and the banks that the tasks are of."""

    wall: Wall
    tasks: tuple[HardTask, ...]
    topics: tuple[WeakTopic, ...]
    banks: Mapping[ReleaseRef, ItemBank]
    thresholds: Mapping[AttemptId, tuple[ThresholdOutcome, ...]]  # of attempts that were handed in

    @property
    def profile_id(self) -> str | None:
        """The exam whose thresholds count, None where the test left its release."""
        tests = (test for bank in self.banks.values() for test in bank.tests)
        of_test = (test.profile_id for test in tests if test.id == self.wall.room.test_id)
        return self.wall.room.profile_id or next(of_test, None)


def load_room_report(
    session: Session, *, session_id: RoomSessionId, centre_id: CentreId, now: datetime
) -> RoomReport:
    """Return the report of a session of this centre; raises NotAtCentre."""
    wall = load_wall(session, session_id=session_id, centre_id=centre_id, now=now)
    responses = list_room_responses(session, session_id=session_id)
    banks = load_banks(session, {response.release for response in responses})
    topic_of = {item.id: item.topic_id for bank in banks.values() for item in bank.items}
    return RoomReport(
        wall=wall,
        tasks=tuple(list_hard_tasks(responses)),
        topics=tuple(list_weak_topics(responses, topic_of)),
        banks=banks,
        thresholds=list_room_thresholds(session, session_id=session_id),
    )
