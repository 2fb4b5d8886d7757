"""A release that came with defects is refused and remembered; nobody waits while a release is checked."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine

from elearn.domain.attempts import ReleaseRef
from elearn.domain.sync import OfferedRelease, Reply, ServerLink
from elearn.formats.bank_files.hashes import release_hash_of
from elearn.formats.bank_files.read_release import read_release_files
from elearn.formats.sync.contents import write_content
from elearn.formats.sync.lines import write_line
from elearn.storage.engine import transaction
from elearn.storage.sync_offers import forget_refusals, list_offers, list_refused
from elearn.usecases import load_banks as checking
from elearn.usecases.fetch_releases import fetch_releases
from elearn.usecases.load_banks import LoadOutcome
from elearn.usecases.offer_release import offer_release
from elearn.usecases.send_waiting import Own
from elearn.usecases.take_offer import take_offer
from elearn.usecases.take_release_file import take_release_file
from elearn.usecases.take_reply import take_reply
from tests.banks.shelf import SECRET, Shelf, load_here, marks_of
from tests.banks.test_load_banks import HISTORY, NOW, current, load, next_release
from tests.formats.tiny_banks import replace_in

SECOND = ReleaseRef(bank_id=HISTORY, release="2026.2")


class BadShelf(Shelf):
    """It offers one release that is not sound, and everything else as it is."""

    def __init__(self, engine: Engine, bad: OfferedRelease, manifest: bytes) -> None:
        super().__init__(engine)
        self.bad = bad
        self.manifest = manifest
        self.asked = 0

    def get_release(self, ref: ReleaseRef) -> str:
        self.asked += 1
        return write_line(self.bad, SECRET)

    def get_file(self, sha256: str) -> bytes:
        return self.manifest


@pytest.fixture
def shelf(lan_engine: Engine, sqlite_engine: Engine, banks: Path) -> BadShelf:
    """The centre has the first release; the second one says another name in its manifest."""
    load(lan_engine, banks)
    folder = next_release(banks, "2026.2")
    load(sqlite_engine, banks)
    with transaction(sqlite_engine) as session:
        offer = offer_release(session, ref=SECOND)
    replace_in(folder / "manifest.yaml", '"2026.2"', '"2026.3"')
    content = (folder / "manifest.yaml").read_bytes()
    told = write_content(content)
    files = tuple(
        replace(file, sha256=told.sha256) if file.path == "manifest.yaml" else file for file in offer.files
    )
    sha256 = release_hash_of({file.path: file.sha256 for file in files})
    return BadShelf(
        sqlite_engine, replace(offer, files=files, mark=replace(offer.mark, sha256=sha256)), content
    )


def test_a_defective_release_is_refused_once_and_the_old_one_goes_on(
    own: Own, link: ServerLink, lan_engine: Engine, shelf: BadShelf, banks: Path
) -> None:
    outcomes = []
    for _ in range(3):
        fetch_releases(own, link, [shelf.bad.mark], shelf=shelf)
        outcomes += [result.outcome for result in load_here(own, banks)]

    assert outcomes == [LoadOutcome.DEFECTIVE]
    assert shelf.asked == 1
    assert current(lan_engine)["history"] == "2026.1"
    with own.reading() as session:
        assert list_refused(session) == [shelf.bad.mark]


def test_a_refused_release_is_tried_again_after_a_start(
    own: Own, link: ServerLink, shelf: BadShelf, banks: Path
) -> None:
    fetch_releases(own, link, [shelf.bad.mark], shelf=shelf)
    load_here(own, banks)
    with own.transaction() as session:
        forget_refusals(session)

    assert [result.outcome for result in load_here(own, banks)] == [LoadOutcome.DEFECTIVE]


def test_a_mended_release_of_the_same_name_is_taken(
    own: Own, link: ServerLink, lan_engine: Engine, shelf: BadShelf, banks: Path
) -> None:
    fetch_releases(own, link, [shelf.bad.mark], shelf=shelf)
    load_here(own, banks)

    fetch_releases(own, link, marks_of(shelf.engine), shelf=Shelf(shelf.engine))

    assert [result.outcome for result in load_here(own, banks)] == [LoadOutcome.LOADED]
    assert current(lan_engine)["history"] == "2026.2"
    with own.reading() as session:
        assert list_refused(session) == []


def test_a_refused_release_is_forgotten_when_it_is_offered_no_more(
    own: Own, link: ServerLink, shelf: BadShelf, banks: Path
) -> None:
    fetch_releases(own, link, [shelf.bad.mark], shelf=shelf)
    load_here(own, banks)
    reply = Reply(
        centre_id=link.centre_id,
        batch_made_at=NOW,
        receipts=(),
        learner_ids=(),
        releases=(shelf.bad.mark,),
    )

    for releases, refused in (((shelf.bad.mark,), [shelf.bad.mark]), ((), [])):
        with own.transaction() as session:
            assert take_reply(session, replace(reply, releases=releases), link=link, now=NOW)
        with own.reading() as session:
            assert list_refused(session) == refused
            assert list_offers(session) == []


def test_others_write_while_a_release_is_checked(
    own: Own,
    link: ServerLink,
    engine: Engine,
    lan_engine: Engine,
    banks: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    load(engine, banks)
    fetch_releases(own, link, marks_of(engine), shelf=Shelf(engine))
    written = []

    def write_and_check(*told: object) -> object:
        with own.transaction() as session:  # it would wait, and fail, if the check were inside another one
            forget_refusals(session)
        written.append(told)
        return read_release_files(*told)  # type: ignore[arg-type]

    monkeypatch.setattr(checking, "read_release_files", write_and_check)

    results = load_here(own, banks)

    assert [result.outcome for result in results] == [LoadOutcome.LOADED] * 3
    assert len(written) == 3
    assert marks_of(lan_engine) == marks_of(engine)


def test_what_changed_while_it_was_checked_has_its_turn_next_time(
    own: Own, link: ServerLink, shelf: BadShelf, banks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetch_releases(own, link, marks_of(shelf.engine), shelf=Shelf(shelf.engine))

    def change_and_check(*told: object) -> object:
        with own.transaction() as session:
            assert take_offer(session, shelf.bad)
            assert take_release_file(session, write_content(shelf.manifest))
        return read_release_files(*told)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(checking, "read_release_files", change_and_check)
        assert load_here(own, banks) == []

    assert [result.outcome for result in load_here(own, banks)] == [LoadOutcome.DEFECTIVE]
