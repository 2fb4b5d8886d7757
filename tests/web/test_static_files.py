import gzip
from pathlib import Path
from typing import Any

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient

from elearn.web.lean_files import make_lean
from elearn.web.static_files import SOURCE, StaticFiles

CSS = "css/elearn.css"


def test_a_static_file_is_kept_for_good(app: Flask, client: FlaskClient) -> None:
    with client.get(_url(app)) as page:
        content = page.data

    assert page.status_code == 200
    assert content == _sent()
    assert "immutable" in page.headers["Cache-Control"]
    assert not {"ETag", "Last-Modified"} & set(page.headers.keys())  # nobody asks again; two headers less
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in page.headers


def test_a_static_file_is_compressed_beforehand(app: Flask, client: FlaskClient) -> None:
    content = _sent()

    for accepted, encoding, unpack in (
        ("gzip, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
    ):
        with client.get(_url(app), headers={"Accept-Encoding": accepted}) as page:
            assert page.headers["Content-Encoding"] == encoding
            assert unpack(page.data) == content


@pytest.mark.parametrize("address", ["/static/css/elearn.css", "/static/0123456789ab/css/elearn.css"])
def test_a_page_from_before_an_upgrade_finds_the_present_file(
    app: Flask, client: FlaskClient, address: str
) -> None:
    assert client.get(address).location == _url(app)


@pytest.mark.parametrize("address", ["/static/none.css", "/static/../app.py", "/static/x/../../wsgi.py"])
def test_nothing_else_is_found(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_template_that_names_an_unknown_file_fails(app: Flask) -> None:
    with pytest.raises(FileNotFoundError):
        _url(app, "css/none.css")


def test_another_content_has_another_address(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.css").write_text("a")
    before = StaticFiles(source, tmp_path / "cache").static_url("a.css")
    (source / "a.css").write_text("b")

    assert StaticFiles(source, tmp_path / "cache").static_url("a.css") != before


def test_two_processes_may_prepare_the_files_at_once(tmp_path: Path) -> None:
    first, second = StaticFiles(SOURCE, tmp_path), StaticFiles(SOURCE, tmp_path)
    first.compress()
    second.compress()

    assert (second.folder / CSS).is_file()
    assert [path.name for path in tmp_path.iterdir()] == [first.version]


def _sent() -> bytes:
    return make_lean(CSS, (SOURCE / CSS).read_text("utf-8")).encode()


def _url(app: Flask, name: str = CSS) -> str:
    static_url: Any = app.jinja_env.globals["static_url"]
    return str(static_url(name))
