from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from elearn.cli.users import users
from elearn.settings import read_settings
from elearn.storage.account_languages import list_account_languages
from elearn.storage.accounts import list_accounts
from elearn.storage.audit import list_audit_entries
from elearn.storage.engine import make_engine, reading

PASSWORD = "correct horse battery"


@pytest.fixture(autouse=True)
def _data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ELEARN_DATA", str(tmp_path))
    monkeypatch.delenv("ELEARN_DATABASE_URL", raising=False)


def run(*words: str, password: str = PASSWORD) -> Result:
    return CliRunner().invoke(users, words, env={"ELEARN_NEW_PASSWORD": password})


def test_an_account_is_added_and_listed() -> None:
    added = run("add", "Aigul", "--role", "editor")

    assert added.exit_code == 0, added.output
    assert run("list").stdout == "aigul\teditor\tpassword only\tactive\n"


def test_a_password_is_asked_for_twice() -> None:
    typed = CliRunner().invoke(users, ["add", "aigul", "--role", "editor"], input=f"{PASSWORD}\n{PASSWORD}\n")

    assert typed.exit_code == 0, typed.output
    assert PASSWORD not in typed.output


@pytest.mark.parametrize(
    ("words", "password", "message"),
    [
        (("add", "aigul", "--role", "editor"), PASSWORD, "There is an account aigul already."),
        (("add", "other", "--role", "editor"), "short", "Use at least 10 characters"),
        (("add", "other", "--role", "learner"), PASSWORD, "'learner' is not one of"),
        (("password", "nobody"), PASSWORD, "There is no account nobody."),
        (("deactivate", "nobody"), PASSWORD, "There is no account nobody."),
        (("role", "nobody", "editor"), PASSWORD, "There is no account nobody."),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    words: tuple[str, ...], password: str, message: str
) -> None:
    run("add", "aigul", "--role", "editor")
    refused = run(*words, password=password)

    assert refused.exit_code != 0
    assert message in refused.output
    assert run("list").stdout.count("\n") == 1


def test_an_account_is_changed_and_everything_is_in_the_audit(tmp_path: Path) -> None:
    run("add", "aigul", "--role", "editor")
    for words in (
        ("role", "aigul", "administrator"),
        ("deactivate", "aigul"),
        ("deactivate", "aigul", "--undo"),
        ("password", "aigul", "--without-second-step"),
    ):
        assert run(*words).exit_code == 0

    engine = make_engine(f"sqlite:///{tmp_path / 'elearn.db'}")
    with reading(engine) as session:
        (account,) = list_accounts(session)
        actions = [entry.action for entry in list_audit_entries(session)]
    engine.dispose()
    assert (account.role.value, account.is_active, account.totp_secret) == ("administrator", True, None)
    assert actions == [
        "reset_password",
        "activate_account",
        "deactivate_account",
        "change_role",
        "add_account",
    ]


def test_a_translator_has_languages_and_reviews_others() -> None:
    run("add", "dilnoza", "--role", "translator")

    set_up = run("languages", "Dilnoza", "--translates", "uz", "--reviews", "tg", "--reviews", "uz")

    assert set_up.exit_code == 0, set_up.output
    assert "reviews tg, uz" in set_up.stderr
    engine = make_engine(read_settings().database_url)
    with reading(engine) as session:
        account = next(iter(list_accounts(session)))
        assert list_account_languages(session, account.id) == {"uz": True, "tg": True}
    engine.dispose()


@pytest.mark.parametrize("words", [("nobody", "--reviews", "uz"), ("dilnoza", "--reviews", "ru")])
def test_languages_of_nobody_and_the_source_are_refused(words: tuple[str, ...]) -> None:
    run("add", "dilnoza", "--role", "translator")

    assert run("languages", *words).exit_code != 0
