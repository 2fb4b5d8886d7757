"""A database with something in every table, its backup, and all that is in it."""

import io

from sqlalchemy import Engine, select

from elearn.storage.accounts import add_account
from elearn.storage.archive import write_archive
from elearn.storage.audit import add_audit_entry
from elearn.storage.engine import reading, transaction
from elearn.storage.learners import add_learner
from elearn.storage.releases import add_release
from elearn.storage.tables import Base
from tests.builders import NOW, a_bank, a_learner, an_account, an_item
from tests.storage.good_rows import fill

FILES = {"manifest.yaml": "название: История\n".encode(), "media/a.opus": bytes(range(256)) * 300}


def backup(engine: Engine) -> io.BytesIO:
    file = io.BytesIO()
    with reading(engine) as session:
        write_archive(session, file)
    return file


def everything(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    with reading(engine) as session:
        return {
            table.name: [
                tuple(row) for row in session.execute(select(table).order_by(*table.primary_key.columns))
            ]
            for table in Base.metadata.sorted_tables
        }


def fill_richly(engine: Engine) -> None:
    """Leave a row in every table, and values that are written in more than one way."""
    account = an_account(user_name="Зарина")
    with transaction(engine) as session:
        fill(session, until="")
        add_release(
            session, a_bank(an_item(5), release="2026.2"), sha256="2" * 64, files=FILES, loaded_at=NOW
        )
        add_account(session, account)
        add_learner(session, a_learner(code="000000000000", exam_on=NOW.date()))
        for action in ("sign_in", "sign_out"):
            add_audit_entry(session, account_id=account.id, action=action, subject="", now=NOW)
