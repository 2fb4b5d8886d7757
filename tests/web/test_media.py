from hashlib import sha256

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine

from elearn.storage.engine import transaction
from elearn.storage.releases import add_release
from tests.builders import NOW, a_bank, a_medium

CONTENT = b"<svg xmlns='http://www.w3.org/2000/svg'></svg>"
DIGEST = sha256(CONTENT).hexdigest()
ADDRESS = f"/media/{DIGEST}"


@pytest.fixture(autouse=True)
def _stored(sqlite_engine: Engine) -> None:
    medium = a_medium(CONTENT, DIGEST)
    bank = a_bank(media=(medium,))
    files = {medium.files[0].path: CONTENT, "items/secret.yaml": b"key: a"}
    with transaction(sqlite_engine) as session:
        add_release(session, bank, sha256="a" * 64, files=files, loaded_at=NOW)


def test_a_medium_is_kept_for_good(client: FlaskClient) -> None:
    page = client.get(ADDRESS)

    assert (page.status_code, page.data, page.content_type) == (200, CONTENT, "image/svg+xml")
    assert page.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Set-Cookie" not in page.headers
    assert client.get(ADDRESS, headers={"If-None-Match": page.headers["ETag"]}).status_code == 304


def test_a_player_may_ask_for_a_part(client: FlaskClient) -> None:
    page = client.get(ADDRESS, headers={"Range": "bytes=5-9"})

    assert (page.status_code, page.data) == (206, CONTENT[5:10])
    assert page.headers["Content-Range"] == f"bytes 5-9/{len(CONTENT)}"


def test_a_part_beyond_the_end_is_refused(client: FlaskClient) -> None:
    assert client.get(ADDRESS, headers={"Range": "bytes=9999-"}).status_code == 416


def test_files_with_items_and_keys_are_no_media(client: FlaskClient) -> None:
    assert client.get(f"/media/{sha256(b'key: a').hexdigest()}").status_code == 404


@pytest.mark.parametrize("name", ["0" * 64, "0" * 63, "Z" * 64, "..%2f..%2fsecret"])
def test_what_nobody_stored_is_not_there(client: FlaskClient, name: str) -> None:
    assert client.get(f"/media/{name}").status_code == 404
