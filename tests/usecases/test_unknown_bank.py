"""A restored database may hold a bank that this version of the program does not know."""

from elearn.domain.items import BankId
from elearn.storage.releases import add_release, set_current_release
from elearn.usecases.list_practice_tests import list_practice_tests
from elearn.usecases.load_syllabus import load_syllabus
from tests.builders import NOW, a_bank, a_ref
from tests.usecases.world import World


def test_it_comes_last_and_takes_no_page_down(world: World) -> None:
    known = list(load_current(world))
    bank = a_bank(id=BankId("culture"), tests=())
    with world.transaction() as session:
        add_release(session, bank, sha256="c" * 64, files={}, loaded_at=NOW)
        set_current_release(session, a_ref(bank_id=BankId("culture")), now=NOW)

    assert load_current(world) == [*known, "culture"]
    with world.reading() as session:
        assert list_practice_tests(session, learner_id=None, books=world.books)


def load_current(world: World) -> list[str]:
    with world.reading() as session:
        return [entry.bank.id for entry in load_syllabus(session, learner_id=None)]
