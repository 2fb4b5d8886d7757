"""Comments on entries."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from elearn.domain.accounts import AccountId
from elearn.domain.comments import CommentId, EntryComment
from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.items import BankId
from elearn.storage.engine import reading, transaction
from elearn.storage.entry_comments import add_comment, list_comments, settle_comment
from tests.builders import NOW, new_id
from tests.storage.good_editing_rows import ACCOUNT
from tests.storage.good_rows import fill

BANK = BankId("history")
ANNA = AccountId(ACCOUNT)


@pytest.fixture
def filled(engine: Engine) -> Engine:
    with transaction(engine) as session:
        fill(session, until="entry_comment")
    return engine


def comment(text: str, minutes: int, kind: EntryKind = EntryKind.ITEM, language: str = "") -> EntryComment:
    return EntryComment(
        id=CommentId(new_id()),
        key=EntryKey(kind, "hist-0077", language),
        account_id=ANNA,
        written_at=NOW + timedelta(minutes=minutes),
        text=text,
    )


def test_comments_of_an_item_and_its_translations_come_newest_first(filled: Engine) -> None:
    said = [comment("раз", 1), comment("два", 2, EntryKind.TRANSLATION, "uz")]
    with transaction(filled) as session:
        for each in said:
            add_comment(session, BANK, each)

    with reading(filled) as session:
        assert list_comments(session, BANK, "hist-0077") == said[::-1]
        assert list_comments(session, BankId("legislation"), "hist-0077") == []


def test_a_comment_is_settled_once_and_only_in_its_bank(filled: Engine) -> None:
    said = comment("раз", 1)
    with transaction(filled) as session:
        add_comment(session, BANK, said)

        assert not settle_comment(session, BankId("legislation"), said.id, by=ANNA, now=NOW)
        assert settle_comment(session, BANK, said.id, by=ANNA, now=NOW)
        assert not settle_comment(session, BANK, said.id, by=ANNA, now=NOW + timedelta(days=1))

        assert list_comments(session, BANK, "hist-0077")[0].settled_at == NOW
