import pytest
from flask.testing import FlaskClient

from elearn.domain.accounts import make_learner_code
from elearn.web.tries import FREE_PER_ADDRESS
from tests.web.browsing import send, token_of

pytestmark = pytest.mark.usefixtures("stopped_clock")
RESUME = "/en/code/resume"
NOBODYS = make_learner_code(0)


def test_guessing_learner_codes_is_paused_for_the_whole_address(client: FlaskClient) -> None:
    fields = {"code": NOBODYS, "csrf_token": token_of(client)}
    answers = [client.post(RESUME, data=fields).status_code for _ in range(FREE_PER_ADDRESS + 1)]
    elsewhere = client.post(RESUME, data=fields, environ_base={"REMOTE_ADDR": "192.0.2.7"})

    assert set(answers[:-1]) == {422}
    assert (answers[-1], elsewhere.status_code) == (429, 422)


def test_a_pause_is_said_beside_the_code_that_was_typed(client: FlaskClient) -> None:
    fields = {"code": NOBODYS, "csrf_token": token_of(client)}
    for _ in range(FREE_PER_ADDRESS):
        client.post(RESUME, data=fields)

    page = client.post(RESUME, data=fields)

    assert page.headers["Retry-After"] == "1"
    assert "Too many tries. Wait 1 second and try again." in page.text
    assert f'value="{NOBODYS}"' in page.text


def test_neighbours_in_an_ipv6_network_share_their_tries(client: FlaskClient) -> None:
    fields = {"code": NOBODYS, "csrf_token": token_of(client)}
    for host in range(FREE_PER_ADDRESS):
        client.post(RESUME, data=fields, environ_base={"REMOTE_ADDR": f"2001:db8::{host:x}"})

    def answer(address: str) -> int:
        return client.post(RESUME, data=fields, environ_base={"REMOTE_ADDR": address}).status_code

    assert answer("2001:db8::ffff") == 429
    assert answer("2001:db8:0:1::1") == 422


def test_codes_and_passwords_are_counted_apart(client: FlaskClient) -> None:
    for _ in range(FREE_PER_ADDRESS):
        send(client, RESUME, {"code": NOBODYS})

    signing_in = send(client, "/en/account/sign-in", {"user_name": "nobody", "password": "wrong"})

    assert signing_in.status_code == 422


def test_mistyped_codes_are_no_attack(client: FlaskClient) -> None:
    mistyped = NOBODYS[:-1] + str((int(NOBODYS[-1]) + 1) % 10)
    for _ in range(FREE_PER_ADDRESS + 1):
        assert send(client, RESUME, {"code": mistyped}).status_code == 422


def test_ipv4_addresses_on_an_ipv6_socket_are_counted_one_by_one(client: FlaskClient) -> None:
    fields = {"code": NOBODYS, "csrf_token": token_of(client)}

    def answer(address: str) -> int:
        return client.post(RESUME, data=fields, environ_base={"REMOTE_ADDR": address}).status_code

    for _ in range(FREE_PER_ADDRESS):
        answer("::ffff:192.0.2.1")

    assert (answer("::ffff:192.0.2.1"), answer("::ffff:192.0.2.2")) == (429, 422)
