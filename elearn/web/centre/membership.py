"""Which centre the signed-in account works at: everything behind `/centre/` is scoped by it."""

from flask import g

from elearn.domain.centres import CentreId, CentreRole, Member
from elearn.domain.errors import NotAtCentre, NotPermitted
from elearn.usecases.find_membership import find_membership
from elearn.web.database import reading
from elearn.web.identity import current_account


def current_member() -> Member:
    """Return where the signed-in account works, asked once per request.

    Raises:
        NotAtCentre: nowhere.

    """
    member = _find_member()
    if member is None:
        raise NotAtCentre
    return member


def current_centre_id() -> CentreId:
    """Return the centre of the signed-in account; raises NotAtCentre."""
    return current_member().centre_id


def is_manager() -> bool:
    """Whether the signed-in account is a manager of its centre, for templates."""
    member = _find_member()
    return member is not None and member.role is CentreRole.MANAGER


def is_at_centre() -> bool:
    """Whether the signed-in account works at a centre, for templates; an administrator may work at none."""
    return _find_member() is not None


def require_manager() -> Member:
    """Return the membership of a manager.

    Raises:
        NotPermitted: a trainer asks.

    """
    member = current_member()
    if member.role is not CentreRole.MANAGER:
        raise NotPermitted(permission="manage_centre")
    return member


def _find_member() -> Member | None:
    if "centre_member" not in g:
        with reading() as session:
            g.centre_member = find_membership(session, account_id=current_account().id)
    member: Member | None = g.centre_member
    return member
