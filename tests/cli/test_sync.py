"""`elearn sync`: two servers are paired by three lines, and exchange files."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from elearn.cli.sync import sync
from elearn.cli.sync_keeper import is_time
from elearn.cli.sync_road import is_safe_url
from elearn.domain.attempts import ReleaseRef
from elearn.domain.centres import CentreId
from elearn.domain.items import BankId
from elearn.domain.sync import ServerLink
from elearn.settings import read_settings
from elearn.storage.engine import make_engine, reading, transaction
from elearn.storage.schema import upgrade_database
from elearn.storage.sync_link import find_link
from elearn.storage.sync_offers import Offer, drop_offer, refuse_offer, save_offer
from elearn.usecases.add_centre import add_centre
from elearn.usecases.load_sync_state import load_sync_state
from tests.builders import NOW, new_id
from tests.usecases.world import make_world

LATER = NOW.replace(year=NOW.year + 1)


class Place:
    """One installation, with a centre."""

    def __init__(self, folder: Path) -> None:
        self.environment = {"ELEARN_DATA": str(folder)}
        self.engine = make_engine(read_settings(self.environment).database_url)
        upgrade_database(self.engine)
        with transaction(self.engine) as session:
            add_centre(session, centre_id=CentreId(new_id()), name="Tula", now=NOW)

    def run(self, *arguments: str | Path) -> Result:
        return CliRunner().invoke(sync, [str(each) for each in arguments], env=self.environment)

    def say(self, *arguments: str | Path) -> str:
        result = self.run(*arguments)
        assert result.exit_code == 0, result.output
        return result.stdout.strip()


@pytest.fixture
def lan(tmp_path: Path) -> Iterator[Place]:
    place = Place(tmp_path / "lan")
    yield place
    place.engine.dispose()


@pytest.fixture
def central(tmp_path: Path) -> Iterator[Place]:
    place = Place(tmp_path / "central")
    yield place
    place.engine.dispose()


def pair(lan: Place, central: Place) -> None:
    words = central.say("accept", "Tula", lan.say("key")).split()
    lan.say("connect", *words[4:])


def test_results_go_by_stick_and_receipts_come_back(lan: Place, central: Place, tmp_path: Path) -> None:
    pair(lan, central)
    world = make_world(lan.engine)
    make_world(central.engine)
    world.sit(world.start(), "a")
    assert lan.say("state") == "0 sent, 1 waiting, 0 refused"

    lan.say("write", tmp_path / "up.jsonl")
    central.say("read", tmp_path / "up.jsonl", "--reply", tmp_path / "reply.jsonl")

    assert lan.say("read", tmp_path / "reply.jsonl") == "1 sent, 0 waiting, 0 refused"
    assert lan.say("resend") == "0 sent, 1 waiting, 0 refused"


def test_the_key_of_a_server_stays(lan: Place, central: Place) -> None:
    assert lan.say("key") == lan.say("key")
    assert lan.say("key") != central.say("key")


def test_a_withdrawn_server_brings_nothing(lan: Place, central: Place, tmp_path: Path) -> None:
    pair(lan, central)
    lan.say("write", tmp_path / "up.jsonl")
    central.say("withdraw", "Tula")

    refused = central.run("read", tmp_path / "up.jsonl", "--reply", tmp_path / "reply.jsonl")

    assert refused.exit_code == 1
    assert "Nothing in this file is for this server." in refused.output
    assert not (tmp_path / "reply.jsonl").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("now",),
        ("state",),
        ("write", "up.jsonl"),
        ("accept", "Tula", "no key"),
        ("accept", "Perm", "k" * 43),
        ("connect", "http://example.org", "--centre", str(new_id()), "--server-key", "k" * 43),
        ("connect", "--centre", str(new_id()), "--server-key", "short"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(central: Place, arguments: tuple[str, ...]) -> None:
    result = central.run(*arguments)

    assert result.exit_code in {1, 2}
    assert "Error: " in result.output


def test_a_server_of_two_centres_sends_for_none(lan: Place, central: Place) -> None:
    with transaction(lan.engine) as session:
        add_centre(session, centre_id=CentreId(new_id()), name="Perm", now=NOW)
    words = central.say("accept", "Tula", lan.say("key")).split()

    assert "This server has 2 centres" in lan.run("connect", *words[4:]).output


@pytest.mark.parametrize(
    ("url", "is_safe"),
    [
        ("https://example.org", True),
        ("https://example.org:8443/site", True),
        ("http://127.0.0.1:8000", True),
        ("http://[::1]:8000", True),
        ("http://localhost", True),
        ("http://example.org", False),
        ("http://127.0.0.1.example.org", False),
        ("ftp://example.org", False),
        ("file:///etc/passwd", False),
        ("https://", False),
        ("https://[", False),
        ("https://example.org?x", False),
        ("https://" + "a" * 300, False),
    ],
)
def test_only_an_address_that_nobody_reads_along_at_is_taken(url: str, *, is_safe: bool) -> None:
    assert is_safe_url(url) is is_safe


def test_a_release_that_was_refused_is_told_until_it_is_forgotten(lan: Place, central: Place) -> None:
    pair(lan, central)
    offer = Offer(ref=ReleaseRef(bank_id=BankId("history"), release="2026.9"), sha256="a" * 64, files={})
    with transaction(lan.engine) as session:
        save_offer(session, offer)
        refuse_offer(session, offer.ref)

    for _ in range(2):
        assert "has defects" in lan.run("now").output
    with transaction(lan.engine) as session:
        drop_offer(session, offer.ref)
    lan.say("now")


def test_the_server_tries_by_itself_when_it_is_time(lan: Place, central: Place) -> None:
    pair(lan, central)
    with reading(lan.engine) as session:
        link = find_link(session)
        assert link is not None
        state = load_sync_state(session, centre_id=link.own_centre_id)
    assert state.outbox is not None

    def due(**changes: object) -> bool:
        now = ServerLink(**{**vars(link), "url": "https://a", **changes})
        return is_time(now, LATER, lambda: False)

    assert due()
    assert due(tried_at=NOW, succeeded_at=NOW), "news may have come"
    assert not due(tried_at=LATER, succeeded_at=LATER)
    assert not due(tried_at=LATER), "it has just failed"
    assert due(tried_at=NOW, succeeded_at=LATER, asked_at=LATER)
    assert not due(url="")
