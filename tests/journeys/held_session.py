"""A group's session with results, written behind the server's back: by hand it would take hours."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.attempts import AttemptId, Mode, ResponseChange
from elearn.domain.centres import CentreId
from elearn.domain.groups import GroupId, Participant
from elearn.domain.reference import ReferenceBooks
from elearn.domain.rooms import RoomSession, RoomSessionId, SeatId, Start
from elearn.formats.reference import read_reference_books
from elearn.settings import asset_folder
from elearn.storage.engine import make_engine, transaction
from elearn.storage.groups import list_participants
from elearn.usecases.begin_at_seat import begin_at_seat
from elearn.usecases.close_room import close_room
from elearn.usecases.join_room import join_room
from elearn.usecases.load_sitting import load_sitting
from elearn.usecases.open_room import open_room
from elearn.usecases.save_response import save_response
from elearn.usecases.simulate_answer import Knack, simulate_answer
from tests.journeys.site import Site


@dataclass(frozen=True)
class Holder:
    """Who holds sessions for which group."""

    site: Site
    group_id: UUID
    random: Random
    books: ReferenceBooks

    def hold(
        self,
        *,
        test_id: str | None = None,
        profile_id: str | None = None,
        ability: float = 0.4,
        people_count: int = 10,
    ) -> str:
        """Let the first people of the group sit a test; returns the session."""
        now = datetime.now(UTC) - timedelta(minutes=90)
        engine = make_engine(_address(self.site.data))
        with transaction(engine) as session:
            room, people = self._open(session, now, test_id, profile_id)
            for person in people[:people_count]:
                self._sit(session, room, person, ability, now)
            close_room(session, room=room, account_id=room.opened_by, now=now + timedelta(minutes=20))
        engine.dispose()
        return str(room.id)

    def _open(
        self, session: Session, now: datetime, test_id: str | None, profile_id: str | None
    ) -> tuple[RoomSession, list[Participant]]:
        (group,) = self.site.ask("SELECT * FROM learner_group WHERE id = ?", self.group_id.hex)
        (account,) = self.site.ask(
            "SELECT account_id FROM centre_member WHERE centre_id = ?", group["centre_id"]
        )
        centre_id = CentreId(UUID(group["centre_id"]))
        room = RoomSession(
            id=RoomSessionId(uuid4()),
            centre_id=centre_id,
            group_id=GroupId(self.group_id),
            test_id=test_id,
            profile_id=profile_id,
            mode=Mode.EXAM,
            start=Start.WHEN_READY,
            join_code=f"{self.random.randrange(10**6):06d}",
            opened_by=AccountId(UUID(account["account_id"])),
            opened_at=now,
        )
        opened = open_room(session, make=lambda: room, books=self.books)
        return opened, list_participants(session, group_id=GroupId(self.group_id), centre_id=centre_id)

    def _sit(
        self, session: Session, room: RoomSession, person: Participant, ability: float, now: datetime
    ) -> None:
        seat = join_room(
            session,
            room=room,
            learner_id=person.learner_id,
            participant=person,
            number=None,
            seat_id=SeatId(uuid4()),
            now=now,
        )
        attempt_id = begin_at_seat(
            session,
            room=room,
            seat=seat,
            attempt_id=AttemptId(uuid4()),
            now=now,
            books=self.books,
            random=self.random,
        )
        sitting = load_sitting(session, attempt_id=attempt_id, learner_id=person.learner_id)
        for place in sitting.places:
            value = simulate_answer(place.item, Knack(ability=ability, weak=frozenset()), self.random)
            change = ResponseChange(attempt_id, person.learner_id, place.paper_item.position, value, now)
            save_response(session, change)


def make_holder(site: Site, group_id: str) -> Holder:
    """Prepare to hold sessions for a group."""
    return Holder(site, UUID(group_id), Random(1), read_reference_books(asset_folder("question_banks")))


def _address(data: Path) -> str:
    return f"sqlite:///{data / 'elearn.db'}"
