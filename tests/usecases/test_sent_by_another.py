"""What one centre's server sent is no other centre's to see, move, export or certify; on both engines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import Any

import pytest

from elearn.domain.attempts import AttemptId, Mode
from elearn.domain.centres import Member
from elearn.domain.certificates import Certificate, CertificateId
from elearn.domain.errors import NotAtCentre
from elearn.domain.groups import GroupId, Participant
from elearn.usecases.add_participants import NewPerson, add_participants
from elearn.usecases.export_person import export_person
from elearn.usecases.list_person_results import list_person_results
from elearn.usecases.load_certificates import load_certificates
from elearn.usecases.load_person_progress import load_person_progress
from elearn.usecases.make_certificate import make_certificate
from elearn.usecases.make_group import make_group
from elearn.usecases.move_attempt import move_attempt
from tests.builders import NOW, new_id
from tests.usecases.centre_world import a_chance, a_manager
from tests.usecases.sync_world import Pair
from tests.usecases.test_sync_codes import bring_code
from tests.usecases.world import World

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Perm:
    """A centre at the central server, with two people; the first sat at the laptop of Tula too."""

    pair: Pair
    member: Member
    people: Sequence[Participant]
    sent: AttemptId

    @property
    def world(self) -> World:
        """The first person as the central server knows them."""
        return World(self.pair.central.engine, self.people[0].learner_id, self.pair.central.world.books)

    def ask(self, usecase: Any, **values: Any) -> Any:
        """Run a use case of staff about the first person."""
        who = {"group_id": self.people[0].group_id, "participant_id": self.people[0].id}
        with self.world.reading() as session:
            return usecase(session, **{"centre_id": self.member.centre_id, **who, **values})

    def move(self, attempt_id: AttemptId) -> None:
        with self.world.transaction() as session:
            move_attempt(
                session, attempt_id=attempt_id, to=self.people[1].id, member=self.member, now=NOW + DAY
            )


@pytest.fixture
def perm(pair: Pair) -> Perm:
    """The person's code was typed at Tula, and what they did there was sent."""
    member = a_manager(pair.central.engine, "Perm")
    people = list_people(pair, member)
    code = pair.central.learner(people[0].learner_id).code
    assert code
    guest = bring_code(pair.lan, code)
    sent = guest.sit(guest.start(), "a", "a", "b", "a", "a", "a")
    pair.send()
    assert pair.central.owner(sent) == people[0].learner_id
    return Perm(pair, member, people, sent)


def list_people(pair: Pair, member: Member) -> Sequence[Participant]:
    group_id = GroupId(new_id())
    with pair.central.world.transaction() as session:
        make_group(session, member=member, group_id=group_id, name="Вечер", now=NOW)
        return add_participants(
            session,
            member=member,
            group_id=group_id,
            newcomers=[NewPerson(), NewPerson()],
            chance=a_chance(),
            now=NOW,
        )


def test_another_centres_staff_see_only_what_was_sat_at_home_or_with_them(perm: Perm) -> None:
    own = perm.world.sit(perm.world.start(), "a")

    assert [each.id for each in perm.ask(list_person_results).results] == [own]


def test_another_centre_cannot_move_what_was_sent(perm: Perm) -> None:
    own = perm.world.sit(perm.world.start(), "a")

    with pytest.raises(NotAtCentre):
        perm.move(perm.sent)
    perm.move(own)

    assert perm.pair.central.owner(perm.sent) == perm.people[0].learner_id
    assert perm.pair.central.owner(own) == perm.people[1].learner_id


def test_another_centre_exports_nothing_of_what_was_sent(perm: Perm) -> None:
    own = perm.world.sit(perm.world.start(), "a")

    rows = perm.ask(export_person)

    assert [row["id"] for row in rows["attempt"]] == [own.hex]
    assert {row["attempt_id"] for row in rows["attempt_item"]} == {own.hex}
    assert not rows["sync_origin"]
    for table in ("test_tally", "topic_tally", "learner_item", "review_card"):
        assert table not in rows, "what is counted over all attempts tells of the others"


def test_the_centre_that_sent_it_may_move_it(perm: Perm) -> None:
    tula = Member(
        account_id=perm.member.account_id, centre_id=perm.pair.link.centre_id, role=perm.member.role
    )
    target = list_people(perm.pair, tula)[0]

    with perm.world.transaction() as session:
        move_attempt(session, attempt_id=perm.sent, to=target.id, member=tula, now=NOW + DAY)

    assert perm.pair.central.owner(perm.sent) == target.learner_id


def test_another_centre_sees_progress_as_if_nothing_had_been_sent(perm: Perm) -> None:
    ideal = perm.world.another_learner()
    for world in (perm.world, ideal):
        world.sit(world.start(now=NOW + DAY), "b", "a", "b", now=NOW + DAY)
        again = NOW + 2 * DAY
        world.sit(world.start(Mode.PRACTICE, now=again), "a", "b", "a", "b", now=again)
        world.sit(world.start(test_id="language-01", now=again), "еду", "right", "Иванов", now=again)

    seen = perm.ask(load_person_progress, books=ideal.books).report

    told = ideal.progress()
    assert seen.tests == told.tests
    assert seen.syllabus == told.syllabus
    assert seen.mistake_count == told.mistake_count
    assert [each.score for each in seen.scored] == [each.score for each in told.scored]
    assert perm.world.progress().tests != told.tests, "the person sees all of it"


def test_another_centre_certifies_nothing_of_what_was_sent(perm: Perm) -> None:
    assert make(perm) is None
    assert perm.ask(load_certificates, books=perm.world.books, zone=UTC).practice is None

    perm.world.sit(perm.world.start(now=NOW + DAY), "b", now=NOW + DAY)
    perm.world.sit(perm.world.start_exam(now=NOW + 2 * DAY), "b", now=NOW + 2 * DAY)

    made = make(perm)
    assert made
    assert made.practice.first_on == (NOW + DAY).date()
    assert sum(part.passed for part in made.practice.parts) == 0
    assert [exam.done for exam in made.practice.exams] == [1]


def make(perm: Perm) -> Certificate | None:
    with perm.world.transaction() as session:
        return make_certificate(
            session,
            member=perm.member,
            person=perm.people[0],
            name="",
            draw=lambda: (CertificateId(new_id()), 7),
            books=perm.world.books,
            now=NOW + 3 * DAY,
        )
