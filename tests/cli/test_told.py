"""What an operator gets wrong is said in a sentence."""

from pathlib import Path

import pytest

from tests.cli.serving import elearn


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("ELEARN_PROXIES", "one", "ELEARN_PROXIES"),
        ("ELEARN_TLS", "maybe", "ELEARN_TLS"),
        ("ELEARN_DATABASE_URL", "nonsense", "ELEARN_DATABASE_URL"),
        ("ELEARN_DATABASE_URL", "postgresql://127.0.0.1:1/none", "does not answer"),
        ("ELEARN_DATABASE_URL", "sqlite:////nowhere/at/all.db", "does not answer"),
    ],
)
def test_a_bad_setting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(name, value)

    ended = elearn(tmp_path, "serve", "--port", "0", check=False)

    assert (ended.returncode, "Traceback" in ended.stderr) == (1, False)
    assert said in ended.stderr


@pytest.mark.parametrize(("folder", "said"), [("", "no database"), ("missing", "No such file")])
def test_a_backup_that_cannot_be_made_leaves_nothing_behind(tmp_path: Path, folder: str, said: str) -> None:
    if folder:
        elearn(tmp_path, "db", "upgrade")

    ended = elearn(tmp_path, "backup", str(tmp_path / folder / "file"), check=False)

    assert (ended.returncode, "Traceback" in ended.stderr) == (1, False)
    assert said in ended.stderr
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("file")]
