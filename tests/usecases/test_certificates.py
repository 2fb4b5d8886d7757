"""Certificates of practice: frozen, made once, found by their code, withdrawn, erased; on both engines."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from elearn.domain.centres import CentreId
from elearn.domain.certificates import Certificate, CertificateId, PractisedExam, PractisedPart
from elearn.domain.errors import CertificateNotFound, NotAtCentre
from elearn.domain.groups import GroupId, ParticipantId
from elearn.domain.items import BankId
from elearn.storage.audit import list_audit_entries
from elearn.storage.groups import add_participants
from elearn.usecases.erase_learner import erase_learner
from elearn.usecases.erase_person import erase_person
from elearn.usecases.export_learner import export_learner
from elearn.usecases.load_certificates import PersonCertificates, load_certificates
from elearn.usecases.make_certificate import make_certificate
from elearn.usecases.make_group import make_group
from elearn.usecases.verify_certificate import VerifiedCertificate, verify_certificate
from elearn.usecases.withdraw_certificate import withdraw_certificate
from tests.builders import NOW, new_id
from tests.usecases.centre_world import a_manager
from tests.usecases.room_world import RoomWorld, make_room
from tests.usecases.world import World

DAY = timedelta(days=1)


def make(room: RoomWorld, name: str = "", now: datetime = NOW, drawn: int = 7) -> Certificate | None:
    with room.world.transaction() as session:
        return make_certificate(
            session,
            member=room.member,
            person=room.people[0],
            name=name,
            draw=lambda: (CertificateId(new_id()), drawn),
            books=room.world.books,
            now=now,
        )


def verify(room: RoomWorld, code: str) -> VerifiedCertificate:
    with room.world.reading() as session:
        return verify_certificate(session, code_text=code)


def look(room: RoomWorld, centre_id: CentreId) -> PersonCertificates:
    person = room.people[0]
    with room.world.reading() as session:
        return load_certificates(
            session,
            group_id=person.group_id,
            participant_id=person.id,
            centre_id=centre_id,
            books=room.world.books,
            zone=UTC,
        )


@pytest.fixture
def room(each_world: World) -> RoomWorld:
    """A group whose first person passed a test, failed an exam and left another test open."""
    found = make_room(each_world)
    learner = found.as_learner()
    learner.sit(learner.start(now=NOW - 3 * DAY), *"aaaaaa", now=NOW - 3 * DAY)
    learner.sit(learner.start_exam(now=NOW - DAY), "b", now=NOW - DAY)
    learner.start()
    return found


def test_a_certificate_freezes_what_was_handed_in(room: RoomWorld) -> None:
    made = make(room, "  Али \n Валиев ")

    assert made
    assert (made.number, made.name) == (1, "Али Валиев")
    history = PractisedPart(bank_id=BankId("history"), done=1, passed=1, tests=1)
    assert history in made.practice.parts
    assert made.practice.exams == (PractisedExam(profile_id="patent", done=1, passed=0),)
    assert made.practice.first_on == (NOW - 3 * DAY).date()
    assert made.practice.last_on == (NOW - DAY).date()

    learner = room.as_learner()
    learner.sit(learner.start_exam(now=NOW, seed=2), "a")
    assert verify(room, made.code).certificate == made


def test_nothing_is_certified_for_somebody_who_handed_nothing_in(each_world: World) -> None:
    room = make_room(each_world)
    room.as_learner().start()

    assert make(room) is None


def test_a_double_press_makes_one_certificate(room: RoomWorld) -> None:
    first, again, named = make(room), make(room, drawn=8), make(room, "Али", drawn=9)

    assert first == again
    assert named
    assert first != named
    assert look(room, room.member.centre_id).certificates == (named, first)


def test_a_withdrawn_certificate_says_so_and_a_new_one_can_be_made(room: RoomWorld) -> None:
    made = make(room)
    assert made
    for moment in (NOW + DAY, NOW + 2 * DAY):
        with room.world.transaction() as session:
            found = verify_certificate(session, code_text=made.code).certificate
            withdraw_certificate(session, member=room.member, certificate=found, now=moment)

    assert verify(room, made.code).certificate.withdrawn_at == NOW + DAY
    other = make(room, drawn=8, now=NOW + 2 * DAY)
    assert other
    assert other.id != made.id
    with room.world.reading() as session:
        actions = [entry.action for entry in list_audit_entries(session)]
    assert actions.count("withdraw_certificate") == 1
    assert actions.count("make_certificate") == 2


def test_a_certificate_is_found_by_its_code_alone(room: RoomWorld) -> None:
    made = make(room)
    assert made

    assert verify(room, made.code.lower()).centre_name
    for code in ("", made.code[:-1], "0" * 20):
        with pytest.raises(CertificateNotFound):
            verify(room, code)


def test_another_centre_sees_none(room: RoomWorld) -> None:
    make(room)

    with pytest.raises(NotAtCentre):
        look(room, CentreId(new_id()))


def test_certificates_are_in_what_a_learner_downloads_and_go_with_the_learner(room: RoomWorld) -> None:
    made = make(room)
    assert made
    learner_id = room.people[0].learner_id
    with room.world.transaction() as session:
        (exported,) = export_learner(session, learner_id=learner_id)["certificate"]
        erase_learner(session, learner_id=learner_id)

    assert exported["code"] == made.code
    with pytest.raises(CertificateNotFound):
        verify(room, made.code)


def test_a_day_is_the_one_that_people_had(room: RoomWorld) -> None:
    late = NOW.replace(hour=23)
    learner = room.as_learner()
    learner.sit(learner.start(now=late), "a", now=late)

    made = make(room, now=late.astimezone(timezone(timedelta(hours=3))))

    assert made
    assert made.practice.last_on == (NOW + DAY).date()


def test_a_clock_that_was_put_back_hinders_no_withdrawal(room: RoomWorld) -> None:
    made = make(room)
    assert made
    with room.world.transaction() as session:
        withdraw_certificate(session, member=room.member, certificate=made, now=NOW - DAY)

    assert verify(room, made.code).certificate.withdrawn_at == NOW


def test_who_is_erased_here_and_known_elsewhere_leaves_no_certificate_of_this_centre(room: RoomWorld) -> None:
    made, person = make(room), room.people[0]
    assert made
    elsewhere, group_id = a_manager(room.world.engine, "Дальняя"), GroupId(new_id())
    other = replace(person, id=ParticipantId(new_id()), centre_id=elsewhere.centre_id, group_id=group_id)
    with room.world.transaction() as session:
        make_group(session, member=elsewhere, group_id=group_id, name="Вечер", now=NOW)
        add_participants(session, [other])
        erasure = erase_person(
            session, member=room.member, group_id=person.group_id, participant_id=person.id, now=NOW
        )

    assert not erasure.is_whole
    with pytest.raises(CertificateNotFound):
        verify(room, made.code)
