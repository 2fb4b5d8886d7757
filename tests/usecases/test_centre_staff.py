from datetime import timedelta

import pytest
from sqlalchemy import Engine

from elearn.domain.accounts import AccountId
from elearn.domain.centres import (
    INVITED_FOR,
    CentreRole,
    InvitationId,
    Member,
)
from elearn.domain.errors import (
    AccountExists,
    InvitationClosed,
    NotAtCentre,
    NotPermitted,
)
from elearn.storage.accounts import find_account, load_account
from elearn.storage.audit import list_audit_entries
from elearn.storage.centres import find_member, list_members
from elearn.storage.engine import reading, transaction
from elearn.usecases.accept_invitation import NewAccount, accept_invitation
from elearn.usecases.invite_staff import invite_staff
from elearn.usecases.shut_out_staff import shut_out_staff
from tests.builders import NOW, new_id
from tests.usecases.centre_world import a_manager

SECRET = "only once"


@pytest.fixture
def manager(engine: Engine) -> Member:
    return a_manager(engine)


def _invite(engine: Engine, manager: Member) -> None:
    with transaction(engine) as session:
        invite_staff(
            session,
            invitation_id=InvitationId(new_id()),
            centre_id=manager.centre_id,
            role=CentreRole.TRAINER,
            secret=SECRET,
            invited_by=manager.account_id,
            now=NOW,
        )


def _accept(
    engine: Engine, user_name: str, *, secret: str = SECRET, late: timedelta = timedelta(0)
) -> AccountId:
    chosen = NewAccount(id=AccountId(new_id()), user_name=user_name, password_hash="$argon2id$")
    with transaction(engine) as session:
        return accept_invitation(session, secret=secret, chosen=chosen, now=NOW + late).id


def test_an_invitation_makes_one_account_at_the_centre(engine: Engine, manager: Member) -> None:
    _invite(engine, manager)
    account_id = _accept(engine, " Aigul ")

    with pytest.raises(InvitationClosed):
        _accept(engine, "somebody else")
    with reading(engine) as session:
        member = find_member(session, account_id)
        assert load_account(session, account_id).user_name == "aigul"
        assert find_account(session, "somebody else") is None
        actions = [entry.action for entry in list_audit_entries(session)]
    assert member == Member(account_id=account_id, centre_id=manager.centre_id, role=CentreRole.TRAINER)
    assert actions == ["accept_invitation", "invite_staff"]


def test_a_user_name_that_is_taken_leaves_the_invitation_open(engine: Engine, manager: Member) -> None:
    _invite(engine, manager)
    with reading(engine) as session:
        taken = load_account(session, manager.account_id).user_name
    with pytest.raises(AccountExists):
        _accept(engine, taken)

    assert _accept(engine, "aigul")


@pytest.mark.parametrize(
    ("secret", "late"), [("another", timedelta(0)), (SECRET, INVITED_FOR), (SECRET, timedelta(days=99))]
)
def test_an_invitation_is_closed_when_it_is_old_or_was_never_made(
    engine: Engine, manager: Member, secret: str, late: timedelta
) -> None:
    _invite(engine, manager)
    with pytest.raises(InvitationClosed):
        _accept(engine, "aigul", secret=secret, late=late)

    assert _accept(engine, "aigul", late=INVITED_FOR - timedelta(microseconds=1))


def test_a_manager_shuts_out_staff_of_the_centre_and_nobody_else(engine: Engine, manager: Member) -> None:
    stranger = a_manager(engine, "Другая")
    _invite(engine, manager)
    trainer = _accept(engine, "aigul")

    def shut_out(account_id: AccountId, by: Member = manager) -> None:
        with transaction(engine) as session:
            shut_out_staff(session, manager=by, account_id=account_id, now=NOW)

    with pytest.raises(NotPermitted):
        shut_out(manager.account_id)
    for account_id in (stranger.account_id, AccountId(new_id())):
        with pytest.raises(NotAtCentre):
            shut_out(account_id)
    with pytest.raises(NotAtCentre):
        shut_out(trainer, by=stranger)
    shut_out(trainer)

    with reading(engine) as session:
        assert [member.account_id for member, _ in list_members(session, centre_id=manager.centre_id)] == [
            manager.account_id
        ]
