"""A desk where sheets are typed in: forms of the small tests, and somebody whose sheets these are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from random import Random

from sqlalchemy import Engine

from elearn.domain.attempts import AttemptId, LearnerId
from elearn.domain.centres import Member
from elearn.domain.groups import Group, GroupId, Participant, ParticipantId
from elearn.domain.paper_forms import PaperForm, PaperFormId
from elearn.storage.engine import transaction
from elearn.storage.groups import add_group, add_participants
from elearn.usecases.load_paper_form import load_paper_form
from elearn.usecases.make_paper_forms import PaperSubject, make_paper_forms
from elearn.usecases.type_in_sheet import Sheet, TypedSheet, type_in_sheet
from tests.builders import NOW, new_id
from tests.usecases.centre_world import a_manager
from tests.usecases.world import World

HISTORY_TEST = PaperSubject(test_id="history-01")


@dataclass(frozen=True)
class Desk:
    """The world's learner is a person of the member's centre."""

    world: World
    member: Member
    person: Participant

    def make(self, subject: PaperSubject = HISTORY_TEST, count: int = 1, seed: int = 1) -> list[PaperForm]:
        with self.world.transaction() as session:
            return make_paper_forms(
                session,
                subject,
                form_ids=[PaperFormId(new_id()) for _ in range(count)],
                member=self.member,
                random=Random(seed),
                now=NOW,
                books=self.world.books,
            )

    def type_in(self, form: PaperForm, sheet: Sheet) -> TypedSheet:
        with self.world.transaction() as session:
            filled = load_paper_form(session, form.id, centre_id=self.member.centre_id)
            return type_in_sheet(
                session, filled, sheet, member=self.member, learner_id=LearnerId(new_id()), now=NOW
            )

    def a_sheet(
        self,
        *values: str | None,
        granted: Mapping[int, tuple[str, ...]] | None = None,
        sat_at: datetime = NOW,
        is_sure: bool = False,
        is_named: bool = True,
    ) -> Sheet:
        """Answers from the first place on; None: left out."""
        return Sheet(
            attempt_id=AttemptId(new_id()),
            participant_id=self.person.id if is_named else None,
            sat_at=sat_at,
            values={n: value for n, value in enumerate(values, 1) if value is not None},
            granted=granted or {},
            is_sure=is_sure,
        )


def make_desk(world: World, name: str = "Лесная") -> Desk:
    """Open a centre whose one group is the world's learner."""
    member = a_manager(world.engine, name)
    return Desk(world, member, store_person(world.engine, member, world.learner_id))


def store_person(engine: Engine, member: Member, learner_id: LearnerId, name: str = "Анна") -> Participant:
    """Store a group of one."""
    group = Group(id=GroupId(new_id()), centre_id=member.centre_id, name=f"Группа {name}", created_at=NOW)
    person = Participant(
        id=ParticipantId(new_id()),
        centre_id=member.centre_id,
        group_id=group.id,
        learner_id=learner_id,
        number=1,
        name=name,
        pin=("sun", "fish", "key"),
        created_at=NOW,
    )
    with transaction(engine) as session:
        add_group(session, group)
        add_participants(session, [person])
    return person
