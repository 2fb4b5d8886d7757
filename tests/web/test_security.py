import re
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from elearn.web.security import is_host, local_path
from elearn.web.zones import is_zone
from tests.web.browsing import SIGN_IN, send, token_of

SAVE = "/api/attempts/00000000-0000-7000-8000-000000000001/responses/1"


@pytest.mark.parametrize("address", [SIGN_IN, "/en/nowhere", "/healthz", "/"])
def test_every_answer_forbids_what_no_page_needs(client: FlaskClient, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Permissions-Policy"].startswith("microphone=(self), camera=()")
    assert "Strict-Transport-Security" not in headers


def test_a_script_carries_only_what_a_browser_heeds_on_it(client: FlaskClient) -> None:
    found = re.search(r'/static/[^"]+\.js', client.get(SIGN_IN).text)
    assert found
    with client.get(found[0]) as script:
        headers = script.headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Content-Security-Policy" not in headers


def test_no_page_has_a_script_or_style_inside(client: FlaskClient) -> None:
    text = client.get(SIGN_IN).text

    assert not re.search(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=", text)


def test_behind_tls_the_browser_stays_with_tls(make_app: Callable[..., Flask]) -> None:
    page = make_app(secure_cookies=True).test_client().get(SIGN_IN)

    assert page.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    assert all("Secure" in cookie for cookie in page.headers.getlist("Set-Cookie"))


def test_the_session_cookie_is_for_this_site_only_and_lasts(client: FlaskClient) -> None:
    client.get(SIGN_IN)
    cookie = client.get_cookie("elearn")

    assert cookie is not None
    assert (cookie.http_only, cookie.same_site) == (True, "Lax")
    assert cookie.expires is not None


@pytest.mark.parametrize("cookie", ["", "x", "e30.x.y", "\u00fc", "a" * 3000, ".eJw.aa.bb"])
def test_a_forged_session_is_an_empty_one(client: FlaskClient, cookie: str) -> None:
    client.set_cookie("elearn", cookie)

    assert client.get(SIGN_IN).status_code == 200
    assert client.get("/en/account/").status_code == 302


def test_a_session_signed_with_another_secret_is_an_empty_one(
    client: FlaskClient, make_app: Callable[..., Flask]
) -> None:
    stranger = make_app(secret_key="another secret, another secret").test_client()
    stranger.get(SIGN_IN)
    cookie = stranger.get_cookie("elearn")
    assert cookie is not None
    client.set_cookie("elearn", cookie.value)

    assert "Set-Cookie" in client.get(SIGN_IN).headers


def test_a_form_without_its_token_is_refused_kindly(client: FlaskClient) -> None:
    page = client.post(SIGN_IN, data={"user_name": "editor", "password": "x"})

    assert page.status_code == 400
    assert "This page was open for too long." in page.text
    assert "editor" not in page.text  # nothing of a sign-in is sent again


def test_what_a_stale_form_held_can_be_sent_once_more(client: FlaskClient) -> None:
    answers = {"response-1": "a", "response-2": "<Привет>", "csrf_token": "stale"}
    page = client.post("/en/text-size", data=answers, headers={"Origin": "http://localhost"})

    assert page.status_code == 400
    assert '<input type="hidden" name="response-2" value="&lt;Привет&gt;">' in page.text
    assert 'value="stale"' not in page.text


def test_a_form_of_another_site_is_not_offered_again(client: FlaskClient) -> None:
    page = client.post(
        "/en/text-size", data={"response-1": "a"}, headers={"Origin": "https://elsewhere.example"}
    )

    assert page.status_code == 400
    assert "response-1" not in page.text


def test_the_api_wants_the_token_in_its_header(client: FlaskClient) -> None:
    token = token_of(client)

    refused = client.put(SAVE, json={"response": "a"})
    let_in = client.put(SAVE, json={"response": "a"}, headers={"X-CSRFToken": token})

    assert (refused.status_code, refused.get_json()["error"]) == (400, "csrf")
    assert (let_in.status_code, let_in.get_json()["error"]) == (404, "learner_not_found")


def test_only_our_hosts_are_served(make_app: Callable[..., Flask]) -> None:
    client = make_app(trusted_hosts=("elearn.example",)).test_client()

    assert client.get(SIGN_IN, base_url="http://elearn.example").status_code == 200
    assert client.get(SIGN_IN, base_url="http://evil.example").status_code == 400


@pytest.mark.parametrize("host", ["a b", "[::1", "\u00fc.example", "x" * 300, "h:99999999", "<script>", ""])
def test_a_host_that_is_nonsense_is_no_failure_of_ours(client: FlaskClient, host: str) -> None:
    page = client.get(SIGN_IN, environ_overrides={"HTTP_HOST": host.encode().decode("latin-1")})

    assert page.status_code < 500
    assert "<script>" not in page.text.replace('<script src="/static', "")


def test_proxies_are_believed_only_when_told(make_app: Callable[..., Flask]) -> None:
    headers = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "elearn.example"}
    address = 'hreflang="ru" href="{}'

    direct = make_app().test_client().get(SIGN_IN, headers=headers).text
    behind = make_app(trusted_proxies=1).test_client().get(SIGN_IN, headers=headers).text

    assert address.format("http://localhost/ru/") in direct
    assert address.format("https://elearn.example/ru/") in behind


@pytest.mark.parametrize(
    ("target", "safe"),
    [
        ("/ru/tests?page=2", True),
        ("/", True),
        ("", False),
        ("//evil.example", False),
        ("/\\evil.example", False),
        ("\\/evil.example", False),
        ("https://evil.example/", False),
        ("javascript:alert(1)", False),
        ("/\t/evil.example", False),
        ("/\n/evil.example", False),
        (" /ru", False),
        ("ru/tests", False),
        ("//[::1", False),
    ],
)
def test_only_paths_of_this_site_are_followed(target: str, safe: bool) -> None:
    assert local_path(target) == (target if safe else None)


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/en/%00", 404),
        ("GET", "/en/account/sign-in?next=%00", 400),
        ("GET", "/%ff%fe/", 404),
        ("GET", "/en/account/sign-in?next=%ff", 200),
        ("GET", "/api/attempts/not-an-id/responses/1", 404),
        ("GET", SAVE, 405),
        ("TRACE", SIGN_IN, 405),
        ("PROPFIND", SIGN_IN, 405),
        ("PUT", SAVE.replace("/1", "/99999999999999999999"), 404),
    ],
)
def test_strange_requests_are_answered_not_failed(
    client: FlaskClient, method: str, address: str, status: int
) -> None:
    assert client.open(address, method=method).status_code == status


def test_a_nul_in_a_form_is_refused(client: FlaskClient) -> None:
    assert send(client, SIGN_IN, {"user_name": "edi\x00tor", "password": "x"}).status_code == 400


def test_a_body_that_is_too_large_is_refused(client: FlaskClient) -> None:
    assert send(client, SIGN_IN, {"user_name": "x" * 2_000_000}).status_code == 413


def test_a_form_with_too_many_fields_is_refused(client: FlaskClient) -> None:
    boundary = "b"
    part = f'--{boundary}\r\nContent-Disposition: form-data; name="f"\r\n\r\nx\r\n'
    body = part * 600 + f"--{boundary}--\r\n"

    page = client.post(SIGN_IN, data=body, content_type=f"multipart/form-data; boundary={boundary}")

    assert page.status_code == 413


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"{", "application/json"),
        (b"\xff\xfe", "application/json"),
        (b"[" * 100_000, "application/json"),
        (b'{"response": ' + b"9" * 10_000 + b"}", "application/json"),
        (b'{"response": "\\ud800"}', "application/json"),
        (b"response=a", "application/x-www-form-urlencoded"),
        (b"", ""),
    ],
)
def test_a_broken_body_is_refused_by_the_api(client: FlaskClient, body: bytes, content_type: str) -> None:
    headers = {"X-CSRFToken": token_of(client)}
    with client.session_transaction() as session:
        session["learner"] = uuid4().hex

    page = client.put(SAVE, data=body, content_type=content_type, headers=headers)

    assert page.status_code in {400, 404, 415}
    assert page.get_json()["message"]


def test_the_learner_in_the_cookie_costs_no_answer_a_new_cookie(client: FlaskClient) -> None:
    learner = UUID(int=7)
    with client.session_transaction() as session:
        session["learner"] = learner.hex
    token = token_of(client)

    saved = client.put(SAVE, json={"response": "a"}, headers={"X-CSRFToken": token})

    assert "Set-Cookie" not in saved.headers


def test_long_hosts_and_zones_are_refused_without_being_remembered(client: FlaskClient) -> None:
    remembered = is_host.cache_info().currsize, is_zone.cache_info().currsize
    plain = client.application.test_client(use_cookies=False)
    pages = [
        plain.get("/en/guide", headers={"Cookie": "zone=Europe/" + "x" * 60_000}),
        plain.get("/en/guide", headers={"Host": "x" * 60_000}),
    ]

    assert [page.status_code for page in pages] == [200, 400]
    assert is_host.cache_info().currsize <= remembered[0] + 1
    assert is_zone.cache_info().currsize == remembered[1]
