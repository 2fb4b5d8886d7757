"""Numbers and dates as the reader's language writes them, on pages as they are served."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_babel import get_babel
from sqlalchemy import Engine

from elearn.settings import asset_folder
from elearn.storage.engine import transaction
from elearn.storage.releases import add_release, set_current_release
from tests.builders import NOW, a_ref
from tests.catalogues import compiled, use_catalogues
from tests.web.learner.conftest import a_rich_bank

#: Thousands, and the day since which the rules of the patent's exam hold: by CLDR, but for Tajik days.
WRITTEN = {
    "ru": ("1\u00a0954 КБ", "3\u00a0800\u00a0₽", "1 января 2026\u202fг."),
    "en": ("1,954 kB", "3,800\u00a0₽", "January 1, 2026"),
    "uz": ("1\u00a0954 KB", "3\u00a0800\u00a0₽", "1-yanvar, 2026"),
    "uz-cyrl": ("1\u00a0954 КБ", "3\u00a0800\u00a0₽", "1 январ, 2026"),
    "tg": ("1\u00a0954 КБ", "3\u00a0800\u00a0₽", "1 январи соли 2026"),
    "ky": ("1\u00a0954 КБ", "3\u00a0800\u00a0₽", "2026-ж., 1-январь"),
}


@pytest.fixture(scope="module")
def catalogue_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compiled(asset_folder("translations"), tmp_path_factory.mktemp("translations"))


@pytest.fixture
def speaking(app: Flask, catalogue_folder: Path) -> Iterator[Flask]:
    """The application with the catalogues as they are now; other tests get theirs back."""
    with app.app_context():
        before = get_babel(app).instance.domain_instance
    use_catalogues(app, catalogue_folder)
    yield app
    get_babel(app).instance.domain_instance = before


@pytest.fixture
def long_recording(sqlite_engine: Engine) -> None:
    """A bank whose recording has two million bytes."""
    bank = a_rich_bank()
    recording = bank.media[0]
    file = replace(recording.files[0], bytes=2_000_000)
    bank = replace(bank, media=(replace(recording, files=(file,)),))
    with transaction(sqlite_engine) as session:
        add_release(session, bank, sha256="d" * 64, files={}, loaded_at=NOW)
        set_current_release(session, a_ref(), now=NOW)


@pytest.mark.usefixtures("speaking", "long_recording")
@pytest.mark.parametrize("language", WRITTEN)
def test_numbers_and_dates_are_written_as_in_the_language(client: FlaskClient, language: str) -> None:
    size, price, day = WRITTEN[language]

    assert size in read(client, f"/{language}/tests/history-01")
    assert size in read(client, f"/{language}/tests")
    guide = read(client, f"/{language}/guide/patent")
    assert price in guide
    assert day in guide


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("ru", 1001, "1\u00a0001 задание"),
        ("ru", 1002, "1\u00a0002 задания"),
        ("ru", 1011, "1\u00a0011 заданий"),
        ("en", 1001, "1,001 tasks"),
        ("en", 1, "1 task"),
        ("tg", 1234, "1\u00a0234 супориш"),
    ],
)
def test_the_plural_form_goes_by_the_number_itself(
    speaking: Flask, language: str, count: int, said: str
) -> None:
    template = speaking.jinja_env.from_string("{{ ngettext('%(num)s task', '%(num)s tasks', count) }}")
    with speaking.test_request_context(f"/{language}/"):
        assert template.render(count=count) == said


def test_every_number_in_a_message_is_written_so_and_words_stay_escaped(app: Flask) -> None:
    template = app.jinja_env.from_string(
        "{{ _('%(score)s of %(max_score)s', score=1234, max_score='<b>') }} {{ count|number }}"
        "{% trans count=count %}: {{ count }} task{% pluralize %}: {{ count }} tasks{% endtrans %}"
    )
    with app.test_request_context("/en/"):
        assert template.render(count=12345) == "1,234 of &lt;b&gt; 12,345: 12,345 tasks"


def read(client: FlaskClient, address: str) -> str:
    page = client.get(address)
    assert page.status_code == 200
    return unescape(re.sub(r"<[^>]+>", "", page.text))
