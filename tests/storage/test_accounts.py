from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from elearn.domain.accounts import AccountId
from elearn.domain.errors import AccountExists, AccountNotFound
from elearn.domain.permissions import Role
from elearn.storage.accounts import (
    add_account,
    find_account,
    list_accounts,
    load_account,
    save_password_hash,
    save_role,
    save_totp_secret,
    set_active,
)
from elearn.storage.audit import AuditEntry, add_audit_entry, list_audit_entries
from elearn.storage.engine import reading, transaction
from elearn.storage.throttle import add_failure, clear_failures, load_failures, prune
from tests.builders import NOW, an_account, new_id


def test_an_account_comes_back_as_stored(engine: Engine) -> None:
    zarina, anna = an_account(user_name="zarina"), an_account(user_name="anna", totp_secret="JBSWY3DP")
    with transaction(engine) as session:
        add_account(session, zarina)
        add_account(session, anna)

    with reading(engine) as session:
        assert load_account(session, anna.id) == anna
        assert find_account(session, "zarina") == zarina
        assert find_account(session, "nobody") is None
        assert list_accounts(session) == [anna, zarina]


def test_a_user_name_is_taken_once(engine: Engine) -> None:
    def add(_: int) -> bool:
        try:
            with transaction(engine) as session:
                add_account(session, an_account(user_name="anna"))
        except AccountExists:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(add, range(4))) == 1


def test_what_belongs_to_an_account_can_be_changed(engine: Engine) -> None:
    account = an_account(role=Role.EDITOR)
    with transaction(engine) as session:
        add_account(session, account)
        save_password_hash(session, account.id, "$argon2id$other")
        save_totp_secret(session, account.id, "JBSWY3DP")
        save_role(session, account.id, Role.ADMINISTRATOR)
        set_active(session, account.id, is_active=False)

    with reading(engine) as session:
        stored = load_account(session, account.id)
    assert (stored.password_hash, stored.totp_secret, stored.role, stored.is_active) == (
        "$argon2id$other",
        "JBSWY3DP",
        Role.ADMINISTRATOR,
        False,
    )


def test_an_unknown_account_is_said_so(engine: Engine) -> None:
    unknown = AccountId(new_id())
    with transaction(engine) as session:
        with pytest.raises(AccountNotFound):
            load_account(session, unknown)
        with pytest.raises(AccountNotFound):
            set_active(session, unknown, is_active=True)


def test_failures_are_counted_by_key_from_a_time_on(engine: Engine) -> None:
    with transaction(engine) as session:
        for minutes in (0, 0, 5, 10):
            add_failure(session, "anna", now=NOW + timedelta(minutes=minutes))
        add_failure(session, "zarina", now=NOW)

    with reading(engine) as session:
        counts = [load_failures(session, "anna", since=NOW + timedelta(minutes=n)) for n in (0, 1, 10, 11)]
        assert counts == [4, 2, 1, 0]
        assert load_failures(session, "nobody", since=NOW) == 0


def test_failures_are_forgotten_by_key_or_by_age(engine: Engine) -> None:
    with transaction(engine) as session:
        for key in ("anna", "zarina"):
            for minutes in (0, 5):
                add_failure(session, key, now=NOW + timedelta(minutes=minutes))
        clear_failures(session, "anna")
        prune(session, before=NOW + timedelta(minutes=5))

        assert load_failures(session, "anna", since=NOW) == 0
        assert load_failures(session, "zarina", since=NOW) == 1


def test_failures_at_the_same_moment_are_all_counted(engine: Engine) -> None:
    def fail(_: int) -> None:
        with transaction(engine) as session:
            add_failure(session, "anna", now=NOW)

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(fail, range(12)))

    with reading(engine) as session:
        assert load_failures(session, "anna", since=NOW) == 12


def test_the_audit_is_listed_newest_first(engine: Engine) -> None:
    account = an_account()
    with transaction(engine) as session:
        add_account(session, account)
        add_audit_entry(session, account_id=None, action="users add", subject="anna", now=NOW)
        add_audit_entry(session, account_id=account.id, action="password", subject="anna", now=NOW)

    with reading(engine) as session:
        assert list_audit_entries(session) == [
            AuditEntry(account_id=account.id, action="password", subject="anna", written_at=NOW),
            AuditEntry(account_id=None, action="users add", subject="anna", written_at=NOW),
        ]
        assert [entry.action for entry in list_audit_entries(session, limit=1, offset=1)] == ["users add"]
