"""A centre with its manager, on a real database."""

from random import Random

from sqlalchemy import Engine

from elearn.domain.centres import Centre, CentreId, CentreRole, Member
from elearn.domain.groups import GroupId, Participant
from elearn.storage.accounts import add_account
from elearn.storage.centres import add_centre, save_member
from elearn.storage.engine import reading, transaction
from elearn.storage.groups import list_participants
from elearn.usecases.add_participants import Chance
from tests.builders import NOW, an_account, new_id


def a_chance(seed: int = 1) -> Chance:
    random = Random(seed)
    return Chance(new_id=new_id, draw_code=lambda: random.randrange(10**11), random=random)


def a_manager(engine: Engine, name: str = "Лесная") -> Member:
    """Store a centre with its manager."""
    account, centre = an_account(), Centre(id=CentreId(new_id()), name=name, created_at=NOW)
    member = Member(account_id=account.id, centre_id=centre.id, role=CentreRole.MANAGER)
    with transaction(engine) as session:
        add_account(session, account)
        add_centre(session, centre)
        save_member(session, member)
    return member


def people_of(engine: Engine, member: Member, group_id: GroupId) -> list[Participant]:
    with reading(engine) as session:
        return list_participants(session, group_id=group_id, centre_id=member.centre_id)
