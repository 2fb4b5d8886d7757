import threading
from pathlib import Path

from tests.cli.serving import elearn, serving


def test_a_backup_taken_while_serving_restores_what_was_saved_before_it(tmp_path: Path) -> None:
    data, file = tmp_path / "data", tmp_path / "elearn.backup"
    data.mkdir()
    with serving(data) as server:
        browser = server.browser()
        attempt = browser.start("history-01")
        assert browser.save(attempt, 1, "a") == 204
        stop = threading.Event()
        other = server.browser()
        others_attempt = other.start("history-01")

        def keep_saving() -> None:
            while not stop.is_set():
                assert other.save(others_attempt, 2, "b") == 204

        saver = threading.Thread(target=keep_saving)
        saver.start()
        try:
            elearn(data, "backup", str(file))
        finally:
            stop.set()
            saver.join()
        assert browser.save(attempt, 1, "c") == 204
        elearn(data, "restore", "--yes", str(file))
        page = browser.get(f"/en/attempts/{attempt}").body.decode()

    assert file.stat().st_mode & 0o077 == 0
    assert 'name="response-1" value="a" checked' in page
    assert 'name="response-1" value="c" checked' not in page


def test_a_damaged_backup_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "elearn.backup"
    elearn(tmp_path, "db", "upgrade")
    elearn(tmp_path, "backup", str(file))
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file.write_bytes(content)

    ended = elearn(tmp_path, "restore", "--yes", str(file), check=False)

    assert ended.returncode == 1
    assert "Nothing was changed" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_the_example_fills_an_empty_database_and_refuses_one_in_use(tmp_path: Path) -> None:
    first = elearn(tmp_path, "demo")
    second = elearn(tmp_path, "demo", check=False)

    assert len(first.stdout.splitlines()) == 12
    assert second.returncode == 1
    assert "needs an empty one" in second.stderr


def test_the_same_seed_gives_the_same_example(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("one", "two")]
    for folder in folders:
        folder.mkdir()

    assert elearn(folders[0], "demo").stdout == elearn(folders[1], "demo").stdout
