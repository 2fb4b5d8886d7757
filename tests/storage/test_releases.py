import hashlib
import re

import pytest
from sqlalchemy import Engine, text

from elearn.domain.errors import ReleaseNotFound, UnknownMedium
from elearn.domain.items import BankId, Choice
from elearn.storage.compiled_banks import compile_bank
from elearn.storage.engine import reading, transaction
from elearn.storage.releases import (
    StoredMedia,
    add_release,
    find_release_hash,
    list_releases,
    load_bank,
    load_banks,
    load_current_banks,
    load_current_refs,
    load_media_file,
    load_release_files,
    set_current_release,
)
from tests.builders import HISTORY, NOW, a_bank, a_medium, a_misconception, a_ref, an_item
from tests.conftest import Recorder

SVG = b"<svg xmlns='http://www.w3.org/2000/svg'/>"
SVG_HASH = hashlib.sha256(SVG).hexdigest()
FILES = {"manifest.yaml": b"bank: history\n", "media/p.svg": SVG}
BANK = a_bank(media=(a_medium(SVG, SVG_HASH),))


def add(engine: Engine, *, release: str = "2026.1", sha256: str = "1" * 64) -> None:
    bank = a_bank(release=release, media=BANK.media)
    with transaction(engine) as session:
        add_release(session, bank, sha256=sha256, files=FILES, loaded_at=NOW)


def test_a_bank_comes_back_as_it_was_stored(engine: Engine) -> None:
    add(engine)
    with reading(engine) as session:
        bank = load_bank(session, a_ref())
        assert bank == BANK
        assert bank.item_by_id["hist-0001"].choices[0].text == "ответ a"  # type: ignore[index]
        assert find_release_hash(session, a_ref()) == "1" * 64
        assert find_release_hash(session, a_ref(release="1999.1")) is None


def test_a_misconception_comes_back_with_the_answers_that_show_it(engine: Engine) -> None:
    mixed_up = a_misconception()
    choices = (Choice(id="a", text="да"), Choice(id="b", text="нет", misconception_id=mixed_up.id))
    judged = an_item(2, choices=(), key="right", misconception_id=mixed_up.id)
    bank = a_bank(an_item(1, choices=choices), judged, misconceptions=(mixed_up,))
    with transaction(engine) as session:
        add_release(session, bank, sha256="2" * 64, files={}, loaded_at=NOW)

    with reading(engine) as session:
        stored = load_bank(session, a_ref())

    assert stored == bank
    assert stored.misconception_by_id[mixed_up.id] == mixed_up


def test_a_bank_that_was_stored_before_there_were_misconceptions_has_none(engine: Engine) -> None:
    add(engine, sha256="3" * 64)
    before = re.sub(r',"misconception\w+":(null|\[\])', "", compile_bank(BANK))
    assert "misconception" not in before
    with transaction(engine) as session:
        session.execute(text("UPDATE bank_release SET compiled = :compiled"), {"compiled": before})

    with reading(engine) as session:
        assert load_bank(session, a_ref()) == BANK


def test_its_files_come_back_byte_for_byte(engine: Engine) -> None:
    add(engine)
    add(engine, release="2026.2")  # shares the content
    with reading(engine) as session:
        assert load_release_files(session, a_ref(release="2026.2")) == FILES
        assert list_releases(session) == [a_ref(), a_ref(release="2026.2")]


def test_a_release_that_is_not_stored_is_said_so(engine: Engine) -> None:
    with reading(engine) as session:
        with pytest.raises(ReleaseNotFound):
            load_bank(session, a_ref(release="1999.1"))
        with pytest.raises(ReleaseNotFound):
            load_release_files(session, a_ref(release="1999.1"))


def test_only_media_are_open_to_learners(engine: Engine) -> None:
    add(engine)
    with reading(engine) as session:
        assert load_media_file(session, SVG_HASH) == StoredMedia(type="image/svg+xml", content=SVG)
        for unknown in (hashlib.sha256(FILES["manifest.yaml"]).hexdigest(), "0" * 64, ""):
            with pytest.raises(UnknownMedium):
                load_media_file(session, unknown)


def test_the_pointer_says_which_release_is_current(engine: Engine) -> None:
    add(engine)
    add(engine, release="2026.2")
    with transaction(engine) as session:
        for release in ("2026.1", "2026.2", "2026.2"):
            set_current_release(session, a_ref(release=release), now=NOW)

    with reading(engine) as session:
        assert load_current_refs(session) == {HISTORY: a_ref(release="2026.2")}
        assert load_current_banks(session)[HISTORY].release == "2026.2"


def test_banks_that_were_read_cost_one_statement(engine: Engine, statements: Recorder) -> None:
    add(engine, sha256=hashlib.sha256(str(engine.url).encode()).hexdigest())
    with transaction(engine) as session:
        set_current_release(session, a_ref(), now=NOW)
    with reading(engine) as session:
        first = load_current_banks(session)

    with statements(engine) as recorded, reading(engine) as session:
        assert load_current_banks(session)[HISTORY] is first[HISTORY]
        assert load_banks(session, [a_ref()])[a_ref()] is first[HISTORY]
    assert len(recorded) == 2


def test_a_release_of_the_same_name_and_another_content_is_not_mixed_up(
    sqlite_engine: Engine, postgresql_engine: Engine
) -> None:
    bank = a_bank(an_item(7))
    with transaction(postgresql_engine) as session:
        add_release(session, bank, sha256="7" * 64, files={}, loaded_at=NOW)
    add(sqlite_engine)

    with reading(sqlite_engine) as session:
        assert load_bank(session, a_ref()) == BANK
    with reading(postgresql_engine) as session:
        assert load_bank(session, a_ref()) == bank


def test_there_is_no_current_bank_in_an_empty_database(engine: Engine) -> None:
    with reading(engine) as session:
        assert load_current_banks(session) == {}
        assert load_current_refs(session).get(BankId("history")) is None
