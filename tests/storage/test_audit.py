"""The audit knows the centre of its entries, also of those that are older than this."""

from datetime import timedelta

from sqlalchemy import Engine, text

from elearn.domain.accounts import AccountId
from elearn.domain.centres import CentreId
from elearn.storage.audit import (
    AuditFilter,
    add_audit_entry,
    list_audit_entries,
    list_centre_entries,
    was_noted,
)
from elearn.storage.engine import reading, transaction
from elearn.storage.schema import downgrade_database, upgrade_database
from tests.builders import NOW, new_id
from tests.storage.good_editing_rows import ACCOUNT
from tests.storage.good_rows import CENTRE, fill

HERE, NOBODY = CentreId(CENTRE), CentreId(new_id())


def actions(engine: Engine, centre_id: CentreId = HERE, chosen: AuditFilter | None = None) -> list[str]:
    with reading(engine) as session:
        found = list_centre_entries(session, centre_id=centre_id, chosen=chosen or AuditFilter(), limit=99)
    return [entry.action for entry in found]


def note(engine: Engine, action: str, *, minutes: int = 1, **values: CentreId) -> None:
    with transaction(engine) as session:
        add_audit_entry(
            session,
            account_id=None if action == "by_itself" else AccountId(ACCOUNT),
            action=action,
            subject="",
            now=NOW + timedelta(minutes=minutes),
            **values,
        )


def test_an_entry_belongs_to_where_its_account_works(engine: Engine) -> None:
    with transaction(engine) as session:
        fill(session, until="")
    note(engine, "open_room")
    note(engine, "by_itself")
    note(engine, "by_itself", centre_id=HERE, minutes=2)

    assert actions(engine) == ["by_itself", "open_room"]
    assert actions(engine, NOBODY) == []
    with reading(engine) as session:
        assert len(list_audit_entries(session)) == 4, "what belongs nowhere is kept too"


def test_entries_are_chosen_by_who_and_what_and_age(engine: Engine) -> None:
    with transaction(engine) as session:
        fill(session, until="")
    for minutes, action in enumerate(("a", "b", "a")):
        note(engine, action, minutes=minutes)

    assert actions(engine, chosen=AuditFilter(action="a")) == ["a", "a"]
    assert actions(engine, chosen=AuditFilter(account_id=AccountId(ACCOUNT))) == ["a", "b", "a"]
    assert actions(engine, chosen=AuditFilter(account_id=AccountId(new_id()))) == []
    later = (NOW + timedelta(minutes=2), 0)
    assert actions(engine, chosen=AuditFilter(before=later)) == ["b", "a"]


def test_what_was_noted_is_found_for_as_long_as_is_asked(engine: Engine) -> None:
    with transaction(engine) as session:
        fill(session, until="")
    note(engine, "see_person", minutes=0)

    def ask(minutes: int, **changes: str) -> bool:
        values = {"action": "see_person", "subject": "", **changes}
        since = NOW + timedelta(minutes=minutes)
        with reading(engine) as session:
            return was_noted(session, centre_id=HERE, account_id=AccountId(ACCOUNT), since=since, **values)

    assert (ask(0), ask(1), ask(0, subject="x"), ask(0, action="see_cards")) == (True, False, False, False)


def test_older_entries_get_the_centre_of_their_account(sqlite_engine: Engine) -> None:
    with transaction(sqlite_engine) as session:
        fill(session, until="")
        session.execute(text("UPDATE audit_entry SET centre_id = NULL"))
    downgrade_database(sqlite_engine, "0013")
    upgrade_database(sqlite_engine)

    assert actions(sqlite_engine) == ["sign_in"]
