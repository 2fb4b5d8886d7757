import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from elearn.settings import SettingUnusable, read_settings

#: Twenty new folders, one after the other, as three processes race through them.
START = """
import sys
from elearn.settings import read_settings
for n in range(20):
    print(read_settings({"ELEARN_DATA": f"{sys.argv[1]}/{n}"}).secret_key)
"""


def secret_in(folder: str) -> str:
    return read_settings({"ELEARN_DATA": folder}).secret_key


def test_the_secret_is_long_private_and_the_same_the_next_time(tmp_path: Path) -> None:
    first = secret_in(str(tmp_path / "new"))

    assert len(first) >= 48
    assert secret_in(str(tmp_path / "new")) == first
    assert os.listdir(tmp_path / "new") == ["secret"]  # noqa: PTH208 - the names alone
    assert stat.S_IMODE((tmp_path / "new/secret").stat().st_mode) == 0o600


@pytest.mark.parametrize("left", ["", "\n"])
def test_an_empty_secret_is_none_and_a_new_one_is_made(tmp_path: Path, left: str) -> None:
    (tmp_path / "secret").write_text(left)

    assert len(secret_in(str(tmp_path))) >= 48
    assert secret_in(str(tmp_path)) == (tmp_path / "secret").read_text()


def test_processes_that_start_at_once_agree_on_one_secret(tmp_path: Path) -> None:
    processes = [
        subprocess.Popen([sys.executable, "-c", START, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    secrets = [process.communicate(timeout=60)[0].split() for process in processes]

    assert secrets[0] == secrets[1] == secrets[2]
    assert len(set(secrets[0])) == 20
    assert all(len(secret) >= 48 for secret in secrets[0])


def test_it_works_where_there_are_no_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError("not on this file system")

    monkeypatch.setattr(Path, "hardlink_to", refuse)

    assert len(secret_in(str(tmp_path))) >= 48


@pytest.mark.parametrize(
    ("text", "is_on"),
    [("1", True), ("true", True), ("Yes", True), ("on", True), ("0", False), ("NO", False), ("", False)],
)
def test_a_switch_is_read_as_people_write_it(tmp_path: Path, text: str, is_on: bool) -> None:
    settings = read_settings({"ELEARN_DATA": str(tmp_path), "ELEARN_TLS": text})

    assert settings.secure_cookies is is_on


@pytest.mark.parametrize(
    ("name", "text"), [("ELEARN_TLS", "maybe"), ("ELEARN_PROXIES", "one"), ("ELEARN_PROXIES", "-1")]
)
def test_a_setting_that_says_nothing_is_refused_by_name(tmp_path: Path, name: str, text: str) -> None:
    with pytest.raises(SettingUnusable, match=name):
        read_settings({"ELEARN_DATA": str(tmp_path), name: text})
