"""What differs on Windows and macOS, as far as it can be shown here."""

import resource
import select
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from elearn.cli.limits import CONNECTIONS, OTHER_FILES, SELECTABLE, connection_limit
from tests.cli.serving import serving

LIMITED = """
import resource
resource.setrlimit(resource.RLIMIT_NOFILE, ({soft}, {hard}))
from elearn.cli.limits import connection_limit
print(connection_limit(), resource.getrlimit(resource.RLIMIT_NOFILE)[0])
"""
WITHOUT_POLL = "import select; del select.poll; from elearn.app import main; main()"


def test_an_output_with_few_letters_does_not_keep_the_room_from_being_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "cp1251")

    with serving(tmp_path, "--host", "0.0.0.0") as server:  # noqa: S104 - what the test is about
        assert server.browser().get("/en/").status == 200


@pytest.mark.parametrize(
    ("soft", "hard", "connections", "raised_to"),
    [
        (256, 10_000, CONNECTIONS, CONNECTIONS + OTHER_FILES),
        (256, 600, 600 - OTHER_FILES, 600),
        (5_000, 10_000, CONNECTIONS, 5_000),
    ],
)
def test_files_are_asked_for_as_connections_need_them(
    soft: int, hard: int, connections: int, raised_to: int
) -> None:
    if resource.getrlimit(resource.RLIMIT_NOFILE)[1] < hard:
        pytest.skip("this system allows fewer open files")
    said = subprocess.check_output([sys.executable, "-c", LIMITED.format(soft=soft, hard=hard)], text=True)

    assert said.split() == [str(connections), str(raised_to)]


def test_without_poll_there_are_fewer_connections_than_select_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(select, "poll")

    assert connection_limit() == SELECTABLE < 512


def test_without_poll_a_room_is_served_all_the_same(tmp_path: Path) -> None:
    with serving(tmp_path, command=[sys.executable, "-c", WITHOUT_POLL]) as server:
        browsers = [server.browser() for _ in range(20)]
        readers = [threading.Thread(target=browser.get, args=("/en/",)) for browser in browsers]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()

        assert browsers[0].get("/en/").status == 200
