"""What people tell about themselves is stored with their consent, and goes when they want."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from elearn.domain.centres import Member
from elearn.domain.errors import NotAtCentre
from elearn.domain.groups import Participant
from elearn.domain.participant_details import Consent, Details, Sex
from elearn.storage.audit import list_audit_entries
from elearn.storage.engine import reading, transaction
from elearn.storage.learners import add_learner
from elearn.storage.participant_details import list_details
from elearn.usecases.export_learner import export_learner
from elearn.usecases.find_details import find_details
from elearn.usecases.record_details import record_details
from elearn.usecases.remove_participant import remove_participant
from tests.builders import NOW, a_learner
from tests.usecases.centre_world import a_manager
from tests.usecases.paper_desk import store_person

TOLD = Details(sex=Sex.FEMALE, birth_year=1990, nationality="TJ")


@pytest.fixture
def member(engine: Engine) -> Member:
    return a_manager(engine)


@pytest.fixture
def person(engine: Engine, member: Member) -> Participant:
    learner = a_learner()
    with transaction(engine) as session:
        add_learner(session, learner)
    return store_person(engine, member, learner.id)


def record(engine: Engine, member: Member, person: Participant, details: Details, days: int = 0) -> None:
    with transaction(engine) as session:
        record_details(
            session,
            member=member,
            participant_id=person.id,
            details=details,
            now=NOW + timedelta(days=days),
        )


def find(engine: Engine, member: Member, person: Participant) -> Consent | None:
    with reading(engine) as session:
        return find_details(session, participant_id=person.id, centre_id=member.centre_id)


def test_what_is_told_is_stored_with_who_noted_it_and_when(
    engine: Engine, member: Member, person: Participant
) -> None:
    record(engine, member, person, TOLD)

    assert find(engine, member, person) == Consent(
        participant_id=person.id, details=TOLD, agreed_at=NOW, recorded_by=member.account_id
    )


def test_what_is_told_later_stands_instead(engine: Engine, member: Member, person: Participant) -> None:
    record(engine, member, person, TOLD)
    record(engine, member, person, Details(sex=Sex.MALE), days=1)

    found = find(engine, member, person)
    assert found
    assert (found.details, found.agreed_at) == (Details(sex=Sex.MALE), NOW + timedelta(days=1))


def test_what_is_taken_back_is_gone_at_once(engine: Engine, member: Member, person: Participant) -> None:
    record(engine, member, person, TOLD)
    record(engine, member, person, Details())
    record(engine, member, person, Details())

    assert find(engine, member, person) is None
    with reading(engine) as session:
        assert list_details(session, centre_id=member.centre_id) == {}
        actions = [entry.action for entry in list_audit_entries(session)]
    assert actions == ["erase_details", "save_details"]


def test_another_centre_notes_and_sees_nothing(engine: Engine, member: Member, person: Participant) -> None:
    stranger = a_manager(engine, "Чужая")
    record(engine, member, person, TOLD)

    with pytest.raises(NotAtCentre):
        record(engine, stranger, person, Details())
    assert find(engine, stranger, person) is None
    with reading(engine) as session:
        assert list_details(session, centre_id=stranger.centre_id) == {}
    assert find(engine, member, person)


def test_somebody_on_two_lists_is_counted_by_what_they_told_last(
    engine: Engine, member: Member, person: Participant
) -> None:
    again = store_person(engine, member, person.learner_id, "Анна вечером")
    record(engine, member, again, Details(sex=Sex.MALE), days=1)
    record(engine, member, person, TOLD)

    with reading(engine) as session:
        assert list_details(session, centre_id=member.centre_id) == {person.learner_id: Details(sex=Sex.MALE)}


def test_the_person_gets_a_copy_and_the_details_leave_with_them(
    engine: Engine, member: Member, person: Participant
) -> None:
    record(engine, member, person, TOLD)
    with reading(engine) as session:
        [copy] = export_learner(session, learner_id=person.learner_id)["participant_detail"]
    assert (copy["sex"], copy["birth_year"], copy["nationality"]) == ("female", 1990, "TJ")

    with transaction(engine) as session:
        remove_participant(session, member=member, participant_id=person.id, erases=False, now=NOW)

    with reading(engine) as session:
        assert list_details(session, centre_id=member.centre_id) == {}
