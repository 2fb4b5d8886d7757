"""Editors with the real bank of legislation and the register of laws. The changes of laws are made up."""

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.law_impact import LawImpact
from elearn.domain.law_tasks import LawTaskId
from elearn.domain.laws import LawChange, RegisteredAct
from elearn.domain.reference import Law
from elearn.formats.bank_files.reference_contents import read_laws
from elearn.formats.reference import build_law
from elearn.storage.audit import list_audit_entries
from elearn.storage.engine import reading, transaction
from elearn.storage.laws import find_act
from elearn.usecases.assess_law_change import assess_law_change
from elearn.usecases.list_law_queue import LawQueue, QueueFilter, list_law_queue
from elearn.usecases.make_law_queue import make_law_queue
from elearn.usecases.note_law_change import note_law_change
from elearn.usecases.save_law_act import save_law_act
from elearn.usecases.take_in_laws import take_in_laws
from tests.builders import NOW, new_id
from tests.domain.test_laws import a_change
from tests.usecases.editing_desk import BANKS, Desk


@cache
def real_laws() -> dict[str, Law]:
    return {law.value.id: build_law(law.value) for law in read_laws(BANKS)}


@dataclass
class LawDesk:
    """Anna and Boris, the bank of legislation, and the register as it ships."""

    engine: Engine
    desk: Desk = field(init=False)

    def __post_init__(self) -> None:
        self.desk = Desk(self.engine)
        with self.at_work() as session:
            take_in_laws(session, folder=BANKS, now=NOW)

    @property
    def anna(self) -> AccountId:
        return self.desk.anna

    def at_work(self) -> AbstractContextManager[Session]:
        return transaction(self.engine)

    def reading(self) -> AbstractContextManager[Session]:
        return reading(self.engine)

    def act(self, act_id: str = "115-fz") -> RegisteredAct:
        with self.reading() as session:
            found = find_act(session, act_id)
        assert found is not None
        return found

    def save(self, law: Law, *, version: int = 1, now: datetime = NOW) -> bool:
        with self.at_work() as session:
            return save_law_act(session, law, version=version, account_id=self.anna, now=now)

    def note(self, *articles: str, act: str = "115-fz", on: date = date(2027, 3, 1)) -> LawChange:
        change = a_change(*articles, act=act, takes_effect_on=on, noted_by=self.anna)
        with self.at_work() as session:
            note_law_change(session, change)
        return change

    def assess(self, change: LawChange) -> LawImpact:
        with self.reading() as session:
            return assess_law_change(session, change)

    def make_queue(self, change: LawChange) -> int:
        with self.at_work() as session:
            return make_law_queue(
                session,
                change_id=change.id,
                new_id=lambda: LawTaskId(new_id()),
                account_id=self.anna,
                now=NOW,
            )

    def queue(self, **chosen: object) -> LawQueue:
        with self.reading() as session:
            return list_law_queue(session, QueueFilter(**chosen))  # type: ignore[arg-type]

    def actions(self) -> list[tuple[str, str]]:
        """What stands in the audit about laws, oldest first."""
        with self.reading() as session:
            entries = list_audit_entries(session)
        return [(entry.action, entry.subject) for entry in reversed(entries) if "law" in entry.action]
