"""What two people of a centre do at the same moment."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine

from elearn.domain.accounts import AccountId
from elearn.domain.centres import CentreRole, InvitationId, Member
from elearn.domain.errors import InvitationClosed
from elearn.domain.groups import GroupId
from elearn.storage.centres import list_members
from elearn.storage.engine import reading, transaction
from elearn.usecases.accept_invitation import NewAccount, accept_invitation
from elearn.usecases.add_participants import NewPerson, add_participants
from elearn.usecases.invite_staff import invite_staff
from elearn.usecases.make_group import make_group
from tests.builders import NOW, new_id
from tests.usecases.centre_world import a_chance, a_manager, people_of


@pytest.fixture
def manager(engine: Engine) -> Member:
    return a_manager(engine)


def test_people_who_are_added_at_once_get_numbers_and_pictures_of_their_own(
    engine: Engine, manager: Member
) -> None:
    with transaction(engine) as session:
        group = make_group(session, member=manager, group_id=GroupId(new_id()), name="Утро", now=NOW)

    def add(seed: int) -> None:
        with transaction(engine) as session:
            add_participants(
                session,
                member=manager,
                group_id=group.id,
                newcomers=[NewPerson()] * 5,
                chance=a_chance(seed),
                now=NOW,
            )

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add, range(4)))

    people = people_of(engine, manager, group.id)
    assert [person.number for person in people] == list(range(1, 21))
    assert len({person.pin for person in people}) == 20


def test_a_link_that_is_used_twice_at_once_makes_one_account(engine: Engine, manager: Member) -> None:
    with transaction(engine) as session:
        invite_staff(
            session,
            invitation_id=InvitationId(new_id()),
            centre_id=manager.centre_id,
            role=CentreRole.TRAINER,
            secret="secret",
            invited_by=None,
            now=NOW,
        )

    def accept(number: int) -> bool:
        chosen = NewAccount(id=AccountId(new_id()), user_name=f"aigul {number}", password_hash="$argon2id$")
        try:
            with transaction(engine) as session:
                accept_invitation(session, secret="secret", chosen=chosen, now=NOW)
        except InvitationClosed:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(accept, range(4)))

    with reading(engine) as session:
        assert len(list_members(session, centre_id=manager.centre_id)) == 2
    assert sum(made) == 1
