"""Two centres with their staff, signed in."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from elearn.domain.centres import Centre, CentreId, CentreRole, Member
from elearn.domain.groups import GroupId, Participant
from elearn.domain.permissions import Role
from elearn.storage.centres import add_centre, find_member, save_member
from elearn.storage.engine import reading, transaction
from elearn.storage.groups import list_participants
from elearn.usecases.add_participants import NewPerson, add_participants
from elearn.usecases.list_centre_groups import list_centre_groups
from elearn.usecases.make_group import make_group
from tests.builders import NOW, new_id
from tests.usecases.centre_world import a_chance
from tests.web.browsing import sign_in
from tests.web.conftest import store_account


@dataclass(frozen=True)
class Staff:
    """Somebody of a centre with a browser."""

    member: Member
    client: FlaskClient
    engine: Engine

    def make_group(self, *names: str | None, name: str = "Утро") -> UUID:
        """Store a group of the centre with people."""
        with transaction(self.engine) as session:
            group = make_group(session, member=self.member, group_id=GroupId(new_id()), name=name, now=NOW)
            newcomers = [NewPerson(each) for each in names]
            add_participants(
                session,
                member=self.member,
                group_id=group.id,
                newcomers=newcomers,
                chance=a_chance(group.id.int % 1000),
                now=NOW,
            )
        return group.id

    def people(self, group_id: UUID) -> list[Participant]:
        """Read the people of a group."""
        with reading(self.engine) as session:
            return list_participants(session, group_id=GroupId(group_id), centre_id=self.member.centre_id)

    def groups(self) -> list[str]:
        """Read the names of the centre's groups."""
        with reading(self.engine) as session:
            return [group.name for group, _ in list_centre_groups(session, centre_id=self.member.centre_id)]

    def may_still_sign_in(self, other: Member) -> bool:
        """Whether somebody is still there."""
        with reading(self.engine) as session:
            return find_member(session, other.account_id) is not None


StaffMaker = Callable[..., Staff]


@pytest.fixture
def make_staff(app: Flask, sqlite_engine: Engine) -> StaffMaker:
    """Make staff: `make_staff("manager")`, `make_staff("trainer", CentreRole.TRAINER, at=manager)`."""

    def make(user_name: str, role: CentreRole = CentreRole.MANAGER, at: Staff | None = None) -> Staff:
        account = store_account(sqlite_engine, user_name, Role.CENTRE_STAFF)
        centre = Centre(id=CentreId(new_id()), name=f"Центр {user_name}", created_at=NOW)
        member = Member(account_id=account.id, centre_id=at.member.centre_id if at else centre.id, role=role)
        with transaction(sqlite_engine) as session:
            if at is None:
                add_centre(session, centre)
            save_member(session, member)
        client = app.test_client()
        sign_in(client, user_name)
        return Staff(member, client, sqlite_engine)

    return make


@pytest.fixture
def manager(make_staff: StaffMaker) -> Staff:
    """The manager of a centre."""
    return make_staff("manager")
