from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from elearn.cli.centres import centres
from elearn.domain.centres import CentreRole
from elearn.storage.engine import make_engine, reading
from elearn.usecases.find_invitation import find_invitation
from elearn.web.clock import utc_now

PATH = "/ru/account/invitation/"


@pytest.fixture(autouse=True)
def _data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ELEARN_DATA", str(tmp_path))
    monkeypatch.delenv("ELEARN_DATABASE_URL", raising=False)


def run(*words: str) -> Result:
    return CliRunner().invoke(centres, words)


def test_a_centre_is_added_and_listed() -> None:
    assert run("add", " Центр  на Лесной ").exit_code == 0
    assert run("add", "Автозаводская").exit_code == 0

    assert run("list").stdout == "Автозаводская\nЦентр на Лесной\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("add", "Лесная"), "There is a centre Лесная already."),
        (("add", "  "), "A centre needs a name."),
        (("invite", "Другая", "--role", "manager"), "There is no such centre."),
        (("invite", "Лесная", "--role", "guard"), "'guard' is not one of"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(words: tuple[str, ...], message: str) -> None:
    run("add", "Лесная")
    refused = run(*words)

    assert refused.exit_code != 0
    assert message in refused.output
    assert run("list").stdout == "Лесная\n"


@pytest.mark.parametrize("role", list(CentreRole))
def test_an_invitation_is_printed_as_a_path_whose_secret_opens_it(tmp_path: Path, role: CentreRole) -> None:
    run("add", "Лесная")
    invited = run("invite", "Лесная", "--role", role.value)
    path = invited.stdout.strip()

    assert invited.exit_code == 0, invited.output
    assert path.startswith(PATH)
    assert len(path) == len(PATH) + 32
    engine = make_engine(f"sqlite:///{tmp_path / 'elearn.db'}")
    with reading(engine) as session:
        found = find_invitation(session, secret=path.removeprefix(PATH), now=utc_now())
    engine.dispose()
    assert (found.centre.name, found.invitation.role) == ("Лесная", role)
    assert path.removeprefix(PATH) not in (tmp_path / "elearn.db").read_bytes().decode("latin-1")
