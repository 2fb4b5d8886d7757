"""Whoever renews a translation sees the Russian that it was made from, wherever that text is kept."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from elearn.storage.engine import reading
from elearn.usecases.find_translated_text import find_translated_text
from tests.usecases.editing_desk import Desk
from tests.usecases.publishing_desk import translation_key
from tests.usecases.shipped_releases import STEM, ship_release


@pytest.fixture
def desk(sqlite_engine: Engine) -> Desk:
    return Desk(sqlite_engine)


def found_stem(desk: Desk) -> str | None:
    with reading(desk.engine) as session:
        found = find_translated_text(session, desk.load(), translation_key("law-0001", "uz"))
    return None if found is None else str(found["stem"])


def test_the_text_of_the_release_that_the_draft_began_from(desk: Desk) -> None:
    desk.open()
    desk.change_item("law-0001", stem="Кто правит?")

    assert found_stem(desk) == STEM


def test_nothing_where_no_kept_text_has_the_hash(desk: Desk) -> None:
    desk.open()
    key = translation_key("law-0001", "uz")
    desk.save(key, {**desk.load().entries[key].data, "source": "0" * 64})

    assert found_stem(desk) is None


def test_the_text_of_a_release_before_the_one_that_serves(desk: Desk) -> None:
    desk.now += timedelta(days=1)
    ship_release(desk, "2026.2", new="Кто правит?")
    desk.open()

    assert found_stem(desk) == STEM
