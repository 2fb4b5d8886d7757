import http.client
import signal
import socket
import stat
import threading
import time
from pathlib import Path

import pytest

from tests.cli.serving import elearn, serving

HELD = 40  # seconds: a held thread would make each wait a minute


def get(port: int, path: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=HELD)
    connection.request("GET", path)
    response = connection.getresponse()
    answer = response.status, response.read()
    connection.close()
    return answer


def test_it_serves_the_start_page_and_says_where_and_keeps_its_secret_to_itself(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        assert get(server.port, "/healthz")[0] == 200
        assert get(server.port, "/readyz")[0] == 200
        assert get(server.port, "/en/")[0] == 200

    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600
    assert len((tmp_path / "secret").read_text()) >= 48


def test_the_secret_survives_a_restart_and_so_does_the_learner(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        browser = server.browser()
        attempt = browser.start("history-01")
        assert browser.save(attempt, 1, "a") == 204
    with serving(tmp_path) as server:
        again = server.browser(browser)
        page = again.get(f"/en/attempts/{attempt}")
        assert page.status == 200
        assert again.save(attempt, 2, "b") == 204


@pytest.mark.parametrize("stall", [b"", b"GET /en/ HTTP/1.1\r\nHost: x\r\n", b"PUT /api/x HTTP/1.1\r\n"])
def test_twenty_stalled_clients_hold_up_nobody(tmp_path: Path, stall: bytes) -> None:
    with serving(tmp_path) as server:
        stalled = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(20)]
        try:
            for client in stalled:
                client.sendall(stall)
            begun = time.monotonic()
            for _ in range(10):
                assert get(server.port, "/healthz")[0] == 200
            assert time.monotonic() - begun < HELD
        finally:
            for client in stalled:
                client.close()


def test_twenty_slow_uploads_and_slow_readers_hold_up_nobody(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        head = b"POST /en/code HTTP/1.1\r\nHost: x\r\nContent-Length: 500000\r\n\r\n" + b"x" * 1000
        clients = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(40)]
        try:
            for client in clients[:20]:
                client.sendall(head)
            for client in clients[20:]:  # ask for pages and never read them
                client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
                client.sendall(b"GET /en/guide HTTP/1.1\r\nHost: x\r\n\r\n" * 20)
            for _ in range(5):
                assert get(server.port, "/healthz")[0] == 200
        finally:
            for client in clients:
                client.close()


def test_stopping_lets_requests_under_way_finish(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        browser = server.browser()
        attempt = browser.start("history-01")
        statuses: list[int] = []

        def save() -> None:
            for position in range(1, 17):
                try:
                    statuses.append(browser.save(attempt, position, "a"))
                except (OSError, http.client.HTTPException):
                    return

        thread = threading.Thread(target=save)
        thread.start()
        while len(statuses) < 2 and thread.is_alive():  # some are answered, and one is mostly on its way
            time.sleep(0.001)
        server.process.send_signal(signal.SIGTERM)
        thread.join()
        assert server.process.wait(timeout=HELD) == 0
        assert set(statuses) == {204}
    with serving(tmp_path) as server:
        again = server.browser(browser)
        page = again.get(f"/en/attempts/{attempt}").body
        assert page.count(b'value="a" checked') >= len(statuses) >= 2


def test_two_workers_share_one_port(tmp_path: Path) -> None:
    with serving(tmp_path, "--workers", "2") as server:
        browsers = [server.browser() for _ in range(6)]
        for browser in browsers:
            attempt = browser.start("history-01")
            assert browser.save(attempt, 1, "a") == 204


def test_a_port_that_is_taken_is_a_sentence_and_not_a_traceback(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ended = elearn(tmp_path, "serve", "--port", str(taken.getsockname()[1]), check=False)

    assert ended.returncode == 1
    assert "Cannot listen on" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_asked_to_it_opens_the_site_in_this_computers_browser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser, opened = tmp_path / "browser", tmp_path / "opened"
    browser.write_text(f'#!/bin/sh\necho "$1" > {opened}\n')
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(browser))

    with serving(tmp_path, "--open", "--host", "0.0.0.0") as server:  # noqa: S104 - as start.bat does
        assert server.browser().get("/en/").status == 200
        while not (opened.exists() and opened.read_text()):
            time.sleep(0.001)
        assert opened.read_text() == f"http://127.0.0.1:{server.port}/\n"
