"""A season of a centre, written straight into the tables: who came when, what they told and how they did."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, insert

from elearn.domain.attempts import LearnerId
from elearn.domain.centres import Member
from elearn.domain.participant_details import Details
from elearn.storage.engine import transaction
from elearn.storage.tables import (
    AttemptRow,
    Base,
    GroupRow,
    LearnerRow,
    ParticipantDetailRow,
    ParticipantRow,
    RoomSessionRow,
    SeatRow,
)
from tests.builders import new_id

_OUT_OF = 20


@dataclass
class Season:
    """Rows by table, stored at once by `store`."""

    member: Member
    begins: datetime
    rows: dict[type[Base], list[dict[str, Any]]] = field(default_factory=dict)
    group_id: UUID = field(default_factory=new_id)
    number_from: int = 1  # another for each season of a test: numbers make PINs and room codes

    def __post_init__(self) -> None:
        """Open the one group."""
        self._add(
            GroupRow,
            id=self.group_id,
            centre_id=self.member.centre_id,
            name="Сезон",
            created_at=self.begins,
            is_archived=False,
        )

    def hold_session(self, day: int = 0) -> UUID:
        """Hold a session so many days after the beginning."""
        at, session_id = self.begins + timedelta(days=day), new_id()
        self._add(
            RoomSessionRow,
            id=session_id,
            centre_id=self.member.centre_id,
            test_id="history-01",
            mode="exam",
            start="together",
            join_code=f"{self.number_from + len(self.rows.get(RoomSessionRow, ())):06}",
            opened_by=self.member.account_id,
            opened_at=at,
            closed_at=at + timedelta(hours=2),
        )
        return session_id

    def come(
        self, *sessions: UUID, told: Details | None = None, scores: Sequence[int] = (), on_list: bool = True
    ) -> LearnerId:
        """Let a new person come to these sessions, and sit another test of history for each score of 20."""
        learner_id, participant_id = new_id(), new_id()
        number = len(self.rows.get(LearnerRow, ())) + self.number_from
        self._add(LearnerRow, id=learner_id, created_at=self.begins)
        if on_list:
            self._list(participant_id, learner_id, number, told)
        for session_id in sessions:
            self._seat(session_id, learner_id, number)
        for place, score in enumerate(scores, start=1):
            self._sit(learner_id, f"history-{place:02}", place, score)
        return LearnerId(learner_id)

    def leave_unmarked(self) -> None:
        """Let marks of all tests so far wait for a person to give them."""
        for attempt in self.rows[AttemptRow]:
            attempt["passed"] = None

    def store(self, engine: Engine) -> None:
        """Write all rows, parents first."""
        with transaction(engine) as session:
            for table in Base.metadata.sorted_tables:
                rows = next((rows for row, rows in self.rows.items() if row.__table__ is table), [])
                if rows:
                    session.execute(insert(table), rows)

    def _list(self, participant_id: UUID, learner_id: UUID, number: int, told: Details | None) -> None:
        self._add(
            ParticipantRow,
            id=participant_id,
            centre_id=self.member.centre_id,
            group_id=self.group_id,
            learner_id=learner_id,
            number=number,
            name=None,
            pin=f"pin {number}",
            created_at=self.begins,
        )
        if told:
            self._add(
                ParticipantDetailRow,
                participant_id=participant_id,
                **vars(told),
                agreed_at=self.begins,
                recorded_by=self.member.account_id,
            )

    def _seat(self, session_id: UUID, learner_id: UUID, number: int) -> None:
        self._add(
            SeatRow,
            id=new_id(),
            session_id=session_id,
            number=number,
            learner_id=learner_id,
            joined_at=self.begins,
            seen_at=self.begins,
            extra_minutes=0,
        )

    def _sit(self, learner_id: UUID, test_id: str, day: int, score: int) -> None:
        at = self.begins + timedelta(days=day)
        self._add(
            AttemptRow,
            id=new_id(),
            learner_id=learner_id,
            kind="practice_test",
            mode="exam",
            test_id=test_id,
            profile_id="patent",
            started_at=at,
            submitted_at=at + timedelta(minutes=20),
            score=score,
            max_score=_OUT_OF,
            passed=score > _OUT_OF // 2,
        )

    def _add(self, row: type[Base], **values: Any) -> None:
        self.rows.setdefault(row, []).append(values)
