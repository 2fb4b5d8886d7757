"""Centres, their staff, and invitations."""

from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.centres import Centre, CentreId, CentreRole, Invitation, Member
from elearn.domain.errors import NameTaken, NotAtCentre
from elearn.storage.statements import count_changed, dialect_of, insert_for
from elearn.storage.tables import AccountRow, CentreMemberRow, CentreRow, InvitationRow

_account = AccountRow.__table__
_centre = CentreRow.__table__
_invitation = InvitationRow.__table__
_member = CentreMemberRow.__table__


def add_centre(session: Session, centre: Centre) -> None:
    """Store a new centre.

    Raises:
        NameTaken: another centre has this name.

    """
    adding = insert_for(dialect_of(session), _centre).on_conflict_do_nothing(index_elements=["name"])
    if session.execute(adding.returning(_centre.c.id), vars(centre)).first() is None:
        raise NameTaken(name=centre.name)


def load_centre(session: Session, centre_id: CentreId) -> Centre:
    """Return a centre; raises NotAtCentre."""
    row = session.execute(select(_centre).where(_centre.c.id == centre_id)).first()
    if row is None:
        raise NotAtCentre
    return Centre(**row._mapping)


def list_centres(session: Session) -> list[Centre]:
    """List all centres by name: for administrators."""
    return [Centre(**row._mapping) for row in session.execute(select(_centre).order_by(_centre.c.name))]


def find_centre(session: Session, name: str) -> Centre | None:
    """Return the centre of this name."""
    row = session.execute(select(_centre).where(_centre.c.name == name)).first()
    return None if row is None else Centre(**row._mapping)


def save_member(session: Session, member: Member) -> None:
    """Let the account work at this centre in this role, and at no other."""
    values = {**vars(member), "role": member.role.value}
    adding = insert_for(dialect_of(session), _member).values(values)
    session.execute(adding.on_conflict_do_update(index_elements=["account_id"], set_=values))


def find_member(session: Session, account_id: AccountId) -> Member | None:
    """Return where the account works."""
    row = session.execute(select(_member).where(_member.c.account_id == account_id)).first()
    return None if row is None else Member(**{**row._mapping, "role": CentreRole(row.role)})


def list_members(session: Session, *, centre_id: CentreId) -> list[tuple[Member, str]]:
    """List the staff of a centre with their user names; accounts that are shut out are left out."""
    query = (
        select(_member, _account.c.user_name)
        .join(_account, _account.c.id == _member.c.account_id)
        .where(_member.c.centre_id == centre_id, _account.c.is_active)
        .order_by(_account.c.user_name)
    )
    return [
        (Member(account_id=row.account_id, centre_id=row.centre_id, role=CentreRole(row.role)), row.user_name)
        for row in session.execute(query)
    ]


def add_invitation(session: Session, invitation: Invitation) -> None:
    """Store a new invitation."""
    session.execute(insert(_invitation), {**vars(invitation), "role": invitation.role.value})


def find_invitation(session: Session, secret_hash: str) -> Invitation | None:
    """Return the invitation with this digest."""
    row = session.execute(select(_invitation).where(_invitation.c.secret_hash == secret_hash)).first()
    return None if row is None else Invitation(**{**row._mapping, "role": CentreRole(row.role)})


def use_invitation(session: Session, invitation: Invitation, *, now: datetime) -> bool:
    """Mark it used; False when somebody else was faster."""
    unused = (_invitation.c.id == invitation.id) & _invitation.c.used_at.is_(None)
    return count_changed(session, update(_invitation).where(unused).values(used_at=now)) == 1
